//! The office: all that one can ask, who may ask it, the audit trail, the clock.
//!
//! This is the one front door. Interface, command line, importers, generator and tests all ask
//! here, and nothing else checks a permission or writes the audit trail. The office knows no
//! screen, no sled and no socket.
//!
//! [`Office::perform`] checks the request against the table in [`permission`], lays out a `Desk`
//! and hands both to the file of the request's area. What an area changes goes through `change`,
//! which derives how the touched cases stand and writes the audit entry in the same commit.

pub mod accounts;
pub mod case_view;
pub mod caseload;
mod change;
pub mod clock;
pub mod contacts;
mod desk;
pub mod directory;
mod history;
mod lister;
pub mod listing;
pub mod loading;
pub mod permission;
mod referral_changes;
pub mod referrals;
pub mod refusal;
pub mod request;
mod rows;
pub mod sessions;
mod signing;
pub mod since;
pub mod verification;
mod visit;
pub mod week;

pub use clock::Clock;
pub use desk::{Caller, Names};
pub use refusal::Refusal;
pub use request::{Answer, Request};
pub use visit::Visit;

use crate::domain::account::Account;
use crate::domain::audit::AuditAction;
use crate::domain::identifier::AccountId;
use crate::domain::message::Message;
use crate::domain::settings::ServiceProfile;
use crate::domain::{Day, Instant};
use crate::store::domain_records::profile_id;
use crate::store::header::Purpose;
use crate::store::slot::Cost;
use crate::store::{NewStore, Store, Unlock};
use accounts::SetUp;
use change::{Audited, Change};
use desk::Desk;
use loading::Batch;
use permission::{Grant, RequestKind, grant};
use signing::Closing;
use std::path::Path;

/// A service that is open: its store, its profile, its clock.
pub struct Office {
    store: Store,
    profile: ServiceProfile,
    clock: Clock,
}

impl Office {
    /// Makes a store for a service or a demonstration.
    ///
    /// # Errors
    /// The folder holds something else, or cannot be written.
    pub fn create(path: &Path, new: &NewStore<'_>, clock: Clock) -> Result<Self, Refusal> {
        let store = Store::create(path, new, Clock::System.now())?;
        Ok(Self {
            store,
            profile: ServiceProfile::default(),
            clock,
        })
    }

    /// Opens a store.
    ///
    /// # Errors
    /// It is in use, damaged, newer than the program or no store; the passphrase is wrong.
    pub fn open(path: &Path, unlock: &Unlock<'_>, clock: Clock) -> Result<Self, Refusal> {
        Self::over(Store::open(path, unlock, Clock::System.now())?, clock)
    }

