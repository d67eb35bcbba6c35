//! The forms in which a released program stored its records: their bytes are kept in
//! `tests/fixtures/store/records`, and every later program reads them.
//!
//! `GOLDAW_ADD_FIXTURES=1` writes the fixtures that are missing and touches no other: a form that
//! was released never changes. Who needs another form raises the record's `SCHEMA`.

use crate::values;
use goldaw::domain::account::Role;
use goldaw::domain::action::{ActionOwner, ActionStatus};
use goldaw::domain::activity::ActivityKind;
use goldaw::domain::audit::AuditAction;
use goldaw::domain::case::{
    Achievement, Approval, Assistance, CaseKind, CaseStatus, ClosureReason, HelpKind, Risk,
    TargetGroup,
};
use goldaw::domain::contact::Medium;
use goldaw::domain::draft::Draft;
use goldaw::domain::partner::ServiceStatus;
use goldaw::domain::person::{AgeGroup, Relation, Sex};
use goldaw::domain::preferences::{Appearance, Locale};
use goldaw::domain::referral::moves::MoveKind;
use goldaw::domain::referral::{AttemptStatus, Channel, DecisionKind, ReferralStatus, WaitsFor};
use goldaw::domain::rule::Rule;
use goldaw::domain::session::{Depth, SessionDraft, SessionKind, SessionStatus};
use goldaw::domain::settings::ServiceProfile;
use goldaw::domain::specialist::Experience;
use goldaw::domain::tombstone::Erased;
use goldaw::store::domain_records::table_checks;
use goldaw::store::key::hexadecimal;
use goldaw::store::record::{decode, encode};
use goldaw::store::{Record, Table};
use std::fmt::Debug;
use std::fs;
use std::path::Path;

pub const FOLDER: &str = "tests/fixtures/store/records";

/// The bytes of a fixture; made from `newest` if there is none and one may be added.
fn fixture(name: &str, newest: &[u8]) -> Vec<u8> {
    let path = Path::new(FOLDER).join(format!("{name}.hex"));
    if !path.exists() && std::env::var_os("GOLDAW_ADD_FIXTURES").is_some() {
        fs::create_dir_all(FOLDER).unwrap();
        fs::write(&path, hexadecimal(newest) + "\n").unwrap();
    }
    let text =
        fs::read_to_string(&path).unwrap_or_else(|_| panic!("{} is missing", path.display()));
    bytes_of(text.trim_end())
}

fn bytes_of(digits: &str) -> Vec<u8> {
    let pairs = digits.as_bytes().chunks(2);
    let byte = |pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap();
    pairs.map(byte).collect()
}

/// Compares a record's forms with their fixtures. `forms` are the records as they are read today
/// from each form, the first to the newest.
fn forms<R: Record + PartialEq + Debug>(forms: &[R]) -> Table {
    assert_eq!(forms.len(), usize::from(R::SCHEMA), "{:?}", R::TABLE);
    let newest = encode(forms.last().unwrap()).unwrap();
    for (schema, record) in (1..).zip(forms) {
        let name = format!("{:?}-{schema}", R::TABLE);
        let bytes = fixture(&name, &newest);
        assert_eq!(R::read(schema, &bytes).as_ref(), Ok(record), "{name}");
        assert!(
            schema < R::SCHEMA || bytes == newest,
            "{name} is written otherwise"
        );
    }
    R::TABLE
}

