//! The personal part of supervision: whatever is asked, by whomever, it is said to the two alone whom it
//! concerns.

use crate::door::Door;
use crate::support::{OTHER, OWN, TODAY, account, day, id, over};
use crate::ways::{COLLEAGUE, SESSION, WAYS, elsewhere, every_kind, list};
use goldaw::domain::Instant;
use goldaw::domain::account::{Account, Role};
use goldaw::domain::draft::{Draft, DraftAbout, DraftName, DraftText, SESSION_FORM};
use goldaw::domain::identifier::SessionId;
use goldaw::domain::session::{PersonalPart, SessionDraft};
use goldaw::domain::specialist::Specialist;
use goldaw::office::listing::What;
use goldaw::office::loading::Batch;
use goldaw::office::personal::PersonalErasure;
use goldaw::office::{Answer, Refusal, Request};
use goldaw::store::Changes;

/// A session of the first supervisor that is held and not signed.
pub const HELD: u8 = 61;
/// What only the two may read.
const PERSONAL: [&str; 5] = [
    "tired since the flood",
    "wants to move to Mary",
    "cannot sleep",
    "wellbeing: Some(",
    "wellbeing: [(",
];

fn name() -> DraftName {
    DraftName {
        form: SESSION_FORM.into(),
        about: DraftAbout::Session(id(OWN)),
    }
}

fn session(number: u8, personal_note: &str, wellbeing: Option<u8>) -> SessionDraft {
    SessionDraft {
        session: id(number),
        specialist: id(OWN),
        on: day(TODAY),
        started_at: Instant::default(),
        items: Vec::new(),
        actions: Vec::new(),
        ended: Vec::new(),
        general_note: String::new(),
        wellbeing,
        personal_note: personal_note.into(),
        next_on: None,
    }
}

/// The erasure of the personal part of a session, with the right code.
pub fn erasure(session: u8, reason: &str) -> Request {
    let session: SessionId = id(session);
    Request::ErasePersonal(PersonalErasure {
        session,
        code: session.to_string().chars().take(8).collect(),
        reason: reason.to_owned(),
    })
}

fn kept(number: u8, text: SessionDraft) -> Request {
    Request::KeepDraft(Box::new(Draft {
        name: name(),
        id: id(number),
        revision: 1,
        replaces: None,
        based_on: Some(0),
        kept_at: Instant::default(),
        text: DraftText::Session(Box::new(text)),
    }))
}

/// Somebody at a service.
pub type Asker = (fn() -> Door, Account);

/// A personal part that is signed, one that is held, and one that is being typed.
pub fn supervised() -> Door {
    let mut office = every_kind();
    let supervisor = account(Role::Supervisor, OWN);
    let signed = PersonalPart {
        session: id(SESSION),
        specialist: id(OWN),
        supervisor: supervisor.id,
        wellbeing: Some(2),
        note: PERSONAL[0].into(),
    };
    let batch = Batch {
        personal_parts: vec![signed],
        ..Batch::default()
    };
    office.load(&batch).unwrap();
    let mut door = Door::of(office);
    for request in [
        Request::HoldSession(session(HELD, PERSONAL[1], Some(3))),
        kept(70, session(62, PERSONAL[2], Some(4))),
    ] {
        door.ask(&supervisor, request).unwrap();
    }
    door
}

/// The same, with the first specialist in the second supervisor's team from now on.
fn handed_over() -> Door {
    let mut store = supervised().close().close();
    let mut change = Changes::new();
    let mut specialist = store.get::<Specialist>(id(OWN)).unwrap().unwrap();
    specialist.record.supervisor = Some(account(Role::Supervisor, OTHER).id);
    change.put(&specialist.record, Some(specialist.version));
    store.commit(&change).unwrap();
    Door::of(over(store))
}

