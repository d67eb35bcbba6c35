//! What ratatui draws, in as few bytes as a terminal allows: a coordinator's line may carry a thousand
//! characters a second. Knows cells and escape sequences (ECMA-48, DEC VT100), and nothing of the program.
//!
//! It keeps what the terminal shows. A frame is compared with that: a block of rows that has only moved is
//! moved by the terminal itself ([`scroll`]), what still differs is painted on the shortest way ([`pen`]),
//! and all of it is written at once. Of a frame in which nothing has changed nothing is written.

mod abilities;
mod pen;
mod scroll;
mod sign;
#[cfg(test)]
mod tests;

pub use abilities::Abilities;
use pen::Pen;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::{Color, Modifier};
use scroll::moved;
use sign::{Sign, Signs};
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
    wanted: Buffer,
    signs: Signs,
    /// What is wanted, and what the terminal shows, cell by cell.
    to_show: Vec<Sign>,
    shown: Vec<Sign>,
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
            wanted: Buffer::default(),
            signs: Signs::default(),
            to_show: Vec::new(),
            shown: Vec::new(),
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
        self.wanted = Buffer::empty(Rect::from((Position::ORIGIN, size)));
        self.shown = vec![Sign::BLANK; self.wanted.content.len()];
        self.to_show = self.shown.clone();
        self.touched = vec![false; size.height.into()];
        self.pen.clear();
        if self.abilities.regions {
            // Whoever wrote there before may have been killed.
            self.pen.end_region();
        }
    }

    /// How large the terminal is.
    pub fn size(&self) -> Size {
        self.wanted.area.as_size()
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
        let width = self.width();
        let wanted = self.wanted.content.chunks_mut(width);
        let to_show = self.to_show.chunks_mut(width);
        let rows = wanted.zip(to_show).zip(self.shown.chunks(width));
        for (((wanted, to_show), shown), touched) in rows.zip(&mut self.touched) {
            // Most rows are as they were; what is shown has nothing in it that can't be.
            *touched = self.signs.write(wanted, to_show, shown) && {
                make_showable(wanted);
                self.signs.write(wanted, to_show, shown)
            };
        }
    }

    /// How many cells a row has.
    fn width(&self) -> usize {
        usize::from(self.wanted.area.width).max(1)
    }

    /// Has the terminal move what only stands elsewhere.
    fn move_blocks(&mut self) {
        let blocks = if self.abilities.regions {
            BLOCKS_A_FRAME
        } else {
            0
        };
        let width = self.width();
        for _ in 0..blocks {
            let Some(block) = moved(&self.shown, &self.to_show, width, &self.touched) else {
                return;
            };
            self.pen.scroll(&block);
            block.apply(&mut self.shown, width);
            let rows = usize::from(block.top)..=block.bottom.into();
            self.touched.get_mut(rows).unwrap_or_default().fill(true);
        }
    }

    /// Paints what differs.
    fn paint(&mut self) {
        let width = self.width();
        let rows = self.wanted.content.chunks(width);
        let signs = self.shown.chunks_mut(width).zip(self.to_show.chunks(width));
        let rows = (0..).zip(rows).zip(signs).zip(&self.touched);
        for (((y, wanted), (shown, to_show)), touched) in rows {
            if *touched {
                clear_halves(&mut self.pen, y, wanted, shown, to_show);
                paint_row(&mut self.pen, y, wanted, shown, to_show);
                shown.copy_from_slice(to_show);
            }
        }
    }

    fn place_cursor(&mut self, place: Option<Position>) {
        if let Some(Position { x, y }) = place {
            let row = self.wanted.content.chunks(self.width()).nth(y.into());
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
fn clear_halves(pen: &mut Pen, y: u16, wanted: &[Cell], shown: &mut [Sign], to_show: &[Sign]) {
    let mut pairs = shown.iter().zip(to_show);
    let first = pairs.position(|(before, sign)| before != sign);
    let Some(first) = first else { return };
    let rest = shown.get_mut(first..).unwrap_or_default();
    if rest.iter().any(|before| before.is_second()) {
        rest.fill(Sign::BLANK);
        pen.move_to(u16::try_from(first).unwrap_or(u16::MAX), y, wanted);
        pen.erase_rest();
    }
}

fn paint_row(pen: &mut Pen, y: u16, wanted: &[Cell], shown: &[Sign], to_show: &[Sign]) {
    let blank_from = to_show.iter().rposition(|sign| *sign != Sign::BLANK);
    let blank_from = blank_from.map_or(0, |last| last + 1);
    let signs = shown.iter().zip(to_show);
    for ((x, cell), (before, sign)) in (0_u16..).zip(wanted).zip(signs) {
        if before == sign || sign.is_second() {
            continue;
        }
        pen.move_to(x, y, wanted);
        if usize::from(x) >= blank_from {
            let rest = shown.iter().zip(to_show).skip(x.into());
            if rest.filter(|(before, sign)| before != sign).count() > ERASE_BYTES {
                pen.erase_rest();
                return;
            }
        }
        pen.put(cell);
    }
}

/// How many columns it takes.
fn width(cell: &Cell) -> usize {
    match cell.symbol().as_bytes() {
        // Nearly all are such.
        [b' '..=b'~'] => 1,
        _ => cell.symbol().width(),
    }
}
