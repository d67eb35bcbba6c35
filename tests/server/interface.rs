//! The interface in a real terminal while its server is killed: it says so, keeps what is typed, goes on with
//! the next server, and what was asked and not answered is done once.

use crate::support::{Place, Server, client, signal};
use crate::terminal::Terminal;
use goldaw::domain::account::Role;
use goldaw::office::{Answer, Request};

/// The interface of a supervisor with a contact being typed about her most urgent case.
fn typing(place: &Place, note: &str) -> Terminal {
    let store = place.store();
    let arguments = [
        "--store",
        store.to_str().unwrap(),
        "--account",
        "supervisor-04",
    ];
    let mut terminal = Terminal::open(&arguments, 80, 24);
    terminal.wait_for("Specialists");
    terminal.send("\r");
    terminal.wait_for("1 overview");
    terminal.send("c");
    terminal.wait_for("Next contact by");
    terminal.send("\tphone\t\t\t\t");
    terminal.send(note);
    terminal.wait_for(note);
    terminal
}

/// How often a contact with this note is recorded about the case whose code stands on the screen.
fn recorded(place: &Place, terminal: &Terminal, note: &str) -> usize {
    let screen = terminal.screen();
    let mut words = screen.split_whitespace();
    let code = words.find(|word| word.matches('-').count() == 3).unwrap();
    let mut client = client(&place.socket(), Role::Coordinator);
    match client.ask(Request::CaseByCode(code.to_owned())).unwrap() {
        Answer::Case(view) => {
            let notes = view.contacts.iter().map(|contact| &contact.note);
            notes.filter(|there| *there == note).count()
        }
        other => panic!("{other:?}"),
    }
}

const SAVE: &str = "\x13";

fn saved(terminal: &mut Terminal) {
    terminal.wait_for_without("Next contact by");
    terminal.wait_for("1 overview");
}

fn ends_whole(place: &Place, server: Server) {
    assert_eq!(server.end().0, Some(0));
    let verified = place.expect(&["verify", "--format", "json"]);
    assert!(verified.contains("\"sound\": true"), "{verified}");
}

#[test]
fn it_says_that_the_server_is_gone_keeps_the_form_and_saves_it_when_it_is_back() {
    let place = Place::with_demonstration();
    let server = place.serve();
    let mut terminal = typing(&place, "the aunt has the keys");
    terminal.wait_for("not saved yet.");
    server.kill();
    terminal.send(SAVE);
    // That it is gone is said at once; this is the answer to the save.
    terminal.wait_for("The server does not answer");
    terminal.wait_for("the aunt has the keys");
    let server = place.serve();
    terminal.send(", and the cat");
    terminal.wait_for("keys, and the cat");
    terminal.send(SAVE);
    saved(&mut terminal);
    assert_eq!(
        recorded(&place, &terminal, "the aunt has the keys, and the cat"),
        1
    );
    assert_eq!(recorded(&place, &terminal, "the aunt has the keys"), 0);
    ends_whole(&place, server);
}

#[test]
fn what_was_asked_and_not_answered_is_done_once_by_the_next_server() {
    let place = Place::with_demonstration();
    let mut server = place.serve();
    for (round, stopped) in [true, false, false, false].into_iter().enumerate() {
        let note = format!("call number {round}");
        let mut terminal = typing(&place, &note);
        // One that is stopped has not even read it; any other is somewhere in the middle, or done.
        if stopped {
            signal(server.id(), "STOP");
        }
        terminal.send(SAVE);
        server.kill();
        server = place.serve();
        let form = |screen: &str| screen.contains("Next contact by");
        let gone = |screen: &str| screen.contains("The server");
        terminal.wait_until("an answer", |screen| !form(screen) || gone(screen));
        // Whoever was not answered in time saves once more.
        if form(&terminal.screen()) {
            terminal.send(SAVE);
        }
        saved(&mut terminal);
        assert_eq!(recorded(&place, &terminal, &note), 1, "round {round}");
    }
    ends_whole(&place, server);
}
