//! Rows of social work specialists.

use super::{Coded, Row, Wording};
use crate::domain::Day;
use crate::office::listing;
use serde::Serialize;

/// A social work specialist.
#[derive(Debug, Clone, Default, Serialize)]
#[allow(missing_docs)] // The fields are those of the record.
pub struct SpecialistRow {
    pub id: String,
    pub code: String,
    pub name: String,
    pub region: String,
    pub area: String,
    /// The supervisor's login.
    pub supervisor: Option<String>,
    pub supervisor_name: Option<String>,
    pub open_cases: usize,
    pub cases: usize,
    /// What the caseload weighs, in points.
    pub workload: u32,
    /// The points that count as full.
    pub capacity: u32,
    pub band: Coded,
    pub start_date: Day,
    pub experience: Coded,
    pub full_time_percent: u32,
    pub qualification: String,
    pub specialisation: String,
    pub last_session_on: Option<Day>,
    pub next_session_on: Option<Day>,
}

impl Row for SpecialistRow {
    const BRIEF: &'static [&'static str] = &[
        "code",
        "name",
        "area",
        "supervisor",
        "open_cases",
        "workload",
        "band",
        "last_session_on",
        "next_session_on",
    ];
}

impl SpecialistRow {
    /// The row of a specialist.
    pub fn of(row: &listing::SpecialistRow, wording: Wording<'_>) -> Self {
        let specialist = &row.specialist;
        let supervisor = row.supervisor.as_ref();
        Self {
            id: specialist.id.to_string(),
            code: specialist.code.clone(),
            name: specialist.name.clone(),
            region: specialist.area.region().to_owned(),
            area: specialist.area.to_string(),
            supervisor: supervisor.map(|(login, _)| login.clone()),
            supervisor_name: supervisor.map(|(_, name)| name.clone()),
            open_cases: row.open_cases,
            cases: row.cases,
            workload: row.workload.points,
            capacity: row.workload.capacity,
            band: wording.of(row.workload.band.word()),
            start_date: specialist.start_date,
            experience: wording.of(specialist.experience.word()),
            full_time_percent: specialist.full_time_percent,
            qualification: specialist.qualification.clone(),
            specialisation: specialist.specialisation.clone(),
            last_session_on: specialist.last_session_on,
            next_session_on: specialist.next_session_on,
        }
    }
}
