//! A disk that is full when a test says so.

use goldaw::store::disk::{Disk, DiskFile, SystemDisk};
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

/// The system's disk; without room as long as it is full.
#[derive(Default)]
pub struct TightDisk {
    pub full: AtomicBool,
}

impl Disk for TightDisk {
    fn room(&self, path: &Path) -> io::Result<u64> {
        match self.full.load(Ordering::SeqCst) {
            true => Ok(0),
            false => SystemDisk.room(path),
        }
    }

    fn open(&self, path: &Path, create: bool) -> io::Result<Box<dyn DiskFile>> {
        SystemDisk.open(path, create)
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        SystemDisk.read(path, limit)
    }

    fn names(&self, folder: &Path) -> io::Result<Vec<String>> {
        SystemDisk.names(folder)
    }

    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        SystemDisk.create_folder(folder)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        SystemDisk.sync_folder(folder)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        SystemDisk.rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        SystemDisk.remove(path)
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        SystemDisk.remove_folder(folder)
    }
}
