//! The entries that are there after a commit, in the order of their keys: those of the snapshot the
//! journal begins with, changed by the commits after it. The working copy is not asked.
//!
//! The keys that later commits touched are gathered a window at a time, with the places of their
//! values, so that memory is bounded however much was written; a window more is one more way through
//! the segments.

use super::base::Base;
use super::frame;
use super::segment::{Position, Segments};
use super::snapshot::Reader;
use crate::store::disk::DiskFile;
use crate::store::engine::{Key, Stored};
use crate::store::error::{Damage, StoreError};
use std::collections::{BTreeMap, btree_map};
use std::iter::Peekable;

/// How many keys a window has: some 20 MB.
pub const WINDOW: usize = 1 << 17;
/// How many segments are kept open to read values from.
const OPEN: usize = 64;

/// Keys with what was left there last: nothing, or a value at some place.
type Window = BTreeMap<Key, Option<Place>>;

/// The entries, one after the other.
pub struct Live {
    segments: Segments,
    /// Where the commits begin that come after the snapshot, and the last that counts.
    begin: Position,
    end: Position,
    older: Option<Reader>,
    /// The next entry of the snapshot.
    next_older: Option<(Key, Stored)>,
    newer: Peekable<btree_map::IntoIter<Key, Option<Place>>>,
    /// The first key behind the window; nothing when the window was the last.
    behind: Option<Key>,
    window: usize,
    files: BTreeMap<u32, Box<dyn DiskFile>>,
}

/// Where a value lies.
struct Place {
    segment: u32,
    offset: u64,
    length: usize,
    version: u64,
    crc: u32,
}

impl Live {
    /// The entries after the commit at `end`, which must not lie before the base.
    pub fn new(
        segments: &Segments,
        base: &Base,
        end: Position,
        window: usize,
    ) -> Result<Self, StoreError> {
        let older = base.snapshot.map(|number| segments.snapshot(number));
        let mut live = Self {
            segments: segments.clone(),
            begin: base.place,
            end,
            older: older.transpose()?,
            next_older: None,
            newer: Window::new().into_iter().peekable(),
            behind: Some(Key::new()),
            window,
            files: BTreeMap::new(),
        };
        live.step_older()?;
        Ok(live)
    }

    /// The next entry; `None` when all were given.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] if snapshot or segments have changed; what was given before is right.
    pub fn next_entry(&mut self) -> Result<Option<(Key, Stored)>, StoreError> {
        loop {
            self.fill_window()?;
            let older = self.next_older.as_ref().map(|(key, _)| key);
            let newer = self.newer.peek().map(|(key, _)| key);
            let only_older = older.is_some() && newer.is_none_or(|newer| older < Some(newer));
            let replaced = older.is_some() && older == newer;
            if only_older {
                return self.step_older();
            }
            if replaced {
                self.step_older()?;
            }
            match self.newer.next() {
                None => return Ok(None),
                Some((_, None)) => {}
                Some((key, Some(place))) => return Ok(Some((key, self.value(&place)?))),
            }
        }
    }

    /// Gives the next entry of the snapshot and reads the one after it.
    fn step_older(&mut self) -> Result<Option<(Key, Stored)>, StoreError> {
        let next = match &mut self.older {
            Some(reader) => reader.next_entry()?,
            None => None,
        };
        Ok(std::mem::replace(&mut self.next_older, next))
    }

    /// Gathers the next keys that were touched, when those before are used up.
    fn fill_window(&mut self) -> Result<(), StoreError> {
        while self.newer.peek().is_none()
            && let Some(from) = self.behind.take()
        {
            let (window, behind) = self.gather(&from)?;
            self.newer = window.into_iter().peekable();
            self.behind = behind;
        }
        Ok(())
    }

    /// The smallest keys from this one on that the commits touched, with the place of what they
    /// wrote last, and the first key beyond them.
    fn gather(&self, from: &Key) -> Result<(Window, Option<Key>), StoreError> {
        let mut window = Window::new();
        let mut behind: Option<Key> = None;
        if self.end.sequence <= self.begin.sequence {
            return Ok((window, behind));
        }
        let walk = self.segments.walk(self.begin, &mut |entry, position| {
            for (key, place) in touched(entry, position) {
                let here = key >= *from && behind.as_ref().is_none_or(|behind| key < *behind);
                if here {
                    window.insert(key, place);
                }
            }
            while window.len() > self.window {
                behind = window.pop_last().map(|(key, _)| key);
            }
            Ok(position.sequence < self.end.sequence)
        })?;
        if walk.last.sequence != self.end.sequence || walk.last.hash != self.end.hash {
            return Err(walk.too_short());
        }
        Ok((window, behind))
    }

