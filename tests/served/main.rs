//! The tests of the office and the journeys again, from the same sources, with a server and its socket
//! between those who ask and the office. What needs the store itself in the middle (files, passphrases,
//! days that pass) is asked in process only: `again`, `entering`, `erasure`, `guests`. What there is of news is only
//! here: `news`.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../office/audit.rs"]
mod audit;
#[path = "../journeys/colleagues.rs"]
mod colleagues;
#[path = "../office/conflict.rs"]
mod conflict;
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
#[path = "../office/figures.rs"]
mod figures;
#[path = "../support/journey.rs"]
#[allow(dead_code)] // Each test file takes what it needs.
mod journey;
mod news;
#[path = "../office/order.rs"]
mod order;
#[path = "../office/permission.rs"]
mod permission;
#[path = "../office/personal.rs"]
mod personal;
mod raw;
#[path = "../office/records.rs"]
mod records;
#[path = "../office/referral.rs"]
mod referral;
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

/// Both folders call what they share so.
mod support {
    pub use crate::stage::*;
    pub use crate::teams::*;
}
