//! `goldaw`: the interface.

use super::arguments::Demo;
use super::context::Context;
use super::failure::Failure;
use super::login::{choose, log_in, open_demonstration};
use super::opened::served;
use super::surroundings::Surroundings;
use super::{demo, init};
use crate::demonstration::Plan;
use crate::domain::Day;
use crate::domain::message::Message;
use crate::language::Words;
use crate::office::{Answer, Refusal, Request, Tell, Visit};
use crate::store::{self, Purpose, StoreError};
use crate::ui;
use crate::ui::desk::Desk;
use crate::ui::dialog::help::Help;
use crate::ui::screen::Screen;
use crate::ui::screen::choose_account::ChooseAccount;
use std::path::Path;

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
    let mut visit = match header.purpose {
        Purpose::Demonstration => {
            let mut office = open_demonstration(context, path, &header)?;
            let named = context.options.account.as_deref();
            let account = named.map(|login| choose(&mut office, login)).transpose()?;
            Visit::new(office, account)
        }
        Purpose::Service => {
            let (office, account, _) = log_in(context, path)?;
            store::overwrite_stack();
            Visit::new(office, Some(account))
        }
    };
    // In a demonstration one chooses first who one is, and the office tells nobody the day before.
    let day = context
        .options
        .today
        .or(header.stamp.map(|stamp| stamp.day));
    let (me, notices) = (visit.ask(Request::Me), visit.notices().to_vec());
    show(context, me, notices, day.unwrap_or_default(), |tell| {
        visit.tell_to(tell);
        move |request| visit.ask(request)
    })
}

/// Opens the interface at the server that has the store open; false if none has.
fn served_and_shown(context: &Context, path: &Path) -> Result<bool, Failure> {
    let Some(mut client) = served(context, path, None)? else {
        return Ok(false);
    };
    let me = client.ask(Request::Me);
    let welcome = client.welcome().clone();
    let day = context.options.today.or(welcome.day).unwrap_or_default();
    show(context, me, welcome.notices, day, |tell| {
        client.tell_to(tell);
        move |request| client.ask(request)
    })?;
    Ok(true)
}

/// Runs the interface until the reader leaves.
fn show<Perform>(
    context: &Context,
    me: Result<Answer, Refusal>,
    notices: Vec<Message>,
    day: Day,
    begin: impl FnOnce(Tell) -> Perform,
) -> Result<(), Failure>
where
    Perform: FnMut(Request) -> Result<Answer, Refusal> + Send + 'static,
{
    let words = Words::new(context.spoken.to(None));
    let mut desk = Desk::new(words, Surroundings::terminal(), day);
    desk.spoken = context.spoken;
    desk.looks = match context.options.theme {
        Some(looks) => Some(looks),
        None => context.surroundings.looks()?,
    };
    desk.theme.appearance = desk.looks.unwrap_or(desk.theme.appearance);
    let screen: Screen = match me.map(Answer::recorded) {
        Ok((Answer::Me(me), recorded)) => {
            desk.unrecorded = !recorded;
            desk.seat(&me);
            Screen::first(me.account.role)
        }
        // In a demonstration one chooses first who one is.
        _ => ChooseAccount::new().into(),
    };
    let (mut app, first) = ui::start(desk, screen);
    app.dialog = (!notices.is_empty()).then(|| Help::news(notices).into());
    ui::run::run(app, first, begin)?;
    Ok(())
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
