//! Text in cells: how wide it is, where it is cut and wrapped. What is drawn was made
//! visible first, and written in the letters that the terminal has.
//!
//! A unit is a grapheme, what a reader takes for one character; its width is the one that the
//! terminal gives it (Unicode Standard Annex 11, as ratatui counts), or that of the Latin letters
//! that stand for it. Nothing is cut without a mark: this is the one place that cuts.

use crate::language::{ascii, console, visible};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use std::borrow::Cow;
use std::cell::Cell;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The letters that the terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Letters {
    /// Those of Unicode.
    All,
    /// Those of Unicode that the Linux console's fonts have.
    Console,
    /// Only those of ASCII.
    Ascii,
}

thread_local! {
    static LETTERS: Cell<Letters> = const { Cell::new(Letters::All) };
}

/// Measures, cuts and draws for a terminal with these letters. The terminal is one for the whole program, so
/// that `update` and `view` say it once and not each text anew.
pub fn with_letters<T>(letters: Letters, work: impl FnOnce() -> T) -> T {
    let before = LETTERS.replace(letters);
    let done = work();
    LETTERS.set(before);
    done
}

/// The text as it is drawn.
pub fn shown(text: &str) -> Cow<'_, str> {
    let write = match LETTERS.get() {
        Letters::All => return visible(text),
        Letters::Console => console,
        Letters::Ascii => ascii,
    };
    match visible(text) {
        Cow::Borrowed(shown) => write(shown),
        Cow::Owned(shown) => Cow::Owned(write(&shown).into_owned()),
    }
}

/// The end of a text that was cut.
pub fn mark() -> &'static str {
    match LETTERS.get() {
        Letters::All | Letters::Console => "…",
        Letters::Ascii => "~",
    }
}

/// The width of one grapheme as it is drawn, in cells.
pub fn grapheme_width(grapheme: &str) -> usize {
    match is_simple(grapheme) {
        true => 1,
        false => shown(grapheme).width(),
    }
}

/// Whether each character of the text is one grapheme, one cell wide, and drawn as it is. Nearly all of what is
/// written here is; a frame measures hundreds of texts, and looks into no table for these.
fn is_simple(text: &str) -> bool {
    are_simple(text.chars())
}

fn are_simple(mut letters: impl Iterator<Item = char>) -> bool {
    let of_terminal = LETTERS.get();
    let simple = |letter| match letter {
        ' '..='~' | 'À'..='ʯ' | 'Ѐ'..='ҁ' | 'Ҋ'..='ԯ' => true,
        '…' | '·' | '–' | '─' | '│' | '•' | '←'..='↓' => true,
        '✓' | '↵' => of_terminal == Letters::All,
        _ => false,
    };
    of_terminal != Letters::Ascii && letters.all(simple)
}

/// One grapheme of a text, and its width as it is drawn.
struct Grapheme {
    start: usize,
    end: usize,
    cells: usize,
}

/// Goes through the graphemes of the text until `find` finds something.
fn find_grapheme<T>(text: &str, find: impl FnMut(Grapheme) -> Option<T>) -> Option<T> {
    let grapheme = |start, length, cells| Grapheme {
        start,
        end: start + length,
        cells,
    };
    match is_simple(text) {
        true => (text.char_indices())
            .map(|(start, letter)| grapheme(start, letter.len_utf8(), 1))
            .find_map(find),
        false => (text.grapheme_indices(true))
            .map(|(start, found)| grapheme(start, found.len(), grapheme_width(found)))
            .find_map(find),
    }
}

/// The width of the text as it is drawn, in cells.
pub fn width(text: &str) -> usize {
    if is_simple(text) {
        return text.chars().count();
    }
    text.graphemes(true).map(grapheme_width).sum()
}

/// The text if it fits, else as much of it as fits before the mark.
pub fn cut(text: &str, cells: usize) -> Cow<'_, str> {
    if width(text) <= cells {
        return Cow::Borrowed(text);
    }
    Cow::Owned(marked(text, cells))
}

/// As much of the text as fits before the mark that more follows.
fn marked(text: &str, cells: usize) -> String {
    match cells.checked_sub(width(mark())) {
        Some(room) => format!("{}{}", fitting(text, room), mark()),
        None => String::new(),
    }
}

fn fitting(text: &str, cells: usize) -> &str {
    let mut used = 0;
    let end = find_grapheme(text, |grapheme| {
        used += grapheme.cells;
        (used > cells).then_some(grapheme.start)
    });
    text.get(..end.unwrap_or(text.len())).unwrap_or_default()
}

/// What is left of the text when so many cells at its beginning are left out.
pub fn after(text: &str, cells: usize) -> &str {
    let mut used = 0;
    let start = find_grapheme(text, |grapheme| {
        let start = (used >= cells).then_some(grapheme.start);
        used += grapheme.cells;
        start
    });
    text.get(start.unwrap_or(text.len())..).unwrap_or_default()
}

/// The text cut or filled up with spaces on its right to exactly so many cells.
pub fn left(text: &str, cells: usize) -> String {
    let text = cut(text, cells);
    let missing = cells.saturating_sub(width(&text));
    format!("{text}{:missing$}", "")
}

