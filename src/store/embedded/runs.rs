//! Entries that come in any order, to be given in the order of their keys. They are gathered in memory
//! until they are many, and then written as a run, a snapshot of its own; in the end all runs are read side
//! by side. So memory does not grow with what is gathered, but for a block of each run.

use super::NEW_JOURNAL;
use super::segment::{Identity, Segments};
use super::snapshot::{Head, Reader, Writer};
use crate::store::disk::Disk;
use crate::store::engine::{Key, Stored};
use crate::store::error::StoreError;
use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::collections::binary_heap::PeekMut;
use std::path::Path;
use std::sync::Arc;
use std::{mem, vec};

/// How many bytes of memory the gathered entries may take.
const MEMORY: usize = 48 << 20;
/// What an entry takes of it beside its key and value.
const BESIDE: usize = 128;

/// Entries in the order of their keys.
pub trait Entries {
    /// The next entry; `None` when all were given.
    ///
    /// # Errors
    /// What is read has changed, or cannot be read.
    fn next_entry(&mut self) -> Result<Option<(Key, Stored)>, StoreError>;
}

impl Entries for Reader {
    fn next_entry(&mut self) -> Result<Option<(Key, Stored)>, StoreError> {
        Self::next_entry(self)
    }
}

impl Entries for vec::IntoIter<(Key, Stored)> {
    fn next_entry(&mut self) -> Result<Option<(Key, Stored)>, StoreError> {
        Ok(self.next())
    }
}

/// The entries that were gathered so far.
pub struct Runs {
    segments: Segments,
    gathered: Vec<(Key, Stored)>,
    memory: usize,
    most: usize,
    /// How many runs were written.
    written: u32,
    /// Bytes of all keys and values.
    bytes: u64,
}

/// All that was gathered.
pub struct Sorted(BinaryHeap<Run>);

/// A run with its next entry.
struct Run {
    next: (Key, Stored),
    rest: Box<dyn Entries>,
}

impl Runs {
    /// No entries yet, for the store in this folder. The runs lie where its journal is written anew.
    pub fn new(disk: Arc<dyn Disk>, path: &Path, identity: Identity) -> Self {
        Self {
            segments: Segments::new(disk, path.join(NEW_JOURNAL), identity),
            gathered: Vec::new(),
            memory: 0,
            most: MEMORY,
            written: 0,
            bytes: 0,
        }
    }

    /// Bytes of all keys and values.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Adds an entry. Of those with one key any may be given in the end.
    ///
    /// # Errors
    /// Those of the disk, among them [`StoreError::Full`].
    pub fn add(&mut self, key: Key, stored: Stored) -> Result<(), StoreError> {
        let bytes = key.len() + stored.value.len();
        self.bytes += bytes as u64;
        self.memory += bytes + BESIDE;
        self.gathered.push((key, stored));
        if self.memory >= self.most {
            self.write_out()?;
        }
        Ok(())
    }

    /// Everything in order.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn sorted(mut self) -> Result<Sorted, StoreError> {
        let mut sorted = Sorted(BinaryHeap::new());
        for number in 1..=self.written {
            sorted.add(Box::new(self.segments.snapshot(number)?))?;
        }
        sorted.add(Box::new(self.take().into_iter()))?;
        Ok(sorted)
    }

    /// Gives what is gathered in memory, in order.
    fn take(&mut self) -> Vec<(Key, Stored)> {
        self.memory = 0;
        let mut gathered = mem::take(&mut self.gathered);
        gathered.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        gathered
    }

    fn write_out(&mut self) -> Result<(), StoreError> {
        let entries = self.take();
        let (segments, number) = (&self.segments, self.written + 1);
        let head = Head {
            store_id: segments.identity.store_id,
            position: segments.beginning(),
            recent: Vec::new(),
        };
        segments.disk.create_folder(&segments.folder)?;
        let file = segments.disk.open(&segments.snapshot_path(number), true)?;
        let mut writer = Writer::begin(file.as_ref(), 0, &segments.identity.key, &head)?;
        for (key, stored) in &entries {
            writer.add(key, stored)?;
        }
        writer.finish()?;
        self.written = number;
        Ok(())
    }
}

impl Sorted {
    fn add(&mut self, mut entries: Box<dyn Entries>) -> Result<(), StoreError> {
        if let Some(next) = entries.next_entry()? {
            let rest = entries;
            self.0.push(Run { next, rest });
        }
        Ok(())
    }

    fn step(&mut self) -> Result<Option<(Key, Stored)>, StoreError> {
        let Some(mut run) = self.0.peek_mut() else {
            return Ok(None);
        };
        Ok(Some(match run.rest.next_entry()? {
            Some(next) => mem::replace(&mut run.next, next),
            None => PeekMut::pop(run).next,
        }))
    }
}

impl Entries for Sorted {
    fn next_entry(&mut self) -> Result<Option<(Key, Stored)>, StoreError> {
        let entry = self.step()?;
        while let (Some((key, _)), Some(run)) = (&entry, self.0.peek())
            && run.next.0 == *key
        {
            self.step()?;
        }
        Ok(entry)
    }
}

/// The greatest run of a heap is the one whose next key is the smallest.
impl Ord for Run {
    fn cmp(&self, other: &Self) -> Ordering {
        other.next.0.cmp(&self.next.0)
    }
}

impl PartialOrd for Run {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Run {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Run {}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::store::disk::SystemDisk;
    use crate::store::embedded::snapshot::SnapshotKey;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn what_comes_in_any_order_is_given_in_the_order_of_the_keys_each_key_once(
            keys in proptest::collection::vec(proptest::collection::vec(0u8..5, 1..4), 0..60),
            most in 1usize..2_000,
        ) {
            let folder = tempfile::tempdir().unwrap();
            let identity = Identity {
                store_id: [9; 16],
                key: SnapshotKey::new([7; 32]),
                first_release: false,
            };
            let mut runs = Runs::new(Arc::new(SystemDisk), folder.path(), identity);
            runs.most = most;
            let stored = |key: &Key| Stored { version: 1, value: key.clone() };
            for key in &keys {
                runs.add(key.clone(), stored(key)).unwrap();
            }
            prop_assert_eq!(folder.path().join("journal.new").exists(), runs.written > 0);
            let mut sorted = runs.sorted().unwrap();
            let found: Vec<_> = std::iter::from_fn(|| sorted.next_entry().unwrap()).collect();
            let expected: BTreeMap<Key, Stored> = keys.iter().map(|key| (key.clone(), stored(key))).collect();
            prop_assert_eq!(found, expected.into_iter().collect::<Vec<_>>());
        }
    }
}
