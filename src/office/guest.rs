//! A guest: one of the people at an open office. Several may be there at once; each is somebody, and
//! may have locked his own screen.

use super::again::Answered;
use super::backup::BackupTo;
use super::beside::{Prepared, Work, has_work};
use super::change::Audited;
use super::front::Front;
use super::permission::RequestKind;
use super::slots::NewPassphrase;
use super::{Answer, Caller, Clock, Office, Refusal, Request};
use crate::domain::Day;
use crate::domain::account::Account;
use crate::domain::audit::AuditAction;
use crate::domain::identifier::{AccountId, Identifier, ReferralId, SessionId};
use crate::domain::message::Message;
use crate::domain::secret::Secret;
use crate::store::engine::{Tell, UNHEARD};
use crate::store::record::encode;
use zeroize::Zeroizing;

/// One of the people at an office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guest {
    /// Nobody yet in a demonstration, where one chooses who one is.
    pub(super) caller: Option<Caller>,
    /// The day from which the guest looks at the service, if it is not the office's own.
    looks_from: Option<Day>,
    locked: bool,
    /// What was opened, and may be asked again.
    pub(super) answered: Answered,
    pub(super) front: Front,
    /// The user of the system who came in at a server: at another process, which writes files with rights
    /// of its own.
    at_server: Option<u32>,
}

impl Guest {
    /// A guest who is this account, or, in a demonstration, is yet to be chosen.
    pub fn new(account: Option<Account>, looks_from: Option<Day>) -> Self {
        Self {
            caller: account.map(|account| Caller { account }),
            looks_from,
            locked: false,
            answered: Answered::default(),
            front: Front::default(),
            at_server: None,
        }
    }

    /// The same at a server, where the user of the system with this number came in.
    #[must_use]
    pub fn at_server(mut self, user: u32) -> Self {
        self.at_server = Some(user);
        self
    }

    /// Who it is.
    pub fn caller(&self) -> Option<&Caller> {
        self.caller.as_ref()
    }

    /// Whether the guest's screen is locked.
    pub fn is_locked(&self) -> bool {
        self.locked
    }

    /// Does what is asked.
    ///
    /// # Errors
    /// As [`Office::perform`]; nobody was chosen yet; the guest's screen is locked; a service is looked
    /// at from another day.
    pub fn ask(&mut self, office: &mut Office, request: Request) -> Result<Answer, Refusal> {
        self.ask_telling(office, request, UNHEARD)
    }

    /// The same; `tell` hears how far it is where all of the store is read.
    ///
    /// # Errors
    /// As [`Self::ask`].
    pub fn ask_telling(
        &mut self,
        office: &mut Office,
        request: Request,
        tell: Tell<'_>,
    ) -> Result<Answer, Refusal> {
        self.ask_at_once(office, None, request, tell)
    }

    /// Does what is asked, but only once: under an id with which it may be asked again, should the answer
    /// have been lost. What was done already is not done again, and answered as far as its request says
    /// what the answer is.
    ///
    /// # Errors
    /// As [`Self::ask`], also for what was done before the screen was locked.
    pub fn ask_once(
        &mut self,
        office: &mut Office,
        id: [u8; 16],
        request: Request,
    ) -> Result<Answer, Refusal> {
        self.ask_at_once(office, Some(id), request, UNHEARD)
    }

    fn ask_at_once(
        &mut self,
        office: &mut Office,
        once: Option<[u8; 16]>,
        request: Request,
        tell: Tell<'_>,
    ) -> Result<Answer, Refusal> {
        let work = self.prepare(office, once, &request)?;
        let prepared = work.map(|work| work.run(tell)).unwrap_or_default();
        let answer = self.ask_prepared(office, once, request, prepared);
        office.complete(answer)
    }

