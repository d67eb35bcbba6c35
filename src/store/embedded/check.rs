//! Reading the whole journal again and comparing it with the working copy.

use super::frame::Entry;
use super::segment::{Position, Rest, Segments};
use super::working_copy::WorkingCopy;
use crate::store::engine::{EngineReport, Key, Stored};
use crate::store::error::StoreError;
use crate::store::fault::Fault;
use crate::store::key::hexadecimal;
use std::collections::{BTreeMap, HashMap};

/// What the journal says should be there: version and hash of the value by key.
type Expected = HashMap<Key, (u64, [u8; 32])>;

/// Everything that is wrong with journal and working copy; `last` is the last commit known.
pub fn check(
    segments: &Segments,
    last: Position,
    copy: &WorkingCopy,
) -> Result<EngineReport, StoreError> {
    let mut report = EngineReport {
        sequence: last.sequence,
        ..EngineReport::default()
    };
    let mut expected = Expected::new();
    let end = read_journal(segments, &mut report, &mut expected)?;
    if end != last.sequence {
        report.faults.push(Fault::Sequence {
            journal: end,
            copy: last.sequence,
        });
    }
    // A journal with gaps cannot say what should be there.
    let whole = report.faults.is_empty();
    let mut found: BTreeMap<u8, u64> = BTreeMap::new();
    let mut differing = Vec::new();
    let read = copy.for_each(&mut |key, stored| {
        let kind = key.first().copied().unwrap_or_default();
        *found.entry(kind).or_default() += 1;
        if expected.remove(key) != Some(digest(&stored)) {
            differing.push(key.to_vec());
        }
    });
    if read.is_err() {
        report.faults.push(Fault::Unreadable);
        return Ok(report);
    }
    if whole {
        differing.extend(expected.into_keys());
        differing.sort();
        let differs = differing.iter().map(|key| Fault::Differs {
            key: hexadecimal(key),
        });
        report.faults.extend(differs);
    }
    compare_counts(copy.counts(), &found, &mut report);
    report.kinds = found;
    Ok(report)
}

/// Reads every frame, also behind damage, and gives the number of the last commit.
fn read_journal(
    segments: &Segments,
    report: &mut EngineReport,
    expected: &mut Expected,
) -> Result<u64, StoreError> {
    let mut place = segments.beginning();
    loop {
        let walk = segments.walk(place, &mut |entry, position| {
            report.commits += 1;
            report.bytes += position.end - position.start;
            expect(expected, entry);
            Ok(true)
        })?;
        if walk.rest == Rest::Empty {
            return Ok(walk.last.sequence);
        }
        report.faults.push(if walk.offset == 0 {
            Fault::Segment {
                segment: walk.segment,
            }
        } else {
            Fault::Frame {
                segment: walk.segment,
                offset: walk.offset,
            }
        });
        match segments.behind(walk.segment, walk.offset)? {
            Some(behind) => place = behind,
            None => return Ok(walk.last.sequence),
        }
    }
}

fn expect(expected: &mut Expected, entry: Entry) {
    for key in &entry.commit.deletes {
        expected.remove(key);
    }
    for (key, version, value) in entry.commit.puts {
        expected.insert(key, digest(&Stored { version, value }));
    }
}

fn digest(stored: &Stored) -> (u64, [u8; 32]) {
    (stored.version, *blake3::hash(&stored.value).as_bytes())
}

fn compare_counts(
    counted: &BTreeMap<u8, u64>,
    found: &BTreeMap<u8, u64>,
    report: &mut EngineReport,
) {
    for kind in 0..=u8::MAX {
        let counted = counted.get(&kind).copied().unwrap_or(0);
        let found = found.get(&kind).copied().unwrap_or(0);
        if counted != found {
            report.faults.push(Fault::Count {
                kind,
                counted,
                found,
            });
        }
    }
}
