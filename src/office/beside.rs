//! The long part of what is asked: trying a passphrase, making the key slot that it will open, reading
//! everything again, forgetting what was erased. It needs no office, so whoever keeps one open for several
//! people does it beside. Whether a request may be done is checked before, so that nothing is done for
//! nobody, and once more when it is answered.

use super::accounts::login_of;
use super::answering::{Done, SlotThen};
use super::change::Audited;
use super::desk::Names;
use super::forgetting::{Forgetting, Forgotten};
use super::permission::RequestKind;
use super::recovery::RecoveryKey;
use super::refusal::Refusal;
use super::request::Request;
use super::verification::{self, Verification};
use super::{Caller, Office};
use crate::domain::audit::AuditAction;
use crate::domain::secret::Secret;
use crate::store::engine::Tell;
use crate::store::{Attempt, Attempted, Cost, NewSlot, StoreError, Wrapping};

/// Work that takes a while and may be done on any thread.
pub struct Work(Kind);

enum Kind {
    Passphrases(Box<Passphrases>),
    Verify(Box<verification::Asked>),
    Forget(Box<Forgetting>),
}

/// What is done with passphrases: the slot is made unless trying has failed.
struct Passphrases {
    attempt: Option<(Attempt, Vec<Secret>)>,
    slot: Option<(Wrapping, Opens)>,
}

/// What work there is. None waits for work of another line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Line {
    /// With passphrases: half a second each.
    Passphrases,
    /// With all of the store: seconds.
    Store,
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
    verified: Option<Result<Verification, StoreError>>,
    pub(super) forgotten: Option<Forgotten>,
}

impl Work {
    pub(super) fn trying(attempt: Attempt, passphrase: Secret) -> Self {
        Self::with_passphrases(Passphrases {
            attempt: Some((attempt, vec![passphrase])),
            slot: None,
        })
    }

    fn with_passphrases(what: Passphrases) -> Self {
        Self(Kind::Passphrases(Box::new(what)))
    }

    pub(super) fn forgetting(forgetting: Forgetting) -> Self {
        Self(Kind::Forget(Box::new(forgetting)))
    }

    /// Where it waits for other work.
    pub fn line(&self) -> Line {
        match self.0 {
            Kind::Passphrases(_) => Line::Passphrases,
            Kind::Verify(_) | Kind::Forget(_) => Line::Store,
        }
    }

    /// Does it; `tell` hears how far it is where all of the store is read.
    pub fn run(self, tell: Tell<'_>) -> Prepared {
        let mut prepared = Prepared::default();
        match self.0 {
            Kind::Passphrases(what) => {
                let attempted = what.attempt.map(|(attempt, passphrases)| {
                    let passphrases: Vec<&str> = passphrases.iter().map(Secret::text).collect();
                    attempt.with(&passphrases)
                });
                let refused = attempted.as_ref().is_some_and(Attempted::is_refused);
                let slot = what.slot.filter(|_| !refused);
                prepared.slot = slot.map(|(wrapping, opens)| opens.wrapped(&wrapping));
                prepared.attempted = attempted;
            }
            Kind::Verify(asked) => prepared.verified = Some(asked.verify(tell)),
            Kind::Forget(forgetting) => prepared.forgotten = Some(forgetting.run()),
        }
        prepared
    }
}

impl Opens {
    /// The slot that is to open for it.
    fn wrapped(&self, wrapping: &Wrapping) -> Result<NewSlot, StoreError> {
        match self {
            Self::Login(login, passphrase) => {
                wrapping.for_login(login, passphrase.text(), Cost::USUAL)
            }
            Self::Recovery(key) => wrapping.for_recovery(key.plain(), Cost::USUAL),
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

    /// What came of reading everything again.
    ///
    /// # Errors
    /// It could not be read to its end, or nobody has.
    pub(super) fn verified(self) -> Result<Verification, Refusal> {
        Ok(self.verified.unwrap_or(Err(StoreError::Unavailable))?)
    }
}

/// The line of the work that has to be done beside until this can be answered, if there is any.
pub fn line_of(request: &Request) -> Option<Line> {
    match asked_for(request) {
        Request::Unlock(_)
        | Request::AddAccount(_)
        | Request::EnableAccount(_)
        | Request::SetPassphrase(_)
        | Request::NewRecoveryKey(_) => Some(Line::Passphrases),
        Request::Verify
        | Request::EraseCase(_)
        | Request::ErasePerson(_)
        | Request::ErasePersonal(_) => Some(Line::Store),
        _ => None,
    }
}

/// Whether that work comes before anything is done; with an erasure it is the rest.
pub(super) fn has_work(request: &Request) -> bool {
    let reads = *asked_for(request) == Request::Verify;
    reads || line_of(request) == Some(Line::Passphrases)
}

/// What is saved, or read with names in full or once more.
fn asked_for(request: &Request) -> &Request {
    match request {
        Request::Save(save) => &save.request,
        Request::Unmasked { request, .. } | Request::Again(request)
            if request.innermost().kind() == RequestKind::Verify =>
        {
            request.innermost()
        }
        request => request,
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
        if !has_work(request) {
            return Ok(None);
        }
        let asked = asked_for(request);
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
                return Ok(Work::with_passphrases(Passphrases {
                    attempt: None,
                    slot: Some((self.store.wrapping(), opens)),
                }));
            }
            Request::Verify => {
                let (settings, role) = (&self.profile.settings, caller.account.role);
                let asked = verification::Asked::now(&self.store, settings, role)?;
                return Ok(Work(Kind::Verify(Box::new(asked))));
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
        Ok(Work::with_passphrases(Passphrases {
            attempt,
            slot: Some((self.store.wrapping(), opens)),
        }))
    }
}
