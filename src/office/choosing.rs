//! Before a passphrase is chosen: whether the caller may choose one, and for whom it would be.

use super::Office;
use super::accounts::{self, NewAccount};
use super::change::Audited;
use super::desk::Desk;
use super::passphrase::Whose;
use super::permission::{Grant, RequestKind};
use super::refusal::Refusal;
use super::request::Answer;
use crate::domain::account::{Account, Role};
use crate::domain::audit::AuditAction;
use crate::domain::message::Message;
use serde::{Deserialize, Serialize};

/// What is about to be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Choosing {
    /// The passphrase of a new account, of which all else is known.
    NewAccount(NewAccount),
    /// The one of an account of this login that is to be let in again.
    EnabledAccount(String),
    /// Another one for the account of this login.
    Passphrase(String),
    /// Another recovery key.
    RecoveryKey,
}

impl Choosing {
    /// The kind of the request that will follow.
    pub fn kind(&self) -> RequestKind {
        match self {
            Self::NewAccount(_) => RequestKind::AddAccount,
            Self::EnabledAccount(_) => RequestKind::EnableAccount,
            Self::Passphrase(_) => RequestKind::SetPassphrase,
            Self::RecoveryKey => RequestKind::NewRecoveryKey,
        }
    }
}

/// Checks all that can be checked before, and says what the passphrase should have nothing to do with.
pub(super) fn answer(desk: &Desk<'_>, what: &Choosing) -> Result<Answer, Refusal> {
    let whose = |login: &str, name: &str| {
        let whose = Whose::new(login, name, &desk.settings().service_name);
        Ok(Answer::Whose(whose))
    };
    let account = match what {
        Choosing::NewAccount(new) => {
            accounts::check_new(desk.store, new)?;
            return whose(&accounts::login_of(&new.login), &new.name);
        }
        Choosing::EnabledAccount(login) => accounts::expect_known(desk.store, login)?,
        Choosing::Passphrase(login) => passphrase_of(desk, login)?,
        Choosing::RecoveryKey => return Ok(Answer::Done),
    };
    whose(&account.login, &account.name)
}

/// The account of a login whose passphrase the caller may set: one's own, or as an administrator
/// anybody's.
pub(super) fn passphrase_of(desk: &Desk<'_>, login: &str) -> Result<Account, Refusal> {
    let own = accounts::login_of(login) == desk.caller.account.login;
    if desk.grant != Grant::All && !own {
        return Err(Refusal::NotAllowed(Message::new("office-role-may-not")));
    }
    accounts::by_login(desk.store, login)
}

impl Office {
    /// Checks that the recovery key lets in who has this login.
    ///
    /// # Errors
    /// The login is no administrator's.
    pub fn expect_may_recover(&mut self, login: &str) -> Result<Whose, Refusal> {
        let audit = Audited::of(AuditAction::Refused, RequestKind::Recover, "");
        let found = self.administrator(login);
        let account = found.or_else(|refusal| self.refused(None, audit, refusal))?;
        Ok(self.whose_is(&account))
    }

    /// The administrator of this login, enabled or not.
    pub(super) fn administrator(&self, login: &str) -> Result<Account, Refusal> {
        let account = accounts::known(&self.store, login)?;
        account
            .filter(|account| account.role == Role::Administrator)
            .ok_or_else(|| Refusal::NotAllowed(Message::new("office-recover-administrator")))
    }

    /// What a passphrase for this account should have nothing to do with.
    pub(super) fn whose_is(&self, account: &Account) -> Whose {
        let service = &self.profile.settings.service_name;
        Whose::new(&account.login, &account.name, service)
    }
}
