//! How things look: sixteen colours at most, and nothing that is said by colour alone.

use super::widget::text::Letters;
use ratatui::style::{Color, Modifier, Style};

/// What the terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// Whether colours may be used.
    pub colour: bool,
    /// Whether characters beyond ASCII may be used for lines, signs and letters.
    pub unicode: bool,
}

impl Theme {
    /// Colours and lines.
    pub const RICH: Theme = Theme {
        colour: true,
        unicode: true,
    };

    /// The theme for these environment variables: `NO_COLOR` when set and not empty takes the colours away
    /// (<https://no-color.org>), a locale that is not UTF-8 takes the lines and the letters beyond ASCII away.
    pub fn from_environment(read: impl Fn(&str) -> Option<String>) -> Self {
        let set = |name: &str| read(name).filter(|value| !value.is_empty());
        let locale = set("LC_ALL")
            .or_else(|| set("LC_CTYPE"))
            .or_else(|| set("LANG"));
        let encoding = locale.unwrap_or_default().to_lowercase();
        Self {
            colour: set("NO_COLOR").is_none(),
            unicode: encoding.contains("utf-8") || encoding.contains("utf8"),
        }
    }

    /// The selected row. Reversed, so that it is seen without colours; the margin has a `>` too.
    pub fn selected(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED | Modifier::BOLD)
    }

    /// A heading.
    pub fn heading(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// What matters less: hints, rules, labels.
    pub fn quiet(self) -> Style {
        Style::new().add_modifier(Modifier::DIM)
    }

    /// What needs somebody now; the words or a sign say it too.
    pub fn urgent(self) -> Style {
        self.coloured(Color::Red).add_modifier(Modifier::BOLD)
    }

    /// What is close to its limit.
    pub fn warning(self) -> Style {
        self.coloured(Color::Yellow)
    }

    /// What went well.
    pub fn good(self) -> Style {
        self.coloured(Color::Green)
    }

    /// The field with the focus.
    pub fn focused(self) -> Style {
        Style::new().add_modifier(Modifier::UNDERLINED)
    }

    fn coloured(self, colour: Color) -> Style {
        if self.colour {
            Style::new().fg(colour)
        } else {
            Style::new()
        }
    }

    /// The horizontal line.
    pub fn line(self) -> &'static str {
        if self.unicode { "─" } else { "-" }
    }

    /// The vertical line.
    pub fn bar(self) -> &'static str {
        if self.unicode { "│" } else { "|" }
    }

    /// The letters of every text.
    pub fn letters(self) -> Letters {
        if self.unicode {
            Letters::All
        } else {
            Letters::Ascii
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

#[cfg(test)]
mod tests {
    use super::*;

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
        ] {
            let read = |name: &str| {
                let found = set.iter().find(|(key, _)| *key == name);
                found.map(|(_, value)| (*value).to_owned())
            };
            assert_eq!(
                Theme::from_environment(read),
                Theme { colour, unicode },
                "{set:?}"
            );
        }
    }
}
