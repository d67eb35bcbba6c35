use crate::domain::Instant;
use crate::domain::account::{Account, Role};
use crate::domain::identifier::{AccountId, Identifier};
use crate::domain::message::Message;
use crate::domain::preferences::Preferences;
use crate::domain::settings::{Safekeeping, Settings};
use crate::office::accounts::Me;
use crate::office::{Answer, Refusal, Request};
use crate::ui::cover::Cover;
use crate::ui::desk::{Desk, Locking};
use crate::ui::message::{Alarm, Effect, Msg, Ticket};
use crate::ui::screen::sample::Sample;
use crate::ui::update::tests::{desk as unlocked_desk, read, screen, write};
use crate::ui::{App, start, update};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use std::time::Duration;

const PAUSE: Duration = Duration::from_secs(600);

fn desk() -> Desk {
    Desk {
        login: "gozel".to_owned(),
        locking: Locking::After(PAUSE),
        ..unlocked_desk()
    }
}

fn opened() -> App {
    let (mut app, first) = start(desk(), Sample::default());
    read(&mut app, &first);
    app
}

/// The interface with a text in its form.
fn writing() -> App {
    let mut app = opened();
    write(&mut app, "smother in clinic");
    app
}

fn key(code: KeyCode) -> Msg {
    Msg::Key(KeyEvent::new(code, KeyModifiers::NONE))
}

fn control(letter: char) -> Msg {
    Msg::Key(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::CONTROL))
}

fn asked(effects: Vec<Effect>) -> Vec<(Ticket, Request)> {
    let asks = effects.into_iter().filter_map(|effect| match effect {
        Effect::Ask(ticket, request) => Some((ticket, request)),
        _ => None,
    });
    asks.collect()
}

pub fn me() -> Answer {
    Answer::Me(Box::new(Me {
        account: Account {
            id: AccountId::from_bytes([7; 16]),
            login: "gozel".to_owned(),
            name: "Gözel Amanowa".to_owned(),
            role: Role::Supervisor,
            specialist: None,
            disabled: false,
        },
        today: desk().today,
        settings: Settings::default(),
        safekeeping: Safekeeping::default(),
        areas: Vec::new(),
        demonstration: false,
        reading_only: false,
        preferences: Preferences::none(AccountId::from_bytes([7; 16])),
    }))
}

fn noon() -> Instant {
    "2021-10-15T07:00:00Z".parse().unwrap()
}

/// Locks the screen and answers what that asks; `kept` says whether the draft could be kept.
fn lock(app: &mut App, kept: bool) {
    let asked = asked(update(app, control('k')));
    let [(draft, Request::KeepDraft(_)), (lock, Request::Lock)] = asked.as_slice() else {
        panic!("the draft is kept before the key is put away: {asked:?}")
    };
    let answer = match kept {
        true => Ok(Answer::DraftKept {
            at: noon(),
            elsewhere: None,
        }),
        false => Err(Refusal::NotAllowed(Message::new("store-full"))),
    };
    update(app, Msg::Answered(*draft, answer));
    update(app, Msg::Answered(*lock, Ok(Answer::Locked(noon()))));
}

/// Gives a passphrase and what the office says to it; what is asked after that.
fn unlock(app: &mut App, answer: Result<Answer, Refusal>) -> Vec<Request> {
    update(app, Msg::Paste("correct horse\n".to_owned()));
    let asked_first = asked(update(app, key(KeyCode::Enter)));
    let [(ticket, Request::Unlock(passphrase))] = asked_first.as_slice() else {
        panic!("{asked_first:?}")
    };
    assert_eq!(passphrase.text(), "correct horse");
    let effects = update(app, Msg::Answered(*ticket, answer));
    asked(effects)
        .into_iter()
        .map(|(_, request)| request)
        .collect()
}

#[test]
fn every_key_puts_the_lock_off_and_nothing_else_does() {
    let (mut app, first) = start(desk(), Sample::default());
    assert!(first.contains(&Effect::WakeIn(Alarm::Idle, PAUSE)));
    let again = [
        Effect::Sleep(Alarm::Idle),
        Effect::WakeIn(Alarm::Idle, PAUSE),
    ];
    let held_back = update(&mut app, key(KeyCode::Down));
    assert_eq!(held_back, again, "one that waits for the rows too");
    read(&mut app, &first);
    assert_eq!(update(&mut app, key(KeyCode::Down)), again);
    let pasted = update(&mut app, Msg::Paste("text".to_owned()));
    assert!(pasted.ends_with(&again), "{pasted:?}");
    let resized = Msg::Resized {
        width: 90,
        height: 30,
    };
    assert_eq!(update(&mut app, resized), []);
    update(&mut app, Msg::Woke(Alarm::Idle));
    assert!(matches!(app.cover, Some(Cover::Lock(_))));
    assert_eq!(update(&mut app, key(KeyCode::Down)), []);
}

