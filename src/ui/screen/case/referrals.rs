//! The referrals of a case: a list, those that wait first.

use crate::domain::message::Message;
use crate::domain::referral::WaitsFor;
use crate::office::referrals::ReferralRow;
use crate::ui::desk::Desk;
use crate::ui::screen::cells;
use crate::ui::widget::list::ListCursor;
use crate::ui::widget::table::{self, Cell, Column, Width};
use crate::ui::widget::text;
use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Position, Rect};
use ratatui::style::Style;

/// The rows above the list.
pub(super) const HEADING_ROWS: u16 = 1;

pub(super) fn draw(
    rows: &[ReferralRow],
    cursor: &ListCursor,
    desk: &Desk,
    area: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    if rows.is_empty() {
        let nothing = desk.words.text("case-no-referrals");
        let inside = area.inner(Margin::new(1, 0));
        text::draw_wrapped(&nothing, Style::new(), inside, buffer);
        return Some(area.as_position());
    }
    let heading = Rect {
        height: area.height.min(HEADING_ROWS),
        ..area
    };
    let below = Rect {
        y: heading.bottom(),
        height: area.height - heading.height,
        ..area
    };
    let columns = columns(rows, desk);
    table::draw_heading(&columns, desk.theme, heading, buffer);
    table::draw(
        &columns,
        cursor,
        rows.len(),
        desk.theme,
        below,
        buffer,
        |index| {
            let row = rows.get(index);
            row.map(|row| row_cells(row, desk)).unwrap_or_default()
        },
    )
}

fn columns(rows: &[ReferralRow], desk: &Desk) -> Vec<Column> {
    let heading = |id| desk.words.text(id);
    let waits = rows.iter().map(|row| desk.words.text(row.waits_for.word()));
    let late = rows.iter().map(|row| late(row, desk));
    vec![
        Column::new(heading("case-referral-need"), Width::Flexible(14)),
        Column::new(heading("case-referral-partner"), Width::Flexible(12)),
        Column::new(heading("case-referral-status"), Width::Fixed(21)).priority(3),
        Column::new(
            heading("case-referral-waits"),
            Width::Fixed(cells::widest(waits, 12, 16)),
        ),
        Column::new(heading("case-referral-asked"), Width::Fixed(10)).priority(1),
        Column::new(
            heading("case-referral-late"),
            Width::Fixed(cells::widest(late, 7, 10)),
        )
        .right()
        .priority(2),
    ]
}

fn row_cells(row: &ReferralRow, desk: &Desk) -> Vec<Cell> {
    let theme = desk.theme;
    let urgent = if row.urgent { "! " } else { "" };
    let waits = desk.words.text(row.waits_for.word());
    let waits = match row.waits_for {
        WaitsFor::Decision | WaitsFor::Confirmation => Cell::styled(waits, theme.warning()),
        _ => Cell::from(waits),
    };
    vec![
        Cell::from(format!("{urgent}{}", row.need)),
        Cell::from(cells::named(&row.partner_names, desk)),
        Cell::from(desk.words.text(row.status.word())),
        waits,
        Cell::from(cells::day(row.requested_on, desk)),
        Cell::styled(late(row, desk), theme.urgent()),
    ]
}

/// How many working days the answer is late, if it is.
fn late(row: &ReferralRow, desk: &Desk) -> String {
    let days = Message::new("case-referral-days").with("days", row.late);
    match row.late {
        0 => String::new(),
        _ => format!("! {}", desk.words.say(&days)),
    }
}
