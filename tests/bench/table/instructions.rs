//! How many instructions a key, a page, a search and the start take at two sizes, to the bytes for the terminal:
//! counted by callgrind, they are the same whatever else the machine does.

use crate::journey::stage;
use crate::program::count;
use crate::stores::Made;
use crate::support::Stage;
use goldaw::demonstration::Plan;
use goldaw::office::{Clock, Office, Visit};
use goldaw::store::Unlock;
use goldaw::ui::painter::Painter;
use goldaw::ui::run::Draw;
use goldaw::ui::screen::this_week::ThisWeek;
use ratatui::layout::Size;
use std::env;
use std::fs;
use std::io::{self, Sink};
use std::path::Path;
use std::process::{Command, Stdio};

/// What is counted, in the order in which [`drive`] does it, how often that is done, and why it is not the same at
/// each size.
const COUNTED: [(&str, usize, &str); 6] = [
    (
        "start to the first screen",
        1,
        "which is about the whole country",
    ),
    ("bar moved one line", 16, ""),
    ("page", 8, ""),
    ("letter searched", 6, "in every row of the country"),
    (
        "caseload opened",
        8,
        "of a specialist, who has a share of all",
    ),
    ("letter of a note", 8, "beside more rows that are seen"),
];

/// Prints the instructions at each size and how much they grow.
pub fn print(sizes: &[&Made]) {
    let counted = sizes.iter().map(|made| counted(&made.store));
    let Some(counted) = counted.collect::<Option<Vec<_>>>() else {
        println!("valgrind is not installed: no instructions are counted");
        return;
    };
    let names: Vec<String> = sizes.iter().map(|made| made.name()).collect();
    println!(
        "| thousands of instructions | {} | growth | |\n|---|--:|--:|--:|---|",
        names.join(" | ")
    );
    for (index, (what, times, why)) in COUNTED.into_iter().enumerate() {
        let each = counted
            .iter()
            .map(|counts| counts[index] / count(times) / 1e3);
        let each: Vec<f64> = each.collect();
        let figures: Vec<String> = each
            .iter()
            .map(|thousands| format!("{thousands:.0}"))
            .collect();
        let growth = each[each.len() - 1] / each[0];
        println!("| {what} | {} | {growth:.2} | {why} |", figures.join(" | "));
    }
}

/// What callgrind counts where a process of its own does it; nothing where there is no valgrind.
fn counted(store: &Path) -> Option<Vec<f64>> {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("counted");
    let mut command = Command::new("valgrind");
    command.args(["--tool=callgrind", "--collect-atstart=no"]);
    for when in ["--toggle-collect", "--dump-after"] {
        command.arg(format!("{when}=table::instructions::measured"));
    }
    command.arg(format!("--callgrind-out-file={}", out.display()));
    command
        .arg(env::current_exe().unwrap())
        .arg("--drive")
        .arg(store);
    let run = command.stderr(Stdio::null()).status().ok()?;
    assert!(run.success(), "callgrind failed at {}", store.display());
    let counts = (1..=COUNTED.len()).map(|part| {
        let read = fs::read_to_string(format!("{}.{part}", out.display())).unwrap();
        let total = read.lines().find_map(|line| line.strip_prefix("totals: "));
        total.unwrap().trim().parse().unwrap()
    });
    Some(counts.collect())
}

/// The interface of a coordinator without a terminal.
struct Driven {
    stage: Stage,
    screen: Painter<Sink>,
}

impl Driven {
    fn open(store: &Path) -> Self {
        let clock = Clock::Fixed(Plan::default().today);
        let mut office = Office::open(store, &Unlock::KeyFile, clock).unwrap();
        let account = office.log_in("coordinator").unwrap();
        let visit = Visit::new(office, Some(account));
        let mut driven = Self {
            stage: stage(visit, ThisWeek::new()),
            screen: Painter::new(io::sink(), Size::new(80, 24), "xterm-256color"),
        };
        driven.draw();
        driven
    }

    fn draw(&mut self) {
        let draw = Draw::Changes;
        self.screen.draw(&self.stage.app, draw, true).unwrap();
    }

    /// Presses the keys one by one and draws after each.
    fn keys(&mut self, keys: &str) {
        for key in keys.split_whitespace() {
            self.stage.keys(key);
            self.draw();
        }
    }
}

/// Does what is counted. What is there from the second time on only is made before.
pub fn drive(store: &Path) {
    let mut opened = None;
    measured(&mut || opened = Some(Driven::open(store)));
    let mut driven = opened.unwrap();
    // The cases of the country: as many are seen of them at each size.
    driven.keys("/ <down> <up> <pagedown> <pageup>");
    measured(&mut || driven.keys(&"<down> <down> <up> <up> ".repeat(4)));
    measured(&mut || driven.keys(&"<pagedown> <pageup> ".repeat(4)));
    driven.keys("m e <backspace> <backspace>");
    measured(&mut || driven.keys("m e r <backspace> <backspace> <backspace>"));
    driven.keys("<esc>");
    measured(&mut || driven.keys(&"c <esc> ".repeat(8)));
    driven.keys("s <down> n w");
    measured(&mut || driven.keys("e n t d a i l y"));
}

/// Callgrind counts while this runs.
#[inline(never)]
fn measured(work: &mut dyn FnMut()) {
    work();
}
