//! A list with columns. Columns that don't fit are left out, the least important first.

use super::list::{ListCursor, MARGIN};
use super::text;
use crate::ui::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

/// One column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What stands above it.
    pub heading: String,
    /// How wide it is.
    pub width: Width,
    /// Where its text stands.
    pub align: Align,
    /// 0 is never left out; a larger number is left out earlier.
    pub priority: u8,
}

/// The width of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// So many cells.
    Fixed(u16),
    /// At least so many cells; what is left over is shared by all such columns.
    Flexible(u16),
}

/// Where the text of a column stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// On the left: text.
    Left,
    /// On the right: numbers.
    Right,
}

impl Column {
    /// A column of text that is never left out. A fixed one is at least as wide as its heading, which
    /// is longer in some languages than in others.
    pub fn new(heading: impl Into<String>, width: Width) -> Self {
        let heading = heading.into();
        let width = match width {
            Width::Fixed(cells) => Width::Fixed(
                u16::try_from(text::width(&heading)).map_or(cells, |own| own.max(cells)),
            ),
            flexible @ Width::Flexible(_) => flexible,
        };
        Self {
            heading,
            width,
            align: Align::Left,
            priority: 0,
        }
    }

    /// The same column, aligned right.
    #[must_use]
    pub fn right(mut self) -> Self {
        self.align = Align::Right;
        self
    }

    /// The same column, left out when there is little room; the largest number first.
    #[must_use]
    pub fn priority(mut self, priority: u8) -> Self {
        self.priority = priority;
        self
    }

    fn least(&self) -> u16 {
        match self.width {
            Width::Fixed(cells) | Width::Flexible(cells) => cells,
        }
    }
}

/// What stands in one column of one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The text.
    pub text: String,
    /// Its style, laid over that of the row.
    pub style: Style,
}

impl Cell {
    /// A text with a style.
    pub fn styled(text: impl Into<String>, style: Style) -> Self {
        Self {
            text: text.into(),
            style,
        }
    }
}

impl<Text: Into<String>> From<Text> for Cell {
    fn from(text: Text) -> Self {
        Self::styled(text, Style::new())
    }
}

/// The width of each column in an area that is so wide, the columns being one cell apart; `None` for those
/// left out.
pub fn widths(columns: &[Column], cells: u16) -> Vec<Option<u16>> {
    let mut kept: Vec<bool> = vec![true; columns.len()];
    while needed(columns, &kept) > cells {
        let dropped = columns
            .iter()
            .enumerate()
            .filter(|(index, column)| column.priority > 0 && kept.get(*index) == Some(&true))
            .max_by_key(|(_, column)| column.priority);
        let Some((index, _)) = dropped else { break };
        if let Some(keep) = kept.get_mut(index) {
            *keep = false;
        }
    }
    share(columns, &kept, cells)
}

fn needed(columns: &[Column], kept: &[bool]) -> u16 {
    let least = columns.iter().zip(kept).filter(|(_, keep)| **keep);
    let with_gaps = least.fold(0_u16, |sum, (column, _)| {
        sum.saturating_add(column.least()).saturating_add(1)
    });
    with_gaps.saturating_sub(1)
}

fn share(columns: &[Column], kept: &[bool], cells: u16) -> Vec<Option<u16>> {
    let mut spare = cells.saturating_sub(needed(columns, kept));
    let flexible =
        |(column, keep): &(&Column, &bool)| **keep && matches!(column.width, Width::Flexible(_));
    let mut sharing = columns.iter().zip(kept).filter(flexible).count();
    let mut widths = Vec::with_capacity(columns.len());
    for pair in columns.iter().zip(kept) {
        let mut width = pair.0.least();
        if flexible(&pair) {
            let part = spare / u16::try_from(sharing).unwrap_or(1).max(1);
            width = width.saturating_add(part);
            spare -= part;
            sharing -= 1;
        }
        widths.push(pair.1.then_some(width));
    }
    widths
}

