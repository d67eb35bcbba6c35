//! How what is recorded is kept safe: when screens lock, how many backups lie in the store, for how
//! long records stay.

use super::change::{Audited, Change};
use super::desk::Desk;
use super::permission::RequestKind;
use super::refusal::Refusal;
use crate::domain::audit::AuditAction;
use crate::domain::message::Message;
use crate::domain::problem::Problem;
use crate::domain::settings::{Safekeeping, ServiceProfile};
use crate::store::domain_records::profile_id;
use std::ops::RangeInclusive;

/// The profile with other rules of safekeeping, and what writes it.
pub(super) fn set(
    desk: &Desk<'_>,
    safekeeping: Safekeeping,
) -> Result<(Change, ServiceProfile), Refusal> {
    check(&safekeeping)?;
    let profile = desk.get::<ServiceProfile>(profile_id())?;
    let audit = Audited::of(AuditAction::Changed, RequestKind::SetSafekeeping, "");
    let mut change = Change::audited(audit);
    let changed = ServiceProfile {
        safekeeping,
        ..profile.record
    };
    change.put(&changed, Some(profile.version));
    Ok((change, changed))
}

/// Checks the numbers: a lock within a working day, at least one backup, at least a year.
///
/// # Errors
/// Names the first field outside its range.
pub fn check(safekeeping: &Safekeeping) -> Result<(), Problem> {
    let Safekeeping {
        idle_lock_minutes,
        backups_kept,
        case_years,
        personal_part_years,
    } = *safekeeping;
    within("idle_lock_minutes", idle_lock_minutes, 0..=480)?;
    within("backups_kept", backups_kept, 1..=366)?;
    within("case_years", case_years, 1..=100)?;
    within("personal_part_years", personal_part_years, 1..=100)
}

fn within(field: &'static str, number: u32, range: RangeInclusive<u32>) -> Result<(), Problem> {
    if range.contains(&number) {
        return Ok(());
    }
    let message = Message::new("problem-number-outside")
        .with("number", i64::from(number))
        .with("least", i64::from(*range.start()))
        .with("most", i64::from(*range.end()));
    Err(Problem::of(field, message))
}
