//! The lists that ship with the program: areas, public holidays.

use crate::domain::Day;
use crate::domain::area::{Area, AreaCode};
use crate::domain::names::Names;
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// Every area, also those that ended and those that came later. A source that names only a year or
/// a month means its first day.
pub fn areas() -> Vec<Area> {
    rows::<AreaRow>(include_str!("../../assets/etraps_and_cities.csv"))
        .map(|row| Area {
            code: AreaCode(row.code),
            names: Names {
                turkmen: row.name_tk,
                russian: row.name_ru,
                english: row.name_en,
            },
            valid_from: first_day(&row.valid_from),
            valid_to: first_day(&row.valid_to),
            successor: row.successor,
            aliases: row.aliases,
        })
        .collect()
}

/// The public holidays, in order.
pub fn holidays() -> Vec<Day> {
    let mut days: Vec<Day> = rows::<HolidayRow>(include_str!("../../assets/holidays_tm.csv"))
        .map(|row| row.date)
        .collect();
    days.sort();
    days.dedup();
    days
}

/// The rows of a list that ships with the program; tests hold its length, so none is lost.
pub(crate) fn rows<Row: DeserializeOwned>(text: &'static str) -> impl Iterator<Item = Row> {
    csv::Reader::from_reader(text.as_bytes())
        .into_deserialize()
        .filter_map(Result::ok)
}

#[derive(Deserialize)]
struct AreaRow {
    code: String,
    name_tk: String,
    name_ru: String,
    name_en: String,
    valid_from: String,
    valid_to: String,
    successor: String,
    aliases: String,
}

#[derive(Deserialize)]
struct HolidayRow {
    date: Day,
}

/// The first day of `2018-01-05`, `2025-09` or `2013`; `None` for anything else.
fn first_day(text: &str) -> Option<Day> {
    let mut parts = text.split('-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next().map_or(Some(1), |month| month.parse().ok())?;
    let day = parts.next().map_or(Some(1), |day| day.parse().ok())?;
    Day::from_ymd_opt(year, month, day)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn lines(text: &str) -> usize {
        text.lines().count() - 1
    }

    #[test]
    fn no_row_is_lost() {
        let etraps = include_str!("../../assets/etraps_and_cities.csv");
        let holidays_tm = include_str!("../../assets/holidays_tm.csv");
        assert_eq!(areas().len(), lines(etraps));
        let days: BTreeSet<&str> = holidays_tm
            .lines()
            .skip(1)
            .filter_map(|line| line.split(',').next())
            .collect();
        assert_eq!(holidays().len(), days.len());
    }

    #[test]
    fn the_facts_of_2021_are_there() {
        let day = "2021-10-15".parse().unwrap();
        let areas = areas();
        let codes: BTreeSet<&AreaCode> = areas.iter().map(|area| &area.code).collect();
        assert_eq!(codes.len(), 72);
        assert_eq!(areas.iter().filter(|area| area.valid_on(day)).count(), 60);
        assert!(holidays().contains(&"2021-10-06".parse().unwrap()));
    }

    #[test]
    fn a_day_may_be_known_by_year_or_month_only() {
        let table = [
            ("2018-01-05", Some("2018-01-05")),
            ("2025-09", Some("2025-09-01")),
            ("2013", Some("2013-01-01")),
            ("", None),
            ("before 2018", None),
        ];
        for (text, day) in table {
            assert_eq!(
                first_day(text),
                day.map(|day| day.parse().unwrap()),
                "{text}"
            );
        }
    }
}
