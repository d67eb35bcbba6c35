//! The backups in a store's own folder: their names, and which of them are kept.

use crate::domain::Day;
use crate::store::disk::{Disk, folder_of};
use crate::store::error::StoreError;
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

/// Removes the oldest backups beside this one until so many are left, itself among them, and what
/// was never finished. They are ordered by their commits, because clocks are set back.
pub fn rotate(disk: &dyn Disk, newest: &Path, kept: usize) -> Result<Vec<String>, StoreError> {
    let folder = folder_of(newest);
    let own = newest.file_name().map(|name| name.to_string_lossy());
    let names = disk.names(folder)?;
    let unfinished = |name: &&String| name.starts_with(BEGINNING) && name.ends_with(UNFINISHED);
    for name in names.iter().filter(unfinished) {
        disk.remove(&folder.join(name))?;
    }
    let mut others: Vec<(u64, Day, &String)> = names
        .iter()
        .filter(|name| own.as_deref() != Some(name.as_str()))
        .filter_map(|name| parse(name).map(|(day, sequence)| (sequence, day, name)))
        .collect();
    others.sort();
    let superfluous = (others.len() + 1).saturating_sub(kept.max(1));
    let mut removed = Vec::new();
    for (_, _, name) in others.into_iter().take(superfluous) {
        disk.remove(&folder.join(name))?;
        removed.push(name.clone());
    }
    disk.sync_folder(folder)?;
    Ok(removed)
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
    fn the_oldest_commits_go_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let all = [
            "backup-2030-01-01-000001.goldaw",
            "backup-2026-11-21-000002.goldaw",
            "backup-2026-11-22-000003.goldaw",
            "backup-2026-11-22-000004.goldaw.new",
            "before the move.goldaw",
        ];
        for (kept, gone) in [(4, 0), (3, 1), (2, 2), (1, 3), (0, 3)] {
            for name in all {
                fs::write(folder.path().join(name), "x").unwrap();
            }
            // Made with a clock that was set back.
            let newest = "backup-2001-01-01-000005.goldaw";
            fs::write(folder.path().join(newest), "x").unwrap();
            let removed = rotate(&SystemDisk, &folder.path().join(newest), kept).unwrap();
            assert_eq!(removed, all[..gone], "{kept}");
            let mut left = [&all[gone..3], &all[4..], &[newest]].concat();
            left.sort_unstable();
            assert_eq!(SystemDisk.names(folder.path()).unwrap(), left, "{kept}");
        }
    }
}
