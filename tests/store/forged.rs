//! Somebody who can write to the store's files and has no key: what he puts there, leaves out or
//! brings back from before is not taken for what was saved.

use crate::released::released;
use crate::support::*;
use goldaw::store::backup::Wanted;
use goldaw::store::engine::Commit;
use goldaw::store::fault::Fault;
use goldaw::store::record::encode;
use goldaw::store::{Purpose, StoreError, peek};
use std::fs;
use std::path::Path;

/// The bytes of a frame before its body, and of the tag behind it.
const HEAD: usize = 44;
const TAG: usize = 32;
const HEADER: usize = 74;

/// Where the frames of a segment begin and end.
fn frames(segment: &[u8]) -> Vec<(usize, usize)> {
    let mut frames = Vec::new();
    let mut place = HEADER;
    while segment[place..place + 8] != [0; 8] {
        let length = u32::from_le_bytes(segment[place..place + 4].try_into().unwrap());
        let end = place + HEAD + length as usize;
        frames.push((place, end));
        place = end;
    }
    frames
}

/// A frame with right checksums that takes a record away.
fn frame(previous: &[u8], sequence: u64, tag: &[u8]) -> Vec<u8> {
    let commit = Commit {
        id: [1; 16],
        expect: Vec::new(),
        puts: Vec::new(),
        deletes: vec![[&[0x10][..], &[1; 16]].concat()],
    };
    let content = [&encode(&(sequence, commit)).unwrap(), tag].concat();
    let length = u32::try_from(content.len()).unwrap().to_le_bytes();
    [
        &length[..],
        &crc32fast::hash(&length).to_le_bytes(),
        &crc32fast::hash(&content).to_le_bytes(),
        previous,
        &content,
    ]
    .concat()
}

/// Says that the journal has changed, shows all that was saved, and takes nothing away.
fn assert_noticed(path: &Path, commits: u8, what: &str) {
    let before = fs::read(journal(path)).unwrap();
    let store = open(path);
    let why = store.reading_only();
    assert!(
        matches!(why, Some(StoreError::Damaged(_))),
        "{what}: {why:?}"
    );
    for number in 1..=commits {
        let found = headline(&store, number);
        assert_eq!(found.as_deref(), Some("saved"), "{what}: {number}");
    }
    assert_ne!(store.verify(&CHECKS()).unwrap().faults, [], "{what}");
    drop(store);
    assert!(fs::read(journal(path)).unwrap() == before, "{what}");
}

#[test]
fn a_frame_that_was_made_without_the_key_is_damage_and_is_not_done() {
    let folder = tempfile::tempdir().unwrap();
    drop(filled(folder.path(), 3));
    let whole = fs::read(journal(folder.path())).unwrap();
    let (start, end) = *frames(&whole).last().unwrap();
    let tag = &whole[end - TAG..end];
    let hash = blake3::hash(&whole[start..end]);
    for (what, previous, own) in [
        ("as in the first release", &hash.as_bytes()[..], &[][..]),
        ("without a tag", tag, &[]),
        ("with any tag", tag, &[7; TAG]),
        ("with the tag of another", tag, tag),
    ] {
        for without_copy in [false, true] {
            let mut bytes = whole.clone();
            let forged = frame(previous, 4, own);
            bytes[end..end + forged.len()].copy_from_slice(&forged);
            fs::write(journal(folder.path()), &bytes).unwrap();
            if without_copy {
                let _ = fs::remove_dir_all(folder.path().join("sled"));
            }
            assert_noticed(folder.path(), 3, what);
            fs::write(journal(folder.path()), &whole).unwrap();
            assert_whole(&open(folder.path()), 3);
        }
    }
}

