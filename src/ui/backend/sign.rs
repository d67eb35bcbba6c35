//! What a terminal shows in one cell, so small that a frame is compared at once.

use ratatui::buffer::Cell;
use ratatui::style::Color;
use std::hash::{BuildHasher, RandomState};
use std::mem::size_of;

/// The bits of a colour.
const COLOUR_BITS: u32 = 25;
/// Above the two colours and the nine bits of the modifiers: of the symbol only a digest is kept.
const DIGEST: u64 = 1 << 63;

/// What a cell shows. Two are equal where their cells are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sign {
    /// The bytes of the symbol, the first one lowest, or a digest where they are more than eight.
    symbol: u64,
    look: u64,
}

impl Sign {
    /// What stands in a cell in which nothing stands.
    pub const BLANK: Self = Self {
        symbol: b' ' as u64,
        look: 0,
    };

    /// How many bytes its symbol has, or eight of more.
    pub fn bytes(self) -> usize {
        size_of::<u64>() - self.symbol.leading_zeros() as usize / 8
    }

    /// Whether it is the second column of a character.
    pub fn is_second(self) -> bool {
        self.symbol == 0
    }
}

/// Makes signs, all those that are compared with each other. Long symbols are told apart by a digest with a key of
/// its own: that two are taken for the same, one cell showing the former, is as likely as to guess the key.
#[derive(Debug, Default)]
pub struct Signs(RandomState);

impl Signs {
    /// Writes what the cells of a row show, and says whether anything else is shown there.
    pub fn write(&self, row: &[Cell], signs: &mut [Sign], shown: &[Sign]) -> bool {
        let mut differs = false;
        for ((cell, sign), shown) in row.iter().zip(signs).zip(shown) {
            *sign = self.of(cell);
            differs |= sign != shown;
        }
        differs
    }

    /// What the cell shows.
    fn of(&self, cell: &Cell) -> Sign {
        let look = look(cell);
        match cell.symbol().as_bytes() {
            [byte] => Sign {
                symbol: u64::from(*byte),
                look,
            },
            bytes if bytes.len() <= size_of::<u64>() => Sign {
                symbol: bytes
                    .iter()
                    .rev()
                    .fold(0, |symbol, byte| symbol << 8 | u64::from(*byte)),
                look,
            },
            bytes => Sign {
                symbol: self.0.hash_one(bytes),
                look: look | DIGEST,
            },
        }
    }
}

/// A number for each look. Nearly all cells have the colours of the terminal.
fn look(cell: &Cell) -> u64 {
    let modifier = u64::from(cell.modifier.bits()) << (2 * COLOUR_BITS);
    match (cell.fg, cell.bg) {
        (Color::Reset, Color::Reset) => modifier,
        (foreground, background) => {
            modifier | colour(background) << COLOUR_BITS | colour(foreground)
        }
    }
}

/// A number for each colour, below 2 to the power of [`COLOUR_BITS`].
fn colour(colour: Color) -> u64 {
    match colour {
        Color::Reset => 0,
        Color::Black => 1,
        Color::Red => 2,
        Color::Green => 3,
        Color::Yellow => 4,
        Color::Blue => 5,
        Color::Magenta => 6,
        Color::Cyan => 7,
        Color::Gray => 8,
        Color::DarkGray => 9,
        Color::LightRed => 10,
        Color::LightGreen => 11,
        Color::LightYellow => 12,
        Color::LightBlue => 13,
        Color::LightMagenta => 14,
        Color::LightCyan => 15,
        Color::White => 16,
        Color::Indexed(index) => 0x100 | u64::from(index),
        Color::Rgb(red, green, blue) => {
            1 << 24 | u64::from(u32::from_be_bytes([0, red, green, blue]))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ratatui::style::{Modifier, Style};
    use std::collections::HashSet;

    const COLOURS: [Color; 17] = [
        Color::Reset,
        Color::Black,
        Color::Red,
        Color::Green,
        Color::Yellow,
        Color::Blue,
        Color::Magenta,
        Color::Cyan,
        Color::Gray,
        Color::DarkGray,
        Color::LightRed,
        Color::LightGreen,
        Color::LightYellow,
        Color::LightBlue,
        Color::LightMagenta,
        Color::LightCyan,
        Color::White,
    ];

    fn any_colour() -> impl Strategy<Value = Color> {
        prop_oneof![
            proptest::sample::select(&COLOURS[..]),
            any::<u8>().prop_map(Color::Indexed),
            any::<[u8; 3]>().prop_map(|[red, green, blue]| Color::Rgb(red, green, blue)),
        ]
    }

    fn any_cell() -> impl Strategy<Value = Cell> {
        let symbol = prop_oneof![
            "[ a-c]?",
            "[яý漢👩]",
            "👩\u{200d}👧|e\u{301}{1,5}|e\u{301}{3}\u{302}",
        ];
        let modifier = (0..=Modifier::all().bits()).prop_map(Modifier::from_bits_truncate);
        (symbol, any_colour(), any_colour(), modifier).prop_map(|(symbol, fg, bg, modifier)| {
            let mut cell = Cell::default();
            let style = Style::new().fg(fg).bg(bg).add_modifier(modifier);
            cell.set_symbol(&symbol).set_style(style);
            cell
        })
    }

    proptest! {
        #[test]
        fn signs_are_equal_where_cells_are(
            one in any_cell(),
            other in any_cell(),
            same in proptest::array::uniform4(any::<bool>()),
        ) {
            let mut other = other;
            // Two cells at random differ in everything, which tells nothing of each part.
            if same[0] { other.set_symbol(one.symbol()); }
            if same[1] { other.fg = one.fg; }
            if same[2] { other.bg = one.bg; }
            if same[3] { other.modifier = one.modifier; }
            let signs = Signs::default();
            prop_assert_eq!(signs.of(&one) == signs.of(&other), one == other);
            prop_assert_eq!(signs.of(&one).is_second(), one.symbol().is_empty());
            let bytes = one.symbol().len();
            prop_assert!(bytes > 8 || signs.of(&one).bytes() == bytes);
        }
    }

    #[test]
    fn each_letter_colour_and_modifier_has_its_sign() {
        let letters = ('!'..='\u{2fff}').map(|letter| {
            let mut cell = Cell::EMPTY;
            cell.set_char(letter);
            cell
        });
        let coloured = COLOURS.iter().skip(1);
        let coloured =
            coloured.flat_map(|colour| [Style::new().fg(*colour), Style::new().bg(*colour)]);
        let modified = Modifier::all().into_iter();
        let styles = coloured.chain(modified.map(|one| Style::new().add_modifier(one)));
        let styled = styles.map(|style| {
            let mut cell = Cell::EMPTY;
            cell.set_style(style);
            cell
        });
        let signs = Signs::default();
        assert_eq!(signs.of(&Cell::EMPTY), Sign::BLANK);
        let mut seen = HashSet::from([(Sign::BLANK.symbol, Sign::BLANK.look)]);
        for cell in letters.chain(styled) {
            let sign = signs.of(&cell);
            assert!(seen.insert((sign.symbol, sign.look)), "{cell:?}");
        }
    }
}