    /// An office over a store that is open already, such as one in memory.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn over(store: Store, clock: Clock) -> Result<Self, Refusal> {
        let profile = store
            .get::<ServiceProfile>(profile_id())?
            .map(|found| found.record)
            .unwrap_or_default();
        Ok(Self {
            store,
            profile,
            clock,
        })
    }

    /// Whether the store is a demonstration, where one chooses who one is.
    pub fn demonstration(&self) -> bool {
        let header = self.store.header();
        header.is_some_and(|header| header.purpose == Purpose::Demonstration)
    }

    /// What opening the store healed, to be told to the person.
    pub fn notices(&self) -> &[Message] {
        self.store.notices()
    }

    /// The account of a login; whoever calls has unlocked the store with its passphrase, or it is a
    /// demonstration.
    ///
    /// # Errors
    /// There is no such account, or it is disabled.
    pub fn login(&self, login: &str) -> Result<Account, Refusal> {
        accounts::by_login(&self.store, login)
    }

    /// Every account of a demonstration, or of a store in memory, to choose who one is.
    ///
    /// # Errors
    /// The store is a service's.
    pub fn accounts_to_choose(&self) -> Result<Vec<Account>, Refusal> {
        if self.store.header().is_some() && !self.demonstration() {
            return Err(Refusal::NotAllowed(Message::new(
                "office-not-a-demonstration",
            )));
        }
        accounts::accounts(&self.store)
    }

    /// Writes what a new service starts with.
    ///
    /// # Errors
    /// The service exists already.
    pub fn set_up(&mut self, set_up: &SetUp) -> Result<(), Refusal> {
        if self.store.get::<ServiceProfile>(profile_id())?.is_some() {
            return Err(Refusal::NotAllowed(Message::new("office-service-exists")));
        }
        let now = self.clock.now();
        accounts::set_up(set_up).commit(&mut self.store, Some(set_up.administrator.id), now)?;
        self.profile = ServiceProfile {
            settings: set_up.settings.clone(),
            areas: set_up.areas.clone(),
            ..ServiceProfile::default()
        };
        Ok(())
    }

    /// Loads records of a fictional service into a demonstration, or into a store in memory, which
    /// holds nothing to protect.
    ///
    /// # Errors
    /// The store is a service's.
    pub fn load(&mut self, batch: &Batch) -> Result<(), Refusal> {
        if self.store.header().is_some() && !self.demonstration() {
            return Err(Refusal::NotAllowed(Message::new(
                "office-not-a-demonstration",
            )));
        }
        if let Some(settings) = &batch.settings {
            self.profile = ServiceProfile {
                settings: settings.clone(),
                areas: batch.areas.clone(),
                ..ServiceProfile::default()
            };
        }
        let now = self.clock.now();
        loading::without_case(batch).commit(&mut self.store, None, now)?;
        for records in &batch.cases {
            let change = loading::case(&self.store, records, &self.profile.settings)?;
            change.commit(&mut self.store, None, now)?;
        }
        if batch.last {
            self.store.mark_complete()?;
        }
        Ok(())
    }

    /// Does what is asked, if the caller may.
    ///
    /// # Errors
    /// A [`Refusal`]; nothing was changed then.
    pub fn perform(&mut self, caller: &Caller, request: Request) -> Result<Answer, Refusal> {
        let kind = request.kind();
        let grant = grant(kind, caller.account.role);
        if grant == Grant::No {
            return Err(self.refused(caller, kind)?);
        }
        if let Names::Full { reason } = &caller.names {
            self.audit_names(caller.account.id, kind, reason)?;
        }
        let offset = self.profile.settings.utc_offset_minutes;
        let at = Moment {
            today: self.clock.today(offset),
            now: self.clock.now(),
        };
        let demonstration = self.demonstration();
        let done = {
            let desk = Desk {
                store: &self.store,
                profile: &self.profile,
                caller,
                grant,
                today: at.today,
                now: at.now,
            };
            answer(&desk, request, demonstration)?
        };
        self.finish(caller, done)
    }

    /// Sets the passphrase of an account: one's own, or as an administrator anybody's.
    ///
    /// # Errors
    /// It is neither; the passphrase is too weak; the header cannot be written.
    pub fn set_passphrase(
        &mut self,
        caller: &Caller,
        login: &str,
        passphrase: &str,
    ) -> Result<(), Refusal> {
        let kind = RequestKind::SetPassphrase;
        let all = grant(kind, caller.account.role) == Grant::All;
        if !all && login.trim().to_lowercase() != caller.account.login {
            return Err(self.refused(caller, kind)?);
        }
        let account = accounts::by_login(&self.store, login)?;
        accounts::check_passphrase(passphrase)?;
        let audit = Audited::of(AuditAction::Changed, kind, account.id);
        self.write(caller.account.id, Change::audited(audit))?;
        Ok(self
            .store
            .set_slot(&account.login, passphrase, Cost::USUAL)?)
    }

    /// Writes a refusal to the audit trail and gives its sentence.
    fn refused(&mut self, caller: &Caller, kind: RequestKind) -> Result<Refusal, Refusal> {
        let audit = Audited::of(AuditAction::Refused, kind, "");
        self.write(caller.account.id, Change::audited(audit))?;
        Ok(Refusal::NotAllowed(Message::new("office-role-may-not")))
    }

    fn audit_names(
        &mut self,
        who: AccountId,
        kind: RequestKind,
        reason: &str,
    ) -> Result<(), Refusal> {
        let mut audit = Audited::of(AuditAction::Unmasked, kind, "");
        reason.clone_into(&mut audit.reason);
        self.write(who, Change::audited(audit))
    }

    fn write(&mut self, who: AccountId, change: Change) -> Result<(), Refusal> {
        change.commit(&mut self.store, Some(who), self.clock.now())
    }

    /// Commits what an area wants written, then gives its answer.
    fn finish(&mut self, caller: &Caller, done: Done) -> Result<Answer, Refusal> {
        let who = caller.account.id;
        match done {
            Done::Read(answer) => Ok(answer),
            Done::Wrote(change, answer) => {
                self.write(who, change)?;
                Ok(answer)
            }
            Done::Kept(draft) => {
                sessions::keep_draft(&mut self.store, who, &draft)?;
                Ok(Answer::DraftKept(self.clock.now()))
            }
            Done::Closed(change, draft) => {
                self.write(who, change)?;
                sessions::remove_draft(&mut self.store, who, draft.specialist)?;
                Ok(Answer::SessionKept(draft.session))
            }
            Done::Referral(changed) => {
                self.write(who, changed.change)?;
                self.perform(caller, Request::Referral(changed.referral))
            }
            Done::Account(change, account, passphrase) => {
                self.write(who, change)?;
                match passphrase {
                    Some(passphrase) => {
                        self.store
                            .set_slot(&account.login, &passphrase, Cost::USUAL)?
                    }
                    None => self.store.remove_slot(&account.login)?,
                }
                Ok(Answer::Done)
            }
        }
    }
}

/// The day and the moment of one request.
struct Moment {
    today: Day,
    now: Instant,
}

/// What an area did with a request: what is left to write, and the answer.
enum Done {
    Read(Answer),
    Wrote(Change, Answer),
    Kept(Box<crate::domain::session::SessionDraft>),
    Closed(Change, Box<crate::domain::session::SessionDraft>),
    Referral(referral_changes::Changed),
    Account(Change, Account, Option<String>),
}

