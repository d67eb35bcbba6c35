//! Drafts: what somebody has typed and not yet saved. One sealed file per account and record,
//! replaced whole while typing; the journal knows nothing of them.

use super::disk::{Disk, SMALL, make_folder, names_if_there, read_if_there, replace};
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

/// The ending of a draft's name.
const ENDING: &str = ".d";

#[derive(Serialize, Deserialize)]
struct DraftV1 {
    record: Vec<u8>,
    text: Vec<u8>,
}

/// The drafts of an account.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DraftList {
    /// The record and the text of each, in the order of the records.
    pub drafts: Vec<(Vec<u8>, Vec<u8>)>,
    /// How many could not be read.
    pub unreadable: usize,
}

/// The drafts of one store. A file's name is a keyed hash, so it tells neither account nor record.
pub(super) struct Drafts {
    place: Place,
    name_key: Zeroizing<[u8; 32]>,
    /// What is known of the files that were read or written, by their names.
    known: BTreeMap<String, Known>,
}

/// What a file holds. Which record it is never changes: the name is made of it.
struct Known {
    record: Vec<u8>,
    /// The bytes of the text.
    size: usize,
}

enum Place {
    Memory(BTreeMap<String, Vec<u8>>),
    Folder {
        disk: Arc<dyn Disk>,
        path: PathBuf,
        /// Whether the folder is known to be there.
        made: bool,
    },
}

impl Drafts {
    /// Drafts that are forgotten with the store.
    pub fn in_memory(key: &DataKey) -> Self {
        Self::at(Place::Memory(BTreeMap::new()), key)
    }

    /// Drafts in a folder, which is made with the first of them.
    pub fn in_folder(disk: Arc<dyn Disk>, path: PathBuf, key: &DataKey) -> Self {
        let made = false;
        Self::at(Place::Folder { disk, path, made }, key)
    }

    fn at(place: Place, key: &DataKey) -> Self {
        let name_key = blake3::derive_key("goldaw 2026-11 draft names", key.bytes());
        Self {
            place,
            name_key: Zeroizing::new(name_key),
            known: BTreeMap::new(),
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
                drafts.insert(name.clone(), sealed);
            }
            Place::Folder { disk, path, made } => {
                if !*made {
                    make_folder(disk.as_ref(), path)?;
                    *made = true;
                }
                replace(disk.as_ref(), &path.join(&name), &sealed)?;
            }
        }
        self.know(name, record, text);
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
        self.known.remove(&name);
        match &mut self.place {
            Place::Memory(drafts) => {
                drafts.remove(&name);
            }
            Place::Folder { disk, path, .. } => match disk.remove(&path.join(name)) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                removed => {
                    removed?;
                    // It must not come back after a power cut.
                    disk.sync_folder(path)?;
                }
            },
        }
        Ok(())
    }

    /// Every draft of this account. One damaged file does not hide the others: it is counted.
    pub fn list(&self, seal: &Seal, account: AccountId) -> Result<DraftList, StoreError> {
        let mut list = DraftList::default();
        for name in self.names(account)? {
            match self.open(seal, &name) {
                Ok(Some(draft)) => list.drafts.push((draft.record, draft.text)),
                Ok(None) => {}
                Err(_) => list.unreadable += 1,
            }
        }
        list.drafts.sort_unstable();
        Ok(list)
    }

    /// The record of every draft of this account that can be read, with the bytes of its text. A file is read
    /// for this once.
    pub fn sizes(
        &mut self,
        seal: &Seal,
        account: AccountId,
    ) -> Result<BTreeMap<Vec<u8>, usize>, StoreError> {
        let mut sizes = BTreeMap::new();
        for name in self.names(account)? {
            if !self.known.contains_key(&name)
                && let Ok(Some(draft)) = self.open(seal, &name)
            {
                self.know(name.clone(), &draft.record, &draft.text);
            }
            if let Some(known) = self.known.get(&name) {
                sizes.insert(known.record.clone(), known.size);
            }
        }
        Ok(sizes)
    }

    fn know(&mut self, name: String, record: &[u8], text: &[u8]) {
        let known = Known {
            record: record.to_vec(),
            size: text.len(),
        };
        self.known.insert(name, known);
    }

    /// Gives the damaged drafts of an account names under which nobody looks for one.
    pub fn set_aside_damaged(&self, seal: &Seal, account: AccountId) -> Result<(), StoreError> {
        let Place::Folder { disk, path, .. } = &self.place else {
            return Ok(());
        };
        for name in self.names(account)? {
            if let Err(StoreError::Damaged(_)) = self.open(seal, &name) {
                let damaged = name.trim_end_matches(ENDING).to_owned() + ".damaged";
                disk.rename(&path.join(name), &path.join(damaged))?;
            }
        }
        Ok(())
    }

    /// Removes what is left of drafts under names where nobody looks for one: damaged ones that were
    /// set aside, and those whose writing was interrupted.
    pub fn forget_set_aside(&self) -> Result<(), StoreError> {
        let Place::Folder { disk, path, .. } = &self.place else {
            return Ok(());
        };
        let mut names = names_if_there(disk.as_ref(), path)?;
        names.retain(|name| !name.ends_with(ENDING));
        for name in &names {
            disk.remove(&path.join(name))?;
        }
        match names.is_empty() {
            true => Ok(()),
            false => Ok(disk.sync_folder(path)?),
        }
    }

    /// The names of an account's drafts.
    fn names(&self, account: AccountId) -> Result<Vec<String>, StoreError> {
        let beginning = self.hash(&account.bytes(), &[]);
        let mut names = match &self.place {
            Place::Memory(drafts) => drafts.keys().cloned().collect(),
            Place::Folder { disk, path, .. } => names_if_there(disk.as_ref(), path)?,
        };
        names.retain(|name: &String| name.starts_with(&beginning) && name.ends_with(ENDING));
        Ok(names)
    }

    fn open(&self, seal: &Seal, name: &str) -> Result<Option<DraftV1>, StoreError> {
        let sealed = match &self.place {
            Place::Memory(drafts) => drafts.get(name).cloned(),
            Place::Folder { disk, path, .. } => {
                read_if_there(disk.as_ref(), &path.join(name), SMALL)?
            }
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
        format!("{of_account}{of_record}{ENDING}")
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

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::store::disk::SystemDisk;

    #[test]
    fn a_draft_is_read_once_to_know_what_it_is_of() {
        let folder = tempfile::tempdir().unwrap();
        let key = DataKey::from_bytes([7; 32]);
        let seal = Seal::new(&key, [8; 16]);
        let account = AccountId::from_bytes([1; 16]);
        let path = folder.path().join("drafts");
        let drafts = || Drafts::in_folder(Arc::new(SystemDisk), path.clone(), &key);
        let mut before = drafts();
        before.keep(&seal, account, b"one", b"half a note").unwrap();
        before.keep(&seal, account, b"two", b"a").unwrap();
        let mut after = drafts();
        let sizes = after.sizes(&seal, account).unwrap();
        assert_eq!(sizes, [(b"one".to_vec(), 11), (b"two".to_vec(), 1)].into());
        std::fs::write(path.join(after.name(account, b"one")), "damaged").unwrap();
        assert_eq!(after.sizes(&seal, account).unwrap(), sizes);
        after.keep(&seal, account, b"two", b"a and more").unwrap();
        after.remove(account, b"one").unwrap();
        let sizes = after.sizes(&seal, account).unwrap();
        assert_eq!(sizes, [(b"two".to_vec(), 10)].into());
    }
}
