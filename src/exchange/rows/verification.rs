//! What `goldaw verify` read and found.

use crate::language::Words;
use crate::office::verification::{Table, Verification};
use serde::Serialize;
use std::collections::BTreeMap;

/// What was read, and what is wrong.
#[derive(Debug, Clone, Serialize)]
pub struct VerificationRow {
    /// Whether nothing is wrong.
    pub sound: bool,
    /// Commits of the journal.
    pub commits: u64,
    /// Rows of indexes.
    pub index_rows: u64,
    /// Entries of the audit trail whose chain holds.
    pub audit_entries: u64,
    /// Records by table.
    pub records: BTreeMap<String, u64>,
    /// Everything that is wrong, in sentences.
    pub faults: Vec<String>,
}

impl VerificationRow {
    /// The row of a verification.
    pub fn of(verification: &Verification, words: &Words) -> Self {
        let faults = verification.faults.iter().map(|fault| words.say(fault));
        Self {
            sound: verification.faults.is_empty(),
            commits: verification.commits,
            index_rows: verification.index_rows,
            audit_entries: verification.audit_entries,
            records: by_table(&verification.records),
            faults: faults.collect(),
        }
    }
}

/// The counts by the names of their tables.
pub fn by_table(records: &[(Table, u64)]) -> BTreeMap<String, u64> {
    let named = records.iter();
    named
        .map(|(table, count)| (snake_case(&format!("{table:?}")), *count))
        .collect()
}

/// `CaseItem` as `case_item`.
fn snake_case(name: &str) -> String {
    let mut words = String::with_capacity(name.len() + 4);
    for letter in name.chars() {
        if letter.is_uppercase() && !words.is_empty() {
            words.push('_');
        }
        words.extend(letter.to_lowercase());
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_named_in_snake_case() {
        for (name, words) in [("Case", "case"), ("DirectoryEntry", "directory_entry")] {
            assert_eq!(snake_case(name), words);
        }
    }
}
