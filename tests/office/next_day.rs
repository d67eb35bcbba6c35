//! What was opened is forgotten with the day: an office that is closed and opened again on the same day and
//! on the next one, while its guest stays.

use crate::again::again;
use crate::support::{OWN, account, day, id, over, two_teams};
use goldaw::domain::account::Role;
use goldaw::office::{Answer, Clock, Guest, Office, Request};

fn entries(office: &mut Office) -> u64 {
    let mut administrator = Guest::new(Some(account(Role::Administrator, OWN)), None);
    match administrator.ask(office, Request::Verify).unwrap() {
        Answer::Verified(verification) => verification.audit_entries,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_was_opened_is_forgotten_with_the_day() {
    let mut office = two_teams();
    let mut supervisor = Guest::new(Some(account(Role::Supervisor, OWN)), None);
    let mut leaves = |office: &mut Office, request| {
        let before = entries(office);
        supervisor.ask(office, request).unwrap();
        entries(office) - before
    };
    let case = Request::Case(id(OWN));
    assert_eq!(leaves(&mut office, case.clone()), 1);
    let mut office = over(office.close());
    assert_eq!(leaves(&mut office, again(case.clone())), 0, "same day");
    let next = Clock::Fixed(day("2021-10-16"));
    let mut office = Office::over(office.close(), next).unwrap();
    assert_eq!(leaves(&mut office, again(case)), 1, "next day");
}
