//! Very many records read by their ids.

use crate::support::*;
use goldaw::domain::identifier::{CaseId, Identifier};
use goldaw::store::{Changes, IndexRow, Record, Store, StoreError, Table};
use serde::{Deserialize, Serialize};

/// More than are read without a second thread, the last part not being full.
const MANY: u16 = 1_500;

/// A sample in a form that this program does not know.
#[derive(Serialize, Deserialize)]
struct Newer(Sample);

impl Record for Newer {
    type Id = CaseId;
    const TABLE: Table = Sample::TABLE;
    const SCHEMA: u16 = Sample::SCHEMA + 1;

    fn id(&self) -> CaseId {
        self.0.id
    }

    fn index_rows(&self) -> Vec<IndexRow> {
        self.0.index_rows()
    }
}

fn id(number: u16) -> CaseId {
    let mut bytes = [0; 16];
    bytes[..2].copy_from_slice(&number.to_be_bytes());
    CaseId::from_bytes(bytes)
}

fn numbered(number: u16) -> Sample {
    Sample {
        id: id(number),
        ..sample(1, &number.to_string())
    }
}

/// Every record but each seventh; `newer` is in a form that is not known.
fn store(newer: Option<u16>) -> Store {
    let mut store = Store::in_memory().unwrap();
    let mut changes = Changes::new();
    for number in (0..MANY).filter(|number| number % 7 != 3) {
        match Some(number) == newer {
            true => changes.put(&Newer(numbered(number)), None),
            false => changes.put(&numbered(number), None),
        }
    }
    store.commit(&changes).unwrap();
    store
}

/// What is given of these, until `last` is.
fn given(
    store: &Store,
    ids: &[CaseId],
    last: Option<CaseId>,
) -> (Vec<CaseId>, Result<(), StoreError>) {
    let mut given = Vec::new();
    let ended = store.each(ids, &mut |record: Sample| {
        given.push(record.id);
        match Some(record.id) == last {
            true => Err(StoreError::Full),
            false => Ok(()),
        }
    });
    (given, ended)
}

#[test]
fn many_are_given_in_the_order_they_were_named_in() {
    let store = store(None);
    for count in [0, 1, 1_024, 1_025, 1_280, MANY] {
        let ids: Vec<CaseId> = (0..count).rev().map(id).collect();
        let there = store
            .get_many::<Sample>(&ids)
            .unwrap()
            .into_iter()
            .flatten();
        let there: Vec<CaseId> = there.map(|found| found.record.id).collect();
        assert!(count < 2 || there.len() > usize::from(count) / 2);
        assert_eq!(given(&store, &ids, None), (there, Ok(())), "{count}");
    }
}

#[test]
fn nothing_is_given_after_what_cannot_be_read_or_is_refused() {
    let ids: Vec<CaseId> = (0..MANY).map(id).collect();
    for number in [0, 700, MANY - 1] {
        let before = |there: &CaseId| *there < id(number);
        let (there, ended) = given(&store(Some(number)), &ids, None);
        assert_eq!(ended, Err(StoreError::NewerVersion(2)), "{number}");
        assert!(there.iter().all(before), "{number}");
        let (there, ended) = given(&store(None), &ids, Some(id(number)));
        assert_eq!(ended, Err(StoreError::Full), "{number}");
        assert_eq!(
            there.iter().position(|there| !before(there)),
            Some(there.len() - 1),
            "{number}"
        );
    }
}
