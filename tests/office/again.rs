//! A question that is asked again: it leaves no second entry in the audit trail, and is no way around it.

use crate::door::Door;
use crate::support::{OTHER, OWN, RESTRICTED, account, ask, contact, id, office};
use goldaw::domain::account::Role;
use goldaw::domain::identifier::CaseId;
use goldaw::office::audit::AuditQuery;
use goldaw::office::listing::{Listing, What};
use goldaw::office::{Answer, Refusal, Request};

/// A supervisor at an office, with others there.
pub struct Place {
    pub door: Door,
}

impl Place {
    pub fn new() -> Self {
        Self { door: office() }
    }

    fn entries(&mut self) -> u64 {
        let asked = ask(&mut self.door, Role::Administrator, Request::Verify);
        match asked.unwrap() {
            Answer::Verified(verification) => verification.audit_entries,
            other => panic!("{other:?}"),
        }
    }

    pub fn ask(&mut self, request: Request) -> Result<Answer, Refusal> {
        ask(&mut self.door, Role::Supervisor, request)
    }

    /// How many entries a question leaves.
    pub fn leaves(&mut self, request: &Request) -> u64 {
        // Entries of one person about one record are grouped for a second, if nobody's stand between them.
        let between = Request::Case(id(OTHER));
        ask(&mut self.door, Role::Coordinator, between).unwrap();
        let before = self.entries();
        // A refusal leaves an entry too.
        let _ = self.ask(request.clone());
        self.entries() - before
    }
}

pub fn again(request: Request) -> Request {
    Request::Again(Box::new(request))
}

fn unmasked(reason: &str, request: Request) -> Request {
    Request::Unmasked {
        reason: reason.into(),
        request: Box::new(request),
    }
}

pub fn own() -> CaseId {
    id(OWN)
}

#[test]
fn a_question_asked_again_leaves_no_entry_and_its_answer_is_new() {
    let mut place = Place::new();
    let named = unmasked("phoning the aunt", Request::Case(own()));
    let opening = [
        (Request::Case(own()), 1),
        (Request::SinceLastSpoke(own()), 1),
        (Request::Session(id(OWN)), 1),
        (named.clone(), 2),
    ];
    for (request, entries) in &opening {
        assert_eq!(place.leaves(&again(request.clone())), *entries, "first");
        assert_eq!(place.leaves(&again(request.clone())), 0, "{request:?}");
        assert_eq!(place.leaves(request), *entries, "plain {request:?}");
        assert_eq!(place.leaves(&again(request.clone())), 0, "{request:?}");
    }
    let name = |place: &mut Place| match place.ask(again(named.clone())).unwrap() {
        Answer::Case(view) => (view.household[0].name.clone(), view.contacts.len()),
        other => panic!("{other:?}"),
    };
    let before = name(&mut place);
    assert_eq!(before.0, "Gülälek Atajanowa");
    let called = Request::RecordContact(contact(own()));
    ask(&mut place.door, Role::Specialist, called).unwrap();
    assert_eq!(name(&mut place).1, before.1 + 1);
}

#[test]
fn asking_again_is_no_way_around_the_trail() {
    let mut place = Place::new();
    for request in [
        Request::Case(own()),
        unmasked("phoning the aunt", Request::Case(own())),
    ] {
        place.ask(request).unwrap();
    }
    let list = Request::List(Listing {
        what: What::Cases,
        search: String::new(),
        specialist: None,
        area: None,
        all: false,
    });
    let table = [
        ("another record", Request::Case(id(RESTRICTED)), 1),
        ("another question", Request::SinceLastSpoke(own()), 1),
        (
            "another reason",
            unmasked("curious", Request::Case(own())),
            2,
        ),
        ("another's case", Request::Case(id(OTHER)), 1),
        ("an export", list.clone(), 1),
        ("the same export", list, 1),
        ("the trail", Request::Audit(AuditQuery::default()), 1),
        ("the same trail", Request::Audit(AuditQuery::default()), 1),
    ];
    for (what, request, entries) in table {
        assert_eq!(place.leaves(&again(request)), entries, "{what}");
    }
    let inside = unmasked("phoning the aunt", again(Request::Case(own())));
    let refused = place.ask(inside).unwrap_err();
    assert_eq!(refused.message().id, "office-unmask-reading");
    let change = again(Request::RecordContact(contact(own())));
    assert_eq!(place.leaves(&change), 1, "a change is none");
}

#[test]
fn what_was_opened_is_forgotten_with_who_came_in_and_the_64th_question_after_it() {
    let mut place = Place::new();
    place.ask(Request::Case(own())).unwrap();
    assert_eq!(place.leaves(&again(Request::Case(own()))), 0);
    for number in 0..64 {
        let reason = format!("reason {number}");
        place.ask(unmasked(&reason, Request::Case(own()))).unwrap();
    }
    assert_eq!(place.leaves(&again(Request::Case(own()))), 1, "the 64th");
    assert_eq!(place.leaves(&again(Request::Case(own()))), 0);
    place.door.leave(&account(Role::Supervisor, OWN));
    place.ask(Request::Me).unwrap();
    assert_eq!(
        place.leaves(&again(Request::Case(own()))),
        1,
        "came in anew"
    );
    place.ask(Request::Lock).unwrap();
    let refused = place.ask(again(Request::Case(own()))).unwrap_err();
    assert_eq!(refused.message().id, "office-locked");
}

#[test]
fn who_may_no_longer_is_refused_and_that_is_written() {
    let mut place = Place::new();
    place.ask(Request::Case(own())).unwrap();
    let login = account(Role::Supervisor, OWN).login;
    let disabled = Request::DisableAccount(login);
    ask(&mut place.door, Role::Administrator, disabled).unwrap();
    assert_eq!(place.leaves(&again(Request::Case(own()))), 1);
    let refused = place.ask(again(Request::Case(own()))).unwrap_err();
    assert_eq!(refused.message().id, "office-account-disabled");
}
