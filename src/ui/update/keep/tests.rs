use super::super::tests::{control, drafts, opened, opened_with, press, tickets, write};
use super::super::update;
use super::*;
use crate::domain::draft::{Draft, DraftText};
use crate::domain::identifier::Identifier;
use crate::ui::message::{Alarm, Msg};
use crate::ui::update::LAST_WAIT;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// A field of a draft.
fn written(draft: &Draft, field: &str) -> String {
    match &draft.text {
        DraftText::Form(texts) => texts
            .iter()
            .find(|text| text.field == field)
            .map(|text| text.values.concat())
            .unwrap(),
        other => panic!("{other:?}"),
    }
}

fn at(moment: &str) -> Answer {
    Answer::DraftKept {
        at: moment.parse().unwrap(),
        elsewhere: None,
    }
}

fn full_disk() -> Refusal {
    Refusal::Unavailable {
        message: Message::new("form-required"),
        hint: None,
    }
}

/// The app with a form open in which this is typed.
fn typed_in(text: &str) -> App {
    let mut app = opened();
    write(&mut app, "s");
    write(&mut app, text);
    app
}

#[test]
fn escape_keeps_what_is_typed_before_the_form_closes() {
    let mut app = opened();
    write(&mut app, "s");
    press(&mut app, KeyCode::Esc);
    assert!(app.dialog.is_none(), "nothing was typed");
    let mut app = typed_in("text");
    let kept = drafts(&press(&mut app, KeyCode::Esc));
    assert_eq!(written(&kept[0].1, "headline"), "text");
    assert!(app.form().is_some(), "not before it is kept");
    press(&mut app, KeyCode::Char('r'));
    update(
        &mut app,
        Msg::Answered(kept[0].0, Ok(at("2021-10-15T09:02:00Z"))),
    );
    assert!(
        matches!(app.dialog, Some(Dialog::Confirm(_))),
        "what was typed ahead goes to the screen"
    );
}

#[test]
fn a_form_that_cannot_be_kept_stays_and_asks() {
    let mut app = typed_in("text");
    let kept = drafts(&press(&mut app, KeyCode::Esc));
    update(&mut app, Msg::Answered(kept[0].0, Err(full_disk())));
    assert_eq!(app.form().unwrap().form.value("headline"), "text");
    press(&mut app, KeyCode::Esc);
    write(&mut app, "s");
    assert_eq!(app.form().unwrap().form.value("headline"), "texts");
    let again = drafts(&update(&mut app, Msg::Woke(Alarm::Draft)));
    assert_eq!(again.len(), 1, "tried again with the next pause");
    update(
        &mut app,
        Msg::Answered(again[0].0, Ok(at("2021-10-15T09:02:00Z"))),
    );
    assert!(app.form().unwrap().is_kept());
}

#[test]
fn what_was_kept_stands_in_the_form_when_it_is_opened_again() {
    let mut app = typed_in("text");
    let kept = drafts(&update(&mut app, Msg::Woke(Alarm::Draft)));
    let draft = Draft {
        id: DraftId::from_bytes([6; 16]),
        ..kept[0].1.clone()
    };
    let mut app = opened();
    let effects = update(
        &mut app,
        Msg::Key(KeyEvent::new(KeyCode::Char('s'), KeyModifiers::NONE)),
    );
    write(&mut app, " and more");
    let asked = effects.iter().find_map(|effect| match effect {
        Effect::Ask(ticket, Request::Drafts(name)) => Some((*ticket, name.clone())),
        _ => None,
    });
    let (ticket, name) = asked.unwrap();
    let answer = opened_with(&name, vec![draft.clone()]);
    update(&mut app, Msg::Answered(ticket, Ok(answer)));
    assert_eq!(
        app.form().unwrap().form.value("headline"),
        "text and more",
        "keys typed ahead wait for the text"
    );
    let next = drafts(&update(&mut app, Msg::Woke(Alarm::Draft)));
    assert_eq!(next[0].1.replaces, Some((draft.id, draft.revision)));
    assert_ne!(next[0].1.id, draft.id);
}

