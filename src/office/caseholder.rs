//! A specialist with the outlines of all cases: what lists ask of them, each for whoever asks. Of what was
//! counted and put in order for those to whom a case is open, that is taken out which is shut to the caller.

use super::caseload::{CaseFilter, CaseSort};
use super::cases::{Seen, opens_cases};
use super::desk::Desk;
use super::marks::Marks;
use super::orders::{Figures, Presses, wanted};
use super::outline::ActionOutline;
use super::outlines::Held;
use super::referrals::Waiting;
use super::refusal::Refusal;
use crate::domain::Day;
use crate::domain::identifier::{AccountId, ActionId, CaseId};
use crate::domain::specialist::Specialist;
use std::sync::Arc;

/// A specialist with the outlines of all cases.
pub(super) struct Caseholder {
    pub specialist: Specialist,
    held: Arc<Held>,
}

/// The open actions that the caller may see.
pub(super) struct OpenActions {
    pub count: usize,
    pub overdue: usize,
    /// The first of them.
    pub first: Vec<(Day, ActionId)>,
}

impl Caseholder {
    /// The specialists whom the caller may see.
    pub fn team(desk: &Desk<'_>) -> Result<Vec<Self>, Refusal> {
        Self::each(desk, desk.specialists()?)
    }

    /// These specialists.
    pub fn each(desk: &Desk<'_>, specialists: Vec<Specialist>) -> Result<Vec<Self>, Refusal> {
        let (store, settings, today) = (desk.store, desk.settings(), desk.today);
        let held = desk.outlines.of(store, settings, today, &specialists)?;
        let each = specialists.into_iter().zip(held);
        Ok(each
            .map(|(specialist, held)| Self { specialist, held })
            .collect())
    }

    /// The figures of the open cases.
    pub fn figures(&self, desk: &Desk<'_>) -> Figures {
        let counted = self.held.counted();
        let mut figures = match opens_cases(desk) {
            true => counted.figures.clone(),
            false => Figures::default(),
        };
        let apart = self.seen_all(desk, self.apart(desk));
        for (_, seen) in apart.filter(|(_, seen)| seen.outline.open()) {
            figures.add(seen.facts(), seen.referrals());
        }
        figures
    }

    /// The cases that a filter leaves.
    pub fn wanted(&self, desk: &Desk<'_>, filter: CaseFilter) -> Marks {
        let mut marks = self.held.counted().wanted(filter);
        for (at, seen) in self.shut(desk) {
            if !wanted(filter, seen.outline, seen.facts(), seen.referrals()) {
                marks.clear(at);
            }
        }
        marks
    }

