//! A store that is open for one command, and who acts.

use super::context::Context;
use super::failure::Failure;
use super::login::{Who, choose, log_in, no_such_account, open_demonstration};
use crate::domain::account::Role;
use crate::domain::message::Message;
use crate::exchange::rows::Codes;
use crate::office::backup::{BackupMade, BackupState};
use crate::office::listing::{Listed, Listing, What};
use crate::office::permission::RequestKind;
use crate::office::{Answer, Caller, Guest, Office, Refusal, Request};
use crate::server::SOCKET;
use crate::server::client::{Client, Hello};
use crate::store::backup::Progress;
use crate::store::engine::{Tell, UNHEARD};
use crate::store::{self, Purpose};
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;
use zeroize::Zeroizing;

/// So long after it one looks again how far the server is with a backup.
const LOOK_AFTER: Duration = Duration::from_millis(200);

/// A store that is open for one command, and who acts.
pub struct Opened<'a> {
    door: Door,
    /// Who has logged in for this call.
    who: Option<Who>,
    /// Why names are shown in full, if they are.
    unmask: Option<String>,
    /// Whether the day is not today's, outside a demonstration.
    reading_only: bool,
    /// Where it is said that something was read that the audit trail does not hold.
    context: &'a Context,
    unrecorded: bool,
}

/// Where one asks.
#[allow(clippy::large_enum_variant)] // There is one.
enum Door {
    /// The store is open in this process.
    Own(Office, Guest),
    /// A server has it open.
    Served(Client),
}

impl<'a> Opened<'a> {
    /// Opens the store of the call, or comes in at the server that has it open. In a demonstration one acts
    /// as `usual` unless told otherwise; elsewhere one logs in, or is whom the server knows one to be.
    ///
    /// # Errors
    /// There is no such store, it can't be opened, or the login is refused.
    pub fn of(context: &'a Context, usual: Role) -> Result<Self, Failure> {
        let path = context.store()?;
        if let Some(client) = served(context, &path, Some(usual))? {
            let welcome = client.welcome().clone();
            let opened = Self {
                reading_only: !welcome.demonstration && context.options.today.is_some(),
                unmask: context.options.unmask.clone(),
                context,
                unrecorded: false,
                who: None,
                door: Door::Served(client),
            };
            return Ok(opened.greeted(&welcome.notices));
        }
        let header = store::peek(&path)?;
        let (office, account, who) = match header.purpose {
            Purpose::Demonstration => {
                let mut office = open_demonstration(context, &path, &header)?;
                let named = context.options.account.as_deref();
                // The demonstration's coordinator and administrator log in by the names of their roles.
                let account = choose(&mut office, named.unwrap_or(usual.code()))?;
                (office, account, None)
            }
            Purpose::Service => {
                let (office, account, who) = log_in(context, &path)?;
                (office, account, Some(who))
            }
        };
        let notices = office.notices().to_vec();
        let opened = Self {
            reading_only: header.purpose == Purpose::Service && context.options.today.is_some(),
            unmask: context.options.unmask.clone(),
            context,
            unrecorded: false,
            who,
            door: Door::Own(office, Guest::new(Some(account), None)),
        };
        Ok(opened.greeted(&notices))
    }

    /// The same, in the language of who acts from now on; says what opening the store healed.
    fn greeted(mut self, notices: &[Message]) -> Self {
        let me = self.ask_masked(Request::Me).map(Answer::recorded);
        if let Ok((Answer::Me(me), _)) = me {
            self.context.speak_to(&me.preferences);
        }
        notices.iter().for_each(|notice| self.context.tell(notice));
        self
    }

    /// The same for a command that writes.
    ///
    /// # Errors
    /// As [`Self::of`]; and the call names another day than today.
    pub fn for_writing(context: &'a Context, usual: Role) -> Result<Self, Failure> {
        let opened = Self::of(context, usual)?;
        if opened.reading_only {
            return Err(Failure::with_hint(
                Message::new("office-another-day"),
                Message::new("office-another-day-hint"),
            ));
        }
        Ok(opened)
    }

    /// Asks the office: what is read is shown with names in full where the call gives a reason.
    ///
    /// # Errors
    /// What the office refuses.
    pub fn ask(&mut self, request: Request) -> Result<Answer, Failure> {
        self.ask_telling(request, UNHEARD)
    }

    /// The same; `tell` hears how far it is where all of the store is read, unless a server has it open.
    ///
    /// # Errors
    /// What the office refuses.
    pub fn ask_telling(&mut self, request: Request, tell: Tell<'_>) -> Result<Answer, Failure> {
        let request = match &self.unmask {
            Some(reason) if request.kind().reads() => Request::Unmasked {
                reason: reason.clone(),
                request: Box::new(request),
            },
            _ => request,
        };
        let answer = match &mut self.door {
            Door::Own(office, guest) => guest.ask_telling(office, request, tell),
            Door::Served(client) => client.ask(request),
        };
        Ok(self.recorded(answer?))
    }

    /// Asks the office, whether or not the call gives a reason for names in full.
    ///
    /// # Errors
    /// What the office refuses.
    pub fn ask_masked(&mut self, request: Request) -> Result<Answer, Refusal> {
        match &mut self.door {
            Door::Own(office, guest) => guest.ask(office, request),
            Door::Served(client) => client.ask(request),
        }
    }

