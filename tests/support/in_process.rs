//! Where one asks: the office in the same process. `served.rs` is the other way.

use goldaw::domain::account::Account;
use goldaw::domain::identifier::AccountId;
use goldaw::office::{Answer, Guest, Office, Refusal, Request};
use goldaw::server::client::Hello;
use std::collections::BTreeMap;

/// An office with those who have come in.
pub struct Door {
    office: Office,
    guests: BTreeMap<AccountId, Guest>,
    users: BTreeMap<u32, Guest>,
}

impl Door {
    pub fn of(office: Office) -> Self {
        Self {
            office,
            guests: BTreeMap::new(),
            users: BTreeMap::new(),
        }
    }

    /// Whether users of the machine can come in.
    pub fn has_users() -> bool {
        true
    }

    /// Asks as this account.
    pub fn ask(&mut self, account: &Account, request: Request) -> Result<Answer, Refusal> {
        let guest = self.guests.entry(account.id);
        let guest = guest.or_insert_with(|| Guest::new(Some(account.clone()), None));
        guest.ask(&mut self.office, request)
    }

    /// This account goes; whoever asks as it comes in anew.
    pub fn leave(&mut self, account: &Account) {
        self.guests.remove(&account.id);
    }

    /// Lets the user of the machine with this number in, or in anew, as the account that he is.
    pub fn let_in(&mut self, user: u32, hello: &Hello) -> Result<(), Refusal> {
        let account = match hello.account {
            Some(_) => self.office.refuse_named(user)?,
            None => self.office.log_in_user(user)?,
        };
        let guest = Guest::new(Some(account), hello.day).at_server(user);
        self.users.insert(user, guest);
        Ok(())
    }

    /// Asks as a user who was let in.
    pub fn ask_as(&mut self, user: u32, request: Request) -> Result<Answer, Refusal> {
        let guest = self.users.get_mut(&user).unwrap();
        guest.ask(&mut self.office, request)
    }

    /// The same under an id of the question.
    pub fn ask_once_as(&mut self, user: u32, id: u8, request: Request) -> Result<Answer, Refusal> {
        let guest = self.users.get_mut(&user).unwrap();
        guest.ask_once(&mut self.office, [id; 16], request)
    }

    /// Everybody goes; gives the office back.
    pub fn close(self) -> Office {
        self.office
    }
}
