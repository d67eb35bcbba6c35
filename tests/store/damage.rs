//! Torn, flipped, deleted, full: what was saved is there or its loss is said.

use crate::support::*;
use goldaw::store::disk::SystemDisk;
use goldaw::store::embedded::lock::Lock;
use goldaw::store::embedded::snapshot::SnapshotKey;
use goldaw::store::embedded::{EmbeddedEngine, Identity};
use goldaw::store::engine::{Commit, Engine};
use goldaw::store::error::Damage;
use goldaw::store::fault::Fault;
use goldaw::store::key::hexadecimal;
use goldaw::store::{Changes, Opening, Store, StoreError, Table, Unlock, peek};
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// Everything can be read and nothing can be saved, and one is told so.
fn assert_reading_only(mut store: Store, commits: u8) {
    for number in 1..=commits {
        let found = headline(&store, number);
        assert_eq!(found.as_deref(), Some("saved"), "{number}");
    }
    assert_eq!(missing(&store), 0);
    let why = store.reading_only().unwrap().clone();
    let refused = put(&mut store, &sample(commits + 1, "refused"), None);
    assert_eq!(refused, Err(StoreError::ReadingOnly(Box::new(why))));
    assert_eq!(headline(&store, commits + 1), None);
    assert_ne!(store.verify(&CHECKS()).unwrap().faults, []);
}

#[test]
fn a_torn_last_frame_is_cut_wherever_it_was_torn() {
    let folder = tempfile::tempdir().unwrap();
    let (before, torn) = (folder.path().join("before"), folder.path().join("torn"));
    drop(filled(&before, 3));
    let old = fs::read(journal(&before)).unwrap();
    copy_folder(&before, &torn);
    let longer = sample(4, "longer than what is saved in its place afterwards");
    put(&mut open(&torn), &longer, None).unwrap();
    let new = fs::read(journal(&torn)).unwrap();
    let start = old.iter().zip(&new).position(|(old, new)| old != new);
    let (start, end) = (start.unwrap(), written(&new));
    assert!(end - start > 100);
    for cut in (start + 1..end).step_by(5) {
        // Every front that may have been written, and now and then an end without its front.
        let fronts: &[bool] = if cut % 4 == 0 {
            &[true, false]
        } else {
            &[true]
        };
        for front in fronts {
            fs::remove_dir_all(&torn).unwrap();
            copy_folder(&before, &torn);
            let mut bytes = new.clone();
            let lost = if *front { cut..end } else { start..cut };
            bytes[lost].fill(0);
            fs::write(journal(&torn), &bytes).unwrap();
            let mut store = open(&torn);
            assert_eq!(notices(&store), ["store-notice-cut"], "{cut}");
            assert_eq!(headline(&store, 4), None, "{cut}");
            let kept = quarantined(&torn, &format!("journal-00000001-{start}-0001"));
            assert_eq!(
                kept[..written(&kept)],
                bytes[start..written(&bytes)],
                "{cut}"
            );
            put(&mut store, &sample(4, "saved"), None).unwrap();
            assert_eq!(headline(&store, 3).as_deref(), Some("saved"));
            drop(store);
            if cut % 8 == 0 {
                let store = open(&torn);
                assert_eq!(notices(&store), [""; 0], "{cut}");
                assert_whole(&store, 4);
            }
        }
    }
}

#[test]
fn a_flipped_byte_in_the_journal_is_reported_and_everything_stays_readable() {
    let folder = tempfile::tempdir().unwrap();
    drop(filled(folder.path(), 5));
    let end = written(&fs::read(journal(folder.path())).unwrap());
    for place in [80, 100, end / 2] {
        flip(&journal(folder.path()), place);
        let store = open(folder.path());
        let report = store.verify(&CHECKS()).unwrap();
        let reported = matches!(report.faults[..], [Fault::Frame { segment: 1, .. }, ..]);
        assert!(reported, "{place}: {:?}", report.faults);
        assert_eq!(headline(&store, 5).as_deref(), Some("saved"));
        drop(store);
        flip(&journal(folder.path()), place);
    }
    assert_whole(&open(folder.path()), 5);
}