/// The text cut or filled up with spaces on its left to exactly so many cells.
pub fn right(text: &str, cells: usize) -> String {
    let text = cut(text, cells);
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
    let bytes = line.as_bytes();
    find_grapheme(line, |grapheme| {
        let at = grapheme.start;
        let is_space = grapheme.end == at + 1 && matches!(bytes.get(at), Some(b' ' | b'\t'));
        while used + grapheme.cells > cells && !is_space && at > row {
            let end = after_space.take().unwrap_or(at);
            rows.push(offset + row..offset + end);
            used = width(line.get(end..at).unwrap_or_default());
            row = end;
        }
        used += grapheme.cells;
        if is_space {
            after_space = Some(grapheme.end);
        }
        None::<()>
    });
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

/// At most so many rows of the text; where more follow, the last one says so.
pub fn beginning(text: &str, cells: usize, rows: usize) -> Vec<Cow<'_, str>> {
    let wrapped = wrapped(text, cells);
    let more = wrapped.len() > rows;
    let mut beginning: Vec<Cow<'_, str>> =
        wrapped.into_iter().take(rows).map(Cow::Borrowed).collect();
    if let (true, Some(last)) = (more, beginning.last_mut()) {
        *last = match width(last) + width(mark()) <= cells {
            true => Cow::Owned(format!("{last}{}", mark())),
            false => Cow::Owned(marked(last, cells)),
        };
    }
    beginning
}

/// Draws one line of text, made visible and cut to the first row of the area.
pub fn draw(text: &str, style: Style, area: Rect, buffer: &mut Buffer) {
    let area = area.intersection(buffer.area);
    if area.is_empty() {
        return;
    }
    let cells = usize::from(area.width);
    // Of a simple text no more is looked at than is drawn, and what is behind that and cut off.
    let mut looked_at = 0;
    let letters = text.chars().take(cells + 1).inspect(|_| looked_at += 1);
    if !are_simple(letters) {
        let shown = shown(text);
        buffer.set_string(area.x, area.y, cut(&shown, cells), style);
        return;
    }
    let (kept, end) = match looked_at > cells {
        true => (cells - 1, mark()),
        false => (cells, ""),
    };
    let first = buffer.index_of(area.x, area.y);
    let row = buffer.content.get_mut(first..first + cells);
    let letters = text.chars().take(kept).chain(end.chars());
    let plain = style == Style::new();
    for (cell, letter) in row.unwrap_or_default().iter_mut().zip(letters) {
        cell.set_char(letter);
        if !plain {
            cell.set_style(style);
        }
    }
}

/// Draws a text over as many rows as it needs and the area has; gives the number of rows used.
pub fn draw_wrapped(text: &str, style: Style, area: Rect, buffer: &mut Buffer) -> u16 {
    let mut used = 0;
    let beginning = beginning(text, area.width.into(), area.height.into());
    for (row, line) in area.rows().zip(beginning) {
        draw(&line, style, row, buffer);
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
            assert_eq!(cut(text, cells), expected, "{text} in {cells}");
        }
        assert_eq!(right("12", 4), "  12");
        assert_eq!(left("ýa", 4), "ýa  ");
    }

    #[test]
    fn letters_that_a_terminal_lacks_are_counted_as_they_are_drawn() {
        with_letters(Letters::Ascii, || {
            for (text, cells, expected, wide) in [
                ("Çary", 5, "Çary", 5),
                ("Гаджиев", 5, "Гад~", 8),
                ("щи", 4, "~", 5),
                ("漢字", 2, "漢字", 2),
            ] {
                assert_eq!(
                    (&*cut(text, cells), width(text)),
                    (expected, wide),
                    "{text}"
                );
            }
            assert_eq!(shown(&cut("Гаджиев", 6)), "Gadzh~");
        });
        assert_eq!(width("щ"), 1, "only meanwhile");
    }

    #[test]
    fn the_last_of_too_many_rows_says_that_more_follow() {
        for (text, cells, rows, expected) in [
            ("one two three", 5, 3, &["one", "two", "three"][..]),
            ("one two three", 5, 2, &["one", "two…"]),
            ("three four", 5, 1, &["thre…"]),
            ("a\n\nb", 5, 2, &["a", "…"]),
            ("one two", 5, 0, &[]),
        ] {
            assert_eq!(beginning(text, cells, rows), expected, "{text}");
        }
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
        fn a_simple_text_is_measured_and_drawn_as_any_other(
            text in "[ -~À-ʯЀ-ҁҊ-ԯ…·–─│•←-↓✓↵]{0,30}",
            after in "[a\u{301}\u{fe0f}漢]{0,2}",
            cells in 1_u16..20,
        ) {
            prop_assert!(is_simple(&text));
            prop_assert_eq!(width(&text), text.graphemes(true).map(grapheme_width).sum::<usize>());
            let area = Rect::new(0, 0, cells, 1);
            let mut buffers = [Buffer::filled(area, ratatui::buffer::Cell::new("x")), Buffer::filled(area, ratatui::buffer::Cell::new("x"))];
            let style = Style::new().bold();
            for text in [format!("{text}{after}"), text] {
                draw(&text, style, area, &mut buffers[0]);
                buffers[1].set_string(0, 0, cut(&shown(&text), cells.into()), style);
                prop_assert_eq!(&buffers[0], &buffers[1]);
                let mut found = Vec::new();
                find_grapheme(&text, |grapheme| {
                    found.push((grapheme.start, text.get(grapheme.start..grapheme.end).unwrap_or_default(), grapheme.cells));
                    None::<()>
                });
                let all = text.grapheme_indices(true);
                prop_assert_eq!(found, all.map(|(start, found)| (start, found, grapheme_width(found))).collect::<Vec<_>>());
            }
        }

        #[test]
        fn a_text_in_ascii_is_as_wide_as_it_was_counted(text in "\\PC{0,40}") {
            with_letters(Letters::Ascii, || {
                prop_assert_eq!(width(&text), shown(&text).len());
                Ok(())
            })?;
        }

        #[test]
        fn a_cut_text_fits(text in "\\PC{0,40}", cells in 0_usize..30) {
            prop_assert!(width(&cut(&visible(&text), cells)) <= cells);
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
