//! Bringing a backup back: a whole store is built beside its place and takes it only when all was
//! read, understood and saved. Killed at any point it leaves what was there before, and a folder
//! that the next one removes.
//!
//! Where an older folder of the same store is at hand, its journal goes on from the backup's last
//! commit; what can be read of it is done again on top. Its newer header stays in force, so that a
//! passphrase that was changed stays changed, and its drafts are taken over.

use super::contents::{self, Contents};
use super::file::BackupFile;
use super::filling::{Filling, if_readable};
use super::places::{BUILDING, beside, clear, free_aside, last_aside, there};
use super::unlocking::{same_store, unlocked};
use super::{Progress, Step, Tell};
use crate::domain::Instant;
use crate::store::disk::{
    Disk, SMALL, folder_of, missing_as_none, names_if_there, read_if_there, replace,
};
use crate::store::draft::Drafts;
use crate::store::embedded::following::{self, Followed, Then};
use crate::store::embedded::lock::Lock;
use crate::store::embedded::{self, JOURNAL, Position, SLED, lock};
use crate::store::engine::{Commit, Stored};
use crate::store::error::StoreError;
use crate::store::folder::{DRAFTS, Unlock, identity};
use crate::store::logins::{self, counted};
use crate::store::look;
use crate::store::seal::{DataKey, Seal};
use crate::store::verify::{FIRST_INDEX, TableCheck};
use crate::store::{Committed, Store};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is to be brought back, and where.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// The backup.
    pub backup: &'a Path,
    /// The folder of the store.
    pub into: &'a Path,
    /// Whether a store that is there may be moved aside.
    pub replace: bool,
    /// A folder with the segments of a journal that may go on from the backup, in place of that of
    /// the store that was there.
    pub journal: Option<&'a Path>,
}

/// What was brought back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// What the backup holds.
    pub contents: Contents,
    /// The folder of the journal that was read, if there was any.
    pub journal: Option<PathBuf>,
    /// How far it went on from the backup.
    pub followed: Followed,
    /// Where the store that was there is kept now.
    pub aside: Option<PathBuf>,
    /// Whether there are drafts in it that could not be read, and so were not taken over.
    pub drafts_left: bool,
}

/// A store that is whole and lies beside its place.
pub struct Restoring {
    disk: Arc<dyn Disk>,
    into: PathBuf,
    building: PathBuf,
    /// Keeps others out of the store that is about to be moved aside.
    old: Option<Lock>,
    restored: Restored,
    /// A snapshot of the journal that goes further than the backup; then the store is made of it.
    further: Option<Position>,
    /// Taken out when it has its place.
    store: Option<Store>,
}

impl Restoring {
    /// Reads the backup to its end, builds a store from it beside its place and does again what the
    /// journal holds beyond it.
    ///
    /// # Errors
    /// [`StoreError::WouldReplace`] where there is a store and none may be moved aside;
    /// [`StoreError::NotAStore`]; [`StoreError::InUse`]; [`StoreError::NotABackup`];
    /// [`Damage::Backup`](crate::store::error::Damage::Backup); [`StoreError::WrongPassphrase`]. Everything is as before then.
    pub fn begin(
        disk: Arc<dyn Disk>,
        wanted: &Wanted<'_>,
        unlock: &Unlock<'_>,
        now: Instant,
        checks: &[TableCheck],
        tell: &mut Tell<'_>,
    ) -> Result<Self, StoreError> {
        let old = there(disk.as_ref(), wanted.into)?;
        let lock = match (&old, wanted.replace) {
            (Some(_), false) => return Err(StoreError::WouldReplace(wanted.into.to_path_buf())),
            (Some(_), true) => Some(exclusively(disk.as_ref(), wanted.into, now)?),
            (None, _) => None,
        };
        let file = BackupFile::open(disk.open_to_read(wanted.backup)?)?;
        let before = match old {
            Some(header) => Some((wanted.into.to_path_buf(), header)),
            None => last_aside(disk.as_ref(), wanted.into)?,
        };
        let before = before.filter(|(_, found)| same_store(found.as_ref(), file.found()));
        let newer = before.as_ref().and_then(|(_, found)| found.clone());
        let counting = newer.as_ref().unwrap_or(file.found()).header.clone();
        let noted = lock.as_ref().map(|_| (wanted.into, &counting));
        let opened = counted(disk.as_ref(), noted, (unlock, now), || {
            unlocked(file, newer, unlock)
        })?;
        let (key, tagged) = (opened.key, opened.tagged);
        let contents = read_all(opened.file, &key, checks, tell)?;
        let building = beside(wanted.into, BUILDING);
        clear(disk.as_ref(), &building, now)?;
        let old_journal = before.as_ref().map(|(old, _)| old.join(JOURNAL));
        let given = wanted.journal.map(Path::to_path_buf);
        let journal = given.or_else(|| old_journal.clone());
        let restored = Restored::of(contents, journal);
        let filling = Filling {
            disk: disk.clone(),
            backup: wanted.backup,
            building: &building,
            old_journal,
            restored: &restored,
            now,
        };
        let filled = filling.fill((opened.header, key), checks, tell);
        if filled.is_err() {
            // If it cannot be removed now, the next one does it.
            let _ = disk.remove_folder(&building);
        }
        let (store, further) = filled?;
        let mut restoring = Self {
            restored,
            further,
            store: Some(store),
            disk,
            into: wanted.into.to_path_buf(),
            building,
            old: lock,
        };
        restoring.follow(checks, tell)?;
        // The journal may know of a later header than the one that was there.
        let in_force = restoring.store()?.take_header_in_force(unlock, tagged);
        counted(restoring.disk.as_ref(), noted, (unlock, now), || in_force)?;
        if let Some((folder, _)) = before {
            restoring.restored.drafts_left = !restoring.take_drafts(&folder)?;
            restoring.take_failed_logins(&folder)?;
        }
        Ok(restoring)
    }

