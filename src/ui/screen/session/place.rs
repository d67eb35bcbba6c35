//! The parts of a session, in the order of the list on the left.

use crate::domain::identifier::CaseId;
use crate::domain::session::SessionDraft;
use crate::office::sessions::SessionView;
use crate::office::since::SinceLastSpoke;
use crate::ui::screen::cells::Codes;
use std::collections::HashMap;

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

/// All parts of a session. They are found where its cases change and not at each key: a caseload may be long.
#[derive(Debug)]
pub(super) struct Places {
    /// In the order of the list.
    pub(super) all: Vec<Place>,
    /// How the codes of the cases are written.
    pub(super) codes: Codes,
    /// Where each case stands in what the office told.
    told: HashMap<CaseId, usize>,
}

impl Places {
    /// Those of what the office told and of what was entered. A case of the draft that is no longer in the
    /// caseload has one too.
    pub(super) fn of(view: &SessionView, draft: &SessionDraft) -> Self {
        let cases = view.cases.iter().map(|since| since.row.case);
        let told: HashMap<CaseId, usize> = cases.clone().zip(0..).collect();
        let entered = draft.items.iter().map(|item| item.case);
        let cases = cases.chain(entered.filter(|case| !told.contains_key(case)));
        let last = [Place::Actions, Place::General, Place::NextDate];
        let all = std::iter::once(Place::CheckIn)
            .chain(cases.map(Place::Case))
            .chain(last);
        let codes = view.cases.iter().map(|since| &since.row.code);
        Self {
            all: all.collect(),
            codes: Codes::of(codes, draft.on),
            told,
        }
    }

    /// What the office told about a case in the answer that these are of.
    pub(super) fn told<'a>(
        &self,
        view: &'a SessionView,
        case: CaseId,
    ) -> Option<&'a SinceLastSpoke> {
        view.cases.get(*self.told.get(&case)?)
    }
}
