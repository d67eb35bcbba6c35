//! The program on a store that something has happened to: it shows what can be read and says what is
//! wrong, what is safe and what to do.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout
)]

#[path = "support/journey.rs"]
#[allow(dead_code)] // Each test file takes what it needs.
mod journey;
mod support;

use chrono::Duration;
use goldaw::demonstration::{Plan, batches};
use goldaw::domain::Instant;
use goldaw::domain::settings::UTC_OFFSET_MINUTES;
use goldaw::office::{Clock, Office, Visit};
use goldaw::store::{NewKey, NewStore, Purpose, Unlock};
use goldaw::ui::screen::this_week::ThisWeek;
use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A small demonstration.
struct Demonstration {
    folder: tempfile::TempDir,
}

struct Called {
    status: i32,
    answer: String,
    said: String,
}

impl Demonstration {
    fn new() -> Self {
        let demonstration = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        let made = demonstration.call(&["demo", "--cases", "20", "--no-open"]);
        assert_eq!(made.status, 0, "{}", made.said);
        demonstration
    }

    fn store(&self) -> PathBuf {
        self.folder.path().join("store")
    }

    fn call(&self, arguments: &[&str]) -> Called {
        call_in(self.folder.path(), arguments)
    }

    fn rows(&self, what: &str) -> usize {
        let called = self.call(&["list", what, "--format", "json"]);
        assert_eq!(called.status, 0, "{}", called.said);
        let rows: Value = serde_json::from_str(&called.answer).unwrap();
        rows.as_array().unwrap().len()
    }
}

/// Calls the program with a folder of its own, without a terminal.
fn call_in(folder: &Path, arguments: &[&str]) -> Called {
    let output = Command::new(env!("CARGO_BIN_EXE_goldaw"))
        .args(arguments)
        .env_clear()
        .env("HOME", folder)
        .env("GOLDAW_STORE", folder.join("store"))
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let called = Called {
        status: output.status.code().unwrap(),
        answer: String::from_utf8(output.stdout).unwrap(),
        said: String::from_utf8(output.stderr).unwrap(),
    };
    for word in ["panicked", "backtrace", "src/", "os error"] {
        assert!(!called.said.contains(word), "{}", called.said);
    }
    called
}

fn flip(path: &Path, place: usize) {
    let mut bytes = fs::read(path).unwrap();
    bytes[place] ^= 0x10;
    fs::write(path, bytes).unwrap();
}

#[test]
fn a_damaged_journal_is_said_at_once_and_everything_can_be_read() {
    let demonstration = Demonstration::new();
    let cases = demonstration.rows("cases");
    flip(&demonstration.store().join("journal/00000002.j"), 20);
    let listed = demonstration.call(&["list", "cases"]);
    assert_eq!(listed.status, 0, "{}", listed.said);
    for words in [
        "journal is damaged",
        "open for reading only",
        "Everything that was saved",
    ] {
        assert!(listed.said.contains(words), "{}", listed.said);
    }
    assert_eq!(demonstration.rows("cases"), cases);
    let agenda = demonstration.call(&["agenda", "specialist-01"]);
    assert_eq!(agenda.status, 0, "{}", agenda.said);
    let verified = demonstration.call(&["verify"]);
    assert_eq!(verified.status, 1);
    assert!(
        verified.answer.contains("Segment 2 of the journal"),
        "{}",
        verified.answer
    );
    // What changes something is refused and says why.
    fs::write(
        demonstration.folder.path().join("table.csv"),
        "name\nHealth house\n",
    )
    .unwrap();
    let path = demonstration.folder.path().join("table.csv");
    let imported = demonstration.call(&[
        "import",
        "partners",
        path.to_str().unwrap(),
        "--source",
        "test",
    ]);
    assert_eq!(imported.status, 1);
    assert!(
        imported.said.contains("nothing was saved"),
        "{}",
        imported.said
    );
}

