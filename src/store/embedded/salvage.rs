//! What a damaged store still holds: the commits that can be read before, between and behind damage,
//! the entries of its snapshot, and those of a working copy as far as it goes.

use super::base::Base;
use super::frame::Entry;
use super::segment::{Position, Rest, Segments};
use super::working_copy::WorkingCopy;
use crate::store::error::StoreError;
use crate::store::fault::Fault;
use crate::store::memory::MemoryEngine;

/// How the journal could be read.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Readable {
    /// Every place where it could not.
    pub faults: Vec<Fault>,
    /// The number of the last commit that could be read.
    pub last: u64,
    /// How many commits could be read, those that a snapshot stands for among them.
    pub commits: u64,
}

/// Reads the snapshot the journal begins with, then every whole frame up to this commit in the order of
/// the journal, also behind damage.
pub fn read_all(
    segments: &Segments,
    (base, until): (&Base, u64),
    visit: &mut dyn FnMut(Entry, Position),
) -> Result<Readable, StoreError> {
    let mut readable = Readable {
        faults: segments.snapshot_faults(base)?,
        last: base.place.sequence,
        commits: base.place.sequence,
    };
    if !readable.faults.is_empty() {
        readable.commits = 0;
    }
    let mut place = None;
    while readable.last < until {
        let mut count = |entry: Entry, position: Position| {
            if position.sequence > until {
                return Ok(false);
            }
            readable.commits += 1;
            readable.last = position.sequence;
            visit(entry, position);
            Ok(position.sequence < until)
        };
        let walk = match place {
            None => segments.walk(base.place, &mut count)?,
            Some(behind) => segments.walk_behind(behind, &mut count)?,
        };
        if walk.rest == Rest::Empty {
            return Ok(readable);
        }
        readable.faults.push(if walk.offset == 0 {
            Fault::Segment {
                segment: walk.segment,
            }
        } else {
            Fault::Frame {
                segment: walk.segment,
                offset: walk.offset,
            }
        });
        place = segments.behind(&walk)?;
        if place.is_none() {
            return Ok(readable);
        }
    }
    Ok(readable)
}

/// The same up to where the journal ends.
pub fn read_to_end(
    segments: &Segments,
    visit: &mut dyn FnMut(Entry, Position),
) -> Result<Readable, StoreError> {
    read_all(segments, (&segments.base()?, u64::MAX), visit)
}

/// Lays into memory what journal and working copy hold together. The copy's entries are newer than
/// the commits up to its own last one, and older than those behind it; a copy that is not `whole`
/// lacks some.
pub fn lay_together(segments: &Segments, copy: Option<&WorkingCopy>, whole: bool) -> MemoryEngine {
    let mut memory = MemoryEngine::default();
    let reached = copy.map_or(0, |copy| copy.position().sequence);
    let lay = |memory: &mut MemoryEngine, from: u64, to: u64| {
        // What lies behind a place that cannot be read is elsewhere or nowhere.
        let _ = read_to_end(segments, &mut |entry, position| {
            if (from..=to).contains(&position.sequence) {
                memory.lay(&entry.commit);
            }
        });
    };
    if !whole {
        lay_snapshot(segments, &mut memory);
        lay(&mut memory, 0, reached);
    }
    if let Some(copy) = copy {
        let _ = copy.for_each(&mut |key, stored| memory.insert(key.to_vec(), stored));
    }
    lay(&mut memory, reached + 1, u64::MAX);
    memory
}

/// Lays into memory what the snapshot holds, as far as it can be read.
fn lay_snapshot(segments: &Segments, memory: &mut MemoryEngine) {
    let base = segments.base().ok().and_then(|base| base.snapshot);
    let snapshot = base.and_then(|number| segments.snapshot(number).ok());
    let Some(mut snapshot) = snapshot else {
        return;
    };
    while let Ok(Some((key, stored))) = snapshot.next_entry() {
        memory.insert(key, stored);
    }
}
