//! A backup's file: what one must know before its key, then a snapshot.
//!
//! ```text
//! "goldaw-b" | format u16 | length of the preface u32 | preface | keyed hash of all before 32 | snapshot
//! ```
//!
//! Numbers are little-endian, the preface is bincode, the hash is BLAKE3 with a key that comes from
//! the data key. The preface holds a copy of the header, so that a login and its passphrase open the
//! backup as they opened the store, and names the commit of its snapshot, so that neither can be
//! exchanged for that of another backup.

use crate::domain::Instant;
use crate::store::disk::DiskFile;
use crate::store::embedded::Position;
use crate::store::embedded::snapshot::{Reader, SnapshotKey};
use crate::store::error::{Damage, StoreError};
use crate::store::header::{self, Found, Header, Purpose};
use crate::store::record::{RECORD_LIMIT, decode, encode};
use crate::store::seal::DataKey;
use serde::{Deserialize, Serialize};

const MAGIC: &[u8; 8] = b"goldaw-b";
const FORMAT: u16 = 1;
/// Magic, format and the length of the preface.
const START: usize = 14;
const HASH: usize = 32;

/// What stands before the snapshot, known to be written with the key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preface {
    /// When the backup was made.
    pub made: Instant,
    /// The header of the store, with its key slots.
    pub header: Header,
    /// The number of the last commit.
    pub sequence: u64,
    /// The hash of that commit.
    pub hash: [u8; 32],
}

/// The preface as it is stored.
#[derive(Serialize, Deserialize)]
struct PrefaceV1 {
    made: Instant,
    header: Vec<u8>,
    sequence: u64,
    hash: [u8; 32],
    /// A demonstration's key, which otherwise lies in a file beside it: its records are fictional.
    key: Option<[u8; 32]>,
}

/// A backup of which only the preface was read; it is not yet known to be whole.
pub struct BackupFile {
    file: Box<dyn DiskFile>,
    made: Instant,
    found: Found,
    /// The number and the hash of the last commit.
    commit: (u64, [u8; 32]),
    key: Option<DataKey>,
    /// All that the keyed hash covers.
    hashed: Vec<u8>,
    hash: [u8; HASH],
}

impl BackupFile {
    /// Reads the preface.
    ///
    /// # Errors
    /// [`StoreError::NotABackup`] for a file that does not begin like one; [`Damage::Backup`];
    /// [`StoreError::NewerVersion`].
    pub fn open(file: Box<dyn DiskFile>) -> Result<Self, StoreError> {
        let size = file.size()?;
        let mut start = [0; START];
        let long_enough = size >= START as u64;
        if long_enough {
            file.read_at(&mut start, 0)?;
        }
        let (format, length) = fields(&start).ok_or(StoreError::NotABackup)?;
        match format {
            FORMAT => {}
            0 => return Err(Damage::Backup.into()),
            newer => return Err(StoreError::NewerVersion(newer)),
        }
        let end = START.saturating_add(length).saturating_add(HASH);
        if length > RECORD_LIMIT || size < end as u64 {
            return Err(Damage::Backup.into());
        }
        let mut hashed = vec![0; end];
        file.read_at(&mut hashed, 0)?;
        let hash = hashed.split_off(START + length);
        let hash = <[u8; HASH]>::try_from(hash).map_err(|_| Damage::Backup)?;
        let stored = hashed.get(START..).and_then(decode::<PrefaceV1>);
        let mut stored = stored.ok_or(Damage::Backup)?;
        let found = header::from_bytes(&stored.header)?.ok_or(Damage::Backup)?;
        let key = stored.key.take();
        // Only what is fictional may have its key beside it.
        if key.is_some() != (found.header.purpose == Purpose::Demonstration) {
            return Err(Damage::Backup.into());
        }
        Ok(Self {
            file,
            made: stored.made,
            found,
            commit: (stored.sequence, stored.hash),
            key: key.map(DataKey::from_bytes),
            hashed,
            hash,
        })
    }

    /// The header; what it says is believed only when [`Self::read`] was successful.
    pub fn found(&self) -> &Found {
        &self.found
    }

    /// The key of a demonstration.
    ///
    /// # Errors
    /// [`StoreError::WrongKeyFile`] for a service: it has none in its backup.
    pub fn own_key(&mut self) -> Result<DataKey, StoreError> {
        self.key.take().ok_or(StoreError::WrongKeyFile)
    }

    /// Checks the preface with the key and begins to read the snapshot.
    ///
    /// # Errors
    /// [`Damage::Backup`].
    pub fn read(self, key: &DataKey) -> Result<(Preface, Reader), StoreError> {
        let offset = (self.hashed.len() + HASH) as u64;
        if keyed_hash(key, &self.hashed) != self.hash {
            return Err(Damage::Backup.into());
        }
        let preface = Preface {
            made: self.made,
            header: self.found.believed(key).map_err(|_| Damage::Backup)?,
            sequence: self.commit.0,
            hash: self.commit.1,
        };
        let reader = Reader::open(self.file, offset, &SnapshotKey::of(key)).map_err(as_backup)?;
        let Position { sequence, hash, .. } = reader.head().position;
        let same_store = reader.head().store_id == preface.header.store_id;
        if same_store && (sequence, hash) == self.commit {
            Ok((preface, reader))
        } else {
            Err(Damage::Backup.into())
        }
    }
}

