//! Loading a fictional service: whole records at once, taken by demonstrations only. A demonstration is made
//! of all of them together; one that is there, or a store in memory, takes them batch by batch.

use super::change::{Audited, Change};
use super::permission::RequestKind;
use super::refusal::Refusal;
use super::{Clock, Office};
use crate::domain::Instant;
use crate::domain::account::Account;
use crate::domain::action::Action;
use crate::domain::activity::Activity;
use crate::domain::area::Area;
use crate::domain::audit::{AuditAction, TrailEnd};
use crate::domain::identifier::PersonId;
use crate::domain::message::Message;
use crate::domain::partner::{Partner, Service};
use crate::domain::person::Person;
use crate::domain::session::{PersonalPart, Session};
use crate::domain::settings::{ServiceProfile, Settings};
use crate::domain::specialist::Specialist;
use crate::domain::standing::CaseRecords;
use crate::store::disk::SystemDisk;
use crate::store::engine::Tell;
use crate::store::{Changes, Making, NewStore, Purpose, Store, StoreError};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::sync_channel;
use std::thread;

/// How many batches may wait to be put together.
const AHEAD: usize = 4;

/// Records to load; a few dozen in one batch. A case comes with all its records, so that how it
/// stands is derived once.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Batch {
    /// The settings, in the first batch.
    pub settings: Option<Settings>,
    /// Areas.
    pub areas: Vec<Area>,
    /// Accounts.
    pub accounts: Vec<Account>,
    /// Specialists.
    pub specialists: Vec<Specialist>,
    /// Partner organisations.
    pub partners: Vec<Partner>,
    /// Services.
    pub services: Vec<Service>,
    /// Cases with their households, contacts, referrals, actions and items.
    pub cases: Vec<CaseRecords>,
    /// Heads of sessions.
    pub sessions: Vec<Session>,
    /// Personal parts.
    pub personal_parts: Vec<PersonalPart>,
    /// Actions that concern no case.
    pub actions: Vec<Action>,
    /// Programmes, events, training rounds.
    pub activities: Vec<Activity>,
    /// Whether this is the last batch: the demonstration is complete.
    pub last: bool,
}

/// How far the making of a demonstration is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// So many cases came.
    Cases(usize),
    /// So much of so much is written, of zero while that is not known.
    Written(u64, u64),
}

impl Office {
    /// Makes a demonstration of these batches, which come from a thread of their own, and opens it.
    ///
    /// # Errors
    /// As [`Self::create`]; it is to be a service.
    pub fn make(
        path: &Path,
        new: &NewStore<'_>,
        clock: Clock,
        batches: impl Iterator<Item = Batch> + Send,
        tell: &dyn Fn(Progress),
    ) -> Result<Self, Refusal> {
        if new.purpose != Purpose::Demonstration {
            let message = Message::new("office-not-a-demonstration");
            return Err(Refusal::NotAllowed(message));
        }
        let disk = Arc::new(SystemDisk);
        let making = Making::begin(disk, path, new, Clock::System.now())?;
        let mut gathering = Gathering {
            making,
            settings: Settings::default(),
            trail: TrailEnd::default(),
            now: clock.now(),
        };
        let mut cases = 0;
        thread::scope(|scope| {
            let (send, receive) = sync_channel(AHEAD);
            scope.spawn(move || {
                for batch in batches {
                    // Nobody takes it any more where putting one together has failed.
                    if send.send(batch).is_err() {
                        break;
                    }
                }
            });
            receive.into_iter().try_for_each(|batch| {
                gathering.add(&batch)?;
                cases += batch.cases.len();
                tell(Progress::Cases(cases));
                Ok::<(), StoreError>(())
            })
        })?;
        let written = |done, total| tell(Progress::Written(done, total));
        let mut store = gathering.finish(&written)?;
        store.mark_complete()?;
        Self::over(store, clock)
    }

    /// Loads records of a fictional service into a demonstration, or into a store in memory, which
    /// holds nothing to protect.
    ///
    /// # Errors
    /// The store is a service's.
    pub fn load(&mut self, batch: &Batch) -> Result<(), Refusal> {
        self.expect_no_service(RequestKind::Load)?;
        if let Some(settings) = &batch.settings {
            self.profile = profile(settings, batch);
        }
        let now = self.clock.now();
        without_case(batch).commit(&mut self.store, None, now)?;
        for records in &batch.cases {
            let mut there = BTreeSet::new();
            for (_, person) in &records.household {
                let found = self.store.get::<Person>(person.id)?;
                there.extend(found.map(|_| person.id));
            }
            let change = case(records, &there, &self.profile.settings);
            change.commit(&mut self.store, None, now)?;
        }
        if batch.last {
            self.store.mark_complete()?;
        }
        Ok(())
    }
}

/// A demonstration whose records are put together before there is an office.
struct Gathering {
    making: Making,
    settings: Settings,
    trail: TrailEnd,
    now: Instant,
}

impl Gathering {
    fn add(&mut self, batch: &Batch) -> Result<(), StoreError> {
        if let Some(settings) = &batch.settings {
            self.settings = settings.clone();
        }
        self.put(without_case(batch))?;
        // Who belongs to an earlier household too comes a second time as the same.
        let nobody = BTreeSet::new();
        let cases = batch.cases.iter();
        let changes: Vec<Change> = cases
            .map(|records| case(records, &nobody, &self.settings))
            .collect();
        changes.into_iter().try_for_each(|change| self.put(change))
    }

    fn put(&mut self, change: Change) -> Result<(), StoreError> {
        let changes = change.with_entries(&mut self.trail, None, self.now)?;
        self.making.add(&changes)
    }

    fn finish(mut self, tell: Tell<'_>) -> Result<Store, StoreError> {
        let mut end = Changes::new();
        end.put(&self.trail, None);
        self.making.add(&end)?;
        self.making.finish(tell)
    }
}

/// What of a batch belongs to no case.
fn without_case(batch: &Batch) -> Change {
    let mut change = created();
    if let Some(settings) = &batch.settings {
        change.put(&profile(settings, batch), None);
    }
    change.put_new(&batch.accounts);
    change.put_new(&batch.specialists);
    change.put_new(&batch.partners);
    change.put_new(&batch.services);
    change.put_new(&batch.sessions);
    change.put_new(&batch.personal_parts);
    change.put_new(&batch.activities);
    change.put_new(&batch.actions);
    change
}

fn profile(settings: &Settings, batch: &Batch) -> ServiceProfile {
    ServiceProfile {
        settings: settings.clone(),
        areas: batch.areas.clone(),
        ..ServiceProfile::default()
    }
}

/// A case with all its records; of the household those who are not there yet.
fn case(records: &CaseRecords, there: &BTreeSet<PersonId>, settings: &Settings) -> Change {
    let mut change = created();
    let household = records.household.iter().map(|(_, person)| person);
    for person in household.filter(|person| !there.contains(&person.id)) {
        change.put(person, None);
    }
    change.put_case(records, settings);
    change
}

fn created() -> Change {
    Change::audited(Audited::of(AuditAction::Created, RequestKind::Load, ""))
}
