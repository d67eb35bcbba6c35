//! What happens when something happens: to the dialog, else to the screen, else to the frame. It has no
//! behaviour of its own beyond that; it neither blocks nor reads a clock.

mod ahead;
mod fresh;
mod keep;
mod leave;
mod lock;
mod names;
mod settle;
mod speak;
mod step;

pub(super) use ahead::is_reading;
pub use fresh::Freshness;
pub use keep::AfterKeeping;

use super::app::{App, Leaving, Pending};
use super::command::Command;
use super::cover::Cover;
use super::desk::Desk;
use super::dialog::help::Help;
use super::dialog::{Dialog, Reply};
use super::keymap::{self, Typing, chord::Chord};
use super::message::{Alarm, AskKind, Effect, Msg, Step, Ticket};
use super::screen::{Screen, ScreenStack};
use super::widget::{footer, text};
use crate::domain::message::Message;
use crate::office::{Answer, Refusal};
use crossterm::event::KeyEvent;
use keep::keep_then;
use leave::{LAST_WAIT, after_answer, keep_drafts, leave};
use std::collections::VecDeque;
use std::time::Duration;
use step::apply;
use zeroize::Zeroizing;

const SPINNER_AFTER: Duration = Duration::from_millis(150);
const SPINNER_STEP: Duration = Duration::from_millis(250);
const LOOK_AFTER: Duration = Duration::from_millis(500);
/// What is typed is kept so long after the first key that is not kept yet, typed on or not.
const DRAFT_AFTER: Duration = Duration::from_millis(500);

/// The interface with its first screen, and what that asks.
pub fn start(desk: Desk, screen: impl Into<Screen>) -> (App, Vec<Effect>) {
    let mut app = App {
        desk,
        screens: ScreenStack::new(screen.into()),
        dialog: None,
        behind: None,
        cover: None,
        notice: None,
        pending: Pending::default(),
        draft_due: false,
        after_keeping: None,
        not_kept: None,
        held_back: VecDeque::new(),
        leaving: Leaving::No,
        fresh: Freshness::default(),
        line_is_slow: false,
        hints: footer::Kept::default(),
    };
    let mut effects = step::ask_needs(&mut app);
    effects.extend(lock::put_off(&app));
    let effects = fresh::follow(&mut app, effects);
    (app, effects)
}

/// Takes what happened and says what is to be done.
pub fn update(app: &mut App, msg: Msg) -> Vec<Effect> {
    let letters = app.desk.theme.letters();
    text::with_letters(letters, || taken(app, msg))
}

fn taken(app: &mut App, msg: Msg) -> Vec<Effect> {
    let ends = matches!(msg, Msg::InputLost);
    let mut effects = Vec::new();
    let mut next = ahead::hold_back(app, msg);
    match next {
        None if ends => effects.push(Effect::QuitWithin(LAST_WAIT)),
        None => effects.extend(lock::put_off(app)),
        Some(_) => {}
    }
    while let Some(msg) = next.take().or_else(|| ahead::next_held_back(app)) {
        effects.extend(happened(app, msg));
    }
    fresh::follow(app, effects)
}

fn happened(app: &mut App, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::Burst(keys) => burst(app, keys),
        Msg::Key(key) => {
            let effects = pressed(app, key);
            [effects, lock::put_off(app)].concat()
        }
        Msg::Paste(text) => {
            let effects = pasted(app, &Zeroizing::new(text));
            [effects, lock::put_off(app)].concat()
        }
        Msg::Resized { width, height } => {
            app.desk.size = (width, height).into();
            Vec::new()
        }
        Msg::Woke(Alarm::Spinner) => spin(app),
        Msg::Woke(Alarm::Look) if app.cover.is_some() => Vec::new(),
        Msg::Woke(Alarm::Look) => step::ask_needs(app),
        Msg::Woke(Alarm::Fresh) => fresh::woke(app),
        Msg::Woke(Alarm::Draft) => keep_drafts(app),
        Msg::Woke(Alarm::Idle) => lock::lock(app),
        Msg::Told(told) => fresh::hear(app, told),
        Msg::Answered(ticket, result) => {
            let locking = app.desk.locking;
            let effects = answered(app, ticket, result);
            // It is known only now when the screen of whoever has come in locks.
            match app.desk.locking == locking {
                true => effects,
                false => [effects, lock::put_off(app)].concat(),
            }
        }
        Msg::LineIsSlow => {
            app.line_is_slow = true;
            Vec::new()
        }
        Msg::NotOpened => vec![Effect::Quit],
        Msg::InputLost => leave(app, Leaving::WhenAnswered),
    }
}

