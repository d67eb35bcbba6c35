use super::*;
use crate::domain::Day;
use crate::domain::draft::{Draft, DraftName};
use crate::domain::identifier::{DraftId, Identifier};
use crate::domain::problem::Problem;
use crate::language::{Locale, Words};
use crate::office::Request;
use crate::office::drafts::KeptDrafts;
use crate::ui::dialog::Dialog;
use crate::ui::screen::sample::Sample;
use crate::ui::theme::Theme;
use crate::ui::view;
use crossterm::event::{KeyCode, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

pub fn desk() -> Desk {
    Desk {
        who: "Gözel Amanowa · Balkan".to_owned(),
        size: Size::new(80, 24),
        ..Desk::new(
            Words::new(Locale::English),
            Theme::RICH,
            Day::from_ymd_opt(2021, 10, 15).unwrap(),
        )
    }
}

/// What the terminal shows, one line a row.
pub fn screen(app: &App) -> String {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 80, 24));
    view(app, &mut buffer);
    let rows = buffer.content.chunks(80);
    let rows = rows.map(|row| row.iter().map(|cell| cell.symbol()).collect());
    rows.collect::<Vec<String>>().join("\n")
}

/// The app with its first screen, whose rows are there.
pub fn opened() -> App {
    let (mut app, first) = start(desk(), Sample::default());
    read(&mut app, &first);
    app
}

/// Answers what a screen asks for, and gives what that leads to.
pub fn read(app: &mut App, effects: &[Effect]) -> Vec<Effect> {
    let asked = tickets(effects).into_iter();
    asked
        .flat_map(|ticket| update(app, Msg::Answered(ticket, Ok(Answer::Done))))
        .collect()
}

/// Presses a key; of a form that it opens nothing is kept.
pub fn press(app: &mut App, code: KeyCode) -> Vec<Effect> {
    let effects = update(app, Msg::Key(KeyEvent::new(code, KeyModifiers::NONE)));
    for effect in &effects {
        if let Effect::Ask(ticket, Request::Drafts(name)) = effect {
            update(
                app,
                Msg::Answered(*ticket, Ok(opened_with(name, Vec::new()))),
            );
        }
    }
    effects
}

/// The answer to a form that is opened.
pub fn opened_with(name: &DraftName, kept: Vec<Draft>) -> Answer {
    Answer::Drafts(Box::new(KeptDrafts {
        name: name.clone(),
        id: DraftId::from_bytes([5; 16]),
        kept,
        unreadable: 0,
    }))
}

/// The drafts that are to be kept, with the tickets of their answers.
pub fn drafts(effects: &[Effect]) -> Vec<(Ticket, Draft)> {
    let asks = effects.iter().filter_map(|effect| match effect {
        Effect::Ask(ticket, Request::KeepDraft(draft)) => Some((*ticket, *draft.clone())),
        _ => None,
    });
    asks.collect()
}

pub fn control(app: &mut App, letter: char) -> Vec<Effect> {
    update(
        app,
        Msg::Key(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::CONTROL)),
    )
}

pub fn write(app: &mut App, text: &str) {
    for character in text.chars() {
        press(app, KeyCode::Char(character));
    }
}

pub fn tickets(effects: &[Effect]) -> Vec<Ticket> {
    let asks = effects.iter().filter_map(|effect| match effect {
        Effect::Ask(ticket, Request::Me) => Some(*ticket),
        _ => None,
    });
    asks.collect()
}

fn answers(app: &App) -> Vec<&'static str> {
    match app.screens.active() {
        Screen::Sample(sample) => sample.answers.clone(),
        _ => Vec::new(),
    }
}

#[test]
fn the_first_screen_asks_for_what_it_shows() {
    let (mut app, first) = start(desk(), Sample::default());
    let tickets = tickets(&first);
    assert_eq!(tickets.len(), 1);
    let effects = update(&mut app, Msg::Answered(tickets[0], Ok(Answer::Done)));
    assert_eq!(effects, [Effect::Sleep(Alarm::Spinner)]);
    assert_eq!(answers(&app), ["rows"]);
}

#[test]
fn a_stale_answer_is_dropped() {
    let mut app = opened();
    let older = tickets(&press(&mut app, KeyCode::Enter));
    press(&mut app, KeyCode::Esc);
    assert_eq!(
        update(&mut app, Msg::Answered(older[0], Ok(Answer::Done))),
        []
    );
    assert_eq!(answers(&app), ["rows"], "of the first screen");
    assert_eq!(
        update(&mut app, Msg::Answered(Ticket(99), Ok(Answer::Done))),
        []
    );
}

#[test]
fn a_russian_layout_gives_the_same_commands() {
    let mut app = opened();
    press(&mut app, KeyCode::Char('ы'));
    assert!(matches!(app.dialog, Some(Dialog::Form(_))));
    write(&mut app, "в");
    assert_eq!(app.form().unwrap().form.value("headline"), "в");
}

