//! The header: what one must know of a store before its key. It lies in two copies, each replaced
//! whole, so that one of them can always be read.
//!
//! Who can write into the folder can write a header, so what it says is not believed before the key
//! has shown that whoever wrote it had the key: behind the fields stands a hash of them, keyed from
//! the data key. The first release wrote none; its headers get theirs at the next opening, and the
//! hash of the key that both forms keep differs, so that no header is turned back into such a one.

mod in_force;

pub use in_force::header_id;

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

    /// The slot that a passphrase of this login is tried at.
    pub fn slot_for(&self, login: &str) -> Slot {
        self.slot_of(login_hash(&self.store_id, login)).into_owned()
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
        self.put_slot(slot);
        Ok(())
    }

    /// Puts a slot in the place of the one its login has, if it has one.
    pub fn put_slot(&mut self, slot: Slot) {
        self.slots.retain(|old| old.login_hash != slot.login_hash);
        self.slots.push(slot);
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
mod tests;
