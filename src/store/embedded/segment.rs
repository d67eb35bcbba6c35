//! The journal's files. A segment begins with its header; its zeros are written ahead, so that a
//! commit changes nothing but the bytes it writes (storage notes: half the time of an append).

use super::frame::{self, Frame};
use super::heading::{self, HEADER, TAGGED};
use super::pieces::Pieces;
use super::search::{first, rest_of, written};
use super::snapshot::SnapshotKey;
use crate::store::disk::{Disk, DiskFile, names_if_there, replace, unfinished};
use crate::store::error::{Damage, StoreError};
use crate::store::reserve::LEAST_ROOM;
use serde::{Deserialize, Serialize};
use std::io::ErrorKind;
use std::path::PathBuf;
use std::sync::Arc;

/// The size of a segment, unless one frame needs more.
pub const SEGMENT: usize = 4 << 20;

/// A place in the journal: the end of a commit's frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// The segment's number.
    pub segment: u32,
    /// Where the frame begins, in bytes from the beginning of the segment.
    pub start: u64,
    /// Where the frame ends.
    pub end: u64,
    /// The number of the commit.
    pub sequence: u64,
    /// The frame's hash.
    pub hash: [u8; 32],
}

/// The folder with the segments of one store's journal.
#[derive(Clone)]
pub struct Segments {
    pub(super) disk: Arc<dyn Disk>,
    pub(super) folder: PathBuf,
    pub(super) identity: Identity,
}

/// What ties files to one store.
#[derive(Clone)]
pub struct Identity {
    /// The store's id.
    pub store_id: [u8; 16],
    /// The key of its snapshots and frames.
    pub key: SnapshotKey,
    /// Whether only the first release has written to it so far; that knew neither tags nor a mark.
    pub first_release: bool,
}

/// How a way through the journal ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Walk {
    /// The last whole commit.
    pub last: Position,
    /// The segment where it ended.
    pub segment: u32,
    /// The place there.
    pub offset: u64,
    /// What lies at that place.
    pub rest: Rest,
}

/// What lies behind the last commit that could be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rest {
    /// Zeros.
    Empty,
    /// A frame that was not written to its end; nothing follows.
    Torn,
    /// Something else: what was once written has changed.
    Damaged,
}

impl Segments {
    pub fn new(disk: Arc<dyn Disk>, folder: PathBuf, identity: Identity) -> Self {
        Self {
            disk,
            folder,
            identity,
        }
    }

    /// The place before the first commit.
    pub fn beginning(&self) -> Position {
        Position {
            segment: 1,
            start: HEADER,
            end: HEADER,
            sequence: 0,
            hash: *blake3::hash(&self.identity.store_id).as_bytes(),
        }
    }

    /// Makes the segment for the commits after this one, with room for a frame of this length.
    /// After a crash it is there whole or not at all.
    ///
    /// # Errors
    /// [`StoreError::Unsure`] if it is there but may be gone after a crash.
    pub fn create(&self, number: u32, after: &Position, room: usize) -> Result<(), StoreError> {
        let after = (after.sequence, &after.hash);
        let header = heading::build(TAGGED, number, &self.identity.store_id, after);
        let mut bytes = vec![0; SEGMENT.max(header.len() + room)];
        bytes
            .iter_mut()
            .zip(header)
            .for_each(|(to, from)| *to = from);
        self.disk.create_folder(&self.folder)?;
        let Err(error) = replace(self.disk.as_ref(), &self.path(number), &bytes) else {
            return Ok(());
        };
        if self.numbers()?.contains(&number) {
            // It has its name, but perhaps not for good.
            return Err(StoreError::Unsure);
        }
        // A half-written file would keep the space that may be what is missing.
        let _ = self.disk.remove(&unfinished(self.path(number)));
        Err(error.into())
    }

