//! What is drawn instead of the screens while nobody may see them.

use super::desk::Desk;
use super::keymap::{Context, Typing};
use super::widget::text;
use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Position, Rect};
use ratatui::style::Style;

/// What is drawn instead of the screens.
#[derive(Debug)]
pub enum Cover {
    /// A neutral page: somebody is looking over the shoulder. The key that laid it takes it away again.
    Page,
}

impl Cover {
    /// The contexts whose keys hold while it is there.
    pub fn contexts(&self) -> &'static [Context] {
        match self {
            Self::Page => &[Context::Hidden],
        }
    }

    /// Whether characters are text.
    pub fn typing(&self) -> Typing {
        match self {
            Self::Page => Typing::No,
        }
    }

    /// Draws it and gives the place of the cursor.
    pub fn draw(&self, desk: &Desk, area: Rect, buffer: &mut Buffer) -> Option<Position> {
        match self {
            Self::Page => Some(draw_page(desk, area, buffer)),
        }
    }
}

fn draw_page(desk: &Desk, area: Rect, buffer: &mut Buffer) -> Position {
    let inside = area.inner(Margin::new(1, 1));
    let said = desk.words.text("cover-hidden");
    text::draw_wrapped(&said, Style::new(), inside, buffer);
    inside.as_position()
}
