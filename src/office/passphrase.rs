//! What a passphrase must be: long, and not one that is tried first. There are no rules about kinds of
//! characters; each refusal says what is wrong.

use crate::domain::calendar::YEARS;
use crate::domain::message::Message;
use crate::domain::problem::Problem;
use crate::language::fold;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;

/// The fewest characters.
const CHARACTERS_MIN: usize = 12;
/// The fewest different characters.
const DIFFERENT_MIN: usize = 5;
/// The fewest characters that are left when what everybody would guess is taken out.
const LEFT_MIN: usize = 6;
/// Words of a login or a name that are shorter say nothing about either.
const NAME_MIN: usize = 4;
/// From so many characters on, neighbours on the keyboard or in the alphabet count as a run.
const RUN_MIN: usize = 3;

/// What is tried first: words and sentences, one a line, in small letters and without spaces.
const COMMON: &str = include_str!("../../assets/common_passphrases.txt");

/// Neighbours: rows and columns of keyboards, alphabets, digits.
const ROWS: &[&str] = &[
    "12345678901234567890",
    "qwertyuiop[]",
    "asdfghjkl;'",
    "zxcvbnm,./",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
    "abcdefghijklmnopqrstuvwxyz",
    "йцукенгшщзхъ",
    "фывапролджэ",
    "ячсмитьбю",
    "1йфя2цыч3увс4кам5епи6нрт7гоь8шлб9щдю",
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "äwertyuiopňö",
    "züçýbnm",
    "abçdeäfghijžklmnňoöprsştuüwyýz",
];

/// Whose passphrase it is: what everybody who tries to guess it would know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Whose {
    /// The words of login, name, service and program, folded as names are searched, so that Gözel is
    /// gozel; the longest first.
    words: Vec<String>,
}

impl Whose {
    /// A person with this login and name in a service.
    pub fn new(login: &str, name: &str, service: &str) -> Self {
        let all = fold(&format!("{login} {name} {service} goldaw"));
        let words = all.split(|letter: char| !letter.is_alphanumeric());
        let long = words.filter(|word| word.chars().count() >= NAME_MIN);
        let mut words: Vec<String> = long.map(str::to_owned).collect();
        words.sort_by_key(|word| Reverse(word.len()));
        Self { words }
    }

    /// Checks a passphrase that is being chosen.
    ///
    /// # Errors
    /// Says what is wrong.
    pub fn check(&self, passphrase: &str) -> Result<(), Problem> {
        match wrong(passphrase, &self.words) {
            Some(message) => Err(Problem::of("passphrase", message)),
            None => Ok(()),
        }
    }
}

fn wrong(passphrase: &str, known: &[String]) -> Option<Message> {
    let text = plain(passphrase);
    let letters: Vec<char> = text.chars().collect();
    let different: BTreeSet<char> = letters.iter().copied().collect();
    let squeezed: String = letters.iter().filter(|it| it.is_alphanumeric()).collect();
    Some(if letters.len() < CHARACTERS_MIN {
        Message::new("problem-passphrase-short").with("count", CHARACTERS_MIN)
    } else if different.len() < DIFFERENT_MIN || repeats(&letters) {
        Message::new("problem-passphrase-repeated")
    } else if without(&fold(&squeezed), known) < LEFT_MIN {
        Message::new("problem-passphrase-name")
    } else if left_of_dates(passphrase) < LEFT_MIN {
        Message::new("problem-passphrase-date")
    } else if left_of_runs(&letters) < LEFT_MIN {
        Message::new("problem-passphrase-keyboard")
    } else if is_common(&squeezed) {
        Message::new("problem-passphrase-common")
    } else {
        return None;
    })
}

fn plain(text: &str) -> String {
    text.nfc().collect::<String>().to_lowercase()
}

/// Whether the whole is one piece over and over, the last one perhaps cut.
fn repeats(letters: &[char]) -> bool {
    (1..=letters.len() / 2).any(|period| {
        let shifted = letters.iter().skip(period);
        letters.iter().zip(shifted).all(|(one, other)| one == other)
    })
}

/// How many letters and digits are left without these words; none if none of them is there.
fn without(text: &str, words: &[String]) -> usize {
    let left = words.iter().fold(text.to_owned(), |left, word| {
        left.replace(word.as_str(), "")
    });
    left.chars().count()
}

/// How many letters and digits are left without words that are tried first.
fn is_common(text: &str) -> bool {
    COMMON
        .lines()
        .filter(|word| text.contains(word))
        .any(|word| text.replace(word, "").chars().count() < LEFT_MIN)
}

/// How many letters and digits are left when digits that make a day are taken out.
fn left_of_dates(text: &str) -> usize {
    let mut left = 0;
    let mut digits = String::new();
    for letter in text.chars().chain(['a']) {
        if letter.is_ascii_digit() {
            digits.push(letter);
        } else if letter.is_alphanumeric() {
            left += left_of_digits(&digits) + 1;
            digits.clear();
        }
    }
    left - 1
}

