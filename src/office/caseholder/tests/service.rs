//! A service whose records change at random.

use super::by_hand::check;
use crate::domain::Day;
use crate::domain::account::{Account, Role};
use crate::domain::action::{Action, ActionOwner, ActionStatus};
use crate::domain::area::AreaCode;
use crate::domain::case::{Assistance, CaseCode, CaseKind, CaseStatus, Risk};
use crate::domain::identifier::{AccountId, CaseId, Identifier};
use crate::domain::referral::{AttemptStatus, WaitsFor};
use crate::domain::specialist::{Experience, Specialist};
use crate::domain::standing::{OpenAction, OpenReferral, Standing};
use crate::office::caseholder::Caseholder;
use crate::office::desk::{Caller, Names};
use crate::office::permission::Grant;
use crate::office::{Clock, Office};
use crate::store::{Changes, Record, Store};

const CASES: u32 = 9;
const ACTIONS: u32 = 12;

pub fn id<I: Identifier>(number: u32) -> I {
    let mut bytes = [0; 16];
    bytes[..4].copy_from_slice(&number.to_be_bytes());
    I::from_bytes(bytes)
}

/// So many days before the day, or after it.
fn day(before: i64) -> Day {
    "2021-10-15".parse::<Day>().unwrap() - chrono::Duration::days(before)
}

pub fn specialist(number: u32) -> Specialist {
    Specialist {
        id: id(number),
        code: format!("BAL-0{number}"),
        name: "Maral Atajanowa".to_owned(),
        area: AreaCode("BAL-TUR".to_owned()),
        supervisor: None,
        start_date: day(400),
        experience: Experience::Standard,
        full_time_percent: 100,
        qualification: String::new(),
        specialisation: String::new(),
        next_session_on: None,
        last_session_on: Some(day(20)),
    }
}

/// Who may open a restricted case.
fn named(number: u8) -> Option<Vec<AccountId>> {
    match number % 8 {
        0 => Some(vec![id(1)]),
        1 => Some(vec![id(1), id(2)]),
        2 => Some(vec![]),
        _ => None,
    }
}

/// A case that stands as these say.
pub fn standing(number: u32, owner: u32, how: [u8; 4]) -> Standing {
    let referral = |number: u32, how: u8| OpenReferral {
        referral: id(number),
        partner: id(1),
        need: String::new(),
        urgent: how.is_multiple_of(3),
        status: AttemptStatus::Requested,
        waits_for: WaitsFor::ALL[usize::from(how) % 4],
        requested_on: Some(day(30)),
        respond_by: Some(day(i64::from(how % 20) - 10)),
        status_since: day(30),
        last_move_on: day(i64::from(how % 5)),
        named_day: None,
    };
    let referrals = 0..u32::from(how[3] % 3);
    Standing {
        case: id(number),
        code: CaseCode(format!("BAL-TUR-2021-{:04}", number * 37 % 10_000)),
        area: AreaCode("BAL-TUR".to_owned()),
        headline: String::new(),
        owner: id(owner),
        owned_since: day(300),
        registered_on: day(300),
        kind: CaseKind::Family,
        status: CaseStatus::ALL[usize::from(how[0] / 64).saturating_sub(1)],
        closed_on: None,
        assistance: Assistance::LongTerm,
        target_groups: Vec::new(),
        risk: Risk::ALL[usize::from(how[1]) % Risk::ALL.len()],
        risk_since: Some(day(200)),
        risk_raised_on: (how[1] > 200).then(|| day(2)),
        restricted_to: named(how[0]),
        members: Vec::new(),
        first_contact_on: Some(day(290)),
        last_contact_on: (how[2] > 20).then(|| day(i64::from(how[2] % 60))),
        last_try_on: None,
        child_seen_on: (how[2] > 90).then(|| day(i64::from(how[2] % 50))),
        children_seen: 0,
        next_contact_by: None,
        assessed_on: Some(day(280)),
        planned_on: Some(day(270)),
        plan_reviewed_on: None,
        approval_pending: how[1].is_multiple_of(5),
        goals_reached: false,
        help_due_on: None,
        flag: (how[2].is_multiple_of(7)).then(|| (day(i64::from(how[2] % 6)), String::new())),
        closure_requested_on: None,
        deferrals: Vec::new(),
        referrals: referrals
            .map(|one| referral(number * 4 + one, how[3].wrapping_mul(5 + one as u8)))
            .collect(),
        actions: Vec::new(),
        last_discussed: None,
    }
}