impl Preface {
    /// The preface of a backup of this store up to this commit.
    pub fn new(made: Instant, header: Header, position: &Position) -> Self {
        Self {
            made,
            header,
            sequence: position.sequence,
            hash: position.hash,
        }
    }

    /// The bytes at the beginning of the file.
    pub fn to_bytes(&self, key: &DataKey) -> Result<Vec<u8>, StoreError> {
        let demonstration = self.header.purpose == Purpose::Demonstration;
        let preface = encode(&PrefaceV1 {
            made: self.made,
            header: self.header.to_bytes(key)?,
            sequence: self.sequence,
            hash: self.hash,
            key: demonstration.then(|| *key.bytes()),
        })?;
        let length = u32::try_from(preface.len());
        let length = length.map_err(|_| StoreError::TooLarge(preface.len()))?;
        let mut bytes = [MAGIC.as_slice(), &FORMAT.to_le_bytes()].concat();
        bytes.extend_from_slice(&length.to_le_bytes());
        bytes.extend_from_slice(&preface);
        let hash = keyed_hash(key, &bytes);
        bytes.extend_from_slice(&hash);
        Ok(bytes)
    }
}

/// Whoever reads a backup is told that it is damaged, not which of its parts is.
pub fn as_backup(error: StoreError) -> StoreError {
    match error {
        StoreError::Damaged(Damage::Snapshot) => Damage::Backup.into(),
        other => other,
    }
}

fn fields(start: &[u8; START]) -> Option<(u16, usize)> {
    let (format, length) = start.strip_prefix(MAGIC)?.split_first_chunk()?;
    let length = u32::from_le_bytes(length.try_into().ok()?);
    Some((u16::from_le_bytes(*format), usize::try_from(length).ok()?))
}

fn keyed_hash(key: &DataKey, bytes: &[u8]) -> [u8; HASH] {
    let key = blake3::derive_key("goldaw 2026-11 backup", key.bytes());
    *blake3::keyed_hash(&key, bytes).as_bytes()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::store::disk::{Disk, SystemDisk};
    use crate::store::header::key_check;
    use crate::store::key::hexadecimal;

    fn preface(purpose: Purpose, key: &DataKey) -> Preface {
        let header = Header {
            generation: 3,
            store_id: [1; 16],
            purpose,
            created: "2021-10-15T04:00:00Z".parse().unwrap(),
            stamp: None,
            complete: true,
            key_check: key_check(key),
            slots: Vec::new(),
        };
        Preface {
            made: "2021-10-16T05:00:00Z".parse().unwrap(),
            header,
            sequence: 7,
            hash: [9; 32],
        }
    }

    fn opened(bytes: &[u8]) -> Result<BackupFile, StoreError> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("backup");
        std::fs::write(&path, bytes).unwrap();
        BackupFile::open(SystemDisk.open_to_read(&path).unwrap())
    }

    #[test]
    fn the_preface_keeps_its_bytes() {
        let key = DataKey::from_bytes([3; 32]);
        let preface = preface(Purpose::Demonstration, &key);
        let bytes = preface.to_bytes(&key).unwrap();
        let fixture = include_str!("../../../tests/fixtures/store/backup-2.hex");
        assert_eq!(hexadecimal(&bytes), fixture.trim_end());
        expect_preface(&bytes, &preface, &key);
    }

    #[test]
    fn the_preface_of_a_backup_that_the_first_release_made_is_read() {
        let key = DataKey::from_bytes([3; 32]);
        let fixture = include_str!("../../../tests/fixtures/store/backup.hex");
        let digits = fixture.trim_end().as_bytes().chunks(2);
        let byte = |pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap();
        let bytes: Vec<u8> = digits.map(byte).collect();
        expect_preface(&bytes, &preface(Purpose::Demonstration, &key), &key);
    }

    fn expect_preface(bytes: &[u8], preface: &Preface, key: &DataKey) {
        let mut file = opened(bytes).unwrap();
        assert!(file.own_key().unwrap() == *key);
        assert_eq!(keyed_hash(key, &file.hashed), file.hash);
        let commit = (preface.sequence, preface.hash);
        assert_eq!((file.made, file.commit), (preface.made, commit));
        assert_eq!(file.found.believed(key), Ok(preface.header.clone()));
    }

    #[test]
    fn a_services_key_never_lies_in_its_backup() {
        let key = DataKey::from_bytes([3; 32]);
        let bytes = preface(Purpose::Service, &key).to_bytes(&key).unwrap();
        assert!(!bytes.windows(32).any(|window| window == key.bytes()));
        let refused = opened(&bytes).unwrap().own_key().err();
        assert_eq!(refused, Some(StoreError::WrongKeyFile));
    }

    #[test]
    fn a_newer_format_is_refused_as_newer() {
        let key = DataKey::from_bytes([3; 32]);
        let mut bytes = preface(Purpose::Service, &key).to_bytes(&key).unwrap();
        bytes[8] = 2;
        assert_eq!(opened(&bytes).err(), Some(StoreError::NewerVersion(2)));
    }
}
