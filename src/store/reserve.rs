//! The reserve: a file that keeps room on the disk. On a full disk it is given up, so that the store
//! can be opened and read and drafts can be kept; where there is room again, it is made again.

use super::disk::{Disk, names_if_there, replace, unfinished};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The file.
pub(super) const FILE: &str = "reserve.bin";
/// Its size. 512 KiB are enough to open the working copy, 64 KiB are not (storage notes).
const SIZE: usize = 4 << 20;
/// The room without which nothing is committed: a segment, and what the working copy may grow by.
pub(super) const LEAST_ROOM: u64 = 6 << 20;

/// The reserve of one store.
pub(super) struct Reserve {
    disk: Arc<dyn Disk>,
    store: PathBuf,
    held: AtomicBool,
}

impl Reserve {
    /// The reserve of the store in this folder. On a full disk it is given up at once.
    pub fn of(disk: Arc<dyn Disk>, store: &Path) -> Self {
        let names = names_if_there(disk.as_ref(), store).unwrap_or_default();
        let reserve = Self {
            disk,
            store: store.to_path_buf(),
            held: AtomicBool::new(names.iter().any(|name| name == FILE)),
        };
        if reserve.room() < SIZE as u64 {
            reserve.give_up();
        }
        reserve
    }

    /// Frees the room; whether there was any to free.
    pub fn give_up(&self) -> bool {
        let freed = self.disk.remove(&self.store.join(FILE)).is_ok();
        self.held.store(false, Ordering::Relaxed);
        freed
    }

    /// Takes the room if it is not held and there is enough of it. That it could not be taken harms
    /// nothing that was saved, so it is no error.
    pub fn hold(&self) {
        if self.held.load(Ordering::Relaxed) || self.room() < LEAST_ROOM + SIZE as u64 {
            return;
        }
        // Bytes that no disk can shorten.
        let mut bytes = vec![0; SIZE];
        blake3::Hasher::new().finalize_xof().fill(&mut bytes);
        let path = self.store.join(FILE);
        let made = replace(self.disk.as_ref(), &path, &bytes);
        if made.is_err() {
            let _ = self.disk.remove(&unfinished(&path));
        }
        self.held.store(made.is_ok(), Ordering::Relaxed);
    }

    fn room(&self) -> u64 {
        self.disk.room(&self.store).unwrap_or(0)
    }
}
