//! The backups in a store's own folder: their names, and which of them are kept.

use super::file::BackupFile;
use crate::domain::{Day, Instant};
use crate::store::disk::{Disk, folder_of, names_if_there};
use crate::store::error::StoreError;
use crate::store::seal::DataKey;
use chrono::NaiveTime;
use std::io;
use std::path::Path;

const BEGINNING: &str = "backup-";
const ENDING: &str = ".goldaw";
/// What a backup is called until it is whole.
const UNFINISHED: &str = ".goldaw.new";
/// The characters of a day: `2026-11-23`.
const DAY: usize = 10;

/// The name of a backup of this day up to this commit, such as `backup-2026-11-23-000512.goldaw`.
pub fn name(day: Day, sequence: u64) -> String {
    format!("{BEGINNING}{day}-{sequence:06}{ENDING}")
}

/// The day and the commit of a name; `None` for what is no backup of ours.
pub fn parse(name: &str) -> Option<(Day, u64)> {
    let middle = name.strip_prefix(BEGINNING)?.strip_suffix(ENDING)?;
    let (day, sequence) = middle.split_at_checked(DAY)?;
    let day: Day = day.parse().ok()?;
    let sequence = sequence.strip_prefix('-')?.parse().ok()?;
    // Another spelling of the same is another file.
    (self::name(day, sequence) == name).then_some((day, sequence))
}

/// A name in this folder for a backup of this day up to this commit. Where a repair or a restore let
/// the commits begin anew, the number may be taken: then the next that is free.
pub fn free_name(
    disk: &dyn Disk,
    folder: &Path,
    day: Day,
    sequence: u64,
) -> Result<String, io::Error> {
    let taken = names_if_there(disk, folder)?;
    let mut number = sequence;
    while taken.contains(&name(day, number)) {
        number += 1;
    }
    Ok(name(day, number))
}

/// The commit of the backup in this folder that goes furthest, if it goes further than this one. What
/// cannot be read, and what another key sealed, says nothing.
pub fn furthest(disk: &dyn Disk, folder: &Path, key: &DataKey, last: u64) -> Option<u64> {
    let names = names_if_there(disk, folder).unwrap_or_default().into_iter();
    let further = names.filter(|name| parse(name).is_some_and(|(_, sequence)| sequence > last));
    let commits = further.filter_map(|name| {
        let file = BackupFile::open(disk.open_to_read(&folder.join(name)).ok()?).ok()?;
        Some(file.read(key).ok()?.0.sequence)
    });
    commits.filter(|sequence| *sequence > last).max()
}

/// Removes the oldest backups beside this one, made at this time, until so many are left, itself among
/// them, and what was never finished. What seems to be made later was made with a clock that has been
/// set back since, and goes first.
pub fn rotate(
    disk: &dyn Disk,
    key: &DataKey,
    newest: &Path,
    made: Instant,
    kept: usize,
) -> Result<Vec<String>, StoreError> {
    let folder = folder_of(newest);
    let own = newest.file_name().map(|name| name.to_string_lossy());
    let names = disk.names(folder)?;
    let unfinished = |name: &&String| name.starts_with(BEGINNING) && name.ends_with(UNFINISHED);
    for name in names.iter().filter(unfinished) {
        disk.remove(&folder.join(name))?;
    }
    let mut others: Vec<((bool, Instant), &String)> = names
        .iter()
        .filter(|name| own.as_deref() != Some(name.as_str()))
        .filter_map(|name| {
            let (day, _) = parse(name)?;
            let at = made_at(disk, key, &folder.join(name), day);
            Some(((at <= made, at), name))
        })
        .collect();
    others.sort_unstable();
    let superfluous = (others.len() + 1).saturating_sub(kept.max(1));
    let mut removed = Vec::new();
    for (_, name) in others.into_iter().take(superfluous) {
        disk.remove(&folder.join(name))?;
        removed.push(name.clone());
    }
    disk.sync_folder(folder)?;
    Ok(removed)
}

/// When a backup was made, as it says itself; where that cannot be read, the day of its name must do.
fn made_at(disk: &dyn Disk, key: &DataKey, path: &Path, day: Day) -> Instant {
    let file = disk.open_to_read(path).map_err(StoreError::from);
    let read = file.and_then(BackupFile::open);
    match read.and_then(|file| file.read(key)) {
        Ok((preface, _)) => preface.made,
        Err(_) => day.and_time(NaiveTime::MIN).and_utc(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::store::disk::SystemDisk;
    use std::fs;

    #[test]
    fn a_name_says_day_and_commit() {
        let day: Day = "2026-11-23".parse().unwrap();
        for (sequence, name) in [
            (512, "backup-2026-11-23-000512.goldaw"),
            (12_345_678, "backup-2026-11-23-12345678.goldaw"),
        ] {
            assert_eq!(super::name(day, sequence), name);
            assert_eq!(parse(name), Some((day, sequence)));
        }
        for other in [
            "backup-2026-11-23-512.goldaw",
            "backup-2026-11-23-000512.goldaw.new",
            "backup-2026-13-23-000512.goldaw",
            "backup-2026-11-23+000512.goldaw",
            "backup-2026-11-2ý-000512.goldaw",
            "before the move.goldaw",
            "",
        ] {
            assert_eq!(parse(other), None, "{other}");
        }
    }

    #[test]
    fn the_oldest_go_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        // Made with a clock that was a few years ahead.
        let all = [
            "backup-2030-01-01-000009.goldaw",
            "backup-2026-11-21-000008.goldaw",
            "backup-2026-11-22-000002.goldaw",
            "backup-2026-11-22-000004.goldaw.new",
            "before the move.goldaw",
        ];
        for (kept, gone) in [(4, 0), (3, 1), (2, 2), (1, 3), (0, 3)] {
            for name in all {
                fs::write(folder.path().join(name), "x").unwrap();
            }
            let newest = "backup-2026-11-23-000001.goldaw";
            let path = folder.path().join(newest);
            fs::write(&path, "x").unwrap();
            let key = DataKey::from_bytes([3; 32]);
            let made = "2026-11-23T08:00:00Z".parse().unwrap();
            let removed = rotate(&SystemDisk, &key, &path, made, kept).unwrap();
            assert_eq!(removed, all[..gone], "{kept}");
            let mut left = [&all[gone..3], &all[4..], &[newest]].concat();
            left.sort_unstable();
            assert_eq!(SystemDisk.names(folder.path()).unwrap(), left, "{kept}");
        }
    }
}
