//! Where the cursor goes.

use super::{Editor, text};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::Size;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Motion {
    Left,
    Right,
    WordLeft,
    WordRight,
    RowStart,
    RowEnd,
    TextStart,
    TextEnd,
    Rows(isize),
    PageUp,
    PageDown,
}

pub(super) fn from_key(key: KeyEvent) -> Option<Motion> {
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    Some(match (key.code, control) {
        (KeyCode::Left, false) => Motion::Left,
        (KeyCode::Right, false) => Motion::Right,
        (KeyCode::Left, true) => Motion::WordLeft,
        (KeyCode::Right, true) => Motion::WordRight,
        (KeyCode::Home, false) => Motion::RowStart,
        (KeyCode::End, false) => Motion::RowEnd,
        (KeyCode::Home, true) => Motion::TextStart,
        (KeyCode::End, true) => Motion::TextEnd,
        (KeyCode::Up, _) => Motion::Rows(-1),
        (KeyCode::Down, _) => Motion::Rows(1),
        (KeyCode::PageUp, _) => Motion::PageUp,
        (KeyCode::PageDown, _) => Motion::PageDown,
        _ => return None,
    })
}

impl Editor {
    /// Moves the cursor; with `selecting` the other end of the selection stays.
    pub(super) fn go(&mut self, motion: Motion, selecting: bool, size: Size) {
        let anchor = selecting.then(|| self.anchor.unwrap_or(self.cursor));
        let vertical = matches!(motion, Motion::Rows(_) | Motion::PageUp | Motion::PageDown);
        let column = vertical.then(|| self.column_aimed_at(size));
        let at = self.target(motion, size);
        self.place(at);
        self.anchor = anchor;
        self.column = column;
    }

    /// The byte to which the motion leads, in a text drawn in `size`.
    pub(super) fn target(&self, motion: Motion, size: Size) -> usize {
        let page = isize::from(i16::try_from(size.height).unwrap_or(i16::MAX)).max(2) - 1;
        match motion {
            Motion::Left => self
                .before()
                .graphemes(true)
                .next_back()
                .map_or(0, |last| self.cursor - last.len()),
            Motion::Right => self.cursor + self.after().graphemes(true).next().map_or(0, str::len),
            Motion::WordLeft => self.word_left(),
            Motion::WordRight => self.word_right(),
            Motion::RowStart => self.row(size).start,
            Motion::RowEnd => self.row_end(size),
            Motion::TextStart => 0,
            Motion::TextEnd => self.text.len(),
            Motion::Rows(by) => self.rows_away(by, size),
            Motion::PageUp => self.rows_away(-page, size),
            Motion::PageDown => self.rows_away(page, size),
        }
    }

    fn before(&self) -> &str {
        self.text.get(..self.cursor).unwrap_or_default()
    }

    fn after(&self) -> &str {
        self.text.get(self.cursor..).unwrap_or_default()
    }

    fn word_left(&self) -> usize {
        let mut words = self.before().unicode_word_indices();
        words.next_back().map_or(0, |(start, _)| start)
    }

    fn word_right(&self) -> usize {
        let mut words = self.after().unicode_word_indices();
        let next = words.find(|(start, _)| *start > 0);
        next.map_or(self.text.len(), |(start, _)| self.cursor + start)
    }

    fn row(&self, size: Size) -> Range<usize> {
        let rows = text::wrap(&self.text, size.width.into());
        let (row, _) = self.place_in(&rows);
        rows.get(row).cloned().unwrap_or_default()
    }

    /// The end of the cursor's row: before the last grapheme where the row goes on, since the place after
    /// it belongs to the next row.
    fn row_end(&self, size: Size) -> usize {
        self.last_place(&self.row(size))
    }

    fn last_place(&self, row: &Range<usize>) -> usize {
        let goes_on = row.end < self.text.len()
            && !self
                .text
                .get(row.end..)
                .unwrap_or_default()
                .starts_with('\n');
        let content = self.text.get(row.clone()).unwrap_or_default();
        match content.graphemes(true).next_back() {
            Some(last) if goes_on => row.end - last.len(),
            _ => row.end,
        }
    }

    fn rows_away(&self, by: isize, size: Size) -> usize {
        let rows = text::wrap(&self.text, size.width.into());
        let (row, _) = self.place_in(&rows);
        let wanted = row.saturating_add_signed(by).min(rows.len() - 1);
        let column = self.column_aimed_at(size);
        let Some(target) = rows.get(wanted) else {
            return self.cursor;
        };
        let last = self.last_place(target);
        let mut cells = 0;
        let mut at = target.start;
        let content = self.text.get(target.clone()).unwrap_or_default();
        for grapheme in content.graphemes(true) {
            cells += text::grapheme_width(grapheme);
            if cells > column {
                break;
            }
            at += grapheme.len();
        }
        at.min(last)
    }

    fn column_aimed_at(&self, size: Size) -> usize {
        self.column.unwrap_or_else(|| {
            let rows = text::wrap(&self.text, size.width.into());
            self.place_in(&rows).1
        })
    }

    /// The row and the column, in cells, at which the cursor stands.
    pub(super) fn place_in(&self, rows: &[Range<usize>]) -> (usize, usize) {
        let row = rows
            .partition_point(|row| row.start <= self.cursor)
            .saturating_sub(1);
        let start = rows.get(row).map_or(0, |row| row.start);
        let before = self.text.get(start..self.cursor).unwrap_or_default();
        (row, text::width(before))
    }
}
