//! How long it takes to find the first rows of what a coordinator has typed, who sees the whole country, beside
//! SQLite's full-text search over the same texts.
//!
//! `cargo bench --bench search` prints times, ratios and what the texts take in memory, at 10,000 and 100,000
//! rows that are searched: cases, people, partners of open referrals. `GOLDAW_LONG=1` adds 1,000,000.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, missing_docs)]

#[path = "measure.rs"]
#[allow(clippy::duplicate_mod)] // The table has it from each of its benches.
mod measure;

use goldaw::demonstration::{Plan, batches};
use goldaw::domain::account::Account;
use goldaw::domain::case::CaseStatus;
use goldaw::domain::identifier::PartnerId;
use goldaw::domain::partner::Partner;
use goldaw::office::caseload::{CaseFilter, CaseSort, Caseload, CaseloadQuery};
use goldaw::office::loading::Batch;
use goldaw::office::{Answer, Clock, Guest, Office, Request};
use goldaw::store::Store;
use measure::{middle, ms, resident};
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

/// As many rows as are seen at once.
const SHOWN: usize = 20;
const ROUNDS: usize = 21;

/// What is typed: how it is found, the text, the same for SQLite.
const TYPED: [(&str, &str, &str); 8] = [
    ("often, a headline", "school", "school*"),
    ("often, a name", "gul", "gul*"),
    ("seldom, a code", "tur-2021-0007", "\"TUR-2021-0007\""),
    ("two words", "gul 0007", "gul* 0007*"),
    ("three words", "tur ata sch", "tur* ata* sch*"),
    ("in every code", "2021", "2021*"),
    ("nothing", "zzyzx", "zzyzx*"),
    ("one letter", "a", "a*"),
];

fn main() {
    let mut sizes = vec![10_000, 100_000];
    sizes.extend(std::env::var_os("GOLDAW_LONG").map(|_| 1_000_000));
    println!("ms, the middle of {ROUNDS}; names are shown as initials\n");
    for rows in sizes {
        // A case has five people and, every second one, a partner.
        compare(rows * 2 / 13);
    }
}

fn compare(cases: u32) {
    let Searched {
        rows,
        first,
        taken,
        typed,
    } = measure(cases);
    println!(
        "{rows} rows, {cases} cases: the first search took {:.0} ms, its texts {:.1} MB, {} bytes a row",
        ms(first),
        taken as f64 / 1e6,
        taken / rows
    );
    println!(
        "{:20} {:>8} {:>8} {:>8} {:>8}",
        "", "found", "goldaw", "FTS5", "ratio"
    );
    for Typed {
        how,
        found,
        own,
        sqlite,
    } in typed
    {
        println!(
            "{how:20} {found:8} {:8.2} {:8.2} {:8.2}",
            ms(own),
            ms(sqlite),
            own.as_secs_f64() / sqlite.as_secs_f64()
        );
    }
    println!();
}

/// What searching has taken.
pub struct Searched {
    pub rows: usize,
    /// The first search, which reads the texts.
    pub first: Duration,
    /// The bytes that the texts have in memory.
    pub taken: usize,
    pub typed: Vec<Typed>,
}

/// What one text has taken in the middle, here and in SQLite.
pub struct Typed {
    pub how: &'static str,
    pub found: usize,
    pub own: Duration,
    pub sqlite: Duration,
}

/// Searches a service of so many cases, in turn with SQLite.
pub fn measure(cases: u32) -> Searched {
    let (mut service, sqlite, rows) = made(cases);
    service.first_page();
    let before = resident();
    let begun = Instant::now();
    service.search("zzyzx");
    let first = begun.elapsed();
    let taken = resident().saturating_sub(before);
    let typed = TYPED.into_iter().map(|(how, text, query)| {
        let mut took: [Vec<Duration>; 2] = [Vec::new(), Vec::new()];
        let mut found = 0;
        for _ in 0..ROUNDS {
            let [own, others] = &mut took;
            own.push(timed(|| found = service.search(text).found));
            others.push(timed(|| first_of(&sqlite, query)));
        }
        let [own, sqlite] = took.map(middle);
        Typed {
            how,
            found,
            own,
            sqlite,
        }
    });
    Searched {
        typed: typed.collect(),
        rows,
        first,
        taken,
    }
}

