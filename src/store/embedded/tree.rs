//! sled with the last changes in front of it. sled writes to the disk with every batch it is given,
//! in the way of the journal's own writing; so changes wait in memory until there are enough of
//! them, and then go to sled as one batch. What waits is lost with the process, never a part of it,
//! and the journal brings it back.

use super::guard::{Trouble, guarded};
use crate::store::error::StoreError;
use rustix::fs::Mode;
use sled::IVec;
use std::cmp::Ordering;
use std::collections::{BTreeMap, btree_map};
use std::iter::Peekable;
use std::ops::Bound;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

const CACHE: u64 = 8 << 20;
/// How many bytes of keys and values wait at most, and how many keys.
const ENOUGH: usize = 1 << 20;
const MANY: usize = 1 << 10;
/// The room that is left alone beside what is written: two of sled's segments.
const SPARE: u64 = 1 << 20;

/// Where a range begins and where it ends; the first is never the greater.
pub type Bounds = (Bound<Vec<u8>>, Bound<Vec<u8>>);
/// A key with what it gets; nothing where it is taken away.
pub type Change = (IVec, Option<IVec>);

/// Keys and values in order.
pub struct Tree {
    folder: PathBuf,
    sled: sled::Db,
    waiting: BTreeMap<IVec, Option<IVec>>,
    /// The bytes of all that was ever put to what waits now.
    bytes: usize,
}

impl Tree {
    /// Opens sled, which leaves the rights of its files to the process, also of those it makes later:
    /// from here on new files are for their owner alone. Its lock may be held for a moment after a
    /// tree in this process was dropped.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        rustix::process::umask(Mode::RWXG | Mode::RWXO);
        let open = || {
            guarded(|| {
                let config = sled::Config::new()
                    .path(folder)
                    .cache_capacity(CACHE)
                    .flush_every_ms(None)
                    .mode(sled::Mode::LowSpace)
                    .use_compression(false);
                Ok(Self {
                    folder: folder.to_path_buf(),
                    sled: config.open()?,
                    waiting: BTreeMap::new(),
                    bytes: 0,
                })
            })
        };
        for _ in 0..5 {
            match open() {
                Err(StoreError::Unavailable) => thread::sleep(Duration::from_millis(50)),
                opened => return opened,
            }
        }
        open()
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.waiting.is_empty() && self.sled.is_empty()
    }

    /// The bytes of sled's files; what waits is not among them.
    pub fn size_on_disk(&self) -> Result<u64, Trouble> {
        Ok(self.sled.size_on_disk()?)
    }

    /// The value under a key.
    pub fn get(&self, key: &[u8]) -> Result<Option<IVec>, Trouble> {
        match self.waiting.get(key) {
            Some(waiting) => Ok(waiting.clone()),
            None => Ok(self.sled.get(key)?),
        }
    }

    /// The keys that begin so with their values, in order.
    pub fn with_prefix(
        &self,
        prefix: &[u8],
    ) -> impl Iterator<Item = Result<(IVec, IVec), Trouble>> + use<'_> {
        let bounds = (Bound::Included(prefix.to_vec()), behind(prefix));
        self.range(&bounds)
    }

    /// The keys within these bounds with their values, in order; only upwards, for sled's way down brings a
    /// key of 1 MiB into the program.
    pub fn range(
        &self,
        (first, last): &Bounds,
    ) -> impl Iterator<Item = Result<(IVec, IVec), Trouble>> + use<'_> {
        let first = first.as_ref().map(Vec::as_slice);
        let bounds = (first, last.as_ref().map(Vec::as_slice));
        let mut older = self.sled.range::<&[u8], _>(bounds).peekable();
        let mut newer = self.waiting.range::<[u8], _>(bounds).peekable();
        std::iter::from_fn(move || next(&mut older, &mut newer))
    }

    /// Makes changes together. After an error the tree must not be used any more.
    pub fn change(&mut self, changes: Vec<Change>) -> Result<(), Trouble> {
        for (key, value) in changes {
            self.bytes += key.len() + value.as_ref().map_or(0, |value| value.len());
            self.waiting.insert(key, value);
        }
        let enough = self.bytes >= ENOUGH || self.waiting.len() >= MANY;
        match enough && self.has_room() {
            true => self.write_out(),
            false => Ok(()),
        }
    }

    /// Gives sled these changes one after the other, in the order they have here; together with others where
    /// the disk has no room now. After an error the tree must not be used any more.
    pub fn write_in_order(&mut self, changes: Vec<Change>) -> Result<(), Trouble> {
        if !self.waiting.is_empty() || !self.has_room() {
            return self.change(changes);
        }
        for (key, value) in &changes {
            match value {
                Some(value) => self.sled.insert(key, value)?,
                None => self.sled.remove(key)?,
            };
        }
        self.settle(changes.iter().map(|(key, _)| key))
    }

    /// Whether the disk has room for what waits, several times over. Where sled finds none it may wait for
    /// ever when it is dropped; what waits goes on waiting then.
    fn has_room(&self) -> bool {
        let Ok(disk) = rustix::fs::statvfs(&self.folder) else {
            return false;
        };
        let free = disk.f_bavail.saturating_mul(disk.f_frsize);
        // Some file systems do not say.
        disk.f_blocks == 0 || free > SPARE + 4 * self.bytes as u64
    }

    /// Gives all that waits to sled, as one batch. After an error the tree must not be used any more.
    pub fn write_out(&mut self) -> Result<(), Trouble> {
        self.bytes = 0;
        let waiting = std::mem::take(&mut self.waiting);
        let mut batch = sled::Batch::default();
        for (key, value) in &waiting {
            match value {
                Some(value) => batch.insert(key, value),
                None => batch.remove(key),
            }
        }
        self.sled.apply_batch(batch)?;
        self.settle(waiting.keys())
    }

    /// Has sled end what it does with the changes of these keys.
    fn settle<'a>(&self, mut keys: impl Iterator<Item = &'a IVec>) -> Result<(), Trouble> {
        // Else it would go on writing on threads of its own, in the way of later commits.
        self.sled.flush()?;
        // A batch leaves pages outdated; sled frees some of them now and then when it is asked for a
        // key, and keeps them in memory until then. Better now than at the cost of later commits.
        keys.try_for_each(|key| Ok(self.sled.get(key).map(drop)?))
    }
}

