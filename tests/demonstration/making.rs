//! A demonstration that is made at once is the one that comes of its batches one after the other.

use super::plan;
use goldaw::demonstration::{Plan, batches};
use goldaw::domain::account::Account;
use goldaw::domain::action::Action;
use goldaw::domain::activity::Activity;
use goldaw::domain::audit::AuditEntry;
use goldaw::domain::case::CaseFile;
use goldaw::domain::contact::Contact;
use goldaw::domain::partner::{Partner, Service};
use goldaw::domain::person::{Membership, Person};
use goldaw::domain::referral::Referral;
use goldaw::domain::session::{CaseItem, PersonalPart, Session};
use goldaw::domain::settings::ServiceProfile;
use goldaw::domain::specialist::Specialist;
use goldaw::domain::standing::Standing;
use goldaw::office::loading::Progress;
use goldaw::office::{Clock, Office};
use goldaw::store::domain_records::table_checks;
use goldaw::store::{NewKey, NewStore, Purpose, Record, Store, TableCheck, peek};
use std::cell::RefCell;
use std::fmt::Debug;
use std::path::Path;

fn make(path: &Path, plan: &Plan, purpose: Purpose, tell: &dyn Fn(Progress)) -> Option<Store> {
    let new = NewStore {
        purpose,
        stamp: None,
        key: NewKey::KeyFile,
    };
    let clock = Clock::Fixed(plan.today);
    let made = Office::make(path, &new, clock, batches(plan), tell);
    made.ok().map(Office::close)
}

fn loaded(plan: &Plan) -> Store {
    let store = Store::in_memory().unwrap();
    let mut office = Office::over(store, Clock::Fixed(plan.today)).unwrap();
    for batch in batches(plan) {
        office.load(&batch).unwrap();
    }
    office.close()
}

/// Every record of a type, in the order of the ids.
fn all<R: Record>(store: &Store) -> Vec<R> {
    let ids = store.ids::<R>(None, usize::MAX).unwrap().ids;
    let found = store.get_many::<R>(&ids).unwrap();
    found.into_iter().map(|one| one.unwrap().record).collect()
}

fn assert_same<R: Record + PartialEq + Debug>(made: &Store, loaded: &Store) {
    let records = all::<R>(made);
    assert!(!records.is_empty(), "{:?}", R::TABLE);
    assert!(records == all::<R>(loaded), "{:?}", R::TABLE);
}

#[test]
fn made_at_once_it_is_what_comes_of_its_batches_one_after_the_other() {
    // Some of so many share a person.
    let plan = plan(7, 160);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store");
    let told = RefCell::new(Vec::new());
    let tell = |progress| told.borrow_mut().push(progress);
    let made = make(&path, &plan, Purpose::Demonstration, &tell).unwrap();
    let loaded = loaded(&plan);
    assert_same::<ServiceProfile>(&made, &loaded);
    assert_same::<Account>(&made, &loaded);
    assert_same::<Specialist>(&made, &loaded);
    assert_same::<CaseFile>(&made, &loaded);
    assert_same::<Standing>(&made, &loaded);
    assert_same::<Person>(&made, &loaded);
    assert_same::<Membership>(&made, &loaded);
    assert_same::<Contact>(&made, &loaded);
    assert_same::<Referral>(&made, &loaded);
    assert_same::<Session>(&made, &loaded);
    assert_same::<CaseItem>(&made, &loaded);
    assert_same::<PersonalPart>(&made, &loaded);
    assert_same::<Action>(&made, &loaded);
    assert_same::<Partner>(&made, &loaded);
    assert_same::<Service>(&made, &loaded);
    assert_same::<Activity>(&made, &loaded);
    assert!(all::<Membership>(&made).len() > all::<Person>(&made).len());
    // The entries of the trail hold the moment.
    let what = |store: &Store| -> Vec<_> {
        let entries = all::<AuditEntry>(store).into_iter();
        let what = entries.map(|one| (one.sequence, one.account, one.action, one.request));
        what.collect()
    };
    assert_eq!(what(&made), what(&loaded));
    let checks: Vec<TableCheck> = table_checks().into_iter().map(|(_, check)| check).collect();
    let (made, loaded) = (
        made.verify(&checks).unwrap(),
        loaded.verify(&checks).unwrap(),
    );
    assert_eq!((made.faults, made.index_rows), (vec![], loaded.index_rows));
    assert!(peek(&path).unwrap().complete);
    let told = told.into_inner();
    assert!(told.contains(&Progress::Cases(160)), "{told:?}");
    let last = told.last();
    assert!(
        matches!(last, Some(Progress::Written(done, all)) if done == all),
        "{last:?}"
    );
}

#[test]
fn only_a_demonstration_is_made_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store");
    assert!(make(&path, &plan(1, 1), Purpose::Service, &|_| {}).is_none());
    assert!(!path.exists());
}
