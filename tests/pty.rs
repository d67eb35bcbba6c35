//! The program in a real terminal: what only a terminal can show.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout
)]

#[path = "support/supervised.rs"]
mod supervised;
#[path = "support/terminal.rs"]
#[allow(dead_code)] // Not all of it is needed here.
mod terminal;
#[path = "office/records.rs"]
#[allow(dead_code)] // Only some of them are needed here.
mod two_teams;

use goldaw::office::Clock;
use goldaw::store::{Store, Unlock};
use portable_pty::PtySize;
use std::fs;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;
use supervised::{HEADLINE, NOTE, supervised};
use terminal::{PATIENCE, PROGRAM, REST, Terminal, cells};

/// A small demonstration in a folder of its own.
fn demonstration(folder: &Path) -> String {
    let store = folder.join("demonstration").to_str().unwrap().to_owned();
    let arguments = ["demo", "--no-open", "--cases", "60", "--store", &store];
    assert!(
        Command::new(PROGRAM)
            .args(arguments)
            .status()
            .unwrap()
            .success()
    );
    store
}

fn opened(store: &str) -> Terminal {
    let mut terminal = Terminal::open(&["--store", store, "--account", "supervisor-04"], 80, 24);
    terminal.wait_for("This week");
    terminal.wait_for("Specialists");
    terminal
}

/// Opens the session with the first specialist that is not held yet and goes to a case's note.
fn note(terminal: &mut Terminal) {
    terminal.send("s");
    terminal.wait_for("Session ·");
    terminal.send("\x1b[B");
    terminal.wait_for("Asked now");
    terminal.send("n");
    terminal.wait_for("CASE FILE of");
}

#[test]
fn it_starts_rests_and_leaves_the_terminal_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = opened(&demonstration(folder.path()));
    terminal.sleep(&[]);
    terminal.send("q");
    assert_eq!(terminal.wait_for_end(), 0);
    let written = String::from_utf8_lossy(&terminal.written).into_owned();
    // Where one who was killed has left the terminal in the alternate screen, it has to be cleared too.
    let (_, taken) = written.split_once("\x1b[?1049h").unwrap();
    let (before, _) = taken.split_once("\x1b[2J").unwrap();
    assert!(!before.contains("This week"), "empty before it is drawn on");
    assert!(written.contains("\x1b[?1049l"), "left again");
    assert!(written.contains("\x1b[?2004l"), "pasting as before");
}

#[test]
fn a_mistake_of_its_own_ends_in_a_sentence_and_not_in_an_abort() {
    let folder = tempfile::tempdir().unwrap();
    let store = demonstration(folder.path());
    let arguments = ["--store", &store, "--account", "supervisor-04"];
    // No thread can have so much: the program panics where it begins its first one.
    let stack = ("RUST_MIN_STACK", Path::new("1152921504606846976"));
    let quietly = ("RUST_BACKTRACE", Path::new("0"));
    let mut terminal = Terminal::open_with(&arguments, &[stack, quietly], 80, 24);
    assert_eq!(terminal.wait_for_end(), 1);
    let written = String::from_utf8_lossy(&terminal.written);
    let words = "Goldaw has stopped because of a mistake of its own. What was saved is safe.";
    assert!(written.starts_with(words), "{written}");
}

#[test]
fn what_is_typed_before_the_first_frame_is_not_lost() {
    let folder = tempfile::tempdir().unwrap();
    let store = demonstration(folder.path());
    let arguments = ["--store", &store, "--account", "coordinator"];
    let mut terminal = Terminal::open(&arguments, 80, 24);
    terminal.send("c");
    terminal.wait_for("by what needs us");
}

#[test]
fn it_follows_the_size_and_says_when_it_is_too_small() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = opened(&demonstration(folder.path()));
    for (width, height, text) in [
        (120, 40, "Specialists"),
        (30, 8, "40"),
        (80, 24, "Specialists"),
    ] {
        let size = PtySize {
            rows: height,
            cols: width,
            pixel_width: 0,
            pixel_height: 0,
        };
        terminal
            .parser
            .screen_mut()
            .set_size(cells(height), cells(width));
        terminal.master.resize(size).unwrap();
        terminal.wait_for(text);
    }
}