    /// Checks that the segment is still where it was, and that the disk has room for the frame and
    /// for what comes of it.
    ///
    /// # Errors
    /// [`StoreError::Gone`], [`StoreError::Full`].
    pub fn expect_room(&self, number: u32, length: u64) -> Result<(), StoreError> {
        let room = match self.disk.room(&self.path(number)) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                let store = self.folder.parent().unwrap_or(&self.folder);
                return Err(StoreError::Gone(store.to_path_buf()));
            }
            room => room?,
        };
        // The working copy writes it as well, and what lies beside it again.
        match room < LEAST_ROOM + 4 * length {
            true => Err(StoreError::Full),
            false => Ok(()),
        }
    }

    /// Opens the segment for writing.
    pub fn open(&self, number: u32) -> Result<Box<dyn DiskFile>, StoreError> {
        Ok(self.disk.open(&self.path(number), false)?)
    }

    /// Opens the segment to read from it alone.
    pub fn open_to_read(&self, number: u32) -> Result<Box<dyn DiskFile>, StoreError> {
        Ok(self.disk.open_to_read(&self.path(number))?)
    }

    /// The numbers of the segments that are there, in order.
    pub fn numbers(&self) -> Result<Vec<u32>, StoreError> {
        self.numbers_of(".j")
    }

    /// The numbers of the files whose names end so, in order.
    pub(super) fn numbers_of(&self, ending: &str) -> Result<Vec<u32>, StoreError> {
        let names = names_if_there(self.disk.as_ref(), &self.folder)?;
        let numbers = names.iter().filter_map(|name| name.strip_suffix(ending));
        Ok(numbers.filter_map(|number| number.parse().ok()).collect())
    }

    /// Reads the commits after a place in their order. `visit` gets each with its place and says
    /// whether to go on.
    ///
    /// # Errors
    /// Those of `visit` and of the disk; damage is no error but how the way ended.
    pub fn walk(
        &self,
        from: Position,
        visit: &mut dyn FnMut(frame::Entry, Position) -> Result<bool, StoreError>,
    ) -> Result<Walk, StoreError> {
        let mut pieces = self.pieces(from.segment)?;
        match self.first_offset(&mut pieces, from.segment, &from)? {
            Some(offset) => self.walk_on(from, pieces, offset, visit),
            None => Ok(ended(from, from.segment, 0, Rest::Damaged)),
        }
    }

    /// As [`Self::walk`], from a place that [`Self::behind`] gave.
    pub fn walk_behind(
        &self,
        place: Position,
        visit: &mut dyn FnMut(frame::Entry, Position) -> Result<bool, StoreError>,
    ) -> Result<Walk, StoreError> {
        self.walk_on(place, self.pieces(place.segment)?, place.end, visit)
    }

    /// The first place behind where a walk ended from which one can read on.
    pub fn behind(&self, walk: &Walk) -> Result<Option<Position>, StoreError> {
        let mut pieces = self.pieces(walk.segment)?;
        // Frames below a header that has changed may be another store's, unless they go on from here.
        let goes_on = |found: &Frame| walk.offset > 0 || found.previous == walk.last.hash;
        let chain = self.chain(walk.segment, &mut pieces)?;
        let rest = pieces.all_from(walk.offset)?;
        if let Some((skipped, found)) = first(rest, |bytes| chain.read(bytes)).at
            && goes_on(&found)
        {
            let place = walk.offset + skipped as u64;
            return Ok(Some(Position {
                segment: walk.segment,
                start: place,
                end: place,
                sequence: found.entry.sequence.saturating_sub(1),
                hash: found.previous,
            }));
        }
        let numbers = self.numbers()?.into_iter();
        for number in numbers.filter(|later| *later > walk.segment) {
            if let Some(before) = self.before(number)? {
                return Ok(Some(before));
            }
        }
        Ok(None)
    }

    /// The number of the last commit that can be read in a segment; nought if there is none.
    pub fn last_in(&self, number: u32) -> Result<u64, StoreError> {
        let mut pieces = self.pieces(number)?;
        let chain = self.chain(number, &mut pieces)?;
        let mut rest = written(pieces.all_from(0)?);
        let mut last = 0;
        while let Some((skipped, found)) = first(rest, |bytes| chain.read(bytes)).at {
            last = last.max(found.entry.sequence);
            rest = rest.get(skipped + found.length..).unwrap_or_default();
        }
        Ok(last)
    }

    fn walk_on(
        &self,
        mut last: Position,
        mut pieces: Pieces,
        mut offset: u64,
        visit: &mut dyn FnMut(frame::Entry, Position) -> Result<bool, StoreError>,
    ) -> Result<Walk, StoreError> {
        let numbers = self.numbers()?;
        let mut segment = last.segment;
        loop {
            let more = numbers.iter().any(|number| *number > segment);
            let (end, stopped) =
                self.walk_frames(&mut pieces, segment, offset, &mut last, visit)?;
            let rest = if stopped {
                Rest::Empty
            } else {
                rest_of(&mut pieces, end, more)?
            };
            if stopped || !more || rest != Rest::Empty {
                return Ok(ended(last, segment, end, rest));
            }
            segment += 1;
            pieces = self.pieces(segment)?;
            let Some(first) = self.first_offset(&mut pieces, segment, &last)? else {
                return Ok(ended(last, segment, 0, Rest::Damaged));
            };
            offset = first;
        }
    }

    fn walk_frames(
        &self,
        pieces: &mut Pieces,
        segment: u32,
        mut offset: u64,
        last: &mut Position,
        visit: &mut dyn FnMut(frame::Entry, Position) -> Result<bool, StoreError>,
    ) -> Result<(u64, bool), StoreError> {
        let chain = self.chain(segment, pieces)?;
        while let Some(found) = chain.read(pieces.frame(offset)?) {
            let follows = found.previous == last.hash && found.entry.sequence == last.sequence + 1;
            if !follows {
                break;
            }
            let position = Position {
                segment,
                start: offset,
                end: offset + found.length as u64,
                sequence: found.entry.sequence,
                hash: found.hash,
            };
            *last = position;
            offset = position.end;
            if !visit(found.entry, position)? {
                return Ok((offset, true));
            }
        }
        Ok((offset, false))
    }

    /// Where reading begins in a segment: behind the last commit if that is here, else behind the
    /// header. `None` if that commit has changed or the segment does not go on from it.
    fn first_offset(
        &self,
        pieces: &mut Pieces,
        segment: u32,
        last: &Position,
    ) -> Result<Option<u64>, StoreError> {
        let header = pieces.at(0, HEADER as usize)?;
        let Some(before) = self.before_first(segment, header)? else {
            return Ok(None);
        };
        if segment == last.segment && last.end > last.start {
            // A commit must never be appended behind one that has changed since it was saved.
            let chain = self.chain(segment, pieces)?;
            let frame = chain.read(pieces.frame(last.start)?);
            let end = |frame: &Frame| last.start + frame.length as u64;
            let same = frame.filter(|frame| frame.hash == last.hash && end(frame) == last.end);
            return Ok(same.map(|_| last.end));
        }
        let goes_on = before.sequence == last.sequence && before.hash == last.hash;
        Ok(goes_on.then_some(HEADER))
    }

    pub(super) fn path(&self, number: u32) -> PathBuf {
        self.folder.join(format!("{number:08}.j"))
    }
}

impl Walk {
    /// The error that damage is; a torn frame is none.
    pub fn damage(&self) -> Option<StoreError> {
        (self.rest == Rest::Damaged).then(|| self.too_short())
    }

    /// The error that it is to end here when more is known to have been saved.
    pub fn too_short(&self) -> StoreError {
        let damage = Damage::Journal {
            segment: self.segment,
            offset: self.offset,
            readable: self.last.sequence,
        };
        damage.into()
    }
}

fn ended(last: Position, segment: u32, offset: u64, rest: Rest) -> Walk {
    Walk {
        last,
        segment,
        offset,
        rest,
    }
}
