//! Reading the whole journal again and comparing it with the working copy.

use super::frame::Entry;
use super::salvage;
use super::segment::Segments;
use super::working_copy::WorkingCopy;
use crate::store::engine::{EngineReport, Key, Stored};
use crate::store::error::StoreError;
use crate::store::fault::Fault;
use crate::store::key::hexadecimal;
use std::collections::{BTreeMap, HashMap};

/// What the journal says should be there: version and hash of the value by key.
type Expected = HashMap<Key, (u64, [u8; 32])>;

/// What is compared with the journal.
pub trait Checked {
    /// Gives every entry in the order of the keys.
    fn for_each(&self, visit: &mut dyn FnMut(&[u8], Stored)) -> Result<(), StoreError>;
    /// How many entries of each kind were counted, where they were.
    fn counts(&self) -> Option<&BTreeMap<u8, u64>>;
}

/// Everything that is wrong with journal and working copy; `last` is the last commit known.
pub fn check(
    segments: &Segments,
    last: u64,
    copy: &dyn Checked,
) -> Result<EngineReport, StoreError> {
    let mut report = EngineReport {
        sequence: last,
        ..EngineReport::default()
    };
    let mut expected = Expected::new();
    let readable = salvage::read_all(segments, &mut |entry, position| {
        report.bytes += position.end - position.start;
        expect(&mut expected, entry);
    })?;
    report.commits = readable.commits;
    report.faults = readable.faults;
    if readable.last != last {
        report.faults.push(Fault::Sequence {
            journal: readable.last,
            copy: last,
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
    if let Some(counted) = copy.counts() {
        compare_counts(counted, &found, &mut report);
    }
    report.kinds = found;
    Ok(report)
}

impl Checked for WorkingCopy {
    fn for_each(&self, visit: &mut dyn FnMut(&[u8], Stored)) -> Result<(), StoreError> {
        Self::for_each(self, visit)
    }

    fn counts(&self) -> Option<&BTreeMap<u8, u64>> {
        Some(Self::counts(self))
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
