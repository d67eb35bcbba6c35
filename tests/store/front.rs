//! The typed front: records, indexes, drafts, logins, folders.

use crate::support::*;
use goldaw::domain::identifier::{AccountId, CaseId, Identifier};
use goldaw::domain::settings::{Safekeeping, ServiceProfile};
use goldaw::store::engine::Key;
use goldaw::store::record::encode;
use goldaw::store::{
    Changes, Cost, NewKey, NewStore, Purpose, Record, Store, StoreError, Unlock, Versioned,
    named_id, peek, remove_incomplete,
};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

fn service(login: &'static str, passphrase: &'static str) -> NewStore<'static> {
    NewStore {
        purpose: Purpose::Service,
        stamp: None,
        key: NewKey::Passphrase {
            login,
            passphrase,
            cost: Cost::LEAST,
        },
    }
}

fn log_in(path: &Path, login: &str, passphrase: &str) -> Result<Store, StoreError> {
    Store::open(path, &Unlock::Passphrase { login, passphrase }, now())
}

fn found(store: &Store) -> Vec<CaseId> {
    let beginning = by_specialist(specialist(1));
    let page = store.find::<Sample>(&beginning, None, 10);
    page.unwrap().ids
}

#[test]
fn a_record_comes_back_with_its_version() {
    let mut store = Store::in_memory().unwrap();
    put(&mut store, &sample(1, "first"), None).unwrap();
    put(&mut store, &sample(1, "second"), Some(1)).unwrap();
    let expected = Versioned {
        record: sample(1, "second"),
        version: 2,
    };
    assert_eq!(store.get(case(1)), Ok(Some(expected)));
    let many = store.get_many::<Sample>(&[case(2), case(1)]).unwrap();
    assert_eq!((many[0].is_some(), many[1].is_some()), (false, true));
}

#[test]
fn a_change_from_an_older_version_is_refused() {
    let mut store = Store::in_memory().unwrap();
    put(&mut store, &sample(1, "first"), None).unwrap();
    for expected in [None, Some(2)] {
        let refused = put(&mut store, &sample(1, "other"), expected).unwrap_err();
        let key: Key = [&[0x10][..], &[1; 16]].concat();
        assert_eq!(refused, StoreError::Conflict(vec![key]));
    }
    assert_eq!(headline(&store, 1).as_deref(), Some("first"));
}

#[test]
fn changes_committed_again_are_done_once() {
    let mut store = Store::in_memory().unwrap();
    let mut changes = Changes::new();
    changes.put(&sample(1, "first"), None);
    let sequence = store.commit(&changes).unwrap();
    put(&mut store, &sample(1, "second"), Some(1)).unwrap();
    assert_eq!(store.commit(&changes), Ok(sequence));
    assert_eq!(headline(&store, 1).as_deref(), Some("second"));
}

#[test]
fn the_index_follows_the_record() {
    let mut store = Store::in_memory().unwrap();
    put(&mut store, &sample(1, "b"), None).unwrap();
    put(&mut store, &sample(2, "a"), None).unwrap();
    assert_eq!(found(&store), [case(2), case(1)]);
    put(&mut store, &sample(2, "c"), Some(1)).unwrap();
    assert_eq!(found(&store), [case(1), case(2)]);
    let mut changes = Changes::new();
    changes.delete::<Sample>(case(1), 1);
    store.commit(&changes).unwrap();
    assert_eq!(found(&store), [case(2)]);
    assert_eq!(store.get::<Sample>(case(1)), Ok(None));
    let report = store.verify(&CHECKS()).unwrap();
    assert_eq!((report.faults, report.index_rows), (Vec::new(), 1));
}

