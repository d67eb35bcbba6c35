//! Forgetting: all that is there is written again, and what it was in before goes. What takes long, a
//! snapshot and another working copy, is written on any thread while commits go on.

use super::EmbeddedEngine;
use super::base::{Base, base_behind};
use super::compaction::Source;
use super::lock::Lock;
use super::parts::Parts;
use crate::store::engine::Told;
use crate::store::error::StoreError;
use std::sync::Arc;

/// What is to be written again.
pub struct Forgetting {
    folder: Arc<Parts>,
    /// What the snapshot of this number is to hold; nothing if there is one that holds it all.
    snapshot: Option<(Source, u32)>,
    /// Where the journal then begins.
    base: Base,
    told: Told,
    /// No compaction takes away what is read, and nobody else opens the store.
    _reading: Arc<()>,
    _lock: Lock,
}

/// What was written again. It has still to take the place of what was there.
pub struct Rewritten {
    base: Base,
    /// Whether another working copy lies beside the one there is.
    copy: bool,
    _lock: Lock,
}

impl Forgetting {
    /// Writes it: some seconds.
    ///
    /// # Errors
    /// Those of the disk, and of damage in what is read; nothing has changed then.
    pub fn run(self) -> Result<Rewritten, StoreError> {
        if let Some((source, number)) = &self.snapshot {
            source.cover(*number, &mut |_| true)?;
        }
        // Without room for two, the second is built when the first has gone.
        let copy = self.folder.build_beside(&self.base, &*self.told) == Ok(true);
        if !copy {
            let _ = self.folder.discard_new_copy();
        }
        Ok(Rewritten {
            base: self.base,
            copy,
            _lock: self._lock,
        })
    }
}

impl EmbeddedEngine {
    /// Ends the segment that is written to, so that nothing more comes to what is to go.
    pub(super) fn begin(&mut self) -> Result<Forgetting, StoreError> {
        self.stop_reading();
        let last = self.journal.last();
        let (mut base, mut snapshot) = (self.base, None);
        if last.sequence > base.place.sequence {
            let number = self.journal.close_segment()?;
            base = base_behind(number, last);
            snapshot = Some((self.source_of(last), number));
        }
        Ok(Forgetting {
            folder: self.folder.clone(),
            snapshot,
            base,
            told: self.copy.told(),
            _reading: self.reading.clone(),
            _lock: self.lock.clone(),
        })
    }

    /// Removes all that the snapshot stands for, what lies in the quarantine, and the working copy, in
    /// whose place comes the other one.
    pub(super) fn end(&mut self, rewritten: &Rewritten) -> Result<(), StoreError> {
        self.stop_reading();
        if self.base.snapshot < rewritten.base.snapshot {
            self.base = rewritten.base;
        }
        let folder = &self.folder;
        if let Some(number) = self.base.snapshot {
            folder.segments.forget(number)?;
        }
        self.covered = None;
        folder.segments.forget_damaged()?;
        folder.quarantine.empty()?;
        self.copy.replace(|told| {
            let taken = rewritten.copy && folder.take_new_copy().is_ok();
            Ok(match taken {
                true => folder.copy_up_to_date(&**told)?.0,
                false => folder.build_afresh(&**told)?.0,
            })
        })
    }

    /// Ends what reads files that are to go.
    fn stop_reading(&mut self) {
        self.copy.end_moments();
        if let Some(number) = self.compaction.stop() {
            self.take_over(number);
        }
    }
}
