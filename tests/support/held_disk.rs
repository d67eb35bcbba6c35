//! A disk that holds up whoever works beside the hub, until a test lets him go on.

use crossbeam_channel::{Receiver, Sender, bounded};
use goldaw::store::disk::{Disk, DiskFile, SystemDisk};
use std::io;
use std::path::Path;
use std::thread;
use std::time::Duration;

/// After so long what should come won't.
const LONG: Duration = Duration::from_secs(60);

/// The system's disk; whoever reads or opens something beside the hub waits first.
pub struct HeldDisk {
    held: Sender<()>,
    go_on: Receiver<()>,
}

/// While this exists, who waits goes on waiting.
pub struct Holding {
    held: Receiver<()>,
    _go_on: Sender<()>,
}

impl HeldDisk {
    pub fn new() -> (Self, Holding) {
        let ((held, is_held), (goes_on, go_on)) = (bounded(0), bounded(0));
        let holding = Holding {
            held: is_held,
            _go_on: goes_on,
        };
        (Self { held, go_on }, holding)
    }

    /// Once the test has let go, nobody waits any more.
    fn wait(&self) {
        if thread::current().name() == Some("beside") && self.held.send(()).is_ok() {
            let _ = self.go_on.recv();
        }
    }
}

impl Holding {
    /// Waits until somebody is held up.
    pub fn is_held(&self) {
        self.held.recv_timeout(LONG).unwrap();
    }
}

impl Disk for HeldDisk {
    fn open(&self, path: &Path, create: bool) -> io::Result<Box<dyn DiskFile>> {
        self.wait();
        SystemDisk.open(path, create)
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        self.wait();
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