/// Draws the heading over the first row of the area, indented like the rows.
pub fn draw_heading(columns: &[Column], theme: Theme, area: Rect, buffer: &mut Buffer) {
    let row = Rect {
        x: area.x.saturating_add(MARGIN).min(area.right()),
        width: area.width.saturating_sub(MARGIN),
        height: area.height.min(1),
        ..area
    };
    let cells: Vec<Cell> = columns
        .iter()
        .map(|column| Cell::styled(column.heading.clone(), theme.quiet()))
        .collect();
    draw_row(columns, &cells, Style::new(), row, buffer);
}

/// Draws the rows that are seen, built by `row(index)`, one cell a column; gives the place of the selected
/// one.
pub fn draw<Row: AsRef<[Cell]>>(
    columns: &[Column],
    cursor: &ListCursor,
    length: usize,
    theme: Theme,
    area: Rect,
    buffer: &mut Buffer,
    row: impl Fn(usize) -> Row,
) -> Option<Position> {
    cursor.draw(length, theme, area, buffer, |index, area, style, buffer| {
        draw_row(columns, row(index).as_ref(), style, area, buffer);
    })
}

/// Draws one row, one cell a column, over the first row of the area. The style is that of its first column: there
/// the bar of a selected row ends.
pub fn draw_row(columns: &[Column], cells: &[Cell], style: Style, area: Rect, buffer: &mut Buffer) {
    let mut left = Rect {
        height: area.height.min(1),
        ..area
    };
    let mut style = Some(style);
    let widths = widths(columns, area.width);
    for ((column, cell), width) in columns.iter().zip(cells).zip(widths) {
        let Some(width) = width else { continue };
        let width = width.min(left.width);
        let place = Rect { width, ..left };
        if let Some(bar) = style.take() {
            buffer.set_style(place, bar);
        }
        match column.align {
            Align::Left => text::draw(&cell.text, cell.style, place, buffer),
            Align::Right => {
                let shown = text::shown(&cell.text);
                let shown = text::right(&shown, width.into());
                text::draw(&shown, cell.style, place, buffer);
            }
        }
        let used = width.saturating_add(1).min(left.width);
        left.x += used;
        left.width -= used;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns() -> Vec<Column> {
        vec![
            Column::new("Case", Width::Fixed(8)),
            Column::new("Headline", Width::Flexible(8)),
            Column::new("Refs", Width::Fixed(2)).right().priority(1),
            Column::new("Talked", Width::Fixed(6)).priority(2),
        ]
    }

    #[test]
    fn the_least_important_column_goes_first() {
        for (cells, expected) in [
            (40, [Some(8), Some(19), Some(4), Some(6)]),
            (29, [Some(8), Some(8), Some(4), Some(6)]),
            (28, [Some(8), Some(14), Some(4), None]),
            (21, [Some(8), Some(12), None, None]),
            (5, [Some(8), Some(8), None, None]),
        ] {
            assert_eq!(widths(&columns(), cells), expected, "{cells}");
        }
    }

    #[test]
    fn rows_stand_under_their_headings() {
        let area = Rect::new(0, 0, 40, 3);
        let mut buffer = Buffer::empty(area);
        let cursor = ListCursor {
            selected: 1,
            ..ListCursor::default()
        };
        let theme = Theme::RICH;
        let columns = columns();
        draw_heading(&columns, theme, area, &mut buffer);
        let rows = Rect::new(0, 1, 40, 2);
        let place = draw(&columns, &cursor, 2, theme, rows, &mut buffer, |index| {
            let headline = ["mother in clinic, 3 at school", "debt\u{202e}"];
            vec![
                format!("TUR-004{index}").into(),
                headline.get(index).copied().unwrap_or_default().into(),
                index.to_string().into(),
                "08.10.".into(),
            ]
        });
        let lines: Vec<String> = area
            .rows()
            .map(|row| {
                row.columns()
                    .filter_map(|at| buffer.cell(at.as_position()))
                    .map(|cell| cell.symbol())
                    .collect()
            })
            .collect();
        insta::assert_debug_snapshot!(lines, @r#"
        [
            "   Case     Headline         Refs Talked",
            "   TUR-0040 mother in clini…    0 08.10.",
            " > TUR-0041 debt<202E>          1 08.10.",
        ]
        "#);
        assert_eq!(place, Some(Position::new(1, 2)));
    }
}
