//! A visit: an office with the person who is there. A demonstration's visit may begin without one,
//! who is then chosen by [`Request::LogIn`].

use super::{Answer, Caller, Office, Refusal, Request};
use crate::domain::account::Account;
use crate::domain::message::Message;

/// An office and who is there.
pub struct Visit {
    office: Office,
    caller: Option<Caller>,
}

impl Visit {
    /// A visit by this account, or, in a demonstration, by somebody who is yet to be chosen.
    pub fn new(office: Office, account: Option<Account>) -> Self {
        let caller = account.map(|account| Caller { account });
        Self { office, caller }
    }

    /// What opening the store healed, to be told to the person.
    pub fn notices(&self) -> &[Message] {
        self.office.notices()
    }

    /// Does what is asked.
    ///
    /// # Errors
    /// As [`Office::perform`]; and nobody was chosen yet.
    pub fn ask(&mut self, request: Request) -> Result<Answer, Refusal> {
        match (request, &self.caller) {
            (Request::Accounts, None) => Ok(Answer::Accounts(self.office.accounts_to_choose()?)),
            (Request::LogIn(login), _) if self.office.demonstration() => {
                let account = self.office.login(&login)?;
                self.caller = Some(Caller { account });
                self.ask(Request::Me)
            }
            (request, Some(caller)) => {
                let caller = caller.clone();
                self.office.perform(&caller, request)
            }
            (_, None) => Err(Refusal::NotAllowed(Message::new("office-nobody-chosen"))),
        }
    }
}
