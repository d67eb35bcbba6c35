//! A store of one's own with the program serving it.

use goldaw::domain::account::Role;
use goldaw::server::client::{Client, Hello};
use std::io::{BufRead, BufReader};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

pub const PASSPHRASE: &str = "correct horse battery";

/// A folder with a store in it.
pub struct Place {
    pub folder: tempfile::TempDir,
}

impl Place {
    /// With a small demonstration.
    pub fn with_demonstration() -> Self {
        Self::with_cases(60)
    }

    /// With a demonstration of so many cases.
    pub fn with_cases(cases: u32) -> Self {
        let place = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        let cases = cases.to_string();
        place.expect(&["demo", "--no-open", "--cases", &cases, "--seed", "7"]);
        place
    }

    /// With a new service, whose administrator is gozel.
    pub fn with_service() -> Self {
        let place = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        let path = place.folder.path().join("passphrase");
        std::fs::write(path, PASSPHRASE).unwrap();
        place.expect(&["init", "--name", "Balkan", "--login", "gozel"]);
        place
    }

    /// Makes the user who runs the tests gozel, and gives that user's number: by whom a file of his is owned.
    pub fn link_oneself(&self) -> String {
        let own = std::fs::metadata(self.folder.path()).unwrap().uid();
        let user = own.to_string();
        self.expect(&["account", "link", "gozel", &user]);
        user
    }

    pub fn store(&self) -> PathBuf {
        self.folder.path().join("store")
    }

    pub fn socket(&self) -> PathBuf {
        self.store().join("goldaw.sock")
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_goldaw"));
        let passphrase = self.folder.path().join("passphrase");
        command
            .args(arguments)
            .env_clear()
            .env("HOME", self.folder.path())
            .env("GOLDAW_STORE", self.store())
            .env("GOLDAW_LANG", "en")
            .stdin(Stdio::null());
        if passphrase.exists() {
            command
                .env("GOLDAW_LOGIN", "gozel")
                .env("GOLDAW_PASSPHRASE_FILE", &passphrase)
                .env("GOLDAW_NEW_PASSPHRASE_FILE", &passphrase);
        }
        command
    }

    pub fn call(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// What a call answers that has to succeed.
    pub fn expect(&self, arguments: &[&str]) -> String {
        let called = self.call(arguments);
        let said = String::from_utf8_lossy(&called.stderr).into_owned();
        assert!(called.status.success(), "{arguments:?}: {said}");
        String::from_utf8(called.stdout).unwrap()
    }

    /// Serves the store until the server is dropped.
    pub fn serve(&self) -> Server {
        self.serve_with(&[])
    }

    pub fn serve_with(&self, arguments: &[&str]) -> Server {
        Server::start(self.command(&[&["serve"], arguments].concat()))
    }
}

/// The program, serving; killed when it is dropped.
pub struct Server {
    child: Child,
    said: BufReader<std::process::ChildStderr>,
}

impl Server {
    /// Starts it and waits until it serves.
    pub fn start(mut command: Command) -> Self {
        let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
        let mut said = BufReader::new(child.stderr.take().unwrap());
        let mut line = String::new();
        while !line.contains("is open for everybody") {
            line.clear();
            assert!(said.read_line(&mut line).unwrap() > 0, "no server");
        }
        Self { child, said }
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks it to end, and gives its exit status and what it said.
    pub fn end(mut self) -> (Option<i32>, String) {
        signal(self.id(), "TERM");
        let mut said = String::new();
        std::io::Read::read_to_string(&mut self.said, &mut said).unwrap();
        (self.child.wait().unwrap().code(), said)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // One that has ended already can't be killed.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub fn signal(process: u32, name: &str) {
    let sent = Command::new("kill")
        .args([&format!("-{name}"), &process.to_string()])
        .status();
    assert!(sent.unwrap().success());
}

/// Comes in at a demonstration as the account that is called like a role.
pub fn client(socket: &Path, role: Role) -> Client {
    let hello = Hello {
        usual: Some(role),
        ..Hello::default()
    };
    Client::connect(socket, &hello).unwrap().unwrap()
}