#[test]
fn pages_follow_each_other() {
    let mut store = Store::in_memory().unwrap();
    for number in 1..=5 {
        put(&mut store, &sample(number, "x"), None).unwrap();
    }
    let mut seen = Vec::new();
    let mut after = None;
    loop {
        let page = store.ids::<Sample>(after.as_ref(), 2).unwrap();
        seen.extend(page.ids);
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(seen, (1..=5).map(case).collect::<Vec<_>>());
}

#[test]
fn the_changed_records_are_told_without_index_rows() {
    let mut store = Store::in_memory().unwrap();
    put(&mut store, &sample(1, "x"), None).unwrap();
    put(&mut store, &sample(2, "x"), None).unwrap();
    let changed = store.changes(1, 100).unwrap();
    assert_eq!(changed.sequence, 2);
    assert_eq!(changed.records, [(Sample::TABLE as u8, [2; 16])]);
}

#[test]
fn a_record_over_the_limit_is_refused_with_its_size() {
    let mut store = Store::in_memory().unwrap();
    let refused = put(&mut store, &sample(1, &"x".repeat(1 << 20)), None);
    assert_eq!(refused, Err(StoreError::TooLarge((1 << 20) + 40)));
    assert_eq!(store.get::<Sample>(case(1)), Ok(None));
}

#[test]
fn a_newer_form_of_a_record_is_refused_and_not_misread() {
    let bytes = encode(&sample(1, "x")).unwrap();
    assert_eq!(Sample::read(1, &bytes), Ok(sample(1, "x")));
    assert_eq!(Sample::read(2, &bytes), Err(StoreError::NewerVersion(2)));
    assert!(Sample::read(0, &bytes).is_err());
    assert!(Sample::read(1, &[&bytes[..], &[0]].concat()).is_err());
    assert!(Sample::read(1, &bytes[1..]).is_err());
}

#[test]
fn a_profile_of_the_first_form_gets_the_usual_safekeeping() {
    let profile = ServiceProfile {
        safekeeping: Safekeeping {
            idle_lock_minutes: 3,
            ..Safekeeping::default()
        },
        ..ServiceProfile::default()
    };
    let first = encode(&(&profile.settings, &profile.areas)).unwrap();
    let newest = encode(&profile).unwrap();
    assert_eq!(ServiceProfile::read(3, &newest), Ok(profile.clone()));
    let upgraded = ServiceProfile::read(1, &first).unwrap();
    assert_eq!(upgraded.safekeeping.idle_lock_minutes, 10);
    assert_eq!(upgraded.settings, profile.settings);
    for schema in [1, 2] {
        assert!(ServiceProfile::read(schema, &newest).is_err());
    }
    for schema in [2, 3] {
        assert!(ServiceProfile::read(schema, &first).is_err());
    }
}

#[test]
fn a_name_gives_one_id() {
    assert_eq!(named_id::<CaseId>("a"), named_id::<CaseId>("a"));
    assert_ne!(named_id::<CaseId>("a"), named_id::<CaseId>("b"));
}

#[test]
fn drafts_are_kept_for_each_account_and_survive_closing() {
    let folder = tempfile::tempdir().unwrap();
    let (one, other) = (
        AccountId::from_bytes([1; 16]),
        AccountId::from_bytes([2; 16]),
    );
    let mut store = create(folder.path());
    store.keep_draft(one, b"case", b"begun").unwrap();
    store
        .keep_draft(one, b"case", b"begun and went on")
        .unwrap();
    store.keep_draft(one, b"note", b"note").unwrap();
    drop(store);
    let mut store = open(folder.path());
    let text = store.draft(one, b"case").unwrap();
    assert_eq!(text.as_deref(), Some(&b"begun and went on"[..]));
    assert_eq!(store.draft(other, b"case"), Ok(None));
    let drafts = |store: &Store, account| {
        let list = store.drafts(account).unwrap().drafts.into_iter();
        list.map(|(record, _)| record).collect::<Vec<_>>()
    };
    assert_eq!(drafts(&store, one), [b"case", b"note"]);
    assert_eq!(drafts(&store, other), Vec::<Vec<u8>>::new());
    store.remove_draft(one, b"case").unwrap();
    store.remove_draft(one, b"case").unwrap();
    assert_eq!(drafts(&store, one), [b"note"]);
}

#[test]
fn a_damaged_draft_is_reported_and_hides_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let account = AccountId::from_bytes([1; 16]);
    let mut store = create(folder.path());
    store.keep_draft(account, b"case", b"text").unwrap();
    let drafts = std::fs::read_dir(folder.path().join("drafts")).unwrap();
    std::fs::write(drafts.last().unwrap().unwrap().path(), b"rubbish").unwrap();
    store.keep_draft(account, b"note", b"text").unwrap();
    assert!(matches!(
        store.draft(account, b"case"),
        Err(StoreError::Damaged(_))
    ));
    let list = store.drafts(account).unwrap();
    assert_eq!(list.drafts, [(b"note".to_vec(), b"text".to_vec())]);
    assert_eq!(list.unreadable, 1);
    store.set_aside_damaged_drafts(account).unwrap();
    let again = store.drafts(account).unwrap();
    assert_eq!((again.drafts.len(), again.unreadable), (1, 0), "told once");
}

