//! A folder of CSV files as one directory. It is read twice: first for the ids, so that a row's
//! parents can be looked up wherever they stand, then for the rows.

use super::encoding::Encoding;
use super::files::{CsvFile, csv_files};
use super::names::{self, Meaning, ORGANIZATIONS, OWNERS};
use super::record::{Filled, Place, Record, Reference};
use super::report::{Note, Outcome, Problem, Report, Sink, Summary};
use super::table::{Refusal, Row, Table};
use crate::domain::message::Message;
use std::collections::HashMap;
use std::fs::File;
use std::io::Take;
use std::path::Path;

/// The most rows that are handed on at once: one commit of the store.
const BATCH: usize = 50;

/// The most rows that are read of one directory.
pub const ROWS_MAX: usize = 100_000;

/// The longest way from a row to its organisation: phone, contact, service at location, service, location.
const STEPS: usize = 6;

/// Reads a folder of CSV files (or one file) and hands its rows to `sink`, organisations first.
///
/// # Errors
/// Where the folder can't be read or holds no CSV files, and where the sink can't go on. Mistakes
/// within files are no errors: they go to [`Sink::refuse`].
pub fn import(path: &Path, sink: &mut impl Sink) -> Result<Report, Message> {
    let files = csv_files(path)?;
    let directory = Directory::survey(&files);
    let mut report = Report::default();
    let mut seen = HashMap::new();
    let mut rows_left = ROWS_MAX;
    for (index, file) in files.iter().enumerate() {
        // Files of one table follow each other, so its summary is the last one.
        let begun = report.summaries.pop_if(|last| last.table == file.table);
        let summary = begun.unwrap_or_else(|| Summary {
            table: file.table.clone(),
            ..Summary::default()
        });
        let mut reading = Reading {
            directory: &directory,
            files: &files,
            index,
            file,
            seen: &mut seen,
            sink: &mut *sink,
            waiting: Vec::new(),
            rows_left: &mut rows_left,
            summary,
            notes: &mut report.notes,
        };
        report.files_left_out += usize::from(!reading.read()?);
        let summary = reading.summary;
        report.summaries.push(summary);
    }
    Ok(report)
}

/// What is known of a directory before its rows are handed on.
struct Directory {
    /// The tables of its files.
    tables: Vec<String>,
    /// The ids of each table; with a row's nearest owner, where it has one.
    rows: HashMap<String, HashMap<String, Option<Reference>>>,
}

impl Directory {
    fn survey(files: &[CsvFile]) -> Self {
        let tables = files.iter().map(|file| file.table.clone()).collect();
        let mut directory = Self {
            tables,
            rows: HashMap::new(),
        };
        let mut rows_left = ROWS_MAX;
        for file in files {
            // What can't be opened or read is reported when the rows are handed on.
            let Ok(mut table) = file.open() else { continue };
            let columns = table.columns().to_vec();
            let meanings = file.meanings(&columns, &directory.tables);
            while let Some(row) = table.next_row().filter(|_| rows_left > 0) {
                rows_left -= 1;
                let filled = row.map(|row| Filled::new(row, &columns, &meanings));
                if let Ok(filled) = filled
                    && filled.check(&file.table).is_ok()
                {
                    directory.note(&file.table, &filled);
                }
            }
        }
        directory
    }

    fn note(&mut self, table: &str, filled: &Filled<'_>) {
        if let Some(id) = filled.identifier() {
            let owner = nearest_owner(&filled.parents()).filter(|_| OWNERS.contains(&table));
            let rows = self.rows.entry(table.to_owned()).or_default();
            rows.entry(id.to_owned()).or_insert(owner);
        }
    }

    fn place(&self, table: &str, source_id: String, filled: &Filled<'_>) -> Place {
        let mut parents = filled.parents();
        for parent in &mut parents {
            self.find_table(parent);
        }
        let organisation = self.organisation(&parents);
        let alone = names::is_dependent(table) && parents.is_empty();
        let unowned = table == names::SERVICES && organisation.is_none();
        let missing = parents.iter().any(|parent| !self.holds(parent));
        Place {
            source_id,
            organisation,
            parents,
            orphan: missing || alone || unowned,
        }
    }

    fn holds(&self, row: &Reference) -> bool {
        self.rows
            .get(&row.table)
            .is_some_and(|rows| rows.contains_key(&row.id))
    }

    /// Names the table of a reference to any table, where one has the id.
    fn find_table(&self, row: &mut Reference) {
        if row.table.is_empty() {
            let found = self.tables.iter().find(|table| {
                self.rows
                    .get(*table)
                    .is_some_and(|rows| rows.contains_key(&row.id))
            });
            row.table = found.cloned().unwrap_or_default();
        }
    }

    /// The organisation that a row's parents lead to, where the directory holds it.
    fn organisation(&self, parents: &[Reference]) -> Option<String> {
        let mut owner = nearest_owner(parents)?;
        for _ in 0..STEPS {
            if owner.table == ORGANIZATIONS {
                return Some(owner)
                    .filter(|owner| self.holds(owner))
                    .map(|owner| owner.id);
            }
            owner = self.rows.get(&owner.table)?.get(&owner.id)?.clone()?;
        }
        None
    }
}

fn nearest_owner(parents: &[Reference]) -> Option<Reference> {
    OWNERS
        .iter()
        .find_map(|table| parents.iter().find(|parent| parent.table == *table))
        .cloned()
}

/// Where an id was seen first, and what that row said.
struct Seen {
    file: usize,
    line: u64,
    content: blake3::Hash,
}

