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
use crate::office::merging::merged;
use crate::office::orders::{Presses, Waits, asks_facts, case_order, pressing_place};
use crate::office::outline::{ActionOutline, opens_to};
use crate::office::referrals::Waiting;
use crate::office::refusal::Refusal;
use std::borrow::Cow;
use std::sync::Arc;

/// A specialist with the outlines of all cases.
pub(in crate::office) struct Caseholder {
    pub specialist: Specialist,
    held: Arc<Held>,
}

/// The open actions that the caller may see.
#[derive(Default)]
pub(in crate::office) struct OpenActions<'a> {
    pub count: usize,
    pub overdue: usize,
    /// They themselves, in several lists.
    lists: Vec<Cow<'a, [(Day, ActionId)]>>,
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

    /// The open actions, as far as the cases that they are about are open to the caller.
    pub fn actions(&self, desk: &Desk<'_>) -> Result<OpenActions<'_>, Refusal> {
        let mut open = OpenActions::default();
        for (home, actions) in self.held.by_day() {
            match home {
                Home::Here(named) if opens_to(named.as_deref(), desk.account()) => {
                    open.add(Cow::Borrowed(actions), desk.today);
                }
                Home::Here(_) => {}
                Home::Elsewhere => {
                    let mut shown = Vec::new();
                    for (due, id) in actions {
                        if self.action(desk, *id)?.is_some() {
                            shown.push((*due, *id));
                        }
                    }
                    open.add(Cow::Owned(shown), desk.today);
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

impl<'a> OpenActions<'a> {
    /// Counts these as well, which are put in order.
    fn add(&mut self, actions: Cow<'a, [(Day, ActionId)]>, today: Day) {
        self.count += actions.len();
        self.overdue += actions.partition_point(|(due, _)| *due < today);
        self.lists.push(actions);
    }
}

/// The cases of these that are marked, in an order. What is shut to the caller says nothing by which it could be
/// put in order, but its code.
pub(in crate::office) fn marked<'a>(
    desk: &Desk<'_>,
    marked: impl Iterator<Item = (&'a Caseholder, &'a Marks)>,
    by: CaseSort,
) -> impl Iterator<Item = Seen<'a>> {
    let lists = marked.flat_map(move |(holder, marks)| {
        holder.groups(desk).map(move |(known, group)| {
            let by = if known { by } else { CaseSort::Code };
            let marked = group.marked(holder.held.cases(), marks, by);
            marked.flat_map(move |at| holder.seen(known, at))
        })
    });
    merged(lists, move |one: &Seen<'_>, other: &Seen<'_>| {
        let place = |seen: &Seen<'a>| (seen.facts(), &seen.outline.code);
        case_order(by, place(one), place(other))
    })
}

/// Their cases that press, the most pressing first.
pub(in crate::office) fn pressing<'a>(
    desk: &Desk<'_>,
    team: &'a [Caseholder],
    kind: Presses,
) -> impl Iterator<Item = Seen<'a>> {
    let lists = team.iter().flat_map(move |holder| {
        holder.known(desk).map(move |group| {
            let pressing = group.pressing(holder.held.cases(), kind).iter();
            pressing.flat_map(move |at| holder.seen(true, *at as usize))
        })
    });
    merged(lists, move |one: &Seen<'_>, other: &Seen<'_>| {
        let place = |seen: &Seen<'a>| pressing_place(kind, seen.outline);
        place(one).cmp(&place(other))
    })
}

/// The open referrals of their open cases that wait for any of these, by turn.
pub(in crate::office) fn referrals<'a>(
    desk: &Desk<'_>,
    team: impl Iterator<Item = &'a Caseholder>,
    waits: &[Waits],
) -> impl Iterator<Item = Waiting<'a>> {
    let lists = team.flat_map(move |holder| {
        let groups = holder.known(desk);
        groups.flat_map(move |group| waits.iter().map(move |waits| (holder, group, *waits)))
    });
    let lists = lists.map(|(holder, group, waits)| {
        let referrals = group.referrals(holder.held.cases(), waits).iter();
        referrals.filter_map(move |(at, number)| {
            let seen = holder.seen(true, *at as usize)?;
            let referral = seen.referrals().get(*number as usize)?;
            Some(Waiting { seen, referral })
        })
    });
    merged(lists, |one: &Waiting<'a>, other: &Waiting<'a>| {
        one.place().cmp(&other.place())
    })
}

/// Their open actions with whose they are, the earliest due first.
pub(in crate::office) fn by_day<'a>(
    team: impl Iterator<Item = (&'a Caseholder, &'a OpenActions<'a>)>,
) -> impl Iterator<Item = (Day, ActionId, &'a Specialist)> {
    let lists = team.flat_map(|(holder, open)| {
        let lists = open.lists.iter();
        lists.map(|list| list.iter().map(|(due, id)| (*due, *id, &holder.specialist)))
    });
    merged(lists, |(due, id, _), (other_due, other, _)| {
        (due, id).cmp(&(other_due, other))
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests;
