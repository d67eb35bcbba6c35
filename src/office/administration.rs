//! What somebody looks after who keeps the service running and sees no case: the store and the accounts.

use super::accounts::accounts;
use super::backup::BackupState;
use super::desk::Desk;
use super::refusal::Refusal;
use super::serving::Serving;
use crate::domain::Instant;
use crate::domain::audit::{AuditEntry, TrailEnd};
use crate::domain::backup::LastBackup;
use crate::domain::message::Message;
use crate::domain::settings::{Safekeeping, ServiceProfile};
use crate::store::domain_records::{audit_entry_id, profile_id, trail_end_id};
use serde::{Deserialize, Serialize};

pub use crate::store::sizes::Sizes;

/// How the service is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Administration {
    /// The service's name.
    pub service_name: String,
    /// Accounts that may log in.
    pub accounts: usize,
    /// Accounts that may not any more.
    pub disabled: usize,
    /// How what is recorded is kept safe.
    pub safekeeping: Safekeeping,
    /// The version of that, for who sets it otherwise; see [`Save::based_on`].
    ///
    /// [`Save::based_on`]: super::drafts::Save::based_on
    pub settings_version: u64,
    /// How much room the store takes; `None` for one in memory, or where it cannot be read now.
    pub sizes: Option<Sizes>,
    /// The last backup that is known, and how many days ago it was made.
    pub last_backup: Option<(LastBackup, i64)>,
    /// Whether there should be a newer one.
    pub backup_due: bool,
    /// How the backup is that was begun last.
    pub backup: BackupState,
    /// When a server makes the next one by itself; `None` where nobody does.
    pub next_backup: Option<Instant>,
    /// The number of the last commit, and when it was made; `None` in an empty store.
    pub last_commit: Option<(u64, Instant)>,
    /// The server that has the store open, if one has.
    pub serving: Option<Serving>,
    /// What opening the store put right.
    pub notices: Vec<Message>,
}

/// Gathers how the service is kept.
pub(super) fn administration(desk: &Desk<'_>) -> Result<Administration, Refusal> {
    let accounts = accounts(desk.store)?;
    let disabled = accounts.iter().filter(|account| account.disabled).count();
    let (today, offset) = (desk.today, desk.settings().utc_offset_minutes);
    let last = desk.backups.last(desk.store)?;
    let kept = (desk.store, desk.profile);
    let profile = desk.store.get::<ServiceProfile>(profile_id())?;
    Ok(Administration {
        service_name: desk.settings().service_name.clone(),
        accounts: accounts.len() - disabled,
        disabled,
        safekeeping: desk.profile.safekeeping,
        settings_version: profile.map_or(0, |profile| profile.version),
        sizes: desk.store.sizes().unwrap_or_default(),
        next_backup: desk.backups.daily.next(kept, last.as_ref(), desk.now),
        backup_due: last.as_ref().is_none_or(|last| last.is_old(today, offset)),
        last_backup: last.map(|last| {
            let days = last.days_ago(today, offset);
            (last, days)
        }),
        backup: desk.backups.state().clone(),
        last_commit: last_commit(desk)?,
        serving: desk.serving.cloned(),
        notices: desk.store.notices().to_vec(),
    })
}

/// The last commit. Each has an entry in the audit trail, which says when it was made.
fn last_commit(desk: &Desk<'_>) -> Result<Option<(u64, Instant)>, Refusal> {
    let Some(end) = desk.store.get::<TrailEnd>(trail_end_id())? else {
        return Ok(None);
    };
    let entry = audit_entry_id(end.record.sequence);
    let entry = desk.store.get::<AuditEntry>(entry)?;
    let number = desk.store.changes(u64::MAX, 0)?.sequence;
    Ok(entry.map(|entry| (number, entry.record.at)))
}
