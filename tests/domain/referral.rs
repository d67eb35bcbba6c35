//! The moves of a referral, decisions about refusals, and closing the loop.

use crate::support::{ago, id, today};
use goldaw::domain::Instant;
use goldaw::domain::referral::moves::{
    Entry, MoveKind, NextAttempt, confirm, decide, deny, legal, make,
};
use goldaw::domain::referral::{
    Attempt, AttemptStatus, Channel, Confirmation, Decision, DecisionKind, Referral,
    ReferralStatus, WaitsFor,
};

pub fn referral() -> Referral {
    Referral {
        id: id(1),
        case: id(2),
        need: "legal advice".into(),
        urgent: false,
        created_on: today(),
        status: ReferralStatus::Draft,
        attempts: vec![Attempt::draft(id(3), None)],
        decisions: Vec::new(),
        confirmation: None,
    }
}

fn entry() -> Entry {
    Entry {
        on: today(),
        recorded_at: Instant::default(),
        recorded_by: id(4),
        on_behalf_of: "the lawyer".into(),
        channel: Channel::Phone,
        reason: "a reason".into(),
        named_day: Some(today()),
        respond_by: Some(today()),
        our_turn: false,
    }
}

fn after(kinds: &[MoveKind]) -> Referral {
    let mut referral = referral();
    for kind in kinds {
        make(&mut referral, *kind, entry(), today()).unwrap();
    }
    referral
}

#[test]
fn each_path_says_whose_turn_it_is() {
    use MoveKind::{
        Accept, Cancel, Complete, Fail, Hold, NoReply, Promise, Receive, Reject, Resume, Send,
        Start,
    };
    let table: [(&[MoveKind], WaitsFor); 9] = [
        (&[], WaitsFor::Us),
        (&[Send], WaitsFor::Partner),
        (&[Send, Receive, NoReply, Promise], WaitsFor::Partner),
        (&[Send, Reject], WaitsFor::Decision),
        (
            &[Send, Accept, Start, Hold, Resume, Complete],
            WaitsFor::Confirmation,
        ),
        (&[Send, Accept, Fail], WaitsFor::Decision),
        (&[Send, Accept, Complete], WaitsFor::Confirmation),
        (&[Send, Cancel], WaitsFor::Nobody),
        (&[Send, Accept, Hold], WaitsFor::Partner),
    ];
    for (path, turn) in table {
        assert_eq!(after(path).waits_for(), turn, "{path:?}");
    }
}

#[test]
fn an_illegal_move_changes_nothing_and_says_why() {
    for status in AttemptStatus::ALL {
        for kind in MoveKind::ALL
            .iter()
            .filter(|kind| !legal(*status).contains(kind))
        {
            let mut referral = referral();
            referral.attempts[0].status = *status;
            let before = referral.clone();
            let problem = make(&mut referral, *kind, entry(), today()).unwrap_err();
            assert_eq!(problem.message.id, "problem-move-illegal");
            assert_eq!(referral, before);
        }
    }
}

#[test]
fn a_move_must_say_what_it_must() {
    let silent = Entry {
        on_behalf_of: " ".into(),
        reason: String::new(),
        named_day: None,
        ..entry()
    };
    let table = [
        (MoveKind::Accept, Some("on_behalf_of")),
        (MoveKind::Reject, Some("on_behalf_of")),
        (MoveKind::Promise, Some("reason")),
        (MoveKind::Cancel, Some("reason")),
        (MoveKind::NoReply, None),
    ];
    for (kind, field) in table {
        let mut referral = after(&[MoveKind::Send]);
        let found = make(&mut referral, kind, silent.clone(), today())
            .err()
            .and_then(|problem| problem.field);
        assert_eq!(found, field, "{kind:?}");
    }
    let mut referral = after(&[MoveKind::Send]);
    let no_day = Entry {
        named_day: None,
        ..entry()
    };
    let problem = make(&mut referral, MoveKind::Promise, no_day, today()).unwrap_err();
    assert_eq!(problem.field, Some("named_day"));
}

