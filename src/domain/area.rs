//! Regions and areas: the velayats, etraps, cities and boroughs that specialists work in.

use super::Day;
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

impl fmt::Display for AreaCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// A name in the three languages of the service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Names {
    /// Turkmen.
    pub turkmen: String,
    /// Russian.
    pub russian: String,
    /// English.
    pub english: String,
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
}
