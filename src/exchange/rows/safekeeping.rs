//! The row of how what is recorded is kept safe.

use crate::domain::settings::Safekeeping;
use serde::Serialize;

/// The settings of safekeeping.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)] // The fields are those of the settings.
pub struct SafekeepingRow {
    pub idle_lock_minutes: u32,
    pub backups_kept: u32,
    pub case_years: u32,
    pub personal_part_years: u32,
    pub backup_hour: Option<u32>,
}

impl SafekeepingRow {
    /// The row of these settings.
    pub fn of(safekeeping: &Safekeeping) -> Self {
        Self {
            idle_lock_minutes: safekeeping.idle_lock_minutes,
            backups_kept: safekeeping.backups_kept,
            case_years: safekeeping.case_years,
            personal_part_years: safekeeping.personal_part_years,
            backup_hour: safekeeping.backup_hour,
        }
    }
}
