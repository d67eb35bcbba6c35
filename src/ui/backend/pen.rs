//! The pen: where the terminal writes next and how it looks there, and the bytes that bring it elsewhere.

use super::SEEN;
use super::scroll::Block;
use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};
use std::io::Write;

/// Larger than a frame, so that the bytes of one are never moved.
const FRAME_BYTES: usize = 64 * 1024;

/// The modifiers with their parameters of SGR (ECMA-48, 8.3.117).
const MODIFIERS: [(Modifier, u8); 9] = [
    (Modifier::BOLD, 1),
    (Modifier::DIM, 2),
    (Modifier::ITALIC, 3),
    (Modifier::UNDERLINED, 4),
    (Modifier::SLOW_BLINK, 5),
    (Modifier::RAPID_BLINK, 6),
    (Modifier::REVERSED, 7),
    (Modifier::HIDDEN, 8),
    (Modifier::CROSSED_OUT, 9),
];

/// How a character looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Look {
    foreground: Color,
    background: Color,
    modifier: Modifier,
}

impl Look {
    const PLAIN: Self = Self {
        foreground: Color::Reset,
        background: Color::Reset,
        modifier: Modifier::empty(),
    };

    fn of(cell: &Cell) -> Self {
        Self {
            foreground: cell.fg,
            background: cell.bg,
            modifier: cell.modifier,
        }
    }

    /// Whether the cell is seen as it is wanted when it is written so: of a blank only the ground is seen.
    fn shows(self, cell: &Cell) -> bool {
        let wanted = Self::of(cell);
        let lines = (self.modifier | wanted.modifier).intersects(SEEN);
        let blank = cell.symbol() == " " && !lines;
        self == wanted || (blank && self.background == wanted.background)
    }
}

/// The state of the terminal's writing.
pub struct Pen {
    bytes: Vec<u8>,
    /// The column and row; `None`: it can't be told, since terminals disagree about what was written last.
    at: Option<(u16, u16)>,
    look: Look,
}

impl Default for Pen {
    fn default() -> Self {
        Self {
            bytes: Vec::with_capacity(FRAME_BYTES),
            at: None,
            look: Look::PLAIN,
        }
    }
}

/// A way along a row.
#[derive(Clone, Copy)]
enum Along<'a> {
    Forward(u16),
    Back(u16),
    /// What stands there is written again.
    Again(&'a [Cell]),
}

/// A way from row to row.
#[derive(Clone, Copy)]
enum Rows {
    Down(u16),
    Up(u16),
}

impl Rows {
    fn cost(self) -> usize {
        match self {
            Self::Down(rows) => rows.into(),
            Self::Up(1) => 3,
            Self::Up(rows) => 3 + digits(rows),
        }
    }
}

impl Pen {
    /// What is to be written.
    pub fn bytes(&mut self) -> &mut Vec<u8> {
        &mut self.bytes
    }

    /// Clears the terminal; what was still to be written on it is left out.
    pub fn clear(&mut self) {
        self.bytes.clear();
        self.add(b"\x1b[m\x1b[H\x1b[2J");
        self.look = Look::PLAIN;
        self.at = Some((0, 0));
    }

    /// Shows the cursor or hides it.
    pub fn show_cursor(&mut self, shown: bool) {
        self.add(if shown { b"\x1b[?25h" } else { b"\x1b[?25l" });
    }

    /// Writes a character. Where it is none of one column the terminal may stand elsewhere than we think.
    pub fn put(&mut self, cell: &Cell) {
        if !self.look.shows(cell) {
            self.look_like(Look::of(cell));
        }
        self.add(cell.symbol().as_bytes());
        self.at = self.at.filter(|_| is_plain(cell)).map(|(x, y)| (x + 1, y));
    }

    /// Clears the rest of the line.
    pub fn erase_rest(&mut self) {
        self.look_like(Look::PLAIN);
        self.add(b"\x1b[K");
    }

    /// Moves the rows of a block; what becomes free is blank.
    pub fn scroll(&mut self, block: &Block) {
        // Some terminals fill with the background of the moment.
        self.look_like(Look::PLAIN);
        let (first, last) = (block.top + 1, block.bottom + 1);
        let (from, step): (u16, &[u8]) = if block.up {
            (last, b"\n")
        } else {
            (first, b"\x1bM")
        };
        self.command(format_args!("\x1b[{first};{last}r\x1b[{from}H"));
        (0..block.by).for_each(|_| self.add(step));
        self.end_region();
    }

    /// Makes all rows the region that scrolls.
    pub fn end_region(&mut self) {
        self.add(b"\x1b[r");
        // To set a region moves the cursor to the corner (VT100 user guide, DECSTBM).
        self.at = Some((0, 0));
    }

    /// Moves to a column of a row, whose cells are these, on the shortest way.
    pub fn move_to(&mut self, x: u16, y: u16, row: &[Cell]) {
        if self.at == Some((x, y)) {
            return;
        }
        let address = match (x, y) {
            (0, 0) => 3,
            (0, _) => 3 + digits(y + 1),
            _ => 4 + digits(y + 1) + digits(x + 1),
        };
        match self
            .shortest(x, y, row)
            .filter(|(bytes, ..)| *bytes < address)
        {
            Some((_, to_margin, rows, along)) => {
                if to_margin {
                    self.add(b"\r");
                }
                self.go_rows(rows);
                self.go(along);
            }
            None if (x, y) == (0, 0) => self.add(b"\x1b[H"),
            None if x == 0 => self.command(format_args!("\x1b[{}H", y + 1)),
            None => self.command(format_args!("\x1b[{};{}H", y + 1, x + 1)),
        }
        self.at = Some((x, y));
    }

