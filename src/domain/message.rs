//! Sentences as data: a message id with its arguments. `language` turns one into words, so that no
//! rule, request or screen holds a sentence of its own.

use super::foreign::{Name, nested};
use super::names::Names;
use super::{Day, Instant};
use serde::{Deserialize, Deserializer, Serialize};

/// One sentence: the id of a message in `assets/text` and what goes into its gaps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Message {
    /// The message's id.
    pub id: &'static str,
    /// The gaps by name.
    pub arguments: Vec<(&'static str, Argument)>,
}

/// What fills a gap of a [`Message`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Argument {
    /// Text as it is.
    Text(String),
    /// A number; it chooses the plural.
    Number(i64),
    /// A day, written the way of the language.
    Day(Day),
    /// A day whose year is clear from where it stands, written without it.
    ShortDay(Day),
    /// A moment, written in the service's time zone.
    Instant(Instant),
    /// Another message.
    Message(Message),
    /// A name, the reader's one.
    Names(Names),
}

impl Message {
    /// The message without gaps.
    pub fn new(id: &'static str) -> Self {
        Self {
            id,
            arguments: Vec::new(),
        }
    }

    /// The same message with one more gap filled.
    #[must_use]
    pub fn with(mut self, name: &'static str, argument: impl Into<Argument>) -> Self {
        self.arguments.push((name, argument.into()));
        self
    }
}

impl<'de> Deserialize<'de> for Message {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let (Name(id), arguments): (Name, Vec<(Name, Argument)>) = nested(from)?;
        let arguments = arguments.into_iter();
        Ok(Self {
            id,
            arguments: arguments
                .map(|(Name(name), argument)| (name, argument))
                .collect(),
        })
    }
}

/// Days within which a day without its year is the nearest one of that name.
const SHORT_DAY_DISTANCE: i64 = 180;

impl Argument {
    /// A day as it is said on `today`: without its year unless it lies half a year or more away.
    pub fn near(day: Day, today: Day) -> Self {
        if (today - day).num_days().abs() <= SHORT_DAY_DISTANCE {
            Self::ShortDay(day)
        } else {
            Self::Day(day)
        }
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Argument {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

/// What is too large for a sentence is the largest number that is not.
impl From<u64> for Argument {
    fn from(number: u64) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<usize> for Argument {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<Day> for Argument {
    fn from(day: Day) -> Self {
        Self::Day(day)
    }
}

impl From<Instant> for Argument {
    fn from(instant: Instant) -> Self {
        Self::Instant(instant)
    }
}

impl From<Message> for Argument {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}

impl From<&Names> for Argument {
    fn from(names: &Names) -> Self {
        Self::Names(names.clone())
    }
}
