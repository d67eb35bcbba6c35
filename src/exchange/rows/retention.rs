//! Rows of what may be erased, and of what was.

use super::{Coded, Row, Wording};
use crate::domain::Day;
use crate::domain::tombstone::{Erased, Tombstone};
use crate::office::retention::{ReviewRow, Subject};
use serde::Serialize;

/// A case, a person or a personal part to decide about.
#[derive(Debug, Clone, Default, Serialize)]
#[allow(missing_docs)] // The fields are those of the answer.
pub struct RetentionRow {
    pub id: String,
    /// `case`, `person` or `personal_part`.
    pub kind: Coded,
    /// What is typed again to erase it.
    pub code: String,
    pub area: Option<String>,
    pub specialist_name: String,
    pub headline: String,
    pub restricted: bool,
    pub ended_on: Day,
    /// Since when it may be erased.
    pub due_on: Day,
}

impl Row for RetentionRow {
    const BRIEF: &'static [&'static str] = &["code", "kind", "ended_on", "due_on", "headline"];
}

impl RetentionRow {
    /// The row of a case or a person.
    pub fn of(row: &ReviewRow, wording: Wording<'_>) -> Self {
        let (id, kind) = match &row.subject {
            Subject::Case(case, _) => (case.to_string(), Erased::Case),
            Subject::Person(person) => (person.to_string(), Erased::Person),
            Subject::PersonalPart(session) => (session.to_string(), Erased::PersonalPart),
        };
        Self {
            id,
            kind: wording.of(kind.word()),
            code: row.subject.code(),
            area: row.area.as_ref().map(ToString::to_string),
            specialist_name: row.specialist_name.clone(),
            headline: row.headline.clone(),
            restricted: row.restricted,
            ended_on: row.ended_on,
            due_on: row.due_on,
        }
    }
}

/// Something that was erased.
#[derive(Debug, Clone, Default, Serialize)]
#[allow(missing_docs)] // The fields are those of the record.
pub struct ErasedRow {
    pub id: String,
    /// `case` or `person`.
    pub kind: Coded,
    pub code: Option<String>,
    pub erased_on: Day,
    pub erased_by_id: String,
    pub reason: String,
    /// In how many sessions the case had been talked about.
    pub sessions: usize,
    /// When the last file of the store that held its bytes was gone; null while one may hold them.
    pub bytes_gone_on: Option<Day>,
}

impl Row for ErasedRow {
    const BRIEF: &'static [&'static str] =
        &["erased_on", "kind", "code", "bytes_gone_on", "reason"];
}

impl ErasedRow {
    /// The row of what is left.
    pub fn of(tombstone: &Tombstone, wording: Wording<'_>) -> Self {
        Self {
            id: tombstone.id.to_string(),
            kind: wording.of(tombstone.what.word()),
            code: tombstone.code.as_ref().map(ToString::to_string),
            erased_on: tombstone.on,
            erased_by_id: tombstone.by.to_string(),
            reason: tombstone.reason.clone(),
            sessions: tombstone.sessions.len(),
            bytes_gone_on: tombstone.bytes_gone_on,
        }
    }
}
