//! The store: one contract for all engines, the typed front, damage, crashes.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::print_stdout
)]

mod backup;
mod combinations;
mod compaction;
mod contract;
mod crash;
mod damage;
mod disks;
mod earlier_header;
mod far;
mod forged;
mod front;
mod golden;
mod header;
mod logins;
mod making;
mod reading;
mod released;
#[path = "../support/small_disk.rs"]
mod small_disk;
mod support;
mod values;
