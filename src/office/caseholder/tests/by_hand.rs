//! What lists ask of a specialist's cases, found by looking at each of them.

use crate::domain::Day;
use crate::domain::action::{Action, ActionStatus};
use crate::domain::case::Risk;
use crate::domain::identifier::ActionId;
use crate::domain::referral::WaitsFor;
use crate::domain::specialist::Specialist;
use crate::office::caseholder::Caseholder;
use crate::office::caseload::{CaseFilter, CaseSort};
use crate::office::cases::{Seen, opens_cases};
use crate::office::desk::Desk;
use crate::office::figures::Figures;
use crate::office::orders::{Presses, Waits, case_order, pressing_place, referral_place, wanted};
use crate::office::outline::{Facts, Looked, Outline};
use crate::office::referrals::Waiting;
use crate::office::rows::first;
use std::cmp::Ordering;

/// All cases of a specialist, and whether each is open to whoever asks.
fn cases(desk: &Desk<'_>, specialist: &Specialist) -> Vec<(bool, Outline)> {
    let looked = Looked {
        today: desk.today,
        last_session_on: specialist.last_session_on,
    };
    let mut standings = desk.all_cases(specialist.id).unwrap();
    standings.sort_by_key(|standing| standing.case);
    let each = standings.iter().map(|standing| {
        let known = opens_cases(desk) && standing.opens_to(desk.account());
        (known, Outline::of(standing, desk.settings(), looked))
    });
    each.collect()
}

pub fn check(desk: &Desk<'_>, holder: &Caseholder) {
    let all = cases(desk, &holder.specialist);
    let all: Vec<Seen<'_>> = all
        .iter()
        .map(|(known, outline)| Seen {
            outline,
            specialist: &holder.specialist,
            known: *known,
        })
        .collect();
    check_figures(&holder.figures(desk), &all);
    let shut = all.iter().enumerate().filter(|(_, seen)| !seen.known);
    assert!(holder.shut(desk).iter().eq(shut.map(|(at, _)| at)));
    for filter in CaseFilter::ALL {
        let left = |seen: &Seen<'_>| match (seen.known, filter) {
            (true, _) => wanted(*filter, seen.outline),
            (false, CaseFilter::All) => true,
            (false, CaseFilter::Open) => seen.outline.open(),
            (false, CaseFilter::Closed) => !seen.outline.open(),
            (false, _) => false,
        };
        let marks = holder.wanted(desk, *filter);
        let places = (0..all.len()).filter(|at| left(&all[*at]));
        assert!(marks.iter().eq(places), "{filter:?}");
        for by in CaseSort::ALL {
            let order = |one: &Seen<'_>, other: &Seen<'_>| {
                let place = |seen: &Seen<'_>| (seen.facts().clone(), seen.outline.code.clone());
                let ((facts, code), (others, against)) = (place(one), place(other));
                case_order(*by, (&facts, &code), (&others, &against))
            };
            let all = all.iter().copied().filter(left);
            let found = |most| holder.first(desk, &marks, *by, most);
            same(all.collect(), found, order, |seen| seen.outline.case);
        }
    }
    for kind in Presses::ALL {
        let press = all.iter().copied().filter(|seen| {
            seen.known && seen.outline.open() && pressing_place(kind, seen.outline).is_some()
        });
        let order = |one: &Seen<'_>, other: &Seen<'_>| {
            pressing_place(kind, one.outline).cmp(&pressing_place(kind, other.outline))
        };
        let found = |most| holder.pressing(desk, kind, most);
        same(press.collect(), found, order, |seen| seen.outline.case);
    }
    for waits in Waits::ALL {
        let open = all
            .iter()
            .copied()
            .filter(|seen| seen.known && seen.outline.open());
        let open = open.flat_map(|seen| {
            let referrals = seen.outline.referrals.iter();
            referrals.map(move |referral| Waiting { seen, referral })
        });
        let order = |one: &Waiting<'_>, other: &Waiting<'_>| {
            let place = |one: &Waiting<'_>| {
                let (place, code, id) = referral_place(one.seen.outline, one.referral);
                (place, code.clone(), id)
            };
            place(one).cmp(&place(other))
        };
        let open = open
            .filter(|one| Waits::of(one.referral) == waits)
            .collect();
        let found = |most| holder.referrals(desk, waits, most);
        same(open, found, order, |one| one.referral.referral);
    }
    check_actions(desk, holder);
}

