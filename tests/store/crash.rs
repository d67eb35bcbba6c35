//! Two processes: one killed in the middle of commits, one that finds the store in use. The second
//! process is this test program, told by an environment variable what to be.

use crate::support::*;
use goldaw::store::{Changes, Store, StoreError};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

const STORE: &str = "GOLDAW_TEST_STORE";

fn start_writer(path: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "crash::writer", "--nocapture"])
        .env(STORE, path)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

/// The records of a batch: one that every batch writes, and two in turn.
fn batch(number: u64) -> [u8; 3] {
    let turn = u8::try_from(number % 5).unwrap();
    [1, 2 + turn, 7 + turn]
}

/// Commits the batch with this number: each record gets it as its headline, which moves its index row.
fn put_batch(store: &mut Store, number: u64) -> u64 {
    let mut changes = Changes::new();
    for record in batch(number) {
        let found = store.get::<Sample>(case(record)).unwrap();
        let version = found.map(|found| found.version);
        changes.put(&sample(record, &number.to_string()), version);
    }
    store.commit(&changes).unwrap()
}

/// The headlines after so many batches, by record.
fn after(batches: u64) -> Vec<Option<String>> {
    let last = |record| {
        (1..=batches)
            .rev()
            .find(|number| batch(*number).contains(&record))
    };
    (1..=12)
        .map(|record| Some(last(record)?.to_string()))
        .collect()
}

/// The second process: commits without end and says which batches were acknowledged.
#[test]
fn writer() {
    let Some(path) = std::env::var_os(STORE) else {
        return;
    };
    let mut store = open(Path::new(&path));
    let mut out = std::io::stdout();
    let mut number: u64 = headline(&store, 1).map_or(0, |headline| headline.parse().unwrap());
    loop {
        number += 1;
        put_batch(&mut store, number);
        writeln!(out, "\nsaved {number}").unwrap();
        out.flush().unwrap();
    }
}

fn acknowledged(line: &str) -> Option<u64> {
    line.strip_prefix("saved ")?.parse().ok()
}

/// Lets the second process commit until it has acknowledged so many batches, kills it, and gives the
/// last it acknowledged.
fn write_and_kill(path: &Path, batches: u64) -> Option<u64> {
    let mut writer = start_writer(path);
    let lines = BufReader::new(writer.stdout.take().unwrap()).lines();
    let numbers = lines
        .map_while(Result::ok)
        .filter_map(|line| acknowledged(&line));
    let mut last = None;
    for (seen, number) in (1..).zip(numbers) {
        last = Some(number);
        if seen == batches {
            writer.kill().unwrap();
        }
    }
    writer.wait().unwrap();
    last
}

/// Rounds, and how many of them use one store.
const ROUNDS: usize = 200;
const LONG: usize = 5_000;
const OF_ONE_STORE: usize = 20;

#[test]
fn what_was_acknowledged_is_there_after_a_kill() {
    let rounds = long(ROUNDS, LONG);
    let mut folder = tempfile::tempdir().unwrap();
    let mut all = 0;
    for round in 0..rounds {
        if round % OF_ONE_STORE == 0 {
            folder = tempfile::tempdir().unwrap();
            put_batch(&mut create(folder.path()), 1);
            all += 1;
        }
        let batches = 1 + (round as u64 * 7) % 31;
        let last = write_and_kill(folder.path(), batches).unwrap();
        let store = open(folder.path());
        let found: u64 = headline(&store, 1).unwrap().parse().unwrap();
        // The last commit may have been saved and the process killed before it said so.
        assert!(
            [last, last + 1].contains(&found),
            "round {round}: {last} {found}"
        );
        let there: Vec<_> = (1..=12).map(|record| headline(&store, record)).collect();
        assert_eq!(there, after(found), "round {round}");
        assert_eq!(store.verify(&CHECKS()).unwrap().faults, [], "round {round}");
        all += batches;
    }
    figure(&format!(
        "kill -9: {rounds} rounds, more than {all} acknowledged batches, 0 lost, 0 torn, 0 index errors"
    ));
}

#[test]
fn a_second_program_is_told_who_has_the_store_open() {
    let folder = tempfile::tempdir().unwrap();
    put_batch(&mut create(folder.path()), 1);
    let mut writer = start_writer(folder.path());
    let mut lines = BufReader::new(writer.stdout.take().unwrap()).lines();
    let first = lines.find(|line| acknowledged(line.as_ref().unwrap()).is_some());
    assert!(first.is_some());
    let refused = try_open(folder.path()).err().unwrap();
    writer.kill().unwrap();
    writer.wait().unwrap();
    let StoreError::InUse(Some(owner)) = &refused else {
        panic!("{refused:?}");
    };
    assert_eq!((owner.process, owner.since), (writer.id(), now()));
    assert!(refused.message().id.starts_with("store-in-use"));
    assert!(try_open(folder.path()).is_ok());
}
