//! Making a store: an empty one, one that begins with what is brought back, or one of very many records
//! that are all new. Those are not committed one after the other: they are put in order beside, and journal
//! and working copy begin with all of them at once.

use super::access::{KEY_FILE, write_key};
use super::changes::Changes;
use super::disk::{Disk, SystemDisk, make_folder};
use super::embedded::lock::Lock;
use super::embedded::runs::Runs;
use super::embedded::{Beginning, EmbeddedEngine, GROWN};
use super::engine::{Engine, Key, Stored, Tell};
use super::error::StoreError;
use super::folder::{existing_header, identity};
use super::header::{Header, Purpose, key_check};
use super::reserve::{LEAST_ROOM, Reserve};
use super::seal::{DataKey, Seal};
use super::{NewKey, NewStore, Store};
use crate::domain::Instant;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Bytes between two tellings of how far it is.
const TELLING: u64 = 1 << 20;
/// How many times as long as writing the journal it takes to build the working copy.
const BUILDING: u64 = 3;

/// The folder of a new store, with its header, before there are records in it.
pub(super) struct Founded {
    disk: Arc<dyn Disk>,
    path: PathBuf,
    header: Header,
    key: DataKey,
    lock: Lock,
}

/// A store of many new records that is being made. As long as it is not finished it cannot be opened.
pub struct Making {
    founded: Founded,
    seal: Seal,
    runs: Runs,
    /// How many changes were added.
    added: u64,
}

impl Store {
    /// Makes a store in a folder that is missing or empty and opens it. It is not complete until
    /// [`Store::mark_complete`].
    ///
    /// # Errors
    /// [`StoreError::Exists`], [`StoreError::NotAStore`], [`StoreError::WrongKeyFile`] for a
    /// service that is to have its key in a file.
    pub fn create(path: &Path, new: &NewStore, now: Instant) -> Result<Self, StoreError> {
        Self::create_on(Arc::new(SystemDisk), path, new, now)
    }

    /// As [`Store::create`], on any disk.
    pub fn create_on(
        disk: Arc<dyn Disk>,
        path: &Path,
        new: &NewStore,
        now: Instant,
    ) -> Result<Self, StoreError> {
        Founded::new(disk, path, new, now)?.fill(None)
    }

    /// Makes a store with this header and key in a folder that is missing or empty, which begins with
    /// what is brought back.
    pub(super) fn build(
        disk: Arc<dyn Disk>,
        path: &Path,
        (header, key): (Header, DataKey),
        now: Instant,
        beginning: Beginning<'_>,
    ) -> Result<Self, StoreError> {
        Founded::with(disk, path, (header, key), now)?.fill(Some(beginning))
    }
}

impl Making {
    /// Begins to make a store, as [`Store::create_on`].
    ///
    /// # Errors
    /// As [`Store::create`].
    pub fn begin(
        disk: Arc<dyn Disk>,
        path: &Path,
        new: &NewStore,
        now: Instant,
    ) -> Result<Self, StoreError> {
        let founded = Founded::new(disk.clone(), path, new, now)?;
        let identity = identity(&founded.header, &founded.key);
        Ok(Self {
            seal: Seal::new(&founded.key, founded.header.store_id),
            runs: Runs::new(disk, path, identity),
            founded,
            added: 0,
        })
    }

    /// Adds records. One that comes a second time has to be the same as the first time.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if not all of them are new; [`StoreError::Full`] and others of the disk.
    pub fn add(&mut self, changes: &Changes) -> Result<(), StoreError> {
        let commit = changes.seal(&self.seal, vec![None; changes.len()])?;
        let known = commit
            .expect
            .iter()
            .filter(|(_, version)| version.is_some());
        let known: Vec<Key> = known.map(|(key, _)| key.clone()).collect();
        if !known.is_empty() {
            return Err(StoreError::Conflict(known));
        }
        for (key, version, value) in commit.puts {
            self.runs.add(key, Stored { version, value })?;
        }
        self.added += 1;
        Ok(())
    }

