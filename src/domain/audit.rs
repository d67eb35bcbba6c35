//! The audit trail: who did what to which record, each entry chained to the one before.

use super::Instant;
use super::coded::coded;
use super::identifier::AccountId;
use serde::{Deserialize, Serialize};

coded! {
    /// What was done.
    pub enum AuditAction("audit") {
        /// A store was made.
        Created = "created",
        /// Somebody logged in.
        LoggedIn = "logged_in",
        /// A login failed.
        LoginFailed = "login_failed",
        /// A case file was opened.
        Opened = "opened",
        /// Names were shown in full.
        Unmasked = "unmasked",
        /// Records were changed.
        Changed = "changed",
        /// A session was signed.
        Signed = "signed",
        /// A directory was imported.
        Imported = "imported",
        /// Records left the store as a file or a list.
        Exported = "exported",
        /// Something was asked for that the role does not allow.
        Refused = "refused",
        /// Somebody locked the screen, or it locked itself.
        Locked = "locked",
        /// Somebody gave the passphrase to a locked screen.
        Unlocked = "unlocked",
        /// An account was disabled.
        Disabled = "disabled",
        /// A disabled account was enabled again.
        Enabled = "enabled",
        /// An account was given another passphrase.
        PassphraseChanged = "passphrase_changed",
        /// An administrator came back in with the recovery key.
        Recovered = "recovered",
        /// A backup was made, read back and found whole.
        BackedUp = "backed_up",
        /// A store was made from a backup.
        Restored = "restored",
        /// A case or a person was erased.
        Erased = "erased",
    }
}

/// One entry of the trail. It names records by id, never by what they hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditEntry {
    /// Counts from 1 without gaps.
    pub sequence: u64,
    /// When.
    pub at: Instant,
    /// Who; `None` before anybody is logged in.
    pub account: Option<AccountId>,
    /// What.
    pub action: AuditAction,
    /// The kind of request.
    pub request: String,
    /// The record's id as text, or empty.
    pub record: String,
    /// The reason that was given, where one is asked for.
    pub reason: String,
    /// The hash of the entry before; zeros for the first.
    pub previous: [u8; 32],
}

/// The end of the trail: what the next entry continues.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TrailEnd {
    /// The number of the last entry; 0 for an empty trail.
    pub sequence: u64,
    /// Its hash; zeros for an empty trail.
    pub hash: [u8; 32],
}
