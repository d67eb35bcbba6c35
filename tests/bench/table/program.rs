//! The program in a terminal, and what a key costs there: bytes, time to the last of them, the processor.

use crate::terminal::{Line, PROGRAM, Terminal};
use portable_pty::CommandBuilder;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

pub const WIDTH: u16 = 80;
pub const HEIGHT: u16 = 24;
/// How long nothing may come for what a key does to be over.
const SETTLED: Duration = Duration::from_millis(30);

pub const UP: &str = "\x1b[A";
pub const DOWN: &str = "\x1b[B";
pub const LEFT: &str = "\x1b[D";
pub const HOME: &str = "\x1b[H";
pub const PAGE_DOWN: &str = "\x1b[6~";

/// A program in a terminal.
pub struct Program {
    pub terminal: Terminal,
    process: u32,
}

/// What came of a key.
pub struct Came {
    pub bytes: f64,
    /// From the key to the last byte of what came, in milliseconds; nothing where nothing came.
    pub took: Option<f64>,
    /// The screen before and after it.
    pub rows: [Vec<String>; 2],
    /// Where the cursor stood before and after it: row and column.
    pub cursor: [(usize, usize); 2],
}

/// What all threads of a process have used so far.
#[derive(Clone, Copy)]
pub struct Used {
    /// In milliseconds.
    pub processor: f64,
    /// How often a thread was put on a processor.
    pub wakeups: f64,
}

impl Program {
    /// The interface of this account on this store.
    pub fn open(store: &Path, account: &str) -> Self {
        Self::of(command(store, account))
    }

    /// The same with the looks for a slow line.
    pub fn open_lean(store: &Path, account: &str) -> Self {
        let mut command = command(store, account);
        command.args(["--theme", "slow_line"]);
        Self::of(command)
    }

    /// The same at the end of this line.
    pub fn at_the_end_of(line: Line, store: &Path, account: &str) -> Self {
        let command = command(store, account);
        Self::on(Terminal::at_the_end_of(line, command, WIDTH, HEIGHT))
    }

    pub fn of(command: CommandBuilder) -> Self {
        Self::on(Terminal::running(command, WIDTH, HEIGHT))
    }

    fn on(terminal: Terminal) -> Self {
        let process = terminal.child.process_id().unwrap();
        Self { terminal, process }
    }

    /// Waits until nothing more comes of what was done.
    pub fn settle(&mut self) {
        while self.terminal.take(SETTLED) {}
    }

    /// Presses these keys and waits until the screen says so and rests.
    pub fn go(&mut self, keys: &str, until: &str) {
        self.terminal.send(keys);
        self.terminal.wait_for(until);
        self.rest();
    }

    /// Waits until nothing more comes and nothing more is done: once its first list is there, the office reads ahead.
    pub fn rest(&mut self) {
        self.terminal.rest();
        let mut before = f64::NAN;
        while before.total_cmp(&self.used().processor).is_ne() {
            before = self.used().processor;
            self.settle();
        }
    }

    /// Presses keys together and waits for all that comes of them.
    pub fn press(&mut self, keys: &str) -> Came {
        let (rows, cursor) = (self.rows(), self.cursor());
        let written = self.terminal.written.len();
        let begun = Instant::now();
        self.terminal.send(keys);
        self.settle();
        let bytes = self.terminal.written.len() - written;
        Came {
            bytes: count(bytes),
            took: (bytes > 0).then(|| ms(self.terminal.last - begun)),
            rows: [rows, self.rows()],
            cursor: [cursor, self.cursor()],
        }
    }

    pub fn rows(&self) -> Vec<String> {
        self.terminal.parser.screen().rows(0, WIDTH).collect()
    }

    /// The row on which the cursor stands.
    pub fn selected(&self) -> String {
        self.rows()[self.cursor().0].clone()
    }

    /// All that is shown above the last row, which says that a line is slow, and where the cursor stands.
    pub fn shown(&self) -> (Vec<String>, (usize, usize)) {
        let rows = self.rows().into_iter().take(usize::from(HEIGHT) - 1);
        let rows = rows.map(|row| row.trim_end().to_owned());
        (rows.collect(), self.cursor())
    }

    fn cursor(&self) -> (usize, usize) {
        let (row, column) = self.terminal.parser.screen().cursor_position();
        (row.into(), column.into())
    }

    /// What is resident of it in memory, in megabytes.
    pub fn resident(&self) -> f64 {
        memory(self.process, "VmRSS:")
    }

    pub fn used(&self) -> Used {
        let mut used = Used {
            processor: 0.0,
            wakeups: 0.0,
        };
        for task in fs::read_dir(format!("/proc/{}/task", self.process)).unwrap() {
            // Nanoseconds on a processor, nanoseconds waited for one, how often it got one.
            let Ok(read) = fs::read_to_string(task.unwrap().path().join("schedstat")) else {
                continue;
            };
            let figures: Vec<f64> = read.split_whitespace().flat_map(str::parse).collect();
            used.processor += figures[0] / 1e6;
            used.wakeups += figures[2];
        }
        used
    }

    /// Leaves it and waits until it has ended.
    pub fn leave(mut self) {
        self.terminal.send("\x03");
        self.terminal.wait_for_end();
    }
}

fn command(store: &Path, account: &str) -> CommandBuilder {
    let mut command = CommandBuilder::new(PROGRAM);
    command.args(["--lang", "en", "--account", account, "--store"]);
    command.arg(store);
    command
}

/// What the system says of a process's memory, in megabytes.
pub fn memory(process: u32, name: &str) -> f64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    let kilobytes = line.and_then(|line| line.split_whitespace().next());
    kilobytes.map_or(f64::NAN, |number| number.parse::<f64>().unwrap() / 1024.0)
}

pub fn ms(took: Duration) -> f64 {
    took.as_secs_f64() * 1e3
}

#[allow(clippy::cast_precision_loss)] // Nothing counted here is that large.
pub fn count(count: usize) -> f64 {
    count as f64
}
