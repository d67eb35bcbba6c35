//! Drafts: kept for the one who types, given back, taken away with what was saved, never written over
//! by a second one.

use crate::door::Door;
use crate::support::{OWN, TODAY, ask, day, id, office};
use goldaw::domain::Instant;
use goldaw::domain::account::Role;
use goldaw::domain::contact::Medium;
use goldaw::domain::draft::{
    Draft, DraftAbout, DraftName, DraftText, FieldText, SESSION_FORM, SavedDrafts,
};
use goldaw::domain::identifier::{DraftId, Identifier};
use goldaw::domain::session::SessionDraft;
use goldaw::office::contacts::NewContact;
use goldaw::office::drafts::{KeptDrafts, Save};
use goldaw::office::sessions::SessionView;
use goldaw::office::{Answer, Refusal, Request};

fn name() -> DraftName {
    DraftName {
        form: "contact".into(),
        about: DraftAbout::Case(id(OWN)),
    }
}

/// A form in which this is typed, as a text of its own.
fn draft(number: u8, text: &str) -> Draft {
    Draft {
        name: name(),
        id: id(number),
        revision: 1,
        replaces: None,
        based_on: None,
        kept_at: Instant::default(),
        text: DraftText::Form(vec![FieldText {
            field: "note".into(),
            values: vec![text.into()],
        }]),
    }
}

/// Keeps a draft, and says whether another one was found.
fn keep(office: &mut Door, draft: Draft) -> bool {
    let request = Request::KeepDraft(Box::new(draft));
    match ask(office, Role::Supervisor, request).unwrap() {
        Answer::DraftKept { elsewhere, .. } => elsewhere.is_some(),
        other => panic!("{other:?}"),
    }
}

fn opened(office: &mut Door, role: Role) -> KeptDrafts {
    match ask(office, role, Request::Drafts(name())).unwrap() {
        Answer::Drafts(kept) => *kept,
        other => panic!("{other:?}"),
    }
}

/// The texts that are offered when the form is opened.
fn texts(office: &mut Door) -> Vec<String> {
    let kept = opened(office, Role::Supervisor).kept.into_iter();
    kept.map(|draft| match draft.text {
        DraftText::Form(texts) => texts[0].values.concat(),
        DraftText::Session(_) => panic!("no form"),
    })
    .collect()
}

/// Records a contact that was typed as these drafts.
fn save(office: &mut Door, note: &str, drafts: &[DraftId]) -> Result<Answer, Refusal> {
    let contact = NewContact {
        case: id(OWN),
        on: day(TODAY),
        medium: Medium::Phone,
        made: true,
        seen: Vec::new(),
        note: note.into(),
        next_by: None,
    };
    let save = Save {
        request: Request::RecordContact(contact),
        drafts: drafts.to_vec(),
        based_on: None,
    };
    ask(office, Role::Supervisor, Request::Save(Box::new(save)))
}

#[test]
fn a_draft_is_given_back_to_who_typed_it_and_to_nobody_else() {
    let mut office = office();
    keep(&mut office, draft(60, "half a note"));
    assert_eq!(texts(&mut office), ["half a note"]);
    assert_eq!(opened(&mut office, Role::Coordinator).kept, []);
    assert_eq!(opened(&mut office, Role::Specialist).kept, []);
    ask(&mut office, Role::Coordinator, Request::DropDraft(id(60))).unwrap();
    assert_eq!(texts(&mut office), ["half a note"], "not hers to drop");
    ask(&mut office, Role::Supervisor, Request::DropDraft(id(60))).unwrap();
    assert_eq!(texts(&mut office), Vec::<String>::new());
}

#[test]
fn saving_takes_the_draft_away_and_a_refused_save_leaves_it() {
    let mut office = office();
    keep(&mut office, draft(60, "half a note"));
    let mut long = "x".repeat(70_000);
    save(&mut office, &long, &[id(60)]).unwrap_err();
    assert_eq!(texts(&mut office), ["half a note"]);
    long.truncate(10);
    save(&mut office, &long, &[id(60)]).unwrap();
    assert_eq!(texts(&mut office), Vec::<String>::new());
}

#[test]
fn a_draft_that_stayed_behind_is_known_as_saved() {
    let mut office = office();
    keep(&mut office, draft(60, "saved already"));
    save(&mut office, "saved already", &[id(60)]).unwrap();
    // As if the file had not been taken away: the power failed between the two.
    keep(&mut office, draft(60, "saved already"));
    assert_eq!(texts(&mut office), Vec::<String>::new());
    let Answer::Week(week) = ask(&mut office, Role::Supervisor, Request::ThisWeek(None)).unwrap()
    else {
        panic!("no week")
    };
    assert_eq!(week.drafts, []);
}

#[test]
fn a_form_open_in_two_places_keeps_both_texts_and_says_so() {
    let mut office = office();
    assert!(!keep(&mut office, draft(60, "first")));
    assert!(keep(&mut office, draft(61, "second")), "the later is told");
    assert!(keep(&mut office, draft(60, "first and more")));
    let mut kept = texts(&mut office);
    kept.sort();
    assert_eq!(kept, ["first and more", "second"]);
    save(&mut office, "second", &[id(61)]).unwrap();
    assert_eq!(texts(&mut office), ["first and more"]);
}

