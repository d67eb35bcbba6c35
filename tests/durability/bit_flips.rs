//! Bits flip in files at rest: every record is as it was, or it is said that something is wrong.

use crate::dice::Dice;
use crate::session::{back_up, check_backups};
use crate::support::*;
use goldaw::domain::identifier::{AccountId, Identifier};
use goldaw::store::{Cost, Store};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

/// Rounds, each from its own seed.
const ROUNDS: usize = 500;
const LONG: usize = 20_000;
const RECORDS: u8 = 40;
const FIRST: &str = "first";
/// Longer than any opening takes: whoever is not done then hangs.
const PATIENCE: Duration = Duration::from_secs(300);

fn text(number: u8) -> String {
    format!("{number:03} {}", "x".repeat(usize::from(number) * 20))
}

fn account() -> AccountId {
    AccountId::from_bytes([7; 16])
}

/// A store with records written in many commits, some twice, with a snapshot and what came after it,
/// a backup, drafts and a login.
fn prepare(path: &Path) {
    let mut store = create(path);
    for number in 1..=RECORDS {
        if number == RECORDS / 2 {
            store.compact().unwrap();
            back_up(&mut store).unwrap();
        }
        put(&mut store, &sample(number, FIRST), None).unwrap();
        put(&mut store, &sample(number, &text(number)), Some(1)).unwrap();
    }
    for number in 1..=3 {
        let draft = text(number).into_bytes();
        store.keep_draft(account(), &[number], &draft).unwrap();
    }
    let passphrase = "correct horse battery";
    store.set_slot("jeren", passphrase, Cost::LEAST).unwrap();
    drop(store);
    // Opened once more and closed, as on another day.
    drop(open(path));
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let inside = |path: PathBuf| {
        if path.is_dir() {
            files(&path)
        } else {
            vec![path]
        }
    };
    paths.into_iter().flat_map(inside).collect()
}

/// Flips one bit, mostly where something is written.
fn flip(path: &Path, dice: &mut Dice) -> String {
    let mut bytes = fs::read(path).unwrap();
    let written = bytes
        .iter()
        .rposition(|byte| *byte != 0)
        .map_or(0, |last| last + 1);
    let end = if dice.one_in(8) { bytes.len() } else { written };
    if end == 0 {
        return "nothing".to_owned();
    }
    let place = dice.below(end);
    bytes[place] ^= 1 << dice.below(8);
    fs::write(path, bytes).unwrap();
    format!("{} at {place}", path.display())
}

/// What became of a store.
#[derive(Debug, PartialEq, Eq)]
enum Outcome {
    /// Every record is there; the damage was put right, or is reported, or does no harm.
    Whole,
    /// Something cannot be read, and that is said.
    Reported,
    /// Something is wrong or missing, and nobody is told.
    Silent(String),
}

fn look(path: &Path) -> Outcome {
    let Ok(store) = try_open(path) else {
        return Outcome::Reported;
    };
    let mut missing = Vec::new();
    let mut reported = false;
    for number in 1..=RECORDS {
        match store.get::<Sample>(case(number)) {
            Ok(Some(found)) if found.record == sample(number, &text(number)) => {}
            // What was saved first, because what was saved later cannot be read any more.
            Ok(Some(found)) if found.record == sample(number, FIRST) => {
                missing.push(format!("the last state of record {number}"));
            }
            Ok(Some(found)) => return Outcome::Silent(format!("wrong: {found:?}")),
            Ok(None) => missing.push(format!("record {number}")),
            Err(_) => reported = true,
        }
    }
    for number in 1..=3 {
        match store.draft(account(), &[number]) {
            Ok(Some(draft)) if draft == text(number).into_bytes() => {}
            Ok(Some(_)) => return Outcome::Silent(format!("wrong draft {number}")),
            Ok(None) => missing.push(format!("draft {number}")),
            Err(_) => reported = true,
        }
    }
    reported |= check_backups(path).is_err();
    let rows = by_specialist(specialist(1));
    match store.find::<Sample>(&rows, None, 1000) {
        Ok(page) if page.ids == (1..=RECORDS).map(case).collect::<Vec<_>>() => {}
        Ok(_) => missing.push("index rows".to_owned()),
        Err(_) => reported = true,
    }
    match (missing.is_empty(), reported || says_so(&store)) {
        (true, _) if !reported => Outcome::Whole,
        (_, true) => Outcome::Reported,
        _ => Outcome::Silent(format!("{missing:?}")),
    }
}

/// Whether opening or reading everything says that something is wrong.
fn says_so(store: &Store) -> bool {
    let faults = store.verify(&CHECKS()).map(|report| report.faults);
    !store.notices().is_empty()
        || store.reading_only().is_some()
        || faults.is_ok_and(|faults| !faults.is_empty())
}

/// One round: what was flipped and what became of it.
fn round(prepared: &Path, seed: u64) -> (String, Outcome) {
    let mut dice = Dice::new(seed);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store");
    copy_folder(prepared, &path);
    let files = files(&path);
    let flips = if dice.one_in(4) { 2 + dice.below(7) } else { 1 };
    let flipped: Vec<String> = (0..flips)
        .map(|_| flip(&files[dice.below(files.len())], &mut dice))
        .collect();
    (flipped.join(", "), look(&path))
}

#[test]
fn a_flipped_bit_is_put_right_or_reported() {
    let folder = tempfile::tempdir().unwrap();
    let prepared = folder.path().to_path_buf();
    prepare(&prepared);
    let rounds = long(ROUNDS, LONG);
    let (done, outcomes) = channel();
    // A round that panics ends the channel, one that hangs leaves it silent.
    std::thread::spawn(move || {
        for seed in 1..=rounds as u64 {
            done.send((seed, round(&prepared, seed))).unwrap();
        }
    });
    let (mut whole, mut reported) = (0, 0);
    for seed in 1..=rounds {
        match outcomes.recv_timeout(PATIENCE) {
            Ok((_, (_, Outcome::Whole))) => whole += 1,
            Ok((_, (_, Outcome::Reported))) => reported += 1,
            Ok((seed, (flipped, Outcome::Silent(lost)))) => {
                panic!("seed {seed}: {flipped}: {lost}")
            }
            Err(RecvTimeoutError::Timeout) => panic!("seed {seed} hangs"),
            Err(RecvTimeoutError::Disconnected) => panic!("seed {seed} panics"),
        }
    }
    figure(&format!(
        "bit flips: seeds 1 to {rounds}: {whole} whole, {reported} reported, 0 wrong, 0 silently missing, 0 panics, 0 hangs"
    ));
}
