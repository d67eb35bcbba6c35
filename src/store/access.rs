//! Who can open a store: the logins and the recovery key in its header, and the logins that failed.

use super::Store;
use super::disk::{Disk, SMALL, read_if_there, replace};
use super::error::{Damage, StoreError};
use super::folder::Unlock;
use super::header::{Found, Purpose};
use super::key::hexadecimal;
use super::logins::{self, FailedLogin, Logins};
use super::seal::DataKey;
use super::slot::{Cost, RECOVERY, login_hash};
use crate::domain::Instant;
use std::path::Path;
use zeroize::Zeroizing;

/// The key of a demonstration, beside it.
pub(super) const KEY_FILE: &str = "goldaw.key";

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

    /// Tries whether a passphrase opens the store for a login, as if it were closed: with the delays
    /// after failures, and with the note of one. In a store in memory every one does.
    ///
    /// # Errors
    /// [`StoreError::WrongPassphrase`], [`StoreError::TooManyAttempts`].
    pub fn check_passphrase(
        &self,
        login: &str,
        passphrase: &str,
        now: Instant,
    ) -> Result<(), StoreError> {
        let Some(home) = &self.home else {
            return Ok(());
        };
        let (disk, unlock) = (home.disk.as_ref(), Unlock::Passphrase { login, passphrase });
        let noted = Some((home.path.as_path(), &home.header));
        logins::counted(disk, noted, (&unlock, now), || {
            home.header.unlock(login, passphrase)
        })?;
        Ok(())
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

    /// Writes the data key to a file, for a server that opens the store without a person. Whoever
    /// has this file and the store can read everything.
    pub fn write_key_file(&self, path: &Path) -> Result<(), StoreError> {
        match &self.home {
            Some(home) => write_key(home.disk.as_ref(), path, &home.key),
            None => Err(StoreError::Unavailable),
        }
    }
}

/// The data key of the store in a folder. A demonstration is opened with the key beside it and in no
/// other way: where a header says it is one, it said otherwise when a passphrase was asked for.
pub(super) fn unlocked(
    disk: &dyn Disk,
    path: &Path,
    found: &Found,
    unlock: &Unlock,
) -> Result<DataKey, StoreError> {
    let demonstration = found.header.purpose == Purpose::Demonstration;
    match unlock {
        Unlock::KeyFile if demonstration => read_key(disk, &path.join(KEY_FILE), found),
        Unlock::KeyFile => Err(StoreError::WrongKeyFile),
        _ if demonstration => Err(Damage::ChangedHeader.into()),
        Unlock::KeyFileAt(file) => read_key(disk, file, found),
        Unlock::Passphrase { login, passphrase } => found.header.unlock(login, passphrase),
        Unlock::RecoveryKey(key) => {
            let opened = found.header.unlock(RECOVERY, key);
            opened.map_err(|error| match error {
                StoreError::WrongPassphrase => StoreError::WrongRecoveryKey,
                other => other,
            })
        }
    }
}

/// Writes the data key as text.
pub(super) fn write_key(disk: &dyn Disk, path: &Path, key: &DataKey) -> Result<(), StoreError> {
    let text = Zeroizing::new(format!("{}\n", hexadecimal(key.bytes())));
    Ok(replace(disk, path, text.as_bytes())?)
}

fn read_key(disk: &dyn Disk, path: &Path, found: &Found) -> Result<DataKey, StoreError> {
    let bytes = Zeroizing::new(read_if_there(disk, path, SMALL)?.unwrap_or_default());
    let key = std::str::from_utf8(&bytes).ok().and_then(|text| {
        let hash = blake3::Hash::from_hex(text.trim()).ok()?;
        Some(DataKey::from_bytes(*hash.as_bytes()))
    });
    key.filter(|key| found.fits(key))
        .ok_or(StoreError::WrongKeyFile)
}
