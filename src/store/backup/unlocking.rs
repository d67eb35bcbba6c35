//! Coming to the key of a backup, and to the newest header of its store.

use super::file::BackupFile;
use crate::store::error::{Damage, StoreError};
use crate::store::folder::Unlock;
use crate::store::header::{Found, Header};
use crate::store::seal::DataKey;

/// Whether the folder with this header, which may be unreadable, can be one of the backup's store.
pub fn same_store(there: Option<&Found>, kept: &Found) -> bool {
    there.is_none_or(|there| there.header.store_id == kept.header.store_id)
}

/// The key, and the newest header that is known of the store. The one that is `there` counts if it is
/// newer than the backup's and was written with the key; who cannot log in with it cannot by an older.
pub fn unlocked(
    mut file: BackupFile,
    there: Option<Found>,
    unlock: &Unlock<'_>,
) -> Result<(BackupFile, DataKey, Header), StoreError> {
    let own = file.found().clone();
    let newer = there.filter(|there| there.header.generation > own.header.generation);
    let opened = |found: &Found| match unlock {
        Unlock::Passphrase { login, passphrase } => Some(found.header.unlock(login, passphrase)),
        Unlock::KeyFile | Unlock::KeyFileAt(_) | Unlock::RecoveryKey(_) => None,
    };
    let (key, refused) = match newer.as_ref().and_then(opened) {
        Some(Ok(key)) => (Some(key), false),
        opened => (None, opened.is_some()),
    };
    let key = match key {
        Some(key) => key,
        None => opened(&own).unwrap_or_else(|| file.own_key())?,
    };
    let newer = newer.and_then(|newer| believed(newer, &own, &key));
    if newer.is_some() && refused {
        return Err(StoreError::WrongPassphrase);
    }
    let newest = match newer {
        Some(newer) => newer,
        None => own.believed(&key).map_err(|_| Damage::Backup)?,
    };
    let header = Header {
        complete: false,
        ..newest
    };
    Ok((file, key, header))
}

/// A newer header than the backup's, if it is of the same store and no step back.
fn believed(newer: Found, own: &Found, key: &DataKey) -> Option<Header> {
    let step_back = newer.is_of_the_first_form() && !own.is_of_the_first_form();
    let other = newer.header.purpose != own.header.purpose;
    newer.believed(key).ok().filter(|_| !step_back && !other)
}
