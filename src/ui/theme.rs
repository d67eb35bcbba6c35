//! How things look: sixteen colours at most, and nothing that is said by colour alone.

use super::widget::text::Letters;
use crate::domain::preferences::Appearance;
use ratatui::style::{Color, Modifier, Style};

/// What the terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// Whether colours may be used.
    pub colour: bool,
    /// Whether characters beyond ASCII may be used for lines, signs and letters.
    pub unicode: bool,
    /// Whether it is the Linux console, whose fonts lack some signs.
    pub console: bool,
    /// What the reader has chosen.
    pub appearance: Appearance,
}

impl Theme {
    /// Colours and lines.
    pub const RICH: Theme = Theme {
        colour: true,
        unicode: true,
        console: false,
        appearance: Appearance::Usual,
    };

    /// The theme for these environment variables: `NO_COLOR` when set and not empty takes the colours away
    /// (<https://no-color.org>), as does a terminal in `TERM` that has none; a locale that is not UTF-8 takes the lines and the letters beyond ASCII away.
    pub fn from_environment(read: impl Fn(&str) -> Option<String>) -> Self {
        let set = |name: &str| read(name).filter(|value| !value.is_empty());
        let locale = set("LC_ALL")
            .or_else(|| set("LC_CTYPE"))
            .or_else(|| set("LANG"));
        let encoding = locale.unwrap_or_default().to_lowercase();
        Self {
            colour: set("NO_COLOR").is_none()
                && !set("TERM").is_some_and(|term| has_no_colours(&term)),
            unicode: encoding.contains("utf-8") || encoding.contains("utf8"),
            console: set("TERM").is_some_and(|term| term == "linux"),
            ..Self::RICH
        }
    }

    /// What is selected: a word of several, a part of a text. Reversed, so that it is seen without colours.
    pub fn selected(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED | Modifier::BOLD)
    }

    /// The margin and first column of the selected row. The margin has a `>` too; on a slow line only that.
    pub fn selected_row(self) -> Style {
        match self.appearance {
            Appearance::SlowLine => Style::new(),
            _ => self.selected(),
        }
    }

    /// The rest of the selected row. A bar over all of it costs a slow line three times as much.
    pub fn selected_rest(self) -> Style {
        match self.appearance {
            Appearance::HighContrast => self.selected(),
            _ => Style::new(),
        }
    }

    /// How many of these rows below a list are for the selected row, written out. On a slow line none are: who
    /// wants to read one opens it.
    pub fn written_out(self, rows: u16) -> u16 {
        if self.is_slow_line() { 0 } else { rows }
    }

    /// A heading.
    pub fn heading(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// What matters less: hints, rules, labels. As strong as the rest where quiet colours are not seen.
    pub fn quiet(self) -> Style {
        match self.appearance {
            Appearance::Usual | Appearance::ColourBlind => Style::new().add_modifier(Modifier::DIM),
            Appearance::HighContrast | Appearance::Plain | Appearance::SlowLine => Style::new(),
        }
    }

    /// What needs somebody now; the words or a sign say it too.
    pub fn urgent(self) -> Style {
        let style = Style::new().add_modifier(Modifier::BOLD);
        match self.appearance {
            Appearance::Usual => self.coloured(style.fg(Color::Red)),
            // Yellow and blue grounds differ for every eye.
            Appearance::ColourBlind => self.coloured(style.fg(Color::Black).bg(Color::Yellow)),
            Appearance::HighContrast => style.add_modifier(Modifier::UNDERLINED),
            Appearance::Plain | Appearance::SlowLine => style,
        }
    }

    /// What is close to its limit. Of the sixteen colours only red and magenta are read on a black and on a
    /// white ground; yellow and green vanish on white.
    pub fn warning(self) -> Style {
        match self.appearance {
            Appearance::Usual => self.coloured(Style::new().fg(Color::Magenta)),
            Appearance::ColourBlind => self.coloured(Style::new().fg(Color::White).bg(Color::Blue)),
            Appearance::HighContrast => Style::new().add_modifier(Modifier::UNDERLINED),
            Appearance::Plain | Appearance::SlowLine => Style::new(),
        }
    }

    /// The field with the focus.
    pub fn focused(self) -> Style {
        Style::new().add_modifier(Modifier::UNDERLINED)
    }

    /// The style, without its colours where there are none.
    fn coloured(self, style: Style) -> Style {
        match self.colour {
            true => style,
            false => Style::new().add_modifier(style.add_modifier),
        }
    }

    /// Whether nothing is drawn that is no text, and one thing stands on a line where that is possible.
    pub fn is_plain(self) -> bool {
        self.appearance == Appearance::Plain
    }

    /// Whether every character that is drawn has to be worth its time on the line.
    pub fn is_slow_line(self) -> bool {
        self.appearance == Appearance::SlowLine
    }

    /// The horizontal line.
    pub fn line(self) -> &'static str {
        match (self.appearance, self.unicode) {
            (Appearance::Plain | Appearance::SlowLine, _) => " ",
            (_, true) => "─",
            (_, false) => "-",
        }
    }

    /// The vertical line.
    pub fn bar(self) -> &'static str {
        match (self.appearance, self.unicode) {
            (Appearance::Plain, _) => " ",
            (Appearance::SlowLine, _) | (_, false) => "|",
            (_, true) => "│",
        }
    }

    /// The letters of every text.
    pub fn letters(self) -> Letters {
        match (self.unicode, self.console) {
            (true, false) => Letters::All,
            (true, true) => Letters::Console,
            (false, _) => Letters::Ascii,
        }
    }

    /// A thing that is done or chosen.
    pub fn done(self) -> &'static str {
        if self.unicode { "✓" } else { "x" }
    }

    /// What somebody else has changed.
    pub fn changed(self) -> &'static str {
        if self.unicode { "•" } else { "*" }
    }

    /// What stands for a value that is not there.
    pub fn none(self) -> &'static str {
        if self.unicode { "–" } else { "-" }
    }

    /// Between two parts of a line, with the spaces around it.
    pub fn dot(self) -> &'static str {
        if self.unicode { " · " } else { " - " }
    }
}

