//! What is known of the last backup.

use super::{Day, Instant};
use chrono::Duration;
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

    /// Whether the next one is due. One that lies ahead, because a clock was set back, says nothing.
    pub fn is_old(&self, today: Day, offset_minutes: i32) -> bool {
        !(0..=DUE_AFTER).contains(&self.days_ago(today, offset_minutes))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

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
