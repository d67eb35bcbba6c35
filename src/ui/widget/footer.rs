//! The line of hints: as many as fit, the most important first.

use super::text;
use crate::ui::desk::Desk;
use crate::ui::keymap::{self, Context, Shown, Typing};
use crate::ui::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The hints for these contexts, of what the role may do, that fit into so many cells, such as `n note  F1 help`.
pub fn hints(contexts: &[Context], typing: Typing, desk: &Desk, cells: usize) -> String {
    let (words, theme) = (&desk.words, desk.theme);
    let hints: Vec<(Shown, String)> = keymap::footer(contexts, typing)
        .into_iter()
        .filter(|binding| desk.may(binding.command))
        .filter_map(|binding| {
            let chord = keymap::chord_for(binding, contexts, typing)?;
            let label = words.text(binding.command.text());
            let hint = format!(" {} {label} ", chord.name(theme.unicode));
            Some((binding.shown, hint))
        })
        .collect();
    let ends = hints.iter().filter(|(shown, _)| *shown == Shown::FooterEnd);
    let mut room = cells.saturating_sub(ends.map(|(_, hint)| text::width(hint)).sum());
    let mut line = String::new();
    for (shown, hint) in hints {
        let wide = text::width(&hint);
        if shown == Shown::FooterEnd {
            line.push_str(&hint);
        } else if wide <= room {
            room -= wide;
            line.push_str(&hint);
        }
    }
    line
}

/// Draws the line.
pub fn draw(line: &str, theme: Theme, area: Rect, buffer: &mut Buffer) {
    text::draw(line, theme.quiet(), area, buffer);
}
