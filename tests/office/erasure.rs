//! Erasing cases and people: all of it goes, nothing else does, and what is left says so.

use crate::door::Door;
use crate::support::{day, id};
use goldaw::demonstration::{Plan, batches};
use goldaw::domain::Instant;
use goldaw::domain::account::Account;
use goldaw::domain::audit::AuditAction;
use goldaw::domain::case::{CaseCode, CaseStatus, Risk};
use goldaw::domain::draft::{Draft, DraftAbout, DraftName, DraftText, SESSION_FORM};
use goldaw::domain::identifier::{CaseId, PersonId};
use goldaw::domain::person::Membership;
use goldaw::domain::session::{DraftItem, ItemText};
use goldaw::domain::standing::CaseRecords;
use goldaw::domain::tombstone::Erased;
use goldaw::office::audit::AuditQuery;
use goldaw::office::case_view::CaseView;
use goldaw::office::caseload::{CaseFilter, CaseSort, CaseloadQuery};
use goldaw::office::erasure::{CaseErasure, Erasure, PersonErasure};
use goldaw::office::listing::{Listed, Listing, What};
use goldaw::office::loading::Batch;
use goldaw::office::places::{PersonPlaces, PlaceKind};
use goldaw::office::retention::{Review, person_code};
use goldaw::office::{Answer, Clock, Office, Refusal, Request};
use goldaw::store::Store;

/// Late enough for every closed case to have been kept for ten years.
const LATER: &str = "2033-01-03";

/// The fictional service, its records as they were loaded, and somebody who asks.
struct Service {
    door: Door,
    accounts: Vec<Account>,
    cases: Vec<CaseRecords>,
}

impl Service {
    fn on(today: &str) -> Self {
        Self::with(today, |_| Vec::new())
    }

    /// With these cases besides the fictional ones.
    fn with(today: &str, more: impl Fn(&[CaseRecords]) -> Vec<CaseRecords>) -> Self {
        let plan = Plan {
            cases: 120,
            ..Plan::default()
        };
        let store = Store::in_memory().unwrap();
        let mut office = Office::over(store, Clock::Fixed(day(today))).unwrap();
        let mut cases = Vec::new();
        for batch in batches(&plan) {
            office.load(&batch).unwrap();
            cases.extend(batch.cases);
        }
        let more = Batch {
            cases: more(&cases),
            ..Batch::default()
        };
        office.load(&more).unwrap();
        let logins = [
            "coordinator",
            "administrator",
            "supervisor-01",
            "specialist-01",
        ];
        Self {
            accounts: logins.map(|login| office.login(login).unwrap()).into(),
            door: Door::of(office),
            cases,
        }
    }

    fn ask_as(&mut self, login: &str, request: Request) -> Result<Answer, Refusal> {
        let account = self.accounts.iter().find(|one| one.login == login);
        self.door.ask(account.unwrap(), request)
    }

    fn ask(&mut self, request: Request) -> Result<Answer, Refusal> {
        self.ask_as("coordinator", request)
    }

    /// A closed case that was talked about and has everything a case can have.
    fn closed(&self) -> CaseRecords {
        closed(&self.cases)
    }

    fn open(&self) -> &CaseRecords {
        let open = |one: &&CaseRecords| {
            one.file.status == CaseStatus::Open && one.file.restriction.is_none()
        };
        self.cases.iter().find(open).unwrap()
    }

    fn review(&mut self) -> Review {
        match self.ask(Request::RetentionReview).unwrap() {
            Answer::Review(review) => *review,
            other => panic!("{other:?}"),
        }
    }

    fn erase(&mut self, case: &CaseRecords) -> Result<Erasure, Refusal> {
        let request = erasure(case.file.id, &case.file.code.0, "kept for ten years");
        self.ask(request).map(|answer| match answer {
            Answer::Erased(erasure) => *erasure,
            other => panic!("{other:?}"),
        })
    }

    fn case(&mut self, case: CaseId) -> Result<CaseView, Refusal> {
        self.ask(Request::Case(case)).map(|answer| match answer {
            Answer::Case(view) => *view,
            other => panic!("{other:?}"),
        })
    }

    fn places(&mut self, person: PersonId) -> Result<PersonPlaces, Refusal> {
        self.ask(Request::PersonPlaces(person))
            .map(|answer| match answer {
                Answer::Places(places) => *places,
                other => panic!("{other:?}"),
            })
    }

    /// The ids in a list of the command line.
    fn list(&mut self, what: What) -> Listed {
        let listing = Listing {
            what,
            search: String::new(),
            specialist: None,
            area: None,
            all: true,
        };
        match self.ask(Request::List(listing)).unwrap() {
            Answer::Listed(listed) => listed,
            other => panic!("{other:?}"),
        }
    }