/// Hands a request to the file of its area.
fn answer(desk: &Desk<'_>, request: Request, demonstration: bool) -> Result<Done, Refusal> {
    let read = |answer| Ok(Done::Read(answer));
    let kind = request.kind();
    match request {
        Request::Me | Request::LogIn(_) => {
            read(Answer::Me(Box::new(accounts::me(desk, demonstration)?)))
        }
        Request::Accounts => read(Answer::Accounts(accounts::accounts(desk.store)?)),
        Request::ThisWeek => read(Answer::Week(Box::new(week::this_week(desk)?))),
        Request::Caseload(query) => read(Answer::Caseload(caseload::caseload(desk, query)?)),
        Request::Case(case) => open_case(desk, case),
        Request::CaseByCode(code) => open_case(desk, case_view::by_code(desk, &code)?),
        Request::SinceLastSpoke(case) => {
            let since = since::since(desk, &desk.case(case)?)?;
            opened(
                RequestKind::SinceLastSpoke,
                case,
                Answer::SinceLastSpoke(Box::new(since)),
            )
        }
        Request::Agenda(name) => read(Answer::Agenda(sessions::agenda_of(desk, &name)?)),
        Request::Referrals => read(Answer::Referrals(referrals::list(desk)?)),
        Request::Referral(id) => {
            let view = referrals::view(desk, id)?;
            opened(RequestKind::Referral, id, Answer::Referral(Box::new(view)))
        }
        Request::Partners(text) => read(Answer::Partners(directory::choices(desk, &text)?)),
        Request::List(listing) => {
            let listed = Answer::Listed(lister::list(desk, &listing)?);
            match kind {
                RequestKind::ListCases => {
                    let audit = Audited::of(AuditAction::Exported, kind, listing.what.code());
                    Ok(Done::Wrote(Change::audited(audit), listed))
                }
                _ => read(listed),
            }
        }
        Request::Verify => read(Answer::Verified(verification::verify(desk)?)),
        Request::Session(specialist) => {
            let view = sessions::open(desk, specialist)?;
            opened(
                RequestKind::Session,
                specialist,
                Answer::Session(Box::new(view)),
            )
        }
        other => change(desk, other),
    }
}

/// The requests that change something.
fn change(desk: &Desk<'_>, request: Request) -> Result<Done, Refusal> {
    match request {
        Request::KeepDraft(draft) => {
            desk.specialist(draft.specialist)?;
            Ok(Done::Kept(Box::new(draft)))
        }
        Request::HoldSession(draft) => Ok(Done::Closed(
            signing::write(desk, &draft, Closing::Held)?,
            Box::new(draft),
        )),
        Request::SignSession(draft) => Ok(Done::Closed(
            signing::write(desk, &draft, Closing::Signed)?,
            Box::new(draft),
        )),
        Request::RecordContact(new) => Ok(Done::Wrote(contacts::record(desk, new)?, Answer::Done)),
        Request::EndAction(ended) => Ok(Done::Wrote(
            signing::end_action(desk, &ended)?,
            Answer::Done,
        )),
        Request::StartReferral(new) => referral_changes::start(desk, new).map(Done::Referral),
        Request::MoveReferral(step) => {
            referral_changes::record_move(desk, step).map(Done::Referral)
        }
        Request::DecideReferral(decision) => {
            referral_changes::decide(desk, decision).map(Done::Referral)
        }
        Request::ConfirmReferral(said) => referral_changes::confirm(desk, said).map(Done::Referral),
        Request::ImportDirectory(rows) => {
            let (change, counts) = directory::import(desk, &rows)?;
            let answer = Answer::Imported(counts);
            Ok(change.map_or_else(
                || Done::Read(answer.clone()),
                |change| Done::Wrote(change, answer.clone()),
            ))
        }
        Request::AddAccount(new) => {
            let (change, account) = accounts::add(desk, &new)?;
            Ok(Done::Account(change, account, Some(new.passphrase)))
        }
        Request::DisableAccount(login) => {
            let (change, account) = accounts::disable(desk, &login)?;
            Ok(Done::Account(change, account, None))
        }
        _ => Err(Refusal::NotAllowed(Message::new("office-role-may-not"))),
    }
}

/// What was read of a case, with its entry for the audit trail.
fn opened(kind: RequestKind, record: impl ToString, answer: Answer) -> Result<Done, Refusal> {
    let audit = Audited::of(AuditAction::Opened, kind, record);
    Ok(Done::Wrote(Change::audited(audit), answer))
}

fn open_case(desk: &Desk<'_>, id: crate::domain::identifier::CaseId) -> Result<Done, Refusal> {
    let (view, audit) = case_view::open(desk, id)?;
    Ok(Done::Wrote(
        Change::audited(audit),
        Answer::Case(Box::new(view)),
    ))
}