#[test]
fn every_record_is_read_from_all_its_forms_and_written_in_the_newest() {
    let unguarded = ServiceProfile {
        settings: values::settings(),
        areas: values::areas(),
        ..ServiceProfile::default()
    };
    let guarded = ServiceProfile {
        safekeeping: values::safekeeping(),
        ..unguarded.clone()
    };
    let mut at_seven = guarded.clone();
    at_seven.safekeeping.backup_hour = Some(7);
    let mut pinned = vec![
        forms(&[unguarded, guarded, at_seven]),
        forms(&[values::account()]),
        forms(&[values::saved_drafts()]),
        forms(&[values::preferences()]),
        forms(&[values::header()]),
        forms(&[values::system_user()]),
        forms(&[values::last_backup()]),
        forms(&[values::specialist()]),
        forms(&[values::audit_entry()]),
        forms(&[values::trail_end()]),
        forms(&[values::case_file()]),
        forms(&[values::standing()]),
        forms(&[values::person()]),
        forms(&[values::membership()]),
        forms(&[values::contact()]),
        forms(&[values::referral()]),
        forms(&[values::session()]),
        forms(&[values::case_item()]),
        forms(&[values::personal_part()]),
        forms(&[values::action()]),
        forms(&[values::partner_of_one_name(), values::partner()]),
        forms(&[values::service_of_one_name(), values::service()]),
        forms(&[values::directory_entry()]),
        forms(&[values::activity()]),
        forms(&[values::tombstone()]),
    ];
    let mut tables: Vec<Table> = table_checks().into_iter().map(|(table, _)| table).collect();
    pinned.sort();
    tables.sort();
    assert_eq!(pinned, tables, "every table has its fixtures");
}

#[test]
fn a_draft_of_a_session_keeps_its_bytes() {
    let bytes = encode(&values::session_draft()).unwrap();
    let kept = fixture("SessionDraft-1", &bytes);
    assert_eq!(decode::<SessionDraft>(&kept), Some(values::session_draft()));
    assert_eq!(kept, bytes);
}

#[test]
fn a_draft_keeps_its_bytes() {
    for (name, draft) in [
        ("DraftOfForm-1", values::draft_of_form()),
        ("DraftOfSession-1", values::draft_of_session()),
    ] {
        let bytes = encode(&draft).unwrap();
        let kept = fixture(name, &bytes);
        assert_eq!(decode::<Draft>(&kept), Some(draft), "{name}");
        assert_eq!(kept, bytes, "{name}");
    }
}

#[test]
fn what_a_draft_can_be_about_keeps_its_number() {
    for (number, about) in (0u32..).zip(values::drafts_about()) {
        assert_eq!(encode(&about).unwrap()[..4], number.to_le_bytes());
    }
}

/// The codes of an enumeration in the order in which they are stored; each is stored as its number.
macro_rules! numbered {
    ($($kind:ident),* $(,)?) => {
        [$({
            for (number, value) in (0u32..).zip($kind::ALL) {
                assert_eq!(encode(value).unwrap(), number.to_le_bytes(), "{value:?}");
            }
            let codes: Vec<&str> = $kind::ALL.iter().map(|value| value.code()).collect();
            format!("{} {}", stringify!($kind), codes.join(" "))
        }),*]
    };
}

#[test]
fn a_value_of_an_enumeration_keeps_its_number() {
    let today = numbered![
        Role,
        ActionStatus,
        ActionOwner,
        ActivityKind,
        AuditAction,
        Risk,
        CaseKind,
        CaseStatus,
        Assistance,
        TargetGroup,
        ClosureReason,
        HelpKind,
        Achievement,
        Approval,
        Medium,
        ServiceStatus,
        Sex,
        AgeGroup,
        Relation,
        MoveKind,
        ReferralStatus,
        AttemptStatus,
        WaitsFor,
        Channel,
        DecisionKind,
        Rule,
        SessionKind,
        SessionStatus,
        Depth,
        Experience,
        Erased,
        Locale,
        Appearance,
    ];
    let path = Path::new(FOLDER).join("enumerations.txt");
    if !path.exists() && std::env::var_os("GOLDAW_ADD_FIXTURES").is_some() {
        fs::write(&path, today.join("\n") + "\n").unwrap();
    }
    let released = fs::read_to_string(path).unwrap();
    assert_eq!(released.lines().count(), today.len());
    for (released, today) in released.lines().zip(&today) {
        // A new value may follow at the end, nothing else may change.
        let goes_on = today.strip_prefix(released);
        let whole = goes_on.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        assert!(whole, "released: {released}\ntoday: {today}");
    }
}
