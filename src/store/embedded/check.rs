//! Reading the whole journal again and comparing it with the working copy.

use super::base::Base;
use super::live::{Live, WINDOW};
use super::salvage;
use super::segment::Segments;
use super::working_copy::WorkingCopy;
use crate::store::engine::{EngineReport, Key, Stored, Tell};
use crate::store::error::StoreError;
use crate::store::fault::Fault;
use crate::store::key::hexadecimal;
use std::collections::BTreeMap;

/// After how many entries it is told how far it is.
const TOLD: u64 = 256;

/// What is compared with the journal.
pub trait Checked {
    /// Gives every entry in the order of the keys.
    fn for_each(&self, visit: &mut dyn FnMut(&[u8], Stored)) -> Result<(), StoreError>;
    /// How many entries of each kind were counted, where they were.
    fn counts(&self) -> Option<&BTreeMap<u8, u64>>;
}

/// Everything that is wrong with working copy and journal up to its end; `last` is the last commit known. Who
/// waits for it is told how many entries were compared of how many.
pub fn check(
    segments: &Segments,
    last: u64,
    copy: (&dyn Checked, Tell<'_>),
) -> Result<EngineReport, StoreError> {
    check_until(segments, (&segments.base()?, u64::MAX), last, copy)
}

/// The same of a journal that begins so and is read up to this commit only.
pub fn check_until(
    segments: &Segments,
    (base, until): (&Base, u64),
    last: u64,
    (copy, tell): (&dyn Checked, Tell<'_>),
) -> Result<EngineReport, StoreError> {
    let mut report = EngineReport {
        sequence: last,
        ..EngineReport::default()
    };
    let mut end = base.place;
    let readable = salvage::read_all(segments, (base, until), &mut |_, position| {
        report.bytes += position.end - position.start;
        end = position;
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
    let live = whole.then(|| Live::new(segments, base, end, WINDOW));
    let mut comparison = Comparison::with(live.transpose()?)?;
    let mut found: BTreeMap<u8, u64> = BTreeMap::new();
    let (mut failed, mut compared) = (None, 0_u64);
    let all = copy.counts().map_or(0, |counts| counts.values().sum());
    let read = copy.for_each(&mut |key, stored| {
        compared += 1;
        if compared.is_multiple_of(TOLD) {
            tell(compared, all);
        }
        let kind = key.first().copied().unwrap_or_default();
        *found.entry(kind).or_default() += 1;
        if failed.is_none() {
            failed = comparison.compare(key, &stored).err();
        }
    });
    if let Some(error) = failed {
        return Err(error);
    }
    match read {
        Err(StoreError::Overtaken) => return Err(StoreError::Overtaken),
        Err(_) => {
            report.faults.push(Fault::Unreadable);
            return Ok(report);
        }
        Ok(()) => {}
    }
    report.faults.extend(comparison.differing()?);
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

/// A comparison of entries that come in the order of their keys with what the journal says is there.
struct Comparison {
    live: Option<Live>,
    next: Option<(Key, Stored)>,
    differing: Vec<Key>,
}

impl Comparison {
    /// Without a journal to compare with, nothing differs.
    fn with(mut live: Option<Live>) -> Result<Self, StoreError> {
        let next = live.as_mut().map(Live::next_entry).transpose()?.flatten();
        Ok(Self {
            live,
            next,
            differing: Vec::new(),
        })
    }

    fn compare(&mut self, key: &[u8], stored: &Stored) -> Result<(), StoreError> {
        if self.live.is_none() {
            return Ok(());
        }
        while let Some((expected, value)) = &self.next
            && expected.as_slice() <= key
        {
            if expected == key && value == stored {
                return self.step();
            }
            let same_key = expected == key;
            self.differing.push(expected.clone());
            self.step()?;
            if same_key {
                return Ok(());
            }
        }
        self.differing.push(key.to_vec());
        Ok(())
    }

    /// Every key where the two differ.
    fn differing(mut self) -> Result<impl Iterator<Item = Fault>, StoreError> {
        while let Some((key, _)) = self.next.take() {
            self.differing.push(key);
            self.step()?;
        }
        let faults = self.differing.into_iter().map(|key| Fault::Differs {
            key: hexadecimal(&key),
        });
        Ok(faults)
    }

    fn step(&mut self) -> Result<(), StoreError> {
        let live = self.live.as_mut();
        self.next = live.map(Live::next_entry).transpose()?.flatten();
        Ok(())
    }
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
