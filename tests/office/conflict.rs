//! Changes from two places at once: the second is refused with both versions, and nothing is written
//! over silently.

use crate::door::Door;
use crate::support::{OWN, TODAY, ask, day, id, office, partner};
use goldaw::domain::account::Role;
use goldaw::domain::action::{ActionOwner, ActionStatus};
use goldaw::domain::contact::Medium;
use goldaw::domain::identifier::{ActionId, ReferralId};
use goldaw::domain::message::{Argument, Message};
use goldaw::domain::referral::moves::MoveKind;
use goldaw::domain::referral::{AttemptStatus, Channel};
use goldaw::domain::session::{DraftAction, EndedAction, SessionDraft};
use goldaw::domain::settings::Safekeeping;
use goldaw::office::case_view::CaseView;
use goldaw::office::conflict::{Conflict, ConflictField};
use goldaw::office::contacts::NewContact;
use goldaw::office::drafts::Save;
use goldaw::office::referrals::{NewReferral, ReferralMove, ReferralView};
use goldaw::office::sessions::SessionView;
use goldaw::office::{Answer, Refusal, Request};

/// A change that was written on this version.
fn save(office: &mut Door, request: Request, based_on: Option<u64>) -> Result<Answer, Refusal> {
    let save = Save {
        request,
        drafts: Vec::new(),
        based_on,
    };
    ask(office, Role::Supervisor, Request::Save(Box::new(save)))
}

fn conflict(refused: Result<Answer, Refusal>) -> Conflict {
    match refused {
        Err(Refusal::Conflict(conflict)) => *conflict,
        other => panic!("{other:?}"),
    }
}

fn field<'a>(conflict: &'a Conflict, label: &str) -> &'a ConflictField {
    let mut fields = conflict.fields.iter();
    fields.find(|field| field.label.id == label).unwrap()
}

fn text(text: &str) -> Option<Argument> {
    Some(Argument::Text(text.to_owned()))
}

fn referral(office: &mut Door) -> ReferralView {
    let new = NewReferral {
        case: id(OWN),
        need: "legal advice".into(),
        urgent: false,
        partner: partner().id,
        service: None,
        override_reason: "she asked for it".into(),
        send_by: Some(Channel::Phone),
    };
    shown(ask(office, Role::Supervisor, Request::StartReferral(new)))
}

fn shown(answer: Result<Answer, Refusal>) -> ReferralView {
    match answer.unwrap() {
        Answer::Referral(view) => *view,
        other => panic!("{other:?}"),
    }
}

fn a_move(referral: ReferralId, kind: MoveKind, reason: &str) -> Request {
    Request::MoveReferral(ReferralMove {
        referral,
        kind,
        on: day(TODAY),
        channel: Channel::Phone,
        on_behalf_of: "the director".into(),
        reason: reason.into(),
        named_day: None,
        our_turn: false,
    })
}

#[test]
fn a_referral_moved_in_two_places_is_moved_once_and_both_versions_are_told() {
    let mut office = office();
    let seen = referral(&mut office);
    let referral = seen.referral.id;
    let accepted = a_move(referral, MoveKind::Accept, "they have room");
    let after = shown(save(&mut office, accepted, Some(seen.version)));
    let refused = a_move(referral, MoveKind::Fail, "no room until spring");
    let told = conflict(save(&mut office, refused.clone(), Some(seen.version)));
    let what = field(&told, "conflict-what");
    let word = |kind: MoveKind| Some(Argument::Message(Message::new(kind.word())));
    assert_eq!(what.theirs, word(MoveKind::Accept));
    assert_eq!(what.mine, word(MoveKind::Fail));
    let why = field(&told, "referral-form-reason");
    assert_eq!(why.theirs, text("they have room"));
    assert_eq!(why.mine, text("no room until spring"));
    assert!(!told.fields[0].is_same(), "what differs comes first");
    assert!(told.fields.last().unwrap().is_same());
    assert_eq!(told.changed.as_ref().unwrap().0, "supervisor 1");
    let now = shown(ask(
        &mut office,
        Role::Supervisor,
        Request::Referral(referral),
    ));
    assert_eq!(now, after, "nothing was changed");
    let over = shown(save(&mut office, refused, told.version));
    assert_eq!(over.row.status, AttemptStatus::Failed);
    let moves = &over.referral.attempt().unwrap().moves;
    assert!(moves.iter().any(|step| step.reason == "they have room"));
}

