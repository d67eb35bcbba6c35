//! Which lines *This week* has: how the rows of the screen are shared among its sections.

/// How many sections there are.
const SECTIONS: usize = 6;

/// A part of the screen, in the order of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Section {
    /// Urgent cases.
    Urgent,
    /// Cases that wait for a decision.
    Decisions,
    /// Referrals that wait for us.
    Referrals,
    /// The specialists.
    Specialists,
    /// Open actions.
    Actions,
    /// Forms that were filled in and not saved.
    Drafts,
}

impl Section {
    /// All sections.
    pub const ALL: [Section; SECTIONS] = [
        Section::Urgent,
        Section::Decisions,
        Section::Referrals,
        Section::Specialists,
        Section::Actions,
        Section::Drafts,
    ];

    /// Who gets a row first when there are rows left.
    const BY_NEED: [Section; SECTIONS] = [
        Section::Urgent,
        Section::Drafts,
        Section::Specialists,
        Section::Decisions,
        Section::Referrals,
        Section::Actions,
    ];

    /// The rows that it has at least, if it has as many to show, `more` included.
    fn least(self) -> usize {
        match self {
            Self::Urgent => 4,
            Self::Decisions | Self::Referrals => 2,
            Self::Specialists => 6,
            Self::Actions | Self::Drafts => 1,
        }
    }
}

/// One line of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// The rule above a section.
    Title(Section),
    /// The headings of the specialists' columns.
    Headings,
    /// Says that nothing is urgent.
    NothingUrgent,
    /// A row of a section.
    Row(Section, usize),
    /// So many more rows of a section; opens them all.
    More(Section, usize),
    /// Shows fewer rows of a section again.
    Fewer(Section),
}

impl Line {
    /// Whether the cursor can stand on it.
    pub fn is_row(self) -> bool {
        self.section().is_some()
    }

    /// The section of a line on which the cursor can stand.
    pub fn section(self) -> Option<Section> {
        match self {
            Self::Row(section, _) | Self::More(section, _) | Self::Fewer(section) => Some(section),
            Self::Title(_) | Self::Headings | Self::NothingUrgent => None,
        }
    }
}

/// How many rows a section has, and whether all are to be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Length {
    /// The section.
    pub section: Section,
    /// Its rows.
    pub rows: usize,
    /// Those of them that are there, the first.
    pub there: usize,
    /// Whether the reader opened it fully.
    pub opened: bool,
}

/// The lines for sections of these lengths on a screen of so many rows.
pub fn lines(lengths: &[Length; SECTIONS], height: u16) -> Vec<Line> {
    let shown = share(lengths, height.into());
    let mut lines = Vec::new();
    for (length, shown) in lengths.iter().zip(shown) {
        let section = length.section;
        if length.rows == 0 && section != Section::Urgent {
            continue;
        }
        lines.push(Line::Title(section));
        match section {
            Section::Urgent if length.rows == 0 => lines.push(Line::NothingUrgent),
            Section::Specialists => lines.push(Line::Headings),
            _ => {}
        }
        let rows = if shown < length.rows {
            shown - 1
        } else {
            length.rows
        };
        let rows = rows.min(length.there);
        lines.extend((0..rows).map(|row| Line::Row(section, row)));
        if rows < length.rows {
            lines.push(Line::More(section, length.rows - rows));
        }
        if length.opened {
            lines.push(Line::Fewer(section));
        }
    }
    lines
}

/// The rows of each section, `more` included: the least of each, then one more in turn while there is room.
fn share(lengths: &[Length; SECTIONS], height: usize) -> [usize; SECTIONS] {
    let mut shown = lengths.map(|length| match length.opened {
        true => length.rows,
        false => length.rows.min(length.section.least()),
    });
    let others: usize = lengths.iter().map(other_lines).sum();
    let mut room = height.saturating_sub(others + shown.iter().sum::<usize>());
    loop {
        let before = room;
        for section in Section::BY_NEED {
            let sections = lengths.iter().zip(&mut shown);
            let mut hungry = sections
                .filter(|(length, shown)| length.section == section && **shown < length.rows);
            if let Some((_, shown)) = hungry.next().filter(|_| room > 0) {
                *shown += 1;
                room -= 1;
            }
        }
        if room == before {
            return shown;
        }
    }
}

