//! Who can open a store: the logins and the recovery key in its header, and the logins that failed.

use super::Store;
use super::error::StoreError;
use super::logins::{FailedLogin, Logins};
use super::slot::{Cost, RECOVERY, login_hash};

impl Store {
    /// Lets a login open the store, or gives it another passphrase.
    pub fn set_slot(
        &mut self,
        login: &str,
        passphrase: &str,
        cost: Cost,
    ) -> Result<(), StoreError> {
        self.change_header(|header, key| header.set_slot(login, passphrase, cost, key))
    }

    /// Lets a login open the store no longer; one that cannot is no error.
    ///
    /// # Errors
    /// [`StoreError::LastSlot`].
    pub fn remove_slot(&mut self, login: &str) -> Result<(), StoreError> {
        self.change_header(|header, _| header.remove_slot(login))
    }

    /// Whether a login can open the store; in a store in memory every one can.
    pub fn has_slot(&self, login: &str) -> bool {
        self.header()
            .is_none_or(|header| header.knows(&login_hash(&header.store_id, login)))
    }

    /// Lets this recovery key open the store, and the one before no longer.
    pub fn set_recovery_key(&mut self, key: &str, cost: Cost) -> Result<(), StoreError> {
        self.set_slot(RECOVERY, key, cost)
    }

    /// Whether a recovery key can open the store.
    pub fn has_recovery_key(&self) -> bool {
        self.has_slot(RECOVERY)
    }

    /// The logins that failed and are not in the audit trail yet, and how many more there were.
    pub fn failed_logins(&self) -> Result<(Vec<FailedLogin>, u64), StoreError> {
        let Some(home) = &self.home else {
            return Ok((Vec::new(), 0));
        };
        let logins = Logins::read(home.disk.as_ref(), &home.path)?;
        Ok((logins.waiting, logins.more))
    }

    /// Forgets the logins of [`Self::failed_logins`]; how long the next try waits stays.
    pub fn forget_failed_logins(&self) -> Result<(), StoreError> {
        let Some(home) = &self.home else {
            return Ok(());
        };
        let mut logins = Logins::read(home.disk.as_ref(), &home.path)?;
        logins.waiting.clear();
        logins.more = 0;
        logins.write(home.disk.as_ref(), &home.path)
    }

    /// The hash by which [`FailedLogin`] knows a login; `None` in a store in memory.
    pub fn login_hash(&self, login: &str) -> Option<[u8; 32]> {
        self.header()
            .map(|header| login_hash(&header.store_id, login))
    }
}
