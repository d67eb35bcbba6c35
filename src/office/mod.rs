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
mod actions;
pub mod administration;
mod answering;
pub mod audit;
pub mod backup;
pub mod case_view;
pub mod caseload;
mod change;
mod choosing;
pub mod clock;
pub mod conflict;
pub mod contacts;
mod desk;
pub mod directory;
pub mod drafts;
mod entering;
pub mod erasure;
mod guest;
mod history;
mod lister;
pub mod listing;
pub mod loading;
pub mod passphrase;
pub mod permission;
pub mod places;
pub mod recovery;
mod referral_changes;
mod referral_conflict;
pub mod referrals;
pub mod refusal;
pub mod request;
pub mod retention;
mod rows;
pub mod safekeeping;
mod session_conflict;
pub mod sessions;
mod signing;
pub mod since;
mod slots;
pub mod system_users;
mod trail;
pub mod verification;
mod visit;
pub mod week;

pub use crate::store::Told;
pub use clock::Clock;
pub use desk::Caller;
pub use guest::Guest;
pub use refusal::Refusal;
pub use request::{Answer, Request};
pub use visit::{Visit, rebuilding};

use crate::domain::account::Account;
use crate::domain::audit::AuditAction;
use crate::domain::identifier::{AccountId, DraftId};
use crate::domain::message::Message;
use crate::domain::problem::{check_present, check_storable};
use crate::domain::secret::Secret;
use crate::domain::settings::ServiceProfile;
use crate::store::disk::SystemDisk;
use crate::store::domain_records::{profile_id, table_checks};
use crate::store::header::Purpose;
use crate::store::{NewStore, Store, Unlock};
use accounts::SetUp;
use answering::{Done, answer};
use change::{Audited, Change};
use desk::{Desk, Names};
use loading::Batch;
use permission::{Grant, RequestKind, grant};
use std::path::Path;
use std::sync::Arc;
use trail::Trail;