impl Drop for Tree {
    fn drop(&mut self) {
        if !self.waiting.is_empty() && self.has_room() {
            // What sled does not get the journal brings back.
            let _ = guarded(|| self.write_out());
        }
    }
}

/// The next of what there is when the newer is laid over the older.
fn next(
    older: &mut Peekable<sled::Iter>,
    newer: &mut Peekable<btree_map::Range<'_, IVec, Option<IVec>>>,
) -> Option<Result<(IVec, IVec), Trouble>> {
    loop {
        let order = match (older.peek(), newer.peek()) {
            (None, _) => Ordering::Greater,
            (Some(_), None) | (Some(Err(_)), _) => Ordering::Less,
            (Some(Ok((older, _))), Some((newer, _))) => older.cmp(newer),
        };
        if order.is_lt() {
            return Some(older.next()?.map_err(Trouble::from));
        }
        if order.is_eq() {
            older.next();
        }
        if let (key, Some(value)) = newer.next()? {
            return Some(Ok((key.clone(), value.clone())));
        }
    }
}

/// The first key behind all those with this prefix.
fn behind(prefix: &[u8]) -> Bound<Vec<u8>> {
    let mut next = prefix.to_vec();
    while let Some(last) = next.pop() {
        if last < u8::MAX {
            next.push(last + 1);
            return Bound::Excluded(next);
        }
    }
    Bound::Unbounded
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[derive(Debug, Clone)]
    enum Step {
        Change(Vec<(Vec<u8>, Option<u8>)>),
        WriteOut,
        Reopen,
    }

    fn some_step() -> impl Strategy<Value = Step> {
        let key = proptest::collection::vec(0u8..3, 1..4);
        let change = proptest::collection::vec((key, any::<Option<u8>>()), 0..6);
        prop_oneof![
            8 => change.prop_map(Step::Change),
            2 => Just(Step::WriteOut),
            1 => Just(Step::Reopen),
        ]
    }

    fn ranges() -> Vec<Bounds> {
        let places = [vec![], vec![0], vec![1, 1], vec![1, 1, 2], vec![2], vec![9]];
        let mut ranges = Vec::new();
        for (number, first) in places.iter().enumerate() {
            for last in places.iter().skip(number + 1).cloned() {
                for last in [Bound::Excluded(last), Bound::Unbounded] {
                    ranges.push((Bound::Included(first.clone()), last.clone()));
                    ranges.push((Bound::Excluded(first.clone()), last));
                }
            }
        }
        ranges
    }

    type Model = BTreeMap<Vec<u8>, Vec<u8>>;

    fn assert_same(tree: &Tree, model: &Model) -> Result<(), TestCaseError> {
        for bounds in ranges() {
            let range = tree.range(&bounds);
            let found: Vec<_> = range.map(|entry| entry.ok().unwrap()).collect();
            let range = model.range(bounds.clone());
            let expected: Vec<(IVec, IVec)> = range
                .map(|(key, value)| (key.as_slice().into(), value.as_slice().into()))
                .collect();
            prop_assert_eq!(found, expected, "{:?}", bounds);
        }
        Ok(())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn what_waits_is_read_as_what_was_written_out(
            steps in proptest::collection::vec(some_step(), 1..30),
        ) {
            let folder = tempfile::tempdir().unwrap();
            let mut tree = Tree::open(folder.path()).unwrap();
            let mut model = Model::new();
            for step in steps {
                match step {
                    Step::Change(changes) => {
                        let value = |value: Option<u8>| value.map(|value| IVec::from(&[value]));
                        let put = changes.iter().map(|(key, to)| (key.as_slice().into(), value(*to)));
                        tree.change(put.collect()).ok().unwrap();
                        for (key, value) in changes {
                            match value {
                                Some(value) => model.insert(key, vec![value]),
                                None => model.remove(&key),
                            };
                        }
                    }
                    Step::WriteOut => tree.write_out().ok().unwrap(),
                    Step::Reopen => {
                        drop(tree);
                        tree = Tree::open(folder.path()).unwrap();
                    }
                }
                for key in [vec![0], vec![1, 1], vec![2, 2, 2]] {
                    let found = tree.get(&key).ok().unwrap();
                    prop_assert_eq!(found.as_deref(), model.get(&key).map(Vec::as_slice));
                }
            }
            assert_same(&tree, &model)?;
        }
    }

    #[test]
    fn only_so_much_waits() {
        let folder = tempfile::tempdir().unwrap();
        let mut tree = Tree::open(folder.path()).unwrap();
        let value = IVec::from(vec![7; ENOUGH / 4]);
        let mut most = 0;
        for number in 0..9 {
            let change = (IVec::from(&[number]), Some(value.clone()));
            tree.change(vec![change]).ok().unwrap();
            most = most.max(tree.waiting.len());
        }
        assert_eq!((most, tree.waiting.len()), (3, 1));
        assert_eq!(tree.with_prefix(&[]).count(), 9);
        let small = |number: usize| (IVec::from(&number.to_be_bytes()), Some(IVec::default()));
        tree.change((1..MANY - 1).map(small).collect())
            .ok()
            .unwrap();
        assert_eq!(tree.waiting.len(), MANY - 1);
        tree.change(vec![small(0)]).ok().unwrap();
        assert_eq!(tree.waiting.len(), 0);
    }
}
