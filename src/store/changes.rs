//! What is to change together: records put and deleted, before it is sealed.

use super::engine::{Commit, Key, Stored};
use super::error::{Damage, StoreError};
use super::record::{Record, encode, index_keys, key_of};
use super::seal::Seal;
use std::collections::{BTreeMap, BTreeSet};

/// Records to put and to delete, all of them or none. Kept by the caller until the commit
/// succeeded: committing the same changes a second time does nothing more.
pub struct Changes {
    id: [u8; 16],
    operations: BTreeMap<Key, Operation>,
    failed: Option<StoreError>,
}

struct Operation {
    table: u8,
    expected: Option<u64>,
    written: Option<Written>,
    /// The index rows of the record that lies there now.
    rows_of: fn(u16, &[u8]) -> Result<Vec<Key>, StoreError>,
}

struct Written {
    schema: u16,
    plain: Vec<u8>,
    rows: Vec<Key>,
}

impl Changes {
    /// No changes yet, under a new random id.
    pub fn new() -> Self {
        let mut id = [0; 16];
        let failed = getrandom::fill(&mut id).err().map(StoreError::from);
        Self {
            id,
            operations: BTreeMap::new(),
            failed,
        }
    }

    /// The same changes under an id that somebody gave them, who may send them a second time.
    pub fn identify(&mut self, id: [u8; 16]) {
        self.id = id;
    }

    /// Writes a record. `expected` is the version it was read with; `None` if it is new. A record
    /// put a second time replaces the first and keeps the first's expectation.
    pub fn put<R: Record>(&mut self, record: &R, expected: Option<u64>) {
        match encode(record) {
            Ok(plain) => {
                let written = Written {
                    schema: R::SCHEMA,
                    plain,
                    rows: index_keys(record),
                };
                self.add::<R>(record.id(), expected, Some(written));
            }
            Err(error) => self.failed = Some(error),
        }
    }

    /// Takes a record away; `expected` is the version it was read with.
    pub fn delete<R: Record>(&mut self, id: R::Id, expected: u64) {
        self.add::<R>(id, Some(expected), None);
    }

    /// How many records change.
    pub fn len(&self) -> usize {
        self.operations.len()
    }

    /// Whether nothing changes.
    pub fn is_empty(&self) -> bool {
        self.operations.is_empty()
    }

    fn add<R: Record>(&mut self, id: R::Id, expected: Option<u64>, written: Option<Written>) {
        let operation = self.operations.entry(key_of::<R>(id)).or_insert(Operation {
            table: R::TABLE as u8,
            expected,
            written: None,
            rows_of: rows_of::<R>,
        });
        operation.written = written;
    }

    /// The keys of the records that change.
    pub(super) fn keys(&self) -> Vec<Key> {
        self.operations.keys().cloned().collect()
    }

    /// The sealed commit, given what lies under [`Self::keys`] now.
    pub(super) fn seal(
        &self,
        seal: &Seal,
        current: Vec<Option<Stored>>,
    ) -> Result<Commit, StoreError> {
        if let Some(error) = &self.failed {
            return Err(error.clone());
        }
        let mut commit = Commit {
            id: self.id,
            expect: Vec::new(),
            puts: Vec::new(),
            deletes: Vec::new(),
        };
        for ((key, operation), stored) in self.operations.iter().zip(current) {
            commit.expect.push((key.clone(), operation.expected));
            // With another version there, the engine either refuses or knows the commit already.
            if stored.as_ref().map(|stored| stored.version) == operation.expected {
                operation.add_to(&mut commit, seal, key, stored)?;
            }
        }
        Ok(commit)
    }
}

impl Default for Changes {
    fn default() -> Self {
        Self::new()
    }
}

impl Operation {
    fn add_to(
        &self,
        commit: &mut Commit,
        seal: &Seal,
        key: &Key,
        stored: Option<Stored>,
    ) -> Result<(), StoreError> {
        let mut old_rows = BTreeSet::new();
        if let Some(stored) = stored {
            let opened = seal.open(key, &stored.value);
            let opened = opened.ok_or(Damage::Record(self.table))?;
            old_rows.extend((self.rows_of)(opened.schema, &opened.plain)?);
        }
        let mut new_rows = BTreeSet::new();
        if let Some(written) = &self.written {
            let version = self.expected.unwrap_or(0) + 1;
            let value = seal.seal(key, written.schema, version, &written.plain)?;
            commit.puts.push((key.clone(), version, value));
            new_rows.extend(written.rows.iter().cloned());
        } else {
            commit.deletes.push(key.clone());
        }
        let added = new_rows.difference(&old_rows);
        commit
            .puts
            .extend(added.map(|row| (row.clone(), 0, Vec::new())));
        commit
            .deletes
            .extend(old_rows.difference(&new_rows).cloned());
        Ok(())
    }
}

/// The index rows of a record read from its bytes.
pub(super) fn rows_of<R: Record>(schema: u16, plain: &[u8]) -> Result<Vec<Key>, StoreError> {
    Ok(index_keys(&R::read(schema, plain)?))
}
