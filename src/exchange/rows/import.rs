//! Rows of what came out of an import.

use super::Row;
use crate::exchange::import::Summary;
use serde::Serialize;

/// What became of the rows of one table.
#[derive(Debug, Clone, Default, Serialize)]
#[allow(missing_docs)] // The fields are those of the summary.
pub struct ImportRow {
    pub table: String,
    pub read: usize,
    pub new: usize,
    pub changed: usize,
    pub unchanged: usize,
    /// Rows that the directory holds twice in the same words.
    pub repeated: usize,
    pub kept_without_parent: usize,
    pub refused: usize,
}

impl Row for ImportRow {
    const BRIEF: &'static [&'static str] = &[
        "table",
        "read",
        "new",
        "changed",
        "unchanged",
        "repeated",
        "kept_without_parent",
        "refused",
    ];
}

impl ImportRow {
    /// The row of a table.
    pub fn of(summary: &Summary) -> Self {
        Self {
            table: summary.table.clone(),
            read: summary.read,
            new: summary.new,
            changed: summary.changed,
            unchanged: summary.unchanged,
            repeated: summary.repeated,
            kept_without_parent: summary.orphan,
            refused: summary.refused,
        }
    }
}
