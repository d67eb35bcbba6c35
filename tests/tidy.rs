//! The house rules, kept by reading the sources: who imports whom, how long things are, what must
//! not stand where.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::fs;
use std::path::{Path, PathBuf};

/// Each room and the rooms that it may import, itself aside.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("store", &["domain"]),
    ("language", &["domain"]),
    ("office", &["domain", "store", "language"]),
    ("ui", &["domain", "office", "language"]),
    ("server", &["domain", "office"]),
    ("exchange", &["domain", "office", "language"]),
    ("demonstration", &["domain", "office", "exchange"]),
    (
        "cli",
        &[
            "domain",
            "store",
            "office",
            "language",
            "ui",
            "exchange",
            "demonstration",
            "server",
        ],
    ),
];
/// What `office` takes from `language`: folding and sorting, never words.
const OFFICE_MAY_SAY: &[&str] = &["fold", "terms", "matches", "Term", "sort_key", "SortKey"];
/// Files that may look at key codes: the tables of keys, the widgets one types into, the terminal.
const KEY_CODES: &[&str] = &[
    "ui/keymap/",
    "ui/widget/",
    "ui/dialog/choose.rs",
    "ui/terminal/",
];
const FILE_LINES_MAX: usize = 430;
const FUNCTION_LINES_MAX: usize = 70;
/// Marks of work that was left for later.
const LEFT_FOR_LATER: &[&str] = &["TODO", "FIXME", "XXX", "HACK"];

struct Source {
    path: PathBuf,
    /// The path below `src`, with `/` between its parts.
    place: String,
    text: String,
}

impl Source {
    fn room(&self) -> &str {
        self.place.split('/').next().unwrap()
    }

    /// The text before its unit tests.
    fn program(&self) -> &str {
        self.text
            .split("#[cfg(test)]\n#[allow")
            .next()
            .unwrap()
            .split("#[cfg(test)]\nmod")
            .next()
            .unwrap()
    }

    fn is_tests(&self) -> bool {
        self.place.ends_with("tests.rs") || self.place.contains("/tests/")
    }
}

fn sources(folder: &Path) -> Vec<Source> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let place = path
                .strip_prefix("src")
                .unwrap_or(&path)
                .to_str()
                .unwrap()
                .to_owned();
            let text = fs::read_to_string(&path).unwrap();
            found.push(Source { path, place, text });
        }
    }
    found
}

fn src() -> Vec<Source> {
    sources(Path::new("src"))
}

/// The rooms named after `crate::` in a line, also in `crate::{a, b}`.
fn rooms_in(line: &str) -> Vec<String> {
    let after = line.split("crate::").skip(1);
    after
        .flat_map(|rest| {
            let group = rest
                .strip_prefix('{')
                .and_then(|rest| rest.split('}').next());
            let names: Vec<&str> =
                group.map_or_else(|| vec![rest], |group| group.split(", ").collect());
            names.into_iter().map(|name| {
                name.chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect()
            })
        })
        .collect()
}

#[test]
fn imports_run_one_way() {
    let mut wrong = Vec::new();
    for source in src() {
        let Some((_, allowed)) = MAY_IMPORT.iter().find(|(room, _)| *room == source.room()) else {
            continue;
        };
        for (number, line) in source.program().lines().enumerate() {
            let code = line.trim_start();
            if code.starts_with("//") {
                continue;
            }
            for room in rooms_in(code) {
                let known = MAY_IMPORT.iter().any(|(name, _)| *name == room);
                if known && room != source.room() && !allowed.contains(&room.as_str()) {
                    wrong.push(format!("{}:{}: {code}", source.path.display(), number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_room_stands_in_the_table() {
    let rooms = fs::read_dir("src")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir());
    for room in rooms {
        let name = room.file_name().unwrap().to_str().unwrap().to_owned();
        assert!(
            MAY_IMPORT.iter().any(|(room, _)| *room == name),
            "{name} has no rule"
        );
    }
}

#[test]
fn the_office_folds_and_sorts_but_says_nothing() {
    for source in src().iter().filter(|source| source.room() == "office") {
        for taken in source.program().split("language::").skip(1) {
            let of_name = |letter: &char| letter.is_alphanumeric() || *letter == '_';
            let name: String = taken.chars().take_while(of_name).collect();
            assert!(
                OFFICE_MAY_SAY.contains(&name.as_str()),
                "{}: language::{name}",
                source.path.display()
            );
        }
    }
}

#[test]
fn records_carry_no_serde_attributes() {
    for source in src().iter().filter(|source| source.room() == "domain") {
        assert!(
            !source.text.contains("#[serde("),
            "{}: tagging and skipping break bincode",
            source.path.display()
        );
    }
}

#[test]
fn only_the_office_reads_the_clock() {
    for source in src()
        .iter()
        .filter(|source| !source.place.starts_with("office/clock"))
    {
        for call in ["Utc::now", "Local::now", "SystemTime::now"] {
            assert!(
                !source.program().contains(call),
                "{}: {call}",
                source.path.display()
            );
        }
    }
}

#[test]
fn key_codes_stay_with_the_keys() {
    for source in src()
        .iter()
        .filter(|source| source.room() == "ui" && !source.is_tests())
    {
        let allowed = KEY_CODES
            .iter()
            .any(|place| source.place.starts_with(place));
        assert!(
            allowed || !source.program().contains("KeyCode"),
            "{}",
            source.path.display()
        );
    }
}

#[test]
fn files_and_functions_stay_small() {
    let mut long = Vec::new();
    for source in src() {
        let lines: Vec<&str> = source.text.lines().collect();
        if lines.len() > FILE_LINES_MAX {
            long.push(format!("{}: {} lines", source.path.display(), lines.len()));
        }
        for (start, name, length) in functions(&lines) {
            if length > FUNCTION_LINES_MAX {
                long.push(format!(
                    "{}:{start}: {name} has {length} lines",
                    source.path.display()
                ));
            }
        }
    }
    assert!(long.is_empty(), "{long:#?}");
}

/// Every function with its first line, counted from 1, and its length: to the brace that closes at
/// its own indentation.
fn functions<'a>(lines: &[&'a str]) -> Vec<(usize, &'a str, usize)> {
    let mut found = Vec::new();
    for (start, line) in lines.iter().enumerate() {
        let indent = line.len() - line.trim_start().len();
        let code = line.trim_start();
        let is_function = code.split("fn ").next().is_some_and(|before| {
            code.contains("fn ")
                && before
                    .split_whitespace()
                    .all(|word| word.starts_with("pub") || word == "const")
        });
        if !is_function || code.ends_with(';') {
            continue;
        }
        let end =
            (start..lines.len()).find(|row| lines[*row] == format!("{}}}", " ".repeat(indent)));
        found.extend(end.map(|end| (start + 1, code, end - start + 1)));
    }
    found
}

#[test]
fn every_folder_says_what_it_holds() {
    for source in src()
        .iter()
        .filter(|source| source.place.ends_with("mod.rs"))
    {
        assert!(
            source.text.starts_with("//! "),
            "{} does not say what it holds",
            source.path.display()
        );
    }
}

#[test]
fn nothing_is_left_for_later() {
    for source in src().into_iter().chain(sources(Path::new("tests"))) {
        if source.path == Path::new("tests/tidy.rs") {
            continue;
        }
        for mark in LEFT_FOR_LATER {
            assert!(
                !source.text.contains(mark),
                "{}: {mark}",
                source.path.display()
            );
        }
    }
}
