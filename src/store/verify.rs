//! Reading everything again: the engine's own check, then every record and every index row. The rows of an index
//! are known by a sum, so memory does not grow with what is read; where a sum is wrong, the records are read
//! once more, and the rows are named.

use super::Store;
use super::changes::rows_of;
use super::engine::{EngineReport, Key, Stored, Tell, UNHEARD};
use super::error::StoreError;
use super::fault::Fault;
use super::key::hexadecimal;
use super::record::Record;
use super::seal::Seal;
use std::cell::Cell;
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

/// A set of index rows, known by the sum of their hashes: rows come in the order of their keys, which
/// is not that of the records they belong to.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Rows {
    /// How many.
    pub count: u64,
    sum: u128,
}

impl Rows {
    pub fn add(&mut self, key: &[u8]) {
        let hash = blake3::hash(key);
        let half = hash.as_bytes().first_chunk::<16>().copied();
        self.count += 1;
        self.sum = self
            .sum
            .wrapping_add(u128::from_le_bytes(half.unwrap_or_default()));
    }
}

impl Store {
    /// Reads everything again: journal, working copy, every record of these tables, every index
    /// row. Slow; changes nothing.
    pub fn verify(&self, tables: &[TableCheck]) -> Result<Report, StoreError> {
        self.read_again(self.faults_beside()?, tables, UNHEARD)
    }

    /// What is wrong with the files beside the engine's, and whether a backup goes further than it.
    pub(super) fn faults_beside(&self) -> Result<Vec<Fault>, StoreError> {
        let mut faults = self.home_faults();
        let further = self.further_backup()?;
        faults.extend(further.map(|backup| Fault::Backup { backup }));
        Ok(faults)
    }

    /// As [`Self::verify`], with these faults beside. `tell` hears how many entries were read of how many; each
    /// is read twice.
    pub(super) fn read_again(
        &self,
        beside: Vec<Fault>,
        tables: &[TableCheck],
        tell: Tell<'_>,
    ) -> Result<Report, StoreError> {
        let twice = |done, entries| tell(done, 2 * entries);
        let engine = self.engine.verify(&twice)?;
        let entries: u64 = engine.kinds.values().sum();
        let mut reading = Reading {
            store: self,
            tables,
            read: Cell::new(0),
            tell: &|read| twice(entries + read, entries),
            report: Report {
                faults: [engine.faults.clone(), beside].concat(),
                engine,
                ..Report::default()
            },
        };
        reading.everything()?;
        Ok(reading.report)
    }
}

/// Records and index rows that are being read, and what came of it so far.
struct Reading<'a> {
    store: &'a Store,
    tables: &'a [TableCheck],
    report: Report,
    /// How many entries were read.
    read: Cell<u64>,
    tell: &'a dyn Fn(u64),
}

impl Reading<'_> {
    fn everything(&mut self) -> Result<(), StoreError> {
        let mut expected = BTreeMap::new();
        for table in 0..FIRST_INDEX {
            self.table(table, &mut expected)?;
        }
        let mut wrong = BTreeSet::new();
        for index in FIRST_INDEX..=u8::MAX {
            let mut found = Rows::default();
            self.each_page(index, &mut |keys| {
                keys.iter().for_each(|key| found.add(key));
                Ok(())
            })?;
            if found == expected.remove(&index).unwrap_or_default() {
                self.report.index_rows += found.count;
            } else {
                wrong.insert(index);
            }
        }
        match wrong.is_empty() {
            true => Ok(()),
            false => self.name_rows(&wrong),
        }
    }

    /// Reads a table and adds the index rows that its records should have.
    fn table(&mut self, table: u8, expected: &mut BTreeMap<u8, Rows>) -> Result<(), StoreError> {
        let Some(check) = self.tables.iter().find(|check| check.table == table) else {
            if !self.next_keys(table, None)?.is_empty() {
                self.report.faults.push(Fault::UnknownTable { table });
            }
            return Ok(());
        };
        let (mut records, mut faults) = (0, Vec::new());
        self.each_record(check, |key, rows| {
            let Some(rows) = rows else {
                let key = hexadecimal(key);
                return faults.push(Fault::Record { table, key });
            };
            records += 1;
            for row in rows {
                let index = row.first().copied().unwrap_or_default();
                expected.entry(index).or_default().add(&row);
            }
        })?;
        if records > 0 {
            self.report.records.insert(table, records);
        }
        self.report.faults.extend(faults);
        Ok(())
    }

    /// Says which rows of these indexes are too many, then which are missing.
    fn name_rows(&mut self, indexes: &BTreeSet<u8>) -> Result<(), StoreError> {
        let mut rows = BTreeSet::new();
        for check in self.tables {
            let of_these = |row: &Key| row.first().is_some_and(|index| indexes.contains(index));
            self.each_record(check, |_, found| {
                rows.extend(found.into_iter().flatten().filter(of_these));
            })?;
        }
        let (mut right, mut faults) = (0, Vec::new());
        for index in indexes {
            self.each_page(*index, &mut |keys| {
                for key in keys {
                    match rows.remove(key) {
                        true => right += 1,
                        false => faults.push(Fault::IndexLeft {
                            key: hexadecimal(key),
                        }),
                    }
                }
                Ok(())
            })?;
        }
        self.report.index_rows += right;
        let missing = rows.iter().map(|key| Fault::IndexMissing {
            key: hexadecimal(key),
        });
        self.report.faults.extend(faults.into_iter().chain(missing));
        Ok(())
    }

    /// Gives every record's key with its index rows; without them if it cannot be opened or understood.
    fn each_record(
        &self,
        check: &TableCheck,
        mut visit: impl FnMut(&[u8], Option<Vec<Key>>),
    ) -> Result<(), StoreError> {
        self.each_page(check.table, &mut |keys| {
            for (key, stored) in keys.iter().zip(self.store.engine.get(keys)?) {
                let seal = &self.store.seal;
                visit(key, stored.and_then(|it| check.rows_in(seal, key, &it)));
            }
            Ok(())
        })
    }

    fn each_page(
        &self,
        kind: u8,
        visit: &mut dyn FnMut(&[Key]) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let mut after: Option<Key> = None;
        loop {
            let keys = self.next_keys(kind, after.as_ref())?;
            let Some(last) = keys.last() else {
                return Ok(());
            };
            visit(&keys)?;
            self.read.set(self.read.get() + keys.len() as u64);
            (self.tell)(self.read.get());
            after = Some(last.clone());
        }
    }

    fn next_keys(&self, kind: u8, after: Option<&Key>) -> Result<Vec<Key>, StoreError> {
        let (engine, after) = (&self.store.engine, after.map(Vec::as_slice));
        engine.page(&[kind], after, PAGE)
    }
}
