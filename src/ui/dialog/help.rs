//! A text to read: the help, which says what the screen is for and every key that holds on it, and what
//! there is to say when the store was opened.

use super::Reply;
use crate::domain::message::Message;
use crate::ui::command::Command;
use crate::ui::desk::Desk;
use crate::ui::keymap::{self, Binding, Context};
use crate::ui::widget::list::ListCursor;
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
    cursor: ListCursor,
}

/// The cells of the keys in front of what they do.
const KEY_CELLS: usize = 26;

impl Help {
    /// The help of a screen: what it is about and the contexts whose keys hold on it.
    pub fn new(about: Message, contexts: Vec<Context>) -> Self {
        Self {
            title: "interface-help",
            about: vec![about],
            contexts,
            cursor: ListCursor::default(),
        }
    }

    /// What there is to say when the store was opened.
    pub fn news(about: Vec<Message>) -> Self {
        Self {
            title: "interface-news",
            about,
            contexts: Vec::new(),
            cursor: ListCursor::default(),
        }
    }

    pub(super) fn run(&mut self, command: Command, desk: &Desk) -> Reply {
        let inside = popup::content(self.rows(desk), desk.body());
        let length = self.lines(desk, inside.width).len();
        if command == Command::Back {
            return Reply::Dismissed;
        }
        self.cursor.run(command, length, inside.height);
        Reply::Stay
    }

    pub(super) fn draw(&self, desk: &Desk, area: Rect, buffer: &mut Buffer) -> Option<Position> {
        let title = desk.words.text(self.title);
        let inside = popup::draw(&title, self.rows(desk), desk.theme, area, buffer);
        let lines = self.lines(desk, inside.width);
        let draw_row = |index: usize, row: Rect, style: Style, buffer: &mut Buffer| {
            if let Some(line) = lines.get(index) {
                text::draw(line, style, desk.theme.ellipsis(), row, buffer);
            }
        };
        self.cursor
            .draw(lines.len(), desk.theme, inside, buffer, draw_row)
    }

    /// How many rows it wants: the help all of them, so that it stays where it is on every screen.
    fn rows(&self, desk: &Desk) -> u16 {
        if self.contexts.is_empty() {
            let cells = popup::content(u16::MAX, desk.body()).width;
            u16::try_from(self.lines(desk, cells).len()).unwrap_or(u16::MAX)
        } else {
            u16::MAX
        }
    }

    fn lines(&self, desk: &Desk, cells: u16) -> Vec<String> {
        let sentences = self.about.iter().map(|message| desk.words.say(message));
        let about = sentences.collect::<Vec<_>>().join("\n");
        let wrapped = text::wrapped(&about, usize::from(cells).saturating_sub(3));
        let mut lines: Vec<String> = wrapped.into_iter().map(str::to_owned).collect();
        // The screen's own keys first: they are why one asked.
        let of = |wanted: &Context| keymap::help().find(|(context, _)| context == wanted);
        let keys = self.contexts.iter().filter_map(of);
        for (context, bindings) in keys {
            lines.push(String::new());
            lines.push(desk.words.text(context.text()));
            lines.extend(bindings.into_iter().map(|binding| line(binding, desk)));
        }
        lines
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
