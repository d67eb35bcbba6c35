//! The store is being opened: the frame stands already, and who looks at it is known as soon as that is done.

use super::{Page, Screen};
use crate::domain::message::Message;
use crate::office::{Answer, Request};
use crate::ui::command::Command;
use crate::ui::desk::Desk;
use crate::ui::keymap::Context;
use crate::ui::message::{Ask, Step};
use crate::ui::widget::text;
use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Position, Rect};
use ratatui::style::Style;

/// What the first screen asks before anything can be done there.
pub const FIRST: &str = "first";

/// A sentence until the office answers.
#[derive(Debug, Default)]
pub struct Opening;

impl Page for Opening {
    fn title(&self, desk: &Desk) -> String {
        desk.words.text("opening-title")
    }

    fn aside(&self, _desk: &Desk) -> String {
        String::new()
    }

    fn contexts(&self) -> &'static [Context] {
        &[]
    }

    fn needs(&self) -> Vec<Ask> {
        vec![Ask::read(FIRST, Request::Me)]
    }

    fn run(&mut self, _command: Command, _desk: &Desk) -> Step {
        Step::Stay
    }

    fn answered(&mut self, _slot: &'static str, answer: Answer, _desk: &Desk) -> Step {
        match answer {
            Answer::Me(me) => Step::Replace(Box::new(Screen::first(me.account.role))),
            _ => Step::Stay,
        }
    }

    fn about(&self) -> Message {
        Message::new("opening-about")
    }

    fn forget(&mut self) {}

    fn draw(&self, desk: &Desk, area: Rect, buffer: &mut Buffer) -> Option<Position> {
        let inside = area.inner(Margin::new(1, 0));
        let said = desk.words.text("opening-about");
        text::draw_wrapped(&said, Style::new(), inside, buffer);
        Some(inside.as_position())
    }
}
