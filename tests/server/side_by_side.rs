//! Two people at their terminals, side by side: what one does the other sees without a key, and who is there.

use crate::support::Place;
use crate::terminal::Terminal;

fn open(place: &Place, login: &str) -> Terminal {
    let store = place.store();
    let arguments = ["--store", store.to_str().unwrap(), "--account", login];
    let mut terminal = Terminal::open(&arguments, 80, 24);
    terminal.wait_for("Specialists");
    terminal
}

/// The row on which the cursor stands, without its margin.
fn row(terminal: &Terminal) -> String {
    let screen = terminal.parser.screen();
    let (row, _) = screen.cursor_position();
    let line = screen.rows(0, 80).nth(row.into()).unwrap();
    line.chars().skip(3).collect()
}

#[test]
fn what_one_does_the_other_sees_without_a_key_and_the_cursor_stays() {
    let place = Place::with_demonstration();
    let server = place.serve();
    let mut reader = open(&place, "supervisor-04");
    reader.send("c");
    reader.wait_for("by what needs us");
    let code = row(&reader).split(' ').next().unwrap().to_owned();
    reader.send("\x1b[B");
    reader.rest();
    let selected = row(&reader);
    assert!(!selected.starts_with(&code), "{}", reader.screen());
    // A coordinator finds the first case of that list and records a contact.
    let mut other = open(&place, "coordinator");
    other.send(&format!("/{code}"));
    other.wait_for("1 case");
    other.send("\r\x1b[B\r");
    other.wait_for("overview");
    other.send("c");
    other.wait_for("How");
    other.send("\tphone\t\t\t\tthe neighbour called");
    other.wait_for("neighbour called");
    other.send("\x13");
    other.wait_for("the contact is recorded");
    reader.wait_for("1 new");
    reader.rest();
    assert_eq!(row(&reader), selected, "{}", reader.screen());
    // Both have one case in front, until one of them leaves it.
    reader.send("/\x15");
    reader.send(&code);
    reader.wait_for("1 case");
    reader.send("\r\x1b[B\r");
    reader.wait_for("overview");
    reader.wait_for("also here:");
    other.wait_for("also here:");
    reader.send("\x1b");
    other.wait_for_without("also here:");
    reader.sleep(&[server.id()]);
    // The server is killed, and another comes.
    server.kill();
    reader.wait_for("[NO SERVER]");
    reader.wait_for("The server is gone.");
    let _server = place.serve();
    reader.wait_for_without("[NO SERVER]");
    reader.wait_for("The server is back.");
}