pub fn action(number: u32, how: [u8; 4]) -> Action {
    Action {
        id: id(number),
        text: String::new(),
        owner: ActionOwner::Specialist,
        specialist: id(1 + u32::from(how[0] % 2)),
        supervisor: id(1),
        due: day(i64::from(how[1] % 12) - 6),
        case: (how[2] > 60).then(|| id(u32::from(how[2]) % CASES)),
        session: id(1),
        status: ActionStatus::ALL[usize::from(how[3] / 100)],
        ended_on: None,
        note: String::new(),
        carried: 0,
    }
}

/// An office with two specialists.
pub struct Service {
    pub office: Office,
    actions: Vec<Action>,
}

impl Service {
    pub fn new() -> Self {
        let store = Store::in_memory().unwrap();
        let mut service = Self {
            office: Office::over(store, Clock::Fixed(day(0))).unwrap(),
            actions: Vec::new(),
        };
        let mut changes = Changes::new();
        [1, 2]
            .iter()
            .for_each(|number| changes.put(&specialist(*number), None));
        service.commit(changes);
        service
    }

    pub fn commit(&mut self, changes: Changes) {
        self.office.store.commit(&changes).unwrap();
        self.office.follow_commits();
    }

    fn version<R: Record>(&self, id: R::Id) -> Option<u64> {
        let found = self.office.store.get::<R>(id).unwrap();
        found.map(|found| found.version)
    }

    /// The same with the actions that are open about it.
    fn with_actions(&self, standing: Standing) -> Standing {
        let about =
            |one: &&Action| one.case == Some(standing.case) && one.status == ActionStatus::Open;
        let actions = self.actions.iter().filter(about).map(|one| OpenAction {
            action: one.id,
            text: String::new(),
            owner: one.owner,
            due: one.due,
            carried: 0,
        });
        Standing {
            actions: actions.collect(),
            ..standing
        }
    }

    pub fn put_case(&mut self, standing: Standing) {
        let mut changes = Changes::new();
        self.add_case(&mut changes, standing);
        self.commit(changes);
    }

    pub fn add_case(&self, changes: &mut Changes, standing: Standing) {
        let version = self.version::<Standing>(standing.case);
        changes.put(&self.with_actions(standing), version);
    }

    /// Writes an action, and how its case and the one that it was about before stand with it.
    pub fn put_action(&mut self, action: Action) {
        let mut changes = Changes::new();
        changes.put(&action, self.version::<Action>(action.id));
        let before = self.actions.iter().position(|one| one.id == action.id);
        let before = before.map(|at| self.actions.swap_remove(at));
        let cases = before.and_then(|before| before.case);
        let cases = cases.into_iter().chain(action.case);
        self.actions.push(action);
        for case in cases {
            if let Some(found) = self.office.store.get::<Standing>(case).unwrap() {
                changes.put(&self.with_actions(found.record), Some(found.version));
            }
        }
        self.commit(changes);
    }

    fn erase(&mut self, case: CaseId) {
        let Some(version) = self.version::<Standing>(case) else {
            return;
        };
        let mut changes = Changes::new();
        changes.delete::<Standing>(case, version);
        let (gone, left) = std::mem::take(&mut self.actions)
            .into_iter()
            .partition(|one| one.case == Some(case));
        self.actions = left;
        let gone: Vec<Action> = gone;
        for action in gone {
            let version = self.version::<Action>(action.id).unwrap();
            changes.delete::<Action>(action.id, version);
        }
        self.commit(changes);
    }

    pub fn step(&mut self, [kind, which, owner, how @ ..]: [u8; 7]) {
        let (case, owner) = (u32::from(which) % CASES, u32::from(owner % 2) + 1);
        match kind % 8 {
            0..=2 => self.put_case(standing(case, owner, how)),
            3 => self.erase(id(case)),
            4 | 5 => self.put_action(action(u32::from(which) % ACTIONS, how)),
            _ => self.check(),
        }
    }

    /// Asks for everything as different people and looks at each case.
    pub fn check(&self) {
        let roles = [
            Role::Coordinator,
            Role::Coordinator,
            Role::Coordinator,
            Role::Administrator,
        ];
        for (number, role) in (1..).zip(roles) {
            let caller = caller(number, role);
            let desk = self.office.desk(&caller, Grant::All, Names::Initials, None);
            check(&desk, &Caseholder::team(&desk).unwrap());
        }
    }
}

pub fn caller(number: u32, role: Role) -> Caller {
    Caller {
        account: Account {
            id: id(number),
            login: String::new(),
            name: String::new(),
            role,
            specialist: None,
            disabled: false,
        },
    }
}
