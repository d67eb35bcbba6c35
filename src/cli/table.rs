//! Rows as a table: columns aligned by the cells that they take on a screen.

use crate::language::visible;
use crate::ui::widget::text;
use serde_json::{Map, Value};
use std::borrow::Cow;

/// Between two columns.
const GAP: &str = "  ";
/// What stands for the rest of a cut text.
const ELLIPSIS: &str = "…";
/// No column is made narrower than this.
const NARROWEST: usize = 4;
/// The name of a column keeps this much, as long as others can give way.
const NARROWEST_NAME: usize = 8;
/// As long as others can give way, a column of sentences keeps this much.
const NARROWEST_TEXT: usize = 16;

/// The header and the rows as lines, cut to `width` cells if there is one.
pub fn lines(columns: &[&str], rows: &[Map<String, Value>], width: Option<usize>) -> Vec<String> {
    let mut widths = natural_widths(columns, rows);
    if let Some(width) = width {
        let gaps = GAP.len() * columns.len().saturating_sub(1);
        fit(&mut widths, columns, rows, width.saturating_sub(gaps));
    }
    let header = columns.iter().map(|column| (Cow::Borrowed(*column), false));
    let mut lines = vec![line(header, &widths)];
    for row in rows {
        let cells = columns.iter().map(|column| {
            let value = row.get(*column).unwrap_or(&Value::Null);
            (cell(value), value.is_number())
        });
        lines.push(line(cells, &widths));
    }
    if let Some(width) = width {
        for line in &mut lines {
            *line = text::cut(line, width, ELLIPSIS).into_owned();
        }
    }
    lines
}

/// The cells that the whole table takes when nothing is cut.
pub fn natural_width(columns: &[&str], rows: &[Map<String, Value>]) -> usize {
    let gaps = GAP.len() * columns.len().saturating_sub(1);
    natural_widths(columns, rows).iter().sum::<usize>() + gaps
}

fn natural_widths(columns: &[&str], rows: &[Map<String, Value>]) -> Vec<usize> {
    let widest = |column: &&str| widest_cell(column, rows).max(text::width(column));
    columns.iter().map(widest).collect()
}

fn widest_cell(column: &str, rows: &[Map<String, Value>]) -> usize {
    let cells = rows.iter().filter_map(|row| row.get(column));
    let widths = cells.map(|value| text::width(&cell(value)));
    widths.max().unwrap_or(0)
}

/// Makes room in the order of the least loss: names of columns, then sentences, then codes and days.
fn fit(widths: &mut [usize], columns: &[&str], rows: &[Map<String, Value>], available: usize) {
    let cells: Vec<usize> = columns
        .iter()
        .map(|column| widest_cell(column, rows).max(text::width(column).min(NARROWEST_NAME)))
        .collect();
    let sentences: Vec<usize> = columns
        .iter()
        .zip(&cells)
        .map(|(column, width)| match is_text(column, rows) {
            true => NARROWEST_TEXT.min(*width),
            false => *width,
        })
        .collect();
    let narrowest = vec![NARROWEST; columns.len()];
    for floors in [cells, sentences, narrowest] {
        narrow(widths, &floors, available);
    }
}

fn is_text(column: &str, rows: &[Map<String, Value>]) -> bool {
    let mut texts = rows.iter().filter_map(|row| row.get(column)?.as_str());
    texts.any(|text| text.contains(' '))
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
            text::right(&cell, *width, ELLIPSIS)
        } else {
            text::left(&cell, *width, ELLIPSIS)
        }
    });
    let line = fitted.collect::<Vec<_>>().join(GAP);
    line.trim_end().to_owned()
}

/// The text of a value on one line, with what could deceive made visible.
pub fn cell(value: &Value) -> Cow<'_, str> {
    match value {
        Value::Null => Cow::Borrowed(""),
        Value::String(text) => visible(text),
        Value::Array(values) => {
            let words = values.iter().map(|value| cell(value).into_owned());
            Cow::Owned(words.collect::<Vec<_>>().join(", "))
        }
        other => Cow::Owned(other.to_string()),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn rows(values: Value) -> Vec<Map<String, Value>> {
        serde_json::from_value(values).unwrap()
    }

    fn drawn(width: Option<usize>) -> String {
        let rows = rows(json!([
            {"code": "BAL-TUR-2021-0042", "children": 3, "headline": "mother in clinic, 3 at school"},
            {"code": "BAL-TUR-2021-0043", "children": 12, "headline": "Öwezowa 👩‍👧 \u{1b}[31mred\nline"},
            {"code": "BAL-TUR-2021-0044", "children": null, "headline": null},
        ]));
        lines(&["code", "children", "headline"], &rows, width).join("\n")
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
            {"code": "BAL-TUR-2021-0042", "last_contact_on": "2021-10-01", "headline": "mother in clinic, 3 at school"},
        ]));
        let drawn = lines(&["code", "last_contact_on", "headline"], &rows, Some(50));
        insta::assert_snapshot!(drawn.join("\n"), @"
        code               last_cont…  headline
        BAL-TUR-2021-0042  2021-10-01  mother in clinic, …
        ");
    }

    #[test]
    fn a_list_without_rows_has_its_header() {
        assert_eq!(lines(&["code", "risk"], &[], Some(80)), ["code  risk"]);
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_the_terminal(text in "\\PC{0,60}", width in 1_usize..90) {
            let rows = rows(json!([{"first": text, "second": text, "number": 7}]));
            for line in lines(&["first", "number", "second"], &rows, Some(width)) {
                prop_assert!(text::width(&line) <= width, "{line}");
            }
        }
    }
}
