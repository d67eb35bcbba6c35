//! Whole journeys through the interface, by keys, over the real office and the fictional service.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod ahead;
mod case;
mod colleagues;
mod conflicts;
#[path = "../support/in_process.rs"]
#[allow(dead_code)] // Nobody takes the office back here.
mod door;
#[path = "../support/journey.rs"]
#[allow(dead_code)] // Each test file takes what it needs.
mod journey;
mod referral_look;
mod referral_moves;
#[path = "../support/service.rs"]
mod service;
mod session;
#[path = "../support/mod.rs"]
mod support;
mod week;
