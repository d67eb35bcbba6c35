//! The rows of *Administration*: what each is called, what stands beside it, what belongs to it below.

use super::Administration;
use crate::domain::message::Message;
use crate::office::administration::Administration as Kept;
use crate::office::backup::{BackupState, told};
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
    /// Who may log in.
    Accounts,
    /// Who did what.
    Audit,
}

impl Row {
    /// All rows, from top to bottom.
    pub const ALL: &[Row] = &[Row::Backup, Row::Verification, Row::Accounts, Row::Audit];

    /// The message that names it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Backup => "administration-backup",
            Self::Verification => "administration-verification",
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
        let (words, theme) = (&desk.words, desk.theme);
        text::draw(&words.text(self.label()), style, "", area, buffer);
        let beside = Rect {
            x: area.x.saturating_add(LABEL).min(area.right()),
            width: area.width.saturating_sub(LABEL),
            ..area
        };
        let (state, own) = self.state(screen, kept, desk);
        let said = words.say(&state);
        text::draw(&said, style.patch(own), theme.ellipsis(), beside, buffer);
    }

    /// How it stands, in one line.
    fn state(self, screen: &Administration, kept: &Kept, desk: &Desk) -> (Message, Style) {
        match self {
            Self::Backup => backup(kept, desk),
            Self::Verification => verification(screen.verified.as_ref(), desk),
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

/// The service's name above the rows.
pub(super) fn draw_head(kept: &Kept, desk: &Desk, area: Rect, buffer: &mut Buffer) {
    let inside = area.inner(Margin::new(1, 0));
    let (theme, name) = (desk.theme, &kept.service_name);
    text::draw(name, theme.heading(), theme.ellipsis(), inside, buffer);
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
    if kept.backup_due {
        let due = words.text("administration-backup-due");
        document.entry("", due, desk.theme.warning());
    }
    if let Some((last, _)) = &kept.last_backup {
        let size = Message::new("administration-backup-size")
            .with("size", number(last.bytes.div_ceil(1024)))
            .with("records", number(last.records))
            .with("sequence", number(last.sequence));
        for (label, said) in [
            ("administration-backup-file", last.file.clone()),
            ("administration-backup-holds", words.say(&size)),
        ] {
            document.entry(words.text(label), said, Style::new());
        }
    }
    let about = Message::new("administration-backup-about").with("kept", number(kept.backups_kept));
    document.entry("", words.say(&about), Style::new());
}

fn number(count: impl Into<u64>) -> i64 {
    i64::try_from(count.into()).unwrap_or(i64::MAX)
}

fn verification(verified: Option<&Result<Verification, Message>>, desk: &Desk) -> (Message, Style) {
    match verified {
        None => (Message::new("administration-not-verified"), Style::new()),
        Some(Err(refused)) => (refused.clone(), desk.theme.warning()),
        Some(Ok(found)) if found.faults.is_empty() => {
            (Message::new("administration-sound"), desk.theme.good())
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
        document.entry(desk.words.text(label), count.to_string(), Style::new());
    }
    for fault in &found.faults {
        document.entry("", desk.words.say(fault), desk.theme.urgent());
    }
    if !found.faults.is_empty() {
        let hint = desk.words.text("cli-faults-hint");
        document.entry("", hint, Style::new());
    }
}
