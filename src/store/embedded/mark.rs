//! How far the journal had come: a note that lies outside of journal and working copy, so that the
//! end of both cannot be cut off together without being noticed.
//!
//! ```text
//! "goldaw-m" | format u16 | first commit with a tag u64 | last commit u64 | keyed hash of all before 32
//! ```
//!
//! Numbers are little-endian. It is written when a store is made, opened, closed or backed up and when
//! a segment is begun; never does it go back. Once it is there, only `--repair` makes it anew: one that
//! is missing or has changed is told each time.

use super::snapshot::SnapshotKey;
use crate::store::disk::{Disk, SMALL, read_if_there, replace};
use crate::store::error::StoreError;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The file in the store's folder.
pub const FILE: &str = "journal.mark";
const MAGIC: &[u8; 8] = b"goldaw-m";
const FORMAT: u16 = 1;
/// The bytes before the hash.
const FIELDS: usize = 26;

/// The note of one store.
#[derive(Clone)]
pub struct MarkFile {
    disk: Arc<dyn Disk>,
    path: PathBuf,
    key: SnapshotKey,
}

/// What the note says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// The first commit whose frame has a tag.
    pub tagged: u64,
    /// The last commit that is known to have been saved.
    pub last: u64,
}

/// The note as it was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// There is none.
    Nothing,
    /// It is not as it was written.
    Damaged,
    /// As it was written.
    Mark(Mark),
}

impl MarkFile {
    /// The note of the store in this folder.
    pub fn new(disk: Arc<dyn Disk>, store: &Path, key: SnapshotKey) -> Self {
        Self {
            disk,
            path: store.join(FILE),
            key,
        }
    }

    /// Reads it.
    pub fn read(&self) -> Result<Found, StoreError> {
        let bytes = read_if_there(self.disk.as_ref(), &self.path, SMALL)?;
        Ok(match bytes {
            None => Found::Nothing,
            Some(bytes) => self.mark_in(&bytes).map_or(Found::Damaged, Found::Mark),
        })
    }

    /// The last commit that is known to have been saved.
    pub fn last(&self) -> Result<u64, StoreError> {
        Ok(match self.read()? {
            Found::Mark(mark) => mark.last,
            Found::Nothing | Found::Damaged => 0,
        })
    }

    /// Says that the commits up to this one were saved. A note that is missing or has changed stays so.
    pub fn raise(&self, last: u64) -> Result<(), StoreError> {
        match self.read()? {
            Found::Mark(mark) if last > mark.last => self.write(Mark { last, ..mark }),
            _ => Ok(()),
        }
    }

    /// Writes it.
    pub fn write(&self, mark: Mark) -> Result<(), StoreError> {
        let bytes = self.bytes_of(mark);
        Ok(replace(self.disk.as_ref(), &self.path, &bytes)?)
    }

    fn bytes_of(&self, mark: Mark) -> Vec<u8> {
        let mut bytes = [
            MAGIC.as_slice(),
            &FORMAT.to_le_bytes(),
            &mark.tagged.to_le_bytes(),
            &mark.last.to_le_bytes(),
        ]
        .concat();
        let hash = self.key.mark(&bytes);
        bytes.extend_from_slice(&hash);
        bytes
    }

    fn mark_in(&self, bytes: &[u8]) -> Option<Mark> {
        let (tagged, rest) = bytes.get(10..FIELDS)?.split_first_chunk()?;
        let mark = Mark {
            tagged: u64::from_le_bytes(*tagged),
            last: u64::from_le_bytes(rest.try_into().ok()?),
        };
        (self.bytes_of(mark) == bytes).then_some(mark)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::store::disk::SystemDisk;
    use crate::store::key::hexadecimal;

    #[test]
    fn the_note_keeps_its_bytes_never_goes_back_and_a_changed_one_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let key = SnapshotKey::new([3; 32]);
        let file = MarkFile::new(Arc::new(SystemDisk), folder.path(), key);
        assert_eq!(file.read(), Ok(Found::Nothing));
        file.raise(7).unwrap();
        assert_eq!(file.read(), Ok(Found::Nothing));
        file.write(Mark { tagged: 3, last: 5 }).unwrap();
        file.raise(7).unwrap();
        file.raise(6).unwrap();
        let mark = Mark { tagged: 3, last: 7 };
        assert_eq!(file.read(), Ok(Found::Mark(mark)));
        let bytes = std::fs::read(folder.path().join(FILE)).unwrap();
        let fixture = include_str!("../../../tests/fixtures/store/mark.hex");
        assert_eq!(hexadecimal(&bytes), fixture.trim_end());
        for bit in 0..8 * bytes.len() {
            let mut changed = bytes.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            std::fs::write(folder.path().join(FILE), &changed).unwrap();
            assert_eq!(file.read(), Ok(Found::Damaged), "{bit}");
        }
        file.raise(9).unwrap();
        assert_eq!(file.read(), Ok(Found::Damaged));
    }
}
