//! Whatever bytes a file holds, reading it ends, without a panic and within a bounded memory: bytes
//! that somebody made up, and bytes of ours that were changed, with checksums that fit and without.
//! Each test prints the most that it saw; `GOLDAW_LONG=1` makes them long.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

#[allow(dead_code)] // The tests of the store use more of it.
#[path = "store/support.rs"]
mod support;

use goldaw::domain::identifier::{AccountId, Identifier};
use goldaw::domain::message::Message;
use goldaw::domain::{
    account, action, activity, audit, backup as backups, case as cases, contact, draft, partner,
    person, preferences, referral, session, settings, specialist as specialists, standing,
    system_user, tombstone,
};
use goldaw::exchange::import::{Outcome, Problem, Record as Row, Sink, import};
use goldaw::store::backup::{self, Wanted};
use goldaw::store::disk::{Disk, SystemDisk};
use goldaw::store::domain_records::table_checks;
use goldaw::store::embedded::snapshot::{Reader, SnapshotKey};
use goldaw::store::record::{decode, encode};
use goldaw::store::seal::{DataKey, Seal};
use goldaw::store::{Cost, Record, Table, Unlock, header, peek};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use support::*;

const MEBIBYTE: u64 = 1 << 20;

/// What reading may hold at once on its thread: so many bytes, and so many for each byte that is read.
struct Bound {
    name: &'static str,
    base: u64,
    each: u64,
    most: AtomicU64,
}

impl Bound {
    const fn new(name: &'static str, base: u64, each: u64) -> Self {
        Self {
            name,
            base,
            each,
            most: AtomicU64::new(0),
        }
    }

    /// Does it, counting, and gives what came of it.
    fn keep<T>(&self, input: usize, read: impl FnOnce() -> T) -> T {
        let mut done = None;
        let counted = allocation_counter::measure(|| {
            done = Some(catch_unwind(AssertUnwindSafe(read)));
        });
        let held = counted.bytes_max;
        self.most.fetch_max(held, Ordering::Relaxed);
        let bound = self.base + self.each * input as u64;
        let done = done.unwrap().unwrap_or_else(|panic| resume_unwind(panic));
        let name = self.name;
        assert!(held <= bound, "{name}: {held} of {bound} for {input} bytes");
        done
    }

    fn tell(&self, cases: u32) {
        let (name, base, each) = (self.name, self.base, self.each);
        let most = self.most.load(Ordering::Relaxed);
        figure(&format!(
            "decoders, {name}: {cases} cases, 0 panics, at most {most} bytes held; bound {base} + {each} for each byte read"
        ));
    }
}

/// A change to bytes of ours.
#[derive(Debug, Clone)]
enum Change {
    Flip(Index, u8),
    Cut(Index),
    /// The greatest number in place of eight bytes, such as a length.
    Greatest(Index),
    Put(Index, Vec<u8>),
    Insert(Index, Vec<u8>),
}

fn change() -> impl Strategy<Value = Change> {
    let place = any::<Index>;
    let few = || vec(any::<u8>(), 1..12);
    prop_oneof![
        (place(), 0_u8..8).prop_map(|(place, bit)| Change::Flip(place, bit)),
        place().prop_map(Change::Cut),
        place().prop_map(Change::Greatest),
        (place(), few()).prop_map(|(place, bytes)| Change::Put(place, bytes)),
        (place(), few()).prop_map(|(place, bytes)| Change::Insert(place, bytes)),
    ]
}

/// What stands in a file instead of what we wrote.
#[derive(Debug, Clone)]
enum Instead {
    Changed(Vec<Change>),
    MadeUp(Vec<u8>),
}

fn instead() -> impl Strategy<Value = Instead> {
    prop_oneof![
        4 => vec(change(), 1..4).prop_map(Instead::Changed),
        1 => vec(any::<u8>(), 0..600).prop_map(Instead::MadeUp),
    ]
}

impl Instead {
    fn of(&self, ours: &[u8]) -> Vec<u8> {
        let changes = match self {
            Self::MadeUp(bytes) => return bytes.clone(),
            Self::Changed(changes) => changes,
        };
        let mut bytes = ours.to_vec();
        for change in changes {
            apply(change, &mut bytes);
        }
        bytes
    }
}

