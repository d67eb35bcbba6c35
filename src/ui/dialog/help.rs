//! A text to read: the help, which says what the screen is for and every key that holds on it, and what
//! there is to say when the store was opened.
//!
//! The help is the menu of the screen too: the arrows go from command to command, Enter does it. So
//! everything can be reached without a letter, whatever the keyboard and the terminal send for one.

use super::Reply;
use crate::domain::message::Message;
use crate::ui::command::Command;
use crate::ui::desk::Desk;
use crate::ui::keymap::{self, Binding, Context, Typing};
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
    typing: Typing,
    scroll: Scroll,
    /// Which of the commands is selected; none while the text above them is read.
    chosen: Option<usize>,
}

/// The cells of what keys do, in front of them.
const NAME_CELLS: usize = 16;

/// What the help shows, and its commands with the number of the block in which each stands.
struct Shown {
    document: Document,
    commands: Vec<(usize, Command)>,
}

impl Help {
    /// The help of a screen: what it is about, the contexts whose keys hold on it, and whether one is typing.
    pub fn new(about: Vec<Message>, contexts: Vec<Context>, typing: Typing) -> Self {
        Self {
            contexts,
            typing,
            ..Self::said("interface-help", about)
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
            typing: Typing::No,
            scroll: Scroll::default(),
            chosen: None,
        }
    }

    pub(super) fn contexts(&self) -> &'static [Context] {
        match self.chosen {
            Some(_) => &[Context::Menu, Context::Help],
            None => &[Context::Help],
        }
    }

    pub(super) fn run(&mut self, command: Command, desk: &Desk) -> Reply {
        let shown = self.shown(desk);
        let chosen = self.chosen.and_then(|chosen| shown.commands.get(chosen));
        match (command, chosen) {
            (Command::Back, _) => Reply::Dismissed,
            (Command::DoThis, Some((_, command))) => Reply::Do(*command),
            _ => {
                self.go(command, &shown, desk);
                Reply::Stay
            }
        }
    }

    pub(super) fn draw(&self, desk: &Desk, area: Rect, buffer: &mut Buffer) -> Option<Position> {
        let title = desk.words.text(self.title);
        let Shown { document, commands } = self.shown(desk);
        let rows = self.rows(&document, desk);
        let inside = popup::draw(&title, rows, desk.theme, area, buffer);
        let first = document.draw(&self.scroll, &desk.words, desk.theme, inside, buffer);
        let chosen = self.chosen.and_then(|chosen| commands.get(chosen));
        let place = chosen.and_then(|(block, _)| {
            let place = document.place(*block, &self.scroll, inside)?;
            Some(Position::new(place.x + 1, place.y))
        });
        place.or(first)
    }

    /// Goes to the command above or below; to where the text scrolls when there is none.
    fn go(&mut self, command: Command, shown: &Shown, desk: &Desk) {
        let Shown { document, commands } = shown;
        let area = self.area(document, desk);
        let is_seen = |(block, _): &(usize, Command), scroll: &Scroll| {
            document.place(*block, scroll, area).is_some()
        };
        let last = commands.len().saturating_sub(1);
        let first = commands.first();
        let first_seen = first.is_some_and(|first| is_seen(first, &self.scroll));
        self.chosen = match (command, self.chosen) {
            (Command::Down, None) if first_seen => Some(0),
            (Command::Down, Some(chosen)) => Some((chosen + 1).min(last)),
            (Command::Up, Some(chosen)) => chosen.checked_sub(1),
            _ => {
                self.scroll.run(command, document, area.as_size());
                let mut seen = commands.iter().map(|one| is_seen(one, &self.scroll));
                let pages = matches!(command, Command::PageUp | Command::PageDown);
                seen.position(|seen| seen && pages)
            }
        };
        if let Some((block, _)) = self.chosen.and_then(|chosen| commands.get(chosen)) {
            self.scroll.show(*block, document, area);
        }
    }

    /// The area of the text, as it is drawn.
    fn area(&self, document: &Document, desk: &Desk) -> Rect {
        popup::content(self.rows(document, desk), desk.body())
    }

    /// How many rows it wants: the help all of them, so that it stays where it is on every screen.
    fn rows(&self, document: &Document, desk: &Desk) -> u16 {
        if !self.contexts.is_empty() {
            return u16::MAX;
        }
        let cells = popup::content(u16::MAX, desk.body()).width;
        u16::try_from(document.rows(cells)).unwrap_or(u16::MAX)
    }

    fn shown(&self, desk: &Desk) -> Shown {
        let mut document = Document::default();
        let mut commands = Vec::new();
        for message in &self.about {
            document.text(desk.words.say(message), Style::new());
        }
        // The screen's own keys first: they are why one asked.
        for context in &self.contexts {
            let bindings = self.bindings(*context, desk);
            if bindings.is_empty() {
                continue;
            }
            document.entry("", "", Style::new());
            document.text(desk.words.text(context.text()), desk.theme.heading());
            for binding in bindings {
                let chosen = self.chosen == Some(commands.len());
                let (sign, style) = match chosen {
                    true => (" > ", desk.theme.selected_row()),
                    false => ("   ", Style::new()),
                };
                let block = document.text(format!("{sign}{}", self.line(binding, desk)), style);
                commands.push((block, binding.command));
            }
        }
        Shown { document, commands }
    }

    /// What can be done by the keys of a context: neither what the role may not do, nor what another context
    /// takes away.
    fn bindings(&self, context: Context, desk: &Desk) -> Vec<&'static Binding> {
        let of_context = keymap::help().filter(|(one, _)| *one == context);
        let leads = |binding: &&Binding| {
            desk.may(binding.command)
                && binding.command != Command::Help
                && keymap::chord_for(binding, &self.contexts, Typing::No).is_some()
        };
        let bindings = of_context.flat_map(|(_, bindings)| bindings);
        bindings.filter(leads).collect()
    }

    /// What it does, and the keys that lead to it while one types or does not.
    fn line(&self, binding: &Binding, desk: &Desk) -> String {
        let chords = keymap::chords_for(binding, &self.contexts, self.typing);
        let names: Vec<String> = chords.map(|chord| chord.name(desk.theme.unicode)).collect();
        let name = desk.words.text(binding.command.text());
        let name = text::left(&name, NAME_CELLS);
        format!("{name}{}", names.join("  "))
    }
}
