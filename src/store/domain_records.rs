//! Where each record lies, the store's own header among them, and by which rows it is found. Keys hold ids, codes and
//! days only, never a name.

use super::header::{Header, header_id};
use super::key::IndexRow;
use super::of_one_name;
use super::record::{Record, decode, named_id};
use super::table::{Index, Table};
use super::verify::TableCheck;
use crate::domain::account::Account;
use crate::domain::action::{Action, ActionStatus};
use crate::domain::activity::Activity;
use crate::domain::audit::{AuditEntry, TrailEnd};
use crate::domain::backup::LastBackup;
use crate::domain::case::CaseFile;
use crate::domain::contact::Contact;
use crate::domain::draft::SavedDrafts;
use crate::domain::identifier::{
    AccountId, ActionId, ActivityId, AuditEntryId, CaseId, CaseItemId, ContactId, CounterId,
    DirectoryEntryId, Identifier, MembershipId, PartnerId, PersonId, ProfileId, ReferralId,
    ServiceId, SessionId, SpecialistId, SystemUserId, TombstoneId,
};
use crate::domain::partner::{DirectoryEntry, Partner, Service};
use crate::domain::person::{Membership, Person};
use crate::domain::preferences::Preferences;
use crate::domain::referral::Referral;
use crate::domain::session::{CaseItem, PersonalPart, Session};
use crate::domain::settings::{Safekeeping, ServiceProfile};
use crate::domain::specialist::Specialist;
use crate::domain::standing::Standing;
use crate::domain::system_user::SystemUser;
use crate::domain::tombstone::Tombstone;
use serde::Deserialize;

/// Declares where records lie: `Type, its id type, table, schema, id, index rows`, and after them the
/// reader of older forms where there are such.
macro_rules! records {
    ($($kind:ty, $id:ty, $table:ident, $schema:literal, |$record:ident| $value:expr, |$row_of:ident| $rows:expr $(, $older:path)?;)*) => {
        $(impl Record for $kind {
            type Id = $id;
            const TABLE: Table = Table::$table;
            const SCHEMA: u16 = $schema;

            fn id(&self) -> $id {
                let $record = self;
                $value
            }

            fn index_rows(&self) -> Vec<IndexRow> {
                let $row_of = self;
                $rows
            }

            $(fn read_older(schema: u16, bytes: &[u8]) -> Option<Self> {
                $older(schema, bytes)
            })?
        })*

        /// The checks of every table, for [`super::Store::verify`], with the table.
        pub fn table_checks() -> Vec<(Table, TableCheck)> {
            vec![$((Table::$table, TableCheck::of::<$kind>())),*]
        }
    };
}

