//! Both versions of what was changed in two places, and the question which of them goes on.

use super::Reply;
use crate::domain::message::{Argument, Message};
use crate::office::conflict::{Conflict, ConflictField};
use crate::ui::command::Command;
use crate::ui::desk::Desk;
use crate::ui::keymap::Context;
use crate::ui::widget::document::{Document, Scroll};
use crate::ui::widget::{popup, text};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

/// The cells from which the versions stand side by side.
const WIDE: u16 = 100;
/// The cells between two versions that stand side by side.
const GAP: u16 = 3;

/// Both versions.
#[derive(Debug)]
pub struct ConflictDialog {
    /// What the screen calls it: the slot in which the change was to be saved.
    pub purpose: &'static str,
    /// The versions.
    pub conflict: Conflict,
    scroll: Scroll,
    /// Whether it asks if the other text may really go.
    throwing_away: bool,
}

impl ConflictDialog {
    /// Both versions of a change.
    pub fn new(purpose: &'static str, conflict: Conflict) -> Self {
        Self {
            purpose,
            conflict,
            scroll: Scroll::default(),
            throwing_away: false,
        }
    }

    pub(super) fn contexts(&self) -> &'static [Context] {
        match (self.conflict.version, self.conflict.kept()) {
            _ if self.throwing_away => &[Context::Confirm],
            (Some(_), None) => &[Context::ConflictMine, Context::Conflict],
            (Some(_), Some(_)) => &[
                Context::ConflictMine,
                Context::ConflictKept,
                Context::Conflict,
            ],
            (None, _) => &[Context::Conflict],
        }
    }

    pub(super) fn run(&mut self, command: Command, desk: &Desk) -> Reply {
        match command {
            Command::KeepMine => Reply::Mine,
            Command::TakeTheirs => Reply::Theirs,
            Command::DiscardOther => self.ask_to_throw_away(true),
            Command::No => self.ask_to_throw_away(false),
            Command::Yes => Reply::GivenUp,
            Command::Back => Reply::Dismissed,
            _ => {
                let inside = popup::content(u16::MAX, desk.body());
                let document = self.document(desk, inside.width);
                self.scroll.run(command, &document, inside.as_size());
                Reply::Stay
            }
        }
    }

    fn ask_to_throw_away(&mut self, asking: bool) -> Reply {
        self.throwing_away = asking;
        self.scroll = Scroll::default();
        Reply::Stay
    }

    pub(super) fn draw(&self, desk: &Desk, area: Rect, buffer: &mut Buffer) -> Option<Position> {
        let words = &desk.words;
        let title = words.text("conflict-title");
        let cells = area.width.saturating_sub(2);
        let document = self.document(desk, cells);
        let rows = u16::try_from(document.rows(cells)).unwrap_or(u16::MAX);
        let inside = popup::draw(&title, rows, desk.theme, area, buffer);
        document.draw(&self.scroll, words, desk.theme, inside, buffer)
    }

    /// What happened, then the fields: first those in which the versions differ.
    fn document(&self, desk: &Desk, cells: u16) -> Document {
        let words = &desk.words;
        let mut document = Document::default();
        let said = |message: &Message| words.say(message);
        match self.throwing_away {
            true => document.text(words.text("conflict-throw-away"), desk.theme.urgent()),
            false => document.text(said(&self.conflict.message), desk.theme.heading()),
        };
        if let Some((who, at)) = &self.conflict.changed {
            let by = Message::new("conflict-by").with("who", who.as_str());
            document.text(said(&by.with("moment", *at)), Style::new());
        }
        let mut fields = self.conflict.fields.iter().peekable();
        while let Some(field) = fields.next_if(|field| !field.is_same()) {
            self.differing(field, desk, cells, &mut document);
        }
        if fields.peek().is_some() {
            document.rule(words.text("conflict-same"));
        }
        for field in fields {
            let same = format!("{}: {}", said(&field.label), value(&field.mine, desk));
            document.text(same, Style::new());
        }
        document
    }

    /// A field in which the versions differ: side by side where there is room, else one above the other.
    fn differing(&self, field: &ConflictField, desk: &Desk, cells: u16, document: &mut Document) {
        let words = &desk.words;
        document.rule(words.say(&field.label));
        let [theirs, mine] = [&field.theirs, &field.mine].map(|said| value(said, desk));
        let labels = match self.conflict.kept() {
            Some(_) => ["conflict-other", "conflict-this"],
            None => ["conflict-theirs", "conflict-mine"],
        };
        let labels = labels.map(|id| words.text(id));
        if cells < WIDE {
            let [their_label, my_label] = labels;
            document.entry(their_label, theirs, Style::new());
            document.entry(my_label, mine, Style::new());
            return;
        }
        let half = usize::from((cells - GAP) / 2);
        let [left, right] = labels;
        document.text(beside(&left, &right, half), desk.theme.quiet());
        let [left, right] = [&theirs, &mine].map(|said| text::wrapped(said, half));
        for row in 0..left.len().max(right.len()) {
            let of = |rows: &[&str]| rows.get(row).copied().unwrap_or_default().to_owned();
            document.text(beside(&of(&left), &of(&right), half), Style::new());
        }
    }
}

/// Two texts in one row, the second one beginning behind so many cells and the gap.
fn beside(left: &str, right: &str, cells: usize) -> String {
    let left = text::left(left, cells);
    format!("{left}{}{right}", " ".repeat(GAP.into()))
}

fn value(said: &Option<Argument>, desk: &Desk) -> String {
    let message = match said {
        Some(said) => Message::new("conflict-value").with("value", said.clone()),
        None => Message::new("conflict-nothing"),
    };
    desk.words.say(&message)
}
