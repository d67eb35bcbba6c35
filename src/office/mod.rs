//! The office: all that one can ask, who may ask it, the audit trail, the clock.
//!
//! This is the one front door. Interface, command line, importers, generator and tests all ask
//! here, and nothing else checks a permission or writes the audit trail. The office knows no
//! screen, no sled and no socket.
//!
//! [`Office::perform`] checks the request against the table in [`permission`], lays out a `Desk`
//! and hands both to the file of the request's area. What an area changes goes through `change`,
//! which derives how the touched cases stand and writes the audit entry in the same commit. What puts lists
//! in order is kept in memory, in `outlines`, and what is searched in `arena`; both follow every commit.

pub mod accounts;
mod actions;
pub mod administration;
mod again;
pub mod ahead;
mod answering;
mod arena;
pub mod audit;
pub mod backup;
mod beside;
pub mod case_view;
mod caseholder;
pub mod caseload;
mod cases;
mod change;
pub mod choosing;
pub mod clock;
pub mod conflict;
pub mod contacts;
mod daily;
mod desk;
pub mod directory;
mod draft_limits;
pub mod drafts;
mod entering;
pub mod erasure;
mod figures;
mod forgetting;
mod front;
mod gathering;
mod group;
mod guest;
mod held;
mod history;
mod lister;
pub mod listing;
pub mod loading;
mod marks;
mod merging;
pub mod news;
mod orders;
mod outline;
mod outlines;
pub mod passphrase;
mod performing;
pub mod permission;
pub mod personal;
pub mod places;
mod preferences;
pub mod recovery;
mod referral_changes;
mod referral_conflict;
pub mod referrals;
pub mod refusal;
pub mod request;
pub mod retention;
mod rows;
pub mod safekeeping;
mod search;
pub mod serving;
mod session_conflict;
pub mod sessions;
mod signing;
pub mod since;
pub mod slots;
pub mod system_users;
mod texts;
mod topic;
mod trail;
mod turned_away;
pub mod verification;
mod visit;
pub mod week;

pub use beside::{Line, Prepared, Work, line_of};
pub use clock::Clock;
pub use desk::Caller;
pub use guest::Guest;
pub use news::{Tell, Told};
pub use refusal::Refusal;
pub use request::{Answer, Request};
pub use topic::{Topic, Touched};
pub use visit::{Visit, rebuilding};

use crate::domain::message::Message;
use crate::domain::settings::ServiceProfile;
use crate::store::disk::SystemDisk;
use crate::store::domain_records::{profile_id, table_checks};
use crate::store::header::Purpose;
use crate::store::{NewStore, Opening, Store, Unlock};
use accounts::SetUp;
use arena::Arena;
use backup::Backups;
use outlines::Outlines;
use permission::RequestKind;
use serving::Serving;
use std::path::Path;
use std::sync::Arc;
use trail::Trail;
use turned_away::TurnedAway;

/// A service that is open: its store, its profile, its clock.
pub struct Office {
    store: Store,
    profile: ServiceProfile,
    clock: Clock,
    trail: Trail,
    turned_away: TurnedAway,
    outlines: Outlines,
    arena: Arena,
    /// The id under which the request that is being answered is committed, if it gave one.
    once: Option<[u8; 16]>,
    touched: Vec<topic::Touched>,
    backups: Backups,
    /// What a server says of itself.
    serving: Option<Serving>,
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
            turned_away: TurnedAway::default(),
            outlines: Outlines::default(),
            arena: Arena::default(),
            once: None,
            touched: Vec::new(),
            backups: Backups::default(),
            serving: None,
        })
    }

    /// Opens a store.
    ///
    /// # Errors
    /// It is in use, damaged, newer than the program or no store; the passphrase is wrong.
    pub fn open(path: &Path, unlock: &Unlock<'_>, clock: Clock) -> Result<Self, Refusal> {
        Self::open_telling(path, unlock, clock, &|_| {})
    }

    /// As [`Office::open`]; `tell` hears when the key is there, and how far it is where something has to be
    /// built again.
    ///
    /// # Errors
    /// As [`Office::open`].
    pub fn open_telling(
        path: &Path,
        unlock: &Unlock<'_>,
        clock: Clock,
        tell: &dyn Fn(Told),
    ) -> Result<Self, Refusal> {
        let (disk, now) = (Arc::new(SystemDisk), Clock::System.now());
        let store = Store::open_telling(disk, path, unlock, now, &|opening| {
            tell(match opening {
                Opening::Unlocked => Told::Opening,
                Opening::Rebuilding(done, total) => Told::Progress { done, total },
            });
        })?;
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
        let _ = forgetting::forget(&mut store, &profile, &clock);
        Ok(Self {
            store,
            profile,
            clock,
            trail: Trail::default(),
            turned_away: TurnedAway::default(),
            outlines: Outlines::default(),
            arena: Arena::default(),
            once: None,
            touched: Vec::new(),
            backups: Backups::default(),
            serving: None,
        })
    }

    /// Tells others who want to open the store where they may come in to this office.
    pub fn note_socket(&self, socket: &Path) {
        self.store.note_socket(&socket.display().to_string());
    }

    /// Who is told from now on how far it is where something has to be built again.
    pub fn tell_to(&mut self, tell: Tell) {
        let told = move |done, total| tell(Told::Progress { done, total });
        self.store.tell_to(Arc::new(told));
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

    /// Whether there is nothing to protect: the store is a demonstration, or in memory.
    pub fn protects_nothing(&self) -> bool {
        self.store.header().is_none() || self.demonstration()
    }

    /// Checks that there is nothing to protect.
    fn expect_no_service(&mut self, kind: RequestKind) -> Result<(), Refusal> {
        if self.protects_nothing() {
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

    /// Puts right what can be put right safely and says what was done; nothing when nothing is
    /// wrong. The store has to be opened again afterwards.
    ///
    /// # Errors
    /// A backup is needed; nothing was changed then.
    pub fn repair(self) -> Result<Vec<Message>, Refusal> {
        let (_, checks): (Vec<_>, Vec<_>) = table_checks().into_iter().unzip();
        Ok(self.store.repair(&checks)?)
    }
}
