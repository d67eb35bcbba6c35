//! The rules that hold because something happened, and waiting.

use crate::support::{ago, discussed, id, lines, open_action, open_referral, quiet, rules, today};
use goldaw::domain::Day;
use goldaw::domain::agenda::rules::raised;
use goldaw::domain::calendar::plus;
use goldaw::domain::case::{CaseStatus, Deferral, Risk};
use goldaw::domain::referral::AttemptStatus;
use goldaw::domain::rule::Rule;
use goldaw::domain::settings::Settings;
use goldaw::domain::standing::Standing;

#[test]
fn what_happened_is_said_once() {
    type Happen = fn(&mut Standing);
    let table: [(Happen, &[Rule]); 12] = [
        (
            |standing| standing.flag = Some((ago(0), "call".into())),
            &[Rule::Flagged],
        ),
        (
            |standing| standing.approval_pending = true,
            &[Rule::PlanApproval],
        ),
        (
            |standing| {
                standing.approval_pending = true;
                standing.planned_on = None;
                standing.assessed_on = Some(ago(1));
            },
            &[], // a plan that does not exist cannot be approved
        ),
        (
            |standing| standing.closure_requested_on = Some(ago(0)),
            &[Rule::ClosureRequested],
        ),
        (
            |standing| standing.goals_reached = true,
            &[Rule::ReadyToClose],
        ),
        (
            |standing| {
                standing.goals_reached = true;
                standing.closure_requested_on = Some(ago(0));
            },
            &[Rule::ClosureRequested],
        ),
        (
            |standing| standing.risk = Risk::Unrated,
            &[Rule::RiskUnrated],
        ),
        (
            |standing| standing.referrals = vec![open_referral(AttemptStatus::Rejected, ago(30))],
            &[Rule::ReferralDecision],
        ),
        (
            |standing| standing.referrals = vec![open_referral(AttemptStatus::Failed, ago(0))],
            &[Rule::ReferralDecision],
        ),
        (
            |standing| standing.actions = vec![open_action(5, ago(0))],
            &[Rule::ActionOpen],
        ),
        (
            |standing| standing.actions = vec![open_action(5, ago(1)), open_action(6, ago(-1))],
            &[Rule::ActionOverdue, Rule::ActionOpen],
        ),
        (
            |standing| {
                standing.flag = Some((ago(3), "call".into()));
                standing.status = CaseStatus::Closed;
            },
            &[],
        ),
    ];
    for (number, (happen, expected)) in table.into_iter().enumerate() {
        let mut standing = quiet(Risk::Low);
        happen(&mut standing);
        assert_eq!(rules(&standing), expected, "row {number}");
    }
}

#[test]
fn each_late_urgent_referral_has_its_line() {
    let mut standing = quiet(Risk::Low);
    let mut referral = open_referral(AttemptStatus::Requested, ago(9));
    referral.urgent = true;
    referral.respond_by = Some(ago(8));
    standing.referrals = vec![referral.clone(), referral];
    assert_eq!(
        rules(&standing),
        [Rule::UrgentReferral, Rule::UrgentReferral]
    );
}

#[test]
fn a_call_without_an_answer_resets_no_clock() {
    let mut standing = quiet(Risk::Low);
    let mut referral = open_referral(AttemptStatus::Accepted, ago(15));
    referral.last_move_on = ago(1);
    standing.referrals = vec![referral];
    assert_eq!(rules(&standing), [Rule::ReferralNoFirstContact]);
}

#[test]
fn news_is_what_came_since_the_last_session_and_was_not_talked_about() {
    // Days ago: it happened, the last session was, the case was last talked about.
    let table = [
        (3, Some(7), None, true),
        (7, Some(7), None, true), // after the session, on its day
        (7, Some(7), Some(7), false),
        (8, Some(7), None, false),
        (3, Some(7), Some(3), false), // talked about in between
        (3, Some(7), Some(4), true),
        (7, None, None, true), // no session yet: the last interval counts
        (8, None, None, false),
    ];
    for (happened, session, talked, news) in table {
        let mut standing = quiet(Risk::Low);
        standing.risk_raised_on = Some(ago(happened));
        standing.owned_since = ago(happened);
        standing.last_discussed = talked.map(|days| discussed(ago(days)));
        let found = raised(&standing, &Settings::default(), session.map(ago), today());
        let found: Vec<Rule> = found.iter().map(|raised| raised.rule).collect();
        let expected: &[Rule] = if news {
            &[Rule::RiskRaised, Rule::NewCase]
        } else {
            &[]
        };
        assert_eq!(found, expected, "{happened} {session:?} {talked:?}");
    }
}

#[test]
fn due_soon_is_from_today_to_the_seventh_day() {
    for (ahead, soon) in [(-1, false), (0, true), (7, true), (8, false)] {
        let mut standing = quiet(Risk::Low);
        standing.help_due_on = Some(plus(today(), ahead));
        assert_eq!(rules(&standing).contains(&Rule::DueSoon), soon, "{ahead}");
    }
    let mut action = quiet(Risk::Low);
    action.actions = vec![open_action(5, ago(-2))];
    assert_eq!(rules(&action), [Rule::ActionOpen]);
}

fn waiting(rule: Rule, until: Day) -> Deferral {
    Deferral {
        rules: vec![rule],
        until,
        reason: "the commission sits then".into(),
        decided_on: ago(1),
        decided_by: id(3),
    }
}

#[test]
fn a_rule_that_waits_is_silent_until_its_day_and_silences_no_other() {
    for (ahead, waits) in [(1, true), (0, false), (-1, false)] {
        let mut standing = quiet(Risk::Medium);
        standing.last_contact_on = Some(ago(20));
        standing.flag = Some((ago(1), "call".into()));
        standing.deferrals = vec![waiting(Rule::Silent, plus(today(), ahead))];
        let expected: &[Rule] = if waits {
            &[Rule::Flagged]
        } else {
            &[Rule::Flagged, Rule::Silent]
        };
        assert_eq!(rules(&standing), expected, "{ahead}");
    }
}

#[test]
fn silence_that_waits_does_not_come_back_by_another_name() {
    let mut standing = quiet(Risk::High);
    standing.last_contact_on = Some(ago(9));
    standing.deferrals = vec![waiting(Rule::HighRiskSilent, ago(-1))];
    assert_eq!(rules(&standing), []);
}

#[test]
fn a_decision_to_wait_does_not_cover_a_risk_that_rose_since() {
    let mut standing = quiet(Risk::High);
    standing.last_contact_on = Some(ago(20));
    standing.deferrals = vec![waiting(Rule::Silent, ago(-1))];
    let found: Vec<Rule> = lines(&standing).iter().map(|line| line.rule).collect();
    assert_eq!(found, [Rule::HighRiskSilent]);
}

#[test]
fn a_risk_that_rose_since_shortens_what_waits() {
    let agreed = |risk, days| {
        let mut standing = quiet(risk);
        standing.help_due_on = Some(ago(40));
        standing.deferrals = vec![Deferral {
            decided_on: ago(days),
            ..waiting(Rule::HelpOverdue, ago(-60))
        }];
        rules(&standing).contains(&Rule::HelpOverdue)
    };
    assert!(!agreed(Risk::Low, 20));
    assert!(!agreed(Risk::High, 13));
    assert!(agreed(Risk::High, 14));
}
