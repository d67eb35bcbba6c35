//! Opening a store in this process: what opens it, and who logs in.

use super::context::Context;
use super::failure::Failure;
use crate::domain::account::{Account, Role};
use crate::domain::message::Message;
use crate::office::accounts::login_of;
use crate::office::{Clock, Office, Refusal, Told, rebuilding};
use crate::store::{self, Header, Purpose, StoreError, Unlock};
use std::path::Path;
use zeroize::Zeroizing;

/// Opens a demonstration on its own day, or on the one that the call names.
///
/// # Errors
/// It was never completed, or can't be opened.
pub fn open_demonstration(
    context: &Context,
    path: &Path,
    header: &Header,
) -> Result<Office, Failure> {
    let clock = demonstration_clock(context, header)?;
    open_office(context, path, &Unlock::KeyFile, clock)
}

/// The clock of a demonstration.
///
/// # Errors
/// It was never completed.
pub fn demonstration_clock(context: &Context, header: &Header) -> Result<Clock, Failure> {
    if !header.complete {
        return Err(Failure::with_hint(
            Message::new("cli-demonstration-incomplete"),
            Message::new("cli-demonstration-incomplete-hint"),
        ));
    }
    let own = header.stamp.map(|stamp| stamp.day);
    let day = context.options.today.or(own);
    Ok(day.map_or(Clock::System, Clock::Fixed))
}

/// Opens a service's store with the key from a file that [`Office::write_key_file`] wrote.
///
/// # Errors
/// It is another store's key, or the store can't be opened.
pub fn open_with_key(context: &Context, path: &Path, key: &Path) -> Result<Office, Failure> {
    open_office(context, path, &Unlock::KeyFileAt(key), Clock::System)
}

/// Opens a store and shows how far it is where that takes its time.
fn open_office(
    context: &Context,
    path: &Path,
    unlock: &Unlock<'_>,
    clock: Clock,
) -> Result<Office, Failure> {
    let office = Office::open_telling(path, unlock, clock, &|told| {
        if let Told::Progress { done, total } = told {
            context.show_progress(&rebuilding(done, total));
        }
    });
    context.end_progress();
    Ok(office?)
}

/// The account of this name in a demonstration.
///
/// # Errors
/// There is none, or it is disabled.
pub fn choose(office: &mut Office, login: &str) -> Result<Account, Failure> {
    office.log_in(login).map_err(no_such_account)
}

/// What is not found is an account: where to look for one.
pub fn no_such_account(refusal: Refusal) -> Failure {
    match refusal {
        Refusal::NotFound(message) => {
            Failure::with_hint(message, Message::new("cli-no-account-hint"))
        }
        other => other.into(),
    }
}

/// A login with what unlocks for it.
pub struct Who {
    /// The login.
    pub login: String,
    /// Nothing in a demonstration, which has its key beside it.
    pub passphrase: Option<Zeroizing<String>>,
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

/// Opens a service's store with a login and its passphrase, and gives both.
///
/// # Errors
/// There is nobody to ask, the login is refused, or the call names an account.
pub fn log_in(context: &Context, path: &Path) -> Result<(Office, Account, Who), Failure> {
    log_in_with(context, path, |who, clock| {
        let mut office = open_office(context, path, &who.unlock(), clock)?;
        let account = office.log_in(&who.login)?;
        Ok((office, account, who))
    })
}

/// Asks who logs in to a service until `open` opens its store to them, a few times.
///
/// # Errors
/// As [`log_in`].
pub fn log_in_with<T>(
    context: &Context,
    path: &Path,
    mut open: impl FnMut(Who, Clock) -> Result<T, Failure>,
) -> Result<T, Failure> {
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
        match open(who, clock) {
            Err(Failure::Refused { message, hint }) if attempts > 0 && is_wrong(&message) => {
                [Some(message), hint]
                    .iter()
                    .flatten()
                    .for_each(|it| context.tell(it));
            }
            opened => return opened,
        }
    }
}

/// Whether it was login or passphrase that kept the store shut.
fn is_wrong(message: &Message) -> bool {
    *message == StoreError::WrongPassphrase.message()
}