#[test]
fn nothing_is_appended_behind_a_last_commit_that_has_changed() {
    let folder = tempfile::tempdir().unwrap();
    drop(filled(folder.path(), 4));
    let old = fs::read(journal(folder.path())).unwrap();
    put(&mut open(folder.path()), &sample(5, "saved"), None).unwrap();
    let new = fs::read(journal(folder.path())).unwrap();
    let start = old.iter().zip(&new).position(|(old, new)| old != new);
    let (start, end) = (start.unwrap(), written(&new));
    for place in [start, start + 20, (start + end) / 2, end - 1] {
        flip(&journal(folder.path()), place);
        let before = fs::read(journal(folder.path())).unwrap();
        let store = open(folder.path());
        assert_reading_only(store, 5);
        assert!(fs::read(journal(folder.path())).unwrap() == before);
        assert!(!folder.path().join("quarantine").exists());
        flip(&journal(folder.path()), place);
    }
    assert_whole(&open(folder.path()), 5);
}

#[test]
fn a_last_commit_that_has_changed_is_not_cut_without_a_working_copy() {
    let folder = tempfile::tempdir().unwrap();
    drop(filled(folder.path(), 5));
    let end = written(&fs::read(journal(folder.path())).unwrap());
    fs::remove_dir_all(folder.path().join("sled")).unwrap();
    flip(&journal(folder.path()), end - 1);
    let before = fs::read(journal(folder.path())).unwrap();
    let store = open(folder.path());
    assert_eq!(missing(&store), 1);
    let sequence = Fault::Sequence {
        journal: 4,
        copy: 5,
    };
    assert!(store.verify(&CHECKS()).unwrap().faults.contains(&sequence));
    drop(store);
    assert!(fs::read(journal(folder.path())).unwrap() == before);
}

#[test]
fn with_the_working_copy_lost_too_the_damage_is_told_and_nothing_is_touched() {
    let folder = tempfile::tempdir().unwrap();
    drop(filled(folder.path(), 5));
    let end = written(&fs::read(journal(folder.path())).unwrap());
    fs::remove_dir_all(folder.path().join("sled")).unwrap();
    flip(&journal(folder.path()), end / 2);
    let before = fs::read(journal(folder.path())).unwrap();
    let mut store = open(folder.path());
    let why = store.reading_only();
    let told = matches!(
        why,
        Some(StoreError::Damaged(Damage::Journal { readable: 2, .. }))
    );
    assert!(told, "{why:?}");
    assert_eq!(missing(&store), 1);
    for number in 1..=5 {
        let found = headline(&store, number);
        assert_eq!(found.is_some(), number != 3, "{number}");
    }
    let faults = store.verify(&CHECKS()).unwrap().faults;
    assert!(matches!(faults[..], [Fault::Frame { segment: 1, .. }]));
    let refused = put(&mut store, &sample(6, "refused"), None);
    assert!(matches!(refused, Err(StoreError::ReadingOnly(_))));
    drop(store);
    assert_eq!(fs::read(journal(folder.path())).unwrap(), before);
    flip(&journal(folder.path()), end / 2);
    assert_whole(&open(folder.path()), 5);
}

#[test]
fn a_journal_that_lost_its_end_is_not_continued() {
    let folder = tempfile::tempdir().unwrap();
    drop(filled(folder.path(), 2));
    let shorter = fs::read(journal(folder.path())).unwrap();
    put(&mut open(folder.path()), &sample(3, "saved"), None).unwrap();
    fs::write(journal(folder.path()), &shorter).unwrap();
    assert_reading_only(open(folder.path()), 3);
}

#[test]
fn a_missing_working_copy_is_built_again() {
    let folder = tempfile::tempdir().unwrap();
    drop(filled(folder.path(), 5));
    fs::remove_dir_all(folder.path().join("sled")).unwrap();
    let store = open(folder.path());
    assert_eq!(notices(&store), ["store-notice-rebuilt"]);
    assert_whole(&store, 5);
    assert!(!folder.path().join("quarantine").exists());
    drop(store);
    assert_eq!(notices(&open(folder.path())), [""; 0]);
}

#[test]
fn a_working_copy_of_rubbish_is_built_again() {
    let folder = tempfile::tempdir().unwrap();
    drop(filled(folder.path(), 5));
    for file in ["conf", "db"] {
        fs::write(folder.path().join("sled").join(file), [0xa5; 700_000]).unwrap();
        let store = open(folder.path());
        assert_eq!(notices(&store), ["store-notice-rebuilt"], "{file}");
        assert_whole(&store, 5);
    }
    assert!(folder.path().join("quarantine/sled-0001").exists());
}

