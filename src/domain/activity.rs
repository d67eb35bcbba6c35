//! Group programmes, community events and training rounds.

use super::Day;
use super::area::AreaCode;
use super::coded::coded;
use super::identifier::{ActivityId, CaseId, SpecialistId};
use serde::{Deserialize, Serialize};

coded! {
    /// What kind of activity.
    pub enum ActivityKind("activity") {
        /// A group programme with several meetings.
        Programme = "programme",
        /// A community event.
        Event = "event",
        /// A round of training for specialists.
        Training = "training",
    }
}

/// A programme, an event or a training round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Activity {
    /// The record's id.
    pub id: ActivityId,
    /// The kind.
    pub kind: ActivityKind,
    /// Name, or stage of the training.
    pub name: String,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// Days of training, or meetings.
    pub days: u32,
    /// Where.
    pub place: String,
    /// The area, if it is in one.
    pub area: Option<AreaCode>,
    /// The specialists who led it or took part.
    pub specialists: Vec<SpecialistId>,
    /// The cases whose families took part.
    pub cases: Vec<CaseId>,
    /// Who gave what.
    pub contributions: Vec<Contribution>,
    /// About how many took part.
    pub attendance: u32,
}

/// What a partner or donor gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contribution {
    /// Who gave it.
    pub organisation: String,
    /// What.
    pub description: String,
}
