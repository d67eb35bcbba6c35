//! The program on terminals that show less and on keyboards that send other letters.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout
)]

#[path = "support/terminal.rs"]
#[allow(dead_code)] // Not all of it is needed here.
mod terminal;

use portable_pty::{CommandBuilder, PtySize};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use terminal::{PROGRAM, Terminal, cells};

/// A small demonstration in a folder of its own.
fn demonstration(folder: &Path) -> String {
    let store = folder.join("demonstration").to_str().unwrap().to_owned();
    let arguments = ["demo", "--no-open", "--cases", "60", "--store", &store];
    let made = Command::new(PROGRAM).args(arguments).status().unwrap();
    assert!(made.success());
    store
}

/// The first screen of a supervisor on a terminal of this name, in this locale.
fn opened(store: &str, term: &str, locale: &str, language: &str) -> Terminal {
    let arguments = [
        "--store",
        store,
        "--account",
        "supervisor-04",
        "--lang",
        language,
    ];
    let mut terminal = Terminal::on(term, locale, &arguments, 80, 24);
    terminal.wait_for("15.10.2021");
    terminal.rest();
    terminal
}

#[test]
fn a_russian_and_a_turkmen_keyboard_lead_through_a_session() {
    let folder = tempfile::tempdir().unwrap();
    let store = demonstration(folder.path());
    // The keys s, Down, n as each keyboard sends them; the Turkmen one has q where it sends ä.
    for (session, note, text) in [("ы", "т", "мать дома"), ("s", "n", "Ene öýde")] {
        let mut terminal = opened(&store, "xterm-256color", "C.UTF-8", "en");
        terminal.send(session);
        terminal.wait_for("Session ·");
        terminal.send("\x1b[B");
        terminal.wait_for("Asked now");
        terminal.send(note);
        terminal.wait_for("CASE FILE of");
        terminal.send(text);
        terminal.wait_for(text);
        terminal.send("\x1b");
        terminal.rest();
        terminal.send("\x1bä");
        assert_eq!(terminal.wait_for_end(), 0, "Alt and the key q");
    }
}

#[test]
fn a_paste_that_the_terminal_does_not_announce_is_no_command() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = opened(&demonstration(folder.path()), "linux", "C.UTF-8", "en");
    terminal.send("squads come\nquietly, r c e");
    terminal.wait_for("looked like a pasted text");
    assert!(terminal.screen().contains("This week"));
    terminal.send("r");
    terminal.wait_for("Referrals");
}

#[test]
fn any_terminal_without_utf_8_is_written_to_in_ascii() {
    let folder = tempfile::tempdir().unwrap();
    let store = demonstration(folder.path());
    for (term, language) in [("linux", "tk"), ("vt100", "ru"), ("screen", "en")] {
        let mut terminal = opened(&store, term, "C", language);
        for keys in ["\x1b[B", "\r", "2", "\x1b", "c", "\x1bOP", "\x1b[B"] {
            terminal.send(keys);
            terminal.rest();
        }
        let size = PtySize {
            rows: 8,
            cols: 30,
            pixel_width: 0,
            pixel_height: 0,
        };
        terminal.parser.screen_mut().set_size(cells(8), cells(30));
        terminal.master.resize(size).unwrap();
        terminal.wait_for("40");
        let size = PtySize {
            rows: 24,
            cols: 80,
            ..size
        };
        terminal.parser.screen_mut().set_size(cells(24), cells(80));
        terminal.master.resize(size).unwrap();
        terminal.wait_for("15.10.2021");
        // Something else was written over the screen; Ctrl-L draws all of it anew.
        terminal.parser.process(b"\x1b[2J");
        terminal.send("\x0c");
        terminal.wait_for("15.10.2021");
        // Bytes that are no UTF-8 are no key, and do no harm.
        terminal.send_bytes(&[0xd4, 0xff, 0xfe]);
        terminal.send("\x03");
        assert_eq!(terminal.wait_for_end(), 0, "{term}");
        assert!(terminal.written.is_ascii(), "{term}");
        let coloured = terminal.written.windows(4).any(|bytes| bytes == b";31m");
        assert_eq!(coloured, term != "vt100", "{term}");
    }
}

