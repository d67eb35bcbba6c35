//! Nothing is lost: the store against power cuts, failing disks, flipped bits and killed programs.
//! Each test prints its figure; `GOLDAW_LONG=1` makes them long.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod bit_flips;
mod dice;
mod disk;
mod io_errors;
mod kills;
mod loop_mount;
mod power_cut;
mod session;
#[allow(dead_code)] // The tests of the store use more of it.
#[path = "../store/support.rs"]
mod support;
mod worker;
