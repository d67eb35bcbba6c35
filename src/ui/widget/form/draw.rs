//! How a form is drawn: labels on the left, values on the right, errors and choices underneath.

use super::{Form, LABEL_CELLS};
use crate::domain::message::Message;
use crate::language::Words;
use crate::ui::theme::Theme;
use crate::ui::widget::field::{Field, Kind, Options};
use crate::ui::widget::text;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::Style;
use tui_input::Input;

/// The most options that are seen at once under a choice.
const OPTION_ROWS: usize = 6;

impl Form {
    /// The rows that the form needs to show everything at once, drawn `cells` wide.
    pub fn rows(&self, words: &Words, cells: u16) -> u16 {
        let rows = self.fields.iter().enumerate();
        rows.map(|(index, field)| self.field_rows(index, field, words, cells))
            .sum()
    }

    /// Draws the form, scrolled so that the field with the focus is seen, and gives the place of the cursor.
    pub fn draw(
        &self,
        words: &Words,
        theme: Theme,
        area: Rect,
        buffer: &mut Buffer,
    ) -> Option<Position> {
        let mut place = None;
        let mut left = area;
        let from = self.first_seen(words, area.as_size());
        for (index, field) in self.fields.iter().enumerate().skip(from) {
            let rows = self
                .field_rows(index, field, words, area.width)
                .min(left.height);
            if rows == 0 {
                break;
            }
            let field_area = Rect {
                height: rows,
                ..left
            };
            let at = self.draw_field(index, words, theme, field_area, buffer);
            if index == self.focus {
                place = at;
            }
            left.y += rows;
            left.height -= rows;
        }
        place
    }

    fn first_seen(&self, words: &Words, size: Size) -> usize {
        let mut used = 0_u16;
        let mut first = self.focus;
        for (index, field) in self.fields.iter().enumerate().take(self.focus + 1).rev() {
            used = used.saturating_add(self.field_rows(index, field, words, size.width));
            if used > size.height {
                break;
            }
            first = index;
        }
        first
    }

    fn field_rows(&self, index: usize, field: &Field, words: &Words, cells: u16) -> u16 {
        let value = match &field.kind {
            Kind::Text(_, rows) => usize::from(*rows),
            Kind::Choice(options) | Kind::Several(options) if index == self.focus => {
                1 + options.matching(words).len().min(OPTION_ROWS)
            }
            _ => 1,
        };
        let value = u16::try_from(value).unwrap_or(u16::MAX);
        value.saturating_add(error_rows(field, words, cells - label_cells(cells)))
    }

    fn draw_field(
        &self,
        index: usize,
        words: &Words,
        theme: Theme,
        area: Rect,
        buffer: &mut Buffer,
    ) -> Option<Position> {
        let field = self.fields.get(index)?;
        let focused = index == self.focus;
        let label_cells = label_cells(area.width);
        let label = Rect {
            width: label_cells.saturating_sub(1),
            ..area
        };
        let style = if focused {
            theme.heading()
        } else {
            theme.quiet()
        };
        text::draw(&words.say(&field.label), style, label, buffer);
        let mut value = Rect {
            x: area.x + label_cells,
            width: area.width - label_cells,
            ..area
        };
        if let Some(error) = &field.error {
            let rows = error_rows(field, words, value.width).min(value.height);
            value.height -= rows;
            let below = Rect {
                y: value.bottom(),
                height: rows,
                ..value
            };
            text::draw_wrapped(&words.say(error), theme.urgent(), below, buffer);
        }
        self.draw_value(field, focused, words, theme, value, buffer)
    }

    fn draw_value(
        &self,
        field: &Field,
        focused: bool,
        words: &Words,
        theme: Theme,
        area: Rect,
        buffer: &mut Buffer,
    ) -> Option<Position> {
        match &field.kind {
            Kind::Line(input) | Kind::Number(input, ..) => {
                Some(draw_input(input, focused, theme, area, buffer))
            }
            Kind::Day(input) => {
                let place = draw_input(input, focused, theme, area, buffer);
                self.draw_meaning(input, words, theme, area, buffer);
                Some(place)
            }
            Kind::Text(editor, _) => Some(editor.draw(focused, theme, area, buffer)),
            Kind::Flag(value) => {
                let word = words.text(if *value { "form-yes" } else { "form-no" });
                text::draw(&word, value_style(focused, theme), area, buffer);
                Some(area.as_position())
            }
            Kind::Choice(options) if focused => {
                draw_options(options, false, words, theme, area, buffer)
            }
            Kind::Several(options) if focused => {
                draw_options(options, true, words, theme, area, buffer)
            }
            Kind::Choice(options) => {
                let word = options.highlighted().map(|option| option.label.word(words));
                let word = word.unwrap_or_else(|| theme.none().to_owned());
                text::draw(&word, Style::new(), area, buffer);
                None
            }
            Kind::Several(options) => {
                let marked: Vec<String> = options
                    .marked()
                    .map(|option| option.label.word(words))
                    .collect();
                text::draw(&marked.join(", "), Style::new(), area, buffer);
                None
            }
        }
    }

