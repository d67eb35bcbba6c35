//! The working copy: sled, holding what the journal says in a form that can be searched.
//!
//! ```text
//! k | key              version u64 | value
//! m/seq                store id 16 | total u64 | position of the last commit applied
//! m/count/ | kind      how many entries of this kind
//! m/bytes              bytes of keys and values u64
//! m/built              bytes the folder had when the copy was built u64
//! m/commit/ | slot u16 id 16 | position: the last commits, in turn
//! ```
//!
//! sled may fail or panic on what a power cut or a flipped bit left behind, so every call is
//! guarded; whoever gets [`crate::store::error::Damage::Copy`] sets the folder aside and builds it again.

use super::filling::Filling;
use super::guard::{Trouble, guarded};
use super::live::Live;
use super::segment::Position;
use super::snapshot::Head;
use super::tree::{Change, Tree};
use crate::store::engine::{Commit, Key, RECENT, Stored};
use crate::store::error::StoreError;
use crate::store::record::{decode, encode};
use std::collections::BTreeMap;
use std::ops::Bound;
use std::path::Path;

const SEQUENCE: &[u8] = b"m/seq";
const COUNT: &[u8] = b"m/count/";
const COMMIT: &[u8] = b"m/commit/";
const BYTES: &[u8] = b"m/bytes";
const BUILT: &[u8] = b"m/built";
const ENTRY: u8 = b'k';
/// The bytes of a version before the value.
const VERSION: usize = 8;
/// After how many entries it is told how far it is.
const TOLD: usize = 256;
/// The folder may always have this many bytes.
const SMALL: u64 = 16 << 20;

/// The working copy, open.
pub struct WorkingCopy {
    tree: Tree,
    store_id: [u8; 16],
    counts: BTreeMap<u8, u64>,
    /// Bytes of keys and values.
    bytes: u64,
    position: Position,
}

impl WorkingCopy {
    /// Opens the folder or makes it; `beginning` is the position of a copy that holds nothing yet.
    pub fn open(
        folder: &Path,
        store_id: [u8; 16],
        beginning: Position,
    ) -> Result<Self, StoreError> {
        let mut copy = Self {
            tree: Tree::open(folder)?,
            store_id,
            counts: BTreeMap::new(),
            bytes: 0,
            position: beginning,
        };
        guarded(|| copy.read_bookkeeping())?;
        Ok(copy)
    }

    /// The last commit applied.
    pub fn position(&self) -> Position {
        self.position
    }

    /// Whether the folder has grown to more than four times what it holds, and more than twice of
    /// what it had when it was built.
    pub fn is_bloated(&self) -> bool {
        let sizes = guarded(|| Ok((self.tree.size_on_disk()?, number_at(&self.tree, BUILT)?)));
        sizes.is_ok_and(|(size, built)| {
            let built = built.unwrap_or_default();
            size > SMALL.max(4 * self.bytes) && size > 2 * built
        })
    }

    /// Says that the copy was just built: what the folder has now is what it needs.
    pub fn mark_built(&mut self) -> Result<(), StoreError> {
        guarded(|| {
            self.tree.write_out()?;
            let size = self.tree.size_on_disk()?.to_be_bytes();
            self.tree.change(vec![put(BUILT, &size)])
        })
    }

    /// How many entries of each kind were counted.
    pub fn counts(&self) -> &BTreeMap<u8, u64> {
        &self.counts
    }

