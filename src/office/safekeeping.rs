//! How what is recorded is kept safe: when screens lock, how many backups lie in the store, for how
//! long records stay.

use super::change::{Audited, Change};
use super::conflict::{Conflict, ConflictField};
use super::desk::Desk;
use super::permission::RequestKind;
use super::refusal::Refusal;
use crate::domain::audit::AuditAction;
use crate::domain::message::{Argument, Message};
use crate::domain::problem::Problem;
use crate::domain::settings::{Safekeeping, ServiceProfile};
use crate::store::domain_records::profile_id;
use std::ops::RangeInclusive;

/// After how many minutes without a key screens may lock: never, or within a working day.
pub const IDLE_LOCK_MINUTES: RangeInclusive<u32> = 0..=480;
/// How many backups may lie in the store's folder: at least one.
pub const BACKUPS_KEPT: RangeInclusive<u32> = 1..=366;
/// The hours of the service's day at which the day's backup may be made.
pub const BACKUP_HOURS: RangeInclusive<u32> = 0..=23;
/// For how many years records may stay.
pub const YEARS: RangeInclusive<u32> = 1..=100;

/// The profile with other rules of safekeeping, and what writes it.
///
/// # Errors
/// A number is outside its range; others were set since the caller looked: both, field by field.
pub(super) fn set(
    desk: &Desk<'_>,
    safekeeping: Safekeeping,
) -> Result<(Change, ServiceProfile), Refusal> {
    check(&safekeeping)?;
    let profile = desk.get::<ServiceProfile>(profile_id())?;
    let theirs = profile.record.safekeeping;
    if desk.has_changed(profile.version) && theirs != safekeeping {
        return Err(conflict(desk, profile.version, &theirs, &safekeeping)?.into());
    }
    let audit = Audited::of(AuditAction::Changed, RequestKind::SetSafekeeping, "");
    let mut change = Change::audited(audit);
    let changed = ServiceProfile {
        safekeeping,
        ..profile.record
    };
    change.put(&changed, Some(profile.version));
    Ok((change, changed))
}

/// What was set meanwhile, beside what was to be set.
fn conflict(
    desk: &Desk<'_>,
    version: u64,
    theirs: &Safekeeping,
    mine: &Safekeeping,
) -> Result<Conflict, Refusal> {
    let by = RequestKind::SetSafekeeping;
    let fields = fields(theirs).into_iter().zip(fields(mine));
    let fields = fields.map(|((label, theirs), (_, mine))| {
        let number = |number: Option<u32>| Some(Argument::from(i64::from(number?)));
        ConflictField::new(Message::new(label), number(theirs), number(mine))
    });
    let conflict = Conflict::of(desk, "", Some(by), Some(version), fields.collect())?;
    Ok(Conflict {
        message: Message::new("office-settings-conflict"),
        ..conflict
    })
}

/// What is set, by the names that the form has for it.
fn fields(safekeeping: &Safekeeping) -> [(&'static str, Option<u32>); 5] {
    let Safekeeping {
        idle_lock_minutes,
        backups_kept,
        case_years,
        personal_part_years,
        backup_hour,
    } = *safekeeping;
    [
        ("settings-idle-lock", Some(idle_lock_minutes)),
        ("settings-backup-hour", backup_hour),
        ("settings-backups", Some(backups_kept)),
        ("settings-case-years", Some(case_years)),
        ("settings-personal-years", Some(personal_part_years)),
    ]
}

/// Checks the numbers.
///
/// # Errors
/// Names the first field outside its range.
pub fn check(safekeeping: &Safekeeping) -> Result<(), Problem> {
    let Safekeeping {
        idle_lock_minutes,
        backups_kept,
        case_years,
        personal_part_years,
        backup_hour,
    } = *safekeeping;
    if let Some(hour) = backup_hour {
        within("backup_hour", hour, BACKUP_HOURS)?;
    }
    within("idle_lock_minutes", idle_lock_minutes, IDLE_LOCK_MINUTES)?;
    within("backups_kept", backups_kept, BACKUPS_KEPT)?;
    within("case_years", case_years, YEARS)?;
    within("personal_part_years", personal_part_years, YEARS)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hour_of_the_daily_backup_is_one_of_the_day_or_none() {
        for (backup_hour, wrong) in [
            (None, None),
            (Some(0), None),
            (Some(23), None),
            (Some(24), Some("backup_hour")),
        ] {
            let wanted = Safekeeping {
                backup_hour,
                ..Safekeeping::default()
            };
            let field = check(&wanted).err().and_then(|problem| problem.field);
            assert_eq!(field, wrong, "{backup_hour:?}");
        }
    }
}
