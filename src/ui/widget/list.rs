//! A list in which one row is selected. Only the rows that are seen are built and drawn.

use super::text;
use crate::ui::command::Command;
use crate::ui::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use std::ops::Range;

/// The cells on the left of every row, in which the `>` of the selected row stands.
pub const MARGIN: u16 = 3;

/// Which row is selected and which is the first that is seen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ListCursor {
    /// The selected row, from 0; below the length of a list that is not empty.
    pub selected: usize,
    /// The first row that is seen.
    pub offset: usize,
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
        let last = length.saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(by).min(last);
        self.offset = self.seen(length, height).start;
    }

    /// Selects a row.
    pub fn select(&mut self, row: usize, length: usize, height: u16) {
        self.selected = row;
        self.move_by(0, length, height);
    }

    /// The rows that are seen. At an edge the list jumps by half a page, which costs a slow line far less
    /// than scrolling it row by row.
    pub fn seen(&self, length: usize, height: u16) -> Range<usize> {
        let height = usize::from(height).max(1);
        let selected = self.selected.min(length.saturating_sub(1));
        let half = height / 2;
        let start = if selected < self.offset {
            selected.saturating_sub(half)
        } else if selected >= self.offset + height {
            selected.saturating_sub(height - 1 - half.min(height - 1))
        } else {
            self.offset
        };
        let start = start.min(length.saturating_sub(height));
        start..(start + height).min(length)
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
                style = theme.selected();
                buffer.set_style(row, style);
                text::draw(" > ", style, "", row, buffer);
                place = Some(Position::new(row.x.saturating_add(1), row.y));
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
#[allow(clippy::panic)]
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
    fn the_list_jumps_at_its_edge() {
        let mut cursor = ListCursor::default();
        cursor.move_by(5, 20, 5);
        assert_eq!(cursor.seen(20, 5), 3..8);
        cursor.move_by(-3, 20, 5);
        assert_eq!(cursor.seen(20, 5), 0..5);
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
    }
}
