//! What is wrong with something that was entered: the field and a sentence.

use super::Day;
use super::calendar::YEARS;
use super::foreign::Name;
use super::message::Message;
use chrono::Datelike;
use serde::{Deserialize, Deserializer, Serialize};

/// A broken rule. `field` names the field that the sentence belongs under, if it belongs to one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The field's name in the record, snake_case.
    pub field: Option<&'static str>,
    /// What is wrong and what would be right.
    pub message: Message,
}

impl Problem {
    /// A problem with one field.
    pub fn of(field: &'static str, message: Message) -> Self {
        Self {
            field: Some(field),
            message,
        }
    }

    /// A problem with the whole.
    pub fn whole(message: Message) -> Self {
        Self {
            field: None,
            message,
        }
    }
}

impl<'de> Deserialize<'de> for Problem {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let (field, message) = <(Option<Name>, Message)>::deserialize(from)?;
        Ok(Self {
            field: field.map(|Name(field)| field),
            message,
        })
    }
}

/// The most bytes that a text field holds (design: 64 KiB).
pub const TEXT_BYTES_MAX: usize = 65_536;

/// Checks that each text may be kept in its field.
///
/// # Errors
/// Names the first field that holds more than [`TEXT_BYTES_MAX`] bytes, or a control character other
/// than a line end. Whoever types, pastes or imports leaves those out before.
pub fn check_storable(fields: &[(&'static str, &str)]) -> Result<(), Problem> {
    for (field, text) in fields {
        if text.len() > TEXT_BYTES_MAX {
            let message = Message::new("problem-text-too-long")
                .with("bytes", text.len())
                .with("limit", TEXT_BYTES_MAX);
            return Err(Problem::of(field, message));
        }
        if text
            .chars()
            .any(|letter| letter.is_control() && letter != '\n')
        {
            return Err(Problem::of(field, Message::new("problem-text-control")));
        }
    }
    Ok(())
}

/// Checks that each day that is named lies in years of which anybody speaks.
///
/// # Errors
/// Names the first field whose day lies outside [`YEARS`].
pub fn check_days(fields: &[(&'static str, Option<Day>)]) -> Result<(), Problem> {
    for (field, day) in fields {
        if day.is_some_and(|day| !YEARS.contains(&day.year())) {
            let message = Message::new("problem-day-outside")
                .with("first", i64::from(*YEARS.start()))
                .with("last", i64::from(*YEARS.end()));
            return Err(Problem::of(field, message));
        }
    }
    Ok(())
}

/// Checks that a required text says something.
///
/// # Errors
/// Names the field if nobody could see anything in it.
pub fn check_present(field: &'static str, text: &str) -> Result<(), Problem> {
    if !text.chars().any(is_seen) {
        return Err(Problem::of(field, Message::new("problem-text-missing")));
    }
    Ok(())
}

/// Whether a character shows anything: white space does not, nor what Unicode calls default
/// ignorable, nor the blank of Braille.
fn is_seen(letter: char) -> bool {
    let unseen = matches!(letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}');
    !unseen && !letter.is_whitespace() && !letter.is_control()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn days_lie_in_years_of_which_anybody_speaks(
            year in prop_oneof![1_850..2_250_i32, -262_142..262_142_i32],
            of_year in 1..=366_u32,
        ) {
            let day = Day::from_yo_opt(year, of_year).or(Day::from_yo_opt(year, 1));
            let checked = check_days(&[("by", None), ("on", day)]);
            let field = checked.err().and_then(|problem| problem.field);
            let outside = !(1_900..2_200).contains(&year);
            prop_assert_eq!(field, outside.then_some("on"));
        }
    }

    #[test]
    fn what_nobody_can_see_is_not_there() {
        for text in [
            "",
            " \n\u{a0}",
            "\u{200b}\u{200d}",
            "\u{feff} \u{2060}",
            "\u{3164}",
        ] {
            assert!(check_present("reason", text).is_err(), "{text:?}");
        }
        for text in ["x", " ý ", "?", "\u{200b}да"] {
            assert_eq!(check_present("reason", text), Ok(()), "{text:?}");
        }
    }

    #[test]
    fn texts_are_kept_up_to_the_limit_and_without_control_characters() {
        let longest = "x".repeat(TEXT_BYTES_MAX);
        for (text, problem) in [
            ("", None),
            ("two\nlines, \u{202e} and Ýa", None),
            (&longest, None),
            (&format!("{longest}x"), Some("problem-text-too-long")),
            ("a\u{1b}[2J", Some("problem-text-control")),
            ("a\tb", Some("problem-text-control")),
            ("a\u{9b}", Some("problem-text-control")),
        ] {
            let found = check_storable(&[("note", text)]).err();
            assert_eq!(
                found.map(|problem| problem.message.id),
                problem,
                "{text:.20}"
            );
        }
    }
}
