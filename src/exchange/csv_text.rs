//! Sheets as CSV (RFC 4180), safe to open in a spreadsheet and to look at in a terminal.

use super::rows::Sheet;
use crate::language::visible_lines;
use serde_json::Value;
use std::borrow::Cow;
use std::io::Write;

/// Writes the sheet with its header line.
///
/// # Errors
/// Those of the output.
pub fn write(sheet: &Sheet<'_>, output: impl Write) -> Result<(), csv::Error> {
    let mut lines = csv::Writer::from_writer(output);
    lines.write_record(&sheet.columns)?;
    for row in sheet.rows() {
        let cells = sheet.columns.iter().map(|column| {
            let cell = row.get(column).map(cell).unwrap_or_default();
            cell.into_owned()
        });
        lines.write_record(cells)?;
    }
    lines.flush()?;
    Ok(())
}

/// The text of a value in a cell; nothing for null.
pub fn cell(value: &Value) -> Cow<'_, str> {
    match value {
        Value::Null => Cow::Borrowed(""),
        Value::String(text) => Cow::Owned(disarmed(&visible_lines(text))),
        other => Cow::Owned(other.to_string()),
    }
}

/// A text that no spreadsheet takes for a formula: an apostrophe before each piece that could become
/// one (OWASP, "CSV Injection"). Numbers, which may be negative, are not texts.
///
/// A spreadsheet set to Russian cuts cells at semicolons and knows no quotes but its own, so every line
/// and whatever follows a semicolon may become a cell.
fn disarmed(text: &str) -> String {
    let pieces = text.split_inclusive(['\n', ';']);
    let disarmed = pieces.map(|piece| {
        if begins_formula(piece) {
            ["'", piece].concat()
        } else {
            piece.to_owned()
        }
    });
    disarmed.collect()
}

/// Whether it begins with a sign of a formula, after white space and quotes. The wide forms count: where
/// people write with them, spreadsheets take them for the same.
fn begins_formula(piece: &str) -> bool {
    let first = piece.trim_start_matches(|letter: char| {
        letter.is_whitespace() || matches!(letter, '"' | '\'' | '`')
    });
    first.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::rows::{Row, Sheet};
    use super::*;
    use serde::Serialize;

    #[derive(Clone, Default, Serialize)]
    struct Line {
        text: String,
        number: i64,
        day: Option<crate::domain::Day>,
    }

    impl Row for Line {
        const BRIEF: &'static [&'static str] = &["text"];
    }

    fn text_of(rows: Vec<Line>) -> String {
        let mut text = Vec::new();
        write(&Sheet::of(rows), &mut text).unwrap();
        String::from_utf8(text).unwrap()
    }

    #[test]
    fn formulas_quotes_and_line_ends_are_made_safe() {
        for (text, cell) in [
            ("plain", "plain"),
            ("=1+1", "'=1+1"),
            ("+993 12", "'+993 12"),
            ("-", "'-"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("  =1", "'  =1"),
            ("\t@x", "' @x"),
            ("\r=x", "<000D>=x"),
            ("'=1", "''=1"),
            ("\"=1", "\"'\"\"=1\""),
            ("＝1＋1", "'＝1＋1"),
            ("－5", "'－5"),
            ("＠x", "'＠x"),
            ("a;=1", "a;'=1"),
            ("a; -b", "a;' -b"),
            ("x\n=1\r\n\n- y", "\"x\n'=1\n\n'- y\""),
            ("a=b", "a=b"),
            ("2-3", "2-3"),
            ("a\u{202e}b\u{1b}[2J", "a<202E>b<001B>[2J"),
            ("a,b", "\"a,b\""),
            ("say \"no\"", "\"say \"\"no\"\"\""),
            ("two\nlines", "\"two\nlines\""),
        ] {
            let line = Line {
                text: text.to_owned(),
                number: -5,
                day: None,
            };
            assert_eq!(
                text_of(vec![line]),
                format!("text,number,day\n{cell},-5,\n")
            );
        }
    }

    #[test]
    fn a_list_without_rows_has_its_header() {
        assert_eq!(text_of(Vec::new()), "text,number,day\n");
    }
}
