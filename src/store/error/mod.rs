//! Why the store could not do something, with a sentence and a hint for the reader.

use super::disk::{Doing, Refused};
use super::engine::Key;
use crate::domain::Instant;
use crate::domain::message::Message;
use serde::{Deserialize, Serialize};
use std::io;
use std::path::PathBuf;

/// From so many seconds on a wait is told in minutes.
const MINUTES_FROM: i64 = 120;

/// Who has the store open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owner {
    /// The process's number.
    pub process: u32,
    /// The name of the user on this machine.
    pub user: String,
    /// The terminal the program was started from; empty when there is none.
    pub terminal: String,
    /// Since when.
    pub since: Instant,
    /// Where others may come in, if it is a server; else empty.
    #[serde(default)]
    pub socket: String,
}

/// Why the store could not do something. Nothing has changed when one of these comes back, but for
/// [`StoreError::Unsure`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// Somebody else has changed these records meanwhile.
    #[error("changed meanwhile: {} keys", .0.len())]
    Conflict(Vec<Key>),
    /// Another program has the store open; `None` when it has not said who it is.
    #[error("in use: {0:?}")]
    InUse(Option<Owner>),
    /// The disk is full.
    #[error("disk full")]
    Full,
    /// The store's folder is not where it was when it was opened.
    #[error("gone: {}", .0.display())]
    Gone(PathBuf),
    /// The lock's file in the folder is another than the one that was locked: somebody else may have
    /// the store open too.
    #[error("lock lost: {}", .0.display())]
    LockLost(PathBuf),
    /// The folder or its disk can only be read.
    #[error("not writable")]
    NotWritable,
    /// What is stored has changed by itself.
    #[error("damaged: {0}")]
    Damaged(Damage),
    /// The disk failed in the middle of saving: whether the change is there will be known when the
    /// store is opened again. Committing the same changes then does no harm.
    #[error("not known whether saved")]
    Unsure,
    /// The store cannot be used any more until it is opened again.
    #[error("unavailable until opened again")]
    Unavailable,
    /// What is damaged cannot be put right from what the store still holds.
    #[error("needs a backup")]
    NeedsBackup,
    /// The store could only be opened for reading, for this reason.
    #[error("open for reading only: {0}")]
    ReadingOnly(Box<StoreError>),
    /// The changes asked for are so old that they are not kept one by one any more.
    #[error("too long ago")]
    TooLongAgo,
    /// So much was changed, or had to be forgotten, that what is read as it was at a moment cannot be
    /// read to its end.
    #[error("overtaken")]
    Overtaken,
    /// A backup is being made already.
    #[error("a backup is being made")]
    BackupRunning,
    /// The backup was stopped, because something was erased that it would have held.
    #[error("the backup was stopped")]
    BackupStopped,
    /// The file is no backup.
    #[error("not a backup")]
    NotABackup,
    /// There is a file of this name already.
    #[error("a file already: {}", .0.display())]
    FileExists(PathBuf),
    /// A backup was to lie in the folder of a store, among its parts.
    #[error("inside a store: {}", .0.display())]
    InsideStore(PathBuf),
    /// A newer program wrote this, with the format or schema of this number.
    #[error("written by a newer program: {0}")]
    NewerVersion(u16),
    /// The folder holds something else.
    #[error("not a store: {}", .0.display())]
    NotAStore(PathBuf),
    /// A restore was broken off when it had moved the store to this folder, before its last step.
    #[error("a restore was broken off: {}", .0.display())]
    RestoreBrokenOff(PathBuf),
    /// There is no store in this folder.
    #[error("no store: {}", .0.display())]
    NotFound(PathBuf),
    /// There is a store in this folder already.
    #[error("a store already: {}", .0.display())]
    Exists(PathBuf),
    /// There is a store in this folder already, and none may be moved aside.
    #[error("would replace a store: {}", .0.display())]
    WouldReplace(PathBuf),
    /// No account with this login and passphrase.
    #[error("wrong login or passphrase")]
    WrongPassphrase,
    /// The recovery key of another store, or one that was replaced.
    #[error("wrong recovery key")]
    WrongRecoveryKey,
    /// This login failed too often: it is not tried before so many seconds are over.
    #[error("too many attempts: wait {seconds} s")]
    TooManyAttempts {
        /// How long.
        seconds: i64,
    },
    /// The key file is missing, unreadable, or of another store.
    #[error("no key file that fits")]
    WrongKeyFile,
    /// The last login cannot be taken away: nobody could open the store again.
    #[error("last login")]
    LastSlot,
    /// A record of this many bytes; the limit is [`super::record::RECORD_LIMIT`].
    #[error("record too large: {0} bytes")]
    TooLarge(usize),
    /// The system's random numbers cannot be had.
    #[error("no random numbers")]
    NoRandomNumbers,
    /// The operating system refused.
    #[error("{0}")]
    Io(String),
    /// The operating system refused to do something with a file or folder.
    #[error("{doing:?} {}: {reason}", .path.display())]
    Refused {
        /// What it was asked to do.
        doing: Doing,
        /// With which file or folder.
        path: PathBuf,
        /// What it said.
        reason: String,
    },
}

