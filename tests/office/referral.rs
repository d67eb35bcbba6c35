//! A referral from the first call to the confirmed help.

use crate::door::Door;
use crate::support::{OWN, TODAY, ask, day, id, office, partner};
use goldaw::domain::account::Role;
use goldaw::domain::contact::Medium;
use goldaw::domain::identifier::ReferralId;
use goldaw::domain::partner::{DirectoryEntry, Partner, Source};
use goldaw::domain::referral::moves::MoveKind;
use goldaw::domain::referral::{Channel, DecisionKind, WaitsFor};
use goldaw::office::directory::DirectoryRows;
use goldaw::office::referrals::{
    NewReferral, ReferralConfirmation, ReferralDecision, ReferralMove, ReferralView,
};
use goldaw::office::{Answer, Refusal, Request};

fn told(office: &mut Door, request: Request) -> Result<ReferralView, Refusal> {
    match ask(office, Role::Supervisor, request)? {
        Answer::Referral(view) => Ok(*view),
        other => panic!("{other:?}"),
    }
}

fn sent(office: &mut Door) -> ReferralView {
    let new = NewReferral {
        case: id(OWN),
        need: "legal advice".into(),
        urgent: false,
        partner: partner().id,
        service: None,
        override_reason: String::new(),
        send_by: Some(Channel::Phone),
    };
    told(office, Request::StartReferral(new)).unwrap()
}

fn moved(office: &mut Door, referral: ReferralId, kind: MoveKind) -> Result<ReferralView, Refusal> {
    let step = ReferralMove {
        referral,
        kind,
        on: day(TODAY),
        channel: Channel::Phone,
        on_behalf_of: "lawyer D.".into(),
        reason: "said on the phone".into(),
        named_day: Some(day("2021-10-20")),
        our_turn: false,
    };
    told(office, Request::MoveReferral(step))
}

fn said(referral: ReferralId, received: bool) -> Request {
    Request::ConfirmReferral(ReferralConfirmation {
        referral,
        on: day(TODAY),
        medium: Medium::Phone,
        received,
        satisfied: received,
        note: "she has her papers".into(),
    })
}

#[test]
fn confirmed_help_closes_the_loop_and_writes_the_contact() {
    let mut office = office();
    let referral = sent(&mut office).referral.id;
    for kind in [MoveKind::Accept, MoveKind::Complete] {
        moved(&mut office, referral, kind).unwrap();
    }
    let view = told(&mut office, said(referral, true)).unwrap();
    assert_eq!(view.row.waits_for, WaitsFor::Nobody);
    match ask(&mut office, Role::Supervisor, Request::Case(id(OWN))).unwrap() {
        Answer::Case(case) => {
            assert_eq!(case.contacts[0].note, "she has her papers");
            assert_eq!(case.contacts[0].on_behalf_of, Some(id(OWN)));
            assert_eq!(case.row.last_contact_on, Some(day(TODAY)));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn help_that_did_not_arrive_waits_for_a_decision() {
    let mut office = office();
    let referral = sent(&mut office).referral.id;
    for kind in [MoveKind::Accept, MoveKind::Complete] {
        moved(&mut office, referral, kind).unwrap();
    }
    let view = told(&mut office, said(referral, false)).unwrap();
    assert_eq!(view.row.waits_for, WaitsFor::Decision);
}

#[test]
fn an_illegal_move_is_refused_and_changes_nothing() {
    let mut office = office();
    let before = sent(&mut office);
    let refused = moved(&mut office, before.referral.id, MoveKind::Complete).unwrap_err();
    assert_eq!(refused.message().id, "problem-move-illegal");
    assert_eq!(
        told(&mut office, Request::Referral(before.referral.id)).unwrap(),
        before
    );
}

#[test]
fn a_refusal_waits_for_the_supervisor_and_goes_back() {
    let mut office = office();
    let referral = sent(&mut office).referral.id;
    let view = moved(&mut office, referral, MoveKind::Reject).unwrap();
    assert_eq!(view.row.waits_for, WaitsFor::Decision);
    let decision = ReferralDecision {
        referral,
        kind: DecisionKind::SendBack,
        rationale: "the papers are complete now".into(),
        partner: None,
    };
    let by_specialist = ask(
        &mut office,
        Role::Specialist,
        Request::DecideReferral(decision.clone()),
    );
    assert!(matches!(by_specialist, Err(Refusal::NotAllowed(_))));
    let view = told(&mut office, Request::DecideReferral(decision)).unwrap();
    assert_eq!(
        (view.row.waits_for, view.referral.attempts.len()),
        (WaitsFor::Us, 2)
    );
}

#[test]
fn the_answer_is_due_by_the_partners_own_days() {
    let mut office = office();
    assert_eq!(sent(&mut office).row.respond_by, Some(day("2021-10-20")));
}

#[test]
fn an_imported_partner_is_asked_at_once_with_the_number_of_its_directory() {
    let mut office = office();
    let source = |id: &str| Source {
        directory: "smc".into(),
        id: id.into(),
    };
    let imported = Partner {
        id: id(70),
        phone: String::new(),
        source: Some(source("1")),
        ..partner()
    };
    let phone = DirectoryEntry {
        id: id(71),
        source: source("9"),
        table: "phones".into(),
        partner: Some(id(70)),
        columns: vec![("number".into(), "+993 00 00-00-71".into())],
        orphan: false,
    };
    let rows = DirectoryRows {
        partners: vec![imported],
        entries: vec![phone],
        ..DirectoryRows::default()
    };
    ask(
        &mut office,
        Role::Coordinator,
        Request::ImportDirectory(rows),
    )
    .unwrap();
    let new = NewReferral {
        case: id(OWN),
        need: "family counselling".into(),
        urgent: false,
        partner: id(70),
        service: None,
        override_reason: String::new(),
        send_by: Some(Channel::Phone),
    };
    let view = told(&mut office, Request::StartReferral(new)).unwrap();
    assert_eq!(view.partner.phone, "+993 00 00-00-71");
}