/// The second reading of one file.
struct Reading<'a, S> {
    directory: &'a Directory,
    files: &'a [CsvFile],
    index: usize,
    file: &'a CsvFile,
    seen: &'a mut HashMap<(String, String), Seen>,
    sink: &'a mut S,
    /// Rows to be handed on, with their lines.
    waiting: Vec<(u64, Record)>,
    /// How many rows may still be read of the whole directory.
    rows_left: &'a mut usize,
    summary: Summary,
    notes: &'a mut Vec<Note>,
}

impl<S: Sink> Reading<'_, S> {
    /// Reads the file; says whether it could be opened and read to its end.
    fn read(&mut self) -> Result<bool, Message> {
        let mut table = match self.file.open() {
            Ok(table) => table,
            Err(refusal) => {
                // The header is a row too, so that the counts add up.
                self.summary.read += 1;
                self.refuse(refusal);
                return Ok(false);
            }
        };
        let columns = table.columns().to_vec();
        let meanings = self.file.meanings(&columns, &self.directory.tables);
        let before = self.summary.read;
        let mut made_ids = 0;
        let mut cut = false;
        while let Some(row) = table.next_row() {
            self.summary.read += 1;
            if *self.rows_left == 0 {
                cut = true;
                self.refuse(too_many_rows(&row));
                break;
            }
            *self.rows_left -= 1;
            match row {
                Ok(row) => made_ids += usize::from(self.take(row, &columns, &meanings)?),
                Err(refusal) => self.refuse(refusal),
            }
        }
        self.hand_on()?;
        let rows = self.summary.read - before;
        self.remark(&table, rows, made_ids);
        Ok(!cut)
    }

    /// Takes a row; says whether its id had to be made.
    fn take(
        &mut self,
        row: Row,
        columns: &[String],
        meanings: &[Meaning],
    ) -> Result<bool, Message> {
        let filled = Filled::new(row, columns, meanings);
        let line = filled.line;
        if let Err(reason) = filled.check(&self.file.table) {
            self.refuse(Refusal { line, reason });
            return Ok(false);
        }
        let given = filled.identifier().map(str::to_owned);
        let made = given.is_none();
        let Some(id) = self.identify(given, &filled) else {
            return Ok(false);
        };
        let place = self.directory.place(&self.file.table, id, &filled);
        self.waiting
            .push((line, filled.into_record(&self.file.table, place)));
        if self.waiting.len() == BATCH {
            self.hand_on()?;
        }
        Ok(made)
    }

    /// The row's id, made where none is given; none where the row was seen before.
    fn identify(&mut self, given: Option<String>, filled: &Filled<'_>) -> Option<String> {
        let content = blake3::hash(filled.content().as_bytes());
        let table = &self.file.table;
        let lasting = || made_id(table, &filled.lasting(table));
        let key = (table.clone(), given.clone().unwrap_or_else(lasting));
        let Some(seen) = self.seen.get(&key) else {
            let seen = Seen {
                file: self.index,
                line: filled.line,
                content,
            };
            let id = key.1.clone();
            self.seen.insert(key, seen);
            return Some(id);
        };
        if seen.content == content {
            self.summary.repeated += 1;
            return None;
        }
        if given.is_none() {
            // Two nameless rows that differ: both are kept, each under an id of its whole content.
            return self.identify(Some(made_id(table, &filled.content())), filled);
        }
        let file = self.files.get(seen.file).map(|file| file.name.clone());
        let reason = Message::new("import-same-id")
            .with("id", key.1)
            .with("file", file.unwrap_or_default())
            .with("line", seen.line);
        self.refuse(Refusal {
            line: filled.line,
            reason,
        });
        None
    }

    fn hand_on(&mut self) -> Result<(), Message> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let (lines, records): (Vec<(u64, bool)>, Vec<Record>) = std::mem::take(&mut self.waiting)
            .into_iter()
            .map(|(line, record)| ((line, record.is_orphan()), record))
            .unzip();
        for (outcome, (line, orphan)) in self.sink.accept(records)?.into_iter().zip(lines) {
            match outcome {
                Outcome::New => self.summary.new += 1,
                Outcome::Changed => self.summary.changed += 1,
                Outcome::Unchanged => self.summary.unchanged += 1,
                Outcome::Refused(reason) => {
                    self.refuse(Refusal { line, reason });
                    continue;
                }
            }
            self.summary.orphan += usize::from(orphan);
        }
        Ok(())
    }

    fn refuse(&mut self, refusal: Refusal) {
        self.summary.refused += 1;
        self.sink.refuse(Problem {
            file: self.file.name.clone(),
            line: refusal.line,
            reason: refusal.reason,
        });
    }

    fn remark(&mut self, table: &Table<Take<File>>, rows: usize, made_ids: usize) {
        let mut note = |text: Message| {
            self.notes.push(Note {
                file: self.file.name.clone(),
                text,
            });
        };
        if table.columns().is_empty() {
            return note(Message::new("import-empty-file"));
        }
        if table.encoding() != Encoding::Utf8.name() {
            note(Message::new("import-encoding").with("encoding", table.encoding()));
        }
        if self.file.has_changed() {
            note(Message::new("import-file-changed"));
        }
        if rows == 0 {
            note(Message::new("import-header-only"));
        }
        if made_ids > 0 {
            note(Message::new("import-ids-made").with("count", made_ids));
        }
    }
}

fn too_many_rows(row: &Result<Row, Refusal>) -> Refusal {
    let line = match row {
        Ok(row) => row.line,
        Err(refusal) => refusal.line,
    };
    let reason = Message::new("import-too-many-rows").with("limit", ROWS_MAX);
    Refusal { line, reason }
}

/// An id of 32 hexadecimal digits, the same at every import.
fn made_id(table: &str, content: &str) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher
        .update(table.as_bytes())
        .update(&[0])
        .update(content.as_bytes());
    format!("made-{:.32}", hasher.finalize().to_hex().as_str())
}
