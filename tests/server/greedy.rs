//! One user takes all that he can get: connections, questions, long ones. The others have what they need.

use crate::support::{Place, Server, client};
use goldaw::domain::account::Role;
use goldaw::office::Request;
use goldaw::server::client::{Client, Hello};
use std::io::Read;
use std::os::unix::net::UnixStream;
use std::process::Command;

/// Serves as under a service manager that allows few files.
fn serve_with_few_files(place: &Place) -> Server {
    let plain = place.command(&["serve"]);
    let mut command = Command::new("sh");
    command
        .args(["-c", "ulimit -Sn 100; ulimit -Hn 300; exec \"$0\" serve"])
        .arg(plain.get_program())
        .env_clear()
        .envs(
            plain
                .get_envs()
                .filter_map(|(name, value)| Some((name, value?))),
        );
    Server::start(command)
}

/// How many threads a process has, or how many files it has open.
fn number_of(what: &str, process: u32) -> usize {
    let folder = std::fs::read_dir(format!("/proc/{process}/{what}"));
    folder.unwrap().count()
}

#[test]
fn who_opens_connections_and_says_nothing_takes_no_files_from_others() {
    let place = Place::with_demonstration();
    let server = serve_with_few_files(&place);
    let mut good = client(&place.socket(), Role::Coordinator);
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", server.id())).unwrap();
    let files = limits
        .lines()
        .find(|line| line.starts_with("Max open files"));
    let allowed: Vec<&str> = files.unwrap().split_whitespace().skip(3).take(2).collect();
    assert_eq!(allowed, ["300", "300"], "all that the system allows");
    let before = ["task", "fd"].map(|what| number_of(what, server.id()));
    let connect = |_| UnixStream::connect(place.socket()).unwrap();
    let half_open: Vec<UnixStream> = (0..400).map(connect).collect();
    let mut turned_away = 0;
    let mut silent = Vec::new();
    for mut stream in half_open.into_iter().rev() {
        // The last were accepted after those that came before them.
        stream.set_nonblocking(turned_away > 0).unwrap();
        let mut said = [0; 16];
        match stream.read_exact(&mut said) {
            Ok(()) => {
                assert_eq!(said, *b"GOLDAW\r\n\x02\0\0\0\0\0\0\0");
                turned_away += 1;
            }
            Err(_) => silent.push(stream),
        }
    }
    assert!(turned_away >= 390, "{turned_away}");
    let now = ["task", "fd"].map(|what| number_of(what, server.id()));
    let few = |at: usize| now[at] <= before[at] + 10;
    assert!(few(0) && few(1), "threads and files: {before:?}, {now:?}");
    assert!(good.ask(Request::ThisWeek).is_ok());
    let refused = Client::connect(&place.socket(), &Hello::default()).err();
    assert_eq!(refused.unwrap().message().id, "server-too-many");
    drop(silent);
    let again = || Client::connect(&place.socket(), &Hello::default()).is_ok();
    assert!((0..1000).any(|_| again()), "the places come back");
}