/// Changes something where something is written.
fn apply(change: &Change, bytes: &mut Vec<u8>) {
    let Some(last) = bytes.iter().rposition(|byte| *byte != 0) else {
        return;
    };
    let put = |bytes: &mut Vec<u8>, place: &Index, new: &[u8]| {
        let place = place.index(last + 1);
        let room = bytes[place..].iter_mut();
        room.zip(new).for_each(|(old, new)| *old = *new);
    };
    match change {
        Change::Flip(place, bit) => bytes[place.index(last + 1)] ^= 1 << bit,
        Change::Cut(place) => bytes.truncate(place.index(last + 1)),
        Change::Greatest(place) => put(bytes, place, &[0xff; 8]),
        Change::Put(place, new) => put(bytes, place, new),
        Change::Insert(place, new) => {
            let place = place.index(last + 1);
            bytes.splice(place..place, new.iter().copied());
        }
    }
}

fn cases(usual: u32) -> ProptestConfig {
    let cases = long(usual as usize, 100 * usual as usize);
    ProptestConfig {
        cases: u32::try_from(cases).unwrap(),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

fn fixture(name: &str) -> Vec<u8> {
    hexadecimal(Path::new(&format!("tests/fixtures/store/{name}.hex")))
}

/// The bytes whose digits are in a file.
fn hexadecimal(path: &Path) -> Vec<u8> {
    let digits = fs::read(path).unwrap();
    let byte = |pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap();
    digits.trim_ascii_end().chunks(2).map(byte).collect()
}

/// A list begins with at most a mebibyte, whatever length it claims; there are lists in lists.
static RECORDS: Bound = Bound::new("records", 4 * MEBIBYTE, 16);

/// Reads bytes as a record of this type.
fn read<R: Record>(schema: u16, bytes: &[u8]) {
    let _ = RECORDS.keep(bytes.len(), || {
        R::read(schema, bytes).map(|record| record.index_rows().len())
    });
}

/// One kind of record: its table, the name of its bytes, its reader.
type Kind = (Table, String, fn(u16, &[u8]));

fn kind<R: Record>() -> Kind {
    let name = format!("records/{:?}-1", R::TABLE);
    (R::TABLE, name, read::<R>)
}

fn kinds() -> Vec<Kind> {
    let kinds = vec![
        kind::<settings::ServiceProfile>(),
        kind::<account::Account>(),
        kind::<specialists::Specialist>(),
        kind::<audit::AuditEntry>(),
        kind::<audit::TrailEnd>(),
        kind::<backups::LastBackup>(),
        kind::<draft::SavedDrafts>(),
        kind::<preferences::Preferences>(),
        kind::<header::Header>(),
        kind::<system_user::SystemUser>(),
        kind::<cases::CaseFile>(),
        kind::<person::Person>(),
        kind::<person::Membership>(),
        kind::<contact::Contact>(),
        kind::<standing::Standing>(),
        kind::<referral::Referral>(),
        kind::<tombstone::Tombstone>(),
        kind::<session::Session>(),
        kind::<session::CaseItem>(),
        kind::<session::PersonalPart>(),
        kind::<action::Action>(),
        kind::<partner::Partner>(),
        kind::<partner::Service>(),
        kind::<partner::DirectoryEntry>(),
        kind::<activity::Activity>(),
    ];
    let mut there: Vec<Table> = kinds.iter().map(|(table, ..)| *table).collect();
    let mut all: Vec<Table> = table_checks().into_iter().map(|(table, _)| table).collect();
    there.sort();
    all.sort();
    assert_eq!(there, all, "every table");
    kinds
}

#[test]
fn any_bytes_are_read_as_any_record() {
    let kinds = kinds();
    for (_, name, read) in &kinds {
        let ours = fixture(name);
        for place in 0..ours.len() {
            let mut bytes = ours.clone();
            let end = ours.len().min(place + 8);
            bytes[place..end].fill(0xff);
            read(1, &bytes);
            read(1, &ours[..place]);
        }
    }
    let config = cases(64);
    let count = config.cases;
    proptest!(config, |(schema in 0_u16..4, instead in instead())| {
        for (_, name, read) in &kinds {
            read(schema, &instead.of(&fixture(name)));
        }
    });
    RECORDS.tell(count * u32::try_from(kinds.len()).unwrap());
}

#[test]
fn any_bytes_are_read_as_a_header_an_envelope_or_a_draft_of_a_form() {
    static SMALL: Bound = Bound::new("headers, envelopes, drafts of forms", 4 * MEBIBYTE, 16);
    let seal = Seal::new(&DataKey::from_bytes([3; 32]), [4; 16]);
    let config = cases(256);
    let count = config.cases;
    proptest!(config, |(fits: bool, instead in instead())| {
        for name in ["header", "header-2"] {
            let mut bytes = instead.of(&fixture(name));
            if fits {
                hashed(&mut bytes);
            }
            let _ = SMALL.keep(bytes.len(), || header::from_bytes(&bytes));
        }
        let bytes = instead.of(&fixture("envelope"));
        SMALL.keep(bytes.len(), || seal.open(b"key", &bytes));
        for name in ["records/DraftOfForm-1", "records/DraftOfSession-1"] {
            let bytes = instead.of(&fixture(name));
            SMALL.keep(bytes.len(), || decode::<draft::Draft>(&bytes));
        }
        let bytes = instead.of(&fixture("records/SessionDraft-1"));
        SMALL.keep(bytes.len(), || decode::<session::SessionDraft>(&bytes));
    });
    SMALL.tell(6 * count);
}

/// Makes the hash at the end of a header or of the note of failed logins fit.
fn hashed(bytes: &mut Vec<u8>) {
    bytes.truncate(bytes.len().saturating_sub(32));
    bytes.extend_from_slice(blake3::hash(bytes).as_bytes());
}

/// Makes the checksums and tags of a segment's frames fit, and each frame follow the one before.
fn chained(bytes: &mut [u8], key: &DataKey) {
    const HEADER: usize = 74;
    const HEAD: usize = 44;
    const TAG: usize = 32;
    let key = blake3::derive_key("goldaw 2026-11 snapshot", key.bytes());
    let key = blake3::derive_key("goldaw 2026-11 frame", &key);
    if let Some((fields, crc)) = bytes
        .get_mut(..HEADER)
        .map(|header| header.split_at_mut(70))
    {
        crc.copy_from_slice(&crc32fast::hash(fields).to_le_bytes());
    }
    let mut rest = bytes.get_mut(HEADER..).unwrap_or_default();
    let mut before: Option<[u8; TAG]> = None;
    while rest.len() >= HEAD && rest[..8].iter().any(|byte| *byte != 0) {
        let length = u32::from_le_bytes(rest[..4].try_into().unwrap());
        let crc = crc32fast::hash(&rest[..4]);
        rest[4..8].copy_from_slice(&crc.to_le_bytes());
        if let Some(before) = before {
            rest[12..HEAD].copy_from_slice(&before);
        }
        let end = HEAD + length as usize;
        let Some((body, tag)) = rest
            .get_mut(12..end)
            .and_then(|tagged| tagged.split_last_chunk_mut::<TAG>())
        else {
            return;
        };
        tag.copy_from_slice(blake3::keyed_hash(&key, body).as_bytes());
        before = Some(*tag);
        let crc = crc32fast::hash(&rest[HEAD..end]);
        rest[8..12].copy_from_slice(&crc.to_le_bytes());
        rest = &mut rest[end..];
    }
}

/// Makes the hash of a backup's preface fit.
fn prefaced(bytes: &mut [u8], key: &DataKey) {
    const START: usize = 14;
    let Some(length) = bytes.get(10..START) else {
        return;
    };
    let end = START + u32::from_le_bytes(length.try_into().unwrap()) as usize;
    let key = blake3::derive_key("goldaw 2026-11 backup", key.bytes());
    if let Some((preface, hash)) = bytes.get_mut(..end + 32).map(|all| all.split_at_mut(end)) {
        hash.copy_from_slice(blake3::keyed_hash(&key, preface).as_bytes());
    }
}

fn account() -> AccountId {
    AccountId::from_bytes([7; 16])
}

/// A folder with a store that has every kind of file, and a backup of it.
struct Prepared {
    folder: tempfile::TempDir,
    /// The files of the store without the working copy, which is sled's, and the backup.
    files: Vec<PathBuf>,
    key: DataKey,
    store_id: [u8; 16],
}

fn prepare() -> Prepared {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store");
    let mut store = create(&path);
    for number in 1..=6 {
        put(&mut store, &sample(number, "first"), None).unwrap();
    }
    store
        .set_slot("jeren", "correct horse battery", Cost::LEAST)
        .unwrap();
    store.keep_draft(account(), b"record", b"text").unwrap();
    store.compact().unwrap();
    put(&mut store, &sample(7, "later"), None).unwrap();
    put(&mut store, &sample(1, "moved"), Some(1)).unwrap();
    let wanted = Wanted::At {
        path: folder.path().join("backup"),
        replace: false,
    };
    let today = now().date_naive();
    store
        .begin_backup(&wanted, now(), today, &CHECKS())
        .unwrap();
    store.await_backup(&mut |_| ()).unwrap();
    let store_id = store.header().unwrap().store_id;
    drop(store);
    fs::write(path.join("logins"), fixture("logins")).unwrap();
    fs::remove_dir_all(path.join("sled")).unwrap();
    let key = hexadecimal(&path.join("goldaw.key"));
    let mut files = Vec::new();
    list(folder.path(), Path::new(""), &mut files);
    Prepared {
        folder,
        files,
        key: DataKey::from_bytes(key.try_into().unwrap()),
        store_id,
    }
}

fn list(root: &Path, below: &Path, files: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(root.join(below)).unwrap();
    let mut names: Vec<PathBuf> = entries
        .map(|entry| below.join(entry.unwrap().file_name()))
        .collect();
    names.sort();
    for name in names {
        match root.join(&name).is_dir() {
            true => list(root, &name, files),
            false => files.push(name),
        }
    }
}

impl Prepared {
    /// The file with this ending.
    fn file(&self, ending: &str) -> PathBuf {
        let there = |file: &&PathBuf| file.to_str().unwrap().ends_with(ending);
        let found = self.files.iter().find(there);
        self.folder.path().join(found.unwrap())
    }

    /// Makes a copy of the folder with other bytes in place of a file.
    fn spoil(&self, root: &Path, file: &Path, instead: &Instead, fits: bool) {
        copy_folder(self.folder.path(), root);
        let ours = fs::read(root.join(file)).unwrap();
        let mut bytes = instead.of(&ours);
        let text = file.to_str().unwrap();
        if fits && (text.contains("header") || text.ends_with("logins")) {
            hashed(&mut bytes);
        } else if fits && text.ends_with(".j") {
            chained(&mut bytes, &self.key);
        } else if fits && text.ends_with(".d") {
            let name = file.file_name().unwrap().to_str().unwrap();
            let plain = encode(&(b"record".to_vec(), b"text".to_vec())).unwrap();
            let seal = Seal::new(&self.key, self.store_id);
            let sealed = seal.seal(name.as_bytes(), 1, 1, &instead.of(&plain));
            bytes = sealed.unwrap();
        }
        // One good copy of the header would be enough.
        let copies: &[&str] = match text.contains("header") {
            true => &["store/header.a", "store/header.b"],
            false => &[text],
        };
        for copy in copies {
            fs::write(root.join(copy), &bytes).unwrap();
        }
    }
}

/// Opens everything in a folder and reads what can be read.
fn look(root: &Path) {
    let path = root.join("store");
    let _ = peek(&path);
    if let Ok(store) = try_open(&path) {
        let ids = store.ids::<Sample>(None, 100);
        let _ = ids.map(|page| store.get_many::<Sample>(&page.ids));
        let _ = store.drafts(account());
        let _ = store.verify(&CHECKS());
    }
}

/// Checks a backup, and a snapshot that begins with the file.
fn check(path: &Path, key: &DataKey) {
    let _ = backup::peek(path);
    let unlocking = (&Unlock::KeyFile, now());
    let _ = backup::check(path, path, unlocking, &CHECKS(), &mut |_| Ok(()));
    let file = SystemDisk.open_to_read(path).unwrap();
    let _ = Reader::open(file, 0, &SnapshotKey::of(key)).and_then(Reader::check);
}

/// A segment is read whole, and has four mebibytes.
static STORES: Bound = Bound::new("files of a store", 32 * MEBIBYTE, 0);

#[test]
fn any_bytes_are_read_as_any_file_of_a_store() {
    let prepared = prepare();
    for ending in [
        ".j",
        ".s",
        ".d",
        "header.a",
        "logins",
        "owner.lock",
        "goldaw.key",
    ] {
        prepared.file(ending);
    }
    let config = cases(160);
    let count = config.cases;
    proptest!(config, |(file: Index, fits: bool, instead in instead())| {
        let folder = tempfile::tempdir().unwrap();
        let file = file.get(&prepared.files);
        prepared.spoil(folder.path(), file, &instead, fits);
        STORES.keep(0, || look(folder.path()));
    });
    STORES.tell(count);
}

#[test]
fn any_bytes_are_read_as_a_backup_or_a_snapshot() {
    static SEALED: Bound = Bound::new("backups and snapshots", 4 * MEBIBYTE, 16);
    let prepared = prepare();
    let spoilt = prepared.folder.path().join("spoilt");
    let snapshot = prepared.file(".s");
    let ours = [prepared.file("backup"), snapshot].map(|file| fs::read(file).unwrap());
    let look = |mut bytes: Vec<u8>, fits: bool| {
        if fits {
            prefaced(&mut bytes, &prepared.key);
        }
        fs::write(&spoilt, &bytes).unwrap();
        SEALED.keep(bytes.len(), || check(&spoilt, &prepared.key));
    };
    for ours in &ours {
        for place in (0..ours.len()).step_by(5) {
            let mut bytes = ours.clone();
            let end = ours.len().min(place + 8);
            bytes[place..end].fill(0xff);
            look(bytes, place % 2 == 0);
            look(ours[..place].to_vec(), place % 2 == 0);
        }
    }
    let config = cases(128);
    let count = config.cases;
    proptest!(config, |(fits: bool, instead in instead())| {
        for ours in &ours {
            look(instead.of(ours), fits);
        }
    });
    SEALED.tell(2 * count);
}

#[test]
fn any_bytes_are_read_as_a_note_of_who_has_the_store() {
    static NOTES: Bound = Bound::new("notes of owners", MEBIBYTE / 16, 4);
    let folder = tempfile::tempdir().unwrap();
    let store = create(folder.path());
    let note = folder.path().join("owner.lock");
    let ours = fs::read(&note).unwrap();
    let config = cases(64);
    let count = config.cases;
    proptest!(config, |(instead in instead())| {
        let bytes = instead.of(&ours);
        fs::write(&note, &bytes).unwrap();
        let opened = NOTES.keep(bytes.len(), || try_open(folder.path()).err());
        let told = opened.map(|error| error.message().id);
        prop_assert!(told.is_some_and(|id| id.starts_with("store-in-use")), "{told:?}");
    });
    drop(store);
    NOTES.tell(count);
}

struct Nobody;

impl Sink for Nobody {
    fn accept(&mut self, records: Vec<Row>) -> Result<Vec<Outcome>, Message> {
        Ok(vec![Outcome::New; records.len()])
    }

    fn refuse(&mut self, _problem: Problem) {}
}

#[test]
fn any_bytes_are_read_as_a_partner_directory() {
    static IMPORTS: Bound = Bound::new("partner directories", MEBIBYTE / 2, 32);
    let ours = "id,name,description\n1,\"Ýardam, jaý\",help\n2,Umyt,\"two\nlines\"\n";
    let config = cases(64);
    let count = config.cases;
    proptest!(config, |(instead in instead(), times in 1_usize..40)| {
        let bytes = instead.of(ours.repeat(times).as_bytes());
        let folder = tempfile::tempdir().unwrap();
        for table in ["organizations.csv", "services.csv", "phones.csv"] {
            fs::write(folder.path().join(table), &bytes).unwrap();
        }
        let _ = IMPORTS.keep(3 * bytes.len(), || import(folder.path(), &mut Nobody));
    });
    IMPORTS.tell(count);
}
