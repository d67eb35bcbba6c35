//! Random frames, painted on an emulated terminal: it shows what was wanted, and the cursor stands where it
//! was wanted. And what frames cost in bytes.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::*;
use proptest::prelude::*;
use ratatui::style::Style;
use std::cell::RefCell;
use std::num::NonZeroU16;
use std::rc::Rc;

const WIDTH: u16 = 24;
const HEIGHT: u16 = 10;

/// Keeps what was written until it is taken.
#[derive(Clone, Default)]
struct Line(Rc<RefCell<Vec<u8>>>);

impl Write for Line {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What writes at one end, an emulated terminal at the other.
struct Ends {
    terminal: Lean<Line>,
    line: Line,
    emulated: vt100::Parser,
}

impl Ends {
    fn new(width: u16, height: u16, regions: bool, synchronized: bool) -> Self {
        let size = Size::new(width, height);
        let line = Line::default();
        let abilities = Abilities {
            regions,
            synchronized,
            reports: true,
        };
        Self {
            terminal: Lean::new(line.clone(), size, abilities),
            line,
            emulated: vt100::Parser::new(cells(height), cells(width), 0),
        }
    }

    fn resize(&mut self, width: u16, height: u16) {
        self.terminal.begin(Size::new(width, height));
        let screen = self.emulated.screen_mut();
        screen.set_size(cells(height), cells(width));
    }

    /// Draws a frame and gives the bytes that it took.
    fn show(&mut self, picture: &Picture) -> usize {
        let drawn = |buffer: &mut Buffer| {
            picture.draw(buffer);
            picture.cursor
        };
        self.terminal.show(false, drawn).unwrap();
        let bytes = self.line.0.take();
        self.emulated.process(&bytes);
        bytes.len()
    }

