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
use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::Modifier;
use scroll::moved;
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;
use zeroize::Zeroize;

/// How often a frame is searched for blocks that have moved.
const BLOCKS_A_FRAME: usize = 3;
/// The least frame, in bytes, that is worth the sixteen of a synchronized update: a smaller one is drawn at once
/// anyway.
const SYNCHRONIZED_FROM: usize = 1024;
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
    size: Size,
    abilities: Abilities,
    shown: Buffer,
    wanted: Buffer,
    /// The rows in which the two may differ.
    touched: Vec<bool>,
    pen: Pen,
    cursor: Cursor,
}

/// Where the cursor is to stand, and whether it is seen.
#[derive(Default)]
struct Cursor {
    at: Position,
    wanted: bool,
    shown: bool,
}

impl<Out: Write> Lean<Out> {
    /// A terminal of this size that is written to by `out`. Nothing is known of what it shows: it is cleared with
    /// the first frame.
    pub fn new(out: Out, size: Size, abilities: Abilities) -> Self {
        let mut lean = Self {
            out,
            size,
            abilities,
            shown: Buffer::default(),
            wanted: Buffer::default(),
            touched: Vec::new(),
            pen: Pen::default(),
            cursor: Cursor {
                shown: true,
                ..Cursor::default()
            },
        };
        lean.begin();
        lean
    }

    /// Hears how large the terminal is now.
    pub fn resize(&mut self, size: Size) {
        self.size = size;
    }

    /// Begins with a blank terminal.
    fn begin(&mut self) {
        let blank = Buffer::empty(Rect::from((Position::ORIGIN, self.size)));
        self.touched = vec![false; self.size.height.into()];
        self.shown = blank.clone();
        self.wanted = blank;
        self.pen.clear();
        if self.abilities.regions {
            // Whoever wrote there before may have been killed.
            self.pen.end_region();
        }
    }

    /// Takes a cell of a frame over. One of two columns takes the next one along.
    fn want(&mut self, x: u16, y: u16, cell: &Cell) {
        self.free(x, y);
        let fits = x + 1 < self.wanted.area.width;
        match width(cell) {
            1 => self.put(x, y, as_seen(cell)),
            2 if fits => {
                self.free(x + 1, y);
                let mut second = cell.clone();
                second.set_symbol("");
                self.put(x, y, cell.clone());
                self.put(x + 1, y, second);
            }
            _ => self.put(x, y, Cell::EMPTY),
        }
    }

    /// Takes the character of two columns away that a cell belongs to.
    fn free(&mut self, x: u16, y: u16) {
        let Some(before) = self.wanted.cell((x, y)) else {
            return;
        };
        if is_second(before) {
            self.put(x.saturating_sub(1), y, Cell::EMPTY);
        } else if width(before) > 1 {
            self.put(x + 1, y, Cell::EMPTY);
        }
    }

    fn put(&mut self, x: u16, y: u16, cell: Cell) {
        let place = self.wanted.cell_mut((x, y));
        if let Some((place, touched)) = place.zip(self.touched.get_mut(usize::from(y))) {
            *place = cell;
            *touched = true;
        }
    }

    /// Brings the terminal from what it shows to what is wanted.
    fn paint(&mut self) {
        if self.abilities.regions {
            for _ in 0..BLOCKS_A_FRAME {
                let Some(block) = moved(&self.shown, &self.wanted, &self.touched) else {
                    break;
                };
                self.pen.scroll(&block);
                block.apply(&mut self.shown);
                let rows = usize::from(block.top)..=block.bottom.into();
                self.touched.get_mut(rows).unwrap_or_default().fill(true);
            }
        }
        let width = usize::from(self.wanted.area.width).max(1);
        let rows = self.shown.content.chunks_mut(width);
        let rows = rows.zip(self.wanted.content.chunks(width));
        for ((y, touched), (shown, wanted)) in (0_u16..).zip(&mut self.touched).zip(rows) {
            if std::mem::take(touched) {
                clear_halves(&mut self.pen, y, shown, wanted);
                paint_row(&mut self.pen, y, shown, wanted);
                shown.clone_from_slice(wanted);
            }
        }
    }

    fn place_cursor(&mut self) {
        if self.cursor.wanted {
            let Position { x, y } = self.cursor.at;
            let width = usize::from(self.wanted.area.width).max(1);
            let row = self.wanted.content.chunks(width).nth(usize::from(y));
            self.pen.move_to(x, y, row.unwrap_or_default());
        }
        if self.cursor.wanted != self.cursor.shown {
            self.pen.show_cursor(self.cursor.wanted);
            self.cursor.shown = self.cursor.wanted;
        }
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

/// The cell without what can't be seen of it, so that it does not count as a change.
fn as_seen(cell: &Cell) -> Cell {
    let mut seen = cell.clone();
    if cell.symbol() == " " {
        // The same cell, whether the blank was set or stands for nothing.
        seen.reset();
        seen.bg = cell.bg;
        if cell.modifier.intersects(SEEN) {
            seen.fg = cell.fg;
            seen.modifier = cell.modifier;
        } else {
            seen.modifier = cell.modifier.difference(UNSEEN);
        }
    }
    seen
}

impl<Out: Write> Backend for Lean<Out> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        content.for_each(|(x, y, cell)| self.want(x, y, cell));
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.cursor.wanted = false;
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.cursor.wanted = true;
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor.at)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.cursor.at = position.into();
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.begin();
        Ok(())
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        match region {
            ClearType::All => self.clear(),
            _ => Err(io::ErrorKind::Unsupported.into()),
        }
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Err(io::ErrorKind::Unsupported.into())
    }

    /// Writes the frame in one piece, if it differs from the last one. What was written is gone from memory
    /// then: a screen that is locked leaves nothing of those before it.
    fn flush(&mut self) -> io::Result<()> {
        self.paint();
        self.place_cursor();
        let bytes = self.pen.bytes();
        if bytes.is_empty() {
            return Ok(());
        }
        if self.abilities.synchronized && bytes.len() >= SYNCHRONIZED_FROM {
            bytes.splice(..0, *b"\x1b[?2026h");
            bytes.extend(b"\x1b[?2026l");
        }
        let written = self.out.write_all(bytes).and_then(|()| self.out.flush());
        // What lies behind them is clear since they were written last.
        bytes.as_mut_slice().zeroize();
        bytes.clear();
        written
    }
}
