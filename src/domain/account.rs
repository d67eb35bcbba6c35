//! Accounts: who may log in, and in which role.

use super::coded::coded;
use super::identifier::{AccountId, SpecialistId};
use serde::{Deserialize, Serialize};

coded! {
    /// What somebody does in the service; the roles of the design, section 1.
    pub enum Role("role") {
        /// Holds the sessions of three to six specialists.
        Supervisor = "supervisor",
        /// Follows every referral of the service.
        Coordinator = "coordinator",
        /// A social work specialist with a caseload of his own.
        Specialist = "specialist",
        /// Accounts, settings and backups; sees no case.
        Administrator = "administrator",
    }
}

/// A person who may log in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// The record's id.
    pub id: AccountId,
    /// The name to log in with, lower case.
    pub login: String,
    /// The person's name.
    pub name: String,
    /// The one role of the account.
    pub role: Role,
    /// Whose caseload it is, if the role is specialist.
    pub specialist: Option<SpecialistId>,
    /// Whether logging in is refused.
    pub disabled: bool,
}
