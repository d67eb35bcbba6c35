//! The rules of the domain, by tables of examples and by properties.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod agenda_events;
mod agenda_limits;
mod agenda_order;
mod case_records;
mod dues;
mod records;
mod referral;
mod sending;
mod session;
mod standing;
mod support;
mod words;
mod workload;