#[test]
fn only_a_login_with_its_passphrase_opens_a_service() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("service");
    let mut store = Store::create(&path, &service("Jeren", "long one"), now()).unwrap();
    put(&mut store, &sample(1, "x"), None).unwrap();
    store.set_slot("maral", "another", Cost::LEAST).unwrap();
    drop(store);
    for (login, passphrase) in [("jeren", "another"), ("aman", "long one"), ("maral", "")] {
        let refused = log_in(&path, login, passphrase).err();
        assert_eq!(refused, Some(StoreError::WrongPassphrase), "{login}");
    }
    for (login, passphrase) in [(" JEREN ", "long one"), ("maral", "another")] {
        let store = log_in(&path, login, passphrase).unwrap();
        assert_eq!(headline(&store, 1).as_deref(), Some("x"));
    }
    let mut store = log_in(&path, "maral", "another").unwrap();
    store.remove_slot("jeren").unwrap();
    assert_eq!(store.remove_slot("maral"), Err(StoreError::LastSlot));
    drop(store);
    let refused = log_in(&path, "jeren", "long one").err();
    assert_eq!(refused, Some(StoreError::WrongPassphrase));
}

#[test]
fn a_service_opens_with_a_key_file_only_if_one_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("service");
    let key = folder.path().join("key");
    let store = Store::create(&path, &service("jeren", "long one"), now()).unwrap();
    store.write_key_file(&key).unwrap();
    let again = store.write_key_file(&key);
    assert_eq!(again, Err(StoreError::FileExists(key.clone())));
    for inside in ["goldaw.key", "header.a", "journal/key"] {
        let inside = path.join(inside);
        let refused = store.write_key_file(&inside);
        assert_eq!(refused, Err(StoreError::InsideStore(inside)));
    }
    std::fs::copy(&key, path.join("goldaw.key")).unwrap();
    drop(store);
    assert_eq!(try_open(&path).err(), Some(StoreError::WrongKeyFile));
    assert!(Store::open(&path, &Unlock::KeyFileAt(&key), now()).is_ok());
    std::fs::write(&key, "00".repeat(32)).unwrap();
    let refused = Store::open(&path, &Unlock::KeyFileAt(&key), now()).err();
    assert_eq!(refused, Some(StoreError::WrongKeyFile));
}

#[test]
fn folders_that_are_no_store_are_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_path_buf();
    assert_eq!(peek(&path), Err(StoreError::NotFound(path.clone())));
    assert_eq!(
        try_open(&path).err(),
        Some(StoreError::NotFound(path.clone()))
    );
    std::fs::write(path.join("letter.txt"), "dear").unwrap();
    let created = Store::create(&path, &demonstration(), now());
    assert_eq!(created.err(), Some(StoreError::NotAStore(path.clone())));
    assert_eq!(
        try_open(&path).err(),
        Some(StoreError::NotAStore(path.clone()))
    );
    assert_eq!(std::fs::read_dir(&path).unwrap().count(), 1);
    let file = path.join("letter.txt");
    assert_eq!(peek(&file), Err(StoreError::NotAStore(file.clone())));
}