#[test]
fn where_nothing_can_be_entered_in_the_trail_names_stay_initials() {
    let demonstration = Demonstration::new();
    let people = demonstration.call(&["list", "people", "--format", "json"]);
    let people: Value = serde_json::from_str(&people.answer).unwrap();
    let case = people[0]["case_code"].as_str().unwrap();
    let unmasked = ["show", "case", case, "--unmask", "a phone call"];
    assert_eq!(demonstration.call(&unmasked).status, 0);
    flip(&demonstration.store().join("journal/00000002.j"), 20);
    let refused = demonstration.call(&unmasked);
    assert_eq!((refused.status, refused.answer.as_str()), (1, ""));
    assert!(
        refused.said.contains("has to stand in the audit trail"),
        "{}",
        refused.said
    );
    assert_eq!(demonstration.call(&["show", "case", case]).status, 0);
    let office = Office::open(
        &demonstration.store(),
        &Unlock::KeyFile,
        Clock::Fixed(Plan::default().today),
    );
    let office = office.unwrap();
    let account = office.login("supervisor-04").unwrap();
    let mut stage = journey::stage(Visit::new(office, Some(account)), ThisWeek::new());
    stage.keys("<enter> 2");
    let initials = stage.screen();
    stage.keys("u");
    let screen = stage.screen();
    assert!(screen.contains("can only be read now"), "{screen}");
    assert!(!screen.contains("names in full"), "{screen}");
    let lines =
        |screen: &str| -> Vec<String> { screen.lines().take(21).map(str::to_owned).collect() };
    assert_eq!(lines(&screen), lines(&initials));
}

#[test]
fn what_can_be_put_right_is_put_right_when_it_is_asked_for() {
    let demonstration = Demonstration::new();
    let cases = demonstration.rows("cases");
    let nothing = demonstration.call(&["verify", "--repair"]);
    assert_eq!(nothing.status, 0, "{}", nothing.said);
    assert!(
        nothing.said.contains("nothing to repair"),
        "{}",
        nothing.said
    );
    flip(&demonstration.store().join("journal/00000002.j"), 20);
    let refused = demonstration.call(&["verify", "--repair", "--account", "supervisor-01"]);
    assert_eq!(refused.status, 1);
    let repaired = demonstration.call(&["verify", "--repair"]);
    assert_eq!(repaired.status, 0, "{}", repaired.said);
    assert!(
        repaired.said.contains("a new journal was written"),
        "{}",
        repaired.said
    );
    let verified = demonstration.call(&["verify"]);
    assert_eq!(verified.status, 0, "{}", verified.answer);
    assert_eq!(demonstration.rows("cases"), cases);
}

#[test]
fn who_has_the_store_is_named_as_the_system_does() {
    let demonstration = Demonstration::new();
    let note = fs::read(demonstration.store().join("owner.lock")).unwrap();
    let note: Value = serde_json::from_slice(&note).unwrap();
    let named = Command::new("id").arg("-un").output().unwrap();
    let named = String::from_utf8(named.stdout).unwrap();
    assert_eq!(note["user"], named.trim());
}

#[test]
fn a_lost_working_copy_is_told_in_one_sentence() {
    let demonstration = Demonstration::new();
    let cases = demonstration.rows("cases");
    let sled = demonstration.store().join("sled");
    fs::remove_dir_all(&sled).unwrap();
    fs::write(&sled, b"no folder").unwrap();
    let listed = demonstration.call(&["list", "areas"]);
    assert_eq!(listed.status, 0, "{}", listed.said);
    assert_eq!(listed.said.lines().count(), 1, "{}", listed.said);
    assert!(
        listed.said.contains("built again from the journal"),
        "{}",
        listed.said
    );
    assert_eq!(demonstration.rows("cases"), cases);
}

