//! Typing ahead: what comes from the keyboard while the answer is awaited that says where it goes waits in its
//! order, and goes where it would have gone had the office answered at once. None is lost, falls into the
//! wrong form, or becomes a command of a question that nobody has seen yet.

use super::App;
use crate::ui::app::Leaving;
use crate::ui::command::Command;
use crate::ui::keymap::{self, Typing, chord::Chord};
use crate::ui::message::Msg;
use crossterm::event::KeyEvent;

/// Holds what comes from the keyboard back while it has to wait. Gives the message back if it need not.
pub(super) fn hold_back(app: &mut App, msg: Msg) -> Option<Msg> {
    let waits = !app.held_back.is_empty() || must_wait(app, &msg);
    if !waits || app.cover.is_some() || is_urgent(app, &msg) {
        return Some(msg);
    }
    let ends = |msg: &Msg| matches!(msg, Msg::InputLost);
    match msg {
        Msg::Key(key) if is_done_already(app, key) => None,
        Msg::Key(_) | Msg::Burst(_) | Msg::Paste(_) | Msg::InputLost
            if !app.held_back.iter().any(ends) =>
        {
            app.held_back.push_back(msg);
            None
        }
        msg => Some(msg),
    }
}

/// The next message that was held back, as soon as it need not wait any more.
pub(super) fn next_held_back(app: &mut App) -> Option<Msg> {
    let next = app.held_back.front()?;
    if must_wait(app, next) || app.cover.is_some() {
        return None;
    }
    app.held_back.pop_front()
}

/// Leaves out what was typed ahead of something that was refused: it was meant for what would have come then,
/// not for what is still there or for a question about it. What is about the program stays. Says whether
/// anything was left out.
pub(super) fn leave_out(app: &mut App) -> bool {
    let before = app.held_back.len();
    let mut held = std::mem::take(&mut app.held_back);
    held.retain(|msg| match msg {
        Msg::Key(key) => command(app, *key).is_some_and(Command::is_of_frame),
        msg => matches!(msg, Msg::InputLost),
    });
    app.held_back = held;
    app.held_back.len() < before
}

/// Whether what the screen in front shows is on its way: a key is about rows that are not there yet.
pub(in crate::ui) fn is_reading(app: &App) -> bool {
    if app.pending.is_empty() || app.dialog.is_some() {
        return false;
    }
    let (id, needs) = (app.screens.active_id(), app.screens.active().page().needs());
    needs.iter().any(|ask| app.pending.reads(id, ask.slot))
}

/// Whether the answer is awaited that says where this goes.
pub(super) fn must_wait(app: &App, msg: &Msg) -> bool {
    let waits = is_settling(app) || (is_reading(app) && needs_rows(app, msg));
    waits && app.leaving == Leaving::No
}

/// Whether a form is opened, saved or left.
fn is_settling(app: &App) -> bool {
    let opening = app.form().is_some_and(|form| form.is_opening());
    opening || app.is_saving_form() || app.after_keeping.is_some()
}

/// Whether this is about the rows of the screen in front: not what is typed into a search, and not leaving it.
fn needs_rows(app: &App, msg: &Msg) -> bool {
    let command = match msg {
        Msg::Key(key) => command(app, *key),
        Msg::InputLost => return false,
        _ => None,
    };
    match command {
        Some(command) => !matches!(command, Command::Back | Command::Home | Command::Quit),
        None => app.typing() == Typing::No,
    }
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
