//! How long somebody waits who opens a case again and again, while somebody else has everything read again
//! and erases a case, at one server with the demonstration of 10,000 cases.
//!
//! `cargo bench --bench beside` prints it, with how long the other one waited.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, missing_docs)]

#[path = "../server/support.rs"]
#[allow(dead_code)] // Not everything is done here.
mod place;

use goldaw::domain::case::CaseStatus;
use goldaw::office::caseload::CaseRow;
use goldaw::office::erasure::CaseErasure;
use goldaw::office::listing::{Listed, Listing, What};
use goldaw::office::{Answer, Request};
use goldaw::server::client::{Client, Hello};
use place::Place;
use std::fs;
use std::thread;
use std::time::{Duration, Instant};

fn main() {
    let place = Place::with_cases(10_000);
    let server = place.serve();
    let mut coordinator = come_in(&place, "coordinator");
    let cases = cases(&mut coordinator);
    let of = |status: CaseStatus| {
        let plain = |row: &&CaseRow| row.status == status && !row.named_only;
        cases.iter().find(plain).unwrap()
    };
    let (open, closed) = (of(CaseStatus::Open), of(CaseStatus::Closed));
    let erase = Request::EraseCase(CaseErasure {
        case: closed.case,
        code: closed.code.0.clone(),
        reason: "kept for ten years".into(),
    });
    println!("ms                   took   cases opened     p50    most");
    for (what, request) in [
        ("this week", Request::ThisWeek(None)),
        ("verify", Request::Verify),
        ("erase a case", erase),
    ] {
        let mut asking = come_in(&place, "coordinator");
        let begun = Instant::now();
        let long = thread::spawn(move || asking.ask(request).unwrap());
        let mut waited = Vec::new();
        while !long.is_finished() {
            let begun = Instant::now();
            coordinator.ask(Request::Case(open.case)).unwrap();
            waited.push(begun.elapsed());
        }
        long.join().unwrap();
        print(what, begun.elapsed(), waited);
    }
    let status = fs::read_to_string(format!("/proc/{}/status", server.id())).unwrap();
    let peak = status.lines().find(|line| line.starts_with("VmHWM:"));
    println!("the server at most: {}", peak.unwrap());
    assert_eq!(server.end().0, Some(0));
    let verified = place.expect(&["verify", "--format", "json"]);
    assert!(verified.contains("\"sound\": true"), "{verified}");
}

fn come_in(place: &Place, login: &str) -> Client {
    let hello = Hello {
        account: Some(login.to_owned()),
        ..Hello::default()
    };
    Client::connect(&place.socket(), &hello).unwrap().unwrap()
}

fn cases(client: &mut Client) -> Vec<CaseRow> {
    let listing = Listing {
        what: What::Cases,
        search: String::new(),
        specialist: None,
        area: None,
        all: true,
    };
    match client.ask(Request::List(listing)).unwrap() {
        Answer::Listed(Listed::Cases(rows)) => rows,
        other => panic!("{other:?}"),
    }
}

fn print(what: &str, took: Duration, mut waited: Vec<Duration>) {
    waited.sort();
    let ms = |took: Duration| took.as_secs_f64() * 1e3;
    let middle = waited.get(waited.len() / 2).copied().unwrap_or_default();
    let most = waited.last().copied().unwrap_or_default();
    println!(
        "{what:16} {:8.0} {:14} {:7.1} {:7.1}",
        ms(took),
        waited.len(),
        ms(middle),
        ms(most)
    );
}
