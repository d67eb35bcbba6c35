//! What the rounds share: the sample record, figures, long runs.

pub use crate::store_support::*;
use std::io::Write;

/// Prints a figure, also from a test that succeeds.
pub fn figure(text: &str) {
    writeln!(std::io::stderr(), "{text}").unwrap();
}

/// How often something is done: `GOLDAW_LONG` makes it longer.
pub fn long(usual: usize, long: usize) -> usize {
    match std::env::var_os("GOLDAW_LONG") {
        Some(_) => long,
        None => usual,
    }
}
