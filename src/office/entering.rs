//! Coming in: logging in, locking and unlocking the screen, logins that failed.

use super::beside::Prepared;
use super::change::{Audited, Change, Noted};
use super::permission::RequestKind;
use super::refusal::Refusal;
use super::{Caller, Office, accounts};
use crate::domain::account::Account;
use crate::domain::audit::AuditAction;
use crate::store::{Attempt, StoreError};

impl Office {
    /// Every account of a demonstration, or of a store in memory, to choose who one is.
    ///
    /// # Errors
    /// The store is a service's.
    pub fn accounts_to_choose(&mut self) -> Result<Vec<Account>, Refusal> {
        self.expect_no_service(RequestKind::Accounts)?;
        accounts::accounts(&self.store)
    }

    /// The account of a login that may be used.
    ///
    /// # Errors
    /// There is no such account, or it is disabled.
    pub fn login(&self, login: &str) -> Result<Account, Refusal> {
        accounts::by_login(&self.store, login)
    }

    /// Lets in the account of a login; whoever calls has unlocked the store with its passphrase, or
    /// it is a demonstration. It stands in the audit trail.
    ///
    /// # Errors
    /// There is no such account, or it is disabled: that stands in the trail too.
    pub fn log_in(&mut self, login: &str) -> Result<Account, Refusal> {
        self.enter(login, AuditAction::LoggedIn, RequestKind::LogIn)
    }

    /// The same for somebody who locked the screen and gave the passphrase again.
    ///
    /// # Errors
    /// As [`Self::log_in`].
    pub fn unlock(&mut self, login: &str) -> Result<Account, Refusal> {
        self.enter(login, AuditAction::Unlocked, RequestKind::Unlock)
    }

    /// The same for a guest of an office that stayed open, whose passphrase was tried as for opening the
    /// store.
    ///
    /// # Errors
    /// As [`Self::log_in`]; the passphrase is wrong.
    pub(super) fn unlock_with(
        &mut self,
        login: &str,
        prepared: Prepared,
    ) -> Result<Account, Refusal> {
        self.expect_known(prepared)?;
        self.unlock(login)
    }

    /// Begins to try a passphrase of a login.
    ///
    /// # Errors
    /// There were too many tries.
    pub(super) fn attempt(&mut self, login: &str) -> Result<Attempt, Refusal> {
        Ok(self.store.attempt(login, self.clock.now())?)
    }

    /// Checks that the passphrase that was tried is the right one. One that is not stands in the trail.
    pub(super) fn expect_known(&mut self, mut prepared: Prepared) -> Result<Prepared, Refusal> {
        let tried = prepared.attempted.take().ok_or(StoreError::Unavailable)?;
        let known = self.store.attempted(tried);
        self.note_failed_logins()?;
        known?;
        Ok(prepared)
    }

    /// Writes to the audit trail that the screen of this account is locked, before the store is
    /// closed.
    ///
    /// # Errors
    /// The entry cannot be written, and none can wait any more.
    pub fn lock(&mut self, caller: &Caller) -> Result<(), Refusal> {
        let audit = Audited::of(AuditAction::Locked, RequestKind::Lock, "");
        self.write(caller.account.id, Change::audited(audit))
    }

    fn enter(
        &mut self,
        login: &str,
        action: AuditAction,
        kind: RequestKind,
    ) -> Result<Account, Refusal> {
        match accounts::by_login(&self.store, login) {
            Ok(account) => {
                let audit = Audited::of(action, kind, "");
                self.write(account.id, Change::audited(audit))?;
                Ok(account)
            }
            Err(refusal) => {
                let known = accounts::known(&self.store, login)?;
                let record = known.map_or_else(String::new, |account| account.id.to_string());
                let audited = Audited::of(AuditAction::LoginFailed, kind, record);
                self.refused(None, audited, refusal)
            }
        }
    }

    /// Writes the logins that failed while the store was closed to the audit trail, each with its own
    /// moment and, where the login is known, its account. Where nothing can be written now they wait in
    /// their file.
    pub(super) fn note_failed_logins(&mut self) -> Result<(), Refusal> {
        let (failed, more) = self.store.failed_logins()?;
        if failed.is_empty() {
            return Ok(());
        }
        let accounts = accounts::accounts(&self.store)?;
        let account_of = |hash: [u8; 32]| {
            let known = accounts
                .iter()
                .find(|account| self.store.login_hash(&account.login) == Some(hash));
            known.map_or_else(String::new, |account| account.id.to_string())
        };
        let mut entries: Vec<Noted> = failed
            .iter()
            .map(|failed| Noted {
                who: None,
                at: failed.at,
                audited: Audited::of(
                    AuditAction::LoginFailed,
                    RequestKind::LogIn,
                    account_of(failed.login_hash),
                ),
            })
            .collect();
        // Of more than the file keeps only the number is known.
        if let (Some(last), 1..) = (entries.last_mut(), more) {
            last.audited.reason = format!("+{more}");
        }
        match Change::of_entries(&entries).commit(&mut self.store, None, self.clock.now()) {
            // Should the file stay as it is, its logins stand in the trail twice: better than never.
            Ok(()) => {
                let _ = self.store.forget_failed_logins();
                Ok(())
            }
            Err(StoreError::Full | StoreError::ReadingOnly(_)) => Ok(()),
            Err(other) => Err(other.into()),
        }
    }
}
