//! How an entry of the trail is written.

use crate::domain::message::Message;
use crate::office::audit::AuditRow;
use crate::office::permission::RequestKind;
use crate::ui::desk::Desk;
use crate::ui::widget::table::{Cell, Column, Width};
use crate::ui::widget::{rule, text};
use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Rect};
use ratatui::style::Style;

/// The columns, in the order of [`cells`].
pub(super) fn columns(desk: &Desk) -> Vec<Column> {
    let column = |id: &str, width| Column::new(desk.words.text(id), width);
    vec![
        column("audit-when", Width::Fixed(16)),
        column("audit-who", Width::Flexible(14)),
        column("audit-what", Width::Flexible(18)),
        column("audit-about-what", Width::Fixed(17)),
        column("audit-reason", Width::Flexible(20)).priority(1),
    ]
}

/// The cells of an entry.
pub(super) fn cells(row: &AuditRow, desk: &Desk) -> Vec<Cell> {
    vec![
        desk.words.day_and_time(row.at).into(),
        who(row, desk).into(),
        what(row, desk).into(),
        about(row, desk).into(),
        row.reason.as_str().into(),
    ]
}

/// The selected entry written out: what is cut in the table stands here.
pub(super) fn draw_selected(row: &AuditRow, desk: &Desk, area: Rect, buffer: &mut Buffer) {
    let dot = desk.theme.dot();
    rule::draw("", desk.theme, area, buffer);
    let login = row.who.as_ref().map_or("", |(login, _)| login);
    let mut first = vec![
        who(row, desk),
        login.to_owned(),
        what(row, desk),
        about(row, desk),
        erased(row, desk),
    ];
    first.retain(|part| !part.is_empty());
    let said = format!("{}\n{}", first.join(dot), row.reason);
    let inside = area.inner(Margin::new(1, 0));
    let below = Rect {
        y: inside.y.saturating_add(1).min(inside.bottom()),
        height: inside.height.saturating_sub(1),
        ..inside
    };
    text::draw_wrapped(&said, Style::new(), below, buffer);
}

/// The name of who did it; nobody before anybody was logged in, unless the service did it by itself.
fn who(row: &AuditRow, desk: &Desk) -> String {
    let name = row.who.as_ref().map(|(_, name)| name.clone());
    name.unwrap_or_else(|| {
        desk.words.text(match RequestKind::from_code(&row.request) {
            Some(RequestKind::Backup | RequestKind::ForgetBytes) => "audit-service",
            _ => "audit-nobody",
        })
    })
}

/// What was done, and with what kind of request where that is known to this program.
fn what(row: &AuditRow, desk: &Desk) -> String {
    let action = desk.words.text(row.action.word());
    match RequestKind::from_code(&row.request) {
        Some(kind) => format!(
            "{action}{}{}",
            desk.theme.dot(),
            desk.words.text(kind.word())
        ),
        None => action,
    }
}

/// The case or the account that it is about; a person who was erased has no other name.
fn about(row: &AuditRow, desk: &Desk) -> String {
    let case = row.case.as_ref().map(|(_, code)| code.to_string());
    let erased = row.erased.map(|(what, _)| desk.words.text(what.word()));
    case.or_else(|| row.account.clone())
        .or(erased)
        .unwrap_or_default()
}

/// That what it is about was erased, and when.
fn erased(row: &AuditRow, desk: &Desk) -> String {
    let said = |(_, on)| {
        desk.words
            .say(&Message::new("audit-erased-on").with("day", on))
    };
    row.erased.map(said).unwrap_or_default()
}
