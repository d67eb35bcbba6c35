//! A specialist with the outlines of all cases: what lists ask of them, each for whoever asks. What was counted
//! and put in order of those that the same people may open is open to the caller, or is shut.

use crate::domain::Day;
use crate::domain::identifier::{ActionId, CaseId};
use crate::domain::specialist::Specialist;
use crate::office::caseload::{CaseFilter, CaseSort};
use crate::office::cases::{Seen, opens_cases};
use crate::office::desk::Desk;
use crate::office::figures::Figures;
use crate::office::group::Group;
use crate::office::held::{Held, Home};
use crate::office::marks::Marks;
use crate::office::orders::{Presses, Waits, asks_facts};
use crate::office::outline::{ActionOutline, opens_to};
use crate::office::referrals::Waiting;
use crate::office::refusal::Refusal;
use std::sync::Arc;

/// A specialist with the outlines of all cases.
pub(in crate::office) struct Caseholder {
    pub specialist: Specialist,
    held: Arc<Held>,
}

/// The open actions that the caller may see.
#[derive(Default)]
pub(in crate::office) struct OpenActions {
    pub count: usize,
    pub overdue: usize,
    /// The first of them, and more.
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
        let mut figures = Figures::default();
        for (known, group) in self.groups(desk) {
            figures.add(match known {
                true => group.figures,
                false => group.figures.shut(),
            });
        }
        figures
    }

    /// The cases that a filter leaves.
    pub fn wanted(&self, desk: &Desk<'_>, filter: CaseFilter) -> Marks {
        let mut marks = self.held.wanted(filter);
        if asks_facts(filter) {
            marks.remove(&self.shut(desk));
        }
        marks
    }

    /// The first so many of the cases that are marked, and more: of those that the same people may open, of
    /// each in their order.
    pub fn first<'a>(
        &'a self,
        desk: &Desk<'_>,
        marks: &'a Marks,
        by: CaseSort,
        most: Option<usize>,
    ) -> impl Iterator<Item = Seen<'a>> + use<'a> {
        self.groups(desk).flat_map(move |(known, group)| {
            // Of what is shut there is nothing by which it could be put in order, but its code.
            let by = if known { by } else { CaseSort::Code };
            let first = group.first(self.held.cases(), marks, by, most);
            first.into_iter().flat_map(move |at| self.seen(known, at))
        })
    }

    /// The first so many of the cases that press, and more: of those that the same people may open, of each in
    /// their order.
    pub fn pressing<'a>(
        &'a self,
        desk: &Desk<'_>,
        kind: Presses,
        most: Option<usize>,
    ) -> impl Iterator<Item = Seen<'a>> + use<'a> {
        self.known(desk).flat_map(move |group| {
            let pressing = group.pressing(self.held.cases(), kind).iter();
            let pressing = pressing.take(most.unwrap_or(usize::MAX));
            pressing.flat_map(|at| self.seen(true, *at as usize))
        })
    }

    /// In the same way the first so many open referrals of open cases.
    pub fn referrals<'a>(
        &'a self,
        desk: &Desk<'_>,
        waits: Waits,
        most: Option<usize>,
    ) -> impl Iterator<Item = Waiting<'a>> + use<'a> {
        self.known(desk).flat_map(move |group| {
            let referrals = group.referrals(self.held.cases(), waits).iter();
            let referrals = referrals.take(most.unwrap_or(usize::MAX));
            referrals.filter_map(|(at, number)| {
                let seen = self.seen(true, *at as usize)?;
                let referral = seen.referrals().get(*number as usize)?;
                Some(Waiting { seen, referral })
            })
        })
    }

    /// The open actions, as far as the cases that they are about are open to the caller.
    pub fn actions(&self, desk: &Desk<'_>, most: Option<usize>) -> Result<OpenActions, Refusal> {
        let mut open = OpenActions::default();
        for (home, actions) in self.held.by_day() {
            match home {
                Home::Here(named) if opens_to(named.as_deref(), desk.account()) => {
                    open.add(actions, desk.today, most);
                }
                Home::Here(_) => {}
                Home::Elsewhere => {
                    let mut shown = Vec::new();
                    for (due, id) in actions {
                        if self.action(desk, *id)?.is_some() {
                            shown.push((*due, *id));
                        }
                    }
                    open.add(&shown, desk.today, most);
                }
            }
        }
        Ok(open)
    }

    /// The day on which an open action of this specialist is due, if the caller may see it.
    pub fn action(&self, desk: &Desk<'_>, id: ActionId) -> Result<Option<Day>, Refusal> {
        match self.held.action(id) {
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
        self.held.ids()
    }

    /// Those that are shut to the caller.
    pub fn shut(&self, desk: &Desk<'_>) -> Marks {
        let mut shut = Marks::default();
        for (_, group) in self.groups(desk).filter(|(known, _)| !known) {
            shut.join(&group.cases);
        }
        shut
    }

    /// Whether the case that an action is about is open to the caller, if it is about one.
    fn shows(&self, desk: &Desk<'_>, action: &ActionOutline) -> Result<bool, Refusal> {
        let Some(case) = action.case else {
            return Ok(true);
        };
        match self.held.place(case) {
            Ok(at) => {
                let outline = self.held.cases().get(at);
                Ok(outline.is_some_and(|outline| outline.opens_to(desk.account())))
            }
            Err(_) => Ok(desk.case_if_open(case)?.is_some()),
        }
    }

    /// The cases, as far as the same people may open them, and whether the caller is one of these.
    fn groups<'a>(&'a self, desk: &Desk<'_>) -> impl Iterator<Item = (bool, &'a Group)> + use<'a> {
        let (opens_cases, account) = (opens_cases(desk), desk.account());
        let groups = self.held.groups();
        groups.map(move |(kind, group)| (opens_cases && kind.opens_to(account), group))
    }

    fn known<'a>(&'a self, desk: &Desk<'_>) -> impl Iterator<Item = &'a Group> + use<'a> {
        let known = self.groups(desk).filter(|(known, _)| *known);
        known.map(|(_, group)| group)
    }

    fn seen(&self, known: bool, at: usize) -> Option<Seen<'_>> {
        Some(Seen {
            outline: self.held.cases().get(at)?,
            specialist: &self.specialist,
            known,
        })
    }
}

impl OpenActions {
    /// Counts these as well, which are put in order.
    fn add(&mut self, actions: &[(Day, ActionId)], today: Day, most: Option<usize>) {
        self.count += actions.len();
        self.overdue += actions.partition_point(|(due, _)| *due < today);
        let first = actions.iter().take(most.unwrap_or(usize::MAX));
        self.first.extend(first);
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests;