    /// Makes the store of them; it is not complete until [`Store::mark_complete`]. `tell` hears how much
    /// of how much is done.
    ///
    /// # Errors
    /// Those of the disk, among them [`StoreError::Full`].
    pub fn finish(self, tell: Tell<'_>) -> Result<Store, StoreError> {
        let (bytes, last) = (self.runs.bytes(), self.added);
        let room = self.founded.disk.room(&self.founded.path)?;
        if room < LEAST_ROOM + GROWN * bytes {
            return Err(StoreError::Full);
        }
        let mut entries = self.runs.sorted()?;
        let (mut sorted, mut told) = (0, 0);
        self.founded.fill(Some(Beginning {
            entries: &mut entries,
            recent: Vec::new(),
            last,
            tell: &mut |more| {
                sorted += more;
                if sorted >= told + TELLING {
                    told = sorted;
                    tell(sorted, (1 + BUILDING) * bytes);
                }
                Ok(())
            },
            build: &|done, total| tell(total + BUILDING * done, (1 + BUILDING) * total),
        }))
    }
}

impl Founded {
    fn new(
        disk: Arc<dyn Disk>,
        path: &Path,
        new: &NewStore,
        now: Instant,
    ) -> Result<Self, StoreError> {
        if new.purpose == Purpose::Service && matches!(new.key, NewKey::KeyFile) {
            return Err(StoreError::WrongKeyFile);
        }
        let key = DataKey::random()?;
        let header = new_header(new, &key, now)?;
        Self::with(disk, path, (header, key), now)
    }

    /// A demonstration has its key in a file, and nothing else ever has.
    fn with(
        disk: Arc<dyn Disk>,
        path: &Path,
        (mut header, key): (Header, DataKey),
        now: Instant,
    ) -> Result<Self, StoreError> {
        expect_free(disk.as_ref(), path)?;
        make_folder(disk.as_ref(), path)?;
        let lock = Lock::take(disk.as_ref(), path, now)?;
        // Somebody else may have made one between the look and the lock.
        expect_free(disk.as_ref(), path)?;
        header.write(disk.as_ref(), path, &key)?;
        if header.purpose == Purpose::Demonstration {
            write_key(disk.as_ref(), &path.join(KEY_FILE), &key)?;
        }
        Ok(Self {
            disk,
            path: path.to_path_buf(),
            header,
            key,
            lock,
        })
    }

    fn fill(self, beginning: Option<Beginning<'_>>) -> Result<Store, StoreError> {
        let identity = identity(&self.header, &self.key);
        let (on, folder, held) = (self.disk.clone(), self.path.clone(), self.lock.clone());
        let engine = match beginning {
            Some(from) => EmbeddedEngine::create_from(on, folder, identity, held, from)?,
            None => EmbeddedEngine::create(on, folder, identity, held)?,
        };
        let reserve = Reserve::of(self.disk.clone(), &self.path);
        let engine: (Box<dyn Engine>, _) = (Box::new(engine), Vec::new());
        Ok(Store::assemble(
            self.disk,
            &self.path,
            (self.header, self.key),
            engine,
            reserve,
            self.lock,
        ))
    }
}

fn expect_free(disk: &dyn Disk, path: &Path) -> Result<(), StoreError> {
    match existing_header(disk, path) {
        Err(StoreError::NotFound(_)) => Ok(()),
        Err(error) => Err(error),
        Ok(_) => Err(StoreError::Exists(path.to_path_buf())),
    }
}

fn new_header(new: &NewStore, key: &DataKey, now: Instant) -> Result<Header, StoreError> {
    let mut header = Header {
        generation: 0,
        store_id: [0; 16],
        purpose: new.purpose,
        created: now,
        stamp: new.stamp,
        complete: false,
        key_check: key_check(key),
        slots: Vec::new(),
    };
    getrandom::fill(&mut header.store_id)?;
    if let NewKey::Passphrase {
        login,
        passphrase,
        cost,
    } = new.key
    {
        header.set_slot(login, passphrase, cost, key)?;
    }
    Ok(header)
}
