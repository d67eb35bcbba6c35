//! Rows as a table in the words of the reader: columns aligned by the cells that they take on a screen.

use crate::domain::{Day, Instant};
use crate::exchange::rows::Fields;
use crate::language::{Words, visible};
use crate::ui::widget::text;
use serde_json::Value;
use std::borrow::{Borrow, Cow};
use std::iter;

/// Between two columns.
const GAP: &str = "  ";
/// No column is made narrower than this.
const NARROWEST: usize = 4;
/// The name of a column keeps this much, as long as others can give way.
const NARROWEST_NAME: usize = 8;
/// As long as others can give way, a column of sentences keeps this much.
const NARROWEST_TEXT: usize = 16;

/// A column as it is drawn.
struct Column<'a> {
    field: &'a str,
    name: String,
    /// The cells that the widest of its values takes.
    widest_cell: usize,
    /// Whether it holds numbers, which stand to the right.
    number: bool,
    /// Whether it holds sentences.
    text: bool,
}

impl<'a> Column<'a> {
    fn of(field: &'a str, words: &Words) -> Self {
        Self {
            field,
            name: name(field, words),
            widest_cell: 0,
            number: false,
            text: false,
        }
    }

    fn take(&mut self, row: &Fields, words: &Words) {
        let value = row.get(self.field).unwrap_or(&Value::Null);
        let cell = cell(value, words);
        self.widest_cell = self.widest_cell.max(text::width(&cell));
        self.number |= value.is_number();
        self.text |= cell.contains(' ');
    }

    /// What it takes when nothing is cut.
    fn natural_width(&self) -> usize {
        self.widest_cell.max(text::width(&self.name))
    }
}

/// The header and the rows as lines, cut to `width` cells if there is one. The rows are gone through twice: to
/// see how wide the columns are, and to write them; no more than one is held.
pub fn lines<R: Borrow<Fields>, I: Iterator<Item = R>>(
    fields: &[&str],
    rows: impl Fn() -> I,
    width: Option<usize>,
    words: &Words,
) -> impl Iterator<Item = String> {
    let columns = columns(fields, rows(), words);
    let mut widths: Vec<usize> = columns.iter().map(Column::natural_width).collect();
    if let Some(width) = width {
        fit(&mut widths, &columns, width.saturating_sub(gaps(fields)));
    }
    let header = columns
        .iter()
        .map(|column| (column.name.as_str().into(), false));
    let header = line(header, &widths);
    let rows = rows().map(move |row| {
        let cells = columns.iter().map(|column| {
            let value = row.borrow().get(column.field).unwrap_or(&Value::Null);
            (cell(value, words), column.number)
        });
        line(cells, &widths)
    });
    let lines = iter::once(header).chain(rows);
    lines.map(move |line| match width {
        Some(width) => text::cut(&line, width).into_owned(),
        None => line,
    })
}

/// The cells that the whole table takes when nothing is cut.
pub fn natural_width(fields: &[&str], rows: &[Fields], words: &Words) -> usize {
    let columns = columns(fields, rows.iter(), words);
    columns.iter().map(Column::natural_width).sum::<usize>() + gaps(fields)
}

fn columns<'a, R: Borrow<Fields>>(
    fields: &[&'a str],
    rows: impl Iterator<Item = R>,
    words: &Words,
) -> Vec<Column<'a>> {
    let columns = fields.iter().map(|field| Column::of(field, words));
    let mut columns: Vec<Column<'a>> = columns.collect();
    for row in rows {
        let row = row.borrow();
        columns
            .iter_mut()
            .for_each(|column| column.take(row, words));
    }
    columns
}

fn gaps(fields: &[&str]) -> usize {
    GAP.len() * fields.len().saturating_sub(1)
}

/// Makes room in the order of the least loss: names of columns, then sentences, then codes and days.
fn fit(widths: &mut [usize], columns: &[Column<'_>], available: usize) {
    let name = |column: &Column<'_>| text::width(&column.name).min(NARROWEST_NAME);
    let cells: Vec<usize> = columns
        .iter()
        .map(|column| column.widest_cell.max(name(column)))
        .collect();
    let sentences: Vec<usize> = columns
        .iter()
        .zip(&cells)
        .map(|(column, width)| match column.text {
            true => NARROWEST_TEXT.min(*width),
            false => *width,
        })
        .collect();
    let narrowest = vec![NARROWEST; columns.len()];
    for floors in [cells, sentences, narrowest] {
        narrow(widths, &floors, available);
    }
}

/// Takes from the widest column that is still above its floor until all fit.
fn narrow(widths: &mut [usize], floors: &[usize], available: usize) {
    while widths.iter().sum::<usize>() > available {
        let above = widths.iter_mut().zip(floors);
        let above = above.filter(|(width, floor)| **width > **floor);
        match above.map(|(width, _)| width).max() {
            Some(widest) => *widest -= 1,
            None => return,
        }
    }
}

fn line<'a>(cells: impl Iterator<Item = (Cow<'a, str>, bool)>, widths: &[usize]) -> String {
    let fitted = cells.zip(widths).map(|((cell, number), width)| {
        if number {
            text::right(&cell, *width)
        } else {
            text::left(&cell, *width)
        }
    });
    let line = fitted.collect::<Vec<_>>().join(GAP);
    line.trim_end().to_owned()
}

