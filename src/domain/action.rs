//! Actions: what somebody promised to do by a day.

use super::Day;
use super::coded::coded;
use super::identifier::{AccountId, ActionId, CaseId, SessionId, SpecialistId};
use serde::{Deserialize, Serialize};

coded! {
    /// What became of an action.
    pub enum ActionStatus("action_status") {
        /// Still to do.
        Open = "open",
        /// Done.
        Done = "done",
        /// Given up, with the reason in the note.
        Dropped = "dropped",
    }
}

coded! {
    /// Who does it.
    pub enum ActionOwner("action_owner") {
        /// The specialist whose session it was.
        Specialist = "specialist",
        /// The supervisor.
        Supervisor = "supervisor",
    }
}

/// Something promised in a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Action {
    /// The record's id.
    pub id: ActionId,
    /// What is to be done.
    pub text: String,
    /// Which of the two does it.
    pub owner: ActionOwner,
    /// The specialist in whose session it was agreed.
    pub specialist: SpecialistId,
    /// The supervisor in whose session it was agreed.
    pub supervisor: AccountId,
    /// The day by which.
    pub due: Day,
    /// The case it is about, if it is about one.
    pub case: Option<CaseId>,
    /// The session in which it was agreed.
    pub session: SessionId,
    /// What became of it.
    pub status: ActionStatus,
    /// The day on which it was done or dropped.
    pub ended_on: Option<Day>,
    /// What came out, or why it was dropped.
    pub note: String,
    /// How many sessions it was carried through.
    pub carried: u32,
}
