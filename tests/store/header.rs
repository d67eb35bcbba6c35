//! Who can write into a store's folder and has no key: what a changed header opens, and what it gives
//! away.

use crate::support::*;
use goldaw::store::backup::Wanted;
use goldaw::store::backup::restore::{Restored, Restoring, Wanted as Restore};
use goldaw::store::disk::SystemDisk;
use goldaw::store::error::Damage;
use goldaw::store::header::FILES;
use goldaw::store::record::encode;
use goldaw::store::{Cost, Header, NewKey, NewStore, Purpose, Store, StoreError, Unlock, peek};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;

const RIGHT: &str = "correct horse battery";

/// A service with one record and a login, and a backup of it.
struct Place(TempDir);

impl Place {
    fn new() -> Self {
        let place = Self(tempfile::tempdir().unwrap());
        let new = NewStore {
            purpose: Purpose::Service,
            stamp: None,
            key: NewKey::Passphrase {
                login: "jeren",
                passphrase: RIGHT,
                cost: Cost::LEAST,
            },
        };
        let mut store = Store::create(&place.store(), &new, now()).unwrap();
        put(&mut store, &sample(1, "saved"), None).unwrap();
        let backup = Wanted::At {
            path: place.backup(),
            replace: false,
        };
        let today = now().date_naive();
        store
            .begin_backup(&backup, now(), today, &CHECKS())
            .unwrap();
        store.await_backup(&mut |_| ()).unwrap();
        place
    }

    fn store(&self) -> PathBuf {
        self.0.path().join("store")
    }

    fn backup(&self) -> PathBuf {
        self.0.path().join("backup")
    }

    fn open(&self, passphrase: &str) -> Result<Store, StoreError> {
        Store::open(&self.store(), &unlock(passphrase), now())
    }

    fn restore(&self, passphrase: &str) -> Result<Restored, StoreError> {
        let wanted = Restore {
            backup: &self.backup(),
            into: &self.store(),
            replace: true,
            journal: None,
        };
        let (disk, unlock) = (Arc::new(SystemDisk), unlock(passphrase));
        Restoring::begin(disk, &wanted, &unlock, now(), &CHECKS(), &mut |_| Ok(()))?.put_in_place()
    }
}

fn unlock(passphrase: &str) -> Unlock<'_> {
    Unlock::Passphrase {
        login: "jeren",
        passphrase,
    }
}

/// What somebody can make of a header who has no key: in the first form, or in the second with a tag
/// that he makes up or takes from the header that was there.
pub fn forged(header: &Header, tag: Option<&[u8]>) -> Vec<u8> {
    let body = [&encode(header).unwrap(), tag.unwrap_or_default()].concat();
    let format = if tag.is_some() { 2_u16 } else { 1 };
    let mut bytes = [b"goldaw-h".as_slice(), &format.to_be_bytes()].concat();
    bytes.extend_from_slice(&u32::try_from(body.len()).unwrap().to_be_bytes());
    bytes.extend_from_slice(&body);
    let hash = blake3::hash(&bytes);
    [&bytes, hash.as_bytes().as_slice()].concat()
}

pub fn put_header(store: &Path, bytes: &[u8]) {
    for file in FILES {
        fs::write(store.join(file), bytes).unwrap();
    }
}

/// Changes the header of a store in each of the ways one can without its key.
fn each_forgery(change: fn(&mut Header), mut look: impl FnMut(&Place)) {
    for way in 0..3 {
        let place = Place::new();
        let before = fs::read(place.store().join("header.a")).unwrap();
        let tag = &before[before.len() - 64..before.len() - 32];
        let mut header = peek(&place.store()).unwrap();
        header.generation += 1;
        change(&mut header);
        let tag = [None, Some([7; 32].as_slice()), Some(tag)][way];
        put_header(&place.store(), &forged(&header, tag));
        look(&place);
    }
}

fn changed() -> Option<StoreError> {
    Some(Damage::ChangedHeader.into())
}

#[test]
fn a_header_without_logins_gives_no_key_away() {
    each_forgery(
        |header| header.slots.clear(),
        |place| {
            let refused = place.open(RIGHT).err();
            assert_eq!(refused, Some(StoreError::WrongPassphrase));
            place.restore(RIGHT).unwrap();
            assert!(!place.store().join("goldaw.key").exists());
            let store = place.open(RIGHT).unwrap();
            assert_eq!(headline(&store, 1).as_deref(), Some("saved"));
        },
    );
}

#[test]
fn a_service_that_is_called_a_demonstration_is_not_opened_as_one() {
    each_forgery(
        |header| header.purpose = Purpose::Demonstration,
        |place| {
            // The passphrase was asked for before the header said so.
            assert_eq!(place.open(RIGHT).err(), changed());
            let key_file = Store::open(&place.store(), &Unlock::KeyFile, now());
            assert_eq!(key_file.err(), Some(StoreError::WrongKeyFile));
            place.restore(RIGHT).unwrap();
            assert!(!place.store().join("goldaw.key").exists());
            assert_eq!(peek(&place.store()).unwrap().purpose, Purpose::Service);
            assert!(place.open(RIGHT).is_ok());
        },
    );
}

#[test]
fn whatever_else_is_changed_in_a_header_opens_nothing() {
    let changes: [fn(&mut Header); 4] = [
        |_| {},
        |header| header.complete = false,
        |header| header.generation = u64::MAX,
        |header| header.slots.push(header.slots[0].clone()),
    ];
    for change in changes {
        each_forgery(change, |place| {
            let before = fs::read(place.store().join("header.a")).unwrap();
            assert_eq!(place.open(RIGHT).err(), changed());
            assert_eq!(fs::read(place.store().join("header.a")).unwrap(), before);
            place.restore(RIGHT).unwrap();
            assert!(place.open(RIGHT).is_ok());
        });
    }
}

#[test]
fn one_who_was_shut_out_cannot_come_back_with_an_old_backup() {
    let place = Place::new();
    let mut store = place.open(RIGHT).unwrap();
    store.set_slot("maral", "another one", Cost::LEAST).unwrap();
    store.remove_slot("jeren").unwrap();
    drop(store);
    let refused = place.restore(RIGHT).err();
    assert_eq!(refused, Some(StoreError::WrongPassphrase));
    assert!(!place.0.path().join("store.replaced-1").exists());
}

#[test]
fn a_header_of_the_first_release_gets_its_tag_at_the_first_opening() {
    let folder = crate::released::released("service");
    let format = || fs::read(folder.path().join("header.b")).unwrap()[9];
    assert_eq!(format(), 1);
    let unlock = Unlock::Passphrase {
        login: "gozel",
        passphrase: RIGHT,
    };
    drop(Store::open(folder.path(), &unlock, now()).unwrap());
    assert_eq!(format(), 2);
    let header = peek(folder.path()).unwrap();
    let store = Store::open(folder.path(), &unlock, now()).unwrap();
    assert!(store.notices().is_empty(), "{:?}", store.notices());
    drop(store);
    // What it says now, said as the first release did.
    put_header(folder.path(), &forged(&header, None));
    let refused = Store::open(folder.path(), &unlock, now()).err();
    assert_eq!(refused, changed());
}
