//! The power goes, as far as a machine can do that to itself: the store lies on a file system of its own
//! in a file, the writer is stopped, and what has reached that file by then is mounted and looked at;
//! what only lay in the system's memory is gone. It needs root, and runs when `GOLDAW_LONG` asks for it.

use crate::dice::Dice;
use crate::disk::TrialDisk;
use crate::support::*;
use crate::worker::*;
use goldaw::store::{Store, Unlock};
use std::fs;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

/// Rounds when it is asked for.
const ROUNDS: usize = 24;
/// The file system writes nothing by itself meanwhile: what is copied is of one moment.
const MOUNT: &str = "loop,commit=300";

/// What the program is doing when the power goes.
pub const WORKS: [Work; 2] = [
    Work {
        name: "commits",
        rounds: (0, ROUNDS),
        prepare: |place| prepared(place, 3, 1_000),
        run: |place, next| write_on(open(&store_of(place)), next),
        settle: |_| {},
    },
    Work {
        name: "commits that are not synced",
        rounds: (0, ROUNDS / 4),
        prepare: |place| prepared(place, 3, 1_000),
        // A trial disk never syncs the files below it.
        run: |place, next| {
            let disk = Arc::new(TrialDisk::over(place));
            let store = Store::open_on(disk, &store_of(place), &Unlock::KeyFile, now());
            write_on(store.unwrap(), next);
        },
        settle: |_| {},
    },
];

/// Commits without end, and changes segments and compacts on the way.
fn write_on(mut store: Store, next: u64) {
    begun();
    for number in next.. {
        let length = [10, 3_000, 200_000][usize::try_from(number % 3).unwrap()];
        save(&mut store, number, length);
        if number % 50 == 0 {
            store.compact().unwrap();
        }
    }
}

/// A file system in a file, mounted until this is dropped.
struct Mounted(PathBuf);

impl Mounted {
    /// Mounts the file system in this file in a folder beside it; nothing if that is not allowed.
    fn of(image: &Path) -> Option<Self> {
        let folder = image.with_extension("mounted");
        fs::create_dir(&folder).unwrap();
        let paths = [image.as_os_str(), folder.as_os_str()];
        let mounted = Command::new("mount")
            .args(["-o", MOUNT])
            .args(paths)
            .output();
        let mounted = mounted.is_ok_and(|mounted| mounted.status.success());
        mounted.then_some(Self(folder))
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

fn told(program: &str, arguments: &[&str], path: &Path) -> bool {
    let told = Command::new(program).args(arguments).arg(path).output();
    told.is_ok_and(|told| told.status.success())
}

/// A new file system in a file.
fn formatted(image: &Path) -> bool {
    fs::File::create(image).unwrap().set_len(256 << 20).unwrap();
    told("mkfs.ext4", &["-q", "-F"], image)
}

/// One power cut: how many batches were called saved; nothing where no file system can be mounted.
/// Panics if one of them is not there afterwards.
fn round(work: &Work, seed: u64) -> Option<u64> {
    let mut dice = Dice::new(seed);
    let folder = tempfile::tempdir().unwrap();
    let (image, cut) = (folder.path().join("disk"), folder.path().join("cut"));
    let mounted = formatted(&image).then(|| Mounted::of(&image)).flatten()?;
    let last = (work.prepare)(&mounted.0);
    fs::write(mounted.0.join("last"), last.to_string()).unwrap();
    assert!(told("sync", &["-f"], &mounted.0));
    let mut worker = Worker::start(work, &mounted.0);
    let awaited = last + 1 + dice.below(120) as u64;
    assert!(worker.hear(&format!("saved {awaited}"), PATIENCE));
    // And a moment more, in the middle of whatever comes then.
    worker.hear(DONE, Duration::from_micros(dice.below(20_000) as u64));
    worker.stop();
    let copied = Command::new("cp")
        .arg("--sparse=always")
        .args([&image, &cut])
        .status();
    assert!(copied.unwrap().success());
    let saved = worker.kill().unwrap();
    drop(mounted);
    let after = Mounted::of(&cut)?;
    // What lies in the copy says in which start of the machine it was made.
    let again = Arc::new(TrialDisk::over(&after.0).of_another_boot());
    let reopened = Store::open_on(again, &store_of(&after.0), &Unlock::KeyFile, now());
    drop(reopened.unwrap());
    look(&after.0, saved, &format!("seed {seed}, {}", work.name));
    Some(saved - last)
}

#[test]
fn what_was_called_saved_is_on_the_disk_when_the_power_goes() {
    let [honest, losing] = &WORKS;
    let rounds = long(honest.rounds.0, honest.rounds.1) as u64;
    if rounds == 0 {
        return figure("power cuts of a mounted file system: skipped, GOLDAW_LONG asks for them");
    }
    let mut batches = 0;
    for seed in 1..=rounds {
        let Some(saved) = round(honest, seed) else {
            return figure("skipped: a file system in a file can be mounted by root alone");
        };
        batches += saved;
    }
    figure(&format!(
        "power cuts of a mounted file system: {rounds} rounds, {batches} batches called saved, 0 lost"
    ));
    let rounds = losing.rounds.1 as u64;
    let lost = (1..=rounds).filter(|seed| catch_unwind(|| round(losing, *seed)).is_err());
    let lost = lost.count();
    assert!(lost > 0, "without fdatasync nothing was lost");
    figure(&format!(
        "the same without fdatasync: {lost} of {rounds} rounds lose something, as they must"
    ));
}
