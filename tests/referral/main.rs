//! The screens of referrals over a real office with the fictional service.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

mod look;
mod moves;
#[path = "../support/mod.rs"]
mod support;

use goldaw::demonstration::{Plan, batches};
use goldaw::domain::referral::AttemptStatus;
use goldaw::language::{Locale, Words};
use goldaw::office::referrals::{ReferralList, ReferralRow};
use goldaw::office::{Answer, Caller, Clock, Office, Refusal, Request};
use goldaw::store::Store;
use goldaw::ui::desk::Desk;
use goldaw::ui::screen::Screen;
use goldaw::ui::start;
use goldaw::ui::theme::Theme;
use ratatui::layout::Size;
use std::cell::RefCell;
use std::rc::Rc;
use support::Stage;

/// The service of a test and who asks it.
#[derive(Clone)]
pub struct Service {
    office: Rc<RefCell<Office>>,
    caller: Caller,
    plan: Plan,
}

impl Service {
    /// A small service, asked by its coordinator.
    pub fn open() -> Self {
        let plan = Plan {
            cases: 90,
            ..Plan::default()
        };
        let store = Store::in_memory().unwrap();
        let mut office = Office::over(store, Clock::Fixed(plan.today)).unwrap();
        for batch in batches(&plan) {
            office.load(&batch).unwrap();
        }
        let caller = Caller {
            account: office.login("coordinator").unwrap(),
        };
        Self {
            office: Rc::new(RefCell::new(office)),
            caller,
            plan,
        }
    }

    pub fn ask(&self, request: Request) -> Answer {
        let mut office = self.office.borrow_mut();
        office.perform(&self.caller, request).unwrap()
    }

    pub fn rows(&self) -> Vec<ReferralRow> {
        match self.ask(Request::Referrals) {
            Answer::Referrals(ReferralList { rows }) => rows,
            other => panic!("{other:?}"),
        }
    }

    /// The first referral that stands so, if there is one.
    pub fn first(&self, status: AttemptStatus) -> Option<ReferralRow> {
        let mut rows = self.rows().into_iter();
        rows.find(|row| row.status == status)
    }

    /// The first referral that stands so.
    pub fn at(&self, status: AttemptStatus) -> ReferralRow {
        self.first(status)
            .unwrap_or_else(|| panic!("no referral is {status:?}"))
    }

    /// The same referral as it is now.
    pub fn again(&self, row: &ReferralRow) -> ReferralRow {
        match self.ask(Request::Referral(row.referral)) {
            Answer::Referral(view) => view.row,
            other => panic!("{other:?}"),
        }
    }

    /// One service for all cases of a property; nothing is saved in it.
    pub fn shared() -> Self {
        thread_local!(static SERVICE: Service = Service::open());
        SERVICE.with(Clone::clone)
    }

    /// The screen over this service.
    pub fn stage(&self, screen: impl Into<Screen>) -> Stage {
        let service = self.clone();
        self.stage_with(screen, move |request| {
            let mut office = service.office.borrow_mut();
            office.perform(&service.caller, request)
        })
    }

    /// The screen over this service, in which nothing can be saved.
    pub fn reading(&self, screen: impl Into<Screen>) -> Stage {
        let service = self.clone();
        self.stage_with(screen, move |request| match request {
            Request::StartReferral(_)
            | Request::MoveReferral(_)
            | Request::DecideReferral(_)
            | Request::ConfirmReferral(_) => Err(Refusal::not_found()),
            _ => {
                let mut office = service.office.borrow_mut();
                office.perform(&service.caller, request)
            }
        })
    }

    /// The screen over an office of another kind.
    pub fn stage_with(
        &self,
        screen: impl Into<Screen>,
        perform: impl FnMut(Request) -> Result<Answer, Refusal> + 'static,
    ) -> Stage {
        let desk = Desk {
            who: "Gözel Amanowa · Balkan".to_owned(),
            size: Size::new(80, 24),
            ..Desk::new(Words::new(Locale::English), Theme::RICH, self.plan.today)
        };
        Stage::new(start(desk, screen), perform)
    }
}
