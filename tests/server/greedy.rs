//! One user takes all that he can get: connections, questions, long ones. The others have what they need.

use crate::hostile::{frame, greeting};
use crate::support::{Place, Server, client};
use goldaw::domain::account::Role;
use goldaw::domain::draft::{Draft, DraftAbout, DraftName, DraftText, FieldText};
use goldaw::domain::identifier::{DraftId, Identifier, SpecialistId};
use goldaw::office::Request;
use goldaw::office::listing::{Listing, What};
use goldaw::server::client::{Client, Hello};
use rustix::process::{Uid, getuid};
use rustix::thread::set_thread_uid;
use std::fs::{self, Permissions};
use std::io::{Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

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
    assert!(good.ask(Request::ThisWeek(None)).is_ok());
    let refused = Client::connect(&place.socket(), &Hello::default()).err();
    assert_eq!(refused.unwrap().message().id, "server-too-many");
    drop(silent);
    let again = || Client::connect(&place.socket(), &Hello::default()).is_ok();
    assert!((0..1000).any(|_| again()), "the places come back");
}

/// Comes in as the coordinator of a demonstration, without a program.
fn let_in(socket: &Path) -> UnixStream {
    let hello = Hello {
        usual: Some(Role::Coordinator),
        ..Hello::default()
    };
    let mut stream = UnixStream::connect(socket).unwrap();
    stream.write_all(&greeting()).unwrap();
    stream.read_exact(&mut [0; 16]).unwrap();
    let hello = bincode::serialize(&hello).unwrap();
    stream.write_all(&frame(&hello)).unwrap();
    read_frame(&mut stream);
    stream
}

fn question(request: &Request) -> Vec<u8> {
    let (number, once) = (1_u64, None::<[u8; 16]>);
    frame(&bincode::serialize(&(number, once, request)).unwrap())
}

fn read_frame(stream: &mut UnixStream) {
    let mut length = [0; 4];
    stream.read_exact(&mut length).unwrap();
    let mut rest = vec![0; u32::from_le_bytes(length) as usize];
    stream.read_exact(&mut rest).unwrap();
}

#[test]
#[allow(clippy::print_stderr)] // Where it is skipped, it says so.
fn who_asks_much_waits_and_others_do_not() {
    if !getuid().is_root() {
        eprintln!("skipped: only root can be two users");
        return;
    }
    let place = Place::with_demonstration();
    fs::set_permissions(place.folder.path(), Permissions::from_mode(0o711)).unwrap();
    let _server = place.serve_with(&["--group", "root"]);
    let socket = place.socket();
    let much = question(&Request::List(Listing {
        what: What::Contacts,
        search: String::new(),
        specialist: None,
        area: None,
        all: true,
    }));
    let mut good = client(&socket, Role::Coordinator);
    let answered = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        let greedy = scope.spawn(|| {
            set_thread_uid(Uid::from_raw(65_001)).unwrap();
            let streams: Vec<UnixStream> = (0..15).map(|_| let_in(&socket)).collect();
            for mut stream in &streams {
                stream.write_all(&much.repeat(8)).unwrap();
            }
            streams
        });
        for mut stream in greedy.join().unwrap() {
            let answered = &answered;
            scope.spawn(move || {
                for _ in 0..8 {
                    read_frame(&mut stream);
                    answered.fetch_add(1, Ordering::SeqCst);
                }
            });
        }
        while answered.load(Ordering::SeqCst) == 0 {
            std::thread::yield_now();
        }
        for _ in 0..3 {
            assert!(good.ask(Request::Me).is_ok());
        }
        let meanwhile = answered.load(Ordering::SeqCst);
        assert!(meanwhile < 15, "{meanwhile} of 120 were answered first");
    });
    assert_eq!(answered.into_inner(), 120);
}

#[test]
fn long_questions_of_one_user_take_the_memory_of_one() {
    let place = Place::with_demonstration();
    let server = place.serve();
    let mut good = client(&place.socket(), Role::Coordinator);
    let draft = Draft {
        name: DraftName {
            form: "contact".into(),
            about: DraftAbout::Session(SpecialistId::from_bytes([1; 16])),
        },
        id: DraftId::from_bytes([2; 16]),
        revision: 0,
        replaces: None,
        based_on: None,
        kept_at: "2021-10-15T00:00:00Z".parse().unwrap(),
        text: DraftText::Form(vec![FieldText {
            field: "note".into(),
            values: vec![String::new(); (8 << 17) - 40],
        }]),
    };
    let long = question(&Request::KeepDraft(Box::new(draft)));
    let streams: Vec<UnixStream> = (0..12).map(|_| let_in(&place.socket())).collect();
    let before = peak(server.id());
    std::thread::scope(|scope| {
        for mut stream in streams {
            let long = &long;
            scope.spawn(move || {
                stream.write_all(long).unwrap();
                let mut rest = Vec::new();
                // No draft is that long: the connection ends.
                let _ = stream.read_to_end(&mut rest);
                assert!(rest.is_empty());
            });
        }
    });
    assert!(good.ask(Request::ThisWeek(None)).is_ok());
    let more = peak(server.id()) - before;
    assert!(more < 100 << 20, "{more} bytes more");
}

/// The most bytes of memory that a process had.
fn peak(process: u32) -> usize {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    let kibibytes = line.unwrap().split_whitespace().nth(1).unwrap();
    kibibytes.parse::<usize>().unwrap() << 10
}
