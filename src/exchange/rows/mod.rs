//! The rows that leave the program as JSON objects, lines of CSV and lines of a table.
//!
//! Their field names and coded words are a promise to those who read them by program: a field may be
//! added, none renamed. Days are ISO 8601, moments RFC 3339 in UTC, ids 32 hexadecimal digits. What is
//! not known, or not open to the reader, is null.

pub mod account;
pub mod action;
pub mod activity;
pub mod agenda;
pub mod area;
pub mod audit;
pub mod backup;
pub mod case;
pub mod case_file;
pub mod case_view;
pub mod contact;
pub mod directory;
pub mod import;
mod listed;
pub mod person;
pub mod referral;
pub mod retention;
pub mod safekeeping;
pub mod serving;
pub mod session;
pub mod specialist;
pub mod system_user;
pub mod verification;
mod wording;

pub use listed::sheet_of;
pub use wording::{Coded, Wording};

use crate::domain::identifier::SpecialistId;
use crate::office::listing::SpecialistRow;
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// One row of a flat list. The default row only lends its field names.
pub trait Row: Serialize + Default {
    /// The fields to show where there is little room, in this order.
    const BRIEF: &'static [&'static str];
}

/// The fields of a row by their names.
pub type Fields = Map<String, Value>;

/// Rows as they are made, one after the other.
type Rows<'a> = Box<dyn Iterator<Item = Fields> + 'a>;

/// A flat list, ready to be written in any format. Its rows take a multiple of the memory of what they are
/// made of, so each is made when it is its turn.
pub struct Sheet<'a> {
    /// All field names, in order.
    pub columns: Vec<String>,
    /// The fields to show where there is little room.
    pub brief: &'static [&'static str],
    rows: Box<dyn Fn() -> Rows<'a> + 'a>,
}

impl<'a> Sheet<'a> {
    /// The sheet of these rows, in their order.
    pub fn of<R: Row>(rows: impl IntoIterator<Item = R, IntoIter: Clone + 'a>) -> Self {
        let rows = rows.into_iter();
        Self {
            columns: object(&R::default()).keys().cloned().collect(),
            brief: R::BRIEF,
            rows: Box::new(move || Box::new(rows.clone().map(|row| object(&row)))),
        }
    }

    /// The rows, from the first on; each has every column.
    pub fn rows(&self) -> impl Iterator<Item = Fields> + use<'a> {
        (self.rows)()
    }
}

/// The fields of a row. Rows are structs of texts, numbers, days and lists of those, which always
/// have a JSON form.
pub fn object(row: &impl Serialize) -> Fields {
    match serde_json::to_value(row) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}

/// The codes by which people know the specialists that rows name.
#[derive(Debug, Clone, Default)]
pub struct Codes(BTreeMap<SpecialistId, String>);

impl Codes {
    /// The codes of the specialists in a list.
    pub fn of(specialists: &[SpecialistRow]) -> Self {
        let pair = |row: &SpecialistRow| (row.specialist.id, row.specialist.code.clone());
        Self(specialists.iter().map(pair).collect())
    }

    /// The code of a specialist; `None` for one whom the reader may not see.
    pub fn specialist(&self, id: SpecialistId) -> Option<String> {
        self.0.get(&id).cloned()
    }

    /// The specialist with a code, however it was typed.
    pub fn specialist_with(&self, code: &str) -> Option<SpecialistId> {
        let typed = code.trim();
        let found = self
            .0
            .iter()
            .find(|(_, own)| own.eq_ignore_ascii_case(typed));
        found.map(|(id, _)| *id)
    }
}

/// Several words in one cell, as a flat row holds them.
fn joined(words: impl IntoIterator<Item = String>) -> String {
    words.into_iter().collect::<Vec<_>>().join(" ")
}

/// Named values in one cell, one a line, such as the columns of a directory without a field here.
fn named_lines(pairs: &[(String, String)]) -> String {
    let lines = pairs.iter().map(|(name, value)| format!("{name}: {value}"));
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests;
