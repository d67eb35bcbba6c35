//! The working copy: sled, holding what the journal says in a form that can be searched.
//!
//! ```text
//! k | key              version u64 | value
//! m/seq                store id 16 | total u64 | position of the last commit applied
//! m/count/ | kind      how many entries of this kind
//! m/commit/ | slot u16 id 16 | position: the last commits, in turn
//! ```
//!
//! sled may fail or panic on what a power cut or a flipped bit left behind, so every call is
//! guarded; whoever gets [`Damage::Copy`] sets the folder aside and builds it again.

use super::frame::Entry;
use super::segment::Position;
use crate::store::engine::{Direction, Key, RECENT, Stored};
use crate::store::error::{Damage, StoreError};
use crate::store::record::{decode, encode};
use rustix::fs::Mode;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::io;
use std::ops::Bound;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Once;
use std::thread;
use std::time::Duration;

const CACHE: u64 = 8 << 20;
const SEQUENCE: &[u8] = b"m/seq";
const COUNT: &[u8] = b"m/count/";
const COMMIT: &[u8] = b"m/commit/";
const ENTRY: u8 = b'k';
/// How the names of sled's own threads begin.
const SLED: &str = "sled-";

/// The working copy, open.
pub struct WorkingCopy {
    tree: sled::Db,
    store_id: [u8; 16],
    counts: BTreeMap<u8, u64>,
    position: Position,
}

impl WorkingCopy {
    /// Opens the folder or makes it; `beginning` is the position of a copy that holds nothing yet.
    pub fn open(
        folder: &Path,
        store_id: [u8; 16],
        beginning: Position,
    ) -> Result<Self, StoreError> {
        let tree = open_tree(folder)?;
        guarded(|| {
            let (position, total) = match tree.get(SEQUENCE)? {
                Some(bytes) => decode::<([u8; 16], u64, Position)>(&bytes)
                    .filter(|(id, _, _)| *id == store_id)
                    .map(|(_, total, position)| (position, total))
                    .ok_or(Trouble::Broken)?,
                None if tree.is_empty() => (beginning, 0),
                None => return Err(Trouble::Broken),
            };
            let counts = stored_counts(&tree)?;
            let copy = Self {
                tree: tree.clone(),
                store_id,
                counts,
                position,
            };
            copy.check_counts(total)?;
            Ok(copy)
        })
    }

    /// The last commit applied.
    pub fn position(&self) -> Position {
        self.position
    }

    /// How many entries of each kind were counted.
    pub fn counts(&self) -> &BTreeMap<u8, u64> {
        &self.counts
    }

    /// The last commits with their ids, in their order.
    pub fn recent(&self) -> Result<Vec<([u8; 16], Position)>, StoreError> {
        guarded(|| {
            let mut recent = Vec::new();
            for entry in self.tree.scan_prefix(COMMIT) {
                let commit: ([u8; 16], Position) = decode(&entry?.1).ok_or(Trouble::Broken)?;
                recent.push(commit);
            }
            recent.sort_by_key(|(_, position)| position.sequence);
            Ok(recent)
        })
    }

    /// The values under these keys.
    pub fn get(&self, keys: &[Key]) -> Result<Vec<Option<Stored>>, StoreError> {
        guarded(|| keys.iter().map(|key| self.get_one(key)).collect())
    }

    /// A page of keys, see [`crate::store::engine::Engine::page`].
    pub fn page(
        &self,
        prefix: &[u8],
        after: Option<&[u8]>,
        limit: usize,
        direction: Direction,
    ) -> Result<Vec<Key>, StoreError> {
        let prefix = entry_key(prefix);
        let after = after.map(entry_key);
        let Some(bounds) = bounds(&prefix, after.as_ref(), direction) else {
            return Ok(Vec::new());
        };
        guarded(|| {
            let mut keys = self.tree.range(bounds);
            let mut page = Vec::new();
            while page.len() < limit {
                let next = match direction {
                    Direction::Ascending => keys.next(),
                    Direction::Descending => keys.next_back(),
                };
                match next.transpose()? {
                    Some((key, _)) if key.starts_with(&prefix) => {
                        page.push(key.get(1..).unwrap_or_default().to_vec());
                    }
                    _ => break,
                }
            }
            Ok(page)
        })
    }

