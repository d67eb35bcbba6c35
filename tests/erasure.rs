//! What was erased is nowhere any more: every file of a store is searched for its bytes with the key at
//! hand, before and after.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

#[path = "support/hostile.rs"]
#[allow(dead_code)] // Each test file takes what it needs.
mod hostile;

use goldaw::demonstration::{Plan, batches};
use goldaw::domain::Instant;
use goldaw::domain::account::Account;
use goldaw::domain::action::Action;
use goldaw::domain::activity::Activity;
use goldaw::domain::audit::AuditEntry;
use goldaw::domain::case::{CaseFile, CaseStatus};
use goldaw::domain::contact::Contact;
use goldaw::domain::draft::{Draft, DraftAbout, DraftName, DraftText, FieldText, SESSION_FORM};
use goldaw::domain::identifier::{AccountId, Identifier};
use goldaw::domain::partner::{Partner, Service};
use goldaw::domain::person::{Membership, Person};
use goldaw::domain::referral::Referral;
use goldaw::domain::session::{CaseItem, PersonalPart, Session, SessionDraft};
use goldaw::domain::specialist::Specialist;
use goldaw::domain::standing::{CaseRecords, Standing};
use goldaw::domain::tombstone::Tombstone;
use goldaw::office::erasure::CaseErasure;
use goldaw::office::loading::Batch;
use goldaw::office::personal::PersonalErasure;
use goldaw::office::{Answer, Caller, Clock, Office, Request};
use goldaw::store::disk::{Disk, DiskFile, SystemDisk};
use goldaw::store::record::encode;
use goldaw::store::seal::{DataKey, Seal};
use goldaw::store::{NewKey, NewStore, Purpose, Record, Stamp, Store, Table, Unlock, peek};
use hostile::rewritten;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const TODAY: &str = "2033-01-03";
/// What stands in every text of the case that is erased, and nowhere else.
const MARK: &str = "Zyx-only-here";
/// How an envelope begins; see `store::seal`.
const ENVELOPE: u8 = 0xa7;
/// The bytes of an envelope that are random, and some of what it hides.
const RANDOM: std::ops::Range<usize> = 15..60;

fn clock() -> Clock {
    Clock::Fixed(TODAY.parse().unwrap())
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => found.extend(files(&path)),
            false => found.push(path),
        }
    }
    found
}

fn occurrences(bytes: &[u8], wanted: &[u8]) -> Vec<usize> {
    memchr::memmem::find_iter(bytes, wanted).collect()
}

/// The case that is erased, with the mark in all its texts.
fn marked(case: &CaseRecords) -> CaseRecords {
    fn all<R: serde::Serialize + serde::de::DeserializeOwned>(records: &[R]) -> Vec<R> {
        let mark = |text: &str, place: &str| match place.ends_with("/code") || place == "/area" {
            true => text.to_owned(),
            false => format!("{MARK} {text}"),
        };
        records
            .iter()
            .map(|record| rewritten(record, &mark))
            .collect()
    }
    let (memberships, people): (Vec<_>, Vec<_>) = case.household.iter().cloned().unzip();
    CaseRecords {
        file: all(std::slice::from_ref(&case.file)).remove(0),
        household: memberships.into_iter().zip(all(&people)).collect(),
        contacts: all(&case.contacts),
        referrals: all(&case.referrals),
        actions: all(&case.actions),
        items: all(&case.items),
    }
}

/// The closed case with the most kinds of record, and the most records.
fn richest(batches: &mut [Batch]) -> &mut CaseRecords {
    let cases = batches.iter_mut().flat_map(|batch| &mut batch.cases);
    let closed = cases
        .filter(|case| case.file.status == CaseStatus::Closed && case.file.restriction.is_none());
    let richness = |case: &&mut CaseRecords| {
        let counts = [
            case.contacts.len(),
            case.referrals.len(),
            case.actions.len(),
            case.items.len(),
        ];
        let kinds = counts.iter().filter(|count| **count > 0).count();
        (kinds, counts.iter().sum::<usize>())
    };
    closed.max_by_key(richness).unwrap()
}

/// A demonstration on the disk, something of which is marked.
fn service_with<M>(path: &Path, mark: impl FnOnce(&mut [Batch]) -> M) -> (Office, M) {
    let plan = Plan {
        cases: 160,
        ..Plan::default()
    };
    let new = NewStore {
        purpose: Purpose::Demonstration,
        stamp: Some(Stamp {
            seed: plan.seed,
            day: plan.today,
            cases: plan.cases,
        }),
        key: NewKey::KeyFile,
    };
    let mut office = Office::create(path, &new, clock()).unwrap();
    let mut batches: Vec<Batch> = batches(&plan).collect();
    let marked = mark(&mut batches);
    batches.iter().for_each(|batch| office.load(batch).unwrap());
    (office, marked)
}

