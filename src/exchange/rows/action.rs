//! Rows of actions.

use super::{Coded, Codes, Row, Wording};
use crate::domain::Day;
use crate::domain::action::Action;
use crate::office::week;
use serde::Serialize;

/// An action.
#[derive(Debug, Clone, Default, Serialize)]
#[allow(missing_docs)] // The fields are those of the record.
pub struct ActionRow {
    pub id: String,
    pub text: String,
    pub owner: Coded,
    /// The code of the specialist.
    pub specialist: Option<String>,
    pub specialist_name: String,
    pub case_code: Option<String>,
    pub due_on: Day,
    pub status: Coded,
    /// Days past the due day; 0 for an action that is in time or ended.
    pub days_late: i64,
    /// Through how many sessions it was carried.
    pub carried: u32,
    pub ended_on: Option<Day>,
    pub note: String,
    pub session_id: String,
}

impl Row for ActionRow {
    const BRIEF: &'static [&'static str] = &[
        "due_on",
        "status",
        "days_late",
        "specialist",
        "owner",
        "case_code",
        "text",
    ];
}

impl ActionRow {
    /// The row of an action.
    pub fn of(row: &week::ActionRow, action: &Action, codes: &Codes, wording: Wording<'_>) -> Self {
        Self {
            id: row.action.to_string(),
            text: row.text.clone(),
            owner: wording.of(row.owner.word()),
            specialist: codes.specialist(row.specialist),
            specialist_name: row.specialist_name.clone(),
            case_code: row.case.as_ref().map(|(_, code)| code.to_string()),
            due_on: row.due,
            status: wording.of(action.status.word()),
            days_late: row.late,
            carried: row.carried,
            ended_on: action.ended_on,
            note: action.note.clone(),
            session_id: action.session.to_string(),
        }
    }
}
