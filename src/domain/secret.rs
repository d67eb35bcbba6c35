//! A text that is nobody else's business, such as a passphrase on its way from the keys to the store.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use zeroize::{Zeroize, Zeroizing};

/// A text that is never printed, and that is overwritten when it is dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// The most bytes that are taken in; a passphrase file holds no more either.
    pub const BYTES_MAX: usize = 4096;

    /// The text.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// Adds a text at the end, whole or, where there is no room for it, not at all.
    pub fn push(&mut self, text: &str) {
        if self.0.len() + text.len() <= Self::BYTES_MAX {
            self.0.push_str(text);
        }
    }

    /// Takes the last character away.
    pub fn pop(&mut self) {
        self.0.pop();
    }

    /// Takes everything away.
    pub fn clear(&mut self) {
        self.0.zeroize();
    }
}

impl Default for Secret {
    /// Room for all of it at once: a text that grows would leave copies behind.
    fn default() -> Self {
        Self(Zeroizing::new(String::with_capacity(Self::BYTES_MAX)))
    }
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from).map(|text| Self(Zeroizing::new(text)))
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(Zeroizing::new(text.to_owned()))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Secret")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_never_printed_and_never_grows() {
        let mut secret = Secret::default();
        let room = secret.0.capacity();
        secret.push("correct horse");
        secret.pop();
        assert_eq!(secret.text(), "correct hors");
        secret.push(&"x".repeat(Secret::BYTES_MAX));
        assert_eq!(secret.text(), "correct hors");
        assert_eq!(format!("{secret:?}"), "Secret");
        secret.clear();
        assert_eq!(secret.text(), "");
        assert_eq!(secret.0.capacity(), room);
    }
}
