//! Whole stores made by a released program, opened by this one. They lie in
//! `tests/fixtures/store/release-1` without their working copies, which are made again from the
//! journal, and with the zeros at the end of each segment cut off.

use crate::golden::FOLDER;
use crate::support::*;
use crate::values;
use goldaw::domain::identifier::Identifier;
use goldaw::domain::session::SessionDraft;
use goldaw::office::{Answer, Caller, Clock, Office, Request};
use goldaw::store::domain_records::{profile_id, table_checks};
use goldaw::store::record::decode;
use goldaw::store::{Record, Store, Unlock};
use std::fmt::Debug;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// The size of a segment, whose last zeros the fixtures leave out.
const SEGMENT: u64 = 4 << 20;

/// A store of the first release in a folder of its own.
pub fn released(name: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let fixture = Path::new(FOLDER).join("../release-1").join(name);
    copy_folder(&fixture, folder.path());
    for segment in fs::read_dir(folder.path().join("journal")).unwrap() {
        let file = fs::OpenOptions::new()
            .write(true)
            .open(segment.unwrap().path());
        file.unwrap().set_len(SEGMENT).unwrap();
    }
    folder
}

fn caller(office: &Office, login: &str) -> Caller {
    Caller {
        account: office.login(login).unwrap(),
    }
}

/// Reads everything, the chain of the audit trail too, and gives the number of its entries.
fn verified(office: &mut Office, login: &str) -> u64 {
    let caller = caller(office, login);
    let Answer::Verified(found) = office.perform(&caller, Request::Verify).unwrap() else {
        panic!("another answer");
    };
    assert_eq!(found.faults, []);
    found.audit_entries
}

fn assert_there<R: Record + PartialEq + Debug>(store: &Store, record: &R) {
    let found = store.get::<R>(record.id()).unwrap();
    assert_eq!(found.map(|found| found.record).as_ref(), Some(record));
}

#[test]
fn a_demonstration_of_the_first_release_opens_and_every_record_is_as_it_was() {
    let folder = released("demonstration");
    let clock = Clock::Fixed("2021-10-15".parse().unwrap());
    let mut office = Office::open(folder.path(), &Unlock::KeyFile, clock).unwrap();
    assert_eq!(verified(&mut office, "administrator"), 5);
    drop(office);
    let store = open(folder.path());
    let (checks, records) = (table_checks(), values::case_records());
    let checks: Vec<_> = checks.into_iter().map(|(_, check)| check).collect();
    assert_eq!(store.verify(&checks).unwrap().faults, []);
    let profile = store.get::<goldaw::domain::settings::ServiceProfile>(profile_id());
    let profile = profile.unwrap().unwrap().record;
    assert_eq!(
        (profile.settings, profile.areas),
        (values::settings(), values::areas())
    );
    assert_there(&store, &values::specialist());
    assert_there(&store, &records.file);
    assert_there(&store, &values::person());
    assert_there(&store, &values::membership());
    assert_there(&store, &values::contact());
    assert_there(&store, &values::referral());
    assert_there(&store, &values::action());
    assert_there(&store, &values::case_item());
    assert_there(&store, &values::session());
    assert_there(&store, &values::personal_part());
    assert_there(&store, &values::partner_of_one_name());
    assert_there(&store, &values::service_of_one_name());
    assert_there(&store, &values::directory_entry());
    assert_there(&store, &values::activity());
    let draft = store.draft(values::account().id, &values::specialist().id.bytes());
    let draft = draft.unwrap().unwrap();
    assert_eq!(
        decode::<SessionDraft>(&draft),
        Some(values::session_draft())
    );
}

#[test]
fn a_service_of_the_first_release_opens_for_each_of_its_logins_and_goes_on() {
    let folder = released("service");
    for (login, passphrase) in [
        ("gozel", "correct horse battery"),
        ("maral", "another long passphrase"),
    ] {
        let unlock = Unlock::Passphrase { login, passphrase };
        let office = Office::open(folder.path(), &unlock, Clock::System).unwrap();
        assert_eq!(office.login(login).unwrap().login, login);
    }
    let unlock = Unlock::Passphrase {
        login: "gozel",
        passphrase: "correct horse battery",
    };
    let mut office = Office::open(folder.path(), &unlock, Clock::System).unwrap();
    let entries = verified(&mut office, "gozel");
    let gozel = caller(&office, "gozel");
    let disable = Request::DisableAccount("maral".to_owned());
    assert_eq!(office.perform(&gozel, disable), Ok(Answer::Done));
    assert!(verified(&mut office, "gozel") > entries);
}
