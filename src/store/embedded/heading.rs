//! The first bytes of a segment.
//!
//! ```text
//! "goldaw-j" | format u16 | number u32 | store id 16 | first commit u64 | hash of the frame before 32 | crc u32
//! ```
//!
//! The first release wrote format 1, whose frames have no tag.

use super::frame::Chain;
use super::mark::{Found, MarkFile};
use super::pieces::Pieces;
use super::segment::{Position, Segments};
use crate::store::error::StoreError;

/// The bytes before the first frame.
pub const HEADER: u64 = 74;
/// The format this program writes: every frame has a tag.
pub const TAGGED: u16 = 2;
/// The format of the first release.
pub const UNTAGGED: u16 = 1;
const MAGIC: &[u8; 8] = b"goldaw-j";

/// The first bytes of the segment of this number, whose frames go on from a commit.
pub fn build(
    format: u16,
    number: u32,
    store_id: &[u8; 16],
    after: (u64, &[u8; 32]),
) -> [u8; HEADER as usize] {
    let (sequence, hash) = after;
    let fields = [
        MAGIC.as_slice(),
        &format.to_le_bytes(),
        &number.to_le_bytes(),
        store_id,
        &sequence.saturating_add(1).to_le_bytes(),
        hash,
    ]
    .concat();
    let crc = crc32fast::hash(&fields).to_le_bytes();
    let mut header = [0; HEADER as usize];
    let bytes = fields.into_iter().chain(crc);
    header
        .iter_mut()
        .zip(bytes)
        .for_each(|(to, from)| *to = from);
    header
}

/// The place before the first commit of the segment with these first bytes; `None` unless they are
/// as a store of this id wrote them.
pub fn read(header: &[u8], number: u32, store_id: &[u8; 16]) -> Option<Position> {
    let header = header.first_chunk::<{ HEADER as usize }>()?;
    let (first, rest) = header.get(30..)?.split_first_chunk::<8>()?;
    let hash = *rest.first_chunk::<32>()?;
    let sequence = u64::from_le_bytes(*first).saturating_sub(1);
    let written = [UNTAGGED, TAGGED]
        .map(|format| build(format, number, store_id, (sequence, &hash)))
        .contains(header);
    written.then_some(Position {
        segment: number,
        start: HEADER,
        end: HEADER,
        sequence,
        hash,
    })
}

/// Whether these first bytes, which may have changed, call themselves those of the first release.
pub fn is_untagged(header: &[u8]) -> bool {
    let format = header.get(MAGIC.len()..).and_then(<[u8]>::first_chunk);
    format.is_some_and(|format| u16::from_le_bytes(*format) == UNTAGGED)
}

impl Segments {
    /// The place before the first commit of a segment; `None` if its header is damaged.
    pub fn before(&self, number: u32) -> Result<Option<Position>, StoreError> {
        let file = self.open_to_read(number)?;
        let mut header = [0; HEADER as usize];
        if file.read_at(&mut header, 0).is_err() {
            return Ok(None);
        }
        self.before_first(number, &header)
    }

    pub(super) fn before_first(
        &self,
        number: u32,
        header: &[u8],
    ) -> Result<Option<Position>, StoreError> {
        let before = read(header, number, &self.identity.store_id);
        let refused = is_untagged(header) && !self.may_be_old(number)?;
        Ok(before.filter(|_| !refused))
    }

    /// Whether this is a segment of the first release.
    pub fn is_old(&self, number: u32) -> Result<bool, StoreError> {
        let file = self.open_to_read(number)?;
        let mut header = [0; HEADER as usize];
        let read = file.read_at(&mut header, 0).is_ok();
        Ok(read && is_untagged(&header))
    }

    /// The number of the first commit with a tag; `None` for a journal of the first release.
    pub fn first_tagged(&self) -> Result<Option<u64>, StoreError> {
        if !self.numbers_of(".s")?.is_empty() {
            return Ok(Some(1));
        }
        for number in self.numbers()? {
            if !self.is_old(number)? {
                let before = self.before(number)?;
                return Ok(Some(before.map_or(1, |before| before.sequence + 1)));
            }
        }
        Ok(None)
    }

    /// How the frames of a segment with these bytes are tied together.
    pub(super) fn chain(&self, number: u32, bytes: &mut Pieces) -> Result<Chain, StoreError> {
        let old = is_untagged(bytes.at(0, HEADER as usize)?) && self.may_be_old(number)?;
        Ok(match old {
            true => Chain::Hashes {
                before: self.tagged_from()?,
            },
            false => Chain::Tags(self.identity.key.clone()),
        })
    }

    /// From which commit on every frame has a tag, as far as that was noted.
    fn tagged_from(&self) -> Result<u64, StoreError> {
        let store = self.folder.parent().unwrap_or(&self.folder);
        let mark = MarkFile::new(self.disk.clone(), store, self.identity.key.clone());
        Ok(match mark.read()? {
            Found::Mark(mark) => mark.tagged,
            Found::Nothing | Found::Damaged => u64::MAX,
        })
    }

    /// Whether the segment of this number may be of the first release: that knew no snapshots, and
    /// what later programs wrote comes after it.
    fn may_be_old(&self, number: u32) -> Result<bool, StoreError> {
        let mut snapshots = self.numbers_of(".s")?.into_iter();
        if snapshots.any(|snapshot| snapshot < number) {
            return Ok(false);
        }
        let numbers = self.numbers()?.into_iter();
        for earlier in numbers.filter(|earlier| *earlier < number) {
            if !self.is_old(earlier)? {
                return Ok(false);
            }
        }
        Ok(true)
    }
}
