//! Caseloads: lists of cases, sorted, filtered, searched.

use super::caseholder::{Caseholder, marked};
use super::cases::{Seen, ShutCase, with_standings};
use super::desk::{Desk, PAGE};
use super::erasure;
use super::marks::Marks;
use super::refusal::Refusal;
use super::rows::{case_row, shut_row};
use super::search::Typed;
use crate::domain::Day;
use crate::domain::area::AreaCode;
use crate::domain::case::{CaseCode, CaseStatus, Risk};
use crate::domain::coded::coded;
use crate::domain::due::Due;
use crate::domain::identifier::{CaseId, SpecialistId};
use crate::domain::message::Message;
use crate::domain::rule::Rule;
use crate::domain::specialist::Specialist;
use crate::domain::standing::Standing;
use serde::{Deserialize, Serialize};

coded! {
    /// What a caseload is sorted by.
    pub enum CaseSort("sort") {
        /// What needs us: the order of the agenda.
        Need = "need",
        /// Risk, high first.
        Risk = "risk",
        /// Last contact, the longest ago first.
        LastContact = "last_contact",
        /// Child last seen, the longest ago first.
        ChildSeen = "child_seen",
        /// What is due next, the earliest first.
        NextDue = "next_due",
        /// Code.
        Code = "code",
    }
}

coded! {
    /// Which cases a caseload shows.
    pub enum CaseFilter("filter") {
        /// Open cases.
        Open = "open",
        /// Open cases at high risk.
        HighRisk = "high_risk",
        /// Open cases with something overdue or silent.
        Overdue = "overdue",
        /// Open cases with an open referral.
        WithReferral = "with_referral",
        /// Closed and transferred cases.
        Closed = "closed",
        /// Every case.
        All = "all",
    }
}

/// Which caseload, and how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseloadQuery {
    /// Whose cases; `None`: everybody's whom I may see.
    pub specialist: Option<SpecialistId>,
    /// A typed text: code, headline, name, area, partner, in any of three spellings.
    pub search: String,
    /// Which cases.
    pub filter: CaseFilter,
    /// In which order.
    pub sort: CaseSort,
    /// At most so many rows, the first in that order; `None`: all.
    pub most: Option<usize>,
}

/// A caseload.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Caseload {
    /// The question that it answers.
    pub query: CaseloadQuery,
    /// Whose cases they are, if they are one specialist's.
    pub specialist_name: Option<String>,
    /// Open cases in all, whatever the filter, restricted ones too.
    pub open: usize,
    /// Of these at high risk, as far as they are open to the reader.
    pub high: usize,
    /// How many cases were found.
    pub found: usize,
    /// The first of them.
    pub rows: Vec<CaseRow>,
    /// The case whose code was searched for, and the day on which it was erased; only for who may erase cases.
    pub erased: Option<(CaseCode, Day)>,
}

/// A case in a list. Of a restricted case that the reader may not open, only code, area, specialist,
/// status and `restricted` say something.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CaseRow {
    /// The case.
    pub case: CaseId,
    /// Its code.
    pub code: CaseCode,
    /// The area.
    pub area: AreaCode,
    /// Whose case it is.
    pub specialist: SpecialistId,
    /// The specialist's name.
    pub specialist_name: String,
    /// The status.
    pub status: CaseStatus,
    /// Whether it is open to named people only.
    pub named_only: bool,
    /// Whether the reader is not one of them.
    pub restricted: bool,
    /// Its headline.
    pub headline: String,
    /// The level of risk.
    pub risk: Risk,
    /// The person whom it is about: initials, or the full name where it is unmasked.
    pub initials: String,
    /// How many people live in the household.
    pub people: usize,
    /// How many of them are children.
    pub children: usize,
    /// The day a child was last seen.
    pub child_seen_on: Option<Day>,
    /// Whether that is too long ago.
    pub child_unseen: bool,
    /// The day of the last contact.
    pub last_contact_on: Option<Day>,
    /// Whether that is too long ago.
    pub silent: bool,
    /// The day of the last try that no contact followed.
    pub last_try_on: Option<Day>,
    /// What is due next.
    pub next_due: Option<Due>,
    /// The day it was last talked about.
    pub discussed_on: Option<Day>,
    /// The rules that hold, strongest first.
    pub rules: Vec<Rule>,
    /// The strongest reason.
    pub reason: Option<Message>,
    /// Open referrals.
    pub referrals: usize,
    /// The day of registration.
    pub registered_on: Option<Day>,
}

/// The cases that a query asks for.
pub(super) fn caseload(desk: &Desk<'_>, query: CaseloadQuery) -> Result<Caseload, Refusal> {
    let specialists = match query.specialist {
        Some(id) => vec![desk.specialist(id)?.record],
        None => desk.specialists()?,
    };
    let mut answer = Caseload {
        specialist_name: query
            .specialist
            .and_then(|_| specialists.first())
            .map(|found| found.name.clone()),
        open: 0,
        high: 0,
        found: 0,
        rows: Vec::new(),
        erased: None,
        query,
    };
    let query = &answer.query;
    let typed = Typed::new(desk, &query.search);
    let holders = Caseholder::each(desk, specialists)?;
    let mut wanted: Vec<Marks> = Vec::new();
    for holder in &holders {
        let figures = holder.figures(desk);
        answer.open += figures.open;
        answer.high += figures.high;
        wanted.push(holder.wanted(desk, query.filter));
    }
    if !typed.is_empty() {
        let marks = typed.marks(desk, &holders)?;
        let both = wanted.iter_mut().zip(&marks);
        both.for_each(|(wanted, marks)| wanted.retain(marks));
    }
    answer.found = wanted.iter().map(Marks::count).sum();
    let found = marked(desk, holders.iter().zip(&wanted), query.sort);
    let found: Vec<Seen<'_>> = found.take(query.most.unwrap_or(usize::MAX)).collect();
    answer.rows = rows(desk, &found)?;
    if answer.rows.is_empty() {
        answer.erased = erasure::known_by_code(desk, &answer.query.search)?;
    }
    Ok(answer)
}

fn rows(desk: &Desk<'_>, found: &[Seen<'_>]) -> Result<Vec<CaseRow>, Refusal> {
    let row = |(seen, standing): (&Seen<'_>, Standing)| match seen.known {
        true => case_row(desk, &standing, seen.specialist),
        false => shut_row(&ShutCase::of(&standing), seen.specialist),
    };
    let mut rows = Vec::new();
    for some in found.chunks(PAGE) {
        let some = with_standings(desk, some, |seen| *seen)?.into_iter();
        rows.extend(some.map(row));
    }
    Ok(rows)
}

/// The rows of every case that the caller may see, by code.
pub(super) fn every_case(desk: &Desk<'_>, search: &str) -> Result<Vec<CaseRow>, Refusal> {
    let query = CaseloadQuery {
        specialist: None,
        search: search.to_owned(),
        filter: CaseFilter::All,
        sort: CaseSort::Code,
        most: None,
    };
    Ok(caseload(desk, query)?.rows)
}

/// The row of one case.
pub(super) fn row_of(desk: &Desk<'_>, standing: &Standing) -> Result<CaseRow, Refusal> {
    let specialist: Specialist = desk.specialist(standing.owner)?.record;
    Ok(case_row(desk, standing, &specialist))
}
