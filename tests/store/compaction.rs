//! Compaction: what is there stays, what is no longer there goes, and whenever it is interrupted
//! nothing is lost.

use crate::support::*;
use goldaw::store::disk::{Disk, DiskFile, SystemDisk};
use goldaw::store::fault::Fault;
use goldaw::store::seal::Seal;
use goldaw::store::{Changes, Store, StoreError, Unlock, peek};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

fn delete(store: &mut Store, number: u8) -> Result<u64, StoreError> {
    let version = store.get::<Sample>(case(number))?.unwrap().version;
    let mut changes = Changes::new();
    changes.delete::<Sample>(case(number), version);
    store.commit(&changes)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let nested = entries.map(|path| {
        if path.is_dir() {
            files(&path)
        } else {
            vec![path]
        }
    });
    nested.flatten().collect()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder.join("journal"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn assert_whole(store: &Store, headlines: &[(u8, Option<&str>)]) {
    for (number, expected) in headlines {
        assert_eq!(headline(store, *number).as_deref(), *expected, "{number}");
    }
    assert_eq!(store.verify(&CHECKS()).unwrap().faults, []);
}

#[test]
fn after_a_compaction_everything_is_there_and_the_journal_goes_on_from_a_snapshot() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create(folder.path());
    let mut again = Changes::new();
    again.put(&sample(1, "first"), None);
    store.commit(&again).unwrap();
    put(&mut store, &sample(2, "second"), None).unwrap();
    put(&mut store, &sample(1, "changed"), Some(1)).unwrap();
    put(&mut store, &sample(3, "third"), None).unwrap();
    delete(&mut store, 2).unwrap();
    store.compact().unwrap();
    assert_eq!(names(folder.path()), ["00000001.s", "00000002.j"]);
    put(&mut store, &sample(4, "later"), None).unwrap();
    let expected = [
        (1, Some("changed")),
        (2, None),
        (3, Some("third")),
        (4, Some("later")),
    ];
    assert_whole(&store, &expected);
    for lose_copy in [false, true] {
        drop(store);
        if lose_copy {
            fs::remove_dir_all(folder.path().join("sled")).unwrap();
        }
        store = open(folder.path());
        assert_whole(&store, &expected);
        // A commit that the snapshot covers is still known by its id.
        assert_eq!(store.commit(&again), Ok(1));
        assert_eq!(store.verify(&CHECKS()).unwrap().engine.sequence, 6);
    }
    store.compact().unwrap();
    assert_eq!(names(folder.path()), ["00000002.s", "00000003.j"]);
    assert_whole(&store, &expected);
}

/// The file of a snapshot under a greater number: what lies between is no part of it.
#[test]
fn a_snapshot_takes_away_nothing_that_it_does_not_hold() {
    for lose_copy in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        let mut store = create(folder.path());
        put(&mut store, &sample(1, "first"), None).unwrap();
        store.compact().unwrap();
        put(&mut store, &sample(2, "second"), None).unwrap();
        drop(store);
        let journal = folder.path().join("journal");
        fs::copy(journal.join("00000001.s"), journal.join("00000002.s")).unwrap();
        if lose_copy {
            fs::remove_dir_all(folder.path().join("sled")).unwrap();
        }
        let store = open(folder.path());
        assert_whole(&store, &[(1, Some("first")), (2, Some("second"))]);
        let left = ["00000001.s", "00000002.j", "00000002.s.damaged"];
        assert_eq!(names(folder.path()), left);
    }
}

#[test]
fn changes_that_a_snapshot_stands_for_are_not_given_one_by_one() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create(folder.path());
    put(&mut store, &sample(1, "a"), None).unwrap();
    put(&mut store, &sample(2, "b"), None).unwrap();
    store.compact().unwrap();
    put(&mut store, &sample(3, "c"), None).unwrap();
    for _ in 0..2 {
        for since in [0, 1] {
            assert_eq!(store.changes(since, 9), Err(StoreError::TooLongAgo));
        }
        assert_eq!(store.changes(2, 9).unwrap().records.len(), 1);
        assert_eq!(store.changes(3, 9).unwrap().records.len(), 0);
        drop(store);
        store = open(folder.path());
    }
}

/// Whatever in these files opens with the key at hand, under the keys of these records.
fn plaintexts(folder: &Path, numbers: std::ops::RangeInclusive<u8>) -> Vec<Vec<u8>> {
    let seal = Seal::new(&data_key(folder), peek(folder).unwrap().store_id);
    let mut found = Vec::new();
    for file in files(folder) {
        let bytes = fs::read(&file).unwrap();
        for (place, head) in bytes.windows(5).enumerate() {
            if head != [0xA7, 1, 1, 0, 1] {
                continue;
            }
            for number in numbers.clone() {
                let key = [&[0x10][..], &[number; 16]].concat();
                let rest = &bytes[place..(place + 260).min(bytes.len())];
                let opened = (55..=rest.len()).find_map(|end| seal.open(&key, &rest[..end]));
                found.extend(opened.map(|opened| opened.plain));
            }
        }
    }
    found
}

