//! How records are kept: typed tables and indexes, the seal around every value, the engines.
//!
//! [`Store`] is the front: it turns records into sealed bytes and index rows and hands them to an
//! [`engine::Engine`]. [`embedded`] is the engine on disk, a journal with sled as its working copy;
//! [`memory`] is the one for tests. Nothing here knows roles, screens or words.

mod access;
mod attempt;
pub mod backup;
pub mod changes;
mod checked;
mod committed;
pub mod disk;
pub mod domain_records;
mod draft;
pub mod embedded;
pub mod engine;
pub mod error;
pub mod fault;
mod folder;
pub mod header;
mod home;
pub mod key;
mod logins;
mod look;
mod making;
pub mod memory;
mod moment;
mod of_one_name;
mod reading;
mod recent;
pub mod record;
pub mod repair;
mod reserve;
pub mod seal;
pub mod sizes;
pub mod slot;
pub mod table;
pub mod verify;

pub use attempt::{Attempt, Attempted, NewSlot, Wrapping};
pub use changes::Changes;
pub use committed::Committed;
pub use draft::DraftList;
pub use embedded::forgetting::{Forgetting, Rewritten};
pub use engine::{Opening, Told};
pub use error::StoreError;
pub use folder::{NewKey, NewStore, Unlock, peek, remove_incomplete, set_incomplete_aside};
pub use header::{Header, Purpose, Stamp};
pub use key::IndexRow;
pub use logins::FailedLogin;
pub use making::Making;
pub use moment::Moment;
pub use record::{Record, Versioned, named_id};
pub use seal::overwrite_stack;
pub use slot::Cost;
pub use table::{Index, Table};
pub use verify::{Report, TableCheck};

use crate::domain::identifier::{AccountId, Identifier};
use backup::running::Running;
use draft::Drafts;
use engine::{Engine, Key};
use key::id_in_key;
use seal::{DataKey, Seal};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// A store: records in tables, found by id or by index, changed by commits.
pub struct Store {
    /// The backup that is being made. Before the engine, so that it has ended when the engine goes.
    backup: Option<Running>,
    engine: Box<dyn Engine>,
    seal: Arc<Seal>,
    drafts: Drafts,
    committed: Committed,
    /// Nothing for a store in memory.
    home: Option<home::Home>,
}

/// Where a page ended; the next page begins after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor(Key);

/// A page of ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<I> {
    /// The ids in the order of the keys.
    pub ids: Vec<I>,
    /// Where to go on; `None` when this was the last page.
    pub next: Option<Cursor>,
}

/// The records that later commits touched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedRecords {
    /// Where to ask from next.
    pub sequence: u64,
    /// The number of the table and the id of each record, in the order of the commits.
    pub records: Vec<(u8, [u8; 16])>,
}

impl Store {
    /// An empty store in memory, for tests.
    pub fn in_memory() -> Result<Self, StoreError> {
        let key = DataKey::random()?;
        Ok(Self {
            backup: None,
            engine: Box::new(memory::MemoryEngine::default()),
            seal: Arc::new(Seal::new(&key, [0; 16])),
            drafts: Drafts::in_memory(&key),
            committed: Committed::default(),
            home: None,
        })
    }

    /// The folder; `None` for a store in memory.
    pub fn folder(&self) -> Option<&Path> {
        self.home.as_ref().map(home::Home::path)
    }

    /// Tells others who want to open the store where they may come in to it.
    pub fn note_socket(&self, socket: &str) {
        if let Some(home) = &self.home {
            home.lock.note_socket(socket);
        }
    }

    /// Who is told from now on how far it is where something has to be built again.
    pub fn tell_to(&mut self, told: Told) {
        self.engine.tell_to(told);
    }

