//! The parts of a session, in the order of the list on the left.

use crate::domain::identifier::CaseId;

/// A part of the session that can be selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Place {
    /// How are things: wellbeing, the personal note.
    CheckIn,
    /// A case.
    Case(CaseId),
    /// The actions that concern no case, and all that were agreed today.
    Actions,
    /// Workload, learning, organisation.
    General,
    /// The day of the next session.
    NextDate,
}

impl Place {
    /// The case, if it is one.
    pub(super) fn case(self) -> Option<CaseId> {
        match self {
            Self::Case(case) => Some(case),
            _ => None,
        }
    }
}