    /// The store, to be written to before it takes its place.
    ///
    /// # Errors
    /// None that can happen before [`Self::put_in_place`].
    pub fn store(&mut self) -> Result<&mut Store, StoreError> {
        self.store.as_mut().ok_or(StoreError::Unavailable)
    }

    /// The store that is about to be moved aside, as far as it can be read: where the commits that
    /// followed the backup's were not all done again, it knows better who may do this.
    ///
    /// # Errors
    /// None that can happen before [`Self::put_in_place`].
    pub fn given_up(&mut self) -> Result<Option<Store>, StoreError> {
        let own = self.restored.journal.as_deref() == Some(&self.into.join(JOURNAL));
        let Some(lock) = self.old.clone() else {
            return Ok(None);
        };
        if own && self.restored.followed.then == Then::End {
            return Ok(None);
        }
        let (disk, into) = (self.disk.clone(), self.into.clone());
        let home = self.store()?.home.as_ref();
        let home = home.ok_or(StoreError::Unavailable)?;
        let identity = identity(&home.header, &home.key);
        let engine = embedded::open_to_read(disk, into, identity, lock);
        Ok(engine.ok().map(|engine| Store {
            backup: None,
            engine,
            seal: Arc::new(Seal::new(&home.key, home.header.store_id)),
            drafts: Drafts::in_memory(&home.key),
            committed: Committed::default(),
            home: None,
        }))
    }

    /// What was brought back.
    pub fn restored(&self) -> &Restored {
        &self.restored
    }

    /// Gives the store its place; one that was there is moved aside first.
    pub fn put_in_place(mut self) -> Result<Restored, StoreError> {
        self.store()?.mark_complete()?;
        drop(self.store.take());
        if self.old.is_some() {
            let aside = free_aside(self.disk.as_ref(), &self.into)?;
            self.disk.rename(&self.into, &aside)?;
            self.restored.aside = Some(aside);
        } else {
            look::clear_out(self.disk.as_ref(), &self.into)?;
        }
        self.disk.rename(&self.building, &self.into)?;
        self.disk.sync_folder(folder_of(&self.into))?;
        Ok(self.restored.clone())
    }

