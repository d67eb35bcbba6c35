//! A segment as it is read: a piece at a time, so that it takes little memory however long it is.

use super::frame;
use super::heading::HEADER;
use super::segment::Segments;
use crate::store::disk::{Disk, DiskFile, missing_as_none};
use crate::store::error::StoreError;
use std::io::{self, ErrorKind};
use std::path::Path;

/// How many bytes are read at once, unless one frame has more.
pub const PIECE: usize = 64 << 10;
/// The most bytes a segment has: one frame of the greatest length.
const LIMIT: u64 = HEADER + (frame::HEAD + frame::CONTENT_LIMIT) as u64;

/// A segment that is open to be read.
pub struct Pieces {
    /// None if there is no such file, or none that can be a segment: then there are no bytes.
    file: Option<Box<dyn DiskFile>>,
    size: u64,
    /// What was read last.
    piece: Vec<u8>,
    /// Where that begins.
    start: u64,
}

impl Segments {
    /// The bytes of a segment.
    pub(super) fn pieces(&self, number: u32) -> Result<Pieces, StoreError> {
        Ok(Pieces::open(self.disk.as_ref(), &self.path(number))?)
    }
}

impl Pieces {
    fn open(disk: &dyn Disk, path: &Path) -> io::Result<Self> {
        let opened = match disk.open_to_read(path) {
            // A pipe or a device: whoever asks finds it damaged, and waits for nobody.
            Err(error) if error.kind() == ErrorKind::InvalidInput => None,
            opened => missing_as_none(opened)?,
        };
        let size = opened.as_ref().map_or(Ok(0), |file| file.size())?;
        let file = opened.filter(|_| size <= LIMIT);
        Ok(Self {
            size: file.as_ref().map_or(0, |_| size),
            file,
            piece: Vec::new(),
            start: 0,
        })
    }

    /// The size of the segment in bytes.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// At least so many bytes from this place on, fewer only where the segment ends.
    pub fn at(&mut self, offset: u64, length: usize) -> Result<&[u8], StoreError> {
        let left = self.size.saturating_sub(offset);
        let left = usize::try_from(left).unwrap_or(usize::MAX);
        let skipped = offset.checked_sub(self.start);
        let skipped = skipped.and_then(|skipped| usize::try_from(skipped).ok());
        let there = skipped.and_then(|skipped| self.piece.len().checked_sub(skipped));
        if there.is_none_or(|there| there < length.min(left)) {
            let mut piece = std::mem::take(&mut self.piece);
            piece.resize(length.max(PIECE).min(left), 0);
            if let Some(file) = &self.file {
                file.read_at(&mut piece, offset)?;
            }
            self.piece = piece;
            self.start = offset;
        }
        let skipped = usize::try_from(offset - self.start).unwrap_or(usize::MAX);
        Ok(self.piece.get(skipped..).unwrap_or_default())
    }

    /// All bytes from this place on.
    pub fn all_from(&mut self, offset: u64) -> Result<&[u8], StoreError> {
        self.at(offset, usize::MAX)
    }

    /// What there is of the frame that begins at this place, and perhaps more.
    pub fn frame(&mut self, offset: u64) -> Result<&[u8], StoreError> {
        let claimed = frame::claimed(self.at(offset, frame::HEAD)?);
        let length = claimed.map_or(frame::HEAD, |(length, _)| length);
        self.at(offset, length)
    }

    /// Whether there are only zeros from this place on.
    pub fn is_empty_from(&mut self, mut offset: u64) -> Result<bool, StoreError> {
        loop {
            let piece = self.at(offset, 1)?;
            if piece.is_empty() {
                return Ok(true);
            }
            if piece.iter().any(|byte| *byte != 0) {
                return Ok(false);
            }
            offset += piece.len() as u64;
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::store::disk::SystemDisk;
    use std::fs;

    fn pieces(bytes: &[u8]) -> Pieces {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("00000001.j");
        fs::write(&path, bytes).unwrap();
        Pieces::open(&SystemDisk, &path).unwrap()
    }

    #[test]
    fn whatever_is_asked_for_is_as_it_was_written() {
        let bytes: Vec<u8> = (0..3 * PIECE).map(|at| (at % 251) as u8).collect();
        let mut pieces = pieces(&bytes);
        for (offset, length) in [
            (0, 1),
            (10, PIECE),
            (PIECE - 1, 2),
            (5, 5),
            (0, 3 * PIECE),
            (3 * PIECE - 1, 9),
            (3 * PIECE, 1),
            (9 * PIECE, 1),
            (1, usize::MAX),
        ] {
            let found = pieces.at(offset as u64, length).unwrap();
            let wanted = bytes.get(offset..).unwrap_or_default();
            assert!(found.len() >= length.min(wanted.len()), "{offset} {length}");
            assert_eq!(found, &wanted[..found.len()], "{offset} {length}");
        }
    }

    #[test]
    fn a_byte_behind_many_zeros_is_found() {
        let mut bytes = vec![0; 5 * PIECE];
        assert!(pieces(&bytes).is_empty_from(7).unwrap());
        bytes[4 * PIECE + 9] = 1;
        let mut pieces = pieces(&bytes);
        assert!(!pieces.is_empty_from(0).unwrap());
        assert!(pieces.is_empty_from(4 * PIECE as u64 + 10).unwrap());
    }

    #[test]
    fn no_more_is_held_than_a_piece() {
        let mut pieces = pieces(&vec![0; 64 * PIECE]);
        let counted = allocation_counter::measure(|| {
            assert!(pieces.is_empty_from(0).unwrap());
        });
        assert!(counted.bytes_max < 2 * PIECE as u64, "{counted:?}");
    }
}