#[test]
fn a_pasted_text_is_text_and_no_command() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = opened(&demonstration(folder.path()));
    note(&mut terminal);
    let text = "q\nhome visit, Öýe baryp görüldi; мать дома 👩‍👧\n".repeat(20);
    terminal.send(&format!("\x1b[200~{text}\x1b[201~"));
    terminal.wait_for("görüldi");
    assert!(
        terminal.screen().contains("CASE FILE of"),
        "still in the session\n{}",
        terminal.screen()
    );
}

#[test]
fn control_c_keeps_the_draft_and_quits() {
    let folder = tempfile::tempdir().unwrap();
    let store = demonstration(folder.path());
    let mut terminal = opened(&store);
    note(&mut terminal);
    terminal.send("the aunt has the keys");
    terminal.wait_for("aunt has the keys");
    terminal.send("\x03");
    assert_eq!(terminal.wait_for_end(), 0);
    drop(terminal);
    resumes(&store, "aunt has the keys");
}

#[test]
fn a_draft_is_there_after_kill_9() {
    let folder = tempfile::tempdir().unwrap();
    let store = demonstration(folder.path());
    let mut terminal = opened(&store);
    note(&mut terminal);
    terminal.send("seen at school on Friday");
    terminal.wait_for("seen at school on Friday");
    terminal.wait_for("kept");
    terminal.child.kill().unwrap();
    drop(terminal);
    resumes(&store, "seen at school on Friday");
}

/// The sealed texts that are kept.
fn kept(store: &str) -> Vec<Vec<u8>> {
    let files = fs::read_dir(Path::new(store).join("drafts")).into_iter();
    let paths = files.flatten().map(|file| file.unwrap().path());
    // A draft that is written anew lies beside the old one until it is whole.
    let whole = paths.filter(|path| path.extension().is_some_and(|it| it == "d"));
    whole.filter_map(|path| fs::read(path).ok()).collect()
}

#[test]
fn what_is_typed_without_a_pause_is_kept_while_one_types() {
    let folder = tempfile::tempdir().unwrap();
    let store = demonstration(folder.path());
    let mut terminal = opened(&store);
    note(&mut terminal);
    terminal.send("seen at school on Friday ");
    terminal.wait_for("seen at school on Friday");
    let (start, before) = (Instant::now(), kept(&store));
    while kept(&store) == before {
        assert!(start.elapsed() < PATIENCE, "nothing was kept");
        terminal.send(".");
        terminal.take(REST / 8);
    }
    terminal.child.kill().unwrap();
    drop(terminal);
    resumes(&store, "seen at school on Friday");
}

/// Opens the same session again and finds the text.
fn resumes(store: &str, text: &str) {
    let mut terminal = opened(store);
    terminal.send("s");
    terminal.wait_for("Session ·");
    terminal.send("\x1b[B");
    terminal.wait_for("Asked now");
    terminal.send("\r");
    terminal.wait_for(text);
}

#[test]
fn a_second_one_is_told_who_has_the_store() {
    let folder = tempfile::tempdir().unwrap();
    let store = demonstration(folder.path());
    let _first = opened(&store);
    let second = Command::new(PROGRAM)
        .args(["list", "cases", "--store", &store])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&second.stderr).into_owned();
    assert_eq!(second.status.code(), Some(1), "{said}");
    assert!(said.contains("since"), "{said}");
    assert!(second.stdout.is_empty());
}

const PASSPHRASE: &str = "seven kettles on a quiet shelf";

/// How often the bytes stand in the memory of a process that can be written to; `None` if the system does
/// not let us read it.
fn found_in_memory(process: u32, bytes: &[u8]) -> Option<usize> {
    let maps = fs::read_to_string(format!("/proc/{process}/maps")).ok()?;
    let mut memory = fs::File::open(format!("/proc/{process}/mem")).ok()?;
    let mut found = 0;
    for line in maps.lines() {
        let mut parts = line.split_whitespace();
        let (range, may) = (parts.next()?, parts.next()?);
        let (from, until) = range.split_once('-')?;
        let (from, until) = (
            u64::from_str_radix(from, 16).ok()?,
            u64::from_str_radix(until, 16).ok()?,
        );
        if !may.starts_with("rw") {
            continue;
        }
        let mut part = vec![0; usize::try_from(until - from).ok()?];
        memory.seek(SeekFrom::Start(from)).ok()?;
        // Some parts, such as those of devices, can't be read; keys are in none of them.
        if memory.read_exact(&mut part).is_ok() {
            found += memchr::memmem::find_iter(&part, bytes).count();
        }
    }
    Some(found)
}

