//! Rows of accounts.

use super::{Codes, Row};
use crate::domain::account::Account;
use serde::Serialize;

/// An account.
#[derive(Debug, Clone, Default, Serialize)]
#[allow(missing_docs)] // The fields are those of the record.
pub struct AccountRow {
    pub id: String,
    pub login: String,
    pub name: String,
    pub role: &'static str,
    /// The code of the specialist whose account it is.
    pub specialist: Option<String>,
    pub disabled: bool,
}

impl Row for AccountRow {
    const BRIEF: &'static [&'static str] = &["login", "name", "role", "specialist", "disabled"];
}

impl AccountRow {
    /// The row of an account.
    pub fn of(account: &Account, codes: &Codes) -> Self {
        Self {
            id: account.id.to_string(),
            login: account.login.clone(),
            name: account.name.clone(),
            role: account.role.code(),
            specialist: account.specialist.and_then(|id| codes.specialist(id)),
            disabled: account.disabled,
        }
    }
}
