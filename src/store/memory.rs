//! The reference engine: a sorted map in memory. Other engines are tested against it.

use super::embedded::forgetting::Forgetting;
use super::engine::{Changed, Commit, Engine, EngineReport, Key, Stored, Tell};
use super::error::StoreError;
use super::recent::Recent;
use std::collections::BTreeMap;
use std::ops::Bound;

/// An engine that forgets everything when it is dropped.
#[derive(Default, Clone)]
pub struct MemoryEngine {
    entries: BTreeMap<Key, Stored>,
    touched: Vec<Vec<Key>>,
    recent: Recent,
}

impl Engine for MemoryEngine {
    fn get(&self, keys: &[Key]) -> Result<Vec<Option<Stored>>, StoreError> {
        Ok(keys
            .iter()
            .map(|key| self.entries.get(key).cloned())
            .collect())
    }

    fn page(
        &self,
        prefix: &[u8],
        after: Option<&[u8]>,
        limit: usize,
    ) -> Result<Vec<Key>, StoreError> {
        let lower = Bound::Included(prefix.to_vec());
        let with_prefix = self
            .entries
            .range((lower, Bound::Unbounded))
            .map(|(key, _)| key)
            .take_while(|key| key.starts_with(prefix));
        let behind = with_prefix.filter(|key| after.is_none_or(|after| key.as_slice() > after));
        Ok(behind.take(limit).cloned().collect())
    }

    fn commit(&mut self, commit: &Commit) -> Result<u64, StoreError> {
        if let Some(sequence) = self.recent.sequence(&commit.id) {
            return Ok(sequence);
        }
        let conflicts: Vec<Key> = commit
            .expect
            .iter()
            .filter(|(key, version)| self.entries.get(key).map(|stored| stored.version) != *version)
            .map(|(key, _)| key.clone())
            .collect();
        if !conflicts.is_empty() {
            return Err(StoreError::Conflict(conflicts));
        }
        self.lay(commit);
        self.touched.push(commit.touched());
        let sequence = self.sequence();
        self.recent.push(commit.id, sequence);
        Ok(sequence)
    }

    fn committed(&self, id: &[u8; 16]) -> Option<u64> {
        self.recent.sequence(id)
    }

    fn changes(&self, since: u64, limit: usize) -> Result<Changed, StoreError> {
        let mut changed = Changed {
            sequence: since.min(self.sequence()),
            keys: Vec::new(),
        };
        let skipped = usize::try_from(since).unwrap_or(usize::MAX);
        for keys in self.touched.iter().skip(skipped) {
            if !changed.add(keys, limit) {
                break;
            }
        }
        Ok(changed)
    }

    fn begin_forgetting(&mut self) -> Result<Option<Forgetting>, StoreError> {
        Ok(None)
    }

    fn moment(&self) -> Result<Box<dyn Engine>, StoreError> {
        Ok(Box::new(self.clone()))
    }

    fn verify(&self, _: Tell<'_>) -> Result<EngineReport, StoreError> {
        let mut report = EngineReport {
            sequence: self.sequence(),
            ..EngineReport::default()
        };
        for kind in self.entries.keys().filter_map(|key| key.first()) {
            *report.kinds.entry(*kind).or_default() += 1;
        }
        Ok(report)
    }
}

impl MemoryEngine {
    /// Does what a commit says, whatever versions it expects; it counts as no commit of this engine.
    pub fn lay(&mut self, commit: &Commit) {
        for key in &commit.deletes {
            self.entries.remove(key);
        }
        for (key, version, value) in &commit.puts {
            let stored = Stored {
                version: *version,
                value: value.clone(),
            };
            self.insert(key.clone(), stored);
        }
    }

    /// Puts an entry in its place.
    pub fn insert(&mut self, key: Key, stored: Stored) {
        self.entries.insert(key, stored);
    }

    /// Gives every entry in the order of the keys.
    pub fn for_each(&self, visit: &mut dyn FnMut(&[u8], Stored)) {
        for (key, stored) in &self.entries {
            visit(key, stored.clone());
        }
    }

    fn sequence(&self) -> u64 {
        self.touched.len() as u64
    }
}
