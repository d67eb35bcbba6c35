//! Commits of a journal that go on from a known one, such as the last of a backup.

use super::mark::MarkFile;
use super::salvage;
use super::segment::{Identity, Position, Rest, Segments, Walk};
use super::snapshot::{Head, Reader};
use crate::store::disk::Disk;
use crate::store::engine::Commit;
use crate::store::error::StoreError;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How far the journal went on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Followed {
    /// How many commits followed.
    pub commits: u64,
    /// The number of the last of them, or of the one it all began with.
    pub last: u64,
    /// What came then.
    pub then: Then,
}

/// What came behind the last commit that followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// Nothing: that is the end of the journal.
    End,
    /// There is no journal.
    NoJournal,
    /// The journal ends before the known commit.
    Shorter,
    /// The journal only holds commits from this number on; those between are missing.
    Gap(u64),
    /// The journal is of another history: it holds another commit of that number.
    OtherHistory,
    /// The journal cannot be read there; the last commit that is seen behind has this number.
    Damaged(Option<u64>),
}

/// Gives the commits of the journal in this folder that follow the one with this number and hash.
/// `visit` says whether a commit can be used; behind one that cannot, nothing is given any more.
///
/// # Errors
/// Those of the disk and of `visit`; damage is no error but how the way ended.
pub fn follow(
    disk: Arc<dyn Disk>,
    folder: PathBuf,
    identity: Identity,
    (number, hash): (u64, [u8; 32]),
    visit: &mut dyn FnMut(&Commit) -> Result<bool, StoreError>,
) -> Result<Followed, StoreError> {
    let segments = Segments::new(disk, folder, identity);
    let mut followed = Followed {
        commits: 0,
        last: number,
        then: Then::End,
    };
    let mut place = match beginning(&segments, (number, hash))? {
        Ok(place) => place,
        Err(then) => return Ok(Followed { then, ..followed }),
    };
    let mut known = false;
    let mut refused = false;
    let walk = loop {
        known |= place.sequence == number && place.hash == hash;
        let walk = segments.walk_behind(place, &mut |entry, position| {
            if position.sequence <= number {
                known = position.sequence == number && position.hash == hash;
                return Ok(position.sequence < number || known);
            }
            refused = !known || !visit(&entry.commit)?;
            if !refused {
                followed.commits += 1;
                followed.last = position.sequence;
            }
            Ok(!refused)
        })?;
        // What is damaged before the known commit does not matter: the known one is at hand.
        let before = walk.rest == Rest::Damaged && walk.last.sequence < number;
        match before
            .then(|| segments.behind(&walk))
            .transpose()?
            .flatten()
        {
            Some(behind) if behind.sequence <= number => place = behind,
            _ => break walk,
        }
    };
    let damaged = (refused && known) || walk.rest == Rest::Damaged;
    followed.then = match known {
        false if walk.last.sequence >= number => Then::OtherHistory,
        _ if damaged => Then::Damaged(last_seen(&segments, &walk, refused)?),
        false => Then::Shorter,
        true => Then::End,
    };
    Ok(followed)
}

/// The snapshot this journal begins with, if it goes further than the commit with this number and
/// hash. The last commits it knows say whether it is of the same history.
///
/// # Errors
/// Those of the disk; a snapshot that is damaged is none.
pub fn snapshot(
    disk: Arc<dyn Disk>,
    folder: &Path,
    identity: &Identity,
    (number, hash): (u64, [u8; 32]),
) -> Result<Option<Reader>, StoreError> {
    let segments = Segments::new(disk, folder.to_path_buf(), identity.clone());
    let base = segments.base()?;
    let Some(snapshot) = base.snapshot else {
        return Ok(None);
    };
    let reader = segments.snapshot(snapshot)?;
    let further = reader.head().position.sequence > number;
    Ok((further && holds(reader.head(), (number, hash))).then_some(reader))
}

/// Whether a snapshot holds what the commit with this number and hash did, unless it goes back
/// further than the commits that the snapshot still knows.
fn holds(head: &Head, (number, hash): (u64, [u8; 32])) -> bool {
    let mut recent = head.recent.iter().map(|(_, position)| position);
    let oldest = recent.clone().next().map(|oldest| oldest.sequence);
    match recent.find(|known| known.sequence == number) {
        Some(known) => known.hash == hash,
        None => oldest.is_some_and(|oldest| oldest > number),
    }
}

/// The last commit that is known of the store whose journal lies in this folder, as far as it can be
/// read.
///
/// # Errors
/// Those of the disk.
pub fn last_known(
    disk: Arc<dyn Disk>,
    folder: &Path,
    identity: &Identity,
) -> Result<u64, StoreError> {
    let segments = Segments::new(disk.clone(), folder.to_path_buf(), identity.clone());
    let store = folder.parent().unwrap_or(folder);
    let marked = MarkFile::new(disk, store, identity.key.clone()).last()?;
    let readable = salvage::read_to_end(&segments, &mut |_, _| ())?;
    Ok(readable.last.max(marked))
}

/// Where reading begins so that the known commit is passed; else what there is instead of it.
fn beginning(
    segments: &Segments,
    (number, hash): (u64, [u8; 32]),
) -> Result<Result<Position, Then>, StoreError> {
    let mut found = None;
    let mut later = None;
    let numbers = segments.numbers()?;
    for segment in &numbers {
        match segments.before(*segment)? {
            Some(before) if before.sequence <= number => found = Some(before),
            Some(before) if later.is_none() => later = Some(before.sequence + 1),
            _ => {}
        }
    }
    let base = segments.base()?.snapshot;
    let snapshot = base.map(|number| segments.snapshot(number)).transpose()?;
    let other = |snapshot: &Reader| !holds(snapshot.head(), (number, hash));
    Ok(match (found, later) {
        (Some(begin), _) => Ok(begin),
        (None, Some(_)) if snapshot.as_ref().is_some_and(other) => Err(Then::OtherHistory),
        (None, Some(later)) => Err(Then::Gap(later)),
        (None, None) if numbers.is_empty() => Err(Then::NoJournal),
        (None, None) => Err(Then::Damaged(None)),
    })
}

/// The number of the last commit that can be seen behind where the way ended.
fn last_seen(segments: &Segments, walk: &Walk, refused: bool) -> Result<Option<u64>, StoreError> {
    let mut last = refused.then_some(walk.last.sequence);
    let mut place = segments.behind(walk)?;
    while let Some(behind) = place {
        let walk = segments.walk_behind(behind, &mut |_, position| {
            last = Some(position.sequence);
            Ok(true)
        })?;
        place = match walk.rest {
            Rest::Damaged => segments.behind(&walk)?,
            Rest::Empty | Rest::Torn => None,
        };
    }
    Ok(last)
}
