//! The fictional service: 45 specialists with their cases, referrals and sessions, made from a seed.
//!
//! The same plan gives the same records on any machine. Every case comes from streams of its own,
//! so that a hundred thousand cases need no more memory than a hundred, apart from a few words
//! each in `seats`. This room knows the records and the shipped lists; it must not know how they
//! are kept, nor any clock.

mod activities;
mod case_file;
mod contacts;
mod course;
mod directory;
mod household;
mod items;
mod lists;
mod names;
mod random;
mod referrals;
mod seats;
mod sessions;
mod shape;
mod staff;
mod subject;
mod support;
mod trouble;

use crate::domain::calendar::{Calendar, plus};
use crate::domain::settings::Settings;
use crate::domain::{Day, Instant};
use crate::exchange::assets;
use crate::office::loading::Batch;
use chrono::{NaiveTime, TimeDelta};
use directory::Directory;
use lists::Lists;
use names::Names;
use random::{Random, Stream};
use seats::Seat;
use staff::Staff;
use std::sync::Arc;
use subject::Subject;

/// How many cases come in one batch.
const CASES: usize = 8;

/// Of how many specialists the sessions come in one batch.
const SPECIALISTS: usize = 4;

/// What is to be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// Another seed, another service.
    pub seed: u64,
    /// The day on which the service stands still.
    pub today: Day,
    /// How many cases; five times as many people.
    pub cases: u32,
}

impl Default for Plan {
    /// The demonstration of the documentation: seed 1, 15 October 2021, 512 cases.
    fn default() -> Self {
        Self {
            seed: 1,
            today: Day::from_ymd_opt(2021, 10, 15).unwrap_or_default(),
            cases: 512,
        }
    }
}

/// Everything that the records are made from.
struct Service {
    plan: Plan,
    settings: Settings,
    lists: Lists,
    names: Names,
    staff: Staff,
    directory: Directory,
    seats: Vec<Seat>,
}

/// The records of the service, in an order in which they can be loaded; the last batch says that it
/// is the last.
pub fn batches(plan: &Plan) -> impl Iterator<Item = Batch> + Send + use<> {
    let service = Arc::new(Service::new(*plan));
    let opening = [service.country(), service.people(), service.partners()];
    let (for_sessions, for_cases) = (Arc::clone(&service), Arc::clone(&service));
    let sessions = (0..service.staff.posts.len())
        .step_by(SPECIALISTS)
        .map(move |first| sessions::batch(&for_sessions, first, SPECIALISTS));
    let cases = (0..service.seats.len())
        .step_by(CASES)
        .map(move |first| for_cases.cases(first));
    let closing = std::iter::once_with(move || Batch {
        activities: activities::all(&service),
        last: true,
        ..Batch::default()
    });
    opening
        .into_iter()
        .chain(sessions)
        .chain(cases)
        .chain(closing)
}

impl Service {
    fn new(plan: Plan) -> Self {
        let (lists, names) = (Lists::read(), Names::read());
        let mut settings = Settings {
            service_name: lists.phrase("service_name", &mut Random::new(0, Stream::Talk, 0)),
            ..Settings::default()
        };
        settings.calendar.holidays = assets::holidays();
        let staff = Staff::new(plan.seed, &lists, &names);
        let directory = Directory::new(plan.seed, &lists, &names);
        let seats = seats::all(&plan, &lists, &settings.calendar);
        Self {
            plan,
            settings,
            lists,
            names,
            staff,
            directory,
            seats,
        }
    }

    fn country(&self) -> Batch {
        Batch {
            settings: Some(self.settings.clone()),
            areas: assets::areas(),
            ..Batch::default()
        }
    }

    fn people(&self) -> Batch {
        Batch {
            accounts: self.staff.accounts(),
            specialists: staff::specialists(self),
            ..Batch::default()
        }
    }

    fn partners(&self) -> Batch {
        Batch {
            partners: self.directory.partners.clone(),
            services: self.directory.services.clone(),
            ..Batch::default()
        }
    }

    fn cases(&self, first: usize) -> Batch {
        let seats = self.seats.iter().skip(first).take(CASES);
        let subjects = seats.filter_map(|seat| Subject::new(self, seat));
        Batch {
            cases: subjects.map(|subject| subject.records()).collect(),
            ..Batch::default()
        }
    }

    fn random(&self, stream: Stream, number: usize) -> Random {
        Random::new(self.plan.seed, stream, number as u64)
    }

    /// The day `days` before `end`, or the last working day before that.
    fn workday_before(&self, end: Day, days: i64) -> Day {
        workday(&self.settings.calendar, plus(end, -days))
    }
}

/// The day itself if the service works on it, else the last working day before it.
fn workday(calendar: &Calendar, day: Day) -> Day {
    let earlier = (0..14).map(|back| plus(day, -back));
    let mut working = earlier.filter(|day| calendar.works(*day));
    working.next().unwrap_or(day)
}

/// A moment within the working hours of the day, counted from noon UTC back.
fn moment(day: Day, random: &mut Random) -> Instant {
    let noon = day.and_time(NaiveTime::MIN).and_utc() + TimeDelta::hours(12);
    noon - TimeDelta::minutes(random.between(0, 420))
}
