//! What can be wrong with what is stored, as `verify` and opening report it.

use crate::domain::message::Message;

/// One thing that is wrong. Kinds and keys are written in hexadecimal; they hold no names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// A commit in the journal has changed since it was written.
    Frame {
        /// The segment's number.
        segment: u32,
        /// The place in the segment, in bytes.
        offset: u64,
    },
    /// A segment of the journal is missing or its beginning has changed.
    Segment {
        /// The segment's number.
        segment: u32,
    },
    /// The snapshot that covers the segments up to this one has changed.
    Snapshot {
        /// The segment's number.
        segment: u32,
    },
    /// The journal does not end with the last commit that is known.
    Sequence {
        /// The last commit of the journal.
        journal: u64,
        /// The last commit that the working copy or the note of how far it had come knows.
        copy: u64,
    },
    /// The note of how far the journal had come is missing or has changed.
    Mark,
    /// The working copy holds another number of entries than it counted.
    Count {
        /// The kind of entry.
        kind: u8,
        /// How many were counted.
        counted: u64,
        /// How many there are.
        found: u64,
    },
    /// The working copy and the journal do not hold the same under this key.
    Differs {
        /// The key.
        key: String,
    },
    /// The working copy cannot be read to its end.
    Unreadable,
    /// A record cannot be opened or understood.
    Record {
        /// The number of its table.
        table: u8,
        /// The key.
        key: String,
    },
    /// A record lies in a table that this program does not know.
    UnknownTable {
        /// The number of the table.
        table: u8,
    },
    /// A record has no row where an index should have one.
    IndexMissing {
        /// The key of the row.
        key: String,
    },
    /// An index has a row that belongs to no record.
    IndexLeft {
        /// The key of the row.
        key: String,
    },
    /// A backup in the store's folder holds later commits than the store.
    Backup {
        /// Its last commit.
        backup: u64,
    },
    /// One of the two copies of the header is missing or has changed.
    Header {
        /// The file.
        file: &'static str,
    },
    /// The header is one that was in force before.
    EarlierHeader,
    /// The note of failed logins has changed.
    Logins,
}

impl Fault {
    /// Whether the working copy alone is at fault, which a whole journal makes up for.
    pub fn is_of_copy(&self) -> bool {
        matches!(
            self,
            Self::Count { .. } | Self::Differs { .. } | Self::Unreadable
        )
    }

    /// The sentence for the reader.
    pub fn message(&self) -> Message {
        match self {
            Self::Frame { segment, offset } => Message::new("store-fault-frame")
                .with("segment", i64::from(*segment))
                .with("offset", *offset),
            Self::Segment { segment } => {
                Message::new("store-fault-segment").with("segment", i64::from(*segment))
            }
            Self::Snapshot { segment } => {
                Message::new("store-fault-snapshot").with("segment", i64::from(*segment))
            }
            Self::Sequence { journal, copy } => Message::new("store-fault-sequence")
                .with("journal", *journal)
                .with("copy", *copy),
            Self::Mark => Message::new("store-fault-mark"),
            Self::Count {
                kind,
                counted,
                found,
            } => Message::new("store-fault-count")
                .with("kind", i64::from(*kind))
                .with("counted", *counted)
                .with("found", *found),
            Self::Differs { key } => Message::new("store-fault-differs").with("key", key.clone()),
            Self::Unreadable => Message::new("store-fault-unreadable"),
            Self::Record { table, key } => Message::new("store-fault-record")
                .with("table", i64::from(*table))
                .with("key", key.clone()),
            Self::UnknownTable { table } => {
                Message::new("store-fault-unknown-table").with("table", i64::from(*table))
            }
            Self::IndexMissing { key } => {
                Message::new("store-fault-index-missing").with("key", key.clone())
            }
            Self::IndexLeft { key } => {
                Message::new("store-fault-index-left").with("key", key.clone())
            }
            Self::Backup { backup } => Message::new("store-fault-backup").with("backup", *backup),
            Self::Header { file } => Message::new("store-fault-header").with("file", *file),
            Self::EarlierHeader => Message::new("store-fault-earlier-header"),
            Self::Logins => Message::new("store-fault-logins"),
        }
    }
}