#[test]
fn an_older_working_copy_catches_up() {
    let folder = tempfile::tempdir().unwrap();
    let (path, old) = (folder.path().join("store"), folder.path().join("old"));
    drop(filled(&path, 2));
    copy_folder(&path.join("sled"), &old);
    put(&mut open(&path), &sample(3, "saved"), None).unwrap();
    fs::remove_dir_all(path.join("sled")).unwrap();
    copy_folder(&old, &path.join("sled"));
    let store = open(&path);
    assert_eq!(notices(&store), [""; 0]);
    assert_whole(&store, 3);
}

#[test]
fn the_working_copy_of_another_store_is_set_aside() {
    let folder = tempfile::tempdir().unwrap();
    let (path, other) = (folder.path().join("store"), folder.path().join("other"));
    drop(filled(&path, 2));
    drop(filled(&other, 4));
    fs::remove_dir_all(path.join("sled")).unwrap();
    copy_folder(&other.join("sled"), &path.join("sled"));
    let store = open(&path);
    assert_eq!(notices(&store), ["store-notice-rebuilt"]);
    assert_whole(&store, 2);
}

#[test]
fn a_damaged_copy_of_the_header_is_written_again() {
    let folder = tempfile::tempdir().unwrap();
    let store = filled(folder.path(), 1);
    fs::write(folder.path().join("header.a"), b"rubbish").unwrap();
    let faults = store.verify(&CHECKS()).unwrap().faults;
    assert_eq!(faults, [Fault::Header { file: "header.a" }]);
    drop(store);
    let store = open(folder.path());
    assert_eq!(notices(&store), ["store-notice-header"]);
    assert_whole(&store, 1);
    drop(store);
    for file in ["header.a", "header.b"] {
        fs::write(folder.path().join(file), b"rubbish").unwrap();
    }
    assert_eq!(try_open(folder.path()).err(), Some(Damage::Header.into()));
}

#[test]
fn a_pipe_or_a_file_without_end_is_not_read() {
    let folder = tempfile::tempdir().unwrap();
    drop(filled(folder.path(), 1));
    let pipe = |path: &Path| {
        fs::remove_file(path).unwrap();
        let made = std::process::Command::new("mkfifo").arg(path).status();
        assert!(made.unwrap().success());
    };
    let endless = |path: &Path| {
        let file = fs::OpenOptions::new().write(true).open(path).unwrap();
        file.set_len(30 << 30).unwrap();
    };
    for spoil in [&pipe as &dyn Fn(&Path), &endless] {
        spoil(&folder.path().join("header.a"));
        assert_eq!(notices(&open(folder.path())), ["store-notice-header"]);
    }
    let key = folder.path().join("goldaw.key");
    let text = fs::read(&key).unwrap();
    for spoil in [&endless as &dyn Fn(&Path), &pipe] {
        spoil(&key);
        let refused = try_open(folder.path()).err();
        assert_eq!(refused, Some(StoreError::WrongKeyFile));
    }
    fs::remove_file(&key).unwrap();
    fs::write(&key, text).unwrap();
    let lock = Lock::take(&SystemDisk, folder.path(), now()).unwrap();
    endless(&folder.path().join("owner.lock"));
    assert_eq!(try_open(folder.path()).err(), Some(StoreError::InUse(None)));
    endless(&journal(folder.path()));
    drop(lock);
    assert_reading_only(open(folder.path()), 1);
}

/// sled would wait for whoever writes to a pipe, and read a file of any size to its end.
#[test]
fn a_working_copy_of_pipes_or_without_end_is_set_aside_before_anybody_waits() {
    let folder = tempfile::tempdir().unwrap();
    let sled = folder.path().join("sled");
    drop(filled(folder.path(), 3));
    let pipe = |name: &str| {
        let _ = fs::remove_file(sled.join(name));
        let made = std::process::Command::new("mkfifo")
            .arg(sled.join(name))
            .status();
        assert!(made.unwrap().success());
    };
    let endless = |name: &str| {
        let file = fs::OpenOptions::new().write(true).open(sled.join(name));
        file.unwrap().set_len(200 << 30).unwrap();
    };
    let spoiled: [&dyn Fn(); 4] = [
        &|| pipe("conf"),
        &|| pipe("snap.0000000000000001"),
        &|| pipe("blobs/1"),
        &|| endless("db"),
    ];
    for spoil in spoiled {
        spoil();
        let store = open(folder.path());
        assert_eq!(notices(&store), ["store-notice-rebuilt"]);
        assert_whole(&store, 3);
    }
}

