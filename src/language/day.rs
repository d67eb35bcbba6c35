//! Days and times: written for the reader, read from what was typed.

use super::{Words, fold};
use crate::domain::message::Message;
use crate::domain::{Day, Instant};
use chrono::{Datelike, TimeDelta, Weekday};

/// The years a typed day may lie in; others are slips of the finger.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

/// A weekday with the ids of its name and its short name.
const WEEKDAYS: [(Weekday, &str, &str); 7] = [
    (Weekday::Mon, "weekday-monday", "weekday-short-monday"),
    (Weekday::Tue, "weekday-tuesday", "weekday-short-tuesday"),
    (Weekday::Wed, "weekday-wednesday", "weekday-short-wednesday"),
    (Weekday::Thu, "weekday-thursday", "weekday-short-thursday"),
    (Weekday::Fri, "weekday-friday", "weekday-short-friday"),
    (Weekday::Sat, "weekday-saturday", "weekday-short-saturday"),
    (Weekday::Sun, "weekday-sunday", "weekday-short-sunday"),
];

impl Words {
    /// A day in full: `15.10.2021`. All three languages write it so.
    pub fn day(&self, day: Day) -> String {
        format!("{:02}.{:02}.{:04}", day.day(), day.month(), day.year())
    }

    /// A day of a year that is clear from where it stands: `15.10.`.
    pub fn day_short(&self, day: Day) -> String {
        format!("{:02}.{:02}.", day.day(), day.month())
    }

    /// A day with the short name of its weekday: `Fri 15.10.2021`.
    pub fn weekday_day(&self, day: Day) -> String {
        format!("{} {}", self.weekday_short(day.weekday()), self.day(day))
    }

    /// The name of a weekday: `Friday`.
    pub fn weekday(&self, weekday: Weekday) -> String {
        self.weekday_name(weekday, |(_, long, _)| long)
    }

    /// The short name of a weekday: `Fri`.
    pub fn weekday_short(&self, weekday: Weekday) -> String {
        self.weekday_name(weekday, |(_, _, short)| short)
    }

    /// The time of day of a moment, in the service's own time: `14:22`.
    pub fn time(&self, instant: Instant) -> String {
        instant
            .with_timezone(&self.offset)
            .format("%H:%M")
            .to_string()
    }

    /// A moment in the service's own time: `15.10.2021 14:22`.
    pub fn day_and_time(&self, instant: Instant) -> String {
        let local = instant.with_timezone(&self.offset);
        format!("{} {}", self.day(local.date_naive()), self.time(instant))
    }

    /// The day that a reader typed, seen from `today`.
    ///
    /// `15.10.2021` and `2021-10-15` are that day; `15.10.` and `15.10` the one nearest to today;
    /// `+3` and `-3` count days; a weekday, by its short name or from two letters on, is the next
    /// one after today; `today` is today. These words are read in the reader's language, else in English.
    ///
    /// # Errors
    /// The sentence for the reader, where the text is no day or the calendar has none such.
    pub fn parse_day(&self, text: &str, today: Day) -> Result<Day, Message> {
        let text = text.trim();
        let not_understood = || Message::new("day-not-understood").with("text", text);
        if let Some(day) = self.named_day(text, today) {
            return Ok(day);
        }
        if let Some(days) = counted(text) {
            return in_days(today, days).ok_or_else(not_understood);
        }
        match written(text).ok_or_else(not_understood)? {
            (day, month, Some(year)) => Day::from_ymd_opt(year, month, day),
            (day, month, None) => nearest(day, month, today),
        }
        .ok_or_else(|| Message::new("day-does-not-exist").with("text", text))
    }

    fn named_day(&self, text: &str, today: Day) -> Option<Day> {
        let typed = fold(text);
        let long_enough = text.chars().count() >= 2;
        self.each_language().find_map(|name| {
            let name = |id| fold(&name(id));
            if typed == name("day-today") {
                return Some(today);
            }
            let (weekday, ..) = WEEKDAYS.into_iter().find(|(_, long, short)| {
                let begins = long_enough && name(long).starts_with(&typed);
                begins || typed == name(short)
            })?;
            let ahead = i64::from(weekday.days_since(today.weekday()));
            in_days(today, if ahead == 0 { 7 } else { ahead })
        })
    }

    fn weekday_name(
        &self,
        weekday: Weekday,
        id: fn((Weekday, &'static str, &'static str)) -> &'static str,
    ) -> String {
        WEEKDAYS
            .into_iter()
            .find(|(of, ..)| *of == weekday)
            .map_or_else(String::new, |names| self.text(id(names)))
    }
}

/// `+3` or `-3`.
fn counted(text: &str) -> Option<i64> {
    let signed = text.starts_with(['+', '-']);
    text.parse().ok().filter(|_| signed)
}

fn in_days(today: Day, days: i64) -> Option<Day> {
    let day = today.checked_add_signed(TimeDelta::try_days(days)?)?;
    YEARS.contains(&day.year()).then_some(day)
}

