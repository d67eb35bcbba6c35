//! Blocks of rows that have only moved: in a list that was scrolled all rows but one or two stand
//! elsewhere, and a terminal moves them by itself.

use super::sign::Sign;

/// The farthest that a block is looked for.
const FARTHEST: usize = 3;
/// What it takes to have a block moved, in bytes, but for the steps.
const COMMAND_BYTES: usize = 16;
/// What it takes to come to a row that is painted.
const ROW_BYTES: usize = 6;

/// Rows that move together.
#[derive(Debug, PartialEq, Eq)]
pub struct Block {
    /// The first row of the region that takes part.
    pub top: u16,
    /// The last one.
    pub bottom: u16,
    /// Whether what it shows moves up.
    pub up: bool,
    /// By how many rows.
    pub by: u16,
}

impl Block {
    /// What a terminal shows, in rows of this width, after it was moved.
    pub fn apply(&self, shown: &mut [Sign], width: usize) {
        let (first, end) = (usize::from(self.top), usize::from(self.bottom) + 1);
        let by = usize::from(self.by).min(end.saturating_sub(first)) * width;
        let Some(region) = shown.get_mut(first * width..end * width) else {
            return;
        };
        let free = if self.up {
            region.rotate_left(by);
            region.len() - by..region.len()
        } else {
            region.rotate_right(by);
            0..by
        };
        region.get_mut(free).unwrap_or_default().fill(Sign::BLANK);
    }
}

/// The block whose move saves most, if one saves anything, in rows of this width. Only those that are `touched` may
/// differ.
pub fn moved(shown: &[Sign], wanted: &[Sign], width: usize, touched: &[bool]) -> Option<Block> {
    // Two rows are as soon painted.
    if touched.iter().filter(|touched| **touched).count() < 3 {
        return None;
    }
    let shown: Vec<&[Sign]> = shown.chunks(width).collect();
    let wanted: Vec<&[Sign]> = wanted.chunks(width).collect();
    let rows = Rows {
        costs: shown
            .iter()
            .zip(&wanted)
            .zip(touched)
            .map(|((from, to), touched)| if *touched { cost(from, to) } else { 0 })
            .collect(),
        shown,
        wanted,
    };
    if rows.costs.iter().filter(|cost| **cost > 0).count() < 3 {
        return None;
    }
    let ways = (1..=FARTHEST).flat_map(|by| [(true, by), (false, by)]);
    let found = ways.filter_map(|(up, by)| rows.best(up, by));
    found
        .max_by_key(|(saved, _)| *saved)
        .map(|(_, block)| block)
}

struct Rows<'a> {
    shown: Vec<&'a [Sign]>,
    wanted: Vec<&'a [Sign]>,
    /// What it takes to paint each row as it is wanted, in bytes.
    costs: Vec<usize>,
}

impl Rows<'_> {
    /// The block that saves most of those that move so, and what it saves.
    fn best(&self, up: bool, by: usize) -> Option<(usize, Block)> {
        let has_come = |y: usize| {
            let from = self.came_from(y, up, by);
            let from = from.and_then(|from| self.shown.get(from));
            let rows = from.zip(self.wanted.get(y));
            rows.is_some_and(|(from, to)| from == to)
        };
        // Where no row of those that differ stands elsewhere by now, nothing was moved.
        let mut differ = (0..).zip(&self.costs).filter(|(_, cost)| **cost > 0);
        if !differ.any(|(y, _)| has_come(y)) {
            return None;
        }
        let mut best: Option<(usize, Block)> = None;
        let mut run: Option<usize> = None;
        for y in 0..=self.wanted.len() {
            match (has_come(y), run) {
                (true, None) => run = Some(y),
                (false, Some(first)) => {
                    run = None;
                    // One row more on either side may have come along and be changed a little: the bar was on it.
                    let last = y - 1;
                    let runs = [(first, last), (first, y), (first.saturating_sub(1), last)];
                    let found = runs.map(|(first, last)| self.saved(first, last, up, by));
                    best = [best]
                        .into_iter()
                        .chain(found)
                        .flatten()
                        .max_by_key(|(saved, _)| *saved);
                }
                _ => {}
            }
        }
        best
    }

    /// Where the row stood before.
    fn came_from(&self, y: usize, up: bool, by: usize) -> Option<usize> {
        if up {
            y.checked_add(by)
        } else {
            y.checked_sub(by)
        }
    }

    /// What it saves to move these rows here from `by` rows further, with the block that does so.
    fn saved(&self, first: usize, last: usize, up: bool, by: usize) -> Option<(usize, Block)> {
        let (top, bottom) = if up {
            (first, last + by)
        } else {
            (first.checked_sub(by)?, last)
        };
        let free = if up {
            last + 1..=bottom
        } else {
            top..=first - 1
        };
        let painted: usize = self.costs.get(top..=bottom)?.iter().sum();
        let blank = |y: usize| self.wanted.get(y).map_or(0, |row| bytes(row));
        let moved = |y: usize| {
            let from = self
                .came_from(y, up, by)
                .and_then(|from| self.shown.get(from));
            from.zip(self.wanted.get(y))
                .map_or(0, |(from, to)| cost(from, to))
        };
        let anew: usize = free.map(blank).chain((first..=last).map(moved)).sum();
        let block = Block {
            top: u16::try_from(top).ok()?,
            bottom: u16::try_from(bottom).ok()?,
            up,
            by: u16::try_from(by).ok()?,
        };
        let saved = painted.checked_sub(anew + COMMAND_BYTES + by)?;
        (saved > 0).then_some((saved, block))
    }
}

/// About what it takes to turn a row that is shown into one that is wanted.
fn cost(shown: &[Sign], wanted: &[Sign]) -> usize {
    let differ = shown.iter().zip(wanted).filter(|(from, to)| from != to);
    let bytes: usize = differ.map(|(_, to)| to.bytes()).sum();
    if bytes == 0 { 0 } else { bytes + ROW_BYTES }
}

/// About what it takes to write a row where nothing stands.
fn bytes(row: &[Sign]) -> usize {
    let end = row.iter().rposition(|sign| *sign != Sign::BLANK);
    let end = end.map_or(0, |last| last + 1);
    let bytes: usize = row.iter().take(end).map(|sign| sign.bytes()).sum();
    if bytes == 0 { 0 } else { bytes + ROW_BYTES }
}
