//! Every single call through the seam to the disk fails once: nothing that was acknowledged is lost,
//! and the store opens.

use crate::disk::{Failure, Kind, TrialDisk};
use crate::session::{Session, Step, World, check};
use crate::support::{copy_folder, figure};
use std::fs;
use std::path::Path;

fn records(numbers: std::ops::RangeInclusive<u8>, headline: &str) -> Step {
    Step::Commit(
        numbers
            .map(|number| (number, Some(headline.to_owned())))
            .collect(),
    )
}

/// What a day brings.
fn everyday() -> Vec<Step> {
    vec![
        records(1..=3, "first"),
        Step::Draft(0, Some(b"begun".to_vec())),
        Step::Commit(vec![(1, Some("moved".to_owned())), (2, None)]),
        Step::Login(0, true),
        Step::Draft(0, Some(b"begun and went on".to_vec())),
        records(4..=6, "more"),
        Step::Reopen,
        Step::Draft(0, None),
        records(1..=1, "moved again"),
        Step::Login(0, false),
        records(7..=9, "last"),
    ]
}

/// Commits of which one finds no room in its segment, and the next would.
fn rolling() -> Vec<Step> {
    vec![
        records(1..=1, &"x".repeat(ROOM / 2)),
        Step::Reopen,
        records(4..=4, "small"),
        records(2..=3, &"x".repeat(ROOM)),
        records(4..=4, "small"),
    ]
}

/// Compaction and backup, with commits between them.
fn upkeep() -> Vec<Step> {
    vec![
        Step::Compact,
        records(4..=4, "behind the snapshot"),
        Step::Backup,
        records(1..=1, "last"),
    ]
}

/// About the room that is left in the segment of [`almost_full`].
const ROOM: usize = 100_000;
const SEGMENT: usize = 4 << 20;

/// Makes what is there before the steps; gives what may be found in it.
type Prepare = fn(&Path) -> Vec<World>;

/// Leaves the store to be made.
fn nothing(_: &Path) -> Vec<World> {
    vec![World::default()]
}

/// Makes a store of a few records and a draft.
fn few(root: &Path) -> Vec<World> {
    let steps = [
        records(1..=3, "first"),
        Step::Draft(0, Some(b"begun".to_vec())),
    ];
    play(&TrialDisk::over(root), root, &steps, nothing(root))
}

/// Makes a store whose segment is almost full, and whose records are few and small again: nothing is
/// slower without optimisation than opening seals.
fn almost_full(root: &Path) -> Vec<World> {
    let filling = records(6..=9, &"x".repeat((SEGMENT - ROOM) / 4));
    let emptying = Step::Commit((6..=9).map(|number| (number, None)).collect());
    play(
        &TrialDisk::over(root),
        root,
        &[filling, emptying],
        nothing(root),
    )
}

/// Does the steps on a disk that may fail, in a store that is made if it is not there; gives what may
/// be found then.
fn play(disk: &TrialDisk, root: &Path, steps: &[Step], worlds: Vec<World>) -> Vec<World> {
    begin(disk, root, steps, worlds).close()
}

/// As [`play`]; the session goes on. One that is killed while it makes the store is begun again.
fn begin(disk: &TrialDisk, root: &Path, steps: &[Step], worlds: Vec<World>) -> Session {
    let store = root.join("store");
    let there = store.exists();
    let mut session = Session::new(disk, &store, worlds);
    if there {
        session.open();
    } else {
        session.create();
        if disk.is_off() {
            session.next_program();
            session.create();
        }
    }
    for step in steps {
        if !disk.is_off() {
            session.do_step(step);
        }
    }
    session
}

/// How a call of this kind can fail.
fn failures(kind: Kind) -> &'static [Failure] {
    match kind {
        Kind::WriteAt => &[
            Failure::Full,
            Failure::FullAtOnce,
            Failure::Device,
            Failure::Killed,
        ],
        Kind::Open | Kind::CreateFolder | Kind::Resize | Kind::Rename => {
            &[Failure::FullAtOnce, Failure::Device]
        }
        Kind::Sync => &[
            Failure::Device,
            Failure::DeviceTwice,
            Failure::Killed,
            Failure::DeviceAndKilled,
        ],
        Kind::SyncFolder => &[Failure::Device, Failure::Killed],
        _ => &[Failure::Device],
    }
}

/// Fails every call of these steps in turn, then looks at the store as the next program finds it, and
/// as it is after a power cut that leaves the least: at once, and when the next program has seen what
/// is there.
fn fail_every_call(prepare: Prepare, steps: &[Step], which: fn(Kind) -> bool) -> (usize, usize) {
    let folder = tempfile::tempdir().unwrap();
    let (prepared, healthy) = (folder.path().join("0"), folder.path().join("1"));
    fs::create_dir(&prepared).unwrap();
    let before = prepare(&prepared);
    copy_folder(&prepared, &healthy);
    let disk = TrialDisk::over(&healthy);
    let worlds = play(&disk, &healthy, steps, before.clone());
    check(&healthy.join("store"), &worlds).unwrap();
    let calls = disk.calls();
    let mut rounds = 0;
    let later = calls.iter().enumerate().skip(opening(&prepared, &before));
    for (call, kind) in later.filter(|(_, kind)| which(**kind)) {
        for failure in failures(*kind) {
            let told = format!("call {call} ({kind:?}) fails: {failure:?}");
            let round = tempfile::tempdir().unwrap();
            let [whole, cut, later] = ["whole", "cut", "later"].map(|name| round.path().join(name));
            let look = |root: &Path, worlds: &[World]| {
                check(&root.join("store"), worlds)
                    .unwrap_or_else(|wrong| panic!("{told}, {}: {wrong}", root.display()));
            };
            copy_folder(&prepared, &whole);
            let disk = TrialDisk::over(&whole);
            disk.fail_at(call, *failure);
            let mut session = begin(&disk, &whole, steps, before.clone());
            disk.after_power_cut(&cut, None);
            look(&cut, session.worlds());
            if disk.is_off() {
                session.next_program();
                session.open();
                disk.after_power_cut(&later, None);
                look(&later, session.worlds());
            }
            look(&whole, &session.close());
            rounds += 1;
        }
    }
    (calls.len(), rounds)
}

/// The calls that open a store: the everyday steps have failed them already.
fn opening(prepared: &Path, worlds: &[World]) -> usize {
    if !prepared.join("store").exists() {
        return 0;
    }
    let disk = TrialDisk::over(prepared);
    play(&disk, prepared, &[], worlds.to_vec());
    disk.calls().len()
}

#[test]
fn whatever_call_fails_nothing_acknowledged_is_lost() {
    type Which = fn(Kind) -> bool;
    let all: Which = |_| true;
    // The calls that only read are the same as every day, and a full segment is slow to read.
    let table: [(&str, Prepare, Vec<Step>, Which); 3] = [
        ("everyday", nothing, everyday(), all),
        ("compaction and backup", few, upkeep(), all),
        ("a full segment", almost_full, rolling(), Kind::changes),
    ];
    for (name, prepare, steps, which) in table {
        let (calls, rounds) = fail_every_call(prepare, &steps, which);
        figure(&format!(
            "I/O errors, {name}: {calls} calls, {rounds} failures, each opened as it was and after a power cut, of a killed program also after the next one: 0 lost"
        ));
    }
}
