//! Regions and areas: the velayats, etraps, cities and boroughs that specialists work in.

use super::Day;
use super::names::Names;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The code of an area, `REGION-AREA` such as `BAL-TUR`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct AreaCode(pub String);

impl AreaCode {
    /// The region's part of the code, such as `BAL`.
    pub fn region(&self) -> &str {
        self.0.split('-').next().unwrap_or("")
    }
}

/// The regions with their names in three languages: the velayats, and the capital with the rights of one.
const REGIONS: [(&str, [&str; 3]); 6] = [
    ("AHA", ["Ahal welaýaty", "Ахалский велаят", "Ahal velayat"]),
    (
        "BAL",
        ["Balkan welaýaty", "Балканский велаят", "Balkan velayat"],
    ),
    (
        "DAS",
        ["Daşoguz welaýaty", "Дашогузский велаят", "Dashoguz velayat"],
    ),
    (
        "LEB",
        ["Lebap welaýaty", "Лебапский велаят", "Lebap velayat"],
    ),
    ("MAR", ["Mary welaýaty", "Марыйский велаят", "Mary velayat"]),
    ("ASG", ["Aşgabat şäheri", "город Ашхабад", "Ashgabat city"]),
];

impl fmt::Display for AreaCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// An area as it stood from `valid_from` to `valid_to`; reforms make a new one and name it as the
/// successor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    /// Its code, never reused.
    pub code: AreaCode,
    /// Its names.
    pub names: Names,
    /// The first day, if it is known.
    pub valid_from: Option<Day>,
    /// The day on which it ended.
    pub valid_to: Option<Day>,
    /// The name of the area that took over.
    pub successor: String,
    /// Other names in use, for the search.
    pub aliases: String,
}

impl Area {
    /// Whether the area existed on the day.
    pub fn valid_on(&self, day: Day) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day < to)
    }

    /// Everything by which somebody may look for the area: its code, its names and other names, those of its
    /// region, and those of the areas that came before and after it.
    pub fn known_as(&self, areas: &[Self]) -> String {
        let region = REGIONS.iter().find(|(code, _)| *code == self.code.region());
        let mut known = vec![self.code.0.clone()];
        known.extend(
            region
                .into_iter()
                .flat_map(|(_, names)| names.map(str::to_owned)),
        );
        known.push(without_notes(&self.successor));
        let related = areas
            .iter()
            .filter(|other| self.became(other) || other.became(self));
        for area in std::iter::once(self).chain(related) {
            known.extend(area.names.each().map(str::to_owned));
            known.push(without_notes(&area.aliases));
        }
        known.join(" ")
    }

    /// Whether the other area took over this one, or a part of it.
    fn became(&self, other: &Self) -> bool {
        let successors = without_notes(&self.successor);
        let named = |name: &str| !name.is_empty() && other.names.turkmen.starts_with(name);
        self.code != other.code
            && self.code.region() == other.code.region()
            && successors.split('+').any(|name| named(name.trim()))
    }
}

/// The text without what stands in brackets: `Baharly (before 2018-01)` is `Baharly`.
fn without_notes(text: &str) -> String {
    let mut parts = text.split('(');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |kept, part| {
        kept + part.split_once(')').map_or("", |(_, after)| after)
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_regions_are_those_of_the_list() {
        let list = include_str!("../../tests/fixtures/velayats.csv");
        let mut rows = csv::Reader::from_reader(list.as_bytes());
        let rows: Vec<csv::StringRecord> = rows.records().map(Result::unwrap).collect();
        let regions = rows.iter().map(|row| {
            let [code, names @ ..] = [0, 2, 3, 4].map(|column| row.get(column).unwrap());
            (code, names)
        });
        assert_eq!(regions.collect::<Vec<_>>(), REGIONS);
    }

    #[test]
    fn notes_in_brackets_are_no_names() {
        for (text, kept) in [
            (
                "Arçabil (before 2018-01); took over Abadan",
                "Arçabil ; took over Abadan",
            ),
            ("(re-created 2025-09)", ""),
            ("Balkanabat (to verify", "Balkanabat "),
            ("Azatlyk", "Azatlyk"),
        ] {
            assert_eq!(without_notes(text), kept);
        }
    }
}
