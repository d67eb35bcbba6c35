//! The head of a referral: the need, whose turn it is, the safe way to the person, how to reach the
//! partner.

use super::super::referrals::need;
use crate::domain::Day;
use crate::domain::case::SafeContact;
use crate::domain::message::{Argument, Message};
use crate::domain::referral::{AttemptStatus, WaitsFor};
use crate::office::referrals::{ReferralRow, ReferralView};
use crate::ui::desk::Desk;
use crate::ui::screen::cells;
use crate::ui::screen::contact_form::safe_way;
use crate::ui::widget::{rule, text};
use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Rect};
use ratatui::style::Style;

/// The rows of the head besides those of the safe way.
const OTHER_ROWS: usize = 5;
/// The most rows of the safe way. It is never cut, unless it is far too long.
const SAFE_WAY_ROWS: usize = 4;

/// The rows that the head takes in a screen of this width.
pub fn rows(view: &ReferralView, desk: &Desk, cells: u16) -> u16 {
    let rows = OTHER_ROWS + safe_way_lines(&view.safe_contact, desk, cells).len();
    u16::try_from(rows).unwrap_or(u16::MAX)
}

/// Draws the head over the first rows of the area.
pub fn draw(view: &ReferralView, desk: &Desk, area: Rect, buffer: &mut Buffer) {
    let (words, theme) = (&desk.words, desk.theme);
    let turn = if view.row.late > 0 {
        theme.urgent()
    } else {
        Style::new()
    };
    let mut lines = vec![
        (words.say(&need(&view.row)), theme.heading()),
        (words.say(&whose_turn(view, desk.today)), turn),
        (case(&view.row, desk), Style::new()),
    ];
    let safe_way = safe_way_lines(&view.safe_contact, desk, area.width);
    lines.extend(safe_way.into_iter().map(|line| (line, theme.heading())));
    let inside = Margin::new(1, 0);
    let mut rows = area.rows();
    for ((line, style), row) in lines.iter().zip(rows.by_ref()) {
        text::draw(line, *style, row.inner(inside), buffer);
    }
    if let Some(row) = rows.next() {
        rule::draw(
            cells::named(&view.row.partner_names, desk),
            theme,
            row,
            buffer,
        );
    }
    if let Some(row) = rows.next() {
        let partner = partner(view, desk);
        text::draw(&partner, Style::new(), row.inner(inside), buffer);
    }
}

/// Whose turn it is and since when, in a sentence.
fn whose_turn(view: &ReferralView, today: Day) -> Message {
    let row = &view.row;
    let status = Message::new(row.status.word());
    let on = Argument::near(row.last_move_on, today);
    match row.waits_for {
        WaitsFor::Decision => Message::new("referral-turn-decision")
            .with("status", status)
            .with("day", on),
        WaitsFor::Confirmation => Message::new("referral-turn-confirmation").with("day", on),
        WaitsFor::Us if row.status == AttemptStatus::Draft => Message::new("referral-turn-draft"),
        WaitsFor::Us => Message::new("referral-turn-us").with("day", on),
        WaitsFor::Partner => partners_turn(row, status, today),
        WaitsFor::Nobody => Message::new("referral-turn-closed")
            .with("status", Message::new(view.referral.status.word())),
    }
}

fn partners_turn(row: &ReferralRow, status: Message, today: Day) -> Message {
    let unanswered = matches!(
        row.status,
        AttemptStatus::Requested | AttemptStatus::Received
    );
    match row.respond_by.filter(|_| unanswered) {
        Some(day) if row.late > 0 => Message::new("referral-turn-late")
            .with("count", row.late)
            .with("day", Argument::near(day, today)),
        Some(day) => Message::new("referral-turn-answer").with("day", Argument::near(day, today)),
        None => Message::new("referral-turn-partner")
            .with("status", status)
            .with("day", Argument::near(row.last_move_on, today)),
    }
}

fn case(row: &ReferralRow, desk: &Desk) -> String {
    let risk = Message::new("referral-risk").with("risk", Message::new(row.risk.word()));
    let risk = desk.words.say(&risk);
    [&row.headline, &risk, &row.specialist_name]
        .map(String::as_str)
        .join(desk.theme.dot())
}

/// How to reach the person without putting anybody in danger, in lines for a screen of this width.
pub fn safe_way_lines(safe: &SafeContact, desk: &Desk, cells: u16) -> Vec<String> {
    let sentence = Message::new("case-safe").with("safe", safe_way(safe, desk));
    let sentence = desk.words.say(&sentence);
    let rows = text::wrapped(&sentence, usize::from(cells.saturating_sub(2)));
    let mut lines: Vec<String> = rows.into_iter().map(str::to_owned).collect();
    if lines.len() > SAFE_WAY_ROWS {
        lines.truncate(SAFE_WAY_ROWS - 1);
        lines.push(desk.words.text("referral-safe-long"));
    }
    lines
}

fn partner(view: &ReferralView, desk: &Desk) -> String {
    let partner = &view.partner;
    let mut parts = Vec::new();
    if partner.phone.is_empty() {
        parts.push(desk.words.text("referral-no-phone"));
    }
    parts.extend([partner.phone.clone(), partner.hours.clone()]);
    if !partner.focal_person.is_empty() {
        let ask_for = Message::new("referral-ask-for").with("name", partner.focal_person.as_str());
        parts.push(desk.words.say(&ask_for));
    }
    parts.retain(|part| !part.is_empty());
    parts.join(desk.theme.dot())
}
