//! Making a backup: written beside its place, read back whole, and only then given its name.

use super::contents::{self, Contents};
use super::file::{BackupFile, Preface};
use super::rotation;
use super::{BACKUPS, Destination, Progress, Step, Tell};
use crate::store::disk::{Disk, folder_of, read_if_there, unfinished};
use crate::store::embedded::compaction::Source;
use crate::store::error::{Damage, StoreError};
use crate::store::header;
use crate::store::seal::{DataKey, Seal};
use crate::store::verify::TableCheck;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Bytes between two tellings of progress.
const TELLING: u64 = 1 << 20;

/// A backup that was made, read back and found whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// Where it lies.
    pub file: PathBuf,
    /// The size of the file.
    pub size: u64,
    /// What it holds.
    pub contents: Contents,
    /// The names of older backups that were removed because enough newer ones are there.
    pub removed: Vec<String>,
}

/// All that making a backup needs; it may happen on any thread.
pub(super) struct Making {
    pub disk: Arc<dyn Disk>,
    pub preface: Preface,
    pub key: DataKey,
    pub source: Source,
    pub destination: Destination,
    pub checks: Vec<TableCheck>,
}

impl Making {
    /// Makes the backup.
    ///
    /// # Errors
    /// Those of the disk, among them [`StoreError::Full`]; of reading back what was written; of
    /// `tell`. Nothing is left behind then, and what had the name has it still.
    pub fn run(mut self, tell: &mut Tell<'_>) -> Result<Made, StoreError> {
        let path = self.destination.path().to_path_buf();
        let folder = folder_of(&path).to_path_buf();
        if let Destination::Folder { .. } = self.destination {
            self.disk.create_folder(&folder)?;
        }
        expect_free(self.disk.as_ref(), &self.destination)?;
        let unfinished = unfinished(&path);
        let made = self.write_and_read(&unfinished, tell).and_then(|made| {
            expect_free(self.disk.as_ref(), &self.destination)?;
            self.disk.rename(&unfinished, &path)?;
            Ok(made)
        });
        let (size, contents) = match made {
            Ok(made) => made,
            Err(error) => {
                // What was written so far would keep the space that may be what is missing.
                let _ = self.disk.remove(&unfinished);
                return Err(error);
            }
        };
        if let Err(error) = self.disk.sync_folder(&folder) {
            // Its name may be gone after a crash, so it is not called made; in place of an older one
            // it stays, for it is whole.
            if !self.destination.replaces() {
                let _ = self.disk.remove(&path);
            }
            return Err(error.into());
        }
        let removed = match self.destination {
            // The backup stands; what cannot be removed now is tried again with the next.
            Destination::Folder { kept, .. } => {
                let (disk, made) = (self.disk.as_ref(), self.preface.made);
                rotation::rotate(disk, &self.key, &path, made, kept).unwrap_or_default()
            }
            Destination::File { .. } => Vec::new(),
        };
        Ok(Made {
            file: path,
            size,
            contents,
            removed,
        })
    }

    fn write_and_read(
        &mut self,
        path: &Path,
        tell: &mut Tell<'_>,
    ) -> Result<(u64, Contents), StoreError> {
        let written = self.write(path, tell)?;
        let file = self.disk.open(path, false)?;
        let size = file.size()?;
        let (preface, reader) = BackupFile::open(file)?.read(&self.key)?;
        let seal = Seal::new(&self.key, preface.header.store_id);
        let contents = contents::read(&preface, reader, &seal, &self.checks, tell)?;
        let same = preface == self.preface && contents.bytes == written;
        same.then_some((size, contents))
            .ok_or(Damage::Backup.into())
    }

    /// Writes the file to its end and gives the bytes of keys and values in it.
    fn write(&mut self, path: &Path, tell: &mut Tell<'_>) -> Result<u64, StoreError> {
        let file = self.disk.open_anew(path)?;
        let preface = self.preface.to_bytes(&self.key)?;
        file.write_at(&preface, 0)?;
        let (mut told, mut stopped) = (0, Ok(()));
        let written = self
            .source
            .write(file.as_ref(), preface.len() as u64, &mut |done| {
                if done - told >= TELLING {
                    told = done;
                    stopped = tell(Progress {
                        step: Step::Writing,
                        done,
                        total: 0,
                    });
                }
                stopped.is_ok()
            });
        stopped?;
        Ok(written?.bytes)
    }
}

/// Checks that nothing is overwritten that the caller did not mean to, and no part of a store at all.
pub(super) fn expect_free(disk: &dyn Disk, destination: &Destination) -> Result<(), StoreError> {
    let path = destination.path();
    if let Destination::File { .. } = destination {
        expect_outside(disk, path)?;
    }
    match disk.read(path, 0) {
        Ok(_) if destination.replaces() => Ok(()),
        Ok(_) => Err(StoreError::FileExists(path.to_path_buf())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// Checks that a file lies in no store's folder, unless among its backups.
pub fn expect_outside(disk: &dyn Disk, path: &Path) -> Result<(), StoreError> {
    // A folder that cannot be found is told by whoever writes into it.
    let Ok(folder) = std::fs::canonicalize(folder_of(path)) else {
        return Ok(());
    };
    for store in folder.ancestors() {
        for file in header::FILES {
            let inside = read_if_there(disk, &store.join(file), 0)?.is_some();
            if inside && !folder.starts_with(store.join(BACKUPS)) {
                return Err(StoreError::InsideStore(path.to_path_buf()));
            }
        }
    }
    Ok(())
}
