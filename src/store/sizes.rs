//! How much room a store takes.

use super::Store;
use super::backup::BACKUPS;
use super::disk::Disk;
use super::embedded::{JOURNAL, QUARANTINE, SLED};
use super::error::StoreError;
use super::folder::DRAFTS;
use serde::{Deserialize, Serialize};
use std::io::{self, ErrorKind};
use std::path::Path;

/// The bytes of a store's files, by what they are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sizes {
    /// The record itself: segments and snapshots.
    pub journal: u64,
    /// What can be built again from it.
    pub working_copy: u64,
    /// The backups in the store's own folder.
    pub backups: u64,
    /// What was typed and not saved.
    pub drafts: u64,
    /// What was set aside because it was damaged or cut short.
    pub quarantine: u64,
}

impl Sizes {
    /// All of them together.
    pub fn total(&self) -> u64 {
        let parts = [self.working_copy, self.backups, self.drafts];
        let own = self.journal.saturating_add(self.quarantine);
        parts.into_iter().fold(own, u64::saturating_add)
    }
}

impl Store {
    /// How much room the store's files take now; `None` for a store in memory.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn sizes(&self) -> Result<Option<Sizes>, StoreError> {
        let Some(home) = &self.home else {
            return Ok(None);
        };
        let bytes = |folder: &str| bytes_in(&*home.disk, &home.path.join(folder));
        Ok(Some(Sizes {
            journal: bytes(JOURNAL)?,
            working_copy: bytes(SLED)?,
            backups: bytes(BACKUPS)?,
            drafts: bytes(DRAFTS)?,
            quarantine: bytes(QUARANTINE)?,
        }))
    }
}

/// The bytes of a file, or of all files in a folder and below it. What goes meanwhile counts no more.
fn bytes_in(disk: &dyn Disk, path: &Path) -> io::Result<u64> {
    let counted = match disk.names(path) {
        Ok(names) => names
            .iter()
            .map(|name| bytes_in(disk, &path.join(name)))
            .sum(),
        Err(error) if error.kind() == ErrorKind::NotADirectory => {
            disk.open_to_read(path).and_then(|file| file.size())
        }
        Err(error) => Err(error),
    };
    match counted {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(0),
        counted => counted,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::store::disk::SystemDisk;
    use std::fs;

    #[test]
    fn every_file_below_a_folder_counts_and_what_is_not_there_counts_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path();
        let bytes = |name: &str| bytes_in(&SystemDisk, &path.join(name)).unwrap();
        fs::create_dir_all(path.join("sled/blobs")).unwrap();
        fs::write(path.join("sled/db"), [0; 700]).unwrap();
        fs::write(path.join("sled/blobs/1"), [0; 50]).unwrap();
        assert_eq!((bytes("sled"), bytes("journal")), (750, 0));
    }
}