#[test]
fn with_the_clock_set_back_everything_goes_on_and_the_trail_keeps_its_order() {
    let demonstration = Demonstration::new();
    let cases = demonstration.call(&["list", "cases", "--format", "json"]);
    let cases: Value = serde_json::from_str(&cases.answer).unwrap();
    let code = cases[0]["code"].as_str().unwrap();
    for day in ["2021-10-15", "2019-03-01", "2021-10-15"] {
        let shown = demonstration.call(&["show", "case", code, "--today", day]);
        assert_eq!(shown.status, 0, "{day}: {}", shown.said);
    }
    let trail = ["list", "audit", "--action", "opened", "--format", "json"];
    let trail = demonstration.call(&trail);
    assert_eq!(trail.status, 0, "{}", trail.said);
    let trail: Value = serde_json::from_str(&trail.answer).unwrap();
    let days = trail.as_array().unwrap().iter().take(3).map(|entry| {
        let at: Instant = entry["at"].as_str().unwrap().parse().unwrap();
        let there = at + Duration::minutes(UTC_OFFSET_MINUTES.into());
        there.date_naive().to_string()
    });
    let days: Vec<String> = days.collect();
    assert_eq!(days, ["2021-10-15", "2019-03-01", "2021-10-15"]);
    let verified = demonstration.call(&["verify"]);
    assert_eq!(verified.status, 0, "{}", verified.answer);
}

/// A small disk of its own, as far as whoever runs the tests may mount one.
struct SmallDisk {
    folder: tempfile::TempDir,
}

impl SmallDisk {
    fn mount(size: &str) -> Option<Self> {
        let disk = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", size, "tmpfs"]);
        let mounted = mount.arg(disk.folder.path()).status();
        if mounted.is_ok_and(|status| status.success()) {
            return Some(disk);
        }
        println!("skipped: a disk can be mounted by root alone");
        None
    }

    /// Takes all the room there is.
    fn fill(&self) -> PathBuf {
        let filler = self.folder.path().join("filler");
        let mut bytes = vec![1_u8; 1 << 20];
        while !bytes.is_empty() {
            let file = fs::OpenOptions::new()
                .create(true)
                .append(true)
                .open(&filler);
            if file.unwrap().write_all(&bytes).is_err() {
                bytes.truncate(bytes.len() / 2);
            }
        }
        filler
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount")
            .arg("-l")
            .arg(self.folder.path())
            .status();
    }
}

#[test]
fn what_is_typed_on_a_full_disk_stays_and_is_saved_when_there_is_room() {
    let Some(disk) = SmallDisk::mount("size=48m") else {
        return;
    };
    let path = disk.folder.path().join("store");
    let plan = Plan {
        cases: 20,
        ..Plan::default()
    };
    let new = NewStore {
        purpose: Purpose::Demonstration,
        stamp: None,
        key: NewKey::KeyFile,
    };
    let mut office = Office::create(&path, &new, Clock::Fixed(plan.today)).unwrap();
    for batch in batches(&plan) {
        office.load(&batch).unwrap();
    }
    let account = office.login("supervisor-04").unwrap();
    let mut stage = journey::stage(Visit::new(office, Some(account)), ThisWeek::new());
    stage.keys("<enter> c <tab>").typed("home visit");
    stage
        .keys("<tab> <tab> <tab> <tab>")
        .typed("the stove is repaired");
    let filler = disk.fill();
    stage.keys("<ctrl-s>");
    let full = stage.screen();
    assert!(full.contains("The disk is full"), "{full}");
    assert!(full.contains("the stove is repaired"), "{full}");
    fs::remove_file(filler).unwrap();
    stage.keys("<ctrl-s>");
    let saved = stage.screen();
    assert!(saved.contains("Saved: the contact is recorded."), "{saved}");
    drop(stage);
    let office = Office::open(&path, &Unlock::KeyFile, Clock::Fixed(plan.today)).unwrap();
    assert_eq!(office.notices(), []);
}

#[test]
fn a_demonstration_that_does_not_fit_on_the_disk_leaves_nothing_behind() {
    let Some(disk) = SmallDisk::mount("size=24m") else {
        return;
    };
    let made = call_in(
        disk.folder.path(),
        &["demo", "--cases", "5000", "--no-open"],
    );
    assert_eq!(made.status, 1, "{}", made.said);
    for words in ["The disk is full", "was removed"] {
        assert!(made.said.contains(words), "{}", made.said);
    }
    let left: Vec<_> = fs::read_dir(disk.folder.path().join("store"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(left, ["owner.lock"]);
}
