//! What a server says of itself and of who is connected. The server tells it the office before it hands on a
//! question about how the service is kept, and the office answers whoever may ask that; no case is in it.

use super::Office;
use crate::domain::Instant;
use crate::domain::system_user::SystemUser;
use serde::{Deserialize, Serialize};

/// A server that has the store open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Serving {
    /// The version of the program.
    pub version: String,
    /// Since when it runs.
    pub since: Instant,
    /// How many questions wait to be answered.
    pub waiting: usize,
    /// Who is connected, whoever came first being the first.
    pub connected: Vec<Connected>,
}

/// A program that is connected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Connected {
    /// Login and name of the account; `None` in a demonstration as long as nobody was chosen.
    pub who: Option<(String, String)>,
    /// The user of the machine's system: the name where one is linked, else the number.
    pub user: String,
    /// Since when.
    pub since: Instant,
    /// When the person did something last.
    pub active: Instant,
    /// Whether the screen is locked.
    pub locked: bool,
}

impl Office {
    /// Takes down what a server says of itself.
    pub fn note_serving(&mut self, serving: Serving) {
        self.serving = Some(serving);
    }

    /// What a user of the machine's system is called: by name where one is linked, else by number.
    pub fn name_of_user(&self, number: u32) -> String {
        let user = self.store.get::<SystemUser>(SystemUser::id_of(number));
        let name = user.ok().flatten().map(|user| user.record.name);
        name.unwrap_or_else(|| number.to_string())
    }
}
