//! Drafts: what somebody has typed and not yet saved. One sealed file per account and record,
//! replaced whole while typing; the journal knows nothing of them.

use super::disk::{Disk, SMALL, names_if_there, read_if_there, replace};
use super::error::{Damage, StoreError};
use super::key::hexadecimal;
use super::record::{decode, encode};
use super::seal::{DataKey, Seal};
use crate::domain::identifier::{AccountId, Identifier};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use zeroize::Zeroizing;

const SCHEMA: u16 = 1;

#[derive(Serialize, Deserialize)]
struct DraftV1 {
    record: Vec<u8>,
    text: Vec<u8>,
}

/// The drafts of one store. A file's name is a keyed hash, so it tells neither account nor record.
pub(super) struct Drafts {
    place: Place,
    name_key: Zeroizing<[u8; 32]>,
}

enum Place {
    Memory(BTreeMap<String, Vec<u8>>),
    Folder { disk: Arc<dyn Disk>, path: PathBuf },
}

impl Drafts {
    /// Drafts that are forgotten with the store.
    pub fn in_memory(key: &DataKey) -> Self {
        Self::at(Place::Memory(BTreeMap::new()), key)
    }

    /// Drafts in a folder, which is made with the first of them.
    pub fn in_folder(disk: Arc<dyn Disk>, path: PathBuf, key: &DataKey) -> Self {
        Self::at(Place::Folder { disk, path }, key)
    }

    fn at(place: Place, key: &DataKey) -> Self {
        let name_key = blake3::derive_key("goldaw 2026-11 draft names", key.bytes());
        Self {
            place,
            name_key: Zeroizing::new(name_key),
        }
    }

    pub fn keep(
        &mut self,
        seal: &Seal,
        account: AccountId,
        record: &[u8],
        text: &[u8],
    ) -> Result<(), StoreError> {
        let name = self.name(account, record);
        let plain = encode(&DraftV1 {
            record: record.to_vec(),
            text: text.to_vec(),
        })?;
        let sealed = seal.seal(name.as_bytes(), SCHEMA, 1, &plain)?;
        match &mut self.place {
            Place::Memory(drafts) => {
                drafts.insert(name, sealed);
            }
            Place::Folder { disk, path } => {
                disk.create_folder(path)?;
                replace(disk.as_ref(), &path.join(name), &sealed)?;
            }
        }
        Ok(())
    }

    pub fn read(
        &self,
        seal: &Seal,
        account: AccountId,
        record: &[u8],
    ) -> Result<Option<Vec<u8>>, StoreError> {
        let draft = self.open(seal, &self.name(account, record))?;
        Ok(draft.map(|draft| draft.text))
    }

    pub fn remove(&mut self, account: AccountId, record: &[u8]) -> Result<(), StoreError> {
        let name = self.name(account, record);
        match &mut self.place {
            Place::Memory(drafts) => {
                drafts.remove(&name);
            }
            Place::Folder { disk, path } => match disk.remove(&path.join(name)) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
                _ => {}
            },
        }
        Ok(())
    }

    /// The records this account has drafts of. A draft that cannot be opened is left out, so that
    /// one damaged file does not hide the others.
    pub fn list(&self, seal: &Seal, account: AccountId) -> Result<Vec<Vec<u8>>, StoreError> {
        let beginning = self.hash(&account.bytes(), &[]);
        let names = match &self.place {
            Place::Memory(drafts) => drafts.keys().cloned().collect(),
            Place::Folder { disk, path } => names_if_there(disk.as_ref(), path)?,
        };
        let mut records: Vec<Vec<u8>> = names
            .iter()
            .filter(|name| name.starts_with(&beginning) && name.ends_with(".d"))
            .filter_map(|name| self.open(seal, name).ok().flatten())
            .map(|draft| draft.record)
            .collect();
        records.sort();
        Ok(records)
    }

    fn open(&self, seal: &Seal, name: &str) -> Result<Option<DraftV1>, StoreError> {
        let sealed = match &self.place {
            Place::Memory(drafts) => drafts.get(name).cloned(),
            Place::Folder { disk, path } => read_if_there(disk.as_ref(), &path.join(name), SMALL)?,
        };
        let Some(sealed) = sealed else {
            return Ok(None);
        };
        let opened = seal.open(name.as_bytes(), &sealed).ok_or(Damage::Draft)?;
        if opened.schema > SCHEMA {
            return Err(StoreError::NewerVersion(opened.schema));
        }
        Ok(Some(decode(&opened.plain).ok_or(Damage::Draft)?))
    }

    /// The account's hash, then the record's: an account's drafts share their beginning.
    fn name(&self, account: AccountId, record: &[u8]) -> String {
        let account = account.bytes();
        let of_account = self.hash(&account, &[]);
        let of_record = self.hash(&account, record);
        format!("{of_account}{of_record}.d")
    }

    /// 32 hexadecimal digits. An account's id has a fixed length, so no two pairs give one input.
    fn hash(&self, account: &[u8; 16], record: &[u8]) -> String {
        let mut hasher = blake3::Hasher::new_keyed(&self.name_key);
        let hash = hasher.update(account).update(record).finalize();
        hash.as_bytes()
            .first_chunk::<16>()
            .map_or_else(String::new, |half| hexadecimal(half))
    }
}
