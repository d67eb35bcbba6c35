//! How long it takes until something is to be seen, and what memory is resident then.

use crate::program::{DOWN, HEIGHT, PAGE_DOWN, Program, ms};
use crate::row::{Row, Target, figure, part};
use crate::terminal::PATIENCE;
use std::path::Path;
use std::time::{Duration, Instant};

/// A service of one size, what it is to reach and who reaches most there.
pub struct Size<'a> {
    pub name: String,
    pub store: &'a Path,
    /// Milliseconds to the first useful screen, where a time is promised.
    pub useful: Option<f64>,
    /// Megabytes.
    pub memory: f64,
    pub start_peer: Option<(&'static str, f64)>,
    pub memory_peer: Option<(&'static str, f64)>,
}

/// Milliseconds to the first frame and to the first one that says something.
struct Start {
    frame: f64,
    useful: f64,
}

/// The rows of one size: the start as who supervises and as who coordinates, and the memory of the latter.
pub fn rows(size: &Size<'_>, rounds: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    for account in ["supervisor-01", "coordinator"] {
        // The first one warms what the others find warm.
        start(size.store, account).1.leave();
        let starts: Vec<Start> = (0..rounds)
            .map(|_| {
                let (start, program) = start(size.store, account);
                program.leave();
                start
            })
            .collect();
        let half = |figures: Vec<f64>| part(&figures, 50);
        let frame = half(starts.iter().map(|start| start.frame).collect());
        let useful = half(starts.iter().map(|start| start.useful).collect());
        let who = format!("{}, {account}", size.name);
        let row = Row::new(format!("start to first frame: {who}"), "ms", frame);
        rows.push(row.at_most(60.0));
        let mut row = Row::new(format!("start to first useful screen: {who}"), "ms", useful);
        row.target = size.useful.map(Target::AtMost);
        row.peer = size.start_peer;
        rows.push(row);
    }
    rows.push(memory(size));
    rows
}

fn start(store: &Path, account: &str) -> (Start, Program) {
    let begun = Instant::now();
    let mut program = Program::open(store, account);
    let (mut frame, mut screen) = (None, String::new());
    while !screen.contains("Specialists: ") {
        assert!(begun.elapsed() < PATIENCE * 10, "never came\n{screen}");
        program.terminal.take(Duration::from_millis(100));
        screen = program.terminal.screen();
        if frame.is_none() && !screen.trim().is_empty() {
            frame = Some(ms(program.terminal.last - begun));
        }
    }
    let useful = ms(program.terminal.last - begun);
    let frame = frame.unwrap_or(useful);
    (Start { frame, useful }, program)
}

/// What is resident with the first screen, and when one has worked for a while.
fn memory(size: &Size<'_>) -> Row {
    let (_, mut program) = start(size.store, "coordinator");
    program.rest();
    let first = program.resident();
    program.go("c", "by what needs us");
    for key in [PAGE_DOWN, PAGE_DOWN, DOWN] {
        program.press(key);
    }
    program.go("\r", "overview");
    program.go("\x1b", "by what needs us");
    program.go("\x1b", "Specialists");
    program.go("r", "answers are late");
    program.press(&PAGE_DOWN.repeat(usize::from(HEIGHT)));
    program.go("\x1b", "Specialists");
    program.go("/", "Code, headline, name");
    program.go("mer", "mer");
    let worked = program.resident();
    program.leave();
    let row = Row::new(format!("memory: {}", size.name), "MB", worked);
    let note = format!("{} with the first screen, all read ahead", figure(first));
    let mut row = row.at_most(size.memory).note(note);
    row.peer = size.memory_peer;
    row
}