#[test]
fn a_save_names_the_drafts_that_it_saves() {
    let mut app = typed_in("text");
    let kept = drafts(&update(&mut app, Msg::Woke(Alarm::Draft)));
    update(
        &mut app,
        Msg::Answered(kept[0].0, Ok(at("2021-10-15T09:02:00Z"))),
    );
    let saves: Vec<Vec<DraftId>> = control(&mut app, 's')
        .into_iter()
        .filter_map(|effect| match effect {
            Effect::Ask(_, Request::Save(save)) => Some(save.drafts),
            _ => None,
        })
        .collect();
    assert_eq!(saves, [vec![kept[0].1.id]]);
    write(&mut app, "more");
    assert_eq!(
        drafts(&update(&mut app, Msg::Woke(Alarm::Draft))),
        [],
        "nothing is kept behind the save's back"
    );
}

#[test]
fn a_text_is_thrown_away_only_when_asked_twice() {
    let mut app = typed_in("text");
    let kept = drafts(&update(&mut app, Msg::Woke(Alarm::Draft)));
    update(
        &mut app,
        Msg::Answered(kept[0].0, Ok(at("2021-10-15T09:02:00Z"))),
    );
    press(&mut app, KeyCode::F(4));
    press(&mut app, KeyCode::Esc);
    assert_eq!(app.form().unwrap().form.value("headline"), "text");
    press(&mut app, KeyCode::F(4));
    let effects = press(&mut app, KeyCode::Char('d'));
    let given_up = effects.iter().any(
        |effect| matches!(effect, Effect::Ask(_, Request::DropDraft(id)) if *id == kept[0].1.id),
    );
    assert!(given_up && app.dialog.is_none(), "{effects:?}");
}

#[test]
fn leaving_keeps_the_draft_first() {
    let mut app = typed_in("text");
    let kept = drafts(&control(&mut app, 'c'));
    assert_eq!(written(&kept[0].1, "headline"), "text");
    let effects = update(
        &mut app,
        Msg::Answered(kept[0].0, Ok(at("2021-10-15T09:02:00Z"))),
    );
    assert!(effects.contains(&Effect::Quit));
}

#[test]
fn leaving_stays_when_the_draft_is_not_kept() {
    let mut app = typed_in("text");
    let kept = drafts(&control(&mut app, 'c'));
    let effects = update(&mut app, Msg::Answered(kept[0].0, Err(full_disk())));
    assert!(!effects.contains(&Effect::Quit));
    assert_eq!(control(&mut app, 'c'), [Effect::Quit]);
    let kept = drafts(&update(&mut app, Msg::InputLost));
    let effects = update(&mut app, Msg::Answered(kept[0].0, Err(full_disk())));
    assert!(
        effects.contains(&Effect::Quit),
        "nobody is there to press a key"
    );
}

#[test]
fn a_save_that_is_refused_while_one_leaves_keeps_its_text() {
    let mut app = typed_in("text");
    let saving = tickets(&control(&mut app, 's'));
    assert_eq!(drafts(&update(&mut app, Msg::InputLost)), []);
    let effects = update(&mut app, Msg::Answered(saving[0], Err(full_disk())));
    let kept = drafts(&effects);
    assert_eq!(written(&kept[0].1, "headline"), "text");
    assert!(!effects.contains(&Effect::Quit));
    let effects = update(
        &mut app,
        Msg::Answered(kept[0].0, Ok(at("2021-10-15T09:02:00Z"))),
    );
    assert!(effects.contains(&Effect::Quit));
}

#[test]
fn a_terminal_lost_while_a_form_opens_waits_for_what_was_typed_ahead() {
    let mut app = opened();
    let effects = update(
        &mut app,
        Msg::Key(KeyEvent::new(KeyCode::Char('s'), KeyModifiers::NONE)),
    );
    write(&mut app, "ahead");
    assert_eq!(
        update(&mut app, Msg::InputLost),
        [Effect::QuitWithin(LAST_WAIT)]
    );
    let Some(Effect::Ask(ticket, Request::Drafts(name))) = effects
        .into_iter()
        .find(|effect| matches!(effect, Effect::Ask(..)))
    else {
        panic!("nothing was asked")
    };
    let answer = opened_with(&name, Vec::new());
    let effects = update(&mut app, Msg::Answered(ticket, Ok(answer)));
    assert_eq!(written(&drafts(&effects)[0].1, "headline"), "ahead");
}
