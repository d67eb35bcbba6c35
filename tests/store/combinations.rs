//! Journal and working copy in every state beside each other: whatever was saved can be read, or it
//! is said what cannot; and where the journal does not hold everything, nothing is written.

use crate::support::*;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const SAVED: u8 = 5;

/// A store of five commits, and what its parts looked like on the way.
struct States {
    folder: TempDir,
    /// Where each commit's frame begins, and where the last one ends.
    starts: Vec<usize>,
}

impl States {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = folder.path().join("store");
        drop(create(&store));
        let mut starts = vec![74];
        for number in 1..=SAVED {
            put(&mut open(&store), &sample(number, "saved"), None).unwrap();
            copy_folder(&store, &folder.path().join(number.to_string()));
            starts.push(written(&fs::read(journal(&store)).unwrap()));
        }
        let other = folder.path().join("other");
        drop(filled(&other, 7));
        Self { folder, starts }
    }

    fn at(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    fn place(&self, commit: usize) -> usize {
        (self.starts[commit - 1] + self.starts[commit]) / 2
    }

    fn spoil_journal(&self, state: &str, path: &Path) {
        let journal = journal(path);
        let cut = |from: usize| {
            let mut bytes = fs::read(&journal).unwrap();
            bytes[from..].fill(0);
            fs::write(&journal, bytes).unwrap();
        };
        match state {
            "whole" => {}
            "without its last commit" => {
                fs::copy(self.at("4/journal/00000001.j"), &journal)
                    .map(|_| ())
                    .unwrap();
            }
            "last commit torn" => cut(self.place(5)),
            "last commit changed" => flip(&journal, self.place(5)),
            "third commit changed" => flip(&journal, self.place(3)),
            "cut short" => {
                fs::write(&journal, &fs::read(&journal).unwrap()[..self.place(3)]).unwrap()
            }
            "header changed" => flip(&journal, 20),
            "of another store" => {
                fs::copy(self.at("other/journal/00000001.j"), &journal)
                    .map(|_| ())
                    .unwrap();
            }
            "missing" => fs::remove_dir_all(path.join("journal")).unwrap(),
            "a file" => {
                fs::remove_dir_all(path.join("journal")).unwrap();
                fs::write(path.join("journal"), b"rubbish").unwrap();
            }
            other => panic!("{other}"),
        }
    }

    fn spoil_copy(&self, state: &str, path: &Path) {
        let sled = path.join("sled");
        let replace = |with: &str| {
            fs::remove_dir_all(&sled).unwrap();
            copy_folder(&self.at(with).join("sled"), &sled);
        };
        match state {
            "whole" => {}
            "one behind" => replace("4"),
            "far behind" => replace("2"),
            "of another store" => replace("other"),
            "missing" => fs::remove_dir_all(&sled).unwrap(),
            "rubbish" => fs::write(sled.join("db"), [0xa5; 600_000]).unwrap(),
            "a file" => {
                fs::remove_dir_all(&sled).unwrap();
                fs::write(&sled, b"rubbish").unwrap();
            }
            other => panic!("{other}"),
        }
    }
}