    /// Does again what the journal holds beyond the backup, as far as every value is understood.
    fn follow(&mut self, checks: &[TableCheck], tell: &mut Tell<'_>) -> Result<(), StoreError> {
        let Some(folder) = self.restored.journal.clone() else {
            return Ok(());
        };
        let disk = self.disk.clone();
        let begin = self.restored.contents.sequence;
        let base = match &self.further {
            Some(position) => (position.sequence, position.hash),
            None => (begin, self.restored.contents.hash),
        };
        let store = self.store()?;
        let home = store.home.as_ref().ok_or(StoreError::Unavailable)?;
        let identity = identity(&home.header, &home.key);
        let seal = Seal::new(&home.key, home.header.store_id);
        let (mut done, mut failed) = (0, None);
        let followed = following::follow(disk, folder, identity, base, &mut |commit| {
            if !understood(commit, &seal, checks) {
                return Ok(false);
            }
            done += 1;
            let step = Step::Following;
            let progress = Progress {
                step,
                done,
                total: 0,
            };
            failed = store
                .engine
                .commit(commit)
                .and_then(|_| tell(progress))
                .err();
            Ok(failed.is_none())
        });
        if let Some(error) = failed {
            return Err(error);
        }
        let followed = if_readable(followed)?.unwrap_or(Followed {
            commits: done,
            last: base.0 + done,
            then: Then::Damaged(None),
        });
        self.restored.followed = Followed {
            commits: followed.commits + (base.0 - begin),
            ..followed
        };
        Ok(())
    }

    /// Takes over what was typed and never saved, and says whether all of it could be read.
    fn take_drafts(&self, from: &Path) -> Result<bool, StoreError> {
        let (disk, from) = (self.disk.as_ref(), from.join(DRAFTS));
        let Ok(names) = names_if_there(disk, &from) else {
            return Ok(false);
        };
        let whole: Vec<&String> = names.iter().filter(|name| name.ends_with(".d")).collect();
        let to = self.building.join(DRAFTS);
        if !whole.is_empty() {
            disk.create_folder(&to)?;
        }
        let mut all = true;
        for name in whole {
            match disk.read(&from.join(name), SMALL) {
                Ok(draft) if !draft.is_empty() => replace(disk, &to.join(name), &draft)?,
                Ok(_) | Err(_) => all = false,
            }
        }
        Ok(all)
    }

    /// Takes over which logins failed, as far as that can be read: the trail is to tell of them.
    fn take_failed_logins(&self, from: &Path) -> Result<(), StoreError> {
        let disk = self.disk.as_ref();
        match read_if_there(disk, &from.join(logins::FILE), SMALL) {
            Ok(Some(note)) => Ok(replace(disk, &self.building.join(logins::FILE), &note)?),
            Ok(None) | Err(_) => Ok(()),
        }
    }
}

impl Drop for Restoring {
    fn drop(&mut self) {
        if self.store.take().is_some() {
            // It never took its place; if it cannot be removed now, the next one does it.
            let _ = self.disk.remove_folder(&self.building);
        }
    }
}

/// Takes the lock of a store that is to be moved aside. A program whose lock was taken away still has
/// that of its working copy.
fn exclusively(disk: &dyn Disk, store: &Path, now: Instant) -> Result<Lock, StoreError> {
    let lock = Lock::take(disk, store, now)?;
    let copy = missing_as_none(disk.open(&store.join(SLED).join("db"), false));
    match copy.map(|file| file.map(|file| lock::locked(file.as_ref()))) {
        Ok(Some(Ok(false))) => Err(StoreError::InUse(None)),
        // A copy that cannot be opened is open nowhere else either.
        _ => Ok(lock),
    }
}

fn read_all(
    file: BackupFile,
    key: &DataKey,
    checks: &[TableCheck],
    tell: &mut Tell<'_>,
) -> Result<Contents, StoreError> {
    let (preface, reader) = file.read(key)?;
    let seal = Seal::new(key, preface.header.store_id);
    contents::read(&preface, reader, &seal, checks, tell)
}

impl Restored {
    fn of(contents: Contents, journal: Option<PathBuf>) -> Self {
        Self {
            followed: Followed {
                commits: 0,
                last: contents.sequence,
                then: Then::NoJournal,
            },
            contents,
            journal,
            aside: None,
            drafts_left: false,
        }
    }
}

/// Whether every value of a commit opens and is understood.
fn understood(commit: &Commit, seal: &Seal, checks: &[TableCheck]) -> bool {
    commit.puts.iter().all(|(key, version, value)| {
        let kind = key.first().copied().unwrap_or_default();
        let stored = Stored {
            version: *version,
            value: value.clone(),
        };
        let check = checks.iter().find(|check| check.table() == kind);
        kind >= FIRST_INDEX
            || check.is_some_and(|check| check.rows_in(seal, key, &stored).is_some())
    })
}
