//! Who is connected, since when, and when each did something last.

use crate::domain::Instant;
use crate::office::serving::{Connected, Serving};
use crate::office::{Clock, Guest};
use std::collections::BTreeMap;

/// Everybody who is connected, by the number of the connection.
pub struct Attendance {
    since: Instant,
    /// How many questions wait to be answered.
    pub waiting: usize,
    present: BTreeMap<u64, Present>,
}

struct Present {
    user: String,
    since: Instant,
    active: Instant,
}

impl Attendance {
    /// Nobody is there yet.
    pub fn new() -> Self {
        Self {
            since: Clock::System.now(),
            waiting: 0,
            present: BTreeMap::new(),
        }
    }

    /// A connection of this user has begun.
    pub fn join(&mut self, id: u64, user: String) {
        let now = Clock::System.now();
        let present = Present {
            user,
            since: now,
            active: now,
        };
        self.present.insert(id, present);
    }

    /// Somebody did something.
    pub fn note(&mut self, id: u64) {
        if let Some(present) = self.present.get_mut(&id) {
            present.active = Clock::System.now();
        }
    }

    /// A connection has ended.
    pub fn leave(&mut self, id: u64) {
        self.present.remove(&id);
    }

    /// What is told of all this; `guest` is who sits at a connection.
    pub fn serving<'a>(&self, guest: impl Fn(u64) -> Option<&'a Guest>) -> Serving {
        let connected = self.present.iter().filter_map(|(id, present)| {
            let guest = guest(*id)?;
            let account = guest.caller().map(|caller| &caller.account);
            Some(Connected {
                who: account.map(|account| (account.login.clone(), account.name.clone())),
                user: present.user.clone(),
                since: present.since,
                active: present.active,
                locked: guest.is_locked(),
            })
        });
        Serving {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            since: self.since,
            waiting: self.waiting,
            connected: connected.collect(),
        }
    }
}