fn left_of_digits(digits: &str) -> usize {
    let mut left = 0;
    let mut rest = digits;
    while let Some(first) = rest.chars().next() {
        let day = rest.get(..8).filter(|eight| is_day(eight));
        let taken = if day.is_some() {
            8
        } else {
            left += 1;
            first.len_utf8()
        };
        rest = rest.get(taken..).unwrap_or_default();
    }
    left
}

fn is_day(digits: &str) -> bool {
    ["%d%m%Y", "%m%d%Y", "%Y%m%d"].iter().any(|form| {
        let day = NaiveDate::parse_from_str(digits, form);
        day.is_ok_and(|day| YEARS.contains(&chrono::Datelike::year(&day)))
    })
}

/// How many characters there are if a run of neighbours counts as one.
fn left_of_runs(letters: &[char]) -> usize {
    let mut left = 0;
    let mut rest = letters;
    while !rest.is_empty() {
        let run = ROWS.iter().map(|row| run_in(row, rest)).max().unwrap_or(1);
        let run = run.max(same(rest));
        let taken = if run >= RUN_MIN { run } else { 1 };
        left += 1;
        rest = rest.get(taken..).unwrap_or_default();
    }
    left
}

/// How many of the first letters are neighbours in a row, to the right or to the left.
fn run_in(row: &str, letters: &[char]) -> usize {
    let forwards: Vec<char> = row.chars().collect();
    let backwards: Vec<char> = row.chars().rev().collect();
    let longest = |row: &[char]| {
        let starts = (0..row.len()).filter_map(|start| row.get(start..));
        starts
            .map(|from| {
                let pairs = from.iter().zip(letters);
                pairs.take_while(|(one, other)| one == other).count()
            })
            .max()
            .unwrap_or(0)
    };
    longest(&forwards).max(longest(&backwards))
}

fn same(letters: &[char]) -> usize {
    let first = letters.first();
    letters
        .iter()
        .take_while(|letter| Some(*letter) == first)
        .count()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn said(passphrase: &str) -> &'static str {
        let whose = Whose::new("gozel", "Orazgül Täçmyradowa", "Balkan social centre");
        match whose.check(passphrase) {
            Ok(()) => "",
            Err(problem) => problem.message.id,
        }
    }

    #[test]
    fn a_long_passphrase_of_ones_own_is_taken() {
        for passphrase in [
            "correct horse battery",
            "täze bag ýylda gülleýär",
            "семь синих чашек на полке",
            "a long enough passphrase",
            "gozel keeps three green parrots",
            "the kettle boils at 15.10.2021",
            "820394175602",
            "three wet cats, 2021",
        ] {
            assert_eq!(said(passphrase), "", "{passphrase}");
        }
    }

    #[test]
    fn what_is_tried_first_is_refused_and_it_is_said_why() {
        for (passphrase, expected) in [
            ("", "problem-passphrase-short"),
            ("elevenchars", "problem-passphrase-short"),
            ("aaaaaaaaaaaaaaaa", "problem-passphrase-repeated"),
            ("abcabcabcabc", "problem-passphrase-repeated"),
            ("tractortractor", "problem-passphrase-repeated"),
            ("абвгдабвгдабв", "problem-passphrase-repeated"),
            ("Gözelgözel12", "problem-passphrase-name"),
            ("gozel-gozel-2021", "problem-passphrase-name"),
            ("GoldawGoldaw!!", "problem-passphrase-name"),
            ("balkan.centre.1", "problem-passphrase-name"),
            ("Täçmyradowa 1", "problem-passphrase-name"),
            ("orazgultacmyradowa", "problem-passphrase-name"),
            ("15.10.2021 01.01.1990", "problem-passphrase-date"),
            ("20211015 x 1990", "problem-passphrase-date"),
            ("qwertyuiop123", "problem-passphrase-keyboard"),
            ("qwerty asdfgh", "problem-passphrase-keyboard"),
            ("1qaz2wsx3edc4rfv", "problem-passphrase-keyboard"),
            ("123456789012", "problem-passphrase-keyboard"),
            ("987654321098", "problem-passphrase-keyboard"),
            ("йцукенгшщзхъ", "problem-passphrase-keyboard"),
            ("ячсмить12345", "problem-passphrase-keyboard"),
            ("äwertyuiopňö", "problem-passphrase-keyboard"),
            ("password2021!", "problem-passphrase-common"),
            ("Password Password 1", "problem-passphrase-common"),
            ("Correct Horse Battery Staple", "problem-passphrase-common"),
            ("Администратор1", "problem-passphrase-common"),
            ("türkmenistan", "problem-passphrase-common"),
        ] {
            assert_eq!(said(passphrase), expected, "{passphrase}");
        }
    }

    #[test]
    fn the_list_is_written_as_it_is_searched() {
        let mut seen = BTreeSet::new();
        for word in COMMON.lines() {
            assert!(word.chars().all(char::is_alphanumeric), "{word}");
            assert_eq!(word, plain(word));
            assert!(word.chars().count() >= LEFT_MIN, "{word}");
            assert!(seen.insert(word), "{word} stands there twice");
        }
        assert!(seen.len() >= 200, "{}", seen.len());
    }

    proptest! {
        #[test]
        fn anything_typed_is_answered_calmly(typed in ".{0,80}") {
            let _ = said(&typed);
        }
    }
}
