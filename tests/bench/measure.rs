//! What was measured, in the units in which benches print it.

use std::fs;
use std::time::Duration;

/// What half of these do not exceed.
pub fn middle(mut took: Vec<Duration>) -> Duration {
    took.sort();
    took.get(took.len() / 2).copied().unwrap_or_default()
}

pub fn ms(took: Duration) -> f64 {
    took.as_secs_f64() * 1e3
}

/// The bytes that this process has in memory.
pub fn resident() -> usize {
    let pages = fs::read_to_string("/proc/self/statm").unwrap();
    let pages: usize = pages.split_whitespace().nth(1).unwrap().parse().unwrap();
    pages * 4096
}