/// What a field is called.
pub fn name(field: &str, words: &Words) -> String {
    words.text(&format!("column-{field}"))
}

/// The text of a value on one line, with what could deceive made visible.
pub fn cell<'a>(value: &'a Value, words: &Words) -> Cow<'a, str> {
    match value {
        Value::Null => Cow::Borrowed(""),
        Value::Bool(true) => words.text("form-yes").into(),
        Value::Bool(false) => words.text("form-no").into(),
        Value::String(text) => moment(text, words).map_or_else(|| visible(text), Cow::Owned),
        Value::Array(values) => {
            let cells = values.iter().map(|value| cell(value, words).into_owned());
            Cow::Owned(cells.collect::<Vec<_>>().join(", "))
        }
        other => Cow::Owned(other.to_string()),
    }
}

/// A day or a moment of a row, which has them as ISO 8601.
fn moment(text: &str, words: &Words) -> Option<String> {
    let day = || {
        let day = text.parse::<Day>().ok();
        day.filter(|day| day.to_string() == text)
    };
    let instant = || text.parse::<Instant>().ok();
    day()
        .map(|day| words.day(day))
        .or_else(|| Some(words.day_and_time(instant()?)))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::language::Locale;
    use proptest::prelude::*;
    use serde_json::json;

    fn rows(values: Value) -> Vec<Fields> {
        serde_json::from_value(values).unwrap()
    }

    fn english() -> Words {
        Words::new(Locale::English)
    }

    fn text_of(fields: &[&str], rows: &[Fields], width: Option<usize>) -> String {
        let words = english();
        let lines = lines(fields, || rows.iter(), width, &words);
        lines.collect::<Vec<_>>().join("\n")
    }

    fn drawn(width: Option<usize>) -> String {
        let rows = rows(json!([
            {"code": "BAL-TUR-2021-0042", "children": 3, "headline": "mother in clinic, 3 at school"},
            {"code": "BAL-TUR-2021-0043", "children": 12, "headline": "Öwezowa 👩‍👧 \u{1b}[31mred\nline"},
            {"code": "BAL-TUR-2021-0044", "children": null, "headline": null},
        ]));
        text_of(&["code", "children", "headline"], &rows, width)
    }

    #[test]
    fn columns_are_aligned_and_nothing_is_cut_without_a_terminal() {
        insta::assert_snapshot!(drawn(None), @"
        code               children  headline
        BAL-TUR-2021-0042         3  mother in clinic, 3 at school
        BAL-TUR-2021-0043        12  Öwezowa 👩‍👧 <001B>[31mred line
        BAL-TUR-2021-0044
        ");
    }

    #[test]
    fn the_widest_column_gives_way_to_the_terminal() {
        insta::assert_snapshot!(drawn(Some(50)), @"
        code               children  headline
        BAL-TUR-2021-0042         3  mother in clinic, 3 …
        BAL-TUR-2021-0043        12  Öwezowa 👩‍👧 <001B>[31…
        BAL-TUR-2021-0044
        ");
    }

    #[test]
    fn names_of_columns_give_way_before_codes_and_days() {
        let rows = rows(json!([
            {"code": "BAL-TUR-2021-0042", "child_last_seen_on": "2021-10-01", "headline": "mother in clinic, 3 at school"},
        ]));
        let drawn = text_of(&["code", "child_last_seen_on", "headline"], &rows, Some(50));
        insta::assert_snapshot!(drawn, @"
        code               child las…  headline
        BAL-TUR-2021-0042  01.10.2021  mother in clinic, …
        ");
    }

    #[test]
    fn values_are_written_as_the_reader_writes_them() {
        for (value, written) in [
            (json!("2021-10-15"), "15.10.2021"),
            (json!("2021-10-15T20:30:07.120Z"), "16.10.2021 01:30"),
            (json!("2021-10-15 or so"), "2021-10-15 or so"),
            (json!("+2021-1-15"), "+2021-1-15"),
            (json!(true), "yes"),
            (json!([1, "two", false]), "1, two, no"),
            (json!(null), ""),
        ] {
            assert_eq!(cell(&value, &english()), written);
        }
    }

    #[test]
    fn a_list_without_rows_has_its_header() {
        assert_eq!(text_of(&["code", "risk"], &[], Some(80)), "code  risk");
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_the_terminal(text in "\\PC{0,60}", width in 1_usize..90) {
            let rows = rows(json!([{"text": text, "note": text, "number": 7}]));
            for line in text_of(&["text", "number", "note"], &rows, Some(width)).lines() {
                prop_assert!(text::width(line) <= width, "{line}");
            }
        }
    }
}
