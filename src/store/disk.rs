//! The seam to the disk: every call on the store's own files goes through it, so that a test can
//! make any of them fail. (The working copy's files are sled's own.)

use rustix::fs::OFlags;
use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io;
use std::os::unix::fs::{DirBuilderExt, FileExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

/// More bytes than any file of the store has but the journal's: a draft and its seal need most.
pub const SMALL: u64 = 2 << 20;

/// A disk.
pub trait Disk: Send + Sync {
    /// Opens a file for reading and writing, for its owner alone; makes it if `create`. A link is
    /// not followed: what it names is somebody else's.
    fn open(&self, path: &Path, create: bool) -> io::Result<Box<dyn DiskFile>>;
    /// Makes a file for its owner alone, in place of one that has the name.
    fn open_anew(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        missing_as_none(self.remove(path))?;
        self.open(path, true)
    }
    /// Opens a file to read from it alone, which may do where nothing can be written.
    fn open_to_read(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        self.open(path, false)
    }
    /// How many bytes may still be written where this file or folder lies; a disk that cannot run
    /// full has room for all.
    fn room(&self, path: &Path) -> io::Result<u64> {
        let _ = path;
        Ok(u64::MAX)
    }
    /// What tells this start of the machine from every other; nothing where that is not known.
    fn boot(&self) -> Option<String> {
        fs::read_to_string("/proc/sys/kernel/random/boot_id").ok()
    }
    /// The whole file. Nothing, as if the file were empty, if it has more than `limit` bytes or is
    /// no file but a pipe or a device: whoever asks then finds it damaged, and waits for nobody.
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>>;
    /// The names in a folder, sorted.
    fn names(&self, folder: &Path) -> io::Result<Vec<String>>;
    /// Makes a folder for its owner alone; one that is there gets these rights.
    fn create_folder(&self, folder: &Path) -> io::Result<()>;
    /// Makes the names in a folder durable.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
    /// Gives a file or folder another name, in place of what has that name.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Removes a folder with what is in it.
    fn remove_folder(&self, folder: &Path) -> io::Result<()>;
}

/// An open file.
pub trait DiskFile: Send {
    /// The size in bytes.
    fn size(&self) -> io::Result<u64>;
    /// Fills the buffer from this place on.
    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<()>;
    /// Writes all bytes at this place.
    fn write_at(&self, bytes: &[u8], offset: u64) -> io::Result<()>;
    /// Cuts or extends the file.
    fn resize(&self, size: u64) -> io::Result<()>;
    /// Returns when what was written has reached the disk.
    fn sync(&self) -> io::Result<()>;
    /// Takes the lock until the file is dropped; false if another program has it.
    fn lock(&self) -> io::Result<bool>;
    /// Whether it is still this file that has its name; a disk on which nobody else works keeps it.
    fn has_its_name(&self) -> io::Result<bool> {
        Ok(true)
    }
}

/// What the system was asked to do when it refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doing {
    /// Opening a file.
    Opening,
    /// Reading from a file or the names in a folder.
    Reading,
    /// Writing to a file.
    Writing,
    /// Waiting until what was written has reached the disk.
    Syncing,
    /// Making a folder.
    Making,
    /// Giving another name.
    Renaming,
    /// Removing a file or a folder.
    Removing,
}

/// A refusal of the system with what it was asked to do, as the inner error of an [`io::Error`].
#[derive(Debug, thiserror::Error)]
#[error("{doing:?} {}: {reason}", .path.display())]
pub struct Refused {
    /// What it was asked to do.
    pub doing: Doing,
    /// With which file or folder.
    pub path: PathBuf,
    /// What it said.
    pub reason: io::Error,
}

fn refused(doing: Doing, path: &Path) -> impl FnOnce(io::Error) -> io::Error {
    let path = path.to_path_buf();
    move |reason| {
        let kind = reason.kind();
        io::Error::new(
            kind,
            Refused {
                doing,
                path,
                reason,
            },
        )
    }
}

/// The disk of this machine.
pub struct SystemDisk;

impl Disk for SystemDisk {
    fn open(&self, path: &Path, create: bool) -> io::Result<Box<dyn DiskFile>> {
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(create).mode(0o600);
        options.custom_flags(OFlags::NOFOLLOW.bits().cast_signed());
        let file = options.open(path).map_err(refused(Doing::Opening, path))?;
        Ok(Box::new(SystemFile::new(file, path)))
    }

    fn open_anew(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        missing_as_none(self.remove(path))?;
        let mut options = OpenOptions::new();
        options.read(true).write(true).create_new(true).mode(0o600);
        let file = options.open(path).map_err(refused(Doing::Opening, path))?;
        Ok(Box::new(SystemFile::new(file, path)))
    }

    fn open_to_read(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        let refused = refused(Doing::Opening, path);
        // Opening a pipe would wait for whoever writes to it.
        let file = match fs::metadata(path) {
            Ok(found) if !found.is_file() => Err(io::ErrorKind::InvalidInput.into()),
            Ok(_) => File::open(path),
            Err(error) => Err(error),
        };
        Ok(Box::new(SystemFile::new(file.map_err(refused)?, path)))
    }

