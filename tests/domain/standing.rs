//! How a case stands, derived from its records in any order.

use crate::records::{contact, file, item, person, records, referral, seen, step, tried};
use crate::support::{ago, id};
use goldaw::domain::action::{Action, ActionOwner, ActionStatus};
use goldaw::domain::case::{Flag, Help, HelpKind, Risk, RiskRecord};
use goldaw::domain::person::Relation;
use goldaw::domain::referral::moves::MoveKind;
use goldaw::domain::referral::{AttemptStatus, ReferralStatus, WaitsFor};
use goldaw::domain::settings::Settings;
use goldaw::domain::standing::{CaseRecords, Standing};
use proptest::prelude::*;

fn of(records: &CaseRecords) -> Standing {
    Standing::of(records, &Settings::default())
}

#[test]
fn a_try_without_success_resets_no_clock() {
    // Days ago: contacts made, tries; then the last contact and the try that stands.
    type Days = &'static [i64];
    let table: [(Days, Days, Option<i64>, Option<i64>); 6] = [
        (&[], &[], None, None),
        (&[], &[3, 5], None, Some(3)),
        (&[9, 4], &[], Some(4), None),
        (&[9], &[2], Some(9), Some(2)),
        (&[2], &[9], Some(2), None),
        (&[2], &[2], Some(2), None), // reached on the same day after all
    ];
    for (contacts, tries, last, attempt) in table {
        let mut records = records();
        records.contacts = contacts.iter().map(|days| contact(ago(*days))).collect();
        let tries_made = tries.iter().map(|days| tried(ago(*days)));
        records.contacts.extend(tries_made);
        let standing = of(&records);
        let first = contacts.iter().max().map(|days| ago(*days));
        assert_eq!(standing.first_contact_on, first);
        assert_eq!(standing.last_contact_on, last.map(ago));
        assert_eq!(
            standing.last_try_on,
            attempt.map(ago),
            "{contacts:?} {tries:?}"
        );
    }
}

#[test]
fn children_seen_are_counted_once_on_the_last_day() {
    // People 1 to 3 are children, 4 is an adult, 9 is of no household.
    let table = [
        (vec![seen(5, &[4, 9])], None, 0),
        (vec![seen(5, &[1, 4]), seen(3, &[4])], Some(5), 1),
        (vec![seen(5, &[1, 2, 3]), seen(3, &[2])], Some(3), 1),
        (vec![seen(3, &[1]), seen(3, &[2])], Some(3), 2), // two visits on one day
        (vec![seen(3, &[1, 2]), seen(3, &[2])], Some(3), 2),
    ];
    for (contacts, on, count) in table {
        let mut records = records();
        records.contacts = contacts;
        let standing = of(&records);
        assert_eq!(
            (standing.child_seen_on, standing.children_seen),
            (on.map(ago), count)
        );
    }
    let mut not_made = records();
    not_made.contacts = vec![seen(3, &[1])];
    not_made.contacts[0].made = false;
    assert_eq!(of(&not_made).child_seen_on, None);
}

#[test]
fn a_risk_is_raised_from_a_level_that_was_set() {
    let table: [(&[Risk], Option<i64>); 6] = [
        (&[], None),
        (&[Risk::High], None),
        (&[Risk::Unrated, Risk::High], None),
        (&[Risk::Low, Risk::Medium], Some(1)),
        (&[Risk::Low, Risk::High, Risk::Medium], Some(1)),
        (&[Risk::High, Risk::Medium, Risk::Medium], None),
    ];
    for (levels, raised) in table {
        let mut records = records();
        let set = levels.iter().zip(0u8..).map(|(risk, place)| RiskRecord {
            risk: *risk,
            on: ago(30 - i64::from(place)),
            reason: String::new(),
        });
        records.file.risks = set.collect();
        let standing = of(&records);
        let day = raised.map(|place| ago(30 - place));
        assert_eq!(standing.risk_raised_on, day, "{levels:?}");
        assert_eq!(
            standing.risk,
            levels.last().copied().unwrap_or(Risk::Unrated)
        );
    }
}

#[test]
fn only_signed_items_were_talked_about() {
    let mut records = records();
    records.items = vec![
        item(1, 30, true, "visit weekly"),
        item(2, 20, true, ""),
        item(3, 10, false, "close it"),
    ];
    let discussed = of(&records).last_discussed.unwrap();
    assert_eq!(discussed.on, ago(20));
    assert_eq!(discussed.decision, "visit weekly");
    records.items.retain(|item| !item.signed);
    assert_eq!(of(&records).last_discussed, None);
}

