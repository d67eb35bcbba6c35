//! The engine of a store that cannot be written to: it reads all that can be read.
//!
//! It changes nothing in the folder of the journal. The working copy serves when it is whole and
//! knows every commit that the journal can show; else what both hold is laid together in memory.

use super::check::{self, Checked};
use super::forgetting::Forgetting;
use super::lock::Lock;
use super::parts::Parts;
use super::salvage;
use super::working_copy::WorkingCopy;
use crate::domain::message::Message;
use crate::store::engine::{Changed, Commit, Engine, EngineReport, Key, Stored, Tell};
use crate::store::error::StoreError;
use crate::store::memory::MemoryEngine;
use crate::store::repair::Part;
use std::collections::BTreeMap;
use std::sync::Arc;

/// An engine that only reads.
#[derive(Clone)]
pub struct ReadingEngine {
    folder: Arc<Parts>,
    entries: Arc<Entries>,
    /// The last commit that is known of.
    last: u64,
    /// How many of the commits up to that one cannot be read.
    missing: u64,
    why: StoreError,
    notice: Message,
    _lock: Lock,
}

/// Where the entries are.
enum Entries {
    Copy(WorkingCopy),
    Memory(MemoryEngine),
}

impl ReadingEngine {
    /// Reads what can be read; `why` says why nothing can be written.
    ///
    /// # Errors
    /// `why`, if there is nothing to read.
    pub fn open(folder: Parts, why: StoreError, lock: Lock) -> Result<Self, StoreError> {
        let copy = folder.copy_as_it_is();
        let reached = copy.as_ref().map_or(0, |copy| copy.position().sequence);
        let whole = copy.as_ref().is_some_and(WorkingCopy::is_whole);
        let mut behind = 0;
        let readable = salvage::read_to_end(&folder.segments, &mut |_, position| {
            behind += u64::from(position.sequence > reached);
        });
        // Without any journal the working copy may still be there.
        let readable = readable.unwrap_or_default();
        let last = reached.max(readable.last).max(folder.mark.last()?);
        let known = if whole {
            reached + behind
        } else {
            readable.commits
        };
        let entries = match copy {
            Some(copy) if whole && behind == 0 => Entries::Copy(copy),
            copy => Entries::Memory(salvage::lay_together(
                &folder.segments,
                copy.as_ref(),
                whole,
            )),
        };
        if entries.page(&[], None, 1)?.is_empty() {
            return Err(why);
        }
        let missing = last.saturating_sub(known);
        let notice = Message::new("store-notice-reading")
            .with("reason", why.message())
            .with("commits", last)
            .with("missing", missing);
        Ok(Self {
            folder: Arc::new(folder),
            entries: Arc::new(entries),
            last,
            missing,
            why,
            notice,
            _lock: lock,
        })
    }

    /// That nothing can be saved, why, and what can be read.
    pub fn notice(&self) -> &Message {
        &self.notice
    }

    /// Why nothing can be saved.
    pub fn why(&self) -> &StoreError {
        &self.why
    }
}

impl Engine for ReadingEngine {
    fn get(&self, keys: &[Key]) -> Result<Vec<Option<Stored>>, StoreError> {
        match &*self.entries {
            Entries::Copy(copy) => copy.get(keys),
            Entries::Memory(memory) => memory.get(keys),
        }
    }

    fn page(
        &self,
        prefix: &[u8],
        after: Option<&[u8]>,
        limit: usize,
    ) -> Result<Vec<Key>, StoreError> {
        self.entries.page(prefix, after, limit)
    }

    fn commit(&mut self, _: &Commit) -> Result<u64, StoreError> {
        Err(StoreError::ReadingOnly(Box::new(self.why.clone())))
    }

    fn committed(&self, _id: &[u8; 16]) -> Option<u64> {
        None
    }

    fn changes(&self, since: u64, _: usize) -> Result<Changed, StoreError> {
        // Whoever asks has read everything since it was opened, and nothing has changed since then.
        Ok(Changed {
            sequence: since.min(self.last),
            keys: Vec::new(),
        })
    }

    fn verify(&self, tell: Tell<'_>) -> Result<EngineReport, StoreError> {
        let mut report = check::check(&self.folder.segments, self.last, (&*self.entries, tell))?;
        report.faults.extend(self.folder.mark_fault()?);
        Ok(report)
    }

    fn moment(&self) -> Result<Box<dyn Engine>, StoreError> {
        Ok(Box::new(self.clone()))
    }

    fn rebuild(self: Box<Self>, part: Part) -> Result<(), StoreError> {
        if part != Part::Journal || self.missing > 0 {
            return Err(StoreError::NeedsBackup);
        }
        let entries = Arc::into_inner(self.entries).ok_or(StoreError::Unavailable)?;
        let recent = match &entries {
            Entries::Copy(copy) => copy.recent()?,
            Entries::Memory(_) => Vec::new(),
        };
        self.folder.replace_journal(entries, self.last, recent)?;
        self.folder.renew_mark()
    }

    fn begin_forgetting(&mut self) -> Result<Option<Forgetting>, StoreError> {
        Err(StoreError::ReadingOnly(Box::new(self.why.clone())))
    }

    fn reading_only(&self) -> Option<&StoreError> {
        Some(&self.why)
    }
}

impl Entries {
    fn page(
        &self,
        prefix: &[u8],
        after: Option<&[u8]>,
        limit: usize,
    ) -> Result<Vec<Key>, StoreError> {
        match self {
            Self::Copy(copy) => copy.page(prefix, after, limit),
            Self::Memory(memory) => memory.page(prefix, after, limit),
        }
    }
}

impl Checked for Entries {
    fn for_each(&self, visit: &mut dyn FnMut(&[u8], Stored)) -> Result<(), StoreError> {
        match self {
            Self::Copy(copy) => copy.for_each(visit),
            Self::Memory(memory) => {
                memory.for_each(visit);
                Ok(())
            }
        }
    }

    fn counts(&self) -> Option<&BTreeMap<u8, u64>> {
        match self {
            Self::Copy(copy) => Some(copy.counts()),
            Self::Memory(_) => None,
        }
    }
}