/// What is damaged, and how much can still be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// Both copies of the header.
    #[error("header")]
    Header,
    /// The header, by somebody who could write to it and did not have the key.
    #[error("header changed without the key")]
    ChangedHeader,
    /// The journal, from this place on.
    #[error("journal: segment {segment}, offset {offset}")]
    Journal {
        /// The segment's number.
        segment: u32,
        /// The place in the segment, in bytes.
        offset: u64,
        /// The commits before it.
        readable: u64,
    },
    /// The snapshot that stands for the older commits of the journal, or that of a backup.
    #[error("snapshot")]
    Snapshot,
    /// The working copy; opening the store again rebuilds it.
    #[error("working copy")]
    Copy,
    /// A record in the table of this number.
    #[error("record of table {0}")]
    Record(u8),
    /// A backup.
    #[error("backup")]
    Backup,
    /// A draft.
    #[error("draft")]
    Draft,
}

impl StoreError {
    /// What happened.
    pub fn message(&self) -> Message {
        match self {
            Self::Conflict(_) => Message::new("store-conflict"),
            Self::InUse(Some(owner)) => owner.message(),
            Self::InUse(None) => Message::new("store-in-use-unknown"),
            Self::Full => Message::new("store-full"),
            Self::Gone(path) => folder("store-gone", path),
            Self::LockLost(path) => folder("store-lock-lost", path),
            Self::NotWritable => Message::new("store-not-writable"),
            Self::Damaged(damage) => damage.message(),
            Self::Unsure => Message::new("store-unsure"),
            Self::Unavailable => Message::new("store-unavailable"),
            Self::NeedsBackup => Message::new("store-needs-backup"),
            Self::ReadingOnly(why) => {
                Message::new("store-reading-only").with("reason", why.message())
            }
            Self::TooLongAgo => Message::new("store-too-long-ago"),
            Self::Overtaken => Message::new("store-overtaken"),
            Self::BackupRunning => Message::new("store-backup-running"),
            Self::BackupStopped => Message::new("store-backup-stopped"),
            Self::NotABackup => Message::new("store-not-a-backup"),
            Self::FileExists(path) => folder("store-file-exists", path),
            Self::InsideStore(path) => folder("store-inside-store", path),
            Self::NewerVersion(version) => {
                Message::new("store-newer-version").with("version", i64::from(*version))
            }
            Self::NotAStore(path) => folder("store-not-a-store", path),
            Self::NotFound(path) => folder("store-not-found", path),
            Self::RestoreBrokenOff(path) => folder("store-restore-broken-off", path),
            Self::Exists(path) => folder("store-exists", path),
            Self::WouldReplace(path) => folder("store-exists", path),
            Self::WrongPassphrase => Message::new("store-wrong-passphrase"),
            Self::WrongRecoveryKey => Message::new("store-wrong-recovery-key"),
            Self::TooManyAttempts { seconds } if *seconds < MINUTES_FROM => {
                Message::new("store-too-many-attempts").with("seconds", *seconds)
            }
            Self::TooManyAttempts { seconds } => {
                let minutes = seconds.saturating_add(59) / 60;
                Message::new("store-too-many-attempts-minutes").with("minutes", minutes)
            }
            Self::WrongKeyFile => Message::new("store-wrong-key-file"),
            Self::LastSlot => Message::new("store-last-slot"),
            Self::TooLarge(bytes) => Message::new("store-too-large").with("bytes", *bytes),
            Self::NoRandomNumbers => Message::new("store-no-random-numbers"),
            Self::Io(reason) => Message::new("store-io").with("reason", reason.clone()),
            Self::Refused {
                doing,
                path,
                reason,
            } => Message::new(refused(*doing))
                .with("path", path.display().to_string())
                .with("reason", reason.clone()),
        }
    }

