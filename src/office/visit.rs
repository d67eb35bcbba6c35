//! A visit: an office with the person who is there. A demonstration's visit may begin without one,
//! who is then chosen by [`Request::LogIn`]. A service's visit can be locked: the office is closed then,
//! its key is out of memory, and only the passphrase of the same account opens it again.

use super::change::Audited;
use super::{Answer, Caller, Clock, Office, Refusal, Request};
use crate::domain::account::Account;
use crate::domain::audit::AuditAction;
use crate::domain::identifier::AccountId;
use crate::domain::message::Message;
use crate::domain::secret::Secret;
use crate::store::{Unlock, overwrite_stack};
use std::path::PathBuf;

/// An office and who is there.
pub struct Visit {
    door: Door,
    caller: Option<Caller>,
}

/// Whether the office is open.
#[allow(clippy::large_enum_variant)] // There is one.
enum Door {
    Open(Office),
    /// What is needed to open it again, besides the passphrase.
    Locked {
        folder: PathBuf,
        clock: Clock,
    },
}

impl Visit {
    /// A visit by this account, or, in a demonstration, by somebody who is yet to be chosen.
    pub fn new(office: Office, account: Option<Account>) -> Self {
        let caller = account.map(|account| Caller { account });
        Self {
            door: Door::Open(office),
            caller,
        }
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
        let office = match (&mut self.door, &request) {
            (Door::Open(office), Request::Unlock(_)) => {
                let who = self.caller.as_ref().map(|caller| caller.account.id);
                return refused(office, who, &request, "office-not-locked");
            }
            (Door::Locked { .. }, Request::Unlock(passphrase)) => {
                let opened = self.unlock(passphrase);
                if opened.is_err() {
                    // The key was there for a moment, for an account that is disabled by now.
                    overwrite_stack();
                }
                opened?;
                return self.ask(Request::Me);
            }
            (_, Request::Lock) => return self.lock(),
            (Door::Open(office), _) => office,
            (Door::Locked { .. }, _) => {
                return Err(Refusal::NotAllowed(Message::new("office-locked")));
            }
        };
        match (request, &self.caller) {
            (Request::Accounts, None) => Ok(Answer::Accounts(office.accounts_to_choose()?)),
            (Request::LogIn(login), _) if office.demonstration() => {
                let account = office.log_in(&login)?;
                self.caller = Some(Caller { account });
                self.ask(Request::Me)
            }
            (request, Some(caller)) => office.perform(caller, request),
            (request, None) => refused(office, None, &request, "office-nobody-chosen"),
        }
    }

    /// Closes the office of a service, so that its key leaves the memory.
    fn lock(&mut self) -> Result<Answer, Refusal> {
        let (Door::Open(office), Some(caller)) = (&mut self.door, &self.caller) else {
            return Err(Refusal::NotAllowed(Message::new("office-locked")));
        };
        let Some(folder) = office.folder().filter(|_| !office.demonstration()) else {
            let who = Some(caller.account.id);
            return refused(office, who, &Request::Lock, "office-does-not-lock");
        };
        let (folder, clock) = (folder.to_path_buf(), office.clock);
        // A disk that is full must not keep the screen open: it is locked, whether or not that can be noted.
        let _ = office.lock(caller);
        self.door = Door::Locked { folder, clock };
        overwrite_stack();
        Ok(Answer::Locked(clock.now()))
    }

    /// Opens the office again; an account that was disabled meanwhile stays outside.
    fn unlock(&mut self, passphrase: &Secret) -> Result<(), Refusal> {
        let (Door::Locked { folder, clock }, Some(caller)) = (&self.door, &self.caller) else {
            return Err(Refusal::NotAllowed(Message::new("office-not-locked")));
        };
        let unlock = Unlock::Passphrase {
            login: &caller.account.login,
            passphrase: passphrase.text(),
        };
        let mut office = Office::open(folder, &unlock, *clock)?;
        let account = office.unlock(&caller.account.login)?;
        if account.id != caller.account.id {
            return Err(Refusal::NotAllowed(Message::new("office-another-account")));
        }
        self.caller = Some(Caller { account });
        self.door = Door::Open(office);
        Ok(())
    }
}

/// Refuses what the office is not asked at all, and writes that down.
fn refused(
    office: &mut Office,
    who: Option<AccountId>,
    request: &Request,
    why: &'static str,
) -> Result<Answer, Refusal> {
    let audit = Audited::of(AuditAction::Refused, request.kind(), request.subject());
    office.refused(who, audit, Refusal::NotAllowed(Message::new(why)))
}
