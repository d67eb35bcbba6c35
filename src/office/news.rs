//! What the office says without being asked: how far a long work is, that a colleague changed something
//! which is shown, and who else has the same record in front.

use crate::domain::Instant;
use crate::domain::message::Message;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What the office says without being asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// Its store is being opened: the key is there.
    Opening,
    /// It is open, and these are the sentences about what that put right.
    Opened(Vec<Message>),
    /// How far it is where the store builds something again.
    Progress {
        /// So many steps are done.
        done: u64,
        /// Of so many; of zero while that is not known.
        total: u64,
    },
    /// About what was watched last.
    News(News),
    /// The office can't be reached. What it said to be saved is saved.
    Gone,
    /// It can be reached again, and what was shown may have changed.
    Back,
}

/// Who hears it.
pub type Tell = Arc<dyn Fn(Told) + Send + Sync>;

/// About what somebody watches. What was changed, and by whom, is known by asking again.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct News {
    /// Whether something of it was changed. It is said once, until one asks for something again.
    pub changed: bool,
    /// Who else has the same record in front now, the longest there first.
    pub beside: Vec<Colleague>,
}

/// Somebody who has the same record in front.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Colleague {
    /// The name.
    pub name: String,
    /// Whether it is oneself, in another window.
    pub oneself: bool,
    /// Since when.
    pub since: Instant,
}
