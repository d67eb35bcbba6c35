//! A journal that begins with entries: a new one for a damaged one, or one of a store that is brought
//! back from a backup. Its numbers go on behind the last commit that is known, and the hash it begins
//! with is random, so that it is never taken for the journal it follows.
//!
//! A damaged journal is kept in the quarantine, and the new one takes its place only when it was read again and found equal. Wherever
//! this is broken off, what could be read before can be read again.

use super::JOURNAL;
use super::base::base_behind;
use super::check::{self, Checked};
use super::heading::HEADER;
use super::parts::Parts;
use super::segment::{Position, Segments};
use super::snapshot::{Head, Writer};
use crate::store::engine::UNHEARD;
use crate::store::error::{Damage, StoreError};

/// Where the new journal is written.
pub const NEW: &str = "journal.new";
/// The number of the snapshot a journal begins with.
const FIRST: u32 = 1;

/// What a history begins with after the commit of this number; it still knows the commits whose
/// effect it holds.
pub fn new_history(
    segments: &Segments,
    last: u64,
    recent: Vec<([u8; 16], Position)>,
) -> Result<Head, StoreError> {
    let mut hash = [0; 32];
    getrandom::fill(&mut hash)?;
    Ok(Head {
        store_id: segments.identity.store_id,
        position: Position {
            segment: FIRST,
            start: HEADER,
            end: HEADER,
            sequence: last + 1,
            hash,
        },
        recent,
    })
}

/// Writes a journal that begins with the entries that `fill` adds.
pub fn begin(
    segments: &Segments,
    head: &Head,
    fill: &mut dyn FnMut(&mut Writer<'_>) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    segments.disk.create_folder(&segments.folder)?;
    let file = segments.disk.open(&segments.snapshot_path(FIRST), true)?;
    let mut writer = Writer::begin(file.as_ref(), 0, &segments.identity.key, head)?;
    fill(&mut writer)?;
    writer.finish()?;
    let after = base_behind(FIRST, head.position).place;
    segments.create(after.segment, &after, 0)
}

/// Writes a journal of these entries alone and puts it in the place of the one there is. Afterwards
/// the working copy has to be built again.
///
/// # Errors
/// Those of the disk, and [`Damage::Copy`] if the entries are not the same when they are read
/// again; then the journal that is there stays.
pub fn replace_journal(
    folder: &Parts,
    entries: &dyn Checked,
    head: &Head,
) -> Result<(), StoreError> {
    let path = folder.path.join(NEW);
    discard(folder)?;
    let segments = Segments::new(
        folder.disk.clone(),
        path.clone(),
        folder.segments.identity.clone(),
    );
    let written = begin(&segments, head, &mut |writer| {
        let mut added = Ok(());
        entries.for_each(&mut |key, stored| {
            if added.is_ok() {
                added = writer.add(key, &stored);
            }
        })?;
        added
    });
    let written = written.and_then(|()| {
        let report = check::check(&segments, head.position.sequence, (entries, UNHEARD))?;
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