/// A demonstration on the disk, one closed case of which is marked.
fn service(path: &Path) -> (Office, CaseRecords) {
    service_with(path, |batches| {
        let case = richest(batches);
        *case = marked(case);
        case.clone()
    })
}

/// The keys of all records that go with a case.
fn keys(case: &CaseRecords) -> Vec<Vec<u8>> {
    let key = |table: Table, id: [u8; 16]| [&[table as u8][..], &id].concat();
    let mut keys = vec![
        key(Table::Case, case.file.id.bytes()),
        key(Table::Standing, case.file.id.bytes()),
    ];
    keys.extend(
        case.household
            .iter()
            .map(|(_, one)| key(Table::Person, one.id.bytes())),
    );
    keys.extend(
        case.contacts
            .iter()
            .map(|one| key(Table::Contact, one.id.bytes())),
    );
    keys.extend(
        case.referrals
            .iter()
            .map(|one| key(Table::Referral, one.id.bytes())),
    );
    keys.extend(
        case.actions
            .iter()
            .map(|one| key(Table::Action, one.id.bytes())),
    );
    keys.extend(
        case.items
            .iter()
            .map(|one| key(Table::CaseItem, one.id.bytes())),
    );
    keys
}

/// The sealed values that lie under a key in any file: they follow the key, its version and their length.
fn sealed(path: &Path, seal: &Seal, key: &[u8]) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    for file in files(path) {
        let bytes = fs::read(file).unwrap();
        for at in occurrences(&bytes, key) {
            let after = at + key.len();
            let Some(length) = bytes.get(after + 8..after + 16) else {
                continue;
            };
            let length = u64::from_le_bytes(length.try_into().unwrap());
            let length = usize::try_from(length).unwrap_or(usize::MAX);
            let value = bytes.get(after + 16..(after + 16).saturating_add(length));
            let value = value.filter(|value| value.first() == Some(&ENVELOPE));
            if let Some(opened) = value.and_then(|value| seal.open(key, value)) {
                assert!(
                    !occurrences(&opened.plain, MARK.as_bytes()).is_empty(),
                    "{key:x?}"
                );
                found.push(value.unwrap().to_vec());
            }
        }
    }
    found
}

fn seal(path: &Path) -> Seal {
    let digits = fs::read_to_string(path.join("goldaw.key")).unwrap();
    let byte = |at: usize| u8::from_str_radix(&digits.trim()[2 * at..2 * at + 2], 16).unwrap();
    let key: Vec<u8> = (0..32).map(byte).collect();
    let key = DataKey::from_bytes(key.try_into().unwrap());
    Seal::new(&key, peek(path).unwrap().store_id)
}

/// Whether any record of these types holds the mark.
macro_rules! holders {
    ($store:expr, $($kind:ident),*) => {{
        let mut holders = Vec::new();
        $(if holds::<$kind>($store) {
            holders.push(stringify!($kind));
        })*
        holders
    }};
}

fn holds<R: Record>(store: &Store) -> bool {
    let mut after = None;
    loop {
        let page = store.ids::<R>(after.as_ref(), 256).unwrap();
        for found in store
            .get_many::<R>(&page.ids)
            .unwrap()
            .into_iter()
            .flatten()
        {
            if !occurrences(&encode(&found.record).unwrap(), MARK.as_bytes()).is_empty() {
                return true;
            }
        }
        match page.next {
            Some(next) => after = Some(next),
            None => return false,
        }
    }
}

fn holders(store: &Store) -> Vec<&'static str> {
    holders!(
        store,
        CaseFile,
        Standing,
        Person,
        Membership,
        Contact,
        Referral,
        Session,
        CaseItem,
        PersonalPart,
        Action,
        Partner,
        Service,
        Activity,
        Account,
        Specialist,
        AuditEntry,
        Tombstone
    )
}

/// The drafts of an account, unsealed, in which the mark stands.
fn marked_drafts(store: &Store, account: AccountId) -> usize {
    let drafts = store.drafts(account).unwrap().drafts;
    let holds = |text: &[u8]| !occurrences(text, MARK.as_bytes()).is_empty();
    drafts.iter().filter(|(_, text)| holds(text)).count()
}

