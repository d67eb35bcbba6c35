//! One case while its records are made.

use super::lists::Story;
use super::random::{Random, Stream};
use super::seats::Seat;
use super::staff::Post;
use super::{Service, case_file, contacts, household, items, referrals};
use crate::domain::Day;
use crate::domain::identifier::CaseId;
use crate::domain::person::{AgeGroup, Membership, Person};
use crate::domain::standing::CaseRecords;

/// One case while its records are made.
pub struct Subject<'a> {
    /// The service.
    pub service: &'a Service,
    /// The outline.
    pub seat: &'a Seat,
    /// Whose case it is.
    pub post: &'a Post,
    /// What happened to the family.
    pub story: &'a Story,
    /// The case's id.
    pub case: CaseId,
    /// The household.
    pub household: Vec<(Membership, Person)>,
    /// The last day of work on the case: the closing, or today.
    pub end: Day,
}

impl<'a> Subject<'a> {
    /// The subject of an outline; `None` if the lists hold no post or story for it.
    pub fn new(service: &'a Service, seat: &'a Seat) -> Option<Self> {
        let (story, household) = household::of(service, seat)?;
        Some(Self {
            service,
            seat,
            post: service.staff.posts.get(seat.post)?,
            story,
            case: case_id(service, seat),
            household,
            end: seat.closed_on.unwrap_or(service.plan.today),
        })
    }

    /// All records of the case.
    pub fn records(&self) -> CaseRecords {
        let mut contacts = contacts::all(self);
        let referrals = referrals::all(self, &mut contacts);
        let (items, actions) = items::all(self);
        CaseRecords {
            file: case_file::file(self, &contacts),
            household: self.household.clone(),
            contacts,
            referrals,
            actions,
            items,
        }
    }

    /// A stream of this case.
    pub fn random(&self, stream: Stream) -> Random {
        self.service.random(stream, self.seat.number)
    }

    /// A phrase of a kind.
    pub fn phrase(&self, kind: &str, random: &mut Random) -> String {
        self.service.lists.phrase(kind, random)
    }

    /// A phrase of a kind; where children live in the household, often one about them.
    pub fn family_phrase(&self, kind: &str, random: &mut Random) -> String {
        let about_children = self.children().next().is_some() && random.chance(50);
        let with_children = self.phrase(&format!("{kind}_children"), random);
        if about_children && !with_children.is_empty() {
            return with_children;
        }
        self.phrase(kind, random)
    }

    /// The working day on or before the day that lies `days` before the end, never before the
    /// registration.
    pub fn before_end(&self, days: i64) -> Day {
        let day = self.service.workday_before(self.end, days);
        day.max(self.seat.registered_on)
    }

    /// Days from the registration to the end.
    pub fn length(&self) -> i64 {
        (self.end - self.seat.registered_on).num_days()
    }

    /// Whether the case is worked on.
    pub fn open(&self) -> bool {
        self.seat.closed_on.is_none()
    }

    /// The children of the household.
    pub fn children(&self) -> impl Iterator<Item = &Person> {
        let settings = &self.service.settings;
        let persons = self.household.iter().map(|(_, person)| person);
        persons.filter(|person| person.age_group(settings) == AgeGroup::Child)
    }
}

/// The id of a case.
pub fn case_id(service: &Service, seat: &Seat) -> CaseId {
    service.random(Stream::Case, seat.number).id()
}
