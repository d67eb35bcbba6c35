//! How far a document is read.

use super::{Document, Row, split};
use crate::ui::command::Command;
use crate::ui::widget::marks::Marks;
use ratatui::layout::{Rect, Size};

/// Which row of a document is the first that is seen, and which of its blocks are marked as new.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scroll {
    offset: usize,
    /// The blocks that somebody else has changed.
    pub marks: Marks,
}

impl Scroll {
    /// Does what the command says, for a document drawn over an area of this size; what was seen is new no
    /// longer. Says whether it was a command for reading.
    pub fn run(&mut self, command: Command, document: &Document, size: Size) -> bool {
        let laid_out = document.laid_out(size.width);
        let (rows, height) = (laid_out.len(), size.height);
        let page = usize::from(height.saturating_sub(2)).max(1);
        let first = self.first(rows, height);
        let seen = laid_out.get(first..).unwrap_or_default();
        let seen = seen.get(..height.into()).unwrap_or(seen);
        self.offset = match command {
            Command::Up => first.saturating_sub(1),
            Command::Down => first.saturating_add(1),
            Command::PageUp => first.saturating_sub(page),
            Command::PageDown => first.saturating_add(page),
            Command::First => 0,
            Command::Last => usize::MAX,
            _ => return false,
        };
        self.offset = self.first(rows, height);
        self.marks
            .seen(|block| seen.iter().any(|(number, _)| *number == block));
        true
    }

    /// Scrolls until this block is seen, half a page at once.
    pub fn show(&mut self, block: usize, document: &Document, area: Rect) {
        if document.place(block, self, area).is_some() {
            return;
        }
        let rows = document.laid_out(area.width);
        let row = rows.iter().position(|(number, _)| *number == block);
        let above = row.unwrap_or_default();
        self.offset = above.saturating_sub(usize::from(area.height / 2));
    }

    /// Goes along when a document of this size is asked again: what stood in the first row that is seen stays
    /// there, as far as there are rows above and below it. For what is gone the next that is not stays where it
    /// was. Of several new paragraphs under one label the first is marked.
    pub fn follow(&mut self, before: &Document, now: &Document, size: Size) {
        let difference = before.difference(now);
        let laid_out = before.laid_out(size.width);
        let top = self.first(laid_out.len(), size.height);
        let block = laid_out.get(top).map_or(0, |(block, _)| *block);
        self.marks.follow(&difference, block);
        // Nobody opens a paragraph: one that is gone harms nobody.
        self.marks.take_row_gone();
        let marked: Vec<usize> = self.marks.rows().collect();
        self.marks.seen(|block| {
            let above = block.checked_sub(1);
            now.continues(block) && above.is_some_and(|above| marked.contains(&above))
        });
        let start = |rows: &[(usize, Row)], block: usize| {
            let found = rows.iter().position(|(number, _)| *number == block);
            found.unwrap_or_default()
        };
        if let Some((was, is)) = difference.nearest(block) {
            let (was, laid_out) = (start(&laid_out, was), now.laid_out(size.width));
            let (is, rows) = (start(&laid_out, is), laid_out.len());
            self.offset = (is + top).saturating_sub(was);
            self.offset = self.first(rows, size.height);
        }
    }

    pub(super) fn first(&self, rows: usize, height: u16) -> usize {
        let area = Rect::new(0, 0, 1, height);
        let (seen, _) = split(area, rows);
        self.offset.min(rows.saturating_sub(seen.height.into()))
    }
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, clippy::unwrap_used)]
mod tests {
    use super::super::tests::{shown, story};
    use super::*;
    use proptest::prelude::*;
    use ratatui::style::Style;

    #[test]
    fn paragraphs_under_one_label_have_one_mark() {
        let mut now = Document::default();
        for (label, text) in [
            ("15.10.", "phone"),
            ("", "the neighbour called"),
            ("8.10.", "visit"),
        ] {
            now.entry(label, text, Style::new());
        }
        let mut before = Document::default();
        before.entry("8.10.", "visit", Style::new());
        let mut scroll = Scroll::default();
        scroll.marks.by_others(true);
        scroll.follow(&before, &now, Size::new(40, 8));
        assert_eq!(scroll.marks.rows().collect::<Vec<_>>(), [0]);
    }

