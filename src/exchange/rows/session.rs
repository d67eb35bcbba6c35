//! Rows of supervision sessions. Nothing of the personal part is ever in them.

use super::{Coded, Row, Wording};
use crate::domain::session::Session;
use crate::domain::{Day, Instant};
use crate::office::listing;
use serde::Serialize;

/// A session.
#[derive(Debug, Clone, Default, Serialize)]
#[allow(missing_docs)] // The fields are those of the record.
pub struct SessionRow {
    pub id: String,
    /// The code of the specialist.
    pub specialist: String,
    pub specialist_name: String,
    /// The login of who holds it, if that is the specialist's supervisor of today.
    pub supervisor: Option<String>,
    pub supervisor_id: String,
    pub kind: Coded,
    pub status: Coded,
    pub on: Day,
    /// How many lines the agenda had.
    pub agenda_lines: usize,
    pub general_note: String,
    pub next_on: Option<Day>,
    pub cancel_reason: String,
    pub signed_at: Option<Instant>,
}

impl Row for SessionRow {
    const BRIEF: &'static [&'static str] = &[
        "on",
        "specialist",
        "specialist_name",
        "supervisor",
        "kind",
        "status",
        "next_on",
    ];
}

impl SessionRow {
    /// The row of a session.
    pub fn of(row: &listing::SpecialistRow, session: &Session, wording: Wording<'_>) -> Self {
        let own = row.specialist.supervisor == Some(session.supervisor);
        let supervisor = row.supervisor.as_ref().filter(|_| own);
        Self {
            id: session.id.to_string(),
            specialist: row.specialist.code.clone(),
            specialist_name: row.specialist.name.clone(),
            supervisor: supervisor.map(|(login, _)| login.clone()),
            supervisor_id: session.supervisor.to_string(),
            kind: wording.of(session.kind.word()),
            status: wording.of(session.status.word()),
            on: session.on,
            agenda_lines: session.agenda.len(),
            general_note: session.general_note.clone(),
            next_on: session.next_on,
            cancel_reason: session.cancel_reason.clone(),
            signed_at: session.signed_at,
        }
    }
}
