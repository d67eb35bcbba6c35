//! What every engine must do, tried on each of them, one of them behind a socket; and that the engine on disk,
//! opened again and again, does exactly what the one in memory does.

use crate::far::FarEngine;
use crate::support::now;
use goldaw::store::StoreError;
use goldaw::store::disk::SystemDisk;
use goldaw::store::embedded::lock::Lock;
use goldaw::store::embedded::snapshot::SnapshotKey;
use goldaw::store::embedded::{EmbeddedEngine, Identity};
use goldaw::store::engine::{Changed, Commit, Engine, Key, RECENT, Stored, UNHEARD};
use goldaw::store::memory::MemoryEngine;
use proptest::prelude::*;
use std::sync::Arc;
use tempfile::TempDir;

/// An engine on disk that can be closed and opened.
struct OnDisk {
    folder: TempDir,
    engine: Option<EmbeddedEngine>,
}

fn identity() -> Identity {
    Identity {
        store_id: [9; 16],
        key: SnapshotKey::new([7; 32]),
        first_release: false,
    }
}

impl OnDisk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().to_path_buf();
        let lock = Lock::take(&SystemDisk, &path, now()).unwrap();
        let engine = EmbeddedEngine::create(Arc::new(SystemDisk), path, identity(), lock).unwrap();
        Self {
            folder,
            engine: Some(engine),
        }
    }

    fn engine(&mut self) -> &mut EmbeddedEngine {
        self.engine.as_mut().unwrap()
    }

    fn reopen(&mut self, lose_copy: bool) {
        self.engine = None;
        let path = self.folder.path().to_path_buf();
        if lose_copy {
            std::fs::remove_dir_all(path.join("sled")).unwrap();
        }
        let lock = Lock::take(&SystemDisk, &path, now()).unwrap();
        let engine = EmbeddedEngine::open(Arc::new(SystemDisk), path, identity(), lock);
        self.engine = Some(engine.unwrap());
    }
}

/// Runs a check on every engine, and on the one on disk once more after opening it again.
fn on_every_engine(fill: impl Fn(&mut dyn Engine), check: impl Fn(&mut dyn Engine)) {
    let mut memory = MemoryEngine::default();
    fill(&mut memory);
    check(&mut memory);
    let mut far = FarEngine::new();
    fill(&mut far);
    check(&mut far);
    let mut disk = OnDisk::new();
    fill(disk.engine());
    for lose_copy in [false, true] {
        disk.reopen(lose_copy);
        check(disk.engine());
    }
}

fn commit(id: u8, puts: &[(&str, u64)], deletes: &[&str]) -> Commit {
    let puts = puts.iter();
    Commit {
        id: [id; 16],
        expect: Vec::new(),
        puts: puts
            .map(|(key, version)| (key.as_bytes().to_vec(), *version, value(*version)))
            .collect(),
        deletes: deletes.iter().map(|key| key.as_bytes().to_vec()).collect(),
    }
}

fn value(version: u64) -> Vec<u8> {
    format!("value {version}").into_bytes()
}

fn key(key: &str) -> Key {
    key.as_bytes().to_vec()
}

fn page(engine: &dyn Engine, prefix: &str, after: Option<&str>) -> Vec<String> {
    let after = after.map(str::as_bytes);
    let keys = engine.page(prefix.as_bytes(), after, 2).unwrap();
    let text = |key| String::from_utf8(key).unwrap();
    keys.into_iter().map(text).collect()
}

#[test]
fn what_was_put_is_got_in_the_order_asked_for() {
    on_every_engine(
        |engine| {
            let sequence = engine
                .commit(&commit(1, &[("a", 1), ("b", 2)], &[]))
                .unwrap();
            assert_eq!(sequence, 1);
        },
        |engine| {
            let found = engine.get(&[key("b"), key("x"), key("a")]).unwrap();
            let stored = |version| {
                Some(Stored {
                    version,
                    value: value(version),
                })
            };
            assert_eq!(found, [stored(2), None, stored(1)]);
        },
    );
}

#[test]
fn pages_go_on_behind_a_key_and_stay_within_their_prefix() {
    let table: [(&str, Option<&str>, &[&str]); 7] = [
        ("a", None, &["a", "a1"]),
        ("a", Some("a1"), &["a2", "a3"]),
        ("a", Some("a3"), &[]),
        ("a", Some("c"), &[]),
        ("", None, &["a", "a1"]),
        ("b", Some("a9"), &["b"]),
        ("c", None, &[]),
    ];
    on_every_engine(
        |engine| {
            let all = [("b", 1), ("a3", 1), ("a1", 1), ("a", 1), ("a2", 1)];
            engine.commit(&commit(1, &all, &[])).unwrap();
        },
        |engine| {
            for (prefix, after, expected) in table {
                let found = page(engine, prefix, after);
                assert_eq!(found, expected, "{prefix} {after:?}");
            }
        },
    );
}

