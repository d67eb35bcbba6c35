//! A store that is made of many records at once.

use crate::support::*;
use goldaw::store::disk::SystemDisk;
use goldaw::store::{Changes, Making, Store, StoreError, peek, remove_incomplete};
use std::fs;
use std::path::Path;
use std::sync::Arc;

fn begin(path: &Path) -> Making {
    Making::begin(Arc::new(SystemDisk), path, &demonstration(), now()).unwrap()
}

fn add(making: &mut Making, record: &Sample, expected: Option<u64>) -> Result<(), StoreError> {
    let mut changes = Changes::new();
    changes.put(record, expected);
    making.add(&changes)
}

fn finish(making: Making) -> Result<Store, StoreError> {
    making.finish(&|_, _| {})
}

#[test]
fn it_is_as_if_all_had_been_committed_one_after_the_other() {
    let folder = tempfile::tempdir().unwrap();
    let mut making = begin(folder.path());
    for number in [5, 3, 1, 2, 4, 3] {
        add(&mut making, &sample(number, "saved"), None).unwrap();
    }
    let mut store = finish(making).unwrap();
    assert!(!peek(folder.path()).unwrap().complete);
    store.mark_complete().unwrap();
    let refused = put(&mut store, &sample(5, "again"), None);
    assert!(matches!(refused, Err(StoreError::Conflict(_))));
    put(&mut store, &sample(5, "saved"), Some(1)).unwrap();
    assert_whole(&store, 5);
    drop(store);
    let store = open(folder.path());
    assert_eq!(store.notices(), []);
    assert_whole(&store, 5);
    let rows = by_specialist(specialist(1));
    let found = store.find::<Sample>(&rows, None, 9);
    assert_eq!(found.unwrap().ids, (1..=5).map(case).collect::<Vec<_>>());
}

#[test]
fn what_is_not_new_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let mut making = begin(folder.path());
    let refused = add(&mut making, &sample(1, "later"), Some(1));
    assert!(matches!(refused, Err(StoreError::Conflict(_))));
    let mut changes = Changes::new();
    changes.delete::<Sample>(case(1), 1);
    let refused = making.add(&changes);
    assert!(matches!(refused, Err(StoreError::Conflict(_))));
}

#[test]
fn what_waited_on_the_disk_goes_with_the_store_or_when_that_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let runs = folder.path().join("journal.new");
    let filled = || {
        let mut making = begin(folder.path());
        add(&mut making, &sample(1, "saved"), None).unwrap();
        fs::create_dir(&runs).unwrap();
        fs::write(runs.join("00000007.s"), "a run").unwrap();
        making
    };
    drop(filled());
    assert!(!peek(folder.path()).unwrap().complete);
    remove_incomplete(folder.path(), now()).unwrap();
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(left.len(), 1, "{left:?}");
    let store = finish(filled()).unwrap();
    assert!(!runs.exists());
    assert_whole(&store, 1);
}

#[test]
fn where_the_disk_fails_it_is_not_made_and_can_be_made_again() {
    let mut passing = 0;
    loop {
        let folder = tempfile::tempdir().unwrap();
        let disk = Arc::new(FailingDisk::default());
        let mut making =
            Making::begin(disk.clone(), folder.path(), &demonstration(), now()).unwrap();
        add(&mut making, &sample(1, "saved"), None).unwrap();
        disk.fail(passing, 1);
        let made = finish(making).map(drop);
        disk.fail(0, 0);
        if made.is_ok() {
            break;
        }
        let complete = peek(folder.path()).unwrap().complete;
        assert!(!complete, "{passing}: {made:?}");
        remove_incomplete(folder.path(), now()).unwrap();
        drop(finish(begin(folder.path())).unwrap());
        passing += 1;
    }
    assert!(passing > 8, "{passing}");
}