#[test]
fn a_demonstration_is_known_without_its_key() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create(folder.path());
    let header = peek(folder.path()).unwrap();
    assert_eq!((header.stamp, header.complete), (Some(stamp()), false));
    let again = Store::create(folder.path(), &demonstration(), now());
    assert!(matches!(again.err(), Some(StoreError::Exists(_))));
    store.mark_complete().unwrap();
    assert!(peek(folder.path()).unwrap().complete);
}

#[test]
fn only_an_incomplete_store_is_removed() {
    let folder = tempfile::tempdir().unwrap();
    drop(create(folder.path()));
    remove_incomplete(folder.path(), now()).unwrap();
    let mut store = create(folder.path());
    store.mark_complete().unwrap();
    drop(store);
    let refused = remove_incomplete(folder.path(), now());
    assert!(matches!(refused, Err(StoreError::Exists(_))));
    assert!(try_open(folder.path()).is_ok());
}

#[test]
fn a_half_made_store_beside_something_else_is_left_whole() {
    let folder = tempfile::tempdir().unwrap();
    drop(create(folder.path()));
    let names = || {
        let entries = std::fs::read_dir(folder.path()).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name());
        names.collect::<std::collections::BTreeSet<_>>()
    };
    let letter = folder.path().join("letter.txt");
    std::fs::write(&letter, "dear all").unwrap();
    let before = names();
    let refused = remove_incomplete(folder.path(), now());
    assert!(matches!(refused, Err(StoreError::NotAStore(_))));
    assert_eq!(names(), before);
    std::fs::remove_file(letter).unwrap();
    for unfinished in ["header.a.new", "header.b.new", "goldaw.key.new"] {
        std::fs::write(folder.path().join(unfinished), "{").unwrap();
    }
    remove_incomplete(folder.path(), now()).unwrap();
    let left: Vec<_> = names().into_iter().collect();
    assert_eq!(left, ["owner.lock"]);
    drop(create(folder.path()));
}

#[test]
fn a_half_made_store_in_use_is_left_whole() {
    let folder = tempfile::tempdir().unwrap();
    let store = create(folder.path());
    let refused = remove_incomplete(folder.path(), now());
    assert!(matches!(refused, Err(StoreError::InUse(_))));
    drop(store);
    assert!(try_open(folder.path()).is_ok());
}

#[test]
fn nobody_else_may_look_into_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store");
    let mut store = create(&path);
    let account = AccountId::from_bytes([1; 16]);
    store.keep_draft(account, b"case", b"text").unwrap();
    let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
    for name in ["", "journal", "sled", "drafts"] {
        assert_eq!(mode(&path.join(name)), 0o700, "{name}");
    }
    // The working copy keeps large values in files of their own.
    put(&mut store, &sample(1, &"x".repeat(1_000_000)), None).unwrap();
    drop(store);
    assert!(path.join("sled/blobs").is_dir());
    let mut found = vec![path.clone()];
    while let Some(path) = found.pop() {
        let expected = if path.is_dir() { 0o700 } else { 0o600 };
        assert_eq!(mode(&path), expected, "{}", path.display());
        if path.is_dir() {
            let entries = std::fs::read_dir(path).unwrap();
            found.extend(entries.map(|entry| entry.unwrap().path()));
        }
    }
}

#[test]
fn no_text_of_a_record_lies_open_in_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::create(folder.path(), &demonstration(), now()).unwrap();
    let mut record = sample(1, "");
    record.headline = "\0Ogulgerek".to_owned();
    put(&mut store, &record, None).unwrap();
    drop(store);
    let mut files = vec![folder.path().to_path_buf()];
    while let Some(path) = files.pop() {
        if path.is_dir() {
            files.extend(
                std::fs::read_dir(path)
                    .unwrap()
                    .map(|entry| entry.unwrap().path()),
            );
        } else {
            let bytes = std::fs::read(&path).unwrap();
            let open = bytes.windows(9).any(|window| window == b"Ogulgerek");
            assert!(!open, "{}", path.display());
        }
    }
}
