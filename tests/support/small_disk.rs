//! A small disk that can really be full.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// A small disk of its own, as far as whoever runs the tests may mount one.
pub struct SmallDisk {
    pub folder: tempfile::TempDir,
}

impl SmallDisk {
    pub fn mount(mebibytes: u32) -> Option<Self> {
        let disk = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        let size = format!("size={mebibytes}m");
        if disk.told("mount", &["-t", "tmpfs", "-o", &size, "tmpfs"]) {
            return Some(disk);
        }
        println!("skipped: a disk can be mounted by root alone");
        None
    }

    pub fn store(&self) -> PathBuf {
        self.folder.path().join("store")
    }

    pub fn remount(&self, how: &str) {
        assert!(self.told("mount", &["-o", how]), "{how}");
    }

    fn told(&self, program: &str, arguments: &[&str]) -> bool {
        let told = Command::new(program)
            .args(arguments)
            .arg(self.folder.path())
            .status();
        told.is_ok_and(|status| status.success())
    }

    /// Takes all the room there is.
    pub fn fill(&self) -> PathBuf {
        let filler = self.folder.path().join("filler");
        let mut bytes = vec![1_u8; 1 << 20];
        while !bytes.is_empty() {
            let file = fs::OpenOptions::new()
                .create(true)
                .append(true)
                .open(&filler);
            if std::io::Write::write_all(&mut file.unwrap(), &bytes).is_err() {
                bytes.truncate(bytes.len() / 2);
            }
        }
        filler
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        self.told("umount", &["-l"]);
    }
}
