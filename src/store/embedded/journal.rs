//! The journal: commits appended one after the other. What it holds is what was saved.

use super::JOURNAL;
use super::frame;
use super::heading::HEADER;
use super::quarantine::Quarantine;
use super::search::written;
use super::segment::{Position, Rest, Segments, Walk};
use crate::store::disk::DiskFile;
use crate::store::engine::Commit;
use crate::store::error::StoreError;

/// The journal, open for appending.
pub struct Journal {
    segments: Segments,
    file: Box<dyn DiskFile>,
    size: u64,
    /// The segment that is written to and the place of the next frame; the last commit may lie in
    /// the segment before.
    segment: u32,
    offset: u64,
    /// Whether it is of the first release; then the next frame goes into a new one.
    old: bool,
    last: Position,
    /// What is on the disk is not known any more, so nothing is appended to it.
    closed: bool,
}

impl Journal {
    /// Goes on where a walk through the journal ended, after moving a torn frame to the quarantine.
    ///
    /// # Errors
    /// The damage the walk met; then nothing is changed.
    pub fn open(
        segments: Segments,
        walk: &Walk,
        quarantine: &Quarantine,
    ) -> Result<Self, StoreError> {
        if let Some(damage) = walk.damage() {
            return Err(damage);
        }
        let file = segments.open(walk.segment)?;
        let journal = Self {
            size: file.size()?,
            old: segments.is_old(walk.segment)?,
            segments,
            file,
            segment: walk.segment,
            offset: walk.offset,
            last: walk.last,
            closed: false,
        };
        if walk.rest == Rest::Torn {
            journal.cut(quarantine)?;
        }
        Ok(journal)
    }

    /// The last commit.
    pub fn last(&self) -> Position {
        self.last
    }

    /// The number of the segment that is written to.
    pub fn segment(&self) -> u32 {
        self.segment
    }

    /// Begins a new segment and gives the number of the one before, which nothing more is written
    /// to.
    pub fn close_segment(&mut self) -> Result<u32, StoreError> {
        if self.closed {
            return Err(StoreError::Unavailable);
        }
        let begun = self.begin_segment(0);
        self.closed = begun == Err(StoreError::Unsure);
        begun.map(|()| self.segment - 1)
    }

    /// Appends a commit; when this returns it has reached the disk.
    ///
    /// # Errors
    /// After any error but [`StoreError::Unsure`] nothing has been appended; after that one,
    /// [`StoreError::Unavailable`] is all that comes until the journal is opened again.
    pub fn append(&mut self, commit: &Commit) -> Result<Position, StoreError> {
        if self.closed {
            return Err(StoreError::Unavailable);
        }
        let appended = self.append_frame(commit);
        self.closed = appended == Err(StoreError::Unsure);
        appended
    }

    fn append_frame(&mut self, commit: &Commit) -> Result<Position, StoreError> {
        let sequence = self.last.sequence + 1;
        let key = &self.segments.identity.key;
        let (frame, hash) = frame::build(key, &self.last.hash, sequence, commit)?;
        let length = frame.len() as u64;
        self.segments.expect_room(self.segment, length)?;
        if self.old || self.offset + length > self.size {
            self.begin_segment(frame.len())?;
        }
        if let Err(error) = self.file.write_at(&frame, self.offset) {
            // It was not yet asked to be on the disk, so zeros that are there take it back.
            self.clear(length).map_err(|_| StoreError::Unsure)?;
            return Err(error.into());
        }
        if self.file.sync().is_err() {
            // From now on the system may take for written what never reached the disk, so neither
            // zeros nor another sync prove anything. The zeros only keep whoever opens the journal
            // next from finding a frame that lies nowhere but in the system's memory.
            let _ = self.clear(length);
            return Err(StoreError::Unsure);
        }
        self.last = Position {
            segment: self.segment,
            start: self.offset,
            end: self.offset + length,
            sequence,
            hash,
        };
        self.offset += length;
        Ok(self.last)
    }

    fn begin_segment(&mut self, room: usize) -> Result<(), StoreError> {
        // What failed syncs left there, though it is read as zeros, would look like damage after a
        // power cut once another segment follows.
        self.clear(self.size.saturating_sub(self.offset))?;
        let number = self.segment + 1;
        self.segments.create(number, &self.last, room)?;
        // Once it has its name the segment before it is over: a frame may not go there any more.
        let file = self.segments.open(number).map_err(|_| StoreError::Unsure)?;
        self.size = file.size().map_err(|_| StoreError::Unsure)?;
        self.file = file;
        self.segment = number;
        self.old = false;
        self.offset = HEADER;
        Ok(())
    }

    /// Takes away what lies behind the last commit; it is kept, for it may hold what was typed.
    fn cut(&self, quarantine: &Quarantine) -> Result<(), StoreError> {
        let length = self.size.saturating_sub(self.offset);
        let mut rest = vec![0; usize::try_from(length).unwrap_or_default()];
        self.file.read_at(&mut rest, self.offset)?;
        let name = format!("{JOURNAL}-{:08}-{}", self.segment, self.offset);
        quarantine.keep(&name, written(&rest))?;
        self.clear(length)
    }

    /// Writes zeros over what follows the last commit.
    fn clear(&self, length: u64) -> Result<(), StoreError> {
        let zeros = vec![0; usize::try_from(length).unwrap_or_default()];
        self.file.write_at(&zeros, self.offset)?;
        Ok(self.file.sync()?)
    }
}
