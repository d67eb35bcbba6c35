//! Backups: everything up to one commit in one sealed file, made while the store goes on.
//!
//! A backup is taken from the journal and its snapshot, never from the working copy; what it reads
//! does not change any more, so it is written on a thread of its own. `file` is the form of the
//! file, `making` writes and reads it back, `contents` understands what is read, `rotation`
//! keeps the newest of them. Who may, and when, is the office's business.

mod contents;
mod file;
mod filling;
mod making;
pub(super) mod places;
pub mod restore;
mod rotation;
pub(super) mod running;
mod unlocking;

pub use contents::Contents;
pub use file::{BackupFile, Preface};
pub use making::Made;
pub(super) use making::expect_outside;
pub use running::State;

use super::Store;
use super::disk::{Disk, SystemDisk};
use super::error::StoreError;
use super::folder::Unlock;
use super::header::Purpose;
use super::logins::counted;
use super::seal::{DataKey, Seal};
use super::verify::TableCheck;
use crate::domain::{Day, Instant};
use making::Making;
use running::Running;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// The folder of a store's own backups.
pub const BACKUPS: &str = "backups";

/// Where a backup is to lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// In a folder of which so many of the newest are kept, under this name.
    Folder {
        /// The file.
        path: PathBuf,
        /// How many are kept, the new one among them.
        kept: usize,
    },
    /// In any other place.
    File {
        /// The file.
        path: PathBuf,
        /// Whether what has that name now may go.
        replace: bool,
    },
}

/// What the caller wants of a backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// A backup in the store's own folder, of which so many are kept.
    Own {
        /// How many.
        kept: usize,
    },
    /// A backup in this file, or in this folder under a name of its own.
    At {
        /// The file or folder.
        path: PathBuf,
        /// Whether what has that name now may go.
        replace: bool,
    },
}

/// How far the work is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// What is being done.
    pub step: Step,
    /// Bytes done; of a journal, commits.
    pub done: u64,
    /// Bytes to do; 0 while that is not known.
    pub total: u64,
}

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Step {
    /// The backup is written.
    Writing,
    /// The backup is read and every value understood.
    Checking,
    /// A store is made of it.
    Filling,
    /// The commits of a journal are done again.
    Following,
}

/// Who hears how far the work is; an error stops it.
pub type Tell<'a> = dyn FnMut(Progress) -> Result<(), StoreError> + 'a;

impl Destination {
    /// The file.
    pub fn path(&self) -> &Path {
        match self {
            Self::Folder { path, .. } | Self::File { path, .. } => path,
        }
    }

    fn replaces(&self) -> bool {
        matches!(self, Self::File { replace: true, .. })
    }
}

impl Store {
    /// Begins a backup of everything up to the last commit and gives its place; how far it is, says
    /// [`Self::backup_state`]. `made` and its day in the service's own time go into file and name.
    /// Dropping the store stops it, and nothing is left of it then.
    ///
    /// # Errors
    /// [`StoreError::BackupRunning`]; [`StoreError::FileExists`]; [`StoreError::Unavailable`] for a
    /// store in memory.
    pub fn begin_backup(
        &mut self,
        wanted: &Wanted,
        made: Instant,
        day: Day,
        checks: &[TableCheck],
    ) -> Result<PathBuf, StoreError> {
        if self.backup.is_some() {
            return Err(StoreError::BackupRunning);
        }
        let home = self.home.as_ref().ok_or(StoreError::Unavailable)?;
        let source = self.engine.source().ok_or(StoreError::Unavailable)?;
        let position = source.head().position;
        let disk = home.disk.clone();
        let destination = match wanted {
            Wanted::Own { kept } => {
                let folder = home.path.join(BACKUPS);
                let name = rotation::free_name(disk.as_ref(), &folder, day, position.sequence)?;
                Destination::Folder {
                    path: folder.join(name),
                    kept: *kept,
                }
            }
            Wanted::At { path, replace } => Destination::File {
                path: match disk.names(path) {
                    Ok(_) => path.join(rotation::name(day, position.sequence)),
                    Err(_) => path.clone(),
                },
                replace: *replace,
            },
        };
        making::expect_free(disk.as_ref(), &destination)?;
        let path = destination.path().to_path_buf();
        self.backup = Some(Running::start(Making {
            disk,
            preface: Preface::new(made, home.header.clone(), &position),
            key: DataKey::from_bytes(*home.key.bytes()),
            source,
            destination,
            checks: checks.to_vec(),
        })?);
        Ok(path)
    }

