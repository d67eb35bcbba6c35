//! A session with a store, and what must be there afterwards: of everything that was acknowledged
//! all, of what was not, all or nothing.

use crate::disk::TrialDisk;
use crate::support::*;
use goldaw::domain::identifier::{AccountId, Identifier};
use goldaw::store::backup::{self, Wanted};
use goldaw::store::disk::{Disk, SystemDisk};
use goldaw::store::slot::login_hash;
use goldaw::store::{Changes, Cost, Store, StoreError, Unlock, remove_incomplete};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The most records, drafts and logins a session has.
pub const RECORDS: u8 = 12;
const DRAFTS: u8 = 3;
const LOGINS: [&str; 2] = ["jeren", "maral"];
const PASSPHRASE: &str = "correct horse battery";

/// What a store holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct World {
    /// Version and headline by number.
    records: BTreeMap<u8, (u64, String)>,
    drafts: BTreeMap<u8, Vec<u8>>,
    logins: BTreeSet<&'static str>,
}

/// Something done with a store.
#[derive(Debug, Clone)]
pub enum Step {
    /// Records with new headlines, or without one to be deleted: together or not at all.
    Commit(Vec<(u8, Option<String>)>),
    /// A draft that is kept, or removed.
    Draft(u8, Option<Vec<u8>>),
    /// A login that is let in, or no longer.
    Login(usize, bool),
    /// Everything is written into a snapshot, and what it stands for is removed.
    Compact,
    /// A backup in the store's own folder, of which two are kept.
    Backup,
    /// The store is closed and opened again.
    Reopen,
}

/// A store on a trial disk, and the worlds that may be found in it.
pub struct Session {
    disk: TrialDisk,
    path: PathBuf,
    store: Option<Store>,
    worlds: Vec<World>,
    /// Commits that were acknowledged.
    pub acknowledged: usize,
    /// Whether a sync failed and the store was not opened since: nothing more may be acknowledged.
    pub closed: bool,
}

impl Session {
    /// A session with the store in this folder, which may still have to be made.
    pub fn new(disk: &TrialDisk, path: &Path, worlds: Vec<World>) -> Self {
        Self {
            disk: disk.clone(),
            path: path.to_path_buf(),
            store: None,
            worlds,
            acknowledged: 0,
            closed: false,
        }
    }

    /// Makes the store. If that fails, what was begun is taken away, and the second time it succeeds
    /// unless the power is off.
    pub fn create(&mut self) {
        let disk = Arc::new(self.disk.clone());
        let made = Store::create_on(disk.clone(), &self.path, &demonstration(), now());
        self.store = match made {
            Ok(store) => Some(store),
            Err(_) if self.disk.is_off() => None,
            Err(_) => {
                self.disk.next_program();
                match remove_incomplete(&self.path, now()) {
                    Ok(()) | Err(StoreError::NotFound(_)) => {}
                    Err(error) => panic!("what was begun cannot be taken away: {error}"),
                }
                Some(Store::create_on(disk, &self.path, &demonstration(), now()).unwrap())
            }
        };
    }

    /// Opens the store and looks whether what is to be there is there. If a call fails, both succeed
    /// the second time unless the power is off.
    pub fn open(&mut self) {
        let disk = Arc::new(self.disk.clone());
        let open = || {
            let store = Store::open_on(disk.clone(), &self.path, &Unlock::KeyFile, now())?;
            let found = observe(&store)?;
            Ok::<_, StoreError>((store, found))
        };
        let opened = open().or_else(|error| {
            if self.disk.is_off() {
                return Err(error);
            }
            self.disk.next_program();
            open()
        });
        self.closed = false;
        match opened {
            Ok((store, found)) => {
                assert!(self.worlds.contains(&found), "{found:?}\n{:?}", self.worlds);
                self.worlds = vec![found];
                self.store = Some(store);
            }
            Err(error) => assert!(self.disk.is_off(), "{error}"),
        }
    }

    /// Opens the store if it is not open.
    pub fn open_if_closed(&mut self) {
        if self.store.is_none() {
            self.open();
        }
    }

    /// The program was killed, and another one begins.
    pub fn next_program(&mut self) {
        self.store = None;
        self.disk.next_program();
    }

    pub fn do_step(&mut self, step: &Step) {
        let Some(mut store) = self.store.take() else {
            return;
        };
        let done = match step {
            Step::Commit(records) => self.commit(&mut store, records),
            Step::Draft(number, text) => match text {
                Some(text) => store.keep_draft(account(), &[*number], text),
                None => store.remove_draft(account(), &[*number]),
            },
            Step::Login(number, let_in) => match let_in {
                true => store.set_slot(LOGINS[*number], PASSPHRASE, Cost::LEAST),
                false => store.remove_slot(LOGINS[*number]),
            },
            Step::Compact => store.compact(),
            Step::Backup => back_up(&mut store),
            Step::Reopen => {
                drop(store);
                return self.open();
            }
        };
        self.store = Some(store);
        self.expect(step, done);
    }

