//! How what is recorded is kept safe: the form, and the line that says it.

use crate::domain::message::Message;
use crate::domain::settings::Safekeeping;
use crate::office::Request;
use crate::office::administration::Administration as Kept;
use crate::office::safekeeping::{BACKUPS_KEPT, IDLE_LOCK_MINUTES, YEARS};
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
    let number = |number: u32, range: RangeInclusive<u32>| {
        Kind::number(
            Some(number.into()),
            (*range.start()).into(),
            (*range.end()).into(),
        )
    };
    let fields = vec![
        Field::new(
            "idle_lock_minutes",
            "settings-idle-lock",
            number(now.idle_lock_minutes, IDLE_LOCK_MINUTES),
        ),
        Field::new(
            "backups_kept",
            "settings-backups",
            number(now.backups_kept, BACKUPS_KEPT),
        ),
        Field::new(
            "case_years",
            "settings-case-years",
            number(now.case_years, YEARS),
        ),
        Field::new(
            "personal_part_years",
            "settings-personal-years",
            number(now.personal_part_years, YEARS),
        ),
    ];
    let form = Form::new(desk.today, fields);
    FormDialog::new(PURPOSE, Message::new("administration-settings"), form)
        .based_on(kept.settings_version)
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
        })
    };
    wanted().map_or(Step::Stay, |wanted| {
        Step::save(PURPOSE, Request::SetSafekeeping(wanted))
    })
}

/// The settings in one line.
pub(super) fn said(now: &Safekeeping) -> Message {
    Message::new("settings-now")
        .with("minutes", i64::from(now.idle_lock_minutes))
        .with("backups", i64::from(now.backups_kept))
        .with("cases", i64::from(now.case_years))
        .with("personal", i64::from(now.personal_part_years))
}
