//! Disks that are full, that can only be read, and that are taken away.

use crate::small_disk::SmallDisk;
use crate::support::*;
use goldaw::domain::identifier::{AccountId, Identifier};
use goldaw::store::{Store, StoreError};
use std::fs;
use std::path::Path;

const RESERVE: u64 = 4 << 20;

fn reserve(path: &Path) -> u64 {
    fs::metadata(path.join("reserve.bin")).map_or(0, |file| file.len())
}

fn account() -> AccountId {
    AccountId::from_bytes([8; 16])
}

fn assert_readable(store: &Store, commits: u8) {
    for number in 1..=commits {
        assert_eq!(
            headline(store, number).as_deref(),
            Some("saved"),
            "{number}"
        );
    }
    assert_eq!(headline(store, commits + 1), None);
}

#[test]
fn on_a_full_disk_one_reads_and_keeps_drafts_and_saves_again_when_there_is_room() {
    let Some(disk) = SmallDisk::mount(32) else {
        return;
    };
    let path = disk.store();
    let mut store = filled(&path, 3);
    assert_eq!(reserve(&path), RESERVE);
    let filler = disk.fill();
    for _ in 0..3 {
        let refused = put(&mut store, &sample(4, "refused"), None);
        assert_eq!(refused, Err(StoreError::Full));
        assert_readable(&store, 3);
    }
    let long = vec![7; 60_000];
    store.keep_draft(account(), b"case", &long).unwrap();
    assert_eq!(reserve(&path), 0);
    disk.fill();
    drop(store);
    // It opens without the reserve as well, and is still full.
    let mut store = open(&path);
    assert_readable(&store, 3);
    assert_eq!(store.draft(account(), b"case"), Ok(Some(long)));
    assert!(put(&mut store, &sample(4, "refused"), None).is_err());
    drop(store);
    fs::remove_file(&filler).unwrap();
    let mut store = open(&path);
    disk.fill();
    let refused = put(&mut store, &sample(4, "refused"), None);
    assert_eq!(refused, Err(StoreError::Full));
    fs::remove_file(&filler).unwrap();
    put(&mut store, &sample(4, "saved"), None).unwrap();
    assert_eq!(reserve(&path), RESERVE);
    assert_whole(&store, 4);
}

#[test]
fn a_full_disk_gives_up_its_reserve_to_open() {
    let Some(disk) = SmallDisk::mount(32) else {
        return;
    };
    let path = disk.store();
    drop(filled(&path, 3));
    for lost in [false, true] {
        let filler = disk.fill();
        if lost {
            fs::remove_dir_all(path.join("sled")).unwrap();
            disk.fill();
        }
        let store = open(&path);
        assert_readable(&store, 3);
        assert_eq!(reserve(&path), 0);
        drop(store);
        fs::remove_file(filler).unwrap();
        let mut store = open(&path);
        assert_eq!(reserve(&path), RESERVE);
        assert_whole(&store, 3);
        assert!(put(&mut store, &sample(3, "older"), None).is_err());
    }
}

#[test]
fn the_working_copy_stays_where_there_may_be_no_room_for_another() {
    let Some(disk) = SmallDisk::mount(48) else {
        return;
    };
    let path = disk.store();
    let mut store = filled(&path, 3);
    put(&mut store, &sample(4, &"x".repeat(900_000)), None).unwrap();
    store.compact().unwrap();
    let filler = disk.fill();
    let marked = path.join("sled/blobs/mark");
    fs::write(&marked, "").unwrap();
    for grown in [false, true] {
        if grown {
            drop(store);
            let blobs = fs::File::create(path.join("sled/blobs/1")).unwrap();
            blobs.set_len(17 << 20).unwrap();
            store = open(&path);
        } else {
            assert_eq!(store.compact(), Err(StoreError::Full));
        }
        assert!(marked.exists());
        assert!(headline(&store, 4).is_some());
    }
    fs::remove_file(filler).unwrap();
    store.compact().unwrap();
    assert!(!marked.exists());
    assert_eq!(headline(&store, 3).as_deref(), Some("saved"));
}

#[test]
fn a_disk_that_can_only_be_read_is_read() {
    let Some(disk) = SmallDisk::mount(32) else {
        return;
    };
    let path = disk.store();
    drop(filled(&path, 3));
    disk.remount("remount,ro");
    let mut store = open(&path);
    assert_readable(&store, 3);
    assert_eq!(store.reading_only(), Some(&StoreError::NotWritable));
    assert_eq!(missing(&store), 0);
    let refused = put(&mut store, &sample(4, "refused"), None);
    let why = Box::new(StoreError::NotWritable);
    assert_eq!(refused, Err(StoreError::ReadingOnly(why)));
    assert_eq!(store.verify(&CHECKS()).unwrap().faults, []);
    drop(store);
    disk.remount("remount,rw");
    assert_whole(&open(&path), 3);
}

#[test]
fn a_folder_that_is_taken_away_is_said_to_be_gone_and_is_not_made_again() {
    let folder = tempfile::tempdir().unwrap();
    for renamed in [true, false] {
        let (path, away) = (folder.path().join("store"), folder.path().join("away"));
        let mut store = filled(&path, 3);
        if renamed {
            fs::rename(&path, &away).unwrap();
        } else {
            fs::remove_dir_all(&path).unwrap();
        }
        let gone = StoreError::Gone(path.clone());
        let refused = put(&mut store, &sample(4, "refused"), None);
        assert_eq!(refused, Err(gone.clone()));
        assert_eq!(store.keep_draft(account(), b"case", b"text"), Err(gone));
        assert_readable(&store, 3);
        if renamed {
            fs::rename(&away, &path).unwrap();
            put(&mut store, &sample(4, "saved"), None).unwrap();
        }
        drop(store);
        assert_eq!(path.exists(), renamed);
        if renamed {
            assert_whole(&open(&path), 4);
            fs::remove_dir_all(&path).unwrap();
        }
    }
}

#[test]
fn a_lock_is_not_followed_nor_shared_nor_lost_without_a_word() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store");
    let mut store = create(&path);
    put(&mut store, &sample(1, "saved"), None).unwrap();
    let lock = path.join("owner.lock");
    std::fs::remove_file(&lock).unwrap();
    let lost = Some(StoreError::LockLost(path.clone()));
    assert_eq!(put(&mut store, &sample(2, "x"), None).err(), lost);
    std::fs::write(&lock, "").unwrap();
    assert_eq!(put(&mut store, &sample(2, "x"), None).err(), lost);
    assert_eq!(store.mark_complete().err(), lost);
    drop(store);
    let letter = folder.path().join("letter");
    std::fs::write(&letter, "dear").unwrap();
    std::fs::remove_file(&lock).unwrap();
    std::os::unix::fs::symlink(&letter, &lock).unwrap();
    assert!(matches!(
        try_open(&path).err(),
        Some(StoreError::Refused { .. })
    ));
    assert_eq!(std::fs::read(&letter).unwrap(), b"dear");
    std::fs::remove_file(&lock).unwrap();
    assert_whole(&open(&path), 1);
}

#[test]
fn what_is_written_anew_takes_the_place_of_a_link_and_not_of_what_it_names() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store");
    let mut store = create(&path);
    let letter = folder.path().join("letter");
    for link in [std::os::unix::fs::symlink, std::fs::hard_link] {
        std::fs::write(&letter, "dear").unwrap();
        link(&letter, path.join("header.a.new")).unwrap();
        store.mark_complete().unwrap();
        assert_eq!(std::fs::read(&letter).unwrap(), b"dear");
    }
}
