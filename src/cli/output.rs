//! Answers to standard output, in the format that was asked for.

use super::arguments::Format;
use super::failure::Failure;
use super::{document, table};
use crate::domain::message::Message;
use crate::exchange::rows::Sheet;
use crate::exchange::{csv_text, json_text};
use crate::language::Words;
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
    /// Writes a flat list; a table in these words.
    pub fn sheet(self, sheet: &Sheet<'_>, words: &Words) -> Result<(), Failure> {
        match self.format {
            Format::Json => {
                let output = BufWriter::new(io::stdout().lock());
                json_text::write_list(sheet.rows(), output)?;
                Ok(())
            }
            Format::Csv => {
                csv_text::write(sheet, io::stdout().lock())?;
                Ok(())
            }
            Format::Table => {
                let rows = || sheet.rows();
                lines(table::lines(sheet.brief, rows, self.width, words))
            }
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

    /// Writes one record with all that belongs to it; for people in these words.
    pub fn document(self, fields: &Map<String, Value>, words: &Words) -> Result<(), Failure> {
        self.expect_document()?;
        match self.format {
            Format::Json => json(fields),
            Format::Csv | Format::Table => lines(document::lines(fields, self.width, words)),
        }
    }
}

fn json(value: &impl Serialize) -> Result<(), Failure> {
    json_text::write(value, io::stdout().lock())?;
    Ok(())
}

/// Writes lines of text.
pub fn lines(lines: impl IntoIterator<Item = String>) -> Result<(), Failure> {
    let mut output = BufWriter::new(io::stdout().lock());
    for line in lines {
        writeln!(output, "{}", text::shown(&line))?;
    }
    output.flush()?;
    Ok(())
}
