//! Some of the cases of a specialist, as a bit for each.

/// A bit for each of so many.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Marks(Vec<u64>);

impl Marks {
    /// None of so many.
    pub fn none(of: usize) -> Self {
        Self(vec![0; of.div_ceil(64)])
    }

    /// Marks one.
    pub fn set(&mut self, place: usize) {
        if let Some(word) = self.0.get_mut(place / 64) {
            *word |= 1 << (place % 64);
        }
    }

    /// Takes the mark off one.
    pub fn clear(&mut self, place: usize) {
        if let Some(word) = self.0.get_mut(place / 64) {
            *word &= !(1 << (place % 64));
        }
    }

    /// Whether one is marked.
    pub fn has(&self, place: usize) -> bool {
        let word = self.0.get(place / 64);
        word.is_some_and(|word| word & (1 << (place % 64)) != 0)
    }

    /// How many are marked.
    pub fn count(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Leaves those that are marked there as well.
    pub fn retain(&mut self, also: &Self) {
        let both = self.0.iter_mut().zip(&also.0);
        both.for_each(|(word, also)| *word &= also);
    }

    /// Those that are marked, in order.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.0.iter().enumerate().flat_map(|(at, word)| {
            let next = |left: &u64| Some(left & (left - 1)).filter(|left| *left != 0);
            let left = std::iter::successors(Some(*word).filter(|word| *word != 0), next);
            left.map(move |left| at * 64 + left.trailing_zeros() as usize)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn marks_are_a_set(
            steps in proptest::collection::vec((0_usize..200, proptest::bool::ANY), 0..300),
            others in proptest::collection::btree_set(0_usize..200, 0..200),
        ) {
            let (mut marks, mut set) = (Marks::none(200), BTreeSet::new());
            for (place, put) in steps {
                if put {
                    marks.set(place);
                    set.insert(place);
                } else {
                    marks.clear(place);
                    set.remove(&place);
                }
            }
            prop_assert_eq!(marks.count(), set.len());
            prop_assert!((0..200).all(|place| marks.has(place) == set.contains(&place)));
            let mut also = Marks::none(200);
            others.iter().for_each(|place| also.set(*place));
            marks.retain(&also);
            let both: Vec<usize> = set.intersection(&others).copied().collect();
            prop_assert_eq!(marks.iter().collect::<Vec<_>>(), both);
        }
    }
}