/// The numbers of `15.10.2021`, `15.10.`, `15.10` or `2021-10-15`: day, month, year.
fn written(text: &str) -> Option<(u32, u32, Option<i32>)> {
    let parts: Vec<&str> = text.split(['.', '-']).map(str::trim).collect();
    let (day, month, year) = match (parts.as_slice(), text.contains('-')) {
        ([year, month, day], true) if !text.contains('.') => (day, month, Some(year)),
        ([day, month], false) | ([day, month, ""], false) => (day, month, None),
        ([day, month, year], false) => (day, month, Some(year)),
        _ => return None,
    };
    let year = match year {
        Some(year) => Some(i32::try_from(number(year)?)),
        None => None,
    };
    let year = year.transpose().ok()?;
    let plausible = year.is_none_or(|year| YEARS.contains(&year));
    plausible.then_some((number(day)?, number(month)?, year))
}

/// A number of digits only, without the sign that `parse` would take.
fn number(text: &str) -> Option<u32> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| digits)
}

/// A day without a year is meant near: in December `05.01.` is next month, in January `20.12.` last month.
fn nearest(day: u32, month: u32, today: Day) -> Option<Day> {
    (today.year() - 1..=today.year() + 1)
        .filter_map(|year| Day::from_ymd_opt(year, month, day))
        .min_by_key(|day| (*day - today).abs())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::language::Locale;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn days_are_written_for_the_reader() {
        let words = Words::new(Locale::English);
        assert_eq!(words.day(day("2021-10-05")), "05.10.2021");
        assert_eq!(words.day_short(day("2021-10-05")), "05.10.");
        assert_eq!(words.weekday_day(day("2021-10-15")), "Fri 15.10.2021");
        assert_eq!(words.weekday(Weekday::Sun), "Sunday");
    }

    #[test]
    fn moments_are_written_in_the_services_own_time() {
        let moment: Instant = "2021-10-15T19:22:00Z".parse().unwrap();
        let words = Words::new(Locale::English);
        assert_eq!(words.day_and_time(moment), "16.10.2021 00:22");
        let words = words.at_offset(chrono::FixedOffset::west_opt(3600).unwrap());
        assert_eq!(words.time(moment), "18:22");
    }

    #[test]
    fn typed_days_are_read() {
        let words = Words::new(Locale::English);
        for (text, today, expected) in [
            ("15.10.2021", "2021-10-15", "2021-10-15"),
            (" 5.3.1958 ", "2021-10-15", "1958-03-05"),
            ("2021-10-15", "2020-01-01", "2021-10-15"),
            ("1.11.", "2021-10-15", "2021-11-01"),
            ("01.11", "2021-10-15", "2021-11-01"),
            ("05.01.", "2021-12-20", "2022-01-05"),
            ("20.12.", "2022-01-05", "2021-12-20"),
            ("+3", "2021-12-30", "2022-01-02"),
            ("-1", "2021-03-01", "2021-02-28"),
            ("today", "2021-10-15", "2021-10-15"),
            ("Today", "2021-10-15", "2021-10-15"),
            ("mon", "2021-10-15", "2021-10-18"),
            ("TU", "2021-10-15", "2021-10-19"),
            ("thursday", "2021-10-15", "2021-10-21"),
            ("friday", "2021-10-15", "2021-10-22"),
        ] {
            assert_eq!(
                words.parse_day(text, day(today)),
                Ok(day(expected)),
                "{text}"
            );
        }
    }

    #[test]
    fn other_texts_are_refused_with_a_sentence() {
        let words = Words::new(Locale::English);
        for (text, id) in [
            ("", "day-not-understood"),
            ("m", "day-not-understood"),
            ("15", "day-not-understood"),
            ("15.10.21", "day-not-understood"),
            ("2021-10", "day-not-understood"),
            ("15.10-2021", "day-not-understood"),
            ("+15.+10.", "day-not-understood"),
            ("+99999999999", "day-not-understood"),
            ("31.02.2021", "day-does-not-exist"),
            ("15.13.", "day-does-not-exist"),
        ] {
            let refused = words.parse_day(text, day("2021-10-15")).unwrap_err();
            assert_eq!(refused.id, id, "{text}");
            assert!(words.say(&refused).contains(text));
        }
    }

    proptest::proptest! {
        #[test]
        fn a_day_reads_back_from_its_text(number in 693_600_i32..766_600, other in 693_600_i32..766_600) {
            let words = Words::new(Locale::English);
            let [day, today] = [number, other].map(|days| Day::from_num_days_from_ce_opt(days).unwrap());
            proptest::prop_assert_eq!(words.parse_day(&words.day(day), today), Ok(day));
        }

        #[test]
        fn no_text_makes_the_reading_of_a_day_panic(text in ".{0,20}") {
            let today = Day::from_ymd_opt(2021, 10, 15).unwrap();
            let _ = Words::new(Locale::English).parse_day(&text, today);
        }
    }
}
