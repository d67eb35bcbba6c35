//! Why a command ended early.

use crate::domain::message::Message;
use crate::office::Refusal;
use crate::store::StoreError;
use std::io;

/// Why a command ended early.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// Something was refused or failed: a sentence, and what to do.
    Refused {
        /// What happened.
        message: Message,
        /// What to do about it, where there is something to say.
        hint: Option<Message>,
    },
    /// The command was used in a way that it doesn't have.
    WrongUsage(Message),
    /// Nobody reads the output any more, such as `head` after its ten lines.
    ReaderGone,
}

impl Failure {
    /// A sentence that says all.
    pub fn new(message: Message) -> Self {
        Self::Refused {
            message,
            hint: None,
        }
    }

    /// A sentence with what to do about it.
    pub fn with_hint(message: Message, hint: Message) -> Self {
        Self::Refused {
            message,
            hint: Some(hint),
        }
    }

    /// The office answered something else than was asked.
    pub fn unexpected() -> Self {
        Self::new(Message::new("cli-unexpected-answer"))
    }

    /// A file could not be read.
    pub fn unreadable(path: &std::path::Path, error: &io::Error) -> Self {
        let message = Message::new("cli-unreadable")
            .with("path", path.display().to_string())
            .with("reason", error.to_string());
        Self::new(message)
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused {
            message: refusal.message().clone(),
            hint: refusal.hint(),
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::with_hint(error.message(), error.hint())
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self::ReaderGone;
        }
        Self::new(Message::new("cli-io").with("reason", error.to_string()))
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        io::Error::from(error).into()
    }
}

impl From<csv::Error> for Failure {
    fn from(error: csv::Error) -> Self {
        match error.into_kind() {
            csv::ErrorKind::Io(inner) => inner.into(),
            other => io::Error::other(format!("{other:?}")).into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_who_left_is_no_mistake() {
        let gone = || io::Error::from(io::ErrorKind::BrokenPipe);
        assert_eq!(Failure::from(gone()), Failure::ReaderGone);
        let through_csv = csv::Error::from(gone());
        assert_eq!(Failure::from(through_csv), Failure::ReaderGone);
        let through_json = serde_json::Error::io(gone());
        assert_eq!(Failure::from(through_json), Failure::ReaderGone);
    }

    #[test]
    fn a_refusal_keeps_its_hint() {
        let refusal = Refusal::not_found();
        let expected = Failure::with_hint(
            Message::new("office-not-found"),
            Message::new("office-not-found-hint"),
        );
        assert_eq!(Failure::from(refusal), expected);
    }
}