    fn commit(
        &self,
        store: &mut Store,
        records: &[(u8, Option<String>)],
    ) -> Result<(), StoreError> {
        let world = self.worlds.first().unwrap();
        let mut changes = Changes::new();
        for (number, headline) in records {
            let version = world.records.get(number).map(|(version, _)| *version);
            match (headline, version) {
                (Some(headline), _) => changes.put(&sample(*number, headline), version),
                (None, Some(version)) => changes.delete::<Sample>(case(*number), version),
                (None, None) => {}
            }
        }
        store.commit(&changes).map(|_| ())
    }

    /// What may be found after a step that ended like this.
    fn expect(&mut self, step: &Step, done: Result<(), StoreError>) {
        let after = self.worlds.iter().map(|world| world.after(step));
        let after: Vec<World> = after.collect();
        let is_commit = matches!(step, Step::Commit(_));
        match done {
            Ok(()) => {
                assert!(!(is_commit && self.closed), "saved after a failed sync");
                self.acknowledged += usize::from(is_commit);
                self.worlds = after;
            }
            // A commit that was refused has not happened; a draft or a login may be either way.
            Err(error) if is_commit && error != StoreError::Unsure && !self.disk.is_off() => {}
            Err(error) => {
                self.closed |= error == StoreError::Unsure;
                self.worlds.extend(after);
            }
        }
    }

    /// What may be found now.
    pub fn worlds(&self) -> &[World] {
        &self.worlds
    }

    /// Closes the store; afterwards one of these worlds is to be found.
    pub fn close(self) -> Vec<World> {
        self.worlds
    }
}

impl World {
    fn after(&self, step: &Step) -> Self {
        let mut after = self.clone();
        match step {
            Step::Commit(records) => {
                for (number, headline) in records {
                    let version = self.records.get(number).map_or(0, |(version, _)| *version);
                    match headline {
                        Some(headline) => {
                            let record = (version + 1, headline.clone());
                            after.records.insert(*number, record);
                        }
                        None => {
                            after.records.remove(number);
                        }
                    }
                }
            }
            Step::Draft(number, Some(text)) => {
                after.drafts.insert(*number, text.clone());
            }
            Step::Draft(number, None) => {
                after.drafts.remove(number);
            }
            Step::Login(number, true) => {
                after.logins.insert(LOGINS[*number]);
            }
            Step::Login(number, false) => {
                after.logins.remove(LOGINS[*number]);
            }
            Step::Compact | Step::Backup | Step::Reopen => {}
        }
        after
    }
}

/// Makes a backup in the store's own folder.
pub fn back_up(store: &mut Store) -> Result<(), StoreError> {
    let (wanted, today) = (Wanted::Own { kept: 2 }, now().date_naive());
    store.begin_backup(&wanted, now(), today, &CHECKS())?;
    store.await_backup(&mut |_| ()).map(|_| ())
}

/// Whether every backup that has its name is whole.
pub fn check_backups(path: &Path) -> Result<(), StoreError> {
    let backups = path.join(backup::BACKUPS);
    let names = SystemDisk.names(&backups).unwrap_or_default();
    for name in names.iter().filter(|name| !name.ends_with(".new")) {
        let (file, unlocking) = (backups.join(name), (&Unlock::KeyFile, now()));
        backup::check(&file, path, unlocking, &CHECKS(), &mut |_| Ok(()))?;
    }
    Ok(())
}

/// Opens the store with a healthy disk: one of the worlds is there, whole, and can be gone on with.
///
/// # Errors
/// What is wrong otherwise, for the run that must lose something.
pub fn check(path: &Path, worlds: &[World]) -> Result<(), String> {
    check_backups(path).map_err(|error| error.to_string())?;
    let store = try_open(path).map_err(|error| error.to_string())?;
    if let Some(reason) = store.reading_only() {
        return Err(format!("for reading only: {reason}"));
    }
    let found = observe(&store).map_err(|error| error.to_string())?;
    if !worlds.contains(&found) {
        return Err(format!("found {found:?}\nexpected {worlds:?}"));
    }
    let faults = store
        .verify(&CHECKS())
        .map_err(|error| error.to_string())?
        .faults;
    if faults.is_empty() {
        Ok(())
    } else {
        Err(format!("{faults:?}"))
    }
}

/// Everything that is in a store.
fn observe(store: &Store) -> Result<World, StoreError> {
    let mut world = World::default();
    let ids = store.ids::<Sample>(None, 1000)?.ids;
    for found in store.get_many::<Sample>(&ids)?.into_iter().flatten() {
        let number = found.record.id.bytes()[0];
        let record = (found.version, found.record.headline);
        world.records.insert(number, record);
    }
    for number in 0..DRAFTS {
        if let Some(text) = store.draft(account(), &[number])? {
            world.drafts.insert(number, text);
        }
    }
    let header = store.header().unwrap();
    for login in LOGINS {
        let hash = login_hash(&header.store_id, login);
        if header.slots.iter().any(|slot| slot.login_hash == hash) {
            world.logins.insert(login);
        }
    }
    Ok(world)
}

fn account() -> AccountId {
    AccountId::from_bytes([7; 16])
}
