//! How rows name the values of enumerations: by their codes for programs, in words for people.

use crate::language::Words;
use std::borrow::Cow;

/// The code of a value, or its word.
pub type Coded = Cow<'static, str>;

/// For whom rows are made.
#[derive(Debug, Clone, Copy)]
pub enum Wording<'a> {
    /// For programs: codes. Sentences come in these words all the same.
    Codes(&'a Words),
    /// For people.
    Words(&'a Words),
}

impl<'a> Wording<'a> {
    /// A value by the id of its word, `case_status-open`, whose end is its code.
    pub fn of(self, word: &'static str) -> Coded {
        match self {
            Self::Codes(_) => word.split_once('-').map_or(word, |(_, code)| code).into(),
            Self::Words(words) => words.text(word).into(),
        }
    }

    /// The words of sentences.
    pub fn words(self) -> &'a Words {
        match self {
            Self::Codes(words) | Self::Words(words) => words,
        }
    }
}
