//! What of one specialist's outlines is counted and put in order when it is asked for first, and kept until one
//! of them changes: a page of a list then costs what its rows cost, however many cases there are.
//!
//! Cases count here as to whoever may open them. The few that are restricted are named apart, for whoever
//! may not.

use super::caseload::{CaseFilter, CaseSort};
use super::marks::Marks;
use super::outline::{ActionOutline, Facts, Outline, Place, Pressing, ReferralOutline};
use super::outlines::Held;
use crate::domain::Day;
use crate::domain::case::{CaseCode, Risk};
use crate::domain::identifier::{ActionId, CaseId, ReferralId};
use crate::domain::referral::WaitsFor;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// What was counted and put in order so far. Cases are known by their place among the outlines.
#[derive(Clone, Default)]
pub(super) struct Orders {
    counted: OnceLock<Counted>,
    sorted: [OnceLock<Vec<u32>>; CaseSort::ALL.len()],
    pressing: [OnceLock<Vec<u32>>; 2],
    referrals: OnceLock<Vec<(u32, u32)>>,
    actions: OnceLock<[ByDay; 2]>,
}

/// Open actions, the earliest due first.
pub(super) type ByDay = Vec<(Day, ActionId)>;

/// What is counted of cases.
#[derive(Clone)]
pub(super) struct Counted {
    /// The ids of all of them.
    pub cases: Vec<CaseId>,
    /// Those of the cases that are open to everybody.
    pub figures: Figures,
    /// The places of the other cases, by code.
    pub restricted: Vec<u32>,
    filters: [Marks; CaseFilter::ALL.len()],
}

/// The figures of open cases.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Figures {
    pub open: usize,
    pub high: usize,
    pub overdue: usize,
    pub silent: usize,
    pub points: u32,
    /// Their cases that are urgent, and those that wait for a decision.
    pub urgent: usize,
    pub decisions: usize,
    /// Their open referrals, by whose turn it is.
    pub referrals: BTreeMap<WaitsFor, usize>,
    /// Those of them that the partner answers late.
    pub late: usize,
    /// Those of them that wait for the team, or are late.
    pub for_us: usize,
}

/// What presses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Presses {
    /// What is urgent.
    Urgent,
    /// What waits for a decision.
    Decision,
}

impl Held {
    /// What is counted.
    pub fn counted(&self) -> &Counted {
        self.orders.counted.get_or_init(|| Counted::of(&self.cases))
    }

    /// All cases in an order.
    pub fn sorted(&self, by: CaseSort) -> &[u32] {
        let sorted = self.orders.sorted.get(by as usize);
        sorted.map_or(&[], |sorted| {
            sorted.get_or_init(|| {
                let mut cases: Vec<(u32, &Outline)> = numbered(&self.cases).collect();
                cases.sort_by(|(_, one), (_, other)| {
                    case_order(by, (&one.facts, &one.code), (&other.facts, &other.code))
                });
                cases.into_iter().map(|(at, _)| at).collect()
            })
        })
    }

    /// The open cases that press, the most pressing first.
    pub fn pressing(&self, kind: Presses) -> &[u32] {
        let pressing = self.orders.pressing.get(kind as usize);
        pressing.map_or(&[], |pressing| {
            pressing.get_or_init(|| {
                let open = numbered(&self.cases).filter(|(_, case)| case.open());
                let place = |(at, case)| Some((pressing_place(kind, case)?, at));
                let mut pressing: Vec<_> = open.filter_map(place).collect();
                pressing.sort_unstable();
                pressing.into_iter().map(|(_, at)| at).collect()
            })
        })
    }

    /// The open referrals of open cases, by their places among those of the case.
    pub fn referrals(&self) -> &[(u32, u32)] {
        self.orders.referrals.get_or_init(|| {
            let open = numbered(&self.cases).filter(|(_, case)| case.open());
            let referrals = open.flat_map(|(at, case)| {
                let referrals = numbered(&case.referrals);
                referrals.map(move |(number, one)| (referral_place(case, one), (at, number)))
            });
            let mut referrals: Vec<_> = referrals.collect();
            referrals.sort_unstable();
            referrals.into_iter().map(|(_, at)| at).collect()
        })
    }

    /// The open actions that anybody may see: of no case, or of one that is open to everybody; and the others.
    pub fn actions_by_day(&self) -> &[ByDay; 2] {
        self.orders.actions.get_or_init(|| {
            let mut actions: Vec<_> = self.actions.iter().collect();
            actions.sort_unstable_by_key(|(id, action)| (action.due, **id));
            let (plain, others): (Vec<_>, Vec<_>) =
                actions.into_iter().partition(|(_, one)| self.is_plain(one));
            let by_day = |all: Vec<(&ActionId, &ActionOutline)>| {
                all.into_iter().map(|(id, one)| (one.due, *id)).collect()
            };
            [by_day(plain), by_day(others)]
        })
    }

