//! `goldaw backup`: everything up to now in one sealed file, or what such a file holds.

use super::context::Context;
use super::failure::Failure;
use super::login::Who;
use super::opened::Opened;
use crate::domain::account::Role;
use crate::domain::message::Message;
use crate::exchange::rows::backup::BackupRow;
use crate::exchange::rows::object;
use crate::office::Request;
use crate::office::backup::{self, BackupTo, told};
use clap::Args;
use std::path::{Path, PathBuf};

/// Making a backup, or reading one.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct Backup {
    /// The file, or a folder to put it into; without one the store's own folder, which keeps the newest
    pub file: Option<PathBuf>,
    /// Let the file go that has the name now
    #[arg(long)]
    pub replace: bool,
    /// Only read this backup to its end and say what it holds
    #[arg(long, value_name = "FILE", conflicts_with_all = ["file", "replace"])]
    pub check: Option<PathBuf>,
}

/// Makes a backup, or reads one.
///
/// # Errors
/// It can't be made, or what was read is damaged.
pub fn run(context: &Context, backup: &Backup) -> Result<(), Failure> {
    context.output.expect_document()?;
    match &backup.check {
        Some(path) => check(context, path),
        None => make(context, backup),
    }
}

fn make(context: &Context, backup: &Backup) -> Result<(), Failure> {
    if let Some(path) = &backup.file {
        expect_folder(path)?;
    }
    let mut opened = Opened::for_writing(context, Role::Administrator)?;
    let to = match &backup.file {
        Some(path) => BackupTo::Path {
            path: path.clone(),
            replace: backup.replace,
        },
        None => BackupTo::Store,
    };
    opened.ask(Request::Backup(to))?;
    let made = opened.await_backup(&mut |progress| context.show_progress(&told(progress)));
    context.end_progress();
    let row = BackupRow::made(&made?);
    context.document(&object(&row))?;
    context.tell(&Message::new("cli-backup-made").with("file", row.file));
    Ok(())
}

/// Checks that the folder is there into which the file is to come.
fn expect_folder(path: &Path) -> Result<(), Failure> {
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty());
    match folder {
        Some(folder) if !folder.is_dir() => {
            let message = Message::new("cli-backup-no-folder");
            Err(Failure::with_hint(
                message.with("folder", folder.display().to_string()),
                Message::new("cli-backup-no-folder-hint"),
            ))
        }
        _ => Ok(()),
    }
}

fn check(context: &Context, path: &Path) -> Result<(), Failure> {
    let who = Who::of_backup(context, path)?;
    let found = backup::check(path, &context.store()?, &who.unlock(), &mut |progress| {
        context.show_progress(&told(progress));
        Ok(())
    });
    context.end_progress();
    let row = BackupRow::of(path.display().to_string(), &found?);
    context.document(&object(&row))?;
    context.tell(&Message::new("cli-backup-whole"));
    Ok(())
}