fn note(case: &CaseRecords) -> Draft {
    note_of(DraftAbout::Case(case.file.id))
}

fn note_of(about: DraftAbout) -> Draft {
    Draft {
        name: DraftName {
            form: "contact".into(),
            about,
        },
        id: Identifier::from_bytes([1; 16]),
        revision: 1,
        replaces: None,
        based_on: None,
        kept_at: Instant::default(),
        text: DraftText::Form(vec![FieldText {
            field: "note".into(),
            values: vec![MARK.into()],
        }]),
    }
}

fn erase(case: &CaseRecords) -> Request {
    Request::EraseCase(CaseErasure {
        case: case.file.id,
        code: case.file.code.0.clone(),
        reason: "kept for ten years".into(),
    })
}

/// How many of these sealed values lie in any file.
fn found(path: &Path, values: &[Vec<u8>]) -> usize {
    let files: Vec<Vec<u8>> = files(path)
        .iter()
        .map(|file| fs::read(file).unwrap())
        .collect();
    let lies = |value: &&Vec<u8>| {
        let mut holding = files.iter().map(|bytes| occurrences(bytes, &value[RANDOM]));
        holding.any(|places| !places.is_empty())
    };
    values.iter().filter(lies).count()
}

/// A disk with room for everything but a snapshot of the journal.
struct NoRoom;

impl Disk for NoRoom {
    fn open(&self, path: &Path, create: bool) -> io::Result<Box<dyn DiskFile>> {
        if create && path.display().to_string().contains(".s") {
            return Err(io::ErrorKind::StorageFull.into());
        }
        SystemDisk.open(path, create)
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        SystemDisk.read(path, limit)
    }

    fn names(&self, folder: &Path) -> io::Result<Vec<String>> {
        SystemDisk.names(folder)
    }

    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        SystemDisk.create_folder(folder)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        SystemDisk.sync_folder(folder)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        SystemDisk.rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        SystemDisk.remove(path)
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        SystemDisk.remove_folder(folder)
    }
}

#[test]
fn without_room_to_forget_the_erasure_stands_and_the_next_opening_forgets() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store");
    let (office, case) = service(&path);
    let account = office.login("coordinator").unwrap();
    let caller = Caller { account };
    drop(office);
    let seal = seal(&path);
    let before: Vec<Vec<u8>> = keys(&case)
        .iter()
        .flat_map(|key| sealed(&path, &seal, key))
        .collect();

    let full = Store::open_on(Arc::new(NoRoom), &path, &Unlock::KeyFile, clock().now()).unwrap();
    let mut office = Office::over(full, clock()).unwrap();
    let Answer::Erased(erased) = office.perform(&caller, erase(&case)).unwrap() else {
        panic!("not erased")
    };
    assert_eq!(erased.tombstone.bytes_gone_on, None);
    assert!(
        office
            .perform(&caller, Request::Case(case.file.id))
            .is_err()
    );
    drop(office);
    assert!(
        found(&path, &before) > 0,
        "the files still hold it, as the answer said"
    );

    let mut office = Office::open(&path, &Unlock::KeyFile, clock()).unwrap();
    let Answer::Review(review) = office.perform(&caller, Request::RetentionReview).unwrap() else {
        panic!("no review")
    };
    assert!(review.erased[0].bytes_gone_on.is_some());
    assert_eq!(found(&path, &before), 0);
}

