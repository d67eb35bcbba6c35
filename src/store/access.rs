//! Who can open a store: the logins and the recovery key in its header, and the logins that failed.

use super::Store;
use super::backup::expect_outside;
use super::disk::{Disk, SMALL, read_if_there, replace};
use super::error::{Damage, StoreError};
use super::folder::Unlock;
use super::header::{Found, Purpose};
use super::home::Home;
use super::key::hexadecimal;
use super::logins::{FailedLogin, Logins};
use super::seal::DataKey;
use super::slot::{Cost, RECOVERY, login_hash};
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
        let logins = self.logins()?;
        Ok((logins.waiting, logins.more))
    }

    /// Forgets the logins of [`Self::failed_logins`]; how long the next try waits stays.
    pub fn forget_failed_logins(&mut self) -> Result<(), StoreError> {
        let mut logins = self.logins()?;
        logins.waiting.clear();
        logins.more = 0;
        self.write_logins(logins)
    }

    /// The note of failed logins; none for a store in memory.
    pub(super) fn logins(&self) -> Result<Logins, StoreError> {
        match &self.home {
            Some(Home {
                unwritten: Some(logins),
                ..
            }) => Ok(logins.clone()),
            Some(home) => Logins::read(home.disk.as_ref(), &home.path),
            None => Ok(Logins::default()),
        }
    }

    /// Writes the note. One that can't be written now holds as long as the store is open.
    pub(super) fn write_logins(&mut self, logins: Logins) -> Result<(), StoreError> {
        let Some(home) = &mut self.home else {
            return Ok(());
        };
        let written = logins.write(home.disk.as_ref(), &home.path);
        home.unwritten = written.is_err().then_some(logins);
        written
    }

    /// The hash by which [`FailedLogin`] knows a login; `None` in a store in memory.
    pub fn login_hash(&self, login: &str) -> Option<[u8; 32]> {
        self.header()
            .map(|header| login_hash(&header.store_id, login))
    }

    /// Writes the data key to a new file outside of every store, for a server that opens the store without
    /// a person. Whoever has this file and the store can read everything.
    ///
    /// # Errors
    /// [`StoreError::FileExists`], [`StoreError::InsideStore`].
    pub fn write_key_file(&self, path: &Path) -> Result<(), StoreError> {
        let home = self.home.as_ref().ok_or(StoreError::Unavailable)?;
        let disk = home.disk.as_ref();
        expect_outside(disk, path)?;
        if read_if_there(disk, path, 0)?.is_some() {
            return Err(StoreError::FileExists(path.to_path_buf()));
        }
        write_key(disk, path, &home.key)
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
