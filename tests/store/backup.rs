//! Backups: made while the store goes on, read back, brought back; stopped at any call, changed at
//! any place.

use crate::support::*;
use goldaw::domain::Instant;
use goldaw::store::backup::restore::{Restored, Restoring, Wanted as Restore};
use goldaw::store::backup::{self, Contents, Made, State, Wanted};
use goldaw::store::disk::{Disk, SystemDisk};
use goldaw::store::embedded::following::Then;
use goldaw::store::error::Damage;
use goldaw::store::{Cost, NewKey, NewStore, Purpose, Store, StoreError, Unlock, peek};
use proptest::prelude::*;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;

/// A store, its backups and what is brought back, in a folder of their own.
struct Place {
    folder: TempDir,
}

impl Place {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// The same with a store of this many commits.
    fn filled(commits: u8) -> (Self, Store) {
        let place = Self::new();
        let mut store = create(&place.path("store"));
        add(&mut store, 1..=commits);
        (place, store)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn names(&self, name: &str) -> Vec<String> {
        SystemDisk.names(&self.path(name)).unwrap_or_default()
    }

    fn restore(&self, into: &str, replace: bool) -> Result<Restored, StoreError> {
        restore_on(Arc::new(SystemDisk), self, into, replace, &Unlock::KeyFile)
    }
}

fn restore_on(
    disk: Arc<dyn Disk>,
    place: &Place,
    into: &str,
    replace: bool,
    unlock: &Unlock<'_>,
) -> Result<Restored, StoreError> {
    let wanted = Restore {
        backup: &place.path("backup"),
        into: &place.path(into),
        replace,
        journal: None,
    };
    Restoring::begin(disk, &wanted, unlock, now(), &CHECKS(), &mut |_| Ok(()))?.put_in_place()
}

fn add(store: &mut Store, numbers: impl IntoIterator<Item = u8>) {
    for number in numbers {
        put(store, &sample(number, "saved"), None).unwrap();
    }
}

fn at(path: &Path, replace: bool) -> Wanted {
    Wanted::At {
        path: path.to_path_buf(),
        replace,
    }
}

fn back_up(store: &mut Store, wanted: &Wanted) -> Result<Made, StoreError> {
    let today = now().date_naive();
    store.begin_backup(wanted, now(), today, &CHECKS())?;
    store.await_backup(&mut |_| ())
}

fn check(path: &Path) -> Result<Contents, StoreError> {
    let unlocking = (&Unlock::KeyFile, now());
    backup::check(
        path,
        Path::new("no store"),
        unlocking,
        &CHECKS(),
        &mut |_| Ok(()),
    )
}

/// The numbers of the samples that are there.
fn found(store: &Store) -> Vec<u8> {
    let beginning = by_specialist(specialist(1));
    let page = store.find::<Sample>(&beginning, None, 300);
    let ids = page.unwrap().ids;
    ids.into_iter()
        .map(|id| goldaw::domain::identifier::Identifier::bytes(id)[0])
        .collect()
}

fn assert_holds(path: &Path, numbers: impl IntoIterator<Item = u8>) {
    let store = open(path);
    assert_eq!(found(&store), numbers.into_iter().collect::<Vec<_>>());
    assert_eq!(store.verify(&CHECKS()).unwrap().faults, []);
}

#[test]
fn a_backup_brings_back_what_was_there_and_the_journal_what_came_after() {
    let (place, mut store) = Place::filled(5);
    let made = back_up(&mut store, &at(&place.path("backup"), false)).unwrap();
    assert_eq!((made.contents.sequence, made.contents.index_rows), (5, 5));
    assert_eq!(made.contents.records.values().sum::<u64>(), 5);
    assert_eq!(check(&place.path("backup")), Ok(made.contents));
    let mode = fs::metadata(place.path("backup"))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
    add(&mut store, 6..=9);
    drop(store);
    let alone = place.restore("alone", false).unwrap();
    assert_eq!(alone.followed.then, Then::NoJournal);
    assert_holds(&place.path("alone"), 1..=5);
    let whole = place.restore("store", true).unwrap();
    assert_eq!(
        (whole.followed.commits, whole.followed.then),
        (4, Then::End)
    );
    assert_holds(&place.path("store"), 1..=9);
    assert_eq!(whole.aside, Some(place.path("store.replaced-1")));
    assert_holds(&place.path("store.replaced-1"), 1..=9);
}

#[test]
fn a_restored_store_goes_on_and_is_backed_up_and_brought_back_in_its_turn() {
    let (place, mut store) = Place::filled(5);
    back_up(&mut store, &at(&place.path("backup"), false)).unwrap();
    drop(store);
    place.restore("second", false).unwrap();
    let mut store = open(&place.path("second"));
    add(&mut store, 6..=7);
    back_up(&mut store, &at(&place.path("backup"), true)).unwrap();
    add(&mut store, 8..=9);
    drop(store);
    let again = place.restore("second", true).unwrap();
    assert_eq!(again.followed.then, Then::End);
    assert_holds(&place.path("second"), 1..=9);
}

#[test]
fn a_journal_that_was_compacted_since_brings_everything_back() {
    let (place, mut store) = Place::filled(5);
    back_up(&mut store, &at(&place.path("backup"), false)).unwrap();
    add(&mut store, 6..=7);
    store.compact().unwrap();
    add(&mut store, 8..=9);
    drop(store);
    let whole = place.restore("store", true).unwrap();
    assert_eq!(
        (whole.followed.commits, whole.followed.then),
        (4, Then::End)
    );
    assert_holds(&place.path("store"), 1..=9);
}

/// The only file in the folder whose name ends so.
fn only(folder: &Path, ending: &str) -> PathBuf {
    let names = SystemDisk.names(folder).unwrap();
    let mut found = names.iter().filter(|name| name.ends_with(ending));
    let name = found.next().unwrap();
    assert_eq!(found.next(), None);
    folder.join(name)
}

#[test]
fn a_backup_takes_the_place_of_a_store_whatever_of_that_cannot_be_read() {
    type Cause = fn(&Path);
    let damages: [(&str, Cause); 6] = [
        ("a snapshot with a flipped bit", |store| {
            let snapshot = only(&store.join("journal"), ".s");
            let mut bytes = fs::read(&snapshot).unwrap();
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
            fs::write(snapshot, bytes).unwrap();
        }),
        ("a journal that is a file", |store| {
            replace_by_file(&store.join("journal"))
        }),
        ("drafts that are a file", |store| {
            replace_by_file(&store.join("drafts"))
        }),
        ("a draft that is a folder", |store| {
            fs::create_dir(store.join("drafts/0.d")).unwrap();
        }),
        ("failed logins that are a folder", |store| {
            fs::create_dir(store.join("logins")).unwrap();
        }),
        ("a mark that is a folder", |store| {
            let mark = store.join("journal.mark");
            fs::remove_file(&mark).unwrap();
            fs::create_dir(mark).unwrap();
        }),
    ];
    for (damage, cause) in damages {
        let (place, mut store) = Place::filled(5);
        back_up(&mut store, &at(&place.path("backup"), false)).unwrap();
        add(&mut store, 6..=7);
        store.compact().unwrap();
        let account = goldaw::domain::identifier::Identifier::from_bytes([1; 16]);
        store.keep_draft(account, b"note", b"typed").unwrap();
        drop(store);
        cause(&place.path("store"));
        let restored = place.restore("store", true).unwrap();
        let goes_on = !damage.contains("snapshot") && !damage.contains("journal");
        assert_holds(&place.path("store"), 1..=if goes_on { 7 } else { 5 });
        assert_eq!(restored.followed.then == Then::End, goes_on, "{damage}");
        assert_eq!(restored.drafts_left, damage.contains("draft"), "{damage}");
        let draft = open(&place.path("store")).draft(account, b"note").unwrap();
        let lost = damage.contains("drafts that are a file");
        assert_eq!(draft.is_none(), lost, "{damage}");
    }
}

fn replace_by_file(folder: &Path) {
    fs::remove_dir_all(folder).unwrap();
    fs::write(folder, "").unwrap();
}

#[test]
fn what_a_broken_off_beginning_leaves_counts_as_nothing_everywhere() {
    let (place, mut store) = Place::filled(2);
    back_up(&mut store, &at(&place.path("backup"), false)).unwrap();
    for left in [
        &["owner.lock"][..],
        &["header.a.new"],
        &["owner.lock", "header.b.new"],
    ] {
        let folder = place.path("place");
        fs::create_dir(&folder).unwrap();
        for file in left {
            fs::write(folder.join(file), "half").unwrap();
        }
        assert_eq!(
            peek(&folder).err(),
            Some(StoreError::NotFound(folder.clone()))
        );
        place.restore("place", false).unwrap();
        assert_holds(&folder, 1..=2);
        fs::remove_dir_all(&folder).unwrap();
    }
}

#[test]
fn erasing_stops_a_backup_which_then_says_so() {
    let (place, mut store) = Place::filled(0);
    for number in 1..=40 {
        put(&mut store, &sample(number, &"long ".repeat(20_000)), None).unwrap();
    }
    let path = place.path("backup");
    let mut stopped = 0;
    for _ in 0..10 {
        let wanted = at(&path, true);
        store
            .begin_backup(&wanted, now(), now().date_naive(), &CHECKS())
            .unwrap();
        store.compact().unwrap();
        match store.await_backup(&mut |_| ()) {
            Ok(_) => assert!(check(&path).is_ok()),
            Err(error) => {
                assert_eq!(error, StoreError::BackupStopped);
                stopped += 1;
            }
        }
        assert!(!place.path("backup.new").exists());
    }
    assert!(stopped > 0);
}

#[test]
fn nothing_is_overwritten_without_being_told_to() {
    let (place, mut store) = Place::filled(1);
    fs::write(place.path("backup"), "dear all").unwrap();
    let wanted = at(&place.path("backup"), false);
    let refused = back_up(&mut store, &wanted).unwrap_err();
    assert_eq!(refused, StoreError::FileExists(place.path("backup")));
    assert_eq!(fs::read(place.path("backup")).unwrap(), b"dear all");
    back_up(&mut store, &at(&place.path("backup"), true)).unwrap();
    drop(store);
    let refused = place.restore("store", false).unwrap_err();
    assert_eq!(refused, StoreError::WouldReplace(place.path("store")));
    fs::create_dir(place.path("other")).unwrap();
    fs::write(place.path("other/letter.txt"), "dear all").unwrap();
    for replace in [false, true] {
        let refused = place.restore("other", replace).unwrap_err();
        assert_eq!(refused, StoreError::NotAStore(place.path("other")));
    }
    assert_eq!(place.names("other"), ["letter.txt"]);
    assert_eq!(place.names(""), ["backup", "other", "store"]);
    let lock = open(&place.path("store"));
    let refused = place.restore("store", true).unwrap_err();
    assert!(matches!(refused, StoreError::InUse(_)));
    drop(lock);
    assert_holds(&place.path("store"), [1]);
}

#[test]
fn a_backup_takes_the_place_of_no_part_of_a_store() {
    let (place, mut store) = Place::filled(1);
    fs::create_dir_all(place.path("store/backups")).unwrap();
    std::os::unix::fs::symlink(place.path("store/journal"), place.path("elsewhere")).unwrap();
    for inside in [
        "store/journal/00000001.j",
        "elsewhere/00000001.j",
        "store/header.a",
        "store/all.goldaw",
        "store/backups/../logins",
    ] {
        let path = place.path(inside);
        let refused = back_up(&mut store, &at(&path, true)).err();
        assert_eq!(refused, Some(StoreError::InsideStore(path)), "{inside}");
    }
    back_up(&mut store, &at(&place.path("store/backups/all"), false)).unwrap();
    fs::write(place.path("letter"), "dear").unwrap();
    std::os::unix::fs::symlink(place.path("letter"), place.path("backup.new")).unwrap();
    back_up(&mut store, &at(&place.path("backup"), false)).unwrap();
    assert_eq!(fs::read(place.path("letter")).unwrap(), b"dear");
    drop(store);
    assert_holds(&place.path("store"), 1..=1);
}

#[test]
fn a_store_that_is_open_is_not_moved_aside_though_its_lock_was_taken_away() {
    let (place, mut store) = Place::filled(1);
    back_up(&mut store, &at(&place.path("backup"), false)).unwrap();
    fs::remove_file(place.path("store/owner.lock")).unwrap();
    let refused = place.restore("store", true).err();
    assert_eq!(refused, Some(StoreError::InUse(None)));
    drop(store);
    place.restore("store", true).unwrap();
}

#[test]
fn a_folder_gets_a_backup_with_a_name_of_its_own_and_the_stores_own_keeps_the_newest() {
    let (place, mut store) = Place::filled(1);
    let own = place.path("store/backups");
    for number in 2..=5 {
        add(&mut store, [number]);
        back_up(&mut store, &Wanted::Own { kept: 3 }).unwrap();
    }
    let names = ["000003", "000004", "000005"].map(|it| format!("backup-2021-10-15-{it}.goldaw"));
    assert_eq!(SystemDisk.names(&own).unwrap(), names);
    fs::create_dir(place.path("usb")).unwrap();
    let made = back_up(&mut store, &at(&place.path("usb"), false)).unwrap();
    assert_eq!(made.file, place.path("usb").join(&names[2]));
    assert!(check(&made.file).is_ok());
}

#[test]
fn a_backup_after_a_repair_or_a_restore_takes_the_place_of_the_oldest() {
    let (place, mut store) = Place::filled(1);
    let hours = |hours| now() + chrono::Duration::hours(hours);
    let back_up_at = |store: &mut Store, made: Instant| {
        let day = now().date_naive();
        let wanted = Wanted::Own { kept: 2 };
        store.begin_backup(&wanted, made, day, &CHECKS()).unwrap();
        store.await_backup(&mut |_| ()).unwrap()
    };
    add(&mut store, 2..=9);
    let first = back_up_at(&mut store, hours(0));
    add(&mut store, [10]);
    let second = back_up_at(&mut store, hours(1));
    fs::copy(&first.file, place.path("backup")).unwrap();
    drop(store);
    // A store that was brought back begins its journal anew, with low numbers; its backups are put back.
    place.restore("store", true).unwrap();
    let aside = place.path("store.replaced-1/backups");
    fs::rename(aside, place.path("store/backups")).unwrap();
    let mut store = open(&place.path("store"));
    let third = back_up_at(&mut store, hours(2));
    assert_eq!(third.removed, [name_of(&first)]);
    add(&mut store, [11]);
    let fourth = back_up_at(&mut store, hours(3));
    assert_eq!(fourth.removed, [name_of(&second)]);
    for kept in [&third, &fourth] {
        assert!(check(&kept.file).is_ok());
    }
}

fn name_of(made: &Made) -> String {
    let name = made.file.file_name().unwrap();
    name.to_str().unwrap().to_owned()
}

#[test]
fn a_backup_that_fails_removes_no_older_one() {
    let (place, mut store) = Place::filled(1);
    back_up(&mut store, &Wanted::Own { kept: 1 }).unwrap();
    drop(store);
    let before = place.names("store/backups");
    let disk = Arc::new(FailingDisk::default());
    let mut store =
        Store::open_on(disk.clone(), &place.path("store"), &Unlock::KeyFile, now()).unwrap();
    add(&mut store, [2]);
    for passing in 0.. {
        disk.fail(passing, usize::MAX / 2);
        let made = back_up(&mut store, &Wanted::Own { kept: 1 });
        disk.fail(0, 0);
        match made {
            Err(StoreError::Full) => {
                let left = place.names("store/backups");
                // The last call makes the new name durable; the older backup is there still.
                assert!(left.starts_with(&before), "{passing}: {left:?}");
            }
            made => {
                assert!(passing > 5, "{passing} {made:?}");
                break;
            }
        }
    }
    let names = place.names("store/backups");
    assert_eq!(names, ["backup-2021-10-15-000002.goldaw"]);
}

#[test]
fn a_backup_made_while_commits_go_on_is_the_state_after_one_of_them() {
    let (place, mut store) = Place::filled(100);
    for round in 0..3_u8 {
        let path = place.path(&format!("backup-{round}"));
        let today = now().date_naive();
        store
            .begin_backup(&at(&path, false), now(), today, &CHECKS())
            .unwrap();
        let again = store.begin_backup(&at(&path, true), now(), today, &CHECKS());
        assert_eq!(again.err(), Some(StoreError::BackupRunning));
        let first = 100 + round * 30 + 1;
        add(&mut store, first..first + 30);
        let made = store.await_backup(&mut |_| ()).unwrap();
        assert_eq!(made.contents.sequence, u64::from(first) - 1);
        assert_eq!(
            check(&path).unwrap().records.values().sum::<u64>(),
            u64::from(first) - 1
        );
    }
}

#[test]
fn a_store_that_is_closed_stops_its_backup_and_nothing_is_left() {
    let (place, mut store) = Place::filled(50);
    let path = place.path("backup");
    for _ in 0..20 {
        store
            .begin_backup(&at(&path, true), now(), now().date_naive(), &CHECKS())
            .unwrap();
        drop(store);
        assert!(!place.path("backup.new").exists());
        store = open(&place.path("store"));
        // It is there whole or not at all.
        assert!(!path.exists() || check(&path).is_ok());
    }
    assert!(matches!(store.backup_state(), State::None));
}

#[test]
fn a_changed_byte_anywhere_in_a_backup_is_noticed() {
    let (place, mut store) = Place::filled(30);
    back_up(&mut store, &at(&place.path("backup"), false)).unwrap();
    let bytes = fs::read(place.path("backup")).unwrap();
    let ends = (0..700).chain(bytes.len() - 200..bytes.len());
    for place_in_file in ends.chain((0..bytes.len()).step_by(97)) {
        let mut changed = bytes.clone();
        changed[place_in_file] ^= 0x10;
        fs::write(place.path("backup"), changed).unwrap();
        assert!(check(&place.path("backup")).is_err(), "{place_in_file}");
        if place_in_file % 8 == 0 {
            assert!(place.restore("restored", false).is_err(), "{place_in_file}");
            assert_eq!(place.names(""), ["backup", "store"], "{place_in_file}");
        }
    }
    for length in (0..bytes.len()).step_by(89) {
        fs::write(place.path("backup"), &bytes[..length]).unwrap();
        assert!(check(&place.path("backup")).is_err(), "{length}");
    }
    fs::write(place.path("backup"), [&bytes[..], &[0]].concat()).unwrap();
    assert_eq!(check(&place.path("backup")), Err(Damage::Backup.into()));
}

#[test]
fn a_restore_that_stops_at_any_call_leaves_what_was_there_and_the_next_one_succeeds() {
    for replace in [false, true] {
        let mut stopped = 0;
        for passing in 0.. {
            let (place, mut store) = Place::filled(3);
            back_up(&mut store, &at(&place.path("backup"), false)).unwrap();
            add(&mut store, 4..=5);
            drop(store);
            let into = if replace { "store" } else { "restored" };
            let disk = Arc::new(FailingDisk::default());
            // From here on nothing reaches the disk any more, as if the process had been killed.
            disk.fail(passing, usize::MAX / 2);
            let done = restore_on(disk, &place, into, replace, &Unlock::KeyFile);
            let there = place.path(into).join("header.a").exists();
            let aside = place.path("store.replaced-1").exists();
            assert!(aside || place.path("store/header.a").exists(), "{passing}");
            if done.is_ok() {
                break;
            }
            stopped += 1;
            if there && into == "restored" {
                assert_holds(&place.path(into), 1..=3);
            } else if !there || !aside {
                place.restore(into, there).unwrap();
            }
            let numbers = if replace { 1..=5 } else { 1..=3 };
            assert_holds(&place.path(into), numbers);
        }
        assert!(stopped > 20, "{stopped}");
    }
}

#[test]
fn after_a_restore_that_stopped_before_its_last_step_nothing_new_is_made_in_the_place() {
    let (place, store) = Place::filled(1);
    drop(store);
    fs::rename(place.path("store"), place.path("store.replaced-1")).unwrap();
    let path = place.path("store");
    assert_eq!(peek(&path), Err(StoreError::NotFound(path.clone())));
    fs::create_dir(place.path("store.restoring")).unwrap();
    fs::write(place.path("store.restoring/header.a"), "").unwrap();
    let broken_off = StoreError::RestoreBrokenOff(place.path("store.replaced-1"));
    assert_eq!(peek(&path), Err(broken_off.clone()));
    let made = Store::create(&path, &demonstration(), now());
    assert_eq!(made.err(), Some(broken_off));
    fs::rename(place.path("store.replaced-1"), &path).unwrap();
    assert_holds(&path, 1..=1);
}

#[test]
fn a_journal_that_does_not_fit_is_told() {
    let (place, mut store) = Place::filled(4);
    back_up(&mut store, &at(&place.path("backup"), false)).unwrap();
    drop(store);
    let journal = place.path("store/journal/00000001.j");
    let shorter = fs::read(&journal).unwrap();
    copy_folder(&place.path("store"), &place.path("fork"));
    let mut store = open(&place.path("store"));
    add(&mut store, 5..=8);
    drop(store);
    let longer = fs::read(&journal).unwrap();
    let fork = {
        let mut store = open(&place.path("fork"));
        add(&mut store, [20]);
        back_up(&mut store, &at(&place.path("backup-of-fork"), false)).unwrap();
        place.path("backup-of-fork")
    };
    let end = longer.iter().rposition(|byte| *byte != 0).unwrap();
    let begin = shorter.iter().rposition(|byte| *byte != 0).unwrap() + 1;
    let damaged = |at: usize| {
        let mut bytes = longer.clone();
        bytes[at] ^= 0x10;
        bytes
    };
    let frame = (end + 1 - begin) / 4;
    for (bytes, commits, then) in [
        (longer.clone(), 4, Then::End),
        // What is damaged before the backup's last commit does not matter.
        (damaged(200), 4, Then::End),
        (damaged(begin - 1), 4, Then::End),
        (damaged(begin + frame + 50), 1, Then::Damaged(Some(8))),
        (vec![0xa5; 5000], 0, Then::Damaged(None)),
    ] {
        let other = place.path("journal");
        let _ = fs::remove_dir_all(&other);
        fs::create_dir(&other).unwrap();
        fs::write(other.join("00000001.j"), bytes).unwrap();
        let _ = fs::remove_dir_all(place.path("restored"));
        let restored = restore_with(&place, "restored", &place.path("backup"), &other);
        assert_eq!(
            (restored.followed.commits, restored.followed.then),
            (commits, then)
        );
        assert_holds(&place.path("restored"), 1..=4 + commits as u8);
    }
    let other = place.path("store/journal");
    let restored = restore_with(&place, "of-fork", &fork, &other);
    assert_eq!(restored.followed.then, Then::OtherHistory);
    fs::write(&journal, &shorter).unwrap();
    let restored = restore_with(&place, "shorter", &fork, &other);
    assert_eq!(restored.followed.then, Then::Shorter);
}

#[test]
fn a_journal_that_begins_too_late_is_told_and_left_as_it_is() {
    let (place, mut store) = Place::filled(1);
    back_up(&mut store, &at(&place.path("backup"), false)).unwrap();
    // Four of them fill the first segment.
    for number in 2..=6 {
        put(&mut store, &sample(number, &"x".repeat(900_000)), None).unwrap();
    }
    drop(store);
    let (first, second) = ("store/journal/00000001.j", "store/journal/00000002.j");
    fs::remove_file(place.path(first)).unwrap();
    let before = fs::read(place.path(second)).unwrap();
    let journal = place.path("store/journal");
    let restored = restore_with(&place, "restored", &place.path("backup"), &journal);
    assert_eq!(
        (restored.followed.commits, restored.followed.then),
        (0, Then::Gap(6))
    );
    assert_holds(&place.path("restored"), [1]);
    assert_eq!(place.names("store/journal"), ["00000002.j"]);
    assert!(fs::read(place.path(second)).unwrap() == before);
}

/// A store that is brought back goes on with its own numbers: what was added to it since is no part of
/// the history it was taken from.
#[test]
fn a_store_that_was_brought_back_is_a_history_of_its_own() {
    let (place, mut store) = Place::filled(5);
    back_up(&mut store, &at(&place.path("backup"), false)).unwrap();
    add(&mut store, 6..=7);
    back_up(&mut store, &at(&place.path("later"), false)).unwrap();
    drop(store);
    // The same backup again: the store holds all of it, and what came after.
    place.restore("store", true).unwrap();
    add(&mut open(&place.path("store")), [8]);
    let again = place.restore("store", true).unwrap();
    assert_eq!(again.followed.then, Then::End);
    assert_holds(&place.path("store"), 1..=8);
    // Brought back without what came after: another history, behind the last number.
    fs::create_dir(place.path("nothing")).unwrap();
    let wanted = Restore {
        backup: &place.path("backup"),
        into: &place.path("store"),
        replace: true,
        journal: Some(&place.path("nothing")),
    };
    let (disk, unlock) = (Arc::new(SystemDisk), &Unlock::KeyFile);
    let begun = Restoring::begin(disk, &wanted, unlock, now(), &CHECKS(), &mut |_| Ok(()));
    assert_eq!(
        begun.unwrap().put_in_place().unwrap().followed.then,
        Then::NoJournal
    );
    let mut store = open(&place.path("store"));
    assert!(store.verify(&CHECKS()).unwrap().engine.sequence > 8);
    add(&mut store, [9]);
    drop(store);
    assert_holds(&place.path("store"), [1, 2, 3, 4, 5, 9]);
    fs::rename(place.path("later"), place.path("backup")).unwrap();
    let other = place.restore("store", true).unwrap();
    assert_eq!(other.followed.then, Then::OtherHistory);
    assert_holds(&place.path("store"), 1..=7);
    assert_holds(&other.aside.unwrap(), [1, 2, 3, 4, 5, 9]);
}

fn restore_with(place: &Place, into: &str, backup: &Path, journal: &Path) -> Restored {
    let wanted = Restore {
        backup,
        into: &place.path(into),
        replace: false,
        journal: Some(journal),
    };
    let disk = Arc::new(SystemDisk);
    let begun = Restoring::begin(
        disk,
        &wanted,
        &Unlock::KeyFile,
        now(),
        &CHECKS(),
        &mut |_| Ok(()),
    );
    begun.unwrap().put_in_place().unwrap()
}

#[test]
fn a_service_is_opened_by_its_slots_and_a_passphrase_changed_since_stays_changed() {
    let place = Place::new();
    let new = NewStore {
        purpose: Purpose::Service,
        stamp: None,
        key: NewKey::Passphrase {
            login: "jeren",
            passphrase: "the old one",
            cost: Cost::LEAST,
        },
    };
    let unlock = |passphrase| Unlock::Passphrase {
        login: "jeren",
        passphrase,
    };
    let mut store = Store::create(&place.path("store"), &new, now()).unwrap();
    add(&mut store, 1..=2);
    back_up(&mut store, &at(&place.path("backup"), false)).unwrap();
    store.set_slot("jeren", "the new one", Cost::LEAST).unwrap();
    let account = goldaw::domain::identifier::Identifier::from_bytes([1; 16]);
    store.keep_draft(account, b"note", b"typed").unwrap();
    drop(store);
    let disk = || Arc::new(SystemDisk);
    for (into, passphrase, opens, not) in [
        ("alone", "the old one", "the old one", "the new one"),
        ("store", "the new one", "the new one", "the old one"),
    ] {
        let wrong = restore_on(disk(), &place, into, true, &unlock("another"));
        assert_eq!(wrong.err(), Some(StoreError::WrongPassphrase));
        restore_on(disk(), &place, into, true, &unlock(passphrase)).unwrap();
        let refused = Store::open(&place.path(into), &unlock(not), now()).err();
        assert_eq!(refused, Some(StoreError::WrongPassphrase), "{into}");
        let store = Store::open(&place.path(into), &unlock(opens), now()).unwrap();
        assert_eq!(found(&store), [1, 2]);
        let draft = store.draft(account, b"note").unwrap();
        assert_eq!(draft.is_some(), into == "store");
        assert!(!place.path(into).join("goldaw.key").exists());
    }
    let key_file = restore_on(disk(), &place, "other", false, &Unlock::KeyFile);
    assert_eq!(key_file.err(), Some(StoreError::WrongKeyFile));
}

#[test]
fn a_store_whose_headers_are_lost_is_brought_back_with_its_journal() {
    let (place, mut store) = Place::filled(2);
    back_up(&mut store, &at(&place.path("backup"), false)).unwrap();
    add(&mut store, 3..=4);
    drop(store);
    for file in ["header.a", "header.b"] {
        fs::write(place.path("store").join(file), b"rubbish").unwrap();
    }
    let refused = place.restore("store", false).unwrap_err();
    assert_eq!(refused, StoreError::WouldReplace(place.path("store")));
    place.restore("store", true).unwrap();
    assert_holds(&place.path("store"), 1..=4);
}

#[test]
fn no_text_of_a_record_lies_open_in_a_backup() {
    let (place, mut store) = Place::filled(0);
    let mut record = sample(1, "");
    record.headline = "\0Ogulgerek".to_owned();
    put(&mut store, &record, None).unwrap();
    back_up(&mut store, &at(&place.path("backup"), false)).unwrap();
    let bytes = fs::read(place.path("backup")).unwrap();
    assert!(!bytes.windows(9).any(|window| window == b"Ogulgerek"));
}

#[test]
fn a_pipe_or_another_file_is_no_backup() {
    let place = Place::new();
    let pipe = place.path("backup");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    assert!(check(&pipe).is_err());
    fs::remove_file(&pipe).unwrap();
    fs::write(&pipe, "dear all").unwrap();
    assert_eq!(check(&pipe), Err(StoreError::NotABackup));
    assert!(check(&place.path("missing")).is_err());
}

proptest! {
    #[test]
    fn any_bytes_are_refused_calmly(
        bytes in proptest::collection::vec(any::<u8>(), 0..400),
        like_one: bool,
    ) {
        let place = Place::new();
        let start = [&b"goldaw-b"[..], &1_u16.to_le_bytes()].concat();
        let bytes = if like_one { [start, bytes].concat() } else { bytes };
        fs::write(place.path("backup"), bytes).unwrap();
        prop_assert!(check(&place.path("backup")).is_err());
    }
}
