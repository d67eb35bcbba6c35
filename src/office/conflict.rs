//! A change that was written on an older version than the one that lies there now. Nothing is written
//! then; both versions are told, field by field, for the person to choose.

use super::desk::Desk;
use super::permission::RequestKind;
use super::refusal::Refusal;
use crate::domain::Instant;
use crate::domain::account::Account;
use crate::domain::audit::{AuditAction, AuditEntry, TrailEnd};
use crate::domain::draft::Draft;
use crate::domain::identifier::{AccountId, DraftId};
use crate::domain::message::{Argument, Message};
use crate::store::domain_records::{audit_entry_id, trail_end_id};
use serde::{Deserialize, Serialize};

/// The most entries of the audit trail in which is looked for who made the other change.
const LOOKED_AT_MAX: u64 = 2_000;

/// Both versions of a record that was changed in two places.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// What happened.
    pub message: Message,
    /// Who made the other change and when, where the trail says it.
    pub changed: Option<(String, Instant)>,
    /// The version that lies there now: a change that is based on it is saved over it. `None` where
    /// what lies there is final.
    pub version: Option<u64>,
    /// What each version says, those fields first in which they differ.
    pub fields: Vec<ConflictField>,
    /// The other text, where the person may go on with it instead.
    pub theirs: Option<Box<Draft>>,
}

/// What both versions say in a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConflictField {
    /// The name of the field.
    pub label: Message,
    /// What lies there now.
    pub theirs: Option<Argument>,
    /// What was to be saved.
    pub mine: Option<Argument>,
}

impl ConflictField {
    /// A field.
    pub fn new(label: Message, theirs: Option<Argument>, mine: Option<Argument>) -> Self {
        Self {
            label,
            theirs,
            mine,
        }
    }

    /// A text; one without a word says nothing.
    pub fn text(label: Message, theirs: &str, mine: &str) -> Self {
        let said = |text: &str| (!text.trim().is_empty()).then(|| text.trim().into());
        Self::new(label, said(theirs), said(mine))
    }

    /// Whether the versions say the same.
    pub fn is_same(&self) -> bool {
        self.theirs == self.mine
    }
}

impl Conflict {
    /// A conflict of which only is known that there is one.
    pub fn unknown() -> Self {
        Self {
            message: Message::new("office-conflict"),
            changed: None,
            version: None,
            fields: Vec::new(),
            theirs: None,
        }
    }

    /// Both versions of a record; a field in which neither says anything is left out. Who made the other
    /// change is who did so with a request of this kind, where only one kind can have made it.
    pub(super) fn of(
        desk: &Desk<'_>,
        record: impl ToString,
        made_by: Option<RequestKind>,
        version: Option<u64>,
        mut fields: Vec<ConflictField>,
    ) -> Result<Self, Refusal> {
        fields.retain(|field| field.theirs.is_some() || field.mine.is_some());
        fields.sort_by_key(ConflictField::is_same);
        Ok(Self {
            message: Message::new("office-conflict"),
            changed: last_change(desk, &record.to_string(), made_by)?,
            version,
            fields,
            theirs: None,
        })
    }
}

impl Conflict {
    /// The other text, if it is no record but only kept: it may be thrown away.
    pub fn kept(&self) -> Option<DraftId> {
        let replaced = self.theirs.as_ref()?.replaces?;
        Some(replaced.0)
    }
}

impl From<Conflict> for Refusal {
    fn from(conflict: Conflict) -> Self {
        Self::Conflict(Box::new(conflict))
    }
}

/// Who changed a record last and when, as far as the end of the trail says it.
fn last_change(
    desk: &Desk<'_>,
    record: &str,
    made_by: Option<RequestKind>,
) -> Result<Option<(String, Instant)>, Refusal> {
    let end = desk.store.get::<TrailEnd>(trail_end_id())?;
    let last = end.map_or(0, |end| end.record.sequence);
    let ids: Vec<_> = (1..=last)
        .rev()
        .take(usize::try_from(LOOKED_AT_MAX).unwrap_or(usize::MAX))
        .map(audit_entry_id)
        .collect();
    for chunk in ids.chunks(100) {
        let entries = desk.store.get_many::<AuditEntry>(chunk)?;
        let mut changes = entries.into_iter().flatten().filter(|entry| {
            let changed = matches!(
                entry.record.action,
                AuditAction::Changed | AuditAction::Signed
            );
            let by_it = made_by.is_none_or(|kind| kind.code() == entry.record.request);
            changed && by_it && entry.record.record == record
        });
        if let Some(found) = changes.next() {
            let name = name_of(desk, found.record.account)?;
            return Ok(name.map(|name| (name, found.record.at)));
        }
    }
    Ok(None)
}

fn name_of(desk: &Desk<'_>, account: Option<AccountId>) -> Result<Option<String>, Refusal> {
    let Some(account) = account else {
        return Ok(None);
    };
    let found = desk.store.get::<Account>(account)?;
    Ok(found.map(|found| found.record.name))
}
