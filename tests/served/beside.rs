//! What takes long is done beside: whoever asks meanwhile is answered.

use crate::door::Door;
use crate::held_disk::{HeldDisk, Holding};
use crate::support::{OWN, TODAY, account, batch, contact, day, id, opened, over};
use goldaw::domain::account::Role;
use goldaw::office::verification::Verification;
use goldaw::office::{Answer, Clock, Office, Request};
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
        office.load(&batch()).unwrap();
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