    fn room(&self, path: &Path) -> io::Result<u64> {
        let disk = rustix::fs::statvfs(path).map_err(io::Error::from);
        let disk = disk.map_err(refused(Doing::Reading, path))?;
        // Some file systems do not say.
        Ok(match disk.f_blocks {
            0 => u64::MAX,
            _ => disk.f_bavail.saturating_mul(disk.f_frsize),
        })
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        let found = fs::metadata(path).map_err(refused(Doing::Reading, path))?;
        if !found.is_file() || found.len() > limit {
            return Ok(Vec::new());
        }
        fs::read(path).map_err(refused(Doing::Reading, path))
    }

    fn names(&self, folder: &Path) -> io::Result<Vec<String>> {
        let names = || {
            let entries = fs::read_dir(folder)?;
            entries
                .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
                .collect::<io::Result<Vec<String>>>()
        };
        let mut names = names().map_err(refused(Doing::Reading, folder))?;
        names.sort_unstable();
        Ok(names)
    }

    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        let made = DirBuilder::new().recursive(true).mode(0o700).create(folder);
        let made =
            made.and_then(|()| fs::set_permissions(folder, fs::Permissions::from_mode(0o700)));
        made.map_err(refused(Doing::Making, folder))
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        let synced = File::open(folder).and_then(|folder| folder.sync_all());
        synced.map_err(refused(Doing::Syncing, folder))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to).map_err(refused(Doing::Renaming, from))
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path).map_err(refused(Doing::Removing, path))
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        fs::remove_dir_all(folder).map_err(refused(Doing::Removing, folder))
    }
}

struct SystemFile {
    file: File,
    path: PathBuf,
}

impl SystemFile {
    fn new(file: File, path: &Path) -> Self {
        Self {
            file,
            path: path.to_path_buf(),
        }
    }

    fn refused(&self, doing: Doing) -> impl FnOnce(io::Error) -> io::Error {
        refused(doing, &self.path)
    }
}

impl DiskFile for SystemFile {
    fn size(&self) -> io::Result<u64> {
        let found = self.file.metadata().map_err(self.refused(Doing::Reading))?;
        Ok(found.len())
    }

    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<()> {
        let read = self.file.read_exact_at(buffer, offset);
        read.map_err(self.refused(Doing::Reading))
    }

    fn write_at(&self, bytes: &[u8], offset: u64) -> io::Result<()> {
        let written = self.file.write_all_at(bytes, offset);
        written.map_err(self.refused(Doing::Writing))
    }

    fn resize(&self, size: u64) -> io::Result<()> {
        let resized = self.file.set_len(size);
        resized.map_err(self.refused(Doing::Writing))
    }

    fn sync(&self) -> io::Result<()> {
        let synced = self.file.sync_data();
        synced.map_err(self.refused(Doing::Syncing))
    }

    fn lock(&self) -> io::Result<bool> {
        match self.file.try_lock() {
            Ok(()) => Ok(true),
            Err(TryLockError::WouldBlock) => Ok(false),
            Err(TryLockError::Error(error)) => Err(self.refused(Doing::Opening)(error)),
        }
    }

    fn has_its_name(&self) -> io::Result<bool> {
        let own = self.file.metadata().map_err(self.refused(Doing::Reading))?;
        let named = fs::symlink_metadata(&self.path).map_err(self.refused(Doing::Reading));
        let named = missing_as_none(named)?;
        Ok(named.is_some_and(|named| (named.dev(), named.ino()) == (own.dev(), own.ino())))
    }
}

/// What a file is called until it is written to its end.
pub fn unfinished(file: impl AsRef<Path>) -> PathBuf {
    let mut name = file.as_ref().as_os_str().to_owned();
    name.push(".new");
    PathBuf::from(name)
}

/// Replaces a file so that after a crash there is either the old or the new one, whole.
pub fn replace(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let temporary = unfinished(path);
    let file = disk.open_anew(&temporary)?;
    file.write_at(bytes, 0)?;
    file.sync()?;
    disk.rename(&temporary, path)?;
    disk.sync_folder(folder_of(path))
}

/// The folder in which a file or folder lies; that of a bare name is the working folder.
pub fn folder_of(path: &Path) -> &Path {
    let folder = path.parent();
    let named = folder.filter(|folder| !folder.as_os_str().is_empty());
    named.unwrap_or(Path::new("."))
}

/// Makes a folder that is there after a crash too.
pub fn make_folder(disk: &dyn Disk, folder: &Path) -> io::Result<()> {
    disk.create_folder(folder)?;
    disk.sync_folder(folder_of(folder))
}

/// As [`Disk::read`]; `None` if there is no such file.
pub fn read_if_there(disk: &dyn Disk, path: &Path, limit: u64) -> io::Result<Option<Vec<u8>>> {
    missing_as_none(disk.read(path, limit))
}

/// The names in a folder; none if there is no such folder.
pub fn names_if_there(disk: &dyn Disk, folder: &Path) -> io::Result<Vec<String>> {
    Ok(missing_as_none(disk.names(folder))?.unwrap_or_default())
}

/// What was found; `None` if there is no such file or folder.
pub fn missing_as_none<T>(result: io::Result<T>) -> io::Result<Option<T>> {
    match result {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}
