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
        if self.0.len() <= place / 64 {
            self.0.resize(place / 64 + 1, 0);
        }
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

    /// Marks one or takes its mark off.
    pub fn put(&mut self, place: usize, marked: bool) {
        match marked {
            true => self.set(place),
            false => self.clear(place),
        }
    }

    /// Whether one is marked.
    pub fn has(&self, place: usize) -> bool {
        let word = self.0.get(place / 64);
        word.is_some_and(|word| word & (1 << (place % 64)) != 0)
    }

    /// Makes room for one that is not marked: that of this place and those after it move up.
    pub fn make_room(&mut self, place: usize) {
        let mut carried = 0;
        for (at, word) in self.0.iter_mut().enumerate().skip(place / 64) {
            let stay = match at == place / 64 {
                true => (1 << (place % 64)) - 1,
                false => 0,
            };
            let next = *word >> 63;
            *word = (*word & stay) | ((*word & !stay) << 1) | carried;
            carried = next;
        }
        self.0.extend(Some(carried).filter(|carried| *carried != 0));
    }

    /// Closes the gap that one leaves: those after it move down.
    pub fn close_up(&mut self, place: usize) {
        let mut carried = 0;
        for (at, word) in self.0.iter_mut().enumerate().skip(place / 64).rev() {
            let stay = match at == place / 64 {
                true => (1 << (place % 64)) - 1,
                false => 0,
            };
            let next = *word << 63;
            *word = (*word & stay) | ((*word >> 1) & !stay) | carried;
            carried = next;
        }
    }

    /// How many are marked.
    pub fn count(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// How many are marked there as well.
    pub fn count_also(&self, also: &Self) -> usize {
        let both = self.0.iter().zip(&also.0);
        let both = both.map(|(word, also)| (word & also).count_ones() as usize);
        both.sum()
    }

    /// Leaves those that are marked there as well.
    pub fn retain(&mut self, also: &Self) {
        self.0.truncate(also.0.len());
        let both = self.0.iter_mut().zip(&also.0);
        both.for_each(|(word, also)| *word &= also);
    }

    /// Takes the mark off those that are marked there.
    pub fn remove(&mut self, those: &Self) {
        let both = self.0.iter_mut().zip(&those.0);
        both.for_each(|(word, those)| *word &= !those);
    }

    /// Marks those as well that are marked there.
    pub fn join(&mut self, those: &Self) {
        self.0.resize(self.0.len().max(those.0.len()), 0);
        let both = self.0.iter_mut().zip(&those.0);
        both.for_each(|(word, those)| *word |= those);
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
            others in proptest::collection::btree_set(0_usize..300, 0..200),
        ) {
            let (mut marks, mut set) = (Marks::none(100), BTreeSet::new());
            for (place, marked) in steps {
                marks.put(place, marked);
                match marked {
                    true => set.insert(place),
                    false => set.remove(&place),
                };
            }
            prop_assert_eq!(marks.count(), set.len());
            prop_assert!((0..300).all(|place| marks.has(place) == set.contains(&place)));
            let mut also = Marks::default();
            others.iter().for_each(|place| also.set(*place));
            let changed = |change: fn(&mut Marks, &Marks)| {
                let mut changed = marks.clone();
                change(&mut changed, &also);
                changed.iter().collect::<BTreeSet<usize>>()
            };
            prop_assert_eq!(changed(Marks::retain), &set & &others);
            prop_assert_eq!(marks.count_also(&also), (&set & &others).len());
            prop_assert_eq!(changed(Marks::remove), &set - &others);
            prop_assert_eq!(changed(Marks::join), &set | &others);
        }

        #[test]
        fn marks_keep_to_what_they_mark_where_something_comes_between_and_goes(
            marked in proptest::collection::vec(proptest::bool::ANY, 0..200),
            steps in proptest::collection::vec((0_usize..200, proptest::bool::ANY), 0..20),
        ) {
            let (mut marks, mut expected) = (Marks::default(), marked);
            let places = expected.iter().enumerate();
            places.for_each(|(place, marked)| marks.put(place, *marked));
            for (place, comes) in steps {
                if comes && place <= expected.len() {
                    marks.make_room(place);
                    expected.insert(place, false);
                } else if place < expected.len() {
                    marks.close_up(place);
                    expected.remove(place);
                }
                prop_assert!((0..300).all(|at| marks.has(at) == expected.get(at).is_some_and(|one| *one)));
            }
        }
    }
}
