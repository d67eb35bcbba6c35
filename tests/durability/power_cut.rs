//! The power goes at any call: what was acknowledged is there, whatever became of the rest and of
//! the working copy.

use crate::dice::Dice;
use crate::disk::{Failure, TrialDisk};
use crate::session::{RECORDS, Session, Step, World, check};
use crate::support::{copy_folder, figure, long};
use goldaw::store::embedded::SLED;
use std::fs;
use std::path::Path;

/// Rounds, each from its own seed; every one has up to three power cuts.
const ROUNDS: usize = 100;
const LONG: usize = 5_000;

fn some_step(dice: &mut Dice, number: usize) -> Step {
    match dice.below(20) {
        0 => Step::Reopen,
        1 => Step::Login(dice.below(2), dice.one_in(2)),
        2 | 3 => {
            let text = (!dice.one_in(4)).then(|| dice.bytes(300));
            Step::Draft(u8::try_from(dice.below(3)).unwrap(), text)
        }
        4 if dice.one_in(2) => Step::Compact,
        4 => Step::Backup,
        _ => {
            let records = (0..=dice.below(4)).map(|_| {
                let record = u8::try_from(dice.below(usize::from(RECORDS))).unwrap();
                let length = [10, 200, 3_000][dice.below(3)];
                let headline = format!("{number} {}", "x".repeat(length));
                (record, (!dice.one_in(5)).then_some(headline))
            });
            Step::Commit(
                records
                    .collect::<std::collections::BTreeMap<_, _>>()
                    .into_iter()
                    .collect(),
            )
        }
    }
}

/// Puts in place of the working copy another one: as it was at the moment, earlier, torn, mixed of
/// both, empty, or none.
fn replace_copy(store: &Path, now: &Path, earlier: &Path, dice: &mut Dice) {
    let place = store.join(SLED);
    if !store.exists() {
        return;
    }
    if place.exists() {
        fs::remove_dir_all(&place).unwrap();
    }
    let kind = dice.below(6);
    match kind {
        0 | 2 | 3 if now.exists() => copy_folder(now, &place),
        1 if earlier.exists() => copy_folder(earlier, &place),
        4 => fs::create_dir(&place).unwrap(),
        _ => {}
    }
    if kind == 2 && place.exists() {
        tear(&place, dice);
    } else if kind == 3 && place.exists() && earlier.exists() {
        mix(&place, earlier, dice);
    }
}

/// Takes blocks or the end away from the files of a folder.
fn tear(folder: &Path, dice: &mut Dice) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            continue;
        }
        let mut bytes = fs::read(&path).unwrap();
        if dice.one_in(2) {
            bytes.truncate(dice.below(bytes.len() + 1));
        } else {
            for block in bytes.chunks_mut(4096) {
                if dice.one_in(4) {
                    block.fill(0);
                }
            }
        }
        fs::write(path, bytes).unwrap();
    }
}

/// Takes some of the files from another folder.
fn mix(folder: &Path, other: &Path, dice: &mut Dice) {
    for entry in fs::read_dir(other).unwrap() {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_file() && dice.one_in(2) {
            fs::copy(entry.path(), folder.join(entry.file_name())).unwrap();
        }
    }
}

/// Goes on until the power is off or the program is killed.
fn work(session: &mut Session, disk: &TrialDisk, dice: &mut Dice) {
    for number in 0..200 {
        if disk.is_off() {
            break;
        }
        session.do_step(&some_step(dice, number));
    }
}

/// One life of a store: up to three sessions that end in a power cut, before which the program may
/// have been killed.
fn round(seed: u64, honest: bool) -> Result<usize, String> {
    let mut dice = Dice::new(seed);
    let folder = tempfile::tempdir().unwrap();
    let earlier = folder.path().join("earlier");
    let mut root = folder.path().join("0");
    fs::create_dir(&root).unwrap();
    let mut worlds = vec![World::default()];
    let mut acknowledged = 0;
    for cut in 0..=dice.below(3) {
        let store = root.join("store");
        let now = folder.path().join(format!("sled-{cut}"));
        let disk = TrialDisk::over(&root).of_another_boot();
        let disk = if honest { disk } else { disk.without_sync() };
        let mut session = Session::new(&disk, &store, worlds);
        if cut == 0 {
            session.create();
        }
        if dice.one_in(2) {
            let kill = [Failure::Killed, Failure::DeviceAndKilled][dice.below(2)];
            disk.fail_at(disk.calls().len() + dice.below(120), kill);
            if cut > 0 {
                session.open();
            }
            work(&mut session, &disk, &mut dice);
            session.next_program();
        }
        let (sled, look) = (store.join(SLED), now.clone());
        let at = disk.calls().len() + dice.below(120);
        disk.cut_at(at, move || {
            if sled.exists() {
                copy_folder(&sled, &look);
            }
        });
        session.open_if_closed();
        work(&mut session, &disk, &mut dice);
        acknowledged += session.acknowledged;
        worlds = session.close();
        root = folder.path().join(format!("{}", cut + 1));
        disk.after_power_cut(&root, Some(&mut dice));
        replace_copy(&root.join("store"), &now, &earlier, &mut dice);
        if now.exists() && dice.one_in(2) {
            let _ = fs::remove_dir_all(&earlier);
            copy_folder(&now, &earlier);
        }
    }
    check(&root.join("store"), &worlds)?;
    Ok(acknowledged)
}

#[test]
fn a_power_cut_at_any_call_loses_nothing_acknowledged() {
    let rounds = long(ROUNDS, LONG);
    let mut acknowledged = 0;
    for seed in 1..=rounds as u64 {
        acknowledged += round(seed, true).unwrap_or_else(|wrong| panic!("seed {seed}: {wrong}"));
    }
    figure(&format!(
        "power cuts: seeds 1 to {rounds}, {acknowledged} acknowledged commits, 0 lost"
    ));
}

#[test]
fn without_fdatasync_the_same_rounds_lose_something() {
    let rounds = ROUNDS / 5;
    let lost = (1..=rounds as u64).filter(|seed| {
        // A session that finds another world than it left ends in a panic.
        let lived = std::panic::catch_unwind(|| round(*seed, false));
        !matches!(lived, Ok(Ok(_)))
    });
    let lost = lost.count();
    assert!(lost > rounds / 2, "only {lost} of {rounds}");
    figure(&format!(
        "power cuts without fdatasync: {lost} of {rounds} rounds lose something, as they must"
    ));
}