#[test]
fn after_a_failed_write_nothing_has_happened_and_the_next_succeeds() {
    let folder = tempfile::tempdir().unwrap();
    drop(filled(folder.path(), 2));
    let disk = Arc::new(FailingDisk::default());
    let mut store = Store::open_on(disk.clone(), folder.path(), &Unlock::KeyFile, now()).unwrap();
    disk.fail(0, 1);
    let refused = put(&mut store, &sample(3, "lost"), None);
    assert_eq!(refused, Err(StoreError::Full));
    assert_whole(&store, 2);
    put(&mut store, &sample(3, "saved"), None).unwrap();
    assert_whole(&store, 3);
    drop(store);
    assert_whole(&open(folder.path()), 3);
}

/// A write that fails and can't be taken back; a failed way to the disk, where that succeeds which
/// proves nothing, the zeros and another sync; and one where they fail too.
#[test]
fn what_may_or_may_not_be_saved_is_called_unsure_and_may_be_repeated() {
    for (passing, failing) in [(0, 2), (1, 1), (1, 2), (1, 3)] {
        let folder = tempfile::tempdir().unwrap();
        drop(filled(folder.path(), 2));
        let disk = Arc::new(FailingDisk::default());
        let mut store =
            Store::open_on(disk.clone(), folder.path(), &Unlock::KeyFile, now()).unwrap();
        let mut changes = Changes::new();
        changes.put(&sample(3, "saved"), None);
        disk.fail(passing, failing);
        assert_eq!(store.commit(&changes), Err(StoreError::Unsure));
        assert_eq!(store.commit(&changes), Err(StoreError::Unavailable));
        let other = put(&mut store, &sample(4, "other"), None);
        assert_eq!(other, Err(StoreError::Unavailable));
        assert_eq!(headline(&store, 2).as_deref(), Some("saved"));
        assert_eq!(headline(&store, 3), None);
        drop(store);
        let mut store = open(folder.path());
        assert_eq!(store.commit(&changes), Ok(3));
        assert_whole(&store, 3);
    }
}

#[test]
fn frames_count_as_saved_only_when_opening_has_brought_them_to_the_disk() {
    let folder = tempfile::tempdir().unwrap();
    drop(filled(folder.path(), 2));
    // The note of the lock, and the names of the header and the drafts, come before it.
    let before = 3 + 2;
    for failing_call in before..before + 3 {
        let disk = Arc::new(FailingDisk::default());
        disk.fail(failing_call, 1);
        let mut store = Store::open_on(disk, folder.path(), &Unlock::KeyFile, now()).unwrap();
        assert_eq!(store.reading_only(), Some(&StoreError::Full));
        let refused = put(&mut store, &sample(3, "refused"), None);
        assert!(matches!(refused, Err(StoreError::ReadingOnly(_))));
        assert_eq!(headline(&store, 2).as_deref(), Some("saved"));
    }
    assert_whole(&open(folder.path()), 2);
}

/// Writes an entry behind the program's back.
fn write_to_sled(path: &Path, key: &[u8], value: &[u8]) {
    let tree = sled::open(path.join("sled")).unwrap();
    tree.insert(key, value).unwrap();
}

#[test]
fn older_pages_in_the_working_copy_are_found_when_the_machine_was_started_since() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let mut store = filled(path, 3);
    drop(store);
    let key = [b"k".as_slice(), &[Table::Case as u8], &[2; 16]].concat();
    let older = sled::open(path.join("sled")).unwrap().get(&key).unwrap();
    for boot in [Some("another boot"), None] {
        store = open(path);
        let version = store.get::<Sample>(case(2)).unwrap().unwrap().version;
        put(&mut store, &sample(2, "changed"), Some(version)).unwrap();
        drop(store);
        write_to_sled(path, &key, older.as_ref().unwrap());
        // Since the machine was not started meanwhile, nothing says that sled forgot something.
        store = open(path);
        assert_eq!(headline(&store, 2).as_deref(), Some("saved"));
        let faults = store.verify(&CHECKS()).unwrap().faults;
        assert!(faults.iter().any(Fault::is_of_copy), "{faults:?}");
        drop(store);
        match boot {
            Some(boot) => fs::write(path.join("sled/boot"), boot).unwrap(),
            None => fs::remove_file(path.join("sled/boot")).unwrap(),
        }
        store = open(path);
        assert_eq!(headline(&store, 2).as_deref(), Some("changed"));
        assert_eq!(notices(&store), ["store-notice-rebuilt"]);
        assert_eq!(store.verify(&CHECKS()).unwrap().faults, []);
        drop(store);
        // Compared once, it is opened as it is.
        assert_eq!(notices(&open(path)), [""; 0]);
    }
}

