//! What decides in which lists a case, a referral or an action stands, and where: no name, and no word that
//! anybody wrote.
//!
//! It is kept in memory, so that a list is counted and put in order without reading the records of the
//! country, and those alone are read that are shown. Before anything is asked, the office looks at what was
//! committed since, so nobody sees what was before. Another day, other settings or another session of the
//! specialist derive it anew.

use super::Office;
use super::gathering::{each_id, plain};
use super::rows::{answer_late, strongest_on};
use crate::domain::Day;
use crate::domain::action::{Action, ActionStatus};
use crate::domain::agenda::rules::Raised;
use crate::domain::case::{CaseCode, CaseStatus, Risk};
use crate::domain::due::dues;
use crate::domain::identifier::{AccountId, ActionId, CaseId, ReferralId, SessionId, SpecialistId};
use crate::domain::referral::WaitsFor;
use crate::domain::rule::Rule;
use crate::domain::session::{Session, SessionStatus};
use crate::domain::settings::{ServiceProfile, Settings};
use crate::domain::specialist::Specialist;
use crate::domain::standing::{OpenReferral, Standing};
use crate::domain::workload::{CASE_POINTS, points};
use crate::store::domain_records::cases_of;
use crate::store::{Committed, Index, IndexRow, Record, Store, StoreError};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The outlines of everything that somebody asked for, or that was read ahead.
#[derive(Default)]
pub(super) struct Outlines {
    held: RefCell<BTreeMap<SpecialistId, Arc<Held>>>,
    /// Whose outlines are to be read ahead on this day.
    ahead: Option<(Day, Vec<SpecialistId>)>,
}

/// The outlines of one specialist's cases, open actions and unsigned sessions.
#[derive(Clone)]
pub(super) struct Held {
    looked: Looked,
    pub cases: BTreeMap<CaseId, Outline>,
    pub actions: BTreeMap<ActionId, ActionOutline>,
    /// The sessions that were held and are not signed, with who held them.
    pub unsigned: BTreeMap<SessionId, AccountId>,
}

/// What outlines depend on besides the records and the settings.
#[derive(Clone, Copy, PartialEq)]
struct Looked {
    today: Day,
    last_session_on: Option<Day>,
}

/// A case.
#[derive(Clone)]
pub(super) struct Outline {
    pub case: CaseId,
    pub code: CaseCode,
    pub status: CaseStatus,
    restricted_to: Option<Vec<AccountId>>,
    pub facts: Facts,
    pub referrals: Vec<ReferralOutline>,
}

/// What is asked of a case that is open to the reader.
#[derive(Clone)]
pub(super) struct Facts {
    pub risk: Risk,
    pub last_contact_on: Option<Day>,
    /// Whether there is no child, and the day on which one was last seen.
    pub child: (bool, Option<Day>),
    pub next_due: Day,
    /// The strongest rule: whether it is not urgent, and its item of the agenda.
    pub need: (bool, u8),
    /// What is urgent, and what waits for a decision.
    pub urgent: Option<Pressing>,
    pub decision: Option<Pressing>,
    /// Whether it is urgent, overdue, late at a partner or silent.
    pub attention: bool,
    pub overdue: bool,
    pub silent: bool,
    pub points: u32,
}

/// How much the strongest rule of a kind presses: whether nobody flagged it; days, the most pressing first.
pub(super) type Pressing = (bool, i64);

/// An open referral.
#[derive(Clone)]
pub(super) struct ReferralOutline {
    pub referral: ReferralId,
    pub waits_for: WaitsFor,
    pub urgent: bool,
    pub late: i64,
    pub last_move_on: Day,
}

/// The place of a referral: by whose turn it is, urgent ones, the latest answer, the oldest move.
pub(super) type Place = (WaitsFor, bool, i64, Day);

/// An open action.
#[derive(Clone)]
pub(super) struct ActionOutline {
    pub due: Day,
    pub case: Option<CaseId>,
}

impl Outlines {
    /// Lets go of everything.
    pub fn forget(&mut self) {
        self.held.get_mut().clear();
        self.ahead = None;
    }

