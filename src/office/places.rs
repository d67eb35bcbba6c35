//! Where a person stands in the records, and the texts in which somebody may name the person: what is
//! looked at before a person is erased, and what has to be read by hand.

use super::desk::Desk;
use super::refusal::Refusal;
use crate::domain::Day;
use crate::domain::case::CaseCode;
use crate::domain::coded::coded;
use crate::domain::identifier::{CaseId, PersonId};
use crate::domain::message::Message;
use crate::domain::person::{Membership, Person};
use crate::domain::problem::Problem;
use crate::domain::standing::{CaseRecords, Standing};
use crate::store::{Index, IndexRow, Versioned};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Where a person stands, and may be named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonPlaces {
    /// Initials, or the full name where it is shown.
    pub name: String,
    /// The cases whose households the person belongs to.
    pub cases: usize,
    /// What goes with the person: the places in households, and that the person was seen.
    pub goes: Vec<Place>,
    /// Texts that stay and may name the person: somebody has to read them.
    pub texts: Vec<Place>,
}

/// Something in a case that is about a person, or may be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The case it stands in.
    pub case: CaseId,
    /// The code of that case.
    pub code: CaseCode,
    /// What it is.
    pub kind: PlaceKind,
    /// The day it was written.
    pub on: Day,
}

coded! {
    /// What in a case is about a person, or may be.
    pub enum PlaceKind("place") {
        /// The person belongs to the household.
        Household = "household",
        /// The person was seen at a contact.
        Seen = "seen",
        /// Headline, reasons and notes of the file.
        File = "file",
        /// A needs assessment.
        Assessment = "assessment",
        /// The support plan.
        Plan = "plan",
        /// Help.
        Help = "help",
        /// A contact.
        Contact = "contact",
        /// A referral.
        Referral = "referral",
        /// An action.
        Action = "action",
        /// What was said in supervision.
        Supervision = "supervision",
    }
}

/// A person who may be erased, with the places in households and their cases.
pub(super) struct Erasable {
    pub person: Versioned<Person>,
    pub memberships: Vec<Versioned<Membership>>,
    pub cases: BTreeSet<CaseId>,
}

/// The person, if the caller may erase one: every case is closed and opens to the caller.
///
/// # Errors
/// Of a person whose cases are all open to others only, as of one who is not there. For whom the
/// caller knows from one case the refusal says the same whether another one is open, or not hers to
/// know of.
pub(super) fn erasable(desk: &Desk<'_>, id: PersonId) -> Result<Erasable, Refusal> {
    let person = desk.get::<Person>(id)?;
    let memberships: Vec<Versioned<Membership>> =
        desk.found(&IndexRow::new(Index::MembershipByPerson).id(id))?;
    let cases: BTreeSet<CaseId> = memberships.iter().map(|one| one.record.case).collect();
    let (mut known, mut closed) = (0, 0);
    for case in &cases {
        let standing = desk.get::<Standing>(*case)?.record;
        if desk.specialist(standing.owner).is_ok() && standing.opens_to(desk.account()) {
            known += 1;
            closed += usize::from(!standing.open());
        }
    }
    if known == 0 && !cases.is_empty() {
        return Err(Refusal::not_found());
    }
    if closed < cases.len() {
        return Err(Problem::whole(Message::new("problem-erase-person")).into());
    }
    Ok(Erasable {
        person,
        memberships,
        cases,
    })
}

/// The places of a person who may be erased.
///
/// # Errors
/// As of [`erasable`].
pub(super) fn of_person(desk: &Desk<'_>, id: PersonId) -> Result<PersonPlaces, Refusal> {
    let Erasable { person, cases, .. } = erasable(desk, id)?;
    let (mut goes, mut found) = (Vec::new(), Vec::new());
    for case in &cases {
        let records = desk.case_records(*case)?;
        goes.extend(about(&records, id));
        found.extend(texts(&records));
    }
    Ok(PersonPlaces {
        name: desk.name_of(&person.record),
        cases: cases.len(),
        goes,
        texts: found,
    })
}

/// What a case holds of a person besides texts.
fn about(records: &CaseRecords, person: PersonId) -> Vec<Place> {
    let mut found = vec![(PlaceKind::Household, records.file.registered_on)];
    let contacts = records.contacts.iter();
    let seen = contacts.filter(|contact| contact.seen.iter().any(|one| one.person == person));
    found.extend(seen.map(|contact| (PlaceKind::Seen, contact.on)));
    in_order(records, found)
}

/// Every text of a case in which somebody may be named, by day.
pub(super) fn texts(records: &CaseRecords) -> Vec<Place> {
    use PlaceKind as K;
    let file = &records.file;
    let mut found = vec![(K::File, file.registered_on)];
    found.extend(file.assessments.iter().map(|one| (K::Assessment, one.on)));
    found.extend(file.plan.iter().map(|plan| (K::Plan, plan.agreed_on)));
    let help = file.help.iter();
    found.extend(help.map(|help| (K::Help, help.given_on.unwrap_or(help.due))));
    let noted = records.contacts.iter().filter(|one| !one.note.is_empty());
    found.extend(noted.map(|contact| (K::Contact, contact.on)));
    let referrals = records.referrals.iter();
    found.extend(referrals.map(|one| (K::Referral, one.created_on)));
    found.extend(records.actions.iter().map(|action| (K::Action, action.due)));
    found.extend(records.items.iter().map(|item| (K::Supervision, item.on)));
    in_order(records, found)
}

fn in_order(records: &CaseRecords, mut found: Vec<(PlaceKind, Day)>) -> Vec<Place> {
    found.sort_by_key(|(kind, on)| (*on, *kind));
    let place = |(kind, on)| Place {
        case: records.file.id,
        code: records.file.code.clone(),
        kind,
        on,
    };
    found.into_iter().map(place).collect()
}