#[test]
fn saving_over_is_refused_again_where_a_third_one_was_faster() {
    let mut office = office();
    let seen = referral(&mut office);
    let referral = seen.referral.id;
    let no_reply = |reason| a_move(referral, MoveKind::NoReply, reason);
    save(&mut office, no_reply("first"), Some(seen.version)).unwrap();
    let told = conflict(save(&mut office, no_reply("mine"), Some(seen.version)));
    save(&mut office, no_reply("third"), told.version).unwrap();
    let again = conflict(save(&mut office, no_reply("mine"), told.version));
    assert_eq!(field(&again, "referral-form-reason").theirs, text("third"));
}

fn session(office: &mut Door) -> SessionView {
    let request = Request::Session(id(OWN));
    match ask(office, Role::Supervisor, request).unwrap() {
        Answer::Session(view) => *view,
        other => panic!("{other:?}"),
    }
}

/// An open action that concerns no case.
fn action(office: &mut Door) -> ActionId {
    let draft = SessionDraft {
        general_note: "workload is fine".into(),
        actions: vec![DraftAction {
            text: "order the training".into(),
            owner: ActionOwner::Specialist,
            due: day("2021-10-20"),
            case: None,
        }],
        ..session(office).draft
    };
    ask(office, Role::Supervisor, Request::SignSession(draft)).unwrap();
    session(office).loose_actions[0].id
}

#[test]
fn an_action_ended_in_two_places_keeps_what_was_said_in_both() {
    let mut office = office();
    let action = action(&mut office);
    let end = |done, note: &str| {
        Request::EndAction(EndedAction {
            action,
            done,
            note: note.into(),
        })
    };
    save(&mut office, end(true, "ordered"), None).unwrap();
    let told = conflict(save(&mut office, end(false, "no money"), None));
    let word = |status: ActionStatus| Some(Argument::Message(Message::new(status.word())));
    let ended = field(&told, "ended-end");
    assert_eq!(ended.theirs, word(ActionStatus::Done));
    assert_eq!(ended.mine, word(ActionStatus::Dropped));
    assert_eq!(field(&told, "ended-note").theirs, text("ordered"));
    save(&mut office, end(false, "no money"), told.version).unwrap();
    let again = conflict(save(&mut office, end(true, "third"), None));
    assert_eq!(
        field(&again, "ended-note").theirs,
        text("no money\nordered")
    );
}

#[test]
fn a_session_held_in_two_places_tells_both_texts() {
    let mut office = office();
    let view = session(&mut office);
    let based_on = view.origin.based_on;
    assert_eq!(based_on, Some(0), "nothing is there yet");
    let written = |general: &str| SessionDraft {
        general_note: general.into(),
        personal_note: "tired".into(),
        ..view.draft.clone()
    };
    let held = Request::HoldSession(written("the leave is agreed"));
    save(&mut office, held, based_on).unwrap();
    let mine = Request::SignSession(written("the leave is refused"));
    let told = conflict(save(&mut office, mine.clone(), based_on));
    let note = field(&told, "conflict-general-note");
    assert_eq!(note.theirs, text("the leave is agreed"));
    assert_eq!(note.mine, text("the leave is refused"));
    assert!(field(&told, "conflict-personal-note").is_same());
    assert_eq!(session(&mut office).draft, written("the leave is agreed"));
    save(&mut office, mine, told.version).unwrap();
    assert_eq!(session(&mut office).last_session, Some(day(TODAY)));
}

#[test]
fn a_session_signed_elsewhere_is_final() {
    let mut office = office();
    let view = session(&mut office);
    let written = |general: &str| SessionDraft {
        general_note: general.into(),
        ..view.draft.clone()
    };
    let signed = Request::SignSession(written("the leave is agreed"));
    save(&mut office, signed, Some(0)).unwrap();
    let mine = Request::SignSession(written("the leave is refused"));
    let told = conflict(save(&mut office, mine, Some(0)));
    assert_eq!((told.version, told.theirs), (None, None));
    assert_eq!(told.message.id, "office-session-signed");
}