    /// What to do about it.
    pub fn hint(&self) -> Message {
        Message::new(match self {
            Self::ReadingOnly(why) => return why.hint(),
            Self::NeedsBackup => "store-needs-backup-hint",
            Self::Conflict(_) => "store-conflict-hint",
            Self::InUse(Some(owner)) => return owner.hint(),
            Self::InUse(None) => "store-in-use-hint",
            Self::Full => "store-full-hint",
            Self::Gone(_) => "store-gone-hint",
            Self::NotWritable => "store-not-writable-hint",
            Self::Damaged(Damage::Copy) | Self::Unsure | Self::Unavailable | Self::LockLost(_) => {
                "store-unavailable-hint"
            }
            Self::Damaged(Damage::Header) => "store-damaged-header-hint",
            Self::Damaged(Damage::ChangedHeader) => "store-changed-header-hint",
            Self::Damaged(Damage::Draft) => "store-damaged-draft-hint",
            Self::Overtaken => "store-overtaken-hint",
            Self::BackupRunning => "store-backup-running-hint",
            Self::BackupStopped => "store-backup-stopped-hint",
            Self::NotABackup | Self::Damaged(Damage::Backup) => "store-not-a-backup-hint",
            Self::FileExists(_) => "store-file-exists-hint",
            Self::InsideStore(_) => "store-inside-store-hint",
            Self::Damaged(_) => "store-damaged-hint",
            Self::TooLongAgo => "store-too-long-ago-hint",
            Self::NewerVersion(_) => "store-newer-version-hint",
            Self::WouldReplace(_) => "store-would-replace-hint",
            Self::NotAStore(_) | Self::Exists(_) => "store-other-folder-hint",
            Self::NotFound(_) => "store-not-found-hint",
            Self::RestoreBrokenOff(_) => "store-restore-broken-off-hint",
            Self::WrongPassphrase => "store-wrong-passphrase-hint",
            Self::WrongRecoveryKey => "store-wrong-recovery-key-hint",
            Self::TooManyAttempts { .. } => "store-too-many-attempts-hint",
            Self::WrongKeyFile => "store-wrong-key-file-hint",
            Self::LastSlot => "store-last-slot-hint",
            Self::TooLarge(_) => "store-too-large-hint",
            Self::NoRandomNumbers | Self::Io(_) | Self::Refused { .. } => "store-io-hint",
        })
    }
}

impl Owner {
    /// The owner of a note that anything may stand in: nothing in it can do more to a terminal than
    /// be shown.
    pub(super) fn from_note(note: &[u8]) -> Option<Self> {
        let owner: Self = serde_json::from_slice(note).ok()?;
        Some(Self {
            user: printable(&owner.user),
            terminal: printable(&owner.terminal),
            socket: printable(&owner.socket),
            ..owner
        })
    }

