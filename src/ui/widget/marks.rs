//! What becomes of rows that are asked again while somebody reads them: where each has gone, and which of
//! them were changed by somebody else since one looked.

use std::collections::{BTreeSet, HashMap};
use std::hash::Hash;
use std::ops::Range;

/// How the lines of a list differ from those that were there before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// For each line that was there, where it is now.
    went_to: Vec<Option<usize>>,
    /// The rows that were not there, or said something else.
    changed: BTreeSet<usize>,
    /// How many lines there are now.
    length: usize,
}

impl Difference {
    /// Compares the lines before and now. `key` is what a row is about, whatever it says; a line without one
    /// is no row: it is neither followed nor marked.
    pub fn between<Line: PartialEq, Key: Eq + Hash>(
        before: &[Line],
        now: &[Line],
        key: impl Fn(&Line) -> Option<Key>,
    ) -> Self {
        let keyed = before.iter().enumerate();
        let mut were: HashMap<Key, (usize, &Line)> = keyed
            .filter_map(|(index, line)| Some((key(line)?, (index, line))))
            .collect();
        let mut went_to = vec![None; before.len()];
        let mut changed = BTreeSet::new();
        for (index, line) in now.iter().enumerate() {
            let Some(key) = key(line) else { continue };
            let was = were.remove(&key);
            if let Some(gone) = was.and_then(|(before, _)| went_to.get_mut(before)) {
                *gone = Some(index);
            }
            if was.is_none_or(|(_, said)| said != line) {
                changed.insert(index);
            }
        }
        Self {
            went_to,
            changed,
            length: now.len(),
        }
    }

    /// How many lines there were.
    pub fn before(&self) -> usize {
        self.went_to.len()
    }

    /// How many lines there are now.
    pub fn length(&self) -> usize {
        self.length
    }

    /// Where the line is now; for one that is gone the next one that is not, else the one before, as it was
    /// and as it is.
    pub fn nearest(&self, line: usize) -> Option<(usize, usize)> {
        self.nearest_among(line, 0..self.before())
    }

    /// The same among some of the lines that were there.
    pub fn nearest_among(&self, line: usize, lines: Range<usize>) -> Option<(usize, usize)> {
        let after = line..lines.end;
        let before = (lines.start..line.min(lines.end)).rev();
        let mut nearest = after.chain(before);
        nearest.find_map(|line| Some((line, self.now(line)?)))
    }

    fn now(&self, line: usize) -> Option<usize> {
        self.went_to.get(line).copied().flatten()
    }
}

/// Which rows somebody else has changed since the reader was on them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marks {
    /// Whether what comes now was asked again because somebody else has changed something.
    by_others: bool,
    rows: BTreeSet<usize>,
    row_gone: bool,
}

impl Marks {
    /// Marks on these rows.
    pub fn on(rows: impl IntoIterator<Item = usize>) -> Self {
        Self {
            rows: rows.into_iter().collect(),
            ..Self::default()
        }
    }

    /// Says whether what comes from now on was asked again because somebody else has changed something.
    pub fn by_others(&mut self, by_others: bool) {
        self.by_others = by_others;
    }

    /// Whether the row has a mark.
    pub fn has(&self, row: usize) -> bool {
        self.rows.contains(&row)
    }

    /// The rows with a mark.
    pub fn rows(&self) -> impl Iterator<Item = usize> {
        self.rows.iter().copied()
    }

    /// How many rows have one.
    pub fn count(&self) -> usize {
        self.rows.len()
    }

    /// Takes all of them away: the reader was there.
    pub fn clear(&mut self) {
        self.rows.clear();
        self.row_gone = false;
    }

    /// Takes the marks of these rows away.
    pub fn seen(&mut self, seen: impl Fn(usize) -> bool) {
        self.rows.retain(|row| !seen(*row));
    }

    /// The reader went from this row to that one: what lies between has been seen, and the row that was left.
    pub fn pass(&mut self, from: usize, to: usize) {
        self.seen(|row| row == from || (from < row && row < to) || (to < row && row < from));
    }

    /// Goes along with the rows and marks what others have changed. `selected` is where the reader was.
    pub fn follow(&mut self, difference: &Difference, selected: usize) {
        let kept = self.rows.iter().filter_map(|row| difference.now(*row));
        let mut rows: BTreeSet<usize> = kept.collect();
        let filled = difference.before() > 0;
        if self.by_others && filled {
            rows.extend(&difference.changed);
            self.row_gone |= difference.now(selected).is_none();
        }
        self.rows = rows;
    }

    /// Whether the row is gone on which the reader was; asked again, it is forgotten.
    pub fn take_row_gone(&mut self) -> bool {
        std::mem::take(&mut self.row_gone)
    }

    /// Whether the row is gone on which the reader was.
    pub fn row_gone(&self) -> bool {
        self.row_gone
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_known_by_what_they_are_about() {
        let before = [(1, "a"), (2, "b"), (3, "c")];
        let now = [(9, "new"), (3, "c"), (1, "other")];
        let difference = Difference::between(&before, &now, |row| Some(row.0));
        assert_eq!(difference.went_to, [Some(2), None, Some(1)]);
        assert_eq!(difference.changed, BTreeSet::from([0, 2]));
        for (line, nearest) in [(0, (0, 2)), (1, (2, 1)), (2, (2, 1)), (7, (2, 1))] {
            assert_eq!(difference.nearest(line), Some(nearest), "{line}");
        }
    }

    #[test]
    fn only_what_others_changed_is_marked_until_one_was_there() {
        let before = [(1, "a"), (2, "b"), (3, "c")];
        let now = [(9, "new"), (1, "a"), (2, "other"), (3, "c")];
        let difference = Difference::between(&before, &now, |row| Some(row.0));
        let mut marks = Marks::default();
        marks.follow(&difference, 0);
        assert_eq!(marks.count(), 0, "nobody else did it");
        marks.by_others(true);
        marks.follow(&difference, 0);
        assert_eq!(marks.rows().collect::<Vec<_>>(), [0, 2]);
        marks.pass(3, 1);
        assert_eq!(marks.rows().collect::<Vec<_>>(), [0]);
        let back = Difference::between(&now, &before, |row| Some(row.0));
        marks.follow(&back, 0);
        assert!(marks.take_row_gone() && !marks.take_row_gone());
        marks.by_others(true);
        let first = Difference::between(&[], &now, |row| Some(row.0));
        marks.clear();
        marks.follow(&first, 0);
        assert_eq!(marks.count(), 0, "what is seen first is not new");
    }
}
