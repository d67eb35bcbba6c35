//! The rows of the review, and the selected one written out below them.

use crate::domain::identifier::Identifier;
use crate::domain::message::Message;
use crate::domain::tombstone::Tombstone;
use crate::office::retention::{Review, ReviewRow, Subject};
use crate::ui::desk::Desk;
use crate::ui::layout::{ListParts, list_parts};
use crate::ui::theme::Theme;
use crate::ui::widget::table::{Cell, Column, Width};
use crate::ui::widget::{rule, text};
use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Rect};
use ratatui::style::Style;

/// A row.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Row {
    /// Something to decide about.
    Due(ReviewRow),
    /// Something that was erased.
    Erased(Tombstone),
}

/// The rows in which the selected one is written out.
const SELECTED_ROWS: u16 = 4;

pub(super) fn parts(area: Rect, theme: Theme) -> ListParts {
    list_parts(area, theme.written_out(SELECTED_ROWS))
}

pub(super) fn columns(desk: &Desk) -> Vec<Column> {
    let column = |id: &str, width| Column::new(desk.words.text(id), width);
    vec![
        column("retention-code", Width::Fixed(17)),
        column("retention-headline", Width::Flexible(20)),
        column("retention-ended", Width::Fixed(10)),
        column("retention-due", Width::Fixed(10)).priority(1),
        column("retention-specialist", Width::Fixed(18)).priority(2),
    ]
}

impl Row {
    /// What it is about: the bytes of an id.
    pub(super) fn about(&self) -> [u8; 16] {
        match self {
            Self::Due(row) => match &row.subject {
                Subject::Case(case, _) => case.bytes(),
                Subject::Person(person) => person.bytes(),
                Subject::PersonalPart(session) => session.bytes(),
            },
            Self::Erased(tombstone) => tombstone.id.bytes(),
        }
    }

    pub(super) fn cells(&self, desk: &Desk) -> Vec<Cell> {
        match self {
            Self::Due(row) => vec![
                row.subject.code().into(),
                headline(row, desk).into(),
                desk.words.day(row.ended_on).into(),
                desk.words.day(row.due_on).into(),
                row.specialist_name.as_str().into(),
            ],
            Self::Erased(tombstone) => vec![
                code(tombstone, desk).into(),
                tombstone.reason.as_str().into(),
                desk.words.day(tombstone.on).into(),
                desk.theme.none().into(),
                "".into(),
            ],
        }
    }

    /// Two lines about the row: what it is, and what follows from it.
    pub(super) fn draw_selected(
        &self,
        review: &Review,
        desk: &Desk,
        area: Rect,
        buffer: &mut Buffer,
    ) {
        let dot = desk.theme.dot();
        let (what, follows) = match self {
            Self::Due(row) => {
                let since = match row.subject {
                    Subject::PersonalPart(_) => "retention-since-personal",
                    Subject::Case(..) | Subject::Person(_) => "retention-since",
                };
                let since = Message::new(since).with("day", row.due_on);
                let parts = [row.subject.code(), headline(row, desk)];
                (parts.join(dot), desk.words.say(&since))
            }
            Self::Erased(tombstone) => {
                let parts = [code(tombstone, desk), tombstone.reason.clone()];
                (parts.join(dot), left(tombstone, review, desk))
            }
        };
        if let Some(row) = area.rows().next() {
            rule::draw("", desk.theme, row, buffer);
        }
        let mut below = area.inner(Margin::new(1, 0));
        below.y = below.y.saturating_add(1).min(below.bottom());
        below.height = below.height.saturating_sub(1);
        text::draw(&what, Style::new(), below, buffer);
        below.y = below.y.saturating_add(1).min(below.bottom());
        below.height = below.height.saturating_sub(1);
        text::draw_wrapped(&follows, Style::new(), below, buffer);
    }
}

fn headline(row: &ReviewRow, desk: &Desk) -> String {
    let words = &desk.words;
    match row.subject {
        _ if row.restricted => words.text("retention-named-only"),
        Subject::PersonalPart(_) => {
            let session = Message::new("retention-session").with("name", row.headline.as_str());
            words.say(&session)
        }
        Subject::Case(..) | Subject::Person(_) => row.headline.clone(),
    }
}

fn code(tombstone: &Tombstone, desk: &Desk) -> String {
    match &tombstone.code {
        Some(code) => code.to_string(),
        None => desk.words.text(tombstone.what.word()),
    }
}

/// Where something that was erased may still be found.
fn left(tombstone: &Tombstone, review: &Review, desk: &Desk) -> String {
    let id = match tombstone.bytes_gone_on {
        Some(_) if !review.copies.is_empty() => "retention-left-copies",
        Some(_) => "retention-left-backups",
        None => "retention-left-files",
    };
    let message = Message::new(id)
        .with("day", tombstone.bytes_gone_on.unwrap_or(desk.today))
        .with("kept", i64::from(review.backups_kept))
        .with("folders", review.copies.join(", "));
    desk.words.say(&message)
}
