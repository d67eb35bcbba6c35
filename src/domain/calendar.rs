//! Working days: the working week and the public holidays of the service.

use super::Day;
use chrono::{Datelike, Days};
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// The most working days that a limit has, about ten years: a slip of the finger in a partner's
/// record must not keep the program counting.
pub const WORKING_DAYS_MAX: u32 = 2_500;

/// The years in which a day can lie; others are slips of the finger.
pub const YEARS: RangeInclusive<i32> = 1900..=2199;

/// Which days the service works.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calendar {
    /// Monday to Sunday: whether it is a working day.
    pub week: [bool; 7],
    /// Public holidays, in order.
    pub holidays: Vec<Day>,
}

impl Default for Calendar {
    /// Monday to Friday, without holidays.
    fn default() -> Self {
        Self {
            week: [true, true, true, true, true, false, false],
            holidays: Vec::new(),
        }
    }
}

impl Calendar {
    /// Whether the service works on the day.
    pub fn works(&self, day: Day) -> bool {
        self.in_week(day) && self.holidays.binary_search(&day).is_err()
    }

    fn in_week(&self, day: Day) -> bool {
        let weekday = day.weekday().num_days_from_monday() as usize;
        self.week.get(weekday).copied().unwrap_or(false)
    }

    /// The day that is `count` working days after `day`; no limit reaches beyond
    /// [`WORKING_DAYS_MAX`]. A calendar without a working day counts plain days, so that the answer
    /// always exists.
    pub fn after(&self, day: Day, count: u32) -> Day {
        let count = count.min(WORKING_DAYS_MAX);
        let mut left = count;
        let mut reached = day;
        for _ in 0..u64::from(count) * 7 + 30 {
            if left == 0 {
                return reached;
            }
            reached = plus(reached, 1);
            left -= u32::from(self.works(reached));
        }
        plus(day, i64::from(count))
    }

    /// How many working days lie after `from` up to and including `to`; 0 if `to` is not later.
    /// Something due on `from` is late by this many working days on `to`.
    pub fn between(&self, from: Day, to: Day) -> i64 {
        let span = (to - from).num_days().max(0);
        let weekday = from.weekday().num_days_from_monday() as usize;
        // Whole weeks are alike; only the days beyond them are looked at one by one.
        let in_week = self.week.iter().filter(|works| **works).count() as i64;
        let beyond = self.week.iter().cycle().skip(weekday + 1);
        let beyond = beyond.take((span % 7) as usize).filter(|works| **works);
        span / 7 * in_week + beyond.count() as i64 - self.holidays_between(from, to)
    }

    /// How many holidays after `from` up to and including `to` would be working days.
    fn holidays_between(&self, from: Day, to: Day) -> i64 {
        let first = self.holidays.partition_point(|holiday| *holiday <= from);
        let end = self.holidays.partition_point(|holiday| *holiday <= to);
        let between = self.holidays.get(first..end).unwrap_or_default();
        let different = between.chunk_by(|one, other| one == other);
        let taken = different.filter_map(|same| same.first());
        taken.filter(|holiday| self.in_week(**holiday)).count() as i64
    }
}

/// The day `days` later (earlier if negative); the day itself at the end of the calendar.
pub fn plus(day: Day, days: i64) -> Day {
    let moved = if days < 0 {
        day.checked_sub_days(Days::new(days.unsigned_abs()))
    } else {
        day.checked_add_days(Days::new(days.unsigned_abs()))
    };
    moved.unwrap_or(day)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn late_counts_from_the_first_working_day_after_the_due_day() {
        let calendar = Calendar {
            holidays: vec![day("2021-10-06")],
            ..Calendar::default()
        };
        let cases = [
            ("2021-10-15", "2021-10-15", 0), // Friday, the due day itself
            ("2021-10-15", "2021-10-17", 0), // the weekend after it
            ("2021-10-15", "2021-10-18", 1), // the first working day after it
            ("2021-10-05", "2021-10-07", 1), // a holiday between
            ("2021-10-18", "2021-10-15", 0), // not due yet
        ];
        for (due, today, late) in cases {
            assert_eq!(
                calendar.between(day(due), day(today)),
                late,
                "{due} {today}"
            );
        }
    }

    proptest! {
        #[test]
        fn counting_by_weeks_is_counting_every_day(
            week in any::<[bool; 7]>(),
            offsets in proptest::collection::btree_set(-10_i64..80, 0..12),
            span in -5_i64..70,
            start in 0_i64..7,
        ) {
            let from = plus(day("2021-10-01"), start);
            let holidays = offsets.into_iter().map(|offset| plus(from, offset)).collect();
            let calendar = Calendar { week, holidays };
            let one_by_one = (1..=span).filter(|offset| calendar.works(plus(from, *offset)));
            let expected = one_by_one.count() as i64;
            prop_assert_eq!(calendar.between(from, plus(from, span)), expected);
        }
    }

    #[test]
    fn working_days_of_a_million_weeks_are_five_million() {
        let calendar = Calendar::default();
        let late = plus(day("2021-10-01"), 7_000_000);
        assert_eq!(calendar.between(day("2021-10-01"), late), 5_000_000);
    }

    #[test]
    fn working_days_skip_weekends_and_holidays() {
        let calendar = Calendar {
            holidays: vec![day("2021-10-06")],
            ..Calendar::default()
        };
        assert_eq!(calendar.after(day("2021-10-01"), 1), day("2021-10-04"));
        assert_eq!(calendar.after(day("2021-10-05"), 1), day("2021-10-07"));
        assert_eq!(calendar.after(day("2021-10-05"), 0), day("2021-10-05"));
    }

    #[test]
    fn a_calendar_without_working_days_still_answers() {
        let calendar = Calendar {
            week: [false; 7],
            holidays: Vec::new(),
        };
        assert_eq!(calendar.after(day("2021-10-01"), 3), day("2021-10-04"));
    }

    #[test]
    fn a_limit_beyond_all_measure_still_ends() {
        let calendar = Calendar::default();
        let longest = calendar.after(day("2021-10-01"), WORKING_DAYS_MAX);
        assert_eq!(calendar.after(day("2021-10-01"), u32::MAX), longest);
        assert_eq!(longest, day("2031-05-02"));
    }
}
