//! The table of what Goldaw is to reach, with what this machine measures: bytes, times, memory, each beside its
//! target and the best of the other programs.
//!
//! `cargo bench --bench table` prints it; the first time it makes the demonstrations on which it measures, of
//! which the largest takes minutes, and keeps them in the folder that `GOLDAW_BENCH_FOLDER` names.
//! `-- --small` has smaller ones; `-- --instructions` counts instructions instead. The figures of the others, and how they were measured: in 2026 on two cores,
//! 80x24, with 10,000 rows where nothing else is said; neomutt 20220429, tig 2.5.5, fzf 0.38, visidata 2.11,
//! SQLite 3.40.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    missing_docs
)]

mod binary;
mod instructions;
mod keys;
mod program;
mod row;
mod slow;
mod start;
mod stores;

#[path = "../commit.rs"]
#[allow(dead_code)] // It is a bench of its own, too.
mod commit;
#[path = "../../support/journey.rs"]
#[allow(dead_code)] // Not everything is done here.
mod journey;
#[path = "../page.rs"]
#[allow(dead_code)] // It is a bench of its own, too.
mod page;
#[path = "../search.rs"]
#[allow(dead_code)] // It is a bench of its own, too.
mod search;
#[path = "../../support/mod.rs"]
#[allow(dead_code)] // Not everything is done here.
mod support;
#[path = "../../support/terminal.rs"]
#[allow(dead_code)] // Not everything is done here.
mod terminal;

use program::ms;
use row::{HEADING, Row};
use start::Size;
use std::env;
use std::fs;
use std::thread;
use stores::{Made, made};

fn main() {
    let asked: Vec<String> = env::args().skip(1).collect();
    let asked = |what: &str| asked.iter().any(|argument| argument == what);
    if asked("--echo") {
        return keys::echo();
    }
    if asked("--drive") {
        return instructions::drive(env::args().next_back().unwrap().as_ref());
    }
    let sizes: &[u32] = match asked("--small") {
        true => &[512, 2_000],
        false => &[512, 10_000, 100_000],
    };
    let made: Vec<Made> = sizes.iter().map(|cases| made(*cases)).collect();
    if asked("--instructions") {
        return instructions::print(&[&made[0], &made[made.len() - 1]]);
    }
    let table = table(&made);
    let missed = table.iter().filter(|row| row.misses()).count();
    println!("{missed} of {} miss their target", table.len());
}

/// Measures and prints row by row.
fn table(made: &[Made]) -> Vec<Row> {
    let rounds = if made.len() > 2 { 12 } else { 2 };
    println!("{}\n\n{HEADING}", machine());
    let mut table = Vec::new();
    let mut print = |rows: Vec<Row>| {
        for row in rows {
            println!("{row}");
            table.push(row);
        }
    };
    print(keys::rows(&made[1].store, rounds));
    print(slow::rows(&made[1].store).into());
    for (index, made) in made.iter().enumerate() {
        print(start::rows(&size(index, made), rounds / 2 + 1));
    }
    let rows: &[u32] = if made.len() > 2 {
        &[10_000, 100_000, 1_000_000]
    } else {
        &[10_000]
    };
    print(
        rows.iter()
            .zip([2.0, 4.0, 12.0])
            .map(|(rows, most)| search_row(*rows, most))
            .collect(),
    );
    print(page_rows(made));
    print(vec![commit_row()]);
    print(made.iter().map(Made::row).collect());
    print(binary::rows());
    table
}

/// What the service of the first, second or third size is to reach. The times to the first useful screen are promised
/// for 10,000 and 1,000,000 records: the first and the third size have 13,979 and 2,565,811.
fn size(index: usize, made: &Made) -> Size<'_> {
    const FIRST: [Option<f64>; 3] = [Some(60.0), None, Some(1_500.0)];
    const MEMORY: [f64; 3] = [15.0, 40.0, 400.0];
    const START_PEER: [Option<(&str, f64)>; 3] =
        [Some(("fzf", 46.0)), None, Some(("fzf", 1_207.0))];
    const MEMORY_PEER: [Option<(&str, f64)>; 3] =
        [None, Some(("fzf", 26.1)), Some(("visidata", 822.3))];
    Size {
        name: made.name(),
        store: &made.store,
        useful: FIRST[index],
        memory: MEMORY[index],
        start_peer: START_PEER[index],
        memory_peer: MEMORY_PEER[index],
    }
}

/// The slowest of what is typed into a search over so many rows, beside SQLite's full-text search in the same run.
fn search_row(rows: u32, most: f64) -> Row {
    // A case has five people and, every second one, a partner.
    let searched = search::measure(rows * 2 / 13);
    let slowest = searched.typed.iter().max_by_key(|typed| typed.own).unwrap();
    let what = format!("search, first 20 of {} rows", searched.rows);
    Row::new(what, "ms", ms(slowest.own))
        .at_most(most)
        .peer("SQLite", ms(slowest.sqlite))
        .note(format!("{}; {} found", slowest.how, slowest.found))
}

/// The pages of lists and weeks at the larger sizes, as multiples of what they take at the smallest.
fn page_rows(made: &[Made]) -> Vec<Row> {
    let pages = made
        .iter()
        .map(|made| page::measure(&mut page::opened(&made.store.display().to_string())));
    let pages: Vec<_> = pages.collect();
    let mut rows = Vec::new();
    for (made, pages_here) in made.iter().zip(&pages).skip(1) {
        for (page, least) in pages_here.iter().zip(&pages[0]) {
            let [took, least] = [page.middle, least.middle].map(ms);
            let what = format!("page: {}, {}", page.what, made.name());
            let row = Row::new(what, "times 512 cases'", took / least).at_most(1.5);
            rows.push(row.note(format!(
                "{} rows, {took:.3} ms and {least:.3} ms",
                page.rows
            )));
        }
    }
    rows
}

/// A commit beside SQLite's in the same run.
fn commit_row() -> Row {
    let [ours, sqlite, bare] = commit::compare(commit::COMMITS);
    Row::new("commit of a record and its index row, p50", "ms", ours.half)
        .at_most(sqlite.half)
        .peer("SQLite", sqlite.half)
        .note(format!("a bare write {:.3}", bare.half))
}

/// The day, and on what is measured.
fn machine() -> String {
    let system = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    let cores = thread::available_parallelism().map_or(0, usize::from);
    let day = chrono::Utc::now().date_naive();
    format!("{day}, {cores} cores, Linux {}, 80x24", system.trim())
}
