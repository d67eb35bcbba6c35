//! `goldaw restore`: a store from a backup, with what a journal holds beyond it.

use super::context::Context;
use super::failure::Failure;
use super::login::Who;
use crate::domain::message::Message;
use crate::exchange::rows::backup::RestoredRow;
use crate::exchange::rows::object;
use crate::exchange::rows::verification::by_table;
use crate::office::Clock;
use crate::office::backup::{self, Restored, Then, holds, told};
use clap::Args;
use std::path::{Path, PathBuf};

/// Making a store from a backup.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct Restore {
    /// The backup
    pub file: PathBuf,
    /// Move a store that is there aside, and do again what its journal holds beyond the backup
    #[arg(long)]
    pub replace: bool,
    /// Take the journal in this folder instead
    #[arg(long, value_name = "DIR")]
    pub journal: Option<PathBuf>,
}

/// Makes the store of the call from a backup.
///
/// # Errors
/// The backup is damaged, there is a store already, or who asks may not.
pub fn run(context: &Context, restore: &Restore) -> Result<(), Failure> {
    context.output.expect_document()?;
    let into = whole(&context.store()?)?;
    let who = Who::of_backup(context, &restore.file)?;
    let wanted = backup::Restore {
        backup: &restore.file,
        into: &into,
        replace: restore.replace,
        journal: restore.journal.as_deref(),
    };
    let clock = match &context.options.today {
        Some(day) => Clock::LookingFrom(*day),
        None => Clock::System,
    };
    let restored = backup::restore(&wanted, &who.unlock(), &who.login, clock, &mut |progress| {
        context.show_progress(&told(progress));
        Ok(())
    });
    context.end_progress();
    let restored = restored?;
    let missing = missing(&restored);
    let row = RestoredRow {
        store: into.display().to_string(),
        made: restored.contents.made,
        commits_from_backup: restored.contents.sequence,
        commits_from_journal: restored.followed.commits,
        journal: restored.journal.as_deref().map(shown),
        missing: missing.as_ref().map(|missing| context.words().say(missing)),
        kept_aside: restored.aside.as_deref().map(shown),
        records: by_table(&holds(&restored.contents).records),
    };
    context.document(&object(&row))?;
    tell(context, &row, missing.as_ref());
    if restored.drafts_left {
        context.tell(&Message::new("cli-restore-drafts-left"));
    }
    Ok(())
}

fn tell(context: &Context, row: &RestoredRow, missing: Option<&Message>) {
    let restored = Message::new("cli-restored")
        .with("folder", row.store.as_str())
        .with("backup", row.commits_from_backup)
        .with("journal", row.commits_from_journal);
    context.tell(&restored);
    if let Some(missing) = missing {
        context.tell(missing);
    }
    if let Some(aside) = &row.kept_aside {
        context.tell(&Message::new("cli-restore-aside").with("folder", aside.as_str()));
    }
}

/// What is not there, as far as that can be known.
fn missing(restored: &Restored) -> Option<Message> {
    let followed = restored.followed;
    let folder = restored.journal.as_deref().map(shown).unwrap_or_default();
    let message = match followed.then {
        Then::End => return None,
        Then::NoJournal => {
            return Some(
                Message::new("cli-restore-no-journal").with("made", restored.contents.made),
            );
        }
        Then::Shorter => Message::new("cli-restore-shorter"),
        Then::OtherHistory => Message::new("cli-restore-other-history"),
        Then::Gap(first) => Message::new("cli-restore-gap")
            .with("from", followed.last + 1)
            .with("to", first - 1),
        Then::Damaged(None) => Message::new("cli-restore-damaged").with("last", followed.last),
        Then::Damaged(Some(seen)) => Message::new("cli-restore-damaged-seen")
            .with("from", followed.last + 1)
            .with("to", seen),
    };
    Some(message.with("folder", folder))
}

/// The folder without links and dots, so that what is put beside it lies beside the folder itself.
fn whole(folder: &Path) -> Result<PathBuf, Failure> {
    std::fs::canonicalize(folder)
        .or_else(|_| std::path::absolute(folder))
        .map_err(|error| Failure::unreadable(folder, &error))
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