/// A service in a folder, its passphrase file and its data key.
fn service(folder: &Path) -> (PathBuf, PathBuf, Vec<u8>) {
    let (store, passphrase) = (folder.join("store"), folder.join("passphrase"));
    fs::write(&passphrase, PASSPHRASE).unwrap();
    let made = Command::new(PROGRAM)
        .args([
            "init",
            "--name",
            "Balkan centre",
            "--login",
            "gozel",
            "--store",
        ])
        .arg(&store)
        .env("GOLDAW_PASSPHRASE_FILE", &passphrase)
        .output()
        .unwrap();
    assert!(made.status.success(), "{made:?}");
    let unlock = Unlock::Passphrase {
        login: "gozel",
        passphrase: PASSPHRASE,
    };
    let opened = Store::open(&store, &unlock, Clock::System.now()).unwrap();
    let file = folder.join("key");
    opened.write_key_file(&file).unwrap();
    let written = fs::read_to_string(&file).unwrap();
    let digits = written.trim().as_bytes().chunks(2);
    let key = digits.map(|pair| u8::from_str_radix(str::from_utf8(pair).unwrap(), 16).unwrap());
    (store, passphrase, key.collect())
}

#[test]
fn the_lock_takes_the_key_out_of_memory_and_the_passphrase_brings_it_back() {
    let folder = tempfile::tempdir().unwrap();
    let (store, passphrase, key) = service(folder.path());
    let login = Path::new("gozel");
    let set = [
        ("GOLDAW_LOGIN", login),
        ("GOLDAW_PASSPHRASE_FILE", &passphrase),
        ("GOLDAW_STORE", &store),
    ];
    let mut terminal = Terminal::open_with(&[], &set, 80, 24);
    terminal.wait_for("Accounts");
    let process = terminal.child.process_id().unwrap();
    let limits = fs::read_to_string(format!("/proc/{process}/limits")).unwrap();
    let core = limits.lines().find(|line| line.contains("core file size"));
    let words: Vec<&str> = core.unwrap().split_whitespace().collect();
    assert_eq!(words[4..6], ["0", "0"], "core dumps are off");
    // Whoever frees memory writes over the beginning of it: what is looked for is the rest of the key.
    let key = &key[16..];
    if found_in_memory(process, key).is_none() {
        println!("not looked for: the memory of the program can't be read without being root");
        return;
    }
    for _ in 0..2 {
        let there = found_in_memory(process, key).unwrap();
        assert!(there > 0, "an open store has its key");
        terminal.send("\x0b");
        terminal.wait_for("Locked since");
        // The lock is in front before the store is closed behind it.
        let start = Instant::now();
        while found_in_memory(process, key) != Some(0) {
            assert!(start.elapsed() < PATIENCE, "of {there} some are left");
            terminal.take(REST);
        }
        terminal.send(&format!("{PASSPHRASE}\r"));
        terminal.wait_for("Accounts");
    }
    let written = String::from_utf8_lossy(&terminal.written).into_owned();
    assert!(!written.contains(PASSPHRASE));
    terminal.send("q");
    assert_eq!(terminal.wait_for_end(), 0);
}

#[test]
fn a_wrong_passphrase_is_asked_for_again_and_not_for_ever() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _, _) = service(folder.path());
    let set = [
        ("GOLDAW_LOGIN", Path::new("gozel")),
        ("GOLDAW_STORE", &store),
    ];
    let mut terminal = Terminal::open_with(&["list", "accounts"], &set, 80, 24);
    terminal.wait_for("Passphrase of gozel:");
    terminal.send("seven kettles on a quiet shelv\r");
    terminal.wait_for_times("Passphrase of gozel:", 2);
    terminal.send(&format!("{PASSPHRASE}\r"));
    assert_eq!(terminal.wait_for_end(), 0);
    assert!(terminal.screen().contains("administrator"));
    let mut terminal = Terminal::open_with(&["list", "accounts"], &set, 80, 24);
    for time in 1..=3 {
        terminal.wait_for_times("Passphrase of gozel:", time);
        terminal.send("seven kettles on a quiet shelv\r");
    }
    assert_eq!(terminal.wait_for_end(), 1);
}

