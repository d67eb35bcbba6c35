//! The places on the left: what is urgent, what wants a decision, what is entered.

use super::place::Place;
use super::writing::Writing;
use super::{story, summary};
use crate::domain::identifier::CaseId;
use crate::office::since::SinceLastSpoke;
use crate::ui::desk::Desk;
use crate::ui::widget::text;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

/// The cells of a tag.
const TAG_CELLS: u16 = 6;

/// The cells of a place without a headline: a sign, the widest code, a tag, a space behind each.
pub(super) fn line_cells(writing: &Writing) -> u16 {
    writing.places.codes.cells + TAG_CELLS + 4
}

/// Draws the places and gives that of the cursor.
pub(super) fn draw(
    writing: &Writing,
    desk: &Desk,
    area: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    if area.width == 0 {
        return None;
    }
    let places = &writing.places.all;
    let draw_row = |index: usize, row: Rect, style: Style, buffer: &mut Buffer| {
        if let Some(place) = places.get(index) {
            let (line, style) = place_line(writing, *place, style, desk, row.width);
            text::draw(&line, style, row, buffer);
        }
    };
    writing
        .cursor
        .draw(places.len(), desk.theme, area, buffer, draw_row)
}

/// A place in the list: its sign, its name, its tag.
fn place_line(
    writing: &Writing,
    place: Place,
    style: Style,
    desk: &Desk,
    cells: u16,
) -> (String, Style) {
    let words = &desk.words;
    let draft = &writing.draft;
    let done = |done: bool| if done { desk.theme.done() } else { " " };
    let plain = match place {
        Place::Case(case) => return case_line(writing, case, style, desk, cells),
        Place::CheckIn => {
            let entered = draft.wellbeing.is_some() || !draft.personal_note.trim().is_empty();
            format!("{} {}", done(entered), words.text("session-check-in"))
        }
        Place::Actions => {
            let title = words.text("session-actions");
            format!(
                "{} {title} {}",
                done(!draft.actions.is_empty()),
                draft.actions.len()
            )
        }
        Place::General => {
            let entered = !draft.general_note.trim().is_empty();
            format!("{} {}", done(entered), words.text("session-general"))
        }
        Place::NextDate => {
            let day = draft.next_on.map(|day| words.day_short(day));
            let title = words.text("session-next");
            format!(
                "{} {title} {}",
                done(day.is_some()),
                day.unwrap_or_default()
            )
        }
    };
    (plain, style)
}

fn case_line(
    writing: &Writing,
    case: CaseId,
    style: Style,
    desk: &Desk,
    cells: u16,
) -> (String, Style) {
    let code = writing.short_code(case);
    let room = usize::from(writing.places.codes.cells).max(text::width(&code));
    let code = text::left(&code, room);
    let since = writing.since(case);
    let sign = sign(writing, case, since, desk);
    let tag = since.map(|since| tag(since, desk)).unwrap_or_default();
    let tag = text::left(&tag, TAG_CELLS.into());
    let headline = match since {
        Some(since) if cells > line_cells(writing) + 4 => since.row.headline.as_str(),
        _ => "",
    };
    let style = match sign {
        "!" => style.patch(desk.theme.urgent()),
        _ => style,
    };
    let line = format!("{sign} {code} {tag} {headline}");
    (line.trim_end().to_owned(), style)
}

fn sign(
    writing: &Writing,
    case: CaseId,
    since: Option<&SinceLastSpoke>,
    desk: &Desk,
) -> &'static str {
    let raised = |urgent: bool| {
        since.is_some_and(|since| {
            let mut lines = since.raised.iter();
            lines.any(|line| {
                if urgent {
                    line.rule.urgent()
                } else {
                    line.rule.decision()
                }
            })
        })
    };
    if summary::is_complete(writing, case) {
        desk.theme.done()
    } else if writing.item(case).is_some() {
        text::mark()
    } else if raised(true) {
        "!"
    } else if raised(false) {
        "?"
    } else {
        " "
    }
}

fn tag(since: &SinceLastSpoke, desk: &Desk) -> String {
    let urgent = since.raised.iter().any(|line| line.rule.urgent());
    if !urgent && since.raised.iter().any(|line| line.rule.decision()) {
        return desk.words.text("session-tag-decide");
    }
    story::short_risk(since.row.risk, desk)
}
