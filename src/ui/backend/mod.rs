//! What ratatui draws, in as few bytes as a terminal allows: a coordinator's line may carry a thousand
//! characters a second. Knows cells and escape sequences (ECMA-48, DEC VT100), and nothing of the program.
//!
//! It keeps what the terminal shows. A frame is compared with that: a block of rows that has only moved is
//! moved by the terminal itself ([`scroll`]), what still differs is painted on the shortest way ([`pen`]),
//! and all of it is written at once. Of a frame in which nothing has changed nothing is written.

mod abilities;
mod pen;
mod scroll;
#[cfg(test)]
mod tests;

pub use abilities::Abilities;
use pen::Pen;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::{Color, Modifier};
use scroll::moved;
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;
use zeroize::Zeroize;

/// How often a frame is searched for blocks that have moved.
const BLOCKS_A_FRAME: usize = 3;
/// The least frame, in bytes, that is worth the sixteen of a synchronized update: a smaller one is drawn at once
/// anyway.
const SYNCHRONIZED_FROM: usize = 1024;
/// After so many bytes a terminal is asked to report: of fewer a slow line is soon free.
const ASKED_FROM: usize = 1024;
/// Frames that are smaller don't count: a key that is held down makes thirty a second, which any line carries.
const COUNTED_FROM: usize = 32;
/// Asks whether all is well (DSR). The answer comes when all before it is shown.
const QUESTION: &[u8] = b"\x1b[5n";
/// To clear the rest of a line takes as many bytes.
const ERASE_BYTES: usize = 3;
/// What can't be seen where no character stands.
const UNSEEN: Modifier = Modifier::BOLD
    .union(Modifier::DIM)
    .union(Modifier::ITALIC)
    .union(Modifier::HIDDEN);
/// What can be seen there.
const SEEN: Modifier = Modifier::REVERSED
    .union(Modifier::UNDERLINED)
    .union(Modifier::CROSSED_OUT)
    .union(Modifier::SLOW_BLINK)
    .union(Modifier::RAPID_BLINK);

/// A terminal at the other end of a slow line.
pub struct Lean<Out: Write> {
    out: Out,
    abilities: Abilities,
    shown: Buffer,
    wanted: Buffer,
    /// The rows in which the two may differ.
    touched: Vec<bool>,
    pen: Pen,
    shows_cursor: bool,
    /// The bytes since the terminal was asked last.
    unasked: usize,
}

impl<Out: Write> Lean<Out> {
    /// A terminal of this size that is written to by `out`. Nothing is known of what it shows: it is cleared with
    /// the first frame.
    pub fn new(out: Out, size: Size, abilities: Abilities) -> Self {
        let mut lean = Self {
            out,
            abilities,
            shown: Buffer::default(),
            wanted: Buffer::default(),
            touched: Vec::new(),
            pen: Pen::default(),
            shows_cursor: true,
            unasked: 0,
        };
        lean.begin(size);
        lean
    }

    /// Begins anew with a blank terminal of this size.
    pub fn begin(&mut self, size: Size) {
        let blank = Buffer::empty(Rect::from((Position::ORIGIN, size)));
        self.touched = vec![false; size.height.into()];
        self.shown = blank.clone();
        self.wanted = blank;
        self.pen.clear();
        if self.abilities.regions {
            // Whoever wrote there before may have been killed.
            self.pen.end_region();
        }
    }

    /// How large the terminal is.
    pub fn size(&self) -> Size {
        self.shown.area.as_size()
    }

    /// Shows the frame that `draw` draws on a blank one, with the cursor where it says, if it is to be seen. The
    /// frame is written in one piece, if it differs from the last one. If the terminal may be asked to report and much
    /// has been sent since it was, it is asked with this frame; whether it was.
    ///
    /// # Errors
    /// Those of the terminal.
    pub fn show(
        &mut self,
        may_ask: bool,
        draw: impl FnOnce(&mut Buffer) -> Option<Position>,
    ) -> io::Result<bool> {
        self.wanted.reset();
        let cursor = draw(&mut self.wanted);
        self.compare();
        self.move_blocks();
        self.paint();
        self.place_cursor(cursor);
        self.write(may_ask)
    }

    /// Finds the rows that are to look different, and takes what can't be shown out of them.
    fn compare(&mut self) {
        let width = usize::from(self.wanted.area.width).max(1);
        let rows = self.wanted.content.chunks_mut(width);
        let rows = rows.zip(self.shown.content.chunks(width));
        for ((wanted, shown), touched) in rows.zip(&mut self.touched) {
            // Most rows are as they were; what is shown has nothing in it that can't be.
            *touched = wanted != shown && {
                make_showable(wanted);
                wanted != shown
            };
        }
    }

    /// Has the terminal move what only stands elsewhere.
    fn move_blocks(&mut self) {
        let blocks = if self.abilities.regions {
            BLOCKS_A_FRAME
        } else {
            0
        };
        for _ in 0..blocks {
            let Some(block) = moved(&self.shown, &self.wanted, &self.touched) else {
                return;
            };
            self.pen.scroll(&block);
            block.apply(&mut self.shown);
            let rows = usize::from(block.top)..=block.bottom.into();
            self.touched.get_mut(rows).unwrap_or_default().fill(true);
        }
    }

