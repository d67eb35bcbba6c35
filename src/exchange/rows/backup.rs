//! What a backup holds, and what was brought back from one.

use super::verification::by_table;
use crate::domain::Instant;
use crate::office::backup::{BackupContents, BackupMade};
use serde::Serialize;
use std::collections::BTreeMap;

/// A backup that was made or read.
#[derive(Debug, Clone, Serialize)]
pub struct BackupRow {
    /// Where it lies.
    pub file: String,
    /// Whether every value in it was read and understood; what is not is told as an error.
    pub whole: bool,
    /// When it was made.
    pub made: Instant,
    /// The number of the last commit that it holds.
    pub last_commit: u64,
    /// Records by table.
    pub records: BTreeMap<String, u64>,
    /// Rows of indexes.
    pub index_rows: u64,
    /// How many older backups were removed for it; null where none was made.
    pub removed: Option<usize>,
}

/// A store that was made from a backup.
#[derive(Debug, Clone, Serialize)]
pub struct RestoredRow {
    /// Its folder.
    pub store: String,
    /// When the backup was made.
    pub made: Instant,
    /// Commits that the backup held.
    pub commits_from_backup: u64,
    /// Commits behind them that a journal held.
    pub commits_from_journal: u64,
    /// The folder of that journal; null where there was none.
    pub journal: Option<String>,
    /// What could not be brought back, in a sentence; null if nothing is known to be missing.
    pub missing: Option<String>,
    /// Where the store that was there before is kept; null if none was.
    pub kept_aside: Option<String>,
    /// Records that the backup held, by table.
    pub records: BTreeMap<String, u64>,
}

impl BackupRow {
    /// The row of a backup that was read.
    pub fn of(file: String, holds: &BackupContents) -> Self {
        Self {
            file,
            whole: true,
            made: holds.made,
            last_commit: holds.sequence,
            records: by_table(&holds.records),
            index_rows: holds.index_rows,
            removed: None,
        }
    }

    /// The row of a backup that was made.
    pub fn made(made: &BackupMade) -> Self {
        Self {
            removed: Some(made.removed),
            ..Self::of(made.file.clone(), &made.holds)
        }
    }
}