    /// The work that has to be done before [`Self::ask_prepared`], and that needs no office.
    ///
    /// # Errors
    /// As [`Self::ask`].
    pub fn prepare(
        &self,
        office: &mut Office,
        once: Option<[u8; 16]>,
        request: &Request,
    ) -> Result<Option<Work>, Refusal> {
        let Some(caller) = &self.caller else {
            return Ok(None);
        };
        let asks = self.why_not(office, request).is_none() && self.may_stay(office)?;
        if !has_work(request) || !asks {
            return Ok(None);
        }
        if let Request::Unlock(passphrase) = request {
            let attempt = office.attempt(&caller.account.login)?;
            return Ok(Some(Work::trying(attempt, passphrase.clone())));
        }
        let own = self.own_id(request, once)?;
        let again = own.is_some_and(|id| office.store.has_committed(&id));
        match again.then(|| again_as(request.clone())) {
            Some(request) => office.prepare(caller, &request, true),
            None => office.prepare(caller, request, false),
        }
    }

    /// Does what is asked, as [`Self::ask`] and [`Self::ask_once`] do, after the work of
    /// [`Self::prepare`] and before that of [`Office::rest_of`].
    ///
    /// # Errors
    /// As [`Self::ask`].
    pub fn ask_prepared(
        &mut self,
        office: &mut Office,
        once: Option<[u8; 16]>,
        request: Request,
        prepared: Prepared,
    ) -> Result<Answer, Refusal> {
        let clock = self.clock(office);
        let id = self.own_id(&request, once)?;
        let committed = id.is_some_and(|id| office.store.has_committed(&id));
        let own = std::mem::replace(&mut office.clock, clock);
        let answer = if committed && self.why_not(office, &request).is_none() {
            self.ask_again(office, request, prepared)
        } else {
            office.once = id;
            let answer = self.ask_now(office, request, prepared);
            office.once = None;
            answer
        };
        office.clock = own;
        answer
    }

    /// Answers what was committed before. Whether a key slot was put in force as well is not known: that
    /// is done again.
    fn ask_again(
        &mut self,
        office: &mut Office,
        request: Request,
        prepared: Prepared,
    ) -> Result<Answer, Refusal> {
        if changes_slot(&request) {
            return self.ask_now(office, again_as(request), prepared);
        }
        match shown_by(&request) {
            Shown::Referral(referral) => {
                self.ask_now(office, Request::Referral(referral), prepared)
            }
            Shown::Session(session) => Ok(Answer::SessionKept(session)),
            Shown::Nothing => Ok(Answer::Done),
        }
    }

    pub(super) fn ask_now(
        &mut self,
        office: &mut Office,
        request: Request,
        prepared: Prepared,
    ) -> Result<Answer, Refusal> {
        let who = self.caller.as_ref().map(|caller| caller.account.id);
        if let Some(why) = self.why_not(office, &request) {
            return refused(office, who, &request, why);
        }
        if !self.may_stay(office)? {
            return refused(office, who, &request, "office-user-left-out");
        }
        match (request, &self.caller) {
            (Request::Lock, Some(caller)) => {
                // A disk that is full must not keep the screen open: it is locked, whether or not that can
                // be noted.
                let _ = office.lock(caller);
                self.locked = true;
                self.forget();
                Ok(Answer::Locked(office.clock.now()))
            }
            (Request::Unlock(_), Some(caller)) => {
                let login = caller.account.login.clone();
                self.unlock(office, &login, prepared)
            }
            (Request::Accounts, None) => Ok(Answer::Accounts(office.accounts_to_choose()?)),
            (Request::LogIn(login), _) if office.demonstration() => {
                let account = office.log_in(&login)?;
                self.caller = Some(Caller { account });
                self.forget();
                self.ask_now(office, Request::Me, Prepared::default())
            }
            (Request::Watch(shown), Some(_)) => {
                self.watch(office, &shown);
                self.perform(office, Request::Watch(shown), prepared)
            }
            (Request::Again(request), Some(_)) => self.ask_once_more(office, *request, prepared),
            (request, Some(_)) => self.perform(office, request, prepared),
            (request, None) => refused(office, None, &request, "office-nobody-chosen"),
        }
    }

