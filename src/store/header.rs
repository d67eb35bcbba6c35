//! The header: what one must know of a store before its key. It lies in two copies, each replaced
//! whole, so that one of them can always be read.

use super::checked::Form;
use super::disk::{Disk, SMALL, read_if_there, replace};
use super::error::{Damage, StoreError};
use super::fault::Fault;
use super::seal::DataKey;
use super::slot::{Cost, RECOVERY, Slot, login_hash};
use crate::domain::{Day, Instant};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// The newest format this program writes and reads.
pub const FORMAT: u16 = 1;
const FORM: Form = Form {
    magic: b"goldaw-h",
    format: FORMAT,
};
/// The two copies.
pub const FILES: [&str; 2] = ["header.a", "header.b"];

/// What a store is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Purpose {
    /// A real service.
    Service,
    /// The fictional service; only here may one choose who one is.
    Demonstration,
}

/// What a demonstration was made with; the same three give the same answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// The seed.
    pub seed: u64,
    /// Its day.
    pub day: Day,
    /// How many cases.
    pub cases: u32,
}

/// The header of a store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// Raised with every writing; of two copies the greater counts.
    pub generation: u64,
    /// Random.
    pub store_id: [u8; 16],
    /// What the store is for.
    pub purpose: Purpose,
    /// When it was made.
    pub created: Instant,
    /// What a demonstration was made with.
    pub stamp: Option<Stamp>,
    /// False while a demonstration is still being made.
    pub complete: bool,
    /// A hash of the data key: tells a key file of another store.
    pub key_check: [u8; 32],
    /// The data key, wrapped for each login.
    pub slots: Vec<Slot>,
}

impl Header {
    /// The data key, unwrapped with a passphrase.
    pub fn unlock(&self, login: &str, passphrase: &str) -> Result<DataKey, StoreError> {
        let hash = login_hash(&self.store_id, login);
        let slot = self.slots.iter().find(|slot| slot.login_hash == hash);
        slot.ok_or(StoreError::WrongPassphrase)?
            .unwrap(&self.store_id, passphrase)
    }

    /// Adds a login, or gives it another passphrase.
    pub fn set_slot(
        &mut self,
        login: &str,
        passphrase: &str,
        cost: Cost,
        key: &DataKey,
    ) -> Result<(), StoreError> {
        let slot = Slot::wrap(&self.store_id, login, passphrase, cost, key)?;
        self.slots.retain(|old| old.login_hash != slot.login_hash);
        self.slots.push(slot);
        Ok(())
    }

    /// Takes a login away; one that is not there is no error.
    ///
    /// # Errors
    /// [`StoreError::LastSlot`] in a service's store; the recovery key is no login.
    pub fn remove_slot(&mut self, login: &str) -> Result<(), StoreError> {
        let hash = login_hash(&self.store_id, login);
        let recovery = login_hash(&self.store_id, RECOVERY);
        let mut hashes = self.slots.iter().map(|slot| slot.login_hash);
        let others = hashes.any(|other| other != hash && other != recovery);
        if self.purpose == Purpose::Service && !others {
            return Err(StoreError::LastSlot);
        }
        self.slots.retain(|slot| slot.login_hash != hash);
        Ok(())
    }

    /// Whether a login of this hash can open the store.
    pub fn knows(&self, login_hash: &[u8; 32]) -> bool {
        self.slots.iter().any(|slot| slot.login_hash == *login_hash)
    }

    /// Whether this is the store's data key.
    pub fn fits(&self, key: &DataKey) -> bool {
        self.key_check == key_check(key)
    }

    /// Writes both copies, one after the other.
    pub fn write(&mut self, disk: &dyn Disk, folder: &Path) -> Result<(), StoreError> {
        self.generation += 1;
        let bytes = self.to_bytes()?;
        for file in FILES {
            replace(disk, &folder.join(file), &bytes)?;
        }
        Ok(())
    }

    /// The bytes of one copy.
    pub fn to_bytes(&self) -> Result<Vec<u8>, StoreError> {
        FORM.to_bytes(self)
    }
}

/// The hash of a data key that the header keeps.
pub fn key_check(key: &DataKey) -> [u8; 32] {
    blake3::derive_key("goldaw 2026-11 key check", key.bytes())
}

