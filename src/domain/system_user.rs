//! Users of the machine's operating system, and the accounts that they are: a server knows from the
//! system who asks, and from here who that is in the service.

use super::identifier::{AccountId, Identifier, SystemUserId};
use serde::{Deserialize, Serialize};

/// A user of the system who may come in through a server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SystemUser {
    /// The number by which the system knows the user.
    pub number: u32,
    /// The name that the number had when it was linked.
    pub name: String,
    /// The account that this user is.
    pub account: AccountId,
}

impl SystemUser {
    /// The id of the record of the user with this number: one user is one account.
    pub fn id_of(number: u32) -> SystemUserId {
        SystemUserId::from_bytes(u128::from(number).to_be_bytes())
    }
}
