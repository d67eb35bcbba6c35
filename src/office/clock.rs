//! The one clock of the program. Rules take the day as an argument; requests carry none.

use crate::domain::settings::UTC_OFFSET_MINUTES;
use crate::domain::{Day, Instant};
use chrono::{Duration, FixedOffset, Utc};

/// What time it is for the service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// The machine's clock, its days in the service's time zone.
    System,
    /// A day that stands still, such as a demonstration's; its moments are of that day too.
    Fixed(Day),
    /// Another day to look at a service from; its moments are the machine's, so that the audit trail
    /// tells the truth.
    LookingFrom(Day),
}

/// The day of a moment in the service's time zone, `offset_minutes` ahead of UTC.
pub(super) fn day_of(moment: Instant, offset_minutes: i32) -> Day {
    match FixedOffset::east_opt(offset_minutes.saturating_mul(60)) {
        Some(offset) => moment.with_timezone(&offset).date_naive(),
        None => moment.date_naive(),
    }
}

impl Clock {
    /// The day in the service's time zone, `offset_minutes` ahead of UTC.
    pub fn today(self, offset_minutes: i32) -> Day {
        match self {
            Self::System => day_of(Utc::now(), offset_minutes),
            Self::Fixed(day) | Self::LookingFrom(day) => day,
        }
    }

    /// The moment, in UTC. On a fixed day the hours and minutes are the machine's, so that what is
    /// entered one after the other stays in order.
    pub fn now(self) -> Instant {
        match self {
            Self::System | Self::LookingFrom(_) => Utc::now(),
            Self::Fixed(day) => moment_on(day, Utc::now()),
        }
    }
}

/// The moment on a day that is as late in it as the machine's moment is in its own, both by the time
/// of a new service: a demonstration has no other.
fn moment_on(day: Day, machine: Instant) -> Instant {
    let ahead = Duration::minutes(UTC_OFFSET_MINUTES.into());
    day.and_time((machine + ahead).time()).and_utc() - ahead
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_of_a_fixed_day_is_of_that_day_whatever_the_hour() {
        let day: Day = "2021-10-15".parse().unwrap();
        let midnight: Instant = "2026-11-23T00:00:00Z".parse().unwrap();
        for minute in 0..24 * 60 {
            let moment = moment_on(day, midnight + Duration::minutes(minute));
            assert_eq!(day_of(moment, UTC_OFFSET_MINUTES), day, "{moment}");
        }
    }
}