#[test]
fn a_commit_that_is_left_out_or_moved_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    drop(filled(folder.path(), 4));
    let whole = fs::read(journal(folder.path())).unwrap();
    let frames = frames(&whole);
    let [first, second, third, fourth] = frames[..] else {
        panic!("{frames:?}");
    };
    for order in [
        vec![first, third, fourth],
        vec![first, third, second, fourth],
        vec![first, second, second, third, fourth],
    ] {
        let mut bytes = whole[..HEADER].to_vec();
        for (start, end) in &order {
            bytes.extend_from_slice(&whole[*start..*end]);
        }
        // The one that follows is made to name the one that now stands before it.
        let place = HEADER + first.1 - first.0;
        bytes[place + 12..place + HEAD].copy_from_slice(&whole[first.1 - TAG..first.1]);
        bytes.resize(whole.len(), 0);
        fs::write(journal(folder.path()), &bytes).unwrap();
        let _ = fs::remove_dir_all(folder.path().join("sled"));
        let store = open(folder.path());
        assert!(store.reading_only().is_some(), "{order:?}");
        assert_ne!(store.verify(&CHECKS()).unwrap().faults, [], "{order:?}");
    }
}

/// A store of the first release: its segments have no tags, the next commit begins one that has,
/// and from then on the older ones cannot be changed and no others like them be added.
#[test]
fn a_journal_of_the_first_release_is_tied_to_what_comes_after_it() {
    let folder = released("demonstration");
    let path = folder.path();
    assert_eq!(peek(path).unwrap().purpose, Purpose::Demonstration);
    let old = fs::read(journal(path)).unwrap();
    let mut store = open(path);
    assert_eq!(store.reading_only(), None);
    let sequence = put(&mut store, &sample(200, "saved"), None).unwrap();
    drop(store);
    assert!(fs::read(journal(path)).unwrap() == old);
    let next = path.join("journal/00000002.j");
    let new = fs::read(&next).unwrap();
    assert_eq!(frames(&new).len(), 1);
    assert_eq!(headline(&open(path), 200).as_deref(), Some("saved"));
    let (start, end) = *frames(&old).last().unwrap();
    let (previous, last) = (&old[start + 12..start + HEAD], &old[start..end]);
    // Another last commit in the old segment, or one more.
    for (what, place, previous, sequence) in [
        ("another", start, previous, sequence - 1),
        ("one more", end, blake3::hash(last).as_bytes(), sequence),
    ] {
        let mut bytes = old.clone();
        bytes[place..end].fill(0);
        let forged = frame(previous, sequence, &[]);
        bytes[place..place + forged.len()].copy_from_slice(&forged);
        fs::write(journal(path), &bytes).unwrap();
        let _ = fs::remove_dir_all(path.join("sled"));
        let store = open(path);
        assert!(store.reading_only().is_some(), "{what}");
        drop(store);
        fs::write(journal(path), &old).unwrap();
    }
    // A segment as in the first release behind the new one.
    let (start, end) = frames(&new)[0];
    let mut header = new[..HEADER].to_vec();
    header[8] = 1;
    header[10] = 3;
    header[30..38].copy_from_slice(&(sequence + 1).to_le_bytes());
    header[38..70].copy_from_slice(&new[end - TAG..end]);
    let crc = crc32fast::hash(&header[..70]).to_le_bytes();
    header[70..].copy_from_slice(&crc);
    let mut added = [header, frame(&new[end - TAG..end], sequence + 1, &[])].concat();
    added.resize(new.len(), 0);
    assert!(start == HEADER && new.len() == old.len());
    fs::write(path.join("journal/00000003.j"), &added).unwrap();
    let store = open(path);
    assert!(store.reading_only().is_some());
    let faults = store.verify(&CHECKS()).unwrap().faults;
    assert!(
        faults.contains(&Fault::Segment { segment: 3 }),
        "{faults:?}"
    );
    assert_eq!(headline(&store, 200).as_deref(), Some("saved"));
}

