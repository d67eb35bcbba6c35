//! A sample record, stores in temporary folders, a disk that fails on request.

use goldaw::domain::Instant;
use goldaw::domain::identifier::{CaseId, Identifier, SpecialistId};
use goldaw::domain::message::Argument;
use goldaw::store::disk::{Disk, DiskFile, SystemDisk};
use goldaw::store::seal::DataKey;
use goldaw::store::{
    Changes, Header, Index, IndexRow, NewKey, NewStore, Purpose, Record, Stamp, Store, StoreError,
    Table, TableCheck, Unlock,
};
use serde::{Deserialize, Serialize};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sample {
    pub id: CaseId,
    pub specialist: SpecialistId,
    pub headline: String,
}

impl Record for Sample {
    type Id = CaseId;
    const TABLE: Table = Table::Case;
    const SCHEMA: u16 = 1;

    fn id(&self) -> CaseId {
        self.id
    }

    fn index_rows(&self) -> Vec<IndexRow> {
        vec![by_specialist(self.specialist).code(&self.headline)]
    }
}

pub const CHECKS: fn() -> [TableCheck; 2] =
    || [TableCheck::of::<Sample>(), TableCheck::of::<Header>()];

pub fn by_specialist(specialist: SpecialistId) -> IndexRow {
    IndexRow::new(Index::CaseBySpecialist).id(specialist)
}

pub fn case(number: u8) -> CaseId {
    CaseId::from_bytes([number; 16])
}

pub fn specialist(number: u8) -> SpecialistId {
    SpecialistId::from_bytes([number; 16])
}

pub fn sample(number: u8, headline: &str) -> Sample {
    Sample {
        id: case(number),
        specialist: specialist(1),
        headline: headline.to_owned(),
    }
}

pub fn put(store: &mut Store, record: &Sample, expected: Option<u64>) -> Result<u64, StoreError> {
    let mut changes = Changes::new();
    changes.put(record, expected);
    store.commit(&changes)
}

pub fn headline(store: &Store, number: u8) -> Option<String> {
    let found = store.get::<Sample>(case(number)).unwrap();
    found.map(|found| found.record.headline)
}

pub fn now() -> Instant {
    "2021-10-15T04:00:00Z".parse().unwrap()
}

pub fn stamp() -> Stamp {
    Stamp {
        seed: 7,
        day: "2021-10-15".parse().unwrap(),
        cases: 512,
    }
}

pub fn demonstration() -> NewStore<'static> {
    NewStore {
        purpose: Purpose::Demonstration,
        stamp: Some(stamp()),
        key: NewKey::KeyFile,
    }
}

pub fn create(path: &Path) -> Store {
    Store::create(path, &demonstration(), now()).unwrap()
}

pub fn open(path: &Path) -> Store {
    try_open(path).unwrap()
}

pub fn try_open(path: &Path) -> Result<Store, StoreError> {
    Store::open(path, &Unlock::KeyFile, now())
}

pub fn filled(path: &Path, commits: u8) -> Store {
    let mut store = create(path);
    for number in 1..=commits {
        put(&mut store, &sample(number, "saved"), None).unwrap();
    }
    store
}

/// The key of a demonstration.
pub fn data_key(path: &Path) -> DataKey {
    let key = fs::read_to_string(path.join("goldaw.key")).unwrap();
    DataKey::from_bytes(*blake3::Hash::from_hex(key.trim()).unwrap().as_bytes())
}

pub fn journal(path: &Path) -> PathBuf {
    path.join("journal/00000001.j")
}

/// The end of what is written in a segment.
pub fn written(segment: &[u8]) -> usize {
    segment.iter().rposition(|byte| *byte != 0).unwrap() + 1
}

pub fn flip(path: &Path, place: usize) {
    let mut bytes = fs::read(path).unwrap();
    bytes[place] ^= 0x10;
    fs::write(path, bytes).unwrap();
}

