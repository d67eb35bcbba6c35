//! Where a journal begins: with its first commit, or with a snapshot in place of older segments.
//!
//! `journal/NNNNNNNN.s` is a snapshot that covers the segments up to the one of its number. It gets
//! this name when it has been read back whole; only then may what it covers go.

use super::heading::HEADER;
use super::segment::{Position, Segments};
use super::snapshot::Reader;
use crate::store::disk::names_if_there;
use crate::store::error::{Damage, StoreError};
use crate::store::fault::Fault;
use std::path::PathBuf;

/// Where a journal begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Base {
    /// The number of the snapshot; nothing for a journal that begins with its first commit.
    pub snapshot: Option<u32>,
    /// The place before the first commit that comes after it.
    pub place: Position,
}

impl Base {
    /// Where to go on for somebody who knows the commits up to this one.
    ///
    /// # Errors
    /// [`Damage::Copy`] if commits after it are not kept one by one any more.
    pub fn place_behind(&self, reached: Position) -> Result<Position, StoreError> {
        if reached.sequence > self.place.sequence {
            return Ok(reached);
        }
        let here = reached.sequence == self.place.sequence && reached.hash == self.place.hash;
        Ok(here.then_some(self.place).ok_or(Damage::Copy)?)
    }
}

impl Segments {
    /// The newest snapshot whose head and tail are as they were written, else the beginning.
    ///
    /// # Errors
    /// [`StoreError::NewerVersion`] and those of the disk.
    pub fn base(&self) -> Result<Base, StoreError> {
        for number in self.snapshots()?.into_iter().rev() {
            match self.snapshot(number) {
                Ok(reader) => return Ok(base_behind(number, reader.head().position)),
                Err(StoreError::Damaged(_)) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(Base {
            snapshot: None,
            place: self.beginning(),
        })
    }

    /// As [`Self::base`], after putting in order what an interruption left: files that were not
    /// written to their end, and what a snapshot covers. A snapshot that has changed since it was
    /// read back, or does not go as far as what it is to cover, covers nothing: that is used in its
    /// place, and the snapshot is kept beside.
    pub fn settled_base(&self) -> Result<Base, StoreError> {
        for name in self.names_ending(".new")? {
            self.disk.remove(&self.folder.join(name))?;
        }
        for number in self.snapshots()?.into_iter().rev() {
            if self.covered(number)?.is_empty() {
                break;
            }
            match self.stands_for_all(number) {
                Ok(true) => {
                    self.forget(number)?;
                    break;
                }
                Ok(false) | Err(StoreError::Damaged(_)) => {
                    let path = self.snapshot_path(number);
                    self.disk.rename(&path, &path.with_extension("s.damaged"))?;
                    self.disk.sync_folder(&self.folder)?;
                }
                Err(error) => return Err(error),
            }
        }
        self.base()
    }

    /// Reads a snapshot and the segments it is to cover: whether it holds what each commit did that can
    /// be read there.
    fn stands_for_all(&self, number: u32) -> Result<bool, StoreError> {
        let reader = self.snapshot(number)?;
        let last = reader.head().position.sequence;
        reader.check()?;
        for segment in self.numbers()?.into_iter().filter(|n| *n <= number) {
            if self.last_in(segment)? > last {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The snapshot of this number, checked as far as [`Reader::open`] does.
    pub fn snapshot(&self, number: u32) -> Result<Reader, StoreError> {
        let file = self.disk.open_to_read(&self.snapshot_path(number))?;
        let reader = Reader::open(file, 0, &self.identity.key)?;
        let ours = reader.head().store_id == self.identity.store_id;
        Ok(ours.then_some(reader).ok_or(Damage::Snapshot)?)
    }

    /// Where the snapshot of this number lies.
    pub fn snapshot_path(&self, number: u32) -> PathBuf {
        self.folder.join(format!("{number:08}.s"))
    }

    /// Removes what the snapshot of this number covers: older snapshots and segments.
    pub fn forget(&self, number: u32) -> Result<(), StoreError> {
        for name in self.covered(number)? {
            self.disk.remove(&self.folder.join(name))?;
        }
        Ok(self.disk.sync_folder(&self.folder)?)
    }

    /// Removes what is kept of snapshots that have changed.
    pub fn forget_damaged(&self) -> Result<(), StoreError> {
        for name in self.names_ending(".damaged")? {
            self.disk.remove(&self.folder.join(name))?;
        }
        Ok(self.disk.sync_folder(&self.folder)?)
    }

    /// Reads the snapshots this base comes from or had to leave aside.
    pub fn snapshot_faults(&self, base: &Base) -> Result<Vec<Fault>, StoreError> {
        let mut faults = Vec::new();
        for segment in self.snapshots()?.into_iter().rev() {
            match self.snapshot(segment).and_then(Reader::check) {
                Err(StoreError::Damaged(_)) => faults.push(Fault::Snapshot { segment }),
                checked => drop(checked?),
            }
            if base.snapshot == Some(segment) {
                break;
            }
        }
        Ok(faults)
    }

    /// How many bytes lie in the segments behind the base that nothing more is written to.
    pub fn closed_bytes(&self, base: &Base) -> Result<u64, StoreError> {
        let numbers = self.numbers()?;
        let covered = base.snapshot.unwrap_or_default();
        let mut bytes = 0;
        for number in numbers.iter().rev().skip(1).filter(|n| **n > covered) {
            bytes += self.open_to_read(*number)?.size()?;
        }
        Ok(bytes)
    }

    /// How large the snapshot of the base is.
    pub fn snapshot_bytes(&self, base: &Base) -> Result<u64, StoreError> {
        match base.snapshot {
            Some(number) => Ok(self
                .disk
                .open_to_read(&self.snapshot_path(number))?
                .size()?),
            None => Ok(0),
        }
    }

    fn snapshots(&self) -> Result<Vec<u32>, StoreError> {
        self.numbers_of(".s")
    }

    /// The names of the files that the snapshot of this number stands for.
    fn covered(&self, number: u32) -> Result<Vec<String>, StoreError> {
        let segments = self.numbers()?.into_iter().filter(|n| *n <= number);
        let snapshots = self.snapshots()?.into_iter().filter(|n| *n < number);
        let segments = segments.map(|number| format!("{number:08}.j"));
        Ok(segments
            .chain(snapshots.map(|number| format!("{number:08}.s")))
            .collect())
    }

    fn names_ending(&self, ending: &str) -> Result<Vec<String>, StoreError> {
        let mut names = names_if_there(self.disk.as_ref(), &self.folder)?;
        names.retain(|name| name.ends_with(ending));
        Ok(names)
    }
}

/// The base that a snapshot is which ends with this commit.
pub fn base_behind(number: u32, last: Position) -> Base {
    Base {
        snapshot: Some(number),
        place: Position {
            segment: number + 1,
            start: HEADER,
            end: HEADER,
            ..last
        },
    }
}
