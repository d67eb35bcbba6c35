//! A snapshot: every entry that was there after one commit, in the order of the keys, sealed so
//! that without the store's key it can be neither made, changed nor shortened.
//!
//! ```text
//! "goldaw-s" | format u16 | length of the head u32 | head | keyed hash of all before 32
//! block: length u32 | keyed hash 32 | entries
//! entry: length of the key u32 | version u64 | length of the value u32 | key | value
//! 0 u32 | tail | length of the tail u32 | keyed hash 32
//! ```
//!
//! Numbers are little-endian; head and tail are bincode; the hash is BLAKE3, keyed, over the head's
//! hash, the block's number and the bytes. So what a reader gives was written by the store, and
//! when the tail was reached nothing is missing. Head and tail alone are checked without reading
//! what lies between them. A snapshot may begin anywhere in a file and goes on to its end.

use super::frame;
use super::segment::Position;
use crate::store::disk::DiskFile;
use crate::store::engine::{Key, Stored};
use crate::store::error::{Damage, StoreError};
use crate::store::record::{RECORD_LIMIT, decode, encode};
use crate::store::seal::DataKey;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::vec;
use zeroize::Zeroizing;

const MAGIC: &[u8; 8] = b"goldaw-s";
const FORMAT: u16 = 1;
/// Magic, format and the length of the head.
const START: usize = 14;
const HASH: usize = 32;
/// The bytes before the entries of a block, and those behind the tail.
const BLOCK_HEAD: usize = 4 + HASH;
/// A block ends before it has more bytes than this, unless one entry has more.
const BLOCK: usize = 64 << 10;
/// The bytes of an entry beside key and value.
const ENTRY_HEAD: usize = 16;
/// The most bytes a tail has: a count for each kind.
const TAIL_LIMIT: usize = 4 << 10;
/// What is hashed as the number of the tail; no block has it.
const TAIL: u64 = u64::MAX;

/// The keys that snapshots, frames and the mark are sealed with; they come from the store's data
/// key. However many hold them, they lie in one place, and are overwritten there with the last.
#[derive(Clone)]
pub struct SnapshotKey(Arc<Zeroizing<[[u8; 32]; 3]>>);

/// What a snapshot is of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The store.
    pub store_id: [u8; 16],
    /// The last commit whose effect it holds.
    pub position: Position,
    /// The last commits up to that one with their ids, in their order.
    pub recent: Vec<([u8; 16], Position)>,
}

/// How much a snapshot holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// Entries by kind, the first byte of their keys.
    pub kinds: BTreeMap<u8, u64>,
    /// Bytes of keys and values.
    pub bytes: u64,
    /// Blocks.
    blocks: u64,
}

/// Writes a snapshot, a block at a time.
pub struct Writer<'a> {
    file: &'a dyn DiskFile,
    offset: u64,
    key: &'a SnapshotKey,
    head_hash: [u8; HASH],
    block: Vec<u8>,
    totals: Totals,
}

/// Reads a snapshot, a block at a time.
pub struct Reader {
    file: Box<dyn DiskFile>,
    offset: u64,
    /// Where the tail begins.
    tail: u64,
    key: SnapshotKey,
    head_hash: [u8; HASH],
    head: Head,
    totals: Totals,
    read: Totals,
    block: vec::IntoIter<(Key, Stored)>,
}

impl SnapshotKey {
    /// The key of these bytes.
    pub fn new(bytes: [u8; 32]) -> Self {
        let frames = blake3::derive_key("goldaw 2026-11 frame", &bytes);
        let marks = blake3::derive_key("goldaw 2026-11 mark", &bytes);
        Self(Arc::new(Zeroizing::new([bytes, frames, marks])))
    }

    /// The key that belongs to a data key.
    pub fn of(key: &DataKey) -> Self {
        Self::new(blake3::derive_key("goldaw 2026-11 snapshot", key.bytes()))
    }

    /// The tag of a frame that follows the one with this hash.
    pub(super) fn tag(&self, previous: &[u8; 32], body: &[u8]) -> [u8; 32] {
        let [_, frames, _] = &**self.0;
        keyed_hash(frames, &[previous, body])
    }

    /// The hash of a note of how far the journal had come.
    pub(super) fn mark(&self, fields: &[u8]) -> [u8; 32] {
        let [_, _, marks] = &**self.0;
        keyed_hash(marks, &[fields])
    }

    fn hash(&self, parts: &[&[u8]]) -> [u8; HASH] {
        let [snapshots, _, _] = &**self.0;
        keyed_hash(snapshots, parts)
    }

    fn hash_of(&self, head: &[u8; HASH], number: u64, bytes: &[u8]) -> [u8; HASH] {
        self.hash(&[head, &number.to_le_bytes(), bytes])
    }
}