    /// At most `limit` ids of the type's table, in the order of the ids.
    pub fn ids<R: Record>(
        &self,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<R::Id>, StoreError> {
        self.page(&[R::TABLE as u8], after, limit)
    }

    /// At most `limit` ids of the records whose index rows begin with these parts, in the order of
    /// the rows.
    pub fn find<R: Record>(
        &self,
        beginning: &IndexRow,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<R::Id>, StoreError> {
        self.page(beginning.prefix(), after, limit)
    }

    /// Makes the changes durable and gives the number of the commit. Afterwards, and not before,
    /// "saved" may be said.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if a record has another version than expected. After any error
    /// but [`StoreError::Unsure`] nothing has changed; the same changes may be tried again.
    pub fn commit(&mut self, changes: &Changes) -> Result<u64, StoreError> {
        self.expect_there()?;
        let current = self.with_room(|| self.engine.get(&changes.keys()))?;
        let commit = changes.seal(&self.seal, current)?;
        let sequence = self.engine.commit(&commit)?;
        self.committed.add(changes);
        if let Some(home) = &mut self.home {
            home.hold_reserve();
            home.notices.extend(self.engine.news());
        }
        Ok(sequence)
    }

    /// Whether changes with this id are among those that were committed last.
    pub fn has_committed(&self, id: &[u8; 16]) -> bool {
        self.engine.committed(id).is_some()
    }

    /// The records of the commits since this was asked last.
    pub fn committed(&mut self) -> Committed {
        std::mem::take(&mut self.committed)
    }

    /// The records touched by the commits after `since`, roughly `limit` at a time.
    pub fn changes(&self, since: u64, limit: usize) -> Result<ChangedRecords, StoreError> {
        let changed = self.engine.changes(since, limit)?;
        let records = changed.keys.iter().filter_map(|key| match key.as_slice() {
            [table, id @ ..] if *table < 0x80 => Some((*table, id.try_into().ok()?)),
            _ => None,
        });
        Ok(ChangedRecords {
            sequence: changed.sequence,
            records: records.collect(),
        })
    }

    /// Begins to let go of everything that was deleted or written over. What takes long is left to do on
    /// any thread while the store goes on; nothing if it is done already. Drafts and backups are not
    /// touched, but one that is being made is stopped: it reads what has to go.
    ///
    /// # Errors
    /// After any error every record is as it was, and old bytes may still be there.
    pub fn begin_forgetting(&mut self) -> Result<Option<Forgetting>, StoreError> {
        self.expect_there()?;
        self.stop_backup();
        self.engine.begin_forgetting()
    }

    /// Lets go of it, after that was done: when this returns, no file of the journal, of the working copy
    /// or of the quarantine holds what was gone when it began, whoever has the key.
    ///
    /// # Errors
    /// As [`Self::begin_forgetting`].
    pub fn end_forgetting(&mut self, rewritten: Rewritten) -> Result<(), StoreError> {
        self.expect_there()?;
        self.stop_backup();
        self.engine.end_forgetting(rewritten)
    }

    /// Both, and what lies between, one after the other. Slow: everything that is there is written again.
    ///
    /// # Errors
    /// As [`Self::begin_forgetting`].
    pub fn compact(&mut self) -> Result<(), StoreError> {
        match self.begin_forgetting()? {
            Some(forgetting) => self.end_forgetting(forgetting.run()?),
            None => Ok(()),
        }
    }

    fn stop_backup(&mut self) {
        if let Some(backup) = &mut self.backup {
            backup.stop();
        }
    }

    /// Keeps what an account has typed into a record, in place of what was kept before. `record`
    /// is any name the caller chooses; it and the text together may have a mebibyte.
    pub fn keep_draft(
        &mut self,
        account: AccountId,
        record: &[u8],
        text: &[u8],
    ) -> Result<(), StoreError> {
        self.expect_there()?;
        match self.drafts.keep(&self.seal, account, record, text) {
            Err(StoreError::Full) if self.give_up_reserve() => {
                self.drafts.keep(&self.seal, account, record, text)
            }
            kept => kept,
        }
    }

    /// What [`Self::keep_draft`] kept.
    pub fn draft(&self, account: AccountId, record: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        self.drafts.read(&self.seal, account, record)
    }

    /// Forgets a draft; one that is not there is no error.
    pub fn remove_draft(&mut self, account: AccountId, record: &[u8]) -> Result<(), StoreError> {
        self.drafts.remove(account, record)
    }

    /// Sets the damaged drafts of an account aside, so that they are told of once.
    pub fn set_aside_damaged_drafts(&self, account: AccountId) -> Result<(), StoreError> {
        self.drafts.set_aside_damaged(&self.seal, account)
    }

    /// Removes the drafts that were set aside, whoever's they are, and what was left where the writing
    /// of one was interrupted.
    pub fn forget_set_aside_drafts(&self) -> Result<(), StoreError> {
        self.drafts.forget_set_aside()
    }

    /// The record of every draft of an account that can be read, with the bytes of its text; none is read a
    /// second time for this.
    pub fn draft_sizes(
        &mut self,
        account: AccountId,
    ) -> Result<BTreeMap<Vec<u8>, usize>, StoreError> {
        self.drafts.sizes(&self.seal, account)
    }

    /// Every draft of an account.
    pub fn drafts(&self, account: AccountId) -> Result<DraftList, StoreError> {
        self.drafts.list(&self.seal, account)
    }

    /// Checks that the folder is there and nobody else can be writing to it.
    fn expect_there(&self) -> Result<(), StoreError> {
        self.home.as_ref().map_or(Ok(()), home::Home::expect_there)
    }

    fn page<I: Identifier>(
        &self,
        prefix: &[u8],
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<I>, StoreError> {
        let after = after.map(|cursor| cursor.0.as_slice());
        let read = || self.engine.page(prefix, after, limit);
        let mut keys = self.with_room(read)?;
        let ids = keys.iter().filter_map(|key| id_in_key(key)).collect();
        let full = keys.len() == limit;
        Ok(Page {
            ids,
            next: keys.pop().filter(|_| full).map(Cursor),
        })
    }

    /// Reads; on a full disk once more with the room of the reserve.
    fn with_room<T>(&self, read: impl Fn() -> Result<T, StoreError>) -> Result<T, StoreError> {
        match read() {
            Err(StoreError::Full) if self.give_up_reserve() => read(),
            found => found,
        }
    }

    fn give_up_reserve(&self) -> bool {
        let home = self.home.as_ref();
        home.is_some_and(home::Home::give_up_reserve)
    }
}