struct Service {
    office: Office,
    coordinator: Guest,
}

impl Service {
    fn search(&mut self, text: &str) -> Caseload {
        let query = CaseloadQuery {
            specialist: None,
            search: text.to_owned(),
            filter: CaseFilter::All,
            sort: CaseSort::Need,
            most: Some(SHOWN),
        };
        match self
            .coordinator
            .ask(&mut self.office, Request::Caseload(query))
        {
            Ok(Answer::Caseload(caseload)) => caseload,
            other => panic!("{other:?}"),
        }
    }

    fn first_page(&mut self) {
        self.search("");
    }
}

/// The service in memory and its texts in SQLite, with how many rows those are.
fn made(cases: u32) -> (Service, Connection, usize) {
    let plan = Plan {
        cases,
        ..Plan::default()
    };
    let mut office = Office::over(Store::in_memory().unwrap(), Clock::Fixed(plan.today)).unwrap();
    let mut sqlite = Connection::open_in_memory().unwrap();
    sqlite
        .execute_batch("CREATE VIRTUAL TABLE texts USING fts5 (text)")
        .unwrap();
    let transaction = sqlite.transaction().unwrap();
    let mut insert = transaction
        .prepare("INSERT INTO texts VALUES (?1)")
        .unwrap();
    let (mut rows, mut partners, mut account) = (0, BTreeMap::new(), None);
    for batch in batches(&plan) {
        account = account.or_else(|| coordinator(&batch));
        partners.extend(batch.partners.iter().map(|one| (one.id, one.clone())));
        for text in texts(&batch, &partners) {
            insert.execute([text]).unwrap();
            rows += 1;
        }
        office.load(&searched(batch)).unwrap();
    }
    drop(insert);
    transaction.commit().unwrap();
    let coordinator = Guest::new(account, None);
    (
        Service {
            office,
            coordinator,
        },
        sqlite,
        rows,
    )
}

fn coordinator(batch: &Batch) -> Option<Account> {
    let mut accounts = batch.accounts.iter();
    accounts.find(|one| one.login == "coordinator").cloned()
}

/// What of a batch is searched, so that a million rows fit into the memory of a small machine.
fn searched(mut batch: Batch) -> Batch {
    for case in &mut batch.cases {
        case.contacts.clear();
        case.actions.clear();
        case.items.clear();
        case.file.assessments.clear();
        case.file.plan = None;
        case.file.help.clear();
    }
    Batch {
        sessions: Vec::new(),
        personal_parts: Vec::new(),
        actions: Vec::new(),
        activities: Vec::new(),
        ..batch
    }
}

fn texts(batch: &Batch, partners: &BTreeMap<PartnerId, Partner>) -> Vec<String> {
    let mut texts = Vec::new();
    for case in &batch.cases {
        let file = &case.file;
        texts.push(format!("{} {} {}", file.code.0, file.area.0, file.headline));
        texts.extend(case.household.iter().map(|(_, person)| person.name.full()));
        if file.status == CaseStatus::Open {
            let attempts = case.referrals.iter().filter_map(|one| one.attempts.last());
            let partners = attempts.filter_map(|one| partners.get(&one.partner));
            texts.extend(partners.map(|one| one.known_as().collect::<Vec<_>>().join(" ")));
        }
    }
    texts
}

fn first_of(sqlite: &Connection, query: &str) {
    let select = "SELECT text FROM texts WHERE texts MATCH ?1 ORDER BY rank LIMIT 20";
    let mut select = sqlite.prepare_cached(select).unwrap();
    let rows = select.query_map([query], |row| row.get::<_, String>(0));
    assert!(rows.unwrap().all(|row| row.is_ok()));
}

fn timed<T>(work: impl FnOnce() -> T) -> Duration {
    let begun = Instant::now();
    work();
    begun.elapsed()
}
