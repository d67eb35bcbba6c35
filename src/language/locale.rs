//! The three languages of the service.

use std::str::FromStr;

/// A language in which the program can speak and sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Locale {
    /// Turkmen, in the Latin alphabet.
    Turkmen,
    /// Russian.
    Russian,
    /// English; it has every sentence, so the other two fall back to it.
    English,
}

impl Locale {
    /// The two-letter code of ISO 639-1.
    pub fn code(self) -> &'static str {
        match self {
            Self::Turkmen => "tk",
            Self::Russian => "ru",
            Self::English => "en",
        }
    }
}

/// The text is none of `tk`, `ru` and `en`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a language is one of tk, ru and en")]
pub struct UnknownLocale;

impl FromStr for Locale {
    type Err = UnknownLocale;

    fn from_str(code: &str) -> Result<Self, UnknownLocale> {
        [Self::Turkmen, Self::Russian, Self::English]
            .into_iter()
            .find(|locale| locale.code() == code)
            .ok_or(UnknownLocale)
    }
}
