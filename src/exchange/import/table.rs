//! One CSV file as rows under a header.
//!
//! The csv package would do this but for two things: it can't tell an unclosed quote, which makes
//! one cell of all that follows, and its line numbers don't count a lone CR.

use super::lines::{Assumed, LINE_LIMIT, Line, Lines};
use crate::domain::message::Message;
use crate::language::{clean, clean_line};
use std::collections::HashSet;
use std::io::{self, Read, Seek};

/// The longest cell that is taken, in bytes.
pub const CELL_LIMIT: usize = 65_536;
/// The longest row that is taken, in bytes of its cells. With the names of its columns it still fits
/// into a record.
pub const ROW_LIMIT: usize = 512 << 10;
/// The most columns of a table, and the longest name of one in bytes.
pub const COLUMNS_LIMIT: usize = 1_000;
const COLUMN_NAME_LIMIT: usize = 256;

/// A row that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The number of its first line in the file, from 1.
    pub line: u64,
    /// As many cells as the table has columns.
    pub cells: Vec<String>,
}

/// A row that can't be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The number of its first line in the file, from 1.
    pub line: u64,
    /// Why, for the reader.
    pub reason: Message,
}

/// A CSV file of any common encoding, delimiter and kind of line end.
pub struct Table<R> {
    lines: Lines<R>,
    assumed: Assumed,
    delimiter: char,
    columns: Vec<String>,
    /// How many columns there are up to the last one with a name of its own.
    named: usize,
}

impl<R: Read + Seek> Table<R> {
    /// Opens a file and reads its header.
    ///
    /// # Errors
    /// Those of the disk, as sentences; and that of a header that can't be read.
    pub fn open(source: R) -> Result<Self, Refusal> {
        let (lines, assumed) = Lines::new(source).map_err(|error| unreadable(1, &error))?;
        let mut table = Self {
            lines,
            assumed,
            delimiter: ',',
            columns: Vec::new(),
            named: 0,
        };
        if let Some(first) = table.first_line()? {
            table.delimiter = delimiter_of(first.text.as_deref().unwrap_or_default());
            table.lines.give_back(vec![first]);
            let header = table
                .next_cells()
                .transpose()?
                .map_or_else(Vec::new, |row| row.cells);
            let last_named = header.iter().rposition(|cell| !cell.trim().is_empty());
            table.named = last_named.map_or(0, |last| last + 1);
            table.columns = column_names(header)?;
        }
        Ok(table)
    }

    /// The names of the columns, each once; a nameless one is called `column_` and its place.
    /// None in an empty file.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// The encoding that the file is read in.
    pub fn encoding(&self) -> &'static str {
        self.assumed.encoding.name()
    }

    /// The next row that is not blank, or why it can't be taken; none at the end.
    pub fn next_row(&mut self) -> Option<Result<Row, Refusal>> {
        loop {
            match self.next_cells()? {
                Ok(row) if row.cells.iter().all(|cell| cell.trim().is_empty()) => {}
                Ok(row) => return Some(self.checked(row)),
                Err(refusal) => return Some(Err(refusal)),
            }
        }
    }

    fn first_line(&mut self) -> Result<Option<Line>, Refusal> {
        loop {
            match self.lines.next().map_err(|error| unreadable(1, &error))? {
                Some(line)
                    if line
                        .text
                        .as_ref()
                        .is_some_and(|text| text.trim().is_empty()) => {}
                other => return Ok(other),
            }
        }
    }

    /// A row of the table's width without what no field may hold.
    fn checked(&self, mut row: Row) -> Result<Row, Refusal> {
        let width = self.columns.len();
        let surplus = row
            .cells
            .iter()
            .skip(width)
            .any(|cell| !cell.trim().is_empty());
        let reason = if row.cells.len() < self.named || surplus {
            Message::new("import-wrong-width")
                .with("cells", row.cells.len())
                .with("columns", width)
        } else if row.cells.iter().any(|cell| cell.contains('\0')) {
            Message::new("import-zero-byte")
        } else if self.assumed.damaged && row.cells.iter().any(|cell| cell.contains('\u{fffd}')) {
            Message::new("import-broken-letters").with("encoding", self.encoding())
        } else {
            row.cells.resize(width, String::new());
            row.cells.iter_mut().for_each(|cell| *cell = clean(cell));
            match too_long(&row.cells) {
                Some(reason) => reason,
                None => return Ok(row),
            }
        };
        Err(Refusal {
            line: row.line,
            reason,
        })
    }

    /// The cells of the next row, however many. Where a quote stays open, its row is refused and
    /// the lines after it are read on their own.
    fn next_cells(&mut self) -> Option<Result<Row, Refusal>> {
        let first = match self.lines.next() {
            Ok(line) => line?,
            Err(error) => return Some(Err(self.end_with(&error))),
        };
        let line = first.number;
        let refused = |reason| {
            Some(Err(Refusal {
                line,
                reason: Message::new(reason),
            }))
        };
        let Some(text) = first.text else {
            return refused("import-line-too-long");
        };
        let mut cells = Cells::default();
        cells.feed(&text, self.delimiter);
        let mut length = text.len();
        let mut following = Vec::new();
        while cells.quoted {
            let next = match self.lines.next() {
                Ok(next) => next,
                Err(error) => return Some(Err(self.end_with(&error))),
            };
            if let Some(text) = next.as_ref().and_then(|line| line.text.as_ref()) {
                cells.feed(text, self.delimiter);
                length += text.len();
            }
            let broken = next.as_ref().is_none_or(|line| line.text.is_none());
            following.extend(next);
            if broken || cells.stray || length > LINE_LIMIT {
                self.lines.give_back(following);
                return refused("import-open-quote");
            }
        }
        Some(Ok(Row {
            line,
            cells: cells.finished,
        }))
    }

    /// A disk that fails once would fail for ever: nothing more is read.
    fn end_with(&mut self, error: &io::Error) -> Refusal {
        self.lines.stop();
        unreadable(self.lines.number(), error)
    }
}

