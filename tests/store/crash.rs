//! Two processes: one killed in the middle of commits, one that finds the store in use. The second
//! process is this test program, told by an environment variable what to be.

use crate::support::*;
use goldaw::store::StoreError;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

const STORE: &str = "GOLDAW_TEST_STORE";

fn start_writer(path: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "crash::writer", "--nocapture"])
        .env(STORE, path)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

/// The second process: commits without end and says which commits were acknowledged.
#[test]
fn writer() {
    let Some(path) = std::env::var_os(STORE) else {
        return;
    };
    let mut store = open(Path::new(&path));
    let mut out = std::io::stdout();
    let mut version = store.get::<Sample>(case(1)).unwrap().unwrap().version;
    loop {
        let sequence = put(
            &mut store,
            &sample(1, &format!("{}", version + 1)),
            Some(version),
        );
        version += 1;
        sequence.unwrap();
        writeln!(out, "\nsaved {version}").unwrap();
        out.flush().unwrap();
    }
}

fn acknowledged(line: &str) -> Option<u64> {
    line.strip_prefix("saved ")?.parse().ok()
}

#[test]
fn what_was_acknowledged_is_there_after_a_kill() {
    let folder = tempfile::tempdir().unwrap();
    put(&mut create(folder.path()), &sample(1, "1"), None).unwrap();
    for round in 0..6 {
        let mut writer = start_writer(folder.path());
        let lines = BufReader::new(writer.stdout.take().unwrap()).lines();
        let mut last = 0;
        let mut seen = 0;
        for line in lines.map_while(Result::ok) {
            let Some(version) = acknowledged(&line) else {
                continue;
            };
            last = version;
            seen += 1;
            if seen == 20 + round * 37 {
                writer.kill().unwrap();
            }
        }
        writer.wait().unwrap();
        let store = open(folder.path());
        let found = store.get::<Sample>(case(1)).unwrap().unwrap();
        // The last commit may have been saved and the process killed before it said so.
        assert!(
            [last, last + 1].contains(&found.version),
            "{last} {}",
            found.version
        );
        assert_eq!(found.record.headline, found.version.to_string());
        assert_eq!(store.verify(&CHECKS()).unwrap().faults, []);
    }
}

#[test]
fn a_second_program_is_told_who_has_the_store_open() {
    let folder = tempfile::tempdir().unwrap();
    put(&mut create(folder.path()), &sample(1, "1"), None).unwrap();
    let mut writer = start_writer(folder.path());
    let mut lines = BufReader::new(writer.stdout.take().unwrap()).lines();
    let first = lines.find(|line| acknowledged(line.as_ref().unwrap()).is_some());
    assert!(first.is_some());
    let refused = try_open(folder.path()).err().unwrap();
    writer.kill().unwrap();
    writer.wait().unwrap();
    let StoreError::InUse(Some(owner)) = &refused else {
        panic!("{refused:?}");
    };
    assert_eq!((owner.process, owner.since), (writer.id(), now()));
    assert!(refused.message().id.starts_with("store-in-use"));
    assert!(try_open(folder.path()).is_ok());
}
