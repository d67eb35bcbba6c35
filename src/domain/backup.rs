//! What is known of the last backup.

use super::{Day, Instant};
use chrono::{Duration, NaiveTime};
use serde::{Deserialize, Serialize};

/// Days after which the next backup is due: a week's work can be entered again from paper.
const DUE_AFTER: i64 = 7;

/// The last backup that was made, read back and found whole; one record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastBackup {
    /// When it was made; it holds everything that was saved before.
    pub made: Instant,
    /// The number of the last commit that it holds.
    pub sequence: u64,
    /// Where it was put.
    pub file: String,
    /// The size of the file in bytes.
    pub bytes: u64,
    /// How many records it holds; each was opened and understood.
    pub records: u64,
}

impl LastBackup {
    /// How many days ago it was made, in the time of a service that is so many minutes ahead of UTC.
    pub fn days_ago(&self, today: Day, offset_minutes: i32) -> i64 {
        let made = self.made + Duration::minutes(offset_minutes.into());
        (today - made.date_naive()).num_days()
    }

    /// Whether it stands for the one that was due at this moment. One that lies ahead, because a clock was
    /// set back, stands for none.
    pub fn covers(&self, due: Instant, now: Instant) -> bool {
        (due..=now).contains(&self.made)
    }

    /// Whether the next one is due. One that lies ahead, because a clock was set back, says nothing.
    pub fn is_old(&self, today: Day, offset_minutes: i32) -> bool {
        !(0..=DUE_AFTER).contains(&self.days_ago(today, offset_minutes))
    }
}

/// When the day's backup was due last: at this hour of the day of a service that is so many minutes ahead
/// of UTC.
pub fn last_due(hour: u32, now: Instant, offset_minutes: i32) -> Instant {
    let offset = Duration::minutes(offset_minutes.into());
    let midnight = (now + offset)
        .date_naive()
        .and_time(NaiveTime::MIN)
        .and_utc()
        - offset;
    let today = midnight + Duration::hours(hour.into());
    match today <= now {
        true => today,
        false => today - Duration::days(1),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_daily_backup_is_due_at_its_hour_of_the_services_day() {
        for (hour, now, offset, due) in [
            (18, "2021-10-15T13:00:00Z", 300, "2021-10-15T13:00:00Z"),
            (18, "2021-10-15T12:59:59Z", 300, "2021-10-14T13:00:00Z"),
            (0, "2021-10-15T18:59:59Z", 300, "2021-10-14T19:00:00Z"),
            (0, "2021-10-15T19:00:00Z", 300, "2021-10-15T19:00:00Z"),
            (23, "2021-10-15T20:00:00Z", -210, "2021-10-15T02:30:00Z"),
            (6, "2022-01-01T00:30:00Z", 0, "2021-12-31T06:00:00Z"),
        ] {
            let now = now.parse().unwrap();
            assert_eq!(last_due(hour, now, offset), due.parse::<Instant>().unwrap());
        }
    }

    #[test]
    fn a_backup_stands_for_the_day_after_whose_hour_it_was_made() {
        let at = |text: &str| text.parse::<Instant>().unwrap();
        let last = |made| LastBackup {
            made: at(made),
            sequence: 1,
            file: String::new(),
            bytes: 0,
            records: 0,
        };
        let (due, now) = (at("2021-10-14T13:00:00Z"), at("2021-10-15T04:00:00Z"));
        for (made, covers) in [
            ("2021-10-14T12:59:59Z", false),
            ("2021-10-14T13:00:00Z", true),
            ("2021-10-15T03:00:00Z", true),
            ("2021-10-15T04:00:01Z", false),
        ] {
            assert_eq!(last(made).covers(due, now), covers, "{made}");
        }
    }

    #[test]
    fn a_backup_is_old_after_seven_days_of_the_services_own_time() {
        let last = LastBackup {
            made: "2021-10-14T20:30:00Z".parse().unwrap(),
            sequence: 1,
            file: String::new(),
            bytes: 0,
            records: 0,
        };
        for (today, days, old) in [
            ("2021-10-14", -1, true),
            ("2021-10-15", 0, false),
            ("2021-10-22", 7, false),
            ("2021-10-23", 8, true),
        ] {
            let today = today.parse().unwrap();
            assert_eq!(last.days_ago(today, 300), days);
            assert_eq!(last.is_old(today, 300), old, "{today}");
        }
    }
}
