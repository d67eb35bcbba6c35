//! A list in which one row is selected. Only the rows that are seen are built and drawn.

use super::marks::{Difference, Marks};
use super::text;
use crate::ui::command::Command;
use crate::ui::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use std::ops::Range;

/// The cells on the left of every row, in which the mark of what is new and the `>` of the selected row stand.
pub const MARGIN: u16 = 3;

/// How many rows of a long list are asked for: those of a screen or two, and more as the reader comes near the
/// end of those that are there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Most {
    rows: usize,
    /// Whether the reader wants to be at the end of the list.
    to_end: bool,
}

impl Default for Most {
    fn default() -> Self {
        Self {
            rows: 64,
            to_end: false,
        }
    }
}

impl Most {
    /// So many.
    pub fn rows(self) -> Option<usize> {
        Some(self.rows)
    }

    /// Whether more have to be asked for: so many of all are `there`, and the reader is on row `selected` of a
    /// list of which `height` are seen.
    pub fn grow(&mut self, (there, all): (usize, usize), selected: usize, height: u16) -> bool {
        let near = selected + 2 * usize::from(height);
        // What was asked for last may be on its way.
        let more = there < all && self.rows <= there && near >= there;
        if more {
            self.rows = near.max(2 * self.rows);
        }
        more
    }

    /// The same for a reader who wants to be on the last row of all; [`Self::at_end`] says it when it is there.
    pub fn grow_to_end(&mut self, (there, all): (usize, usize)) -> bool {
        self.to_end = there < all;
        self.rows = self.rows.max(all);
        self.to_end
    }

    /// Whether the reader has to be taken to the end now that these are there.
    pub fn at_end(&mut self, (there, all): (usize, usize)) -> bool {
        self.to_end && {
            self.to_end = there < all;
            !self.to_end
        }
    }
}

/// Which row is selected, which is the first that is seen, and which are marked as new.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ListCursor {
    /// The selected row, from 0; below the length of a list that is not empty.
    pub selected: usize,
    /// The first row that is seen.
    pub offset: usize,
    /// The rows that somebody else has changed.
    pub marks: Marks,
}

impl ListCursor {
    /// Does what the command says, for a list of `length` rows of which `height` are seen. Says whether it
    /// was a command for lists.
    pub fn run(&mut self, command: Command, length: usize, height: u16) -> bool {
        let page = isize::from(i16::try_from(height).unwrap_or(i16::MAX)).max(1);
        let by = match command {
            Command::Up => -1,
            Command::Down => 1,
            Command::PageUp => -page,
            Command::PageDown => page,
            Command::First => isize::MIN,
            Command::Last => isize::MAX,
            _ => return false,
        };
        self.move_by(by, length, height);
        true
    }

    /// Moves the selection and keeps it inside the list and the rows that are seen.
    pub fn move_by(&mut self, by: isize, length: usize, height: u16) {
        let from = self.selected;
        self.select(from.saturating_add_signed(by), length, height);
        self.marks.pass(from, self.selected);
    }

    /// Selects a row.
    pub fn select(&mut self, row: usize, length: usize, height: u16) {
        self.selected = row.min(length.saturating_sub(1));
        self.offset = self.seen(length, height).start;
    }

    /// Goes along with the rows when they are asked again: the selected row stays selected, and where it is on
    /// the screen, as far as there are rows above and below it. For one that is gone its neighbour is taken.
    pub fn follow(&mut self, difference: &Difference, height: u16) {
        let above = self.seen(difference.before(), height).start;
        let above = self.selected.saturating_sub(above);
        self.marks.follow(difference, self.selected);
        if let Some((_, row)) = difference.nearest(self.selected) {
            self.selected = row;
            self.offset = row.saturating_sub(above);
        }
        self.select(self.selected, difference.length(), height);
    }

    /// The rows that are seen.
    pub fn seen(&self, length: usize, height: u16) -> Range<usize> {
        let height = usize::from(height).max(1);
        let selected = self.selected.min(length.saturating_sub(1));
        let least = (selected + 1).saturating_sub(height);
        let start = self.offset.clamp(least, selected);
        let start = start.min(length.saturating_sub(height));
        start..(start + height).min(length)
    }

    /// Where the terminal's cursor stands in a list that is searched with a field above it: in the field while the
    /// first row is selected, as after each letter, and on the row for who goes down from there.
    pub fn or_typing(&self, row: Option<Position>, field: Option<Position>) -> Option<Position> {
        row.filter(|_| self.selected > 0).or(field).or(row)
    }

    /// Draws the rows that are seen with `draw_row(index, area, base style)`, the area being without the
    /// margin, and gives the place of the selected row for the terminal's cursor.
    pub fn draw(
        &self,
        length: usize,
        theme: Theme,
        area: Rect,
        buffer: &mut Buffer,
        mut draw_row: impl FnMut(usize, Rect, Style, &mut Buffer),
    ) -> Option<Position> {
        let mut place = None;
        let selected = self.selected.min(length.saturating_sub(1));
        for (row, index) in area.rows().zip(self.seen(length, area.height)) {
            let mut style = Style::new();
            if index == selected {
                style = theme.selected_row();
                buffer.set_style(row, theme.selected_rest());
                text::draw(" > ", style, row, buffer);
                place = Some(Position::new(row.x.saturating_add(1), row.y));
            }
            if self.marks.has(index) {
                text::draw(theme.changed(), style, row, buffer);
            }
            let inside = Rect {
                x: row.x.saturating_add(MARGIN).min(row.right()),
                width: row.width.saturating_sub(MARGIN),
                ..row
            };
            draw_row(index, inside, style, buffer);
        }
        place
    }
}

