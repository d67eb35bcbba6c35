//! Filling a tree in the order of its keys so that its leaves are full.
//!
//! sled keeps some 290 bytes for every leaf from when it is opened, 170 while it is filled, whatever the size of
//! its cache: the table of pages is in memory as a whole. It parts a leaf that has 17 keys into 9 and
//! 8: where keys come in any order a leaf has 11 in the end, and 9 where they come in their own. So of every 16
//! keys 7 come only when the leaf of the others has been parted from the next one, and 3 of the others get
//! their values then: ten changes, after which sled also writes the leaf down in one piece.

use super::guard::Trouble;
use super::tree::{Change, Tree};
use sled::IVec;

/// How many keys a leaf holds before it is parted.
const LEAF: usize = 16;
/// Which of them, by place, get their values later, and which come later; the last holds the leaf's end.
const EMPTY: std::ops::Range<usize> = 0..3;
const LATER: std::ops::Range<usize> = 8..15;
/// How many changes wait for leaves that may not be parted yet: those of the last two.
const BEHIND: usize = 2 * (EMPTY.end - EMPTY.start + LATER.end - LATER.start);
/// How many leaves, and how many bytes, are filled together.
const LEAVES: usize = 64;
const BYTES: usize = 1 << 20;

/// A tree that is being filled.
#[derive(Default)]
pub struct Filling {
    number: usize,
    bytes: usize,
    now: Vec<Change>,
    later: Vec<Change>,
}

impl Filling {
    /// Adds a key that comes after all those before. After an error the tree must not be used any more.
    pub fn add(&mut self, tree: &mut Tree, key: IVec, value: IVec) -> Result<(), Trouble> {
        let place = self.number % LEAF;
        self.number += 1;
        self.bytes += key.len() + value.len();
        if EMPTY.contains(&place) {
            self.now.push((key.clone(), Some(IVec::default())));
        }
        match EMPTY.contains(&place) || LATER.contains(&place) {
            true => self.later.push((key, Some(value))),
            false => self.now.push((key, Some(value))),
        }
        let enough = self.number.is_multiple_of(LEAVES * LEAF) || self.bytes >= BYTES;
        match enough && self.number.is_multiple_of(LEAF) {
            true => self.write_out(tree, BEHIND),
            false => Ok(()),
        }
    }

    /// Gives the tree what waits. After an error it must not be used any more.
    pub fn finish(mut self, tree: &mut Tree) -> Result<(), Trouble> {
        self.write_out(tree, 0)
    }

    /// What came first goes into the tree before what comes later, but for so many changes.
    fn write_out(&mut self, tree: &mut Tree, behind: usize) -> Result<(), Trouble> {
        let ready = self.later.len().saturating_sub(behind);
        for changes in [self.now.drain(..), self.later.drain(..ready)] {
            tree.write_in_order(changes.collect())?;
        }
        self.bytes = 0;
        Ok(())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use std::path::Path;

    fn entries(number: usize) -> impl Iterator<Item = (IVec, IVec)> {
        let entry = |number: usize| {
            let value = vec![7; number % 500];
            (IVec::from(&number.to_be_bytes()), IVec::from(value))
        };
        (0..number).map(entry)
    }

    /// The bytes that a tree takes when it is opened.
    fn opened(folder: &Path) -> i64 {
        // What sled makes once in a program is there already.
        drop(Tree::open(folder).unwrap());
        let mut tree = None;
        let counted = allocation_counter::measure(|| tree = Some(Tree::open(folder).unwrap()));
        counted.bytes_current
    }

    #[test]
    fn whatever_is_filled_in_is_there() {
        for number in [0, 1, 8, 16, 17, 1023, 1024, 1025, 1500] {
            let folder = tempfile::tempdir().unwrap();
            let mut tree = Tree::open(folder.path()).unwrap();
            let mut filling = Filling::default();
            for (key, value) in entries(number) {
                filling.add(&mut tree, key, value).ok().unwrap();
            }
            filling.finish(&mut tree).ok().unwrap();
            let found = tree.with_prefix(&[]).map(|entry| entry.ok().unwrap());
            assert!(found.eq(entries(number)), "{number}");
        }
    }

    #[test]
    fn a_tree_that_was_filled_takes_less_memory_when_it_is_opened() {
        const NUMBER: i64 = 20_000;
        /// What a key takes at most: its part of a full leaf.
        const BYTES: i64 = 20;
        let folders = [(); 3].map(|()| tempfile::tempdir().unwrap());
        let [none, one_by_one, filled] = folders.each_ref().map(|folder| {
            let path = folder.path();
            (path, Tree::open(path).unwrap())
        });
        let (mut tree, mut filling) = (filled.1, Filling::default());
        for (key, value) in entries(NUMBER as usize) {
            filling.add(&mut tree, key, value).ok().unwrap();
        }
        filling.finish(&mut tree).ok().unwrap();
        let mut other = one_by_one.1;
        for (key, value) in entries(NUMBER as usize) {
            other.change(vec![(key, Some(value))]).ok().unwrap();
        }
        other.write_out().ok().unwrap();
        drop((none.1, tree, other));
        let none = opened(none.0);
        let [one_by_one, filled] = [one_by_one.0, filled.0].map(|folder| opened(folder) - none);
        assert!(filled < BYTES * NUMBER, "{filled}");
        assert!(filled * 4 < one_by_one * 3, "{filled}, {one_by_one}");
    }
}
