//! Columns stand under their headings in a real terminal, whatever is written in them.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use goldaw::ui::theme::Theme;
use goldaw::ui::widget::list::ListCursor;
use goldaw::ui::widget::table::{self, Cell, Column, Width};
use goldaw::ui::widget::text::{Letters, with_letters};
use proptest::prelude::*;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};
use std::num::NonZeroU16;

const WIDE: u16 = 60;
const HIGH: u16 = 6;

fn columns() -> Vec<Column> {
    vec![
        Column::new("Case", Width::Fixed(8)),
        Column::new("Headline", Width::Flexible(8)),
        Column::new("Refs", Width::Fixed(5)).right(),
        Column::new("Talked", Width::Fixed(6)),
    ]
}

/// What a terminal shows of a table with these rows.
fn emulated(rows: &[[String; 3]]) -> vt100::Screen {
    let mut written = Vec::new();
    let area = Rect::new(0, 0, WIDE, HIGH);
    let viewport = Viewport::Fixed(area);
    let backend = CrosstermBackend::new(&mut written);
    let mut terminal = Terminal::with_options(backend, TerminalOptions { viewport }).unwrap();
    let draw = |frame: &mut ratatui::Frame<'_>| {
        let (columns, theme, buffer) = (columns(), Theme::RICH, frame.buffer_mut());
        table::draw_heading(&columns, theme, area, buffer);
        let below = Rect {
            y: 1,
            height: HIGH - 1,
            ..area
        };
        let cursor = ListCursor::default();
        table::draw(&columns, &cursor, rows.len(), theme, below, buffer, |row| {
            let [code, headline, count] = rows[row].clone();
            let cells: [Cell; 4] = [code.into(), headline.into(), count.into(), "END".into()];
            cells.into()
        });
    };
    terminal.draw(draw).unwrap();
    drop(terminal);
    let cells = |count| NonZeroU16::new(count).unwrap();
    let mut parser = vt100::Parser::new(cells(HIGH), cells(WIDE), 0);
    parser.process(&written);
    parser.screen().clone()
}

/// Letters of all three languages, combining marks, wide letters, and what has no width.
fn texts() -> impl Strategy<Value = String> {
    let letters = "aýŇşщЖё漢字가e\u{301}и\u{306}\u{200b}\u{202e}\u{ad}\u{feff}👩☎ \t";
    let letters: Vec<char> = letters.chars().collect();
    let letters = proptest::sample::select(letters);
    proptest::collection::vec(letters, 0..24).prop_map(|letters| letters.into_iter().collect())
}

proptest! {
    #[test]
    fn every_column_starts_where_its_heading_starts(
        rows in proptest::collection::vec([texts(), texts(), texts()], 1..5),
        ascii in any::<bool>(),
    ) {
        let letters = if ascii { Letters::Ascii } else { Letters::All };
        let screen = with_letters(letters, || emulated(&rows));
        let at = |row: u16, column: u16| screen.cell(row, column).unwrap().contents().to_owned();
        let starts = |row: u16, column: u16, text: &str| {
            (column..).zip(text.chars()).all(|(column, letter)| at(row, column) == letter.to_string())
        };
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
}