fn keyed_hash(key: &[u8; 32], parts: &[&[u8]]) -> [u8; HASH] {
    let mut hasher = blake3::Hasher::new_keyed(key);
    for part in parts {
        hasher.update(part);
    }
    *hasher.finalize().as_bytes()
}

impl Totals {
    fn add(&mut self, key: &[u8], value: &[u8]) {
        let kind = key.first().copied().unwrap_or_default();
        *self.kinds.entry(kind).or_default() += 1;
        self.bytes += (key.len() + value.len()) as u64;
    }
}

impl<'a> Writer<'a> {
    /// Begins a snapshot at this place of a file; what the file held from there on is cut off.
    pub fn begin(
        file: &'a dyn DiskFile,
        offset: u64,
        key: &'a SnapshotKey,
        head: &Head,
    ) -> Result<Self, StoreError> {
        let head = encode(head)?;
        let mut start = [MAGIC.as_slice(), &FORMAT.to_le_bytes(), &length(&head)?].concat();
        start.extend_from_slice(&head);
        let head_hash = key.hash(&[&start]);
        start.extend_from_slice(&head_hash);
        file.resize(offset)?;
        let mut writer = Self {
            file,
            offset,
            key,
            head_hash,
            block: Vec::with_capacity(BLOCK),
            totals: Totals::default(),
        };
        writer.write(&start)?;
        Ok(writer)
    }

    /// Adds an entry; the keys must come in their order.
    pub fn add(&mut self, key: &[u8], stored: &Stored) -> Result<(), StoreError> {
        let bytes = ENTRY_HEAD + key.len() + stored.value.len();
        if !self.block.is_empty() && self.block.len() + bytes > BLOCK {
            self.end_block()?;
        }
        self.block.extend_from_slice(&length(key)?);
        self.block.extend_from_slice(&stored.version.to_le_bytes());
        self.block.extend_from_slice(&length(&stored.value)?);
        self.block.extend_from_slice(key);
        self.block.extend_from_slice(&stored.value);
        self.totals.add(key, &stored.value);
        Ok(())
    }

    /// Writes the tail; when this returns the snapshot has reached the disk. It must still be read
    /// back before anything relies on it.
    pub fn finish(mut self) -> Result<Totals, StoreError> {
        if !self.block.is_empty() {
            self.end_block()?;
        }
        let tail = encode(&self.totals)?;
        let hash = self.key.hash_of(&self.head_hash, TAIL, &tail);
        let end = [&[0; 4], tail.as_slice(), &length(&tail)?, &hash].concat();
        self.write(&end)?;
        self.file.sync()?;
        Ok(self.totals)
    }

    fn end_block(&mut self) -> Result<(), StoreError> {
        let block = std::mem::take(&mut self.block);
        let hash = (self.key).hash_of(&self.head_hash, self.totals.blocks, &block);
        self.write(&[length(&block)?.as_slice(), &hash].concat())?;
        self.write(&block)?;
        self.totals.blocks += 1;
        self.block = block;
        self.block.clear();
        Ok(())
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), StoreError> {
        self.file.write_at(bytes, self.offset)?;
        self.offset += bytes.len() as u64;
        Ok(())
    }
}

impl Reader {
    /// Begins to read the snapshot that goes from this place of a file to its end. Checks head and
    /// tail.
    ///
    /// # Errors
    /// [`Damage::Snapshot`] unless both are as the store of this key wrote them;
    /// [`StoreError::NewerVersion`].
    pub fn open(
        file: Box<dyn DiskFile>,
        offset: u64,
        key: &SnapshotKey,
    ) -> Result<Self, StoreError> {
        let end = file.size()?;
        let start = read(file.as_ref(), offset, START, end)?;
        let (fixed, head_length) = start.split_last_chunk().ok_or(Damage::Snapshot)?;
        let format = fixed.strip_prefix(MAGIC).ok_or(Damage::Snapshot)?;
        match <[u8; 2]>::try_from(format).map(u16::from_le_bytes) {
            Ok(FORMAT) => {}
            Ok(newer) if newer > FORMAT => return Err(StoreError::NewerVersion(newer)),
            _ => return Err(Damage::Snapshot.into()),
        }
        let head_length = number(*head_length, RECORD_LIMIT)?;
        let head_offset = offset + START as u64;
        let head = read(file.as_ref(), head_offset, head_length + HASH, end)?;
        let (head, head_hash) = head.split_last_chunk().ok_or(Damage::Snapshot)?;
        if key.hash(&[&start, head]) != *head_hash {
            return Err(Damage::Snapshot.into());
        }
        let head = decode(head).ok_or(Damage::Snapshot)?;
        let offset = head_offset + (head_length + HASH) as u64;
        let (tail, totals) = read_tail(file.as_ref(), offset, end, key, head_hash)?;
        Ok(Self {
            head_hash: *head_hash,
            key: key.clone(),
            file,
            offset,
            tail,
            head,
            totals,
            read: Totals::default(),
            block: Vec::new().into_iter(),
        })
    }

