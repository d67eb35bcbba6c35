#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::*;
use crate::store::disk::{Disk, SystemDisk};
use crate::store::key::hexadecimal;
use proptest::prelude::*;
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

/// A file in a folder of its own.
struct Place {
    _folder: TempDir,
    path: PathBuf,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("00000001.s");
        Self {
            _folder: folder,
            path,
        }
    }

    fn file(&self) -> Box<dyn DiskFile> {
        SystemDisk.open(&self.path, true).unwrap()
    }

    fn write(&self, offset: u64, entries: &[(Key, Stored)]) -> Totals {
        let (file, key) = (self.file(), key());
        let mut writer = Writer::begin(file.as_ref(), offset, &key, &head()).unwrap();
        for (key, stored) in entries {
            writer.add(key, stored).unwrap();
        }
        writer.finish().unwrap()
    }

    fn open(&self, offset: u64) -> Result<Reader, StoreError> {
        Reader::open(self.file(), offset, &key())
    }

    /// What can be read, and how it ended.
    fn read(&self, offset: u64) -> (Vec<(Key, Stored)>, Result<(), StoreError>) {
        let mut entries = Vec::new();
        let mut reader = match self.open(offset) {
            Ok(reader) => reader,
            Err(error) => return (entries, Err(error)),
        };
        loop {
            match reader.next_entry() {
                Ok(Some(entry)) => entries.push(entry),
                Ok(None) => return (entries, Ok(())),
                Err(error) => return (entries, Err(error)),
            }
        }
    }
}

fn key() -> SnapshotKey {
    SnapshotKey::new([3; 32])
}

fn head() -> Head {
    let position = Position {
        segment: 1,
        start: 74,
        end: 200,
        sequence: 7,
        hash: [9; 32],
    };
    Head {
        store_id: [4; 16],
        position,
        recent: vec![([1; 16], position)],
    }
}

fn entry(key: &[u8], version: u64, value: &[u8]) -> (Key, Stored) {
    let value = value.to_vec();
    (key.to_vec(), Stored { version, value })
}

/// Entries of some kinds; every tenth is larger than a block.
fn entries(number: u32) -> Vec<(Key, Stored)> {
    let entries = (0..number).map(|number| {
        let size = if number % 10 == 9 { BLOCK + 1 } else { 3_000 };
        let key = [&[(number / 8) as u8], &number.to_be_bytes()[..]].concat();
        entry(&key, u64::from(number), &vec![number as u8; size])
    });
    entries.collect()
}

#[test]
fn the_snapshot_keeps_its_bytes() {
    let place = Place::new();
    let entries = [entry(b"\x10a", 3, b"value"), entry(b"\x81row", 0, b"")];
    place.write(0, &entries);
    let fixture = include_str!("../../../../tests/fixtures/store/snapshot.hex");
    let bytes = fs::read(&place.path).unwrap();
    assert_eq!(hexadecimal(&bytes), fixture.trim_end());
    assert_eq!(place.open(0).unwrap().head(), &head());
    assert_eq!(place.read(0), (entries.to_vec(), Ok(())));
}

#[test]
fn what_was_written_is_read_in_blocks_wherever_in_a_file_it_begins() {
    for (offset, number) in [(0, 0), (0, 1), (100, 64), (70_000, 25)] {
        let place = Place::new();
        fs::write(&place.path, [0xa5; 90_000]).unwrap();
        let written = place.write(offset, &entries(number));
        assert_eq!(place.read(offset), (entries(number), Ok(())));
        assert_eq!(place.open(offset).unwrap().check(), Ok(written.clone()));
        assert_eq!(written.kinds.values().sum::<u64>(), u64::from(number));
        assert_eq!(
            written.kinds.get(&0).copied().unwrap_or(0),
            u64::from(number.min(8))
        );
    }
}

#[test]
fn without_the_key_nothing_is_believed() {
    let place = Place::new();
    place.write(0, &entries(3));
    let other = SnapshotKey::new([4; 32]);
    let refused = Reader::open(place.file(), 0, &other).err();
    assert_eq!(refused, Some(Damage::Snapshot.into()));
}

#[test]
fn a_newer_format_is_refused_as_newer() {
    let place = Place::new();
    place.write(0, &entries(1));
    let mut bytes = fs::read(&place.path).unwrap();
    bytes[8] = 2;
    fs::write(&place.path, bytes).unwrap();
    assert_eq!(place.read(0).1, Err(StoreError::NewerVersion(2)));
}

#[test]
fn a_changed_byte_anywhere_is_noticed_and_what_lies_before_is_as_it_was() {
    let place = Place::new();
    let entries = entries(30);
    place.write(0, &entries);
    let bytes = fs::read(&place.path).unwrap();
    let ends = (0..600).chain(bytes.len() - 200..bytes.len());
    for at in ends.chain((0..bytes.len()).step_by(5_003)) {
        let mut changed = bytes.clone();
        changed[at] ^= 0x10;
        fs::write(&place.path, changed).unwrap();
        let (read, ended) = place.read(0);
        assert!(ended.is_err(), "{at}");
        assert!(entries.starts_with(&read), "{at}");
    }
}

#[test]
fn a_shorter_or_longer_file_is_noticed_without_reading_all_of_it() {
    let place = Place::new();
    place.write(0, &entries(30));
    let bytes = fs::read(&place.path).unwrap();
    for length in (0..bytes.len()).step_by(1_009) {
        fs::write(&place.path, &bytes[..length]).unwrap();
        assert_eq!(
            place.open(0).err(),
            Some(Damage::Snapshot.into()),
            "{length}"
        );
    }
    fs::write(&place.path, [&bytes[..], &[0]].concat()).unwrap();
    assert_eq!(place.open(0).err(), Some(Damage::Snapshot.into()));
}

#[test]
fn blocks_of_one_snapshot_cannot_change_places_or_be_left_out() {
    let place = Place::new();
    let same = vec![5; BLOCK - ENTRY_HEAD - 1];
    place.write(
        0,
        &[
            entry(b"a", 1, &same),
            entry(b"b", 1, &same),
            entry(b"c", 1, &same),
        ],
    );
    let bytes = fs::read(&place.path).unwrap();
    let size = BLOCK_HEAD + BLOCK;
    let first = bytes.len() - 3 * size - 4 - (bytes.len() - place.open(0).unwrap().tail as usize);
    let block = |number: usize| &bytes[first + number * size..first + (number + 1) * size];
    let (start, end) = (&bytes[..first], &bytes[first + 3 * size..]);
    for order in [&[1, 0, 2][..], &[0, 2], &[0, 1], &[]] {
        let mut other = start.to_vec();
        order
            .iter()
            .for_each(|number| other.extend_from_slice(block(*number)));
        other.extend_from_slice(end);
        fs::write(&place.path, other).unwrap();
        assert_eq!(place.read(0).1, Err(Damage::Snapshot.into()), "{order:?}");
    }
}

proptest! {
    #[test]
    fn any_bytes_are_refused_calmly(
        bytes in proptest::collection::vec(any::<u8>(), 0..300),
        like_one: bool,
        offset in 0u64..400,
    ) {
        let place = Place::new();
        let start = [&MAGIC[..], &FORMAT.to_le_bytes()].concat();
        let bytes = if like_one { [start, bytes].concat() } else { bytes };
        fs::write(&place.path, bytes).unwrap();
        prop_assert_eq!(place.read(offset), (Vec::new(), Err(Damage::Snapshot.into())));
    }
}
