//! The demonstrations on which is measured. They are kept between runs: a large one takes its time.

use crate::program::memory;
use crate::row::{Row, figure};
use crate::terminal::PROGRAM;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// A demonstration, and how it was made.
pub struct Made {
    pub store: PathBuf,
    pub cases: u32,
    pub records: f64,
    seconds: f64,
    /// The most memory that it took, in megabytes.
    most: f64,
    /// Whether this run has made it.
    anew: bool,
}

/// The demonstration of so many cases, from the folder that `GOLDAW_BENCH_FOLDER` names, else from one in the
/// target folder; made if it is not there.
pub fn made(cases: u32) -> Made {
    let folder = env::var_os("GOLDAW_BENCH_FOLDER").map(PathBuf::from);
    let folder = folder.unwrap_or_else(|| Path::new(env!("CARGO_TARGET_TMPDIR")).join("table"));
    fs::create_dir_all(&folder).unwrap();
    let (store, facts) = (
        folder.join(cases.to_string()),
        folder.join(format!("{cases}.made")),
    );
    let known = fs::read_to_string(&facts).ok();
    let anew = known.is_none();
    let known = known.unwrap_or_else(|| {
        let made = make(&store, cases);
        fs::write(&facts, &made).unwrap();
        made
    });
    let figures: Vec<f64> = known.split_whitespace().flat_map(str::parse).collect();
    Made {
        store,
        cases,
        records: figures[0],
        seconds: figures[1],
        most: figures[2],
        anew,
    }
}

/// Makes it and gives its records, the seconds that it took and the most megabytes.
fn make(store: &Path, cases: u32) -> String {
    let _ = fs::remove_dir_all(store);
    let begun = Instant::now();
    let mut command = Command::new(PROGRAM);
    command.args([
        "demo",
        "--no-open",
        "--cases",
        &cases.to_string(),
        "--store",
    ]);
    let mut making = command.arg(store).stderr(Stdio::null()).spawn().unwrap();
    let mut most = 0.0;
    let status = loop {
        if let Some(status) = making.try_wait().unwrap() {
            break status;
        }
        most = f64::max(most, memory(making.id(), "VmHWM:"));
        thread::sleep(Duration::from_millis(5));
    };
    let seconds = begun.elapsed().as_secs_f64();
    assert!(status.success(), "no demonstration of {cases} cases");
    format!("{} {seconds} {most}\n", records(store))
}

/// How many records verifying finds.
fn records(store: &Path) -> f64 {
    let mut command = Command::new(PROGRAM);
    command.args([
        "verify",
        "--format",
        "json",
        "--account",
        "administrator",
        "--store",
    ]);
    let verified = command.arg(store).output().unwrap();
    assert!(verified.status.success(), "{verified:?}");
    let verified: serde_json::Value = serde_json::from_slice(&verified.stdout).unwrap();
    let counts = verified["records"].as_object().unwrap().values();
    counts.filter_map(serde_json::Value::as_f64).sum()
}

impl Made {
    pub fn row(&self) -> Row {
        let what = format!("making a demonstration of {} records", figure(self.records));
        let when = if self.anew { "" } else { ", in an earlier run" };
        Row::new(what, "records/s", self.records / self.seconds)
            .at_least(10_000.0)
            .peer("SQLite", 16_000.0)
            .note(format!(
                "{:.1} s, {:.0} MB at most{when}",
                self.seconds, self.most
            ))
    }

    /// What the table calls it.
    pub fn name(&self) -> String {
        format!("{} cases", figure(f64::from(self.cases)))
    }
}