#[cfg(test)]
#[allow(clippy::panic, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn commands_move_the_selection() {
        let mut cursor = ListCursor::default();
        for (command, selected) in [
            (Command::Down, 1),
            (Command::PageDown, 6),
            (Command::Last, 19),
            (Command::Down, 19),
            (Command::PageUp, 14),
            (Command::First, 0),
            (Command::Up, 0),
        ] {
            assert!(cursor.run(command, 20, 5));
            assert_eq!(cursor.selected, selected, "{command:?}");
        }
        assert!(!cursor.run(Command::Help, 20, 5));
    }

    #[test]
    fn the_list_is_scrolled_at_its_edges_and_no_further_than_it_must() {
        let mut cursor = ListCursor::default();
        for (by, seen) in [(4, 0..5), (1, 1..6), (-4, 1..6), (-1, 0..5), (9, 5..10)] {
            cursor.move_by(by, 20, 5);
            assert_eq!(cursor.seen(20, 5), seen);
        }
    }

    #[test]
    fn what_others_changed_has_a_mark_until_one_has_been_there() {
        let area = Rect::new(0, 0, 4, 3);
        let shown = |cursor: &ListCursor, theme| {
            let mut buffer = Buffer::empty(area);
            cursor.draw(3, theme, area, &mut buffer, |index, row, style, buffer| {
                text::draw(&index.to_string(), style, row, buffer);
            });
            let cells = buffer.content().chunks(4);
            cells
                .map(|row| row.iter().map(|cell| cell.symbol()).collect())
                .collect::<Vec<String>>()
        };
        let mut cursor = ListCursor::default();
        cursor.marks.by_others(true);
        let now = [("a", 1), ("b", 2), ("c", 1)];
        let difference = Difference::between(&[("a", 0), ("c", 1)], &now, |row| Some(row.0));
        cursor.follow(&difference, 3);
        assert_eq!(shown(&cursor, Theme::RICH), ["•> 0", "•  1", "   2"]);
        cursor.run(Command::Down, 3, 3);
        let plain = Theme {
            unicode: false,
            colour: false,
            ..Theme::RICH
        };
        assert_eq!(shown(&cursor, plain), ["   0", "*> 1", "   2"]);
        cursor.run(Command::First, 3, 3);
        assert_eq!(shown(&cursor, Theme::RICH), [" > 0", "   1", "   2"]);
    }

    #[test]
    fn an_empty_list_draws_nothing() {
        let area = Rect::new(0, 0, 10, 3);
        let mut buffer = Buffer::empty(area);
        let draw_row = |_, _, _, _: &mut Buffer| panic!("there is no row");
        let place = ListCursor::default().draw(0, Theme::RICH, area, &mut buffer, draw_row);
        assert_eq!(place, None);
    }

    proptest! {
        #[test]
        fn the_selected_row_is_always_seen(
            moves in proptest::collection::vec(-30_isize..30, 0..20),
            length in 1_usize..50,
            height in 0_u16..12,
        ) {
            let mut cursor = ListCursor::default();
            for by in moves {
                cursor.move_by(by, length, height);
                prop_assert!(cursor.selected < length);
                prop_assert!(cursor.seen(length, height).contains(&cursor.selected));
            }
        }

        #[test]
        fn the_reader_stays_on_the_row_when_others_come_and_go(
            before in Just((0..40_u32).collect::<Vec<_>>()).prop_shuffle(),
            gone in proptest::collection::btree_set(0..40_u32, 0..20),
            come in proptest::collection::vec((40..90_u32, 0..40_usize), 0..20),
            moved in proptest::collection::vec((0..40_usize, 0..40_usize), 0..4),
            selected in 0..40_isize,
            height in 1_u16..50,
        ) {
            let mut now: Vec<u32> = before.iter().copied().filter(|row| !gone.contains(row)).collect();
            for (row, at) in come {
                if !now.contains(&row) {
                    now.insert(at.min(now.len()), row);
                }
            }
            for (from, to) in moved {
                let row = now.remove(from % now.len());
                now.insert(to.min(now.len()), row);
            }
            let mut cursor = ListCursor::default();
            cursor.move_by(selected, before.len(), height);
            let row = before[cursor.selected];
            let place = cursor.selected - cursor.seen(before.len(), height).start;
            cursor.follow(&Difference::between(&before, &now, |row| Some(*row)), height);
            let seen = cursor.seen(now.len(), height);
            prop_assert!(seen.contains(&cursor.selected));
            match now.iter().position(|one| *one == row) {
                Some(index) => prop_assert_eq!(cursor.selected, index),
                None => prop_assert!(before.contains(&now[cursor.selected])),
            }
            let end = seen.start == 0 || seen.end == now.len();
            prop_assert!(end || cursor.selected - seen.start == place);
        }
    }
}
