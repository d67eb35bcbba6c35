//! What lies in a folder: nothing, a store, or something else. Opening, making and bringing back all ask
//! here.

use super::disk::{Disk, names_if_there, unfinished};
use super::embedded::{JOURNAL, lock};
use super::error::StoreError;
use super::fault::Fault;
use super::header::{self, Found};
use std::io::ErrorKind;
use std::path::Path;

/// What lies in a folder.
pub enum Look {
    /// Nothing, or only what the making of a store leaves that was broken off before its header.
    Nothing,
    /// A store with this header; what is wrong with the header's copies.
    Header(Found, Vec<Fault>),
    /// A store whose header is damaged or gone.
    Unreadable,
}

/// Looks into a folder; one that is missing is empty.
///
/// # Errors
/// [`StoreError::NotAStore`] if it holds something else; [`StoreError::NewerVersion`]; those of the disk.
pub fn look(disk: &dyn Disk, folder: &Path) -> Result<Look, StoreError> {
    let names = match names_if_there(disk, folder) {
        Err(error) if error.kind() == ErrorKind::NotADirectory => {
            return Err(StoreError::NotAStore(folder.to_path_buf()));
        }
        names => names?,
    };
    match header::read(disk, folder) {
        Ok(Some((found, faults))) => Ok(Look::Header(found, faults)),
        Err(StoreError::Damaged(_)) => Ok(Look::Unreadable),
        Err(error) => Err(error),
        Ok(None) if names.iter().all(|name| is_begun(name)) => Ok(Look::Nothing),
        Ok(None) if names.iter().any(|name| name == JOURNAL) => Ok(Look::Unreadable),
        Ok(None) => Err(StoreError::NotAStore(folder.to_path_buf())),
    }
}

/// Removes from a folder what counts as nothing.
pub fn clear_out(disk: &dyn Disk, folder: &Path) -> Result<(), StoreError> {
    for name in names_if_there(disk, folder)? {
        if is_begun(&name) {
            disk.remove(&folder.join(name))?;
        }
    }
    Ok(())
}

fn is_begun(name: &str) -> bool {
    let mut unwritten = header::FILES.iter().map(unfinished);
    name == lock::FILE || unwritten.any(|file| file.as_os_str() == name)
}
