//! Who can open the store: passphrases, the recovery key. The record and the entry in the trail are
//! written first, the key slot second: what fails in between lets nobody in, and is told as it is.

use super::change::{Audited, Change};
use super::permission::RequestKind;
use super::recovery::{RecoveryKey, Show};
use super::refusal::Refusal;
use super::{Caller, Office, accounts};
use crate::domain::account::Account;
use crate::domain::audit::AuditAction;
use crate::domain::message::Message;
use crate::store::{Cost, StoreError};
use std::path::Path;

impl Office {
    /// Gives a new service its recovery key, once; an administrator may replace it later.
    ///
    /// # Errors
    /// The key cannot be shown, the header cannot be written, or the service has a key already.
    pub fn first_recovery_key(&mut self, show: Show<'_>) -> Result<(), Refusal> {
        if self.store.has_recovery_key() {
            let message = Message::new("office-recovery-exists");
            return self.refused_to_nobody(RequestKind::NewRecoveryKey, message);
        }
        self.put_recovery_key(show)
    }

    /// Replaces the recovery key; the one before opens nothing any more.
    ///
    /// # Errors
    /// The caller is no administrator; the key cannot be shown; the header cannot be written.
    pub fn new_recovery_key(&mut self, caller: &Caller, show: Show<'_>) -> Result<(), Refusal> {
        let kind = RequestKind::NewRecoveryKey;
        self.expect_may(caller, kind)?;
        let audit = Audited::of(AuditAction::Changed, kind, "");
        self.write(caller.account.id, Change::audited(audit))?;
        self.put_recovery_key(show)
    }

    /// Lets an administrator in again who unlocked the store with the recovery key: enabled, with a new
    /// passphrase. Shows the next recovery key; the one that was used opens nothing any more.
    ///
    /// # Errors
    /// The login is no administrator's; the passphrase is too weak; nothing can be shown or written.
    pub fn recover(
        &mut self,
        login: &str,
        passphrase: &str,
        show: Show<'_>,
    ) -> Result<(), Refusal> {
        let audit = Audited::of(AuditAction::Refused, RequestKind::Recover, "");
        self.recovered(login, passphrase, show)
            .or_else(|refusal| self.refused(None, audit, refusal))
    }

    fn recovered(&mut self, login: &str, passphrase: &str, show: Show<'_>) -> Result<(), Refusal> {
        let account = self.administrator(login)?;
        self.whose_is(&account).check(passphrase)?;
        let audit = Audited::of(AuditAction::Recovered, RequestKind::Recover, account.id);
        let mut change = Change::audited(audit);
        accounts::enable(&self.store, &mut change, account.id)?;
        self.write(account.id, change)?;
        self.put_slot(&account, Some(passphrase))?;
        self.put_recovery_key(show)
    }

    /// Shows a recovery key and lets it open the store: in this order, for nobody could ever read the
    /// one that took the place of another without having been seen.
    fn put_recovery_key(&mut self, show: Show<'_>) -> Result<(), Refusal> {
        let key = RecoveryKey::random()?;
        show(&key).map_err(|error| Refusal::Unavailable {
            message: Message::new("office-recovery-key-not-shown")
                .with("reason", error.kind().to_string()),
            hint: Some(Message::new("office-recovery-key-not-shown-hint")),
        })?;
        let set = self.store.set_recovery_key(key.plain(), Cost::USUAL);
        set.map_err(|error| Refusal::Unavailable {
            message: Message::new("office-recovery-key-not-set").with("reason", error.message()),
            hint: Some(error.hint()),
        })
    }

    /// Sets the key slot of an account whose record is written, or takes it away.
    pub(super) fn put_slot(
        &mut self,
        account: &Account,
        passphrase: Option<&str>,
    ) -> Result<(), Refusal> {
        let login = &account.login;
        let left = |message: Message, hint, error: &StoreError| Refusal::Unavailable {
            message: message.with("reason", error.message()),
            hint: Some(Message::new(hint).with("login", login.as_str())),
        };
        match passphrase {
            Some(passphrase) => {
                let set = self.store.set_slot(login, passphrase, Cost::USUAL);
                set.map_err(|error| {
                    let message = Message::new("office-passphrase-not-set");
                    left(message, "office-passphrase-not-set-hint", &error)
                })
            }
            None => self.store.remove_slot(login).map_err(|error| {
                let message = Message::new("office-slot-left");
                left(message, "office-slot-left-hint", &error)
            }),
        }
    }

    /// Writes the key of the store to a new file, for a server that starts without a person. Whoever has
    /// this file and the store can read everything.
    ///
    /// # Errors
    /// The caller is no administrator; the file can't be written.
    pub fn write_key_file(&mut self, caller: &Caller, file: &Path) -> Result<(), Refusal> {
        let kind = RequestKind::WriteKeyFile;
        self.expect_may(caller, kind)?;
        let audit = Audited::of(AuditAction::Exported, kind, "");
        self.write(caller.account.id, Change::audited(audit))?;
        Ok(self.store.write_key_file(file)?)
    }

    /// Sets the passphrase of an account: one's own, or as an administrator anybody's.
    ///
    /// # Errors
    /// It is neither; the passphrase is too weak; the header cannot be written.
    pub fn set_passphrase(
        &mut self,
        caller: &Caller,
        login: &str,
        passphrase: &str,
    ) -> Result<(), Refusal> {
        let kind = RequestKind::SetPassphrase;
        let audit = Audited::of(AuditAction::Refused, kind, "");
        self.passphrase_set(caller, login, passphrase)
            .or_else(|refusal| self.refused(Some(caller.account.id), audit, refusal))
    }

    fn passphrase_set(
        &mut self,
        caller: &Caller,
        login: &str,
        passphrase: &str,
    ) -> Result<(), Refusal> {
        let kind = RequestKind::SetPassphrase;
        let account = self.passphrase_of(caller, login)?;
        self.whose_is(&account).check(passphrase)?;
        let audit = Audited::of(AuditAction::PassphraseChanged, kind, account.id);
        self.write(caller.account.id, Change::audited(audit))?;
        self.put_slot(&account, Some(passphrase))
    }
}