#[test]
fn a_promised_contact_is_kept_by_one_from_that_day_on() {
    for (contact_on, open) in [
        (Some(6), true),
        (Some(5), false),
        (Some(4), false),
        (None, true),
    ] {
        let mut records = records();
        records.file.next_contact_by = Some(ago(5));
        records.contacts = contact_on
            .map(|days| contact(ago(days)))
            .into_iter()
            .collect();
        let expected = open.then(|| ago(5));
        assert_eq!(of(&records).next_contact_by, expected, "{contact_on:?}");
    }
}

#[test]
fn the_oldest_open_flag_and_help_count() {
    let flag = |days, resolved| Flag {
        message: format!("{days}"),
        on: ago(days),
        resolved_on: resolved,
    };
    let help = |days, given_on| Help {
        kind: HelpKind::Documents,
        description: String::new(),
        due: ago(days),
        given_on,
    };
    let mut records = records();
    records.file.flags = vec![flag(9, Some(ago(8))), flag(6, None), flag(2, None)];
    records.file.help = vec![help(9, Some(ago(9))), help(3, None), help(7, None)];
    let standing = of(&records);
    assert_eq!(standing.flag, Some((ago(6), "6".into())));
    assert_eq!(standing.help_due_on, Some(ago(7)));
}

#[test]
fn a_referral_stands_since_its_status_and_moved_when_somebody_answered() {
    let mut records = records();
    let moves = vec![
        step(MoveKind::Send, AttemptStatus::Requested, 20),
        step(MoveKind::Accept, AttemptStatus::Accepted, 15),
        step(MoveKind::Promise, AttemptStatus::Accepted, 9),
        step(MoveKind::NoReply, AttemptStatus::Accepted, 2),
    ];
    records.referrals = vec![referral(1, moves), referral(2, Vec::new())];
    records.referrals.push(referral(3, Vec::new()));
    records.referrals[2].status = ReferralStatus::Revoked;
    let open = of(&records).referrals;
    assert_eq!(open.len(), 2, "a revoked referral waits for nobody");
    assert_eq!(open[0].waits_for, WaitsFor::Us);
    assert_eq!(
        (open[0].status_since, open[0].last_move_on),
        (ago(30), ago(30))
    );
    assert_eq!(open[1].waits_for, WaitsFor::Partner);
    assert_eq!(open[1].requested_on, Some(ago(20)));
    assert_eq!(
        (open[1].status_since, open[1].last_move_on),
        (ago(15), ago(9))
    );
    assert_eq!(open[1].named_day, Some(ago(9)));
}

#[test]
fn the_focus_of_the_case_comes_first() {
    let mut records = records();
    records.household.push(person(0, Relation::Focus, 30));
    let standing = of(&records);
    assert_eq!(standing.focus().unwrap().person, id(0));
    assert_eq!(standing.children(), 3);
}

fn action(number: u8, status: ActionStatus) -> Action {
    Action {
        id: id(number),
        text: "visit".into(),
        owner: ActionOwner::Specialist,
        specialist: id(2),
        supervisor: id(3),
        due: ago(i64::from(number % 3)),
        case: Some(id(1)),
        session: id(4),
        status,
        ended_on: None,
        note: String::new(),
        carried: 0,
    }
}

fn full() -> CaseRecords {
    let moves = vec![step(MoveKind::Send, AttemptStatus::Requested, 20)];
    CaseRecords {
        file: file(),
        contacts: vec![
            contact(ago(20)),
            tried(ago(2)),
            seen(9, &[1, 2]),
            seen(9, &[2, 3]),
        ],
        referrals: vec![
            referral(1, moves.clone()),
            referral(2, moves),
            referral(3, Vec::new()),
        ],
        actions: vec![
            action(1, ActionStatus::Open),
            action(2, ActionStatus::Done),
            action(3, ActionStatus::Open),
            action(4, ActionStatus::Open),
        ],
        items: vec![
            item(1, 20, true, "visit weekly"),
            item(2, 20, true, "visit daily"),
            item(3, 30, true, "wait"),
            item(4, 2, false, "close"),
        ],
        ..records()
    }
}

#[test]
fn only_open_actions_are_kept_by_their_day() {
    let actions = of(&full()).actions;
    let order: Vec<_> = actions.iter().map(|action| action.action).collect();
    assert_eq!(order, [id(1), id(4), id(3)]);
}

proptest! {
    #[test]
    fn the_order_of_the_records_does_not_matter(
        household in Just(full().household).prop_shuffle(),
        contacts in Just(full().contacts).prop_shuffle(),
        referrals in Just(full().referrals).prop_shuffle(),
        actions in Just(full().actions).prop_shuffle(),
        items in Just(full().items).prop_shuffle(),
    ) {
        let shuffled = CaseRecords { file: file(), household, contacts, referrals, actions, items };
        prop_assert_eq!(of(&shuffled), of(&full()));
    }
}