fn holds(folder: &Path, bytes: &[u8]) -> bool {
    let mut all = files(folder).into_iter();
    all.any(|file| memchr::memmem::find(&fs::read(file).unwrap(), bytes).is_some())
}

#[test]
fn what_was_deleted_or_written_over_is_nowhere_after_a_compaction() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let mut store = create(path);
    for number in 1..=3 {
        put(&mut store, &sample(number, "mother in clinic"), None).unwrap();
    }
    drop(store);
    // A working copy that was set aside holds it too.
    fs::write(path.join("sled/db"), [0xa5; 700_000]).unwrap();
    let mut store = open(path);
    store.compact().unwrap();
    let told = |plain: &Vec<u8>| memchr::memmem::find(plain, b"mother in clinic").is_some();
    let before: Vec<Vec<u8>> = plaintexts(path, 1..=3);
    assert!(before.iter().filter(|plain| told(plain)).count() >= 3);
    let snapshot = fs::read(path.join("journal/00000001.s")).unwrap();
    let envelopes: Vec<usize> = memchr::memmem::find_iter(&snapshot, &[0xA7, 1, 1, 0, 1]).collect();
    // The random part of each seal and the first bytes of what it hides.
    let sealed = envelopes
        .iter()
        .map(|at| snapshot[at + 15..at + 60].to_vec());
    let sealed: Vec<Vec<u8>> = sealed.collect();
    assert_eq!(sealed.len(), 3);
    assert!(sealed.iter().all(|bytes| holds(path, bytes)));
    put(&mut store, &sample(1, "closed"), Some(1)).unwrap();
    delete(&mut store, 2).unwrap();
    delete(&mut store, 3).unwrap();
    store.compact().unwrap();
    for opened_again in [false, true] {
        if opened_again {
            drop(store);
            store = open(path);
        }
        assert!(!path.join("quarantine").exists());
        assert!(!sealed.iter().any(|bytes| holds(path, bytes)));
        let after = plaintexts(path, 1..=3);
        assert!(!after.is_empty() && !after.iter().any(told));
        assert_whole(&store, &[(1, Some("closed")), (2, None), (3, None)]);
    }
}

#[test]
fn a_changed_snapshot_is_reported_and_what_the_working_copy_holds_stays_readable() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create(folder.path());
    put(&mut store, &sample(1, "saved"), None).unwrap();
    store.compact().unwrap();
    drop(store);
    let snapshot = folder.path().join("journal/00000001.s");
    let bytes = fs::read(&snapshot).unwrap();
    for place in [3, 60, bytes.len() / 2, bytes.len() - 10] {
        let mut changed = bytes.clone();
        changed[place] ^= 1;
        fs::write(&snapshot, &changed).unwrap();
        let store = open(folder.path());
        assert_eq!(headline(&store, 1).as_deref(), Some("saved"));
        let faults = store.verify(&CHECKS()).unwrap().faults;
        assert!(
            faults.contains(&Fault::Snapshot { segment: 1 }),
            "{place}: {faults:?}"
        );
        drop(store);
        assert_eq!(fs::read(&snapshot).unwrap(), changed);
    }
    fs::write(&snapshot, bytes).unwrap();
    assert_whole(&open(folder.path()), &[(1, Some("saved"))]);
}

#[test]
fn a_snapshot_that_changed_before_its_segments_went_is_not_used() {
    let folder = tempfile::tempdir().unwrap();
    let (path, old) = (folder.path().join("store"), folder.path().join("old"));
    let mut store = create(&path);
    put(&mut store, &sample(1, "saved"), None).unwrap();
    copy_folder(&path.join("journal"), &old);
    store.compact().unwrap();
    put(&mut store, &sample(2, "later"), None).unwrap();
    drop(store);
    let covered = path.join("journal/00000001.j");
    for (place, kept) in [(None, false), (Some(200), true), (Some(3), true)] {
        fs::copy(old.join("00000001.j"), &covered).unwrap();
        fs::remove_dir_all(path.join("sled")).unwrap();
        let damaged = path.join("journal/00000001.s.damaged");
        if damaged.exists() {
            fs::rename(&damaged, path.join("journal/00000001.s")).unwrap();
        }
        if let Some(place) = place {
            let snapshot = path.join("journal/00000001.s");
            let mut bytes = fs::read(&snapshot).unwrap();
            bytes[place] ^= 1;
            fs::write(&snapshot, bytes).unwrap();
        }
        let store = open(&path);
        assert_eq!((covered.exists(), damaged.exists()), (kept, kept));
        assert_whole(&store, &[(1, Some("saved")), (2, Some("later"))]);
    }
}

