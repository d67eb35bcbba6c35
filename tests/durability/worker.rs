//! Another program that works on a store until it is killed: this one, told by the environment what to
//! do. It says what was saved.

use crate::session::check_backups;
use crate::support::*;
use crate::{kills, loop_mount};
use goldaw::store::{Changes, Store};
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

const PLACE: &str = "GOLDAW_TEST_PLACE";
const WORK: &str = "GOLDAW_TEST_WORK";
const BEGUN: &str = "begun";
/// What it says when it is done.
pub const DONE: &str = "done";
/// Longer than any work takes.
pub const PATIENCE: Duration = Duration::from_secs(300);

/// What the program is doing when it is killed.
pub struct Work {
    pub name: &'static str,
    pub rounds: (usize, usize),
    /// Makes what is there before, and gives the number of the last batch in it.
    pub prepare: fn(&Path) -> u64,
    /// What the program does, beginning with the batch of this number.
    pub run: fn(&Path, u64),
    /// Puts in order what was left.
    pub settle: fn(&Path),
}

/// The folder of the store.
pub fn store_of(place: &Path) -> PathBuf {
    place.join("store")
}

/// Makes a store of so many batches.
pub fn prepared(place: &Path, batches: u64, length: usize) -> u64 {
    let mut store = create(&store_of(place));
    (1..=batches).for_each(|number| put_batch(&mut store, number, length));
    batches
}

/// The records of a batch: one that every batch writes, and another in turn.
fn batch(number: u64) -> [u8; 2] {
    [1, 2 + u8::try_from(number % 5).unwrap()]
}

/// Commits a batch and says that it was saved.
pub fn save(store: &mut Store, number: u64, length: usize) {
    put_batch(store, number, length);
    say(&format!("saved {number}"));
}

/// Writes the number of the batch into its records, the last of which gets so many bytes.
pub fn put_batch(store: &mut Store, number: u64, length: usize) {
    let mut changes = Changes::new();
    for (record, length) in batch(number).into_iter().zip([0, length]) {
        let found = store.get::<Sample>(case(record)).unwrap();
        let version = found.map(|found| found.version);
        let headline = format!("{number} {}", "x".repeat(length));
        changes.put(&sample(record, &headline), version);
    }
    store.commit(&changes).unwrap();
}

/// The numbers in the records after so many batches.
fn after(batches: u64) -> Vec<Option<u64>> {
    let wrote = |record| move |number: &u64| batch(*number).contains(&record);
    (1..=6)
        .map(|record| (1..=batches).rev().find(wrote(record)))
        .collect()
}

fn say(line: &str) {
    // What a test prints at first stands behind its name.
    std::io::stdout()
        .write_all(format!("\n{line}\n").as_bytes())
        .unwrap();
}

pub fn begun() {
    say(BEGUN);
}

/// The program that is killed.
#[test]
fn worker() {
    let (Some(place), Ok(name)) = (std::env::var_os(PLACE), std::env::var(WORK)) else {
        return;
    };
    let work = kills::WORKS
        .iter()
        .chain(&loop_mount::WORKS)
        .find(|work| work.name == name)
        .unwrap();
    let number = fs::read_to_string(Path::new(&place).join("last")).unwrap();
    (work.run)(Path::new(&place), number.parse::<u64>().unwrap() + 1);
    say(DONE);
    loop {
        std::thread::park();
    }
}

/// The program that is killed, and what it says.
pub struct Worker {
    child: Child,
    lines: Receiver<String>,
    /// The last batch it called saved.
    saved: Option<u64>,
}

impl Worker {
    pub fn start(work: &Work, place: &Path) -> Self {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "worker::worker", "--nocapture"])
            .env(PLACE, place)
            .env(WORK, work.name)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (said, lines) = channel();
        let out = BufReader::new(child.stdout.take().unwrap());
        std::thread::spawn(move || {
            for line in out.lines().map_while(Result::ok) {
                if said.send(line).is_err() {
                    return;
                }
            }
        });
        let saved = None;
        let mut worker = Self {
            child,
            lines,
            saved,
        };
        assert!(worker.hear(BEGUN, PATIENCE), "{}", work.name);
        worker
    }

    /// Waits until it says this, at most so long; whether it said it.
    pub fn hear(&mut self, awaited: &str, longest: Duration) -> bool {
        let until = Instant::now() + longest;
        loop {
            let left = until.saturating_duration_since(Instant::now());
            match self.lines.recv_timeout(left) {
                Ok(line) => {
                    let number = line.strip_prefix("saved ");
                    self.saved = number.map_or(self.saved, |number| number.parse().ok());
                    if line == awaited {
                        return true;
                    }
                }
                Err(RecvTimeoutError::Timeout) => return false,
                Err(RecvTimeoutError::Disconnected) => panic!("it ended by itself"),
            }
        }
    }

    /// Stops it where it is; it says nothing any more.
    pub fn stop(&self) {
        let process = self.child.id().to_string();
        let stopped = Command::new("kill").args(["-STOP", &process]).status();
        assert!(stopped.unwrap().success());
    }

    /// Kills it and gives the last batch it called saved.
    pub fn kill(mut self) -> Option<u64> {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        let rest = self.lines.iter();
        let numbers = rest.filter_map(|line| line.strip_prefix("saved ")?.parse().ok());
        numbers.last().or(self.saved)
    }
}

/// Whether everything is there up to the last batch that was called saved; the one after it may be.
pub fn look(place: &Path, last: u64, told: &str) {
    let path = store_of(place);
    check_backups(&path).unwrap_or_else(|error| panic!("{told}: {error}"));
    let mut store = open(&path);
    assert_eq!(store.reading_only(), None, "{told}");
    let number = |record| {
        let headline = headline(&store, record)?;
        headline.split(' ').next()?.parse().ok()
    };
    let there: Vec<Option<u64>> = (1..=6).map(number).collect();
    assert!(
        there == after(last) || there == after(last + 1),
        "{told}: {there:?} after {last}"
    );
    assert_eq!(store.verify(&CHECKS()).unwrap().faults, [], "{told}");
    put_batch(&mut store, last + 2, 10);
}
