//! The order of names: by the Turkmen alphabet, Cyrillic after Latin. It is the same whatever language
//! somebody reads in, so that a list, a report and an export agree, and two people on the phone too.

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;
use std::convert::Infallible;
use std::sync::LazyLock;

/// None only where the tables for collation are missing from the program.
static ALPHABET: LazyLock<Option<CollatorBorrowed<'static>>> =
    LazyLock::new(|| Collator::try_new(locale!("tk").into(), CollatorOptions::default()).ok());

/// The place of a text in the alphabet; keys are ordered as their texts are.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SortKey {
    alphabet: Vec<u8>,
    /// Makes the order total: composed and decomposed letters have one place.
    text: String,
}

/// The place of a text among others: `ç` follows `c`, `ž` follows `j`, `Ё` is beside `Е`. What is not
/// for people's eyes, a code or an id, is ordered by its bytes and needs none.
pub fn sort_key(text: &str) -> SortKey {
    let mut alphabet = Vec::new();
    if let Some(collator) = ALPHABET.as_ref() {
        let Ok(()): Result<(), Infallible> = collator.write_sort_key_to(text, &mut alphabet);
    }
    SortKey {
        alphabet,
        text: text.to_owned(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::cmp::Ordering;

    fn check(expected: &[&str]) {
        let mut words = expected.to_vec();
        words.sort_unstable();
        words.sort_by_cached_key(|word| sort_key(word));
        assert_eq!(words, expected);
    }

    fn compare(one: &str, other: &str) -> Ordering {
        sort_key(one).cmp(&sort_key(other))
    }

    #[test]
    fn turkmen_letters_and_words_are_in_order() {
        let table = include_str!("../../tests/fixtures/turkmen_sort_expected.json");
        let table: serde_json::Value = serde_json::from_str(table).unwrap();
        for (list, count) in [("letters_sorted_all", 34), ("words_sorted", 44)] {
            let words = table.get(list).and_then(|list| list.as_array()).unwrap();
            let words: Vec<&str> = words.iter().map(|word| word.as_str().unwrap()).collect();
            assert_eq!(words.len(), count, "{list}");
            check(&words);
        }
    }

    #[test]
    fn cyrillic_comes_after_latin_in_its_own_order() {
        check(&[
            "1-nji mekdep",
            "Aman",
            "Ýolöten",
            "Zöhre",
            "Аман",
            "Её",
            "Елкина",
            "Ёлкина",
            "Жанна",
            "Эмма",
            "Яна",
        ]);
    }

    #[test]
    fn composed_and_decomposed_letters_are_neighbours() {
        check(&["Y\u{301}azgül", "Ýazgül", "Ýolöten"]);
    }

    /// Words of both alphabets, with letters that are written in several ways, and anything else.
    fn text() -> impl Strategy<Value = String> {
        "[a-zäçňöşüýžA-ZÄÇŇÖŞÜÝŽ y\u{301}\u{308}'-]{0,6}|[а-яёА-ЯЁ]{0,4}|.{0,4}"
    }

    proptest! {
        #[test]
        fn the_order_is_total(one in text(), other in text(), third in text()) {
            prop_assert_eq!(compare(&one, &other), compare(&other, &one).reverse());
            prop_assert_eq!(compare(&one, &other) == Ordering::Equal, one == other);
            let mut three = [one, other, third];
            three.sort_by(|one, other| compare(one, other));
            let [first, second, last] = &three;
            prop_assert_ne!(compare(first, second), Ordering::Greater);
            prop_assert_ne!(compare(second, last), Ordering::Greater);
            prop_assert_ne!(compare(first, last), Ordering::Greater);
        }

        #[test]
        fn the_order_is_the_collators(one in text(), other in text()) {
            let collated = ALPHABET.as_ref().unwrap().compare(&one, &other);
            if collated != Ordering::Equal {
                prop_assert_eq!(compare(&one, &other), collated);
            }
        }

        #[test]
        fn a_latin_word_stands_before_a_cyrillic_one(latin in "[a-zäçňöşüýžA-ZÄÇŇÖŞÜÝŽ]{1,8}", cyrillic in "[а-яёА-ЯЁ]{1,8}") {
            prop_assert_eq!(compare(&latin, &cyrillic), Ordering::Less);
        }
    }
}
