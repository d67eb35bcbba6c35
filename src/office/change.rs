//! One change: the records it writes. Committing it derives how the touched cases stand and writes
//! the audit entry, all in one commit of the store.

use super::desk::Desk;
use super::permission::RequestKind;
use super::refusal::Refusal;
use super::topic::Touched;
use crate::domain::Instant;
use crate::domain::action::Action;
use crate::domain::audit::{AuditAction, AuditEntry, TrailEnd};
use crate::domain::case::CaseFile;
use crate::domain::contact::Contact;
use crate::domain::identifier::{AccountId, CaseId, SpecialistId};
use crate::domain::referral::Referral;
use crate::domain::session::CaseItem;
use crate::domain::settings::Settings;
use crate::domain::standing::{CaseRecords, Standing};
use crate::store::domain_records::trail_end_id;
use crate::store::record::encode;
use crate::store::{Changes, Record, Store, StoreError, Versioned};
use std::collections::BTreeSet;

/// A record of a case that a change writes: how the case stands is derived with it.
#[derive(Debug, Clone)]
pub(super) enum CasePart {
    File(Box<CaseFile>),
    Contact(Contact),
    Referral(Referral),
    Action(Action),
    Item(CaseItem),
}

/// The records that a request writes.
pub(super) struct Change {
    changes: Changes,
    parts: Vec<CasePart>,
    touched: Vec<Touched>,
    /// Entries about what happened before.
    earlier: Vec<Noted>,
    audit: Vec<Audited>,
}

/// An entry of the audit trail that waits to be written.
#[derive(Debug, Clone)]
pub(super) struct Noted {
    pub who: Option<AccountId>,
    pub at: Instant,
    pub audited: Audited,
}

/// What stands in the audit trail about a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Audited {
    pub action: AuditAction,
    pub request: RequestKind,
    pub record: String,
    pub reason: String,
}

impl Audited {
    /// An entry without a reason.
    pub fn of(action: AuditAction, request: RequestKind, record: impl ToString) -> Self {
        Self {
            action,
            request,
            record: record.to_string(),
            reason: String::new(),
        }
    }
}

impl Change {
    /// A change that writes nothing but its entry in the audit trail.
    pub fn audited(audit: Audited) -> Self {
        Self {
            changes: Changes::new(),
            parts: Vec::new(),
            touched: Vec::new(),
            earlier: Vec::new(),
            audit: vec![audit],
        }
    }

    /// A change that writes nothing but these entries.
    pub fn of_entries(entries: &[Noted]) -> Self {
        Self {
            changes: Changes::new(),
            parts: Vec::new(),
            touched: Vec::new(),
            earlier: entries.to_vec(),
            audit: Vec::new(),
        }
    }

    /// Whether all it writes is that something was opened, and names shown.
    pub fn only_opens(&self) -> bool {
        let opens =
            |one: &Audited| matches!(one.action, AuditAction::Opened | AuditAction::Unmasked);
        self.only_audits() && self.earlier.is_empty() && self.audit.iter().all(opens)
    }

    /// The entries of a change that writes nothing else.
    pub fn noted(self, who: Option<AccountId>, at: Instant) -> Vec<Noted> {
        let entries = self.audit.into_iter();
        entries.map(|audited| Noted { who, at, audited }).collect()
    }

    /// Commits under this id: committed already, it is not done a second time.
    pub fn identify(&mut self, id: [u8; 16]) {
        self.changes.identify(id);
    }

    /// Says what else the change touches than the records that it puts say by themselves.
    pub fn touch(&mut self, touched: Touched) {
        self.touched.push(touched);
    }

    /// What the change touches.
    pub fn touched(&self) -> &[Touched] {
        &self.touched
    }

    /// Adds an entry.
    pub fn audit_as_well(&mut self, audit: Audited) {
        self.audit.push(audit);
    }

    /// The record that the first entry is about; empty where there is none.
    pub fn subject(&self) -> &str {
        self.audit.first().map_or("", |audit| &audit.record)
    }

    /// Writes a record that belongs to no case. `expected` is its version as it was read, `None`
    /// for a new one.
    pub fn put<R: Record>(&mut self, record: &R, expected: Option<u64>) {
        self.touched.extend(Touched::record(R::TABLE, record.id()));
        self.changes.put(record, expected);
    }

    /// Writes new records that are no parts of a case whose standing is to follow.
    pub fn put_new<R: Record>(&mut self, records: &[R]) {
        for record in records {
            self.put(record, None);
        }
    }

    /// Takes a record away that nothing is derived from.
    pub fn delete<R: Record>(&mut self, id: R::Id, expected: u64) {
        self.changes.delete::<R>(id, expected);
    }