    /// Which day a typed day is, on the right of it.
    fn draw_meaning(
        &self,
        input: &Input,
        words: &Words,
        theme: Theme,
        area: Rect,
        buffer: &mut Buffer,
    ) {
        if let Ok(day) = words.parse_day(input.value(), self.today) {
            let right = Rect {
                x: area.x.saturating_add(14).min(area.right()),
                width: area.width.saturating_sub(14),
                ..area
            };
            text::draw(&words.weekday_day(day), theme.quiet(), right, buffer);
        }
    }
}

fn label_cells(cells: u16) -> u16 {
    LABEL_CELLS.min(cells / 2)
}

fn error_rows(field: &Field, words: &Words, cells: u16) -> u16 {
    let Some(error) = &field.error else {
        return 0;
    };
    let rows = text::wrap(&words.say(error), cells.into()).len();
    u16::try_from(rows).unwrap_or(u16::MAX)
}

fn value_style(focused: bool, theme: Theme) -> Style {
    if focused {
        theme.focused()
    } else {
        Style::new()
    }
}

fn draw_input(
    input: &Input,
    focused: bool,
    theme: Theme,
    area: Rect,
    buffer: &mut Buffer,
) -> Position {
    let cells = usize::from(area.width).max(1);
    let before = input
        .value()
        .chars()
        .take(input.cursor())
        .collect::<String>();
    let cursor = text::width(&before);
    let hidden = (cursor + 1).saturating_sub(cells);
    let mut row = area;
    row.height = row.height.min(1);
    buffer.set_style(row, value_style(focused, theme));
    text::draw(
        text::after(input.value(), hidden),
        value_style(focused, theme),
        row,
        buffer,
    );
    let x = u16::try_from(cursor - hidden).unwrap_or(u16::MAX);
    Position::new(area.x.saturating_add(x), area.y)
}

fn draw_options(
    options: &Options,
    several: bool,
    words: &Words,
    theme: Theme,
    area: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    let first = Rect {
        height: area.height.min(1),
        ..area
    };
    let query = options.query();
    let typed = if query.is_empty() {
        words.text(if several {
            "form-type-to-mark"
        } else {
            "form-type-to-find"
        })
    } else {
        query.to_owned()
    };
    let style = if query.is_empty() {
        theme.quiet()
    } else {
        theme.focused()
    };
    text::draw(&typed, style, first, buffer);
    let matching = options.matching(words);
    let selected = matching.iter().position(|(highlighted, ..)| *highlighted);
    let seen = usize::from(area.height.saturating_sub(1));
    let from = (selected.unwrap_or(0) + 1).saturating_sub(seen);
    draw_more(from, seen, matching.len(), (words, theme), first, buffer);
    let mut place = None;
    for (row, (highlighted, marked, label)) in area.rows().skip(1).zip(matching.iter().skip(from)) {
        let sign = match (several, *marked, *highlighted) {
            (true, true, _) => format!("[{}]", theme.done()),
            (true, false, _) => "[ ]".to_owned(),
            (false, _, true) => " >".to_owned(),
            (false, _, false) => "  ".to_owned(),
        };
        let style = if *highlighted {
            theme.selected()
        } else {
            Style::new()
        };
        text::draw(&format!("{sign} {label}"), style, row, buffer);
        if *highlighted {
            place = Some(row.as_position());
        }
    }
    // Where none is highlighted the cursor stands behind what is typed.
    let typed = u16::try_from(text::width(query)).unwrap_or(u16::MAX);
    let behind = first
        .x
        .saturating_add(typed.min(first.width.saturating_sub(1)));
    place.or(Some(Position::new(behind, first.y)))
}

/// Which of the options are seen, at the right end of the row above them, where that is not all.
fn draw_more(
    from: usize,
    seen: usize,
    all: usize,
    (words, theme): (&Words, Theme),
    area: Rect,
    buffer: &mut Buffer,
) {
    if all <= seen {
        return;
    }
    let said = Message::new("form-options-seen")
        .with("from", from + 1)
        .with("to", from + seen)
        .with("all", all);
    let said = words.say(&said);
    let cells = u16::try_from(text::width(&said)).unwrap_or(u16::MAX);
    let right = Rect {
        x: area.right().saturating_sub(cells).max(area.x),
        width: cells.min(area.width),
        ..area
    };
    text::draw(&said, theme.quiet(), right, buffer);
}
