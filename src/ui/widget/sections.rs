//! A list whose rows stand in sections under headings. A heading is never selected.

use super::list::{ListCursor, MARGIN};
use super::marks::{Difference, Marks};
use super::rule;
use crate::domain::message::Message;
use crate::language::Words;
use crate::ui::command::Command;
use crate::ui::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use std::hash::Hash;

/// The rows of a list in their sections, and which of them is selected.
#[derive(Debug, Clone)]
pub struct Sections<Row> {
    cursor: ListCursor,
    lines: Vec<Line<Row>>,
}

/// One line of such a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line<Row> {
    /// The heading of the rows below it.
    Heading(Message),
    /// A row.
    Row(Row),
}

impl<Row> Default for Sections<Row> {
    fn default() -> Self {
        Self {
            cursor: ListCursor::default(),
            lines: Vec::new(),
        }
    }
}

impl<Row: PartialEq> Sections<Row> {
    /// Shows other lines, of which `height` are seen, without moving the reader; `key` is what a row is about.
    /// For a row that is gone its neighbour is selected.
    pub fn set<Key: Eq + Hash>(
        &mut self,
        lines: Vec<Line<Row>>,
        height: u16,
        key: impl Fn(&Row) -> Key,
    ) {
        let key = |line: &Line<Row>| match line {
            Line::Row(row) => Some(key(row)),
            Line::Heading(_) => None,
        };
        let difference = Difference::between(&self.lines, &lines, key);
        self.lines = lines;
        self.cursor.follow(&difference, height);
        if self.selected().is_none() {
            self.go_to(self.cursor.selected, 1, height);
        }
    }
}

impl<Row> Sections<Row> {
    /// Lets go of the lines; the place stays.
    pub fn forget(&mut self) {
        self.lines = Vec::new();
    }

    /// Does what the command says, with left and right for the section before and after. Says whether it
    /// was a command for such a list.
    pub fn run(&mut self, command: Command, height: u16) -> bool {
        let before = self.cursor.selected;
        match command {
            Command::Left => self.go_to(self.section_before(), 1, height),
            Command::Right => self.go_to(self.section_after(), 1, height),
            _ => {
                if !self.cursor.run(command, self.lines.len(), height) {
                    return false;
                }
                let back = if self.cursor.selected < before { -1 } else { 1 };
                self.go_to(self.cursor.selected, back, height);
            }
        }
        self.cursor.marks.pass(before, self.cursor.selected);
        true
    }

    /// The number of the selected line.
    pub fn place(&self) -> usize {
        self.cursor.selected
    }

    /// The rows that somebody else has changed.
    pub fn marks(&mut self) -> &mut Marks {
        &mut self.cursor.marks
    }

    /// The selected row; `None` in an empty list.
    pub fn selected(&self) -> Option<&Row> {
        match self.lines.get(self.cursor.selected)? {
            Line::Row(row) => Some(row),
            Line::Heading(_) => None,
        }
    }

    /// Draws the lines that are seen: headings as rules over the whole width, rows with
    /// `draw_row(row, area without the margin, base style)`. Gives the place of the selected row.
    pub fn draw(
        &self,
        words: &Words,
        theme: Theme,
        area: Rect,
        buffer: &mut Buffer,
        draw_row: impl Fn(&Row, Rect, Style, &mut Buffer),
    ) -> Option<Position> {
        let draw_line =
            |index: usize, inside: Rect, style, buffer: &mut Buffer| match self.lines.get(index) {
                Some(Line::Row(row)) => draw_row(row, inside, style, buffer),
                Some(Line::Heading(title)) => {
                    let whole = Rect {
                        x: inside.x.saturating_sub(MARGIN),
                        width: area.width,
                        ..inside
                    };
                    rule::draw(&words.say(title), theme, whole, buffer);
                }
                None => {}
            };
        self.cursor
            .draw(self.lines.len(), theme, area, buffer, draw_line)
    }

