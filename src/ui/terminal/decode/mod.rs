//! What a terminal sends, as keys and texts: UTF-8, Control, Alt as Esc before a key, and the sequences for keys
//! of xterm, PuTTY, rxvt and the Linux console (ECMA-48).
//!
//! The bytes may come in any pieces. Only of an Esc at the end nobody can know what it is before some time has
//! gone without more.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use std::time::Duration;

const ESC: u8 = 0x1b;
const PASTE_BEGINS: &[u8] = b"\x1b[200~";
const PASTE_ENDS: &[u8] = b"\x1b[201~";
/// After so long an Esc is the key itself.
const LONE_ESC: Duration = Duration::from_millis(50);
/// After so long the rest of a sequence does not come any more. No key of the program begins like one.
const CUT_SEQUENCE: Duration = Duration::from_secs(1);
/// No sequence is longer.
const LONGEST: usize = 64;

/// What has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A key was pressed.
    Key(KeyEvent),
    /// A text was pasted.
    Paste(String),
    /// The terminal has reported that all is well (DSR), as it does when it is asked.
    Report,
}

/// What is at the beginning of some bytes: how many of them it takes, and what it means if it means anything.
/// `None` while it is not whole.
type First = Option<(usize, Option<Event>)>;

/// Bytes on their way to be keys.
#[derive(Debug, Default)]
pub struct Decoder {
    /// What is not whole yet.
    held: Vec<u8>,
    /// What has come of a text that is being pasted.
    pasted: Option<Vec<u8>>,
}

impl Decoder {
    /// Takes the next piece and gives what is whole.
    pub fn decode(&mut self, piece: &[u8]) -> Vec<Event> {
        self.held.extend_from_slice(piece);
        let mut events = Vec::new();
        loop {
            let whole = match self.pasted.take() {
                Some(pasted) => self.paste(pasted).map(Some),
                None => self.first(),
            };
            match whole {
                Some(event) => events.extend(event),
                None => return events,
            }
        }
    }

    /// How long to wait for the rest of what is held.
    pub fn patience(&self) -> Option<Duration> {
        match self.held.as_slice() {
            _ if self.pasted.is_some() => None,
            [ESC] => Some(LONE_ESC),
            [ESC, ..] => Some(CUT_SEQUENCE),
            _ => None,
        }
    }

    /// The rest has not come.
    pub fn give_up(&mut self) -> Option<Event> {
        match std::mem::take(&mut self.held).as_slice() {
            [ESC] => Some(Event::Key(KeyCode::Esc.into())),
            _ => None,
        }
    }

    /// What is at the beginning of what is held, taken out of it.
    fn first(&mut self) -> Option<Option<Event>> {
        if self.held.starts_with(PASTE_BEGINS) {
            self.held.drain(..PASTE_BEGINS.len());
            self.pasted = Some(Vec::new());
            return Some(None);
        }
        let (length, event) = first(&self.held)?;
        self.held.drain(..length.min(self.held.len()));
        Some(event)
    }

    /// The text that is being pasted, if its end is there. What is certain to be text is put aside, so that none of
    /// it is searched twice.
    fn paste(&mut self, mut pasted: Vec<u8>) -> Option<Event> {
        let end = memchr::memmem::find(&self.held, PASTE_ENDS);
        let text = end.unwrap_or(self.held.len().saturating_sub(PASTE_ENDS.len() - 1));
        pasted.extend(self.held.drain(..text));
        if end.is_none() {
            self.pasted = Some(pasted);
            return None;
        }
        self.held.drain(..PASTE_ENDS.len());
        Some(Event::Paste(String::from_utf8_lossy(&pasted).into_owned()))
    }
}

fn first(bytes: &[u8]) -> First {
    let after = |passed: usize, (length, event)| (passed + length, event);
    match bytes {
        [] | [ESC] => None,
        // The second one may be another key, or the beginning of one.
        [ESC, ESC, ..] => whole(1, KeyCode::Esc.into()),
        [ESC, b'[', rest @ ..] => control_sequence(rest).map(|found| after(2, found)),
        [ESC, b'O', rest @ ..] => {
            parameters_and_last(rest, application_key).map(|found| after(2, found))
        }
        [ESC, rest @ ..] => character(rest).map(|(length, event)| match event {
            Some(Event::Key(key)) => {
                let modifiers = key.modifiers | KeyModifiers::ALT;
                (length + 1, Some(Event::Key(KeyEvent { modifiers, ..key })))
            }
            other => (length + 1, other),
        }),
        _ => character(bytes),
    }
}

fn whole(length: usize, key: KeyEvent) -> First {
    Some((length, Some(Event::Key(key))))
}

/// A character, or Control with one.
fn character(bytes: &[u8]) -> First {
    let control = |letter: u8| KeyEvent::new(KeyCode::Char(letter.into()), KeyModifiers::CONTROL);
    match *bytes.first()? {
        b'\r' => whole(1, KeyCode::Enter.into()),
        b'\t' => whole(1, KeyCode::Tab.into()),
        0x7f => whole(1, KeyCode::Backspace.into()),
        0 => whole(1, control(b' ')),
        byte @ 0x01..=0x1a => whole(1, control(byte - 1 + b'a')),
        byte @ 0x1c..=0x1f => whole(1, control(byte - 0x1c + b'4')),
        _ => letter(bytes),
    }
}

