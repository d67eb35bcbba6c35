//! The fictional service behind a door, and who asks there: still there when a stage is gone.

use crate::door::Door;
use crate::journey;
use crate::support::Stage;
use goldaw::domain::account::Account;
use goldaw::office::referrals::{ReferralRow, ReferralView};
use goldaw::office::{Answer, Refusal, Request};
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
        let [service] = Self::visited_by_all([login]);
        service
    }

    /// The same service asked by each of these accounts.
    pub fn visited_by_all<const N: usize>(logins: [&str; N]) -> [Self; N] {
        let office = journey::office(512);
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
        let service = self.clone();
        Stage::new(start(journey::desk(), ThisWeek::new()), move |request| {
            service.ask(request)
        })
    }

    pub fn referrals(&self) -> Vec<ReferralRow> {
        match self.ask(Request::Referrals).unwrap() {
            Answer::Referrals(list) => list.rows,
            other => panic!("{other:?}"),
        }
    }

    pub fn referral(&self, row: &ReferralRow) -> ReferralView {
        match self.ask(Request::Referral(row.referral)).unwrap() {
            Answer::Referral(view) => *view,
            other => panic!("{other:?}"),
        }
    }
}
