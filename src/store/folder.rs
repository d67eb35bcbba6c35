//! A store's folder: opening it, and what may be done to its header.

use super::Store;
use super::access::{KEY_FILE, unlocked};
use super::backup::places::{free_aside, restore_broken_off};
use super::committed::Committed;
use super::disk::{Disk, SystemDisk, folder_of, unfinished};
use super::draft::Drafts;
use super::embedded::lock::{self, Lock};
use super::embedded::snapshot::SnapshotKey;
use super::embedded::{self, Identity, JOURNAL, MARK, NEW_JOURNAL, QUARANTINE, SLED};
use super::engine::{Engine, Opening};
use super::error::{Damage, StoreError};
use super::fault::Fault;
use super::header::{self, Found, Header, Purpose, Stamp};
use super::home::Home;
use super::logins::{self, Logins};
use super::look::{Look, look};
use super::reserve::{self, Reserve};
use super::seal::{DataKey, Seal};
use super::slot::Cost;
use crate::domain::Instant;
use crate::domain::message::Message;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The folder of the drafts.
pub(super) const DRAFTS: &str = "drafts";
/// The folders of a store.
const FOLDERS: [&str; 5] = [JOURNAL, NEW_JOURNAL, SLED, DRAFTS, QUARANTINE];

/// What a new store is to be.
pub struct NewStore<'a> {
    /// What it is for.
    pub purpose: Purpose,
    /// What a demonstration is made with.
    pub stamp: Option<Stamp>,
    /// Who will be able to open it.
    pub key: NewKey<'a>,
}

/// How the key of a new store is kept.
pub enum NewKey<'a> {
    /// Wrapped for a first login.
    Passphrase {
        /// The login.
        login: &'a str,
        /// Its passphrase.
        passphrase: &'a str,
        /// What guessing it costs.
        cost: Cost,
    },
    /// In a file in the store's folder: for demonstrations only.
    KeyFile,
}

