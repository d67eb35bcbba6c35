//! Who can open the store: passphrases, the recovery key. The record and the entry in the trail are
//! written first, the key slot second: what fails in between lets nobody in, and is told as it is.

use super::answering::{Done, SlotThen};
use super::change::{Audited, Change};
use super::desk::Desk;
use super::passphrase::Whose;
use super::permission::RequestKind;
use super::recovery::{RecoveryKey, Show};
use super::refusal::Refusal;
use super::{Caller, Office, accounts, choosing};
use crate::domain::account::Account;
use crate::domain::audit::AuditAction;
use crate::domain::message::Message;
use crate::domain::secret::Secret;
use crate::store::{Cost, NewSlot, Purpose, StoreError};
use serde::{Deserialize, Serialize};
use std::path::Path;
use std::{fmt, io};

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
        let slot = self.store.wrapping();
        let slot = slot.for_login(&account.login, passphrase, Cost::USUAL)?;
        self.put_slot(&account, Some(slot))?;
        self.put_recovery_key(show)
    }

    /// Shows a recovery key and lets it open the store: in this order, for nobody could ever read the
    /// one that took the place of another without having been seen.
    fn put_recovery_key(&mut self, show: Show<'_>) -> Result<(), Refusal> {
        let key = RecoveryKey::random()?;
        show(&key).map_err(|error| not_shown(&error))?;
        let slot = self.store.wrapping();
        let slot = slot.for_recovery(key.plain(), Cost::USUAL)?;
        self.put_recovery_slot(slot)
    }

    /// Lets a recovery key that was shown open the store.
    pub(super) fn put_recovery_slot(&mut self, slot: NewSlot) -> Result<(), Refusal> {
        let put = self.store.put_slot(slot);
        put.map_err(|error| Refusal::Unavailable {
            message: Message::new("office-recovery-key-not-set").with("reason", error.message()),
            hint: Some(error.hint()),
        })
    }

    /// Puts the key slot of an account in force whose record is written, or takes it away.
    pub(super) fn put_slot(
        &mut self,
        account: &Account,
        slot: Option<NewSlot>,
    ) -> Result<(), Refusal> {
        let login = &account.login;
        let left = |message: Message, hint, error: &StoreError| Refusal::Unavailable {
            message: message.with("reason", error.message()),
            hint: Some(Message::new(hint).with("login", login.as_str())),
        };
        match slot {
            Some(slot) => self.store.put_slot(slot).map_err(|error| {
                let message = Message::new("office-passphrase-not-set");
                left(message, "office-passphrase-not-set-hint", &error)
            }),
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
}

/// A passphrase for an account: one's own, or as an administrator anybody's.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewPassphrase {
    /// The login of the account.
    pub login: String,
    /// For one's own account of a service the passphrase that is in force; else empty.
    pub old: Secret,
    /// The passphrase.
    pub passphrase: Secret,
}

impl fmt::Debug for NewPassphrase {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("NewPassphrase").finish_non_exhaustive()
    }
}

/// Sets a passphrase. Who sets his own has to know the one before; a demonstration has none.
pub(super) fn set_passphrase(desk: &Desk<'_>, new: &NewPassphrase) -> Result<Done, Refusal> {
    let account = choosing::passphrase_of(desk, &new.login)?;
    let service = &desk.settings().service_name;
    Whose::new(&account.login, &account.name, service).check(new.passphrase.text())?;
    let kind = RequestKind::SetPassphrase;
    let audit = Audited::of(AuditAction::PassphraseChanged, kind, account.id);
    let header = desk.store.header();
    let asked = header.is_none_or(|header| header.purpose == Purpose::Service);
    let then = match asked && account.id == desk.caller.account.id {
        true => SlotThen::SetByOwner,
        false => SlotThen::Set,
    };
    Ok(Done::Account(Change::audited(audit), account, then))
}

/// Replaces the recovery key by one that was made and shown where it was asked for; the one before opens
/// nothing any more.
pub(super) fn new_recovery_key(key: &Secret) -> Result<Done, Refusal> {
    RecoveryKey::parse(key.text())?;
    let audit = Audited::of(AuditAction::Changed, RequestKind::NewRecoveryKey, "");
    Ok(Done::RecoveryKey(Change::audited(audit)))
}

/// A recovery key that could not be shown, and so opens nothing.
pub fn not_shown(error: &io::Error) -> Refusal {
    Refusal::Unavailable {
        message: Message::new("office-recovery-key-not-shown")
            .with("reason", error.kind().to_string()),
        hint: Some(Message::new("office-recovery-key-not-shown-hint")),
    }
}
