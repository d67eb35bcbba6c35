//! The quarantine: what was damaged is moved here and kept, never overwritten. It is emptied only
//! when something has to be forgotten.

use super::QUARANTINE;
use crate::store::disk::{Disk, replace};
use crate::store::error::StoreError;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The quarantine of one store; its folder is made with the first thing in it.
pub struct Quarantine {
    disk: Arc<dyn Disk>,
    store: PathBuf,
}

impl Quarantine {
    pub fn new(disk: Arc<dyn Disk>, store: &Path) -> Self {
        Self {
            disk,
            store: store.to_path_buf(),
        }
    }

    /// Moves a file or folder of the store here.
    pub fn take(&self, path: &Path, name: &str) -> Result<(), StoreError> {
        let aside = self.free(name)?;
        self.disk.rename(path, &aside)?;
        self.disk.sync_folder(&self.folder())?;
        Ok(self.disk.sync_folder(path.parent().unwrap_or(path))?)
    }

    /// Keeps bytes that are about to be taken out of a file.
    pub fn keep(&self, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let path = self.free(name)?;
        Ok(replace(self.disk.as_ref(), &path, bytes)?)
    }

    /// Removes all that is kept.
    pub fn empty(&self) -> Result<(), StoreError> {
        match self.disk.remove_folder(&self.folder()) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
        Ok(self.disk.sync_folder(&self.store)?)
    }

    /// Where something of this name finds a place: the name with the next number.
    fn free(&self, name: &str) -> Result<PathBuf, StoreError> {
        let folder = self.folder();
        self.disk.create_folder(&folder)?;
        self.disk.sync_folder(&self.store)?;
        let taken = self.disk.names(&folder)?;
        let mut names = (1..=taken.len() + 1).map(|number| format!("{name}-{number:04}"));
        let free = names.find(|name| !taken.contains(name));
        Ok(folder.join(free.unwrap_or_default()))
    }

    fn folder(&self) -> PathBuf {
        self.store.join(QUARANTINE)
    }
}
