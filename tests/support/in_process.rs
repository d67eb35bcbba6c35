//! Where one asks: the office in the same process. `served.rs` is the other way.

use goldaw::domain::account::Account;
use goldaw::domain::identifier::AccountId;
use goldaw::office::{Answer, Guest, Office, Refusal, Request};
use std::collections::BTreeMap;

/// An office with those who have come in.
pub struct Door {
    office: Office,
    guests: BTreeMap<AccountId, Guest>,
}

impl Door {
    pub fn of(office: Office) -> Self {
        Self {
            office,
            guests: BTreeMap::new(),
        }
    }

    /// Asks as this account.
    pub fn ask(&mut self, account: &Account, request: Request) -> Result<Answer, Refusal> {
        let guest = self.guests.entry(account.id);
        let guest = guest.or_insert_with(|| Guest::new(Some(account.clone()), None));
        guest.ask(&mut self.office, request)
    }

    /// Everybody goes; gives the office back.
    pub fn close(self) -> Office {
        self.office
    }
}
