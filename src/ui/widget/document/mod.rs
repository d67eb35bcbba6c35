//! A text to read: titled rules and labelled paragraphs, wrapped to the width and scrolled by rows.

mod scroll;

pub use scroll::Scroll;

use super::marks::Difference;
use super::{rule, text};
use crate::domain::message::Message;
use crate::language::Words;
use crate::ui::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use std::collections::HashMap;

/// The cells of the labels, where there is room for them.
const LABEL_CELLS: u16 = 16;

/// Rules and paragraphs from top to bottom.
#[derive(Debug, Clone, Default)]
pub struct Document {
    blocks: Vec<Block>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Block {
    Rule(String),
    /// A text over the whole width.
    Text(String, Style),
    Paragraph(Paragraph),
}

/// A text with what stands before it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Paragraph {
    label: String,
    text: String,
    style: Style,
    most_rows: usize,
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

    /// Adds a paragraph over the whole width and gives its number.
    pub fn text(&mut self, text: impl Into<String>, style: Style) -> usize {
        self.blocks.push(Block::Text(text.into(), style));
        self.blocks.len() - 1
    }

    /// How many rows it has, drawn `cells` wide.
    pub fn rows(&self, cells: u16) -> usize {
        self.laid_out(cells).len()
    }

    /// Draws what is seen from the scrolled row on, and gives the place of its first row. Where rows are left
    /// below, the last row of the area says how many.
    pub fn draw(
        &self,
        scroll: &Scroll,
        words: &Words,
        theme: Theme,
        area: Rect,
        buffer: &mut Buffer,
    ) -> Option<Position> {
        let rows = self.laid_out(area.width);
        let (seen, more) = split(area, rows.len());
        let from = scroll.first(rows.len(), area.height);
        for ((block, row), place) in rows.iter().skip(from).zip(seen.rows()) {
            draw_row(row, theme, place, buffer);
            if scroll.marks.has(*block) && !matches!(row, Row::Whole(..)) {
                text::draw(theme.changed(), Style::new(), place, buffer);
            }
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

    /// Where a block begins, if that is seen.
    pub fn place(&self, block: usize, scroll: &Scroll, area: Rect) -> Option<Position> {
        let rows = self.laid_out(area.width);
        let (seen, _) = split(area, rows.len());
        let from = scroll.first(rows.len(), area.height);
        let mut places = rows.iter().skip(from).zip(seen.rows());
        let found = places.find(|((number, _), _)| *number == block);
        found.map(|(_, row)| row.as_position())
    }

    /// The rows, each with the number of its block.
    fn laid_out(&self, cells: u16) -> Vec<(usize, Row)> {
        let blocks = self.blocks.iter().enumerate();
        let rows = blocks.flat_map(|(number, block)| {
            let rows = block.rows(cells).into_iter();
            rows.map(move |row| (number, row))
        });
        rows.collect()
    }

    /// What differs from this document in a newer one. A block is known by what it says and the rule it stands
    /// under, the second of two that are alike by being the second.
    fn difference(&self, now: &Self) -> Difference {
        let before = self.placed();
        let now = now.placed();
        Difference::between(&before, &now, |placed| {
            placed.block.says_something().then_some(*placed)
        })
    }

    /// Whether a block stands under the label of the one above it.
    fn continues(&self, block: usize) -> bool {
        matches!(self.blocks.get(block), Some(Block::Paragraph(paragraph)) if paragraph.label.is_empty())
    }

    fn placed(&self) -> Vec<Placed<'_>> {
        let mut under = "";
        let mut alike: HashMap<(&str, &Block), usize> = HashMap::new();
        let blocks = self.blocks.iter().map(|block| {
            if let Block::Rule(title) = block {
                // How many there are below it is no part of which rule it is.
                under = title.trim_end_matches(|last: char| !last.is_alphabetic());
            }
            let again = alike.entry((under, block)).or_default();
            *again += 1;
            Placed {
                under,
                block,
                again: *again,
            }
        });
        blocks.collect()
    }
}

/// A block in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Placed<'a> {
    /// The title of the rule above it.
    under: &'a str,
    block: &'a Block,
    /// The how many-th it is of those that are alike.
    again: usize,
}

impl Block {
    fn rows(&self, cells: u16) -> Vec<Row> {
        match self {
            Self::Rule(title) => vec![Row::Rule(title.clone())],
            Self::Text(said, style) => {
                let rows = text::wrapped(said, cells.into()).into_iter();
                rows.map(|row| Row::Whole(row.to_owned(), *style)).collect()
            }
            Self::Paragraph(paragraph) => {
                let cells = cells.saturating_sub(label_cells(cells) + 2);
                paragraph.rows(cells.into())
            }
        }
    }

    fn says_something(&self) -> bool {
        match self {
            Self::Rule(_) => false,
            Self::Text(said, _) => !said.trim().is_empty(),
            Self::Paragraph(paragraph) => {
                !paragraph.label.trim().is_empty() || !paragraph.text.trim().is_empty()
            }
        }
    }
}

impl Paragraph {
    fn rows(&self, cells: usize) -> Vec<Row> {
        let rows = text::beginning(&self.text, cells, self.most_rows).into_iter();
        let labels = std::iter::once(self.label.clone()).chain(std::iter::repeat_with(String::new));
        rows.zip(labels)
            .map(|(row, label)| Row::Text(label, row.into_owned(), self.style))
            .collect()
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
        Row::Whole(said, style) => text::draw(said, *style, area, buffer),
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
            text::draw(label, theme.quiet(), before, buffer);
            text::draw(content, *style, after, buffer);
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

    pub fn shown(document: &Document, scroll: &Scroll, width: u16, height: u16) -> Vec<String> {
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

    pub fn story() -> Document {
        let mut document = Document::default();
        document.rule("Now");
        document.entry("Asked", "one two three four five six", Style::new());
        document.entry_of("Cut", "one two three four five six", Style::new(), 1);
        document
    }

    #[test]
    fn labels_stand_before_wrapped_texts() {
        assert_eq!(
            shown(&story(), &Scroll::default(), 40, 5),
            [
                "── Now ─────────────────────────────────",
                " Asked     one two three four five six",
                " Cut       one two three four five six",
                "",
                "",
            ]
        );
        assert_eq!(
            shown(&story(), &Scroll::default(), 28, 5),
            [
                "── Now ─────────────────────",
                " Asked  one two three four",
                "        five six",
                " Cut    one two three four…",
                "",
            ]
        );
    }

    proptest! {
        #[test]
        fn any_text_is_drawn_at_any_size(text in "\\PC{0,60}", width in 0_u16..50, height in 0_u16..6) {
            let mut document = story();
            document.entry(text.clone(), text, Style::new());
            shown(&document, &Scroll::default(), width, height);
        }
    }
}
