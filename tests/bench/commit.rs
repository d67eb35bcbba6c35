//! What a commit costs: the same record to a store, to SQLite and to a bare file, in turn on one disk.
//!
//! `cargo bench --bench commit` prints the times and how many times SQLite's and the bare write's they
//! are. `GOLDAW_LONG=1` takes twenty times as many.

#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

use goldaw::domain::identifier::{CaseId, Identifier, SpecialistId};
use goldaw::store::{
    Changes, Index, IndexRow, NewKey, NewStore, Purpose, Record, Stamp, Store, Table,
};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::fs::{File, OpenOptions};
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::time::{Duration, Instant};

/// The bytes of a record: a case file has about as many.
const RECORD: usize = 1500;
/// The bytes that a sealed record, its index row and their frame have in the journal.
const FRAME: usize = 1800;
/// How many one commits in a round.
pub const COMMITS: usize = 100;
const ROUNDS: usize = 5;

#[derive(Serialize, Deserialize)]
struct Sample {
    id: CaseId,
    text: Vec<u8>,
}

impl Record for Sample {
    type Id = CaseId;
    const TABLE: Table = Table::Case;
    const SCHEMA: u16 = 1;

    fn id(&self) -> CaseId {
        self.id
    }

    fn index_rows(&self) -> Vec<IndexRow> {
        let specialist = SpecialistId::from_bytes([1; 16]);
        vec![IndexRow::new(Index::CaseBySpecialist).id(specialist)]
    }
}

/// One that commits a record with its index row durably.
trait Peer {
    fn commit(&mut self, id: [u8; 16], text: &[u8]);
}

struct Goldaw(Store);

impl Peer for Goldaw {
    fn commit(&mut self, id: [u8; 16], text: &[u8]) {
        let mut changes = Changes::new();
        let record = Sample {
            id: CaseId::from_bytes(id),
            text: text.to_vec(),
        };
        changes.put(&record, None);
        self.0.commit(&changes).unwrap();
    }
}

struct Sqlite(Connection);

impl Peer for Sqlite {
    fn commit(&mut self, id: [u8; 16], text: &[u8]) {
        let transaction = self.0.transaction().unwrap();
        let record = "INSERT INTO records VALUES (?1, ?2)";
        let mut insert = transaction.prepare_cached(record).unwrap();
        insert.execute((id, text)).unwrap();
        let row = "INSERT INTO by_specialist VALUES (?1, ?2)";
        let mut index = transaction.prepare_cached(row).unwrap();
        index.execute(([1u8; 16], id)).unwrap();
        drop((insert, index));
        transaction.commit().unwrap();
    }
}

/// The floor: as many bytes written over zeros and brought to the disk.
struct Bare {
    file: File,
    offset: u64,
}

impl Peer for Bare {
    fn commit(&mut self, _id: [u8; 16], text: &[u8]) {
        let mut frame = text.to_vec();
        frame.resize(FRAME, 7);
        self.file.write_all_at(&frame, self.offset).unwrap();
        self.file.sync_data().unwrap();
        self.offset += FRAME as u64;
    }
}

/// What one's commits took in milliseconds.
#[derive(Clone, Copy)]
pub struct Took {
    pub name: &'static str,
    /// Half of them stay within this.
    pub half: f64,
    /// 99 of a hundred stay within this.
    pub most: f64,
}

fn main() {
    let long = std::env::var_os("GOLDAW_LONG").is_some();
    let commits = if long { COMMITS * 20 } else { COMMITS };
    let told = compare(commits);
    println!(
        "{ROUNDS} rounds of {commits} commits of {RECORD} bytes and an index row, each on the disk"
    );
    for Took { name, half, most } in told {
        println!("{name:>10}  p50 {half:>6.3} ms  p99 {most:>6.3} ms");
    }
    let [ours, others @ ..] = told;
    for Took { name, half, most } in others {
        println!(
            "goldaw / {name}: p50 {:.2}, p99 {:.2}",
            ours.half / half,
            ours.most / most
        );
    }
}

/// Goldaw, SQLite and a bare write in turn, each with so many commits a round.
pub fn compare(commits: usize) -> [Took; 3] {
    let folder = tempfile::tempdir_in(".").unwrap();
    let mut peers: [(&str, Box<dyn Peer>, Vec<Duration>); 3] = [
        ("goldaw", Box::new(goldaw(folder.path())), Vec::new()),
        ("SQLite", Box::new(sqlite(folder.path())), Vec::new()),
        (
            "bare write",
            Box::new(bare(folder.path(), commits)),
            Vec::new(),
        ),
    ];
    for _ in 0..ROUNDS {
        for (_, peer, times) in &mut peers {
            for _ in 0..commits {
                let (mut id, mut text) = ([0; 16], vec![0; RECORD]);
                getrandom::fill(&mut id).unwrap();
                getrandom::fill(&mut text).unwrap();
                let begun = Instant::now();
                peer.commit(id, &text);
                times.push(begun.elapsed());
            }
        }
    }
    peers.map(|(name, _, times)| Took {
        name,
        half: share(&times, 50),
        most: share(&times, 99),
    })
}

/// The time in milliseconds that so many of a hundred commits stay within.
fn share(times: &[Duration], percent: usize) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort();
    let place = (sorted.len() - 1) * percent / 100;
    sorted.get(place).map_or(0.0, Duration::as_secs_f64) * 1000.0
}

fn goldaw(folder: &Path) -> Goldaw {
    let now = "2021-10-15T04:00:00Z".parse().unwrap();
    let new = NewStore {
        purpose: Purpose::Demonstration,
        stamp: Some(Stamp {
            seed: 1,
            day: "2021-10-15".parse().unwrap(),
            cases: 1,
        }),
        key: NewKey::KeyFile,
    };
    Goldaw(Store::create(&folder.join("goldaw"), &new, now).unwrap())
}

fn sqlite(folder: &Path) -> Sqlite {
    let connection = Connection::open(folder.join("sqlite")).unwrap();
    let set_up = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
        CREATE TABLE records (id BLOB PRIMARY KEY, value BLOB) WITHOUT ROWID;
        CREATE TABLE by_specialist (specialist BLOB, id BLOB, PRIMARY KEY (specialist, id)) WITHOUT ROWID;";
    connection.execute_batch(set_up).unwrap();
    Sqlite(connection)
}

fn bare(folder: &Path, commits: usize) -> Bare {
    let mut options = OpenOptions::new();
    let options = options.read(true).write(true).create(true);
    let file = options.truncate(true).open(folder.join("bare")).unwrap();
    let zeros = vec![0; FRAME * commits * ROUNDS];
    file.write_all_at(&zeros, 0).unwrap();
    file.sync_all().unwrap();
    Bare { file, offset: 0 }
}
