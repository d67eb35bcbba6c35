//! The recovery key: 130 random bits in Crockford's letters and digits, to be written on paper. Two
//! characters at its end tell a slip of the pen.

use super::refusal::Refusal;
use crate::domain::message::Message;
use crate::domain::problem::Problem;
use crate::store::StoreError;
use std::fmt;
use std::io;
use zeroize::Zeroizing;

/// Digits and letters without those that look alike.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Random characters, of five bits each.
const RANDOM: usize = 26;
/// Characters that follow from the others.
const CHECK: usize = 2;
/// Characters between two hyphens.
const GROUP: usize = 4;

/// The key that opens a store when no administrator can log in.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryKey(Zeroizing<String>);

/// Shows a recovery key to the person, who sees it this once.
pub type Show<'a> = &'a mut dyn FnMut(&RecoveryKey) -> io::Result<()>;

impl RecoveryKey {
    /// A new key.
    ///
    /// # Errors
    /// The system gives no random numbers.
    pub fn random() -> Result<Self, Refusal> {
        let mut bytes = Zeroizing::new([0; RANDOM]);
        getrandom::fill(bytes.as_mut()).map_err(|_| StoreError::NoRandomNumbers)?;
        let mut key = Zeroizing::new(String::with_capacity(RANDOM + CHECK));
        key.extend(bytes.iter().map(|byte| letter(*byte)));
        let check = check(&key);
        key.extend(check);
        Ok(Self(key))
    }

    /// The key that somebody typed from paper: small letters, spaces and hyphens make no difference, O
    /// is read as 0, I and L as 1.
    ///
    /// # Errors
    /// It has another length, a character that no key has, or a slip in it.
    pub fn parse(typed: &str) -> Result<Self, Problem> {
        let wrong = |message| Err(Problem::of("recovery_key", message));
        let mut key = Zeroizing::new(String::with_capacity(RANDOM + CHECK));
        for letter in typed.chars().filter(|it| !it.is_whitespace() && *it != '-') {
            let letter = match letter.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            if !u8::try_from(letter).is_ok_and(|byte| ALPHABET.contains(&byte)) {
                return wrong(Message::new("problem-recovery-key-character"));
            }
            if key.len() == RANDOM + CHECK {
                return wrong(Message::new("problem-recovery-key-length"));
            }
            key.push(letter);
        }
        if key.len() != RANDOM + CHECK {
            return wrong(Message::new("problem-recovery-key-length"));
        }
        let random: String = key.chars().take(RANDOM).collect();
        if !key.chars().skip(RANDOM).eq(check(&Zeroizing::new(random))) {
            return wrong(Message::new("problem-recovery-key-typo"));
        }
        Ok(Self(key))
    }

    /// As the store takes it.
    pub fn plain(&self) -> &str {
        &self.0
    }

    /// As it is written on paper: in groups with hyphens between them.
    pub fn on_paper(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(2 * (RANDOM + CHECK)));
        for (place, letter) in self.0.chars().enumerate() {
            if place > 0 && place % GROUP == 0 {
                text.push('-');
            }
            text.push(letter);
        }
        text
    }
}

impl fmt::Debug for RecoveryKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("RecoveryKey")
    }
}

fn letter(byte: u8) -> char {
    let letter = ALPHABET.get(usize::from(byte & 31));
    letter.map_or('0', |byte| char::from(*byte))
}

/// The characters that follow from the random ones.
fn check(random: &str) -> impl Iterator<Item = char> + use<> {
    let hash = blake3::derive_key("goldaw 2026-11 recovery key", random.as_bytes());
    hash.into_iter().take(CHECK).map(letter)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn key() -> String {
        let random = "0123456789ABCDEFGHJKMNPQRS";
        let whole: String = random.chars().chain(check(random)).collect();
        RecoveryKey(Zeroizing::new(whole)).on_paper().to_string()
    }

    fn said(typed: &str) -> Result<String, &'static str> {
        RecoveryKey::parse(typed)
            .map(|key| key.on_paper().to_string())
            .map_err(|problem| problem.message.id)
    }

    #[test]
    fn a_key_is_read_however_it_was_typed() {
        let key = key();
        for typed in [
            &key,
            &key.to_lowercase(),
            &key.replace('-', ""),
            &format!("  {} \n", key.replace('-', " ")),
            &key.replace('0', "o").replace('1', "l"),
        ] {
            assert_eq!(said(typed).as_deref(), Ok(key.as_str()), "{typed}");
        }
    }

    #[test]
    fn a_slip_of_the_pen_is_told() {
        let key = key();
        for (typed, expected) in [
            ("", "problem-recovery-key-length"),
            (&format!("{key}0"), "problem-recovery-key-length"),
            (&key.replace('R', ""), "problem-recovery-key-length"),
            (&key.replace('R', "U"), "problem-recovery-key-character"),
            (&key.replace('R', "ж"), "problem-recovery-key-character"),
            (&key.replace('R', "S"), "problem-recovery-key-typo"),
            (&key.replace("AB", "BA"), "problem-recovery-key-typo"),
        ] {
            assert_eq!(said(typed), Err(expected), "{typed}");
        }
    }

    #[test]
    fn keys_are_random_and_read_back() {
        let keys: std::collections::BTreeSet<String> = (0..100)
            .map(|_| RecoveryKey::random().unwrap().on_paper().to_string())
            .collect();
        assert_eq!(keys.len(), 100);
        for key in keys {
            assert_eq!(key.len(), 34);
            assert_eq!(said(&key).as_deref(), Ok(key.as_str()));
        }
    }

    proptest! {
        #[test]
        fn anything_typed_is_answered_calmly(typed in ".{0,60}") {
            let _ = said(&typed);
        }
    }
}
