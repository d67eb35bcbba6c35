//! A text to read: the help, which says what the screen is for and every key that holds on it, and what
//! there is to say when the store was opened.

use super::Reply;
use crate::domain::message::Message;
use crate::ui::command::Command;
use crate::ui::desk::Desk;
use crate::ui::keymap::{self, Binding, Context};
use crate::ui::widget::document::{Document, Scroll};
use crate::ui::widget::{popup, text};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

/// The help of one screen, or news.
#[derive(Debug)]
pub struct Help {
    title: &'static str,
    about: Vec<Message>,
    contexts: Vec<Context>,
    scroll: Scroll,
}

/// The cells of the keys in front of what they do.
const KEY_CELLS: usize = 26;

impl Help {
    /// The help of a screen: what it is about and the contexts whose keys hold on it.
    pub fn new(about: Vec<Message>, contexts: Vec<Context>) -> Self {
        Self {
            title: "interface-help",
            about,
            contexts,
            scroll: Scroll::default(),
        }
    }

    /// What there is to say when the store was opened.
    pub fn news(about: Vec<Message>) -> Self {
        Self::said("interface-news", about)
    }

    /// What there is to say below a title.
    pub fn said(title: &'static str, about: Vec<Message>) -> Self {
        Self {
            title,
            about,
            contexts: Vec::new(),
            scroll: Scroll::default(),
        }
    }

    pub(super) fn run(&mut self, command: Command, desk: &Desk) -> Reply {
        if command == Command::Back {
            return Reply::Dismissed;
        }
        let document = self.document(desk);
        let inside = popup::content(self.rows(&document, desk), desk.body());
        self.scroll
            .run(command, &document, inside.as_size(), desk.theme);
        Reply::Stay
    }

    pub(super) fn draw(&self, desk: &Desk, area: Rect, buffer: &mut Buffer) -> Option<Position> {
        let title = desk.words.text(self.title);
        let document = self.document(desk);
        let rows = self.rows(&document, desk);
        let inside = popup::draw(&title, rows, desk.theme, area, buffer);
        document.draw(&self.scroll, &desk.words, desk.theme, inside, buffer)
    }

    /// How many rows it wants: the help all of them, so that it stays where it is on every screen.
    fn rows(&self, document: &Document, desk: &Desk) -> u16 {
        if !self.contexts.is_empty() {
            return u16::MAX;
        }
        let cells = popup::content(u16::MAX, desk.body()).width;
        u16::try_from(document.rows(cells, desk.theme)).unwrap_or(u16::MAX)
    }

    fn document(&self, desk: &Desk) -> Document {
        let mut document = Document::default();
        for message in &self.about {
            document.text(desk.words.say(message), Style::new());
        }
        // The screen's own keys first: they are why one asked.
        let of = |wanted: &Context| keymap::help().find(|(context, _)| context == wanted);
        for (context, bindings) in self.contexts.iter().filter_map(of) {
            document.entry("", "", Style::new());
            document.text(desk.words.text(context.text()), desk.theme.heading());
            for binding in bindings {
                document.text(line(binding, desk), Style::new());
            }
        }
        document
    }
}

fn line(binding: &Binding, desk: &Desk) -> String {
    let names: Vec<String> = binding
        .chords
        .iter()
        .map(|chord| chord.name(desk.theme.unicode))
        .collect();
    let keys = text::left(&names.join("  "), KEY_CELLS, desk.theme.ellipsis());
    format!("  {keys}{}", desk.words.text(binding.command.text()))
}
