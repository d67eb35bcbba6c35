//! The fictional service behind a door, and who asks there: still there when a stage is gone.

use crate::door::Door;
use crate::journey;
use crate::support::Stage;
use goldaw::domain::account::Account;
use goldaw::domain::referral::AttemptStatus;
use goldaw::office::caseload::{CaseFilter, CaseRow, CaseSort, CaseloadQuery};
use goldaw::office::referrals::{ReferralQuery, ReferralRow, ReferralView};
use goldaw::office::{Answer, Refusal, Request};
use goldaw::ui::screen::Screen;
use goldaw::ui::screen::this_week::ThisWeek;
use goldaw::ui::start;
use std::cell::RefCell;
use std::rc::Rc;

/// The fictional service and who asks.
#[derive(Clone)]
pub struct Service {
    door: Rc<RefCell<Door>>,
    account: Account,
}

impl Service {
    /// The service of 512 cases, asked by this account.
    pub fn visited_by(login: &str) -> Self {
        Self::of(512, login)
    }

    /// The service of so many cases, asked by this account.
    pub fn of(cases: u32, login: &str) -> Self {
        let [service] = Self::of_all(cases, [login]);
        service
    }

    /// The same service asked by each of these accounts.
    pub fn of_all<const N: usize>(cases: u32, logins: [&str; N]) -> [Self; N] {
        let office = journey::office(cases);
        let accounts = logins.map(|login| office.login(login).unwrap());
        let door = Rc::new(RefCell::new(Door::of(office)));
        accounts.map(|account| Self {
            door: Rc::clone(&door),
            account,
        })
    }

    pub fn account(&self) -> &Account {
        &self.account
    }

    pub fn ask(&self, request: Request) -> Result<Answer, Refusal> {
        self.door.borrow_mut().ask(&self.account, request)
    }

    /// The interface on its first screen.
    pub fn stage(&self) -> Stage {
        self.stage_on(ThisWeek::new())
    }

    /// The interface that begins with this screen.
    pub fn stage_on(&self, screen: impl Into<Screen>) -> Stage {
        let service = self.clone();
        Stage::new(start(journey::desk(), screen), move |request| {
            service.ask(request)
        })
    }

    /// The cases that the account may see, those that need it most first.
    pub fn cases(&self, filter: CaseFilter) -> Vec<CaseRow> {
        let query = CaseloadQuery {
            specialist: None,
            search: String::new(),
            filter,
            sort: CaseSort::Need,
            most: None,
        };
        match self.ask(Request::Caseload(query)).unwrap() {
            Answer::Caseload(caseload) => caseload.rows,
            other => panic!("{other:?}"),
        }
    }

    pub fn referrals(&self) -> Vec<ReferralRow> {
        match self
            .ask(Request::Referrals(ReferralQuery::default()))
            .unwrap()
        {
            Answer::Referrals(list) => list.rows,
            other => panic!("{other:?}"),
        }
    }

    /// The first referral that stands so.
    pub fn referral_at(&self, status: AttemptStatus) -> ReferralRow {
        let mut rows = self.referrals().into_iter();
        rows.find(|row| row.status == status)
            .unwrap_or_else(|| panic!("no referral is {status:?}"))
    }

    pub fn referral(&self, row: &ReferralRow) -> ReferralView {
        match self.ask(Request::Referral(row.referral)).unwrap() {
            Answer::Referral(view) => *view,
            other => panic!("{other:?}"),
        }
    }
}
