//! One key with its modifiers, as it is written in the key table and on the screen.

use super::twin::twin;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// A key with its modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Chord {
    /// The key.
    pub code: KeyCode,
    /// Control, Alt and Shift; a character already says whether Shift was held.
    pub modifiers: KeyModifiers,
}

/// A character without Control or Alt.
pub const fn plain(character: char) -> Chord {
    with(KeyCode::Char(character), KeyModifiers::NONE)
}

/// Control and a letter, given in lower case.
pub const fn ctrl(letter: char) -> Chord {
    with(KeyCode::Char(letter), KeyModifiers::CONTROL)
}

/// Alt and a letter, given in lower case.
pub const fn alt(letter: char) -> Chord {
    with(KeyCode::Char(letter), KeyModifiers::ALT)
}

/// A function key.
pub const fn function(number: u8) -> Chord {
    with(KeyCode::F(number), KeyModifiers::NONE)
}

/// Shift and a function key; many terminals send it as the function key twelve further.
pub const fn shift_function(number: u8) -> Chord {
    with(KeyCode::F(number), KeyModifiers::SHIFT)
}

/// A key that is no character, such as Enter.
pub const fn key(code: KeyCode) -> Chord {
    with(code, KeyModifiers::NONE)
}

const fn with(code: KeyCode, modifiers: KeyModifiers) -> Chord {
    Chord { code, modifiers }
}

impl From<KeyEvent> for Chord {
    fn from(event: KeyEvent) -> Self {
        let held =
            event.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT);
        match event.code {
            KeyCode::Char(character) if held.contains(KeyModifiers::CONTROL) => {
                let letter = character.to_lowercase().next().unwrap_or(character);
                with(KeyCode::Char(letter), held - KeyModifiers::SHIFT)
            }
            KeyCode::Char(_) | KeyCode::BackTab => with(event.code, held - KeyModifiers::SHIFT),
            KeyCode::F(number @ 13..=24) => {
                with(KeyCode::F(number - 12), held | KeyModifiers::SHIFT)
            }
            code => with(code, held),
        }
    }
}

impl Chord {
    /// The key as the fields for text know it: Control with a letter of another layout is Control with the
    /// Latin one under the same finger.
    pub fn editing(key: KeyEvent) -> KeyEvent {
        let code = match key.modifiers.contains(KeyModifiers::CONTROL) {
            true => Self::from(key).latin().code,
            false => key.code,
        };
        KeyEvent { code, ..key }
    }

    /// Whether a text field would take this key as text.
    pub fn is_text(self) -> bool {
        let held = KeyModifiers::CONTROL | KeyModifiers::ALT;
        matches!(self.code, KeyCode::Char(_)) && !self.modifiers.intersects(held)
    }

    /// The same chord on the Latin layout.
    #[must_use]
    pub fn latin(self) -> Self {
        match self.code {
            KeyCode::Char(character) => with(KeyCode::Char(twin(character)), self.modifiers),
            _ => self,
        }
    }

    /// The name of the key on the screen, such as `Ctrl-S`; `unicode` allows arrows.
    pub fn name(self, unicode: bool) -> String {
        let mut name = String::new();
        for (modifier, text) in [
            (KeyModifiers::CONTROL, "Ctrl-"),
            (KeyModifiers::ALT, "Alt-"),
            (KeyModifiers::SHIFT, "Shift-"),
        ] {
            if self.modifiers.contains(modifier) {
                name.push_str(text);
            }
        }
        match self.code {
            KeyCode::Char(' ') => name.push_str("Space"),
            KeyCode::Char(character) if self.modifiers.contains(KeyModifiers::CONTROL) => {
                name.extend(character.to_uppercase());
            }
            KeyCode::Char(character) => name.push(character),
            KeyCode::F(number) => name.push_str(&format!("F{number}")),
            code => name.push_str(key_name(code, unicode)),
        }
        name
    }
}

fn key_name(code: KeyCode, unicode: bool) -> &'static str {
    match (code, unicode) {
        (KeyCode::Enter, true) => "↵",
        (KeyCode::Up, true) => "↑",
        (KeyCode::Down, true) => "↓",
        (KeyCode::Left, true) => "←",
        (KeyCode::Right, true) => "→",
        (KeyCode::Enter, false) => "Enter",
        (KeyCode::Up, false) => "Up",
        (KeyCode::Down, false) => "Down",
        (KeyCode::Left, false) => "Left",
        (KeyCode::Right, false) => "Right",
        (KeyCode::Esc, _) => "Esc",
        (KeyCode::Tab, _) => "Tab",
        (KeyCode::BackTab, _) => "Shift-Tab",
        (KeyCode::Backspace, _) => "Backspace",
        (KeyCode::Delete, _) => "Del",
        (KeyCode::Insert, _) => "Ins",
        (KeyCode::Home, _) => "Home",
        (KeyCode::End, _) => "End",
        (KeyCode::PageUp, _) => "PgUp",
        (KeyCode::PageDown, _) => "PgDn",
        _ => "?",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terminals_differ_but_chords_do_not() {
        let event = |code, modifiers| Chord::from(KeyEvent::new(code, modifiers));
        for (chord, expected) in [
            (event(KeyCode::Char('N'), KeyModifiers::SHIFT), plain('N')),
            (event(KeyCode::Char('N'), KeyModifiers::NONE), plain('N')),
            (event(KeyCode::Char('S'), KeyModifiers::CONTROL), ctrl('s')),
            (
                event(KeyCode::BackTab, KeyModifiers::SHIFT),
                key(KeyCode::BackTab),
            ),
            (event(KeyCode::F(14), KeyModifiers::NONE), shift_function(2)),
        ] {
            assert_eq!(chord, expected);
        }
    }

    #[test]
    fn names_are_those_on_the_keys() {
        for (chord, name) in [
            (ctrl('s'), "Ctrl-S"),
            (alt('n'), "Alt-n"),
            (shift_function(2), "Shift-F2"),
            (key(KeyCode::Enter), "Enter"),
            (plain('N'), "N"),
        ] {
            assert_eq!(chord.name(false), name);
        }
    }
}
