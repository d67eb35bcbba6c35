//! Rows of accounts.

use super::{Coded, Codes, Row, Wording};
use crate::domain::account::Account;
use serde::Serialize;

/// An account.
#[derive(Debug, Clone, Default, Serialize)]
#[allow(missing_docs)] // The fields are those of the record.
pub struct AccountRow {
    pub id: String,
    pub login: String,
    pub name: String,
    pub role: Coded,
    /// The code of the specialist whose account it is.
    pub specialist: Option<String>,
    pub disabled: bool,
}

impl Row for AccountRow {
    const BRIEF: &'static [&'static str] = &["login", "name", "role", "specialist", "disabled"];
}

impl AccountRow {
    /// The row of an account.
    pub fn of(account: &Account, codes: &Codes, wording: Wording<'_>) -> Self {
        Self {
            id: account.id.to_string(),
            login: account.login.clone(),
            name: account.name.clone(),
            role: wording.of(account.role.word()),
            specialist: account.specialist.and_then(|id| codes.specialist(id)),
            disabled: account.disabled,
        }
    }
}
