//! The audit trail: what is written, and that it holds together.

use crate::support::{OTHER, OWN, ask, id, office};
use goldaw::domain::account::Role;
use goldaw::office::{Answer, Office, Request};

fn entries(office: &mut Office) -> u64 {
    match ask(office, Role::Administrator, Request::Verify).unwrap() {
        Answer::Verified(verification) => {
            assert_eq!(verification.faults, []);
            verification.audit_entries
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn opening_refusing_and_unmasking_leave_an_entry_each_and_reading_a_list_none() {
    let mut office = office();
    let before = entries(&mut office);
    ask(&mut office, Role::Supervisor, Request::ThisWeek).unwrap();
    assert_eq!(entries(&mut office), before, "a list");
    ask(&mut office, Role::Supervisor, Request::Case(id(OWN))).unwrap();
    assert_eq!(entries(&mut office), before + 1, "an opened case file");
    ask(&mut office, Role::Administrator, Request::ThisWeek).unwrap_err();
    assert_eq!(entries(&mut office), before + 2, "a refusal");
    ask(&mut office, Role::Supervisor, Request::Case(id(OTHER))).unwrap_err();
    let unmasked = Request::Unmasked {
        reason: "phoning the aunt".into(),
        request: Box::new(Request::Case(id(OWN))),
    };
    let before = entries(&mut office);
    match ask(&mut office, Role::Supervisor, unmasked).unwrap() {
        Answer::Case(view) => assert_eq!(view.household[0].name, "Gülälek Atajanowa"),
        other => panic!("{other:?}"),
    }
    assert_eq!(entries(&mut office), before + 2, "unmasking and opening");
}

#[test]
fn names_are_initials_until_a_reason_is_given() {
    match ask(&mut office(), Role::Supervisor, Request::Case(id(OWN))).unwrap() {
        Answer::Case(view) => assert_eq!(view.household[0].name, "G.A."),
        other => panic!("{other:?}"),
    }
}