#[test]
fn a_segment_that_cannot_be_made_leaves_no_trace() {
    let (mut refusals, mut unsure) = (0, 0);
    for failing_call in 0.. {
        let folder = tempfile::tempdir().unwrap();
        let mut store = filled(folder.path(), 0);
        for number in 1..=4 {
            put(&mut store, &sample(number, &"x".repeat(1_000_000)), None).unwrap();
        }
        drop(store);
        let disk = Arc::new(FailingDisk::default());
        let mut store =
            Store::open_on(disk.clone(), folder.path(), &Unlock::KeyFile, now()).unwrap();
        disk.fail(failing_call, 1);
        match put(&mut store, &sample(5, &"x".repeat(1_000_000)), None) {
            Err(StoreError::Full) => refusals += 1,
            // The new segment has its name, or its first frame, but perhaps not for good.
            Err(StoreError::Unsure) => {
                unsure += 1;
                drop(store);
                store = open(folder.path());
            }
            Ok(_) => break,
            other => panic!("{failing_call}: {other:?}"),
        }
        put(&mut store, &sample(5, "saved"), None).unwrap();
        drop(store);
        let store = open(folder.path());
        assert_eq!(headline(&store, 5).as_deref(), Some("saved"));
        assert_eq!(store.verify(&CHECKS()).unwrap().faults, []);
        let names = fs::read_dir(folder.path().join("journal")).unwrap();
        let left = names.filter(|name| {
            let path = name.as_ref().unwrap().path();
            path.extension().is_some_and(|extension| extension == "new")
        });
        assert_eq!(left.count(), 0);
    }
    assert!(refusals > 5 && unsure > 0, "{refusals}, {unsure}");
}

#[test]
fn records_and_index_rows_that_do_not_belong_are_reported() {
    let folder = tempfile::tempdir().unwrap();
    drop(filled(folder.path(), 3));
    let identity = Identity {
        store_id: peek(folder.path()).unwrap().store_id,
        key: SnapshotKey::of(&data_key(folder.path())),
        first_release: false,
    };
    let path = folder.path().to_path_buf();
    let lock = Lock::take(&SystemDisk, &path, now()).unwrap();
    let mut engine = EmbeddedEngine::open(Arc::new(SystemDisk), path, identity, lock).unwrap();
    let key = |number| [&[Table::Case as u8][..], &[number; 16]].concat();
    let moved = engine.get(&[key(1)]).unwrap().remove(0).unwrap();
    let rows = engine.page(&[0x81], None, 9).unwrap();
    let commit = Commit {
        id: [1; 16],
        expect: Vec::new(),
        puts: vec![
            (key(2), moved.version, moved.value),
            (vec![0x70, 1], 1, Vec::new()),
        ],
        deletes: vec![rows[2].clone()],
    };
    engine.commit(&commit).unwrap();
    drop(engine);
    let store = open(folder.path());
    let moved = store.get::<Sample>(case(2));
    assert_eq!(moved, Err(Damage::Record(Table::Case as u8).into()));
    let report = store.verify(&CHECKS()).unwrap();
    let expected = [
        Fault::Record {
            table: Table::Case as u8,
            key: hexadecimal(&key(2)),
        },
        Fault::UnknownTable { table: 0x70 },
        Fault::IndexLeft {
            key: hexadecimal(&rows[1]),
        },
        Fault::IndexMissing {
            key: hexadecimal(&rows[2]),
        },
    ];
    assert_eq!(report.faults, expected);
    assert_eq!(report.records, [(Table::Case as u8, 2)].into());
}

fn repaired(path: &Path) -> Result<Vec<&'static str>, StoreError> {
    let done = open(path).repair(&CHECKS())?;
    Ok(done.iter().map(|message| message.id).collect())
}

