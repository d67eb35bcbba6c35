//! Retention: what has been kept for as long as the settings say. It is a list for somebody to decide
//! about; nothing is erased by itself.

use super::desk::Desk;
use super::refusal::Refusal;
use crate::domain::Day;
use crate::domain::area::AreaCode;
use crate::domain::case::CaseCode;
use crate::domain::identifier::{CaseId, Identifier, PersonId, SessionId};
use crate::domain::person::{Membership, Person};
use crate::domain::standing::Standing;
use crate::domain::tombstone::{Erased, Tombstone};
use chrono::Months;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What may be erased, and what was.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Review {
    /// For how many years such records are kept.
    pub years: u32,
    /// How many newer backups it takes until none of an earlier day is left.
    pub backups_kept: u32,
    /// The names of the folders beside the store's that hold it as it once was.
    pub copies: Vec<String>,
    /// Ended cases that were kept for so long, the longest ago first; then people without any case. In
    /// the review of personal parts, these.
    pub rows: Vec<ReviewRow>,
    /// What was erased, the latest first.
    pub erased: Vec<Tombstone>,
}

/// A case, a person or a personal part to decide about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewRow {
    /// Which.
    pub subject: Subject,
    /// The headline of a case, which is empty where the reader may not open it; a person's initials; the
    /// name of the other one who was in a session.
    pub headline: String,
    /// The area that registered the case.
    pub area: Option<AreaCode>,
    /// Whose case it is, or with whom the session was held.
    pub specialist_name: String,
    /// Whether the case is open to named people only, and the reader is not one of them.
    pub restricted: bool,
    /// The day the case ended; the day a person was registered; the day of the session.
    pub ended_on: Day,
    /// Since when it may be erased.
    pub due_on: Day,
}

/// What a row of the review is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Subject {
    /// A case.
    Case(CaseId, CaseCode),
    /// A person who belongs to no case.
    Person(PersonId),
    /// The personal part of a session.
    PersonalPart(SessionId),
}

impl Subject {
    /// What people call it, and type again to have it erased: a case's code, or the first eight digits
    /// of the id of a person or a session.
    pub fn code(&self) -> String {
        match self {
            Self::Case(_, code) => code.0.clone(),
            Self::Person(person) => person_code(*person),
            Self::PersonalPart(session) => first_digits(session),
        }
    }
}

/// The first eight digits of a person's id: what stands for a name where none is shown.
pub fn person_code(person: PersonId) -> String {
    first_digits(&person)
}

fn first_digits(id: &impl ToString) -> String {
    id.to_string().chars().take(8).collect()
}

/// Gathers what may be erased today.
pub(super) fn review(desk: &Desk<'_>) -> Result<Review, Refusal> {
    let mut rows = cases(desk)?;
    rows.extend(people(desk)?);
    // That a personal part was erased is told to the two alone whom it concerned.
    let years = desk.profile.safekeeping.case_years;
    review_of(desk, years, rows, |tombstone| {
        tombstone.what != Erased::PersonalPart
    })
}

/// The review of these rows, with the tombstones that the caller may know of.
pub(super) fn review_of(
    desk: &Desk<'_>,
    years: u32,
    rows: Vec<ReviewRow>,
    known: impl Fn(&Tombstone) -> bool,
) -> Result<Review, Refusal> {
    let mut erased: Vec<Tombstone> = desk.table()?;
    erased.retain(known);
    erased.sort_unstable_by(|one, other| (other.on, &one.code).cmp(&(one.on, &other.code)));
    let copies = desk.store.copies_beside()?.into_iter();
    let names = copies.filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned()));
    let copies = names.collect();
    Ok(Review {
        years,
        backups_kept: desk.profile.safekeeping.backups_kept,
        copies,
        rows,
        erased,
    })
}

fn cases(desk: &Desk<'_>) -> Result<Vec<ReviewRow>, Refusal> {
    let months = Months::new(desk.profile.safekeeping.case_years.saturating_mul(12));
    let mut rows = Vec::new();
    for specialist in desk.specialists()? {
        for standing in desk.all_cases(specialist.id)? {
            let ended_on = ended_on(&standing);
            let due_on = ended_on.checked_add_months(months).unwrap_or(Day::MAX);
            if standing.open() || desk.today < due_on {
                continue;
            }
            let open = standing.opens_to(desk.account());
            rows.push(ReviewRow {
                subject: Subject::Case(standing.case, standing.code),
                headline: if open {
                    standing.headline
                } else {
                    String::new()
                },
                area: Some(standing.area),
                specialist_name: specialist.name.clone(),
                restricted: !open,
                ended_on,
                due_on,
            });
        }
    }
    rows.sort_by_key(|row| (row.ended_on, row.subject.code()));
    Ok(rows)
}

/// The day a case ended. One that was transferred, or registered twice, has no closure: the last that
/// was heard of it counts.
fn ended_on(standing: &Standing) -> Day {
    let heard = standing.last_contact_on.or(standing.last_try_on);
    standing
        .closed_on
        .or(heard)
        .unwrap_or(standing.registered_on)
}

fn people(desk: &Desk<'_>) -> Result<Vec<ReviewRow>, Refusal> {
    let memberships: Vec<Membership> = desk.table()?;
    let members: BTreeSet<PersonId> = memberships.iter().map(|one| one.person).collect();
    let mut people: Vec<Person> = desk.table()?;
    people.retain(|person| !members.contains(&person.id));
    people.sort_unstable_by_key(|person| (person.registered_on, person.id.bytes()));
    let rows = people.iter().map(|person| ReviewRow {
        subject: Subject::Person(person.id),
        headline: desk.name_of(person),
        area: None,
        specialist_name: String::new(),
        restricted: false,
        ended_on: person.registered_on,
        due_on: person.registered_on,
    });
    Ok(rows.collect())
}