    /// Does what a commit says. After an error this copy must not be used any more.
    pub fn apply(&mut self, entry: &Entry, position: Position) -> Result<(), StoreError> {
        let commit = &entry.commit;
        let mut effect: BTreeMap<&Key, Option<(u64, &[u8])>> = BTreeMap::new();
        effect.extend(commit.deletes.iter().map(|key| (key, None)));
        let puts = commit.puts.iter();
        effect.extend(puts.map(|(key, version, value)| (key, Some((*version, value.as_slice())))));
        let mut batch = sled::Batch::default();
        let mut counts = self.counts.clone();
        guarded(|| {
            for (key, put) in effect {
                let there = self.tree.contains_key(entry_key(key))?;
                count(&mut counts, key, there, put.is_some());
                match put {
                    Some((version, value)) => {
                        let value = [version.to_be_bytes().as_slice(), value].concat();
                        batch.insert(entry_key(key), value);
                    }
                    None => batch.remove(entry_key(key)),
                }
            }
            self.add_bookkeeping(&mut batch, &counts, entry, position)?;
            Ok(self.tree.apply_batch(batch)?)
        })?;
        self.counts = counts;
        self.position = position;
        Ok(())
    }

    /// Gives every entry in the order of the keys.
    pub fn for_each(&self, visit: &mut dyn FnMut(&[u8], Stored)) -> Result<(), StoreError> {
        guarded(|| {
            for entry in self.tree.scan_prefix([ENTRY]) {
                let (key, value) = entry?;
                visit(key.get(1..).unwrap_or_default(), stored(&value)?);
            }
            Ok(())
        })
    }

    /// Whether every entry can be read and there are as many as were counted.
    pub fn is_whole(&self) -> bool {
        let mut found: BTreeMap<u8, u64> = BTreeMap::new();
        let read = self.for_each(&mut |key, _| {
            *found
                .entry(key.first().copied().unwrap_or_default())
                .or_default() += 1;
        });
        let counted = self.counts.iter().filter(|(_, number)| **number > 0);
        read.is_ok() && counted.eq(found.iter())
    }

    fn get_one(&self, key: &[u8]) -> Result<Option<Stored>, Trouble> {
        let value = self.tree.get(entry_key(key))?;
        value.map(|value| stored(&value)).transpose()
    }

    fn add_bookkeeping(
        &self,
        batch: &mut sled::Batch,
        counts: &BTreeMap<u8, u64>,
        entry: &Entry,
        position: Position,
    ) -> Result<(), Trouble> {
        for (kind, number) in counts {
            if self.counts.get(kind) != Some(number) {
                batch.insert([COUNT, &[*kind]].concat(), &number.to_be_bytes());
            }
        }
        let slot = u16::try_from(entry.sequence % RECENT as u64).unwrap_or_default();
        let commit = encode(&(entry.commit.id, position)).map_err(|_| Trouble::Broken)?;
        batch.insert([COMMIT, &slot.to_be_bytes()].concat(), commit);
        let total: u64 = counts.values().sum();
        let sequence = encode(&(self.store_id, total, position)).map_err(|_| Trouble::Broken)?;
        batch.insert(SEQUENCE, sequence);
        Ok(())
    }

    /// The cheap check: the counts belong to the last commit, and each kind is there or not.
    fn check_counts(&self, total: u64) -> Result<(), Trouble> {
        if self.counts.values().sum::<u64>() != total {
            return Err(Trouble::Broken);
        }
        for kind in 0..=u8::MAX {
            let first = self.tree.scan_prefix([ENTRY, kind]).next().transpose()?;
            let counted = self.counts.get(&kind).copied().unwrap_or(0);
            if first.is_some() != (counted > 0) {
                return Err(Trouble::Broken);
            }
        }
        Ok(())
    }
}

/// Why a guarded call failed.
enum Trouble {
    Full,
    Locked,
    Broken,
}

impl From<sled::Error> for Trouble {
    fn from(error: sled::Error) -> Self {
        let sled::Error::Io(error) = error else {
            return Self::Broken;
        };
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full,
            io::ErrorKind::WouldBlock => Self::Locked,
            // sled wraps the refusal of its lock in a text of its own.
            _ if error.to_string().contains("could not acquire lock") => Self::Locked,
            _ => Self::Broken,
        }
    }
}

impl From<Trouble> for StoreError {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::Full => Self::Full,
            Trouble::Locked => Self::Unavailable,
            Trouble::Broken => Damage::Copy.into(),
        }
    }
}

static SILENCE: Once = Once::new();

thread_local! {
    /// Whether this thread is in a guarded call.
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

fn guarded<T>(work: impl FnOnce() -> Result<T, Trouble>) -> Result<T, StoreError> {
    SILENCE.call_once(silence_guarded);
    let outer = GUARDED.replace(true);
    let result = catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(Trouble::Broken));
    GUARDED.set(outer);
    Ok(result?)
}