/// A character of UTF-8; what is none is passed over.
fn letter(bytes: &[u8]) -> First {
    let bytes = bytes.get(..4).unwrap_or(bytes);
    let (valid, wrong) = match str::from_utf8(bytes) {
        Ok(valid) => (valid, None),
        Err(error) => {
            let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
            (str::from_utf8(valid).unwrap_or_default(), error.error_len())
        }
    };
    let Some(letter) = valid.chars().next() else {
        return wrong.map(|length| (length, None));
    };
    let modifiers = match letter.is_uppercase() {
        true => KeyModifiers::SHIFT,
        false => KeyModifiers::NONE,
    };
    whole(
        letter.len_utf8(),
        KeyEvent::new(KeyCode::Char(letter), modifiers),
    )
}

/// What follows on `ESC [`.
fn control_sequence(after: &[u8]) -> First {
    match after {
        [] | [b'['] => None,
        // The Linux console.
        [b'[', letter @ b'A'..=b'E', ..] => whole(2, KeyCode::F(letter - b'A' + 1).into()),
        [b'[', ..] => Some((1, None)),
        // A click, from a terminal that somebody else has left so: its three bytes are no keys.
        [b'M', rest @ ..] => (rest.len() >= 3).then_some((4, None)),
        [b'0', b'n', ..] => Some((2, Some(Event::Report))),
        _ => parameters_and_last(after, control_key),
    }
}

/// Parameters and the byte that ends them; `key` says which key they are together.
fn parameters_and_last(
    after: &[u8],
    key: impl Fn(u8, &[Option<u32>]) -> Option<KeyEvent>,
) -> First {
    let near = after.get(..LONGEST).unwrap_or(after);
    let digits = near.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let length = match near.get(digits) {
        // In rxvt it ends the keys with Shift; elsewhere it stands before the last byte.
        Some(b'$') if digits > 0 => Some(digits),
        _ => near.iter().position(|byte| !matches!(byte, 0x20..=0x3f)),
    };
    let Some(length) = length else {
        return (after.len() >= LONGEST).then_some((LONGEST, None));
    };
    let (parameters, rest) = after.split_at(length);
    match rest.first() {
        Some(last) if matches!(last, 0x40..=0x7e | b'$') => {
            // With a sign before its parameters it is an answer of the terminal.
            let answers = matches!(parameters.first(), Some(b'<'..=b'?'));
            let key = key(*last, &numbers(parameters)).filter(|_| !answers);
            Some((length + 1, key.map(Event::Key)))
        }
        // What can't belong to a sequence breaks it off and stands for itself.
        _ => Some((length, None)),
    }
}

fn numbers(parameters: &[u8]) -> Vec<Option<u32>> {
    let number = |part: &[u8]| str::from_utf8(part).ok()?.parse().ok();
    parameters.split(|byte| *byte == b';').map(number).collect()
}

/// Which modifiers this parameter names.
fn modifiers(parameter: Option<&Option<u32>>) -> KeyModifiers {
    let held = parameter
        .copied()
        .flatten()
        .map_or(0, |mask| mask.saturating_sub(1));
    let all = [
        (1, KeyModifiers::SHIFT),
        (2, KeyModifiers::ALT),
        (4, KeyModifiers::CONTROL),
    ];
    let named = all.into_iter().filter(|(bit, _)| held & bit != 0);
    named.map(|(_, modifier)| modifier).collect()
}

/// A key that was sent after `ESC [`.
fn control_key(last: u8, numbers: &[Option<u32>]) -> Option<KeyEvent> {
    let modifiers = modifiers(numbers.get(1));
    let first = numbers.first().copied().flatten();
    let numbered = |more| Some(KeyEvent::new(numbered(first?)?, modifiers | more));
    match last {
        b'~' => numbered(KeyModifiers::NONE),
        b'$' => numbered(KeyModifiers::SHIFT),
        b'^' => numbered(KeyModifiers::CONTROL),
        b'@' => numbered(KeyModifiers::CONTROL | KeyModifiers::SHIFT),
        b'Z' => Some(KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT)),
        b'a'..=b'd' => {
            let code = cursor(last.to_ascii_uppercase())?;
            Some(KeyEvent::new(code, KeyModifiers::SHIFT))
        }
        b'u' => unicode(first?, modifiers),
        _ => Some(KeyEvent::new(cursor(last)?, modifiers)),
    }
}

/// A key that was sent after `ESC O`.
fn application_key(last: u8, numbers: &[Option<u32>]) -> Option<KeyEvent> {
    match last {
        b'a'..=b'd' => {
            let code = cursor(last.to_ascii_uppercase())?;
            Some(KeyEvent::new(code, KeyModifiers::CONTROL))
        }
        _ => Some(KeyEvent::new(cursor(last)?, modifiers(numbers.last()))),
    }
}

/// The keys that a letter names.
fn cursor(last: u8) -> Option<KeyCode> {
    let code = match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        letter @ b'P'..=b'S' => KeyCode::F(letter - b'P' + 1),
        _ => return None,
    };
    Some(code)
}

/// The keys that a number names; the function keys have gaps as on a VT220.
fn numbered(number: u32) -> Option<KeyCode> {
    let number = u8::try_from(number).ok()?;
    let code = match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => KeyCode::F(number - 10),
        17..=21 => KeyCode::F(number - 11),
        23..=26 => KeyCode::F(number - 12),
        28..=29 => KeyCode::F(number - 13),
        31..=34 => KeyCode::F(number - 14),
        _ => return None,
    };
    Some(code)
}

/// A key that is named by its character, as some terminals send what has no sequence of its own.
fn unicode(code: u32, modifiers: KeyModifiers) -> Option<KeyEvent> {
    let code = match char::from_u32(code)? {
        '\x1b' => KeyCode::Esc,
        '\r' => KeyCode::Enter,
        '\t' if modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
        '\t' => KeyCode::Tab,
        '\x7f' => KeyCode::Backspace,
        character => KeyCode::Char(character),
    };
    Some(KeyEvent::new(code, modifiers))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
