//! `goldaw settings`: how what is recorded is kept safe.

use super::arguments::SafekeepingSettings;
use super::context::Context;
use super::failure::Failure;
use super::opened::Opened;
use crate::domain::account::Role;
use crate::domain::message::Message;
use crate::domain::settings::Safekeeping;
use crate::exchange::rows::object;
use crate::exchange::rows::safekeeping::SafekeepingRow;
use crate::office::drafts::Save;
use crate::office::{Answer, Request};

/// Changes what the call names, and writes how the settings are then.
///
/// # Errors
/// A number is outside its range, or the caller may not change it.
pub fn run(context: &Context, given: &SafekeepingSettings) -> Result<(), Failure> {
    context.output.expect_document()?;
    let settings = if *given == SafekeepingSettings::default() {
        let mut opened = Opened::of(context, Role::Administrator)?;
        let Answer::Me(me) = opened.ask(Request::Me)? else {
            return Err(Failure::unexpected());
        };
        me.safekeeping
    } else {
        change(context, given)?
    };
    let row = object(&SafekeepingRow::of(&settings));
    context.output.document(&row)
}

/// Sets what is named, unless somebody else sets something in between: what was not named has to stay.
fn change(context: &Context, given: &SafekeepingSettings) -> Result<Safekeeping, Failure> {
    let mut opened = Opened::for_writing(context, Role::Administrator)?;
    let Answer::Administration(kept) = opened.ask(Request::Administration)? else {
        return Err(Failure::unexpected());
    };
    let wanted = changed(kept.safekeeping, given);
    if wanted != kept.safekeeping {
        opened.ask(Request::Save(Box::new(Save {
            request: Request::SetSafekeeping(wanted),
            drafts: Vec::new(),
            based_on: Some(kept.settings_version),
        })))?;
        context.tell(&Message::new("cli-settings-changed"));
    }
    Ok(wanted)
}

fn changed(now: Safekeeping, given: &SafekeepingSettings) -> Safekeeping {
    Safekeeping {
        idle_lock_minutes: given.idle_lock_minutes.unwrap_or(now.idle_lock_minutes),
        backups_kept: given.backups_kept.unwrap_or(now.backups_kept),
        case_years: given.case_years.unwrap_or(now.case_years),
        personal_part_years: given.personal_part_years.unwrap_or(now.personal_part_years),
    }
}
