//! Work that is done beside the hub's turn, so that nobody else waits for it: one piece of each line after
//! the other, for each takes the memory and the core that others need too.

use super::hub::ToHub;
use crate::office::{Line, Prepared, Work};
use crossbeam_channel::Sender;
use std::collections::{BTreeMap, VecDeque};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

/// The name of its threads.
const THREAD: &str = "beside";

/// The work that is being done, and the connections that wait for their turn at it.
pub struct Beside {
    hub: Sender<ToHub>,
    lines: BTreeMap<Line, Waiting>,
}

/// A line of work.
#[derive(Default)]
struct Waiting {
    busy: bool,
    connections: VecDeque<u64>,
}

impl Beside {
    /// Nothing is done yet. `hub` hears what came of it.
    pub fn new(hub: Sender<ToHub>) -> Self {
        Self {
            hub,
            lines: BTreeMap::new(),
        }
    }

    /// Whether nothing is left that has to be done before the server ends: a passphrase that was tried
    /// counts. What is asked of all of the store changes nothing before it is done, and can be asked again.
    pub fn may_end(&self) -> bool {
        let line = self.lines.get(&Line::Passphrases);
        line.is_none_or(|line| !line.busy && line.connections.is_empty())
    }

    /// Whether a connection may begin now; else it waits for its turn.
    pub fn is_turn_of(&mut self, id: u64, line: Line) -> bool {
        let line = self.lines.entry(line).or_default();
        if line.busy {
            line.connections.push_back(id);
        }
        !line.busy
    }

    /// Does the work of a connection on a thread of its own.
    pub fn begin(&mut self, id: u64, work: Work) {
        let line = work.line();
        self.lines.entry(line).or_default().busy = true;
        let hub = self.hub.clone();
        let run = move || {
            // What broke off by a mistake of its own has prepared nothing, and is refused.
            let done = catch_unwind(AssertUnwindSafe(|| work.run(&|_, _| {})));
            let prepared = Box::<Prepared>::new(done.unwrap_or_default());
            // The hub is gone only when the server ends.
            let _ = hub.send(ToHub::Prepared(id, line, prepared));
        };
        let begun = thread::Builder::new().name(THREAD.to_owned()).spawn(run);
        if begun.is_err() {
            let _ = self.hub.send(ToHub::Prepared(id, line, Box::default()));
        }
    }

    /// It is done.
    pub fn ended(&mut self, line: Line) {
        self.lines.entry(line).or_default().busy = false;
    }