#[test]
fn a_text_that_goes_on_takes_the_place_of_the_one_before_unless_that_was_changed() {
    let mut office = office();
    keep(&mut office, draft(60, "begun"));
    let goes_on = |text| Draft {
        replaces: Some((id(60), 1)),
        ..draft(61, text)
    };
    assert!(!keep(&mut office, goes_on("begun and went on")));
    assert_eq!(texts(&mut office), ["begun and went on"]);
    let changed = Draft {
        revision: 2,
        ..draft(60, "written elsewhere")
    };
    keep(&mut office, changed);
    assert!(keep(&mut office, goes_on("begun, and on")));
    assert_eq!(texts(&mut office).len(), 2);
}

#[test]
fn unsaved_forms_are_listed_with_their_case() {
    let mut office = office();
    keep(&mut office, draft(60, "half a note"));
    let Answer::Week(week) = ask(&mut office, Role::Supervisor, Request::ThisWeek(None)).unwrap()
    else {
        panic!("no week")
    };
    let rows: Vec<_> = week.drafts.iter().map(|row| row.name.clone()).collect();
    assert_eq!(rows, [name()]);
    let Answer::Case(case) = ask(&mut office, Role::Supervisor, Request::Case(id(OWN))).unwrap()
    else {
        panic!("no case")
    };
    assert_eq!(case.drafts, week.drafts);
    let Answer::Week(week) = ask(&mut office, Role::Coordinator, Request::ThisWeek(None)).unwrap()
    else {
        panic!("no week")
    };
    assert_eq!(week.drafts, [], "not hers");
}

fn session(office: &mut Door) -> SessionView {
    let request = Request::Session(id(OWN));
    match ask(office, Role::Supervisor, request).unwrap() {
        Answer::Session(view) => *view,
        other => panic!("{other:?}"),
    }
}

fn session_draft(number: u8, text: &SessionDraft) -> Draft {
    Draft {
        name: DraftName {
            form: SESSION_FORM.into(),
            about: DraftAbout::Session(id(OWN)),
        },
        based_on: Some(0),
        text: DraftText::Session(Box::new(text.clone())),
        ..draft(number, "")
    }
}

fn written(office: &mut Door, general: &str, personal: &str) -> SessionDraft {
    SessionDraft {
        general_note: general.into(),
        personal_note: personal.into(),
        ..session(office).draft
    }
}

#[test]
fn a_session_written_in_two_places_keeps_both_texts() {
    let mut office = office();
    let one = written(&mut office, "the leave is agreed", "");
    let other = written(&mut office, "two trainings", "");
    keep(&mut office, session_draft(60, &one));
    assert!(keep(&mut office, session_draft(61, &other)));
    let view = session(&mut office);
    assert!(view.resumed);
    let second = view.twice.and_then(|twice| twice.theirs);
    let DraftText::Session(second) = second.unwrap().text else {
        panic!("no session")
    };
    let mut found = [view.draft.general_note, second.general_note];
    found.sort();
    assert_eq!(found, ["the leave is agreed", "two trainings"]);
}

#[test]
fn what_differs_from_a_session_signed_meanwhile_goes_on_as_a_new_one() {
    let mut office = office();
    let signed = written(&mut office, "the leave is agreed", "tired");
    let mine = SessionDraft {
        general_note: "the leave is refused".into(),
        ..signed.clone()
    };
    keep(&mut office, session_draft(60, &mine));
    let request = Request::SignSession(signed.clone());
    ask(&mut office, Role::Supervisor, request).unwrap();
    let view = session(&mut office);
    assert!(view.resumed && view.signed_meanwhile);
    assert_ne!(view.draft.session, signed.session);
    assert_eq!(view.draft.general_note, "the leave is refused");
    assert_eq!(view.draft.personal_note, "", "that is signed already");
    ask(
        &mut office,
        Role::Supervisor,
        Request::Save(Box::new(Save {
            request: Request::SignSession(view.draft),
            drafts: view.origin.drafts(),
            based_on: view.origin.based_on,
        })),
    )
    .unwrap();
    assert!(!session(&mut office).resumed);
}

#[test]
fn only_so_many_saved_drafts_are_remembered() {
    let mut saved = SavedDrafts::none(id(1));
    for number in 0..100 {
        saved.remember(&[id(number)]);
    }
    assert_eq!(saved.drafts.len(), 64);
    assert_eq!(saved.drafts.last(), Some(&DraftId::from_bytes([99; 16])));
}

#[test]
fn nobody_keeps_texts_without_end() {
    let mut office = office();
    let kept = |number: usize, text: &str| Draft {
        name: DraftName {
            form: format!("form {number}"),
            ..name()
        },
        id: DraftId::from_bytes((number as u128 + 1).to_be_bytes()),
        ..draft(60, text)
    };
    for number in 0..256 {
        keep(&mut office, kept(number, "half a note"));
    }
    let one_more = |office: &mut Door, draft: Draft| {
        let request = Request::KeepDraft(Box::new(draft));
        let refused = ask(office, Role::Supervisor, request).err();
        refused.map(|refusal| refusal.message().id)
    };
    let too_many = Some("office-too-many-drafts");
    assert_eq!(one_more(&mut office, kept(256, "and one more")), too_many);
    assert_eq!(one_more(&mut office, kept(7, "a longer note")), None);
    let given_up = kept(3, "").id;
    ask(&mut office, Role::Supervisor, Request::DropDraft(given_up)).unwrap();
    assert_eq!(one_more(&mut office, kept(256, "and one more")), None);
}