#[rustfmt::skip]
records! {
    ServiceProfile, ProfileId, Service, 3, |_record| profile_id(), |_record| vec![], older_profile;
    Account, AccountId, Account, 1, |account| account.id, |_record| vec![];
    Specialist, SpecialistId, Specialist, 1, |specialist| specialist.id, |_record| vec![];
    AuditEntry, AuditEntryId, Audit, 1, |entry| audit_entry_id(entry.sequence), |_record| vec![];
    TrailEnd, CounterId, Counter, 1, |_record| trail_end_id(), |_record| vec![];
    LastBackup, CounterId, LastBackup, 1, |_record| last_backup_id(), |_record| vec![];
    SystemUser, SystemUserId, SystemUser, 1, |user| SystemUser::id_of(user.number), |_record| vec![];
    Header, CounterId, Header, 1, |_header| header_id(), |_header| vec![];
    SavedDrafts, AccountId, SavedDrafts, 1, |saved| saved.account, |_record| vec![];
    Preferences, AccountId, Preferences, 1, |preferences| preferences.account, |_record| vec![];
    CaseFile, CaseId, Case, 1, |file| file.id, |file| vec![
        IndexRow::new(Index::CaseByCode).code(&file.code.0),
    ];
    Standing, CaseId, Standing, 1, |standing| standing.case, |standing| vec![
        cases_of(standing.owner).byte(u8::from(!standing.open())),
    ];
    Person, PersonId, Person, 1, |person| person.id, |_record| vec![];
    Membership, MembershipId, Membership, 1, |membership| membership.id, |membership| vec![
        IndexRow::new(Index::MembershipByCase).id(membership.case),
        IndexRow::new(Index::MembershipByPerson).id(membership.person),
    ];
    Contact, ContactId, Contact, 1, |contact| contact.id, |contact| vec![
        IndexRow::new(Index::ContactByCase).id(contact.case).day_descending(contact.on),
    ];
    Referral, ReferralId, Referral, 1, |referral| referral.id, |referral| vec![
        IndexRow::new(Index::ReferralByCase).id(referral.case),
    ];
    Tombstone, TombstoneId, Tombstone, 1, |tombstone| tombstone.id, |tombstone| match &tombstone.code {
        Some(code) => vec![IndexRow::new(Index::TombstoneByCode).code(&code.0)],
        None => vec![],
    };
    Session, SessionId, Session, 1, |session| session.id, |session| vec![
        IndexRow::new(Index::SessionBySpecialist).id(session.specialist).day_descending(session.on),
    ];
    CaseItem, CaseItemId, CaseItem, 1, |item| item.id, |item| vec![
        IndexRow::new(Index::CaseItemBySession).id(item.session),
        IndexRow::new(Index::CaseItemByCase).id(item.case).day_descending(item.on),
    ];
    PersonalPart, SessionId, PersonalPart, 1, |part| part.session, |_record| vec![];
    Action, ActionId, Action, 1, |action| action.id, |action| action_rows(action);
    Partner, PartnerId, Partner, 2, |partner| partner.id, |_record| vec![], of_one_name::partner;
    Service, ServiceId, PartnerService, 2, |service| service.id, |service| match service.partner {
        Some(partner) => vec![IndexRow::new(Index::ServiceByPartner).id(partner)],
        None => vec![],
    }, of_one_name::service;
    DirectoryEntry, DirectoryEntryId, DirectoryEntry, 1, |entry| entry.id, |entry| match entry.partner {
        Some(partner) => vec![IndexRow::new(Index::EntryByParent).id(partner)],
        None => vec![],
    };
    Activity, ActivityId, Activity, 1, |activity| activity.id, |_record| vec![];
}

/// How records were kept safe before there was a daily backup.
#[derive(Deserialize)]
struct SafekeepingOfForm2 {
    idle_lock_minutes: u32,
    backups_kept: u32,
    case_years: u32,
    personal_part_years: u32,
}

/// A profile as it was before there was a daily backup, and before it said how records are kept safe.
fn older_profile(schema: u16, bytes: &[u8]) -> Option<ServiceProfile> {
    let (settings, areas, before) = match schema {
        1 => decode(bytes).map(|(settings, areas)| (settings, areas, None))?,
        2 => decode(bytes).map(|(settings, areas, before)| (settings, areas, Some(before)))?,
        _ => return None,
    };
    let usual = Safekeeping::default();
    let safekeeping = before.map_or(usual, |before: SafekeepingOfForm2| Safekeeping {
        idle_lock_minutes: before.idle_lock_minutes,
        backups_kept: before.backups_kept,
        case_years: before.case_years,
        personal_part_years: before.personal_part_years,
        ..usual
    });
    Some(ServiceProfile {
        settings,
        areas,
        safekeeping,
    })
}

/// The id of the one profile.
pub fn profile_id() -> ProfileId {
    named_id("service profile")
}

/// The id of the end of the audit trail.
pub fn trail_end_id() -> CounterId {
    named_id("audit trail")
}

/// The id of what is known of the last backup.
pub fn last_backup_id() -> CounterId {
    named_id("last backup")
}

/// The id of an entry of the audit trail; entries lie in the order of their numbers.
pub fn audit_entry_id(sequence: u64) -> AuditEntryId {
    AuditEntryId::from_bytes(u128::from(sequence).to_be_bytes())
}

/// The beginning of the rows of a specialist's cases; a following byte 0 leaves the open ones.
pub fn cases_of(specialist: SpecialistId) -> IndexRow {
    IndexRow::new(Index::CaseBySpecialist).id(specialist)
}

fn action_rows(action: &Action) -> Vec<IndexRow> {
    let ended = u8::from(action.status != ActionStatus::Open);
    let mut rows = vec![
        IndexRow::new(Index::ActionBySpecialist)
            .id(action.specialist)
            .byte(ended),
    ];
    rows.extend(
        action
            .case
            .map(|case| IndexRow::new(Index::ActionByCase).id(case)),
    );
    rows
}
