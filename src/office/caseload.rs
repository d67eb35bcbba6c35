//! Caseloads: lists of cases, sorted, filtered, searched.

use super::cases::{Cases, ShutCase};
use super::desk::Desk;
use super::erasure;
use super::refusal::Refusal;
use super::rows::{case_row, shut_row};
use super::search::Typed;
use crate::domain::Day;
use crate::domain::area::AreaCode;
use crate::domain::case::{CaseCode, CaseStatus, Risk};
use crate::domain::coded::coded;
use crate::domain::due::Due;
use crate::domain::identifier::{CaseId, PartnerId, SpecialistId};
use crate::domain::message::Message;
use crate::domain::rule::Rule;
use crate::domain::specialist::Specialist;
use crate::domain::standing::Standing;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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
    /// The cases.
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
        rows: Vec::new(),
        erased: None,
        query,
    };
    let search = Search::new(desk, &answer.query.search)?;
    for specialist in &specialists {
        let cases = Cases::of(desk, specialist.id)?;
        answer.open += cases.count_open();
        let open = cases.known.iter().filter(|standing| standing.open());
        answer.high += open.filter(|standing| standing.risk == Risk::High).count();
        let found = cases.known.iter().filter(|one| search.matches(desk, one));
        let rows = found.map(|standing| case_row(desk, standing, specialist));
        answer.rows.extend(rows);
        let found = cases.shut.iter().filter(|one| search.finds(desk, one));
        let rows = found.map(|shut| shut_row(shut, specialist));
        answer.rows.extend(rows);
    }
    answer.rows.retain(|row| wanted(answer.query.filter, row));
    sort(&mut answer.rows, answer.query.sort);
    if answer.rows.is_empty() {
        answer.erased = erasure::known_by_code(desk, &answer.query.search)?;
    }
    Ok(answer)
}

/// The rows of every case that the caller may see, by code.
pub(super) fn every_case(desk: &Desk<'_>, search: &str) -> Result<Vec<CaseRow>, Refusal> {
    let query = CaseloadQuery {
        specialist: None,
        search: search.to_owned(),
        filter: CaseFilter::All,
        sort: CaseSort::Code,
    };
    Ok(caseload(desk, query)?.rows)
}

/// The row of one case.
pub(super) fn row_of(desk: &Desk<'_>, standing: &Standing) -> Result<CaseRow, Refusal> {
    let specialist: Specialist = desk.specialist(standing.owner)?.record;
    Ok(case_row(desk, standing, &specialist))
}

fn wanted(filter: CaseFilter, row: &CaseRow) -> bool {
    let open = row.status == CaseStatus::Open;
    match filter {
        CaseFilter::All => true,
        CaseFilter::Closed => !open,
        CaseFilter::Open => open,
        CaseFilter::HighRisk => open && row.risk == Risk::High,
        CaseFilter::Overdue => row
            .rules
            .iter()
            .any(|rule| matches!(rule.item(), 3 | 5 | 6 | 7)),
        CaseFilter::WithReferral => open && row.referrals > 0,
    }
}

/// Sorts rows; what is equal stays in the order of the codes.
fn sort(rows: &mut [CaseRow], by: CaseSort) {
    rows.sort_by(|one, other| one.code.cmp(&other.code));
    match by {
        CaseSort::Need => rows.sort_by_key(need),
        CaseSort::Risk => rows.sort_by_key(|row| row.risk),
        // Never seen or reached comes before long ago: `None` is less than any day.
        CaseSort::LastContact => rows.sort_by_key(|row| row.last_contact_on),
        CaseSort::ChildSeen => rows.sort_by_key(|row| (row.children == 0, row.child_seen_on)),
        CaseSort::NextDue => rows.sort_by_key(|row| row.next_due.map_or(Day::MAX, |due| due.on)),
        CaseSort::Code => {}
    }
}

fn need(row: &CaseRow) -> (bool, u8, i64) {
    let first = row.rules.first();
    let urgent = first.is_some_and(|rule| rule.urgent());
    (
        !urgent,
        first.map_or(u8::MAX, |rule| rule.item()),
        -row.risk.weight(),
    )
}

/// A typed text, and the partners' names that it is held against.
struct Search {
    typed: Typed,
    partners: BTreeMap<PartnerId, String>,
}

impl Search {
    fn new(desk: &Desk<'_>, text: &str) -> Result<Self, Refusal> {
        let typed = Typed::new(desk, text);
        let partners = if typed.is_empty() {
            BTreeMap::new()
        } else {
            super::directory::names(desk)?
        };
        Ok(Self { typed, partners })
    }

    /// Whether code, headline, names, area or partners of a case match.
    fn matches(&self, desk: &Desk<'_>, standing: &Standing) -> bool {
        if self.typed.is_empty() {
            return true;
        }
        let mut said = known_to_all(desk, &standing.code, &standing.area);
        said.push(&standing.headline);
        let partners = standing.referrals.iter();
        said.extend(partners.filter_map(|open| Some(self.partners.get(&open.partner)?.as_str())));
        let members = standing.members.iter();
        let names: Vec<String> = members.map(|member| member.name.full()).collect();
        self.typed.finds_person(&said, &names)
    }

    /// Whether code or area of a case match that is shut to the caller.
    fn finds(&self, desk: &Desk<'_>, shut: &ShutCase) -> bool {
        self.typed
            .finds(&known_to_all(desk, &shut.code, &shut.area))
    }
}

/// What is searched of every case: the code, and its area in three languages.
fn known_to_all<'a>(desk: &'a Desk<'_>, code: &'a CaseCode, area: &AreaCode) -> Vec<&'a str> {
    let mut said = vec![code.0.as_str()];
    if let Some(area) = desk.profile.area(area) {
        let names = &area.names;
        said.extend([
            names.turkmen.as_str(),
            &names.russian,
            &names.english,
            &area.aliases,
        ]);
    }
    said
}
