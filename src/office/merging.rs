//! Lists that are in order each, as one list in that order: to have its first rows, the first row of each is
//! looked at, and the next one of a list whose row was taken.

use super::orders::looked_at;
use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::collections::binary_heap::PeekMut;
use std::{iter, mem};

/// What these lists hold, in the order that each of them is in.
pub(super) fn merged<T, List: Iterator<Item = T>>(
    lists: impl Iterator<Item = List>,
    order: impl Fn(&T, &T) -> Ordering + Copy,
) -> impl Iterator<Item = T> {
    let heads = lists.filter_map(|mut rest| {
        let first = rest.next()?;
        Some(Head { first, rest, order })
    });
    let mut heads: BinaryHeap<_> = heads.collect();
    iter::from_fn(move || {
        let mut head = heads.peek_mut()?;
        Some(match head.rest.next() {
            Some(next) => mem::replace(&mut head.first, next),
            None => PeekMut::pop(head).first,
        })
    })
}

/// A list that is not at its end. The greatest of several is the one whose first row comes first.
struct Head<T, List, Order> {
    first: T,
    rest: List,
    order: Order,
}

impl<T, List, Order: Fn(&T, &T) -> Ordering> Ord for Head<T, List, Order> {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.order)(looked_at(&other.first), &self.first)
    }
}

impl<T, List, Order: Fn(&T, &T) -> Ordering> PartialOrd for Head<T, List, Order> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T, List, Order: Fn(&T, &T) -> Ordering> PartialEq for Head<T, List, Order> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl<T, List, Order: Fn(&T, &T) -> Ordering> Eq for Head<T, List, Order> {}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_merged_is_what_is_sorted(
            lists in proptest::collection::vec(proptest::collection::vec(0_u8..40, 0..12), 0..20),
        ) {
            let mut lists: Vec<Vec<u8>> = lists;
            lists.iter_mut().for_each(|list| list.sort_unstable());
            let mut sorted = lists.concat();
            sorted.sort_unstable();
            let merged = merged(lists.into_iter().map(Vec::into_iter), u8::cmp);
            prop_assert_eq!(merged.collect::<Vec<u8>>(), sorted);
        }
    }
}
