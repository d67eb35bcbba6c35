//! Frames made by hand: a client that sends what the program's own never would gets no further than one
//! that sends keys.

use crate::by_hand::{Raw, question};
use crate::door::Door;
use crate::permission::sample;
use crate::support::{NOBODY, OTHER, OWN, RESTRICTED, TODAY, account, ask, day, id, office};
use goldaw::domain::Instant;
use goldaw::domain::account::Role;
use goldaw::domain::contact::Medium;
use goldaw::domain::draft::{Draft, DraftAbout, DraftName, DraftText};
use goldaw::domain::identifier::DraftId;
use goldaw::office::contacts::NewContact;
use goldaw::office::drafts::Save;
use goldaw::office::permission::RequestKind;
use goldaw::office::{Answer, Refusal, Request};
use goldaw::server::client::Hello;

fn come_in(door: &Door, role: Role) -> Raw {
    let hello = Hello {
        account: Some(account(role, OWN).login),
        ..Hello::default()
    };
    Raw::let_in(&door.socket(), &hello).unwrap()
}

fn unmasked(request: Request) -> Request {
    Request::Unmasked {
        reason: "phoning the aunt".into(),
        request: Box::new(request),
    }
}

fn saved(request: Request) -> Request {
    Request::Save(Box::new(Save {
        request,
        drafts: vec![id(51)],
        based_on: None,
    }))
}

fn again(request: Request) -> Request {
    Request::Again(Box::new(request))
}

/// What can be put around a question.
const WRAPPED: &[fn(Request) -> Request] = &[
    |request| request,
    unmasked,
    saved,
    again,
    |request| unmasked(again(request)),
    |request| unmasked(saved(request)),
    |request| again(unmasked(request)),
    |request| again(saved(request)),
    |request| saved(again(request)),
    |request| saved(unmasked(request)),
    |request| saved(saved(request)),
];

#[test]
fn what_is_refused_is_refused_however_it_is_wrapped_and_numbered() {
    for role in Role::ALL {
        let mut door = office();
        let mut raw = come_in(&door, *role);
        for kind in RequestKind::ALL {
            for team in [OTHER, RESTRICTED, NOBODY] {
                let Some(request) = sample(*kind, team) else {
                    continue;
                };
                // Whoever locks his screen gets no further at all.
                if *kind == RequestKind::Lock {
                    continue;
                }
                // What a store in memory cannot do, such as a backup, is no refusal.
                let plain = ask(&mut door, *role, request.clone());
                if matches!(plain, Ok(_) | Err(Refusal::Unavailable { .. })) {
                    continue;
                }
                for (number, wrapped) in WRAPPED.iter().enumerate() {
                    let wrapped = wrapped(request.clone());
                    for once in [None, Some(number as u8)] {
                        let answer = raw.ask(number as u64 / 2, once, &wrapped);
                        assert!(
                            !matches!(answer, Some(Ok(_))),
                            "{role:?} {wrapped:?}: {answer:?}"
                        );
                        // What can't be read shows out.
                        if answer.is_none() {
                            raw = come_in(&door, *role);
                        }
                    }
                }
            }
        }
    }
}

