//! The parts of a case, and the row that names them.

use crate::domain::coded::coded;
use crate::ui::command::Command;
use crate::ui::desk::Desk;
use crate::ui::widget::text;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::ops::Range;

coded! {
    /// A part of a case that can be paged to.
    pub enum Part("part") {
        /// What holds now and what is due.
        Overview = "overview",
        /// Who lives there.
        Household = "household",
        /// Strengths, weaknesses, potential, resources, needs.
        Assessment = "assessment",
        /// The individual support plan.
        Plan = "plan",
        /// Help given and planned.
        Help = "help",
        /// Contacts, made and tried.
        Contacts = "contacts",
        /// Referrals.
        Referrals = "referrals",
        /// What was said in supervision.
        Supervision = "supervision",
        /// Everything that happened.
        History = "history",
    }
}

impl Part {
    /// The part that a command goes to, from this one.
    pub fn after(self, command: Command) -> Option<Self> {
        let last = Self::ALL.len() - 1;
        let here = self.index();
        let to = match command {
            Command::Right if here == last => 0,
            Command::Right => here + 1,
            Command::Left => here.checked_sub(1).unwrap_or(last),
            _ => NUMBERED.iter().position(|numbered| *numbered == command)?,
        };
        Self::ALL.get(to).copied()
    }

    /// Its place among the parts, from 0.
    pub fn index(self) -> usize {
        let place = Self::ALL.iter().position(|part| *part == self);
        place.unwrap_or_default()
    }
}

/// The commands that go to a part by its number.
const NUMBERED: [Command; 9] = [
    Command::Tab1,
    Command::Tab2,
    Command::Tab3,
    Command::Tab4,
    Command::Tab5,
    Command::Tab6,
    Command::Tab7,
    Command::Tab8,
    Command::Tab9,
];

/// Draws the names of the parts with the numbers that go to them, as many around the shown one as fit, on a
/// horizontal line.
pub fn draw(shown: Part, desk: &Desk, area: Rect, buffer: &mut Buffer) {
    let theme = desk.theme;
    let name = |part: &Part| {
        let name = format!("{} {}", part.index() + 1, desk.words.text(part.word()));
        match theme.is_plain() && *part == shown {
            true => format!("[{name}]"),
            false => format!(" {name} "),
        }
    };
    let names: Vec<String> = Part::ALL.iter().map(name).collect();
    let widths: Vec<usize> = names.iter().map(|name| text::width(name)).collect();
    let end = text::width(text::mark());
    let fitting = fitting(&widths, shown.index(), usize::from(area.width), end);
    let line = theme.line().repeat(area.width.into());
    text::draw(&line, theme.quiet(), area, buffer);
    let mut left = area;
    let put = |content: &str, style, left: &mut Rect, buffer: &mut Buffer| {
        text::draw(content, style, *left, buffer);
        let cells = u16::try_from(text::width(content)).unwrap_or(u16::MAX);
        left.x = left.x.saturating_add(cells).min(left.right());
        left.width = left.width.saturating_sub(cells);
    };
    if fitting.start > 0 {
        put(text::mark(), theme.quiet(), &mut left, buffer);
    }
    for index in fitting.clone() {
        let style = if index == shown.index() {
            theme.selected()
        } else {
            theme.quiet()
        };
        let name = names.get(index).map_or("", String::as_str);
        put(name, style, &mut left, buffer);
    }
    if fitting.end < names.len() {
        put(text::mark(), theme.quiet(), &mut left, buffer);
    }
}

/// The names that fit around the shown one. `end` cells are kept for the sign that some are left out.
fn fitting(widths: &[usize], shown: usize, cells: usize, end: usize) -> Range<usize> {
    let fits = |range: &Range<usize>| {
        let names: usize = widths.get(range.clone()).unwrap_or_default().iter().sum();
        let before = if range.start > 0 { end } else { 0 };
        let after = if range.end < widths.len() { end } else { 0 };
        names + before + after <= cells
    };
    // From the first name on as far as possible, else up to the shown one and as many before as fit.
    let mut range = 0..widths.len();
    while range.end > shown + 1 && !fits(&range) {
        range.end -= 1;
    }
    while range.start < shown && !fits(&range) {
        range.start += 1;
    }
    range
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_paged_in_a_ring_and_by_number() {
        for (from, command, to) in [
            (Part::Overview, Command::Right, Some(Part::Household)),
            (Part::Overview, Command::Left, Some(Part::History)),
            (Part::History, Command::Right, Some(Part::Overview)),
            (Part::History, Command::Tab4, Some(Part::Plan)),
            (Part::Plan, Command::Tab9, Some(Part::History)),
            (Part::Plan, Command::Down, None),
        ] {
            assert_eq!(from.after(command), to, "{from:?} {command:?}");
        }
    }

    #[test]
    fn the_shown_part_is_always_named() {
        for (shown, cells, expected) in [
            (0, 30, 0..3),
            (0, 21, 0..2),
            (1, 21, 0..2),
            (2, 21, 1..3),
            (2, 12, 2..3),
            (1, 2, 1..2),
        ] {
            let found = fitting(&[10, 10, 10], shown, cells, 1);
            assert_eq!(found, expected, "{shown} in {cells}");
        }
    }
}
