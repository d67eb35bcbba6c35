//! `goldaw account`: who may log in.

use super::arguments::AccountCommand;
use super::context::Context;
use super::failure::Failure;
use super::opened::Opened;
use super::system_user;
use crate::domain::account::{Account, Role};
use crate::domain::identifier::SpecialistId;
use crate::domain::message::Message;
use crate::domain::secret::Secret;
use crate::exchange::rows::account::AccountRow;
use crate::exchange::rows::{Codes, Sheet};
use crate::office::accounts::{NewAccount, RenewedAccount, login_of};
use crate::office::choosing::Choosing;
use crate::office::passphrase::Whose;
use crate::office::recovery::RecoveryKey;
use crate::office::slots::{NewPassphrase, not_shown};
use crate::office::{Answer, Clock, Office, Request};
use crate::store::Unlock;
use zeroize::Zeroizing;

/// Lists or changes accounts.
pub fn run(context: &Context, command: &AccountCommand) -> Result<(), Failure> {
    match command {
        AccountCommand::List => list(context),
        AccountCommand::Add {
            login,
            name,
            role,
            specialist,
        } => add(context, login, name, *role, specialist.as_deref()),
        AccountCommand::Disable { login } => disable(context, login),
        AccountCommand::Enable { login } => enable(context, login),
        AccountCommand::Recover { login } => recover(context, login),
        AccountCommand::RecoveryKey => new_recovery_key(context),
        AccountCommand::Link { login, user } => system_user::link(context, login, user),
        AccountCommand::Unlink { user } => system_user::unlink(context, user),
        AccountCommand::Users => system_user::list(context),
        AccountCommand::Passphrase { login } => set_passphrase(context, login.as_deref()),
    }
}

fn list(context: &Context) -> Result<(), Failure> {
    let mut opened = Opened::of(context, Role::Administrator)?;
    let accounts = accounts(&mut opened)?;
    let codes = opened.codes()?;
    let rows = accounts
        .iter()
        .map(|account| AccountRow::of(account, &codes, context.wording()));
    context.sheet(&Sheet::of(rows))
}

fn add(
    context: &Context,
    login: &str,
    name: &str,
    role: Role,
    specialist: Option<&str>,
) -> Result<(), Failure> {
    let mut opened = Opened::for_writing(context, Role::Administrator)?;
    let specialist = match specialist {
        Some(text) => Some(specialist_of(&opened.codes()?, text)?),
        None => None,
    };
    let mut new = NewAccount {
        login: login_of(login),
        name: name.trim().to_owned(),
        role,
        specialist,
        passphrase: Secret::default(),
    };
    let whose = whose(&mut opened, Choosing::NewAccount(new.clone()))?;
    new.passphrase = next_passphrase(context, &whose)?.as_str().into();
    opened.ask(Request::AddAccount(new))?;
    context.tell(&Message::new("cli-account-added").with("login", login));
    Ok(())
}

fn specialist_of(codes: &Codes, text: &str) -> Result<SpecialistId, Failure> {
    let by_id = text.parse().ok();
    by_id
        .or_else(|| codes.specialist_with(text))
        .ok_or_else(|| {
            Failure::with_hint(
                Message::new("cli-no-specialist").with("specialist", text),
                Message::new("cli-no-specialist-hint"),
            )
        })
}

fn disable(context: &Context, login: &str) -> Result<(), Failure> {
    let mut opened = Opened::for_writing(context, Role::Administrator)?;
    opened.ask(Request::DisableAccount(login_of(login)))?;
    context.tell(&Message::new("cli-account-disabled").with("login", login));
    Ok(())
}

fn enable(context: &Context, login: &str) -> Result<(), Failure> {
    let mut opened = Opened::for_writing(context, Role::Administrator)?;
    let whose = whose(&mut opened, Choosing::EnabledAccount(login_of(login)))?;
    let passphrase = next_passphrase(context, &whose)?;
    let renewed = RenewedAccount {
        login: login_of(login),
        passphrase: passphrase.as_str().into(),
    };
    opened.ask(Request::EnableAccount(renewed))?;
    context.tell(&Message::new("cli-account-enabled").with("login", login));
    Ok(())
}

/// Comes in with the recovery key, which then is worth nothing: the next one is shown.
fn recover(context: &Context, login: &str) -> Result<(), Failure> {
    let path = context.store()?;
    let key = context.recovery_key()?;
    let mut office = Office::open(&path, &Unlock::RecoveryKey(key.plain()), Clock::System)?;
    let whose = office.expect_may_recover(login)?;
    let passphrase = next_passphrase(context, &whose)?;
    office.recover(login, &passphrase, &mut |key| {
        context.show_recovery_key(key)
    })?;
    context.tell(&Message::new("cli-account-recovered").with("login", login));
    Ok(())
}

fn new_recovery_key(context: &Context) -> Result<(), Failure> {
    let mut opened = Opened::for_writing(context, Role::Administrator)?;
    opened.ask(Request::Choosing(Choosing::RecoveryKey))?;
    let key = RecoveryKey::random()?;
    let shown = context.show_recovery_key(&key);
    shown.map_err(|error| not_shown(&error))?;
    opened.ask(Request::NewRecoveryKey(key.plain().into()))?;
    Ok(())
}

fn set_passphrase(context: &Context, login: Option<&str>) -> Result<(), Failure> {
    let mut opened = Opened::for_writing(context, Role::Administrator)?;
    let Answer::Me(me) = opened.ask_masked(Request::Me)?.recorded().0 else {
        return Err(Failure::unexpected());
    };
    let login = login_of(login.unwrap_or(&me.account.login));
    let whose = whose(&mut opened, Choosing::Passphrase(login.clone()))?;
    let own = login == me.account.login && !me.demonstration;
    let old = own.then(|| opened.own_passphrase()).transpose()?;
    let passphrase = next_passphrase(context, &whose)?;
    opened.ask(Request::SetPassphrase(NewPassphrase {
        login: login.clone(),
        old: old.as_ref().map_or("", |old| old.as_str()).into(),
        passphrase: passphrase.as_str().into(),
    }))?;
    context.tell(&Message::new("cli-passphrase-set").with("login", login));
    Ok(())
}

/// What the passphrase that is about to be chosen should have nothing to do with, if it may be chosen.
fn whose(opened: &mut Opened, what: Choosing) -> Result<Whose, Failure> {
    match opened.ask(Request::Choosing(what))? {
        Answer::Whose(whose) => Ok(whose),
        _ => Err(Failure::unexpected()),
    }
}

/// The passphrase with which somebody is to log in from now on.
fn next_passphrase(context: &Context, whose: &Whose) -> Result<Zeroizing<String>, Failure> {
    let file = context.surroundings.new_passphrase_file.as_deref();
    context.new_passphrase(file, whose)
}

fn accounts(opened: &mut Opened) -> Result<Vec<Account>, Failure> {
    match opened.ask(Request::Accounts)? {
        Answer::Accounts(accounts) => Ok(accounts),
        _ => Err(Failure::unexpected()),
    }
}