/// How to come to the key of a store.
pub enum Unlock<'a> {
    /// With a login and its passphrase.
    Passphrase {
        /// The login.
        login: &'a str,
        /// Its passphrase.
        passphrase: &'a str,
    },
    /// From the file in the store's folder: for demonstrations only.
    KeyFile,
    /// From a file that [`Store::write_key_file`] wrote.
    KeyFileAt(&'a Path),
    /// With the recovery key, in its plain form: without hyphens, in capitals.
    RecoveryKey(&'a str),
}

/// The header of the store in this folder: what it says it is for and whether it is complete. Takes
/// no lock and needs no key, so it is believed only until the store is opened.
///
/// # Errors
/// [`StoreError::NotFound`] for a folder that is missing or empty, [`StoreError::NotAStore`] for one
/// that holds something else.
pub fn peek(path: &Path) -> Result<Header, StoreError> {
    existing_header(&SystemDisk, path).map(|(found, _)| found.header)
}

/// Removes a store that was never completed, such as a demonstration whose making was interrupted.
///
/// # Errors
/// [`StoreError::Exists`] if the store is complete, [`StoreError::NotAStore`] if the folder holds
/// something else beside it, [`StoreError::InUse`]; nothing is removed then.
pub fn remove_incomplete(path: &Path, now: Instant) -> Result<(), StoreError> {
    let disk = SystemDisk;
    peek(path)?;
    let _lock = Lock::take(&disk, path, now)?;
    if peek(path)?.complete {
        return Err(StoreError::Exists(path.to_path_buf()));
    }
    let names = disk.names(path)?;
    let [first, second] = header::FILES;
    // The headers last: what is removed only in part is still known as a store.
    let mut files = [KEY_FILE, first, second].map(unfinished).to_vec();
    files.extend([KEY_FILE, first, second].map(PathBuf::from));
    for file in [reserve::FILE, MARK] {
        files.extend([unfinished(file), PathBuf::from(file)]);
    }
    let is_one = |name: &String| files.iter().any(|file| file.as_os_str() == name.as_str());
    let own =
        |name: &String| name == lock::FILE || FOLDERS.contains(&name.as_str()) || is_one(name);
    if !names.iter().all(own) {
        return Err(StoreError::NotAStore(path.to_path_buf()));
    }
    for folder in FOLDERS {
        if names.iter().any(|name| name == folder) {
            disk.remove_folder(&path.join(folder))?;
        }
    }
    let there = |file: &&PathBuf| names.iter().any(|name| file.as_os_str() == name.as_str());
    for file in files.iter().filter(there) {
        disk.remove(&path.join(file))?;
    }
    Ok(())
}

/// Moves a service's store aside that was never completed, and gives its new place. Nothing of it is
/// removed: what the header says of it nobody has checked.
///
/// # Errors
/// [`StoreError::Exists`] if the store is complete; [`StoreError::InUse`].
pub fn set_incomplete_aside(path: &Path, now: Instant) -> Result<PathBuf, StoreError> {
    let disk = SystemDisk;
    let _lock = Lock::take(&disk, path, now)?;
    if peek(path)?.complete {
        return Err(StoreError::Exists(path.to_path_buf()));
    }
    let aside = free_aside(&disk, path)?;
    disk.rename(path, &aside)?;
    disk.sync_folder(folder_of(path))?;
    Ok(aside)
}

impl Store {
    /// Opens the store in this folder. `now` tells others since when it is in use.
    pub fn open(path: &Path, unlock: &Unlock, now: Instant) -> Result<Self, StoreError> {
        Self::open_on(Arc::new(SystemDisk), path, unlock, now)
    }

    /// As [`Store::open`], on any disk.
    pub fn open_on(
        disk: Arc<dyn Disk>,
        path: &Path,
        unlock: &Unlock,
        now: Instant,
    ) -> Result<Self, StoreError> {
        Self::open_telling(disk, path, unlock, now, &|_| {})
    }

    /// As [`Store::open_on`]; `tell` hears how far it is.
    pub fn open_telling(
        disk: Arc<dyn Disk>,
        path: &Path,
        unlock: &Unlock,
        now: Instant,
        tell: &dyn Fn(Opening),
    ) -> Result<Self, StoreError> {
        existing_header(disk.as_ref(), path)?;
        let lock = Lock::take(disk.as_ref(), path, now)?;
        settle(disk.as_ref(), path);
        let (found, faults) = existing_header(disk.as_ref(), path)?;
        let reserve = Reserve::of(disk.clone(), path);
        let note_damaged = Logins::is_damaged(disk.as_ref(), path);
        let noted = Some((path, &found.header));
        let outdated = found.is_of_the_first_form();
        let (mut store, put_back) = logins::counted(disk.as_ref(), noted, (unlock, now), || {
            let key = unlocked(disk.as_ref(), path, &found, unlock)?;
            let header = found.clone().believed(&key)?;
            tell(Opening::Unlocked);
            let built = |done, total| tell(Opening::Rebuilding(done, total));
            let identity = Identity {
                first_release: outdated,
                ..identity(&header, &key)
            };
            let place = path.to_path_buf();
            let engine = embedded::open(disk.clone(), place, identity, lock.clone(), &built)?;
            let on = disk.clone();
            let mut store = Self::assemble(on, path, (header, key), engine, reserve, lock);
            let put_back = store.take_header_in_force(unlock, !outdated)?;
            Ok((store, put_back))
        })?;
        // Where it cannot be written, `verify` still says what is wrong with it.
        let write = outdated || put_back || !faults.is_empty();
        let written = write && store.write_header(|_, _| Ok(())).is_ok();
        let healed = written && !faults.is_empty();
        let _ = store.record_header();
        let begun_anew = note_damaged && store.forget_failed_logins().is_ok();
        let further = store.further_backup()?;
        if let Some(home) = &mut store.home {
            let notices = &mut home.notices;
            notices.extend(put_back.then(|| Message::new("store-notice-earlier-header")));
            notices.extend(healed.then(|| Message::new("store-notice-header")));
            notices.extend(begun_anew.then(|| Message::new("store-notice-logins")));
            notices.extend(further.map(|backup| Fault::Backup { backup }.message()));
        }
        Ok(store)
    }

    /// What opening put right, and what went wrong beside the work since then, in calm sentences;
    /// empty when all was well.
    pub fn notices(&self) -> &[Message] {
        self.home.as_ref().map_or(&[], |home| &home.notices)
    }

    /// Why nothing can be saved, if the store could only be opened for reading.
    pub fn reading_only(&self) -> Option<&StoreError> {
        self.engine.reading_only()
    }

    /// The header; `None` for a store in memory.
    pub fn header(&self) -> Option<&Header> {
        self.home.as_ref().map(|home| &home.header)
    }

    /// Says that all a new store is to hold from the beginning is there.
    pub fn mark_complete(&mut self) -> Result<(), StoreError> {
        self.change_header(|header, _| {
            header.complete = true;
            Ok(())
        })
    }

    /// What is wrong with the files beside the engine's.
    pub(super) fn home_faults(&self) -> Vec<Fault> {
        let Some(home) = &self.home else {
            return Vec::new();
        };
        let mut faults = self.header_faults();
        let damaged = Logins::is_damaged(home.disk.as_ref(), &home.path);
        faults.extend(damaged.then_some(Fault::Logins));
        faults
    }

    pub(super) fn assemble(
        disk: Arc<dyn Disk>,
        path: &Path,
        (header, key): (Header, DataKey),
        (engine, notices): (Box<dyn Engine>, Vec<Message>),
        reserve: Reserve,
        lock: Lock,
    ) -> Self {
        reserve.hold();
        Self {
            backup: None,
            seal: Arc::new(Seal::new(&key, header.store_id)),
            drafts: Drafts::in_folder(disk.clone(), path.join(DRAFTS), &key),
            committed: Committed::default(),
            home: Some(Home {
                disk,
                path: path.to_path_buf(),
                header,
                key,
                notices,
                reserve,
                lock,
                unwritten: None,
            }),
            engine,
        }
    }
}

/// Makes durable which header and which drafts have their names: a program that was killed may have
/// left that in the system's memory only. A disk that cannot do it is still read.
fn settle(disk: &dyn Disk, path: &Path) {
    let _ = disk.sync_folder(path);
    let _ = disk.sync_folder(&path.join(DRAFTS));
}

/// The header of a folder.
pub(super) fn existing_header(
    disk: &dyn Disk,
    path: &Path,
) -> Result<(Found, Vec<Fault>), StoreError> {
    match look(disk, path)? {
        Look::Header(found, faults) => Ok((found, faults)),
        Look::Unreadable => Err(Damage::Header.into()),
        Look::Nothing => Err(match restore_broken_off(disk, path) {
            Some(aside) => StoreError::RestoreBrokenOff(aside),
            None => StoreError::NotFound(path.to_path_buf()),
        }),
    }
}

/// What ties the engine's files to this store.
pub(super) fn identity(header: &Header, key: &DataKey) -> Identity {
    Identity {
        store_id: header.store_id,
        key: SnapshotKey::of(key),
        first_release: false,
    }
}
