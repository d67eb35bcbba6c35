//! Which keys came together. A terminal without bracketed paste (the Linux console, GNU screen, old ones
//! over a serial line) sends a pasted text as keys: only that nobody types so fast shows what it is.

use super::chord::Chord;
use crate::ui::message::Msg;
use crossterm::event::{KeyCode, KeyEvent};
use std::collections::HashSet;
use std::time::Duration;

/// So many letters at once are a paste if enough of them differ: whoever types ahead on a slow line repeats
/// a few commands, or holds a key down.
const LEAST_KEYS: usize = 10;
/// So many different ones.
const LEAST_DIFFERENT: usize = 6;
/// How long the next part of a paste is waited for; a slow line sends it in parts.
const BETWEEN_PARTS: Duration = Duration::from_millis(50);
/// A long paste is handed on in pieces of so many keys.
const MOST_KEYS: usize = 1024;

/// Keys of text that came together and are not handed on yet.
#[derive(Debug, Default)]
pub struct Together {
    keys: Vec<KeyEvent>,
    /// What came after them.
    last: Option<Msg>,
    /// Whether an earlier piece was a paste that still goes on.
    pasting: bool,
}

impl Together {
    /// Takes what happened.
    pub fn add(&mut self, msg: Msg) {
        match msg {
            Msg::Key(key) if is_text(key) => self.keys.push(key),
            msg => self.last = Some(msg),
        }
    }

    /// How long to wait for more, if there is to be more.
    pub fn patience(&self) -> Option<Duration> {
        let goes_on = self.looks_pasted() && self.last.is_none();
        goes_on.then_some(BETWEEN_PARTS)
    }

    /// What can be handed on; `more` says whether something has come already that may belong to it.
    pub fn take(&mut self, more: bool) -> Vec<Msg> {
        let ends = self.last.is_some() || !more;
        if !ends && self.keys.len() < MOST_KEYS {
            return Vec::new();
        }
        let pasted = self.looks_pasted();
        let keys = std::mem::take(&mut self.keys);
        self.pasting = pasted && !ends;
        let mut told: Vec<Msg> = match pasted {
            true => vec![Msg::Burst(keys)],
            false => keys.into_iter().map(Msg::Key).collect(),
        };
        told.extend(self.last.take());
        told
    }

    fn looks_pasted(&self) -> bool {
        let letters = self.keys.iter().map(|key| key.code);
        let different = letters.collect::<HashSet<KeyCode>>().len();
        let many = self.keys.len() >= LEAST_KEYS && different >= LEAST_DIFFERENT;
        !self.keys.is_empty() && (self.pasting || many)
    }
}

/// Whether a key can be part of a text: a character, the end of a line, a tab.
fn is_text(key: KeyEvent) -> bool {
    let bare = key.modifiers.is_empty();
    Chord::from(key).is_text() || (bare && matches!(key.code, KeyCode::Enter | KeyCode::Tab))
}

#[cfg(test)]
#[allow(clippy::panic)]
mod tests {
    use super::*;
    use crossterm::event::KeyModifiers;

    fn key(code: KeyCode) -> Msg {
        Msg::Key(KeyEvent::new(code, KeyModifiers::NONE))
    }

    /// What is handed on of a text of which all is there already: pastes as texts, keys one by one.
    fn told(text: &str) -> Vec<String> {
        let mut together = Together::default();
        let mut told = Vec::new();
        let count = text.chars().count();
        for (number, character) in (1..).zip(text.chars()) {
            together.add(match character {
                '\n' => key(KeyCode::Enter),
                '^' => key(KeyCode::Down),
                character => key(KeyCode::Char(character)),
            });
            told.extend(together.take(number < count));
        }
        let of = |key: KeyEvent| match key.code {
            KeyCode::Char(character) => character,
            KeyCode::Enter => '\n',
            _ => '^',
        };
        let told = told.into_iter().map(|msg| match msg {
            Msg::Key(key) => of(key).to_string(),
            Msg::Burst(keys) => keys.into_iter().map(of).collect(),
            msg => panic!("{msg:?}"),
        });
        told.collect()
    }

    #[test]
    fn many_different_letters_at_once_are_a_paste() {
        let text = "q\nhome visit, мать дома";
        assert_eq!(told(text), [text]);
        assert_eq!(
            told("^home visit on Friday^"),
            ["^", "home visit on Friday", "^"]
        );
        assert_eq!(told("+99312000000"), ["+99312000000"]);
        let long = "home visit, ".repeat(200);
        assert!(told(&long).iter().all(|part| part.len() > 1), "to its end");
        assert_eq!(told(&long).concat(), long);
    }

    #[test]
    fn what_is_typed_ahead_stays_keys() {
        for text in ["s^n", "jjjjjjjjjjjjjjjjjjjjkkkk", "r\nd", "session"] {
            assert!(
                told(text).iter().all(|key| key.chars().count() == 1),
                "{text}"
            );
        }
    }

    #[test]
    fn only_the_next_part_of_a_paste_is_waited_for() {
        let mut together = Together::default();
        together.add(key(KeyCode::Char('s')));
        assert_eq!(together.patience(), None);
        "ession with Aýna"
            .chars()
            .for_each(|letter| together.add(key(KeyCode::Char(letter))));
        assert_eq!(together.patience(), Some(BETWEEN_PARTS));
        together.add(key(KeyCode::Down));
        assert_eq!(together.patience(), None);
    }
}