/// Whether the first of what was found are the first of all, and all of it is all.
fn same<T, I: PartialEq + std::fmt::Debug, Found: Iterator<Item = T>>(
    mut all: Vec<T>,
    found: impl Fn(Option<usize>) -> Found,
    order: impl Fn(&T, &T) -> Ordering,
    id: impl Fn(&T) -> I,
) {
    all.sort_by(&order);
    for most in [Some(2), None] {
        let mut found: Vec<T> = found(most).collect();
        first(&mut found, most, &order);
        let found: Vec<I> = found.iter().map(&id).collect();
        let all = all.iter().take(most.unwrap_or(usize::MAX));
        assert_eq!(found, all.map(&id).collect::<Vec<I>>());
    }
}

fn check_figures(figures: &Figures, all: &[Seen<'_>]) {
    let open: Vec<&Seen<'_>> = all.iter().filter(|seen| seen.outline.open()).collect();
    let cases = |wanted: fn(&Facts) -> bool| {
        let wanted = |seen: &&&Seen<'_>| wanted(seen.facts());
        open.iter().filter(wanted).count()
    };
    let referrals: Vec<_> = open.iter().flat_map(|seen| seen.referrals()).collect();
    let counted = [
        (figures.open, open.len()),
        (figures.high, cases(|facts| facts.risk == Risk::High)),
        (figures.overdue, cases(|facts| facts.overdue)),
        (figures.silent, cases(|facts| facts.silent)),
        (figures.urgent, cases(|facts| facts.urgent.is_some())),
        (figures.decisions, cases(|facts| facts.decision.is_some())),
        (
            figures.late,
            referrals.iter().filter(|one| one.late > 0).count(),
        ),
        (
            figures.for_us,
            referrals.iter().filter(|one| one.wants_us()).count(),
        ),
        (
            figures.points,
            open.iter().map(|seen| seen.facts().points as usize).sum(),
        ),
    ];
    assert!(
        counted.iter().all(|(kept, found)| kept == found),
        "{counted:?}"
    );
    let turns = WaitsFor::ALL.iter().map(|turn| {
        let theirs = referrals.iter().filter(|one| one.waits_for == *turn);
        (*turn, theirs.count())
    });
    assert!(
        figures
            .referrals()
            .eq(turns.filter(|(_, count)| *count > 0))
    );
}

fn check_actions(desk: &Desk<'_>, holder: &Caseholder) {
    let all: Vec<Action> = desk.table().unwrap();
    let shown = |action: &&Action| {
        let case = action.case.map(|case| desk.case_if_open(case).unwrap());
        action.specialist == holder.specialist.id
            && action.status == ActionStatus::Open
            && case.is_none_or(|case| case.is_some())
    };
    let mut all: Vec<(Day, ActionId)> = all
        .iter()
        .filter(shown)
        .map(|one| (one.due, one.id))
        .collect();
    all.sort_unstable();
    for most in [Some(2), None] {
        let mut found = holder.actions(desk, most).unwrap();
        assert_eq!(found.count, all.len());
        let overdue = all.iter().filter(|(due, _)| *due < desk.today);
        assert_eq!(found.overdue, overdue.count());
        found.first.sort_unstable();
        let most = most.unwrap_or(usize::MAX);
        assert!(found.first.iter().take(most).eq(all.iter().take(most)));
    }
}
