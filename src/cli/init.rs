//! `goldaw init`: a store for a service.

use super::arguments::Init;
use super::context::Context;
use super::failure::Failure;
use crate::domain::account::{Account, Role};
use crate::domain::calendar::Calendar;
use crate::domain::identifier::{AccountId, Identifier};
use crate::domain::message::Message;
use crate::domain::problem::check_present;
use crate::domain::settings::Settings;
use crate::exchange::assets;
use crate::office::accounts::{SetUp, check_login, login_of};
use crate::office::passphrase::Whose;
use crate::office::{Clock, Office, Refusal};
use crate::store::{self, Cost, NewKey, NewStore, Purpose, StoreError};

/// Makes a store with the areas and holidays of the country and its first administrator.
///
/// # Errors
/// The folder is not free, the passphrase is too weak, or there is nobody to ask.
pub fn run(context: &Context, init: &Init) -> Result<(), Failure> {
    let path = context.store()?;
    let begun = match store::peek(&path) {
        Err(StoreError::NotFound(_)) => false,
        Ok(header) if header.purpose == Purpose::Service && !header.complete => true,
        Err(error) => return Err(error.into()),
        Ok(_) => return Err(StoreError::Exists(path).into()),
    };
    let service = given_or_asked(context, init.name.as_deref(), "cli-ask-service")?;
    check_present("service_name", &service).map_err(Refusal::from)?;
    let login = login_of(&given_or_asked(
        context,
        init.login.as_deref(),
        "cli-ask-login",
    )?);
    check_login(&login).map_err(Refusal::from)?;
    let name = match &init.administrator {
        None if !context.surroundings.reader => login.clone(),
        given => given_or_asked(context, given.as_deref(), "cli-ask-administrator")?,
    };
    check_present("name", &name).map_err(Refusal::from)?;
    let file = context.surroundings.passphrase_file.as_deref();
    let passphrase = context.new_passphrase(file, &Whose::new(&login, &name, &service))?;
    let new = NewStore {
        purpose: Purpose::Service,
        stamp: None,
        key: NewKey::Passphrase {
            login: &login,
            passphrase: &passphrase,
            cost: Cost::USUAL,
        },
    };
    if begun {
        let aside = store::set_incomplete_aside(&path, Clock::System.now())?;
        let folder = aside.display().to_string();
        context.tell(&Message::new("cli-init-aside").with("folder", folder));
    }
    let set_up = set_up(service, administrator(&login, name)?);
    let mut office = Office::create(&path, &new, Clock::System)?;
    office.set_up(&set_up)?;
    context.tell(&Message::new("cli-store-made").with("folder", path.display().to_string()));
    Ok(office.first_recovery_key(&mut |key| context.show_recovery_key(key))?)
}

fn given_or_asked(
    context: &Context,
    given: Option<&str>,
    question: &'static str,
) -> Result<String, Failure> {
    match given {
        Some(text) => Ok(text.trim().to_owned()),
        None => context.ask(question, Message::new("cli-init-incomplete")),
    }
}

fn administrator(login: &str, name: String) -> Result<Account, Failure> {
    let mut id = [0; 16];
    let refused = |_| Failure::from(StoreError::NoRandomNumbers);
    getrandom::fill(&mut id).map_err(refused)?;
    Ok(Account {
        id: AccountId::from_bytes(id),
        login: login.to_owned(),
        name,
        role: Role::Administrator,
        specialist: None,
        disabled: false,
    })
}

fn set_up(service_name: String, administrator: Account) -> SetUp {
    let calendar = Calendar {
        holidays: assets::holidays(),
        ..Calendar::default()
    };
    SetUp {
        settings: Settings {
            service_name,
            calendar,
            ..Settings::default()
        },
        areas: assets::areas(),
        administrator,
    }
}