fn pressed(app: &mut App, key: KeyEvent) -> Vec<Effect> {
    app.notice = None;
    let chord = Chord::from(key);
    let command = keymap::lookup(&app.contexts(), chord, app.typing());
    let of_frame = command.is_some_and(Command::is_of_frame);
    if app.leaving == Leaving::NotKept && command != Some(Command::KeepAndQuit) {
        app.leaving = Leaving::No;
    }
    if !matches!(command, Some(Command::Back | Command::Home)) {
        app.not_kept = None;
    }
    match command {
        _ if app.cover.is_some() && !of_frame => lock::pressed(app, command, key),
        _ if app.leaving != Leaving::No && !of_frame => Vec::new(),
        Some(command) => obey(app, command),
        None => {
            fresh::is_about_gone_row(app, None);
            typed(app, key)
        }
    }
}

/// Does what a key or a line of the help means.
fn obey(app: &mut App, command: Command) -> Vec<Effect> {
    match command {
        Command::Redraw => vec![Effect::Redraw],
        Command::Language => speak::next_language(app),
        Command::Looks => speak::next_looks(app),
        Command::KeepAndQuit => leave(app, Leaving::WhenSaved),
        Command::Lock => lock::lock(app),
        Command::Hide | Command::ShowAgain => hide(app),
        command if fresh::is_about_gone_row(app, Some(command)) => Vec::new(),
        Command::Help => help(app),
        command if app.dialog.is_some() => run_dialog(app, command),
        command if !app.desk.may(command) => {
            app.notice = Some(Message::new("office-role-may-not"));
            Vec::new()
        }
        command => run_screen(app, command),
    }
}

/// Lays the neutral page over everything, or takes it away.
fn hide(app: &mut App) -> Vec<Effect> {
    app.cover = match app.cover.take() {
        None => Some(Cover::Page),
        Some(Cover::Page) => None,
        Some(Cover::Lock(lock)) => Some(Cover::Lock(lock)),
    };
    Vec::new()
}

/// Explains the screen, and the keys that hold now; a form waits behind it.
fn help(app: &mut App) -> Vec<Effect> {
    let page = app.screens.active_mut().page_mut();
    let sign = app.desk.theme.changed();
    let others = Message::new("interface-about-others").with("sign", sign);
    let others = page.marks().is_some().then_some(others);
    let slow = app.desk.theme.is_slow_line();
    let slow = slow.then(|| Message::new("interface-about-slow-line"));
    let menu = Message::new("interface-about-menu");
    let about = std::iter::once(page.about()).chain(others).chain(slow);
    let about = about.chain([menu]);
    let step = Step::show(Help::new(about.collect(), app.contexts(), app.typing()));
    apply(app, app.screens.active_id(), step)
}

fn run_screen(app: &mut App, command: Command) -> Vec<Effect> {
    let page = app.screens.active_mut().page_mut();
    let typing = page.typing() == Typing::Yes;
    let step = match command {
        Command::Back if !typing => Step::Back,
        Command::Home => Step::Home,
        Command::Quit => Step::Quit,
        Command::Search => page.search(),
        Command::ShowNames => return names::show(app),
        _ => page.run(command, &app.desk),
    };
    apply(app, app.screens.active_id(), step)
}

fn run_dialog(app: &mut App, command: Command) -> Vec<Effect> {
    let Some(mut dialog) = app.dialog.take() else {
        return Vec::new();
    };
    let reply = dialog.run(command, &app.desk);
    let dialog = match (dialog, reply) {
        (Dialog::Help(_), Reply::Do(command)) => {
            app.dialog = app.behind.take();
            return obey(app, command);
        }
        (Dialog::Conflict(conflict), Reply::Mine) => return settle::keep_mine(app, &conflict),
        (Dialog::Conflict(conflict), Reply::Theirs) => return settle::take_theirs(app, &conflict),
        (Dialog::Conflict(conflict), Reply::GivenUp) => {
            app.dialog = app.behind.take();
            return keep::give_up(app, conflict.conflict.kept().into_iter().collect());
        }
        (dialog, _) => dialog,
    };
    let id = app.screens.active_id();
    let saves_already = app.pending.saves(id, dialog.purpose());
    let stays = reply == Reply::Stay || (reply == Reply::Filled && saves_already);
    if stays || matches!(reply, Reply::Dismissed | Reply::Left | Reply::GivenUp) {
        app.dialog = Some(dialog);
        return leave_dialog(app, reply);
    }
    if dialog.purpose() == names::PURPOSE {
        return names::decided(app, dialog, reply);
    }
    let page = app.screens.active_mut().page_mut();
    let step = page.decided(dialog.purpose(), dialog.outcome(reply), &app.desk);
    app.dialog = match reply {
        Reply::Filled => Some(dialog),
        _ => app.behind.take(),
    };
    apply(app, id, step)
}