    /// Derives those of one more specialist, whether or not somebody will ask for them today; whether there
    /// was one.
    fn read_ahead(
        &mut self,
        store: &Store,
        settings: &Settings,
        today: Day,
    ) -> Result<bool, StoreError> {
        let known = self.ahead.take().filter(|(day, _)| *day == today);
        let mut left = match known {
            Some((_, left)) => left,
            None => {
                let mut all = Vec::new();
                each_id::<Specialist>(store, &mut |id| {
                    all.push(id);
                    Ok(())
                })?;
                all
            }
        };
        let next = left.pop();
        self.ahead = Some((today, left));
        let found = next.map(|id| store.get::<Specialist>(id)).transpose()?;
        if let Some(found) = found.flatten() {
            self.of(store, settings, today, &found.record)?;
        }
        Ok(next.is_some())
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
        }
        if held.is_empty() {
            return Ok(());
        }
        renew::<Standing>(held, store, committed, settings)?;
        renew::<Action>(held, store, committed, settings)?;
        renew::<Session>(held, store, committed, settings)
    }

    /// Those of a specialist.
    pub fn of(
        &self,
        store: &Store,
        settings: &Settings,
        today: Day,
        specialist: &Specialist,
    ) -> Result<Arc<Held>, StoreError> {
        let looked = Looked {
            today,
            last_session_on: specialist.last_session_on,
        };
        let kept = self.held.borrow().get(&specialist.id).cloned();
        if let Some(kept) = kept.filter(|kept| kept.looked == looked) {
            return Ok(kept);
        }
        let held = Arc::new(Held::read(store, settings, specialist.id, looked)?);
        let kept = held.clone();
        self.held.borrow_mut().insert(specialist.id, kept);
        Ok(held)
    }
}

impl Office {
    /// Reads a part of what lists will need today, for whoever has nothing else to do; whether there may be
    /// more of it.
    pub fn read_ahead(&mut self) -> bool {
        self.follow_commits();
        let settings = &self.profile.settings;
        let today = self.clock.today(settings.utc_offset_minutes);
        let read = self.outlines.read_ahead(&self.store, settings, today);
        // What could not be read now is read when it is asked for.
        read.unwrap_or(false)
    }
}

/// A record of which something is held.
trait Outlined: Record {
    fn specialist(&self) -> SpecialistId;
    fn put_into(&self, held: &mut Held, settings: &Settings);
    fn take_from(held: &mut Held, id: Self::Id);
}

impl Outlined for Standing {
    fn specialist(&self) -> SpecialistId {
        self.owner
    }

    fn put_into(&self, held: &mut Held, settings: &Settings) {
        let outline = Outline::of(self, settings, held.looked);
        held.cases.insert(self.case, outline);
    }

    fn take_from(held: &mut Held, id: CaseId) {
        held.cases.remove(&id);
    }
}

impl Outlined for Action {
    fn specialist(&self) -> SpecialistId {
        self.specialist
    }

    fn put_into(&self, held: &mut Held, _: &Settings) {
        if self.status == ActionStatus::Open {
            let (due, case) = (self.due, self.case);
            held.actions.insert(self.id, ActionOutline { due, case });
        }
    }

    fn take_from(held: &mut Held, id: ActionId) {
        held.actions.remove(&id);
    }
}

impl Outlined for Session {
    fn specialist(&self) -> SpecialistId {
        self.specialist
    }

    fn put_into(&self, held: &mut Held, _: &Settings) {
        if self.status == SessionStatus::Held {
            held.unsigned.insert(self.id, self.supervisor);
        }
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
        for one in held.values_mut() {
            R::take_from(Arc::make_mut(one), id);
        }
        let found = store.get::<R>(id)?.map(|found| found.record);
        if let Some(record) = found
            && let Some(one) = held.get_mut(&record.specialist())
        {
            record.put_into(Arc::make_mut(one), settings);
        }
    }
    Ok(())
}

