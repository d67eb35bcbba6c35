//! A whole case, as the reader may see it.

use super::change::Audited;
use super::desk::Desk;
use super::drafts::DraftRow;
use super::erasure;
use super::history::history;
use super::permission::RequestKind;
use super::refusal::Refusal;

use super::caseload::CaseRow;
use super::referrals::ReferralRow;
use crate::domain::Day;
use crate::domain::action::{Action, ActionStatus};
use crate::domain::agenda::AgendaLine;
use crate::domain::agenda::{AgendaFacts, agenda};
use crate::domain::area::Area;
use crate::domain::audit::AuditAction;
use crate::domain::case::CaseFile;
use crate::domain::coded::coded;
use crate::domain::contact::Contact;
use crate::domain::due::{Due, dues};
use crate::domain::identifier::{CaseId, PersonId};
use crate::domain::message::Message;
use crate::domain::person::{AgeGroup, Relation, Sex};
use crate::domain::session::CaseItem;
use crate::domain::standing::{CaseRecords, Standing};
use crate::store::{Index, IndexRow};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// A whole case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CaseView {
    /// The row of the lists.
    pub row: CaseRow,
    /// The area, if the service still knows its code.
    pub area: Option<Area>,
    /// The file.
    pub file: CaseFile,
    /// The version of the file, which a change of it names.
    pub version: u64,
    /// The household, the person whom the case is about first.
    pub household: Vec<HouseholdMember>,
    /// The contacts, newest first.
    pub contacts: Vec<Contact>,
    /// The referrals that are open or closed, those that wait first.
    pub referrals: Vec<ReferralRow>,
    /// The actions, open ones first.
    pub actions: Vec<Action>,
    /// The supervision entries of signed sessions, newest first.
    pub supervision: Vec<CaseItem>,
    /// The rules that hold now.
    pub raised: Vec<AgendaLine>,
    /// What is due, earliest first.
    pub dues: Vec<Due>,
    /// What happened, newest first.
    pub history: Vec<HistoryLine>,
    /// Forms about the case that the reader filled in and did not save, the newest first.
    pub drafts: Vec<DraftRow>,
}

/// A member of the household.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HouseholdMember {
    /// Who.
    pub person: PersonId,
    /// Initials, or the full name where it is shown.
    pub name: String,
    /// What the member is to the person whom the case is about.
    pub relation: Relation,
    /// Sex.
    pub sex: Sex,
    /// The age group at registration.
    pub age_group: AgeGroup,
    /// The age in years on the day of reading.
    pub age: Option<u32>,
    /// Whether the member cares for the children.
    pub caregiver: bool,
    /// Whether a disability is recorded.
    pub disability: bool,
    /// The day of consent.
    pub consent_on: Option<Day>,
    /// The day on which the member was last seen.
    pub last_seen_on: Option<Day>,
}

coded! {
    /// What kind of thing happened.
    pub enum HistoryKind("history") {
        /// The case was registered, reassigned or closed.
        Case = "case",
        /// The risk was set.
        Risk = "risk",
        /// An assessment or a plan.
        Plan = "plan",
        /// Help was given.
        Help = "help",
        /// A contact, made or tried.
        Contact = "contact",
        /// A move of a referral.
        Referral = "referral",
        /// Talked about in supervision.
        Supervision = "supervision",
    }
}

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HistoryLine {
    /// The day.
    pub on: Day,
    /// The kind.
    pub kind: HistoryKind,
    /// What, in a sentence.
    pub what: Message,
    /// The text that was entered with it.
    pub text: String,
}

/// Opens a case. The entry for the audit trail comes with it.
pub(super) fn open(desk: &Desk<'_>, id: CaseId) -> Result<(CaseView, Audited), Refusal> {
    let standing = desk.case(id)?;
    let records = desk.case_records(id)?;
    let view = view(desk, &standing, records)?;
    Ok((
        view,
        Audited::of(AuditAction::Opened, RequestKind::Case, id),
    ))
}

