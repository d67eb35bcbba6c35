//! The journal: commits appended one after the other. What it holds is what was saved.

use super::frame::{self, Entry};
use super::segment::{HEADER, Position, Rest, Segments, Walk};
use crate::store::disk::DiskFile;
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
    last: Position,
    /// A write failed and could not be taken back: what is on the disk is not known.
    unsure: bool,
}

impl Journal {
    /// Goes on where a walk through the journal ended, after taking away a torn frame.
    ///
    /// # Errors
    /// The damage the walk met; then nothing is changed.
    pub fn open(segments: Segments, walk: &Walk) -> Result<Self, StoreError> {
        if let Some(damage) = walk.damage() {
            return Err(damage);
        }
        let file = segments.open(walk.segment)?;
        let journal = Self {
            size: file.size()?,
            segments,
            file,
            segment: walk.segment,
            offset: walk.offset,
            last: walk.last,
            unsure: false,
        };
        if walk.rest == Rest::Torn {
            journal.clear(journal.size.saturating_sub(journal.offset))?;
        }
        Ok(journal)
    }

    /// The last commit.
    pub fn last(&self) -> Position {
        self.last
    }

    /// Appends a commit; when this returns it has reached the disk.
    ///
    /// # Errors
    /// After any error but [`StoreError::Unsure`] nothing has been appended; after that one,
    /// [`StoreError::Unavailable`] is all that comes until the journal is opened again.
    pub fn append(&mut self, entry: &Entry) -> Result<Position, StoreError> {
        if self.unsure {
            return Err(StoreError::Unavailable);
        }
        let frame = frame::build(&self.last.hash, entry)?;
        let length = frame.len() as u64;
        if self.offset + length > self.size {
            self.begin_segment(frame.len())?;
        }
        let written = self.file.write_at(&frame, self.offset);
        if let Err(error) = written.and_then(|()| self.file.sync()) {
            self.unsure = self.clear(length).is_err();
            return Err(if self.unsure {
                StoreError::Unsure
            } else {
                error.into()
            });
        }
        self.last = Position {
            segment: self.segment,
            start: self.offset,
            end: self.offset + length,
            sequence: entry.sequence,
            hash: frame::hash(&frame),
        };
        self.offset += length;
        Ok(self.last)
    }

    fn begin_segment(&mut self, room: usize) -> Result<(), StoreError> {
        let number = self.segment + 1;
        self.segments.create(number, &self.last, room)?;
        let file = self.segments.open(number)?;
        self.size = file.size()?;
        self.file = file;
        self.segment = number;
        self.offset = HEADER;
        Ok(())
    }

    /// Writes zeros over what follows the last commit.
    fn clear(&self, length: u64) -> Result<(), StoreError> {
        let zeros = vec![0; usize::try_from(length).unwrap_or_default()];
        self.file.write_at(&zeros, self.offset)?;
        Ok(self.file.sync()?)
    }
}