/// Closes the dialog in front if it was left: its text is kept first, or thrown away if that was said.
fn leave_dialog(app: &mut App, reply: Reply) -> Vec<Effect> {
    match reply {
        Reply::GivenUp => {
            let drafts = app.form().map_or_else(Vec::new, |form| form.drafts());
            let mut effects = keep::give_up(app, drafts);
            effects.extend(keep::dismiss(app));
            effects
        }
        Reply::Dismissed | Reply::Left if matches!(app.dialog, Some(Dialog::Form(_))) => {
            keep_then(app, AfterKeeping::CloseForm)
        }
        Reply::Dismissed | Reply::Left => keep::dismiss(app),
        _ => Vec::new(),
    }
}

fn typed(app: &mut App, key: KeyEvent) -> Vec<Effect> {
    if app.typing() == Typing::No {
        return Vec::new();
    }
    let key = Chord::editing(key);
    let step = match &mut app.dialog {
        Some(dialog) => {
            dialog.typed(key, &app.desk);
            Step::Stay
        }
        None => app.screens.active_mut().page_mut().typed(key, &app.desk),
    };
    after_typing(app, step)
}

fn pasted(app: &mut App, text: &str) -> Vec<Effect> {
    if app.cover.is_some() {
        lock::pasted(app, text);
        return Vec::new();
    }
    if app.typing() == Typing::No {
        return leave_out(app);
    }
    let step = match &mut app.dialog {
        Some(dialog) => {
            dialog.pasted(text);
            Step::Stay
        }
        None => app.screens.active_mut().page_mut().pasted(text, &app.desk),
    };
    after_typing(app, step)
}

/// Takes letters that came faster than anybody types: a paste from a terminal that does not say so. They are
/// text, and left out from where there is no field for it. Whoever types a search ahead begins with its key.
fn burst(app: &mut App, keys: Vec<KeyEvent>) -> Vec<Effect> {
    let mut effects = Vec::new();
    let mut keys = VecDeque::from(keys);
    while let Some(key) = keys.pop_front() {
        if ahead::must_wait(app, &Msg::Key(key)) {
            keys.push_front(key);
            app.held_back.push_front(Msg::Burst(keys.into()));
            break;
        }
        let command = keymap::lookup(&app.contexts(), Chord::from(key), app.typing());
        if app.typing() == Typing::No && command != Some(Command::Search) {
            effects.extend(leave_out(app));
            break;
        }
        effects.extend(happened(app, Msg::Key(key)));
    }
    effects
}

fn leave_out(app: &mut App) -> Vec<Effect> {
    app.notice = Some(Message::new("interface-paste-left-out"));
    Vec::new()
}

fn after_typing(app: &mut App, step: Step) -> Vec<Effect> {
    let mut effects = apply(app, app.screens.active_id(), step);
    if !app.draft_due {
        app.draft_due = true;
        effects.push(Effect::WakeIn(Alarm::Draft, DRAFT_AFTER));
    }
    effects
}

fn spin(app: &mut App) -> Vec<Effect> {
    if app.pending.is_empty() {
        return Vec::new();
    }
    app.pending.spinner = Some(app.pending.spinner.map_or(0, |turns| turns + 1));
    vec![Effect::WakeIn(Alarm::Spinner, SPINNER_STEP)]
}

fn answered(app: &mut App, ticket: Ticket, result: Result<Answer, Refusal>) -> Vec<Effect> {
    app.pending.told = None;
    let Some(waiting) = app.pending.take(ticket) else {
        return Vec::new();
    };
    let mut effects = Vec::new();
    if app.pending.is_empty() {
        effects.push(Effect::Sleep(Alarm::Spinner));
    }
    let result = result.map(|answer| note_recorded(app, answer));
    let kept = result.is_ok() || waiting.kind != AskKind::Save;
    let was_draft = keep::is_about_drafts(&waiting);
    let was_lock = lock::is_about_lock(&waiting);
    let was_preference = speak::is_about_preferences(&waiting);
    if was_preference {
        speak::answered(app, result);
    } else if was_lock {
        effects.extend(lock::answered(app, result));
    } else if was_draft {
        if !kept {
            lock::not_kept(app);
        }
        effects.extend(keep::answered(app, &waiting, result));
    } else {
        let step = match result {
            Ok(answer) => step::accept(app, &waiting, answer),
            Err(refusal) => step::refuse(app, &waiting, &refusal),
        };
        effects.extend(apply(app, waiting.screen, step));
    }
    if kept && waiting.kind == AskKind::Save && !was_draft && !was_lock && !was_preference {
        effects.extend(step::ask_needs(app));
    }
    effects.extend(after_answer(app, kept, was_draft));
    effects
}

/// The answer itself; whether the audit trail holds what was read stands in the title, and is said once.
fn note_recorded(app: &mut App, answer: Answer) -> Answer {
    let (answer, recorded) = answer.recorded();
    if !recorded && !app.desk.unrecorded {
        app.notice = Some(Message::new("interface-unrecorded-since"));
    }
    app.desk.unrecorded = !recorded;
    answer
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
pub mod tests;
