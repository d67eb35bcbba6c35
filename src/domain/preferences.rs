//! What somebody has chosen for herself: the language in which the program speaks, and how it looks.

use super::coded::coded;
use super::identifier::AccountId;
use serde::{Deserialize, Serialize};

coded! {
    /// A language in which the program can speak and sort; the codes are those of ISO 639-1.
    pub enum Locale("language") {
        /// Turkmen, in the Latin alphabet.
        Turkmen = "tk",
        /// Russian.
        Russian = "ru",
        /// English; it has every sentence, so the other two fall back to it.
        English = "en",
    }
}

coded! {
    /// How the interface looks.
    pub enum Appearance("appearance") {
        /// As most people like it.
        Usual = "usual",
        /// With no quiet colours.
        HighContrast = "high_contrast",
        /// With no colours that only some eyes tell apart.
        ColourBlind = "colour_blind",
        /// Without boxes and rules, for who hears or feels the screen.
        Plain = "plain",
        /// With as little as possible to draw, for who sits at the end of a slow line.
        SlowLine = "slow_line",
    }
}

/// What an account has chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preferences {
    /// Whose they are; it is the record's id.
    pub account: AccountId,
    /// The language; `None`: the machine's.
    pub language: Option<Locale>,
    /// The looks; `None`: the terminal's.
    pub appearance: Option<Appearance>,
}

impl Preferences {
    /// Those of an account that has chosen nothing.
    pub fn none(account: AccountId) -> Self {
        Self {
            account,
            language: None,
            appearance: None,
        }
    }

    /// The same with one more choice made.
    #[must_use]
    pub fn with(mut self, preference: Preference) -> Self {
        match preference {
            Preference::Language(language) => self.language = language,
            Preference::Appearance(appearance) => self.appearance = appearance,
        }
        self
    }
}

/// One thing to choose; `None` takes the choice back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Preference {
    /// The language.
    Language(Option<Locale>),
    /// The looks.
    Appearance(Option<Appearance>),
}
