//! Columns stand under their headings in a real terminal, whatever is written in them.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use goldaw::domain::Day;
use goldaw::domain::message::Message;
use goldaw::language::{Locale, Words};
use goldaw::ui::theme::Theme;
use goldaw::ui::widget::document::{Document, Scroll};
use goldaw::ui::widget::field::{ChoiceOption, Field, Kind};
use goldaw::ui::widget::form::Form;
use goldaw::ui::widget::list::ListCursor;
use goldaw::ui::widget::sections::{Line, Sections};
use goldaw::ui::widget::table::{self, Cell, Column, Width};
use goldaw::ui::widget::text::{Letters, with_letters};
use proptest::prelude::*;
use ratatui::backend::CrosstermBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::{Terminal, TerminalOptions, Viewport};
use std::num::NonZeroU16;

const WIDE: u16 = 60;
const HIGH: u16 = 16;
/// The column of a line over which a form or a document may not write.
const FENCE: u16 = 50;

fn columns() -> Vec<Column> {
    vec![
        Column::new("Case", Width::Fixed(8)),
        Column::new("Headline", Width::Flexible(8)),
        Column::new("Refs", Width::Fixed(5)).right(),
        Column::new("Talked", Width::Fixed(6)),
    ]
}

/// What a terminal shows of what this draws.
fn emulated(draw: impl FnOnce(Rect, &mut Buffer)) -> vt100::Screen {
    let mut written = Vec::new();
    let area = Rect::new(0, 0, WIDE, HIGH);
    let viewport = Viewport::Fixed(area);
    let backend = CrosstermBackend::new(&mut written);
    let mut terminal = Terminal::with_options(backend, TerminalOptions { viewport }).unwrap();
    let draw = |frame: &mut ratatui::Frame<'_>| draw(area, frame.buffer_mut());
    terminal.draw(draw).unwrap();
    drop(terminal);
    let cells = |count| NonZeroU16::new(count).unwrap();
    let mut parser = vt100::Parser::new(cells(HIGH), cells(WIDE), 0);
    parser.process(&written);
    parser.screen().clone()
}

fn draw_table(rows: &[[String; 3]], area: Rect, buffer: &mut Buffer) {
    let (columns, theme) = (columns(), Theme::RICH);
    table::draw_heading(&columns, theme, area, buffer);
    let below = Rect {
        y: 1,
        height: HIGH - 1,
        ..area
    };
    let cursor = ListCursor::default();
    table::draw(&columns, &cursor, rows.len(), theme, below, buffer, |row| {
        cells(&rows[row])
    });
}

fn cells(row: &[String; 3]) -> Vec<Cell> {
    let [code, headline, count] = row.clone();
    vec![code.into(), headline.into(), count.into(), "END".into()]
}

/// The same rows under headings.
fn draw_sections(rows: &[[String; 3]], area: Rect, buffer: &mut Buffer) {
    let mut lines = Vec::new();
    for (index, [title, ..]) in rows.iter().enumerate() {
        let heading = Message::new("asking-form").with("partner", title.clone());
        lines.extend([Line::Heading(heading), Line::Row(index)]);
    }
    let mut sections = Sections::default();
    sections.set(lines, HIGH, |row| *row);
    let words = Words::new(Locale::English);
    let draw_row = |row: &usize, area: Rect, style: Style, buffer: &mut Buffer| {
        table::draw_row(&columns(), &cells(&rows[*row]), style, area, buffer);
    };
    sections.draw(&words, Theme::RICH, area, buffer, draw_row);
}

/// The area with a line on its right, over which nothing may be written.
fn fenced(area: Rect, buffer: &mut Buffer) -> Rect {
    for row in area.rows() {
        buffer.set_string(FENCE, row.y, "|", Style::new());
    }
    Rect {
        width: FENCE,
        ..area
    }
}

fn draw_form([line, text, choice]: &[String; 3], area: Rect, buffer: &mut Buffer) {
    let options = vec![ChoiceOption::new("it", choice.clone())];
    let fields = vec![
        Field::new("line", "form-yes", Kind::line(line)),
        Field::new("text", "form-yes", Kind::text(text, 2)),
        Field::new("choice", "form-yes", Kind::choice(options, Some("it"))),
        Field::new("end", "form-no", Kind::line("END")),
    ];
    let form = Form::new(Day::MIN, fields);
    let words = Words::new(Locale::English);
    form.draw(&words, Theme::RICH, fenced(area, buffer), buffer);
}

/// Draws a document with these texts and gives the row of its last entry.
fn draw_document([label, text, whole]: &[String; 3], area: Rect, buffer: &mut Buffer) -> u16 {
    let mut document = Document::default();
    document.text(whole, Style::new());
    document.entry(label, text, Style::new());
    document.entry("LAST", "END", Style::new());
    let area = fenced(area, buffer);
    let (words, scroll) = (Words::new(Locale::English), Scroll::default());
    document.draw(&scroll, &words, Theme::RICH, area, buffer);
    u16::try_from(document.rows(area.width)).unwrap() - 1
}