    /// The folders beside the store's that hold it as it once was. No erasure reaches them.
    pub fn copies_beside(&self) -> Result<Vec<PathBuf>, StoreError> {
        match &self.home {
            Some(home) => places::copies(home.disk.as_ref(), &home.path),
            None => Ok(Vec::new()),
        }
    }

    /// The commit of a backup in the store's own folder that goes further than the store: then
    /// something was cut off the store's end.
    pub(super) fn further_backup(&self) -> Result<Option<u64>, StoreError> {
        let Some(home) = &self.home else {
            return Ok(None);
        };
        let last = self.engine.changes(u64::MAX, 0)?.sequence;
        let folder = home.path.join(BACKUPS);
        Ok(rotation::furthest(
            home.disk.as_ref(),
            &folder,
            &home.key,
            last,
        ))
    }

    /// How far the backup is, without waiting. Its end is told once.
    pub fn backup_state(&mut self) -> State {
        let Some(running) = &mut self.backup else {
            return State::None;
        };
        let state = running.state();
        if let State::Ended(_) = state {
            self.backup = None;
        }
        state
    }

    /// Waits for the backup that was begun.
    ///
    /// # Errors
    /// Why it could not be made; [`StoreError::Unavailable`] if none was begun.
    pub fn await_backup(&mut self, tell: &mut dyn FnMut(Progress)) -> Result<Made, StoreError> {
        match self.backup.take() {
            Some(running) => running.wait(tell),
            None => Err(StoreError::Unavailable),
        }
    }
}

/// Reads a backup to its end and says what it holds. A login that fails is noted in the store at hand
/// if that is the backup's.
///
/// # Errors
/// [`StoreError::NotABackup`]; [`super::error::Damage::Backup`]; the passphrase is wrong.
pub fn check(
    path: &Path,
    store: &Path,
    (unlock, now): (&Unlock, Instant),
    checks: &[TableCheck],
    tell: &mut Tell<'_>,
) -> Result<Contents, StoreError> {
    let file = BackupFile::open(SystemDisk.open_to_read(path)?)?;
    let there = places::there(&SystemDisk, store).ok().flatten().flatten();
    let own = there.filter(|there| there.header.store_id == file.found().header.store_id);
    let noted = own.as_ref().map(|own| (store, &own.header));
    let (file, key) = counted(&SystemDisk, noted, (unlock, now), || unlocked(file, unlock))?;
    let (preface, reader) = file.read(&key)?;
    let seal = Seal::new(&key, preface.header.store_id);
    contents::read(&preface, reader, &seal, checks, tell)
}

/// What the store was for that this file says it is a backup of.
///
/// # Errors
/// [`StoreError::NotABackup`]; [`super::error::Damage::Backup`]; it cannot be read.
pub fn peek(path: &Path) -> Result<Purpose, StoreError> {
    let file = BackupFile::open(SystemDisk.open_to_read(path)?)?;
    Ok(file.found().header.purpose)
}

fn unlocked(mut file: BackupFile, unlock: &Unlock) -> Result<(BackupFile, DataKey), StoreError> {
    let key = match unlock {
        Unlock::Passphrase { login, passphrase } => {
            file.found().header.unlock(login, passphrase)?
        }
        Unlock::KeyFile | Unlock::KeyFileAt(_) | Unlock::RecoveryKey(_) => file.own_key()?,
    };
    Ok((file, key))
}
