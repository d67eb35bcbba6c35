//! Building the store that a restore brings back: from the backup, or from what the store that is given up
//! knows better.

use super::contents;
use super::file::{BackupFile, Preface, as_backup};
use super::restore::Restored;
use super::{Progress, Step, Tell};
use crate::domain::Instant;
use crate::store::Store;
use crate::store::disk::Disk;
use crate::store::embedded::following;
use crate::store::embedded::snapshot::Reader;
use crate::store::embedded::{Beginning, Position};
use crate::store::engine::UNHEARD;
use crate::store::error::StoreError;
use crate::store::folder::identity;
use crate::store::header::Header;
use crate::store::seal::{DataKey, Seal};
use crate::store::verify::TableCheck;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a store is made of, and where.
pub(super) struct Filling<'a> {
    pub disk: Arc<dyn Disk>,
    pub backup: &'a Path,
    pub building: &'a Path,
    /// The journal of the store that is there, or was moved aside last.
    pub old_journal: Option<PathBuf>,
    pub restored: &'a Restored,
    pub now: Instant,
}

impl Filling<'_> {
    /// Makes a store of the backup, which is known to be good, or of a snapshot of the journal that
    /// goes further; then the place of that one's last commit is given too.
    pub fn fill(
        &self,
        (header, key): (Header, DataKey),
        checks: &[TableCheck],
        tell: &mut Tell<'_>,
    ) -> Result<(Store, Option<Position>), StoreError> {
        let identity = identity(&header, &key);
        let (contents, journal) = (&self.restored.contents, &self.restored.journal);
        let snapshot = || match journal {
            Some(folder) => {
                let known = (contents.sequence, contents.hash);
                following::snapshot(self.disk.clone(), folder, &identity, known)
            }
            None => Ok(None),
        };
        let further = match if_readable(snapshot())?.flatten() {
            Some(reader) => if_readable(understand(reader, &header, &key, checks, tell))?,
            None => None,
        };
        let mut entries = match further.map(|_| snapshot()).transpose()?.flatten() {
            Some(reader) => reader,
            None => {
                let file = BackupFile::open(self.disk.open_to_read(self.backup)?)?;
                file.read(&key)?.1
            }
        };
        let mut last = contents.sequence;
        for folder in [&self.old_journal, journal].into_iter().flatten() {
            let known = following::last_known(self.disk.clone(), folder, &identity);
            last = last.max(if_readable(known)?.unwrap_or(0));
        }
        let (mut done, total) = (0, contents.bytes);
        let mut filled = |bytes| {
            done += bytes;
            let step = Step::Filling;
            tell(Progress { step, done, total })
        };
        let beginning = Beginning {
            recent: entries.head().recent.clone(),
            entries: &mut entries,
            last,
            tell: &mut filled,
            build: UNHEARD,
        };
        let disk = self.disk.clone();
        let store = Store::build(disk, self.building, (header, key), self.now, beginning);
        Ok((store.map_err(as_backup)?, further))
    }
}

/// Reads a snapshot of a journal to its end, as a backup is read, and gives the commit it goes to.
fn understand(
    reader: Reader,
    header: &Header,
    key: &DataKey,
    checks: &[TableCheck],
    tell: &mut Tell<'_>,
) -> Result<Position, StoreError> {
    let position = reader.head().position;
    let preface = Preface::new(header.created, header.clone(), &position);
    let seal = Seal::new(key, header.store_id);
    contents::read(&preface, reader, &seal, checks, tell)?;
    Ok(position)
}

/// What could be read of a store that is given up: that not all of it can is why one restores.
pub(super) fn if_readable<T>(found: Result<T, StoreError>) -> Result<Option<T>, StoreError> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(StoreError::Damaged(_) | StoreError::Io(_) | StoreError::Refused { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}
