//! The editor for texts of several lines.
//!
//! It is our own because it moves, deletes and wraps by grapheme; ratatui-textarea 0.9 does so by code point,
//! which tears combining marks and joined emoji apart, takes back one letter at a time and
//! remembers fifty, and keeps its wrapping behind a shared reference while drawing.

mod history;
mod motion;

use super::text;
use crate::language::clean;
use crate::ui::theme::Theme;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use history::History;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::Style;
use std::ops::Range;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// The largest text, in bytes.
pub const LIMIT_BYTES: usize = 65_536;

/// A text, the cursor in it, what is selected and what can be taken back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Editor {
    text: String,
    /// In bytes, always between two graphemes.
    cursor: usize,
    /// The other end of the selection.
    anchor: Option<usize>,
    /// The column that moving up and down aims at, in cells.
    column: Option<usize>,
    /// The first row that is seen.
    top: usize,
    history: History,
}

/// The text would be longer than [`LIMIT_BYTES`]; nothing was inserted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLong;

impl Editor {
    /// An editor with this text, the cursor at its end.
    pub fn new(text: &str) -> Self {
        let text = clean(text);
        Self {
            cursor: text.len(),
            text,
            ..Self::default()
        }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The selected bytes; empty without a selection.
    pub fn selection(&self) -> Range<usize> {
        let anchor = self.anchor.unwrap_or(self.cursor);
        anchor.min(self.cursor)..anchor.max(self.cursor)
    }

    /// Puts the text, as it is [kept](clean), in place of the selection. A mark becomes one with the letter
    /// before it. A text that does not fit is refused whole.
    pub fn insert(&mut self, text: &str) -> Result<(), TooLong> {
        let mut text = clean(text);
        let mut selected = self.selection();
        if text.starts_with(is_combining_mark) {
            let before = self.text.get(..selected.start).unwrap_or_default();
            let letter = before.graphemes(true).next_back().unwrap_or_default();
            text = clean(&format!("{letter}{text}"));
            selected.start -= letter.len();
        }
        if self.text.len() - selected.len() + text.len() > LIMIT_BYTES {
            return Err(TooLong);
        }
        self.replace(selected, &text);
        Ok(())
    }

    /// Takes back the last change.
    pub fn undo(&mut self) {
        if let Some(cursor) = self.history.undo(&mut self.text) {
            self.place(cursor);
        }
    }

    /// Makes the change again that was taken back.
    pub fn redo(&mut self) {
        if let Some(cursor) = self.history.redo(&mut self.text) {
            self.place(cursor);
        }
    }

    /// Takes a key while the text is drawn in `size`. Says whether the key meant something here.
    pub fn typed(&mut self, key: KeyEvent, size: Size) -> Result<bool, TooLong> {
        let held = key.modifiers;
        let chord = held.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
        match key.code {
            KeyCode::Char('a') if held == KeyModifiers::CONTROL => self.select_all(),
            KeyCode::Char('w') if held == KeyModifiers::CONTROL => self.delete_back(true),
            KeyCode::Char(character) if !chord => {
                self.insert(character.encode_utf8(&mut [0; 4]))?;
            }
            KeyCode::Enter if !chord => self.insert("\n")?,
            KeyCode::Backspace => self.delete_back(chord),
            KeyCode::Delete => self.delete_forward(chord),
            _ => {
                let Some(motion) = motion::from_key(key) else {
                    return Ok(false);
                };
                self.go(motion, held.contains(KeyModifiers::SHIFT), size);
            }
        }
        self.scroll(size);
        Ok(true)
    }

    /// Moves the rows that are seen so that the cursor is among them.
    pub fn scroll(&mut self, size: Size) {
        let rows = text::wrap(&self.text, size.width.into());
        self.top = self.first_seen(&rows, size.height);
    }

    /// Draws the text and gives the place of the cursor. `focused` shows the selection.
    pub fn draw(&self, focused: bool, theme: Theme, area: Rect, buffer: &mut Buffer) -> Position {
        let rows = text::wrap(&self.text, area.width.into());
        let top = self.first_seen(&rows, area.height);
        for (place, row) in area.rows().zip(rows.iter().skip(top)) {
            self.draw_row(row.clone(), focused, theme, place, buffer);
        }
        let (row, column) = self.place_in(&rows);
        let x = u16::try_from(column).unwrap_or(u16::MAX);
        let y = u16::try_from(row.saturating_sub(top)).unwrap_or(u16::MAX);
        Position {
            x: area.x.saturating_add(x.min(area.width.saturating_sub(1))),
            y: area.y.saturating_add(y),
        }
    }

    fn draw_row(
        &self,
        row: Range<usize>,
        focused: bool,
        theme: Theme,
        place: Rect,
        buffer: &mut Buffer,
    ) {
        let selected = self.selection();
        let from = selected.start.clamp(row.start, row.end);
        let to = selected.end.clamp(row.start, row.end);
        let mut left = place;
        let parts = [
            (row.start..from, Style::new()),
            (
                from..to,
                if focused {
                    theme.selected()
                } else {
                    Style::new()
                },
            ),
            (to..row.end, Style::new()),
        ];
        for (part, style) in parts {
            let part = self.text.get(part).unwrap_or_default();
            text::draw(part, style, left, buffer);
            let used = u16::try_from(text::width(part)).unwrap_or(u16::MAX);
            left.x = left.x.saturating_add(used).min(place.right());
            left.width = place.right() - left.x;
        }
    }

    fn first_seen(&self, rows: &[Range<usize>], height: u16) -> usize {
        let (row, _) = self.place_in(rows);
        let height = usize::from(height).max(1);
        self.top.min(row).max((row + 1).saturating_sub(height))
    }

    fn replace(&mut self, range: Range<usize>, inserted: &str) {
        let after = range.start + inserted.len();
        self.history.change(&mut self.text, range, inserted);
        self.place(after);
    }

    /// Puts the cursor between two graphemes at or after this byte, and ends the selection.
    fn place(&mut self, at: usize) {
        let mut at = at.min(self.text.len());
        let length = self.text.len();
        while !self.is_boundary(at, length) {
            at += 1;
        }
        self.cursor = at;
        self.anchor = None;
        self.column = None;
    }

    fn is_boundary(&self, at: usize, length: usize) -> bool {
        self.text.is_char_boundary(at)
            && GraphemeCursor::new(at, length, true)
                .is_boundary(&self.text, 0)
                .unwrap_or(true)
    }

    fn delete_back(&mut self, word: bool) {
        let mut range = self.selection();
        if range.is_empty() {
            let motion = if word {
                motion::Motion::WordLeft
            } else {
                motion::Motion::Left
            };
            range = self.target(motion, Size::default())..self.cursor;
        }
        self.delete(range);
    }

    fn delete_forward(&mut self, word: bool) {
        let mut range = self.selection();
        if range.is_empty() {
            let motion = if word {
                motion::Motion::WordRight
            } else {
                motion::Motion::Right
            };
            range = self.cursor..self.target(motion, Size::default());
        }
        self.delete(range);
    }

    fn delete(&mut self, range: Range<usize>) {
        if !range.is_empty() {
            self.replace(range, "");
        }
    }

    fn select_all(&mut self) {
        self.anchor = Some(0);
        self.cursor = self.text.len();
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::string_slice)]
mod tests;
