//! A visit: an office with the one guest for whom it was opened. A service's visit can be locked: the
//! office is closed then, its key is out of memory, and only the passphrase of the same account opens it
//! again.

use super::guest::refused;
use super::trail::Trail;
use super::{Answer, Clock, Guest, Office, Refusal, Request, Tell};
use crate::domain::account::Account;
use crate::domain::message::Message;
use crate::domain::secret::Secret;
use crate::store::{Unlock, overwrite_stack};
use std::path::PathBuf;
use std::sync::Arc;

/// An office and its guest.
pub struct Visit {
    door: Door,
    guest: Guest,
    /// Hears how far it is where the store builds something again.
    tell: Tell,
}

/// Whether the office is open.
#[allow(clippy::large_enum_variant)] // There is one.
enum Door {
    Open(Office),
    /// What is needed to open it again, besides the passphrase, and the entries of the audit trail that
    /// could not be written.
    Locked {
        folder: PathBuf,
        clock: Clock,
        trail: Trail,
    },
}

impl Visit {
    /// A visit by this account, or, in a demonstration, by somebody who is yet to be chosen.
    pub fn new(office: Office, account: Option<Account>) -> Self {
        Self {
            door: Door::Open(office),
            guest: Guest::new(account, None),
            tell: Arc::new(|_| {}),
        }
    }

    /// Who is told from now on how far it is where the store builds something again, after unlocking too.
    pub fn tell_to(&mut self, tell: Tell) {
        if let Door::Open(office) = &mut self.door {
            office.tell_to(tell.clone());
        }
        self.tell = tell;
    }

    /// What opening the store healed, to be told to the person.
    pub fn notices(&self) -> &[Message] {
        match &self.door {
            Door::Open(office) => office.notices(),
            Door::Locked { .. } => &[],
        }
    }

    /// Does what is asked.
    ///
    /// # Errors
    /// As [`Office::perform`]; nobody was chosen yet; the visit is locked.
    pub fn ask(&mut self, request: Request) -> Result<Answer, Refusal> {
        match (&mut self.door, &request) {
            (Door::Locked { .. }, Request::Unlock(passphrase)) => {
                let opened = self.unlock(passphrase);
                if opened.is_err() {
                    // The key was there for a moment, for an account that is disabled by now.
                    overwrite_stack();
                }
                opened?;
                self.ask(Request::Me)
            }
            (_, Request::Lock) => self.lock(),
            (Door::Open(office), _) => self.guest.ask(office, request),
            (Door::Locked { .. }, _) => Err(Refusal::NotAllowed(Message::new("office-locked"))),
        }
    }

    /// Reads a part of what the guest will ask for next; whether there may be more of it. Nothing while the visit
    /// is locked, or nobody was chosen.
    pub fn read_ahead(&mut self) -> bool {
        match (&mut self.door, self.guest.caller()) {
            (Door::Open(office), Some(caller)) => office.read_ahead(Some(caller)),
            _ => false,
        }
    }

    /// Closes the office of a service, so that its key leaves the memory.
    fn lock(&mut self) -> Result<Answer, Refusal> {
        let (Door::Open(office), Some(caller)) = (&mut self.door, self.guest.caller()) else {
            return Err(Refusal::NotAllowed(Message::new("office-locked")));
        };
        let Some(folder) = office.folder().filter(|_| !office.demonstration()) else {
            let who = Some(caller.account.id);
            return refused(office, who, &Request::Lock, "office-does-not-lock");
        };
        let (folder, clock) = (folder.to_path_buf(), office.clock);
        // A disk that is full must not keep the screen open: it is locked, whether or not that can be noted.
        let _ = office.lock(caller);
        let trail = std::mem::take(&mut office.trail);
        self.door = Door::Locked {
            folder,
            clock,
            trail,
        };
        overwrite_stack();
        Ok(Answer::Locked(clock.now()))
    }

    /// Opens the office again; an account that was disabled meanwhile stays outside.
    fn unlock(&mut self, passphrase: &Secret) -> Result<(), Refusal> {
        let (
            Door::Locked {
                folder,
                clock,
                trail,
            },
            Some(caller),
        ) = (&mut self.door, self.guest.caller())
        else {
            return Err(Refusal::NotAllowed(Message::new("office-not-locked")));
        };
        let unlock = Unlock::Passphrase {
            login: &caller.account.login,
            passphrase: passphrase.text(),
        };
        let mut office = Office::open_telling(folder, &unlock, *clock, &*self.tell)?;
        office.tell_to(self.tell.clone());
        office.trail = std::mem::take(trail);
        let account = match office.unlock(&caller.account.login) {
            Ok(account) if account.id == caller.account.id => account,
            refused => {
                // What waits goes on waiting for somebody who may come in.
                *trail = std::mem::take(&mut office.trail);
                let another = Refusal::NotAllowed(Message::new("office-another-account"));
                return Err(refused.err().unwrap_or(another));
            }
        };
        self.guest = Guest::new(Some(account), None);
        self.door = Door::Open(office);
        Ok(())
    }
}

/// How far the store is that builds its working copy again: so many commits of so many, of zero while
/// that is not known.
pub fn rebuilding(done: u64, total: u64) -> Message {
    Message::new("store-rebuilding")
        .with("done", done)
        .with("total", total)
}
