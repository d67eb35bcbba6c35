//! Workload in points (field notes, section 5): what a caseload weighs against the capacity.

use super::calendar::plus;
use super::coded::coded;
use super::due::{DueKind, dues};
use super::settings::Settings;
use super::specialist::{Experience, Specialist};
use super::standing::Standing;
use super::{Day, case::Risk};
use serde::{Deserialize, Serialize};

/// Points for what comes with the work itself.
const FIXED_POINTS: u32 = 15;

/// Points for every open case, whatever it is about.
pub const CASE_POINTS: u32 = 2;

coded! {
    /// How full a caseload is.
    pub enum Band("band") {
        /// Under 60 % of the capacity.
        Low = "low",
        /// From 60 %.
        Normal = "normal",
        /// From 85 %.
        High = "high",
        /// Over the capacity.
        Over = "over",
    }
}

/// What a caseload weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Workload {
    /// The points.
    pub points: u32,
    /// The points that count as full for this specialist.
    pub capacity: u32,
    /// How full that is.
    pub band: Band,
}

/// Weighs the open cases of a specialist: those that the reader may see, and the number of those that
/// are shut to him, which say nothing but that they are there.
pub fn workload(
    specialist: &Specialist,
    cases: &[Standing],
    shut: usize,
    settings: &Settings,
    today: Day,
) -> Workload {
    let open = cases.iter().filter(|standing| standing.open());
    let shut = u32::try_from(shut).unwrap_or(u32::MAX);
    let points = shut.saturating_mul(CASE_POINTS)
        + open
            .map(|standing| points(standing, settings, today))
            .sum::<u32>();
    weigh(specialist, points, settings)
}

/// What a caseload weighs whose open cases have so many points.
pub fn weigh(specialist: &Specialist, points_of_cases: u32, settings: &Settings) -> Workload {
    let points = FIXED_POINTS.saturating_add(points_of_cases);
    let full = match specialist.experience {
        Experience::New => settings.capacity_new,
        Experience::Standard | Experience::Senior => settings.capacity,
    };
    let capacity = full.saturating_mul(specialist.full_time_percent) / 100;
    Workload {
        points,
        capacity,
        band: band(points, capacity),
    }
}

fn band(points: u32, capacity: u32) -> Band {
    let (points, capacity) = (u64::from(points), u64::from(capacity));
    if points > capacity {
        Band::Over
    } else if points * 100 >= capacity * 85 {
        Band::High
    } else if points * 100 >= capacity * 60 {
        Band::Normal
    } else {
        Band::Low
    }
}

/// The points of one open case: 2, for the risk 4 or 2, 1 for a household over five, 1 for each open
/// referral up to three, 1 for an assessment or plan due within 14 days.
pub fn points(standing: &Standing, settings: &Settings, today: Day) -> u32 {
    let risk = match standing.risk {
        Risk::High => 4,
        Risk::Medium => 2,
        Risk::Low | Risk::Unrated => 0,
    };
    let household = u32::from(standing.members.len() > 5);
    let referrals = u32::try_from(standing.referrals.len().min(3)).unwrap_or(3);
    let soon = dues(standing, settings).iter().any(|due| {
        matches!(due.kind, DueKind::Assessment | DueKind::Plan) && due.on <= plus(today, 14)
    });
    CASE_POINTS + risk + household + referrals + u32::from(soon)
}