#[test]
fn no_file_of_the_store_holds_what_was_erased() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store");
    let (mut office, case) = service(&path);
    let account = office.login("coordinator").unwrap();
    let who = account.id;
    let caller = Caller { account };
    let keep = Request::KeepDraft(Box::new(note(&case)));
    office.perform(&caller, keep).unwrap();
    drop(office);
    // As one that was damaged, and one whose writing was interrupted.
    let drafts = path.join("drafts");
    let draft = files(&drafts).pop().unwrap();
    for ending in ["damaged", "d.new"] {
        fs::copy(&draft, draft.with_extension(ending)).unwrap();
    }

    let seal = seal(&path);
    let before: Vec<Vec<u8>> = keys(&case)
        .iter()
        .flat_map(|key| sealed(&path, &seal, key))
        .collect();
    assert!(
        before.len() >= keys(&case).len(),
        "each is found in the journal at least"
    );
    let store = Store::open(&path, &Unlock::KeyFile, clock().now()).unwrap();
    assert!(holders(&store).len() >= 6, "{:?}", holders(&store));
    assert_eq!(marked_drafts(&store, who), 1);
    drop(store);

    let mut office = Office::open(&path, &Unlock::KeyFile, clock()).unwrap();
    let Answer::Erased(erased) = office.perform(&caller, erase(&case)).unwrap() else {
        panic!("not erased")
    };
    assert_eq!(erased.tombstone.bytes_gone_on, Some(TODAY.parse().unwrap()));
    let administrator = office.login("administrator").unwrap();
    for opened_again in [false, true] {
        if opened_again {
            drop(office);
            office = Office::open(&path, &Unlock::KeyFile, clock()).unwrap();
        }
        assert_eq!(found(&path, &before), 0, "opened again: {opened_again}");
        let caller = Caller {
            account: administrator.clone(),
        };
        let Answer::Verified(verified) = office.perform(&caller, Request::Verify).unwrap() else {
            panic!("not verified")
        };
        assert_eq!(verified.faults, []);
    }
    for copy in ["store.replaced-1", "store.restoring"] {
        fs::create_dir(folder.path().join(copy)).unwrap();
        fs::write(folder.path().join(copy).join("header.a"), "").unwrap();
    }
    let Answer::Review(review) = office.perform(&caller, Request::RetentionReview).unwrap() else {
        panic!("no review")
    };
    assert_eq!(review.copies, ["store.replaced-1", "store.restoring"]);
    drop(office);
    let store = Store::open(&path, &Unlock::KeyFile, clock().now()).unwrap();
    assert_eq!(holders(&store), [""; 0]);
    assert_eq!(marked_drafts(&store, who), 0);
    assert_eq!(files(&drafts), Vec::<PathBuf>::new());
}

/// What was typed into a session again after it was signed, as an interrupted line leaves it.
fn typed(part: &PersonalPart) -> Draft {
    let text = SessionDraft {
        session: part.session,
        specialist: part.specialist,
        on: TODAY.parse().unwrap(),
        started_at: Instant::default(),
        items: Vec::new(),
        actions: Vec::new(),
        ended: Vec::new(),
        general_note: "stays".into(),
        wellbeing: part.wellbeing,
        personal_note: part.note.clone(),
        next_on: None,
    };
    Draft {
        name: DraftName {
            form: SESSION_FORM.into(),
            about: DraftAbout::Session(part.specialist),
        },
        text: DraftText::Session(Box::new(text)),
        ..note_of(DraftAbout::Session(part.specialist))
    }
}

#[test]
fn no_file_of_the_store_holds_a_personal_part_that_was_erased() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store");
    let (mut office, (part, supervisor)) = service_with(&path, |batches| {
        let accounts: Vec<Account> = batches
            .iter()
            .flat_map(|one| one.accounts.clone())
            .collect();
        let mut parts = batches.iter_mut().flat_map(|one| &mut one.personal_parts);
        let part = parts.next().unwrap();
        part.note = MARK.into();
        let supervisor = accounts.iter().find(|one| one.id == part.supervisor);
        (part.clone(), supervisor.unwrap().clone())
    });
    let caller = Caller {
        account: supervisor.clone(),
    };
    let keep = Request::KeepDraft(Box::new(typed(&part)));
    office.perform(&caller, keep).unwrap();
    drop(office);
    let seal = seal(&path);
    let key = [&[Table::PersonalPart as u8][..], &part.session.bytes()].concat();
    let before = sealed(&path, &seal, &key);
    assert!(!before.is_empty(), "it is found in the journal at least");
    let store = Store::open(&path, &Unlock::KeyFile, clock().now()).unwrap();
    assert_eq!(holders(&store), ["PersonalPart"]);
    assert_eq!(marked_drafts(&store, supervisor.id), 1);
    drop(store);

    let mut office = Office::open(&path, &Unlock::KeyFile, clock()).unwrap();
    let asked = Request::ErasePersonal(PersonalErasure {
        session: part.session,
        code: part.session.to_string()[..8].to_owned(),
        reason: "kept for seven years".into(),
    });
    let Answer::Erased(erased) = office.perform(&caller, asked).unwrap() else {
        panic!("not erased")
    };
    assert_eq!(erased.tombstone.bytes_gone_on, Some(TODAY.parse().unwrap()));
    drop(office);
    assert_eq!(found(&path, &before), 0);
    let store = Store::open(&path, &Unlock::KeyFile, clock().now()).unwrap();
    assert_eq!(holders(&store), [""; 0]);
    assert_eq!(marked_drafts(&store, supervisor.id), 0);
    assert_eq!(store.drafts(supervisor.id).unwrap().drafts.len(), 1);
}