    fn is_plain(&self, action: &ActionOutline) -> bool {
        let case = action.case.map(|case| self.place(case).ok());
        case.is_none_or(|at| {
            let case = at.and_then(|at| self.cases.get(at));
            case.is_some_and(|case| !case.restricted())
        })
    }
}

impl Counted {
    fn of(cases: &[Outline]) -> Self {
        let mut counted = Self {
            cases: cases.iter().map(|case| case.case).collect(),
            figures: Figures::default(),
            restricted: Vec::new(),
            filters: std::array::from_fn(|_| Marks::none(cases.len())),
        };
        for (at, case) in numbered(cases) {
            if case.restricted() {
                counted.restricted.push(at);
            } else if case.open() {
                counted.figures.add(&case.facts, &case.referrals);
            }
            for filter in CaseFilter::ALL {
                if let Some(marks) = counted.filters.get_mut(*filter as usize)
                    && wanted(*filter, case, &case.facts, &case.referrals)
                {
                    marks.set(at as usize);
                }
            }
        }
        let code = |at: &u32| cases.get(*at as usize).map(|case| case.code.clone());
        counted.restricted.sort_by_cached_key(code);
        counted
    }

    /// The cases that a filter leaves.
    pub fn wanted(&self, filter: CaseFilter) -> Marks {
        let marks = self.filters.get(filter as usize);
        marks.cloned().unwrap_or_default()
    }
}

impl Figures {
    /// Counts an open case.
    pub fn add(&mut self, facts: &Facts, referrals: &[ReferralOutline]) {
        self.open += 1;
        self.high += usize::from(facts.risk == Risk::High);
        self.overdue += usize::from(facts.overdue);
        self.silent += usize::from(facts.silent);
        self.points += facts.points;
        self.urgent += usize::from(facts.urgent.is_some());
        self.decisions += usize::from(facts.decision.is_some());
        for referral in referrals {
            *self.referrals.entry(referral.waits_for).or_default() += 1;
            self.late += usize::from(referral.late > 0);
            self.for_us += usize::from(referral.wants_us());
        }
    }
}

/// Whether a filter leaves a case.
pub(super) fn wanted(
    filter: CaseFilter,
    outline: &Outline,
    facts: &Facts,
    referrals: &[ReferralOutline],
) -> bool {
    let open = outline.open();
    match filter {
        CaseFilter::All => true,
        CaseFilter::Closed => !open,
        CaseFilter::Open => open,
        CaseFilter::HighRisk => open && facts.risk == Risk::High,
        CaseFilter::Overdue => facts.attention,
        CaseFilter::WithReferral => open && !referrals.is_empty(),
    }
}

/// The order of two cases; what is equal stands in the order of the codes.
pub(super) fn case_order(
    by: CaseSort,
    (facts, code): (&Facts, &CaseCode),
    (against, other): (&Facts, &CaseCode),
) -> Ordering {
    let need = |facts: &Facts| (facts.need, -facts.risk.weight());
    let order = match by {
        CaseSort::Need => need(facts).cmp(&need(against)),
        CaseSort::Risk => facts.risk.cmp(&against.risk),
        // Never seen or reached comes before long ago: `None` is less than any day.
        CaseSort::LastContact => facts.last_contact_on.cmp(&against.last_contact_on),
        CaseSort::ChildSeen => facts.child.cmp(&against.child),
        CaseSort::NextDue => facts.next_due.cmp(&against.next_due),
        CaseSort::Code => Ordering::Equal,
    };
    order.then_with(|| code.cmp(other))
}

/// Where a case stands among those that press: what somebody flagged, the newest first, then by risk, then by
/// days late, then by code. A flag is somebody saying "look now".
pub(super) fn pressing_place(kind: Presses, case: &Outline) -> Option<(PressingPlace, &CaseCode)> {
    let pressing = match kind {
        Presses::Urgent => case.facts.urgent,
        Presses::Decision => case.facts.decision,
    };
    let (unflagged, days): Pressing = pressing?;
    Some(((unflagged, case.facts.risk, days), &case.code))
}

/// Whether nobody flagged it, its risk, days.
pub(super) type PressingPlace = (bool, Risk, i64);

/// Where an open referral stands.
pub(super) fn referral_place<'a>(
    case: &'a Outline,
    referral: &ReferralOutline,
) -> (Place, &'a CaseCode, ReferralId) {
    (referral.place(), &case.code, referral.referral)
}

fn numbered<T>(all: &[T]) -> impl Iterator<Item = (u32, &T)> {
    (0..).zip(all)
}
