//! `goldaw serve --status`: how the server is doing, and who is connected.

use crate::support::{Place, client};
use goldaw::domain::account::Role;
use goldaw::office::Request;
use goldaw::server::client::{Client, Hello};
use serde_json::Value;

const STATUS: &[&str] = &["serve", "--status", "--format", "json"];

fn status(place: &Place) -> Value {
    serde_json::from_str(&place.expect(STATUS)).unwrap()
}

#[test]
fn an_administrator_sees_how_the_server_is_doing_and_who_is_connected() {
    let place = Place::with_service();
    let user = place.link_oneself();
    let server = place.serve();
    let come_in = || Client::connect(&place.socket(), &Hello::default());
    let [mut one, mut other] = [(); 2].map(|()| come_in().unwrap().unwrap());
    one.ask(Request::Lock).unwrap();
    other.ask(Request::Me).unwrap();
    let said = status(&place);
    let connected = said["connected"].as_array().unwrap();
    assert_eq!(connected.len(), 3, "the one who asks is the third: {said}");
    let locked: Vec<_> = connected.iter().map(|one| &one["locked"]).collect();
    assert_eq!(locked, [true, false, false]);
    for one in connected {
        assert_eq!(one["login"], "gozel");
        assert_ne!(one["user"], user.as_str(), "users are known by name");
        assert!(one["since"].as_str() <= one["active"].as_str());
    }
    assert!(said["since"].as_str() <= connected[0]["since"].as_str());
    assert!(said["last_commit"].as_u64() > Some(0));
    assert!(said["last_commit_at"].is_string() && said["journal_bytes"].as_u64() > Some(0));
    assert_eq!(
        (&said["version"], &said["waiting"]),
        (&env!("CARGO_PKG_VERSION").into(), &0.into())
    );
    drop((one, other));
    // The server has heard of it at the latest with the answer to the next who comes in.
    while status(&place)["connected"].as_array().unwrap().len() > 1 {}
    assert!(place.expect(&["serve", "--status"]).contains("connected"));
    assert_eq!(server.end().0, Some(0));
}

#[test]
fn without_a_server_the_status_is_that_none_runs() {
    let place = Place::with_service();
    let asked = place.call(STATUS);
    let said = String::from_utf8_lossy(&asked.stderr).into_owned();
    assert_eq!(asked.status.code(), Some(1), "{said}");
    assert!(said.contains("No server has this store open."), "{said}");
}

#[test]
fn whoever_does_not_look_after_the_service_is_told_nothing() {
    let place = Place::with_demonstration();
    let _server = place.serve();
    let _other = client(&place.socket(), Role::Coordinator);
    for (account, status) in [
        ("supervisor-01", Some(1)),
        ("specialist-01", Some(1)),
        ("coordinator", Some(0)),
        ("administrator", Some(0)),
    ] {
        let asked = place.call(&[STATUS, &["--account", account]].concat());
        assert_eq!(asked.status.code(), status, "{account}");
        assert_eq!(asked.stdout.is_empty(), status == Some(1), "{account}");
    }
}