    /// Selects this line, or where it is a heading the next row on in this direction, else back.
    fn go_to(&mut self, line: usize, direction: isize, height: u16) {
        let is_row = |index: &usize| matches!(self.lines.get(*index), Some(Line::Row(_)));
        let line = line.min(self.lines.len().saturating_sub(1));
        let after = (line..self.lines.len()).find(is_row);
        let before = (0..=line).rev().find(is_row);
        let row = if direction < 0 {
            before.or(after)
        } else {
            after.or(before)
        };
        self.cursor
            .select(row.unwrap_or(line), self.lines.len(), height);
        self.show_heading(height);
    }

    /// Above the first row of all there is only its heading: it is seen with it.
    fn show_heading(&mut self, height: u16) {
        if self.cursor.selected == 1 && height > 1 {
            self.cursor.offset = 0;
        }
    }

    fn headings(&self) -> impl DoubleEndedIterator<Item = usize> {
        let lines = self.lines.iter().enumerate();
        lines.filter_map(|(index, line)| matches!(line, Line::Heading(_)).then_some(index))
    }

    fn section_after(&self) -> usize {
        let mut after = self
            .headings()
            .filter(|index| *index > self.cursor.selected);
        after.next().unwrap_or(self.cursor.selected)
    }

    /// The heading of the section before; of this one, if it is the first.
    fn section_before(&self) -> usize {
        let mut before = self
            .headings()
            .rev()
            .filter(|index| *index < self.cursor.selected);
        let own = before.next().unwrap_or_default();
        before.next().unwrap_or(own)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sections(sizes: &[usize]) -> Sections<usize> {
        let mut lines = Vec::new();
        for (section, size) in sizes.iter().enumerate() {
            lines.push(Line::Heading(Message::new("heading")));
            lines.extend((0..*size).map(|row| Line::Row(section * 10 + row)));
        }
        let mut sections = Sections::default();
        sections.set(lines, 5, |row| *row);
        sections
    }

    #[test]
    fn the_selection_steps_over_headings() {
        let mut sections = sections(&[2, 1, 3]);
        for (command, row) in [
            (Command::Up, 0),
            (Command::Down, 1),
            (Command::Down, 10),
            (Command::Up, 1),
            (Command::Right, 10),
            (Command::Right, 20),
            (Command::Right, 20),
            (Command::Last, 22),
            (Command::Left, 10),
            (Command::Left, 0),
            (Command::Left, 0),
            (Command::PageDown, 20),
            (Command::First, 0),
        ] {
            assert!(sections.run(command, 5));
            assert_eq!(sections.selected(), Some(&row), "{command:?}");
        }
        assert!(!sections.run(Command::Help, 5));
    }

    #[test]
    fn the_selected_row_stays_selected_when_others_come() {
        let mut list = sections(&[2, 3]);
        list.run(Command::Last, 5);
        let lines = vec![
            Line::Heading(Message::new("heading")),
            Line::Row(12),
            Line::Row(13),
            Line::Row(14),
        ];
        list.set(lines, 5, |row| *row);
        assert_eq!(list.selected(), Some(&12));
        list.set(vec![Line::Heading(Message::new("heading"))], 5, |row| *row);
        assert_eq!(list.selected(), None);
    }

    proptest! {
        #[test]
        fn a_row_is_always_selected_and_seen(
            sizes in proptest::collection::vec(1_usize..6, 1..5),
            commands in proptest::collection::vec(proptest::sample::select(vec![
                Command::Up, Command::Down, Command::PageUp, Command::PageDown, Command::First,
                Command::Last, Command::Left, Command::Right,
            ]), 0..20),
            height in 1_u16..9,
        ) {
            let mut sections = sections(&sizes);
            for command in commands {
                sections.run(command, height);
                prop_assert!(sections.selected().is_some());
                let seen = sections.cursor.seen(sections.lines.len(), height);
                prop_assert!(seen.contains(&sections.cursor.selected));
            }
        }
    }
}
