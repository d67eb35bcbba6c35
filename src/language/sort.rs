//! The order of names: by the Turkmen alphabet, Cyrillic after Latin. It is the same whatever language
//! somebody reads in, so that a list, a report and an export agree, and two people on the phone too.

use icu_collator::CollatorBorrowed;
use icu_collator::options::CollatorOptions;
use std::borrow::Cow;
use std::convert::Infallible;
use unicode_normalization::UnicodeNormalization;

/// The order that all languages start from. A language of its own would bring the tables of all others into
/// the program, so what Turkmen has beyond it stands in [`before`].
static ALPHABETS: CollatorBorrowed<'static> =
    CollatorBorrowed::new_root(CollatorOptions::default());
/// Its place is behind all other characters.
const LAST: char = '\u{ffff}';

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
    let Ok(()): Result<(), Infallible> =
        ALPHABETS.write_sort_key_to(&in_turkmen(text), &mut alphabet);
    SortKey {
        alphabet,
        text: text.to_owned(),
    }
}

/// The text with each letter of the Turkmen alphabet that has a mark as the one it follows and a character that
/// comes after all others: `ça` stands behind `cz` and before `d`.
fn in_turkmen(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let mut ordered = String::with_capacity(text.len() * 2);
    let mut letters = text.nfd().peekable();
    while let Some(letter) = letters.next() {
        match letters.peek().and_then(|mark| before(letter, *mark)) {
            Some(before) => {
                letters.next();
                ordered.extend([before, LAST]);
            }
            None => ordered.push(letter),
        }
    }
    Cow::Owned(ordered)
}

/// What a letter with this mark follows in the Turkmen alphabet, where elsewhere it is no letter of its own.
const fn before(letter: char, mark: char) -> Option<char> {
    match (letter, mark) {
        ('a', '\u{308}') => Some('e'),
        ('A', '\u{308}') => Some('E'),
        ('z', '\u{30c}') => Some('j'),
        ('Z', '\u{30c}') => Some('J'),
        ('C' | 'c' | 'S' | 's', '\u{327}')
        | ('N' | 'n', '\u{30c}')
        | ('O' | 'o' | 'U' | 'u', '\u{308}')
        | ('Y' | 'y', '\u{301}') => Some(letter),
        _ => None,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use icu_collator::Collator;
    use icu_locale_core::locale;
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
        fn the_order_is_that_of_the_turkmen_collator(one in text(), other in text()) {
            let turkmen = Collator::try_new(locale!("tk").into(), CollatorOptions::default()).unwrap();
            let collated = turkmen.compare(&one, &other);
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
