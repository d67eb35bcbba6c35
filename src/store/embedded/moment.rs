//! The engine as it was after one commit, to be read on another thread while it goes on: from what no
//! later commit changes, and from the working copy as it was then.

use super::base::Base;
use super::check::{self, Checked};
use super::forgetting::Forgetting;
use super::parts::Parts;
use super::segment::{Position, Rest, Walk};
use super::shared::CopyAt;
use crate::store::engine::{Changed, Commit, Engine, EngineReport, Key, Stored, Tell};
use crate::store::error::StoreError;
use crate::store::fault::Fault;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many entries are read in one go; commits wait as long.
const PAGE: usize = 256;

/// The engine as it was. While this exists, no compaction takes away what it reads, but for one that was
/// asked for to erase; then it has passed.
pub struct Moment {
    folder: Arc<Parts>,
    base: Base,
    last: u64,
    copy: CopyAt,
    /// What was seen behind the last commit, and of the note of how far the journal had come.
    beside: Vec<Fault>,
    _reading: Arc<()>,
}

impl Moment {
    /// The moment after this commit, which is the last one.
    pub fn new(
        folder: Arc<Parts>,
        base: Base,
        last: Position,
        copy: CopyAt,
        reading: Arc<()>,
    ) -> Result<Self, StoreError> {
        let end = base.place_behind(last)?;
        let walk = folder.segments.walk(end, &mut |_, _| Ok(true))?;
        let behind = behind(&walk, last.sequence);
        Ok(Self {
            beside: behind.into_iter().chain(folder.mark_fault()?).collect(),
            last: last.sequence,
            folder,
            base,
            copy,
            _reading: reading,
        })
    }
}

/// What is wrong behind the last commit. One that has changed itself is found with all the others.
fn behind(walk: &Walk, last: u64) -> Option<Fault> {
    if walk.last.sequence > last {
        return Some(Fault::Sequence {
            journal: walk.last.sequence,
            copy: last,
        });
    }
    let fault = Fault::Frame {
        segment: walk.segment,
        offset: walk.offset,
    };
    (walk.rest != Rest::Empty && walk.offset > 0).then_some(fault)
}

impl Engine for Moment {
    fn get(&self, keys: &[Key]) -> Result<Vec<Option<Stored>>, StoreError> {
        self.copy.get(keys)
    }

    fn page(
        &self,
        prefix: &[u8],
        after: Option<&[u8]>,
        limit: usize,
    ) -> Result<Vec<Key>, StoreError> {
        self.copy.page(prefix, after, limit)
    }

    fn commit(&mut self, _: &Commit) -> Result<u64, StoreError> {
        Err(StoreError::Overtaken)
    }

    fn committed(&self, _: &[u8; 16]) -> Option<u64> {
        None
    }

    fn changes(&self, since: u64, _: usize) -> Result<Changed, StoreError> {
        // What comes later is not of this moment.
        Ok(Changed {
            sequence: since.min(self.last),
            keys: Vec::new(),
        })
    }

    fn verify(&self, tell: Tell<'_>) -> Result<EngineReport, StoreError> {
        let until = (&self.base, self.last);
        let mut report = check::check_until(&self.folder.segments, until, self.last, (self, tell))?;
        // Once it has passed, what it read may be gone, and that is no damage.
        self.copy.get(&[])?;
        report.faults.extend(self.beside.iter().cloned());
        Ok(report)
    }

    fn begin_forgetting(&mut self) -> Result<Option<Forgetting>, StoreError> {
        Err(StoreError::Overtaken)
    }
}

impl Checked for Moment {
    fn for_each(&self, visit: &mut dyn FnMut(&[u8], Stored)) -> Result<(), StoreError> {
        let mut after: Option<Key> = None;
        loop {
            let entries = self.copy.entries(after.as_deref(), PAGE)?;
            after = match entries.last() {
                Some((key, _)) => Some(key.clone()),
                None => return Ok(()),
            };
            for (key, stored) in entries {
                visit(&key, stored);
            }
        }
    }

    fn counts(&self) -> Option<&BTreeMap<u8, u64>> {
        Some(&self.copy.counts)
    }
}