fn too_long(cells: &[String]) -> Option<Message> {
    if cells.iter().any(|cell| cell.len() > CELL_LIMIT) {
        return Some(Message::new("import-cell-too-long").with("limit", CELL_LIMIT));
    }
    let bytes: usize = cells.iter().map(String::len).sum();
    (bytes > ROW_LIMIT).then(|| Message::new("import-row-too-long").with("limit", ROW_LIMIT))
}

fn unreadable(line: u64, error: &io::Error) -> Refusal {
    let reason = Message::new("import-unreadable").with("error", error.to_string());
    Refusal { line, reason }
}

/// The cells of a row that is being read.
#[derive(Default)]
struct Cells {
    finished: Vec<String>,
    open: String,
    /// `open` began with a quote that is not closed yet.
    quoted: bool,
    /// A quote stood inside a quoted cell without being doubled. Within one line it is a slip; over
    /// lines it means that the first quote was never closed.
    stray: bool,
}

impl Cells {
    fn feed(&mut self, line: &str, delimiter: char) {
        if self.quoted {
            self.open.push('\n');
        }
        let mut letters = line.chars();
        while let Some(letter) = letters.next() {
            if self.quoted && letter == '"' {
                let rest = letters.as_str();
                let after_blanks = rest.trim_start_matches(' ');
                if let Some(after) = rest.strip_prefix('"') {
                    self.open.push('"');
                    letters = after.chars();
                } else if after_blanks.is_empty() || after_blanks.starts_with(delimiter) {
                    self.quoted = false;
                    letters = after_blanks.chars();
                } else {
                    self.stray = true;
                    self.open.push('"');
                }
            } else if !self.quoted && letter == delimiter {
                self.finished.push(std::mem::take(&mut self.open));
            } else if !self.quoted && letter == '"' && self.open.is_empty() {
                self.quoted = true;
            } else {
                self.open.push(letter);
            }
        }
        if !self.quoted {
            self.finished.push(std::mem::take(&mut self.open));
        }
    }
}

/// The delimiter that occurs most often in the header outside quotes; a comma where none does.
fn delimiter_of(header: &str) -> char {
    let unquoted: Vec<&str> = header.split('"').step_by(2).collect();
    let count = |delimiter: char| {
        unquoted
            .iter()
            .map(|part| part.matches(delimiter).count())
            .sum()
    };
    let mut best = (',', 0_usize);
    for delimiter in [',', ';', '\t', '|'] {
        let found: usize = count(delimiter);
        if found > best.1 {
            best = (delimiter, found);
        }
    }
    best.0
}

/// The names of the columns. Trailing nameless columns stay, as cells may stand under them.
fn column_names(header: Vec<String>) -> Result<Vec<String>, Refusal> {
    let refused = |reason| Err(Refusal { line: 1, reason });
    if header.len() > COLUMNS_LIMIT {
        return refused(Message::new("import-too-many-columns").with("limit", COLUMNS_LIMIT));
    }
    if header.iter().any(|cell| cell.len() > COLUMN_NAME_LIMIT) {
        return refused(
            Message::new("import-column-name-too-long").with("limit", COLUMN_NAME_LIMIT),
        );
    }
    let mut taken = HashSet::new();
    let mut names = Vec::with_capacity(header.len());
    for (index, cell) in header.into_iter().enumerate() {
        let place = index + 1;
        let mut name = match clean_line(cell.trim()) {
            empty if empty.is_empty() => format!("column_{place}"),
            name => name,
        };
        while !taken.insert(name.clone()) {
            name = format!("{name}_{place}");
        }
        names.push(name);
    }
    Ok(names)
}
