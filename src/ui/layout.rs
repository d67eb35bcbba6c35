//! Which part of the terminal belongs to what. `update` and `view` both ask here.

use ratatui::layout::{Constraint, Layout, Margin, Rect, Size};

/// The least size in which screens are drawn.
pub const LEAST: Size = Size {
    width: 40,
    height: 12,
};

/// The parts of the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    /// Where am I, whose data, which day.
    pub title: Rect,
    /// The screen itself.
    pub body: Rect,
    /// The last row of the body, over which a notice is laid.
    pub notice: Rect,
    /// The hints.
    pub footer: Rect,
}

/// The parts of a terminal of this size; all empty if it is too small.
pub fn frame(size: Size) -> Frame {
    let whole = Rect::from((ratatui::layout::Position::ORIGIN, size));
    if size.width < LEAST.width || size.height < LEAST.height {
        return Frame {
            title: Rect::ZERO,
            body: Rect::ZERO,
            notice: Rect::ZERO,
            footer: Rect::ZERO,
        };
    }
    let row = |y| Rect {
        y,
        height: 1,
        ..whole
    };
    Frame {
        title: row(0),
        body: Rect {
            y: 1,
            height: size.height - 2,
            ..whole
        },
        notice: row(size.height - 2),
        footer: row(size.height - 1),
    }
}

/// The parts of a screen that is one table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListParts {
    /// What is shown, in one line.
    pub summary: Rect,
    /// The heading of the columns.
    pub heading: Rect,
    /// The rows.
    pub rows: Rect,
    /// Where the selected row is written out; empty where there is little room.
    pub selected: Rect,
}

/// The least height of a body in which the selected row is written out below the others.
const WRITTEN_OUT: u16 = 14;

/// The parts of a body that is one table; the selected row, written out, takes so many rows.
pub fn list_parts(area: Rect, selected: u16) -> ListParts {
    let selected = match area.height {
        WRITTEN_OUT.. => selected,
        _ => 0,
    };
    let [summary, heading, rows, selected] = area.layout(&Layout::vertical([
        Constraint::Length(1),
        Constraint::Length(1),
        Constraint::Min(0),
        Constraint::Length(selected),
    ]));
    ListParts {
        summary: summary.inner(Margin::new(1, 0)),
        heading,
        rows,
        selected,
    }
}