    /// The shortest way that begins where the pen is: its bytes, whether by the left margin, how many rows
    /// up or down, and then along the row.
    fn shortest<'a>(
        &self,
        x: u16,
        y: u16,
        row: &'a [Cell],
    ) -> Option<(usize, bool, Rows, Along<'a>)> {
        let (from, line) = self.at?;
        let rows = match y.checked_sub(line) {
            Some(rows) => Rows::Down(rows),
            None => Rows::Up(line - y),
        };
        // Behind the last column terminals wait in ways of their own; the margin is sure.
        let inside = usize::from(from) < row.len();
        let straight = inside.then(|| (false, self.along(from, x, row)));
        let by_margin = Some((true, self.along(0, x, row)));
        let ways = [straight, by_margin].into_iter().flatten();
        let counted = ways.map(|(to_margin, along)| {
            let bytes = usize::from(to_margin) + rows.cost() + cost(along);
            (bytes, to_margin, rows, along)
        });
        counted.min_by_key(|(bytes, ..)| *bytes)
    }

    fn along<'a>(&self, from: u16, to: u16, row: &'a [Cell]) -> Along<'a> {
        let Some(steps) = to.checked_sub(from) else {
            return Along::Back(from - to);
        };
        let forward = Along::Forward(steps);
        let between = row.get(usize::from(from)..usize::from(to));
        let same = |cell: &Cell| is_plain(cell) && self.look.shows(cell);
        match between.filter(|cells| cells.iter().all(same)) {
            Some(cells) if cost(Along::Again(cells)) <= cost(forward) => Along::Again(cells),
            _ => forward,
        }
    }

    fn go_rows(&mut self, rows: Rows) {
        match rows {
            Rows::Down(rows) => (0..rows).for_each(|_| self.add(b"\n")),
            Rows::Up(1) => self.add(b"\x1b[A"),
            Rows::Up(rows) => self.command(format_args!("\x1b[{rows}A")),
        }
    }

    fn go(&mut self, along: Along<'_>) {
        match along {
            Along::Forward(0) | Along::Back(0) => {}
            Along::Forward(1) => self.add(b"\x1b[C"),
            Along::Forward(steps) => self.command(format_args!("\x1b[{steps}C")),
            Along::Back(steps) if usize::from(steps) <= 3 + digits(steps) => {
                (0..steps).for_each(|_| self.add(b"\x08"));
            }
            Along::Back(steps) => self.command(format_args!("\x1b[{steps}D")),
            Along::Again(cells) => {
                for cell in cells {
                    self.add(cell.symbol().as_bytes());
                }
            }
        }
    }

    /// Changes the look by the shorter of what differs and all of it anew.
    fn look_like(&mut self, look: Look) {
        if self.look == look {
            return;
        }
        let anew = match look {
            Look::PLAIN => String::new(),
            look => ["0", &parameters(Look::PLAIN, look)].join(";"),
        };
        let stays = look.modifier.contains(self.look.modifier);
        let added = stays.then(|| parameters(self.look, look));
        let shorter = added.filter(|added| added.len() <= anew.len());
        self.command(format_args!("\x1b[{}m", shorter.unwrap_or(anew)));
        self.look = look;
    }

    fn add(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    fn command(&mut self, command: std::fmt::Arguments<'_>) {
        // A vector takes everything.
        let _ = self.bytes.write_fmt(command);
    }
}

/// Whether every terminal gives it one column.
fn is_plain(cell: &Cell) -> bool {
    super::width(cell) == 1 && cell.symbol().chars().nth(1).is_none()
}

fn cost(along: Along<'_>) -> usize {
    match along {
        Along::Forward(0) | Along::Back(0) => 0,
        Along::Forward(1) => 3,
        Along::Forward(steps) => 3 + digits(steps),
        Along::Back(steps) => usize::from(steps).min(3 + digits(steps)),
        Along::Again(cells) => cells.iter().map(|cell| cell.symbol().len()).sum(),
    }
}

fn digits(number: u16) -> usize {
    number.checked_ilog10().map_or(1, |log| log as usize + 1)
}

/// The parameters that lead from one look to another which has all its modifiers.
fn parameters(from: Look, to: Look) -> String {
    let added = to.modifier.difference(from.modifier);
    let modifiers = MODIFIERS.into_iter();
    let mut parameters: Vec<String> = modifiers
        .filter(|(modifier, _)| added.contains(*modifier))
        .map(|(_, parameter)| parameter.to_string())
        .collect();
    if from.foreground != to.foreground {
        parameters.push(colour(to.foreground, 30));
    }
    if from.background != to.background {
        parameters.push(colour(to.background, 40));
    }
    parameters.join(";")
}

/// The parameter of a colour; `base` is 30 for the foreground and 40 for the background.
fn colour(colour: Color, base: u8) -> String {
    let bright = base + 60;
    let number = match colour {
        Color::Reset => base + 9,
        Color::Black => base,
        Color::Red => base + 1,
        Color::Green => base + 2,
        Color::Yellow => base + 3,
        Color::Blue => base + 4,
        Color::Magenta => base + 5,
        Color::Cyan => base + 6,
        Color::Gray => base + 7,
        Color::DarkGray => bright,
        Color::LightRed => bright + 1,
        Color::LightGreen => bright + 2,
        Color::LightYellow => bright + 3,
        Color::LightBlue => bright + 4,
        Color::LightMagenta => bright + 5,
        Color::LightCyan => bright + 6,
        Color::White => bright + 7,
        Color::Indexed(index) => return format!("{};5;{index}", base + 8),
        Color::Rgb(red, green, blue) => return format!("{};2;{red};{green};{blue}", base + 8),
    };
    number.to_string()
}
