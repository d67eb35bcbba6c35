//! How a sheet is drawn: labels beside the values, above the text with the focus.

use super::{Entry, Sheet, Value, label_cells};
use crate::language::Words;
use crate::ui::theme::Theme;
use crate::ui::widget::text;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

impl Sheet {
    /// Draws the sheet and gives the place of the cursor. Without `focused` it is only read.
    pub fn draw(
        &self,
        focused: bool,
        words: &Words,
        theme: Theme,
        area: Rect,
        buffer: &mut Buffer,
    ) -> Option<Position> {
        let focus = focused.then_some(self.focus);
        let rows = self.rows(focus, area.as_size(), words);
        let mut left = area;
        let mut place = None;
        for (index, entry) in self.entries.iter().enumerate() {
            let height = rows.get(index).copied().unwrap_or(0).min(left.height);
            if height == 0 {
                continue;
            }
            let entry_area = Rect { height, ..left };
            if focus == Some(index) {
                place = entry.draw_focused(words, theme, entry_area, buffer);
            } else {
                entry.draw_quiet(words, theme, entry_area, buffer);
            }
            left.y += height;
            left.height -= height;
        }
        place
    }
}

impl Entry {
    fn draw_quiet(&self, words: &Words, theme: Theme, area: Rect, buffer: &mut Buffer) {
        let (label, mut value) = split(area);
        let errors = self.error_rows(words, area.width).min(area.height);
        value.height -= errors;
        self.draw_label(theme.quiet(), words, label, buffer);
        match &self.value {
            Value::Text(editor) => {
                text::draw_wrapped(editor.text().trim_end(), Style::new(), value, buffer);
            }
            Value::Choice(options, chosen) => {
                let word = options
                    .get(*chosen)
                    .map(|option| option.label.word(words))
                    .unwrap_or_default();
                let line = self.with_note(word, words);
                text::draw(&line, Style::new(), value, buffer);
            }
        }
        self.draw_error(errors, words, theme, area, buffer);
    }

    fn draw_focused(
        &self,
        words: &Words,
        theme: Theme,
        area: Rect,
        buffer: &mut Buffer,
    ) -> Option<Position> {
        let errors = self.error_rows(words, area.width).min(area.height);
        let (label, value) = split(area);
        let place = match &self.value {
            Value::Text(editor) => {
                let below = Rect {
                    y: area.y + 1,
                    height: area.height.saturating_sub(1 + errors),
                    ..area
                };
                self.draw_label(theme.heading(), words, area, buffer);
                editor.draw(true, theme, below, buffer)
            }
            Value::Choice(options, chosen) => {
                self.draw_label(theme.heading(), words, label, buffer);
                let line = options.iter().enumerate().map(|(index, option)| {
                    let word = option.label.word(words);
                    if index == *chosen {
                        format!("[{word}]")
                    } else {
                        format!(" {word} ")
                    }
                });
                let parts: Vec<String> = line.collect();
                let before = parts.iter().take(*chosen).map(|part| text::width(part));
                let before = u16::try_from(before.sum::<usize>()).unwrap_or(u16::MAX);
                let line = self.with_note(parts.concat(), words);
                text::draw(&line, theme.focused(), value, buffer);
                let chosen = before.min(value.width.saturating_sub(1));
                Position::new(value.x.saturating_add(chosen), value.y)
            }
        };
        self.draw_error(errors, words, theme, area, buffer);
        Some(place)
    }

    fn with_note(&self, line: String, words: &Words) -> String {
        match &self.note {
            Some(note) => format!("{line}, {}", words.say(note)),
            None => line,
        }
    }

    fn draw_label(&self, style: Style, words: &Words, area: Rect, buffer: &mut Buffer) {
        let label = words.say(&self.label);
        text::draw(&label, style, area, buffer);
    }

    fn draw_error(&self, rows: u16, words: &Words, theme: Theme, area: Rect, buffer: &mut Buffer) {
        if let Some(error) = &self.error {
            let below = Rect {
                y: area.bottom() - rows,
                height: rows,
                ..area
            };
            text::draw_wrapped(&words.say(error), theme.urgent(), below, buffer);
        }
    }
}

/// The area of the label and that of the value beside it.
fn split(area: Rect) -> (Rect, Rect) {
    let cells = label_cells(area.width);
    let label = Rect {
        width: cells.saturating_sub(1),
        ..area
    };
    let value = Rect {
        x: area.x + cells,
        width: area.width - cells,
        ..area
    };
    (label, value)
}
