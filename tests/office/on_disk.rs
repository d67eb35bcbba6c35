//! A service on disk whose administrator is gozel, and what its trail says.

use crate::door::Door;
use goldaw::domain::account::{Account, Role};
use goldaw::domain::identifier::Identifier;
use goldaw::domain::settings::Settings;
use goldaw::office::accounts::{NewAccount, SetUp};
use goldaw::office::audit::AuditQuery;
use goldaw::office::recovery::{RecoveryKey, Show};
use goldaw::office::system_users::UserLink;
use goldaw::office::{Answer, Caller, Clock, Office, Refusal, Request};
use goldaw::server::client::Hello;
use goldaw::store::{Cost, NewKey, NewStore, Purpose, Unlock};
use std::io::{self, Write};
use std::path::PathBuf;

/// Users of the machine. There is nobody of these numbers.
pub const GOZEL: u32 = 64_000;
pub const MARAL: u32 = 64_001;

pub const PASSPHRASE: &str = "a long enough passphrase";
pub const OTHER: &str = "three wet cats on a roof";

/// A service on disk whose administrator is gozel.
pub struct Service {
    pub folder: tempfile::TempDir,
    pub recovery_key: RecoveryKey,
}

impl Service {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let new = NewStore {
            purpose: Purpose::Service,
            stamp: None,
            key: NewKey::Passphrase {
                login: "gozel",
                passphrase: PASSPHRASE,
                cost: Cost::LEAST,
            },
        };
        let path = folder.path().join("store");
        let mut office = Office::create(&path, &new, Clock::System).unwrap();
        let set_up = SetUp {
            settings: Settings::default(),
            areas: Vec::new(),
            administrator: Account {
                id: Identifier::from_bytes([1; 16]),
                login: "gozel".into(),
                name: "Gözel".into(),
                role: Role::Administrator,
                specialist: None,
                disabled: false,
            },
        };
        office.set_up(&set_up).unwrap();
        let recovery_key = shown(|show| office.first_recovery_key(show)).unwrap();
        Self {
            folder,
            recovery_key,
        }
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("store")
    }

    pub fn open(&self, login: &str, passphrase: &str) -> Result<Office, Refusal> {
        let unlock = Unlock::Passphrase { login, passphrase };
        Office::open(&self.path(), &unlock, Clock::System)
    }

    /// Somebody logged in.
    pub fn visit(&self, login: &str) -> (Office, Caller) {
        let mut office = self.open(login, PASSPHRASE).unwrap();
        let account = office.log_in(login).unwrap();
        (office, Caller { account })
    }

    pub fn recover(&self, key: &RecoveryKey) -> Result<Office, Refusal> {
        let unlock = Unlock::RecoveryKey(key.plain());
        Office::open(&self.path(), &unlock, Clock::System)
    }
}

/// The door of that service, with gozel inside: she and each of these colleagues are users of the machine.
/// Nothing where nobody can be another user.
pub fn attended(colleagues: &[(u32, &str, Role)]) -> Option<(Service, Door)> {
    if !Door::has_users() {
        // Not by a macro, whose text nobody would see.
        let mut said = io::stderr();
        writeln!(said, "not played: it takes root to be other users").unwrap();
        return None;
    }
    let service = Service::new();
    let (mut office, gozel) = service.visit("gozel");
    office.perform(&gozel, link(GOZEL, "gozel")).unwrap();
    for (user, login, role) in colleagues {
        add(&mut office, &gozel, login, *role);
        office.perform(&gozel, link(*user, login)).unwrap();
    }
    let mut door = Door::of(office);
    door.let_in(GOZEL, &Hello::default()).unwrap();
    Some((service, door))
}

/// Makes a user of the machine an account.
pub fn link(number: u32, login: &str) -> Request {
    Request::LinkUser(UserLink {
        number,
        name: format!("user-{number}"),
        login: login.into(),
    })
}

/// A new account with the usual passphrase.
pub fn new_account(login: &str, role: Role) -> Request {
    Request::AddAccount(NewAccount {
        login: login.into(),
        name: login.into(),
        role,
        specialist: None,
        passphrase: PASSPHRASE.into(),
    })
}

pub fn add(office: &mut Office, caller: &Caller, login: &str, role: Role) {
    office.perform(caller, new_account(login, role)).unwrap();
}

/// What the trail holds, oldest first: who, what, about which account.
pub fn trail(office: &mut Office, caller: &Caller) -> Vec<String> {
    let request = Request::Audit(AuditQuery::default());
    said(office.perform(caller, request).unwrap())
}

/// The same asked at the door by gozel.
pub fn trail_at(door: &mut Door) -> Vec<String> {
    let request = Request::Audit(AuditQuery::default());
    said(door.ask_as(GOZEL, request).unwrap())
}

fn said(answer: Answer) -> Vec<String> {
    match answer {
        Answer::Audit(page) => {
            let rows = page.rows.into_iter().rev();
            rows.map(|row| {
                let who = row.who.map_or_else(|| "-".to_owned(), |(login, _)| login);
                let about = row.account.unwrap_or_default();
                format!("{who} {} {about}", row.action.code())
                    .trim_end()
                    .to_owned()
            })
            .collect()
        }
        other => panic!("{other:?}"),
    }
}

/// The recovery key that is shown.
pub fn shown(make: impl FnOnce(Show<'_>) -> Result<(), Refusal>) -> Result<RecoveryKey, Refusal> {
    let mut seen = None;
    make(&mut |key| {
        seen = Some(key.clone());
        Ok(())
    })?;
    Ok(seen.unwrap())
}