/// A service that is open: its store, its profile, its clock.
pub struct Office {
    store: Store,
    profile: ServiceProfile,
    clock: Clock,
    trail: Trail,
    /// The id under which the request that is being answered is committed, if it gave one.
    once: Option<[u8; 16]>,
    /// The backup that was asked for since the store was opened.
    asked: Option<backup::Asked>,
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
            trail: Trail::default(),
            once: None,
            asked: None,
        })
    }

    /// Opens a store.
    ///
    /// # Errors
    /// It is in use, damaged, newer than the program or no store; the passphrase is wrong.
    pub fn open(path: &Path, unlock: &Unlock<'_>, clock: Clock) -> Result<Self, Refusal> {
        Self::open_telling(path, unlock, clock, &|_, _| {})
    }

    /// As [`Office::open`]; `tell` hears how far it is where something has to be built again: how
    /// much of how much is done, of zero while that is not known.
    ///
    /// # Errors
    /// As [`Office::open`].
    pub fn open_telling(
        path: &Path,
        unlock: &Unlock<'_>,
        clock: Clock,
        tell: &dyn Fn(u64, u64),
    ) -> Result<Self, Refusal> {
        let (disk, now) = (Arc::new(SystemDisk), Clock::System.now());
        let store = Store::open_telling(disk, path, unlock, now, tell)?;
        let mut office = Self::over(store, clock)?;
        office.note_failed_logins()?;
        Ok(office)
    }

    /// An office over a store that is open already, such as one in memory.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn over(mut store: Store, clock: Clock) -> Result<Self, Refusal> {
        let profile = store
            .get::<ServiceProfile>(profile_id())?
            .map(|found| found.record)
            .unwrap_or_default();
        // What was erased while the disk was full is forgotten now; if not, the review says so.
        let _ = erasure::forget(&mut store, &profile, &clock);
        Ok(Self {
            store,
            profile,
            clock,
            trail: Trail::default(),
            once: None,
            asked: None,
        })
    }

    /// Who is told from now on how far it is where something has to be built again.
    pub fn tell_to(&mut self, told: Told) {
        self.store.tell_to(told);
    }

    /// Gives the store back, as it was given to [`Self::over`].
    pub fn close(self) -> Store {
        self.store
    }

    /// Whether the store is a demonstration, where one chooses who one is.
    pub fn demonstration(&self) -> bool {
        let header = self.store.header();
        header.is_some_and(|header| header.purpose == Purpose::Demonstration)
    }

    /// The folder of the store; `None` for one in memory.
    fn folder(&self) -> Option<&Path> {
        self.store.folder()
    }

    /// What opening the store healed, to be told to the person.
    pub fn notices(&self) -> &[Message] {
        self.store.notices()
    }

    /// Checks that the store is a demonstration, or in memory, where nothing is to protect.
    fn expect_no_service(&mut self, kind: RequestKind) -> Result<(), Refusal> {
        if self.store.header().is_none() || self.demonstration() {
            return Ok(());
        }
        let message = Message::new("office-not-a-demonstration");
        self.refused_to_nobody(kind, message)
    }

    /// Writes what a new service starts with.
    ///
    /// # Errors
    /// The service exists already.
    pub fn set_up(&mut self, set_up: &SetUp) -> Result<(), Refusal> {
        if self.store.get::<ServiceProfile>(profile_id())?.is_some() {
            let message = Message::new("office-service-exists");
            return self.refused_to_nobody(RequestKind::SetUp, message);
        }
        let now = self.clock.now();
        accounts::set_up(set_up).commit(&mut self.store, Some(set_up.administrator.id), now)?;
        self.store.mark_complete()?;
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
        self.expect_no_service(RequestKind::Load)?;
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

    /// Does what is asked, if the caller may. A refusal stands in the audit trail. While entries of the
    /// trail wait, the answer is [`Answer::Unrecorded`].
    ///
    /// # Errors
    /// A [`Refusal`]; nothing was changed then.
    pub fn perform(&mut self, caller: &Caller, request: Request) -> Result<Answer, Refusal> {
        self.look_after_backup();
        self.follow_up();
        let refused = Audited::of(AuditAction::Refused, request.kind(), request.subject());
        let answer = self
            .answered(caller, request)
            .or_else(|refusal| self.refused(Some(caller.account.id), refused, refusal))?;
        Ok(match self.unrecorded() {
            0 => answer,
            _ => Answer::Unrecorded(Box::new(answer)),
        })
    }

    fn answered(&mut self, caller: &Caller, request: Request) -> Result<Answer, Refusal> {
        match request {
            Request::Unmasked { reason, request } => {
                self.may_now(caller, RequestKind::Unmask)?;
                check_unmasking(&reason, &request)?;
                self.expect_trail()?;
                let kind = request.kind();
                let done = self.done(caller, Names::Full, None, *request)?;
                self.finish(caller, done.unmasked(kind, &reason), &[])
            }
            Request::Save(save) => {
                let done = self.done(caller, Names::Initials, save.based_on, save.request)?;
                self.finish(caller, done, &save.drafts)
            }
            request => {
                let done = self.done(caller, Names::Initials, None, request)?;
                self.finish(caller, done, &[])
            }
        }
    }

    /// What the area of a request does with it; nothing is written yet.
    fn done(
        &self,
        caller: &Caller,
        names: Names,
        based_on: Option<u64>,
        request: Request,
    ) -> Result<Done, Refusal> {
        let desk = Desk {
            store: &self.store,
            profile: &self.profile,
            caller,
            grant: self.may_now(caller, request.kind())?,
            names,
            based_on,
            today: self.clock.today(self.profile.settings.utc_offset_minutes),
            now: self.clock.now(),
            backup: match &self.asked {
                Some(asked) => &asked.state,
                None => &backup::BackupState::None,
            },
        };
        answer(&desk, request, self.demonstration())
    }

    /// How far the caller may go with a kind of request, by the account as it is now: one may have been
    /// disabled since one came in.
    fn may_now(&self, caller: &Caller, kind: RequestKind) -> Result<Grant, Refusal> {
        let account = self.store.get::<Account>(caller.account.id)?;
        let Some(account) = account.map(|found| found.record) else {
            return Err(Refusal::NotAllowed(Message::new("office-no-account")));
        };
        if account.disabled {
            return Err(Refusal::NotAllowed(Message::new("office-account-disabled")));
        }
        match grant(kind, account.role) {
            Grant::No => Err(Refusal::NotAllowed(Message::new("office-role-may-not"))),
            grant => Ok(grant),
        }
    }

    /// Checks that the caller may do something: what is no request, or begins with long work.
    ///
    /// # Errors
    /// The role does not allow it.
    pub fn expect_may(&mut self, caller: &Caller, kind: RequestKind) -> Result<(), Refusal> {
        let audit = Audited::of(AuditAction::Refused, kind, "");
        match self.may_now(caller, kind) {
            Ok(_) => Ok(()),
            Err(refusal) => self.refused(Some(caller.account.id), audit, refusal),
        }
    }

    /// Puts right what can be put right safely and says what was done; nothing when nothing is
    /// wrong. The store has to be opened again afterwards.
    ///
    /// # Errors
    /// A backup is needed; nothing was changed then.
    pub fn repair(self) -> Result<Vec<Message>, Refusal> {
        let (_, checks): (Vec<_>, Vec<_>) = table_checks().into_iter().unzip();
        Ok(self.store.repair(&checks)?)
    }

    /// Commits a change together with the note that these drafts are saved, then takes them away.
    fn save(
        &mut self,
        who: AccountId,
        mut change: Change,
        saved: &[DraftId],
    ) -> Result<(), Refusal> {
        drafts::remember(&self.store, who, saved, &mut change)?;
        self.write(who, change)?;
        if !saved.is_empty() {
            drafts::forget_saved(&mut self.store, who);
        }
        Ok(())
    }

    /// Commits what an area wants written, then gives its answer.
    fn finish(
        &mut self,
        caller: &Caller,
        done: Done,
        saved: &[DraftId],
    ) -> Result<Answer, Refusal> {
        let who = caller.account.id;
        match done {
            Done::Read(answer) => Ok(answer),
            Done::Wrote(change, answer) => {
                self.save(who, change, saved)?;
                Ok(answer)
            }
            Done::Kept(draft) => {
                let at = self.clock.now();
                let elsewhere = drafts::keep(&mut self.store, who, draft, at)?;
                Ok(Answer::DraftKept { at, elsewhere })
            }
            Done::GivenUp(draft) => {
                drafts::remove(&mut self.store, who, draft)?;
                Ok(Answer::Done)
            }
            Done::Referral(changed) => {
                self.save(who, changed.change, saved)?;
                self.answered(caller, Request::Referral(changed.referral))
            }
            Done::Backup(to) => self.begin_backup(who, to),
            Done::Erased(change, mut erasure) => {
                self.write(who, change)?;
                // The erasure stands; what can't be forgotten now is tried again at the next opening.
                if erasure::forget(&mut self.store, &self.profile, &self.clock).is_ok() {
                    erasure.tombstone.bytes_gone_on = Some(erasure.tombstone.on);
                }
                Ok(Answer::Erased(erasure))
            }
            Done::Profile(change, profile) => {
                self.write(who, change)?;
                self.profile = profile;
                Ok(Answer::Done)
            }
            Done::Account(change, account, passphrase) => {
                self.write(who, change)?;
                self.put_slot(&account, passphrase.as_ref().map(Secret::text))?;
                Ok(Answer::Done)
            }
        }
    }
}

/// Checks that names are asked for with a reason, and only to read.
fn check_unmasking(reason: &str, request: &Request) -> Result<(), Refusal> {
    check_present("reason", reason)?;
    check_storable(&[("reason", reason)])?;
    let kind = request.kind();
    if kind == RequestKind::Unmask || !kind.reads() {
        return Err(Refusal::NotAllowed(Message::new("office-unmask-reading")));
    }
    Ok(())
}