#[test]
fn a_commit_with_another_expectation_changes_nothing() {
    on_every_engine(
        |engine| {
            engine.commit(&commit(1, &[("a", 1)], &[])).unwrap();
        },
        |engine| {
            for (name, expected) in [("a", Some(2)), ("a", None), ("b", Some(1))] {
                let mut refused = commit(2, &[("a", 7), ("b", 7)], &["a"]);
                refused.expect = vec![(key(name), expected)];
                let error = engine.commit(&refused).unwrap_err();
                assert_eq!(error, StoreError::Conflict(vec![key(name)]));
            }
            let found = engine.get(&[key("a"), key("b")]).unwrap();
            assert_eq!(found[0].as_ref().unwrap().version, 1);
            assert_eq!(found[1], None);
        },
    );
}

#[test]
fn the_same_commit_twice_is_done_once() {
    let first = || {
        let mut first = commit(1, &[("a", 1)], &[]);
        first.expect = vec![(key("a"), None)];
        first
    };
    on_every_engine(
        |engine| {
            assert_eq!(engine.commit(&first()), Ok(1));
            assert_eq!(engine.commit(&commit(2, &[("a", 2)], &[])), Ok(2));
        },
        |engine| {
            assert_eq!(engine.commit(&first()), Ok(1));
            let found = engine.get(&[key("a")]).unwrap();
            assert_eq!(found[0].as_ref().unwrap().version, 2);
        },
    );
}

#[test]
fn the_last_commits_are_known_by_their_ids() {
    let numbered = |number: usize| {
        let mut numbered = commit(0, &[("a", number as u64)], &[]);
        numbered.id[..8].copy_from_slice(&number.to_be_bytes());
        numbered
    };
    on_every_engine(
        |engine| {
            for number in 1..=RECENT + 10 {
                engine.commit(&numbered(number)).unwrap();
            }
        },
        |engine| {
            for number in [11, 500, RECENT, RECENT + 10] {
                assert_eq!(engine.commit(&numbered(number)), Ok(number as u64));
            }
        },
    );
}

#[test]
fn deletes_take_away_before_puts_write() {
    on_every_engine(
        |engine| {
            engine
                .commit(&commit(1, &[("a", 1), ("b", 1)], &[]))
                .unwrap();
            engine
                .commit(&commit(2, &[("b", 2)], &["a", "b", "x"]))
                .unwrap();
        },
        |engine| {
            assert_eq!(page(engine, "", None), ["b"]);
            assert_eq!(engine.verify(UNHEARD).unwrap().kinds, [(b'b', 1)].into());
        },
    );
}

#[test]
fn changes_are_given_by_whole_commits() {
    on_every_engine(
        |engine| {
            engine
                .commit(&commit(1, &[("a", 1), ("b", 1)], &[]))
                .unwrap();
            engine.commit(&commit(2, &[("c", 1)], &["a"])).unwrap();
            engine.commit(&commit(3, &[("d", 1)], &[])).unwrap();
        },
        |engine| {
            let table: [(u64, usize, u64, &[&str]); 6] = [
                (0, 1, 1, &["a", "b"]),
                (0, 4, 2, &["a", "b", "a", "c"]),
                (0, 99, 3, &["a", "b", "a", "c", "d"]),
                (2, 99, 3, &["d"]),
                (3, 99, 3, &[]),
                (9, 99, 3, &[]),
            ];
            for (since, limit, sequence, keys) in table {
                let keys = keys.iter().map(|name| key(name)).collect();
                let expected = Changed { sequence, keys };
                assert_eq!(
                    engine.changes(since, limit),
                    Ok(expected),
                    "{since} {limit}"
                );
            }
        },
    );
}

