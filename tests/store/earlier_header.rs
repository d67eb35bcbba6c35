//! A header that was put back: whoever can write into the folder kept one that was in force once, with
//! a passphrase, an account or a recovery key that was taken out of it since.

use crate::header::{forged, put_header};
use crate::released::released;
use crate::support::*;
use goldaw::store::backup::Wanted;
use goldaw::store::backup::restore::{Restored, Restoring, Wanted as Restore};
use goldaw::store::disk::SystemDisk;
use goldaw::store::fault::Fault;
use goldaw::store::{Cost, Header, NewKey, NewStore, Purpose, Store, StoreError, Unlock, peek};
use std::fs;
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;

const JEREN: (&str, &str) = ("jeren", "correct horse battery");
const MARAL: (&str, &str) = ("maral", "another long passphrase");
const ON_PAPER: &str = "RECOVERY";

/// A complete service with two logins and a recovery key.
fn service() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let new = NewStore {
        purpose: Purpose::Service,
        stamp: None,
        key: NewKey::Passphrase {
            login: JEREN.0,
            passphrase: JEREN.1,
            cost: Cost::LEAST,
        },
    };
    let mut store = Store::create(&folder.path().join("store"), &new, now()).unwrap();
    put(&mut store, &sample(1, "saved"), None).unwrap();
    store.mark_complete().unwrap();
    store.set_slot(MARAL.0, MARAL.1, Cost::LEAST).unwrap();
    store.set_recovery_key(ON_PAPER, Cost::LEAST).unwrap();
    folder
}

fn passphrase((login, passphrase): (&'static str, &'static str)) -> Unlock<'static> {
    Unlock::Passphrase { login, passphrase }
}

fn opened(path: &Path, unlock: &Unlock) -> Result<Store, StoreError> {
    Store::open(path, unlock, now())
}

fn header_of(path: &Path) -> Vec<u8> {
    fs::read(path.join("header.a")).unwrap()
}