/// A contact of today with a promise, on the version that was seen.
fn promise(office: &mut Door, by: Role, next_by: &str, seen: u64) -> Result<Answer, Refusal> {
    let contact = NewContact {
        case: id(OWN),
        on: day(TODAY),
        medium: Medium::Phone,
        made: true,
        seen: Vec::new(),
        note: format!("until {next_by}"),
        next_by: (!next_by.is_empty()).then(|| day(next_by)),
    };
    let save = Save {
        request: Request::RecordContact(contact),
        drafts: Vec::new(),
        based_on: Some(seen),
    };
    ask(office, by, Request::Save(Box::new(save)))
}

fn case(office: &mut Door) -> CaseView {
    match ask(office, Role::Coordinator, Request::Case(id(OWN))).unwrap() {
        Answer::Case(view) => *view,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_promise_of_the_next_contact_is_not_written_over_silently() {
    let mut office = office();
    let seen = case(&mut office).version;
    promise(&mut office, Role::Specialist, "2021-10-20", seen).unwrap();
    // Somebody else's contact without a promise, and a signature, leave it as it is.
    promise(&mut office, Role::Coordinator, "", seen).unwrap();
    let draft = SessionDraft {
        general_note: "the leave is agreed".into(),
        ..session(&mut office).draft
    };
    ask(&mut office, Role::Supervisor, Request::SignSession(draft)).unwrap();
    let before = case(&mut office);
    let second = |office: &mut Door, seen| promise(office, Role::Supervisor, "2021-11-05", seen);
    let told = conflict(second(&mut office, seen));
    let field = field(&told, "contact-next-by");
    assert_eq!(field.theirs, Some(Argument::from(day("2021-10-20"))));
    assert_eq!(field.mine, Some(Argument::from(day("2021-11-05"))));
    assert_eq!(told.changed.as_ref().unwrap().0, "specialist 1");
    assert_eq!(
        case(&mut office).contacts,
        before.contacts,
        "nothing was changed"
    );
    second(&mut office, told.version.unwrap()).unwrap();
    let after = case(&mut office);
    assert_eq!(after.file.next_contact_by, Some(day("2021-11-05")));
    assert_eq!(after.contacts.len(), 3);
}

#[test]
fn the_same_promise_and_one_that_was_kept_are_no_conflict() {
    let mut office = office();
    let seen = case(&mut office).version;
    promise(&mut office, Role::Specialist, "2021-10-20", seen).unwrap();
    promise(&mut office, Role::Supervisor, "2021-10-20", seen).unwrap();
    // A promise up to today is kept by the contact of today that comes with it.
    let now = case(&mut office).version;
    promise(&mut office, Role::Specialist, TODAY, now).unwrap();
    promise(&mut office, Role::Supervisor, "2021-11-05", seen).unwrap();
}

fn settings(office: &mut Door) -> (Safekeeping, u64) {
    match ask(office, Role::Administrator, Request::Administration).unwrap() {
        Answer::Administration(kept) => (kept.safekeeping, kept.settings_version),
        other => panic!("{other:?}"),
    }
}

#[test]
fn settings_that_another_administrator_has_set_are_not_written_over() {
    let mut office = office();
    let (seen, version) = settings(&mut office);
    let with = |backups_kept, idle_lock_minutes| Safekeeping {
        backups_kept,
        idle_lock_minutes,
        ..seen
    };
    let mut set = |wanted, based_on| {
        let save = Save {
            request: Request::SetSafekeeping(wanted),
            drafts: Vec::new(),
            based_on: Some(based_on),
        };
        let save = Request::Save(Box::new(save));
        let answer = ask(&mut office, Role::Administrator, save);
        (answer, settings(&mut office))
    };
    assert_eq!(set(with(14, 5), version).1, (with(14, 5), version + 1));
    let (refused, now) = set(with(9, 5), version);
    assert_eq!(now, (with(14, 5), version + 1), "nothing is written");
    let found = conflict(refused);
    assert_eq!(found.version, Some(version + 1));
    assert!(
        found
            .changed
            .clone()
            .unwrap()
            .0
            .starts_with("administrator")
    );
    let differ: Vec<_> = found.fields.iter().filter(|one| !one.is_same()).collect();
    let [backups] = differ[..] else {
        panic!("{differ:?}");
    };
    assert_eq!(backups.label.id, "settings-backups");
    assert_eq!(
        (&backups.theirs, &backups.mine),
        (&Some(14_i64.into()), &Some(9_i64.into()))
    );
    assert_eq!(set(with(14, 5), version).0, Ok(Answer::Done), "the same");
    assert_eq!(set(with(9, 5), version + 2).1.0, with(9, 5));
}