    /// What it is of.
    pub fn head(&self) -> &Head {
        &self.head
    }

    /// How much it holds.
    pub fn totals(&self) -> &Totals {
        &self.totals
    }

    /// The next entry in the order of the keys; `None` when all were read and none is missing.
    ///
    /// # Errors
    /// [`Damage::Snapshot`] where something has changed; what was given before is as it was written.
    pub fn next_entry(&mut self) -> Result<Option<(Key, Stored)>, StoreError> {
        loop {
            if let Some(entry) = self.block.next() {
                self.read.add(&entry.0, &entry.1.value);
                return Ok(Some(entry));
            }
            let head = read(self.file.as_ref(), self.offset, 4, self.tail)?;
            let head = <[u8; 4]>::try_from(head).map_err(|_| Damage::Snapshot)?;
            let length = number(head, frame::CONTENT_LIMIT)?;
            if length == 0 {
                let whole = self.offset + 4 == self.tail && self.read == self.totals;
                return whole.then_some(None).ok_or(Damage::Snapshot.into());
            }
            self.block = self.read_block(length)?.into_iter();
        }
    }

    /// Reads to the end; only then is all known to be as it was written.
    pub fn check(mut self) -> Result<Totals, StoreError> {
        while self.next_entry()?.is_some() {}
        Ok(self.totals)
    }

    fn read_block(&mut self, length: usize) -> Result<Vec<(Key, Stored)>, StoreError> {
        let (file, place) = (self.file.as_ref(), self.offset + 4);
        let bytes = read(file, place, HASH + length, self.tail)?;
        let (hash, bytes) = bytes.split_first_chunk().ok_or(Damage::Snapshot)?;
        if self.key.hash_of(&self.head_hash, self.read.blocks, bytes) != *hash {
            return Err(Damage::Snapshot.into());
        }
        self.offset += (BLOCK_HEAD + length) as u64;
        self.read.blocks += 1;
        Ok(entries(bytes).ok_or(Damage::Snapshot)?)
    }
}

/// Where the tail begins and what it says.
fn read_tail(
    file: &dyn DiskFile,
    offset: u64,
    end: u64,
    key: &SnapshotKey,
    head_hash: &[u8; HASH],
) -> Result<(u64, Totals), StoreError> {
    let behind = end.saturating_sub(BLOCK_HEAD as u64).max(offset);
    let last = read(file, behind, BLOCK_HEAD, end)?;
    let (tail_length, hash) = last.split_first_chunk().ok_or(Damage::Snapshot)?;
    let tail_length = number(*tail_length, TAIL_LIMIT)?;
    let place = behind.saturating_sub(tail_length as u64).max(offset);
    let tail = read(file, place, tail_length, behind)?;
    if key.hash_of(head_hash, TAIL, &tail) != *hash {
        return Err(Damage::Snapshot.into());
    }
    Ok((place, decode(&tail).ok_or(Damage::Snapshot)?))
}

/// Reads so many bytes, all of them before `end`: nothing is allocated for bytes that are not there.
fn read(file: &dyn DiskFile, offset: u64, bytes: usize, end: u64) -> Result<Vec<u8>, StoreError> {
    if offset
        .checked_add(bytes as u64)
        .is_none_or(|last| last > end)
    {
        return Err(Damage::Snapshot.into());
    }
    let mut buffer = vec![0; bytes];
    file.read_at(&mut buffer, offset)?;
    Ok(buffer)
}

fn entries(mut bytes: &[u8]) -> Option<Vec<(Key, Stored)>> {
    let mut entries = Vec::new();
    while !bytes.is_empty() {
        let (key_length, rest) = bytes.split_first_chunk()?;
        let (version, rest) = rest.split_first_chunk()?;
        let (value_length, rest) = rest.split_first_chunk()?;
        let (key, rest) = rest.split_at_checked(number(*key_length, frame::CONTENT_LIMIT).ok()?)?;
        let (value, rest) =
            rest.split_at_checked(number(*value_length, frame::CONTENT_LIMIT).ok()?)?;
        let stored = Stored {
            version: u64::from_le_bytes(*version),
            value: value.to_vec(),
        };
        entries.push((key.to_vec(), stored));
        bytes = rest;
    }
    Some(entries)
}

fn length(bytes: &[u8]) -> Result<[u8; 4], StoreError> {
    let length = u32::try_from(bytes.len()).map_err(|_| StoreError::TooLarge(bytes.len()))?;
    Ok(length.to_le_bytes())
}

fn number(bytes: [u8; 4], limit: usize) -> Result<usize, StoreError> {
    let number = usize::try_from(u32::from_le_bytes(bytes)).unwrap_or(usize::MAX);
    (number <= limit)
        .then_some(number)
        .ok_or(Damage::Snapshot.into())
}

#[cfg(test)]
mod tests;
