//! `goldaw import`: records of other programs.

use super::arguments::{Format, ImportPartners};
use super::context::Context;
use super::failure::Failure;
use super::opened::Opened;
use super::output;
use crate::domain::account::Role;
use crate::domain::message::Message;
use crate::exchange::import::{self, Outcome, Problem, Record, Report, Sink};
use crate::exchange::rows::Sheet;
use crate::exchange::rows::import::ImportRow;
use crate::language::clean_line;
use crate::office::permission::RequestKind;
use crate::office::{Answer, Request};
use std::path::Path;

/// Reads a partner directory into the store and says what became of its rows.
///
/// # Errors
/// A file can't be opened, no row was taken, or the office takes nothing. Rows that were refused beside
/// others that were taken are no error.
pub fn partners(context: &Context, import: &ImportPartners) -> Result<(), Failure> {
    let source = match &import.source {
        Some(name) => clean_line(name.trim()),
        None => name_of(&import.path),
    };
    let mut opened = if import.dry_run {
        Opened::of(context, Role::Coordinator)?
    } else {
        Opened::for_writing(context, Role::Coordinator)?
    };
    let kind = RequestKind::ImportDirectory;
    opened.expect_may(kind)?;
    let mut desk = ImportDesk {
        context,
        opened,
        source: &source,
        dry_run: import.dry_run,
    };
    let report = import::import(&import.path, &mut desk).map_err(Failure::new)?;
    tell(context, import, &source, &report)
}

/// The name of the folder or file itself, wherever it lies and however it was reached.
fn name_of(path: &Path) -> String {
    let whole = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let name = whole.file_stem().unwrap_or(whole.as_os_str());
    name.to_string_lossy().into_owned()
}

fn tell(
    context: &Context,
    import: &ImportPartners,
    source: &str,
    report: &Report,
) -> Result<(), Failure> {
    for note in &report.notes {
        context.tell(&note.message());
    }
    if context.output.format == Format::Table {
        let lines = report.summaries.iter();
        output::lines(lines.map(|summary| context.words().say(&summary.message())))?;
    } else {
        let rows = report.summaries.iter().map(ImportRow::of);
        context.sheet(&Sheet::of(rows))?;
    }
    if !report.took_rows() {
        return Err(Failure::new(Message::new("cli-nothing-imported")));
    }
    let done = if import.dry_run {
        Message::new("cli-import-dry-run")
    } else {
        Message::new("cli-imported")
    };
    context.tell(&done.with("source", source));
    match report.files_left_out {
        0 => Ok(()),
        count => {
            let message = Message::new("cli-import-files-left-out");
            Err(Failure::new(message.with("count", count)))
        }
    }
}

/// Hands the rows of a directory to the office, batch by batch.
struct ImportDesk<'a> {
    context: &'a Context,
    opened: Opened<'a>,
    source: &'a str,
    dry_run: bool,
}

impl Sink for ImportDesk<'_> {
    fn accept(&mut self, records: Vec<Record>) -> Result<Vec<Outcome>, Message> {
        let mut rows = import::request_rows(self.source, &records);
        rows.dry_run = self.dry_run;
        let request = Request::ImportDirectory(rows);
        let answer = self.opened.ask_masked(request);
        match answer.map(|answer| answer.recorded().0) {
            Ok(Answer::Imported(counts)) => Ok(import::outcomes(&records, counts)),
            Ok(_) => Err(Message::new("cli-unexpected-answer")),
            Err(refusal) => Err(refusal.message().clone()),
        }
    }

    fn refuse(&mut self, problem: Problem) {
        self.context.tell(&problem.message());
    }
}