/// What becomes of a connection on which these bytes are sent.
#[derive(Debug, PartialEq)]
enum End {
    /// It ends without a word.
    ShownOut,
    /// The refusal that is answered.
    Refused(&'static str),
    /// As many answers that are no refusals.
    Answered(usize),
}

use End::{Answered as Told, Refused, ShownOut};

/// Frames of a specialist who has come in, and what they are answered.
fn frames() -> Vec<(&'static str, Vec<Vec<u8>>, End)> {
    let me = || question(1, None, &Request::Me);
    let one = |request: &Request| vec![question(1, None, request)];
    let nested = |times: usize| (0..times).fold(Request::Me, |inner, _| unmasked(inner));
    let mut longer = me();
    longer.push(0);
    let hello = bincode::serialize(&(Some("supervisor-1"), None::<u8>, None::<u8>)).unwrap();
    let answer: Result<Answer, Refusal> = Ok(Answer::Done);
    let answer = bincode::serialize(&(1_u32, 1_u64, answer)).unwrap();
    let supervisor = Request::LogIn("supervisor-1".into());
    vec![
        ("a question", vec![me()], Told(1)),
        ("one number twice", vec![me(), me()], Told(2)),
        ("no question", vec![Vec::new()], ShownOut),
        ("a second hello", vec![hello], ShownOut),
        ("an answer", vec![answer], ShownOut),
        ("one that goes on", vec![longer], ShownOut),
        ("one cut short", vec![me()[..8].to_vec()], ShownOut),
        (
            "no such request",
            vec![[&me()[..9], &[255; 4]].concat()],
            ShownOut,
        ),
        (
            "be somebody else",
            one(&supervisor),
            Refused("office-role-may-not"),
        ),
        (
            "be her for a reason",
            one(&unmasked(supervisor)),
            Refused("office-role-may-not"),
        ),
        (
            "reasons in reasons",
            one(&nested(2)),
            Refused("office-unmask-reading"),
        ),
        ("reasons without end", one(&nested(9)), ShownOut),
        (
            "not locked",
            one(&Request::Unlock("x".into())),
            Refused("office-not-locked"),
        ),
    ]
}

#[test]
fn frames_by_hand_are_answered_like_this() {
    let door = office();
    for (name, sent, end) in frames() {
        let mut raw = come_in(&door, Role::Specialist);
        for body in &sent {
            raw.send(body);
        }
        let answers: Vec<_> = (0..sent.len()).map_while(|_| raw.frame()).collect();
        let answers = answers.iter().map(|answer| {
            let (_, number, answer): (u32, u64, Result<Answer, Refusal>) =
                bincode::deserialize(answer).unwrap();
            assert_eq!(number, 1, "{name}");
            answer.map(drop)
        });
        let told: Result<Vec<()>, Refusal> = answers.collect();
        let became = match told {
            Ok(told) if told.is_empty() => ShownOut,
            Ok(told) => Told(told.len()),
            Err(refusal) => Refused(refusal.message().id),
        };
        assert_eq!(became, end, "{name}");
    }
}

#[test]
fn a_question_before_one_is_let_in_is_not_answered() {
    let door = office();
    let me = question(1, None, &Request::Me);
    let mut greeted = Raw::greeted(&door.socket());
    greeted.send(&me);
    assert_eq!(greeted.frame(), None);
    let mut stranger = Raw::stranger(&door.socket());
    stranger.send(&me);
    assert_eq!(stranger.frame(), None);
}

#[test]
fn who_locked_his_screen_gets_nothing_by_hand_either() {
    let door = office();
    let mut raw = come_in(&door, Role::Specialist);
    let contact = contact("before");
    assert_eq!(raw.ask(1, Some(1), &contact), Some(Ok(Answer::Done)));
    assert!(matches!(raw.ask(2, None, &Request::Lock), Some(Ok(_))));
    // What was done before the screen was locked is not even confirmed.
    for (once, request) in [
        (None, Request::ThisWeek(None)),
        (None, again(Request::Me)),
        (Some(1), contact),
    ] {
        let refused = raw.ask(3, once, &request).unwrap().unwrap_err();
        assert_eq!(refused.message().id, "office-locked");
    }
}

fn contact(note: &str) -> Request {
    Request::RecordContact(NewContact {
        case: id(OWN),
        on: day(TODAY),
        medium: Medium::Phone,
        made: true,
        seen: Vec::new(),
        note: note.into(),
        next_by: None,
    })
}

/// The notes of the contacts of the first case, as its supervisor reads them.
fn notes(door: &mut Door) -> Vec<String> {
    match ask(door, Role::Supervisor, Request::Case(id(OWN))).unwrap() {
        Answer::Case(view) => view
            .contacts
            .into_iter()
            .map(|contact| contact.note)
            .collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_id_of_a_change_is_ones_own_and_that_changes() {
    let mut door = office();
    let mut supervisor = come_in(&door, Role::Supervisor);
    let mut specialist = come_in(&door, Role::Specialist);
    // One that was refused is not done the second time either.
    let end = sample(RequestKind::DisableAccount, OWN).unwrap();
    for _ in 0..2 {
        let refused = supervisor.ask(1, Some(7), &end).unwrap();
        assert!(
            matches!(refused, Err(Refusal::NotAllowed(_))),
            "{refused:?}"
        );
    }
    for _ in 0..2 {
        supervisor
            .ask(1, Some(7), &contact("hers"))
            .unwrap()
            .unwrap();
    }
    for _ in 0..2 {
        specialist
            .ask(1, Some(7), &contact("his"))
            .unwrap()
            .unwrap();
    }
    let another = supervisor.ask(1, Some(7), &contact("another of hers"));
    another.unwrap().unwrap();
    let mut notes = notes(&mut door);
    notes.sort();
    let each = ["another of hers", "hers", "his"];
    assert_eq!(notes, each, "each is done, and done once");
}

#[test]
fn nobody_takes_away_or_writes_over_what_another_types() {
    let mut door = office();
    let name = DraftName {
        form: "contact".into(),
        about: DraftAbout::Case(id(OWN)),
    };
    let draft = |replaces: Option<(DraftId, u64)>| Draft {
        name: name.clone(),
        id: id(51),
        revision: 9,
        replaces,
        based_on: None,
        kept_at: Instant::default(),
        text: DraftText::Form(Vec::new()),
    };
    let keep = |draft| Request::KeepDraft(Box::new(draft));
    ask(&mut door, Role::Supervisor, keep(draft(None))).unwrap();
    let kept = |door: &mut Door| match ask(door, Role::Supervisor, Request::Drafts(name.clone())) {
        Ok(Answer::Drafts(kept)) => kept.kept,
        other => panic!("{other:?}"),
    };
    let before = kept(&mut door);
    assert_eq!(before.len(), 1);
    let mut specialist = come_in(&door, Role::Specialist);
    for request in [
        Request::DropDraft(id(51)),
        saved(contact("saved")),
        keep(draft(Some((id(51), 1)))),
        keep(draft(None)),
    ] {
        // Whatever it is answered: the other one's text stays as it is.
        assert!(
            specialist.ask(1, Some(3), &request).is_some(),
            "{request:?}"
        );
        assert_eq!(kept(&mut door), before, "{request:?}");
    }
}
