//! How a session is drawn: the places on the left, on the right what is told or written.

use super::place::Place;
use super::story;
use super::writing::Writing;
use super::{head, list, sheets};
use crate::ui::desk::Desk;
use crate::ui::theme::Theme;
use crate::ui::widget::document::Scroll;
use crate::ui::widget::list::MARGIN;
use crate::ui::widget::text;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::style::Style;

/// The cells on the left where the headlines fit too.
const WIDE_LEFT_CELLS: u16 = 46;
/// The columns of a terminal from which the headlines fit.
const WIDE: u16 = 110;
/// The columns below which the sheet has the whole width.
const NARROW: u16 = 60;
/// The rows from which the whole head is drawn.
const TALL: u16 = 16;
/// The most actions under the sheet, before the rest is only counted.
const ACTIONS_MAX: usize = 3;

/// The area of the places and that of the right side; in plain looks one stands below the other, and on a slow
/// line the places have it all until one is opened.
fn columns(writing: &Writing, theme: Theme, body: Rect) -> (Rect, Rect) {
    if theme.is_plain() {
        let above = if writing.sheet.is_some() {
            0
        } else {
            body.height / 2
        };
        let parts = Layout::vertical([Constraint::Length(above), Constraint::Fill(1)]);
        let [places, right] = body.layout(&parts);
        return (places, right);
    }
    if theme.is_slow_line() && writing.sheet.is_none() && !writing.summing {
        let right = Rect {
            x: body.right(),
            width: 0,
            ..body
        };
        return (body, right);
    }
    let left = if body.width >= WIDE {
        WIDE_LEFT_CELLS
    } else if body.width < NARROW && writing.sheet.is_some() {
        0
    } else {
        MARGIN + list::line_cells(writing)
    };
    let places = Rect {
        width: left,
        ..body
    };
    let bar = if left == 0 { 0 } else { 2 };
    let right = Rect {
        x: body.x + left + bar,
        width: body.width.saturating_sub(left + bar),
        ..body
    };
    (places, right)
}

/// The area of the sheet on which is being written.
pub(super) fn sheet_area(writing: &Writing, theme: Theme, body: Rect) -> Rect {
    let (_, right) = columns(writing, theme, body);
    let head = head_rows(writing, right.height);
    let below = action_rows(writing);
    Rect {
        y: right.y + head,
        height: right.height.saturating_sub(head + below),
        ..right
    }
}

/// The rows above the sheet: which file, what helps to remember, an empty one.
fn head_rows(writing: &Writing, height: u16) -> u16 {
    match writing.place() {
        _ if height < TALL => 1,
        Place::Case(_) if writing.sheet.is_some() => 4,
        Place::Case(_) | Place::CheckIn | Place::General => 3,
        Place::Actions | Place::NextDate => 2,
    }
}

fn action_rows(writing: &Writing) -> u16 {
    if writing.place().case().is_none() {
        return 0;
    }
    let rows = writing.new_actions().len().min(ACTIONS_MAX);
    u16::try_from(rows).unwrap_or(0)
}

/// Draws the session and gives the place of the cursor.
pub(super) fn draw(
    writing: &Writing,
    desk: &Desk,
    area: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    let (places, right) = columns(writing, desk.theme, area);
    let row = list::draw(writing, desk, places, buffer);
    for bar in places
        .rows()
        .filter(|row| (1..area.width).contains(&row.width))
    {
        let bar = Rect {
            x: bar.right(),
            width: 1,
            ..bar
        };
        text::draw(desk.theme.bar(), desk.theme.quiet(), bar, buffer);
    }
    let cursor = if writing.summing {
        draw_closing(writing, desk, right, buffer);
        None
    } else if right.is_empty() {
        None
    } else {
        draw_right(writing, desk, right, area, buffer)
    };
    cursor.or(row)
}

fn draw_right(
    writing: &Writing,
    desk: &Desk,
    right: Rect,
    body: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    let theme = desk.theme;
    let head = head::lines(writing, desk);
    let rows = usize::from(head_rows(writing, right.height));
    for (index, (line, row)) in head.iter().zip(right.rows()).take(rows).enumerate() {
        let style = if index == 0 {
            theme.heading()
        } else {
            theme.quiet()
        };
        text::draw(line, style, row, buffer);
    }
    let sheet_area = sheet_area(writing, theme, body);
    if let Some(sheet) = &writing.sheet {
        draw_actions(writing, desk, right, buffer);
        return sheet.draw(true, &desk.words, theme, sheet_area, buffer);
    }
    let below = Rect {
        y: sheet_area.y,
        height: right.bottom().saturating_sub(sheet_area.y),
        ..right
    };
    match (writing.place(), sheets::sheet(writing, theme)) {
        (Place::CheckIn | Place::General, Some(sheet)) => {
            sheet.draw(false, &desk.words, theme, below, buffer);
        }
        _ => {
            let scroll = &Scroll::default();
            story::story(writing, desk).draw(scroll, &desk.words, theme, below, buffer);
        }
    }
    None
}

/// The actions that were agreed about the case, under its sheet.
fn draw_actions(writing: &Writing, desk: &Desk, right: Rect, buffer: &mut Buffer) {
    let rows = action_rows(writing);
    let agreed = writing.new_actions();
    let below = Rect {
        y: right.bottom().saturating_sub(rows),
        height: rows.min(right.height),
        ..right
    };
    let shown = agreed.iter().take(ACTIONS_MAX).enumerate();
    for ((index, action), row) in shown.zip(below.rows()) {
        let Some(action) = writing.draft.actions.get(*action) else {
            continue;
        };
        let more = match agreed.len().saturating_sub(ACTIONS_MAX) {
            more @ 1.. if index + 1 == ACTIONS_MAX => format!(" (+{more})"),
            _ => String::new(),
        };
        let action = story::new_action(writing, action, desk);
        let label = desk.words.text("session-label-agreed");
        let line = format!("{label} {} {action}{more}", index + 1);
        text::draw(&line, Style::new(), row, buffer);
    }
}

fn draw_closing(writing: &Writing, desk: &Desk, area: Rect, buffer: &mut Buffer) {
    let title = desk.words.text("session-closing-head");
    text::draw(&title, desk.theme.heading(), area, buffer);
    let below = Rect {
        y: area.y + 2.min(area.height),
        height: area.height.saturating_sub(2),
        ..area
    };
    let scroll = &Scroll::default();
    story::closing(writing, desk).draw(scroll, &desk.words, desk.theme, below, buffer);
}
