//! What lists ask of the cases of specialists, found by looking at each of them.

use crate::domain::action::{Action, ActionStatus};
use crate::domain::case::Risk;
use crate::domain::referral::WaitsFor;
use crate::domain::specialist::Specialist;
use crate::office::caseholder::{Caseholder, OpenActions, by_day, marked, pressing, referrals};
use crate::office::caseload::{CaseFilter, CaseSort};
use crate::office::cases::{Seen, opens_cases};
use crate::office::desk::Desk;
use crate::office::figures::Figures;
use crate::office::marks::Marks;
use crate::office::orders::{Presses, Waits, case_order, pressing_place, wanted};
use crate::office::outline::{Facts, Looked, Outline};
use crate::office::referrals::Waiting;

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

pub fn check(desk: &Desk<'_>, team: &[Caseholder]) {
    let each = team.iter().map(|holder| cases(desk, &holder.specialist));
    let each: Vec<Vec<(bool, Outline)>> = each.collect();
    let seen = team.iter().zip(&each).map(|(holder, cases)| {
        let seen = cases.iter().map(|(known, outline)| Seen {
            outline,
            specialist: &holder.specialist,
            known: *known,
        });
        seen.collect()
    });
    let seen: Vec<Vec<Seen<'_>>> = seen.collect();
    for (holder, all) in team.iter().zip(&seen) {
        check_figures(&holder.figures(desk), all);
        let shut = all.iter().enumerate().filter(|(_, seen)| !seen.known);
        assert!(holder.shut(desk).iter().eq(shut.map(|(at, _)| at)));
    }
    CaseFilter::ALL
        .iter()
        .for_each(|filter| check_cases(desk, team, &seen, *filter));
    check_pressing(desk, team, &seen.concat());
    check_referrals(desk, team, &seen.concat());
    check_actions(desk, team);
}

fn check_cases(desk: &Desk<'_>, team: &[Caseholder], seen: &[Vec<Seen<'_>>], filter: CaseFilter) {
    let left = |seen: &&Seen<'_>| match (seen.known, filter) {
        (true, _) => wanted(filter, seen.outline),
        (false, CaseFilter::All) => true,
        (false, CaseFilter::Open) => seen.outline.open(),
        (false, CaseFilter::Closed) => !seen.outline.open(),
        (false, _) => false,
    };
    let marks: Vec<Marks> = team.iter().map(|one| one.wanted(desk, filter)).collect();
    for (all, marks) in seen.iter().zip(&marks) {
        let places = (0..all.len()).filter(|at| left(&&all[*at]));
        assert!(marks.iter().eq(places), "{filter:?}");
    }
    let mut all: Vec<&Seen<'_>> = seen.iter().flatten().filter(left).collect();
    for by in CaseSort::ALL {
        all.sort_by(|one, other| {
            let place = |seen: &Seen<'_>| (seen.facts().clone(), seen.outline.code.clone());
            let ((facts, code), (others, against)) = (place(one), place(other));
            case_order(*by, (&facts, &code), (&others, &against))
        });
        let found = marked(desk, team.iter().zip(&marks), *by);
        let found = found.map(|seen| seen.outline.case);
        assert!(found.eq(all.iter().map(|seen| seen.outline.case)), "{by:?}");
    }
}

fn check_pressing(desk: &Desk<'_>, team: &[Caseholder], all: &[Seen<'_>]) {
    for kind in Presses::ALL {
        let presses = |seen: &&Seen<'_>| {
            seen.known && seen.outline.open() && pressing_place(kind, seen.outline).is_some()
        };
        let mut all: Vec<&Seen<'_>> = all.iter().filter(presses).collect();
        all.sort_by_key(|seen| pressing_place(kind, seen.outline));
        let found = pressing(desk, team, kind).map(|seen| seen.outline.case);
        assert!(found.eq(all.iter().map(|seen| seen.outline.case)));
    }
}

fn check_referrals(desk: &Desk<'_>, team: &[Caseholder], all: &[Seen<'_>]) {
    let open = all.iter().filter(|seen| seen.known && seen.outline.open());
    let open = open.flat_map(|seen| {
        let referrals = seen.outline.referrals.iter();
        referrals.map(|referral| Waiting {
            seen: *seen,
            referral,
        })
    });
    let mut all: Vec<Waiting<'_>> = open.collect();
    all.sort_by_key(Waiting::place);
    let [us, partner] = Waits::ALL;
    for asked in [&[us][..], &[partner], &Waits::ALL] {
        let all = all.iter();
        let all = all.filter(|one| asked.contains(&Waits::of(one.referral)));
        let found = referrals(desk, team.iter(), asked).map(|one| one.referral.referral);
        assert!(found.eq(all.map(|one| one.referral.referral)));
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

fn check_actions(desk: &Desk<'_>, team: &[Caseholder]) {
    let mut all: Vec<Action> = desk.table().unwrap();
    all.retain(|action| {
        let case = action.case.map(|case| desk.case_if_open(case).unwrap());
        action.status == ActionStatus::Open && case.is_none_or(|case| case.is_some())
    });
    all.sort_by_key(|action| (action.due, action.id));
    let open: Vec<OpenActions<'_>> = team.iter().map(|one| one.actions(desk).unwrap()).collect();
    for (holder, open) in team.iter().zip(&open) {
        let own = all
            .iter()
            .filter(|action| action.specialist == holder.specialist.id);
        assert_eq!(open.count, own.clone().count());
        let overdue = own.filter(|action| action.due < desk.today);
        assert_eq!(open.overdue, overdue.count());
    }
    let found = by_day(team.iter().zip(&open));
    let found = found.map(|(due, id, specialist)| (due, id, specialist.id));
    assert!(found.eq(all.iter().map(|one| (one.due, one.id, one.specialist))));
}
