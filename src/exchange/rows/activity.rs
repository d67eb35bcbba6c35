//! Rows of programmes, events and training rounds.

use super::{Coded, Codes, Row, Wording, joined};
use crate::domain::Day;
use crate::domain::activity::{Activity, Contribution};
use serde::Serialize;

/// A programme, an event or a training round.
#[derive(Debug, Clone, Default, Serialize)]
#[allow(missing_docs)] // The fields are those of the record.
pub struct ActivityRow {
    pub id: String,
    pub kind: Coded,
    pub name: String,
    pub from: Day,
    pub to: Day,
    pub days: u32,
    pub place: String,
    pub area: Option<String>,
    pub region: Option<String>,
    /// Codes of the specialists, with spaces between.
    pub specialists: String,
    /// How many cases took part.
    pub cases: usize,
    /// Who gave what, one a line.
    pub contributions: String,
    pub attendance: u32,
}

impl Row for ActivityRow {
    const BRIEF: &'static [&'static str] =
        &["kind", "from", "to", "days", "area", "attendance", "name"];
}

impl ActivityRow {
    /// The row of an activity.
    pub fn of(activity: &Activity, codes: &Codes, wording: Wording<'_>) -> Self {
        let specialists = activity.specialists.iter();
        let contributions = activity.contributions.iter().map(line);
        Self {
            id: activity.id.to_string(),
            kind: wording.of(activity.kind.word()),
            name: activity.name.clone(),
            from: activity.from,
            to: activity.to,
            days: activity.days,
            place: activity.place.clone(),
            area: activity.area.as_ref().map(ToString::to_string),
            region: activity.area.as_ref().map(|area| area.region().to_owned()),
            specialists: joined(specialists.filter_map(|id| codes.specialist(*id))),
            cases: activity.cases.len(),
            contributions: contributions.collect::<Vec<_>>().join("\n"),
            attendance: activity.attendance,
        }
    }
}

fn line(contribution: &Contribution) -> String {
    format!(
        "{}: {}",
        contribution.organisation, contribution.description
    )
}
