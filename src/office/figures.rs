//! What is counted of the open cases of a specialist: kept, and changed with each of them.

use super::outline::{Facts, Outline, ReferralOutline};
use crate::domain::case::Risk;
use crate::domain::referral::WaitsFor;

/// The figures of open cases.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Figures {
    pub open: usize,
    pub high: usize,
    pub overdue: usize,
    pub silent: usize,
    pub points: usize,
    /// Their cases that are urgent, and those that wait for a decision.
    pub urgent: usize,
    pub decisions: usize,
    /// Those of their open referrals that the partner answers late.
    pub late: usize,
    /// Those that wait for the team, or are late.
    pub for_us: usize,
    /// All of them, by whose turn it is.
    referrals: [usize; WaitsFor::ALL.len()],
}

impl Figures {
    /// Those of one case to whoever may open it.
    fn of(case: &Outline) -> Self {
        let facts = &case.facts;
        let count = |wanted: fn(&ReferralOutline) -> bool| {
            let referrals = case.referrals.iter();
            referrals.filter(|one| wanted(one)).count()
        };
        let mut figures = Self {
            open: 1,
            high: usize::from(facts.risk == Risk::High),
            overdue: usize::from(facts.overdue),
            silent: usize::from(facts.silent),
            points: facts.points as usize,
            urgent: usize::from(facts.urgent.is_some()),
            decisions: usize::from(facts.decision.is_some()),
            late: count(|one| one.late > 0),
            for_us: count(ReferralOutline::wants_us),
            referrals: Default::default(),
        };
        for referral in &case.referrals {
            if let Some(count) = figures.referrals.get_mut(referral.waits_for as usize) {
                *count += 1;
            }
        }
        figures
    }

    /// The same to those to whom the cases are shut: that they are there.
    pub fn shut(self) -> Self {
        Self {
            open: self.open,
            points: self.open * Facts::SHUT.points as usize,
            ..Self::default()
        }
    }

    /// Counts an open case, or no longer.
    pub fn count(&mut self, case: &Outline, there: bool) {
        match there {
            true => self.add(Self::of(case)),
            false => self.change(Self::of(case), usize::saturating_sub),
        }
    }

    /// Counts those of others as well.
    pub fn add(&mut self, others: Self) {
        self.change(others, usize::saturating_add);
    }

    /// The open referrals, by whose turn it is.
    pub fn referrals(&self) -> impl Iterator<Item = (WaitsFor, usize)> {
        let turns = WaitsFor::ALL.iter().copied().zip(self.referrals);
        turns.filter(|(_, count)| *count > 0)
    }

    fn change(&mut self, others: Self, change: fn(usize, usize) -> usize) {
        let each = [
            (&mut self.open, others.open),
            (&mut self.high, others.high),
            (&mut self.overdue, others.overdue),
            (&mut self.silent, others.silent),
            (&mut self.points, others.points),
            (&mut self.urgent, others.urgent),
            (&mut self.decisions, others.decisions),
            (&mut self.late, others.late),
            (&mut self.for_us, others.for_us),
        ];
        let referrals = self.referrals.iter_mut().zip(others.referrals);
        for (own, other) in each.into_iter().chain(referrals) {
            *own = change(*own, other);
        }
    }
}
