//! Text in cells: how wide it is, where it is cut and wrapped. What is drawn was made
//! visible first.
//!
//! A unit is a grapheme, what a reader takes for one character; its width is the one that the
//! terminal gives it (Unicode Standard Annex 11, as ratatui counts).

use crate::language::visible;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use std::borrow::Cow;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The width of one grapheme as it is drawn, in cells.
pub fn grapheme_width(grapheme: &str) -> usize {
    match grapheme.as_bytes() {
        [b' '..=b'~'] => 1,
        _ => visible(grapheme).width(),
    }
}

/// The width of the text as it is drawn, in cells.
pub fn width(text: &str) -> usize {
    text.graphemes(true).map(grapheme_width).sum()
}

/// The text if it fits, else as much of it as fits before the ellipsis.
pub fn cut<'a>(text: &'a str, cells: usize, ellipsis: &str) -> Cow<'a, str> {
    if width(text) <= cells {
        return Cow::Borrowed(text);
    }
    let room = cells.saturating_sub(width(ellipsis));
    let mut kept = fitting(text, room).to_owned();
    if cells >= width(ellipsis) {
        kept.push_str(ellipsis);
    }
    Cow::Owned(kept)
}

fn fitting(text: &str, cells: usize) -> &str {
    let mut used = 0;
    for (start, grapheme) in text.grapheme_indices(true) {
        used += grapheme_width(grapheme);
        if used > cells {
            return text.get(..start).unwrap_or_default();
        }
    }
    text
}

/// What is left of the text when so many cells at its beginning are left out.
pub fn after(text: &str, cells: usize) -> &str {
    let mut used = 0;
    for (start, grapheme) in text.grapheme_indices(true) {
        if used >= cells {
            return text.get(start..).unwrap_or_default();
        }
        used += grapheme_width(grapheme);
    }
    if cells == 0 { text } else { "" }
}

/// The text cut or filled up with spaces on its right to exactly so many cells.
pub fn left(text: &str, cells: usize, ellipsis: &str) -> String {
    let text = cut(text, cells, ellipsis);
    let missing = cells.saturating_sub(width(&text));
    format!("{text}{:missing$}", "")
}

/// The text cut or filled up with spaces on its left to exactly so many cells.
pub fn right(text: &str, cells: usize, ellipsis: &str) -> String {
    let text = cut(text, cells, ellipsis);
    let missing = cells.saturating_sub(width(&text));
    format!("{:missing$}{text}", "")
}

/// Where the rows of the text begin and end, in bytes, when it is at most so many cells wide.
///
/// Rows break after spaces, a word that is too long breaks between graphemes. Spaces at the end of a
/// row may stand beyond its width. A line end belongs to no row; there is at least one row.
pub fn wrap(text: &str, cells: usize) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        wrap_line(line, start, cells.max(1), &mut rows);
        start += line.len() + 1;
    }
    rows
}

fn wrap_line(line: &str, offset: usize, cells: usize, rows: &mut Vec<Range<usize>>) {
    let mut row = 0;
    let mut used = 0;
    let mut after_space = None;
    for (at, grapheme) in line.grapheme_indices(true) {
        let is_space = matches!(grapheme, " " | "\t");
        let grapheme_cells = grapheme_width(grapheme);
        while used + grapheme_cells > cells && !is_space && at > row {
            let end = after_space.take().unwrap_or(at);
            rows.push(offset + row..offset + end);
            used = width(line.get(end..at).unwrap_or_default());
            row = end;
        }
        used += grapheme_cells;
        if is_space {
            after_space = Some(at + grapheme.len());
        }
    }
    rows.push(offset + row..offset + line.len());
}

/// The rows of the text as strings, without the spaces at their ends.
pub fn wrapped(text: &str, cells: usize) -> Vec<&str> {
    wrap(text, cells)
        .into_iter()
        .map(|row| {
            text.get(row)
                .unwrap_or_default()
                .trim_end_matches([' ', '\t'])
        })
        .collect()
}

/// Draws one line of text, made visible and cut to the first row of the area.
pub fn draw(text: &str, style: Style, ellipsis: &str, area: Rect, buffer: &mut Buffer) {
    let area = area.intersection(buffer.area);
    if area.is_empty() {
        return;
    }
    let shown = visible(text);
    let cells = usize::from(area.width);
    buffer.set_string(area.x, area.y, cut(&shown, cells, ellipsis), style);
}

/// Draws a text over as many rows as it needs and the area has; gives the number of rows used.
pub fn draw_wrapped(text: &str, style: Style, area: Rect, buffer: &mut Buffer) -> u16 {
    let mut used = 0;
    for (row, line) in area.rows().zip(wrapped(text, usize::from(area.width))) {
        draw(line, style, "", row, buffer);
        used += 1;
    }
    used
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cutting_counts_cells() {
        for (text, cells, expected) in [
            ("Aýna", 4, "Aýna"),
            ("Aýna", 3, "Aý…"),
            ("漢字漢字", 5, "漢字…"),
            ("漢字漢字", 4, "漢…"),
            ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
            ("👩\u{200d}👧abc", 4, "👩\u{200d}👧a…"),
            ("ab", 0, ""),
        ] {
            assert_eq!(cut(text, cells, "…"), expected, "{text} in {cells}");
        }
        assert_eq!(right("12", 4, "…"), "  12");
        assert_eq!(left("ýa", 4, "…"), "ýa  ");
    }

    #[test]
    fn rows_break_after_spaces() {
        for (text, cells, rows) in [
            ("", 5, &[""][..]),
            ("one two", 4, &["one", "two"]),
            ("one  two", 3, &["one", "two"]),
            ("abcdefgh", 3, &["abc", "def", "gh"]),
            ("ab cdefgh", 4, &["ab", "cdef", "gh"]),
            ("a\n\nb\n", 9, &["a", "", "b", ""]),
            ("漢字漢", 4, &["漢字", "漢"]),
        ] {
            assert_eq!(wrapped(text, cells), rows, "{text} in {cells}");
        }
    }

    proptest! {
        #[test]
        fn a_cut_text_fits(text in "\\PC{0,40}", cells in 0_usize..30) {
            prop_assert!(width(&cut(&visible(&text), cells, "…")) <= cells);
        }

        #[test]
        fn rows_hold_the_whole_text(text in "[a-zý 漢\u{301}👩\n]{0,60}", cells in 0_usize..20) {
            let rows = wrap(&text, cells);
            let joined: String = rows.iter().filter_map(|row| text.get(row.clone())).collect();
            prop_assert_eq!(joined, text.replace('\n', ""));
            for row in rows.iter().filter_map(|row| text.get(row.clone())) {
                let widest = row.graphemes(true).map(grapheme_width).max().unwrap_or(0);
                prop_assert!(width(row.trim_end()) <= cells.max(widest), "{}", row);
            }
        }
    }
}
