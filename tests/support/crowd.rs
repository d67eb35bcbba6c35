//! Many people at one server at once, each doing what a person does, for a while; then the server is
//! killed, and what was called saved is looked for.

use crate::person::{Person, Saved, mark};
use crate::place::{Place, Server};
use goldaw::domain::account::Role;
use goldaw::office::referrals::ReferralView;
use goldaw::office::{Answer, Request};
use goldaw::server::client::{Client, Hello};
use rustix::process::{Uid, getuid};
use rustix::thread::set_thread_uid;
use std::collections::BTreeMap;
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::time::{Duration, Instant};

/// So many people of the crowd are one user of the machine, each with one connection.
const SCREENS: u32 = 8;
/// The number of the first user of the machine. There is nobody of that number.
const FIRST_USER: u32 = 64_000;

/// What a crowd did.
#[derive(Default)]
pub struct Crowd {
    seed: u64,
    /// How long each answer took, by what was asked.
    pub took: BTreeMap<&'static str, Vec<Duration>>,
    /// What was called saved.
    pub saved: Vec<Saved>,
    /// What was refused because another was faster, and what of it was saved over that.
    pub conflicts: usize,
    /// The most memory that the server had, in bytes.
    pub peak: usize,
}

/// Whether people can be users of their own: only root can be somebody else.
pub fn can_be_many() -> bool {
    getuid().is_root()
}

/// How a crowd comes together.
#[derive(Clone, Copy)]
pub struct Meeting {
    pub people: u32,
    pub time: Duration,
    /// How long everybody waits about before the next thing is asked.
    pub pause: Duration,
    pub seed: u64,
}

/// Serves the store to these people; gives what they did, and the server.
pub fn meet(place: &Place, meeting: Meeting) -> (Crowd, Server) {
    let server = if can_be_many() {
        // Whoever is somebody else still is in the group of root.
        let folder = Permissions::from_mode(0o711);
        fs::set_permissions(place.folder.path(), folder).unwrap();
        place.serve_with(&["--group", "root"])
    } else {
        place.serve()
    };
    // A server that has just started reads a while ahead.
    let mut first = come_in(&place.socket(), "coordinator");
    ask(&mut first, Request::ThisWeek(Some(1)));
    let end = Instant::now() + meeting.time;
    let threads: Vec<_> = (0..meeting.people)
        .map(|number| {
            let socket = place.socket();
            std::thread::spawn(move || {
                if can_be_many() {
                    set_thread_uid(Uid::from_raw(FIRST_USER + number / SCREENS)).unwrap();
                }
                let client = come_in(&socket, &login(number));
                let mut person = Person::new(number, client, meeting.seed, meeting.pause);
                while Instant::now() < end {
                    person.work();
                }
                person
            })
        })
        .collect();
    let mut crowd = Crowd {
        seed: meeting.seed,
        ..Crowd::default()
    };
    for thread in threads {
        let person = thread.join().unwrap();
        crowd.conflicts += person.conflicts;
        crowd.saved.extend(person.saved);
        for (asked, took) in person.took {
            crowd.took.entry(asked).or_default().extend(took);
        }
    }
    crowd.peak = peak(server.id());
    (crowd, server)
}

/// Of ten people one is a coordinator, three are supervisors and six specialists.
fn login(number: u32) -> String {
    match number % 10 {
        0 => "coordinator".to_owned(),
        1..=3 => format!(
            "supervisor-{:02}",
            1 + number / 10 * 3 % 9 + number % 10 - 1
        ),
        _ => format!(
            "specialist-{:02}",
            1 + (number / 10 * 6 + number % 10 - 4) % 45
        ),
    }
}

pub fn come_in(socket: &Path, login: &str) -> Client {
    let hello = Hello {
        account: Some(login.to_owned()),
        ..Hello::default()
    };
    Client::connect(socket, &hello).unwrap().unwrap()
}

/// Kills the server, starts it again and looks for all that was called saved: each is there once, nothing
/// else is, and the store is sound. Gives how many changes it were.
pub fn find_again(place: &Place, server: Server, crowd: &Crowd) -> usize {
    server.kill();
    let server = place.serve();
    let hello = Hello {
        usual: Some(Role::Coordinator),
        ..Hello::default()
    };
    let mut client = Client::connect(&place.socket(), &hello).unwrap().unwrap();
    let mut notes = BTreeMap::new();
    let mut reasons = BTreeMap::new();
    for saved in &crowd.saved {
        let (found, text) = match saved {
            Saved::Contact(case, note) => {
                let case = notes.entry(*case);
                let notes =
                    case.or_insert_with_key(|case| match ask(&mut client, Request::Case(*case)) {
                        Answer::Case(view) => {
                            view.contacts.into_iter().map(|one| one.note).collect()
                        }
                        other => panic!("{other:?}"),
                    });
                (&*notes, note)
            }
            Saved::Move(referral, reason) => {
                let referral = reasons.entry(*referral);
                let reasons = referral.or_insert_with_key(|referral| {
                    match ask(&mut client, Request::Referral(*referral)) {
                        Answer::Referral(view) => moved(&view),
                        other => panic!("{other:?}"),
                    }
                });
                (&*reasons, reason)
            }
        };
        let times = found
            .iter()
            .filter(|there: &&String| *there == text)
            .count();
        assert_eq!(times, 1, "{saved:?}");
    }
    // No change that was not called saved is there either.
    let mark = mark(crowd.seed);
    let there = notes.values().chain(reasons.values()).flatten();
    let there = there.filter(|text| text.starts_with(&mark)).count();
    assert_eq!(there, crowd.saved.len());
    assert_eq!(server.end().0, Some(0));
    let verified = place.expect(&["verify", "--format", "json"]);
    assert!(verified.contains("\"sound\": true"), "{verified}");
    there
}

fn ask(client: &mut Client, request: Request) -> Answer {
    client.ask(request).unwrap()
}

fn moved(view: &ReferralView) -> Vec<String> {
    let attempts = view.referral.attempts.iter();
    let moves = attempts.flat_map(|attempt| &attempt.moves);
    moves.map(|step| step.reason.clone()).collect()
}

/// The most bytes of memory that a process had.
fn peak(process: u32) -> usize {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    let kibibytes = line.unwrap().split_whitespace().nth(1).unwrap();
    kibibytes.parse::<usize>().unwrap() << 10
}
