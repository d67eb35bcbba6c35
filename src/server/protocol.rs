//! What is sent, in frames, once both sides have greeted each other.

use super::frame::TO_SERVER_MAX;
use crate::domain::Day;
use crate::domain::account::Role;
use crate::domain::message::Message;
use crate::office::news::News;
use crate::office::{Answer, Refusal, Request};
use serde::{Deserialize, Serialize};

/// What a client says first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Hello {
    /// Who one is, in a demonstration.
    pub account: Option<String>,
    /// Who one is in a demonstration otherwise: the account that is called like the role.
    pub usual: Option<Role>,
    /// The day to look from, if not the service's own.
    pub day: Option<Day>,
}

/// What the server says first to whom it let in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Welcome {
    /// Whether the store is a demonstration.
    pub demonstration: bool,
    /// The day that a demonstration was made with.
    pub day: Option<Day>,
    /// What opening the store healed.
    pub notices: Vec<Message>,
}

/// From a client, after [`Hello`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Asked {
    /// The answer will have the same number.
    pub number: u64,
    /// For a change: what it is known by, should it have to be asked again.
    pub once: Option<[u8; 16]>,
    /// The request.
    pub request: Request,
}

/// The most bytes of an ordinary question: a record or a draft, each of a mebibyte at most, and what goes
/// with it.
const ORDINARY_MAX: usize = 2 << 20;

impl Asked {
    /// The most bytes that it may have.
    pub fn bytes_max(&self) -> usize {
        let request = match &self.request {
            Request::Save(save) => &save.request,
            request => request,
        };
        match request {
            Request::HoldSession(_) | Request::SignSession(_) | Request::ImportDirectory(_) => {
                TO_SERVER_MAX
            }
            _ => ORDINARY_MAX,
        }
    }
}

/// From the server.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Said {
    /// To [`Hello`].
    Welcome(Result<Welcome, Refusal>),
    /// To [`Asked`].
    Answered {
        /// The number of the question.
        number: u64,
        /// The answer.
        answer: Box<Result<Answer, Refusal>>,
    },
    /// What nobody asked: something of what the client watches was changed, or who is beside.
    News(News),
    /// The server is about to end.
    Leaving,
}