#[test]
fn a_locked_screen_shows_and_keeps_nothing_of_what_is_open_and_opens_where_it_was() {
    let mut app = writing();
    assert!(screen(&app).contains("mother in clinic"));
    let late = asked(update(&mut app, key(KeyCode::F(5))));
    assert!(late.is_empty());
    lock(&mut app, true);
    assert!(
        app.form().is_none(),
        "what was typed is kept on the disk alone"
    );
    let locked = screen(&app);
    assert!(
        !locked.contains("mother") && !locked.contains("Gözel"),
        "{locked}"
    );
    assert!(
        locked.contains("Session of") && locked.contains("gozel"),
        "{locked}"
    );
    write(&mut app, "hx");
    assert!(!screen(&app).contains('x'), "{}", screen(&app));
    update(&mut app, control('u'));
    let wrong = Err(Refusal::NotAllowed(Message::new("store-wrong-passphrase")));
    assert!(unlock(&mut app, wrong).is_empty());
    assert!(
        screen(&app).contains("This is not your passphrase"),
        "{}",
        screen(&app)
    );
    let asked = unlock(&mut app, Ok(me()));
    assert_eq!(asked, [Request::Me], "what the screen shows is asked again");
    assert!(app.cover.is_none());
    // The form is opened again by its key, with the text that was kept.
    assert!(app.form().is_none());
    assert_eq!(app.notice, Some(Message::new("form-left-kept")));
}

#[test]
fn what_waits_for_an_answer_is_not_kept_in_a_locked_screen() {
    let (mut app, _) = start(desk(), Sample::default());
    write(&mut app, "sno");
    update(&mut app, control('k'));
    assert!(app.held_back.is_empty());
}

#[test]
fn what_the_screens_ask_behind_the_lock_waits_for_its_end() {
    let mut app = opened();
    write(&mut app, "sno");
    let saved = asked(update(&mut app, control('s')));
    assert!(saved.is_empty(), "the form has an error");
    write(&mut app, "w");
    let (save, _) = asked(update(&mut app, control('s'))).remove(0);
    let (lock, request) = asked(update(&mut app, control('k'))).pop().unwrap();
    assert_eq!(request, Request::Lock);
    let effects = update(&mut app, Msg::Answered(save, Ok(Answer::Done)));
    assert!(asked(effects).is_empty(), "the office is about to close");
    update(&mut app, Msg::Answered(lock, Ok(Answer::Locked(noon()))));
    assert!(!unlock(&mut app, Ok(me())).is_empty());
    assert!(app.dialog.is_none(), "the form was saved");
}

#[test]
fn a_text_that_could_not_be_kept_is_kept_when_it_is_unlocked() {
    let mut app = writing();
    lock(&mut app, false);
    assert!(screen(&app).contains("could not be kept"));
    assert_eq!(update(&mut app, control('c')), []);
    assert!(screen(&app).contains("Ctrl-C again"), "{}", screen(&app));
    let asked = unlock(&mut app, Ok(me()));
    assert!(matches!(asked[0], Request::KeepDraft(_)), "{asked:?}");
    assert!(screen(&app).contains("mother in clinic"));
    assert!(app.leaving == crate::ui::app::Leaving::No);
}

#[test]
fn leaving_a_locked_screen_is_at_once() {
    let mut app = writing();
    lock(&mut app, true);
    assert!(update(&mut app, control('c')).contains(&Effect::Quit));
    let mut app = writing();
    lock(&mut app, false);
    update(&mut app, control('c'));
    assert!(update(&mut app, control('c')).contains(&Effect::Quit));
}

#[test]
fn a_demonstration_does_not_lock() {
    let mut app = start(unlocked_desk(), Sample::default()).0;
    assert_eq!(update(&mut app, control('k')), []);
    assert!(app.cover.is_none());
    assert_eq!(app.notice, Some(Message::new("lock-demonstration")));
}

#[test]
fn a_hidden_screen_locks_too() {
    let mut app = opened();
    update(&mut app, key(KeyCode::F(12)));
    update(&mut app, Msg::Woke(Alarm::Idle));
    assert!(matches!(app.cover, Some(Cover::Lock(_))));
    update(&mut app, key(KeyCode::F(12)));
    assert!(matches!(app.cover, Some(Cover::Lock(_))), "no way around");
}