#[test]
fn a_passphrase_that_will_not_do_is_asked_for_again() {
    let folder = tempfile::tempdir().unwrap();
    let (store, passphrase, _) = service(folder.path());
    let set = [
        ("GOLDAW_LOGIN", Path::new("gozel")),
        ("GOLDAW_PASSPHRASE_FILE", &passphrase),
        ("GOLDAW_STORE", &store),
    ];
    let add = |login| {
        let name = ["--name", "Maral Atayewa", "--role", "coordinator"];
        [&["account", "add", login], name.as_slice()].concat()
    };
    let mut terminal = Terminal::open_with(&add("maral"), &set, 80, 24);
    let other = "nine blue cups in a row";
    for (asked, times, typed) in [
        ("New passphrase", 1, "maral atayewa 1"),
        ("New passphrase", 2, other),
        ("The same again", 1, PASSPHRASE),
        ("New passphrase", 3, other),
        ("The same again", 2, other),
    ] {
        terminal.wait_for_times(asked, times);
        terminal.send(&format!("{typed}\r"));
    }
    assert_eq!(terminal.wait_for_end(), 0);
    for said in ["little more than", "The two differ", "may log in"] {
        assert!(terminal.screen().contains(said), "{}", terminal.screen());
    }
    let mut taken = Terminal::open_with(&add("gozel"), &set, 80, 24);
    assert_eq!(taken.wait_for_end(), 1);
    assert!(!taken.screen().contains("New passphrase"));
    assert!(taken.screen().contains("already"), "{}", taken.screen());
}

#[test]
fn the_lock_takes_what_was_shown_out_of_memory_and_the_passphrase_brings_it_back() {
    let folder = tempfile::tempdir().unwrap();
    let (store, passphrase, _) = service(folder.path());
    supervised(&store, PASSPHRASE);
    let set = [
        ("GOLDAW_LOGIN", Path::new("maral")),
        ("GOLDAW_PASSPHRASE_FILE", &passphrase),
        ("GOLDAW_STORE", &store),
    ];
    let mut terminal = Terminal::open_with(&[], &set, 80, 24);
    let process = terminal.child.process_id().unwrap();
    terminal.wait_for(HEADLINE);
    terminal.send("\r");
    terminal.wait_for("overview");
    let found = || {
        let texts = [HEADLINE, NOTE, "G\u{fc}l\u{e4}lek", "phone of the aunt"];
        texts.map(|text| found_in_memory(process, text.as_bytes()))
    };
    if found().contains(&None) {
        println!("not looked for: the memory of the program can't be read without being root");
        return;
    }
    for _ in 0..2 {
        // The name itself is shown as initials; it was in memory all the same.
        let there = found();
        assert!(there[..2].iter().all(|count| *count > Some(0)), "{there:?}");
        terminal.send("\x0b");
        terminal.wait_for("Locked since");
        terminal.rest();
        assert_eq!(found(), [Some(0); 4], "of {there:?} before");
        terminal.send(&format!("{PASSPHRASE}\r"));
        // The same screen, asked again.
        terminal.wait_for("overview");
        terminal.wait_for(HEADLINE);
    }
    terminal.send("q");
    assert_eq!(terminal.wait_for_end(), 0);
}

/// Opens the first urgent case and the form of a contact, at its note.
fn contact(terminal: &mut Terminal) {
    terminal.send("\r");
    terminal.wait_for("overview");
    terminal.send("c");
    terminal.wait_for("How");
    terminal.send("\t\t\t\t\t");
}

#[test]
fn a_form_is_there_after_kill_9_a_lost_line_and_the_end_of_the_system() {
    let folder = tempfile::tempdir().unwrap();
    let store = demonstration(folder.path());
    for (signal, text) in [
        ("KILL", "seen at school, "),
        ("HUP", "the aunt was there, "),
        ("TERM", "the rent is paid."),
    ] {
        let mut terminal = opened(&store);
        contact(&mut terminal);
        terminal.send(text);
        terminal.wait_for(text.trim_end_matches([' ', ',', '.']));
        if signal == "KILL" {
            terminal.wait_for("not saved yet.");
        }
        let pid = terminal.child.process_id().unwrap().to_string();
        let sent = Command::new("kill").args(["-s", signal, &pid]).status();
        assert!(sent.unwrap().success(), "{signal}");
        terminal.wait_for_end();
    }
    let mut terminal = opened(&store);
    contact(&mut terminal);
    for text in ["seen at school", "the aunt was there", "the rent is paid"] {
        terminal.wait_for(text);
    }
}