#[test]
fn a_damaged_journal_is_written_again_from_a_working_copy_that_holds_everything() {
    let folder = tempfile::tempdir().unwrap();
    drop(filled(folder.path(), 5));
    // In the middle, which opening does not read; in the last commit; in the header.
    let places: [fn(usize) -> usize; 3] = [|end| end / 2, |end| end - 20, |_| 20];
    for (round, place) in places.into_iter().enumerate() {
        // Written again it begins with a snapshot in place of the first segment.
        let segment = format!("{:08}.j", 1 + round.min(1));
        let journal = folder.path().join("journal").join(&segment);
        let place = place(written(&fs::read(&journal).unwrap()));
        flip(&journal, place);
        let damaged = fs::read(&journal).unwrap();
        assert_eq!(repaired(folder.path()), Ok(vec!["store-repaired-journal"]));
        let kept = format!("quarantine/journal-{:04}/{segment}", round + 1);
        assert!(fs::read(folder.path().join(kept)).unwrap() == damaged);
        let store = open(folder.path());
        assert_eq!(notices(&store), ["store-notice-rebuilt"]);
        assert_whole(&store, 5);
        drop(store);
        assert_eq!(repaired(folder.path()), Ok(Vec::new()));
        let mut store = open(folder.path());
        put(&mut store, &sample(6, "saved"), None).unwrap();
        assert_whole(&store, 6);
        let mut changes = Changes::new();
        changes.delete::<Sample>(case(6), 1);
        store.commit(&changes).unwrap();
    }
}

#[test]
fn what_the_rest_of_the_store_cannot_make_up_for_needs_a_backup_and_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    drop(filled(folder.path(), 5));
    fs::remove_dir_all(folder.path().join("sled")).unwrap();
    let end = written(&fs::read(journal(folder.path())).unwrap());
    flip(&journal(folder.path()), end / 2);
    let before = fs::read(journal(folder.path())).unwrap();
    assert_eq!(repaired(folder.path()), Err(StoreError::NeedsBackup));
    assert!(fs::read(journal(folder.path())).unwrap() == before);
    assert!(!folder.path().join("quarantine").exists());
    assert_eq!(missing(&open(folder.path())), 1);
}

/// Broken off after every call on the disk, a repair takes nothing away, and another one ends it.
#[test]
fn a_repair_that_is_broken_off_anywhere_leaves_everything_readable() {
    let folder = tempfile::tempdir().unwrap();
    let (spoiled, path) = (folder.path().join("spoiled"), folder.path().join("store"));
    drop(filled(&spoiled, 5));
    flip(&journal(&spoiled), 20);
    let mut calls = 0;
    loop {
        let _ = fs::remove_dir_all(&path);
        copy_folder(&spoiled, &path);
        let disk = Arc::new(FailingDisk::default());
        let store = Store::open_on(disk.clone(), &path, &Unlock::KeyFile, now()).unwrap();
        disk.fail(calls, usize::MAX);
        let ended = store.repair(&CHECKS()).is_ok();
        let store = open(&path);
        for number in 1..=5 {
            let found = headline(&store, number);
            assert_eq!(
                found.as_deref(),
                Some("saved"),
                "{number} after {calls} calls"
            );
        }
        let mended = store.repair(&CHECKS());
        assert!(mended.is_ok(), "after {calls} calls: {mended:?}");
        assert_whole(&open(&path), 5);
        if ended {
            break;
        }
        calls += 1;
    }
    assert!(calls > 20, "{calls}");
}

#[test]
fn whoever_waits_for_a_working_copy_hears_how_far_it_is() {
    let folder = tempfile::tempdir().unwrap();
    drop(filled(folder.path(), 250));
    let told = std::cell::RefCell::new(Vec::new());
    let open = || {
        let tell = |opening| match opening {
            Opening::Unlocked => assert_eq!(told.borrow().len(), 0),
            Opening::Rebuilding(done, total) => told.borrow_mut().push((done, total)),
        };
        let disk = Arc::new(SystemDisk);
        drop(Store::open_telling(disk, folder.path(), &Unlock::KeyFile, now(), &tell).unwrap());
        told.take()
    };
    assert_eq!(open(), []);
    fs::remove_dir_all(folder.path().join("sled")).unwrap();
    let told = open();
    assert!(told.is_sorted(), "{told:?}");
    assert_eq!(told.first(), Some(&(0, 0)));
    assert_eq!(told.last(), Some(&(250, 250)));
    assert!(
        told.len() > 2 && told.iter().skip(1).all(|(_, all)| *all == 250),
        "{told:?}"
    );
}
