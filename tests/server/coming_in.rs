//! Who may come in: users of the machine who are accounts, as many times as one may, with the same program.

use crate::support::{PASSPHRASE, Place, client};
use goldaw::domain::account::Role;
use goldaw::office::Request;
use goldaw::server::client::{Client, Hello};
use std::io::{Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixStream;
use std::path::Path;

#[test]
fn a_service_knows_from_the_system_who_asks() {
    let place = Place::with_service();
    {
        let _server = place.serve();
        let stranger = place.call(&["list", "areas"]);
        let said = String::from_utf8_lossy(&stranger.stderr).into_owned();
        assert_eq!(stranger.status.code(), Some(1), "{said}");
        assert!(said.contains("is no account of this service"), "{said}");
    }
    let user = place.link_oneself();
    let users = place.expect(&["account", "users", "--format", "json"]);
    assert!(users.contains("\"login\": \"gozel\""), "{users}");
    place.expect(&[
        "account",
        "add",
        "jeren",
        "--name",
        "Jeren",
        "--role",
        "supervisor",
    ]);
    let server = place.serve();
    let accounts = place.expect(&["list", "accounts", "--format", "json"]);
    assert!(accounts.contains("jeren"), "{accounts}");
    let actor = place.call(&["list", "accounts", "--account", "jeren"]);
    assert_eq!(actor.status.code(), Some(1), "nobody names another actor");
    place.expect(&["account", "unlink", &user]);
    let refused = place.call(&["list", "areas"]);
    assert_eq!(refused.status.code(), Some(1));
    assert_eq!(server.end().0, Some(0));
    let trail = place.expect(&["list", "audit", "--format", "json"]);
    let failed = trail.matches("\"login_failed\"").count();
    assert_eq!(failed, 3, "{trail}");
}

#[test]
fn a_locked_screen_asks_the_passphrase_and_the_server_checks_it() {
    let place = Place::with_service();
    place.link_oneself();
    let _server = place.serve();
    let mut client = Client::connect(&place.socket(), &Hello::default())
        .unwrap()
        .unwrap();
    let mut other = Client::connect(&place.socket(), &Hello::default())
        .unwrap()
        .unwrap();
    client.ask(Request::Lock).unwrap();
    assert!(client.ask(Request::Administration).is_err());
    assert!(other.ask(Request::Administration).is_ok());
    assert!(client.ask(Request::Unlock("wrong".into())).is_err());
    assert!(client.ask(Request::Administration).is_err());
    client.ask(Request::Unlock(PASSPHRASE.into())).unwrap();
    assert!(client.ask(Request::Administration).is_ok());
}

#[test]
fn passphrases_and_the_recovery_key_are_set_while_a_server_has_the_store() {
    let place = Place::with_service();
    place.link_oneself();
    let file = |name: &str, text: &str| {
        let path = place.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    };
    let (next, wrong) = (
        file("next", "three wet cats on a roof"),
        file("wrong", "four dry dogs in a boat"),
    );
    let server = place.serve();
    let set = |old: &Path| {
        let mut command = place.command(&["account", "passphrase"]);
        command
            .env("GOLDAW_PASSPHRASE_FILE", old)
            .env("GOLDAW_NEW_PASSPHRASE_FILE", &next);
        let called = command.output().unwrap();
        (
            called.status.code(),
            String::from_utf8_lossy(&called.stderr).into_owned(),
        )
    };
    let (status, said) = set(&wrong);
    assert_eq!(status, Some(1), "{said}");
    assert!(said.contains("login and passphrase"), "{said}");
    let (status, said) = set(&place.folder.path().join("passphrase"));
    assert_eq!(status, Some(0), "{said}");
    place.expect(&[
        "account",
        "add",
        "jeren",
        "--name",
        "Jeren",
        "--role",
        "supervisor",
    ]);
    let shown = place.call(&["account", "recovery-key"]);
    let shown = String::from_utf8_lossy(&shown.stderr).into_owned();
    let key = shown.split_whitespace().find(|word| word.len() == 34);
    let key = file("recovery", key.unwrap());
    assert_eq!(server.end().0, Some(0));
    let logs_in = |login: &str, passphrase: &Path| {
        let mut command = place.command(&["list", "areas"]);
        command
            .env("GOLDAW_LOGIN", login)
            .env("GOLDAW_PASSPHRASE_FILE", passphrase);
        command.output().unwrap().status.success()
    };
    assert!(!logs_in("gozel", &place.folder.path().join("passphrase")));
    assert!(logs_in("gozel", &next));
    assert!(logs_in("jeren", &place.folder.path().join("passphrase")));
    let mut recover = place.command(&["account", "recover", "gozel"]);
    recover.env("GOLDAW_RECOVERY_KEY_FILE", key);
    assert!(recover.output().unwrap().status.success());
}

#[test]
fn a_server_starts_without_a_person_with_its_key() {
    let place = Place::with_service();
    let key = place.folder.path().join("server.key");
    let key = key.to_str().unwrap();
    place.expect(&["serve", "--write-key", key]);
    let mode = std::fs::metadata(key).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    place.link_oneself();
    std::fs::remove_file(place.folder.path().join("passphrase")).unwrap();
    let _server = place.serve_with(&["--key", key]);
    place.expect(&["list", "accounts"]);
}

#[test]
fn one_user_has_sixteen_places_and_gets_them_back() {
    let place = Place::with_demonstration();
    let _server = place.serve();
    let mut clients: Vec<Client> = (0..16)
        .map(|_| client(&place.socket(), Role::Coordinator))
        .collect();
    let hello = Hello::default();
    let refused = Client::connect(&place.socket(), &hello).err().unwrap();
    assert_eq!(refused.message().id, "server-too-many");
    assert!(clients.iter_mut().all(|one| one.ask(Request::Me).is_ok()));
    drop(clients);
    let again = || Client::connect(&place.socket(), &hello).is_ok();
    assert!((0..1000).any(|_| again()), "the places come back");
}

#[test]
fn a_store_that_is_open_elsewhere_says_where_to_come_in() {
    let place = Place::with_demonstration();
    let socket = place.folder.path().join("elsewhere.sock");
    let socket = socket.to_str().unwrap();
    let server = place.serve_with(&["--socket", socket]);
    let called = place.call(&["list", "areas"]);
    let said = String::from_utf8_lossy(&called.stderr).into_owned();
    assert_eq!(called.status.code(), Some(1), "{said}");
    assert!(said.contains("A server has this store open"), "{said}");
    assert!(said.contains(&format!("--socket {socket}")), "{said}");
    assert!(said.contains(&format!("kill {}", server.id())), "{said}");
    place.expect(&["list", "areas", "--socket", socket]);
}

#[test]
fn another_version_is_told_so() {
    let place = Place::with_demonstration();
    let _server = place.serve();
    let mut greeting = b"GOLDAW\r\n".to_vec();
    let own = u64::from_str_radix(env!("GOLDAW_WIRE"), 16).unwrap();
    greeting.extend_from_slice(&(own ^ 1).to_le_bytes());
    let verdict = greeted(&place.socket(), &greeting);
    assert_eq!(verdict, *b"GOLDAW\r\n\x01\0\0\0\0\0\0\0");
}

fn greeted(socket: &Path, greeting: &[u8]) -> [u8; 16] {
    let mut stream = UnixStream::connect(socket).unwrap();
    stream.write_all(greeting).unwrap();
    let mut answer = [0; 16];
    stream.read_exact(&mut answer).unwrap();
    answer
}
