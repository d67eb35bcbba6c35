//! Reading everything again and saying what is wrong.

use super::change::hash_of;
use super::gathering::{all_ids, each_case_records, each_id};
use super::permission::{Grant, RequestKind, grant};
use crate::domain::account::Role;
use crate::domain::audit::{AuditEntry, TrailEnd};
use crate::domain::case::CaseFile;
use crate::domain::identifier::CaseId;
use crate::domain::message::Message;
use crate::domain::settings::Settings;
use crate::domain::standing::Standing;
use crate::store::domain_records::{table_checks, trail_end_id};
use crate::store::engine::Tell;
use crate::store::error::Damage;
use crate::store::{Moment, Record, Store, StoreError};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

pub use crate::store::Table;

/// Of how many cases the records are gathered together: some 30 MB.
const TOGETHER: usize = 1 << 12;

/// What was read, and what is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Verification {
    /// Commits read again from the journal.
    pub commits: u64,
    /// Records by table, but for those that are not told of: see `records_told`.
    pub records: Vec<(Table, u64)>,
    /// Rows of indexes.
    pub index_rows: u64,
    /// Entries of the audit trail whose chain holds.
    pub audit_entries: u64,
    /// Everything that is wrong; empty when all is well.
    pub faults: Vec<Message>,
}

/// The store at the moment when somebody asked to have it read again.
pub(super) struct Asked {
    moment: Moment,
    settings: Settings,
    /// Whether who asks may be told the code of a case.
    knows_cases: bool,
}

impl Asked {
    /// Now, by somebody of this role.
    pub fn now(store: &Store, settings: &Settings, role: Role) -> Result<Self, StoreError> {
        Ok(Self {
            moment: store.moment()?,
            settings: settings.clone(),
            knows_cases: grant(RequestKind::Case, role) != Grant::No,
        })
    }

    /// Reads everything again: the store's own checks, the chain of the audit trail, and how every case
    /// stands against its records. Takes seconds; `tell` hears how far it is.
    pub fn verify(&self, tell: Tell<'_>) -> Result<Verification, StoreError> {
        let (tables, checks): (Vec<_>, Vec<_>) = table_checks().into_iter().unzip();
        let two_thirds = |done, all| tell(done, all / 2 * 3);
        let report = self.moment.verify(&checks, &two_thirds)?;
        let mut verifying = Verifying {
            store: self.moment.store(),
            asked: self,
            verified: Verification {
                commits: report.engine.commits,
                records: records_told(tables, &report.records),
                index_rows: report.index_rows,
                audit_entries: 0,
                faults: report.faults.iter().map(|fault| fault.message()).collect(),
            },
        };
        verifying.trail()?;
        verifying.standings(&|done, cases| tell(2 * cases + done, 3 * cases))?;
        Ok(verifying.verified)
    }
}

/// How many records of each table there are. Of personal parts nobody is told that there are any, and so
/// not of tombstones either: some are theirs.
pub(super) fn records_told(
    tables: impl IntoIterator<Item = Table>,
    counted: &BTreeMap<u8, u64>,
) -> Vec<(Table, u64)> {
    let tables = tables.into_iter();
    let told = tables.filter(|table| !matches!(table, Table::PersonalPart | Table::Tombstone));
    told.map(|table| (table, counted.get(&(table as u8)).copied().unwrap_or(0)))
        .collect()
}

/// What is read, and what came of it so far. That a record cannot be read is known when this begins; what
/// it leaves open is told as well, and the rest is read.
struct Verifying<'a> {
    store: &'a Store,
    asked: &'a Asked,
    verified: Verification,
}

impl Verifying<'_> {
    /// The chain of the audit trail.
    fn trail(&mut self) -> Result<(), StoreError> {
        let mut trail = TrailEnd::default();
        each_id::<AuditEntry>(self.store, &mut |id| {
            let Some(entry) = self.readable::<AuditEntry>(id)? else {
                return Ok(());
            };
            if entry.sequence != trail.sequence + 1 || entry.previous != trail.hash {
                let broken = Message::new("verify-audit-broken");
                self.tell(broken.with("number", entry.sequence));
            }
            trail = TrailEnd {
                sequence: entry.sequence,
                hash: hash_of(&entry)?,
            };
            self.verified.audit_entries += 1;
            Ok(())
        })?;
        let end = self.readable::<TrailEnd>(trail_end_id())?;
        if end.unwrap_or_default() != trail {
            self.tell(Message::new("verify-audit-cut"));
        }
        Ok(())
    }

    /// How every case stands, by its file or by what the lists say of it alone.
    fn standings(&mut self, tell: Tell<'_>) -> Result<(), StoreError> {
        let mut cases = all_ids::<CaseFile>(self.store)?;
        cases.extend(all_ids::<Standing>(self.store)?);
        cases.sort_unstable();
        cases.dedup();
        let (mut done, all) = (0, cases.len() as u64);
        for some in cases.chunks(TOGETHER) {
            self.standings_of(some)?;
            done += some.len() as u64;
            tell(done, all);
        }
        Ok(())
    }

    /// How these cases stand. One record that cannot be read leaves open how its own case stands, no other's.
    fn standings_of(&mut self, cases: &[CaseId]) -> Result<(), StoreError> {
        let mut derived = Vec::new();
        let read = each_case_records(self.store, cases, &mut |case, records| {
            let standing = records.map(|records| Standing::of(&records, &self.asked.settings));
            derived.push((case, standing));
        });
        match (readable(read)?, cases) {
            (None, [case]) => self.compare(*case, None),
            (None, cases) => {
                let (one, other) = cases.split_at(cases.len() / 2);
                self.standings_of(one)?;
                self.standings_of(other)
            }
            (Some(()), _) => {
                let mut derived = derived.into_iter();
                derived.try_for_each(|(case, standing)| self.compare(case, standing))
            }
        }
    }

    /// Compares how a case stands by its records with what the lists say of it.
    fn compare(&mut self, case: CaseId, derived: Option<Standing>) -> Result<(), StoreError> {
        let kept = self.readable::<Standing>(case)?;
        if derived.is_some() && derived == kept {
            return Ok(());
        }
        let fault = match derived {
            Some(_) => Message::new("verify-standing-differs"),
            None => Message::new("verify-case-unreadable"),
        };
        // Who sees no case is told no code either.
        let code = derived.or(kept).map(|standing| standing.code.0);
        let code = code.filter(|_| self.asked.knows_cases);
        self.tell(fault.with("case", code.unwrap_or_else(|| case.to_string())));
        Ok(())
    }

    /// The record with this id; nothing as well if there is one that cannot be read.
    fn readable<R: Record>(&self, id: R::Id) -> Result<Option<R>, StoreError> {
        let found = readable(self.store.get::<R>(id))?.flatten();
        Ok(found.map(|found| found.record))
    }

    fn tell(&mut self, fault: Message) {
        self.verified.faults.push(fault);
    }
}

/// What was found; nothing if a record cannot be opened or understood.
fn readable<T>(found: Result<T, StoreError>) -> Result<Option<T>, StoreError> {
    match found {
        Err(StoreError::Damaged(Damage::Record(_)) | StoreError::NewerVersion(_)) => Ok(None),
        found => found.map(Some),
    }
}
