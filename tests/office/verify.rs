//! What `verify` says of records that are missing or cannot be read: it tells of them and goes on.

use crate::support::{OTHER, OWN, account, ask, id, opened, over, two_teams};
use goldaw::domain::account::Role;
use goldaw::domain::audit::AuditEntry;
use goldaw::domain::case::CaseFile;
use goldaw::domain::identifier::{CaseId, PersonId};
use goldaw::domain::message::{Argument, Message};
use goldaw::domain::person::Person;
use goldaw::office::{Answer, Caller, Guest, Request};
use goldaw::store::{Changes, IndexRow, Record, Store, StoreError, Table};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::cell::RefCell;

/// A record of which nothing but the id is left.
#[derive(Serialize, Deserialize)]
#[serde(bound(
    serialize = "R::Id: Serialize",
    deserialize = "R::Id: Deserialize<'de>"
))]
struct Illegible<R: Record>(R::Id);

impl<R: Record> Record for Illegible<R>
where
    R::Id: Serialize + DeserializeOwned,
{
    type Id = R::Id;
    const TABLE: Table = R::TABLE;
    const SCHEMA: u16 = R::SCHEMA;

    fn id(&self) -> R::Id {
        self.0
    }

    fn index_rows(&self) -> Vec<IndexRow> {
        Vec::new()
    }

    fn read(_schema: u16, _bytes: &[u8]) -> Result<Self, StoreError> {
        Ok(Self(id(0)))
    }
}

/// The faults that are told to a role, of a store that was changed without the office.
fn faults(role: Role, change: impl Fn(&Store, &mut Changes)) -> Vec<Message> {
    let mut office = two_teams();
    let caller = Caller {
        account: account(Role::Supervisor, OWN),
    };
    for _ in 0..3 {
        office.perform(&caller, Request::Case(id(OWN))).unwrap();
    }
    let mut store = office.close();
    let mut changes = Changes::new();
    change(&store, &mut changes);
    store.commit(&changes).unwrap();
    let answer = ask(&mut opened(over(store)), role, Request::Verify);
    match answer.unwrap() {
        Answer::Verified(verification) => verification.faults,
        other => panic!("{other:?}"),
    }
}

fn delete<R: Record>(store: &Store, changes: &mut Changes, id: R::Id) {
    let version = store.get::<R>(id).unwrap().unwrap().version;
    changes.delete::<R>(id, version);
}

/// The person of a case.
fn person(case: u8) -> PersonId {
    id(100 + case)
}

fn ids(faults: &[Message]) -> Vec<&str> {
    faults.iter().map(|fault| fault.id).collect()
}

#[test]
fn a_case_that_lacks_records_is_told_and_the_others_are_looked_at() {
    let code = |store: &Store| {
        let file = store.get::<CaseFile>(id(OWN)).unwrap().unwrap();
        file.record.code.0
    };
    let without_person = |store: &Store, changes: &mut Changes| {
        delete::<Person>(store, changes, person(OWN));
        delete::<Person>(store, changes, person(OTHER));
    };
    let told = faults(Role::Coordinator, without_person);
    assert_eq!(ids(&told), ["verify-case-unreadable"; 2]);
    let code = code(&two_teams().close());
    assert_eq!(told[0].arguments, [("case", Argument::Text(code))]);
    let told = faults(Role::Administrator, without_person);
    let unnamed = id::<CaseId>(OWN).to_string();
    assert_eq!(told[0].arguments, [("case", Argument::Text(unnamed))]);
    let without_file = |store: &Store, changes: &mut Changes| {
        delete::<CaseFile>(store, changes, id(OWN));
    };
    let told = faults(Role::Coordinator, without_file);
    assert_eq!(ids(&told), ["verify-case-unreadable"]);
}

#[test]
fn a_record_that_cannot_be_read_leaves_open_how_its_own_case_stands_and_no_others() {
    let told = faults(Role::Coordinator, |store, changes| {
        let person: PersonId = person(OWN);
        let version = store.get::<Person>(person).unwrap().unwrap().version;
        changes.put(&Illegible::<Person>(person), Some(version));
        let file = store.get::<CaseFile>(id(OTHER)).unwrap().unwrap();
        let headline = "not what the lists say".to_owned();
        changes.put(
            &CaseFile {
                headline,
                ..file.record
            },
            Some(file.version),
        );
    });
    let expected = [
        "store-fault-record",
        "verify-case-unreadable",
        "verify-standing-differs",
    ];
    assert_eq!(ids(&told), expected);
}

#[test]
fn how_far_it_is_rises_to_all_of_it() {
    let mut office = two_teams();
    let caller = Caller {
        account: account(Role::Administrator, 0),
    };
    let told = RefCell::new(Vec::new());
    let answer = Guest::new(Some(caller.account), None).ask_telling(
        &mut office,
        Request::Verify,
        &|done, all| told.borrow_mut().push((done, all)),
    );
    assert!(matches!(answer, Ok(Answer::Verified(_))), "{answer:?}");
    let told = told.into_inner();
    assert!(told.len() > 2, "{told:?}");
    let parts = |(done, all): &(u64, u64)| *done as f64 / *all as f64;
    assert!(told.iter().map(parts).is_sorted(), "{told:?}");
    assert_eq!(told.last().map(parts), Some(1.0));
}

#[test]
fn an_entry_of_the_trail_that_cannot_be_read_is_told_and_the_others_are_looked_at() {
    let illegible = |store: &Store, changes: &mut Changes| {
        let entries = store.ids::<AuditEntry>(None, 2).unwrap().ids;
        let entry = store.get::<AuditEntry>(entries[0]).unwrap().unwrap();
        changes.put(&Illegible::<AuditEntry>(entries[0]), Some(entry.version));
        delete::<Person>(store, changes, person(OTHER));
    };
    let told = faults(Role::Administrator, illegible);
    let expected = [
        "store-fault-record",
        "verify-audit-broken",
        "verify-case-unreadable",
    ];
    assert_eq!(ids(&told), expected);
}
