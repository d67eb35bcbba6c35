//! Erasing a person who belongs to several cases: whatever they are, a coordinator learns nothing of a
//! case that is open to others only.

use crate::door::Door;
use crate::support::{OWN, account, ask, case, day, id, opened, two_teams};
use goldaw::domain::Instant;
use goldaw::domain::account::Role;
use goldaw::domain::audit::AuditAction;
use goldaw::domain::case::{CaseStatus, Closure, ClosureReason, Restriction};
use goldaw::domain::identifier::PersonId;
use goldaw::domain::standing::CaseRecords;
use goldaw::office::audit::{AuditQuery, AuditRow};
use goldaw::office::erasure::{CaseErasure, PersonErasure};
use goldaw::office::loading::Batch;
use goldaw::office::retention::person_code;
use goldaw::office::{Answer, Refusal, Request};

/// What a case is to the coordinator.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    Closed,
    Open,
    /// Closed, and open to a supervisor only.
    HiddenClosed,
    /// Open, and open to a supervisor only.
    HiddenOpen,
}
use Kind::{Closed, HiddenClosed, HiddenOpen, Open};

/// What becomes of a person who belongs to such cases.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Outcome {
    /// Erased, after the places in so many cases were looked at.
    Erased(usize),
    /// The one sentence for whoever can't be erased.
    Refused,
    /// As if there were no such person.
    NotThere,
}
use Outcome::{Erased, NotThere, Refused};

const TABLE: &[(&[Kind], Outcome)] = &[
    (&[Closed], Erased(1)),
    (&[Closed, Closed], Erased(2)),
    (&[Open], Refused),
    (&[Closed, Open], Refused),
    (&[Closed, HiddenClosed], Refused),
    (&[Closed, HiddenOpen], Refused),
    (&[Open, HiddenClosed], Refused),
    (&[Open, HiddenOpen], Refused),
    (&[Closed, Open, HiddenClosed], Refused),
    (&[Closed, HiddenClosed, HiddenOpen], Refused),
    (&[HiddenClosed], NotThere),
    (&[HiddenOpen], NotThere),
    (&[HiddenClosed, HiddenOpen], NotThere),
];

/// The person.
const PERSON: u8 = 149;

fn records(number: u8, kind: Kind) -> CaseRecords {
    let mut records = case(150 + number, OWN);
    records.household[0].1.id = id(PERSON);
    records.household[0].0.person = id(PERSON);
    if matches!(kind, Closed | HiddenClosed) {
        records.file.status = CaseStatus::Closed;
        records.file.closure = Some(Closure {
            on: day("2021-10-01"),
            reason: ClosureReason::Resolved,
            note: String::new(),
        });
    }
    if matches!(kind, HiddenClosed | HiddenOpen) {
        records.file.restriction = Some(Restriction {
            reason: "violence".into(),
            named: vec![account(Role::Supervisor, OWN).id],
        });
    }
    records
}

/// A service in which the person belongs to these cases.
fn with(kinds: &[Kind]) -> Door {
    let mut office = two_teams();
    let numbered = kinds.iter().zip(0..);
    let cases = numbered.map(|(kind, number)| records(number, *kind));
    let batch = Batch {
        cases: cases.collect(),
        ..Batch::default()
    };
    office.load(&batch).unwrap();
    opened(office)
}

fn requests(person: PersonId) -> [Request; 3] {
    let erasure = |code: String| {
        Request::ErasePerson(PersonErasure {
            person,
            code,
            reason: "asked for it".into(),
        })
    };
    let (right, wrong) = (person_code(person), "00000000".to_owned());
    [
        Request::PersonPlaces(person),
        erasure(wrong),
        erasure(right),
    ]
}

/// What the coordinator is told, and what of it stands in the trail.
fn told(office: &mut Door, person: PersonId) -> (Vec<Result<Answer, Refusal>>, Vec<AuditRow>) {
    let requests = requests(person).into_iter();
    let mut ask = |request| ask(office, Role::Coordinator, request);
    let answers = requests.map(&mut ask).collect();
    let query = AuditQuery {
        action: Some(AuditAction::Refused),
        ..AuditQuery::default()
    };
    match ask(Request::Audit(query)).unwrap() {
        Answer::Audit(page) => {
            // Loading leaves entries too: numbers and moments differ.
            let unnumbered = |row| AuditRow {
                id: id(0),
                sequence: 0,
                at: Instant::default(),
                ..row
            };
            (answers, page.rows.into_iter().map(unnumbered).collect())
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn of_a_case_that_is_open_to_others_only_nothing_is_told() {
    let nobody = told(&mut with(&[]), id(PERSON));
    let refused = told(&mut with(&[Open]), id(PERSON));
    assert!(
        nobody
            .0
            .iter()
            .all(|told| told == &Err(Refusal::not_found()))
    );
    assert_eq!((nobody.1.len(), refused.1.len()), (3, 3));
    for (kinds, outcome) in TABLE {
        let told = told(&mut with(kinds), id(PERSON));
        match (outcome, told.0.as_slice()) {
            (NotThere, _) => assert_eq!(told, nobody, "{kinds:?}"),
            (Refused, [places, ..]) => {
                let message = places.as_ref().unwrap_err().message();
                assert_eq!(message.id, "problem-erase-person", "{kinds:?}");
                assert_eq!(told, refused, "{kinds:?}");
            }
            (
                Erased(cases),
                [
                    Ok(Answer::Places(places)),
                    Err(_),
                    Ok(Answer::Erased(erased)),
                ],
            ) => {
                assert_eq!((places.cases, places.goes.len()), (*cases, *cases));
                assert_eq!(erased.records, 1 + cases, "{kinds:?}");
            }
            other => panic!("{kinds:?}: {other:?}"),
        }
    }
}

#[test]
fn how_many_records_a_case_took_along_does_not_tell_of_another_one() {
    let erased = |kinds: &[Kind]| {
        let closed = records(0, Closed).file;
        let request = Request::EraseCase(CaseErasure {
            case: closed.id,
            code: closed.code.0,
            reason: "kept for ten years".into(),
        });
        match ask(&mut with(kinds), Role::Coordinator, request).unwrap() {
            Answer::Erased(erasure) => erasure,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(erased(&[Closed]), erased(&[Closed, HiddenOpen]));
}