/// What is to be found: whether one can write, and which commits are there.
#[derive(Debug, PartialEq, Eq)]
enum Expected {
    Writing(&'static [u8]),
    Reading(&'static [u8]),
    Refused,
}

use Expected::{Reading, Refused, Writing};

const ALL: &[u8] = &[1, 2, 3, 4, 5];
const BUT_LAST: &[u8] = &[1, 2, 3, 4];
const FIRST: &[u8] = &[1, 2];

/// By the journal's state: with a whole copy, one that is one behind, far behind, and none.
const TABLE: [(&str, [Expected; 4]); 10] = [
    (
        "whole",
        [Writing(ALL), Writing(ALL), Writing(ALL), Writing(ALL)],
    ),
    // The mark knows of the fifth commit, also when no copy does.
    (
        "without its last commit",
        [
            Reading(ALL),
            Reading(BUT_LAST),
            Reading(BUT_LAST),
            Reading(BUT_LAST),
        ],
    ),
    (
        "last commit torn",
        [
            Reading(ALL),
            Reading(BUT_LAST),
            Reading(BUT_LAST),
            Reading(BUT_LAST),
        ],
    ),
    (
        "last commit changed",
        [
            Reading(ALL),
            Reading(BUT_LAST),
            Reading(BUT_LAST),
            Reading(BUT_LAST),
        ],
    ),
    // A copy that reaches behind the damage goes on; `verify` says what is wrong.
    (
        "third commit changed",
        [
            Writing(ALL),
            Writing(ALL),
            Reading(&[1, 2, 4, 5]),
            Reading(&[1, 2, 4, 5]),
        ],
    ),
    (
        "cut short",
        [
            Reading(ALL),
            Reading(BUT_LAST),
            Reading(FIRST),
            Reading(FIRST),
        ],
    ),
    (
        "header changed",
        [Reading(ALL), Reading(ALL), Reading(ALL), Reading(ALL)],
    ),
    (
        "of another store",
        [Reading(ALL), Reading(BUT_LAST), Reading(FIRST), Refused],
    ),
    (
        "missing",
        [Reading(ALL), Reading(BUT_LAST), Reading(FIRST), Refused],
    ),
    (
        "a file",
        [Reading(ALL), Reading(BUT_LAST), Reading(FIRST), Refused],
    ),
];

fn found(path: &Path) -> Expected {
    let Ok(mut store) = try_open(path) else {
        return Refused;
    };
    let there: Vec<u8> = (1..=SAVED)
        .filter(|number| headline(&store, *number).is_some())
        .collect();
    let lists = [FIRST, BUT_LAST, ALL, &[1, 2, 4, 5]];
    let there = *lists
        .iter()
        .find(|list| there == **list)
        .unwrap_or_else(|| panic!("{there:?}"));
    let saved = put(&mut store, &sample(9, "saved"), None).is_ok();
    assert_eq!(saved, store.reading_only().is_none());
    assert!(there == ALL || !store.notices().is_empty());
    if saved {
        Writing(there)
    } else {
        Reading(there)
    }
}

#[test]
fn whatever_is_wrong_with_both_what_was_saved_can_be_read_or_its_loss_is_said() {
    let states = States::new();
    for (journal, expected) in TABLE {
        let copies = [
            "whole",
            "one behind",
            "far behind",
            "missing",
            "rubbish",
            "of another store",
            "a file",
        ];
        for (number, copy) in copies.into_iter().enumerate() {
            let path = states.at("tried");
            let _ = fs::remove_dir_all(&path);
            copy_folder(&states.at("5"), &path);
            states.spoil_copy(copy, &path);
            states.spoil_journal(journal, &path);
            assert_eq!(
                found(&path),
                expected[number.min(3)],
                "journal {journal}, copy {copy}"
            );
        }
    }
}

/// A journal of several segments, each of which holds some of the five commits.
fn several_segments(path: &Path) -> u8 {
    let mut store = create(path);
    for number in 1..=SAVED {
        put(&mut store, &sample(number, &"x".repeat(1_000_000)), None).unwrap();
        let again = put(&mut store, &sample(number, &"y".repeat(1_000_000)), Some(1));
        again.unwrap();
    }
    drop(store);
    let segments = fs::read_dir(path.join("journal")).unwrap().count();
    assert!(segments >= 3, "{segments}");
    u8::try_from(segments).unwrap()
}

#[test]
fn a_segment_that_is_missing_or_of_another_store_is_reported_and_the_others_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let (whole, path) = (folder.path().join("whole"), folder.path().join("store"));
    let last = several_segments(&whole);
    let other = folder.path().join("other");
    several_segments(&other);
    for number in [2, last] {
        for foreign in [false, true] {
            for copy_lost in [false, true] {
                let _ = fs::remove_dir_all(&path);
                copy_folder(&whole, &path);
                let segment = format!("journal/{number:08}.j");
                if foreign {
                    fs::copy(other.join(&segment), path.join(&segment)).unwrap();
                } else {
                    fs::remove_file(path.join(&segment)).unwrap();
                }
                if copy_lost {
                    fs::remove_dir_all(path.join("sled")).unwrap();
                }
                let told = format!("segment {number}, foreign {foreign}, copy lost {copy_lost}");
                let store = open(&path);
                let there = (1..=SAVED).filter(|number| headline(&store, *number).is_some());
                let there = there.count();
                if copy_lost {
                    assert!(store.reading_only().is_some(), "{told}");
                    assert!((1..usize::from(SAVED)).contains(&there), "{told}: {there}");
                } else {
                    assert_eq!(there, usize::from(SAVED), "{told}");
                }
                let faults = store.verify(&CHECKS()).unwrap().faults;
                assert_ne!(faults, [], "{told}");
            }
        }
    }
}
