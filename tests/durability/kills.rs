//! The program is killed, really, in the middle of a compaction, a backup, a restore, an erasure and a
//! change of segments: the store opens, whole, with all that was acknowledged, and no half backup has
//! the name of a whole one.

use crate::dice::Dice;
use crate::session::back_up;
use crate::support::*;
use crate::worker::*;
use goldaw::store::backup::restore::{Restoring, Wanted as Restore};
use goldaw::store::backup::{State, Wanted};
use goldaw::store::disk::SystemDisk;
use goldaw::store::{StoreError, Unlock};
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// About the largest record, of which four fill a segment; and how many closed segments begin a compaction.
const LARGE: usize = (1 << 20) - 20_000;
const GATHERED: usize = 4;

/// What the program is doing when it is killed.
pub const WORKS: [Work; 5] = [
    Work {
        name: "a change of segments",
        rounds: (6, 500),
        prepare: |place| prepared(place, 4, LARGE - 60_000),
        run: |place, next| {
            let mut store = open(&store_of(place));
            begun();
            (next..next + 5).for_each(|number| save(&mut store, number, LARGE / 5));
        },
        settle: |_| {},
    },
    Work {
        name: "a compaction",
        rounds: (2, 200),
        prepare: |place| prepared(place, 4 * GATHERED as u64, LARGE),
        run: |place, next| {
            let mut store = open(&store_of(place));
            begun();
            save(&mut store, next, LARGE);
            let mut number = next;
            while store_of(place).join("journal/00000004.j").exists() {
                number += 1;
                save(&mut store, number, 10);
            }
        },
        settle: |_| {},
    },
    Work {
        name: "an erasure",
        rounds: (20, 1_000),
        prepare: |place| prepared(place, 20, 20_000),
        run: |place, next| {
            let mut store = open(&store_of(place));
            begun();
            store.compact().unwrap();
            save(&mut store, next, 10);
        },
        settle: |_| {},
    },
    Work {
        name: "a backup",
        rounds: (20, 1_000),
        prepare: |place| {
            let last = prepared(place, 20, 20_000);
            let mut store = open(&store_of(place));
            back_up(&mut store).unwrap();
            put_batch(&mut store, last + 1, 10);
            last + 1
        },
        run: |place, next| {
            let mut store = open(&store_of(place));
            begun();
            let mut number = next;
            for _ in 0..2 {
                let (wanted, today) = (Wanted::Own { kept: 2 }, now().date_naive());
                store
                    .begin_backup(&wanted, now(), today, &CHECKS())
                    .unwrap();
                while let State::Running(_) = store.backup_state() {
                    save(&mut store, number, 10);
                    number += 1;
                }
            }
        },
        settle: |_| {},
    },
    Work {
        name: "a restore",
        rounds: (20, 1_000),
        prepare: |place| {
            let last = prepared(place, 10, 20_000);
            let mut store = open(&store_of(place));
            let (path, replace) = (place.join("backup"), false);
            let today = now().date_naive();
            store
                .begin_backup(&Wanted::At { path, replace }, now(), today, &CHECKS())
                .unwrap();
            store.await_backup(&mut |_| ()).unwrap();
            (last + 1..last + 10).for_each(|number| put_batch(&mut store, number, 10));
            last + 9
        },
        run: |place, _| {
            begun();
            restore(place).unwrap();
        },
        // Between its two last steps the store has no place; wherever it was killed before its end,
        // the next one succeeds.
        settle: |place| {
            let (there, aside) = (
                store_of(place).join("journal"),
                place.join("store.replaced-1"),
            );
            assert!(there.exists() || aside.exists());
            if !(there.exists() && aside.exists()) {
                restore(place).unwrap();
            }
            assert!(!place.join("store.restoring").exists());
        },
    },
];

fn restore(place: &Path) -> Result<(), StoreError> {
    let wanted = Restore {
        backup: &place.join("backup"),
        into: &store_of(place),
        replace: true,
        journal: None,
    };
    let (disk, unlock) = (Arc::new(SystemDisk), Unlock::KeyFile);
    let restoring = Restoring::begin(disk, &wanted, &unlock, now(), &CHECKS(), &mut |_| Ok(()))?;
    restoring.put_in_place().map(|_| ())
}

/// Kills the work at so many moments between its beginning and its end; gives how often it was not
/// done yet.
fn kill_often(work: &Work, seed: u64) -> (usize, usize) {
    let prepared = tempfile::tempdir().unwrap();
    let last = (work.prepare)(prepared.path());
    fs::write(prepared.path().join("last"), last.to_string()).unwrap();
    let begin = |folder: &tempfile::TempDir| {
        copy_folder(prepared.path(), folder.path());
        Worker::start(work, folder.path())
    };
    let whole = tempfile::tempdir().unwrap();
    let mut worker = begin(&whole);
    let beginning = Instant::now();
    assert!(worker.hear(DONE, PATIENCE), "{}", work.name);
    let lasting = usize::try_from(beginning.elapsed().as_micros()).unwrap();
    worker.kill();
    let rounds = long(work.rounds.0, work.rounds.1);
    let mut dice = Dice::new(seed);
    let mut early = 0;
    for round in 0..rounds {
        let folder = tempfile::tempdir().unwrap();
        let mut worker = begin(&folder);
        let moment = Duration::from_micros(dice.below(lasting) as u64);
        early += usize::from(!worker.hear(DONE, moment));
        let saved = worker.kill().unwrap_or(last);
        (work.settle)(folder.path());
        look(
            folder.path(),
            saved,
            &format!("seed {seed}, {}, round {round}", work.name),
        );
    }
    (rounds, early)
}

#[test]
fn whatever_it_is_doing_a_killed_program_leaves_a_whole_store() {
    for (seed, work) in (1..).zip(&WORKS) {
        let (rounds, early) = kill_often(work, seed);
        assert!(early > 0, "{}: always done before", work.name);
        figure(&format!(
            "kill -9 in {}: {rounds} rounds, {early} of them before its end, 0 acknowledged lost, all verified",
            work.name
        ));
    }
}
