//! `goldaw account link|unlink|users`: which user of this machine is which account.

use super::context::Context;
use super::failure::Failure;
use super::opened::Opened;
use crate::domain::account::Role;
use crate::domain::message::Message;
use crate::exchange::rows::Sheet;
use crate::exchange::rows::system_user::SystemUserRow;
use crate::office::accounts::login_of;
use crate::office::system_users::UserLink;
use crate::office::{Answer, Request};
use nix::unistd::{Uid, User};

/// Makes a user of the machine an account.
pub fn link(context: &Context, login: &str, user: &str) -> Result<(), Failure> {
    let user = user_of(user)?;
    let mut opened = Opened::for_writing(context, Role::Administrator)?;
    let name = user.name.clone();
    opened.ask(Request::LinkUser(UserLink {
        number: user.uid.as_raw(),
        name: user.name,
        login: login_of(login),
    }))?;
    let message = Message::new("cli-user-linked").with("user", name);
    context.tell(&message.with("login", login));
    Ok(())
}

/// Lets a user of the machine in no longer; also one whom the machine does not know any more.
pub fn unlink(context: &Context, user: &str) -> Result<(), Failure> {
    let mut opened = Opened::for_writing(context, Role::Administrator)?;
    let links = links(&mut opened)?;
    let named = |link: &&UserLink| link.name == user || link.number.to_string() == user;
    let link = links.iter().find(named).ok_or_else(|| unknown(user))?;
    opened.ask(Request::UnlinkUser(link.number))?;
    context.tell(&Message::new("cli-user-unlinked").with("user", user));
    Ok(())
}

/// Lists the users of the machine who may come in.
pub fn list(context: &Context) -> Result<(), Failure> {
    let mut opened = Opened::of(context, Role::Administrator)?;
    let links = links(&mut opened)?;
    context.sheet(&Sheet::of(links.iter().map(SystemUserRow::of)))
}

fn links(opened: &mut Opened) -> Result<Vec<UserLink>, Failure> {
    match opened.ask(Request::SystemUsers)? {
        Answer::SystemUsers(links) => Ok(links),
        _ => Err(Failure::unexpected()),
    }
}

/// The user of this name or number.
fn user_of(text: &str) -> Result<User, Failure> {
    let found = match text.parse() {
        Ok(number) => User::from_uid(Uid::from_raw(number)),
        Err(_) => User::from_name(text),
    };
    found.ok().flatten().ok_or_else(|| unknown(text))
}

fn unknown(user: &str) -> Failure {
    Failure::with_hint(
        Message::new("cli-no-system-user").with("user", user),
        Message::new("cli-no-system-user-hint"),
    )
}
