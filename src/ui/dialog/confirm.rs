//! A yes-or-no question.

use super::Reply;
use crate::domain::message::Message;
use crate::ui::command::Command;
use crate::ui::desk::Desk;
use crate::ui::widget::{popup, text};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

/// A question with the sentences that help to answer it.
#[derive(Debug)]
pub struct Confirm {
    /// What the screen calls it.
    pub purpose: &'static str,
    /// The question.
    pub question: Message,
    /// What follows from a yes.
    pub details: Vec<Message>,
}

impl Confirm {
    /// A question.
    pub fn new(purpose: &'static str, question: Message) -> Self {
        Self {
            purpose,
            question,
            details: Vec::new(),
        }
    }

    /// The same question with one more sentence under it.
    #[must_use]
    pub fn detail(mut self, message: Message) -> Self {
        self.details.push(message);
        self
    }

    pub(super) fn draw(&self, desk: &Desk, area: Rect, buffer: &mut Buffer) -> Option<Position> {
        let details: Vec<String> = self
            .details
            .iter()
            .map(|message| desk.words.say(message))
            .collect();
        let details = details.join("\n");
        let rows = match details.is_empty() {
            true => 1,
            false => text::wrapped(&details, usize::from(area.width).saturating_sub(2)).len(),
        };
        let rows = u16::try_from(rows).unwrap_or(u16::MAX);
        let question = desk.words.say(&self.question);
        let inside = popup::draw(&question, rows, desk.theme, area, buffer);
        text::draw_wrapped(&details, Style::new(), inside, buffer);
        Some(inside.as_position())
    }
}

pub(super) fn run(command: Command) -> Reply {
    match command {
        Command::Yes => Reply::Done,
        Command::No => Reply::Dismissed,
        _ => Reply::Stay,
    }
}
