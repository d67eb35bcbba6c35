//! The store as it is at one moment, to be read on any thread while commits go on.

use super::Store;
use super::committed::Committed;
use super::draft::Drafts;
use super::engine::Tell;
use super::error::StoreError;
use super::fault::Fault;
use super::seal::DataKey;
use super::verify::{Report, TableCheck};
use std::sync::Arc;

/// The store as it was.
pub struct Moment {
    store: Store,
    /// What was wrong then with the files beside the engine's.
    beside: Vec<Fault>,
}

impl Store {
    /// The store as it is now.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] where the engine cannot do this.
    pub fn moment(&self) -> Result<Moment, StoreError> {
        Ok(Moment {
            beside: self.faults_beside()?,
            store: Self {
                backup: None,
                engine: self.engine.moment()?,
                seal: Arc::clone(&self.seal),
                // Nobody asks a moment for drafts.
                drafts: Drafts::in_memory(&DataKey::from_bytes([0; 32])),
                committed: Committed::default(),
                home: None,
            },
        })
    }
}

impl Moment {
    /// What there is to read. It takes no commits, and reading may fail with [`StoreError::Overtaken`].
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// As [`Store::verify`]. `tell` hears how far it is.
    pub fn verify(&self, tables: &[TableCheck], tell: Tell<'_>) -> Result<Report, StoreError> {
        self.store.read_again(self.beside.clone(), tables, tell)
    }
}
