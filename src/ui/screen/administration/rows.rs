//! The rows of *Administration*: what each is called, what stands beside it, what belongs to it below.

use super::{Administration, server, settings};
use crate::domain::message::Message;
use crate::office::administration::Administration as Kept;
use crate::office::backup::{BackupState, told};
use crate::office::permission::{Grant, RequestKind, grant};
use crate::office::verification::Verification;
use crate::ui::desk::Desk;
use crate::ui::widget::document::Document;
use crate::ui::widget::text;
use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Rect};
use ratatui::style::Style;

/// The cells of what a row is called.
const LABEL: u16 = 16;

/// One thing to look after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Row {
    /// A backup of everything.
    Backup,
    /// Reading everything again.
    Verification,
    /// The room that the store takes.
    Store,
    /// The server that has it open, and who is connected.
    Server,
    /// Who may log in.
    Accounts,
    /// How what is recorded is kept safe.
    Settings,
    /// Who did what.
    Audit,
}

impl Row {
    /// All rows, from top to bottom.
    const ALL: [Row; 7] = [
        Row::Backup,
        Row::Verification,
        Row::Store,
        Row::Server,
        Row::Accounts,
        Row::Settings,
        Row::Audit,
    ];

    /// The request that the row is about.
    fn asks(self) -> RequestKind {
        match self {
            Self::Backup => RequestKind::Backup,
            Self::Verification => RequestKind::Verify,
            Self::Store | Self::Server => RequestKind::Administration,
            Self::Accounts => RequestKind::ListAccounts,
            Self::Settings => RequestKind::SetSafekeeping,
            Self::Audit => RequestKind::Audit,
        }
    }

    /// The message that names it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Backup => "administration-backup",
            Self::Verification => "administration-verification",
            Self::Store => "administration-store",
            Self::Server => "administration-server",
            Self::Settings => "administration-settings",
            Self::Accounts => "administration-accounts",
            Self::Audit => "audit-title",
        }
    }

    /// Draws its name and how it stands.
    pub fn draw(
        self,
        screen: &Administration,
        kept: &Kept,
        style: Style,
        desk: &Desk,
        area: Rect,
        buffer: &mut Buffer,
    ) {
        let words = &desk.words;
        let name = Rect {
            width: area.width.min(LABEL - 1),
            ..area
        };
        text::draw(&words.text(self.label()), style, name, buffer);
        let beside = Rect {
            x: area.x.saturating_add(LABEL).min(area.right()),
            width: area.width.saturating_sub(LABEL),
            ..area
        };
        let (state, own) = self.state(screen, kept, desk);
        let said = words.say(&state);
        text::draw(&said, style.patch(own), beside, buffer);
    }

    /// How it stands, in one line.
    fn state(self, screen: &Administration, kept: &Kept, desk: &Desk) -> (Message, Style) {
        match self {
            Self::Backup => backup(kept, desk),
            Self::Verification => verification(screen.verified.as_ref(), desk),
            Self::Store => (store(kept), Style::new()),
            Self::Server => (server::said(kept), Style::new()),
            Self::Settings => (settings::said(&kept.safekeeping), Style::new()),
            Self::Accounts => (
                Message::new("administration-accounts-count")
                    .with("count", kept.accounts)
                    .with("disabled", kept.disabled),
                Style::new(),
            ),
            Self::Audit => (Message::new("administration-audit"), Style::new()),
        }
    }

    /// What belongs to it, below the rows.
    pub fn details(self, screen: &Administration, kept: &Kept, desk: &Desk) -> Document {
        let mut document = Document::default();
        match self {
            Self::Backup => tell_backup(&mut document, kept, desk),
            Self::Verification => {
                tell_verification(&mut document, screen.verified.as_ref(), desk);
                for notice in &kept.notices {
                    let said = desk.words.say(notice);
                    document.entry("", said, desk.theme.warning());
                }
            }
            Self::Store => tell_store(&mut document, kept, desk),
            Self::Server => server::tell(&mut document, kept, desk),
            Self::Settings => {
                let about = desk.words.text("settings-about");
                document.entry("", about, Style::new());
            }
            Self::Accounts => {
                let about = desk.words.text("administration-accounts-about");
                document.entry("", about, Style::new());
            }
            Self::Audit => {
                let about = desk.words.text("audit-about");
                document.entry("", about, Style::new());
            }
        }
        document
    }
}

/// The rows of who sits here, from top to bottom; none is about a server where none is known.
pub(super) fn of(kept: Option<&Kept>, desk: &Desk) -> Vec<Row> {
    let served = kept.is_some_and(|kept| kept.serving.is_some());
    let may = |row: &Row| {
        desk.role
            .is_none_or(|role| grant(row.asks(), role) != Grant::No)
    };
    let there = |row: &Row| served || *row != Row::Server;
    Row::ALL.into_iter().filter(there).filter(may).collect()
}

