//! What lies behind the last frame that could be read: nothing, a torn frame, or damage with whole
//! frames behind it.

use super::frame;
use super::pieces::Pieces;
use super::segment::{Rest, SEGMENT};
use crate::store::error::StoreError;

/// How many times their own length is read of bytes in search of a whole frame.
const SEARCH: usize = 16;

/// What the bytes of a segment behind the last readable frame are. A frame can only be torn where
/// nothing was written after it, and the zeros that were written ahead are still there.
pub fn rest_of(segment: &mut Pieces, offset: u64, more_segments: bool) -> Result<Rest, StoreError> {
    Ok(if segment.size() < SEGMENT as u64 {
        Rest::Damaged
    } else if segment.is_empty_from(offset)? {
        Rest::Empty
    } else if more_segments || !first(segment.all_from(offset)?, frame::length).none() {
        Rest::Damaged
    } else {
        Rest::Torn
    })
}

/// What a search found.
pub struct Search<T> {
    /// The first whole frame and how far in it begins.
    pub at: Option<(usize, T)>,
    /// Whether all was read; bytes that were made to look like frames take too long.
    ended: bool,
}

impl<T> Search<T> {
    /// Whether there is certainly nothing.
    fn none(&self) -> bool {
        self.at.is_none() && self.ended
    }
}

/// Looks for the first whole frame.
pub fn first<T>(bytes: &[u8], read: impl Fn(&[u8]) -> Option<T>) -> Search<T> {
    let mut allowed = bytes.len().saturating_mul(SEARCH);
    for skipped in 0..written(bytes).len() {
        let rest = bytes.get(skipped..).unwrap_or_default();
        let claimed = frame::claimed(rest).filter(|(length, _)| *length <= rest.len());
        let Some((length, _)) = claimed else {
            continue;
        };
        let Some(left) = allowed.checked_sub(length) else {
            let (at, ended) = (None, false);
            return Search { at, ended };
        };
        allowed = left;
        if let Some(found) = read(rest) {
            let (at, ended) = (Some((skipped, found)), true);
            return Search { at, ended };
        }
    }
    let (at, ended) = (None, true);
    Search { at, ended }
}

/// The bytes without the zeros at their end, up to a block's more.
pub fn written(bytes: &[u8]) -> &[u8] {
    const ZEROS: [u8; 4096] = [0; 4096];
    let blocks = bytes.rchunks(ZEROS.len());
    let zeros = blocks.take_while(|block| ZEROS.starts_with(block));
    let end = bytes.len() - zeros.map(<[u8]>::len).sum::<usize>();
    bytes.get(..end).unwrap_or_default()
}