    fn expect(&self, picture: &Picture) {
        let Size {
            width: columns,
            height,
        } = self.terminal.size();
        let mut wanted = Buffer::empty(Rect::new(0, 0, columns, height));
        picture.draw(&mut wanted);
        let screen = self.emulated.screen();
        for y in 0..height {
            for x in 0..columns {
                let shown = screen.cell(y, x).unwrap();
                let cell = &wanted[(x, y)];
                let after_wide = x > 0 && width(&wanted[(x - 1, y)]) > 1;
                if !after_wide {
                    assert_eq!(seen(shown), expected(cell), "at {x}, {y}");
                }
            }
        }
        assert_eq!(screen.hide_cursor(), picture.cursor.is_none());
        if let Some(cursor) = picture.cursor {
            assert_eq!(screen.cursor_position(), (cursor.y, cursor.x));
        }
    }
}

fn cells(count: u16) -> NonZeroU16 {
    count.try_into().unwrap()
}

type Seen = (String, vt100::Color, vt100::Color, [bool; 5]);

fn seen(cell: &vt100::Cell) -> Seen {
    let text = match cell.contents() {
        "" => " ",
        text => text,
    };
    let blank = text == " ";
    let bold = cell.bold() && !blank;
    let marks = [
        bold,
        cell.dim() && !blank,
        cell.italic() && !blank,
        cell.underline(),
        cell.inverse(),
    ];
    let foreground = match blank && !cell.inverse() && !cell.underline() {
        true => vt100::Color::Default,
        false => cell.fgcolor(),
    };
    (text.to_owned(), foreground, cell.bgcolor(), marks)
}

fn expected(cell: &Cell) -> Seen {
    let blank = cell.symbol() == " ";
    let has = |modifier| cell.modifier.contains(modifier);
    let marks = [
        has(Modifier::BOLD) && !blank,
        // The emulator has bold or dim, the later one.
        has(Modifier::DIM) && !blank,
        has(Modifier::ITALIC) && !blank,
        has(Modifier::UNDERLINED),
        has(Modifier::REVERSED),
    ];
    let unseen = blank && !has(Modifier::REVERSED) && !has(Modifier::UNDERLINED);
    let foreground = if unseen { Color::Reset } else { cell.fg };
    (
        cell.symbol().to_owned(),
        emulated(foreground),
        emulated(cell.bg),
        marks,
    )
}

fn emulated(colour: Color) -> vt100::Color {
    match colour {
        Color::Red => vt100::Color::Idx(1),
        Color::White => vt100::Color::Idx(15),
        Color::Indexed(index) => vt100::Color::Idx(index),
        Color::Rgb(red, green, blue) => vt100::Color::Rgb(red, green, blue),
        _ => vt100::Color::Default,
    }
}

/// What a frame shows: rows of text, each with its looks.
#[derive(Debug, Clone, Default)]
struct Picture {
    rows: Vec<Vec<(String, Style)>>,
    cursor: Option<Position>,
}

impl Picture {
    fn draw(&self, buffer: &mut Buffer) {
        for (y, row) in (0..buffer.area.height).zip(&self.rows) {
            let mut x = 0;
            for (text, style) in row {
                if x < buffer.area.width {
                    (x, _) = buffer.set_stringn(x, y, text, usize::from(WIDTH * 4), *style);
                }
            }
        }
    }
}

fn style() -> impl Strategy<Value = Style> {
    let colours = [
        Color::Reset,
        Color::Red,
        Color::White,
        Color::Indexed(99),
        Color::Rgb(1, 2, 3),
    ];
    let modifiers = [
        Modifier::empty(),
        Modifier::BOLD,
        Modifier::DIM,
        Modifier::ITALIC,
        Modifier::UNDERLINED,
        Modifier::REVERSED,
        Modifier::REVERSED | Modifier::BOLD,
    ];
    let colour = || prop::sample::select(colours.to_vec());
    let looks = (colour(), colour(), prop::sample::select(modifiers.to_vec()));
    prop_oneof![
        3 => Just(Style::new()),
        1 => looks.prop_map(|(fg, bg, with)| Style::new().fg(fg).bg(bg).add_modifier(with)),
    ]
}

/// Joined emoji are left out: the emulator draws their parts, and the program never lets a joiner through.
fn row() -> impl Strategy<Value = Vec<(String, Style)>> {
    let text = "[a-c ]{0,9}|[ ]{0,30}|[a-zäşý ]{0,30}|[a b漢字コ]{0,8}|(e\u{301}|я|a){0,6}";
    prop::collection::vec((text, style()), 0..4)
}

fn cursor() -> impl Strategy<Value = Option<Position>> {
    prop::option::of((0..WIDTH, 0..HEIGHT).prop_map(Position::from))
}

/// How a frame follows from the one before.
#[derive(Debug, Clone)]
enum Next {
    Row(usize, Vec<(String, Style)>),
    Scrolled {
        first: usize,
        by: usize,
        up: bool,
        new: Vec<(String, Style)>,
    },
    All(Vec<Vec<(String, Style)>>),
    Resized(u16, u16),
    Same,
}

fn next() -> impl Strategy<Value = Next> {
    let rows = usize::from(HEIGHT);
    prop_oneof![
        3 => (0..rows, row()).prop_map(|(y, row)| Next::Row(y, row)),
        4 => (0..rows, 1..5_usize, any::<bool>(), row())
            .prop_map(|(first, by, up, new)| Next::Scrolled { first, by, up, new }),
        1 => prop::collection::vec(row(), rows).prop_map(Next::All),
        1 => (1..WIDTH, 1..HEIGHT).prop_map(|(width, height)| Next::Resized(width, height)),
        1 => Just(Next::Same),
    ]
}

impl Picture {
    fn follow(&mut self, next: Next) {
        match next {
            Next::Row(y, row) => self.rows[y] = row,
            Next::All(rows) => self.rows = rows,
            Next::Scrolled { first, by, up, new } => {
                let region = &mut self.rows[first..];
                let by = by.min(region.len());
                if up {
                    region.rotate_left(by)
                } else {
                    region.rotate_right(by)
                }
                let free = if up { region.len() - by } else { 0 };
                region[free] = new;
            }
            Next::Resized(..) | Next::Same => {}
        }
    }
}

proptest! {
    #[test]
    fn the_terminal_shows_what_is_wanted(
        rows in prop::collection::vec(row(), usize::from(HEIGHT)),
        frames in prop::collection::vec((next(), cursor(), 0..20_u8), 1..12),
        able in any::<[bool; 2]>(),
    ) {
        let mut ends = Ends::new(WIDTH, HEIGHT, able[0], able[1]);
        let mut picture = Picture { rows, cursor: None };
        ends.show(&picture);
        ends.expect(&picture);
        for (next, cursor, clears) in frames {
            if clears == 0 {
                ends.terminal.begin(ends.terminal.size());
            }
            if let Next::Resized(width, height) = next {
                ends.resize(width, height);
            }
            picture.follow(next);
            let size = Rect::from((Position::ORIGIN, ends.terminal.size()));
            picture.cursor = cursor.filter(|cursor| size.contains(*cursor));
            ends.show(&picture);
            ends.expect(&picture);
            prop_assert_eq!(ends.show(&picture), 0, "a frame in which nothing has changed");
        }
    }
}

/// A list of 80x24: a title, rows with a bar, a last line.
fn list(from: usize, bar: usize) -> Picture {
    let bar_style = Style::new().add_modifier(Modifier::REVERSED | Modifier::BOLD);
    let mut rows = vec![vec![("Caseload".to_owned(), Style::new())]];
    for number in from..from + 22 {
        let text = format!(
            "BAL-TUR-2021-{number:04}  mother in clinic, {} at school",
            number % 7
        );
        let style = if number == bar {
            bar_style
        } else {
            Style::new()
        };
        rows.push(vec![(format!("{text:<80}"), style)]);
    }
    rows.push(vec![("F1 help".to_owned(), Style::new())]);
    Picture { rows, cursor: None }
}

/// The bytes that lead from one picture to the next.
fn cost_of(before: &Picture, after: &Picture) -> usize {
    let mut ends = Ends::new(80, 24, true, false);
    ends.show(before);
    let bytes = ends.show(after);
    ends.expect(after);
    bytes
}

#[test]
fn a_bar_costs_its_two_rows() {
    let row = 80;
    let bytes = cost_of(&list(100, 105), &list(100, 106));
    assert!(bytes <= 2 * row + 25, "{bytes}");
}

#[test]
fn a_scrolled_list_costs_its_new_row_and_the_two_of_the_bar() {
    let bytes = cost_of(&list(100, 121), &list(101, 122));
    assert!(bytes <= 2 * 80 + 40, "{bytes}");
    let back = cost_of(&list(101, 101), &list(100, 100));
    assert!(back <= 2 * 80 + 40, "{back}");
}

/// Whether the frame in which the list goes on asks the terminal to report; it is seen in what is written.
fn asks(ends: &mut Ends, may_ask: bool, picture: &Picture) -> bool {
    let asked = ends.terminal.show(may_ask, |buffer| {
        picture.draw(buffer);
        picture.cursor
    });
    let bytes = ends.line.0.take();
    let bytes = bytes.strip_suffix(b"\x1b[?2026l").unwrap_or(&bytes);
    assert_eq!(asked.unwrap(), bytes.ends_with(QUESTION));
    bytes.ends_with(QUESTION)
}

#[test]
fn a_terminal_is_asked_to_report_once_much_was_sent() {
    for synchronized in [false, true] {
        let mut ends = Ends::new(80, 24, true, synchronized);
        assert!(asks(&mut ends, true, &list(100, 100)), "a whole screen");
        let bars = (101..121).map(|bar| asks(&mut ends, true, &list(100, bar)));
        let asked: Vec<usize> = (1..)
            .zip(bars)
            .filter(|bar| bar.1)
            .map(|bar| bar.0)
            .collect();
        assert!(asked.len() >= 2 && asked[0] > 3, "{asked:?}");
        assert!(!asks(&mut ends, false, &list(500, 500)), "it may not");
        ends.terminal.abilities.reports = false;
        assert!(!asks(&mut ends, true, &list(100, 100)), "it does not know");
    }
}

#[test]
fn letters_never_have_a_terminal_asked() {
    let mut ends = Ends::new(80, 24, true, false);
    let text = "мать дома ".repeat(1000);
    for letter in text.chars() {
        let rows = vec![vec![(letter.to_string(), Style::new())]];
        let picture = Picture { rows, cursor: None };
        assert!(!asks(&mut ends, true, &picture));
    }
}

#[test]
fn a_typed_character_costs_itself() {
    let typed = |text: &str, column: u16| Picture {
        rows: vec![Vec::new(), vec![(text.to_owned(), Style::new())]],
        cursor: Some(Position::new(column, 1)),
    };
    let at_the_end = cost_of(&typed("Home visi", 9), &typed("Home visit", 10));
    assert_eq!(at_the_end, 1);
    let turkmen = cost_of(&typed("Öýe bar", 7), &typed("Öýe barý", 8));
    assert_eq!(turkmen, 2);
    let in_the_middle = cost_of(&typed("Home visit", 4), &typed("Homes visit", 5));
    assert!(in_the_middle <= "s visit".len() + 10, "{in_the_middle}");
}