/// Letters of all three languages, combining marks, wide letters, and what has no width.
fn texts() -> impl Strategy<Value = String> {
    let letters = "aýŇşщЖё漢字가e\u{301}и\u{306}\u{200b}\u{202e}\u{ad}\u{feff}👩☎ \t";
    let letters: Vec<char> = letters.chars().collect();
    let letters = proptest::sample::select(letters);
    proptest::collection::vec(letters, 0..24).prop_map(|letters| letters.into_iter().collect())
}

fn at(screen: &vt100::Screen, row: u16, column: u16) -> String {
    screen.cell(row, column).unwrap().contents().to_owned()
}

fn starts(screen: &vt100::Screen, row: u16, column: u16, text: &str) -> bool {
    let mut cells = (column..).zip(text.chars());
    cells.all(|(column, letter)| at(screen, row, column) == letter.to_string())
}

proptest! {
    #[test]
    fn every_column_starts_where_its_heading_starts(
        rows in proptest::collection::vec([texts(), texts(), texts()], 1..5),
        ascii in any::<bool>(),
    ) {
        let letters = if ascii { Letters::Ascii } else { Letters::All };
        let screen = with_letters(letters, || emulated(|area, buffer| draw_table(&rows, area, buffer)));
        let at = |row: u16, column: u16| at(&screen, row, column);
        let starts = |row: u16, column: u16, text: &str| starts(&screen, row, column, text);
        let last = (0..WIDE).find(|column| starts(0, *column, "Talked")).unwrap();
        let headline = (0..WIDE).find(|column| starts(0, *column, "Headline")).unwrap();
        for row in (1..).take(rows.len()) {
            prop_assert!(starts(row, last, "END"), "{:?}", screen.contents());
            // Between two columns one cell is free.
            for column in [headline, last] {
                let gap = at(row, column - 1);
                prop_assert!(gap.trim().is_empty(), "{gap:?} in {:?}", screen.contents());
            }
        }
    }

    #[test]
    fn rows_in_sections_stand_under_each_other(
        rows in proptest::collection::vec([texts(), texts(), texts()], 1..5),
        ascii in any::<bool>(),
    ) {
        let letters = if ascii { Letters::Ascii } else { Letters::All };
        let draw = |area, buffer: &mut Buffer| draw_sections(&rows, area, buffer);
        let screen = with_letters(letters, || emulated(draw));
        let (last, line) = (WIDE - 6, if ascii { "--" } else { "──" });
        for heading in (0..).step_by(2).take(rows.len()) {
            prop_assert!(starts(&screen, heading, WIDE - 2, line), "{:?}", screen.contents());
            prop_assert!(starts(&screen, heading + 1, last, "END"), "{:?}", screen.contents());
            prop_assert!(at(&screen, heading + 1, last - 1).trim().is_empty(), "{:?}", screen.contents());
        }
    }

    #[test]
    fn the_values_of_a_form_stand_beside_its_labels(
        texts in [texts(), texts(), texts()],
        ascii in any::<bool>(),
    ) {
        let letters = if ascii { Letters::Ascii } else { Letters::All };
        let draw = |area, buffer: &mut Buffer| draw_form(&texts, area, buffer);
        let screen = with_letters(letters, || emulated(draw));
        for (row, label) in [(0, "yes"), (1, "yes"), (3, "yes"), (4, "no")] {
            prop_assert!(starts(&screen, row, 0, label), "{:?}", screen.contents());
        }
        prop_assert!(starts(&screen, 4, 22, "END"), "{:?}", screen.contents());
        for row in 0..HIGH {
            prop_assert!(at(&screen, row, 21).trim().is_empty(), "{:?}", screen.contents());
            prop_assert!(starts(&screen, row, FENCE, "|"), "{:?}", screen.contents());
        }
    }

    #[test]
    fn the_texts_of_a_document_stand_beside_their_labels(
        texts in [texts(), texts(), texts()],
        ascii in any::<bool>(),
    ) {
        let letters = if ascii { Letters::Ascii } else { Letters::All };
        let mut last = 0;
        let draw = |area, buffer: &mut Buffer| last = draw_document(&texts, area, buffer);
        let screen = with_letters(letters, || emulated(draw));
        prop_assert!(starts(&screen, last, 1, "LAST"), "{:?}", screen.contents());
        prop_assert!(starts(&screen, last, FENCE / 4 + 1, "END"), "{:?}", screen.contents());
        for row in 0..HIGH {
            prop_assert!(starts(&screen, row, FENCE, "|"), "{:?}", screen.contents());
        }
    }
}
