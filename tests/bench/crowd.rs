//! Fifty people at one server, each reading and writing for twenty seconds on the demonstration of 10,000
//! cases, beside one person alone; and that all they were told is saved is there when the server was killed.
//!
//! `cargo bench --bench crowd` prints how long answers took. It takes root to be as many users of the machine
//! as that: one user has sixteen connections. `GOLDAW_LONG=1` takes three minutes each.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    missing_docs
)]

#[path = "../support/crowd.rs"]
mod crowd;
#[path = "../support/person.rs"]
mod person;
#[path = "../server/support.rs"]
#[allow(dead_code)] // Not everything is done here.
mod place;

use crowd::{Crowd, Meeting};
use place::Place;
use std::time::Duration;

const SEED: u64 = 0x5eed;
/// What is read for a screen.
const PAGES: [&str; 5] = ["this week", "caseload", "case", "referrals", "referral"];

fn main() {
    let time = match std::env::var_os("GOLDAW_LONG") {
        Some(_) => Duration::from_secs(180),
        None => Duration::from_secs(20),
    };
    let one = Meeting {
        people: 1,
        time,
        pause: Duration::ZERO,
        seed: SEED,
    };
    let all = Meeting {
        people: if crowd::can_be_many() { 50 } else { 16 },
        seed: SEED + 1,
        ..one
    };
    let place = Place::with_cases(10_000);
    println!("seed {SEED:#x}, 10,000 cases, {} s each", time.as_secs());
    let (alone, server) = crowd::meet(&place, one);
    assert_eq!(server.end().0, Some(0));
    for (meeting, how) in [
        (all, "who ask without a pause"),
        (with_pauses(all), "who pause for about a second"),
    ] {
        let (crowd, server) = crowd::meet(&place, meeting);
        println!(
            "\n{} people {how}, beside one alone without a pause",
            meeting.people
        );
        print(&alone, &crowd);
        let found = crowd::find_again(&place, server, &crowd);
        println!("the server was killed: {found} changes are there once; the store is sound");
    }
}

fn with_pauses(meeting: Meeting) -> Meeting {
    Meeting {
        pause: Duration::from_secs(1),
        seed: meeting.seed + 1,
        ..meeting
    }
}

fn print(one: &Crowd, all: &Crowd) {
    println!(
        "{:12} {:>6} {:>6} {:>6} {:>7} {:>6} {:>6} {:>6} {:>7}",
        "ms", "alone", "p50", "p99", "crowd", "p50", "p99", "most", "p99/p50"
    );
    for (asked, took) in &all.took {
        line(asked, one.took.get(asked).map_or(&[], Vec::as_slice), took);
    }
    let pages = |crowd: &Crowd| {
        let pages = PAGES.iter().filter_map(|page| crowd.took.get(page));
        pages.flatten().copied().collect::<Vec<_>>()
    };
    line("all pages", &pages(one), &pages(all));
    for (who, crowd) in [("alone", one), ("crowd", all)] {
        println!(
            "{who}: {} changes saved, {} conflicts answered; the server had {} MB at most",
            crowd.saved.len(),
            crowd.conflicts,
            crowd.peak >> 20
        );
    }
}

fn line(asked: &str, one: &[Duration], all: &[Duration]) {
    let (one, all) = (sorted(one), sorted(all));
    println!(
        "{asked:12} {:6} {:6.1} {:6.1} {:7} {:6.1} {:6.1} {:6.1} {:7.1}",
        one.len(),
        part(&one, 50),
        part(&one, 99),
        all.len(),
        part(&all, 50),
        part(&all, 99),
        part(&all, 100),
        part(&all, 99) / part(&all, 50),
    );
}

fn sorted(took: &[Duration]) -> Vec<f64> {
    let mut took: Vec<f64> = took.iter().map(|took| took.as_secs_f64() * 1e3).collect();
    took.sort_by(f64::total_cmp);
    took
}

/// What so many of a hundred do not exceed.
fn part(sorted: &[f64], of_hundred: usize) -> f64 {
    let index = (sorted.len() * of_hundred / 100).min(sorted.len().saturating_sub(1));
    sorted.get(index).copied().unwrap_or(f64::NAN)
}
