//! What is left of a case, a person or a personal part that was erased.

use super::Day;
use super::case::CaseCode;
use super::coded::coded;
use super::identifier::{AccountId, SessionId, TombstoneId};
use serde::{Deserialize, Serialize};

coded! {
    /// What was erased.
    pub enum Erased("erased") {
        /// A case with all its records.
        Case = "case",
        /// A person.
        Person = "person",
        /// The personal part of a session.
        PersonalPart = "personal_part",
    }
}

/// That something was here and was erased: no name, nothing of what was known. It keeps a case's code
/// from being given again, and tells who finds its id where it has gone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tombstone {
    /// The bytes of the id of what was erased.
    pub id: TombstoneId,
    /// What it was.
    pub what: Erased,
    /// The code, if it was a case.
    pub code: Option<CaseCode>,
    /// The day on which it was erased.
    pub on: Day,
    /// Who erased it.
    pub by: AccountId,
    /// Why.
    pub reason: String,
    /// The sessions in which the case had been talked about.
    pub sessions: Vec<SessionId>,
    /// The day on which the last file of the store that held its bytes was gone; `None` until then.
    pub bytes_gone_on: Option<Day>,
}
