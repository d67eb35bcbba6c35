//! What a page of a list takes of 512 cases and of more: a screen's rows for a specialist, a supervisor and the
//! coordinator, who sees the whole country. Lists ask for their rows; what is counted is kept.
//!
//! `cargo bench --bench page` prints times and how many times those of 512 cases they are, at 512 and 10,000
//! cases in memory; `GOLDAW_LONG=1` adds 100,000. `GOLDAW_BENCH_STORES` names folders of demonstrations, between
//! colons, that are read from the disk in their place.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, missing_docs)]

#[path = "measure.rs"]
#[allow(clippy::duplicate_mod)] // The table has it from each of its benches.
mod measure;

use goldaw::demonstration::{Plan, batches};
use goldaw::office::caseload::{CaseFilter, CaseSort, CaseloadQuery};
use goldaw::office::referrals::ReferralQuery;
use goldaw::office::{Answer, Clock, Guest, Office, Request};
use goldaw::store::{Store, Unlock};
use measure::{middle, ms, resident};
use std::path::Path;
use std::time::{Duration, Instant};

/// As many rows as there are of the smallest: a specialist with 512 cases in the country has about eleven, and one
/// of each kind in a week.
const SHOWN: usize = 8;
const SHOWN_OF_A_WEEK: usize = 1;
const ROUNDS: usize = 101;

fn main() {
    let offices: Vec<(String, Office)> = match std::env::var("GOLDAW_BENCH_STORES") {
        Ok(folders) => folders
            .split(':')
            .map(|folder| (folder.to_owned(), opened(folder)))
            .collect(),
        Err(_) => {
            let mut sizes = vec![512, 10_000];
            sizes.extend(std::env::var_os("GOLDAW_LONG").map(|_| 100_000));
            sizes
                .into_iter()
                .map(|cases| (format!("{cases} cases"), made(cases)))
                .collect()
        }
    };
    let mut least: Vec<Duration> = Vec::new();
    for (name, mut office) in offices {
        println!(
            "{name}\n{:32} {:>8} {:>8} {:>8} {:>8}",
            "ms", "rows", "first", "page", "ratio"
        );
        let pages = measure(&mut office);
        if least.is_empty() {
            least = pages.iter().map(|page| page.middle).collect();
        }
        for (page, least) in pages.iter().zip(&least) {
            println!(
                "{:32} {:8} {:8.2} {:8.3} {:8.2}",
                page.what,
                page.rows,
                ms(page.first),
                ms(page.middle),
                page.middle.as_secs_f64() / least.as_secs_f64()
            );
        }
        println!("resident: {:.1} MB\n", resident() as f64 / 1e6);
    }
}

/// A page, how many rows it has and what it took the first time and in the middle of the others.
pub struct Page {
    pub what: &'static str,
    pub rows: usize,
    pub first: Duration,
    pub middle: Duration,
}

/// Asks for each page again and again.
pub fn measure(office: &mut Office) -> Vec<Page> {
    let mut measured = Vec::new();
    for (what, login, request) in pages() {
        let account = office.login(login).unwrap();
        let mut guest = Guest::new(Some(account), None);
        let mut ask = || {
            let begun = Instant::now();
            let answer = guest.ask(office, request.clone()).unwrap();
            (begun.elapsed(), rows(&answer))
        };
        let (first, rows) = ask();
        measured.push(Page {
            what,
            rows,
            first,
            middle: middle((0..ROUNDS).map(|_| ask().0).collect()),
        });
    }
    measured
}

/// The rows of what a request may have more of than are shown.
fn rows(answer: &Answer) -> usize {
    match answer {
        Answer::Caseload(list) => list.rows.len(),
        Answer::Referrals(list) => list.rows.len(),
        Answer::Week(week) => {
            let cases = week.urgent.len() + week.decisions.len();
            cases + week.referrals.len() + week.actions.len()
        }
        other => panic!("{other:?}"),
    }
}

fn pages() -> Vec<(&'static str, &'static str, Request)> {
    let caseload = |filter, sort| {
        Request::Caseload(CaseloadQuery {
            specialist: None,
            search: String::new(),
            filter,
            sort,
            most: Some(SHOWN),
        })
    };
    let of_need = || caseload(CaseFilter::Open, CaseSort::Need);
    let referrals = Request::Referrals(ReferralQuery {
        specialist: None,
        most: Some(SHOWN),
    });
    vec![
        ("caseload of a specialist", "specialist-20", of_need()),
        ("caseload of a team", "supervisor-04", of_need()),
        ("caseload of the country", "coordinator", of_need()),
        (
            "the same by last contact",
            "coordinator",
            caseload(CaseFilter::HighRisk, CaseSort::LastContact),
        ),
        ("referrals of the country", "coordinator", referrals),
        (
            "this week of a specialist",
            "specialist-20",
            Request::ThisWeek(Some(SHOWN_OF_A_WEEK)),
        ),
        (
            "this week of a team",
            "supervisor-04",
            Request::ThisWeek(Some(SHOWN)),
        ),
        (
            "this week of the country",
            "coordinator",
            Request::ThisWeek(Some(SHOWN)),
        ),
    ]
}

fn made(cases: u32) -> Office {
    let plan = Plan {
        cases,
        ..Plan::default()
    };
    let mut office = Office::over(Store::in_memory().unwrap(), Clock::Fixed(plan.today)).unwrap();
    for batch in batches(&plan) {
        office.load(&batch).unwrap();
    }
    office
}

pub fn opened(folder: &str) -> Office {
    let clock = Clock::Fixed(Plan::default().today);
    Office::open(Path::new(folder), &Unlock::KeyFile, clock).unwrap()
}
