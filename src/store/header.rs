//! The header: what one must know of a store before its key. It lies in two copies, each replaced
//! whole, so that one of them can always be read.
//!
//! Who can write into the folder can write a header, so what it says is not believed before the key
//! has shown that whoever wrote it had the key: behind the fields stands a hash of them, keyed from
//! the data key. The first release wrote none; its headers get theirs at the next opening, and the
//! hash of the key that both forms keep differs, so that no header is turned back into such a one.

use super::checked::Form;
use super::disk::{Disk, SMALL, read_if_there, replace};
use super::error::{Damage, StoreError};
use super::fault::Fault;
use super::record::{decode, encode};
use super::seal::DataKey;
use super::slot::{Cost, RECOVERY, Slot, login_hash};
use crate::domain::{Day, Instant};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::path::Path;
use zeroize::Zeroizing;

/// The newest format this program writes and reads.
pub const FORMAT: u16 = 2;
/// The form of the first release, without the keyed hash.
const FIRST: u16 = 1;
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
    /// A hash of the data key, another one in each form: tells a key file of another store.
    pub key_check: [u8; 32],
    /// The data key, wrapped for each login.
    pub slots: Vec<Slot>,
}

/// A header as it was read, by whomever it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What it says.
    pub header: Header,
    /// The keyed hash of all that it says; none in the first form.
    tag: Option<[u8; 32]>,
}

/// The second form as it is stored.
#[derive(Serialize, Deserialize)]
struct Tagged {
    header: Header,
    tag: [u8; 32],
}

impl Found {
    /// Whether this is the store's data key.
    pub fn fits(&self, key: &DataKey) -> bool {
        let check = match self.tag {
            Some(_) => key_check(key),
            None => first_key_check(key),
        };
        self.header.key_check == check
    }

    /// Whether it is of the form in which nothing tells who wrote it.
    pub fn is_of_the_first_form(&self) -> bool {
        self.tag.is_none()
    }

    /// The header, now that the key is there which must have been there when it was written.
    ///
    /// # Errors
    /// [`Damage::ChangedHeader`].
    pub fn believed(self, key: &DataKey) -> Result<Header, StoreError> {
        let written_with_key = match self.tag {
            Some(tag) => blake3::Hash::from(tag) == self.header.tag(key)?,
            None => true,
        };
        if !self.fits(key) || !written_with_key {
            return Err(Damage::ChangedHeader.into());
        }
        Ok(Header {
            key_check: key_check(key),
            ..self.header
        })
    }
}

impl Header {
    /// The data key, unwrapped with a passphrase.
    pub fn unlock(&self, login: &str, passphrase: &str) -> Result<DataKey, StoreError> {
        let hash = login_hash(&self.store_id, login);
        self.slot_of(hash).unwrap(&self.store_id, passphrase)
    }

    /// The slot of a login; for one that has none, one that takes as long to say so.
    fn slot_of(&self, hash: [u8; 32]) -> Cow<'_, Slot> {
        let own = self.slots.iter().find(|slot| slot.login_hash == hash);
        let usual = self.slots.first().map_or(Cost::USUAL, |slot| slot.cost);
        own.map_or_else(|| Cow::Owned(Slot::decoy(hash, usual)), Cow::Borrowed)
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

    /// Writes both copies, one after the other. One is enough: the other is written again when the
    /// store is opened the next time, and until then `verify` tells of it.
    ///
    /// # Errors
    /// Neither could be written, and the header before stays in force; [`StoreError::Unsure`] if that
    /// is not known.
    pub fn write(
        &mut self,
        disk: &dyn Disk,
        folder: &Path,
        key: &DataKey,
    ) -> Result<(), StoreError> {
        self.generation = self.generation.saturating_add(1);
        let bytes = self.to_bytes(key)?;
        let [first, second] = FILES.map(|file| replace(disk, &folder.join(file), &bytes));
        let Err(error) = first.or(second) else {
            return Ok(());
        };
        // A name that was given may be gone after a crash, and may not.
        let there = FILES.map(|file| disk.read(&folder.join(file), SMALL).ok());
        match there.contains(&Some(bytes)) {
            true => Err(StoreError::Unsure),
            false => Err(error.into()),
        }
    }

