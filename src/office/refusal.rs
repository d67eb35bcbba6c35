//! Why the office did not do what was asked, in a sentence for the person who asked.

use super::conflict::Conflict;
use crate::domain::message::Message;
use crate::domain::problem::Problem;
use crate::store::StoreError;
use serde::{Deserialize, Serialize};

/// A refusal. Whatever the kind, nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// The role does not allow the request.
    NotAllowed(Message),
    /// There is no such record, or it is another team's: both get the same sentence.
    NotFound(Message),
    /// Somebody else changed the record in between.
    Conflict(Box<Conflict>),
    /// A rule of the domain is broken.
    Rule(Problem),
    /// The store cannot do it now.
    Unavailable {
        /// What happened.
        message: Message,
        /// What to do.
        hint: Option<Message>,
    },
}

impl Refusal {
    /// There is no such record for this person.
    pub fn not_found() -> Self {
        Self::NotFound(Message::new("office-not-found"))
    }

    /// What happened.
    pub fn message(&self) -> &Message {
        match self {
            Self::NotAllowed(message) | Self::NotFound(message) => message,
            Self::Conflict(conflict) => &conflict.message,
            Self::Rule(problem) => &problem.message,
            Self::Unavailable { message, .. } => message,
        }
    }

    /// What to do about it, where there is something to say.
    pub fn hint(&self) -> Option<Message> {
        match self {
            Self::NotAllowed(_) | Self::Rule(_) => None,
            Self::NotFound(_) => Some(Message::new("office-not-found-hint")),
            Self::Conflict(_) => Some(Message::new("office-conflict-hint")),
            Self::Unavailable { hint, .. } => hint.clone(),
        }
    }
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Self::Rule(problem)
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Conflict(_) => Conflict::unknown().into(),
            other => Self::Unavailable {
                message: other.message(),
                hint: Some(other.hint()),
            },
        }
    }
}
