//! The supervision session: five cases in few keys, texts that are never lost, what is signed.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

#[path = "../support/mod.rs"]
mod support;

mod look;
mod sample;
mod writing;
