//! A full disk under the whole program: reading goes on, a mark says that its entries wait, and it goes when
//! there is room.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout
)]

#[path = "support/journey.rs"]
#[allow(dead_code)] // Each test file takes what it needs.
mod journey;
#[path = "support/small_disk.rs"]
#[allow(dead_code)]
mod small_disk;
mod support;
#[path = "support/tight_disk.rs"]
mod tight_disk;

use goldaw::demonstration::{Plan, batches};
use goldaw::office::{Clock, Office, Visit};
use goldaw::store::{NewKey, NewStore, Purpose, Store, Unlock};
use goldaw::ui::screen::this_week::ThisWeek;
use small_disk::SmallDisk;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use support::Stage;
use tight_disk::TightDisk;

const MARK: &str = "[NOT IN THE TRAIL YET]";

/// The interface over a small demonstration on this disk.
fn interface(folder: &Path, disk: &Arc<TightDisk>) -> Stage {
    let plan = Plan {
        cases: 20,
        ..Plan::default()
    };
    let path = folder.join("store");
    let new = NewStore {
        purpose: Purpose::Demonstration,
        stamp: None,
        key: NewKey::KeyFile,
    };
    let clock = Clock::Fixed(plan.today);
    let mut office = Office::create(&path, &new, clock).unwrap();
    for batch in batches(&plan) {
        office.load(&batch).unwrap();
    }
    drop(office);
    let on: Arc<TightDisk> = Arc::clone(disk);
    let store = Store::open_on(on, &path, &Unlock::KeyFile, clock.now()).unwrap();
    let office = Office::over(store, clock).unwrap();
    let coordinator = office.login("coordinator").unwrap();
    journey::stage(Visit::new(office, Some(coordinator)), ThisWeek::new())
}

#[test]
fn a_mark_stands_as_long_as_entries_wait_and_what_it_means_is_said_once() {
    let folder = tempfile::tempdir().unwrap();
    let disk = Arc::new(TightDisk::default());
    let mut stage = interface(folder.path(), &disk);
    assert!(!stage.screen().contains(MARK));
    disk.full.store(true, Ordering::SeqCst);
    stage.keys("<enter>");
    let screen = stage.screen();
    assert!(
        screen.contains(MARK) && screen.contains("disk is full"),
        "{screen}"
    );
    // On every screen, for as long as it is so; the sentence goes with the next key.
    stage.keys("<esc>");
    let screen = stage.screen();
    assert!(
        screen.contains(MARK) && !screen.contains("disk is full"),
        "{screen}"
    );
    disk.full.store(false, Ordering::SeqCst);
    stage.keys("<enter>");
    assert!(!stage.screen().contains(MARK), "{}", stage.screen());
}

fn call(store: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_goldaw"))
        .args(arguments)
        .env_clear()
        .env("HOME", store.parent().unwrap())
        .env("GOLDAW_STORE", store)
        .output()
        .unwrap()
}

#[test]
fn the_command_line_shows_what_is_asked_and_says_that_the_trail_does_not_hold_it() {
    let Some(disk) = SmallDisk::mount(64) else {
        return;
    };
    let store = disk.store();
    let made = call(&store, &["demo", "--cases", "20", "--no-open"]);
    assert!(made.status.success(), "{made:?}");
    let agenda = || call(&store, &["agenda", "specialist-01"]);
    let before = agenda();
    assert!(
        before.status.success() && before.stderr.is_empty(),
        "{before:?}"
    );
    let filler = disk.fill();
    let full = agenda();
    assert!(full.status.success(), "{full:?}");
    assert_eq!(full.stdout, before.stdout);
    let said = String::from_utf8(full.stderr).unwrap();
    let about = said.lines().filter(|line| line.contains("does not hold"));
    assert_eq!(about.count(), 1, "{said}");
    fs::remove_file(filler).unwrap();
    let after = agenda();
    assert_eq!((after.stdout, after.stderr), (before.stdout, before.stderr));
}