/// The header in a folder with what is wrong with its copies; `None` if there is none.
///
/// # Errors
/// [`StoreError::NewerVersion`]; [`Damage::Header`] if neither copy can be read.
pub fn read(disk: &dyn Disk, folder: &Path) -> Result<Option<(Header, Vec<Fault>)>, StoreError> {
    let mut newest: Option<Header> = None;
    let mut faults = Vec::new();
    for file in FILES {
        let bytes = read_if_there(disk, &folder.join(file), SMALL)?;
        let read = bytes.as_deref().map(from_bytes).transpose()?.flatten();
        match (read, &newest) {
            (None, _) => faults.push(Fault::Header { file }),
            (Some(header), Some(first)) if header.generation == first.generation => {}
            (Some(header), Some(first)) if header.generation < first.generation => {
                faults.push(Fault::Header { file });
            }
            (Some(header), first) => {
                let stale = first.iter().map(|_| Fault::Header { file: FILES[0] });
                faults.extend(stale);
                newest = Some(header);
            }
        }
    }
    match newest {
        Some(header) => Ok(Some((header, faults))),
        None if neither_there(disk, folder)? => Ok(None),
        None => Err(Damage::Header.into()),
    }
}

fn neither_there(disk: &dyn Disk, folder: &Path) -> Result<bool, StoreError> {
    for file in FILES {
        if read_if_there(disk, &folder.join(file), SMALL)?.is_some() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The header in these bytes; `None` if they are damaged.
pub fn from_bytes(bytes: &[u8]) -> Result<Option<Header>, StoreError> {
    FORM.read(bytes)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::store::disk::SystemDisk;
    use crate::store::key::hexadecimal;
    use proptest::prelude::*;

    fn header() -> Header {
        let slot = Slot {
            login_hash: [2; 32],
            salt: [3; 16],
            cost: Cost::LEAST,
            nonce: [4; 24],
            wrapped: vec![5; 48],
        };
        Header {
            generation: 1,
            store_id: [1; 16],
            purpose: Purpose::Demonstration,
            created: "2021-10-15T04:00:00Z".parse().unwrap(),
            stamp: Some(Stamp {
                seed: 7,
                day: "2021-10-15".parse().unwrap(),
                cases: 512,
            }),
            complete: true,
            key_check: [6; 32],
            slots: vec![slot],
        }
    }

    #[test]
    fn the_header_keeps_its_bytes() {
        let bytes = header().to_bytes().unwrap();
        let fixture = include_str!("../../tests/fixtures/store/header.hex");
        assert_eq!(hexadecimal(&bytes), fixture.trim_end());
        assert_eq!(from_bytes(&bytes), Ok(Some(header())));
    }

    #[test]
    fn a_header_of_a_newer_format_is_refused_and_one_of_none_is_damaged() {
        for (format, read) in [(2, Err(StoreError::NewerVersion(2))), (0, Ok(None))] {
            let mut bytes = header().to_bytes().unwrap();
            bytes[9] = format;
            let end = bytes.len() - 32;
            let hash = blake3::hash(&bytes[..end]);
            bytes[end..].copy_from_slice(hash.as_bytes());
            assert_eq!(from_bytes(&bytes), read);
        }
    }

    #[test]
    fn one_copy_is_enough_and_the_newer_counts() {
        let folder = tempfile::tempdir().unwrap();
        let mut header = header();
        header.write(&SystemDisk, folder.path()).unwrap();
        let older = std::fs::read(folder.path().join("header.a")).unwrap();
        header.complete = false;
        header.write(&SystemDisk, folder.path()).unwrap();
        for (file, bytes) in [("header.a", &older[..]), ("header.b", b"rubbish")] {
            let path = folder.path().join(file);
            let good = std::fs::read(&path).unwrap();
            std::fs::write(&path, bytes).unwrap();
            let (read, faults) = read(&SystemDisk, folder.path()).unwrap().unwrap();
            assert_eq!(read, header);
            assert_eq!(faults, [Fault::Header { file }]);
            std::fs::write(&path, good).unwrap();
        }
    }

    proptest! {
        #[test]
        fn a_changed_bit_is_noticed(bit in 0usize..8 * 200) {
            let mut bytes = header().to_bytes().unwrap();
            bytes[bit / 8] ^= 1 << (bit % 8);
            prop_assert_eq!(from_bytes(&bytes), Ok(None));
        }
    }
}
