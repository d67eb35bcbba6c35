//! The program on a store that something has happened to: it shows what can be read and says what is
//! wrong, what is safe and what to do.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

use serde_json::Value;
use std::fs;
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
    flip(&demonstration.store().join("journal/00000001.j"), 20);
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
        verified.answer.contains("Segment 1 of the journal"),
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
    flip(&demonstration.store().join("journal/00000001.j"), 20);
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
    let days: Vec<&str> = trail
        .as_array()
        .unwrap()
        .iter()
        .take(3)
        .map(|entry| &entry["at"].as_str().unwrap()[..10])
        .collect();
    assert_eq!(days, ["2021-10-15", "2019-03-01", "2021-10-15"]);
    let verified = demonstration.call(&["verify"]);
    assert_eq!(verified.status, 0, "{}", verified.answer);
}