impl Held {
    fn read(
        store: &Store,
        settings: &Settings,
        specialist: SpecialistId,
        looked: Looked,
    ) -> Result<Self, StoreError> {
        let mut held = Self {
            looked,
            cases: BTreeMap::new(),
            actions: BTreeMap::new(),
            unsigned: BTreeMap::new(),
        };
        let of = |index| IndexRow::new(index).id(specialist);
        let cases = plain::<Standing>(store, &cases_of(specialist))?;
        let actions = plain::<Action>(store, &of(Index::ActionBySpecialist).byte(0))?;
        let sessions = plain::<Session>(store, &of(Index::SessionBySpecialist))?;
        cases
            .iter()
            .for_each(|one| one.put_into(&mut held, settings));
        actions
            .iter()
            .for_each(|one| one.put_into(&mut held, settings));
        sessions
            .iter()
            .for_each(|one| one.put_into(&mut held, settings));
        Ok(held)
    }
}

impl Outline {
    fn of(standing: &Standing, settings: &Settings, looked: Looked) -> Self {
        let referrals = standing.referrals.iter();
        Self {
            case: standing.case,
            code: standing.code.clone(),
            status: standing.status,
            restricted_to: standing.restricted_to.clone(),
            facts: Facts::of(standing, settings, looked),
            referrals: referrals
                .map(|open| ReferralOutline::of(open, settings, looked.today))
                .collect(),
        }
    }

    /// Whether the case is worked on.
    pub fn open(&self) -> bool {
        self.status == CaseStatus::Open
    }

    /// Whether an account may open the case as far as restrictions go.
    pub fn opens_to(&self, account: AccountId) -> bool {
        let named = self.restricted_to.as_ref();
        named.is_none_or(|named| named.contains(&account))
    }
}

impl Facts {
    /// Those of a case that is shut to the reader: none.
    pub const SHUT: Self = Self {
        risk: Risk::Unrated,
        last_contact_on: None,
        child: (true, None),
        next_due: Day::MAX,
        need: (true, u8::MAX),
        urgent: None,
        decision: None,
        attention: false,
        overdue: false,
        silent: false,
        points: CASE_POINTS,
    };

    fn of(standing: &Standing, settings: &Settings, looked: Looked) -> Self {
        let today = looked.today;
        let rules = strongest_on(standing, looked.last_session_on, settings, today);
        let any = |wanted: fn(Rule) -> bool| rules.iter().any(|raised| wanted(raised.rule));
        let first = rules.first().map(|raised| raised.rule);
        let next = dues(standing, settings).first().copied();
        Self {
            risk: standing.risk,
            last_contact_on: standing.last_contact_on,
            child: (standing.children() == 0, standing.child_seen_on),
            next_due: next.map_or(Day::MAX, |due| due.on),
            need: first.map_or(Self::SHUT.need, |rule| (!rule.urgent(), rule.item())),
            urgent: pressing(&rules, Rule::urgent),
            decision: pressing(&rules, Rule::decision),
            attention: any(|rule| matches!(rule.item(), 3 | 5 | 6 | 7)),
            overdue: any(|rule| matches!(rule.item(), 5 | 6)),
            silent: any(|rule| matches!(rule, Rule::Silent | Rule::HighRiskSilent)),
            points: points(standing, settings, today),
        }
    }
}

/// What somebody flagged comes first, the newest before others; else what is late the longest.
fn pressing(rules: &[Raised], kind: fn(Rule) -> bool) -> Option<Pressing> {
    let first = rules.iter().find(|raised| kind(raised.rule))?;
    Some(match first.rule {
        Rule::Flagged => (false, first.late),
        _ => (true, -first.late),
    })
}

impl ReferralOutline {
    fn of(open: &OpenReferral, settings: &Settings, today: Day) -> Self {
        Self {
            referral: open.referral,
            waits_for: open.waits_for,
            urgent: open.urgent,
            late: answer_late(open, settings, today),
            last_move_on: open.last_move_on,
        }
    }

    /// Whether it waits for somebody of the team, or is late at the partner.
    pub fn wants_us(&self) -> bool {
        self.late > 0 || self.waits_for != WaitsFor::Partner
    }

    /// Its place.
    pub fn place(&self) -> Place {
        (self.waits_for, !self.urgent, -self.late, self.last_move_on)
    }
}
