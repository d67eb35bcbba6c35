//! How what is recorded is kept safe: the form, and the line that says it.

use crate::domain::message::Message;
use crate::domain::settings::Safekeeping;
use crate::office::Request;
use crate::office::administration::Administration as Kept;
use crate::office::safekeeping::{BACKUP_HOURS, BACKUPS_KEPT, IDLE_LOCK_MINUTES, YEARS};
use crate::ui::desk::Desk;
use crate::ui::dialog::form::FormDialog;
use crate::ui::message::Step;
use crate::ui::widget::field::{Field, Kind};
use crate::ui::widget::form::Form;
use std::ops::RangeInclusive;

/// The purpose of the form, and the slot in which it is saved.
pub(super) const PURPOSE: &str = "safekeeping";

/// The form, filled in as the settings are now.
pub(super) fn dialog(kept: &Kept, desk: &Desk) -> FormDialog {
    let now = &kept.safekeeping;
    let fields = vec![
        number(
            "idle_lock_minutes",
            "settings-idle-lock",
            Some(now.idle_lock_minutes),
            IDLE_LOCK_MINUTES,
        ),
        number(
            "backup_hour",
            "settings-backup-hour",
            now.backup_hour,
            BACKUP_HOURS,
        )
        .optional(),
        number(
            "backups_kept",
            "settings-backups",
            Some(now.backups_kept),
            BACKUPS_KEPT,
        ),
        number(
            "case_years",
            "settings-case-years",
            Some(now.case_years),
            YEARS,
        ),
        number(
            "personal_part_years",
            "settings-personal-years",
            Some(now.personal_part_years),
            YEARS,
        ),
    ];
    let form = Form::new(desk.today, fields);
    FormDialog::new(PURPOSE, Message::new("administration-settings"), form)
        .based_on(kept.settings_version)
}

fn number(
    name: &'static str,
    label: &'static str,
    now: Option<u32>,
    range: RangeInclusive<u32>,
) -> Field {
    let (least, most) = range.into_inner();
    let kind = Kind::number(now.map(i64::from), least.into(), most.into());
    Field::new(name, label, kind)
}

/// The step that sets what the form says; what is not a number was marked before.
pub(super) fn save(form: &Form) -> Step {
    let number = |name| {
        form.number(name)
            .and_then(|found| u32::try_from(found).ok())
    };
    let wanted = || {
        Some(Safekeeping {
            idle_lock_minutes: number("idle_lock_minutes")?,
            backups_kept: number("backups_kept")?,
            case_years: number("case_years")?,
            personal_part_years: number("personal_part_years")?,
            backup_hour: number("backup_hour"),
        })
    };
    wanted().map_or(Step::Stay, |wanted| {
        Step::save(PURPOSE, Request::SetSafekeeping(wanted))
    })
}

/// The settings in one line.
pub(super) fn said(now: &Safekeeping) -> Message {
    let daily = match now.backup_hour {
        Some(hour) => Message::new("settings-daily-at").with("hour", i64::from(hour)),
        None => Message::new("settings-daily-never"),
    };
    Message::new("settings-now")
        .with("daily", daily)
        .with("minutes", i64::from(now.idle_lock_minutes))
        .with("backups", i64::from(now.backups_kept))
        .with("cases", i64::from(now.case_years))
}
