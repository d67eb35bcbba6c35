//! The tests of the office and the journeys again, from the same sources, with a server and its socket
//! between those who ask and the office; [`IN_PROCESS_ONLY`] says what is left out and why. What there is of
//! news is only here: `news`.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../office/accounts.rs"]
mod accounts;
#[path = "../office/again.rs"]
mod again;
#[path = "../office/alike.rs"]
mod alike;
#[path = "../office/audit.rs"]
mod audit;
mod beside;
#[path = "../support/by_hand.rs"]
mod by_hand;
#[path = "../journeys/case.rs"]
mod case;
#[path = "../journeys/colleagues.rs"]
mod colleagues;
#[path = "../office/conflict.rs"]
mod conflict;
#[path = "../journeys/conflicts.rs"]
mod conflicts;
#[path = "../office/days.rs"]
mod days;
#[path = "../support/served.rs"]
mod door;
#[path = "../office/draft.rs"]
mod draft;
#[path = "../office/erasing_person.rs"]
mod erasing_person;
#[path = "../office/erasing_personal.rs"]
mod erasing_personal;
#[path = "../office/erasure.rs"]
mod erasure;
#[path = "../office/figures.rs"]
mod figures;
#[path = "../office/guests.rs"]
mod guests;
#[path = "../support/held_disk.rs"]
mod held_disk;
#[path = "../support/journey.rs"]
#[allow(dead_code)] // Each test file takes what it needs.
mod journey;
mod news;
#[path = "../office/on_disk.rs"]
#[allow(dead_code)] // Each test file takes what it needs.
mod on_disk;
#[path = "../office/order.rs"]
mod order;
#[path = "../office/outline.rs"]
mod outline;
#[path = "../office/permission.rs"]
mod permission;
#[path = "../office/personal.rs"]
mod personal;
#[path = "../office/preferences.rs"]
mod preferences;
mod raw;
#[path = "../office/records.rs"]
mod records;
#[path = "../office/referral.rs"]
mod referral;
#[path = "../journeys/referral_look.rs"]
mod referral_look;
#[path = "../journeys/referral_moves.rs"]
mod referral_moves;
#[path = "../office/search.rs"]
mod search;
#[path = "../support/service.rs"]
mod service;
#[path = "../office/session.rs"]
mod session;
#[path = "../journeys/session.rs"]
mod session_journey;
#[path = "../support/mod.rs"]
mod stage;
#[path = "../office/support.rs"]
mod teams;
#[path = "../support/tight_disk.rs"]
mod tight_disk;
#[path = "../office/trail.rs"]
mod trail;
#[path = "../office/verify.rs"]
mod verify;
#[path = "../office/ways.rs"]
mod ways;
#[path = "../journeys/week.rs"]
mod week;

use std::fs;
use std::path::Path;

/// Both folders call what they share so.
mod support {
    pub use crate::stage::*;
    pub use crate::teams::*;
}

/// Which sources are asked in process only, and why.
const IN_PROCESS_ONLY: &[(&str, &str)] = &[
    (
        "journeys/ahead.rs",
        "what waits for an answer is the interface's own affair, whoever gives it",
    ),
    (
        "office/ahead.rs",
        "has the office read parts one by one; a server does it by itself",
    ),
    (
        "office/entering.rs",
        "opens the store's files with a passphrase, which no server has open then",
    ),
    (
        "office/next_day.rs",
        "closes the office and moves its clock while its guest stays: with a server the guest goes too",
    ),
];

#[test]
fn all_sources_of_the_office_and_the_journeys_are_asked_over_a_socket_or_named_with_the_reason() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let here = fs::read_to_string(tests.join("served/main.rs")).unwrap();
    for folder in ["office", "journeys"] {
        for entry in fs::read_dir(tests.join(folder)).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            let source = format!("{folder}/{name}");
            let served = here.contains(&format!("#[path = \"../{source}\"]"));
            let named = IN_PROCESS_ONLY.iter().any(|(left, _)| *left == source);
            let own = name == "main.rs";
            assert_eq!(served, !(named || own), "{source}");
        }
    }
}
