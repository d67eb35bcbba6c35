//! Before a passphrase is chosen: whether the caller may choose one, and for whom it would be.

use super::accounts::{self, NewAccount};
use super::change::Audited;
use super::passphrase::Whose;
use super::permission::{Grant, RequestKind};
use super::refusal::Refusal;
use super::{Caller, Office};
use crate::domain::account::{Account, Role};
use crate::domain::audit::AuditAction;
use crate::domain::message::Message;

impl Office {
    /// Checks all of a new account but its passphrase.
    ///
    /// # Errors
    /// The caller may not add one; the login is taken; something is missing or wrong.
    pub fn expect_may_add(&mut self, caller: &Caller, new: &NewAccount) -> Result<Whose, Refusal> {
        self.expect_may(caller, RequestKind::AddAccount)?;
        let checked = accounts::check_new(&self.store, new);
        self.chosen_for(RequestKind::AddAccount, Some(caller), checked)?;
        Ok(self.whose(&accounts::login_of(&new.login), &new.name))
    }

    /// Checks that the caller may enable the account of a login, which then gets a new passphrase.
    ///
    /// # Errors
    /// The caller may not, or there is no such account.
    pub fn expect_may_enable(&mut self, caller: &Caller, login: &str) -> Result<Whose, Refusal> {
        self.expect_may(caller, RequestKind::EnableAccount)?;
        let found = accounts::expect_known(&self.store, login);
        let account = self.chosen_for(RequestKind::EnableAccount, Some(caller), found)?;
        Ok(self.whose_is(&account))
    }

    /// Checks that the caller may set the passphrase of a login: one's own, or as an administrator
    /// anybody's.
    ///
    /// # Errors
    /// It is neither, or there is no such account.
    pub fn expect_may_set_passphrase(
        &mut self,
        caller: &Caller,
        login: &str,
    ) -> Result<Whose, Refusal> {
        let found = self.passphrase_of(caller, login);
        let account = self.chosen_for(RequestKind::SetPassphrase, Some(caller), found)?;
        Ok(self.whose_is(&account))
    }

    /// Checks that the recovery key lets in who has this login.
    ///
    /// # Errors
    /// The login is no administrator's.
    pub fn expect_may_recover(&mut self, login: &str) -> Result<Whose, Refusal> {
        let found = self.administrator(login);
        let account = self.chosen_for(RequestKind::Recover, None, found)?;
        Ok(self.whose_is(&account))
    }

    /// The account of a login whose passphrase the caller may set.
    pub(super) fn passphrase_of(&self, caller: &Caller, login: &str) -> Result<Account, Refusal> {
        let own = accounts::login_of(login) == caller.account.login;
        if self.may_now(caller, RequestKind::SetPassphrase)? != Grant::All && !own {
            return Err(Refusal::NotAllowed(Message::new("office-role-may-not")));
        }
        accounts::by_login(&self.store, login)
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
        self.whose(&account.login, &account.name)
    }

    fn whose(&self, login: &str, name: &str) -> Whose {
        Whose::new(login, name, &self.profile.settings.service_name)
    }

    fn chosen_for<T>(
        &mut self,
        kind: RequestKind,
        caller: Option<&Caller>,
        checked: Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        let audit = Audited::of(AuditAction::Refused, kind, "");
        let who = caller.map(|caller| caller.account.id);
        checked.or_else(|refusal| self.refused(who, audit, refusal))
    }
}