#[test]
fn large_commits_fill_and_outgrow_segments() {
    let sizes = [1, 1_500_000, 1_500_000, 1_500_000, 9_000_000, 10, 4_000_000];
    on_every_engine(
        |engine| {
            for (number, size) in (1..).zip(sizes) {
                let mut large = commit(number, &[], &[]);
                large.puts = vec![(vec![number], 1, vec![number; size])];
                engine.commit(&large).unwrap();
            }
        },
        |engine| {
            for (number, size) in (1..).zip(sizes) {
                let found = engine.get(&[vec![number]]).unwrap();
                assert_eq!(found[0].as_ref().unwrap().value, vec![number; size]);
            }
            let report = engine.verify(UNHEARD).unwrap();
            assert_eq!((report.sequence, report.faults), (7, Vec::new()));
            assert_eq!(engine.changes(4, 1).unwrap().keys, [[5]]);
        },
    );
}

#[test]
fn a_moment_that_has_passed_says_so() {
    let mut disk = OnDisk::new();
    let engine = disk.engine();
    for number in 1..3 {
        let mut large = commit(number, &[], &[]);
        large.puts = vec![(vec![number], 1, vec![number; 20 << 20])];
        engine.commit(&large).unwrap();
    }
    let delete = |engine: &mut EmbeddedEngine, number: u8| {
        let mut delete = commit(10 + number, &[], &[]);
        delete.deletes = vec![vec![number]];
        engine.commit(&delete).unwrap();
    };
    let compacted = engine.moment().unwrap();
    engine.compact().unwrap();
    let too_much = engine.moment().unwrap();
    delete(engine, 1);
    assert!(too_much.get(&[vec![1]]).unwrap()[0].is_some());
    delete(engine, 2);
    let closed = engine.moment().unwrap();
    disk.engine = None;
    for moment in [compacted, too_much, closed] {
        assert_eq!(moment.get(&[vec![1]]), Err(StoreError::Overtaken));
        assert_eq!(moment.verify(UNHEARD), Err(StoreError::Overtaken));
    }
}

#[derive(Debug, Clone)]
enum Step {
    Commit(Commit),
    Look,
    Reopen { lose_copy: bool },
}

fn some_key() -> impl Strategy<Value = Key> {
    proptest::collection::vec(0u8..3, 1..4)
}

fn some_commit() -> impl Strategy<Value = Commit> {
    let puts = proptest::collection::vec((some_key(), 1u64..3, any::<[u8; 3]>()), 0..5);
    let expect = proptest::collection::vec((some_key(), proptest::option::of(1u64..3)), 0..2);
    let deletes = proptest::collection::vec(some_key(), 0..4);
    (0u8..30, expect, puts, deletes).prop_map(|(id, expect, puts, deletes)| Commit {
        id: [id; 16],
        expect,
        puts: puts
            .into_iter()
            .map(|(key, version, value)| (key, version, value.to_vec()))
            .collect(),
        deletes,
    })
}

fn some_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        8 => some_commit().prop_map(Step::Commit),
        2 => Just(Step::Look),
        1 => any::<bool>().prop_map(|lose_copy| Step::Reopen { lose_copy }),
    ]
}

fn assert_same(memory: &dyn Engine, disk: &dyn Engine) {
    let all = memory.page(&[], None, 1000).unwrap();
    for prefix in [&[][..], &[0], &[1, 2], &[2, 2, 2]] {
        for after in [None, Some(&[1][..]), all.last().map(Vec::as_slice)] {
            let page = |engine: &dyn Engine| engine.page(prefix, after, 5);
            assert_eq!(page(memory), page(disk));
        }
    }
    assert_eq!(memory.get(&all), disk.get(&all));
    let (memory, disk) = (
        memory.verify(UNHEARD).unwrap(),
        disk.verify(UNHEARD).unwrap(),
    );
    assert_eq!(memory.sequence, disk.sequence);
    assert_eq!(memory.kinds, disk.kinds);
    assert_eq!(disk.faults, []);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_engine_on_disk_does_what_the_one_in_memory_does(
        steps in proptest::collection::vec(some_step(), 1..40),
    ) {
        let mut memory = MemoryEngine::default();
        let mut disk = OnDisk::new();
        let mut moments = Vec::new();
        for step in steps {
            match step {
                Step::Commit(commit) => {
                    prop_assert_eq!(memory.commit(&commit), disk.engine().commit(&commit));
                }
                Step::Look => {
                    moments.push((memory.moment().unwrap(), disk.engine().moment().unwrap()));
                }
                Step::Reopen { lose_copy } => {
                    moments.clear();
                    disk.reopen(lose_copy);
                }
            }
        }
        assert_same(&memory, disk.engine());
        prop_assert_eq!(memory.changes(1, 7), disk.engine().changes(1, 7));
        for (memory, disk) in moments {
            assert_same(&*memory, &*disk);
        }
    }
}