    fn message(&self) -> Message {
        let message = match (self.user.as_str(), self.terminal.as_str()) {
            _ if !self.socket.is_empty() => Message::new("store-served"),
            ("", _) => Message::new("store-in-use-somebody"),
            (user, "") => Message::new("store-in-use-no-terminal").with("user", user.to_owned()),
            (user, terminal) => Message::new("store-in-use")
                .with("user", user.to_owned())
                .with("terminal", terminal.to_owned()),
        };
        message
            .with("since", self.since)
            .with("process", self.process.to_string())
    }

    fn hint(&self) -> Message {
        match self.socket.as_str() {
            "" => Message::new("store-in-use-hint"),
            socket => Message::new("store-served-hint")
                .with("socket", socket.to_owned())
                .with("process", self.process.to_string()),
        }
    }
}

/// Letters, numbers and what a plain keyboard has, as many as a name needs.
fn printable(text: &str) -> String {
    const LIMIT: usize = 128;
    let shown = |letter: &char| letter.is_alphanumeric() || matches!(letter, ' '..='~');
    let kept: String = text.chars().filter(shown).take(LIMIT).collect();
    kept.trim().to_owned()
}

impl Damage {
    fn message(&self) -> Message {
        match self {
            Self::Header => Message::new("store-damaged-header"),
            Self::ChangedHeader => Message::new("store-changed-header"),
            Self::Journal {
                segment, offset, ..
            } => Message::new("store-damaged-journal")
                .with("segment", i64::from(*segment))
                .with("offset", *offset),
            Self::Snapshot => Message::new("store-damaged-snapshot"),
            Self::Copy => Message::new("store-damaged-copy"),
            Self::Record(table) => {
                Message::new("store-damaged-record").with("table", i64::from(*table))
            }
            Self::Backup => Message::new("store-damaged-backup"),
            Self::Draft => Message::new("store-damaged-draft"),
        }
    }
}

fn folder(id: &'static str, path: &std::path::Path) -> Message {
    Message {
        id,
        arguments: Vec::new(),
    }
    .with("folder", path.display().to_string())
}

impl From<Damage> for StoreError {
    fn from(damage: Damage) -> Self {
        Self::Damaged(damage)
    }
}

impl From<io::Error> for StoreError {
    fn from(error: io::Error) -> Self {
        use io::ErrorKind::{PermissionDenied, QuotaExceeded, ReadOnlyFilesystem, StorageFull};
        let refused: Option<&Refused> = error.get_ref().and_then(|inner| inner.downcast_ref());
        let looking =
            refused.is_some_and(|refused| matches!(refused.doing, Doing::Opening | Doing::Reading));
        match (error.kind(), refused) {
            (StorageFull | QuotaExceeded, _) => Self::Full,
            (ReadOnlyFilesystem, _) => Self::NotWritable,
            (PermissionDenied, _) if !looking => Self::NotWritable,
            (_, Some(refused)) => Self::Refused {
                doing: refused.doing,
                path: refused.path.clone(),
                reason: words_of(&refused.reason),
            },
            (_, None) => Self::Io(words_of(&error)),
        }
    }
}

/// What the system says without the number it says it with.
fn words_of(error: &io::Error) -> String {
    let said = error.to_string();
    let words = said.split_once(" (os error ");
    words.map_or(said.clone(), |(words, _)| words.to_owned())
}

fn refused(doing: Doing) -> &'static str {
    match doing {
        Doing::Opening => "store-refused-opening",
        Doing::Reading => "store-refused-reading",
        Doing::Writing => "store-refused-writing",
        Doing::Syncing => "store-refused-syncing",
        Doing::Making => "store-refused-making",
        Doing::Renaming => "store-refused-renaming",
        Doing::Removing => "store-refused-removing",
    }
}

impl From<getrandom::Error> for StoreError {
    fn from(_: getrandom::Error) -> Self {
        Self::NoRandomNumbers
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::unreachable)]
mod tests;