/// The service's name above the rows.
pub(super) fn draw_head(kept: &Kept, desk: &Desk, area: Rect, buffer: &mut Buffer) {
    let inside = area.inner(Margin::new(1, 0));
    let (theme, name) = (desk.theme, &kept.service_name);
    text::draw(name, theme.heading(), inside, buffer);
}

fn backup(kept: &Kept, desk: &Desk) -> (Message, Style) {
    match (&kept.backup, &kept.last_backup) {
        (BackupState::Running(Some(progress)), _) => (told(*progress), Style::new()),
        (BackupState::Running(None), _) => {
            (Message::new("administration-backup-begins"), Style::new())
        }
        (BackupState::Failed(why), _) => (why.clone(), desk.theme.urgent()),
        (_, None) => (
            Message::new("administration-backup-never"),
            desk.theme.warning(),
        ),
        (_, Some((last, days))) => {
            let message = Message::new("administration-backup-last")
                .with("made", last.made)
                .with("days", *days);
            let style = match kept.backup_due {
                true => desk.theme.warning(),
                false => Style::new(),
            };
            (message, style)
        }
    }
}

fn tell_backup(document: &mut Document, kept: &Kept, desk: &Desk) {
    let words = &desk.words;
    if let BackupState::Failed(why) = &kept.backup {
        document.entry("", words.say(why), desk.theme.urgent());
    }
    if kept.backup_due && !matches!(kept.backup, BackupState::Running(_)) {
        let due = words.text("administration-backup-due");
        document.entry("", due, desk.theme.warning());
    }
    if let Some((last, _)) = &kept.last_backup {
        let size = Message::new("administration-backup-size")
            .with("size", size(last.bytes))
            .with("records", last.records)
            .with("sequence", last.sequence);
        for (label, said) in [
            ("administration-backup-file", last.file.clone()),
            ("administration-backup-holds", words.say(&size)),
        ] {
            document.entry(words.text(label), said, Style::new());
        }
    }
    if let Some(next) = kept.next_backup {
        let label = words.text("administration-backup-next");
        document.entry(label, words.day_and_time(next), Style::new());
    }
    let about = Message::new("administration-backup-about")
        .with("kept", i64::from(kept.safekeeping.backups_kept));
    document.entry("", words.say(&about), Style::new());
}

/// How much room the store takes, all in all.
fn store(kept: &Kept) -> Message {
    match &kept.sizes {
        Some(sizes) => Message::new("administration-store-takes").with("size", size(sizes.total())),
        None => Message::new("administration-store-unknown"),
    }
}

/// How much room each part of the store takes.
fn tell_store(document: &mut Document, kept: &Kept, desk: &Desk) {
    if let Some(sizes) = &kept.sizes {
        for (label, bytes) in [
            ("administration-store-journal", sizes.journal),
            ("administration-store-copy", sizes.working_copy),
            ("administration-store-backups", sizes.backups),
            ("administration-store-drafts", sizes.drafts),
            ("administration-store-aside", sizes.quarantine),
        ] {
            let said = desk.words.say(&size(bytes));
            document.entry(desk.words.text(label), said, Style::new());
        }
    }
    let about = desk.words.text("administration-store-about");
    document.entry("", about, Style::new());
}

/// A size in whole units.
fn size(bytes: u64) -> Message {
    const KIBIBYTE: u64 = 1 << 10;
    const MEBIBYTE: u64 = 1 << 20;
    let (id, unit) = match bytes {
        ..MEBIBYTE => ("administration-kib", KIBIBYTE),
        _ => ("administration-mib", MEBIBYTE),
    };
    Message::new(id).with("count", bytes.div_ceil(unit))
}

fn verification(verified: Option<&Result<Verification, Message>>, desk: &Desk) -> (Message, Style) {
    match verified {
        None => (Message::new("administration-not-verified"), Style::new()),
        Some(Err(refused)) => (refused.clone(), desk.theme.warning()),
        Some(Ok(found)) if found.faults.is_empty() => {
            (Message::new("administration-sound"), Style::new())
        }
        Some(Ok(found)) => (
            Message::new("administration-faults").with("count", found.faults.len()),
            desk.theme.urgent(),
        ),
    }
}

fn tell_verification(
    document: &mut Document,
    verified: Option<&Result<Verification, Message>>,
    desk: &Desk,
) {
    let Some(Ok(found)) = verified else {
        let about = desk.words.text("administration-verification-about");
        document.entry("", about, Style::new());
        return;
    };
    let records: u64 = found.records.iter().map(|(_, count)| count).sum();
    for (label, count) in [
        ("administration-commits", found.commits),
        ("administration-records", records),
        ("administration-index-rows", found.index_rows),
        ("administration-audit-entries", found.audit_entries),
    ] {
        document.entry(
            desk.words.text(label),
            desk.words.number(count),
            Style::new(),
        );
    }
    for fault in &found.faults {
        document.entry("", desk.words.say(fault), desk.theme.urgent());
    }
    if !found.faults.is_empty() {
        let hint = desk.words.text("cli-faults-hint");
        document.entry("", hint, Style::new());
    }
}