    /// Whether the user of the system is still who came in: the administrator may have taken that back.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn may_stay(&self, office: &Office) -> Result<bool, Refusal> {
        match (self.at_server, &self.caller) {
            (Some(user), Some(caller)) if !office.protects_nothing() => {
                Ok(office.is_user(user, caller.account.id)?)
            }
            _ => Ok(true),
        }
    }

    /// The id under which a change of this account is committed, if it has one: what somebody else gave
    /// the same id is another change.
    fn own_id(
        &self,
        request: &Request,
        once: Option<[u8; 16]>,
    ) -> Result<Option<[u8; 16]>, Refusal> {
        let (Some(caller), Some(id)) = (&self.caller, once) else {
            return Ok(None);
        };
        let asked = Zeroizing::new(encode(request)?);
        let mut hasher = blake3::Hasher::new();
        hasher.update(&caller.account.id.bytes());
        hasher.update(&id).update(&asked);
        let mut own = [0; 16];
        hasher.finalize_xof().fill(&mut own);
        Ok(Some(own))
    }

    /// The clock that the guest looks at.
    fn clock(&self, office: &Office) -> Clock {
        match self.looks_from {
            Some(day) if office.demonstration() => Clock::Fixed(day),
            Some(day) => Clock::LookingFrom(day),
            None => office.clock,
        }
    }

    /// Why a request is not even asked of the office, if it is not.
    fn why_not(&self, office: &Office, request: &Request) -> Option<&'static str> {
        match request {
            Request::Unlock(_) => (!self.locked).then_some("office-not-locked"),
            _ if self.locked => Some("office-locked"),
            Request::Lock => office.demonstration().then_some("office-does-not-lock"),
            _ if self.is_for_the_servers_files(request) => Some("office-server-backup"),
            _ => {
                let reading_only = matches!(self.clock(office), Clock::LookingFrom(_));
                (reading_only && !request.kind().reads()).then_some("office-another-day")
            }
        }
    }

    /// Whether a server is asked to write a file where it may and who asks perhaps may not.
    fn is_for_the_servers_files(&self, request: &Request) -> bool {
        let named = matches!(request.innermost(), Request::Backup(BackupTo::Path { .. }));
        named && self.at_server.is_some()
    }

    /// Checks the passphrase of the same account; one that was disabled meanwhile stays outside.
    fn unlock(
        &mut self,
        office: &mut Office,
        login: &str,
        prepared: Prepared,
    ) -> Result<Answer, Refusal> {
        let account = office.unlock_with(login, prepared)?;
        let same = |caller: &Caller| caller.account.id == account.id;
        if !self.caller.as_ref().is_some_and(same) {
            return Err(Refusal::NotAllowed(Message::new("office-another-account")));
        }
        self.caller = Some(Caller { account });
        self.locked = false;
        self.ask_now(office, Request::Me, Prepared::default())
    }
}

/// Refuses what the office is not asked at all, and writes that down.
pub(super) fn refused(
    office: &mut Office,
    who: Option<AccountId>,
    request: &Request,
    why: &'static str,
) -> Result<Answer, Refusal> {
    let audit = Audited::of(AuditAction::Refused, request.kind(), request.subject());
    office.refused(who, audit, Refusal::NotAllowed(Message::new(why)))
}

/// What the answer to a change shows.
enum Shown {
    Referral(ReferralId),
    Session(SessionId),
    Nothing,
}

fn shown_by(request: &Request) -> Shown {
    match request {
        Request::Save(save) => shown_by(&save.request),
        Request::MoveReferral(step) => Shown::Referral(step.referral),
        Request::DecideReferral(decision) => Shown::Referral(decision.referral),
        Request::ConfirmReferral(said) => Shown::Referral(said.referral),
        Request::HoldSession(draft) | Request::SignSession(draft) => Shown::Session(draft.session),
        _ => Shown::Nothing,
    }
}

/// Whether a request ends with a change of a key slot, after its commit.
fn changes_slot(request: &Request) -> bool {
    let kinds = [
        RequestKind::AddAccount,
        RequestKind::EnableAccount,
        RequestKind::DisableAccount,
        RequestKind::SetPassphrase,
        RequestKind::NewRecoveryKey,
    ];
    kinds.contains(&request.kind())
}

/// What is left to do of a request that was committed, but whose key slot may not be in force: of an
/// account that is there its passphrase.
fn again_as(request: Request) -> Request {
    let (login, passphrase) = match request {
        Request::AddAccount(new) => (new.login, new.passphrase),
        Request::EnableAccount(renewed) => (renewed.login, renewed.passphrase),
        other => return other,
    };
    Request::SetPassphrase(NewPassphrase {
        login,
        old: Secret::default(),
        passphrase,
    })
}
