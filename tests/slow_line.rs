//! The program at the far end of a line of 9600 bits a second with a round trip of 300 ms: it shows the same
//! screens as on a fast line, and no key is lost. And what of that holds where nothing comes through for a while.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "support/terminal.rs"]
#[allow(dead_code)] // Not all of it is needed here.
mod terminal;

use portable_pty::CommandBuilder;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::Instant;
use terminal::{Line, PATIENCE, PROGRAM, QUESTION, Terminal, wakes};

const WIDTH: u16 = 80;
const HEIGHT: u16 = 24;
const DOWN: &str = "\x1b[B";
const UP: &str = "\x1b[A";
const LEFT: &str = "\x1b[D";
const PAGE_DOWN: &str = "\x1b[6~";
const REDRAW: &str = "\x0c";
/// How the frame begins that draws everything anew.
const CLEAR: &[u8] = b"\x1b[m\x1b[H\x1b[2J";
/// What the last row says at its end where the line is slow, but for the looks for one.
const SLOW: &str = "The line is slow: Shift-F10 shows less";

/// What a screen shows: its rows, how each of their cells looks, and where the cursor stands.
type Shown = (Vec<String>, Vec<String>, (u16, u16));

/// The way through the program: what is typed at each station, and what says that the next one is reached.
fn way() -> [(String, &'static str); 10] {
    let lines = DOWN.repeat(40) + &PAGE_DOWN.repeat(3);
    let note = "\t\t\t\t\tseen at home; the aunt has the keys".to_owned();
    [
        (String::new(), "Specialists: 45"),
        ("c".to_owned(), "by what needs us"),
        (lines.clone(), ""),
        ("h".to_owned(), "Specialists: 45"),
        ("r".to_owned(), "referrals are open"),
        // Not to the end of the list: a key that is lost is seen.
        (lines, ""),
        ("/school".to_owned(), "school"),
        (DOWN.to_owned() + "\r", "overview"),
        ("c".to_owned() + LEFT + &note, "not saved yet"),
        ("\x1b".to_owned(), "overview"),
    ]
}

/// The same demonstration twice: what is typed in one is not found in the other.
fn demonstrations(folder: &Path) -> [String; 2] {
    ["one", "other"].map(|name| {
        let store = folder.join(name).to_str().unwrap().to_owned();
        let arguments = ["demo", "--no-open", "--store", &store];
        let made = Command::new(PROGRAM).args(arguments).status().unwrap();
        assert!(made.success());
        store
    })
}

fn program(store: &str, looks: &str) -> CommandBuilder {
    let mut command = CommandBuilder::new(PROGRAM);
    command.args(["--store", store, "--account", "coordinator", "--lang", "en"]);
    command.args(["--theme", looks]);
    command
}

fn shown(terminal: &Terminal) -> Shown {
    let screen = terminal.parser.screen();
    let rows = screen
        .rows(0, WIDTH)
        .map(|row| without_moment(row.trim_end()));
    let looks = (0..HEIGHT).map(|row| {
        let cells = (0..WIDTH).map(|column| look(screen.cell(row, column).unwrap()));
        cells.collect()
    });
    (rows.collect(), looks.collect(), screen.cursor_position())
}

/// When something was kept is another minute in another run.
fn without_moment(row: &str) -> String {
    match (row.split_once("Kept "), row.split_once(", not saved")) {
        (Some((before, _)), Some((_, after))) => format!("{before}Kept, not saved{after}"),
        _ => row.to_owned(),
    }
}

/// How a cell looks. Where no letter stands only its ground is seen.
fn look(cell: &vt100::Cell) -> String {
    let ground = (cell.inverse(), cell.underline(), cell.bgcolor());
    match cell.contents().trim() {
        "" => format!("{ground:?}"),
        _ => format!("{ground:?}{:?}", (cell.bold(), cell.dim(), cell.fgcolor())),
    }
}

/// Goes the whole way on a fast line and gives what each station shows.
fn stations(store: &str, looks: &str) -> Vec<Shown> {
    let mut terminal = Terminal::running(program(store, looks), WIDTH, HEIGHT);
    let stations = way().map(|(keys, reached)| {
        let before = terminal.written.len();
        terminal.send(&keys);
        terminal.wait_for(reached);
        while terminal.written.len() == before {
            assert!(terminal.take(PATIENCE), "{keys:?}: {}", terminal.screen());
        }
        terminal.rest();
        shown(&terminal)
    });
    stations.into()
}

/// Whether two screens are the same. That of a slow line says so in its last row, where fewer keys have room then.
fn is_same(now: &Shown, expected: &Shown) -> bool {
    let footer = usize::from(HEIGHT) - 1;
    let rows = footer + usize::from(!now.0[footer].ends_with(SLOW));
    let seen = |shown: &Shown| [&shown.0, &shown.1].map(|rows_of| rows_of[..rows].to_vec());
    seen(now) == seen(expected) && now.2 == expected.2
}

/// How often these bytes were written from a place on.
fn count(terminal: &Terminal, from: usize, bytes: &[u8]) -> usize {
    memchr::memmem::find_iter(&terminal.written[from..], bytes).count()
}

/// Waits until these bytes were written from a place on.
fn wait_for_bytes(terminal: &mut Terminal, from: usize, bytes: &[u8]) {
    let start = Instant::now();
    while count(terminal, from, bytes) == 0 {
        assert!(start.elapsed() < PATIENCE, "{}", terminal.screen());
        terminal.take(PATIENCE);
    }
}

/// Waits until the terminal shows this.
fn wait_until(terminal: &mut Terminal, expected: &Shown) {
    let start = Instant::now();
    loop {
        let now = shown(terminal);
        if is_same(&now, expected) {
            return;
        }
        let both = || format!("{}\n{}", now.0.join("\n"), expected.0.join("\n"));
        assert!(
            start.elapsed() < PATIENCE,
            "{:?}, {:?}\n{}",
            now.2,
            expected.2,
            both()
        );
        terminal.take(PATIENCE / 60);
    }
}

#[test]
fn every_screen_is_that_of_a_fast_line() {
    let all = std::env::var_os("GOLDAW_LONG").is_some();
    let looks = ["slow_line", "usual", "high_contrast", "plain"];
    for looks in looks.into_iter().take(if all { 4 } else { 1 }) {
        let folder = tempfile::tempdir().unwrap();
        let [one, other] = demonstrations(folder.path());
        let stations = stations(&one, looks);
        let mut terminal =
            Terminal::at_the_end_of(Line::SLOW, program(&other, looks), WIDTH, HEIGHT);
        for ((keys, _), expected) in way().iter().zip(&stations) {
            terminal.send(keys);
            wait_until(&mut terminal, expected);
        }
    }
}

#[test]
fn what_is_typed_ahead_from_the_start_on_leads_to_the_same_screen() {
    let folder = tempfile::tempdir().unwrap();
    let [one, other] = demonstrations(folder.path());
    let stations = stations(&one, "usual");
    let mut terminal = Terminal::at_the_end_of(Line::SLOW, program(&other, "usual"), WIDTH, HEIGHT);
    // All but the last: an Esc with keys behind it is another key.
    let (way, last) = (way(), stations.len() - 1);
    let keys = way[..last].iter().map(|(keys, _)| keys.as_str());
    terminal.send(&keys.collect::<String>());
    wait_until(&mut terminal, &stations[last - 1]);
    terminal.send(&way[last].0);
    wait_until(&mut terminal, &stations[last]);
    terminal.wait_for(SLOW);
}

/// The line stands still while one types: after the first large frame nothing is drawn before it goes on.
#[test]
fn keys_that_come_while_the_line_stands_cost_a_frame_together() {
    let folder = tempfile::tempdir().unwrap();
    let [one, other] = demonstrations(folder.path());
    let [mut fast, mut stopped] =
        [one, other].map(|store| Terminal::running(program(&store, "usual"), WIDTH, HEIGHT));
    for terminal in [&mut fast, &mut stopped] {
        terminal.wait_for("Specialists: 45");
        terminal.rest();
    }
    let keys = [[DOWN; 40].as_slice(), &[UP; 15]].concat();
    fast.send(&keys.concat());
    fast.rest();
    let (expected, before) = (shown(&fast), stopped.written.len());
    let line = Arc::clone(&stopped.line);
    let stands = line.lock().unwrap();
    // Each of them draws the whole screen, if it is drawn.
    for key in keys {
        let (own, start) = (stopped.child.process_id().unwrap(), Instant::now());
        let before = wakes(own);
        stopped.send(&format!("{key}{REDRAW}"));
        // One after the other: it has taken them when it sleeps again.
        while wakes(own) == before {
            assert!(start.elapsed() < PATIENCE, "{}", stopped.screen());
            std::thread::yield_now();
        }
    }
    drop(stands);
    wait_until(&mut stopped, &expected);
    stopped.rest();
    wait_until(&mut stopped, &expected);
    let frames = count(&stopped, before, CLEAR);
    assert!(frames <= 2, "the one on the line, and one: {frames}");
}

#[test]
fn a_terminal_that_never_reports_is_asked_once_and_shows_everything() {
    let folder = tempfile::tempdir().unwrap();
    let [one, other] = demonstrations(folder.path());
    let stations = stations(&one, "usual");
    let line = Line::UNANSWERED;
    let mut terminal = Terminal::at_the_end_of(line, program(&other, "usual"), WIDTH, HEIGHT);
    for ((keys, _), expected) in way().iter().zip(&stations) {
        terminal.send(keys);
        wait_until(&mut terminal, expected);
    }
    assert_eq!(count(&terminal, 0, QUESTION), 1);
    terminal.sleep(&[]);
}

/// The program ends while the report is still to come.
#[test]
fn a_report_is_not_left_for_the_shell() {
    let folder = tempfile::tempdir().unwrap();
    let [store, _] = demonstrations(folder.path());
    let mut command = CommandBuilder::new("sh");
    let script = r#""$@"; read -r rest; echo "left: $rest."#;
    command.args(["-c", &format!("{script}\""), "sh"]);
    command.args(program(&store, "usual").get_argv());
    let mut terminal = Terminal::at_the_end_of(Line::SLOW, command, WIDTH, HEIGHT);
    terminal.wait_for("Specialists: 45");
    terminal.rest();
    let before = terminal.written.len();
    terminal.send(REDRAW);
    wait_for_bytes(&mut terminal, before, CLEAR);
    terminal.send("q");
    wait_for_bytes(&mut terminal, before, QUESTION);
    terminal.wait_for_without("Specialists: 45");
    terminal.send("\n");
    terminal.wait_for("left: ");
    // A report that is written back is not seen on the screen.
    wait_for_bytes(&mut terminal, before, b".\r\n");
    let nothing = count(&terminal, before, b"left: .");
    assert_eq!(nothing, 1, "{}", terminal.screen());
}
