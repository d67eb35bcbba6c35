//! The orders in which cases, referrals and actions stand in lists, and how one is kept.

use super::caseload::{CaseFilter, CaseSort};
use super::outline::{Facts, Outline, Place, Pressing, ReferralOutline};
use crate::domain::case::{CaseCode, Risk};
use crate::domain::identifier::ReferralId;
use std::cmp::Ordering;
use std::sync::OnceLock;

/// Some things in an order, which is made when it is asked for first and kept from then on: what comes is put
/// into its place, and what goes is taken out of it.
#[derive(Clone)]
pub(super) struct Order<T>(OnceLock<Vec<T>>);

impl<T> Default for Order<T> {
    fn default() -> Self {
        Self(OnceLock::new())
    }
}

impl<T> Order<T> {
    /// All of them in this order.
    pub fn of(&self, all: impl FnOnce() -> Vec<T>, order: impl Fn(&T, &T) -> Ordering) -> &[T] {
        self.0.get_or_init(|| {
            let mut all = all();
            all.sort_unstable_by(|one, other| order(looked_at(one), other));
            all
        })
    }

    /// Puts one into its place or takes it out.
    pub fn put(&mut self, one: T, there: bool, order: impl Fn(&T, &T) -> Ordering) {
        let Some(all) = self.0.get_mut() else { return };
        let found = all.binary_search_by(|other| order(looked_at(other), &one));
        match (found, there) {
            (Err(at), true) => all.insert(at, one),
            (Ok(at), false) => {
                all.remove(at);
            }
            (Ok(_), true) | (Err(_), false) => {}
        }
    }

    /// Changes each of them so that they stay in their order.
    pub fn each(&mut self, change: impl FnMut(&mut T)) {
        if let Some(all) = self.0.get_mut() {
            all.iter_mut().for_each(change);
        }
    }
}

#[cfg(test)]
thread_local! {
    /// How many were looked at to put them in order.
    pub(super) static LOOKED_AT: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// The same; tests count how many there are.
pub(super) fn looked_at<T>(one: &T) -> &T {
    #[cfg(test)]
    LOOKED_AT.with(|count| count.set(count.get() + 1));
    one
}

/// What presses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Presses {
    /// What is urgent.
    Urgent,
    /// What waits for a decision.
    Decision,
}

impl Presses {
    /// Each of them.
    pub const ALL: [Self; 2] = [Self::Urgent, Self::Decision];
}

/// For whom a referral waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Waits {
    /// For somebody of the team, or it is late at the partner.
    ForUs,
    /// For the partner.
    ForPartner,
}

impl Waits {
    /// Each of them.
    pub const ALL: [Self; 2] = [Self::ForUs, Self::ForPartner];

    /// For whom this one does.
    pub fn of(referral: &ReferralOutline) -> Self {
        match referral.wants_us() {
            true => Self::ForUs,
            false => Self::ForPartner,
        }
    }
}

/// Whether a filter leaves a case to whoever may open it.
pub(super) fn wanted(filter: CaseFilter, case: &Outline) -> bool {
    let (open, facts) = (case.open(), &case.facts);
    match filter {
        CaseFilter::All => true,
        CaseFilter::Closed => !open,
        CaseFilter::Open => open,
        CaseFilter::HighRisk => open && facts.risk == Risk::High,
        CaseFilter::Overdue => facts.attention,
        CaseFilter::WithReferral => open && !case.referrals.is_empty(),
    }
}

/// Whether a filter asks for what is not known of a case that is shut: it leaves none of those.
pub(super) fn asks_facts(filter: CaseFilter) -> bool {
    match filter {
        CaseFilter::All | CaseFilter::Closed | CaseFilter::Open => false,
        CaseFilter::HighRisk | CaseFilter::Overdue | CaseFilter::WithReferral => true,
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
