//! Social work specialists.

use super::Day;
use super::area::AreaCode;
use super::calendar::plus;
use super::coded::coded;
use super::identifier::{AccountId, SpecialistId};
use super::settings::Settings;
use serde::{Deserialize, Serialize};

coded! {
    /// How experienced a specialist is; decides the frequency of sessions and the capacity.
    pub enum Experience("experience") {
        /// In the first six months.
        New = "new",
        /// After that.
        Standard = "standard",
        /// Guides others.
        Senior = "senior",
    }
}

/// A social work specialist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Specialist {
    /// The record's id.
    pub id: SpecialistId,
    /// The staff code, such as `BAL-03`.
    pub code: String,
    /// Given name and surname.
    pub name: String,
    /// The area of work.
    pub area: AreaCode,
    /// The account that supervises this specialist; `None`: the coordinator does.
    pub supervisor: Option<AccountId>,
    /// The first day of work.
    pub start_date: Day,
    /// How experienced.
    pub experience: Experience,
    /// Part of full time, in percent.
    pub full_time_percent: u32,
    /// What was studied.
    pub qualification: String,
    /// What the specialist knows best.
    pub specialisation: String,
    /// When the next individual session is planned.
    pub next_session_on: Option<Day>,
    /// When the last individual session was held.
    pub last_session_on: Option<Day>,
}

impl Specialist {
    /// Days between the individual sessions of this specialist.
    pub fn session_interval(&self, settings: &Settings) -> u32 {
        match self.experience {
            Experience::New => settings.session_interval_new,
            Experience::Standard | Experience::Senior => settings.session_interval,
        }
    }

    /// The day of the next session: the planned one, else the interval after the last one, else
    /// the interval after the first day of work.
    pub fn next_session(&self, settings: &Settings) -> Day {
        let last = self.last_session_on.unwrap_or(self.start_date);
        let by_interval = || plus(last, i64::from(self.session_interval(settings)));
        self.next_session_on.unwrap_or_else(by_interval)
    }
}
