//! What somebody looks after who keeps the service running and sees no case: the store and the accounts.

use super::accounts::accounts;
use super::desk::Desk;
use super::refusal::Refusal;
use crate::domain::message::Message;

/// How the service is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Administration {
    /// The service's name.
    pub service_name: String,
    /// Accounts that may log in.
    pub accounts: usize,
    /// Accounts that may not any more.
    pub disabled: usize,
    /// What opening the store put right.
    pub notices: Vec<Message>,
}

/// Gathers how the service is kept.
pub(super) fn administration(desk: &Desk<'_>) -> Result<Administration, Refusal> {
    let accounts = accounts(desk.store)?;
    let disabled = accounts.iter().filter(|account| account.disabled).count();
    Ok(Administration {
        service_name: desk.settings().service_name.clone(),
        accounts: accounts.len() - disabled,
        disabled,
        notices: desk.store.notices().to_vec(),
    })
}
