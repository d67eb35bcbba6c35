//! The outline of every case: when it was registered, by whom, under which code, and what is out of
//! order. It is small, so that all of it can be planned before anything is made.

use super::Plan;
use super::lists::{Lists, StaffRow};
use super::random::{Random, Stream};
use super::shape::{self, Shape};
use super::trouble::{self, Trouble};
use super::workday;
use crate::domain::Day;
use crate::domain::area::AreaCode;
use crate::domain::calendar::{Calendar, plus};
use crate::domain::case::{CaseCode, CaseStatus, Risk, TargetGroup};
use chrono::Datelike;
use std::collections::BTreeMap;

/// For how many days the service has registered cases.
pub const SERVICE_DAYS: i64 = 332;

/// Of a hundred cases, how many are no longer open.
const CLOSED: usize = 15;

/// The outline of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// Counts the cases from 0 in the order of registration.
    pub number: usize,
    /// The specialist's number, from 0.
    pub post: usize,
    /// The day of registration.
    pub registered_on: Day,
    /// Counts the cases of the area and year from 1.
    pub serial: u32,
    /// Whom it is for, and who lives in the household.
    pub shape: Shape,
    /// The level of risk today.
    pub risk: Risk,
    /// Whether it is worked on.
    pub status: CaseStatus,
    /// The day on which it was closed.
    pub closed_on: Option<Day>,
    /// What is out of order.
    pub trouble: Trouble,
    /// Whether a promised action is late.
    pub late_action: bool,
    /// The number of an earlier case of the same specialist that shares a person with this one.
    pub kin: Option<usize>,
}

impl Seat {
    /// Days since the registration.
    pub fn age(&self, today: Day) -> i64 {
        (today - self.registered_on).num_days()
    }

    /// The code of the case.
    pub fn code(&self, area: &AreaCode) -> CaseCode {
        CaseCode::new(area, self.registered_on, self.serial)
    }
}

/// The outlines of all cases, in the order of registration.
pub fn all(plan: &Plan, lists: &Lists, calendar: &Calendar) -> Vec<Seat> {
    let cases = usize::try_from(plan.cases).unwrap_or(usize::MAX);
    let mut registrations = registrations(plan, cases, &lists.staff, calendar);
    registrations.sort_unstable();
    let shapes = shape::deal(plan.seed, cases);
    let mut serials: BTreeMap<(&str, i32), u32> = BTreeMap::new();
    let mut last_of: BTreeMap<usize, usize> = BTreeMap::new();
    let mut seats = Vec::with_capacity(cases);
    for (number, ((registered_on, post), shape)) in
        registrations.into_iter().zip(shapes).enumerate()
    {
        let area = lists.staff.get(post).map_or("", |row| row.area.as_str());
        let serial = serials.entry((area, registered_on.year())).or_insert(0);
        *serial += 1;
        let earlier = last_of.insert(post, number);
        let mut random = Random::new(plan.seed, Stream::Outline, number as u64);
        let fresh = (plan.today - registered_on).num_days() <= 6;
        seats.push(Seat {
            number,
            post,
            registered_on,
            serial: *serial,
            shape,
            risk: risk(shape.group, fresh, &mut random),
            status: CaseStatus::Open,
            closed_on: None,
            trouble: Trouble::Nothing,
            late_action: false,
            kin: earlier.filter(|_| random.chance(3)),
        });
    }
    close(plan, &mut seats, lists.staff.len(), calendar);
    let team_of: Vec<usize> = lists.staff.iter().map(|row| row.supervisor - 1).collect();
    trouble::deal(plan.seed, plan.today, &mut seats, &team_of);
    seats
}

/// Day and post of each registration: each specialist registers at an even pace.
fn registrations(
    plan: &Plan,
    cases: usize,
    staff: &[StaffRow],
    calendar: &Calendar,
) -> Vec<(Day, usize)> {
    let mut found = Vec::with_capacity(cases);
    for (post, share) in shares(cases, staff).into_iter().enumerate() {
        let mut random = Random::new(plan.seed, Stream::Registration, post as u64);
        let step = (SERVICE_DAYS + 1) * 1000 / i64::try_from(share.max(1)).unwrap_or(1);
        for place in 0..share {
            let from = i64::try_from(place).unwrap_or(0) * step;
            let back = (from + random.between(0, step - 1)) / 1000;
            let first = plus(plan.today, -SERVICE_DAYS);
            let day = workday(calendar, plus(plan.today, -back));
            found.push((day.max(first), post));
        }
    }
    found
}

/// The cases divided by the shares of the staff list; what the rounding leaves goes to those whose
/// remainders are the largest.
fn shares(cases: usize, staff: &[StaffRow]) -> Vec<usize> {
    let whole: usize = staff.iter().map(|row| row.cases).sum::<usize>().max(1);
    let mut shares: Vec<usize> = staff.iter().map(|row| row.cases * cases / whole).collect();
    let mut order: Vec<(usize, usize)> = staff
        .iter()
        .map(|row| row.cases * cases % whole)
        .zip(0..)
        .collect();
    order.sort_by_key(|(rest, post)| (std::cmp::Reverse(*rest), *post));
    let left = cases.saturating_sub(shares.iter().sum());
    for (_, post) in order.into_iter().take(left) {
        if let Some(share) = shares.get_mut(post) {
            *share += 1;
        }
    }
    shares
}

fn risk(group: TargetGroup, fresh: bool, random: &mut Random) -> Risk {
    if fresh && random.chance(35) {
        return Risk::Unrated;
    }
    let (high, medium) = match group {
        TargetGroup::Violence => (38, 52),
        TargetGroup::Newborn => (30, 52),
        TargetGroup::Addiction | TargetGroup::WithoutCare => (16, 56),
        TargetGroup::LonelyElderly | TargetGroup::AdultDisability => (4, 40),
        _ => (7, 48),
    };
    match random.below(100) {
        drawn if drawn < high => Risk::High,
        drawn if drawn < high + medium => Risk::Medium,
        _ => Risk::Low,
    }
}

/// Closes the same part of each specialist's cases, none of them young.
fn close(plan: &Plan, seats: &mut [Seat], posts: usize, calendar: &Calendar) {
    for post in 0..posts {
        let mut random = Random::new(plan.seed, Stream::Outline, u64::MAX - post as u64);
        let mut own: Vec<&mut Seat> = seats.iter_mut().filter(|seat| seat.post == post).collect();
        let closed = (own.len() * CLOSED + 50) / 100;
        random.shuffle(&mut own);
        let old = own.into_iter().filter(|seat| seat.age(plan.today) > 70);
        for (place, seat) in old.take(closed).enumerate() {
            let days = random.between(3, seat.age(plan.today) - 50);
            seat.closed_on = Some(workday(calendar, plus(plan.today, -days)));
            seat.status = match (post * 3 + place) % 29 {
                4 => CaseStatus::Transferred,
                17 => CaseStatus::Duplicate,
                _ => CaseStatus::Closed,
            };
        }
    }
}
