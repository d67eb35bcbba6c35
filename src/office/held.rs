//! The outlines of one specialist's cases, open actions and unsigned sessions, with what is counted and put in
//! order of them. One that changes is taken out of all that and put back: that costs the same however many
//! others there are.

use super::caseload::CaseFilter;
use super::group::{Group, Kind};
use super::marks::Marks;
use super::orders::{looked_at, wanted};
use super::outline::{ActionOutline, Looked, Outline};
use crate::domain::Day;
use crate::domain::identifier::{AccountId, ActionId, CaseId, SessionId};
use crate::domain::standing::OpenAction;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// What is held of one specialist.
#[derive(Clone)]
pub(super) struct Held {
    pub looked: Looked,
    /// The ids of the cases, in order.
    ids: Vec<CaseId>,
    /// The cases in the same order.
    cases: Vec<Outline>,
    groups: BTreeMap<Kind, Group>,
    /// The cases that each filter leaves to whoever may open them.
    filters: [Marks; CaseFilter::ALL.len()],
    actions: BTreeMap<ActionId, ActionOutline>,
    by_day: OnceLock<BTreeMap<Home, ByDay>>,
    /// The sessions that were held and are not signed, with who held them.
    pub unsigned: BTreeMap<SessionId, AccountId>,
}

/// Where the case is that an action is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Home {
    /// Here, and these may open it if it is restricted; or there is none.
    Here(Option<Vec<AccountId>>),
    /// It is another specialist's by now.
    Elsewhere,
}

/// Open actions, the earliest due first.
pub(super) type ByDay = Vec<(Day, ActionId)>;

impl Held {
    /// Nothing yet.
    pub fn nothing(looked: Looked) -> Self {
        Self {
            looked,
            ids: Vec::new(),
            cases: Vec::new(),
            groups: BTreeMap::new(),
            filters: Default::default(),
            actions: BTreeMap::new(),
            by_day: OnceLock::new(),
            unsigned: BTreeMap::new(),
        }
    }

    /// The ids of all cases.
    pub fn ids(&self) -> &[CaseId] {
        &self.ids
    }

    /// The place of a case, or the one where it would be.
    pub fn place(&self, case: CaseId) -> Result<usize, usize> {
        self.ids.binary_search(&case)
    }

    /// All cases, by place.
    pub fn cases(&self) -> &[Outline] {
        &self.cases
    }

    /// The cases, as far as the same people may open them.
    pub fn groups(&self) -> impl Iterator<Item = (&Kind, &Group)> {
        self.groups.iter()
    }

    /// The cases that a filter leaves to whoever may open them.
    pub fn wanted(&self, filter: CaseFilter) -> Marks {
        let marks = self.filters.get(filter as usize);
        marks.cloned().unwrap_or_default()
    }

    /// An open action.
    pub fn action(&self, id: ActionId) -> Option<&ActionOutline> {
        self.actions.get(&id)
    }

    /// The open actions, by where their cases are.
    pub fn by_day(&self) -> &BTreeMap<Home, ByDay> {
        self.by_day.get_or_init(|| {
            let mut by_day = BTreeMap::<Home, ByDay>::new();
            for (id, action) in &self.actions {
                let home = by_day.entry(self.home(action.case)).or_default();
                home.push((action.due, *looked_at(id)));
            }
            by_day.values_mut().for_each(|all| all.sort_unstable());
            by_day
        })
    }

    /// Puts in a case as it stands now, about which these actions are open.
    pub fn put_case(&mut self, outline: Outline, actions: &[OpenAction]) {
        let id = outline.case;
        let before = self.home(Some(id));
        match self.place(id) {
            Ok(at) => {
                self.put(at, false);
                self.cases.splice(at..=at, [outline]).for_each(drop);
                self.put(at, true);
            }
            Err(at) => {
                self.groups.values_mut().for_each(|one| one.make_room(at));
                self.filters.iter_mut().for_each(|one| one.make_room(at));
                self.ids.insert(at, id);
                self.cases.insert(at, outline);
                self.put(at, true);
            }
        }
        if self.home(Some(id)) != before {
            for action in actions.iter().map(|action| action.action) {
                if let Some(outline) = self.take_action(action) {
                    self.put_action(action, outline);
                }
            }
        }
    }

    /// Takes out a case.
    pub fn take_case(&mut self, id: CaseId) {
        let Ok(at) = self.place(id) else { return };
        self.put(at, false);
        self.ids.remove(at);
        self.cases.remove(at);
        self.groups.values_mut().for_each(|one| one.close_up(at));
        self.filters.iter_mut().for_each(|one| one.close_up(at));
        // It goes seldom, and does not say which actions were about it.
        self.by_day = OnceLock::new();
    }

    /// Puts in an open action that is not there.
    pub fn put_action(&mut self, id: ActionId, action: ActionOutline) {
        let home = self.home(action.case);
        if let Some(by_day) = self.by_day.get_mut() {
            let (all, action) = (by_day.entry(home).or_default(), (action.due, id));
            if let Err(at) = all.binary_search(&action) {
                all.insert(at, action);
            }
        }
        self.actions.insert(id, action);
    }

    /// Takes out an action.
    pub fn take_action(&mut self, id: ActionId) -> Option<ActionOutline> {
        let action = self.actions.remove(&id)?;
        for all in self
            .by_day
            .get_mut()
            .into_iter()
            .flat_map(BTreeMap::values_mut)
        {
            if let Ok(at) = all.binary_search(&(action.due, id)) {
                all.remove(at);
            }
        }
        Some(action)
    }

    /// Counts the case of this place and puts it in order, or takes it out of that.
    fn put(&mut self, at: usize, there: bool) {
        let Some(case) = self.cases.get(at) else {
            return;
        };
        for (filter, marks) in CaseFilter::ALL.iter().zip(&mut self.filters) {
            marks.put(at, there && wanted(*filter, case));
        }
        let kind = Kind::of(case);
        let group = self.groups.entry(kind.clone()).or_default();
        group.put(&self.cases, at, there);
        if group.cases.count() == 0 {
            self.groups.remove(&kind);
        }
    }

    fn home(&self, case: Option<CaseId>) -> Home {
        let Some(case) = case else {
            return Home::Here(None);
        };
        let held = self.place(case).ok().and_then(|at| self.cases.get(at));
        held.map_or(Home::Elsewhere, |case| {
            Home::Here(case.restricted_to.clone())
        })
    }
}
