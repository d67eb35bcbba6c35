//! What a program that was killed may have left in the system's memory only is brought to the disk,
//! before anything that is read there counts as saved.

use super::frame;
use super::heading::HEADER;
use super::segment::Segments;
use crate::store::error::StoreError;

/// How much of what follows the last frame is written again: more than the beginning of a frame.
const BEHIND: u64 = 4096;

impl Segments {
    /// Makes the end of the journal durable as it is read.
    ///
    /// To sync it is not enough. When a sync fails, the system may take for written what never reached
    /// the disk, and another sync then has nothing to do. Nothing is appended after a failed sync, so
    /// this can be true of the last frame alone, or of the zeros that took it back: both are written
    /// again, just as they are.
    pub fn settle(&self) -> Result<(), StoreError> {
        let Some(last) = self.numbers()?.pop() else {
            return Ok(());
        };
        let mut pieces = self.pieces(last)?;
        let mut frame = (HEADER, HEADER);
        while let Some(length) = frame::length(pieces.frame(frame.1)?) {
            frame = (frame.1, frame.1 + length as u64);
        }
        let (start, end) = (frame.0, pieces.size().min(frame.1 + BEHIND));
        let file = self.open(last)?;
        let again = end
            .checked_sub(start)
            .and_then(|length| length.try_into().ok());
        if let Some(length) = again
            && let Some(bytes) = pieces.at(start, length)?.get(..length)
        {
            file.write_at(bytes, start)?;
        }
        file.sync()?;
        Ok(self.disk.sync_folder(&self.folder)?)
    }
}
