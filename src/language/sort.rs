//! The order of names in the alphabet of a language.

use super::Locale;
use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;
use std::cmp::Ordering;

/// Compares texts as a reader of the language expects: in Turkmen `ç` follows `c`, `ž` follows `j`.
pub struct Sorter {
    /// None only where the tables for collation are missing from the program.
    collator: Option<CollatorBorrowed<'static>>,
}

impl Sorter {
    /// The order of a language.
    pub fn new(language: Locale) -> Self {
        let preferences = match language {
            Locale::Turkmen => locale!("tk"),
            Locale::Russian => locale!("ru"),
            Locale::English => locale!("en"),
        };
        Self {
            collator: Collator::try_new(preferences.into(), CollatorOptions::default()).ok(),
        }
    }

    /// The order of two texts. It is total: texts that the language holds equal, such as composed
    /// and decomposed letters, are ordered by their bytes.
    pub fn compare(&self, one: &str, other: &str) -> Ordering {
        self.collator
            .as_ref()
            .map_or(Ordering::Equal, |collator| collator.compare(one, other))
            .then_with(|| one.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(language: Locale, expected: &[&str]) {
        let sorter = Sorter::new(language);
        let mut words = expected.to_vec();
        words.sort_unstable();
        words.sort_by(|one, other| sorter.compare(one, other));
        assert_eq!(words, expected);
    }

    #[test]
    fn turkmen_letters_stand_in_their_own_places() {
        check(
            Locale::Turkmen,
            &[
                "a", "b", "c", "ç", "d", "e", "ä", "f", "g", "h", "i", "j", "ž", "k", "l", "m",
                "n", "ň", "o", "ö", "p", "q", "r", "s", "ş", "t", "u", "ü", "v", "w", "x", "y",
                "ý", "z",
            ],
        );
    }

    #[test]
    fn turkmen_words_are_in_order() {
        check(
            Locale::Turkmen,
            &[
                "Ak bugdaý",
                "Akdepe",
                "Bagtyýarlyk",
                "Balkan",
                "Bäherden",
                "Çary",
                "Çärjew",
                "Daşoguz",
                "Daşrabat",
                "Dänew",
                "Döwletli",
                "Esenguly",
                "Etrek",
                "Änew",
                "Gökdepe",
                "Görogly",
                "Gyzylarbat",
                "Jeren",
                "Žale",
                "Köneürgenç",
                "Köpetdag",
                "Murgap",
                "Nazar",
                "Nury",
                "Ňazar",
                "Ogulgerek",
                "Oguzhan",
                "Orazmyrat",
                "Öwez",
                "Sarahs",
                "Saýat",
                "Serdar",
                "Şabat",
                "Tejen",
                "Türkmenabat",
                "Umyt",
                "Üçtagan",
                "Wekilbazar",
                "Yzgant",
                "Ýazgul",
                "ýazgül",
                "Ýazgül",
                "ÝAZGÜL",
                "Ýolöten",
            ],
        );
    }

    #[test]
    fn russian_and_english_words_are_in_order() {
        check(
            Locale::Russian,
            &["Её", "Елкина", "Ёлкина", "Жанна", "Эмма", "Яна"],
        );
        check(Locale::English, &["Änew", "apple", "Çary", "Žale", "Zebra"]);
    }

    #[test]
    fn composed_and_decomposed_letters_are_neighbours() {
        check(Locale::Turkmen, &["Y\u{301}azgül", "Ýazgül", "Ýolöten"]);
    }
}