    #[test]
    fn what_does_not_fit_is_said_and_scrolled_to() {
        let mut scroll = Scroll::default();
        assert_eq!(
            shown(&story(), &scroll, 28, 3)[2],
            "── 2 more rows ─────────────"
        );
        for (command, first) in [
            (Command::Down, " Asked  one two three four"),
            (Command::Up, "── Now ─────────────────────"),
            (Command::Last, "        five six"),
            (Command::Down, "        five six"),
            (Command::PageUp, " Asked  one two three four"),
            (Command::First, "── Now ─────────────────────"),
        ] {
            assert!(scroll.run(command, &story(), Size::new(28, 3)));
            assert_eq!(shown(&story(), &scroll, 28, 3)[0], first, "{command:?}");
        }
        assert!(!scroll.run(Command::Open, &story(), Size::new(28, 3)));
    }

    /// A row for each number.
    fn numbered(rows: impl IntoIterator<Item = usize>) -> Document {
        let mut document = Document::default();
        for row in rows {
            document.entry("", row.to_string(), Style::new());
        }
        document
    }

    #[test]
    fn what_others_changed_is_marked_and_what_is_read_stays() {
        let before = numbered([1, 2, 3, 4, 5, 6]);
        let now = numbered([9, 1, 2, 7, 4, 5, 6]);
        let size = Size::new(28, 4);
        let mut scroll = Scroll::default();
        scroll.run(Command::Down, &before, size);
        scroll.run(Command::Down, &before, size);
        scroll.marks.by_others(true);
        scroll.follow(&before, &now, size);
        let rows = ["•       7", "        4", "        5"];
        assert_eq!(shown(&now, &scroll, 28, 4)[..3], rows);
        assert_eq!(scroll.marks.count(), 2);
        scroll.run(Command::Up, &now, size);
        assert_eq!(scroll.marks.count(), 1, "one was seen, one is above");
    }

    proptest! {
        #[test]
        fn the_row_at_the_top_stays_when_others_come_and_go(
            gone in proptest::collection::btree_set(0..40_usize, 0..20),
            come in proptest::collection::btree_map(40..90_usize, 0..40_usize, 0..20),
            downs in 0..40_usize,
            height in 1_u16..50,
        ) {
            let mut now: Vec<usize> = (0..40).filter(|row| !gone.contains(row)).collect();
            for (row, at) in come {
                now.insert(at.min(now.len()), row);
            }
            let size = Size::new(20, height);
            let before = numbered(0..40);
            let mut scroll = Scroll::default();
            for _ in 0..downs {
                scroll.run(Command::Down, &before, size);
            }
            let next = (scroll.offset..40).find(|row| !gone.contains(row));
            let below = next.map(|row| row - scroll.offset);
            scroll.follow(&before, &numbered(now.iter().copied()), size);
            let (seen, _) = split(Rect::new(0, 0, 1, height), now.len());
            let end = scroll.offset + usize::from(seen.height) >= now.len();
            if let (Some(next), Some(below)) = (next, below) {
                let at = now.iter().position(|row| *row == next).unwrap();
                prop_assert!(at == scroll.offset + below || scroll.offset == 0 || end);
            }
        }

        #[test]
        fn every_row_can_be_reached(rows in 0_usize..60, height in 0_u16..20, downs in 0_usize..80) {
            let mut scroll = Scroll::default();
            let document = numbered(0..rows);
            for _ in 0..downs {
                scroll.run(Command::Down, &document, Size::new(20, height));
            }
            let (seen, _) = split(Rect::new(0, 0, 1, height), rows);
            let end = scroll.offset + usize::from(seen.height);
            prop_assert!(scroll.offset == 0 || end <= rows);
            prop_assert!(downs < rows || end >= rows || height == 0);
        }
    }
}
