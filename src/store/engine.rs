//! What the store asks of an engine: bytes under keys, changed by commits.
//!
//! No closure, iterator or lifetime crosses this boundary, so an engine may as well be a database
//! on another machine. An engine sees keys and sealed values, never a record.

use super::embedded::compaction::Source;
use super::embedded::forgetting::{Forgetting, Rewritten};
use super::error::StoreError;
use super::fault::Fault;
use super::repair::Part;
use crate::domain::message::Message;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A key: its first byte is the kind, see [`super::key`].
pub type Key = Vec<u8>;

/// A value with the version it was written with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// The version the writer gave it.
    pub version: u64,
    /// The bytes.
    pub value: Vec<u8>,
}

/// Changes that happen together or not at all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commit {
    /// Random; a commit with an id among the last [`RECENT`] is answered, not repeated.
    pub id: [u8; 16],
    /// The versions these keys must have; `None` where there must be nothing.
    pub expect: Vec<(Key, Option<u64>)>,
    /// What is written: key, version, value. Done after the deletes.
    pub puts: Vec<(Key, u64, Vec<u8>)>,
    /// What is taken away; a key that is not there is no error.
    pub deletes: Vec<Key>,
}

impl Commit {
    /// The keys this commit writes or takes away.
    pub fn touched(&self) -> Vec<Key> {
        let written = self.puts.iter().map(|(key, _, _)| key);
        self.deletes.iter().chain(written).cloned().collect()
    }
}

/// How many commits an engine recognises when they are sent a second time.
pub const RECENT: usize = 1024;

/// The keys that later commits touched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// The last commit these keys cover: where to ask from next.
    pub sequence: u64,
    /// The keys, in the order of the commits.
    pub keys: Vec<Key>,
}

impl Changed {
    /// Adds the keys of the next commit; false when that would be more than `limit` keys.
    pub fn add(&mut self, keys: &[Key], limit: usize) -> bool {
        let fits = self.keys.is_empty() || self.keys.len() + keys.len() <= limit;
        if fits {
            self.keys.extend_from_slice(keys);
            self.sequence += 1;
        }
        fits
    }
}

/// What an engine found when it read everything it holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EngineReport {
    /// The last commit.
    pub sequence: u64,
    /// Commits read again from the journal.
    pub commits: u64,
    /// Bytes read again from the journal.
    pub bytes: u64,
    /// Entries by kind, the first byte of their keys.
    pub kinds: BTreeMap<u8, u64>,
    /// What is wrong; empty when all is well.
    pub faults: Vec<Fault>,
}

/// Is told how far a long work is: how much of how much is done; of zero while that is not known.
pub type Tell<'a> = &'a dyn Fn(u64, u64);
/// The same, for whatever has to be built again while the engine is open.
pub type Told = Arc<dyn Fn(u64, u64) + Send + Sync>;
/// For a work that nobody waits for.
pub const UNHEARD: Tell<'static> = &|_, _| {};

/// How far opening a store is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// The key is there; what comes now may take its time.
    Unlocked,
    /// Something is built again: how much of how much is done, of zero while that is not known.
    Rebuilding(u64, u64),
}

/// Where sealed records are kept.
pub trait Engine: Send {
    /// Who is told from now on how far it is where something has to be built again.
    fn tell_to(&mut self, _told: Told) {}

    /// The values under these keys, in the same order.
    fn get(&self, keys: &[Key]) -> Result<Vec<Option<Stored>>, StoreError>;

    /// At most `limit` keys that begin with `prefix`, in order, beyond `after` if it is given.
    fn page(
        &self,
        prefix: &[u8],
        after: Option<&[u8]>,
        limit: usize,
    ) -> Result<Vec<Key>, StoreError>;

    /// Makes the changes durable and gives the number of the commit, counted from 1.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] names the keys that have another version than expected. After any
    /// error but [`StoreError::Unsure`] nothing has happened.
    fn commit(&mut self, commit: &Commit) -> Result<u64, StoreError>;

    /// The number of the commit with this id, if it is among the last [`RECENT`].
    fn committed(&self, id: &[u8; 16]) -> Option<u64>;

    /// The keys touched by the commits after `since`: whole commits, the first of them in any
    /// case, until there are `limit` keys.
    ///
    /// # Errors
    /// [`StoreError::TooLongAgo`] if the commits after `since` are not kept one by one any more.
    fn changes(&self, since: u64, limit: usize) -> Result<Changed, StoreError>;

    /// Reads everything again and compares; slow. `tell` hears how many entries were read of how many.
    fn verify(&self, tell: Tell<'_>) -> Result<EngineReport, StoreError>;

    /// Everything as it is now, to be read on any thread while commits go on. It takes no commits.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] for an engine that cannot do this. What is read later may fail with
    /// [`StoreError::Overtaken`].
    fn moment(&self) -> Result<Box<dyn Engine>, StoreError> {
        Err(StoreError::Unavailable)
    }

    /// Builds a damaged part again from the others; the engine must be opened again afterwards.
    ///
    /// # Errors
    /// [`StoreError::NeedsBackup`] if the others do not hold everything.
    fn rebuild(self: Box<Self>, part: Part) -> Result<(), StoreError> {
        let _ = part;
        Err(StoreError::NeedsBackup)
    }

    /// Begins to let go of everything that is no longer there. What takes long is left to do on any
    /// thread; nothing if it is done already.
    ///
    /// # Errors
    /// After any error the records are as they were, and something may still be held.
    fn begin_forgetting(&mut self) -> Result<Option<Forgetting>, StoreError>;

    /// Lets go of it, after that was done: when this returns, nothing that the engine keeps holds a value
    /// that was deleted or written over before it began.
    ///
    /// # Errors
    /// As [`Self::begin_forgetting`].
    fn end_forgetting(&mut self, _rewritten: Rewritten) -> Result<(), StoreError> {
        Ok(())
    }

    /// Both, and what lies between, one after the other. Slow.
    ///
    /// # Errors
    /// As [`Self::begin_forgetting`].
    fn compact(&mut self) -> Result<(), StoreError> {
        match self.begin_forgetting()? {
            Some(forgetting) => self.end_forgetting(forgetting.run()?),
            None => Ok(()),
        }
    }

    /// Everything that is there now, to be read while the engine goes on; nothing for an engine
    /// that keeps no journal.
    fn source(&self) -> Option<Source> {
        None
    }

    /// What went wrong beside the calls since this was last asked, in a calm sentence.
    fn news(&mut self) -> Option<Message> {
        None
    }

    /// Why nothing can be written, if this engine only reads.
    fn reading_only(&self) -> Option<&StoreError> {
        None
    }
}
