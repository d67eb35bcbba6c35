//! Where one asks: a server behind a socket, with a client for everybody who asks. `in_process.rs` is the
//! other way.

use goldaw::domain::account::Account;
use goldaw::office::{Answer, Office, Refusal, Request};
use goldaw::server::client::{Client, Hello};
use goldaw::server::serve_until;
use std::collections::BTreeMap;
use std::io;
use std::net::Shutdown;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::PathBuf;
use std::thread::JoinHandle;
use tempfile::TempDir;

/// An office that is served, with those who have come in.
pub struct Door {
    folder: TempDir,
    clients: BTreeMap<String, Client>,
    asked_to_end: UnixStream,
    server: Option<JoinHandle<io::Result<Office>>>,
}

impl Door {
    pub fn of(office: Office) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let listener = UnixListener::bind(folder.path().join("socket")).unwrap();
        let (asked_to_end, end) = UnixStream::pair().unwrap();
        let server = std::thread::spawn(move || serve_until(office, None, &listener, &end));
        Self {
            folder,
            clients: BTreeMap::new(),
            asked_to_end,
            server: Some(server),
        }
    }

    pub fn socket(&self) -> PathBuf {
        self.folder.path().join("socket")
    }

    /// Asks as this account.
    pub fn ask(&mut self, account: &Account, request: Request) -> Result<Answer, Refusal> {
        let socket = self.socket();
        let client = self.clients.entry(account.login.clone());
        let client = client.or_insert_with(|| come_in(&socket, &account.login));
        client.ask(request)
    }

    /// Everybody goes, the server ends and gives the office back.
    pub fn close(mut self) -> Office {
        self.end().unwrap().unwrap()
    }

    fn end(&mut self) -> Option<io::Result<Office>> {
        self.clients.clear();
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
