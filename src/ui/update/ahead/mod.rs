//! Typing ahead: what comes from the keyboard while the answer is awaited that says where it goes waits in its
//! order, and goes where it would have gone had the office answered at once. None is lost, falls into the
//! wrong form, or becomes a command of a question that nobody has seen yet.

use super::App;
use crate::domain::message::Message;
use crate::ui::app::Leaving;
use crate::ui::command::Command;
use crate::ui::keymap::{self, chord::Chord};
use crate::ui::message::Msg;
use crate::ui::screen::Screen;
use crate::ui::screen::opening::FIRST;
use crossterm::event::KeyEvent;

/// Holds what comes from the keyboard back while it has to wait. Gives the message back if it need not.
pub(super) fn hold_back(app: &mut App, msg: Msg) -> Option<Msg> {
    if !is_settling(app) || app.cover.is_some() || is_urgent(app, &msg) {
        return Some(msg);
    }
    let ends = |msg: &Msg| matches!(msg, Msg::InputLost);
    match msg {
        Msg::Key(key) if is_done_already(app, key) => None,
        Msg::Key(_) | Msg::Paste(_) | Msg::InputLost if !app.held_back.iter().any(ends) => {
            app.held_back.push_back(msg);
            None
        }
        msg => Some(msg),
    }
}

/// The next message that was held back, as soon as it need not wait any more.
pub(super) fn next_held_back(app: &mut App) -> Option<Msg> {
    if is_settling(app) || app.cover.is_some() {
        None
    } else {
        app.held_back.pop_front()
    }
}

/// Leaves out what was typed ahead of a save that was refused: it was meant for what would have come then, not
/// for the form that is still there or for a question about it. What is about the program stays.
pub(super) fn leave_out(app: &mut App) {
    let before = app.held_back.len();
    let mut held = std::mem::take(&mut app.held_back);
    held.retain(|msg| match msg {
        Msg::Key(key) => command(app, *key).is_some_and(Command::is_of_frame),
        msg => matches!(msg, Msg::InputLost),
    });
    if held.len() < before {
        app.notice = Some(Message::new("interface-typed-ahead-left-out"));
    }
    app.held_back = held;
}

/// Whether the answer is awaited that says where a key goes.
fn is_settling(app: &App) -> bool {
    let first = matches!(
        app.screens.active(),
        Screen::Opening(_) | Screen::ChooseAccount(_)
    );
    let first = first && app.pending.is_asked(FIRST);
    let opening = first || app.form().is_some_and(|form| form.is_opening());
    let waits = opening || app.is_saving_form() || app.after_keeping.is_some();
    waits && app.leaving == Leaving::No
}

/// Whether a key can't wait: to hide or lock what is seen, or to leave, if nothing was typed before that or
/// it is pressed again.
fn is_urgent(app: &App, msg: &Msg) -> bool {
    let Msg::Key(key) = msg else {
        return false;
    };
    match command(app, *key) {
        Some(Command::KeepAndQuit) => app
            .held_back
            .back()
            .is_none_or(|last| matches!(last, Msg::Key(last) if last == key)),
        command => command.is_some_and(Command::is_of_frame),
    }
}

/// Whether a key asks once more for the save that is not answered yet.
fn is_done_already(app: &App, key: KeyEvent) -> bool {
    let saving = app.is_saving_form() && app.held_back.is_empty();
    saving && command(app, key) == Some(Command::Save)
}

fn command(app: &App, key: KeyEvent) -> Option<Command> {
    keymap::lookup(&app.contexts(), Chord::from(key), app.typing())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
mod tests;
