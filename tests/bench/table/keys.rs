//! What keys cost on the line, in time and on the processor, in the caseload of a service, in the list of
//! its referrals and in the note of a session.

use crate::program::{Came, DOWN, HOME, LEFT, PAGE_DOWN, Program, UP, WIDTH, count};
use crate::row::{Row, mean, part};
use crate::terminal::NOTE;
use portable_pty::CommandBuilder;
use std::env;
use std::fs;
use std::path::Path;
use std::time::Duration;

/// The keys that one types ahead.
const AHEAD: usize = 100;
/// The bytes with which the smallest program answers a key.
const ECHO: &[u8] = b"\x1b[7m 21 bytes \x1b[m\r\n\r\n";

/// What one kind of key has cost.
struct Keys {
    what: &'static str,
    came: Vec<Came>,
    /// Milliseconds of the processor for each.
    processor: f64,
}

impl Keys {
    fn bytes(&self) -> Vec<f64> {
        self.came.iter().map(|came| came.bytes).collect()
    }

    fn times(&self) -> Vec<f64> {
        self.came.iter().filter_map(|came| came.took).collect()
    }

    /// The median of the bytes, which may be as many as the text that `told` finds in what came and some more.
    fn row(&self, more: f64, told: impl Fn(&Came) -> usize) -> Row {
        let told: Vec<f64> = self.came.iter().map(|came| count(told(came))).collect();
        let over = self
            .came
            .iter()
            .zip(&told)
            .map(|(came, told)| came.bytes - told);
        let over = over.fold(f64::NEG_INFINITY, f64::max);
        let bytes = part(&self.bytes(), 50);
        let note = format!("the text and {over:.0} at most; {more:.0} are allowed");
        Row::new(format!("bytes: {}", self.what), "", bytes)
            .at_most(part(&told, 50) + more)
            // Each key has its own text.
            .missed(over > more)
            .note(note)
    }
}

/// The rows of the table that are about keys.
pub fn rows(store: &Path, rounds: usize) -> Vec<Row> {
    let floor = floor(rounds);
    let (list, unchanged) = caseload(store, rounds);
    let (end, middle) = note(store);
    let [moved, scrolled, paged] = &list;
    let mut rows = vec![
        moved.row(25.0, changed).peer("neomutt", 223.0),
        marker(store, rounds),
        scrolled.row(40.0, shown_anew).peer("neomutt", 251.0),
        paged.row(60.0, changed).peer("neomutt", 2050.0),
        Row::new(
            "bytes: character typed at the end of a line",
            "",
            mean(&end.bytes()),
        )
        .at_most(3.0)
        .peer("neomutt", 1.37)
        .note("mean"),
        middle.row(10.0, rest_of_line),
        Row::new("bytes: frame in which nothing changed", "", unchanged).at_most(0.0),
    ];
    rows.extend(idle(store));
    rows.push(ahead(store));
    let all = list.iter().chain([&end, &middle]);
    for keys in all.clone() {
        rows.push(latency(keys, floor));
    }
    for keys in all {
        let row = Row::new(format!("processor: {}", keys.what), "ms", keys.processor);
        rows.push(with_tig(
            row.at_most(0.3),
            keys.what,
            [0.21, 0.40, 0.55, 0.14],
        ));
    }
    rows
}

fn latency(keys: &Keys, floor: [f64; 2]) -> Row {
    let times = keys.times();
    let what = format!("key to last byte: {}", keys.what);
    let row = Row::new(what, "ms", part(&times, 50)).at_most(0.5);
    let [half, most] = floor;
    let note = format!(
        "p99 {:.2}; floor {half:.2}, p99 {most:.2}",
        part(&times, 99)
    );
    with_tig(row, keys.what, [0.35, 0.57, 0.75, 0.25]).note(note)
}

/// The row beside what tig needs for this kind of key.
fn with_tig(row: Row, what: &str, figures: [f64; 4]) -> Row {
    let kinds = ["bar moved", "list scrolled", "page", "character"];
    let kind = kinds.iter().position(|kind| what.starts_with(kind));
    match kind.and_then(|kind| figures.get(kind)) {
        Some(figure) => row.peer("tig", *figure),
        None => row,
    }
}

