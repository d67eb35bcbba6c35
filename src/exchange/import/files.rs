//! The CSV files of a directory and the tables they hold.

use super::names::{self, Meaning, TAXONOMIES, TAXONOMY, TAXONOMY_TERMS};
use super::table::{Refusal, Table};
use crate::domain::message::Message;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// A CSV file of the folder.
pub(super) struct CsvFile {
    path: PathBuf,
    /// Its name without the folder.
    pub name: String,
    /// Its name without the ending, in the form of HSDS.
    stem: String,
    /// Its table, by the name of HSDS 3 where it has one.
    pub table: String,
}

impl CsvFile {
    fn new(path: PathBuf) -> Self {
        let text = |part: Option<&std::ffi::OsStr>| {
            part.map(|part| part.to_string_lossy().into_owned())
                .unwrap_or_default()
        };
        let stem = names::plain(&text(path.file_stem()));
        Self {
            name: text(path.file_name()),
            table: names::known_table(&stem).map_or_else(|| stem.clone(), str::to_owned),
            stem,
            path,
        }
    }

    pub fn open(&self) -> Result<Table<File>, Refusal> {
        let file = File::open(&self.path).map_err(|error| Refusal {
            line: 1,
            reason: Message::new("import-not-opened").with("error", error.to_string()),
        })?;
        Table::open(file)
    }

    /// What its columns hold, in a directory of these tables.
    pub fn meanings(&self, columns: &[String], tables: &[String]) -> Vec<Meaning> {
        names::meanings(&self.table, &self.stem, columns, tables)
    }
}

/// The CSV files of a folder, or the one file, with what others point to first.
pub(super) fn csv_files(path: &Path) -> Result<Vec<CsvFile>, Message> {
    let shown = path.display().to_string();
    let fails = |error: std::io::Error| {
        Message::new("import-no-folder")
            .with("path", shown.as_str())
            .with("error", error.to_string())
    };
    let mut paths = Vec::new();
    if fs::metadata(path).map_err(fails)?.is_file() {
        paths.push(path.to_owned());
    } else {
        for entry in fs::read_dir(path).map_err(fails)? {
            paths.push(entry.map_err(fails)?.path());
        }
        let is_csv = |path: &PathBuf| {
            path.extension()
                .is_some_and(|end| end.eq_ignore_ascii_case("csv"))
        };
        paths.retain(|path| is_csv(path) && path.is_file());
    }
    if paths.is_empty() {
        return Err(Message::new("import-no-files").with("path", shown));
    }
    let mut files: Vec<CsvFile> = paths.into_iter().map(CsvFile::new).collect();
    // Where terms have a file of their own, `taxonomy` is what HSDS 3 calls so.
    let terms = files
        .iter()
        .any(|file| file.table == TAXONOMY_TERMS && file.stem != TAXONOMY);
    for file in files
        .iter_mut()
        .filter(|file| terms && file.stem == TAXONOMY)
    {
        TAXONOMIES.clone_into(&mut file.table);
    }
    files.sort_by_cached_key(|file| {
        (
            names::rank(&file.table),
            file.table.clone(),
            file.name.clone(),
        )
    });
    Ok(files)
}
