//! Reading everything again: the engine's own check, then every record and every index row.

use super::Store;
use super::changes::rows_of;
use super::engine::{EngineReport, Key, Stored};
use super::error::StoreError;
use super::fault::Fault;
use super::key::hexadecimal;
use super::record::Record;
use super::seal::Seal;
use std::collections::{BTreeMap, BTreeSet};

/// How to read the records of one table.
#[derive(Clone, Copy)]
pub struct TableCheck {
    table: u8,
    rows_of: fn(u16, &[u8]) -> Result<Vec<Key>, StoreError>,
}

impl TableCheck {
    /// The check for the table of this type.
    pub fn of<R: Record>() -> Self {
        Self {
            table: R::TABLE as u8,
            rows_of: rows_of::<R>,
        }
    }

    /// The number of the table.
    pub fn table(&self) -> u8 {
        self.table
    }

    /// The index rows the record under this key should have; `None` if it cannot be opened or
    /// understood.
    pub(super) fn rows_in(&self, seal: &Seal, key: &[u8], stored: &Stored) -> Option<Vec<Key>> {
        let opened = seal.open(key, &stored.value)?;
        let same_version = opened.version == stored.version;
        same_version
            .then(|| (self.rows_of)(opened.schema, &opened.plain).ok())
            .flatten()
    }
}

/// What was read and what is wrong.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// The engine's part.
    pub engine: EngineReport,
    /// Records that open and can be understood, by the number of their table.
    pub records: BTreeMap<u8, u64>,
    /// Index rows that are as they should be.
    pub index_rows: u64,
    /// Everything that is wrong, the engine's part included; empty when all is well.
    pub faults: Vec<Fault>,
}

/// Keys read in one go.
const PAGE: usize = 256;
/// The first byte that means an index and not a table.
pub(super) const FIRST_INDEX: u8 = 0x80;

impl Store {
    /// Reads everything again: journal, working copy, every record of these tables, every index
    /// row. Slow; changes nothing.
    pub fn verify(&self, tables: &[TableCheck]) -> Result<Report, StoreError> {
        self.read_again(self.faults_beside()?, tables)
    }

    /// What is wrong with the files beside the engine's, and whether a backup goes further than it.
    pub(super) fn faults_beside(&self) -> Result<Vec<Fault>, StoreError> {
        let mut faults = self.home_faults();
        let further = self.further_backup()?;
        faults.extend(further.map(|backup| Fault::Backup { backup }));
        Ok(faults)
    }

    /// As [`Self::verify`], with these faults beside.
    pub(super) fn read_again(
        &self,
        beside: Vec<Fault>,
        tables: &[TableCheck],
    ) -> Result<Report, StoreError> {
        let engine = self.engine.verify()?;
        let mut report = Report {
            faults: engine.faults.clone(),
            engine,
            ..Report::default()
        };
        report.faults.extend(beside);
        let mut rows = BTreeSet::new();
        for kind in 0..FIRST_INDEX {
            let check = tables.iter().find(|check| check.table == kind);
            self.verify_table(kind, check, &mut report, &mut rows)?;
        }
        for kind in FIRST_INDEX..=u8::MAX {
            self.verify_index(kind, &mut report, &mut rows)?;
        }
        let missing = rows.iter().map(|key| Fault::IndexMissing {
            key: hexadecimal(key),
        });
        report.faults.extend(missing);
        Ok(report)
    }

    fn verify_table(
        &self,
        table: u8,
        check: Option<&TableCheck>,
        report: &mut Report,
        rows: &mut BTreeSet<Key>,
    ) -> Result<(), StoreError> {
        let mut after: Option<Key> = None;
        loop {
            let keys = self.next_keys(table, after.as_ref())?;
            let Some(last) = keys.last() else {
                return Ok(());
            };
            let Some(check) = check else {
                report.faults.push(Fault::UnknownTable { table });
                return Ok(());
            };
            after = Some(last.clone());
            for (key, stored) in keys.iter().zip(self.engine.get(&keys)?) {
                if let Some(found) =
                    stored.and_then(|stored| check.rows_in(&self.seal, key, &stored))
                {
                    rows.extend(found);
                    *report.records.entry(table).or_default() += 1;
                } else {
                    let key = hexadecimal(key);
                    report.faults.push(Fault::Record { table, key });
                }
            }
        }
    }

    fn verify_index(
        &self,
        index: u8,
        report: &mut Report,
        rows: &mut BTreeSet<Key>,
    ) -> Result<(), StoreError> {
        let mut after: Option<Key> = None;
        loop {
            let keys = self.next_keys(index, after.as_ref())?;
            let Some(last) = keys.last() else {
                return Ok(());
            };
            after = Some(last.clone());
            for key in &keys {
                if rows.remove(key) {
                    report.index_rows += 1;
                } else {
                    let key = hexadecimal(key);
                    report.faults.push(Fault::IndexLeft { key });
                }
            }
        }
    }

    fn next_keys(&self, kind: u8, after: Option<&Key>) -> Result<Vec<Key>, StoreError> {
        let after = after.map(Vec::as_slice);
        self.engine.page(&[kind], after, PAGE)
    }
}
