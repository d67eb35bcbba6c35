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

/// What a store is made of again.
pub struct Unlocked {
    /// The backup.
    pub file: BackupFile,
    /// Its key.
    pub key: DataKey,
    /// The newest header that is known of the store.
    pub header: Header,
    /// Whether that one has the keyed hash.
    pub tagged: bool,
}

/// The key, and the newest header that is known of the store. The one that is `there` counts if it is
/// newer than the backup's and was written with the key; who cannot log in with it cannot by an older.
pub fn unlocked(
    mut file: BackupFile,
    there: Option<Found>,
    unlock: &Unlock<'_>,
) -> Result<Unlocked, StoreError> {
    let own = file.found().clone();
    let mut newer = there.filter(|there| there.header.generation > own.header.generation);
    let opened = |found: &Found| match unlock {
        Unlock::Passphrase { login, passphrase } => Some(found.header.unlock(login, passphrase)),
        Unlock::KeyFile | Unlock::KeyFileAt(_) | Unlock::RecoveryKey(_) => None,
    };
    let key = match newer.as_ref().and_then(opened) {
        Some(Ok(key))
            if newer
                .as_ref()
                .is_some_and(|newer| is_believed(newer, &own, &key)) =>
        {
            key
        }
        // What opens a header that is not believed opens nothing yet.
        by_newer => {
            let key = opened(&own).unwrap_or_else(|| file.own_key())?;
            newer = newer.filter(|newer| is_believed(newer, &own, &key));
            if newer.is_some() && by_newer.is_some() {
                return Err(StoreError::WrongPassphrase);
            }
            key
        }
    };
    let newest = newer.unwrap_or(own);
    let tagged = !newest.is_of_the_first_form();
    let header = newest.believed(&key).map_err(|_| Damage::Backup)?;
    Ok(Unlocked {
        file,
        key,
        header: Header {
            complete: false,
            ..header
        },
        tagged,
    })
}

/// Whether a newer header than the backup's is of the same store and no step back.
fn is_believed(newer: &Found, own: &Found, key: &DataKey) -> bool {
    let step_back = newer.is_of_the_first_form() && !own.is_of_the_first_form();
    let other = newer.header.purpose != own.header.purpose;
    !step_back && !other && newer.clone().believed(key).is_ok()
}
