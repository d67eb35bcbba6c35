//! Backups: making one while the work goes on, reading one, bringing one back.
//!
//! The trail says twice that there is a backup: before anything leaves the store, and when the file
//! was read back and found whole. The second comes with the next request, whoever makes it, because
//! the backup is written on a thread of its own.

use super::accounts::{by_login, expect_usable, known};
use super::change::{Audited, Change};
use super::daily::Daily;
use super::permission::{Grant, RequestKind, grant};
use super::refusal::Refusal;
use super::request::Answer;
use super::verification::records_told;
use super::{Clock, Office};
use crate::domain::account::Account;
use crate::domain::audit::AuditAction;
use crate::domain::backup::LastBackup;
use crate::domain::identifier::AccountId;
use crate::domain::message::Message;
use crate::domain::{Day, Instant};
use crate::store::backup::restore::Restoring;
use crate::store::backup::{Contents, Made, State, Wanted};
use crate::store::disk::SystemDisk;
use crate::store::domain_records::{last_backup_id, table_checks};
use crate::store::{Store, StoreError, Table, TableCheck, Unlock, backup};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use crate::store::backup::restore::{Restored, Wanted as Restore};
pub use crate::store::backup::{Progress, Step, Tell};
pub use crate::store::embedded::following::{Followed, Then};

/// Where a backup is to lie.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum BackupTo {
    /// In the store's own folder, of which the newest are kept.
    Store,
    /// In this file, or in this folder under a name of its own.
    Path {
        /// The file or folder.
        path: PathBuf,
        /// Whether a file that has the name now may go.
        replace: bool,
    },
}

/// How the backup is that was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum BackupState {
    /// None was asked for since the store was opened.
    #[default]
    None,
    /// It is being made.
    Running(Option<Progress>),
    /// It was made, read back and found whole.
    Made(Box<BackupMade>),
    /// It could not be made, and nothing is left of it.
    Failed(Message),
}

/// A backup that is whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackupMade {
    /// Where it lies.
    pub file: String,
    /// The size of the file in bytes.
    pub bytes: u64,
    /// What it holds.
    pub holds: BackupContents,
    /// How many older ones were removed.
    pub removed: usize,
}

/// What a backup holds; every value was opened and understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackupContents {
    /// When it was made.
    pub made: Instant,
    /// The number of the last commit.
    pub sequence: u64,
    /// Records by table.
    pub records: Vec<(Table, u64)>,
    /// Rows of indexes.
    pub index_rows: u64,
}

/// What is known of backups since the store was opened.
#[derive(Default)]
pub(super) struct Backups {
    /// The one that was begun last.
    begun: Option<Begun>,
    /// Those that a server makes by itself.
    pub daily: Daily,
}

/// A backup that was begun, and by whom: by nobody where the service makes it by itself.
struct Begun {
    who: Option<AccountId>,
    state: BackupState,
    /// What stands in no record yet.
    unwritten: Option<LastBackup>,
}

impl Backups {
    /// How the backup is that was begun last.
    pub fn state(&self) -> &BackupState {
        match &self.begun {
            Some(begun) => &begun.state,
            None => &BackupState::None,
        }
    }

    /// The last one that is known.
    pub fn last(&self, store: &Store) -> Result<Option<LastBackup>, Refusal> {
        let unwritten = self.begun.as_ref();
        if let Some(last) = unwritten.and_then(|begun| begun.unwritten.as_ref()) {
            return Ok(Some(last.clone()));
        }
        let found = store.get::<LastBackup>(last_backup_id())?;
        Ok(found.map(|found| found.record))
    }

    /// Whether one is being made.
    pub fn is_running(&self) -> bool {
        matches!(self.state(), BackupState::Running(_))
    }

    /// Tells those of a server how the one is that was begun last.
    pub fn hear_daily(&mut self, now: Instant) {
        let state = self.state().clone();
        self.daily.hear(&state, now);
    }

    /// One was begun, or could not be.
    pub fn begun(&mut self, who: Option<AccountId>, state: BackupState) {
        self.begun = Some(Begun {
            who,
            state,
            unwritten: None,
        });
    }
}

impl Office {
    /// Waits for the backup that was asked for.
    ///
    /// # Errors
    /// It could not be made, and nothing is left of it.
    pub fn await_backup(&mut self, tell: &mut dyn FnMut(Progress)) -> Result<BackupMade, Refusal> {
        let ended = self.store.await_backup(tell);
        self.backup_ended(ended.clone().map(Box::new));
        self.write_last_backup()?;
        Ok(made(&ended?))
    }

    /// Begins a backup, after the trail says so.
    pub(super) fn begin_backup(
        &mut self,
        who: Option<AccountId>,
        to: BackupTo,
        (made, day): (Instant, Day),
    ) -> Result<Answer, Refusal> {
        let wanted = match to {
            BackupTo::Store => Wanted::Own {
                kept: self.profile.safekeeping.backups_kept as usize,
            },
            BackupTo::Path { path, replace } => Wanted::At { path, replace },
        };
        let record = match &wanted {
            Wanted::Own { .. } => String::new(),
            Wanted::At { path, .. } => file_name(path),
        };
        let audit = Audited::of(AuditAction::Exported, RequestKind::Backup, record);
        // The entry alone is no backup: asked again, it is begun again.
        self.once = None;
        self.write(who, Change::audited(audit))?;
        self.store.begin_backup(&wanted, made, day, &checks())?;
        self.backups.begun(who, BackupState::Running(None));
        Ok(Answer::Done)
    }