/// What is taken out of the header, what had opened the store by it, and how that is refused.
type Taken = (fn(&mut Store), Unlock<'static>, StoreError);

fn taken() -> [Taken; 3] {
    [
        (
            |store| store.remove_slot(MARAL.0).unwrap(),
            passphrase(MARAL),
            StoreError::WrongPassphrase,
        ),
        (
            |store| store.set_slot(MARAL.0, "a new one", Cost::LEAST).unwrap(),
            passphrase(MARAL),
            StoreError::WrongPassphrase,
        ),
        (
            |store| store.set_recovery_key("ANOTHER", Cost::LEAST).unwrap(),
            Unlock::RecoveryKey(ON_PAPER),
            StoreError::WrongRecoveryKey,
        ),
    ]
}

/// Whoever is in force opens the store, is told, and finds the header that is in force.
fn assert_healed(path: &Path, in_force: &Unlock, told: &[&str]) {
    let store = opened(path, in_force).unwrap();
    assert_eq!(notices(&store), told);
    assert_eq!(store.verify(&CHECKS()).unwrap().faults, []);
    drop(store);
    assert_eq!(notices(&opened(path, in_force).unwrap()), [""; 0]);
}

const TOLD: [&str; 1] = ["store-notice-earlier-header"];

#[test]
fn what_was_taken_out_of_the_header_opens_nothing_by_an_earlier_one() {
    for compacted in [false, true] {
        for (take, unlock, refusal) in taken() {
            let folder = service();
            let path = folder.path().join("store");
            let kept = header_of(&path);
            let mut store = opened(&path, &passphrase(JEREN)).unwrap();
            take(&mut store);
            if compacted {
                store.compact().unwrap();
            }
            drop(store);
            put_header(&path, &kept);
            for _ in 0..2 {
                assert_eq!(opened(&path, &unlock).err(), Some(refusal.clone()));
                assert!(header_of(&path) == kept, "nothing was healed for him");
            }
            assert_healed(&path, &passphrase(JEREN), &TOLD);
            let store = opened(&path, &passphrase(JEREN)).unwrap();
            assert_eq!(store.failed_logins().unwrap().0.len(), 2);
            drop(store);
            assert_eq!(opened(&path, &unlock).err(), Some(refusal));
        }
    }
}

#[test]
fn whoever_tries_an_earlier_header_waits_as_for_a_wrong_passphrase() {
    let folder = service();
    let path = folder.path().join("store");
    let kept = header_of(&path);
    let mut store = opened(&path, &passphrase(JEREN)).unwrap();
    store.remove_slot(MARAL.0).unwrap();
    drop(store);
    put_header(&path, &kept);
    for _ in 0..3 {
        let refused = opened(&path, &passphrase(MARAL)).err();
        assert_eq!(refused, Some(StoreError::WrongPassphrase));
    }
    let refused = opened(&path, &passphrase(MARAL)).err();
    assert_eq!(refused, Some(StoreError::TooManyAttempts { seconds: 1 }));
}

#[test]
fn a_header_of_the_first_release_is_an_earlier_one_whatever_number_it_says() {
    let (gozel, maral) = (("gozel", JEREN.1), MARAL);
    for generation in [None, Some(u64::MAX)] {
        let folder = released("service");
        let path = folder.path();
        let first = match generation {
            None => header_of(path),
            Some(generation) => {
                let header = peek(path).unwrap();
                let header = Header {
                    generation,
                    ..header
                };
                forged(&header, None)
            }
        };
        // The first opening knows the header from then on.
        drop(opened(path, &passphrase(maral)).unwrap());
        let mut store = opened(path, &passphrase(gozel)).unwrap();
        store.set_slot(gozel.0, "a new one", Cost::LEAST).unwrap();
        drop(store);
        put_header(path, &first);
        let refused = opened(path, &passphrase(gozel)).err();
        assert_eq!(refused, Some(StoreError::WrongPassphrase));
        assert!(opened(path, &passphrase((gozel.0, "a new one"))).is_err());
        let store = opened(path, &passphrase(maral)).unwrap();
        assert_eq!(notices(&store), TOLD);
        drop(store);
        let store = opened(path, &passphrase((gozel.0, "a new one"))).unwrap();
        assert_eq!(notices(&store), [""; 0]);
        drop(store);
        let refused = opened(path, &passphrase(gozel)).err();
        assert_eq!(refused, Some(StoreError::WrongPassphrase));
    }
}

/// The power fails when the header is written and its record is not: it is believed and recorded.
#[test]
fn a_header_that_is_newer_than_its_record_is_in_force() {
    let folder = service();
    let (path, before) = (folder.path().join("store"), folder.path().join("before"));
    copy_folder(&path, &before);
    let kept = header_of(&path);
    let mut store = opened(&path, &passphrase(JEREN)).unwrap();
    let changed = ("maral", "a new one");
    store.set_slot(changed.0, changed.1, Cost::LEAST).unwrap();
    drop(store);
    put_header(&before, &header_of(&path));
    assert_healed(&before, &passphrase(changed), &[]);
    put_header(&before, &kept);
    let refused = opened(&before, &passphrase(MARAL)).err();
    assert_eq!(refused, Some(StoreError::WrongPassphrase));
    assert_healed(&before, &passphrase(JEREN), &TOLD);
}

#[test]
fn a_header_that_is_put_back_under_an_open_store_is_found_by_verify() {
    let folder = service();
    let path = folder.path().join("store");
    let kept = header_of(&path);
    let mut store = opened(&path, &passphrase(JEREN)).unwrap();
    store.remove_slot(MARAL.0).unwrap();
    put_header(&path, &kept);
    let faults = store.verify(&CHECKS()).unwrap().faults;
    assert_eq!(faults, [Fault::EarlierHeader]);
    let done = store.repair(&CHECKS()).unwrap();
    assert_eq!(done[0].id, "store-notice-header");
    assert_healed(&path, &passphrase(JEREN), &[]);
}

fn restore(path: &Path, backup: &Path, unlock: &Unlock) -> Result<Restored, StoreError> {
    let wanted = Restore {
        backup,
        into: path,
        replace: true,
        journal: None,
    };
    let disk = Arc::new(SystemDisk);
    Restoring::begin(disk, &wanted, unlock, now(), &CHECKS(), &mut |_| Ok(()))?.put_in_place()
}

#[test]
fn a_restore_knows_the_header_in_force_from_the_journal() {
    let folder = service();
    let (path, backup) = (folder.path().join("store"), folder.path().join("backup"));
    let mut store = opened(&path, &passphrase(JEREN)).unwrap();
    let wanted = Wanted::At {
        path: backup.clone(),
        replace: false,
    };
    store
        .begin_backup(&wanted, now(), now().date_naive(), &CHECKS())
        .unwrap();
    store.await_backup(&mut |_| ()).unwrap();
    let kept = header_of(&path);
    store.remove_slot(MARAL.0).unwrap();
    drop(store);
    put_header(&path, &kept);
    let refused = restore(&path, &backup, &passphrase(MARAL)).err();
    assert_eq!(refused, Some(StoreError::WrongPassphrase));
    assert!(!folder.path().join("store.replaced-1").exists());
    restore(&path, &backup, &passphrase(JEREN)).unwrap();
    assert!(opened(&path, &passphrase(MARAL)).is_err());
    assert_healed(&path, &passphrase(JEREN), &[]);
    put_header(&path, &kept);
    assert!(opened(&path, &passphrase(MARAL)).is_err());
    assert_healed(&path, &passphrase(JEREN), &TOLD);
}
