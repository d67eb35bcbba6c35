//! The frame of a dialog: a cleared space between two rules, over the lower part of the screen.
//!
//! A dialog stands at the bottom and takes the whole width: fewer cells change on a slow line, and a
//! reader with a narrow terminal sees whole sentences.

use super::rule;
use crate::ui::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Clear, Widget};

/// Clears the rows for a dialog whose content needs `rows`, draws its titled rule and gives the area of
/// the content, inset by one cell on both sides.
pub fn draw(title: &str, rows: u16, theme: Theme, area: Rect, buffer: &mut Buffer) -> Rect {
    let outer = outer(rows, area);
    Clear.render(outer, buffer);
    rule::draw(title, theme, outer, buffer);
    inside(outer)
}

/// The content's area of a dialog that needs so many rows, as [`draw`] gives it.
pub fn content(rows: u16, area: Rect) -> Rect {
    inside(outer(rows, area))
}

fn outer(rows: u16, area: Rect) -> Rect {
    let height = rows.saturating_add(2).min(area.height);
    Rect {
        y: area.bottom() - height,
        height,
        ..area
    }
}

fn inside(outer: Rect) -> Rect {
    Rect {
        x: outer.x.saturating_add(1),
        y: outer.y.saturating_add(1),
        width: outer.width.saturating_sub(2),
        height: outer.height.saturating_sub(1),
    }
}