    /// Looks whether the backup has ended, and writes it down.
    pub(super) fn look_after_backup(&mut self) {
        match self.store.backup_state() {
            State::None => {}
            State::Running(progress) => {
                if let Some(begun) = &mut self.backups.begun {
                    begun.state = BackupState::Running(progress);
                }
            }
            State::Ended(ended) => self.backup_ended(ended),
        }
        // The backup stands; what cannot be written now is tried again with the next request.
        let _ = self.write_last_backup();
    }

    fn backup_ended(&mut self, ended: Result<Box<Made>, StoreError>) {
        let Some(begun) = &mut self.backups.begun else {
            return;
        };
        match ended {
            Ok(done) => {
                begun.unwritten = Some(last_backup(&done));
                begun.state = BackupState::Made(Box::new(made(&done)));
            }
            Err(error) => begun.state = BackupState::Failed(error.message()),
        }
    }

    fn write_last_backup(&mut self) -> Result<(), Refusal> {
        let Some((who, last)) = self.backups.begun.as_ref().and_then(|begun| {
            let last = begun.unwritten.as_ref()?;
            Some((begun.who, last.clone()))
        }) else {
            return Ok(());
        };
        let file = file_name(Path::new(&last.file));
        let audit = Audited::of(AuditAction::BackedUp, RequestKind::Backup, file);
        let mut change = Change::audited(audit);
        let before = self.store.get::<LastBackup>(last_backup_id())?;
        change.put(&last, before.map(|before| before.version));
        // The id of the request that is answered now is its own change's, not this one's.
        let once = self.once.take();
        let written = self.write(who, change);
        self.once = once;
        written?;
        if let Some(begun) = &mut self.backups.begun {
            begun.unwritten = None;
        }
        Ok(())
    }
}

/// Reads a backup to its end and says what it holds. A login that fails is noted in the `store` at
/// hand.
///
/// # Errors
/// It is none, it is damaged, or the passphrase is wrong.
pub fn check(
    path: &Path,
    store: &Path,
    unlock: &Unlock<'_>,
    tell: &mut Tell<'_>,
) -> Result<BackupContents, Refusal> {
    let unlocking = (unlock, Clock::System.now());
    let contents = backup::check(path, store, unlocking, &checks(), tell)?;
    Ok(holds(&contents))
}

/// Brings a backup back, for somebody who may; `login` is who it is. The restored store says so in
/// its trail.
///
/// # Errors
/// The backup is damaged, the folder holds a store that may not be moved aside, or the account may
/// not do this. Everything is as before then.
pub fn restore(
    wanted: &Restore<'_>,
    unlock: &Unlock<'_>,
    login: &str,
    clock: Clock,
    tell: &mut Tell<'_>,
) -> Result<Restored, Refusal> {
    let disk = Arc::new(SystemDisk);
    let now = Clock::System.now();
    let mut restoring = Restoring::begin(disk, wanted, unlock, now, &checks(), tell)?;
    let account = by_login(restoring.store()?, login)?;
    expect_may_restore(&account)?;
    // Whoever was shut out since the backup was made does not come back with it.
    let given_up = restoring.given_up()?;
    let now_there = given_up.map(|store| known(&store, login));
    if let Some(Ok(Some(account))) = now_there {
        expect_may_restore(&account)?;
    }
    let file = file_name(wanted.backup);
    let audit = Audited::of(AuditAction::Restored, RequestKind::Restore, file);
    let change = Change::audited(audit);
    change.commit(restoring.store()?, Some(account.id), clock.now())?;
    Ok(restoring.put_in_place()?)
}

fn expect_may_restore(account: &Account) -> Result<(), Refusal> {
    expect_usable(account)?;
    match grant(RequestKind::Restore, account.role) {
        Grant::No => Err(Refusal::NotAllowed(Message::new("office-role-may-not"))),
        _ => Ok(()),
    }
}

/// How far the work is, in a sentence.
pub fn told(progress: Progress) -> Message {
    const MEBIBYTE: u64 = 1 << 20;
    let message = match progress.step {
        Step::Writing => Message::new("backup-writing"),
        Step::Checking => Message::new("backup-checking"),
        Step::Filling => Message::new("backup-filling"),
        Step::Following => {
            return Message::new("backup-following").with("commits", progress.done);
        }
    };
    message
        .with("done", progress.done / MEBIBYTE)
        .with("total", progress.total / MEBIBYTE)
}

/// What a backup holds, by the tables this program knows.
pub fn holds(contents: &Contents) -> BackupContents {
    let tables = table_checks().into_iter().map(|(table, _)| table);
    BackupContents {
        made: contents.made,
        sequence: contents.sequence,
        records: records_told(tables, &contents.records),
        index_rows: contents.index_rows,
    }
}

fn made(made: &Made) -> BackupMade {
    BackupMade {
        file: made.file.display().to_string(),
        bytes: made.size,
        holds: holds(&made.contents),
        removed: made.removed.len(),
    }
}

fn last_backup(made: &Made) -> LastBackup {
    LastBackup {
        made: made.contents.made,
        sequence: made.contents.sequence,
        file: made.file.display().to_string(),
        bytes: made.size,
        records: made.contents.records.values().sum(),
    }
}

fn checks() -> Vec<TableCheck> {
    table_checks().into_iter().map(|(_, check)| check).collect()
}

/// The last part of a path: what stands before it may name somebody.
fn file_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}
