//! The outlines that are kept in memory, so that a list is counted and put in order without reading the
//! records of the country, and those alone are read that are shown. Before anything is asked, the office looks
//! at what was committed since, so nobody sees what was before. Another day, other settings or another session
//! of the specialist derive them anew.

use super::ahead::Team;
use super::gathering::each_by_id;
use super::held::Held;
use super::outline::{ActionOutline, Looked, Outline};
use crate::domain::Day;
use crate::domain::action::{Action, ActionStatus};
use crate::domain::identifier::{ActionId, CaseId, SessionId, SpecialistId};
use crate::domain::session::{Session, SessionStatus};
use crate::domain::settings::{ServiceProfile, Settings};
use crate::domain::specialist::Specialist;
use crate::domain::standing::Standing;
use crate::store::domain_records::cases_of;
use crate::store::{Committed, Index, IndexRow, Record, Store, StoreError};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The outlines of everything that somebody asked for, or that was read ahead.
#[derive(Default)]
pub(super) struct Outlines {
    held: RefCell<BTreeMap<SpecialistId, Arc<Held>>>,
    /// Of whom is read ahead, as long as these specialists are what they were.
    pub ahead: Option<Team>,
}

impl Outlines {
    /// Lets go of everything.
    pub fn forget(&mut self) {
        self.held.get_mut().clear();
        self.ahead = None;
    }

    /// Goes along with what was committed.
    pub fn follow(&mut self, store: &Store, settings: &Settings, committed: &Committed) {
        if self.take(store, committed, settings).is_err() {
            self.forget();
        }
    }

    fn take(
        &mut self,
        store: &Store,
        committed: &Committed,
        settings: &Settings,
    ) -> Result<(), StoreError> {
        if committed.many() || committed.of::<ServiceProfile>().next().is_some() {
            self.forget();
        }
        let held = self.held.get_mut();
        for specialist in committed.of::<Specialist>() {
            held.remove(&specialist);
            self.ahead = None;
        }
        if held.is_empty() {
            return Ok(());
        }
        renew::<Standing>(held, store, committed, settings)?;
        renew::<Action>(held, store, committed, settings)?;
        renew::<Session>(held, store, committed, settings)
    }

    /// Those of these specialists.
    pub fn of(
        &self,
        store: &Store,
        settings: &Settings,
        today: Day,
        specialists: &[Specialist],
    ) -> Result<Vec<Arc<Held>>, StoreError> {
        let missing = specialists.iter().filter(|one| !self.holds(one, today));
        let missing = missing.map(|one| (one.id, Held::nothing(looked(one, today))));
        let mut missing: BTreeMap<SpecialistId, Held> = missing.collect();
        read(store, settings, &mut missing)?;
        let mut held = self.held.borrow_mut();
        held.extend(missing.into_iter().map(|(id, read)| (id, Arc::new(read))));
        let kept = specialists.iter().map(|one| held.get(&one.id).cloned());
        Ok(kept.flatten().collect())
    }

    /// Whether those of a specialist are there, as they are looked at today.
    pub fn holds(&self, specialist: &Specialist, today: Day) -> bool {
        let held = self.held.borrow();
        let kept = held.get(&specialist.id);
        kept.is_some_and(|kept| kept.looked == looked(specialist, today))
    }
}

fn looked(specialist: &Specialist, today: Day) -> Looked {
    Looked {
        today,
        last_session_on: specialist.last_session_on,
    }
}

/// A record of which something is held.
trait Outlined: Record {
    fn specialist(&self) -> SpecialistId;
    /// Puts it in the place of what was held of it.
    fn put_into(&self, held: &mut Held, settings: &Settings);
    fn is_in(held: &Held, id: Self::Id) -> bool;
    fn take_from(held: &mut Held, id: Self::Id);
}

impl Outlined for Standing {
    fn specialist(&self) -> SpecialistId {
        self.owner
    }

    fn put_into(&self, held: &mut Held, settings: &Settings) {
        let outline = Outline::of(self, settings, held.looked);
        held.put_case(outline, &self.actions);
    }

    fn is_in(held: &Held, id: CaseId) -> bool {
        held.place(id).is_ok()
    }

    fn take_from(held: &mut Held, id: CaseId) {
        held.take_case(id);
    }
}

impl Outlined for Action {
    fn specialist(&self) -> SpecialistId {
        self.specialist
    }

    fn put_into(&self, held: &mut Held, _: &Settings) {
        held.take_action(self.id);
        if self.status == ActionStatus::Open {
            let (due, case) = (self.due, self.case);
            held.put_action(self.id, ActionOutline { due, case });
        }
    }

    fn is_in(held: &Held, id: ActionId) -> bool {
        held.action(id).is_some()
    }

    fn take_from(held: &mut Held, id: ActionId) {
        held.take_action(id);
    }
}

impl Outlined for Session {
    fn specialist(&self) -> SpecialistId {
        self.specialist
    }

    fn put_into(&self, held: &mut Held, _: &Settings) {
        match self.status {
            SessionStatus::Held => held.unsigned.insert(self.id, self.supervisor),
            _ => held.unsigned.remove(&self.id),
        };
    }

    fn is_in(held: &Held, id: SessionId) -> bool {
        held.unsigned.contains_key(&id)
    }

    fn take_from(held: &mut Held, id: SessionId) {
        held.unsigned.remove(&id);
    }
}

/// Derives anew what is held of the records that were committed.
fn renew<R: Outlined>(
    held: &mut BTreeMap<SpecialistId, Arc<Held>>,
    store: &Store,
    committed: &Committed,
    settings: &Settings,
) -> Result<(), StoreError> {
    for id in committed.of::<R>() {
        let found = store.get::<R>(id)?.map(|found| found.record);
        let of = found.as_ref().map(Outlined::specialist);
        let others = held.iter_mut().filter(|(one, _)| Some(**one) != of);
        for (_, one) in others.filter(|(_, one)| R::is_in(one, id)) {
            R::take_from(Arc::make_mut(one), id);
        }
        if let Some(record) = found
            && let Some(one) = held.get_mut(&record.specialist())
        {
            record.put_into(Arc::make_mut(one), settings);
        }
    }
    Ok(())
}

/// Reads what is to be held of these specialists.
fn read(
    store: &Store,
    settings: &Settings,
    held: &mut BTreeMap<SpecialistId, Held>,
) -> Result<(), StoreError> {
    read_all::<Standing>(store, settings, held, cases_of)?;
    let open = |id| IndexRow::new(Index::ActionBySpecialist).id(id).byte(0);
    read_all::<Action>(store, settings, held, open)?;
    let of = |id| IndexRow::new(Index::SessionBySpecialist).id(id);
    read_all::<Session>(store, settings, held, of)
}

fn read_all<R: Outlined>(
    store: &Store,
    settings: &Settings,
    held: &mut BTreeMap<SpecialistId, Held>,
    of: impl Fn(SpecialistId) -> IndexRow,
) -> Result<(), StoreError> {
    let rows: Vec<IndexRow> = held.keys().map(|id| of(*id)).collect();
    each_by_id::<R>(store, rows.into_iter(), &mut |record| {
        if let Some(held) = held.get_mut(&record.specialist()) {
            record.put_into(held, settings);
        }
        Ok(())
    })
}
