//! The head of a case, the same wherever one case is shown: its headline, who it is about, and how the
//! person is reached safely, above everything that could be done.

use crate::domain::case::{Risk, SafeContact};
use crate::domain::message::Message;
use crate::office::caseload::CaseRow;
use crate::ui::desk::Desk;
use crate::ui::screen::contact_form::safe_sentence;
use crate::ui::theme::Theme;
use crate::ui::widget::text;
use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Rect};
use ratatui::style::Style;

/// The most rows that safe contact takes here; the first part of a case shows all of it.
const SAFE_ROWS: usize = 3;

/// The rows that the head takes.
pub fn rows(safe: &SafeContact, desk: &Desk, cells: u16) -> u16 {
    let said = said(safe, desk);
    let rows = text::wrap(&said, inner(cells)).len().min(SAFE_ROWS);
    2 + u16::try_from(rows).unwrap_or(0)
}

/// Whether the head shows only the beginning of the safe contact.
pub fn is_cut(safe: &SafeContact, desk: &Desk) -> bool {
    text::wrap(&said(safe, desk), inner(desk.body().width)).len() > SAFE_ROWS
}

/// Draws the head over the first rows of the area; `aside` stands at the right end of the headline.
pub fn draw(
    row: &CaseRow,
    safe: &SafeContact,
    aside: &str,
    desk: &Desk,
    area: Rect,
    buffer: &mut Buffer,
) {
    let mut lines = area.inner(Margin::new(1, 0)).rows();
    let theme = desk.theme;
    if let Some(line) = lines.next() {
        draw_headline(&row.headline, aside, theme, line, buffer);
    }
    if let Some(line) = lines.next() {
        let facts = facts(row, desk);
        text::draw(&facts, Style::new(), line, buffer);
    }
    let style = if safe.no_letters || safe.no_calls_home {
        theme.urgent()
    } else {
        theme.heading()
    };
    let said = said(safe, desk);
    for (content, line) in text::beginning(&said, inner(area.width), SAFE_ROWS)
        .iter()
        .zip(lines)
    {
        text::draw(content, style, line, buffer);
    }
}

/// A level of risk as it stands in a text, high risk with a sign.
pub fn risk(risk: Risk, desk: &Desk) -> String {
    let word = desk.words.text(risk.word());
    match risk {
        Risk::High => format!("! {word}"),
        Risk::Medium | Risk::Low | Risk::Unrated => word,
    }
}

fn draw_headline(headline: &str, aside: &str, theme: Theme, area: Rect, buffer: &mut Buffer) {
    let aside_cells = u16::try_from(text::width(aside)).unwrap_or(u16::MAX);
    let left = Rect {
        width: area.width.saturating_sub(aside_cells.saturating_add(2)),
        ..area
    };
    let right = Rect {
        x: area.right().saturating_sub(aside_cells).max(area.x),
        width: aside_cells.min(area.width),
        ..area
    };
    let room = if aside.is_empty() { area } else { left };
    text::draw(headline, theme.heading(), room, buffer);
    text::draw(aside, theme.quiet(), right, buffer);
}

fn facts(row: &CaseRow, desk: &Desk) -> String {
    let people = Message::new("case-people")
        .with("people", row.people)
        .with("children", row.children);
    let mut facts = vec![
        desk.words
            .say(&Message::new("case-risk").with("risk", risk(row.risk, desk))),
    ];
    if !row.initials.is_empty() {
        facts.push(row.initials.clone());
    }
    facts.push(desk.words.say(&people));
    facts.push(row.specialist_name.clone());
    facts.join(desk.theme.dot())
}

fn said(safe: &SafeContact, desk: &Desk) -> String {
    let sentence = safe_sentence(safe, desk);
    desk.words
        .say(&Message::new("case-safe").with("safe", sentence))
}

fn inner(cells: u16) -> usize {
    cells.saturating_sub(2).into()
}