    /// The office itself and who asks, for what a server does for nobody.
    ///
    /// # Errors
    /// A server has the store open.
    pub fn own(&mut self) -> Result<(&mut Office, &Caller), Failure> {
        match &mut self.door {
            Door::Own(office, guest) => {
                let caller = guest.caller().ok_or_else(Failure::unexpected)?;
                Ok((office, caller))
            }
            Door::Served(_) => Err(needs_the_store()),
        }
    }

    /// The answer; once it is said that the audit trail does not hold what was read.
    fn recorded(&mut self, answer: Answer) -> Answer {
        let (answer, recorded) = answer.recorded();
        if !recorded && !self.unrecorded {
            self.context.tell(&Message::new("cli-unrecorded"));
        }
        self.unrecorded = !recorded;
        answer
    }

    /// Checks that one may ask for something before much is done for it; a server says so when it is asked.
    ///
    /// # Errors
    /// The role does not allow it.
    pub fn expect_may(&mut self, kind: RequestKind) -> Result<(), Failure> {
        match &mut self.door {
            Door::Own(office, guest) => match guest.caller() {
                Some(caller) => Ok(office.expect_may(caller, kind)?),
                None => Err(Failure::unexpected()),
            },
            Door::Served(_) => Ok(()),
        }
    }

    /// One's own passphrase: the one with which one has logged in for this call, else asked for.
    ///
    /// # Errors
    /// There is nobody to ask.
    pub fn own_passphrase(&mut self) -> Result<Zeroizing<String>, Failure> {
        match self.who.take().and_then(|who| who.passphrase) {
            Some(passphrase) => Ok(passphrase),
            None => self.context.own_passphrase(),
        }
    }

    /// Puts right what can be put right safely, and says what was done.
    ///
    /// # Errors
    /// What the office refuses.
    pub fn repair(mut self) -> Result<Vec<Message>, Failure> {
        let (office, caller) = self.own()?;
        office.expect_may(caller, RequestKind::Verify)?;
        match self.door {
            Door::Own(office, _) => Ok(office.repair()?),
            Door::Served(_) => Err(needs_the_store()),
        }
    }

    /// Waits until the backup that was asked for is made.
    ///
    /// # Errors
    /// It can't be made.
    pub fn await_backup(&mut self, tell: &mut dyn FnMut(Progress)) -> Result<BackupMade, Failure> {
        let client = match &mut self.door {
            Door::Own(office, _) => return Ok(office.await_backup(tell)?),
            Door::Served(client) => client,
        };
        loop {
            let Answer::Administration(kept) = client.ask(Request::Administration)? else {
                return Err(Failure::unexpected());
            };
            match kept.backup {
                BackupState::Running(progress) => {
                    if let Some(progress) = progress {
                        tell(progress);
                    }
                    sleep(LOOK_AFTER);
                }
                BackupState::Made(made) => return Ok(*made),
                BackupState::Failed(message) => return Err(Failure::new(message)),
                BackupState::None => return Err(Failure::unexpected()),
            }
        }
    }

    /// Asks for a list.
    ///
    /// # Errors
    /// What the office refuses.
    pub fn list(&mut self, listing: Listing) -> Result<Listed, Failure> {
        match self.ask(Request::List(listing))? {
            Answer::Listed(listed) => Ok(listed),
            _ => Err(Failure::unexpected()),
        }
    }

    /// The codes of all specialists whom one may see.
    ///
    /// # Errors
    /// What the office refuses.
    pub fn codes(&mut self) -> Result<Codes, Failure> {
        let everybody = Listing {
            what: What::Specialists,
            search: String::new(),
            specialist: None,
            area: None,
            all: false,
        };
        let answer = self.ask_masked(Request::List(everybody))?;
        match self.recorded(answer) {
            Answer::Listed(Listed::Specialists(rows)) => Ok(Codes::of(&rows)),
            _ => Err(Failure::unexpected()),
        }
    }
}

/// Comes in at the server of a store, if there is one: behind the socket of the call, or the one in the
/// store's folder. In a demonstration one is `usual` unless told otherwise.
///
/// # Errors
/// One may not come in, or the server is another version of the program.
pub fn served(
    context: &Context,
    store: &Path,
    usual: Option<Role>,
) -> Result<Option<Client>, Failure> {
    let named = context.options.socket.as_ref();
    let socket = named.map_or_else(|| store.join(SOCKET), Clone::clone);
    let hello = Hello {
        account: context.options.account.clone(),
        usual,
        day: context.options.today,
    };
    let connected = Client::connect(&socket, &hello);
    match connected.map_err(no_such_account)? {
        None if named.is_some() => Err(Failure::with_hint(
            Message::new("cli-no-server").with("socket", socket.display().to_string()),
            Message::new("cli-no-server-hint"),
        )),
        client => Ok(client),
    }
}

fn needs_the_store() -> Failure {
    Failure::with_hint(
        Message::new("cli-needs-the-store"),
        Message::new("cli-needs-the-store-hint"),
    )
}
