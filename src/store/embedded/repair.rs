//! A new journal for a damaged one, from entries that are whole. The damaged one is kept in the
//! quarantine, and the new one takes its place only when it was read again and found equal. Wherever
//! this is broken off, what could be read before can be read again.

use super::JOURNAL;
use super::check::{self, Checked};
use super::journal::Journal;
use super::parts::Parts;
use super::segment::Segments;
use crate::store::engine::{Commit, Key, Stored};
use crate::store::error::{Damage, StoreError};

/// Where the new journal is written.
pub const NEW: &str = "journal.new";
/// The most bytes of values in one of its commits, unless one value has more.
const COMMIT: usize = 1 << 20;

/// Writes a journal of these entries alone and puts it in the place of the one there is. Afterwards
/// the working copy has to be built again.
///
/// # Errors
/// Those of the disk, and [`Damage::Copy`] if the entries are not the same when they are read
/// again; then the journal that is there stays.
pub fn replace_journal(folder: &Parts, entries: &dyn Checked) -> Result<(), StoreError> {
    let path = folder.path.join(NEW);
    discard(folder)?;
    let segments = Segments::new(
        folder.disk.clone(),
        path.clone(),
        folder.segments.identity.clone(),
    );
    let written = write(folder, &segments, entries).and_then(|last| {
        let report = check::check(&segments, last, entries)?;
        match report.faults.is_empty() {
            true => Ok(()),
            false => Err(Damage::Copy.into()),
        }
    });
    if let Err(error) = written {
        let _ = discard(folder);
        return Err(error);
    }
    let journal = folder.path.join(JOURNAL);
    if folder
        .disk
        .names(&folder.path)?
        .iter()
        .any(|name| name == JOURNAL)
    {
        folder.quarantine.take(&journal, JOURNAL)?;
    }
    folder.disk.rename(&path, &journal)?;
    Ok(folder.disk.sync_folder(&folder.path)?)
}

/// Removes a new journal that was never put in its place.
pub fn discard(folder: &Parts) -> Result<(), StoreError> {
    let names = folder.disk.names(&folder.path)?;
    if names.iter().any(|name| name == NEW) {
        folder.disk.remove_folder(&folder.path.join(NEW))?;
    }
    Ok(())
}

/// Appends the entries and gives the number of the last commit.
fn write(folder: &Parts, segments: &Segments, entries: &dyn Checked) -> Result<u64, StoreError> {
    segments.create(1, &segments.beginning(), 0)?;
    let walk = segments.walk(segments.beginning(), &mut |_, _| Ok(true))?;
    let mut appending = Appending {
        journal: Journal::open(segments.clone(), &walk, &folder.quarantine)?,
        puts: Vec::new(),
        bytes: 0,
    };
    let mut appended = Ok(());
    entries.for_each(&mut |key, stored| {
        if appended.is_ok() {
            appended = appending.add(key.to_vec(), stored);
        }
    })?;
    appended?;
    appending.append()?;
    Ok(appending.journal.last().sequence)
}

struct Appending {
    journal: Journal,
    puts: Vec<(Key, u64, Vec<u8>)>,
    bytes: usize,
}

impl Appending {
    fn add(&mut self, key: Key, stored: Stored) -> Result<(), StoreError> {
        self.bytes += key.len() + stored.value.len();
        self.puts.push((key, stored.version, stored.value));
        match self.bytes < COMMIT {
            true => Ok(()),
            false => self.append(),
        }
    }

    fn append(&mut self) -> Result<(), StoreError> {
        let mut id = [0; 16];
        getrandom::fill(&mut id)?;
        self.bytes = 0;
        let commit = Commit {
            id,
            expect: Vec::new(),
            puts: std::mem::take(&mut self.puts),
            deletes: Vec::new(),
        };
        self.journal.append(&commit)?;
        Ok(())
    }
}
