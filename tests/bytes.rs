//! What a key costs on the line, in bytes, on an 80x24 terminal; and that nothing is sent that tells nothing.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "support/terminal.rs"]
#[allow(dead_code)] // Not all of it is needed here.
mod terminal;

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};
use terminal::{NOTE, PATIENCE, PROGRAM, Terminal};

const DOWN: &str = "\x1b[B";
const UP: &str = "\x1b[A";
const LEFT: &str = "\x1b[D";
const HOME: &str = "\x1b[H";
const REDRAW: &str = "\x0c";
/// A terminal that is told where a large frame begins and ends.
const TERM: &str = "alacritty";
const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";
/// How the frame begins that draws everything anew.
const CLEAR: &[u8] = b"\x1b[m\x1b[H\x1b[2J";

/// A demonstration of so many cases in a folder of its own.
fn demonstration(folder: &Path, cases: &str) -> String {
    let store = folder.join("demonstration").to_str().unwrap().to_owned();
    let arguments = ["demo", "--no-open", "--cases", cases, "--store", &store];
    let made = Command::new(PROGRAM).args(arguments).status().unwrap();
    assert!(made.success());
    store
}

fn opened(store: &str, account: &str, looks: &str) -> Terminal {
    let arguments = ["--store", store, "--account", account, "--theme", looks];
    let mut terminal = Terminal::on(TERM, "C.UTF-8", &arguments, 80, 24);
    terminal.wait_for("Open actions");
    all_since(&mut terminal, 0);
    terminal
}

/// The caseload with most cases in it: the first row of the team.
fn caseload(terminal: &mut Terminal) {
    let (mut row, start) = (String::new(), Instant::now());
    while !row.contains("Ogulbibi Ödeşowa") {
        assert!(start.elapsed() < PATIENCE, "{}", terminal.screen());
        answer(terminal, DOWN);
        row = rows(terminal)[usize::from(place(terminal).0)].clone();
    }
    terminal.send("\r");
    terminal.wait_for("by what needs us");
    all_since(terminal, 0);
}

/// The row and column of the cursor.
fn place(terminal: &Terminal) -> (u16, u16) {
    terminal.parser.screen().cursor_position()
}

/// The texts of the rows.
fn rows(terminal: &Terminal) -> Vec<String> {
    let rows = terminal.parser.screen().rows(0, 80);
    rows.map(|row| row.trim_end().to_owned()).collect()
}

/// Where these bytes begin in what was written, from a place on.
fn find(terminal: &Terminal, from: usize, bytes: &[u8]) -> Option<usize> {
    let found = memchr::memmem::find(&terminal.written[from..], bytes);
    found.map(|place| from + place)
}

/// All that was written from a place on, once what is to come of it has begun to: everything is drawn anew, and
/// where that begins everything before has come, since one frame is written after the other.
fn all_since(terminal: &mut Terminal, place: usize) -> Vec<u8> {
    let (asked, start) = (terminal.written.len(), Instant::now());
    terminal.send(REDRAW);
    loop {
        if let Some(anew) = find(terminal, asked, CLEAR) {
            let before = &terminal.written[place..anew];
            match before.strip_suffix(BEGIN) {
                Some(before) if find(terminal, anew, END).is_some() => return before.to_vec(),
                Some(_) => {}
                // A small frame comes in one piece.
                None => return before.to_vec(),
            }
        }
        assert!(start.elapsed() < PATIENCE, "{}", terminal.screen());
        terminal.take(PATIENCE);
    }
}

/// Sends keys and waits until they begin to be answered.
fn press(terminal: &mut Terminal, keys: &str) {
    let sent = terminal.written.len();
    terminal.send(keys);
    while terminal.written.len() == sent {
        assert!(terminal.take(PATIENCE), "{}", terminal.screen());
    }
}

/// All that comes for a key.
fn answer(terminal: &mut Terminal, key: &str) -> Vec<u8> {
    let sent = terminal.written.len();
    press(terminal, key);
    all_since(terminal, sent)
}

/// Asserts that so many bytes at most were sent, beside those that only say where a frame begins and ends.
fn at_most(most: usize, sent: &[u8]) {
    let sent = sent.strip_prefix(BEGIN).unwrap_or(sent);
    let sent = sent.strip_suffix(END).unwrap_or(sent);
    let shown = String::from_utf8_lossy(sent).replace('\x1b', "^");
    assert!(sent.len() <= most, "{} > {most}: {shown}", sent.len());
}

/// The bytes of the texts of these rows.
fn text<'a>(rows: impl IntoIterator<Item = &'a String>) -> usize {
    rows.into_iter().map(String::len).sum()
}

