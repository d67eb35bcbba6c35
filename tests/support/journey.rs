//! The real office over the fictional service in memory, for journeys through the interface.

use crate::support::Stage;
use goldaw::demonstration::{Plan, batches};
use goldaw::language::{Locale, Words};
use goldaw::office::loading::Batch;
use goldaw::office::{Clock, Office, Visit};
use goldaw::store::Store;
use goldaw::ui::desk::Desk;
use goldaw::ui::screen::Screen;
use goldaw::ui::start;
use goldaw::ui::theme::Theme;
use ratatui::layout::Size;

/// The office over the fictional service with so many cases.
pub fn office(cases: u32) -> Office {
    let plan = Plan {
        cases,
        ..Plan::default()
    };
    office_of(batches(&plan))
}

/// The office over these records.
pub fn office_of(batches: impl Iterator<Item = Batch>) -> Office {
    let store = Store::in_memory().unwrap();
    let mut office = Office::over(store, Clock::Fixed(Plan::default().today)).unwrap();
    for batch in batches {
        office.load(&batch).unwrap();
    }
    office
}

/// The same, visited by this account.
pub fn visit(login: &str, cases: u32) -> Visit {
    let office = office(cases);
    let account = office.login(login).unwrap();
    Visit::new(office, Some(account))
}

/// The desk of the fictional service's day.
pub fn desk() -> Desk {
    Desk {
        who: "Gözel Amanowa · Balkan".to_owned(),
        size: Size::new(80, 24),
        ..Desk::new(
            Words::new(Locale::English),
            Theme::RICH,
            Plan::default().today,
        )
    }
}

/// A stage with this screen in front of that office.
pub fn stage(mut visit: Visit, screen: impl Into<Screen>) -> Stage {
    Stage::new(start(desk(), screen), move |request| visit.ask(request))
}
