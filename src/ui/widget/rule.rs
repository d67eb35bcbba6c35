//! A horizontal line with a title: `── Urgent ─────`.

use super::text;
use crate::ui::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Draws the line over the first row of the area; without a title it is only a line.
pub fn draw(title: &str, theme: Theme, area: Rect, buffer: &mut Buffer) {
    let cells = usize::from(area.width);
    text::draw(&theme.line().repeat(cells), theme.quiet(), area, buffer);
    if title.is_empty() || cells < 8 {
        return;
    }
    let title = text::shown(title);
    let title = text::cut(&title, cells - 6);
    let mut inside = area;
    inside.x += 2;
    inside.width -= 2;
    text::draw(&format!(" {title} "), theme.heading(), inside, buffer);
}
