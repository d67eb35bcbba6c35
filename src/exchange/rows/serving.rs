//! How a server is doing, and the store that it has open.

use crate::domain::Instant;
use crate::office::administration::Administration;
use crate::office::backup::BackupState;
use crate::office::serving::{Connected, Serving};
use serde::Serialize;

/// A server.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)] // The fields are those of the answer.
pub struct ServingRow {
    pub service: String,
    pub version: String,
    /// Since when it runs.
    pub since: Instant,
    /// How many questions wait to be answered.
    pub waiting: usize,
    /// The number of the last commit; null in an empty store.
    pub last_commit: Option<u64>,
    pub last_commit_at: Option<Instant>,
    /// Bytes on the disk; null where that can't be read now.
    pub journal_bytes: Option<u64>,
    pub store_bytes: Option<u64>,
    /// When the last backup was made that was read back and found whole.
    pub last_backup: Option<Instant>,
    pub last_backup_file: Option<String>,
    /// When the server makes the next one by itself; null: it does not.
    pub next_backup: Option<Instant>,
    /// How the one is that was begun last: none, running, made, failed.
    pub backup: &'static str,
    pub connected: Vec<ConnectedRow>,
}

/// A program that is connected.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)] // The fields are those of the answer.
pub struct ConnectedRow {
    /// Null in a demonstration as long as nobody was chosen.
    pub login: Option<String>,
    pub name: Option<String>,
    /// The user of the machine's system.
    pub user: String,
    pub since: Instant,
    /// When the person did something last.
    pub active: Instant,
    pub locked: bool,
}

impl ServingRow {
    /// The row of a server with the store that it has open.
    pub fn of(kept: &Administration, serving: &Serving) -> Self {
        let last = kept.last_backup.as_ref().map(|(last, _)| last);
        Self {
            service: kept.service_name.clone(),
            version: serving.version.clone(),
            since: serving.since,
            waiting: serving.waiting,
            last_commit: kept.last_commit.map(|(number, _)| number),
            last_commit_at: kept.last_commit.map(|(_, at)| at),
            journal_bytes: kept.sizes.map(|sizes| sizes.journal),
            store_bytes: kept.sizes.map(|sizes| sizes.total()),
            last_backup: last.map(|last| last.made),
            last_backup_file: last.map(|last| last.file.clone()),
            next_backup: kept.next_backup,
            backup: match kept.backup {
                BackupState::None => "none",
                BackupState::Running(_) => "running",
                BackupState::Made(_) => "made",
                BackupState::Failed(_) => "failed",
            },
            connected: serving.connected.iter().map(ConnectedRow::of).collect(),
        }
    }
}

impl ConnectedRow {
    fn of(connected: &Connected) -> Self {
        let (login, name) = connected.who.clone().unzip();
        Self {
            login,
            name,
            user: connected.user.clone(),
            since: connected.since,
            active: connected.active,
            locked: connected.locked,
        }
    }
}