    /// Everything that all lists say, to look for texts in.
    fn everything(&mut self) -> String {
        let lists = What::ALL.iter().filter(|what| **what != What::Accounts);
        lists
            .map(|what| format!("{:?}\n", self.list(*what)))
            .collect()
    }

    fn verify(&mut self) {
        match self.ask_as("administrator", Request::Verify).unwrap() {
            Answer::Verified(verified) => assert_eq!(verified.faults, [], "{verified:?}"),
            other => panic!("{other:?}"),
        }
    }
}

fn closed(cases: &[CaseRecords]) -> CaseRecords {
    let rich = |one: &&CaseRecords| {
        one.file.status == CaseStatus::Closed
            && one.file.restriction.is_none()
            && !one.contacts.is_empty()
            && !one.items.is_empty()
            && one.household.len() > 1
    };
    cases.iter().find(rich).unwrap().clone()
}

fn erasure(case: CaseId, code: &str, reason: &str) -> Request {
    Request::EraseCase(CaseErasure {
        case,
        code: code.to_owned(),
        reason: reason.to_owned(),
    })
}

/// The ids of all that must go with a case: lists give every record with its id. The case's own id stays in
/// the agendas of signed sessions and with activities, where nothing but the id says which it was.
fn ids(case: &CaseRecords) -> Vec<String> {
    let people = case
        .household
        .iter()
        .map(|(_, person)| person.id.to_string());
    let contacts = case.contacts.iter().map(|contact| contact.id.to_string());
    let referrals = case
        .referrals
        .iter()
        .map(|referral| referral.id.to_string());
    let actions = case.actions.iter().map(|action| action.id.to_string());
    people
        .chain(contacts)
        .chain(referrals)
        .chain(actions)
        .collect()
}

#[test]
fn the_review_lists_what_was_kept_for_long_enough() {
    let mut later = Service::on(LATER);
    let review = later.review();
    let closed = |one: &&CaseRecords| one.file.status != CaseStatus::Open;
    let closed = later.cases.iter().filter(closed).count();
    let cases: Vec<_> = review
        .rows
        .iter()
        .filter(|row| row.area.is_some())
        .collect();
    assert!(closed > 3);
    assert_eq!((cases.len(), review.years), (closed, 10));
    assert!(cases.is_sorted_by_key(|row| row.ended_on));
    assert!(cases.iter().all(|row| row.due_on <= day(LATER)));
    let mut now = Service::on("2021-10-15");
    assert_eq!(now.review().rows, []);
}

#[test]
fn the_period_is_the_one_of_the_settings() {
    let mut service = Service::on(LATER);
    let first = service.review().rows[0].clone();
    let before = service.review().rows.len();
    let safekeeping = goldaw::domain::settings::Safekeeping {
        case_years: 20,
        ..goldaw::domain::settings::Safekeeping::default()
    };
    let set = Request::SetSafekeeping(safekeeping);
    service.ask_as("administrator", set).unwrap();
    assert!(before > 0);
    assert!(!service.review().rows.contains(&first));
}

#[test]
fn an_erased_case_leaves_nothing_but_its_code() {
    let mut service = Service::on(LATER);
    let case = service.closed();
    let before = service.everything();
    for id in ids(&case) {
        assert!(before.contains(&id), "{id} was there");
    }
    let erased = service.erase(&case).unwrap();
    let left = service.everything();
    for id in ids(&case) {
        assert!(!left.contains(&id), "{id} is still there");
    }
    service.verify();
    assert_eq!(erased.tombstone.code.as_ref(), Some(&case.file.code));
    assert_eq!(erased.tombstone.what, Erased::Case);
    let talked: std::collections::BTreeSet<_> =
        case.items.iter().map(|item| item.session).collect();
    assert_eq!(
        erased.tombstone.sessions,
        talked.into_iter().collect::<Vec<_>>()
    );
    assert!(erased.records >= 3 + case.contacts.len() + case.household.len());
    assert_eq!(service.review().erased, [erased.tombstone]);
    let Listed::Cases(rows) = service.list(What::Cases) else {
        panic!("no cases")
    };
    assert_eq!(rows.len(), service.cases.len() - 1, "all others are there");
}

