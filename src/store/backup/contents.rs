//! Reading a backup to its end: every value is opened with the key, every record understood, and the
//! index rows are those that the records have. No more than a block is held in memory.

use super::file::{Preface, as_backup};
use super::{Progress, Step, Tell};
use crate::domain::Instant;
use crate::store::embedded::snapshot::Reader;
use crate::store::engine::Key;
use crate::store::error::{Damage, StoreError};
use crate::store::seal::Seal;
use crate::store::verify::{FIRST_INDEX, Rows, TableCheck};
use std::collections::BTreeMap;

/// Bytes between two tellings of progress.
const TELLING: u64 = 1 << 20;

/// What a backup holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// When it was made.
    pub made: Instant,
    /// The number of the last commit whose effect it holds.
    pub sequence: u64,
    /// The hash of that commit.
    pub hash: [u8; 32],
    /// Bytes of keys and values.
    pub bytes: u64,
    /// Records by the number of their table.
    pub records: BTreeMap<u8, u64>,
    /// Index rows.
    pub index_rows: u64,
}

/// Reads all that is left to read, and gives each entry to `visit` once it is known to be good.
///
/// # Errors
/// [`Damage::Backup`]; [`Damage::Record`] for a record that cannot be opened or understood; those of
/// `visit` and `tell`.
pub fn read(
    preface: &Preface,
    mut reader: Reader,
    seal: &Seal,
    checks: &[TableCheck],
    tell: &mut Tell<'_>,
) -> Result<Contents, StoreError> {
    let total = reader.totals().bytes;
    let mut contents = Contents {
        made: preface.made,
        sequence: preface.sequence,
        hash: preface.hash,
        bytes: 0,
        records: BTreeMap::new(),
        index_rows: 0,
    };
    let (mut expected, mut found) = (Rows::default(), Rows::default());
    let (mut last, mut told) = (Key::new(), 0);
    while let Some((key, stored)) = reader.next_entry().map_err(as_backup)? {
        if key <= last {
            return Err(Damage::Backup.into());
        }
        contents.bytes += (key.len() + stored.value.len()) as u64;
        match key.first() {
            Some(kind) if *kind < FIRST_INDEX => {
                let check = checks.iter().find(|check| check.table() == *kind);
                let rows = check.and_then(|check| check.rows_in(seal, &key, &stored));
                let rows = rows.ok_or(Damage::Record(*kind))?;
                rows.iter().for_each(|row| expected.add(row));
                *contents.records.entry(*kind).or_default() += 1;
            }
            _ => found.add(&key),
        }
        last = key;
        if contents.bytes - told >= TELLING {
            told = contents.bytes;
            tell(Progress {
                step: Step::Checking,
                done: contents.bytes,
                total,
            })?;
        }
    }
    contents.index_rows = found.count;
    if found == expected {
        Ok(contents)
    } else {
        Err(Damage::Backup.into())
    }
}