#[test]
fn moves_happen_in_order_and_not_ahead() {
    let mut referral = after(&[MoveKind::Send]);
    for on in ["2021-10-14", "2021-10-16"] {
        let entry = Entry {
            on: on.parse().unwrap(),
            ..entry()
        };
        let problem = make(&mut referral, MoveKind::Accept, entry, today()).unwrap_err();
        assert_eq!(problem.field, Some("on"));
    }
}

#[test]
fn a_refusal_is_decided_in_four_ways() {
    let other = NextAttempt {
        partner: id(9),
        service: None,
    };
    let table = [
        (DecisionKind::NewAttempt, Some(other), WaitsFor::Us, 2),
        (DecisionKind::SendBack, None, WaitsFor::Us, 2),
        (DecisionKind::ServeInHouse, None, WaitsFor::Nobody, 1),
        (DecisionKind::AcceptDenial, None, WaitsFor::Nobody, 1),
    ];
    for (kind, next, turn, attempts) in table {
        let mut referral = after(&[MoveKind::Send, MoveKind::Reject]);
        let decision = Decision {
            kind,
            on: today(),
            by: id(4),
            rationale: "because".into(),
        };
        decide(&mut referral, decision.clone(), next.clone()).unwrap();
        assert_eq!(
            (referral.waits_for(), referral.attempts.len()),
            (turn, attempts),
            "{kind:?}"
        );
        assert!(decide(&mut referral, decision, next).is_err());
    }
}

#[test]
fn only_confirmed_help_closes_the_loop() {
    let confirmation = Confirmation {
        on: today(),
        by: id(4),
        satisfied: true,
        contact: id(5),
    };
    let mut running = after(&[MoveKind::Send, MoveKind::Accept]);
    assert!(confirm(&mut running, confirmation.clone(), today()).is_err());
    let mut done = after(&[MoveKind::Send, MoveKind::Accept, MoveKind::Complete]);
    assert_eq!(done.status, ReferralStatus::Active);
    confirm(&mut done, confirmation, today()).unwrap();
    assert_eq!(
        (done.status, done.waits_for()),
        (ReferralStatus::Completed, WaitsFor::Nobody)
    );
    let mut denied = after(&[MoveKind::Send, MoveKind::Accept, MoveKind::Complete]);
    deny(&mut denied, entry(), today()).unwrap();
    assert_eq!(denied.waits_for(), WaitsFor::Decision);
}

#[test]
fn sending_says_when_the_answer_is_due() {
    let unanswered = Entry {
        respond_by: None,
        ..entry()
    };
    let problem = make(&mut referral(), MoveKind::Send, unanswered, today()).unwrap_err();
    assert_eq!(problem.field, Some("respond_by"));
    let backwards = Entry {
        respond_by: Some(ago(1)),
        ..entry()
    };
    let problem = make(&mut referral(), MoveKind::Send, backwards, today()).unwrap_err();
    assert_eq!(problem.message.id, "problem-day-before-move");
    assert_eq!(
        after(&[MoveKind::Send]).attempts[0].respond_by,
        Some(today())
    );
}

#[test]
fn a_promise_is_not_in_the_past() {
    let mut referral = after(&[MoveKind::Send]);
    let backwards = Entry {
        named_day: Some(ago(1)),
        ..entry()
    };
    let problem = make(&mut referral, MoveKind::Promise, backwards, today()).unwrap_err();
    assert_eq!(problem.field, Some("named_day"));
}

#[test]
fn help_is_confirmed_or_denied_on_a_day_after_it_was_done() {
    for on in [ago(1), ago(-1)] {
        let mut done = after(&[MoveKind::Send, MoveKind::Accept, MoveKind::Complete]);
        let before = done.clone();
        let confirmation = Confirmation {
            on,
            by: id(4),
            satisfied: true,
            contact: id(5),
        };
        let confirmed = confirm(&mut done, confirmation, today()).unwrap_err();
        assert_eq!(confirmed.field, Some("on"), "{on}");
        let denied = deny(&mut done, Entry { on, ..entry() }, today()).unwrap_err();
        assert_eq!(denied.field, Some("on"), "{on}");
        assert_eq!(done, before);
    }
}