/// Another closed case, in whose household the first person of this one lives as well.
fn second_household(case: &CaseRecords) -> CaseRecords {
    let mut file = case.file.clone();
    file.id = id(200);
    file.code = CaseCode(format!("{}-2", file.code));
    let (membership, person) = case.household[0].clone();
    let membership = Membership {
        id: id(201),
        case: file.id,
        ..membership
    };
    CaseRecords {
        file,
        household: vec![(membership, person)],
        contacts: Vec::new(),
        referrals: Vec::new(),
        actions: Vec::new(),
        items: Vec::new(),
    }
}

#[test]
fn who_belongs_to_another_case_stays() {
    let second = |cases: &[CaseRecords]| second_household(&closed(cases));
    let mut service = Service::with(LATER, |cases| vec![second(cases)]);
    let (case, second) = (service.closed(), second(&service.cases));
    service.erase(&case).unwrap();
    let people = format!("{:?}", service.list(What::People));
    let id_of = |index: usize| case.household[index].1.id.to_string();
    assert!(people.contains(&id_of(0)), "the first lives in both");
    assert!(!people.contains(&id_of(1)));
    service.erase(&second).unwrap();
    let people = format!("{:?}", service.list(What::People));
    assert!(!people.contains(&id_of(0)));
    service.verify();
}

#[test]
fn what_may_not_be_erased_stays_and_the_try_is_in_the_trail() {
    let mut service = Service::on(LATER);
    let closed = service.closed().file;
    let open = service.open().file.clone();
    let restricted = service
        .cases
        .iter()
        .find(|one| one.file.restriction.is_some());
    let restricted = restricted.unwrap().file.clone();
    let (code, reason) = (closed.code.0.as_str(), "kept for ten years");
    for (login, request, field) in [
        ("coordinator", erasure(open.id, &open.code.0, reason), None),
        (
            "coordinator",
            erasure(closed.id, "BAL", reason),
            Some("code"),
        ),
        (
            "coordinator",
            erasure(closed.id, code, "  "),
            Some("reason"),
        ),
        (
            "coordinator",
            erasure(restricted.id, &restricted.code.0, reason),
            None,
        ),
        ("supervisor-01", erasure(closed.id, code, reason), None),
        ("specialist-01", erasure(closed.id, code, reason), None),
        ("administrator", erasure(closed.id, code, reason), None),
        ("supervisor-01", Request::RetentionReview, None),
        ("administrator", Request::RetentionReview, None),
    ] {
        let refusal = service.ask_as(login, request.clone()).unwrap_err();
        let found = match &refusal {
            Refusal::Rule(problem) => problem.field,
            Refusal::NotAllowed(_) => None,
            other => panic!("{login} {request:?}: {other:?}"),
        };
        assert_eq!(found, field, "{login} {request:?}");
    }
    service.case(closed.id).unwrap();
    assert_eq!(service.review().erased, []);
    let query = AuditQuery {
        action: Some(AuditAction::Refused),
        ..AuditQuery::default()
    };
    let Answer::Audit(page) = service.ask(Request::Audit(query)).unwrap() else {
        panic!("no trail")
    };
    assert_eq!(page.rows.len(), 9);
}

#[test]
fn the_code_of_an_erased_case_says_when_to_those_who_may_know() {
    let mut service = Service::on(LATER);
    let case = service.closed();
    let code = case.file.code.0.clone();
    service.erase(&case).unwrap();
    let said = |service: &mut Service, login: &str, code: &str| {
        let request = Request::CaseByCode(code.to_owned());
        service.ask_as(login, request).unwrap_err().message().id
    };
    assert_eq!(
        said(&mut service, "coordinator", &code),
        "office-case-erased"
    );
    assert_eq!(
        said(&mut service, "supervisor-01", &code),
        "office-not-found"
    );
    assert_eq!(
        said(&mut service, "coordinator", "BAL-TUR-2021-9999"),
        "office-not-found"
    );
    let again = service.erase(&case).unwrap_err();
    assert_eq!(again.message().id, "office-case-erased");
    let by_id = Request::Case(case.file.id);
    let refused = service.ask_as("supervisor-01", by_id).unwrap_err();
    assert_eq!(refused.message().id, "office-not-found");
    let mut searched = |login: &str| {
        let query = CaseloadQuery {
            specialist: None,
            search: code.to_lowercase(),
            filter: CaseFilter::All,
            sort: CaseSort::Code,
            most: None,
        };
        match service.ask_as(login, Request::Caseload(query)).unwrap() {
            Answer::Caseload(caseload) => caseload.erased,
            other => panic!("{other:?}"),
        }
    };
    let known = Some((case.file.code.clone(), day(LATER)));
    assert_eq!(searched("coordinator"), known);
    assert_eq!(searched("supervisor-01"), None);
    let query = AuditQuery {
        action: Some(AuditAction::Erased),
        ..AuditQuery::default()
    };
    let Answer::Audit(page) = service.ask(Request::Audit(query.clone())).unwrap() else {
        panic!("no trail")
    };
    assert!(
        page.rows
            .iter()
            .any(|row| row.record == case.file.id.to_string()
                && row.erased == Some((Erased::Case, day(LATER))))
    );
    let asked = Request::Audit(query);
    let Answer::Audit(page) = service.ask_as("administrator", asked).unwrap() else {
        panic!("no trail")
    };
    assert!(page.rows.iter().all(|row| row.erased.is_none()));
    let query = AuditQuery {
        case: Some(code),
        ..AuditQuery::default()
    };
    let refused = service.ask_as("administrator", Request::Audit(query));
    assert_eq!(refused.unwrap_err().message().id, "office-not-found");
}

