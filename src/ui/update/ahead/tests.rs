use super::super::lock::tests::me;
use super::super::tests::{
    control, desk, drafts, opened, opened_with, press, read, screen, tickets, write,
};
use super::super::{start, update};
use crate::domain::message::Message;
use crate::office::conflict::{Conflict, ConflictField};
use crate::office::{Answer, Refusal, Request, Told};
use crate::ui::app::{App, Leaving};
use crate::ui::cover::Cover;
use crate::ui::dialog::Dialog;
use crate::ui::message::{Alarm, Effect, Msg, Ticket};
use crate::ui::screen::Screen;
use crate::ui::screen::choose_account::ChooseAccount;
use crate::ui::screen::opening::Opening;
use crate::ui::screen::sample::Sample;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// The app with a form whose save is not answered yet.
fn saving() -> (App, Ticket) {
    let mut app = opened();
    write(&mut app, "smother");
    let asked = tickets(&control(&mut app, 's'));
    (app, asked[0])
}

fn gone() -> Refusal {
    Refusal::Unavailable {
        message: Message::new("server-gone"),
        hint: None,
    }
}

fn headline(app: &App) -> &str {
    app.form().unwrap().form.value("headline")
}

#[test]
fn what_is_typed_while_a_form_is_saved_goes_to_what_comes_then() {
    let (mut app, save) = saving();
    write(&mut app, "r");
    assert_eq!(headline(&app), "mother", "not into the form");
    let effects = update(&mut app, Msg::Answered(save, Ok(Answer::Done)));
    read(&mut app, &effects);
    assert!(matches!(app.dialog, Some(Dialog::Confirm(_))));
}

#[test]
fn a_whole_form_can_be_typed_ahead() {
    let (mut app, save) = saving();
    write(&mut app, "sin clinic");
    let effects = update(&mut app, Msg::Answered(save, Ok(Answer::Done)));
    let effects = read(&mut app, &effects);
    let opening = effects.into_iter().find_map(|effect| match effect {
        Effect::Ask(ticket, Request::Drafts(name)) => Some((ticket, name)),
        _ => None,
    });
    let (ticket, name) = opening.unwrap();
    let kept = opened_with(&name, Vec::new());
    update(&mut app, Msg::Answered(ticket, Ok(kept)));
    assert_eq!(headline(&app), "in clinic");
}

#[test]
fn what_was_typed_ahead_of_a_refused_save_goes_nowhere_and_that_is_said() {
    let field = ConflictField::text(Message::new("key-note"), "theirs", "mine");
    let conflict = Conflict {
        fields: vec![field],
        ..Conflict::unknown()
    };
    let refusals = [gone(), Refusal::Conflict(Box::new(conflict))];
    for refusal in refusals {
        let (mut app, save) = saving();
        write(&mut app, "mtyd");
        update(&mut app, Msg::Paste("y".into()));
        let effects = update(&mut app, Msg::Answered(save, Err(refusal)));
        assert_eq!(headline(&app), "mother");
        assert_eq!(tickets(&effects), [], "nothing is decided");
        let said = app.notice.as_ref().map(|notice| notice.id);
        assert_eq!(said, Some("interface-typed-ahead-left-out"));
    }
    let (mut app, save) = saving();
    update(&mut app, Msg::Answered(save, Err(gone())));
    assert_eq!(app.notice, None, "nothing was typed");
}

#[test]
fn hiding_locking_and_leaving_do_not_wait() {
    let (mut app, _) = saving();
    press(&mut app, KeyCode::F(12));
    assert!(matches!(app.cover, Some(Cover::Page)));
    write(&mut app, "x");
    press(&mut app, KeyCode::F(12));
    control(&mut app, 'c');
    assert_eq!(app.leaving, Leaving::WhenSaved);

    let (mut app, _) = saving();
    write(&mut app, "r");
    control(&mut app, 'c');
    assert_eq!(
        app.leaving,
        Leaving::No,
        "what was typed before comes first"
    );
    control(&mut app, 'c');
    assert_eq!(app.leaving, Leaving::WhenSaved, "unless one insists");
}

#[test]
fn who_leaves_after_a_refused_save_keeps_its_text() {
    let (mut app, save) = saving();
    write(&mut app, "r");
    control(&mut app, 'c');
    let kept = drafts(&update(&mut app, Msg::Answered(save, Err(gone()))));
    assert_eq!(kept.len(), 1);
    assert_eq!(app.leaving, Leaving::WhenSaved);
}

#[test]
fn a_terminal_lost_while_a_form_is_saved_ends_the_program_after_the_answer() {
    let (mut app, save) = saving();
    let effects = update(&mut app, Msg::InputLost);
    assert!(!effects.contains(&Effect::Quit));
    let effects = update(&mut app, Msg::Answered(save, Ok(Answer::Done)));
    assert!(effects.contains(&Effect::Quit), "{effects:?}");
}

#[test]
fn what_is_typed_under_a_cover_is_not_typed_ahead() {
    let (mut app, save) = saving();
    write(&mut app, "r");
    press(&mut app, KeyCode::F(12));
    let effects = update(&mut app, Msg::Answered(save, Ok(Answer::Done)));
    read(&mut app, &effects);
    assert!(app.dialog.is_none(), "it waits under the cover");
    press(&mut app, KeyCode::F(12));
    assert!(matches!(app.dialog, Some(Dialog::Confirm(_))));
}

