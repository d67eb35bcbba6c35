//! What the server says by itself: across its own end, to a client that is stopped, and at no cost at rest.

use crate::ending::{contact, some_case};
use crate::hostile::{frame, let_in, resident};
use crate::support::{Place, client};
use crate::terminal::wakes;
use goldaw::domain::account::Role;
use goldaw::domain::identifier::CaseId;
use goldaw::office::news::News;
use goldaw::office::{Request, Told};
use goldaw::server::client::Client;
use std::io::{Read, Write};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// After so long what should come won't.
pub const LONG: Duration = Duration::from_secs(30);

pub fn told(client: &mut Client) -> Receiver<Told> {
    let (tell, told) = channel();
    client.tell_to(Arc::new(move |said| {
        let _ = tell.send(said);
    }));
    told
}

fn change(client: &mut Client, case: CaseId) {
    let contact = contact(case, 1);
    client.ask(Request::RecordContact(contact)).unwrap();
}

#[test]
fn a_client_hears_that_the_server_is_gone_and_watches_again_when_it_is_back() {
    let place = Place::with_demonstration();
    let server = place.serve();
    let mut watching = client(&place.socket(), Role::Coordinator);
    let told = told(&mut watching);
    let case = some_case(&mut watching);
    watching
        .ask(Request::Watch(vec![Request::Case(case)]))
        .unwrap();
    server.kill();
    assert_eq!(told.recv_timeout(LONG), Ok(Told::Gone), "nothing was asked");
    let refused = watching.ask(Request::Me).unwrap_err();
    assert_eq!(refused.message().id, "server-gone");
    let server = place.serve();
    watching.ask(Request::Me).unwrap();
    assert_eq!(told.recv_timeout(LONG), Ok(Told::Back));
    change(&mut client(&place.socket(), Role::Coordinator), case);
    let changed = Told::News(News {
        changed: true,
        beside: Vec::new(),
    });
    assert_eq!(told.recv_timeout(LONG), Ok(changed));
    assert_eq!(server.end().0, Some(0));
    assert_eq!(told.recv_timeout(LONG), Ok(Told::Gone), "it said so itself");
    assert!(told.try_recv().is_err(), "each once");
}

#[test]
fn one_who_watches_and_does_not_read_harms_nobody_and_is_told_once() {
    let place = Place::with_demonstration();
    let server = place.serve();
    let mut good = client(&place.socket(), Role::Coordinator);
    let case = some_case(&mut good);
    // The coordinator, at a screen that is stopped.
    let mut stopped = let_in(&place.socket());
    let login = Request::LogIn("coordinator".into());
    for (number, request) in [login, Request::Watch(vec![Request::Case(case)])]
        .iter()
        .enumerate()
    {
        let number = (number as u64).to_le_bytes();
        let request = bincode::serialize(request).unwrap();
        let asked = [&number[..], &[0], &request].concat();
        stopped.write_all(&frame(&asked)).unwrap();
    }
    let mut answered = [0; 4];
    stopped.read_exact(&mut answered).unwrap();
    let before = resident(server.id());
    for _ in 0..200 {
        change(&mut good, case);
        good.ask(Request::Watch(vec![Request::Case(case)])).unwrap();
        good.ask(Request::Watch(Vec::new())).unwrap();
    }
    assert!(resident(server.id()) < before + (20 << 20));
}

#[test]
fn at_rest_neither_the_server_nor_those_who_watch_wake_up() {
    let place = Place::with_demonstration();
    let server = place.serve();
    let mut readers: Vec<Client> = (0..5)
        .map(|_| client(&place.socket(), Role::Coordinator))
        .collect();
    let case = some_case(&mut readers[0]);
    for reader in &mut readers {
        let shown = vec![Request::Case(case), Request::ThisWeek(None)];
        reader.ask(Request::Watch(shown)).unwrap();
    }
    // Wait until what the questions began has come to rest, then for a while in which nothing comes.
    let mut awake = wakes(server.id());
    let (_never, nothing) = channel::<()>();
    let quiet = |awake: &mut u64| {
        let _ = nothing.recv_timeout(Duration::from_secs(1));
        let before = std::mem::replace(awake, wakes(server.id()));
        before == *awake
    };
    assert!((0..30).any(|_| quiet(&mut awake)), "it never rests");
    assert!(quiet(&mut awake) && quiet(&mut awake), "it wakes at rest");
}