/// A disk that goes away after so many calls of any kind.
struct StoppingDisk {
    left: Arc<AtomicUsize>,
}

struct StoppingFile {
    file: Box<dyn DiskFile>,
    left: Arc<AtomicUsize>,
}

fn take(left: &AtomicUsize) -> io::Result<()> {
    let less = |left: usize| left.checked_sub(1);
    let taken = left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, less);
    taken.map(|_| ()).map_err(|_| io::Error::other("gone"))
}

impl Disk for StoppingDisk {
    fn open(&self, path: &Path, create: bool) -> io::Result<Box<dyn DiskFile>> {
        take(&self.left)?;
        Ok(Box::new(StoppingFile {
            file: SystemDisk.open(path, create)?,
            left: self.left.clone(),
        }))
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        take(&self.left).and_then(|()| SystemDisk.read(path, limit))
    }

    fn names(&self, folder: &Path) -> io::Result<Vec<String>> {
        take(&self.left).and_then(|()| SystemDisk.names(folder))
    }

    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        take(&self.left).and_then(|()| SystemDisk.create_folder(folder))
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        take(&self.left).and_then(|()| SystemDisk.sync_folder(folder))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        take(&self.left).and_then(|()| SystemDisk.rename(from, to))
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        take(&self.left).and_then(|()| SystemDisk.remove(path))
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        take(&self.left).and_then(|()| SystemDisk.remove_folder(folder))
    }
}

impl DiskFile for StoppingFile {
    fn size(&self) -> io::Result<u64> {
        take(&self.left).and_then(|()| self.file.size())
    }

    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<()> {
        take(&self.left).and_then(|()| self.file.read_at(buffer, offset))
    }

    fn write_at(&self, bytes: &[u8], offset: u64) -> io::Result<()> {
        take(&self.left).and_then(|()| self.file.write_at(bytes, offset))
    }

    fn resize(&self, size: u64) -> io::Result<()> {
        take(&self.left).and_then(|()| self.file.resize(size))
    }

    fn sync(&self) -> io::Result<()> {
        take(&self.left).and_then(|()| self.file.sync())
    }

    fn lock(&self) -> io::Result<bool> {
        self.file.lock()
    }
}

/// What cases 1 and 2 say, one commit after the other.
const STATES: [(Option<&str>, Option<&str>); 4] = [
    (Some("before"), None),
    (Some("before"), Some("first")),
    (Some("after"), Some("first")),
    (Some("after"), Some("second")),
];

/// Opens the store, commits, compacts, commits, compacts; gives the headlines of cases 1 and 2 that
/// were acknowledged, and whether it came to its end.
fn scripted(
    path: &Path,
    disk: Arc<dyn Disk>,
) -> (Option<&'static str>, Option<&'static str>, bool) {
    let mut saved = (Some("before"), None, false);
    let run = |saved: &mut (Option<&'static str>, Option<&'static str>, bool)| {
        let mut store = Store::open_on(disk, path, &Unlock::KeyFile, now())?;
        put(&mut store, &sample(2, "first"), None)?;
        saved.1 = Some("first");
        store.compact()?;
        put(&mut store, &sample(1, "after"), Some(1))?;
        saved.0 = Some("after");
        put(&mut store, &sample(2, "second"), Some(1))?;
        saved.1 = Some("second");
        store.compact()?;
        saved.2 = true;
        Ok::<(), StoreError>(())
    };
    let _ = run(&mut saved);
    saved
}

#[test]
fn a_compaction_that_is_cut_short_at_any_call_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (begun, path) = (folder.path().join("begun"), folder.path().join("store"));
    put(&mut create(&begun), &sample(1, "before"), None).unwrap();
    let mut calls = 0;
    loop {
        copy_folder(&begun, &path);
        let left = Arc::new(AtomicUsize::new(calls));
        let (one, other, ended) = scripted(&path, Arc::new(StoppingDisk { left }));
        let mut store = open(&path);
        // What was asked for last may have been saved before the disk could say so.
        let found = (headline(&store, 1), headline(&store, 2));
        let found = (found.0.as_deref(), found.1.as_deref());
        let at = |state| STATES.iter().position(|known| *known == state).unwrap();
        let (found, told) = (at(found), at((one, other)));
        assert!(
            found == told || found == told + 1,
            "{calls}: {found} {told}"
        );
        assert_eq!(store.verify(&CHECKS()).unwrap().faults, [], "{calls}");
        let unfinished = names(&path)
            .into_iter()
            .filter(|name| name.ends_with(".new"));
        assert_eq!(unfinished.count(), 0, "{calls}");
        store.compact().unwrap();
        assert_eq!(names(&path).len(), 2, "{calls}");
        drop(store);
        fs::remove_dir_all(&path).unwrap();
        if ended {
            break;
        }
        calls += 1;
    }
    println!("interrupted at each of {calls} calls");
    assert!(calls > 60);
}

