//! The folders beside a store's: where the next one is built, and where older ones are kept.

use crate::domain::Instant;
use crate::store::disk::{Disk, folder_of, names_if_there};
use crate::store::embedded::lock::Lock;
use crate::store::error::StoreError;
use crate::store::header::Found;
use crate::store::look::{Look, look};
use std::path::{Path, PathBuf};

/// How the name of the folder ends in which the next store is built.
pub const BUILDING: &str = "restoring";

/// The header of the store in this folder, if one is there: `Some(None)` for one whose header cannot
/// be read.
pub fn there(disk: &dyn Disk, folder: &Path) -> Result<Option<Option<Found>>, StoreError> {
    Ok(match look(disk, folder)? {
        Look::Nothing => None,
        Look::Header(found, _) => Some(Some(found)),
        Look::Unreadable => Some(None),
    })
}

/// Removes what a restore that was interrupted has left, unless it still goes on.
pub fn clear(disk: &dyn Disk, building: &Path, now: Instant) -> Result<(), StoreError> {
    if names_if_there(disk, building)?.is_empty() {
        return Ok(());
    }
    let _lock = Lock::take(disk, building, now)?;
    Ok(disk.remove_folder(building)?)
}

/// The name of a folder beside the store's: `store.restoring`.
pub fn beside(folder: &Path, ending: &str) -> PathBuf {
    let mut name = folder.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

/// The numbers of the folders that were moved aside, in order.
fn asides(disk: &dyn Disk, folder: &Path) -> Result<Vec<u32>, StoreError> {
    let beginning = format!("{}.replaced-", name(folder));
    let names = names_if_there(disk, folder_of(folder))?;
    let numbers = names
        .iter()
        .filter_map(|name| name.strip_prefix(&beginning));
    let mut numbers: Vec<u32> = numbers.filter_map(|number| number.parse().ok()).collect();
    numbers.sort_unstable();
    Ok(numbers)
}

fn name(folder: &Path) -> String {
    let name = folder.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

pub fn free_aside(disk: &dyn Disk, folder: &Path) -> Result<PathBuf, StoreError> {
    let last = asides(disk, folder)?.pop().unwrap_or(0);
    Ok(beside(folder, &format!("replaced-{}", last + 1)))
}

/// The folders beside a store's that hold it as it once was: those that were moved aside, and what a
/// restore that was interrupted has left.
pub fn copies(disk: &dyn Disk, folder: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let numbers = asides(disk, folder)?.into_iter();
    let mut copies: Vec<PathBuf> = numbers
        .map(|number| beside(folder, &format!("replaced-{number}")))
        .collect();
    let unfinished = beside(folder, BUILDING);
    if !names_if_there(disk, &unfinished)?.is_empty() {
        copies.push(unfinished);
    }
    Ok(copies)
}

/// The folder that was moved aside last, with its header. A restore that was interrupted between its
/// two last steps has left nothing in its place.
pub fn last_aside(
    disk: &dyn Disk,
    folder: &Path,
) -> Result<Option<(PathBuf, Option<Found>)>, StoreError> {
    let Some(number) = asides(disk, folder)?.pop() else {
        return Ok(None);
    };
    let aside = beside(folder, &format!("replaced-{number}"));
    Ok(there(disk, &aside)?.map(|found| (aside, found)))
}

/// Where the store lies that a restore has moved aside, if it was broken off before the restored one
/// took the place: then nothing is there, and both lie beside it.
pub fn restore_broken_off(disk: &dyn Disk, folder: &Path) -> Option<PathBuf> {
    let building = names_if_there(disk, &beside(folder, BUILDING)).unwrap_or_default();
    let (aside, _) = last_aside(disk, folder).ok().flatten()?;
    (!building.is_empty()).then_some(aside)
}