    /// The last commits with their ids, in their order.
    pub fn recent(&self) -> Result<Vec<([u8; 16], Position)>, StoreError> {
        guarded(|| {
            let mut recent = Vec::new();
            for entry in self.tree.with_prefix(COMMIT) {
                let commit: ([u8; 16], Position) = decode(&entry?.1).ok_or(Trouble::Broken)?;
                recent.push(commit);
            }
            recent.sort_unstable_by_key(|(_, position)| position.sequence);
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
    ) -> Result<Vec<Key>, StoreError> {
        let prefix = entry_key(prefix);
        let after = after.map(entry_key);
        let bounds = (beginning(prefix.clone(), after), Bound::Unbounded);
        guarded(|| {
            let mut page = Vec::new();
            for entry in self.tree.range(&bounds).take(limit) {
                let (key, _) = entry?;
                if !key.starts_with(&prefix) {
                    break;
                }
                page.push(key.get(1..).unwrap_or_default().to_vec());
            }
            Ok(page)
        })
    }

    /// Does what a commit says. After an error this copy must not be used any more.
    pub fn apply(&mut self, commit: &Commit, position: Position) -> Result<(), StoreError> {
        let mut effect: BTreeMap<&Key, Option<(u64, &[u8])>> = BTreeMap::new();
        effect.extend(commit.deletes.iter().map(|key| (key, None)));
        let puts = commit.puts.iter();
        effect.extend(puts.map(|(key, version, value)| (key, Some((*version, value.as_slice())))));
        let mut changes = Vec::new();
        let mut counts = self.counts.clone();
        let mut bytes = self.bytes;
        guarded(|| {
            for (key, put) in effect {
                let entry_key = entry_key(key);
                let before = self.tree.get(&entry_key)?;
                count(&mut counts, key, before.is_some(), put.is_some());
                let freed = before.map_or(0, |before| {
                    entry_bytes(key, before.len().saturating_sub(VERSION))
                });
                bytes = bytes.saturating_sub(freed);
                bytes += put.map_or(0, |(_, value)| entry_bytes(key, value.len()));
                let put = put.map(|(version, value)| entry_value(version, value).into());
                changes.push((entry_key.into(), put));
            }
            changes.push(put_commit(commit.id, position)?);
            changes.extend(self.bookkeeping(&counts, bytes, position)?);
            self.tree.change(changes)
        })?;
        self.counts = counts;
        self.bytes = bytes;
        self.position = position;
        Ok(())
    }

    /// Fills a copy that holds nothing yet with what is there after the commit of the head. What it
    /// counts comes last: a copy that was filled in part is never taken for a whole one. `tell` hears
    /// now and then how many bytes of keys and values came so far.
    ///
    /// # Errors
    /// Those of the entries; after any error this copy must not be used any more.
    pub fn load(
        &mut self,
        entries: &mut Live,
        head: &Head,
        tell: &dyn Fn(u64),
    ) -> Result<(), StoreError> {
        let (mut counts, mut bytes) = (BTreeMap::new(), 0);
        let mut filling = Filling::default();
        let mut loaded: usize = 0;
        while let Some((key, stored)) = entries.next_entry()? {
            count(&mut counts, &key, false, true);
            bytes += entry_bytes(&key, stored.value.len());
            let value = entry_value(stored.version, &stored.value);
            let key = entry_key(&key);
            guarded(|| filling.add(&mut self.tree, key.into(), value.into()))?;
            loaded += 1;
            if loaded.is_multiple_of(TOLD) {
                tell(bytes);
            }
        }
        guarded(|| {
            filling.finish(&mut self.tree)?;
            let mut changes = self.bookkeeping(&counts, bytes, head.position)?;
            for (id, position) in &head.recent {
                changes.push(put_commit(*id, *position)?);
            }
            self.tree.change(changes)
        })?;
        self.counts = counts;
        self.bytes = bytes;
        self.position = head.position;
        Ok(())
    }

    /// Gives every entry in the order of the keys.
    pub fn for_each(&self, visit: &mut dyn FnMut(&[u8], Stored)) -> Result<(), StoreError> {
        guarded(|| {
            for entry in self.tree.with_prefix(&[ENTRY]) {
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
        let value = self.tree.get(&entry_key(key))?;
        value.map(|value| stored(&value)).transpose()
    }

    fn read_bookkeeping(&mut self) -> Result<(), Trouble> {
        let total = match self.tree.get(SEQUENCE)? {
            Some(bytes) => {
                let (id, total, position) =
                    decode::<([u8; 16], u64, Position)>(&bytes).ok_or(Trouble::Broken)?;
                if id != self.store_id {
                    return Err(Trouble::Broken);
                }
                self.position = position;
                total
            }
            None if self.tree.is_empty() => 0,
            None => return Err(Trouble::Broken),
        };
        self.counts = stored_counts(&self.tree)?;
        self.bytes = stored_bytes(&self.tree)?;
        self.check_counts(total)
    }

    fn bookkeeping(
        &self,
        counts: &BTreeMap<u8, u64>,
        bytes: u64,
        position: Position,
    ) -> Result<Vec<Change>, Trouble> {
        let counted = |kind: &u8| [COUNT, &[*kind]].concat();
        let new = counts
            .iter()
            .filter(|(kind, number)| self.counts.get(kind) != Some(number));
        let mut changes: Vec<Change> = new
            .map(|(kind, number)| put(&counted(kind), &number.to_be_bytes()))
            .collect();
        let total: u64 = counts.values().sum();
        let sequence = encode(&(self.store_id, total, position)).map_err(|_| Trouble::Broken)?;
        changes.push(put(SEQUENCE, &sequence));
        changes.push(put(BYTES, &bytes.to_be_bytes()));
        Ok(changes)
    }

    /// The cheap check: the counts belong to the last commit, and each kind is there or not.
    fn check_counts(&self, total: u64) -> Result<(), Trouble> {
        if self.counts.values().sum::<u64>() != total {
            return Err(Trouble::Broken);
        }
        for kind in 0..=u8::MAX {
            let first = self.tree.with_prefix(&[ENTRY, kind]).next().transpose()?;
            let counted = self.counts.get(&kind).copied().unwrap_or(0);
            if first.is_some() != (counted > 0) {
                return Err(Trouble::Broken);
            }
        }
        Ok(())
    }
}

/// The bytes of all keys and values; a copy that does not say yet is counted.
fn stored_bytes(tree: &Tree) -> Result<u64, Trouble> {
    if let Some(bytes) = number_at(tree, BYTES)? {
        return Ok(bytes);
    }
    let mut bytes = 0;
    for entry in tree.with_prefix(&[ENTRY]) {
        let (key, value) = entry?;
        bytes += entry_bytes(
            key.get(1..).unwrap_or_default(),
            value.len().saturating_sub(VERSION),
        );
    }
    Ok(bytes)
}

fn number_at(tree: &Tree, key: &[u8]) -> Result<Option<u64>, Trouble> {
    let Some(bytes) = tree.get(key)? else {
        return Ok(None);
    };
    let bytes: &[u8; 8] = bytes.as_ref().try_into().map_err(|_| Trouble::Broken)?;
    Ok(Some(u64::from_be_bytes(*bytes)))
}

fn entry_bytes(key: &[u8], value: usize) -> u64 {
    (key.len() + value) as u64
}

fn put_commit(id: [u8; 16], position: Position) -> Result<Change, Trouble> {
    let slot = u16::try_from(position.sequence % RECENT as u64).unwrap_or_default();
    let commit = encode(&(id, position)).map_err(|_| Trouble::Broken)?;
    Ok(put(&[COMMIT, &slot.to_be_bytes()].concat(), &commit))
}

fn put(key: &[u8], value: &[u8]) -> Change {
    (key.into(), Some(value.into()))
}

fn stored_counts(tree: &Tree) -> Result<BTreeMap<u8, u64>, Trouble> {
    let mut counts = BTreeMap::new();
    for entry in tree.with_prefix(COUNT) {
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

fn entry_value(version: u64, value: &[u8]) -> Vec<u8> {
    [version.to_be_bytes().as_slice(), value].concat()
}

fn stored(bytes: &[u8]) -> Result<Stored, Trouble> {
    let (version, value) = bytes.split_first_chunk::<8>().ok_or(Trouble::Broken)?;
    Ok(Stored {
        version: u64::from_be_bytes(*version),
        value: value.to_vec(),
    })
}

/// Where the range begins that a page lies in; it is left when the prefix ends.
fn beginning(prefix: Vec<u8>, after: Option<Vec<u8>>) -> Bound<Vec<u8>> {
    match after {
        Some(after) if after >= prefix => Bound::Excluded(after),
        _ => Bound::Included(prefix),
    }
}
