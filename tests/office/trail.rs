//! The audit trail on a full disk: reading goes on and every answer says so, entries follow when there is
//! room.

use crate::door::Door;
use crate::support::{OWN, RESTRICTED, TODAY, ask, batch, day, id, opened, over};
use crate::tight_disk::TightDisk;
use goldaw::domain::account::Role;
use goldaw::domain::audit::AuditAction;
use goldaw::domain::contact::Medium;
use goldaw::office::audit::AuditQuery;
use goldaw::office::contacts::NewContact;
use goldaw::office::{Answer, Clock, Office, Refusal, Request};
use goldaw::store::{NewKey, NewStore, Purpose, Store, Unlock};
use std::sync::Arc;
use std::sync::atomic::Ordering;

/// The two teams in a store on a disk.
struct Service {
    office: Door,
    disk: Arc<TightDisk>,
    _folder: tempfile::TempDir,
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
        let disk = Arc::new(TightDisk::default());
        let on: Arc<TightDisk> = Arc::clone(&disk);
        let store = Store::open_on(on, &path, &Unlock::KeyFile, clock.now()).unwrap();
        Self {
            office: opened(over(store)),
            disk,
            _folder: folder,
        }
    }

    fn fill(&self, full: bool) {
        self.disk.full.store(full, Ordering::SeqCst);
    }

    /// Opens a case; whether it stands in the trail.
    fn open(&mut self, case: u8) -> bool {
        let answer = ask(&mut self.office, Role::Supervisor, Request::Case(id(case)));
        let (answer, recorded) = answer.unwrap().recorded();
        assert!(matches!(answer, Answer::Case(_)), "{answer:?}");
        recorded
    }

    /// How often the trail says that a case was opened; the trail holds together.
    fn opened(&mut self) -> usize {
        let verified = ask(&mut self.office, Role::Coordinator, Request::Verify);
        match verified.unwrap().recorded().0 {
            Answer::Verified(verification) => assert_eq!(verification.faults, []),
            other => panic!("{other:?}"),
        }
        let query = AuditQuery {
            action: Some(AuditAction::Opened),
            ..AuditQuery::default()
        };
        let page = ask(&mut self.office, Role::Coordinator, Request::Audit(query));
        match page.unwrap().recorded().0 {
            Answer::Audit(page) => {
                let rows = page.rows.iter();
                rows.filter(|row| row.request == "case").count()
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn reading_goes_on_and_says_so_and_the_entries_follow_when_there_is_room() {
    let mut service = Service::new();
    assert!(service.open(OWN));
    service.fill(true);
    assert!(!service.open(RESTRICTED));
    assert!(!service.open(OWN));
    // What needs no entry itself says so too, for as long as one waits.
    let week = ask(
        &mut service.office,
        Role::Supervisor,
        Request::ThisWeek(None),
    );
    assert!(matches!(week, Ok(Answer::Unrecorded(_))), "{week:?}");
    let contact = Request::RecordContact(NewContact {
        case: id(OWN),
        on: day(TODAY),
        medium: Medium::Phone,
        made: true,
        seen: Vec::new(),
        note: String::new(),
        next_by: None,
    });
    let refused = ask(&mut service.office, Role::Supervisor, contact.clone());
    assert!(
        matches!(refused, Err(Refusal::Unavailable { .. })),
        "{refused:?}"
    );
    assert_eq!(service.opened(), 1, "two of three wait");
    service.fill(false);
    // The next answer, whatever was asked, needs no mark any more.
    let week = ask(
        &mut service.office,
        Role::Supervisor,
        Request::ThisWeek(None),
    );
    assert!(matches!(week, Ok(Answer::Week(_))), "{week:?}");
    ask(&mut service.office, Role::Supervisor, contact).unwrap();
    assert_eq!(service.opened(), 3);
}
