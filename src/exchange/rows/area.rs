//! Rows of areas.

use super::Row;
use crate::domain::Day;
use crate::domain::area::Area;
use serde::Serialize;

/// An area.
#[derive(Debug, Clone, Default, Serialize)]
#[allow(missing_docs)] // The fields are those of the record.
pub struct AreaRow {
    /// The code: it is never reused, so it is the id as well.
    pub id: String,
    pub code: String,
    pub region: String,
    pub name_tk: String,
    pub name_ru: String,
    pub name_en: String,
    pub valid_from: Option<Day>,
    pub valid_to: Option<Day>,
    pub successor: String,
    pub aliases: String,
    /// How many specialists work there.
    pub specialists: usize,
}

impl Row for AreaRow {
    const BRIEF: &'static [&'static str] = &[
        "code",
        "region",
        "name_tk",
        "name_ru",
        "name_en",
        "valid_from",
        "valid_to",
        "specialists",
    ];
}

impl AreaRow {
    /// The row of an area.
    pub fn of(area: &Area, specialists: usize) -> Self {
        Self {
            id: area.code.to_string(),
            code: area.code.to_string(),
            region: area.code.region().to_owned(),
            name_tk: area.names.turkmen.clone(),
            name_ru: area.names.russian.clone(),
            name_en: area.names.english.clone(),
            valid_from: area.valid_from,
            valid_to: area.valid_to,
            successor: area.successor.clone(),
            aliases: area.aliases.clone(),
            specialists,
        }
    }
}
