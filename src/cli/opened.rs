//! A store that is open for one command, and who acts.

use super::context::Context;
use super::failure::Failure;
use crate::domain::account::{Account, Role};
use crate::domain::message::Message;
use crate::exchange::rows::Codes;
use crate::office::accounts::login_of;
use crate::office::listing::{Listed, Listing, What};
use crate::office::permission::RequestKind;
use crate::office::{Answer, Caller, Clock, Office, Refusal, Request, rebuilding};
use crate::store::{self, Header, Purpose, StoreError, Unlock};
use std::path::Path;
use zeroize::Zeroizing;

/// A store that is open for one command, and who acts.
pub struct Opened<'a> {
    /// The front door.
    pub office: Office,
    /// Who acts.
    pub caller: Caller,
    /// Why names are shown in full, if they are.
    unmask: Option<String>,
    /// Whether the day is not today's, outside a demonstration.
    reading_only: bool,
    /// Where it is said that something was read that the audit trail does not hold.
    context: &'a Context,
    unrecorded: bool,
}

impl<'a> Opened<'a> {
    /// Opens the store of the call. In a demonstration one acts as `usual` unless told otherwise;
    /// elsewhere one logs in.
    ///
    /// # Errors
    /// There is no such store, it can't be opened, or the login is refused.
    pub fn of(context: &'a Context, usual: Role) -> Result<Self, Failure> {
        let path = context.store()?;
        let header = store::peek(&path)?;
        let (office, account) = match header.purpose {
            Purpose::Demonstration => {
                let mut office = open_demonstration(context, &path, &header)?;
                let named = context.options.account.as_deref();
                // The demonstration's coordinator and administrator log in by the names of their roles.
                let account = choose(&mut office, named.unwrap_or(usual.code()))?;
                (office, account)
            }
            Purpose::Service => log_in(context, &path)?,
        };
        for notice in office.notices() {
            context.tell(notice);
        }
        Ok(Self {
            reading_only: header.purpose == Purpose::Service && context.options.today.is_some(),
            caller: Caller { account },
            unmask: context.options.unmask.clone(),
            context,
            unrecorded: false,
            office,
        })
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
        let request = match &self.unmask {
            Some(reason) if request.kind().reads() => Request::Unmasked {
                reason: reason.clone(),
                request: Box::new(request),
            },
            _ => request,
        };
        self.perform(request)
    }

    /// Asks the office; once it is said that the audit trail does not hold what was read.
    fn perform(&mut self, request: Request) -> Result<Answer, Failure> {
        let (answer, recorded) = self.office.perform(&self.caller, request)?.recorded();
        if !recorded && !self.unrecorded {
            self.context.tell(&Message::new("cli-unrecorded"));
        }
        self.unrecorded = !recorded;
        Ok(answer)
    }

    /// Puts right what can be put right safely, and says what was done.
    ///
    /// # Errors
    /// What the office refuses.
    pub fn repair(mut self) -> Result<Vec<Message>, Failure> {
        self.office.expect_may(&self.caller, RequestKind::Verify)?;
        Ok(self.office.repair()?)
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
        match self.perform(Request::List(everybody))? {
            Answer::Listed(Listed::Specialists(rows)) => Ok(Codes::of(&rows)),
            _ => Err(Failure::unexpected()),
        }
    }
}

/// Opens a demonstration on its own day, or on the one that the call names.
///
/// # Errors
/// It was never completed, or can't be opened.
pub fn open_demonstration(
    context: &Context,
    path: &Path,
    header: &Header,
) -> Result<Office, Failure> {
    if !header.complete {
        return Err(Failure::with_hint(
            Message::new("cli-demonstration-incomplete"),
            Message::new("cli-demonstration-incomplete-hint"),
        ));
    }
    let own = header.stamp.map(|stamp| stamp.day);
    let day = context.options.today.or(own);
    let clock = day.map_or(Clock::System, Clock::Fixed);
    open_office(context, path, &Unlock::KeyFile, clock)
}

