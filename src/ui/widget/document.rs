//! A text to read: titled rules and labelled paragraphs, wrapped to the width and scrolled by rows.

use super::{rule, text};
use crate::domain::message::Message;
use crate::language::Words;
use crate::ui::command::Command;
use crate::ui::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

/// The cells of the labels, where there is room for them.
const LABEL_CELLS: u16 = 16;

/// Rules and paragraphs from top to bottom.
#[derive(Debug, Clone, Default)]
pub struct Document {
    blocks: Vec<Block>,
}

#[derive(Debug, Clone)]
enum Block {
    Rule(String),
    /// A text over the whole width.
    Text(String, Style),
    Paragraph(Paragraph),
}

/// A text with what stands before it.
#[derive(Debug, Clone)]
struct Paragraph {
    label: String,
    text: String,
    style: Style,
    most_rows: usize,
}

/// Which row of a document is the first that is seen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Scroll {
    offset: usize,
}

/// One row as it is drawn.
enum Row {
    Rule(String),
    Whole(String, Style),
    Text(String, String, Style),
}

impl Document {
    /// Adds a horizontal line with a title; an empty row goes before it unless it is the first.
    pub fn rule(&mut self, title: impl Into<String>) {
        if !self.blocks.is_empty() {
            self.entry("", "", Style::new());
        }
        self.blocks.push(Block::Rule(title.into()));
    }

    /// Adds a paragraph; the label stands before its first row.
    pub fn entry(&mut self, label: impl Into<String>, text: impl Into<String>, style: Style) {
        self.entry_of(label, text, style, usize::MAX);
    }

    /// Adds a paragraph of at most so many rows; what is longer is cut.
    pub fn entry_of(
        &mut self,
        label: impl Into<String>,
        text: impl Into<String>,
        style: Style,
        most_rows: usize,
    ) {
        self.blocks.push(Block::Paragraph(Paragraph {
            label: label.into(),
            text: text.into(),
            style,
            most_rows,
        }));
    }

    /// Adds a paragraph over the whole width.
    pub fn text(&mut self, text: impl Into<String>, style: Style) {
        self.blocks.push(Block::Text(text.into(), style));
    }

    /// How many rows it has, drawn `cells` wide.
    pub fn rows(&self, cells: u16, theme: Theme) -> usize {
        self.laid_out(cells, theme).len()
    }

    /// Draws what is seen from the scrolled row on, and gives the place of its first row. Where rows are left
    /// below, the last row of the area says how many.
    pub fn draw(
        &self,
        scroll: Scroll,
        words: &Words,
        theme: Theme,
        area: Rect,
        buffer: &mut Buffer,
    ) -> Option<Position> {
        let rows = self.laid_out(area.width, theme);
        let (seen, more) = split(area, rows.len());
        let from = scroll.first(rows.len(), area.height);
        for (row, place) in rows.iter().skip(from).zip(seen.rows()) {
            draw_row(row, theme, place, buffer);
        }
        if let Some(more) = more {
            let left = rows.len().saturating_sub(from + usize::from(seen.height));
            let said = match left {
                0 => words.text("document-end"),
                left => words.say(&Message::new("document-more").with("rows", left)),
            };
            rule::draw(&said, theme, more, buffer);
        }
        (!area.is_empty()).then(|| area.as_position())
    }

    fn laid_out(&self, cells: u16, theme: Theme) -> Vec<Row> {
        let text_cells = cells.saturating_sub(label_cells(cells) + 2);
        let blocks = self.blocks.iter();
        blocks
            .flat_map(|block| match block {
                Block::Rule(title) => vec![Row::Rule(title.clone())],
                Block::Text(said, style) => {
                    let rows = text::wrapped(said, cells.into()).into_iter();
                    rows.map(|row| Row::Whole(row.to_owned(), *style)).collect()
                }
                Block::Paragraph(paragraph) => paragraph.rows(text_cells.into(), theme),
            })
            .collect()
    }
}

impl Paragraph {
    fn rows(&self, cells: usize, theme: Theme) -> Vec<Row> {
        let wrapped = text::wrapped(&self.text, cells);
        let cut = wrapped.len() > self.most_rows;
        let last = self.most_rows.saturating_sub(1);
        let rows = wrapped.into_iter().take(self.most_rows).enumerate();
        rows.map(|(index, row)| {
            let label = if index == 0 { self.label.as_str() } else { "" };
            let row = if cut && index == last {
                let room = cells.saturating_sub(text::width(theme.ellipsis()));
                format!("{}{}", text::cut(row, room, ""), theme.ellipsis())
            } else {
                row.to_owned()
            };
            Row::Text(label.to_owned(), row, self.style)
        })
        .collect()
    }
}