    /// Paints what differs.
    fn paint(&mut self) {
        let width = usize::from(self.wanted.area.width).max(1);
        let rows = self.shown.content.chunks_mut(width);
        let rows = rows.zip(self.wanted.content.chunks(width));
        for ((y, touched), (shown, wanted)) in (0_u16..).zip(&self.touched).zip(rows) {
            if *touched {
                clear_halves(&mut self.pen, y, shown, wanted);
                paint_row(&mut self.pen, y, shown, wanted);
                shown.clone_from_slice(wanted);
            }
        }
    }

    fn place_cursor(&mut self, place: Option<Position>) {
        if let Some(Position { x, y }) = place {
            let width = usize::from(self.shown.area.width).max(1);
            let row = self.shown.content.chunks(width).nth(usize::from(y));
            self.pen.move_to(x, y, row.unwrap_or_default());
        }
        if place.is_some() != self.shows_cursor {
            self.shows_cursor = place.is_some();
            self.pen.show_cursor(self.shows_cursor);
        }
    }

    /// Writes what there is, with the question if it is to be asked. It is gone from memory then: a screen that is
    /// locked leaves nothing of those before it.
    fn write(&mut self, may_ask: bool) -> io::Result<bool> {
        let bytes = self.pen.bytes();
        if bytes.is_empty() {
            return Ok(false);
        }
        if bytes.len() >= COUNTED_FROM {
            self.unasked += bytes.len();
        }
        let asks = may_ask && self.abilities.reports && self.unasked >= ASKED_FROM;
        if asks {
            bytes.extend(QUESTION);
            self.unasked = 0;
        }
        if self.abilities.synchronized && bytes.len() >= SYNCHRONIZED_FROM {
            bytes.splice(..0, *b"\x1b[?2026h");
            bytes.extend(b"\x1b[?2026l");
        }
        let written = self.out.write_all(bytes).and_then(|()| self.out.flush());
        // What lies behind them is clear since they were written last.
        bytes.as_mut_slice().zeroize();
        bytes.clear();
        written.map(|()| asks)
    }
}

/// Turns the cells of a row into what a terminal shows of them: a character of two columns takes the next one
/// along, and what can't be seen is left out.
fn make_showable(row: &mut [Cell]) {
    let mut rest = row;
    while let [cell, behind @ ..] = rest {
        rest = match (width(cell), behind) {
            (2, [second, behind @ ..]) => {
                second.clone_from(cell);
                second.set_symbol("");
                behind
            }
            (1, behind) => {
                leave_unseen_out(cell);
                behind
            }
            (_, behind) => {
                cell.reset();
                behind
            }
        };
    }
}

/// Takes out of a blank what can't be seen of it, so that it does not count as a change: the same cell, whether
/// the blank was set or stands for nothing.
fn leave_unseen_out(cell: &mut Cell) {
    if cell.symbol() == " " && !cell.modifier.intersects(SEEN) {
        cell.fg = Color::Reset;
        cell.modifier = cell.modifier.difference(UNSEEN);
    }
}

/// Clears a row from its first change on if characters of two columns stand there: what becomes of one that
/// is half written over, terminals disagree about.
fn clear_halves(pen: &mut Pen, y: u16, shown: &mut [Cell], wanted: &[Cell]) {
    let Some(first) = shown
        .iter()
        .zip(wanted)
        .position(|(before, cell)| before != cell)
    else {
        return;
    };
    let Some(rest) = shown
        .get_mut(first..)
        .filter(|rest| rest.iter().any(is_second))
    else {
        return;
    };
    rest.iter_mut().for_each(Cell::reset);
    pen.move_to(u16::try_from(first).unwrap_or(u16::MAX), y, wanted);
    pen.erase_rest();
}

fn paint_row(pen: &mut Pen, y: u16, shown: &[Cell], wanted: &[Cell]) {
    let blank_from = wanted.iter().rposition(|cell| *cell != Cell::EMPTY);
    let blank_from = blank_from.map_or(0, |last| last + 1);
    for (x, (before, cell)) in shown.iter().zip(wanted).enumerate() {
        if before == cell || is_second(cell) {
            continue;
        }
        let column = u16::try_from(x).unwrap_or(u16::MAX);
        pen.move_to(column, y, wanted);
        if x >= blank_from {
            let rest = shown.iter().zip(wanted).skip(x);
            if rest.filter(|(before, cell)| before != cell).count() > ERASE_BYTES {
                pen.erase_rest();
                return;
            }
        }
        pen.put(cell);
    }
}

/// Whether it is the second column of a character.
fn is_second(cell: &Cell) -> bool {
    cell.symbol().is_empty()
}

fn width(cell: &Cell) -> usize {
    cell.symbol().width()
}