/// How many commits the notice of a store that is open for reading only calls missing.
pub fn missing(store: &Store) -> i64 {
    let notice = &store.notices()[0];
    assert_eq!(notice.id, "store-notice-reading");
    let missing = notice.arguments.iter().find(|(name, _)| *name == "missing");
    match missing {
        Some((_, Argument::Number(number))) => *number,
        other => panic!("{other:?}"),
    }
}

pub fn notices(store: &Store) -> Vec<&'static str> {
    store.notices().iter().map(|notice| notice.id).collect()
}

pub fn quarantined(path: &Path, name: &str) -> Vec<u8> {
    fs::read(path.join("quarantine").join(name)).unwrap()
}

pub fn assert_whole(store: &Store, commits: u8) {
    for number in 1..=commits {
        assert_eq!(
            headline(store, number).as_deref(),
            Some("saved"),
            "{number}"
        );
    }
    assert_eq!(headline(store, commits + 1), None);
    assert_eq!(store.verify(&CHECKS()).unwrap().faults, []);
}

/// Prints a figure, also from a test that succeeds.
#[allow(clippy::explicit_write)] // What `eprintln` prints is kept back when a test succeeds.
pub fn figure(text: &str) {
    let line = format!("{text}\n");
    io::stderr().write_all(line.as_bytes()).unwrap();
}

/// How often something is done: `GOLDAW_LONG` makes it longer.
pub fn long(usual: usize, long: usize) -> usize {
    match std::env::var_os("GOLDAW_LONG") {
        Some(_) => long,
        None => usual,
    }
}

/// What is in a folder, by relative path.
pub fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Lets writing calls pass, then fails some.
#[derive(Default)]
pub struct FailingDisk {
    plan: Arc<Plan>,
}

#[derive(Default)]
struct Plan {
    passing: AtomicUsize,
    failing: AtomicUsize,
}

struct FailingFile {
    file: Box<dyn DiskFile>,
    plan: Arc<Plan>,
}

impl FailingDisk {
    /// Lets this many calls pass and fails this many after them.
    pub fn fail(&self, passing: usize, failing: usize) {
        self.plan.passing.store(passing, Ordering::SeqCst);
        self.plan.failing.store(failing, Ordering::SeqCst);
    }
}

impl Plan {
    fn check(&self) -> io::Result<()> {
        if take_one(&self.passing) || !take_one(&self.failing) {
            Ok(())
        } else {
            Err(io::ErrorKind::StorageFull.into())
        }
    }
}

fn take_one(number: &AtomicUsize) -> bool {
    let less = |number: usize| number.checked_sub(1);
    let taken = number.fetch_update(Ordering::SeqCst, Ordering::SeqCst, less);
    taken.is_ok()
}

impl Disk for FailingDisk {
    fn open(&self, path: &Path, create: bool) -> io::Result<Box<dyn DiskFile>> {
        if create {
            self.plan.check()?;
        }
        Ok(Box::new(FailingFile {
            file: SystemDisk.open(path, create)?,
            plan: self.plan.clone(),
        }))
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        SystemDisk.read(path, limit)
    }

    fn names(&self, folder: &Path) -> io::Result<Vec<String>> {
        SystemDisk.names(folder)
    }

    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        self.plan.check()?;
        SystemDisk.create_folder(folder)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.plan.check()?;
        SystemDisk.sync_folder(folder)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.plan.check()?;
        SystemDisk.rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        SystemDisk.remove(path)
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        SystemDisk.remove_folder(folder)
    }
}

impl DiskFile for FailingFile {
    fn size(&self) -> io::Result<u64> {
        self.file.size()
    }

    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<()> {
        self.file.read_at(buffer, offset)
    }

    fn write_at(&self, bytes: &[u8], offset: u64) -> io::Result<()> {
        self.plan.check()?;
        self.file.write_at(bytes, offset)
    }

    fn resize(&self, size: u64) -> io::Result<()> {
        self.plan.check()?;
        self.file.resize(size)
    }

    fn sync(&self) -> io::Result<()> {
        self.plan.check()?;
        self.file.sync()
    }

    fn lock(&self) -> io::Result<bool> {
        self.file.lock()
    }
}
