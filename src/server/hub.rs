//! The hub: the office with everybody who is connected. It answers one request after the other; what takes
//! long and needs no office is done beside, and the questions of that connection wait for it.

use super::alarm::Alarm;
use super::attendance::Attendance;
use super::beside::Beside;
use super::protocol::{Asked, Hello, Said, Welcome};
use super::seats::{Mouth, Seats, say};
use super::turns::Turn;
use crate::domain::Day;
use crate::office::permission::RequestKind;
use crate::office::{Guest, Line, Office, Prepared, Refusal, Request, ahead, line_of};
use crossbeam_channel::{Receiver, Sender};
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
        /// To the thread that writes.
        mouth: Mouth,
        /// The user's other connections wait until the hub has taken this.
        turn: Turn,
    },
    /// A connection asks.
    Asked(u64, Asked, Turn),
    /// What had to be done before the question of a connection could be answered is done.
    Prepared(u64, Line, Box<Prepared>),
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
    seats: Seats,
    attendance: Attendance,
    beside: Beside,
    /// Whether it ends as soon as what is done beside is answered.
    stopping: bool,
    /// Rings when there is to be looked after the day's backup.
    alarm: Arc<Alarm>,
}

impl Hub {
    /// Nobody is there yet. `day` is the one that a demonstration was made with; `own` leads to its inbox.
    pub fn new(office: Office, day: Option<Day>, own: Sender<ToHub>, alarm: Arc<Alarm>) -> Self {
        Self {
            office,
            day,
            seats: Seats::default(),
            attendance: Attendance::new(),
            beside: Beside::new(own),
            stopping: false,
            alarm,
        }
    }

    /// Answers until it is to stop, then says so to everybody and gives the office back. Nothing when the
    /// office failed: what it holds in memory can't be trusted then, what it has saved can.
    pub fn run(mut self, inbox: &Receiver<ToHub>) -> Option<Office> {
        while let Some(came) = ahead::next(inbox, || self.office.read_ahead(None)) {
            self.attendance.waiting = inbox.len();
            let done = catch_unwind(AssertUnwindSafe(|| self.take(came)));
            if done.is_err() || (self.stopping && self.beside.may_end()) {
                self.seats.say_to_all(&Said::Leaving);
                return done.is_ok().then(|| self.end());
            }
        }
        Some(self.end())
    }

    fn end(mut self) -> Office {
        // What can't be written now can't be later.
        let _ = self.office.write_what_waits();
        self.office
    }

    fn take(&mut self, came: ToHub) {
        match came {
            // What comes after it was told to end is not begun.
            ToHub::Joined { .. } | ToHub::Asked(..) if self.stopping => {}
            ToHub::Joined {
                id,
                user,
                hello,
                mouth,
                turn: _turn,
            } => match self.let_in(user, &hello) {
                Ok(guest) => {
                    let role = guest.caller().map(|caller| caller.account.role);
                    let welcome = Welcome {
                        demonstration: self.office.demonstration(),
                        day: self.day,
                        notices: self.office.notices_to(role),
                    };
                    say(&mouth.outbox, Said::Welcome(Ok(welcome)));
                    self.seats.join(id, guest, mouth);
                    self.attendance.join(id, self.office.name_of_user(user));
                    self.tell_who_is_there();
                }
                // The connection ends with its outbox.
                Err(refusal) => say(&mouth.outbox, Said::Welcome(Err(refusal))),
            },
            ToHub::Asked(id, asked, _turn) => {
                self.attend(id, &asked.request);
                if let Some(seat) = self.seats.get_mut(id) {
                    seat.asked.push_back(asked);
                }
                self.go_on(id);
            }
            ToHub::Rang => self.look_after_daily_backup(),
            ToHub::Prepared(id, line, prepared) => self.prepared(id, line, *prepared),
            ToHub::Left(id) => {
                if let Some(seat) = self.seats.get_mut(id) {
                    seat.left = true;
                }
                self.go_on(id);
            }
            ToHub::Stop => self.stopping = true,
        }
    }