/// Without tags and without a mark a journal can be made by anybody; the header knows that this one had
/// both.
#[test]
fn a_journal_that_was_put_back_into_the_form_of_the_first_release_is_told() {
    let folder = released("demonstration");
    let path = folder.path();
    let old = fs::read(journal(path)).unwrap();
    assert_eq!(notices(&open(path)), ["store-notice-rebuilt"]);
    put(&mut open(path), &sample(200, "saved"), None).unwrap();
    for gone in ["sled", "journal"] {
        fs::remove_dir_all(path.join(gone)).unwrap();
    }
    fs::remove_file(path.join("journal.mark")).unwrap();
    fs::create_dir(path.join("journal")).unwrap();
    fs::write(journal(path), &old).unwrap();
    for _ in 0..2 {
        let store = open(path);
        assert!(notices(&store).contains(&"store-notice-mark"));
        let faults = store.verify(&CHECKS()).unwrap().faults;
        assert!(faults.contains(&Fault::Mark), "{faults:?}");
    }
}

/// The end of the journal goes together with the working copy: only the mark knows of it.
#[test]
fn an_end_that_is_cut_off_between_two_commits_is_noticed_without_a_working_copy() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    drop(filled(path, 5));
    let mut bytes = fs::read(journal(path)).unwrap();
    let (start, _) = frames(&bytes)[3];
    bytes[start..].fill(0);
    fs::write(journal(path), &bytes).unwrap();
    for _ in 0..2 {
        let _ = fs::remove_dir_all(path.join("sled"));
        let store = open(path);
        assert_eq!(missing(&store), 2);
        let sequence = Fault::Sequence {
            journal: 3,
            copy: 5,
        };
        assert_eq!(store.verify(&CHECKS()).unwrap().faults, [sequence]);
        assert_eq!(headline(&store, 3).as_deref(), Some("saved"));
        let refused = store.repair(&CHECKS());
        assert_eq!(refused, Err(StoreError::NeedsBackup));
    }
}

/// Everything is put back to an earlier day, the mark too, but for the backups.
#[test]
fn a_store_that_ends_before_one_of_its_backups_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let (path, before) = (folder.path().join("store"), folder.path().join("before"));
    drop(filled(&path, 3));
    copy_folder(&path, &before);
    let mut store = open(&path);
    put(&mut store, &sample(4, "saved"), None).unwrap();
    let wanted = Wanted::Own { kept: 3 };
    store
        .begin_backup(&wanted, now(), now().date_naive(), &CHECKS())
        .unwrap();
    store.await_backup(&mut |_| ()).unwrap();
    assert_eq!(store.verify(&CHECKS()).unwrap().faults, []);
    drop(store);
    assert_eq!(notices(&open(&path)), [""; 0]);
    copy_folder(&path.join("backups"), &before.join("backups"));
    let store = open(&before);
    assert_eq!(notices(&store), ["store-fault-backup"]);
    let faults = store.verify(&CHECKS()).unwrap().faults;
    assert_eq!(faults, [Fault::Backup { backup: 4 }]);
}

#[test]
fn a_mark_that_is_missing_or_has_changed_is_told_until_it_is_written_anew() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    drop(filled(path, 3));
    let mark = path.join("journal.mark");
    let whole = fs::read(&mark).unwrap();
    let spoiled: [fn(&Path); 2] = [|mark| fs::remove_file(mark).unwrap(), |mark| flip(mark, 20)];
    for spoil in spoiled {
        spoil(&mark);
        for _ in 0..2 {
            let store = open(path);
            assert_eq!(notices(&store), ["store-notice-mark"]);
            assert_eq!(store.verify(&CHECKS()).unwrap().faults, [Fault::Mark]);
        }
        let done = open(path).repair(&CHECKS()).unwrap();
        assert_eq!(done[0].id, "store-repaired-mark");
        assert!(fs::read(&mark).unwrap() == whole);
        assert_eq!(notices(&open(path)), [""; 0]);
        assert_whole(&open(path), 3);
    }
}
