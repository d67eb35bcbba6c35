//! The lock that keeps a second program out of a store's folder and tells it who is inside.

use crate::domain::Instant;
use crate::store::disk::{Disk, DiskFile, SMALL};
use crate::store::error::{Owner, StoreError};
use std::path::Path;
use std::sync::{Arc, Mutex};

/// The file that is locked.
pub const FILE: &str = "owner.lock";

/// The lock; the system frees it when the last of its clones is dropped or the process ends, however
/// it ends.
#[derive(Clone)]
pub struct Lock {
    _file: Arc<Mutex<Box<dyn DiskFile>>>,
}

impl Lock {
    /// Takes the lock of this folder and leaves a note who has it.
    ///
    /// # Errors
    /// [`StoreError::InUse`] with the other's note.
    pub fn take(disk: &dyn Disk, folder: &Path, since: Instant) -> Result<Self, StoreError> {
        let path = folder.join(FILE);
        let file = disk.open(&path, true)?;
        if !file.lock()? {
            let note = disk.read(&path, SMALL).unwrap_or_default();
            return Err(StoreError::InUse(Owner::from_note(&note)));
        }
        let note = serde_json::to_vec(&this_process(since)).unwrap_or_default();
        file.resize(0)?;
        file.write_at(&note, 0)?;
        Ok(Self {
            _file: Arc::new(Mutex::new(file)),
        })
    }
}

fn this_process(since: Instant) -> Owner {
    let named = std::env::var("USER").or_else(|_| std::env::var("LOGNAME"));
    // Without a name in the environment, the number of the user is better than nobody.
    let user = named.ok().filter(|name| !name.is_empty());
    let user = user.unwrap_or_else(|| rustix::process::getuid().as_raw().to_string());
    let terminal = std::fs::read_link("/proc/self/fd/0").unwrap_or_default();
    let terminal = terminal.to_string_lossy();
    Owner {
        process: std::process::id(),
        user,
        terminal: terminal
            .strip_prefix("/dev/")
            .filter(|name| name.starts_with("pts/") || name.starts_with("tty"))
            .unwrap_or_default()
            .to_owned(),
        since,
    }
}
