//! The CSV files of a directory and the tables they hold.

use super::names::{self, Meaning, TAXONOMIES, TAXONOMY, TAXONOMY_TERMS};
use super::table::{Refusal, Table};
use crate::domain::message::Message;
use rustix::fs::OFlags;
use std::fs::{self, File, OpenOptions};
use std::io::{Read, Take};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// The most CSV files of one directory.
pub const FILES_MAX: usize = 100;
/// The most bytes that they may have together.
pub const BYTES_MAX: u64 = 256 << 20;

/// A CSV file of the folder.
pub(super) struct CsvFile {
    path: PathBuf,
    /// Its name without the folder.
    pub name: String,
    /// Its name without the ending, in the form of HSDS.
    stem: String,
    /// Its table, by the name of HSDS 3 where it has one.
    pub table: String,
    /// Its length when the directory was looked at: no more of it is read.
    bytes: u64,
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
            bytes: fs::metadata(&path).map_or(0, |file| file.len()),
            path,
        }
    }

    pub fn open(&self) -> Result<Table<Take<File>>, Refusal> {
        let refused = |reason| Refusal { line: 1, reason };
        let failed = |error: std::io::Error| {
            refused(Message::new("import-not-opened").with("error", error.to_string()))
        };
        // Opening a pipe would wait for somebody to write into it.
        let mut options = OpenOptions::new();
        let options = options.read(true);
        let options = options.custom_flags(OFlags::NONBLOCK.bits().cast_signed());
        let file = options.open(&self.path).map_err(failed)?;
        if !file.metadata().map_err(failed)?.is_file() {
            return Err(refused(Message::new("import-not-a-file")));
        }
        Table::open(file.take(self.bytes))
    }

    /// Whether it has another length than at the beginning.
    pub fn has_changed(&self) -> bool {
        fs::metadata(&self.path).is_ok_and(|file| file.len() != self.bytes)
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
    let mut files = Vec::new();
    if fs::metadata(path).map_err(fails)?.is_dir() {
        for entry in fs::read_dir(path).map_err(fails)? {
            let path = entry.map_err(fails)?.path();
            let end = path.extension();
            if end.is_some_and(|end| end.eq_ignore_ascii_case("csv")) {
                files.push(CsvFile::new(path));
            }
            if files.len() > FILES_MAX {
                let message = Message::new("import-too-many-files").with("path", shown);
                return Err(message.with("limit", FILES_MAX));
            }
        }
    } else {
        files.push(CsvFile::new(path.to_owned()));
    }
    if files.is_empty() {
        return Err(Message::new("import-no-files").with("path", shown));
    }
    let bytes = files
        .iter()
        .fold(0_u64, |sum, file| sum.saturating_add(file.bytes));
    if bytes > BYTES_MAX {
        let message = Message::new("import-too-large").with("path", shown);
        return Err(message.with("limit", BYTES_MAX >> 20));
    }
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
