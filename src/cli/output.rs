//! Answers to standard output, in the format that was asked for.

use super::arguments::Format;
use super::failure::Failure;
use super::{document, table};
use crate::domain::message::Message;
use crate::exchange::csv_text;
use crate::exchange::rows::Sheet;
use crate::ui::widget::text;
use serde::Serialize;
use serde_json::{Map, Value};
use std::io::{self, BufWriter, Write};

/// Where answers go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Output {
    /// How they are written.
    pub format: Format,
    /// The cells of the terminal's line; `None`: it is no terminal and nothing is cut.
    pub width: Option<usize>,
}

impl Output {
    /// Writes a flat list.
    pub fn sheet(self, sheet: &Sheet) -> Result<(), Failure> {
        match self.format {
            Format::Json => json(&sheet.rows),
            Format::Csv => {
                csv_text::write(&shown(sheet), io::stdout().lock())?;
                Ok(())
            }
            Format::Table => lines(&table::lines(sheet.brief, &sheet.rows, self.width)),
        }
    }

    /// Checks the format of a command whose answer is no list.
    ///
    /// # Errors
    /// It is CSV.
    pub fn expect_document(self) -> Result<(), Failure> {
        match self.format {
            Format::Csv => Err(Failure::WrongUsage(Message::new("cli-no-csv"))),
            Format::Json | Format::Table => Ok(()),
        }
    }

    /// Writes one record with all that belongs to it.
    pub fn document(self, fields: &Map<String, Value>) -> Result<(), Failure> {
        self.expect_document()?;
        match self.format {
            Format::Json => json(fields),
            Format::Csv | Format::Table => lines(&document::lines(fields, self.width)),
        }
    }
}

/// The sheet with everything in its texts made visible but line ends and tabs, which cells may hold.
fn shown(sheet: &Sheet) -> Sheet {
    let mut sheet = sheet.clone();
    let values = sheet.rows.iter_mut().flat_map(Map::values_mut);
    for value in values {
        if let Value::String(text) = value {
            *text = shown_text(text);
        }
    }
    sheet
}

fn shown_text(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for line in text.replace("\r\n", "\n").split_inclusive(['\n', '\t']) {
        let inside = line.trim_end_matches(['\n', '\t']);
        shown.push_str(&text::visible(inside));
        shown.extend(
            line.chars()
                .rev()
                .take_while(|end| matches!(end, '\n' | '\t')),
        );
    }
    shown
}

fn json(value: &impl Serialize) -> Result<(), Failure> {
    let mut output = BufWriter::new(io::stdout().lock());
    serde_json::to_writer_pretty(&mut output, value)?;
    writeln!(output)?;
    output.flush()?;
    Ok(())
}

/// Writes lines of text.
pub fn lines(lines: &[String]) -> Result<(), Failure> {
    let mut output = BufWriter::new(io::stdout().lock());
    for line in lines {
        writeln!(output, "{line}")?;
    }
    output.flush()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_keep_their_lines_and_show_what_deceives() {
        for (text, cell) in [
            ("Aýna", "Aýna"),
            ("two\r\nlines\n\nand\ta tab\t", "two\nlines\n\nand\ta tab\t"),
            (
                "\u{1b}[2J\ra\u{202e}b\u{9b}m",
                "<001B>[2J<000D>a<202E>b<009B>m",
            ),
        ] {
            assert_eq!(shown_text(text), cell);
        }
    }
}
