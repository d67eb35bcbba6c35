//! The server ends, by request or by kill -9; what was said to be saved is saved, once.

use crate::support::{Place, client};
use goldaw::domain::account::Role;
use goldaw::domain::contact::Medium;
use goldaw::domain::identifier::CaseId;
use goldaw::office::contacts::NewContact;
use goldaw::office::listing::{Listed, Listing, What};
use goldaw::office::{Answer, Request};
use goldaw::server::client::Client;

fn list(client: &mut Client, what: What) -> Listed {
    let listing = Listing {
        what,
        search: String::new(),
        specialist: None,
        area: None,
        all: true,
    };
    match client.ask(Request::List(listing)).unwrap() {
        Answer::Listed(listed) => listed,
        other => panic!("{other:?}"),
    }
}

pub fn contact(case: CaseId, number: usize) -> NewContact {
    NewContact {
        case,
        on: "2021-10-15".parse().unwrap(),
        medium: Medium::Phone,
        made: true,
        seen: Vec::new(),
        note: format!("call {number}"),
        next_by: None,
    }
}

pub fn some_case(client: &mut Client) -> CaseId {
    match list(client, What::Cases) {
        Listed::Cases(rows) => rows.iter().find(|row| !row.restricted).unwrap().case,
        other => panic!("{other:?}"),
    }
}

fn contacts(client: &mut Client) -> usize {
    match list(client, What::Contacts) {
        Listed::Contacts(rows) => rows.len(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_server_that_is_asked_to_end_takes_its_socket_along() {
    let place = Place::with_demonstration();
    let server = place.serve();
    let mut client = client(&place.socket(), Role::Coordinator);
    assert!(client.ask(Request::Me).is_ok());
    let (status, said) = server.end();
    assert_eq!(status, Some(0), "{said}");
    assert!(!place.socket().exists());
    let gone = client.ask(Request::Me).unwrap_err();
    assert_eq!(gone.message().id, "server-gone");
    place.expect(&["list", "areas"]);
}

#[test]
fn a_line_that_hangs_up_does_not_end_the_server() {
    let place = Place::with_demonstration();
    let server = place.serve();
    crate::support::signal(server.id(), "HUP");
    let mut client = client(&place.socket(), Role::Coordinator);
    assert!(client.ask(Request::Me).is_ok());
    assert_eq!(server.end().0, Some(0));
}

#[test]
fn what_is_asked_again_after_a_kill_is_done_once() {
    let place = Place::with_demonstration();
    let mut server = place.serve();
    let mut own = client(&place.socket(), Role::Coordinator);
    let case = some_case(&mut own);
    let before = contacts(&mut own);
    let rounds = match std::env::var_os("GOLDAW_LONG") {
        Some(_) => 40,
        None => 5,
    };
    let mut asked = 0;
    for round in 0..rounds {
        let socket = place.socket();
        let asking = std::thread::spawn(move || {
            let mut client = client(&socket, Role::Coordinator);
            let mut done = 0;
            // The server is killed somewhere in between and comes back: nobody here is told.
            for number in 0..40 {
                let request = Request::RecordContact(contact(case, round * 100 + number));
                client.ask(request).unwrap();
                done += 1;
            }
            done
        });
        std::thread::yield_now();
        while contacts(&mut own) < before + asked + 5 {}
        server.kill();
        server = place.serve();
        asked += asking.join().unwrap();
        assert_eq!(contacts(&mut own), before + asked, "round {round}");
    }
    assert_eq!(server.end().0, Some(0));
    let verified = place.expect(&["verify", "--format", "json"]);
    assert!(verified.contains("\"sound\": true"), "{verified}");
}
