//! What takes long is done beside: whoever asks meanwhile is answered.

use crate::door::Door;
use crate::held_disk::{HeldDisk, Holding};
use crate::support::{OWN, TODAY, account, batch, case, contact, day, id, opened, over};
use goldaw::domain::account::Role;
use goldaw::domain::case::{CaseStatus, Closure, ClosureReason};
use goldaw::domain::standing::CaseRecords;
use goldaw::office::erasure::CaseErasure;
use goldaw::office::verification::Verification;
use goldaw::office::{Answer, Clock, Office, Refusal, Request};
use goldaw::server::client::{Client, Hello};
use goldaw::store::{NewKey, NewStore, Purpose, Store, Unlock};
use std::sync::Arc;
use std::thread;
use tempfile::TempDir;

/// The two teams, served from a disk that holds up what is done beside.
struct Service {
    door: Door,
    holding: Option<Holding>,
    folder: TempDir,
}

impl Service {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("store");
        let new = NewStore {
            purpose: Purpose::Demonstration,
            stamp: None,
            key: NewKey::KeyFile,
        };
        let clock = Clock::Fixed(day(TODAY));
        let mut office = Office::create(&path, &new, clock).unwrap();
        let mut batch = batch();
        batch.cases.push(closed());
        office.load(&batch).unwrap();
        drop(office);
        let (disk, holding) = HeldDisk::new();
        let store = Store::open_on(Arc::new(disk), &path, &Unlock::KeyFile, clock.now()).unwrap();
        Self {
            door: opened(over(store)),
            holding: Some(holding),
            folder,
        }
    }

    /// Somebody else's line.
    fn client(&self, role: Role) -> Client {
        let hello = Hello {
            account: Some(account(role, OWN).login),
            ..Hello::default()
        };
        let client = Client::connect(&self.door.socket(), &hello);
        client.unwrap().unwrap()
    }

    fn ask(&mut self, request: Request) -> Answer {
        let supervisor = account(Role::Supervisor, OWN);
        self.door.ask(&supervisor, request).unwrap()
    }
}

/// A case that may be erased.
fn closed() -> CaseRecords {
    let mut records = case(40, OWN);
    records.file.status = CaseStatus::Closed;
    records.file.closure = Some(Closure {
        on: day("2021-10-01"),
        reason: ClosureReason::Resolved,
        note: String::new(),
    });
    records
}

fn verified(client: &mut Client) -> Verification {
    match client.ask(Request::Verify).unwrap() {
        Answer::Verified(verification) => verification,
        other => panic!("{other:?}"),
    }
}

#[test]
fn who_asks_while_everything_is_read_again_is_answered_and_may_change_it() {
    let mut service = Service::new();
    let mut administrator = service.client(Role::Administrator);
    let holding = service.holding.take().unwrap();
    let first = thread::spawn(move || (verified(&mut administrator), administrator));
    holding.is_held();
    service.ask(Request::RecordContact(contact(id(OWN))));
    let opened = service.ask(Request::Case(id(OWN)));
    assert!(matches!(opened, Answer::Case(_)), "{opened:?}");
    drop(holding);
    let (first, mut administrator) = first.join().unwrap();
    let second = verified(&mut administrator);
    assert_eq!((&first.faults, &second.faults), (&vec![], &vec![]));
    // The first tells of the moment when it was asked for.
    assert_eq!(first.audit_entries + 2, second.audit_entries);
    assert_eq!(first.commits + 2, second.commits);
}

#[test]
fn a_server_that_is_told_to_end_does_not_wait_for_it_and_the_store_is_free() {
    let mut service = Service::new();
    let mut administrator = service.client(Role::Administrator);
    let holding = service.holding.take().unwrap();
    let asked = thread::spawn(move || administrator.ask(Request::Verify));
    holding.is_held();
    drop(service.door.close());
    let path = service.folder.path().join("store");
    Office::open(&path, &Unlock::KeyFile, Clock::System).unwrap();
    drop(holding);
    assert!(asked.join().unwrap().is_err());
}

#[test]
fn who_asks_while_what_was_erased_is_forgotten_is_answered_and_may_change_the_rest() {
    let mut service = Service::new();
    let mut administrator = service.client(Role::Administrator);
    let mut coordinator = service.client(Role::Coordinator);
    let holding = service.holding.take().unwrap();
    let erased = closed().file;
    let erase = Request::EraseCase(CaseErasure {
        case: erased.id,
        code: erased.code.0,
        reason: "kept for ten years".into(),
    });
    let erasing = thread::spawn(move || coordinator.ask(erase));
    holding.is_held();
    service.ask(Request::RecordContact(contact(id(OWN))));
    let gone = account(Role::Supervisor, OWN);
    let gone = service.door.ask(&gone, Request::Case(erased.id));
    assert!(matches!(gone, Err(Refusal::NotFound(_))), "{gone:?}");
    let contacts = |answer| match answer {
        Answer::Case(view) => view.contacts.len(),
        other => panic!("{other:?}"),
    };
    assert_eq!(contacts(service.ask(Request::Case(id(OWN)))), 1);
    assert!(!erasing.is_finished());
    drop(holding);
    match erasing.join().unwrap().unwrap() {
        Answer::Erased(erasure) => assert!(erasure.tombstone.bytes_gone_on.is_some()),
        other => panic!("{other:?}"),
    }
    // What came meanwhile is there, in the journal as in the working copy that was built beside.
    assert_eq!(verified(&mut administrator).faults, []);
    assert_eq!(contacts(service.ask(Request::Case(id(OWN)))), 1);
    let names = std::fs::read_dir(service.folder.path().join("store")).unwrap();
    let mut names = names.map(|entry| entry.unwrap().file_name());
    assert!(names.all(|name| name != "sled.new"));
}
