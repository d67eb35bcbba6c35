//! Rows of users of the machine.

use super::Row;
use crate::office::system_users::UserLink;
use serde::Serialize;

/// A user of the machine who may come in.
#[derive(Debug, Clone, Default, Serialize)]
#[allow(missing_docs)] // The fields are those of the record.
pub struct SystemUserRow {
    pub id: String,
    pub user: String,
    pub number: u32,
    /// The login of the account that the user is.
    pub login: String,
}

impl Row for SystemUserRow {
    const BRIEF: &'static [&'static str] = &["user", "number", "login"];
}

impl SystemUserRow {
    /// The row of a user.
    pub fn of(link: &UserLink) -> Self {
        Self {
            id: link.number.to_string(),
            user: link.name.clone(),
            number: link.number,
            login: link.login.clone(),
        }
    }
}
