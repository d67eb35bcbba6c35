//! Loading a fictional service: whole records at once, taken by demonstrations only.

use super::change::{Audited, Change};
use super::permission::RequestKind;
use super::refusal::Refusal;
use crate::domain::account::Account;
use crate::domain::action::Action;
use crate::domain::activity::Activity;
use crate::domain::area::Area;
use crate::domain::audit::AuditAction;
use crate::domain::partner::{Partner, Service};
use crate::domain::person::Person;
use crate::domain::session::{PersonalPart, Session};
use crate::domain::settings::{ServiceProfile, Settings};
use crate::domain::specialist::Specialist;
use crate::domain::standing::CaseRecords;
use crate::store::Store;

/// Records to load; a few dozen in one batch. A case comes with all its records, so that how it
/// stands is derived once.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Batch {
    /// The settings, in the first batch.
    pub settings: Option<Settings>,
    /// Areas.
    pub areas: Vec<Area>,
    /// Accounts.
    pub accounts: Vec<Account>,
    /// Specialists.
    pub specialists: Vec<Specialist>,
    /// Partner organisations.
    pub partners: Vec<Partner>,
    /// Services.
    pub services: Vec<Service>,
    /// Cases with their households, contacts, referrals, actions and items.
    pub cases: Vec<CaseRecords>,
    /// Heads of sessions.
    pub sessions: Vec<Session>,
    /// Personal parts.
    pub personal_parts: Vec<PersonalPart>,
    /// Actions that concern no case.
    pub actions: Vec<Action>,
    /// Programmes, events, training rounds.
    pub activities: Vec<Activity>,
    /// Whether this is the last batch: the demonstration is complete.
    pub last: bool,
}

/// What of a batch belongs to no case.
pub(super) fn without_case(batch: &Batch) -> Change {
    let mut change = created();
    if let Some(settings) = &batch.settings {
        let profile = ServiceProfile {
            settings: settings.clone(),
            areas: batch.areas.clone(),
            ..ServiceProfile::default()
        };
        change.put(&profile, None);
    }
    change.put_new(&batch.accounts);
    change.put_new(&batch.specialists);
    change.put_new(&batch.partners);
    change.put_new(&batch.services);
    change.put_new(&batch.sessions);
    change.put_new(&batch.personal_parts);
    change.put_new(&batch.activities);
    change.put_new(&batch.actions);
    change
}

/// A case with all its records; of the household those who are not in the store yet.
pub(super) fn case(
    store: &Store,
    records: &CaseRecords,
    settings: &Settings,
) -> Result<Change, Refusal> {
    let mut change = created();
    for (_, person) in &records.household {
        if store.get::<Person>(person.id)?.is_none() {
            change.put(person, None);
        }
    }
    change.put_case(records, settings);
    Ok(change)
}

fn created() -> Change {
    Change::audited(Audited::of(AuditAction::Created, RequestKind::Load, ""))
}
