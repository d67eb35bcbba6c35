//! Failed logins: how long the next try waits, over restarts, and what stays for the audit trail.

use crate::support::{CHECKS, sample};
use chrono::TimeDelta;
use goldaw::domain::Instant;
use goldaw::store::fault::Fault;
use goldaw::store::{Changes, Cost, NewKey, NewStore, Purpose, Store, StoreError, Unlock};
use std::fs;
use std::path::{Path, PathBuf};

const RECOVERY_KEY: &str = "0123456789ABCDEFGHJKMNPQRSC1";

fn at(seconds: i64) -> Instant {
    let start: Instant = "2026-11-23T04:00:00Z".parse().unwrap();
    start + TimeDelta::seconds(seconds)
}

/// A service with the logins jeren and maral and a recovery key.
fn service(folder: &Path) -> PathBuf {
    let path = folder.join("service");
    let key = NewKey::Passphrase {
        login: "jeren",
        passphrase: "right",
        cost: Cost::LEAST,
    };
    let new = NewStore {
        purpose: Purpose::Service,
        stamp: None,
        key,
    };
    let mut store = Store::create(&path, &new, at(0)).unwrap();
    store.set_slot("maral", "right", Cost::LEAST).unwrap();
    store.set_recovery_key(RECOVERY_KEY, Cost::LEAST).unwrap();
    let mut changes = Changes::new();
    changes.put(&sample(1, "x"), None);
    store.commit(&changes).unwrap();
    path
}

fn log_in(path: &Path, login: &str, passphrase: &str, seconds: i64) -> Result<Store, StoreError> {
    let unlock = Unlock::Passphrase { login, passphrase };
    Store::open(path, &unlock, at(seconds))
}

fn refused(path: &Path, login: &str, passphrase: &str, seconds: i64) -> Option<StoreError> {
    log_in(path, login, passphrase, seconds).err()
}

fn wait(seconds: i64) -> Option<StoreError> {
    Some(StoreError::TooManyAttempts { seconds })
}

#[test]
fn the_fourth_failure_makes_even_the_right_passphrase_wait() {
    let folder = tempfile::tempdir().unwrap();
    let path = service(folder.path());
    let wrong = Some(StoreError::WrongPassphrase);
    for _ in 0..3 {
        assert_eq!(refused(&path, "jeren", "wrong", 0), wrong);
    }
    assert_eq!(refused(&path, "jeren", "right", 0), wait(1));
    assert_eq!(refused(&path, " Jeren", "wrong", 1), wrong);
    assert_eq!(refused(&path, "jeren", "right", 1), wait(2));
    // Another login is not in the way.
    assert_eq!(refused(&path, "maral", "right", 1), None);
    // A clock that was set back far begins the wait anew, and no more than that.
    assert_eq!(refused(&path, "jeren", "right", -1_000_000), wait(2));
    assert_eq!(refused(&path, "jeren", "right", -999_999), wait(1));
    assert_eq!(refused(&path, "jeren", "right", -999_998), None);
    // Who came in begins with nothing against him.
    assert_eq!(refused(&path, "jeren", "wrong", 10), wrong);
    assert_eq!(refused(&path, "jeren", "right", 10), None);
}

#[test]
fn unknown_logins_wait_together_and_the_note_stays_small() {
    let folder = tempfile::tempdir().unwrap();
    let path = service(folder.path());
    let (mut tries, mut seconds) = (0, 0);
    while seconds < 3_600 {
        match refused(&path, &format!("unknown-{tries}"), "wrong", seconds) {
            Some(StoreError::TooManyAttempts { seconds: wait }) => seconds += wait,
            other => assert_eq!(other, Some(StoreError::WrongPassphrase)),
        }
        tries += 1;
    }
    assert!(tries < 40, "{tries}");
    assert!(fs::metadata(path.join("logins")).unwrap().len() < 4_096);
    let note = fs::read(path.join("logins")).unwrap();
    let plain = note.windows(7).any(|window| window == b"unknown");
    assert!(!plain, "a login stands in the note");
    assert_eq!(refused(&path, "jeren", "right", seconds), None);
}

#[test]
fn the_recovery_key_opens_and_its_failures_count_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = service(folder.path());
    let open = |key, seconds| Store::open(&path, &Unlock::RecoveryKey(key), at(seconds)).err();
    for _ in 0..3 {
        assert_eq!(open("wrong", 0), Some(StoreError::WrongRecoveryKey));
    }
    assert_eq!(open(RECOVERY_KEY, 0), wait(1));
    assert_eq!(open(RECOVERY_KEY, 1), None);
    // No login has the recovery key's name, and it is no login that keeps the store open.
    let mut store = log_in(&path, "jeren", "right", 1).unwrap();
    store.remove_slot("maral").unwrap();
    assert_eq!(store.remove_slot("jeren"), Err(StoreError::LastSlot));
    let other = "9123456789ABCDEFGHJKMNPQRSC1";
    store.set_recovery_key(other, Cost::LEAST).unwrap();
    drop(store);
    assert_eq!(open(RECOVERY_KEY, 1), Some(StoreError::WrongRecoveryKey));
    assert_eq!(open(other, 1), None);
}

#[test]
fn failures_wait_for_the_trail_until_they_are_taken_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = service(folder.path());
    for (login, seconds) in [("jeren", 1), ("nobody", 2)] {
        refused(&path, login, "wrong", seconds);
    }
    let mut store = log_in(&path, "maral", "right", 3).unwrap();
    let (failed, more) = store.failed_logins().unwrap();
    let told: Vec<_> = failed.iter().map(|one| (one.login_hash, one.at)).collect();
    let hash = |login| store.login_hash(login).unwrap();
    assert_eq!(told, [(hash("jeren"), at(1)), (hash("nobody"), at(2))]);
    assert_eq!(more, 0);
    store.forget_failed_logins().unwrap();
    assert_eq!(store.failed_logins().unwrap(), (Vec::new(), 0));
}

#[test]
fn a_damaged_note_is_told_and_begun_anew() {
    let folder = tempfile::tempdir().unwrap();
    let path = service(folder.path());
    refused(&path, "jeren", "wrong", 1);
    fs::write(path.join("logins"), b"rubbish").unwrap();
    let store = log_in(&path, "jeren", "right", 3).unwrap();
    let told: Vec<_> = store.notices().iter().map(|notice| notice.id).collect();
    assert_eq!(told, ["store-notice-logins"]);
    drop(store);
    let store = log_in(&path, "jeren", "right", 3).unwrap();
    assert!(store.notices().is_empty());
}

#[test]
fn a_note_that_changes_while_the_store_is_open_is_reported_and_repaired() {
    let folder = tempfile::tempdir().unwrap();
    let path = service(folder.path());
    refused(&path, "jeren", "wrong", 1);
    let mut store = log_in(&path, "jeren", "right", 3).unwrap();
    assert_eq!(store.verify(&CHECKS()).unwrap().faults, []);
    let mut note = fs::read(path.join("logins")).unwrap();
    note[20] ^= 1;
    fs::write(path.join("logins"), note).unwrap();
    assert_eq!(store.verify(&CHECKS()).unwrap().faults, [Fault::Logins]);
    let told: Vec<_> = store
        .repair(&CHECKS())
        .unwrap()
        .iter()
        .map(|done| done.id)
        .collect();
    assert_eq!(told, ["store-notice-logins"]);
    store = log_in(&path, "jeren", "right", 3).unwrap();
    assert_eq!(store.verify(&CHECKS()).unwrap().faults, []);
}
