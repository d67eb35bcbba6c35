//! What several screens write into the cells of their lists in the same way: risk, days, codes, names.

use crate::domain::Day;
use crate::domain::case::{CaseCode, Risk};
use crate::domain::message::Message;
use crate::domain::names::Names;
use crate::language;
use crate::ui::desk::Desk;
use crate::ui::widget::table::{Cell, Column, Width};
use crate::ui::widget::text;
use chrono::Datelike as _;
use std::borrow::Cow;

/// The column of [`risk`]: as wide as the longest of its words.
pub fn risk_column(heading: String, desk: &Desk) -> Column {
    let words = ["cells-risk-high", "cells-risk-medium", "cells-risk-low"];
    let words = words.map(|id| desk.words.text(id));
    Column::new(heading, Width::Fixed(widest(words, 5, 9)))
}

/// The name for the reader.
pub fn named<'a>(names: &'a Names, desk: &Desk) -> &'a str {
    names.in_language(desk.words.locale())
}

/// The risk in a short word; only high risk has a sign.
pub fn risk(risk: Risk, desk: &Desk) -> Cell {
    match risk {
        Risk::High => Cell::styled(desk.words.text("cells-risk-high"), desk.theme.urgent()),
        Risk::Medium => desk.words.text("cells-risk-medium").into(),
        Risk::Low => Cell::styled(desk.words.text("cells-risk-low"), desk.theme.quiet()),
        Risk::Unrated => desk.theme.none().into(),
    }
}

/// A day as [`Desk::near`] says it; a dash for none.
pub fn day(day: Option<Day>, desk: &Desk) -> String {
    day.map_or_else(|| desk.theme.none().to_owned(), |day| desk.near(day))
}

/// A specialist's name: the given name and the first letter of the family name.
pub fn short_name(name: &str) -> String {
    let (given, family) = name.split_once(' ').unwrap_or((name, ""));
    let last = language::initials("", family);
    format!("{given} {last}").trim_end().to_owned()
}

/// How case codes are written in one list. Inside one region `TUR-0042`, and `TUR-2020-0042` for a case of
/// another year: serials begin anew each year, so without it two cases would look the same. Else in full.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Codes {
    one_region: bool,
    year: i32,
    /// The cells that the widest of them takes.
    pub cells: u16,
}

impl Codes {
    /// The way for a list with these codes, read on `today`.
    pub fn of<'a>(codes: impl Iterator<Item = &'a CaseCode> + Clone, today: Day) -> Self {
        let mut regions = codes.clone().map(|code| code.0.split('-').next());
        let first = regions.next();
        let mut found = Self {
            one_region: regions.all(|region| Some(region) == first),
            year: today.year(),
            cells: 0,
        };
        found.cells = widest(codes.map(|code| found.write(code)), 8, 17);
        found
    }

    /// A code written in this way.
    pub fn write(self, code: &CaseCode) -> Cow<'_, str> {
        let of_region = code.0.split_once('-').filter(|_| self.one_region);
        let Some((_, in_region)) = of_region else {
            return Cow::Borrowed(&code.0);
        };
        let mut parts = in_region.split('-');
        match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some(area), Some(year), Some(serial), None) => match year.parse() == Ok(self.year) {
                true => Cow::Owned([area, serial].join("-")),
                false => Cow::Borrowed(in_region),
            },
            _ => Cow::Borrowed(&code.0),
        }
    }
}

/// The reason as it stands beside the risk in a list: what the column says already is not said twice.
pub fn reason(reason: &Message, desk: &Desk) -> String {
    match reason.id {
        "reason-high_risk_silent" | "reason-silent" => desk.words.say(&Message {
            id: "cells-silent",
            arguments: reason.arguments.clone(),
        }),
        _ => desk.words.say(reason),
    }
}

/// The cells of the widest of these texts, between the two bounds.
pub fn widest(texts: impl IntoIterator<Item: AsRef<str>>, least: u16, most: u16) -> u16 {
    let widest = texts
        .into_iter()
        .map(|text| text::width(text.as_ref()))
        .max();
    let widest = u16::try_from(widest.unwrap_or(0)).unwrap_or(most);
    widest.min(most).max(least)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn two_cases_never_look_the_same_in_a_list() {
        let today = Day::from_ymd_opt(2021, 10, 15).unwrap();
        let same_serial = ["AHA-AKB-2021-0002", "AHA-AKB-2020-0002"];
        for (codes, written, cells) in [
            (
                ["AHA-AKB-2021-0002", "AHA-BAH-2021-0001"],
                ["AKB-0002", "BAH-0001"],
                8,
            ),
            (same_serial, ["AKB-0002", "AKB-2020-0002"], 13),
            (
                ["AHA-AKB-2021-0002", "MAR-MAR-2021-0002"],
                ["AHA-AKB-2021-0002", "MAR-MAR-2021-0002"],
                17,
            ),
        ] {
            let codes = codes.map(|code| CaseCode(code.to_owned()));
            let way = Codes::of(codes.iter(), today);
            assert_eq!(codes.each_ref().map(|code| way.write(code)), written);
            assert_eq!(way.cells, cells);
        }
    }
}
