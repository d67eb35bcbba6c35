//! Where one asks: a server behind a socket, with a client for everybody who asks. `in_process.rs` is the
//! other way.

use crate::by_hand::Raw;
use goldaw::domain::account::Account;
use goldaw::office::{Answer, Office, Refusal, Request};
use goldaw::server::client::{Client, Hello};
use goldaw::server::serve_until;
use rustix::process::{Uid, getuid};
use rustix::thread::set_thread_uid;
use std::collections::BTreeMap;
use std::fs::{Permissions, set_permissions};
use std::io;
use std::net::Shutdown;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::PathBuf;
use std::thread::JoinHandle;
use tempfile::TempDir;

/// An office that is served, with those who have come in.
pub struct Door {
    folder: TempDir,
    clients: BTreeMap<String, Client>,
    users: BTreeMap<u32, Raw>,
    asked_to_end: UnixStream,
    server: Option<JoinHandle<io::Result<Office>>>,
}

impl Door {
    pub fn of(office: Office) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let socket = folder.path().join("socket");
        let listener = UnixListener::bind(&socket).unwrap();
        set_permissions(folder.path(), Permissions::from_mode(0o711)).unwrap();
        set_permissions(&socket, Permissions::from_mode(0o666)).unwrap();
        let (asked_to_end, end) = UnixStream::pair().unwrap();
        let server = std::thread::spawn(move || serve_until(office, None, &listener, &end));
        Self {
            folder,
            clients: BTreeMap::new(),
            users: BTreeMap::new(),
            asked_to_end,
            server: Some(server),
        }
    }

    pub fn socket(&self) -> PathBuf {
        self.folder.path().join("socket")
    }

    /// Whether users of the machine can come in: only root can be somebody else.
    pub fn has_users() -> bool {
        getuid().is_root()
    }

    /// Asks as this account.
    pub fn ask(&mut self, account: &Account, request: Request) -> Result<Answer, Refusal> {
        let socket = self.socket();
        let client = self.clients.entry(account.login.clone());
        let client = client.or_insert_with(|| come_in(&socket, &account.login));
        client.ask(request)
    }

    /// This account goes; whoever asks as it comes in anew.
    pub fn leave(&mut self, account: &Account) {
        self.clients.remove(&account.login);
    }

    /// Lets the user of the machine with this number in, or in anew, as the account that he is. There need be
    /// no such user: a thread of the test is him for a moment.
    pub fn let_in(&mut self, user: u32, hello: &Hello) -> Result<(), Refusal> {
        let (socket, hello) = (self.socket(), hello.clone());
        let come_in = move || {
            set_thread_uid(Uid::from_raw(user)).unwrap();
            Raw::let_in(&socket, &hello)
        };
        let raw = std::thread::spawn(come_in).join().unwrap()?;
        self.users.insert(user, raw);
        Ok(())
    }

    /// Asks as a user who was let in.
    pub fn ask_as(&mut self, user: u32, request: Request) -> Result<Answer, Refusal> {
        let raw = self.users.get_mut(&user).unwrap();
        raw.ask(1, None, &request).unwrap()
    }

    /// The same under an id of the question.
    pub fn ask_once_as(&mut self, user: u32, id: u8, request: Request) -> Result<Answer, Refusal> {
        let raw = self.users.get_mut(&user).unwrap();
        raw.ask(1, Some(id), &request).unwrap()
    }

    /// Everybody goes, the server ends and gives the office back.
    pub fn close(mut self) -> Office {
        self.end().unwrap().unwrap()
    }

    fn end(&mut self) -> Option<io::Result<Office>> {
        self.clients.clear();
        self.users.clear();
        self.asked_to_end.shutdown(Shutdown::Both).unwrap();
        let server = self.server.take()?;
        Some(server.join().unwrap())
    }
}

impl Drop for Door {
    fn drop(&mut self) {
        if let Some(ended) = self.end() {
            ended.map(drop).unwrap();
        }
    }
}

fn come_in(socket: &std::path::Path, login: &str) -> Client {
    let hello = Hello {
        account: Some(login.to_owned()),
        ..Hello::default()
    };
    Client::connect(socket, &hello).unwrap().unwrap()
}
