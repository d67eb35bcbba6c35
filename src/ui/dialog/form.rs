//! A form in front of a screen. Esc never loses text: it asks first.

use super::Reply;
use crate::domain::message::Message;
use crate::ui::command::Command;
use crate::ui::desk::Desk;
use crate::ui::keymap::{Context, Typing};
use crate::ui::widget::form::Form;
use crate::ui::widget::{popup, text};
use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// A form with a title.
#[derive(Debug)]
pub struct FormDialog {
    /// What the screen calls it: a save in the slot of this name closes the form when it is done.
    pub purpose: &'static str,
    /// What the office said about the last try to save.
    pub refusal: Option<Message>,
    /// The fields.
    pub form: Form,
    title: Message,
    leaving: bool,
}

impl FormDialog {
    /// A form.
    pub fn new(purpose: &'static str, title: Message, form: Form) -> Self {
        Self {
            purpose,
            refusal: None,
            form,
            title,
            leaving: false,
        }
    }

    pub(super) fn contexts(&self) -> &'static [Context] {
        if self.leaving {
            &[Context::Leaving]
        } else if self.form.is_editing() {
            &[Context::Form, Context::Editor]
        } else {
            &[Context::Form]
        }
    }

    pub(super) fn typing(&self) -> Typing {
        if self.leaving {
            Typing::No
        } else {
            Typing::Yes
        }
    }

    pub(super) fn run(&mut self, command: Command, desk: &Desk) -> Reply {
        match command {
            Command::Discard if self.leaving => Reply::Dismissed,
            Command::Back if !self.leaving && !self.form.is_changed() => Reply::Dismissed,
            Command::Back => {
                self.leaving = !self.leaving;
                Reply::Stay
            }
            Command::Save => {
                self.leaving = false;
                self.refusal = None;
                if self.form.check(&desk.words) {
                    Reply::Filled
                } else {
                    Reply::Stay
                }
            }
            _ => {
                self.form.run(command);
                Reply::Stay
            }
        }
    }

    pub(super) fn typed(&mut self, key: KeyEvent, desk: &Desk) {
        if !self.leaving {
            let inside = popup::content(u16::MAX, desk.body());
            self.form.typed(key, inside.width, &desk.words);
        }
    }

    pub(super) fn pasted(&mut self, text: &str) {
        if !self.leaving {
            self.form.pasted(text);
        }
    }

    pub(super) fn draw(&self, desk: &Desk, area: Rect, buffer: &mut Buffer) -> Option<Position> {
        let said = match (&self.refusal, self.leaving) {
            (_, true) => Some(desk.words.text("form-leaving")),
            (Some(refusal), false) => Some(desk.words.say(refusal)),
            (None, false) => None,
        };
        let cells = usize::from(area.width.saturating_sub(2));
        let said_rows = said
            .as_ref()
            .map_or(0, |said| text::wrapped(said, cells).len());
        let said_rows = u16::try_from(said_rows).unwrap_or(u16::MAX);
        let rows = self
            .form
            .rows(&desk.words, area.width.saturating_sub(2))
            .saturating_add(said_rows);
        let title = desk.words.say(&self.title);
        let inside = popup::draw(&title, rows, desk.theme, area, buffer);
        let fields = Rect {
            height: inside.height.saturating_sub(said_rows),
            ..inside
        };
        let below = Rect {
            y: fields.bottom(),
            height: inside.height - fields.height,
            ..inside
        };
        text::draw_wrapped(
            &said.unwrap_or_default(),
            desk.theme.urgent(),
            below,
            buffer,
        );
        self.form.draw(&desk.words, desk.theme, fields, buffer)
    }
}