/// Opens a store and shows how far it is where that takes its time.
fn open_office(
    context: &Context,
    path: &Path,
    unlock: &Unlock<'_>,
    clock: Clock,
) -> Result<Office, Failure> {
    let office = Office::open_telling(path, unlock, clock, &|done, total| {
        context.show_progress(&rebuilding(done, total));
    });
    context.end_progress();
    Ok(office?)
}

/// The account of this name in a demonstration.
///
/// # Errors
/// There is none, or it is disabled.
pub fn choose(office: &mut Office, login: &str) -> Result<Account, Failure> {
    office.log_in(login).map_err(|refusal| match refusal {
        Refusal::NotFound(message) => {
            Failure::with_hint(message, Message::new("cli-no-account-hint"))
        }
        other => other.into(),
    })
}

/// A login with what unlocks for it.
pub struct Who {
    /// The login.
    pub login: String,
    /// Nothing in a demonstration, which has its key beside it.
    passphrase: Option<Zeroizing<String>>,
}

impl Who {
    /// Asks who logs in.
    ///
    /// # Errors
    /// There is nobody to ask.
    pub fn ask(context: &Context) -> Result<Self, Failure> {
        let login = match &context.surroundings.login {
            Some(login) => login.clone(),
            None => context.ask("cli-ask-login", Message::new("cli-no-login"))?,
        };
        Ok(Self {
            login: login_of(&login),
            passphrase: Some(context.passphrase()?),
        })
    }

    /// Who opens this backup: whoever is chosen in a demonstration's, else whoever logs in.
    ///
    /// # Errors
    /// It is no backup, or there is nobody to ask.
    pub fn of_backup(context: &Context, path: &Path) -> Result<Self, Failure> {
        let named = context.options.account.as_deref();
        match (store::backup::peek(path)?, named) {
            (Purpose::Demonstration, named) => Ok(Self {
                login: named.unwrap_or(Role::Administrator.code()).to_owned(),
                passphrase: None,
            }),
            (Purpose::Service, Some(_)) => Err(nobody_chosen()),
            (Purpose::Service, None) => Self::ask(context),
        }
    }

    /// What unlocks.
    pub fn unlock(&self) -> Unlock<'_> {
        match &self.passphrase {
            Some(passphrase) => Unlock::Passphrase {
                login: &self.login,
                passphrase,
            },
            None => Unlock::KeyFile,
        }
    }
}

/// Only in a demonstration one chooses who one is.
fn nobody_chosen() -> Failure {
    Failure::with_hint(
        Message::new("cli-account-needs-demonstration"),
        Message::new("cli-account-needs-demonstration-hint"),
    )
}

/// Opens a service's store with a login and its passphrase.
///
/// # Errors
/// There is nobody to ask, the login is refused, or the call names an account.
pub fn log_in(context: &Context, path: &Path) -> Result<(Office, Account), Failure> {
    if context.options.account.is_some() {
        return Err(nobody_chosen());
    }
    if !store::peek(path)?.complete {
        let folder = path.display().to_string();
        return Err(Failure::with_hint(
            Message::new("cli-store-incomplete").with("folder", folder),
            Message::new("cli-store-incomplete-hint"),
        ));
    }
    let day = context.options.today;
    let clock = day.map_or(Clock::System, Clock::LookingFrom);
    let mut attempts = context.login_attempts();
    loop {
        let who = Who::ask(context)?;
        attempts -= 1;
        match open_office(context, path, &who.unlock(), clock) {
            Ok(mut office) => {
                let account = office.log_in(&who.login)?;
                return Ok((office, account));
            }
            Err(Failure::Refused { message, hint }) if attempts > 0 && is_wrong(&message) => {
                [Some(message), hint]
                    .iter()
                    .flatten()
                    .for_each(|it| context.tell(it));
            }
            Err(failure) => return Err(failure),
        }
    }
}

/// Whether it was login or passphrase that kept the store shut.
fn is_wrong(message: &Message) -> bool {
    *message == StoreError::WrongPassphrase.message()
}