/// The lines of a section that are no rows.
fn other_lines(length: &Length) -> usize {
    match length.section {
        Section::Urgent if length.rows == 0 => 2,
        _ if length.rows == 0 => 0,
        Section::Specialists => 2 + usize::from(length.opened),
        _ => 1 + usize::from(length.opened),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lengths(rows: [usize; SECTIONS], opened: bool) -> [Length; SECTIONS] {
        let mut rows = rows.into_iter();
        Section::ALL.map(|section| Length {
            section,
            rows: rows.next().unwrap(),
            there: usize::MAX,
            opened: opened && section == Section::Specialists,
        })
    }

    #[test]
    fn each_section_has_its_part_of_a_small_screen() {
        for (rows, height, expected) in [
            ([4, 3, 4, 5, 5, 0], 21, [4, 3, 2, 5, 1, 0]),
            ([14, 0, 0, 6, 0, 0], 21, [12, 0, 0, 6, 0, 0]),
            ([60, 20, 40, 45, 90, 0], 21, [4, 2, 2, 6, 1, 0]),
            ([60, 20, 40, 45, 90, 0], 37, [8, 5, 5, 9, 4, 0]),
            ([14, 0, 0, 6, 0, 2], 21, [9, 0, 0, 6, 0, 2]),
            ([0, 0, 0, 0, 0, 0], 21, [0, 0, 0, 0, 0, 0]),
            ([9, 9, 9, 9, 9, 9], 4, [4, 2, 2, 6, 1, 1]),
        ] {
            assert_eq!(share(&lengths(rows, false), height), expected, "{rows:?}");
        }
    }

    #[test]
    fn what_is_opened_is_seen_fully() {
        let lines = lines(&lengths([1, 0, 0, 45, 0, 0], true), 21);
        assert_eq!(lines.len(), 1 + 1 + 2 + 45 + 1);
        assert_eq!(lines.last(), Some(&Line::Fewer(Section::Specialists)));
    }

    #[test]
    fn rows_that_are_not_there_are_counted_in_an_opened_section() {
        let mut lengths = lengths([1, 0, 0, 300, 0, 0], true);
        lengths.iter_mut().for_each(|length| length.there = 64);
        let mut lines = lines(&lengths, 21).into_iter().rev();
        assert_eq!(lines.next(), Some(Line::Fewer(Section::Specialists)));
        assert_eq!(lines.next(), Some(Line::More(Section::Specialists, 236)));
        assert_eq!(lines.next(), Some(Line::Row(Section::Specialists, 63)));
    }

    proptest! {
        #[test]
        fn every_row_is_seen_or_counted(
            rows in [0_usize..60, 0..60, 0..60, 0..60, 0..60, 0..60],
            there in 0_usize..60,
            height in 0_u16..60,
        ) {
            let mut lengths = lengths(rows, false);
            lengths.iter_mut().for_each(|length| length.there = there);
            let lines = lines(&lengths, height);
            for (section, rows) in Section::ALL.into_iter().zip(rows) {
                let of_it = lines.iter().filter(|line| line.section() == Some(section));
                let counted: usize = of_it.map(|line| match line {
                    Line::More(_, hidden) => *hidden,
                    _ => 1,
                }).sum();
                prop_assert_eq!(counted, rows);
            }
        }

        #[test]
        fn a_screen_with_room_is_filled_and_not_more(rows in [0_usize..60, 0..60, 0..60, 0..60, 0..60, 0..60], height in 23_u16..60) {
            let lines = lines(&lengths(rows, false), height);
            prop_assert!(lines.len() <= usize::from(height));
        }
    }
}
