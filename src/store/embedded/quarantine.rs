//! The quarantine: what was damaged is moved here and kept, never overwritten. It is emptied when
//! something has to be forgotten, and bounded: of each kind the newest stay.
//!
//! Nothing that goes was the only copy of what could be read: a working copy is set aside when the
//! journal holds all of it, a journal when every commit was written again into a new one. The end of
//! a journal was never called saved.

use super::{JOURNAL, QUARANTINE, SLED};
use crate::store::disk::{Disk, replace};
use crate::store::error::StoreError;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How many working copies, journals, and ends of a journal stay. An end has a segment at most.
const COPIES: usize = 1;
const JOURNALS: usize = 2;
const ENDS: usize = 16;

/// The quarantine of one store; its folder is made with the first thing in it.
pub struct Quarantine {
    disk: Arc<dyn Disk>,
    store: PathBuf,
}

impl Quarantine {
    pub fn new(disk: Arc<dyn Disk>, store: &Path) -> Self {
        Self {
            disk,
            store: store.to_path_buf(),
        }
    }

    /// Moves a file or folder of the store here.
    pub fn take(&self, path: &Path, name: &str) -> Result<(), StoreError> {
        let aside = self.free(name)?;
        self.disk.rename(path, &aside)?;
        self.disk.sync_folder(&self.folder())?;
        self.disk.sync_folder(path.parent().unwrap_or(path))?;
        self.forget_older(name);
        Ok(())
    }

    /// Keeps bytes that are about to be taken out of a file.
    pub fn keep(&self, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let path = self.free(name)?;
        replace(self.disk.as_ref(), &path, bytes)?;
        self.forget_older(name);
        Ok(())
    }

    /// Removes all that is kept.
    pub fn empty(&self) -> Result<(), StoreError> {
        match self.disk.remove_folder(&self.folder()) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
        Ok(self.disk.sync_folder(&self.store)?)
    }

    /// Where something of this name finds a place: behind it stands the next number of its kind.
    fn free(&self, name: &str) -> Result<PathBuf, StoreError> {
        let folder = self.folder();
        self.disk.create_folder(&folder)?;
        self.disk.sync_folder(&self.store)?;
        let newest = self.alike(name)?.pop();
        let number = newest.map_or(0, |(number, _)| number) + 1;
        Ok(folder.join(format!("{name}-{number:04}")))
    }

    /// Removes the oldest of a kind. What cannot be removed now goes another time.
    fn forget_older(&self, name: &str) {
        let alike = self.alike(name).unwrap_or_default();
        let superfluous = alike.len().saturating_sub(Kind::of(name).kept());
        for (_, old) in alike.iter().take(superfluous) {
            let path = self.folder().join(old);
            if self.disk.remove_folder(&path).is_err() {
                let _ = self.disk.remove(&path);
            }
        }
    }

    /// What is here of the kind of this name, oldest first, with its number.
    fn alike(&self, name: &str) -> Result<Vec<(u32, String)>, StoreError> {
        let names = self.disk.names(&self.folder())?.into_iter();
        let numbered = names.filter_map(|kept| {
            let (begin, number) = kept.rsplit_once('-')?;
            let alike = Kind::of(begin) == Kind::of(name);
            alike.then(|| Some((number.parse().ok()?, kept.clone())))?
        });
        let mut alike: Vec<(u32, String)> = numbered.collect();
        alike.sort_unstable();
        Ok(alike)
    }

    fn folder(&self) -> PathBuf {
        self.store.join(QUARANTINE)
    }
}

/// What something in the quarantine is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Copy,
    Journal,
    End,
}

impl Kind {
    /// The kind of what has this name, without its number.
    fn of(name: &str) -> Self {
        match name {
            SLED => Self::Copy,
            JOURNAL => Self::Journal,
            _ => Self::End,
        }
    }

    fn kept(self) -> usize {
        match self {
            Self::Copy => COPIES,
            Self::Journal => JOURNALS,
            Self::End => ENDS,
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::store::disk::SystemDisk;
    use std::fs;

    #[test]
    fn of_each_kind_the_newest_stay() {
        let store = tempfile::tempdir().unwrap();
        let quarantine = Quarantine::new(Arc::new(SystemDisk), store.path());
        for round in 0..20_u8 {
            for name in [SLED, JOURNAL] {
                let path = store.path().join(name);
                fs::create_dir(&path).unwrap();
                fs::write(path.join("file"), [round]).unwrap();
                quarantine.take(&path, name).unwrap();
            }
            // The offsets do not grow with time: a journal that was written again begins anew.
            let name = format!("journal-00000001-{}", 1000 - u32::from(round));
            quarantine.keep(&name, &[round]).unwrap();
        }
        let kept = SystemDisk.names(&store.path().join(QUARANTINE)).unwrap();
        let (ends, others) = kept.split_at(16);
        assert_eq!(others, ["journal-0019", "journal-0020", "sled-0020"]);
        let newest: Vec<String> = (5..=20)
            .rev()
            .map(|number| format!("journal-00000001-{}-{number:04}", 1001 - number))
            .collect();
        assert_eq!(ends, newest);
        let file = store.path().join(QUARANTINE).join("sled-0020/file");
        assert_eq!(fs::read(file).unwrap(), [19]);
    }
}