/// How long a program takes that only answers 21 bytes to each key: half of the keys, and 99 of a hundred.
fn floor(rounds: usize) -> [f64; 2] {
    let mut command = CommandBuilder::new(env::current_exe().unwrap());
    command.arg("--echo");
    let mut program = Program::of(command);
    program.terminal.wait_for("ready");
    let times = (0..rounds * 16).filter_map(|_| program.press("j").took);
    let times: Vec<f64> = times.collect();
    program.terminal.send("q");
    program.terminal.wait_for_end();
    [part(&times, 50), part(&times, 99)]
}

/// The smallest program.
pub fn echo() {
    use std::io::{Read, Write};
    crossterm::terminal::enable_raw_mode().unwrap();
    let (mut keys, mut screen) = (std::io::stdin(), std::io::stdout());
    let mut key = [0];
    screen.write_all(b"ready").unwrap();
    screen.flush().unwrap();
    while keys.read(&mut key).unwrap() == 1 && key != *b"q" {
        screen.write_all(ECHO).unwrap();
        screen.flush().unwrap();
    }
    crossterm::terminal::disable_raw_mode().unwrap();
}

/// The coordinator's caseload of a specialist, at its first row.
fn open_caseload(store: &Path) -> Program {
    let mut program = Program::open(store, "coordinator");
    program.go("", "Specialists");
    program.go("c", "by what needs us");
    program
}

/// The bar moved within the list, the list scrolled, and its pages; and the bytes for a key that changes nothing.
fn caseload(store: &Path, rounds: usize) -> ([Keys; 3], f64) {
    let mut program = open_caseload(store);
    let within = [[DOWN; 8], [UP; 8]].concat();
    let moved = measure(&mut program, "bar moved one line", rounds, |_| (), &within);
    let to_the_edge = DOWN.repeat(17);
    let last_row = |program: &mut Program| {
        program.press(HOME);
        program.press(&to_the_edge);
    };
    let scrolled = measure(
        &mut program,
        "list scrolled one line",
        rounds,
        last_row,
        &[DOWN; 16],
    );
    let first_row = |program: &mut Program| {
        program.press(HOME);
    };
    let paged = measure(&mut program, "page", rounds * 4, first_row, &[PAGE_DOWN; 2]);
    program.press(HOME);
    let unchanged = [HOME, UP].map(|key| program.press(key).bytes);
    program.leave();
    ([moved, scrolled, paged], unchanged.iter().sum())
}

/// The same in the looks for a slow line, where a sign is moved.
fn marker(store: &Path, rounds: usize) -> Row {
    let mut program = Program::open_lean(store, "coordinator");
    program.go("", "Specialists");
    program.go("c", "by what needs us");
    let within = [[DOWN; 8], [UP; 8]].concat();
    let moved = measure(&mut program, "bar moved, marker", rounds, |_| (), &within);
    program.leave();
    moved.row(12.0, |_| 0)
}

/// Presses the keys one by one, as often as there are rounds, each from where `begin` goes.
fn measure(
    program: &mut Program,
    what: &'static str,
    rounds: usize,
    begin: impl Fn(&mut Program),
    keys: &[&str],
) -> Keys {
    let (mut came, mut processor) = (Vec::new(), 0.0);
    for _ in 0..rounds {
        begin(program);
        let before = program.used();
        came.extend(keys.iter().map(|key| program.press(key)));
        processor += program.used().processor - before.processor;
    }
    let processor = processor / count(came.len());
    Keys {
        what,
        came,
        processor,
    }
}

