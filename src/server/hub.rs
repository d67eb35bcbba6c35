//! The hub: the office with everybody who is connected. It answers one request after the other.

use super::alarm::Alarm;
use super::attendance::Attendance;
use super::protocol::{Asked, Hello, Said, Welcome};
use crate::domain::Day;
use crate::domain::message::Message;
use crate::office::permission::RequestKind;
use crate::office::{Guest, Office, Refusal, Request};
use crossbeam_channel::{Receiver, Sender, TrySendError};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// What comes to the hub.
pub enum ToHub {
    /// Somebody has connected.
    Joined {
        /// The number of the connection.
        id: u64,
        /// The number of the system's user.
        user: u32,
        /// What was said first.
        hello: Hello,
        /// To the thread that writes. It never fills: a connection asks no more while that many of its
        /// questions are not answered.
        outbox: Sender<Said>,
    },
    /// A connection asks.
    Asked(u64, Asked),
    /// A connection has ended.
    Left(u64),
    /// The alarm that the hub has set.
    Rang,
    /// The server is to end, once what came before is answered.
    Stop,
}

/// The office with everybody who is connected.
pub struct Hub {
    office: Office,
    day: Option<Day>,
    seats: BTreeMap<u64, Seat>,
    attendance: Attendance,
    /// Rings when there is to be looked after the day's backup.
    alarm: Arc<Alarm>,
}

struct Seat {
    guest: Guest,
    outbox: Sender<Said>,
}

impl Hub {
    /// Nobody is there yet. `day` is the one that a demonstration was made with.
    pub fn new(office: Office, day: Option<Day>, alarm: Arc<Alarm>) -> Self {
        Self {
            office,
            day,
            seats: BTreeMap::new(),
            attendance: Attendance::new(),
            alarm,
        }
    }

    /// Answers until it is to stop, then says so to everybody and gives the office back. Nothing when the
    /// office failed: what it holds in memory can't be trusted then, what it has saved can.
    pub fn run(mut self, inbox: &Receiver<ToHub>) -> Option<Office> {
        for came in inbox {
            self.attendance.waiting = inbox.len();
            let stop = matches!(came, ToHub::Stop);
            let done = catch_unwind(AssertUnwindSafe(|| self.take(came)));
            if stop || done.is_err() {
                for seat in self.seats.values() {
                    say(&seat.outbox, Said::Leaving);
                }
                return done.is_ok().then_some(self.office);
            }
        }
        Some(self.office)
    }

    fn take(&mut self, came: ToHub) {
        match came {
            ToHub::Joined {
                id,
                user,
                hello,
                outbox,
            } => match self.let_in(user, &hello) {
                Ok(guest) => {
                    let role = guest.caller().map(|caller| caller.account.role);
                    let welcome = Welcome {
                        demonstration: self.office.demonstration(),
                        day: self.day,
                        notices: self.office.notices_to(role),
                    };
                    say(&outbox, Said::Welcome(Ok(welcome)));
                    self.seats.insert(id, Seat { guest, outbox });
                    self.attendance.join(id, self.office.name_of_user(user));
                }
                // The connection ends with its outbox.
                Err(refusal) => say(&outbox, Said::Welcome(Err(refusal))),
            },
            ToHub::Asked(id, asked) => {
                self.attend(id, &asked.request);
                self.answer(id, asked);
            }
            ToHub::Left(id) => {
                self.seats.remove(&id);
                self.attendance.leave(id);
            }
            ToHub::Rang => self.look_after_daily_backup(),
            ToHub::Stop => {}
        }
    }

    /// Notes that somebody is active, and tells the office what it is about to be asked of the server.
    fn attend(&mut self, id: u64, request: &Request) {
        // A screen asks these by itself.
        if !matches!(request, Request::Watch(_) | Request::Again(_)) {
            self.attendance.note(id);
        }
        if request.kind() == RequestKind::Administration {
            let guest = |id| self.seats.get(&id).map(|seat| &seat.guest);
            let serving = self.attendance.serving(guest);
            self.office.note_serving(serving);
        }
    }

    fn look_after_daily_backup(&mut self) {
        let next = self.office.look_after_daily_backup();
        // The system refuses no moment. Should it ever: the next change of the settings sets one again.
        let _ = self.alarm.set(next);
    }

    /// Who it is: in a service the account that the system's user is, where there is nothing to protect
    /// whoever one says.
    fn let_in(&mut self, user: u32, hello: &Hello) -> Result<Guest, Refusal> {
        let chosen = self.office.protects_nothing();
        let account = match &hello.account {
            Some(_) if !chosen => {
                let message = Message::new("server-account-needs-demonstration");
                return Err(Refusal::NotAllowed(message));
            }
            Some(login) => Some(self.office.log_in(login)?),
            None if chosen => {
                let usual = hello.usual.map(|role| self.office.log_in(role.code()));
                usual.transpose()?
            }
            None => Some(self.office.log_in_user(user)?),
        };
        Ok(Guest::new(account, hello.day).at_server(user))
    }

    fn answer(&mut self, id: u64, asked: Asked) {
        let Some(seat) = self.seats.get_mut(&id) else {
            return;
        };
        let kind = asked.request.kind();
        let office = &mut self.office;
        let answer = Box::new(match asked.once {
            Some(id) => seat.guest.ask_once(office, id, asked.request),
            None => seat.guest.ask(office, asked.request),
        });
        let number = asked.number;
        say(&seat.outbox, Said::Answered { number, answer });
        if let RequestKind::Backup | RequestKind::SetSafekeeping = kind {
            self.look_after_daily_backup();
        }
    }
}

/// To a connection that is gone nothing is said any more.
fn say(outbox: &Sender<Said>, said: Said) {
    match outbox.try_send(said) {
        Ok(()) | Err(TrySendError::Disconnected(_) | TrySendError::Full(_)) => {}
    }
}
