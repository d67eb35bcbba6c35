//! What came out of an import.

use super::record::Record;
use crate::domain::message::Message;

/// What became of a row that was handed on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It was not there before.
    New,
    /// It was there and said something else.
    Changed,
    /// It was there and said the same.
    Unchanged,
    /// It can't be kept, and why.
    Refused(Message),
}

/// Where the rows of a directory go.
pub trait Sink {
    /// Takes at most 50 rows of one table and says what became of each, in their order.
    ///
    /// # Errors
    /// A sentence for the reader, after which nothing more is handed on.
    fn accept(&mut self, records: Vec<Record>) -> Result<Vec<Outcome>, Message>;

    /// Takes a row that was refused.
    fn refuse(&mut self, problem: Problem);
}

/// A row that was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file's name, without its folder.
    pub file: String,
    /// The number of the row's first line, from 1.
    pub line: u64,
    /// Why.
    pub reason: Message,
}

impl Problem {
    /// The problem as one sentence with file, line and reason.
    pub fn message(&self) -> Message {
        Message::new("import-problem")
            .with("file", self.file.as_str())
            .with("line", self.line)
            .with("reason", self.reason.clone())
    }
}

/// Something about a whole file that the reader should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The file's name, without its folder.
    pub file: String,
    /// What.
    pub text: Message,
}

impl Note {
    /// The note as one sentence with its file.
    pub fn message(&self) -> Message {
        Message::new("import-note")
            .with("file", self.file.as_str())
            .with("text", self.text.clone())
    }
}

/// The counts of one table. `read` is the sum of `new`, `changed`, `unchanged`, `repeated` and
/// `refused`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// The table's name in HSDS 3; that of the file where HSDS has none.
    pub table: String,
    /// Rows that are not blank.
    pub read: usize,
    /// Rows that were not there before.
    pub new: usize,
    /// Rows that were there and said something else.
    pub changed: usize,
    /// Rows that were there and said the same.
    pub unchanged: usize,
    /// Rows that the directory holds twice in the same words; they are kept once.
    pub repeated: usize,
    /// Kept rows that point to a row which is not in the directory, or to none where one is needed.
    pub orphan: usize,
    /// Rows that were not taken.
    pub refused: usize,
}

impl Summary {
    /// The counts as one line.
    pub fn message(&self) -> Message {
        Message::new("import-summary")
            .with("table", self.table.as_str())
            .with("read", self.read)
            .with("new", self.new)
            .with("changed", self.changed)
            .with("unchanged", self.unchanged)
            .with("repeated", self.repeated)
            .with("orphan", self.orphan)
            .with("refused", self.refused)
    }
}

/// What came out of an import, apart from the problems.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// One for each table, in the order of reading.
    pub summaries: Vec<Summary>,
    /// Remarks on files.
    pub notes: Vec<Note>,
    /// How many files could not be opened, or not be read to their end.
    pub files_left_out: usize,
}

impl Report {
    /// Whether any row was taken, be it only to find that it is there already.
    pub fn took_rows(&self) -> bool {
        let mut summaries = self.summaries.iter();
        summaries.any(|summary| summary.new + summary.changed + summary.unchanged > 0)
    }
}
