//! The office as a whole: who may ask what, about whose records, and what a change leaves behind.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod accounts;
mod again;
mod ahead;
mod alike;
mod audit;
mod conflict;
mod days;
#[path = "../support/in_process.rs"]
mod door;
mod draft;
mod entering;
mod erasing_person;
mod erasing_personal;
mod erasure;
mod figures;
mod guests;
mod next_day;
mod on_disk;
mod order;
mod outline;
mod permission;
mod personal;
mod preferences;
mod records;
mod referral;
mod search;
mod session;
mod support;
#[path = "../support/tight_disk.rs"]
mod tight_disk;
mod trail;
mod verify;
mod ways;
