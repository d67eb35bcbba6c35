//! Reading everything again and saying what is wrong.

use super::change::hash_of;
use super::desk::Desk;
use super::permission::{Grant, RequestKind, grant};
use super::refusal::Refusal;
use crate::domain::audit::{AuditEntry, TrailEnd};
use crate::domain::case::CaseFile;
use crate::domain::message::Message;
use crate::domain::standing::Standing;
use crate::store::domain_records::{table_checks, trail_end_id};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

pub use crate::store::Table;

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

/// How many ids are read in one go.
const PAGE: usize = 256;

/// Reads everything again: the store's own checks, the chain of the audit trail, and how every case
/// stands against its records.
pub(super) fn verify(desk: &Desk<'_>) -> Result<Verification, Refusal> {
    let (tables, checks): (Vec<_>, Vec<_>) = table_checks().into_iter().unzip();
    let report = desk.store.verify(&checks)?;
    let mut verification = Verification {
        commits: report.engine.commits,
        records: records_told(tables, &report.records),
        index_rows: report.index_rows,
        audit_entries: 0,
        faults: report.faults.iter().map(|fault| fault.message()).collect(),
    };
    verify_trail(desk, &mut verification)?;
    verify_standings(desk, &mut verification)?;
    Ok(verification)
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

fn verify_trail(desk: &Desk<'_>, verification: &mut Verification) -> Result<(), Refusal> {
    let mut trail = TrailEnd::default();
    let mut after = None;
    loop {
        let page = desk.store.ids::<AuditEntry>(after.as_ref(), PAGE)?;
        for entry in desk
            .store
            .get_many::<AuditEntry>(&page.ids)?
            .into_iter()
            .flatten()
        {
            let entry = entry.record;
            if entry.sequence != trail.sequence + 1 || entry.previous != trail.hash {
                verification
                    .faults
                    .push(Message::new("verify-audit-broken").with("number", entry.sequence));
            }
            trail = TrailEnd {
                sequence: entry.sequence,
                hash: hash_of(&entry)?,
            };
            verification.audit_entries += 1;
        }
        match page.next {
            Some(next) => after = Some(next),
            None => break,
        }
    }
    let end = desk
        .store
        .get::<TrailEnd>(trail_end_id())?
        .map_or_else(TrailEnd::default, |end| end.record);
    if end != trail {
        verification.faults.push(Message::new("verify-audit-cut"));
    }
    Ok(())
}

fn verify_standings(desk: &Desk<'_>, verification: &mut Verification) -> Result<(), Refusal> {
    let knows_cases = grant(RequestKind::Case, desk.caller.account.role) != Grant::No;
    let mut after = None;
    loop {
        let page = desk.store.ids::<CaseFile>(after.as_ref(), PAGE)?;
        for case in &page.ids {
            let derived = Standing::of(&desk.case_records(*case)?, desk.settings());
            let kept = desk.store.get::<Standing>(*case)?.map(|kept| kept.record);
            if kept.as_ref() != Some(&derived) {
                // Who sees no case is told no code either.
                let named = if knows_cases {
                    derived.code.0
                } else {
                    case.to_string()
                };
                let message = Message::new("verify-standing-differs").with("case", named);
                verification.faults.push(message);
            }
        }
        match page.next {
            Some(next) => after = Some(next),
            None => return Ok(()),
        }
    }
}