    /// The bytes of one copy.
    pub fn to_bytes(&self, key: &DataKey) -> Result<Vec<u8>, StoreError> {
        FORM.to_bytes(&Tagged {
            header: self.clone(),
            tag: *self.tag(key)?.as_bytes(),
        })
    }

    /// The hash of all fields that only who has the data key can make.
    fn tag(&self, key: &DataKey) -> Result<blake3::Hash, StoreError> {
        let key = Zeroizing::new(blake3::derive_key("goldaw 2026-11 header", key.bytes()));
        Ok(blake3::keyed_hash(&key, &encode(self)?))
    }
}

/// The hash of a data key that the header keeps.
pub fn key_check(key: &DataKey) -> [u8; 32] {
    blake3::derive_key("goldaw 2026-11 key check of a tagged header", key.bytes())
}

/// The hash that a header of the first form keeps.
fn first_key_check(key: &DataKey) -> [u8; 32] {
    blake3::derive_key("goldaw 2026-11 key check", key.bytes())
}

/// The header in a folder with what is wrong with its copies; `None` if there is none.
///
/// # Errors
/// [`StoreError::NewerVersion`]; [`Damage::Header`] if neither copy can be read.
pub fn read(disk: &dyn Disk, folder: &Path) -> Result<Option<(Found, Vec<Fault>)>, StoreError> {
    let mut newest: Option<Found> = None;
    let mut faults = Vec::new();
    for file in FILES {
        let bytes = read_if_there(disk, &folder.join(file), SMALL)?;
        let read = bytes.as_deref().map(from_bytes).transpose()?.flatten();
        let generation = |found: &Found| found.header.generation;
        match (read, &newest) {
            (None, _) => faults.push(Fault::Header { file }),
            (Some(found), Some(first)) if generation(&found) == generation(first) => {}
            (Some(found), Some(first)) if generation(&found) < generation(first) => {
                faults.push(Fault::Header { file });
            }
            (Some(found), first) => {
                let stale = first.iter().map(|_| Fault::Header { file: FILES[0] });
                faults.extend(stale);
                newest = Some(found);
            }
        }
    }
    match newest {
        Some(found) => Ok(Some((found, faults))),
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
pub fn from_bytes(bytes: &[u8]) -> Result<Option<Found>, StoreError> {
    let body = FORM.body(bytes)?;
    Ok(body.and_then(|(format, body)| match format {
        FIRST => decode(body).map(|header| Found { header, tag: None }),
        _ => decode(body).map(|Tagged { header, tag }| Found {
            header,
            tag: Some(tag),
        }),
    }))
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
            key_check: key_check(&key()),
            slots: vec![slot],
        }
    }

    fn key() -> DataKey {
        DataKey::from_bytes([7; 32])
    }

    fn believed(bytes: &[u8]) -> Result<Header, StoreError> {
        from_bytes(bytes).unwrap().unwrap().believed(&key())
    }

    /// The bytes of a header of the first form, as whoever can write them may.
    fn first_form(header: &Header) -> Vec<u8> {
        let form = Form {
            format: FIRST,
            ..FORM
        };
        form.to_bytes(header).unwrap()
    }

    #[test]
    fn a_login_that_is_not_there_is_refused_with_the_same_effort() {
        let (header, unknown) = (header(), [8; 32]);
        let decoy = header.slot_of(unknown);
        let slot = &header.slots[0];
        assert_eq!((decoy.login_hash, decoy.cost), (unknown, slot.cost));
        assert_eq!(header.slot_of(slot.login_hash).as_ref(), slot);
        for login in ["nobody", "nobody else"] {
            let refused = header.unlock(login, "wrong").err();
            assert_eq!(refused, Some(StoreError::WrongPassphrase));
        }
    }

    #[test]
    fn the_header_keeps_its_bytes() {
        let bytes = header().to_bytes(&key()).unwrap();
        let fixture = include_str!("../../tests/fixtures/store/header-2.hex");
        assert_eq!(hexadecimal(&bytes), fixture.trim_end());
        assert_eq!(from_bytes(&bytes).unwrap().unwrap().header, header());
        assert_eq!(believed(&bytes), Ok(header()));
    }

    #[test]
    fn a_header_of_the_first_form_is_read_and_written_in_the_second() {
        let first = Header {
            key_check: [6; 32],
            ..header()
        };
        let fixture = include_str!("../../tests/fixtures/store/header.hex");
        assert_eq!(hexadecimal(&first_form(&first)), fixture.trim_end());
        assert_eq!(believed(&first_form(&first)), changed());
        let of_this_key = Header {
            key_check: first_key_check(&key()),
            ..header()
        };
        assert_eq!(believed(&first_form(&of_this_key)), Ok(header()));
    }

    fn changed() -> Result<Header, StoreError> {
        Err(Damage::ChangedHeader.into())
    }

    #[test]
    fn whatever_is_changed_without_the_key_is_noticed_with_it() {
        let changes: [fn(&mut Header); 7] = [
            |header| header.purpose = Purpose::Service,
            |header| header.slots.clear(),
            |header| header.slots[0].cost.passes += 1,
            |header| header.complete = false,
            |header| header.generation = u64::MAX,
            |header| header.stamp = None,
            |header| header.store_id = [9; 16],
        ];
        for (number, change) in changes.iter().enumerate() {
            let bytes = header().to_bytes(&key()).unwrap();
            let mut found = from_bytes(&bytes).unwrap().unwrap();
            change(&mut found.header);
            assert_eq!(found.clone().believed(&key()), changed(), "{number}");
            // Nor does it help to write it as the first release did.
            let bytes = first_form(&found.header);
            assert_eq!(believed(&bytes), changed(), "{number}");
        }
        let other = DataKey::from_bytes([8; 32]);
        let bytes = header().to_bytes(&other).unwrap();
        assert_eq!(believed(&bytes), changed());
    }

    #[test]
    fn one_copy_that_can_be_written_is_enough() {
        let folder = tempfile::tempdir().unwrap();
        let mut written = header();
        written.write(&SystemDisk, folder.path(), &key()).unwrap();
        for file in FILES {
            let other = folder.path().join(format!("{file}.new"));
            std::fs::create_dir(&other).unwrap();
            written.complete = !written.complete;
            written.write(&SystemDisk, folder.path(), &key()).unwrap();
            let (read, faults) = read(&SystemDisk, folder.path()).unwrap().unwrap();
            assert_eq!(read.believed(&key()), Ok(written.clone()));
            assert_eq!(faults, [Fault::Header { file }]);
            std::fs::remove_dir(&other).unwrap();
        }
        for file in FILES {
            std::fs::create_dir(folder.path().join(format!("{file}.new"))).unwrap();
        }
        let mut refused = written.clone();
        assert!(refused.write(&SystemDisk, folder.path(), &key()).is_err());
        let (read, _) = read(&SystemDisk, folder.path()).unwrap().unwrap();
        assert_eq!(read.header, written);
    }

    #[test]
    fn a_header_of_a_newer_format_is_refused_and_one_of_none_is_damaged() {
        for (format, read) in [(3, Err(StoreError::NewerVersion(3))), (0, Ok(None))] {
            let mut bytes = header().to_bytes(&key()).unwrap();
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
        header.write(&SystemDisk, folder.path(), &key()).unwrap();
        let older = std::fs::read(folder.path().join("header.a")).unwrap();
        header.complete = false;
        header.write(&SystemDisk, folder.path(), &key()).unwrap();
        for (file, bytes) in [("header.a", &older[..]), ("header.b", b"rubbish")] {
            let path = folder.path().join(file);
            let good = std::fs::read(&path).unwrap();
            std::fs::write(&path, bytes).unwrap();
            let (read, faults) = read(&SystemDisk, folder.path()).unwrap().unwrap();
            assert_eq!(read.believed(&key()), Ok(header.clone()));
            assert_eq!(faults, [Fault::Header { file }]);
            std::fs::write(&path, good).unwrap();
        }
    }

    proptest! {
        #[test]
        fn a_changed_bit_is_noticed(bit in 0usize..8 * 200) {
            let mut bytes = header().to_bytes(&key()).unwrap();
            bytes[bit / 8] ^= 1 << (bit % 8);
            prop_assert_eq!(from_bytes(&bytes), Ok(None));
        }
    }
}