#[test]
fn a_form_closes_when_its_save_is_done() {
    let mut app = opened();
    write(&mut app, "smother in clinic");
    let asked = tickets(&control(&mut app, 's'));
    assert!(app.dialog.is_some());
    assert_eq!(tickets(&control(&mut app, 's')), [], "saved once only");
    let effects = update(&mut app, Msg::Answered(asked[0], Ok(Answer::Done)));
    assert!(app.dialog.is_none());
    assert_eq!(
        tickets(&effects).len(),
        1,
        "what the screen shows is asked again"
    );
    assert_eq!(app.notice, Some(Message::new("form-yes")));
}

#[test]
fn a_broken_rule_stands_under_its_field() {
    let mut app = opened();
    write(&mut app, "smother");
    let asked = tickets(&control(&mut app, 's'));
    let problem = Problem::of("headline", Message::new("form-leaving"));
    update(
        &mut app,
        Msg::Answered(asked[0], Err(Refusal::Rule(problem))),
    );
    assert_eq!(app.form().unwrap().refusal, None);
    assert!(!app.form_mut().unwrap().form.is_correct());
}

#[test]
fn a_refused_form_stays_open_with_its_text() {
    let mut app = opened();
    write(&mut app, "smother");
    let asked = tickets(&control(&mut app, 's'));
    let refusal = Refusal::Unavailable {
        message: Message::new("form-required"),
        hint: None,
    };
    update(&mut app, Msg::Answered(asked[0], Err(refusal)));
    let form = app.form().unwrap();
    assert_eq!(form.form.value("headline"), "mother");
    assert_eq!(form.refusal, Some(Message::new("form-required")));
}

#[test]
fn a_form_waits_behind_the_help() {
    let mut app = opened();
    write(&mut app, "smother");
    press(&mut app, KeyCode::F(1));
    assert!(matches!(app.dialog, Some(Dialog::Help(_))));
    press(&mut app, KeyCode::Esc);
    write(&mut app, "s");
    assert_eq!(app.form().unwrap().form.value("headline"), "mothers");
}

#[test]
fn while_everything_is_hidden_no_key_reaches_the_form() {
    let mut app = opened();
    write(&mut app, "smother");
    let hidden = [KeyCode::F(12), KeyCode::Char('x'), KeyCode::Enter];
    for key in hidden.into_iter().chain([KeyCode::Esc, KeyCode::F(8)]) {
        assert_eq!(press(&mut app, key), []);
    }
    update(&mut app, Msg::Paste("pasted".to_owned()));
    assert!(app.cover.is_some());
    press(&mut app, KeyCode::F(12));
    assert!(app.cover.is_none());
    assert_eq!(app.form().unwrap().form.value("headline"), "mother");
}

#[test]
fn leaving_without_text_is_at_once() {
    let mut app = opened();
    assert_eq!(control(&mut app, 'c'), [Effect::Quit]);
    assert_eq!(update(&mut app, Msg::InputLost), [Effect::Quit]);
}

#[test]
fn what_is_typed_is_kept_as_a_draft_after_a_while() {
    let mut app = opened();
    press(&mut app, KeyCode::Char('s'));
    let effects = press(&mut app, KeyCode::Char('x'));
    assert_eq!(effects, [Effect::WakeIn(Alarm::Draft, DRAFT_AFTER)]);
    assert_eq!(press(&mut app, KeyCode::Char('y')), []);
    assert_eq!(drafts(&update(&mut app, Msg::Woke(Alarm::Draft))).len(), 1);
    assert_eq!(update(&mut app, Msg::Woke(Alarm::Draft)), []);
    press(&mut app, KeyCode::Left);
    assert_eq!(
        update(&mut app, Msg::Woke(Alarm::Draft)),
        [],
        "the same text is not kept twice"
    );
}

#[test]
fn work_is_shown_only_when_it_takes_long() {
    let (mut app, first) = start(desk(), Sample::default());
    assert!(first.contains(&Effect::WakeIn(Alarm::Spinner, SPINNER_AFTER)));
    assert_eq!(app.pending.spinner, None);
    let effects = update(&mut app, Msg::Woke(Alarm::Spinner));
    assert_eq!(effects, [Effect::WakeIn(Alarm::Spinner, SPINNER_STEP)]);
    assert_eq!(app.pending.spinner, Some(0));
    update(
        &mut app,
        Msg::Answered(tickets(&first)[0], Ok(Answer::Done)),
    );
    assert_eq!(app.pending.spinner, None);
    assert_eq!(update(&mut app, Msg::Woke(Alarm::Spinner)), []);
}

#[test]
fn a_paste_is_never_a_command() {
    let mut app = opened();
    update(&mut app, Msg::Paste("sqsq".to_owned()));
    assert!(app.dialog.is_none());
    write(&mut app, "s");
    update(&mut app, Msg::Paste("one\ntwo".to_owned()));
    assert_eq!(app.form().unwrap().form.value("headline"), "one two");
}
