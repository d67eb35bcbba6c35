//! The program as it is called, over a service in which every text of every record wants to deceive:
//! nothing of it steers the terminal, breaks a column or becomes a formula.

#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    clippy::panic,
    clippy::indexing_slicing
)]

#[path = "support/hostile.rs"]
mod hostile;

use goldaw::demonstration::Plan;
use goldaw::office::listing::What;
use goldaw::office::{Clock, Office};
use goldaw::store::{NewKey, NewStore, Purpose, Stamp};
use hostile::{deceives, hostile_batches};
use serde_json::Value;
use std::process::{Command, Stdio};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

const CASES: u32 = 12;

/// The program with a hostile demonstration.
struct Program {
    folder: tempfile::TempDir,
}

impl Program {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let plan = Plan::default();
        let new = NewStore {
            purpose: Purpose::Demonstration,
            stamp: Some(Stamp {
                seed: plan.seed,
                day: plan.today,
                cases: CASES,
            }),
            key: NewKey::KeyFile,
        };
        let path = folder.path().join("store");
        let mut office = Office::create(&path, &new, Clock::Fixed(plan.today)).unwrap();
        for batch in hostile_batches(CASES) {
            office.load(&batch).unwrap();
        }
        Self { folder }
    }

    fn answer(&self, arguments: &[&str], format: &str) -> String {
        let called = Command::new(env!("CARGO_BIN_EXE_goldaw"))
            .args(arguments)
            .args(["--format", format])
            .env_clear()
            .env("GOLDAW_STORE", self.folder.path().join("store"))
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let said = String::from_utf8(called.stderr).unwrap();
        expect_seen(&said, arguments);
        assert!(called.status.success(), "{arguments:?}: {said}");
        String::from_utf8(called.stdout).unwrap()
    }

    fn rows(&self, arguments: &[&str]) -> Vec<Value> {
        serde_json::from_str(&self.answer(arguments, "json")).unwrap()
    }
}

fn expect_seen(text: &str, arguments: &[&str]) {
    let raw = text
        .chars()
        .find(|letter| *letter != '\n' && deceives(*letter));
    assert_eq!(raw, None, "{arguments:?}");
}

/// Where the columns of a table begin, in cells, from its header.
fn columns(header: &str) -> Vec<usize> {
    let starts = header.match_indices("  ").map(|(at, _)| at + 2);
    let starts = starts.filter(|at| !header[*at..].starts_with(' '));
    let starts = starts.map(|at| header[..at].width());
    [0].into_iter().chain(starts).collect()
}

/// The graphemes of a line, once for each cell that they take.
fn cells(line: &str) -> Vec<&str> {
    let graphemes = line.graphemes(true);
    graphemes
        .flat_map(|grapheme| std::iter::repeat_n(grapheme, grapheme.width()))
        .collect()
}

/// The cells as a spreadsheet finds them that cuts at semicolons and at line ends, whatever stands in
/// quotes.
fn begins_formula(text: &str) -> bool {
    text.split([';', '\n']).any(|piece| {
        let first = piece.trim_start_matches([' ', '"', '`']);
        first.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r'])
    })
}

#[test]
fn no_answer_of_the_program_deceives() {
    let program = Program::new();
    let cases = program.rows(&["list", "cases"]);
    let specialists = program.rows(&["list", "specialists"]);
    let code = cases[0]["code"].as_str().unwrap();
    assert!(
        code.contains('\u{202e}'),
        "JSON holds the text as it is: {code:?}"
    );
    let specialist = specialists[0]["code"].as_str().unwrap();
    let mut calls: Vec<Vec<&str>> = What::ALL
        .iter()
        .map(|what| vec!["list", what.code()])
        .collect();
    calls.push(vec!["list", "people", "--unmask", "a test"]);
    calls.push(vec!["agenda", specialist]);
    for call in &calls {
        if call[..] == ["list", "accounts"] {
            continue;
        }
        let json = program.answer(call, "json");
        expect_seen(&json, call);
        let table = program.answer(call, "table");
        expect_seen(&table, call);
        let starts = columns(table.lines().next().unwrap());
        for line in table.lines().skip(1) {
            let cells = cells(line);
            for start in starts
                .iter()
                .filter(|start| (1..cells.len()).contains(*start))
            {
                assert_eq!(cells[start - 1], " ", "{call:?}, column at {start}: {line}");
            }
        }
        let csv = program.answer(call, "csv");
        expect_seen(&csv, call);
        let mut lines = csv::Reader::from_reader(csv.as_bytes());
        for cell in lines.records().flat_map(|row| {
            let row = row.unwrap();
            row.iter().map(str::to_owned).collect::<Vec<_>>()
        }) {
            let number = cell.parse::<f64>().is_ok();
            assert!(number || !begins_formula(&cell), "{call:?}: {cell:?}");
        }
    }
    let show = ["show", "case", code];
    for format in ["table", "json"] {
        let shown = program.answer(&show, format);
        expect_seen(&shown, &show);
        assert!(shown.contains("202"), "nothing hostile in it: {shown}");
    }
}
