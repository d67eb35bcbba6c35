//! Rows of people.

use super::{Coded, Row, Wording, joined};
use crate::domain::Day;
use crate::office::listing;
use serde::Serialize;

/// A person; or all the people of a restricted case that is not open to the reader: then everything but
/// the case is null.
#[derive(Debug, Clone, Default, Serialize)]
#[allow(missing_docs)] // The fields are those of the record.
pub struct PersonRow {
    pub id: String,
    /// Initials, or the full name where it is unmasked.
    pub name: Option<String>,
    pub sex: Option<Coded>,
    pub birth_date: Option<Day>,
    pub registered_on: Option<Day>,
    pub age_at_registration: Option<u32>,
    pub age_group: Option<Coded>,
    /// Whether the case is restricted and not open to the reader.
    pub restricted: bool,
    /// The first of the cases that the person belongs to.
    pub case_code: Option<String>,
    /// The codes of all of them, with spaces between.
    pub case_codes: String,
}

impl Row for PersonRow {
    const BRIEF: &'static [&'static str] = &[
        "name",
        "sex",
        "birth_date",
        "age_at_registration",
        "age_group",
        "case_codes",
    ];
}

impl PersonRow {
    /// The row of a person.
    pub fn of(person: &listing::PersonRow, wording: Wording<'_>) -> Self {
        let codes = || person.cases.iter().map(|(_, code)| code.to_string());
        let details = person.details.as_ref();
        Self {
            id: person.person.to_string(),
            name: details.map(|known| known.name.clone()),
            sex: details.map(|known| wording.of(known.sex.word())),
            birth_date: details.and_then(|known| known.birth_date),
            registered_on: details.map(|known| known.registered_on),
            age_at_registration: details.and_then(|known| known.age_at_registration),
            age_group: details.map(|known| wording.of(known.age_group.word())),
            restricted: details.is_none(),
            case_code: codes().next(),
            case_codes: joined(codes()),
        }
    }
}