/// Everybody whom the personal part does not concern.
pub fn others() -> Vec<Asker> {
    let coordinator = account(Role::Coordinator, OWN);
    let colleague = Account {
        specialist: Some(id(COLLEAGUE)),
        ..account(Role::Specialist, COLLEAGUE)
    };
    vec![
        (supervised, coordinator.clone()),
        (supervised, account(Role::Administrator, OWN)),
        (supervised, account(Role::Supervisor, OTHER)),
        (supervised, account(Role::Specialist, OTHER)),
        (supervised, colleague),
        // Who takes the specialist over holds sessions of her own and reads none of the earlier ones.
        (handed_over, account(Role::Supervisor, OTHER)),
        (handed_over, coordinator),
    ]
}

/// Every question that could be about the session or its texts.
fn questions() -> Vec<Request> {
    let mut questions: Vec<Request> = WAYS.iter().flat_map(|way| (way.1)(41)).collect();
    questions.extend(What::ALL.iter().flat_map(|what| list(*what)));
    questions.extend([
        Request::Drafts(name()),
        Request::Me,
        Request::Administration,
        Request::PersonalReview,
    ]);
    for number in [SESSION, HELD, 62] {
        questions.push(erasure(number, "not mine"));
        let mine = || session(number, "nothing", None);
        questions.extend([Request::HoldSession(mine()), Request::SignSession(mine())]);
        questions.extend(elsewhere(Request::HoldSession(mine())));
        questions.extend(elsewhere(Request::SignSession(mine())));
        questions.push(kept(71, mine()));
        questions.push(Request::Session(id(OWN)));
    }
    let unmasked = questions.iter().map(|question| Request::Unmasked {
        reason: "phoning the aunt".into(),
        request: Box::new(question.clone()),
    });
    let unmasked: Vec<Request> = unmasked.collect();
    questions.extend(unmasked);
    questions
}

#[test]
fn nobody_but_the_two_reads_the_personal_part_on_any_way() {
    let mut askers = others();
    askers.push((handed_over, account(Role::Supervisor, OWN)));
    for (office, who) in askers {
        let mut office = office();
        // A text of one's own first, so that there is something that theirs could differ from.
        let _ = office.ask(&who, kept(72, session(HELD, "nothing", None)));
        for question in questions() {
            let answer = office.ask(&who, question.clone());
            let text = format!("{answer:?}");
            for personal in PERSONAL {
                let login = &who.login;
                assert!(!text.contains(personal), "{login} {question:?}: {text}");
            }
        }
    }
}

#[test]
fn the_supervisor_reads_what_she_wrote_in_its_session_and_nowhere_else() {
    let supervisor = account(Role::Supervisor, OWN);
    let view = match supervised().ask(&supervisor, Request::Session(id(OWN))) {
        Ok(Answer::Session(view)) => view,
        other => panic!("{other:?}"),
    };
    assert_eq!(view.wellbeing, [(day(TODAY), 3), (day("2021-10-08"), 2)]);
    assert_eq!(view.draft.personal_note, PERSONAL[1]);
    let offered = format!("{:?}", view.twice);
    assert!(offered.contains(PERSONAL[2]), "{offered}");
    for way in WAYS.iter().filter(|way| way.0 != "session") {
        for question in (way.1)(41) {
            let text = format!("{:?}", supervised().ask(&supervisor, question));
            let personal = PERSONAL.iter().find(|personal| text.contains(**personal));
            assert_eq!(personal, None, "{}: {text}", way.0);
        }
    }
}

#[test]
fn what_stands_in_anothers_session_cannot_be_guessed_by_what_differs_from_it() {
    let guess = |account: &Account, session_of: SessionId, wellbeing| {
        let mut office = supervised();
        let text = SessionDraft {
            session: session_of,
            ..session(0, "nothing", Some(wellbeing))
        };
        let refused = office.ask(account, kept(73, text));
        assert_eq!(refused, Err(Refusal::not_found()), "{wellbeing}");
        let opened = office.ask(account, Request::Session(id(OWN)));
        match opened.unwrap() {
            Answer::Session(view) => assert!(!view.resumed && view.wellbeing.is_empty()),
            other => panic!("{other:?}"),
        }
    };
    for wellbeing in 1..=5 {
        for number in [SESSION, HELD] {
            guess(&account(Role::Coordinator, OWN), id(number), wellbeing);
        }
    }
}