#[test]
fn an_erased_person_leaves_the_household_and_the_places_are_named() {
    let mut service = Service::on(LATER);
    let case = service.closed();
    let seen = case
        .contacts
        .iter()
        .find_map(|contact| contact.seen.first());
    let person = seen.map_or(case.household[0].1.id, |seen| seen.person);
    let request = |code: String| {
        Request::ErasePerson(PersonErasure {
            person,
            code,
            reason: "asked for it".into(),
        })
    };
    let refused = service.ask(request("00000000".into())).unwrap_err();
    assert_eq!(refused.message().id, "problem-erase-code");
    let places = service.places(person).unwrap();
    let seen = case.contacts.iter();
    let seen = seen.filter(|contact| contact.seen.iter().any(|one| one.person == person));
    assert_eq!((places.cases, places.goes.len()), (1, 1 + seen.count()));
    let Answer::Erased(erased) = service.ask(request(person_code(person))).unwrap() else {
        panic!("not erased")
    };
    assert_eq!(
        (erased.tombstone.what, &erased.tombstone.code),
        (Erased::Person, &None)
    );
    let notes = case
        .contacts
        .iter()
        .filter(|contact| !contact.note.is_empty());
    let kinds = |kind| {
        erased
            .places
            .iter()
            .filter(move |place| place.kind == kind)
            .count()
    };
    assert_eq!(erased.places, places.texts);
    assert_eq!(kinds(PlaceKind::Contact), notes.count());
    assert_eq!(kinds(PlaceKind::Supervision), case.items.len());
    assert!(
        erased
            .places
            .iter()
            .all(|place| place.code == case.file.code)
    );
    let view = service.case(case.file.id).unwrap();
    assert_eq!(view.household.len(), case.household.len() - 1);
    let shown = format!("{view:?}");
    assert!(!shown.contains(&person.to_string()));
    service.verify();
    let gone = service.places(person).unwrap_err();
    assert_eq!(gone.message().id, "office-not-found");
    let open = service.open().household[0].1.id;
    let refused = service.places(open).unwrap_err();
    assert_eq!(refused.message().id, "problem-erase-person");
    let asked = PersonErasure {
        person: open,
        code: person_code(open),
        reason: "asked for it".into(),
    };
    let refused = service.ask(Request::ErasePerson(asked)).unwrap_err();
    assert_eq!(refused.message().id, "problem-erase-person");
}

#[test]
fn what_was_written_and_not_saved_goes_too() {
    let mut service = Service::on(LATER);
    let case = service.closed();
    let specialist = case.file.owner;
    let Answer::Session(view) = service.ask(Request::Session(specialist)).unwrap() else {
        panic!("no session")
    };
    let mut draft = view.draft.clone();
    let item = |case: CaseId, code: &str| DraftItem {
        case,
        code: CaseCode(code.to_owned()),
        raised_by: Vec::new(),
        text: ItemText {
            situation: "a note that must go".into(),
            ..ItemText::empty(Risk::Low)
        },
    };
    let other = view.cases[0].row.case;
    draft.items = vec![item(case.file.id, &case.file.code.0), item(other, "other")];
    let kept = Draft {
        name: DraftName {
            form: SESSION_FORM.into(),
            about: DraftAbout::Session(specialist),
        },
        id: id(220),
        revision: 1,
        replaces: None,
        based_on: None,
        kept_at: Instant::default(),
        text: DraftText::Session(Box::new(draft)),
    };
    service.ask(Request::KeepDraft(Box::new(kept))).unwrap();
    service.erase(&case).unwrap();
    let Answer::Session(view) = service.ask(Request::Session(specialist)).unwrap() else {
        panic!("no session")
    };
    let items: Vec<CaseId> = view.draft.items.iter().map(|item| item.case).collect();
    assert_eq!(items, [other]);
}
