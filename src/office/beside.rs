//! The long part of what is done with a passphrase: trying it, making the key slot that it will open. It
//! needs no office, so whoever keeps one open for several people does it beside. Whether a request may be
//! done is checked before, so that nothing is tried for nobody, and once more when it is done.

use super::accounts::login_of;
use super::answering::{Done, SlotThen};
use super::change::Audited;
use super::desk::Names;
use super::recovery::RecoveryKey;
use super::refusal::Refusal;
use super::request::Request;
use super::{Caller, Office};
use crate::domain::audit::AuditAction;
use crate::domain::secret::Secret;
use crate::store::{Attempt, Attempted, Cost, NewSlot, StoreError, Wrapping};

/// Work that takes a while and may be done on any thread.
pub struct Work {
    attempt: Option<(Attempt, Vec<Secret>)>,
    slot: Option<(Wrapping, Opens)>,
}

/// What a key slot is to open for.
enum Opens {
    Login(String, Secret),
    Recovery(RecoveryKey),
}

/// What came of [`Work`].
#[derive(Default)]
pub struct Prepared {
    pub(super) attempted: Option<Attempted>,
    slot: Option<Result<NewSlot, StoreError>>,
}

impl Work {
    pub(super) fn trying(attempt: Attempt, passphrase: Secret) -> Self {
        Self {
            attempt: Some((attempt, vec![passphrase])),
            slot: None,
        }
    }

    /// Does it: half a second on an old machine for each passphrase.
    pub fn run(self) -> Prepared {
        let attempted = self.attempt.map(|(attempt, passphrases)| {
            let passphrases: Vec<&str> = passphrases.iter().map(Secret::text).collect();
            attempt.with(&passphrases)
        });
        let refused = attempted.as_ref().is_some_and(Attempted::is_refused);
        let slot = self.slot.filter(|_| !refused);
        Prepared {
            attempted,
            slot: slot.map(|(wrapping, opens)| match opens {
                Opens::Login(login, passphrase) => {
                    wrapping.for_login(&login, passphrase.text(), Cost::USUAL)
                }
                Opens::Recovery(key) => wrapping.for_recovery(key.plain(), Cost::USUAL),
            }),
        }
    }
}

impl Prepared {
    /// The key slot that was made.
    ///
    /// # Errors
    /// It could not be made, or nobody has tried to.
    pub(super) fn slot(self) -> Result<NewSlot, Refusal> {
        Ok(self.slot.unwrap_or(Err(StoreError::Unavailable))?)
    }
}

/// Whether there is work to do beside before this can be answered.
pub fn has_work(request: &Request) -> bool {
    match request {
        Request::Save(save) => has_work(&save.request),
        Request::Unlock(_)
        | Request::AddAccount(_)
        | Request::EnableAccount(_)
        | Request::SetPassphrase(_)
        | Request::NewRecoveryKey(_) => true,
        _ => false,
    }
}

impl Office {
    /// The work that has to be done before a request can be answered. `again`: it was committed once
    /// already, but the answer was lost, so the passphrase may be in force.
    ///
    /// # Errors
    /// As [`Office::perform`].
    pub(super) fn prepare(
        &mut self,
        caller: &Caller,
        request: &Request,
        again: bool,
    ) -> Result<Option<Work>, Refusal> {
        let asked = match request {
            Request::Save(save) => &save.request,
            request => request,
        };
        if !has_work(asked) {
            return Ok(None);
        }
        let audit = Audited::of(AuditAction::Refused, request.kind(), request.subject());
        self.work(caller, asked, again)
            .map(Some)
            .or_else(|refusal| self.refused(Some(caller.account.id), audit, refusal))
    }

    fn work(&self, caller: &Caller, asked: &Request, again: bool) -> Result<Work, Refusal> {
        let done = self.done(caller, Names::Initials, None, asked.clone())?;
        let (login, passphrase) = match asked {
            Request::AddAccount(new) => (&new.login, &new.passphrase),
            Request::EnableAccount(renewed) => (&renewed.login, &renewed.passphrase),
            Request::SetPassphrase(new) => (&new.login, &new.passphrase),
            Request::NewRecoveryKey(key) => {
                let opens = Opens::Recovery(RecoveryKey::parse(key.text())?);
                return Ok(Work {
                    attempt: None,
                    slot: Some((self.store.wrapping(), opens)),
                });
            }
            _ => return Err(StoreError::Unavailable.into()),
        };
        let attempt = match (done, asked) {
            (Done::Account(_, account, SlotThen::SetByOwner), Request::SetPassphrase(new)) => {
                let attempt = self.store.attempt(&account.login, self.clock.now())?;
                let in_force = again.then(|| new.passphrase.clone());
                let tried = in_force.into_iter().chain([new.old.clone()]);
                Some((attempt, tried.collect()))
            }
            _ => None,
        };
        let opens = Opens::Login(login_of(login), passphrase.clone());
        Ok(Work {
            attempt,
            slot: Some((self.store.wrapping(), opens)),
        })
    }
}
