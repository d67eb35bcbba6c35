//! `goldaw settings`: how what is recorded is kept safe.

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
use clap::Args;

/// How what is recorded is kept safe; what is not named stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Args)]
pub struct SafekeepingSettings {
    /// Minutes without a key after which the interface locks; 0: never
    #[arg(long, value_name = "N")]
    pub idle_lock_minutes: Option<u32>,
    /// The hour of the service's day, 0 to 23, from which a server makes the day's backup
    #[arg(long, value_name = "N", conflicts_with = "no_daily_backup")]
    pub backup_hour: Option<u32>,
    /// No backup is made by itself
    #[arg(long)]
    pub no_daily_backup: bool,
    /// How many backups lie in the store's folder before the oldest goes
    #[arg(long, value_name = "N")]
    pub backups_kept: Option<u32>,
    /// Years after its closure in which a case is kept before it comes up for erasure
    #[arg(long, value_name = "N")]
    pub case_years: Option<u32>,
    /// Years after a session in which its personal part is kept before it comes up for erasure, to the
    /// supervisor and the specialist alone whom it belongs to
    #[arg(long, value_name = "N")]
    pub personal_part_years: Option<u32>,
}

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
    context.document(&row)
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
        backup_hour: match given.no_daily_backup {
            true => None,
            false => given.backup_hour.or(now.backup_hour),
        },
    }
}
