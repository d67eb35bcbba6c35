//! `goldaw`: the interface.

use super::arguments::Demo;
use super::context::Context;
use super::failure::Failure;
use super::login::{choose, demonstration_clock, log_in_with};
use super::opened::served;
use super::surroundings::Surroundings;
use super::{demo, init};
use crate::demonstration::Plan;
use crate::domain::Day;
use crate::domain::account::Account;
use crate::domain::message::Message;
use crate::language::Words;
use crate::office::{Answer, Office, Request, Tell, Told, Visit};
use crate::store::{self, Purpose, StoreError, Unlock};
use crate::ui;
use crate::ui::desk::Desk;
use crate::ui::run::Perform;
use crate::ui::screen::Screen;
use crate::ui::screen::choose_account::ChooseAccount;
use crate::ui::screen::opening::Opening;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Opens the interface on the store of the call. Where there is none, it offers to make one.
///
/// # Errors
/// There is no terminal, or the store can't be opened.
pub fn run(context: &Context) -> Result<(), Failure> {
    expect_terminal(context)?;
    let path = context.store()?;
    if served_and_shown(context, &path)? {
        return Ok(());
    }
    match store::peek(&path) {
        Err(StoreError::NotFound(_)) => first_time(context, &path),
        Err(error) => Err(error.into()),
        Ok(_) => open(context, &path),
    }
}

/// Checks that the interface has a terminal to draw on and to read from.
///
/// # Errors
/// It has none.
pub fn expect_terminal(context: &Context) -> Result<(), Failure> {
    if context.surroundings.is_terminal() {
        return Ok(());
    }
    Err(Failure::with_hint(
        Message::new("cli-no-terminal"),
        Message::new("cli-no-terminal-hint"),
    ))
}

/// Opens the interface on this store.
///
/// # Errors
/// The store can't be opened, or the terminal fails.
pub fn open(context: &Context, path: &Path) -> Result<(), Failure> {
    let header = store::peek(path)?;
    let stamp = header.stamp.map(|stamp| stamp.day);
    let day = context.options.today.or(stamp).unwrap_or_default();
    let folder = path.to_path_buf();
    match header.purpose {
        Purpose::Demonstration => {
            let clock = demonstration_clock(context, &header)?;
            let named = context.options.account.clone();
            // Without a name one chooses first who one is, and the office tells nobody the day before.
            let screen: Screen = match named {
                Some(_) => Opening.into(),
                None => ChooseAccount::new().into(),
            };
            let desk = desk(context, day)?;
            show(desk, screen, move |tell| {
                let unlock = Unlock::KeyFile;
                let mut office = Office::open_telling(&folder, &unlock, clock, &*tell)?;
                let account = named.map(|login| choose(&mut office, &login)).transpose()?;
                Ok(visit(office, account, tell))
            })
        }
        Purpose::Service => log_in_with(context, path, |who, clock| {
            let (desk, folder) = (desk(context, day)?, folder.clone());
            store::overwrite_stack();
            let taken = Arc::new(AtomicBool::new(false));
            let opening = taken.clone();
            let shown = show(desk, Opening.into(), move |tell| {
                let office = Office::open_telling(&folder, &who.unlock(), clock, &|told| {
                    opening.store(true, Ordering::Relaxed);
                    tell(told);
                });
                store::overwrite_stack();
                let mut office = office?;
                let account = office.log_in(&who.login)?;
                Ok(visit(office, Some(account), tell))
            });
            // Whoever had the interface in front is not asked for a passphrase again.
            match taken.load(Ordering::Relaxed) {
                true => Ok(shown),
                false => shown.map(Ok),
            }
        })?,
    }
}

/// Who visits an office that was just opened; what that put right is told.
fn visit(office: Office, account: Option<Account>, tell: Tell) -> Visit {
    tell(Told::Opened(office.notices().to_vec()));
    let mut visit = Visit::new(office, account);
    visit.tell_to(tell);
    visit
}

/// Opens the interface at the server that has the store open; false if none has.
fn served_and_shown(context: &Context, path: &Path) -> Result<bool, Failure> {
    let Some(mut client) = served(context, path, None)? else {
        return Ok(false);
    };
    let welcome = client.welcome().clone();
    let day = context.options.today.or(welcome.day).unwrap_or_default();
    let mut desk = desk(context, day)?;
    let screen: Screen = match client.ask(Request::Me).map(Answer::recorded) {
        Ok((Answer::Me(me), recorded)) => {
            desk.unrecorded = !recorded;
            desk.seat(&me);
            Screen::first(me.account.role)
        }
        // In a demonstration one chooses first who one is.
        _ => ChooseAccount::new().into(),
    };
    show(desk, screen, move |tell| {
        tell(Told::Opened(welcome.notices));
        client.tell_to(tell);
        Ok(move |request| client.ask(request))
    })?;
    Ok(true)
}

/// What the screens may look at before the office has answered.
fn desk(context: &Context, day: Day) -> Result<Desk, Failure> {
    let words = Words::new(context.spoken.to(None));
    let mut desk = Desk::new(words, Surroundings::terminal(), day);
    desk.spoken = context.spoken;
    desk.looks = match context.options.theme {
        Some(looks) => Some(looks),
        None => context.surroundings.looks()?,
    };
    desk.theme.appearance = desk.looks.unwrap_or(desk.theme.appearance);
    Ok(desk)
}

/// Runs the interface until the reader leaves.
fn show<P: Perform>(
    desk: Desk,
    screen: Screen,
    open: impl FnOnce(Tell) -> Result<P, Failure> + Send + 'static,
) -> Result<(), Failure> {
    let (app, first) = ui::start(desk, screen);
    ui::run::run(app, first, open)
}

fn first_time(context: &Context, path: &Path) -> Result<(), Failure> {
    let folder = path.display().to_string();
    context.tell(&Message::new("cli-first-time").with("folder", folder));
    let answer = context.ask_once("cli-ask-first-time", Message::new("cli-no-terminal"))?;
    match answer.as_str() {
        "1" => {
            let usual = Plan::default();
            let demo = Demo {
                cases: usual.cases,
                seed: usual.seed,
                no_open: false,
            };
            demo::run(context, &demo)
        }
        "2" => {
            let nothing = super::arguments::Init {
                name: None,
                login: None,
                administrator: None,
            };
            init::run(context, &nothing)?;
            // The interface covers the recovery key: it opens once that is on paper.
            context.ask_once("cli-ask-written-down", Message::new("cli-no-terminal"))?;
            open(context, path)
        }
        _ => Ok(()),
    }
}