    /// The first so many of the cases that are marked: of those that the caller may open and of the others,
    /// each in their order.
    pub fn first<'a>(
        &'a self,
        desk: &Desk<'_>,
        marks: &'a Marks,
        by: CaseSort,
        most: Option<usize>,
    ) -> impl Iterator<Item = Seen<'a>> + use<'a> {
        let most = most.unwrap_or(usize::MAX);
        let is_marked = |(at, seen): (usize, Seen<'a>)| marks.has(at).then_some(seen);
        let known = self
            .seen_all(desk, self.held.sorted(by))
            .filter_map(is_marked);
        let known = known.filter(|seen| seen.known).take(most);
        known.chain(self.shut(desk).filter_map(is_marked).take(most))
    }

    /// The first so many of the cases that press, in their order.
    pub fn pressing<'a>(
        &'a self,
        desk: &Desk<'_>,
        kind: Presses,
        most: Option<usize>,
    ) -> impl Iterator<Item = Seen<'a>> + use<'a> {
        let pressing = self.seen_all(desk, self.held.pressing(kind));
        let known = pressing.map(|(_, seen)| seen).filter(|seen| seen.known);
        known.take(most.unwrap_or(usize::MAX))
    }

    /// The open referrals of open cases that are open to the caller, in their order.
    pub fn referrals<'a>(&'a self, desk: &Desk<'_>) -> impl Iterator<Item = Waiting<'a>> + use<'a> {
        let reader = Reader::of(desk);
        let referrals = self.held.referrals().iter();
        referrals.filter_map(move |(at, number)| {
            let seen = self.seen(reader, *at as usize)?;
            let referral = seen.referrals().get(*number as usize)?;
            Some(Waiting { seen, referral })
        })
    }

    /// The open actions, as far as the cases that they are about are open to the caller.
    pub fn actions(&self, desk: &Desk<'_>, most: Option<usize>) -> Result<OpenActions, Refusal> {
        let [plain, others] = self.held.actions_by_day();
        let mut apart = Vec::new();
        for (due, id) in others {
            if self.action(desk, *id)?.is_some() {
                apart.push((*due, *id));
            }
        }
        let overdue = plain.partition_point(|(due, _)| *due < desk.today);
        let overdue_apart = apart.iter().filter(|(due, _)| *due < desk.today);
        let first = plain.iter().take(most.unwrap_or(usize::MAX));
        Ok(OpenActions {
            count: plain.len() + apart.len(),
            overdue: overdue + overdue_apart.count(),
            first: first.copied().chain(apart.iter().copied()).collect(),
        })
    }

    /// The day on which an open action of this specialist is due, if the caller may see it.
    pub fn action(&self, desk: &Desk<'_>, id: ActionId) -> Result<Option<Day>, Refusal> {
        match self.held.actions.get(&id) {
            Some(action) if self.shows(desk, action)? => Ok(Some(action.due)),
            _ => Ok(None),
        }
    }

    /// Whether a session waits for the caller's signature.
    pub fn waits_for_signature(&self, desk: &Desk<'_>) -> bool {
        let mut held_by = self.held.unsigned.values();
        held_by.any(|supervisor| *supervisor == desk.account())
    }

    /// The ids of all cases, by place.
    pub fn cases(&self) -> &[CaseId] {
        &self.held.counted().cases
    }

    /// The places of those that are shut to the caller.
    pub fn shut_places<'a>(&'a self, desk: &Desk<'_>) -> impl Iterator<Item = usize> + use<'a> {
        self.shut(desk).map(|(at, _)| at)
    }

    /// Whether the case that an action is about is open to the caller, if it is about one.
    fn shows(&self, desk: &Desk<'_>, action: &ActionOutline) -> Result<bool, Refusal> {
        let Some(case) = action.case else {
            return Ok(true);
        };
        match self.held.place(case) {
            Ok(at) => {
                let outline = self.held.cases.get(at);
                Ok(outline.is_some_and(|outline| outline.opens_to(desk.account())))
            }
            Err(_) => Ok(desk.case_if_open(case)?.is_some()),
        }
    }

    /// The cases that are shut to the caller, by code.
    fn shut<'a>(&'a self, desk: &Desk<'_>) -> impl Iterator<Item = (usize, Seen<'a>)> + use<'a> {
        let apart = self.seen_all(desk, self.apart(desk));
        apart.filter(|(_, seen)| !seen.known)
    }

    /// The cases that may be shut to the caller, by code.
    fn apart(&self, desk: &Desk<'_>) -> &[u32] {
        match opens_cases(desk) {
            true => &self.held.counted().restricted,
            false => self.held.sorted(CaseSort::Code),
        }
    }

    fn seen_all<'a>(
        &'a self,
        desk: &Desk<'_>,
        places: &'a [u32],
    ) -> impl Iterator<Item = (usize, Seen<'a>)> + use<'a> {
        let reader = Reader::of(desk);
        let places = places.iter().map(|at| *at as usize);
        places.filter_map(move |at| Some((at, self.seen(reader, at)?)))
    }

    fn seen(&self, reader: Reader, at: usize) -> Option<Seen<'_>> {
        let outline = self.held.cases.get(at)?;
        Some(Seen {
            outline,
            specialist: &self.specialist,
            known: reader.opens_cases && outline.opens_to(reader.account),
        })
    }
}

/// Who asks, as far as cases depend on it.
#[derive(Clone, Copy)]
struct Reader {
    opens_cases: bool,
    account: AccountId,
}

impl Reader {
    fn of(desk: &Desk<'_>) -> Self {
        Self {
            opens_cases: opens_cases(desk),
            account: desk.account(),
        }
    }
}
