//! What everybody may choose for himself, and nobody for somebody else.

use super::change::{Audited, Change};
use super::desk::Desk;
use super::permission::RequestKind;
use super::refusal::Refusal;
use crate::domain::audit::AuditAction;
use crate::domain::preferences::{Preference, Preferences};

/// What the caller has chosen.
pub(super) fn own(desk: &Desk<'_>) -> Result<Preferences, Refusal> {
    let account = desk.caller.account.id;
    let chosen = desk.store.get::<Preferences>(account)?;
    Ok(chosen.map_or(Preferences::none(account), |chosen| chosen.record))
}

/// What writes one more choice of the caller.
pub(super) fn set(desk: &Desk<'_>, preference: Preference) -> Result<Change, Refusal> {
    let account = desk.caller.account.id;
    let before = desk.store.get::<Preferences>(account)?;
    let version = before.as_ref().map(|before| before.version);
    let chosen = before.map_or(Preferences::none(account), |before| before.record);
    let (action, kind) = (AuditAction::Changed, RequestKind::SetPreference);
    let mut change = Change::audited(Audited::of(action, kind, account));
    change.put(&chosen.with(preference), version);
    Ok(change)
}