#[test]
fn the_linux_console_gets_signs_that_its_fonts_have() {
    let folder = tempfile::tempdir().unwrap();
    let store = demonstration(folder.path());
    for (term, sign) in [("linux", "┘ "), ("xterm", "↵ ")] {
        let mut terminal = opened(&store, term, "C.UTF-8", "tk");
        assert!(terminal.screen().contains(sign), "{}", terminal.screen());
        terminal.send("s");
        terminal.wait_for("Duşuşyk");
        terminal.rest();
        let screen = terminal.screen();
        assert_eq!(screen.contains(['↵', '✓']), term != "linux", "{screen}");
    }
}

#[test]
fn the_command_line_writes_to_such_a_terminal_in_ascii_and_to_a_file_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let store = demonstration(folder.path());
    for call in [
        &["list", "specialists"][..],
        &["--help"],
        &["list", "nothing"],
        &["agenda"],
    ] {
        let arguments = [&["--store", &store, "--lang", "ru"], call].concat();
        let mut terminal = Terminal::on("vt100", "C", &arguments, 80, 24);
        terminal.wait_for_end();
        assert!(
            terminal.written.is_ascii() && !terminal.written.is_empty(),
            "{call:?}"
        );
        let written = Command::new(PROGRAM)
            .args(&arguments)
            .env("LANG", "C")
            .output()
            .unwrap();
        let written = [written.stdout, written.stderr].concat();
        assert!(
            !written.is_ascii() && String::from_utf8(written).is_ok(),
            "{call:?}"
        );
    }
}

#[test]
fn what_is_typed_where_the_screen_has_only_ascii_keeps_its_letters() {
    let folder = tempfile::tempdir().unwrap();
    let store = demonstration(folder.path());
    let mut terminal = opened(&store, "vt100", "C", "en");
    terminal.send("/");
    terminal.rest();
    terminal.send("Öýe щи");
    terminal.wait_for("Oye shchi");
    terminal.send("\x03");
    terminal.wait_for_end();
}

/// What the looks of a screen are made of: the colours of letters and grounds, and whether there are lines.
fn looks(terminal: &Terminal) -> (BTreeSet<String>, bool) {
    let screen = terminal.parser.screen();
    let cells = (0..24).flat_map(|row| (0..80).filter_map(move |column| screen.cell(row, column)));
    let colours = cells.flat_map(|cell| [("", cell.fgcolor()), ("on ", cell.bgcolor())]);
    let coloured = colours.filter(|(_, colour)| *colour != vt100::Color::Default);
    let names = coloured.map(|(ground, colour)| format!("{ground}{colour:?}"));
    (names.collect(), terminal.screen().contains("──"))
}

#[test]
fn looks_are_chosen_by_the_call_or_the_machine_on_any_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let store = demonstration(folder.path());
    let (red, yellow) = ("Idx(1)", "on Idx(3)");
    for (term, flag, machine, colour, lines) in [
        ("xterm-256color", None, &[][..], Some(red), true),
        ("linux", Some("colour_blind"), &[], Some(yellow), true),
        ("xterm-256color", Some("high_contrast"), &[], None, true),
        ("linux", Some("plain"), &[], None, false),
        (
            "xterm",
            None,
            &[("GOLDAW_THEME", "colour_blind")],
            Some(yellow),
            true,
        ),
        (
            "xterm",
            Some("usual"),
            &[("GOLDAW_THEME", "plain")],
            Some(red),
            true,
        ),
        (
            "xterm",
            Some("colour_blind"),
            &[("NO_COLOR", "1")],
            None,
            true,
        ),
        ("linux", None, &[("NO_COLOR", "1")], None, true),
    ] {
        let mut command = CommandBuilder::new(PROGRAM);
        command.args([
            "--store",
            &store,
            "--account",
            "supervisor-04",
            "--lang",
            "en",
        ]);
        command.args(flag.iter().flat_map(|theme| ["--theme", theme]));
        for (name, value) in machine {
            command.env(name, value);
        }
        let mut terminal = Terminal::started(command, term, "C.UTF-8", 80, 24);
        terminal.wait_for("Urgent");
        terminal.rest();
        let (colours, has_lines) = looks(&terminal);
        let what = format!("{term} {flag:?} {machine:?}: {colours:?}");
        assert_eq!(has_lines, lines, "{what}");
        match colour {
            Some(colour) => assert!(colours.contains(colour), "{what}"),
            None => assert!(colours.is_empty(), "{what}"),
        }
        terminal.send("q");
        assert_eq!(terminal.wait_for_end(), 0, "{what}");
    }
}