/// The id of the case with a code; the same sentence for a code that does not exist.
pub(super) fn by_code(desk: &Desk<'_>, code: &str) -> Result<CaseId, Refusal> {
    let beginning = IndexRow::new(Index::CaseByCode).code(code);
    let page = desk.store.find::<CaseFile>(&beginning, None, 1)?;
    if let Some(case) = page.ids.first() {
        return Ok(*case);
    }
    match erasure::known_by_code(desk, code)? {
        Some((code, on)) => Err(erasure::erased(&code, on)),
        None => Err(Refusal::not_found()),
    }
}

fn view(desk: &Desk<'_>, standing: &Standing, records: CaseRecords) -> Result<CaseView, Refusal> {
    let mut view = CaseView {
        row: super::caseload::row_of(desk, standing)?,
        area: desk.profile.area(&standing.area).cloned(),
        household: household(desk, &records),
        referrals: super::referrals::rows_of_case(desk, standing, &records.referrals)?,
        raised: raised_lines(desk, standing)?,
        dues: dues(standing, desk.settings()),
        history: history(&records),
        drafts: drafts(desk, standing.case)?,
        version: desk.get::<CaseFile>(standing.case)?.version,
        file: records.file,
        contacts: records.contacts,
        actions: records.actions,
        supervision: records.items,
    };
    view.contacts
        .sort_unstable_by_key(|one| (Reverse(one.on), Reverse(one.recorded_at), one.id));
    view.actions.sort_unstable_by_key(|action| {
        (action.status != ActionStatus::Open, action.due, action.id)
    });
    view.supervision.retain(|item| item.signed);
    view.supervision
        .sort_unstable_by_key(|item| (Reverse(item.on), item.id));
    Ok(view)
}

fn drafts(desk: &Desk<'_>, case: CaseId) -> Result<Vec<DraftRow>, Refusal> {
    let (mut rows, _) = super::drafts::rows(desk)?;
    let of_case = |row: &DraftRow| row.case.as_ref().is_some_and(|(id, _)| *id == case);
    rows.retain(of_case);
    Ok(rows)
}

/// The household as the caller may see it, the person whom the case is about first.
pub(super) fn household(desk: &Desk<'_>, records: &CaseRecords) -> Vec<HouseholdMember> {
    let last_seen = |person: PersonId| {
        let seen = records
            .contacts
            .iter()
            .filter(|contact| contact.seen.iter().any(|one| one.person == person));
        seen.map(|contact| contact.on).max()
    };
    let mut members: Vec<HouseholdMember> = records
        .household
        .iter()
        .map(|(membership, person)| HouseholdMember {
            person: person.id,
            name: desk.name_of(person),
            relation: membership.relation,
            sex: person.sex,
            age_group: person.age_group(desk.settings()),
            age: person
                .birth_date
                .and_then(|birth| desk.today.years_since(birth)),
            caregiver: membership.caregiver,
            disability: person.disability,
            consent_on: membership.consent_on,
            last_seen_on: last_seen(person.id),
        })
        .collect();
    members.sort_by_key(|member| (member.relation, member.person));
    members
}

/// The lines of the agenda about one case.
pub(super) fn raised_lines(
    desk: &Desk<'_>,
    standing: &Standing,
) -> Result<Vec<AgendaLine>, Refusal> {
    let specialist = desk.specialist(standing.owner)?.record;
    let cases = std::slice::from_ref(standing);
    let facts = AgendaFacts {
        specialist: &specialist,
        cases,
        shut: 0,
        actions: &[],
    };
    let mut lines = agenda(facts, desk.settings(), desk.today);
    lines.retain(|line| line.case.is_some());
    lines.sort_by_key(|line| (!line.rule.urgent(), !line.rule.decision(), line.rank));
    Ok(lines)
}
