//! A field for a text that nobody may read over the shoulder: of what is typed only dots are seen.

use super::text;
use crate::domain::secret::Secret;
use crate::ui::theme::Theme;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

/// Takes a key: a character, Backspace, or Control with U or W, which take all of it away.
pub fn typed(secret: &mut Secret, key: KeyEvent) {
    let held = key.modifiers;
    match key.code {
        KeyCode::Char('u' | 'w') if held.contains(KeyModifiers::CONTROL) => secret.clear(),
        KeyCode::Char(_) if held.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) => {}
        KeyCode::Char(character) => secret.push(character.encode_utf8(&mut [0; 4])),
        KeyCode::Backspace => secret.pop(),
        _ => {}
    }
}

/// Draws a dot for each character, the last ones where there is little room, and gives the place after them.
pub fn draw(secret: &Secret, theme: Theme, area: Rect, buffer: &mut Buffer) -> Position {
    let dot = if theme.unicode { "•" } else { "*" };
    let room = usize::from(area.width).saturating_sub(1);
    let dots = secret.text().chars().count().min(room);
    text::draw(&dot.repeat(dots), Style::new(), area, buffer);
    let x = area.x.saturating_add(u16::try_from(dots).unwrap_or(0));
    Position::new(x, area.y)
}