/// A panic that is caught is an answer, not a report for whoever asked for backtraces.
fn silence_guarded() {
    let report = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        // sled answers on threads of its own as well.
        let of_sled = thread::current()
            .name()
            .is_some_and(|name| name.starts_with(SLED));
        if !GUARDED.get() && !of_sled {
            report(panic);
        }
    }));
}

/// Opens sled, which leaves the rights of its files to the process, also of those it makes later:
/// from here on new files are for their owner alone. Its lock may be held for a moment after a copy in this process was dropped.
fn open_tree(folder: &Path) -> Result<sled::Db, StoreError> {
    rustix::process::umask(Mode::RWXG | Mode::RWXO);
    let open = || {
        guarded(|| {
            let config = sled::Config::new()
                .path(folder)
                .cache_capacity(CACHE)
                .flush_every_ms(None)
                .mode(sled::Mode::LowSpace)
                .use_compression(false);
            Ok(config.open()?)
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

fn stored_counts(tree: &sled::Db) -> Result<BTreeMap<u8, u64>, Trouble> {
    let mut counts = BTreeMap::new();
    for entry in tree.scan_prefix(COUNT) {
        let (key, number) = entry?;
        let kind = key.last().ok_or(Trouble::Broken)?;
        let number: &[u8; 8] = number.as_ref().try_into().map_err(|_| Trouble::Broken)?;
        counts.insert(*kind, u64::from_be_bytes(*number));
    }
    Ok(counts)
}

fn count(counts: &mut BTreeMap<u8, u64>, key: &[u8], before: bool, after: bool) {
    let Some(kind) = key.first() else {
        return;
    };
    let counted = counts.entry(*kind).or_default();
    match (before, after) {
        (false, true) => *counted += 1,
        (true, false) => *counted = counted.saturating_sub(1),
        _ => {}
    }
}

fn entry_key(key: &[u8]) -> Vec<u8> {
    [&[ENTRY], key].concat()
}

fn stored(bytes: &[u8]) -> Result<Stored, Trouble> {
    let (version, value) = bytes.split_first_chunk::<8>().ok_or(Trouble::Broken)?;
    Ok(Stored {
        version: u64::from_be_bytes(*version),
        value: value.to_vec(),
    })
}

type Bounds = (Bound<Vec<u8>>, Bound<Vec<u8>>);

/// The range a page lies in, `None` if it is empty; going up it is left when the prefix ends.
fn bounds(prefix: &[u8], after: Option<&Vec<u8>>, direction: Direction) -> Option<Bounds> {
    let first = Bound::Included(prefix.to_vec());
    match (direction, after) {
        (Direction::Ascending, Some(after)) if after.as_slice() >= prefix => {
            Some((Bound::Excluded(after.clone()), Bound::Unbounded))
        }
        (Direction::Ascending, _) => Some((first, Bound::Unbounded)),
        (Direction::Descending, Some(after)) if after.as_slice() <= prefix => None,
        (Direction::Descending, Some(after)) if after.starts_with(prefix) => {
            Some((first, Bound::Excluded(after.clone())))
        }
        (Direction::Descending, _) => Some((first, behind(prefix))),
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
#[allow(clippy::unwrap_used, clippy::panic)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn a_panic_that_is_caught_is_not_reported() {
        thread_local!(static HERE: Cell<bool> = const { Cell::new(false) });
        HERE.set(true);
        let reports = Arc::new(AtomicUsize::new(0));
        let counted = reports.clone();
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if HERE.get() {
                counted.fetch_add(1, Ordering::SeqCst);
            } else {
                before(panic);
            }
        }));
        silence_guarded();
        let caught = guarded::<()>(|| panic!("of the working copy"));
        assert_eq!(caught, Err(Damage::Copy.into()));
        assert_eq!(reports.load(Ordering::SeqCst), 0);
        for (name, reported) in [("sled-io-7", 0), ("worker", 1)] {
            let broken = thread::Builder::new().name(name.to_owned()).spawn(|| {
                HERE.set(true);
                panic!("of a thread")
            });
            assert!(broken.unwrap().join().is_err());
            assert_eq!(reports.load(Ordering::SeqCst), reported, "{name}");
        }
        assert!(catch_unwind(|| panic!("of another")).is_err());
        assert_eq!(reports.load(Ordering::SeqCst), 2);
    }
}
