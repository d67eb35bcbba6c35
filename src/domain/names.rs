//! Names in the three languages of the service: of places, partner organisations and services.

use super::preferences::Locale;
use serde::{Deserialize, Serialize};

/// A name in the three languages of the service, at least in one of them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Names {
    /// Turkmen.
    pub turkmen: String,
    /// Russian.
    pub russian: String,
    /// English.
    pub english: String,
}

impl Names {
    /// The name for a reader of this language. Where a register has none, the English one, then the Turkmen, then
    /// the Russian; empty only if there is no name at all.
    pub fn in_language(&self, language: Locale) -> &str {
        let own = match language {
            Locale::Turkmen => &self.turkmen,
            Locale::Russian => &self.russian,
            Locale::English => &self.english,
        };
        [own, &self.english, &self.turkmen, &self.russian]
            .into_iter()
            .find(|name| !name.trim().is_empty())
            .map_or("", String::as_str)
    }

    /// The name in each language, empty where there is none.
    pub fn each(&self) -> [&str; 3] {
        [&self.turkmen, &self.russian, &self.english]
    }

    /// This name and a second one after it, as a reader of each language knows both.
    #[must_use]
    pub fn followed_by(&self, second: &Self, between: &str) -> Self {
        let both = |language| {
            [self, second]
                .map(|names| names.in_language(language))
                .join(between)
        };
        Self {
            turkmen: both(Locale::Turkmen),
            russian: both(Locale::Russian),
            english: both(Locale::English),
        }
    }

    /// Where a name belongs that does not say its language: its letters tell it.
    pub fn place_of(&mut self, name: &str) -> &mut String {
        let has = |letter: fn(char) -> bool| name.chars().flat_map(char::to_lowercase).any(letter);
        if has(|letter| matches!(letter, '\u{400}'..='\u{52f}')) {
            &mut self.russian
        } else if has(|letter| "äçňöşüýž".contains(letter)) {
            &mut self.turkmen
        } else {
            &mut self.english
        }
    }
}

/// The only name there is.
impl From<&str> for Names {
    fn from(name: &str) -> Self {
        let mut names = Self::default();
        name.clone_into(names.place_of(name));
        names
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(turkmen: &str, russian: &str, english: &str) -> Names {
        Names {
            turkmen: turkmen.to_owned(),
            russian: russian.to_owned(),
            english: english.to_owned(),
        }
    }

    #[test]
    fn each_reader_finds_the_own_name_else_what_others_say() {
        let whole = || named("Aşgabat", "Ашхабад", "Ashgabat");
        for (names, language, expected) in [
            (whole(), Locale::Turkmen, "Aşgabat"),
            (whole(), Locale::Russian, "Ашхабад"),
            (whole(), Locale::English, "Ashgabat"),
            (
                named("Ak bugdaý", "", "Ak bugday"),
                Locale::Russian,
                "Ak bugday",
            ),
            (named("Ak bugdaý", "", " "), Locale::Russian, "Ak bugdaý"),
            (named("", "Акбугдай", ""), Locale::Turkmen, "Акбугдай"),
            (named("", "", ""), Locale::English, ""),
        ] {
            assert_eq!(names.in_language(language), expected, "{names:?}");
        }
    }

    #[test]
    fn the_letters_of_a_single_name_tell_its_language() {
        for (name, expected) in [
            ("Ýeňme", named("Ýeňme", "", "")),
            ("ÝEŇME", named("ÝEŇME", "", "")),
            ("Ыкбал", named("", "Ыкбал", "")),
            ("Аýдым", named("", "Аýдым", "")),
            ("Legal aid", named("", "", "Legal aid")),
            ("", named("", "", "")),
        ] {
            assert_eq!(Names::from(name), expected);
        }
    }
}