#[test]
fn a_list_costs_what_has_changed_on_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = opened(
        &demonstration(folder.path(), "1024"),
        "supervisor-04",
        "usual",
    );
    caseload(&mut terminal);

    let moved = answer(&mut terminal, DOWN);
    let row = usize::from(place(&terminal).0);
    at_most(text(&rows(&terminal)[row - 1..=row]) + 25, &moved);

    // The last row that is seen, and one further: the cursor stays where it is.
    while place(&terminal).0 < 21 {
        answer(&mut terminal, DOWN);
    }
    let (before, sent) = (rows(&terminal), terminal.written.len());
    terminal.send(DOWN);
    terminal.wait_until("the next row", |screen| !screen.contains(&before[3]));
    let scrolled = all_since(&mut terminal, sent);
    let now = rows(&terminal);
    assert_eq!(now[3..20], before[4..21], "one row further");
    at_most(text(&now[20..=21]) + 40, &scrolled);

    let (before, sent) = (now, terminal.written.len());
    terminal.send("\x1b[6~");
    terminal.wait_until("the next page", |screen| !screen.contains(&before[10]));
    let paged = all_since(&mut terminal, sent);
    let now = rows(&terminal);
    let changed = now
        .iter()
        .zip(&before)
        .filter(|(now, before)| now != before);
    let changed: Vec<&String> = changed.map(|(now, _)| now).collect();
    assert!(changed.len() >= 15, "{}", terminal.screen());
    at_most(text(changed) + 60, &paged);
}

#[test]
fn on_a_slow_line_a_sign_moves_instead_of_the_bar() {
    let folder = tempfile::tempdir().unwrap();
    let store = demonstration(folder.path(), "512");
    let mut terminal = opened(&store, "supervisor-04", "slow_line");
    for caseload_first in [false, true] {
        if caseload_first {
            caseload(&mut terminal);
        }
        answer(&mut terminal, DOWN);
        for (key, by) in [(DOWN, 1), (UP, -1)] {
            let before = place(&terminal).0;
            at_most(12, &answer(&mut terminal, key));
            assert_eq!(place(&terminal).0, before.saturating_add_signed(by));
        }
    }
}

#[test]
fn a_typed_character_costs_itself() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = opened(
        &demonstration(folder.path(), "60"),
        "supervisor-04",
        "usual",
    );
    terminal.send("s");
    terminal.wait_for("Session ·");
    terminal.send(DOWN);
    terminal.wait_for("Asked now");
    terminal.send("n");
    terminal.wait_for("CASE FILE of");
    all_since(&mut terminal, 0);

    // What the first one changes beside it, and the way to the next line, are counted too.
    let sent = terminal.written.len();
    for letter in NOTE.chars() {
        press(&mut terminal, &letter.to_string());
    }
    let all = all_since(&mut terminal, sent);
    at_most(3 * NOTE.chars().count(), &all);

    // When it was kept last may be said anew, once a minute.
    for _ in 0..5 {
        answer(&mut terminal, LEFT);
    }
    let tries = (0..3).map(|_| answer(&mut terminal, "e"));
    let middle = tries.min_by_key(Vec::len).unwrap();
    at_most("ждут.".len() + 10, &middle);
}

#[test]
fn nothing_is_sent_where_nothing_has_changed() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = opened(
        &demonstration(folder.path(), "60"),
        "supervisor-04",
        "usual",
    );
    let sent = terminal.written.len();
    // Up, on the first row already; a key that means nothing here; and ten seconds.
    terminal.send(&format!("{UP}\x1b[24;5~"));
    let until = Instant::now() + Duration::from_secs(10);
    while let Some(left) = until.checked_duration_since(Instant::now()) {
        terminal.take(left);
    }
    at_most(0, &terminal.written[sent..]);
    assert_ne!(answer(&mut terminal, DOWN), b"", "it was listening");
}

#[test]
fn keys_typed_ahead_cost_a_frame_or_two_and_none_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = opened(&demonstration(folder.path(), "512"), "coordinator", "usual");
    terminal.send("r");
    terminal.wait_for("referrals are open");
    all_since(&mut terminal, 0);
    // As far as there are rows that were asked for at first.
    let keys = [[DOWN; 55].as_slice(), &[UP; 45]].concat();
    for key in &keys {
        press(&mut terminal, key);
    }
    all_since(&mut terminal, 0);
    let one_by_one = (rows(&terminal), place(&terminal));
    answer(&mut terminal, HOME);
    let (sent, start) = (terminal.written.len(), Instant::now());
    terminal.send(&keys.concat());
    while (rows(&terminal), place(&terminal)) != one_by_one {
        assert!(start.elapsed() < PATIENCE, "{}", terminal.screen());
        terminal.take(PATIENCE);
    }
    at_most(6 * 1024, &all_since(&mut terminal, sent));
}