fn journal_bytes(path: &Path) -> u64 {
    let files = files(&path.join("journal")).into_iter();
    files.map(|file| fs::metadata(file).unwrap().len()).sum()
}

#[test]
fn the_journal_stays_within_its_bound_however_often_the_same_is_written() {
    const SIZE: usize = 600_000;
    let folder = tempfile::tempdir().unwrap();
    let mut store = create(folder.path());
    let live = 3 * SIZE as u64;
    let mut most = 0;
    for round in 0..30 {
        for number in 1..=3 {
            let record = sample(
                number,
                &format!("{round}").repeat(SIZE / format!("{round}").len()),
            );
            put(&mut store, &record, (round > 0).then_some(round)).unwrap();
            most = most.max(journal_bytes(folder.path()));
        }
    }
    let limit = 3 * live + (40 << 20);
    println!("live {live}, at most {most} bytes in the journal while writing, limit {limit}");
    assert!(most <= limit, "{most}");
    assert_eq!(store.verify(&CHECKS()).unwrap().faults, []);
    drop(store);
    let mut store = open(folder.path());
    store.compact().unwrap();
    let rest = journal_bytes(folder.path());
    println!("after a compaction {rest}");
    assert!(rest <= live + (4 << 20) + (1 << 20), "{rest}");
    assert!(headline(&store, 3).unwrap().starts_with("2929"));
}

#[test]
fn a_compaction_that_fails_in_the_background_is_told_once_and_tried_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create(folder.path());
    // Where the snapshot is to be written, something is in the way.
    let in_the_way = |number: u8| folder.path().join(format!("journal/{number:08}.s.new"));
    (1..=8).for_each(|number| fs::create_dir(in_the_way(number)).unwrap());
    let mut version = None;
    let mut write = |store: &mut Store, length| {
        let record = sample(1, &"x".repeat(length));
        put(store, &record, version).unwrap();
        version = Some(version.unwrap_or(0) + 1);
    };
    while notices(&store).is_empty() {
        write(&mut store, 900_000);
    }
    assert_eq!(notices(&store), ["store-notice-not-compacted"]);
    let segments = names(folder.path())
        .iter()
        .filter(|name| name.ends_with(".j"))
        .count();
    // It is tried again with every segment, and nothing more is said.
    while names(folder.path()).len() < segments + 2 + 8 {
        write(&mut store, 900_000);
    }
    assert_eq!(notices(&store), ["store-notice-not-compacted"]);
    (1..=8).for_each(|number| fs::remove_dir(in_the_way(number)).unwrap());
    while !names(folder.path()).iter().any(|name| name.ends_with(".s")) {
        write(&mut store, 900_000);
    }
    assert_eq!(store.verify(&CHECKS()).unwrap().faults, []);
}

#[test]
fn a_working_copy_that_has_grown_far_beyond_what_it_holds_is_built_anew() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create(folder.path());
    put(&mut store, &sample(1, "saved"), None).unwrap();
    for compacted in [false, true] {
        if compacted {
            store.compact().unwrap();
        }
        drop(store);
        let grown = folder.path().join("sled/blobs/1");
        fs::File::create(&grown).unwrap().set_len(17 << 20).unwrap();
        store = open(folder.path());
        assert!(!grown.exists());
        assert!(!folder.path().join("quarantine").exists());
        assert_eq!(store.notices(), []);
        assert_whole(&store, &[(1, Some("saved"))]);
    }
}

#[test]
fn who_waits_for_a_compaction_is_told_how_far_the_working_copy_is() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create(folder.path());
    put(&mut store, &sample(1, "first"), None).unwrap();
    let heard = Arc::new(Mutex::new(Vec::new()));
    let hears = Arc::clone(&heard);
    store.tell_to(Arc::new(move |done, total| {
        hears.lock().unwrap().push((done, total));
    }));
    store.compact().unwrap();
    let heard = heard.lock().unwrap();
    assert_eq!(heard.first(), Some(&(0, 0)), "{heard:?}");
}