impl Scroll {
    /// Does what the command says, for a document of `rows` drawn `height` rows high. Says whether it was a
    /// command for reading.
    pub fn run(&mut self, command: Command, rows: usize, height: u16) -> bool {
        let page = usize::from(height.saturating_sub(2)).max(1);
        let first = self.first(rows, height);
        self.offset = match command {
            Command::Up => first.saturating_sub(1),
            Command::Down => first.saturating_add(1),
            Command::PageUp => first.saturating_sub(page),
            Command::PageDown => first.saturating_add(page),
            Command::First => 0,
            Command::Last => usize::MAX,
            _ => return false,
        };
        self.offset = self.first(rows, height);
        true
    }

    fn first(self, rows: usize, height: u16) -> usize {
        let area = Rect::new(0, 0, 1, height);
        let (seen, _) = split(area, rows);
        self.offset.min(rows.saturating_sub(seen.height.into()))
    }
}

/// The part of the area for rows, and the row that says how many are left if they don't all fit.
fn split(area: Rect, rows: usize) -> (Rect, Option<Rect>) {
    if rows <= usize::from(area.height) || area.is_empty() {
        return (area, None);
    }
    let seen = Rect {
        height: area.height - 1,
        ..area
    };
    let more = Rect {
        y: seen.bottom(),
        height: 1,
        ..area
    };
    (seen, Some(more))
}

fn draw_row(row: &Row, theme: Theme, area: Rect, buffer: &mut Buffer) {
    match row {
        Row::Rule(title) => rule::draw(title, theme, area, buffer),
        Row::Whole(said, style) => text::draw(said, *style, theme.ellipsis(), area, buffer),
        Row::Text(label, content, style) => {
            let cells = label_cells(area.width);
            let before = Rect {
                x: area.x.saturating_add(1),
                width: cells.saturating_sub(1),
                ..area
            };
            let after = Rect {
                x: area.x.saturating_add(cells + 1).min(area.right()),
                width: area.width.saturating_sub(cells + 2),
                ..area
            };
            text::draw(label, theme.quiet(), theme.ellipsis(), before, buffer);
            text::draw(content, *style, theme.ellipsis(), after, buffer);
        }
    }
}

fn label_cells(cells: u16) -> u16 {
    LABEL_CELLS.min(cells / 4)
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::language::Locale;
    use proptest::prelude::*;

    fn shown(document: &Document, scroll: Scroll, width: u16, height: u16) -> Vec<String> {
        let area = Rect::new(0, 0, width, height);
        let mut buffer = Buffer::empty(area);
        let words = Words::new(Locale::English);
        document.draw(scroll, &words, Theme::RICH, area, &mut buffer);
        let rows = area.rows().map(|row| {
            let cells = row.columns();
            let line: String = cells
                .map(|at| buffer.cell(at.as_position()).unwrap().symbol())
                .collect();
            line.trim_end().to_owned()
        });
        rows.collect()
    }

    fn story() -> Document {
        let mut document = Document::default();
        document.rule("Now");
        document.entry("Asked", "one two three four five six", Style::new());
        document.entry_of("Cut", "one two three four five six", Style::new(), 1);
        document
    }

    #[test]
    fn labels_stand_before_wrapped_texts() {
        assert_eq!(
            shown(&story(), Scroll::default(), 40, 5),
            [
                "── Now ─────────────────────────────────",
                " Asked     one two three four five six",
                " Cut       one two three four five six",
                "",
                "",
            ]
        );
        assert_eq!(
            shown(&story(), Scroll::default(), 28, 5),
            [
                "── Now ─────────────────────",
                " Asked  one two three four",
                "        five six",
                " Cut    one two three four…",
                "",
            ]
        );
    }

    #[test]
    fn what_does_not_fit_is_said_and_scrolled_to() {
        let mut scroll = Scroll::default();
        assert_eq!(
            shown(&story(), scroll, 28, 3)[2],
            "── 2 more rows ─────────────"
        );
        for (command, first) in [
            (Command::Down, " Asked  one two three four"),
            (Command::Up, "── Now ─────────────────────"),
            (Command::Last, "        five six"),
            (Command::Down, "        five six"),
            (Command::PageUp, " Asked  one two three four"),
            (Command::First, "── Now ─────────────────────"),
        ] {
            assert!(scroll.run(command, 4, 3));
            assert_eq!(shown(&story(), scroll, 28, 3)[0], first, "{command:?}");
        }
        assert!(!scroll.run(Command::Open, 4, 3));
    }

    proptest! {
        #[test]
        fn every_row_can_be_reached(rows in 0_usize..60, height in 0_u16..20, downs in 0_usize..80) {
            let mut scroll = Scroll::default();
            for _ in 0..downs {
                scroll.run(Command::Down, rows, height);
            }
            let (seen, _) = split(Rect::new(0, 0, 1, height), rows);
            let end = scroll.offset + usize::from(seen.height);
            prop_assert!(scroll.offset == 0 || end <= rows);
            prop_assert!(downs < rows || end >= rows || height == 0);
        }

        #[test]
        fn any_text_is_drawn_at_any_size(text in "\\PC{0,60}", width in 0_u16..50, height in 0_u16..6) {
            let mut document = story();
            document.entry(text.clone(), text, Style::new());
            shown(&document, Scroll::default(), width, height);
        }
    }
}
