//! The lock that keeps a second program out of a store's folder and tells it who is inside.

use crate::domain::Instant;
use crate::store::disk::{Disk, DiskFile, SMALL};
use crate::store::error::{Owner, StoreError};
use nix::unistd::{User, getuid};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// The file that is locked.
pub const FILE: &str = "owner.lock";

/// The lock; the system frees it when the last of its clones is dropped or the process ends, however
/// it ends.
#[derive(Clone)]
pub struct Lock {
    /// None where nothing can be written, and so nobody does.
    file: Option<Arc<Mutex<Box<dyn DiskFile>>>>,
    folder: PathBuf,
    owner: Owner,
}

impl Lock {
    /// Takes the lock of this folder and leaves a note who has it.
    ///
    /// # Errors
    /// [`StoreError::InUse`] with the other's note.
    pub fn take(disk: &dyn Disk, folder: &Path, since: Instant) -> Result<Self, StoreError> {
        let path = folder.join(FILE);
        // Where nothing can be written it is enough to look who does.
        let file = match disk.open(&path, true) {
            Err(error) if is_for_reading_only(&error) => disk.open_to_read(&path),
            opened => opened,
        };
        let (folder, owner) = (folder.to_path_buf(), this_process(since));
        let file = match file {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                return Ok(Self {
                    file: None,
                    folder,
                    owner,
                });
            }
            file => file?,
        };
        // One that was taken away meanwhile keeps nobody out.
        if !locked(file.as_ref())? || !file.has_its_name()? {
            let note = disk.read(&path, SMALL).unwrap_or_default();
            return Err(StoreError::InUse(Owner::from_note(&note)));
        }
        write_note(file.as_ref(), &owner);
        Ok(Self {
            file: Some(Arc::new(Mutex::new(file))),
            folder,
            owner,
        })
    }

    /// Notes where others may come in, now that this process is a server.
    pub fn note_socket(&self, socket: &str) {
        let file = self.file.as_ref().and_then(|file| file.lock().ok());
        if let Some(file) = file {
            let owner = Owner {
                socket: socket.to_owned(),
                ..self.owner.clone()
            };
            write_note(file.as_ref(), &owner);
        }
    }

    /// Checks that the lock still keeps others out: that its file was not taken away or exchanged.
    ///
    /// # Errors
    /// [`StoreError::LockLost`].
    pub fn expect_held(&self) -> Result<(), StoreError> {
        let Some(file) = &self.file else {
            return Ok(());
        };
        let file = file.lock().map_err(|_| StoreError::Unavailable)?;
        match file.has_its_name() {
            Ok(true) => Ok(()),
            _ => Err(StoreError::LockLost(self.folder.clone())),
        }
    }
}

/// The note helps others; the lock does without it, on a full disk for example.
fn write_note(file: &dyn DiskFile, owner: &Owner) {
    let note = serde_json::to_vec(owner).unwrap_or_default();
    let written = file.write_at(&note, 0);
    let _ = written.and_then(|()| file.resize(note.len() as u64));
}

fn is_for_reading_only(error: &io::Error) -> bool {
    let kinds = [ErrorKind::PermissionDenied, ErrorKind::ReadOnlyFilesystem];
    kinds.contains(&error.kind())
}

/// Takes the lock. A program that is just ending, or beginning another one, may hold it for a moment.
pub fn locked(file: &dyn DiskFile) -> io::Result<bool> {
    for _ in 0..5 {
        if file.lock()? {
            return Ok(true);
        }
        thread::sleep(Duration::from_millis(20));
    }
    file.lock()
}

fn this_process(since: Instant) -> Owner {
    let terminal = std::fs::read_link("/proc/self/fd/0").unwrap_or_default();
    let terminal = terminal.to_string_lossy();
    Owner {
        process: std::process::id(),
        user: this_user(),
        terminal: terminal
            .strip_prefix("/dev/")
            .filter(|name| name.starts_with("pts/") || name.starts_with("tty"))
            .unwrap_or_default()
            .to_owned(),
        since,
        socket: String::new(),
    }
}

/// The name of the user as the system has it, whatever the environment says; else the number.
fn this_user() -> String {
    let number = getuid();
    match User::from_uid(number) {
        Ok(Some(user)) => user.name,
        Ok(None) | Err(_) => number.to_string(),
    }
}