/// Characters typed into the note of a session, at the end of its line and in the middle.
fn note(store: &Path) -> (Keys, Keys) {
    nothing_kept(store);
    let mut program = Program::open(store, "coordinator");
    program.go("", "Specialists");
    program.go("s", "Session ·");
    program.go(DOWN, "asked");
    program.go("n", "CASE FILE of");
    let letters: Vec<String> = NOTE.chars().map(String::from).collect();
    let letters: Vec<&str> = letters.iter().map(String::as_str).collect();
    let what = "character typed";
    let end = measure(&mut program, what, 1, |_| (), &letters);
    let to_the_middle = LEFT.repeat(20);
    let back = |program: &mut Program| {
        program.press(&to_the_middle);
    };
    let what = "character typed in mid-line";
    let middle = measure(&mut program, what, 1, back, &["k", "ö", "ш", "e", "n", "ý"]);
    program.leave();
    nothing_kept(store);
    (end, middle)
}

/// What was typed in another run is not there in the next one.
fn nothing_kept(store: &Path) {
    let kept = fs::read_dir(store.join("drafts")).into_iter().flatten();
    for draft in kept {
        fs::remove_file(draft.unwrap().path()).unwrap();
    }
}

/// Ten seconds in which nothing is done.
fn idle(store: &Path) -> [Row; 3] {
    let mut program = open_caseload(store);
    program.press(DOWN);
    program.rest();
    let (written, before) = (program.terminal.written.len(), program.used());
    while program.terminal.take(Duration::from_secs(10)) {}
    let after = program.used();
    let bytes = count(program.terminal.written.len() - written);
    program.leave();
    let row = |what: &str, unit, figure| {
        let row = Row::new(format!("idle for 10 s: {what}"), unit, figure);
        row.at_most(0.0).peer("tig", 0.0)
    };
    [
        row("bytes", "", bytes),
        row("wakeups", "", after.wakeups - before.wakeups),
        row("processor", "ms", after.processor - before.processor),
    ]
}

/// A hundred keys typed ahead in the list of referrals, which has more rows than that; none may be lost.
fn ahead(store: &Path) -> Row {
    let referrals = || {
        let mut program = Program::open(store, "coordinator");
        program.go("", "Specialists");
        program.go("r", "answers are late");
        program
    };
    let mut one_by_one = referrals();
    for _ in 0..AHEAD {
        one_by_one.press(DOWN);
    }
    let row = one_by_one.selected();
    one_by_one.leave();
    let mut together = referrals();
    let written = together.terminal.written.len();
    together.terminal.send(&DOWN.repeat(AHEAD));
    together.terminal.rest();
    let bytes = together.terminal.written.len() - written;
    let lost = together.selected() != row;
    together.leave();
    // No figure was taken of the others: of what was measured only nano skips frames while input waits.
    let row = Row::new("bytes: 100 cursor keys typed ahead", "", count(bytes));
    let note = if lost { "keys were lost" } else { "none lost" };
    row.at_most(6144.0).missed(lost).note(note)
}

/// The bytes of the rows that look different, the one that the bar has left and the one where it stands among
/// them, which is drawn over its whole width.
fn changed(came: &Came) -> usize {
    let [before, after] = &came.rows;
    let bars = came.cursor.map(|(row, _)| row);
    let rows = before.iter().zip(after).enumerate();
    let changed = rows.filter(|(index, (before, after))| before != after || bars.contains(index));
    changed
        .map(|(index, (_, after))| text(after, index == bars[1]))
        .sum()
}

/// The same where the list was scrolled: the row that came in, the one that was the last before, and what has
/// changed below them.
fn shown_anew(came: &Came) -> usize {
    let [before, after] = &came.rows;
    let (bar, _) = came.cursor[1];
    let list = text(&after[bar], true) + text(&after[bar - 1], false);
    let below = before.iter().zip(after).skip(bar + 1);
    list + below
        .filter(|(before, after)| before != after)
        .map(|(_, after)| text(after, false))
        .sum::<usize>()
}

/// The bytes from where a character was typed to the end of the line.
fn rest_of_line(came: &Came) -> usize {
    let [(row, column), _] = came.cursor;
    came.rows[1][row]
        .chars()
        .skip(column)
        .map(char::len_utf8)
        .sum()
}

/// The bytes of a row's text; a bar goes on to the edge of the screen.
fn text(row: &str, bar: bool) -> usize {
    let missing = usize::from(WIDTH).saturating_sub(row.chars().count());
    row.len() + if bar { missing } else { 0 }
}