/// The selected row.
fn selected(screen: &str) -> Option<&str> {
    screen.lines().find(|line| line.starts_with(" > "))
}

/// Sends keys and waits until another row is selected, or that one again.
fn moved(terminal: &mut Terminal, sent: &str, to: Option<&str>) {
    let before = selected(&terminal.screen()).map(str::to_owned);
    terminal.send(sent);
    terminal.wait_until(&format!("{sent:?}"), |screen| match to {
        Some(to) => selected(screen) == Some(to),
        None => selected(screen).is_some() && selected(screen) != before.as_deref(),
    });
}

/// What xterm, PuTTY in each of its ways, the Linux console and rxvt send for the keys that no letter is needed for.
#[test]
fn every_terminal_has_its_own_bytes_for_a_key() {
    let folder = tempfile::tempdir().unwrap();
    let store = demonstration(folder.path());
    let mut terminal = opened(&store, "putty", "C.UTF-8", "en");
    let first = selected(&terminal.screen()).unwrap().to_owned();
    for (there, back) in [
        ("\x1b[B", "\x1b[A"),
        ("\x1bOB", "\x1bOA"),
        ("\x1b[F", "\x1b[H"),
        ("\x1bOF", "\x1bOH"),
        ("\x1b[4~", "\x1b[1~"),
        ("\x1b[8~", "\x1b[7~"),
        ("\x1b[6~", "\x1b[5~"),
    ] {
        moved(&mut terminal, there, None);
        moved(&mut terminal, back, Some(&first));
    }
    for (sent, shows) in [
        ("\x1bOP", "── Help"),
        ("\x1b[11~", "── Help"),
        ("\x1b[[A", "── Help"),
        ("\x1b[20~", "Code, headline, name"),
    ] {
        terminal.send(sent);
        terminal.wait_for(shows);
        terminal.send("\x1b");
        terminal.wait_for_without(shows);
        terminal.wait_for("This week");
    }
    terminal.send("\x1b[24~");
    terminal.wait_for_without(&first);
    terminal.send("\x1b[24~");
    terminal.wait_for(&first);
    terminal.send("s");
    terminal.wait_for("Session ·");
    moved(&mut terminal, "\x1bOQ", None);
    let case = selected(&terminal.screen()).unwrap().to_owned();
    for (next, before) in [
        ("\x1b[12~", "\x1b[26~"),
        ("\x1b[[B", "\x1b[1;2Q"),
        ("\x1bn", "\x1bp"),
    ] {
        moved(&mut terminal, next, None);
        moved(&mut terminal, before, Some(&case));
    }
    for (sent, shows) in [
        ("\x1bOS", "── Action"),
        ("\x1b[14~", "── Action"),
        ("\x1b[[D", "── Action"),
        ("\x1b[15~", "── Contact"),
        ("\x1b[[E", "── Contact"),
    ] {
        terminal.send(sent);
        terminal.wait_for(shows);
        terminal.send("\x1b");
        terminal.wait_for_without(shows);
    }
    terminal.send("\x1b[21~");
    assert_eq!(terminal.wait_for_end(), 0, "F10");
}