    fn value(&mut self, place: &Place) -> Result<Stored, StoreError> {
        let mut value = vec![0; place.length];
        if place.length > 0 {
            if self.files.len() >= OPEN && !self.files.contains_key(&place.segment) {
                self.files.clear();
            }
            let file = match self.files.entry(place.segment) {
                btree_map::Entry::Occupied(file) => file.into_mut(),
                btree_map::Entry::Vacant(free) => {
                    free.insert(self.segments.open_to_read(place.segment)?)
                }
            };
            file.read_at(&mut value, place.offset)?;
        }
        if crc32fast::hash(&value) != place.crc {
            return Err(Damage::Journal {
                segment: place.segment,
                offset: place.offset,
                readable: self.begin.sequence,
            }
            .into());
        }
        Ok(Stored {
            version: place.version,
            value,
        })
    }
}

/// The keys of a commit with what it leaves there, in the order it happens.
fn touched(entry: frame::Entry, position: Position) -> impl Iterator<Item = (Key, Option<Place>)> {
    let offsets = frame::value_offsets(&entry);
    let deleted = entry.commit.deletes.into_iter().map(|key| (key, None));
    let puts = entry.commit.puts.into_iter().zip(offsets);
    deleted.chain(puts.map(move |((key, version, value), offset)| {
        let place = Place {
            segment: position.segment,
            offset: position.start + offset,
            length: value.len(),
            version,
            crc: crc32fast::hash(&value),
        };
        (key, Some(place))
    }))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::store::disk::SystemDisk;
    use crate::store::embedded::compaction::Source;
    use crate::store::embedded::journal::Journal;
    use crate::store::embedded::quarantine::Quarantine;
    use crate::store::embedded::segment::Identity;
    use crate::store::embedded::snapshot::{Head, SnapshotKey};
    use crate::store::engine::{Commit, Engine};
    use crate::store::memory::MemoryEngine;
    use proptest::prelude::*;
    use std::path::Path;
    use std::sync::Arc;

    fn journal(path: &Path) -> (Segments, Journal) {
        let identity = Identity {
            store_id: [9; 16],
            key: SnapshotKey::new([7; 32]),
            first_release: false,
        };
        let disk: Arc<dyn crate::store::disk::Disk> = Arc::new(SystemDisk);
        let segments = Segments::new(disk.clone(), path.join("journal"), identity);
        segments.create(1, &segments.beginning(), 0).unwrap();
        let walk = segments.walk(segments.beginning(), &mut |_, _| Ok(true));
        let quarantine = Quarantine::new(disk, path);
        let journal = Journal::open(segments.clone(), &walk.unwrap(), &quarantine);
        (segments, journal.unwrap())
    }

    fn some_commits() -> impl Strategy<Value = Vec<(Vec<Key>, Vec<Key>)>> {
        let key = || proptest::collection::vec(0u8..4, 1..3);
        let keys = move || proptest::collection::vec(key(), 0..5);
        proptest::collection::vec((keys(), keys()), 0..30)
    }

    fn commit(sequence: u64, puts: Vec<Key>, deletes: Vec<Key>) -> Commit {
        let put = |key: Key| {
            (
                key.clone(),
                sequence,
                [key, vec![sequence as u8; 5]].concat(),
            )
        };
        Commit {
            id: [0; 16],
            expect: deletes.iter().map(|key| (key.clone(), Some(1))).collect(),
            puts: puts.into_iter().map(put).collect(),
            deletes,
        }
    }

    fn all(segments: &Segments, end: Position, window: usize) -> Vec<(Key, Stored)> {
        let base = segments.base().unwrap();
        let mut live = Live::new(segments, &base, end, window).unwrap();
        std::iter::from_fn(|| live.next_entry().unwrap()).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn what_is_there_is_what_the_commits_leave_there(
            before in some_commits(),
            after in some_commits(),
            window in 1usize..9,
        ) {
            let folder = tempfile::tempdir().unwrap();
            let (segments, mut journal) = journal(folder.path());
            let mut memory = MemoryEngine::default();
            let commits = before.len();
            for (number, (puts, deletes)) in (1..).zip(before.into_iter().chain(after)) {
                let commit = commit(number, puts, deletes);
                memory.lay(&commit);
                journal.append(&commit).unwrap();
                if number == commits as u64 {
                    let head = Head { store_id: [9; 16], position: journal.last(), recent: Vec::new() };
                    let closed = journal.close_segment().unwrap();
                    let base = segments.base().unwrap();
                    let source = Source::new(segments.clone(), base, head, Arc::new(()));
                    source.cover(closed, &mut |_| true).unwrap();
                    segments.forget(closed).unwrap();
                }
            }
            let keys = memory.page(&[], None, 1000).unwrap();
            let stored = memory.get(&keys).unwrap().into_iter().flatten();
            let expected: Vec<(Key, Stored)> = keys.iter().cloned().zip(stored).collect();
            prop_assert_eq!(all(&segments, journal.last(), window), expected);
        }
    }
}