    /// Notes that somebody is active, and tells the office what it is about to be asked of the server.
    fn attend(&mut self, id: u64, request: &Request) {
        // A screen asks these by itself.
        if !matches!(request, Request::Watch(_) | Request::Again(_)) {
            self.attendance.note(id);
        }
        if request.kind() == RequestKind::Administration {
            let guest = |id| self.seats.get(id).map(|seat| &seat.guest);
            let serving = self.attendance.serving(guest);
            self.office.note_serving(serving);
        }
    }

    /// Tells whoever has it in front that somebody has come, gone, locked or opened a screen.
    fn tell_who_is_there(&mut self) {
        self.office.touch_server();
        self.seats.spread(&mut self.office);
    }

    fn look_after_daily_backup(&mut self) {
        let next = self.office.look_after_daily_backup();
        self.seats.spread(&mut self.office);
        // The system refuses no moment. Should it ever: the next change of the settings sets one again.
        let _ = self.alarm.set(next);
    }

    /// Who it is: in a service the account that the system's user is, where there is nothing to protect
    /// whoever one says.
    fn let_in(&mut self, user: u32, hello: &Hello) -> Result<Guest, Refusal> {
        let chosen = self.office.protects_nothing();
        let account = match &hello.account {
            Some(_) if !chosen => Some(self.office.refuse_named(user)?),
            Some(login) => Some(self.office.log_in(login)?),
            None if chosen => {
                let usual = hello.usual.map(|role| self.office.log_in(role.code()));
                usual.transpose()?
            }
            None => Some(self.office.log_in_user(user)?),
        };
        Ok(Guest::new(account, hello.day).at_server(user))
    }

    /// Answers what a connection has asked, as far as nothing has to be done beside before.
    fn go_on(&mut self, id: u64) {
        while let Some(seat) = self.seats.get_mut(id)
            && !seat.waits
        {
            let Some(asked) = seat.asked.pop_front() else {
                if seat.left {
                    self.seats.leave(id);
                    self.attendance.leave(id);
                    self.tell_who_is_there();
                }
                return;
            };
            if let Some(line) = line_of(&asked.request)
                && !self.beside.is_turn_of(id, line)
            {
                seat.waits = true;
                seat.asked.push_front(asked);
                return;
            }
            match seat
                .guest
                .prepare(&mut self.office, asked.once, &asked.request)
            {
                Ok(Some(work)) => {
                    seat.waits = true;
                    seat.asked.push_front(asked);
                    self.beside.begin(id, work);
                }
                Ok(None) => self.answer(id, asked, Prepared::default()),
                Err(refusal) => seat.say(asked.number, Err(refusal)),
            }
        }
    }

    /// Answers the question that waited, and lets the next connection begin that waits for its turn.
    fn prepared(&mut self, id: u64, line: Line, prepared: Prepared) {
        self.beside.ended(line);
        if let Some(seat) = self.seats.get_mut(id) {
            seat.waits = false;
            if let Some((number, answer)) = seat.unsaid.take() {
                let answer = self.office.with_rest(answer, prepared);
                seat.say(number, answer);
            } else if let Some(asked) = seat.asked.pop_front() {
                self.answer(id, asked, prepared);
            }
        }
        while let Some(next) = self.beside.next(line) {
            if let Some(seat) = self.seats.get_mut(next) {
                seat.waits = false;
            }
            self.go_on(next);
        }
        self.go_on(id);
    }

    fn answer(&mut self, id: u64, asked: Asked, prepared: Prepared) {
        let kind = asked.request.kind();
        let rest = self.seats.answer(&mut self.office, id, asked, prepared);
        if let Some(work) = rest {
            self.beside.begin(id, work);
        }
        match kind {
            RequestKind::Backup | RequestKind::SetSafekeeping => self.look_after_daily_backup(),
            RequestKind::Lock | RequestKind::Unlock | RequestKind::LogIn => {
                self.tell_who_is_there();
            }
            _ => {}
        }
    }
}