    /// The connection whose turn it is now, if one waits.
    pub fn next(&mut self, line: Line) -> Option<u64> {
        let line = self.lines.entry(line).or_default();
        match line.busy {
            true => None,
            false => line.connections.pop_front(),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod tests {
    use super::*;
    use crate::domain::account::{Account, Role};
    use crate::domain::identifier::Identifier;
    use crate::domain::settings::Settings;
    use crate::office::accounts::SetUp;
    use crate::office::system_users::UserLink;
    use crate::office::{Answer, Caller, Clock, Office, Request};
    use crate::server::alarm::Alarm;
    use crate::server::hub::Hub;
    use crate::server::protocol::{Asked, Hello, Said};
    use crate::server::seats::{Mouth, Newest};
    use crate::server::turns::Turns;
    use crate::store::{Cost, NewKey, NewStore, Purpose};
    use crossbeam_channel::{Receiver, unbounded};
    use std::path::Path;
    use std::sync::Arc;

    const RIGHT: &str = "a long enough passphrase";
    const USER: u32 = 1001;

    /// A service whose administrator is gozel, who is a user of the machine.
    fn office(folder: &Path) -> Office {
        let new = NewStore {
            purpose: Purpose::Service,
            stamp: None,
            key: NewKey::Passphrase {
                login: "gozel",
                passphrase: RIGHT,
                cost: Cost::LEAST,
            },
        };
        let mut office = Office::create(&folder.join("store"), &new, Clock::System).unwrap();
        let account = Account {
            id: Identifier::from_bytes([1; 16]),
            login: "gozel".into(),
            name: "Gözel".into(),
            role: Role::Administrator,
            specialist: None,
            disabled: false,
        };
        let set_up = SetUp {
            settings: Settings::default(),
            areas: Vec::new(),
            administrator: account.clone(),
        };
        office.set_up(&set_up).unwrap();
        let link = Request::LinkUser(UserLink {
            number: USER,
            name: "gozel".into(),
            login: "gozel".into(),
        });
        office.perform(&Caller { account }, link).unwrap();
        office
    }

    /// What comes to the hub, all of it before it begins; everybody hears everything.
    struct Day {
        hub: Sender<ToHub>,
        inbox: Receiver<ToHub>,
        outbox: Sender<Said>,
        said: Receiver<Said>,
        asked: u64,
    }

    impl Day {
        fn with_screens(screens: u64) -> Self {
            let ((hub, inbox), (outbox, said)) = (unbounded(), unbounded());
            for id in 0..screens {
                let joined = ToHub::Joined {
                    id,
                    user: USER,
                    hello: Hello::default(),
                    mouth: Mouth {
                        outbox: outbox.clone(),
                        news: Newest::new(),
                    },
                    turn: Turns::new().question(),
                };
                hub.send(joined).unwrap();
            }
            Self {
                hub,
                inbox,
                outbox,
                said,
                asked: 0,
            }
        }

        fn ask(&mut self, screen: u64, request: Request) {
            self.asked += 1;
            let asked = Asked {
                number: self.asked,
                once: None,
                request,
            };
            let turn = Turns::new().question();
            self.hub.send(ToHub::Asked(screen, asked, turn)).unwrap();
        }

        /// The numbers of the questions in the order of their answers, and what became of each.
        fn answers(self, office: Office) -> Vec<(u64, Result<Answer, &'static str>)> {
            self.hub.send(ToHub::Stop).unwrap();
            let alarm = Arc::new(Alarm::new().unwrap());
            let hub = Hub::new(office, None, self.hub, alarm);
            assert!(hub.run(&self.inbox).is_some());
            drop(self.outbox);
            let said = self.said.into_iter();
            said.filter_map(|said| match said {
                Said::Answered { number, answer } => {
                    Some((number, answer.map_err(|refusal| refusal.message().id)))
                }
                _ => None,
            })
            .collect()
        }
    }

    #[test]
    fn a_colleague_is_answered_while_a_passphrase_is_tried() {
        for (tried, opens) in [(RIGHT, true), ("three wet cats on a roof", false)] {
            let folder = tempfile::tempdir().unwrap();
            let mut day = Day::with_screens(2);
            day.ask(0, Request::Lock);
            day.ask(0, Request::Unlock(tried.into()));
            day.ask(0, Request::Administration);
            day.ask(1, Request::Administration);
            let answers = day.answers(office(folder.path()));
            let order: Vec<u64> = answers.iter().map(|(number, _)| *number).collect();
            assert_eq!(order, [1, 4, 2, 3]);
            let is_ok = |number: u64| answers.iter().any(|one| one.0 == number && one.1.is_ok());
            assert!(is_ok(1) && is_ok(4));
            assert_eq!((is_ok(2), is_ok(3)), (opens, opens));
        }
    }

    #[test]
    fn a_passphrase_does_not_wait_for_who_reads_all_of_the_store() {
        let mut beside = Beside::new(unbounded().0);
        for (id, line, first) in [
            (1, Line::Store, true),
            (2, Line::Passphrases, true),
            (3, Line::Store, false),
            (4, Line::Passphrases, false),
        ] {
            assert_eq!(beside.is_turn_of(id, line), first, "{id}");
            beside.lines.entry(line).or_default().busy = true;
        }
        beside.ended(Line::Passphrases);
        let next = [Line::Store, Line::Passphrases].map(|line| beside.next(line));
        assert_eq!(next, [None, Some(4)]);
    }

    #[test]
    fn whoever_leaves_while_a_passphrase_is_tried_has_tried_it() {
        let folder = tempfile::tempdir().unwrap();
        let mut day = Day::with_screens(11);
        for screen in 0..11 {
            day.ask(screen, Request::Lock);
        }
        for screen in 0..10 {
            day.ask(screen, Request::Unlock("three wet cats on a roof".into()));
            day.hub.send(ToHub::Left(screen)).unwrap();
        }
        day.ask(10, Request::Unlock(RIGHT.into()));
        let answers = day.answers(office(folder.path()));
        let told = |number| {
            let mut all = answers.iter();
            all.find_map(|(one, answer)| (*one == number).then(|| answer.clone().err()))
        };
        assert_eq!(told(12), Some(Some("store-wrong-passphrase")));
        assert_eq!(told(22), Some(Some("store-too-many-attempts")));
    }
}
