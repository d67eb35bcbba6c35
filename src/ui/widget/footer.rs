//! The line of hints: as many as fit, the most important first.

use super::text;
use crate::domain::account::Role;
use crate::language::Locale;
use crate::ui::desk::{Desk, Locking};
use crate::ui::keymap::{self, Context, Shown, Typing};
use crate::ui::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::cell::RefCell;
use std::rc::Rc;

/// The line that was drawn last. A key that does not change which keys hold changes nothing of it.
#[derive(Debug, Default)]
pub struct Kept(RefCell<(Option<Look>, Rc<str>)>);

/// What makes the line be another one: the contexts, whether text is typed, the language, the looks, what whoever
/// sits here may do, and the room.
type Look = (
    Vec<Context>,
    Typing,
    Locale,
    Theme,
    (Option<Role>, Locking),
    usize,
);

impl Kept {
    /// The hints, the same line as last time if nothing of what they depend on has changed.
    pub fn of(&self, contexts: Vec<Context>, typing: Typing, desk: &Desk, cells: usize) -> Rc<str> {
        let mut kept = self.0.borrow_mut();
        let locale = desk.words.locale();
        let may = (desk.role, desk.locking);
        let look = (contexts, typing, locale, desk.theme, may, cells);
        if kept.0.as_ref() != Some(&look) {
            kept.1 = hints(&look.0, typing, desk, cells).into();
            kept.0 = Some(look);
        }
        Rc::clone(&kept.1)
    }
}

/// The hints for these contexts, of what the role may do, that fit into so many cells, such as `n note  F1 help`.
fn hints(contexts: &[Context], typing: Typing, desk: &Desk, cells: usize) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Day;
    use crate::language::Words;

    #[test]
    fn a_line_that_is_kept_is_the_one_that_would_be_made() {
        let kept = Kept::default();
        let mut desk = Desk::new(Words::new(Locale::English), Theme::RICH, Day::MIN);
        let mut lines = Vec::new();
        let mut look = |desk: &Desk, contexts: &[Context], typing, cells| {
            let line = kept.of(contexts.to_vec(), typing, desk, cells);
            assert_eq!(&*line, hints(contexts, typing, desk, cells));
            assert!(!lines.contains(&line), "nothing has changed: {line}");
            lines.push(line);
        };
        let caseload = [
            Context::Caseload,
            Context::Lists,
            Context::Everywhere,
            Context::Always,
        ];
        look(&desk, &[Context::Hidden, Context::Always], Typing::No, 200);
        desk.locking = Locking::ByKey;
        look(&desk, &[Context::Hidden, Context::Always], Typing::No, 200);
        look(&desk, &caseload, Typing::No, 78);
        look(&desk, &caseload, Typing::Yes, 78);
        look(&desk, &caseload, Typing::No, 40);
        look(&desk, &[Context::Editor, Context::Always], Typing::No, 78);
        look(&desk, &caseload, Typing::No, 200);
        desk.role = Some(Role::Administrator);
        look(&desk, &caseload, Typing::No, 200);
        desk.words = Words::new(Locale::Russian);
        look(&desk, &caseload, Typing::No, 200);
        desk.theme.unicode = false;
        look(&desk, &caseload, Typing::No, 200);
    }
}