/// Terminals such as the VT100, and entries for those with one colour such as `xterm-mono`.
fn has_no_colours(term: &str) -> bool {
    term == "dumb" || term.starts_with("vt") || term.ends_with("-m") || term.ends_with("-mono")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Red, green and blue of the sixteen colours.
    type Palette = [(Color, [u8; 3]); 6];

    const XTERM: Palette = [
        (Color::Black, [0, 0, 0]),
        (Color::Red, [205, 0, 0]),
        (Color::Yellow, [205, 205, 0]),
        (Color::Blue, [0, 0, 238]),
        (Color::Magenta, [205, 0, 205]),
        (Color::White, [255, 255, 255]),
    ];
    const LINUX_CONSOLE: Palette = [
        (Color::Black, [0, 0, 0]),
        // Bold is bright there.
        (Color::Red, [255, 85, 85]),
        (Color::Yellow, [170, 85, 0]),
        (Color::Blue, [0, 0, 170]),
        (Color::Magenta, [170, 0, 170]),
        (Color::White, [255, 255, 255]),
    ];
    const PUTTY: Palette = [
        (Color::Black, [0, 0, 0]),
        (Color::Red, [187, 0, 0]),
        (Color::Yellow, [187, 187, 0]),
        (Color::Blue, [0, 0, 187]),
        (Color::Magenta, [187, 0, 187]),
        (Color::White, [255, 255, 255]),
    ];

    /// How well one colour is read on the other, from 1 to 21 (WCAG 2.2, contrast ratio).
    fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
        let channel = |value: u8| {
            let value = f64::from(value) / 255.0;
            match value <= 0.04045 {
                true => value / 12.92,
                false => ((value + 0.055) / 1.055).powf(2.4),
            }
        };
        let light = |[red, green, blue]: [u8; 3]| {
            0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue)
        };
        let (one, other) = (light(one), light(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn every_pair_of_colours_is_read_on_every_ground() {
        let (black, white) = ([0; 3], [255; 3]);
        for (palette, grounds) in [
            (XTERM, &[black, white][..]),
            (LINUX_CONSOLE, &[black]),
            (PUTTY, &[black, white]),
        ] {
            let of = |wanted: Color| {
                palette
                    .iter()
                    .find(|(color, _)| *color == wanted)
                    .map(|(_, rgb)| *rgb)
            };
            for appearance in Appearance::ALL {
                let theme = Theme {
                    appearance: *appearance,
                    ..Theme::RICH
                };
                for style in [
                    theme.urgent(),
                    theme.warning(),
                    theme.quiet(),
                    theme.heading(),
                ] {
                    let Some(ink) = style.fg.and_then(of) else {
                        assert_eq!(style.fg, None, "{style:?} has no pair");
                        continue;
                    };
                    let own = style.bg.and_then(of).map(|ground| vec![ground]);
                    for ground in own.unwrap_or(grounds.to_vec()) {
                        let contrast = contrast(ink, ground);
                        assert!(
                            contrast >= 3.0,
                            "{appearance:?} {style:?} on {ground:?}: {contrast}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn no_two_looks_differ_by_red_and_green_or_by_nothing() {
        for appearance in Appearance::ALL {
            let theme = Theme {
                appearance: *appearance,
                ..Theme::RICH
            };
            let used = [theme.urgent(), theme.warning(), theme.quiet()];
            assert!(
                used.iter()
                    .all(|style| style.fg != Some(Color::Green) && style.bg != Some(Color::Green))
            );
            assert_ne!(theme.urgent(), theme.warning());
            let grey = Theme {
                colour: false,
                ..theme
            };
            assert_eq!(
                (grey.urgent().fg, grey.urgent().bg, grey.warning().bg),
                (None, None, None)
            );
        }
        let strong = Theme {
            appearance: Appearance::HighContrast,
            ..Theme::RICH
        };
        assert_eq!(strong.quiet(), Style::new(), "nothing is dim");
    }

    #[test]
    fn the_environment_decides() {
        for (set, colour, unicode) in [
            (&[("LANG", "tk_TM.UTF-8")][..], true, true),
            (
                &[("LANG", "ru_RU.utf8"), ("NO_COLOR", "1")][..],
                false,
                true,
            ),
            (&[("LANG", "ru_RU.UTF-8"), ("LC_ALL", "C")][..], true, false),
            (&[("NO_COLOR", "")][..], true, false),
            (&[("LANG", "C.UTF-8"), ("TERM", "vt100")][..], false, true),
            (&[("LANG", "C"), ("TERM", "linux")][..], true, false),
        ] {
            let read = |name: &str| {
                let found = set.iter().find(|(key, _)| *key == name);
                found.map(|(_, value)| (*value).to_owned())
            };
            assert_eq!(
                Theme::from_environment(read),
                Theme {
                    colour,
                    unicode,
                    console: set.contains(&("TERM", "linux")),
                    ..Theme::RICH
                },
                "{set:?}"
            );
        }
    }
}
