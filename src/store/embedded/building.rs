//! Building a working copy from the journal: in the place of one that has gone, or beside the one there is.

use super::NEW_SLED;
use super::base::Base;
use super::live::{Live, WINDOW};
use super::parts::{GROWN, Parts, Whole};
use super::segment::Walk;
use super::snapshot::Head;
use super::working_copy::WorkingCopy;
use crate::store::engine::Tell;
use crate::store::error::StoreError;
use crate::store::reserve::LEAST_ROOM;

impl Parts {
    /// A copy of what is there after the last commit.
    pub(super) fn build(
        &self,
        whole: Whole,
        tell: Tell<'_>,
    ) -> Result<(WorkingCopy, Walk), StoreError> {
        let entries = (&whole.base, &whole.head, whole.bytes);
        let copy = self.load(self.open_copy()?, entries, tell)?;
        self.note_boot(&self.sled());
        Ok((copy, whole.walk))
    }

    /// Fills a copy that holds nothing, in the order of the keys: commits one after the other would take
    /// sled four times the work, and leave it twice the size. There are so many `bytes` at most.
    fn load(
        &self,
        mut copy: WorkingCopy,
        (base, head, bytes): (&Base, &Head, u64),
        tell: Tell<'_>,
    ) -> Result<WorkingCopy, StoreError> {
        let (last, all) = (head.position.sequence, bytes.max(1));
        let mut entries = Live::new(&self.segments, base, head.position, WINDOW)?;
        copy.load(&mut entries, head, &|loaded| {
            tell(last * loaded.min(all) / all, last);
        })?;
        copy.mark_built()?;
        tell(last, last);
        Ok(copy)
    }

    /// Builds another copy beside the one there is, of what the snapshot holds that the journal begins
    /// with; whether there was one, and room for it.
    pub fn build_beside(&self, base: &Base, tell: Tell<'_>) -> Result<bool, StoreError> {
        tell(0, 0);
        self.discard_new_copy()?;
        let Some(number) = base.snapshot else {
            return Ok(false);
        };
        let snapshot = self.segments.snapshot(number)?;
        let (folder, head, bytes) = (
            self.path.join(NEW_SLED),
            snapshot.head(),
            snapshot.totals().bytes,
        );
        if self.disk.room(&self.path)? < LEAST_ROOM + GROWN * bytes {
            return Ok(false);
        }
        self.disk.create_folder(&folder)?;
        let copy = WorkingCopy::open(&folder, head.store_id, self.segments.beginning())?;
        drop(self.load(copy, (base, head, bytes), tell)?);
        self.note_boot(&folder);
        Ok(true)
    }

    /// Removes the working copy and puts the one in its place that was built beside it.
    pub fn take_new_copy(&self) -> Result<(), StoreError> {
        self.remove_copy()?;
        self.disk.rename(&self.path.join(NEW_SLED), &self.sled())?;
        Ok(self.disk.sync_folder(&self.path)?)
    }

    /// Removes a copy that was built beside and never put in its place.
    pub fn discard_new_copy(&self) -> Result<(), StoreError> {
        let names = self.disk.names(&self.path)?;
        if names.iter().any(|name| name == NEW_SLED) {
            self.disk.remove_folder(&self.path.join(NEW_SLED))?;
            self.disk.sync_folder(&self.path)?;
        }
        Ok(())
    }

    pub(super) fn remove_copy(&self) -> Result<(), StoreError> {
        if self.copy_is_there()? {
            self.disk.remove_folder(&self.sled())?;
            self.disk.sync_folder(&self.path)?;
        }
        Ok(())
    }
}