    /// Writes a record of a case.
    pub fn put_part(&mut self, part: CasePart, expected: Option<u64>) {
        match &part {
            CasePart::File(record) => self.changes.put(record.as_ref(), expected),
            CasePart::Contact(record) => self.changes.put(record, expected),
            CasePart::Referral(record) => self.changes.put(record, expected),
            CasePart::Action(record) => self.changes.put(record, expected),
            CasePart::Item(record) => self.changes.put(record, expected),
        }
        self.parts.push(part);
    }

    /// Writes a new case with all its records.
    pub fn put_case(&mut self, records: &CaseRecords, settings: &Settings) {
        self.changes.put(&records.file, None);
        for (membership, _) in &records.household {
            self.changes.put(membership, None);
        }
        self.put_new(&records.contacts);
        self.put_new(&records.referrals);
        self.put_new(&records.actions);
        self.put_new(&records.items);
        self.changes.put(&Standing::of(records, settings), None);
    }

    /// Writes how each touched case stands with the records of this change laid over the store's.
    pub fn settle(&mut self, desk: &Desk<'_>) -> Result<(), Refusal> {
        let cases: BTreeSet<CaseId> = self.parts.iter().filter_map(CasePart::case).collect();
        for case in cases {
            let mut records = desk.case_records(case)?;
            for part in self.parts.iter().filter(|part| part.case() == Some(case)) {
                part.clone().lay_over(&mut records);
            }
            let before = desk.get::<Standing>(case)?;
            self.put_standing(&before, &Standing::of(&records, desk.settings()));
        }
        let apart = self.parts.iter().filter_map(CasePart::apart);
        self.touched.extend(apart.map(Touched::session));
        self.parts.clear();
        Ok(())
    }

    /// Writes how a case stands that stood like this before.
    pub fn put_standing(&mut self, before: &Versioned<Standing>, after: &Standing) {
        self.touched
            .push(Touched::case(&before.record, Some(after)));
        self.changes.put(after, Some(before.version));
    }

    /// Whether nothing is written but entries of the audit trail.
    pub fn only_audits(&self) -> bool {
        self.changes.is_empty() && self.parts.is_empty()
    }

    /// Commits the change with its entries in the audit trail. Saved is what this returns from.
    pub fn commit(
        self,
        store: &mut Store,
        who: Option<AccountId>,
        at: Instant,
    ) -> Result<(), StoreError> {
        let end = store.get::<TrailEnd>(trail_end_id())?;
        let (before, version) = end.map(|end| (end.record, end.version)).unzip();
        let mut trail = before.unwrap_or_default();
        let mut changes = self.with_entries(&mut trail, who, at)?;
        changes.put(&trail, version);
        store.commit(&changes)?;
        Ok(())
    }

    /// The records with the entries that follow this end of the audit trail, which moves on.
    pub fn with_entries(
        mut self,
        trail: &mut TrailEnd,
        who: Option<AccountId>,
        at: Instant,
    ) -> Result<Changes, StoreError> {
        let now = self.audit.into_iter();
        let entries = self.earlier.into_iter();
        for Noted { who, at, audited } in
            entries.chain(now.map(|audited| Noted { who, at, audited }))
        {
            let entry = AuditEntry {
                sequence: trail.sequence + 1,
                at,
                account: who,
                action: audited.action,
                request: audited.request.code().to_owned(),
                record: audited.record,
                reason: audited.reason,
                previous: trail.hash,
            };
            *trail = TrailEnd {
                sequence: entry.sequence,
                hash: hash_of(&entry)?,
            };
            self.changes.put(&entry, None);
        }
        Ok(self.changes)
    }
}

/// The hash of an entry of the audit trail, which the next entry holds.
pub(super) fn hash_of(entry: &AuditEntry) -> Result<[u8; 32], StoreError> {
    Ok(*blake3::hash(&encode(entry)?).as_bytes())
}

impl CasePart {
    fn case(&self) -> Option<CaseId> {
        match self {
            Self::File(file) => Some(file.id),
            Self::Contact(contact) => Some(contact.case),
            Self::Referral(referral) => Some(referral.case),
            Self::Action(action) => action.case,
            Self::Item(item) => Some(item.case),
        }
    }

    /// The specialist with whom it was agreed, if it belongs to no case.
    fn apart(&self) -> Option<SpecialistId> {
        match self {
            Self::Action(action) if action.case.is_none() => Some(action.specialist),
            _ => None,
        }
    }

    fn lay_over(self, records: &mut CaseRecords) {
        match self {
            Self::File(file) => records.file = *file,
            Self::Contact(contact) => replace(&mut records.contacts, contact, |one| one.id),
            Self::Referral(referral) => replace(&mut records.referrals, referral, |one| one.id),
            Self::Action(action) => replace(&mut records.actions, action, |one| one.id),
            Self::Item(item) => replace(&mut records.items, item, |one| one.id),
        }
    }
}

fn replace<R, I: PartialEq>(records: &mut Vec<R>, record: R, id: impl Fn(&R) -> I) {
    records.retain(|one| id(one) != id(&record));
    records.push(record);
}
