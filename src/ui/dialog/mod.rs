//! What stands in front of a screen: a question, a list to choose from, a form, the help. There is at
//! most one at a time.

pub mod choose;
pub mod confirm;
pub mod conflict;
pub mod form;
pub mod help;
mod keeping;

use super::command::Command;
use super::desk::Desk;
use super::keymap::{Context, Typing};
use super::widget::form::Form;
use crate::office::conflict::Conflict;
use choose::Choose;
use confirm::Confirm;
use conflict::ConflictDialog;
use crossterm::event::KeyEvent;
use form::FormDialog;
use help::Help;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Any dialog.
#[derive(Debug)]
#[allow(clippy::large_enum_variant)] // There is at most one.
pub enum Dialog {
    /// A yes-or-no question.
    Confirm(Confirm),
    /// A list to choose from.
    Choose(Choose),
    /// A form.
    Form(FormDialog),
    /// The help of the screen.
    Help(Help),
    /// Two versions of a change.
    Conflict(ConflictDialog),
}

/// What was decided in a dialog.
#[derive(Debug)]
pub enum Outcome<'a> {
    /// Yes.
    Confirmed,
    /// This value was chosen.
    Chosen(&'a str),
    /// The form was filled in and has no error of its own; it stays open until the save in the slot of its
    /// purpose is done, or the screen proposes [`super::message::Step::Close`].
    Filled(&'a Form),
    /// What was entered here is saved over the other version.
    Mine(&'a Conflict),
    /// The other version goes on; what was entered here stays kept.
    Theirs(&'a Conflict),
    /// The dialog was given up.
    Dismissed,
}

/// What a key did to a dialog.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply {
    /// It stays open.
    Stay,
    /// It is decided and closes.
    Done,
    /// The form is filled in; it stays open for now.
    Filled,
    /// It closes.
    Dismissed,
    /// It closes once its text is kept.
    Left,
    /// It closes, and its text is thrown away.
    GivenUp,
    /// The version entered here goes on.
    Mine,
    /// The other version goes on.
    Theirs,
    /// It closes, and this is done where it stood.
    Do(Command),
}

impl Dialog {
    /// What the screen called it; the help has no purpose.
    pub fn purpose(&self) -> &'static str {
        match self {
            Self::Confirm(confirm) => confirm.purpose,
            Self::Choose(choose) => choose.purpose,
            Self::Form(form) => form.purpose,
            Self::Help(_) => "",
            Self::Conflict(conflict) => conflict.purpose,
        }
    }

    /// The contexts whose keys hold while it is open.
    pub fn contexts(&self) -> &'static [Context] {
        match self {
            Self::Confirm(_) => &[Context::Confirm],
            Self::Choose(_) => &[Context::Choose],
            Self::Form(form) => form.contexts(),
            Self::Help(help) => help.contexts(),
            Self::Conflict(conflict) => conflict.contexts(),
        }
    }

    /// Whether a text field has the focus.
    pub fn typing(&self) -> Typing {
        match self {
            Self::Choose(_) => Typing::Yes,
            Self::Form(form) => form.typing(),
            Self::Confirm(_) | Self::Help(_) | Self::Conflict(_) => Typing::No,
        }
    }

    /// Does what a key means.
    pub fn run(&mut self, command: Command, desk: &Desk) -> Reply {
        match self {
            Self::Confirm(_) => confirm::run(command),
            Self::Choose(choose) => choose.run(command, desk),
            Self::Form(form) => form.run(command, desk),
            Self::Help(help) => help.run(command, desk),
            Self::Conflict(conflict) => conflict.run(command, desk),
        }
    }

    /// Takes a key that is no command.
    pub fn typed(&mut self, key: KeyEvent, desk: &Desk) {
        match self {
            Self::Choose(choose) => choose.typed(key, desk),
            Self::Form(form) => form.typed(key, desk),
            Self::Confirm(_) | Self::Help(_) | Self::Conflict(_) => {}
        }
    }

    /// Takes a pasted text.
    pub fn pasted(&mut self, text: &str) {
        match self {
            Self::Choose(choose) => choose.pasted(text),
            Self::Form(form) => form.pasted(text),
            Self::Confirm(_) | Self::Help(_) | Self::Conflict(_) => {}
        }
    }

    /// What was decided, for a reply that decides something.
    pub fn outcome(&self, reply: Reply) -> Outcome<'_> {
        match (self, reply) {
            (Self::Confirm(_), Reply::Done) => Outcome::Confirmed,
            (Self::Choose(choose), Reply::Done) => {
                choose.chosen().map_or(Outcome::Dismissed, Outcome::Chosen)
            }
            (Self::Form(form), Reply::Filled | Reply::Done) => Outcome::Filled(&form.form),
            _ => Outcome::Dismissed,
        }
    }

    /// Draws it over the screen and gives the place of the cursor.
    pub fn draw(&self, desk: &Desk, area: Rect, buffer: &mut Buffer) -> Option<Position> {
        match self {
            Self::Confirm(confirm) => confirm.draw(desk, area, buffer),
            Self::Choose(choose) => choose.draw(desk, area, buffer),
            Self::Form(form) => form.draw(desk, area, buffer),
            Self::Help(help) => help.draw(desk, area, buffer),
            Self::Conflict(conflict) => conflict.draw(desk, area, buffer),
        }
    }
}

macro_rules! from_dialogs {
    ($($name:ident($dialog:ty),)*) => {
        $(impl From<$dialog> for Dialog {
            fn from(dialog: $dialog) -> Self {
                Self::$name(dialog)
            }
        })*
    };
}

from_dialogs! {
    Confirm(Confirm),
    Choose(Choose),
    Form(FormDialog),
    Help(Help),
    Conflict(ConflictDialog),
}
