//! `goldaw serve`: keeps a store open for everybody on this machine.

use super::context::Context;
use super::failure::Failure;
use super::login::{log_in, open_demonstration, open_with_key};
use super::opened::Opened;
use super::status;
use crate::domain::account::Role;
use crate::domain::message::Message;
use crate::office::Office;
use crate::server::socket::Socket;
use crate::server::{self, SOCKET};
use crate::store::{self, Purpose};
use clap::Args;
use std::io;
use std::path::{Path, PathBuf};

/// The name of the store's key among those that the system's service manager hands over.
const CREDENTIAL: &str = "goldaw.key";

/// Serving a store.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct Serve {
    /// The group of the system whose users may come in; without one only the user who serves
    #[arg(long, value_name = "NAME")]
    pub group: Option<String>,
    /// The file with the store's key, see --write-key; else the passphrase is asked for once
    #[arg(long, value_name = "FILE")]
    pub key: Option<PathBuf>,
    /// Only write the store's key to a new file, for a server that starts without a person
    #[arg(long, value_name = "FILE", conflicts_with_all = ["group", "key"])]
    pub write_key: Option<PathBuf>,
    /// Only say how the server is doing that has the store open, and who is connected
    #[arg(long, conflicts_with_all = ["group", "key", "write_key"])]
    pub status: bool,
}

/// Serves the store of the call until the system asks the process to end.
///
/// # Errors
/// The store can't be opened, or the socket can't be made.
pub fn run(context: &Context, serve: &Serve) -> Result<(), Failure> {
    if serve.status {
        return status::run(context);
    }
    if let Some(file) = &serve.write_key {
        return write_key(context, file);
    }
    if context.options.today.is_some() || context.options.account.is_some() {
        return Err(Failure::WrongUsage(Message::new("cli-serve-is-for-all")));
    }
    let path = context.store()?;
    let header = store::peek(&path)?;
    let office = match header.purpose {
        Purpose::Demonstration => open_demonstration(context, &path, &header)?,
        Purpose::Service => open_service(context, serve, &path)?,
    };
    for notice in office.notices() {
        context.tell(notice);
    }
    let named = context.options.socket.clone();
    let file = named.unwrap_or_else(|| path.join(SOCKET));
    let handed_over = Socket::handed_over().map_err(|error| not_handed_over(&error))?;
    let socket = match handed_over {
        Some(socket) => socket,
        None => Socket::bind(&file, &path, serve.group.as_deref())
            .map_err(|error| no_socket(&file, &error))?,
    };
    let listens = socket.listener.local_addr().ok();
    let listens = listens.and_then(|at| at.as_pathname().map(Path::to_path_buf));
    let file = listens.unwrap_or(file);
    office.note_socket(&file);
    let serving = Message::new("cli-serving").with("socket", file.display().to_string());
    let day = header.stamp.map(|stamp| stamp.day);
    server::serve(office, day, &socket.listener, || context.tell(&serving))
        .map_err(|_| Failure::new(Message::new("cli-serve-failed")))?;
    context.tell(&Message::new("cli-served"));
    Ok(())
}

/// Opens a service with the key file of the call or of the system's service manager, else with a login.
fn open_service(context: &Context, serve: &Serve, path: &Path) -> Result<Office, Failure> {
    let handed_over = context.surroundings.credentials.as_ref();
    let handed_over = handed_over.map(|folder| folder.join(CREDENTIAL));
    match serve.key.as_ref().or(handed_over.as_ref()) {
        Some(key) => open_with_key(context, path, key),
        None => log_in(context, path).map(|(office, ..)| office),
    }
}

fn write_key(context: &Context, file: &Path) -> Result<(), Failure> {
    let mut opened = Opened::for_writing(context, Role::Administrator)?;
    let (office, caller) = opened.own()?;
    office.write_key_file(caller, file)?;
    let message = Message::new("cli-key-written");
    context.tell(&message.with("file", file.display().to_string()));
    Ok(())
}

fn not_handed_over(error: &io::Error) -> Failure {
    let message = Message::new("cli-no-socket-handed-over");
    Failure::with_hint(
        message.with("reason", error.to_string()),
        Message::new("cli-no-socket-handed-over-hint"),
    )
}

fn no_socket(file: &Path, error: &io::Error) -> Failure {
    let message = Message::new("cli-no-socket").with("socket", file.display().to_string());
    Failure::with_hint(
        message.with("reason", error.to_string()),
        Message::new("cli-no-socket-hint"),
    )
}