#[test]
fn a_save_that_takes_long_says_that_keys_wait() {
    let (mut app, _) = saving();
    assert!(!screen(&app).contains("Being saved"));
    update(&mut app, Msg::Woke(Alarm::Spinner));
    assert!(screen(&app).contains("Being saved. What you type now waits"));
    let key = KeyEvent::new(KeyCode::Char('r'), KeyModifiers::NONE);
    update(&mut app, Msg::Key(key));
    assert!(screen(&app).contains("Being saved. What you type now waits"));
}

#[test]
fn what_is_typed_while_the_store_is_opened_goes_to_the_first_screen() {
    let (mut app, first) = start(desk(), Opening);
    let [(ticket, Request::Me)] = asked(&first)[..] else {
        panic!("{first:?}");
    };
    write(&mut app, "?");
    update(&mut app, Msg::Told(Told::Opening));
    update(&mut app, Msg::Told(Told::Opened(Vec::new())));
    assert!(app.dialog.is_none());
    let effects = update(&mut app, Msg::Answered(ticket, Ok(me())));
    assert!(matches!(app.screens.active(), Screen::ThisWeek(_)));
    assert_eq!(app.held_back.len(), 1, "it waits for the rows");
    assert!(
        matches!(effects[..], [.., Effect::WakeIn(Alarm::Idle, _)]),
        "it locks"
    );
}

#[test]
fn what_is_typed_before_the_accounts_are_there_chooses_among_them() {
    let (mut app, first) = start(desk(), ChooseAccount::new());
    press(&mut app, KeyCode::Enter);
    let Answer::Me(me) = me() else {
        panic!("no account");
    };
    let (ticket, _) = asked(&first)[0];
    let accounts = Answer::Accounts(vec![me.account]);
    let effects = update(&mut app, Msg::Answered(ticket, Ok(accounts)));
    let chosen = Request::LogIn("gozel".to_owned());
    assert_eq!(
        asked(&effects).pop().map(|(_, request)| request),
        Some(&chosen)
    );
}

#[test]
fn a_store_that_is_still_being_opened_keeps_nobody_from_leaving() {
    let (mut app, _) = start(desk(), Opening);
    assert_eq!(control(&mut app, 'c'), [Effect::Quit]);
    let (mut app, _) = start(desk(), Opening);
    assert_eq!(update(&mut app, Msg::NotOpened), [Effect::Quit]);
}

#[test]
fn what_was_typed_ahead_does_not_close_what_opening_has_to_say() {
    let (mut app, first) = start(desk(), Opening);
    press(&mut app, KeyCode::Enter);
    let notice = Message::new("store-notice-cut");
    update(&mut app, Msg::Told(Told::Opened(vec![notice])));
    update(&mut app, Msg::Answered(asked(&first)[0].0, Ok(me())));
    assert!(matches!(app.dialog, Some(Dialog::Help(_))));
    let said = app.notice.as_ref().map(|notice| notice.id);
    assert_eq!(said, Some("opening-left-out"));
}

fn asked(effects: &[Effect]) -> Vec<(Ticket, &Request)> {
    let asked = effects.iter().filter_map(|effect| match effect {
        Effect::Ask(ticket, request) => Some((*ticket, request)),
        _ => None,
    });
    asked.collect()
}

#[test]
fn what_is_typed_before_the_rows_are_there_goes_to_them() {
    let (mut app, first) = start(desk(), Sample::default());
    write(&mut app, "jj");
    press(&mut app, KeyCode::Enter);
    assert_eq!(app.screens.depth(), 0);
    let effects = read(&mut app, &first);
    assert_eq!(app.screens.depth(), 1);
    // Those of the next screen too.
    write(&mut app, "r");
    assert!(app.dialog.is_none());
    read(&mut app, &effects);
    assert!(matches!(app.dialog, Some(Dialog::Confirm(_))));
}

#[test]
fn what_was_typed_ahead_of_rows_that_are_refused_goes_nowhere() {
    let (mut app, first) = start(desk(), Sample::default());
    press(&mut app, KeyCode::Enter);
    update(&mut app, Msg::Answered(tickets(&first)[0], Err(gone())));
    assert_eq!(app.screens.depth(), 0);
    assert_eq!(app.notice.map(|notice| notice.id), Some("server-gone"));
}

#[test]
fn leaving_a_screen_whose_rows_are_not_there_does_not_wait() {
    let mut app = opened();
    press(&mut app, KeyCode::Enter);
    press(&mut app, KeyCode::Esc);
    assert_eq!(app.screens.depth(), 0);
}

#[test]
fn a_pasted_text_that_waits_stays_one() {
    let (mut app, first) = start(desk(), Sample::default());
    let keys = "rown sister"
        .chars()
        .map(|letter| KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE));
    update(&mut app, Msg::Burst(keys.collect()));
    read(&mut app, &first);
    assert!(app.dialog.is_none(), "no command");
    assert_eq!(
        app.notice.map(|notice| notice.id),
        Some("interface-paste-left-out")
    );
}
