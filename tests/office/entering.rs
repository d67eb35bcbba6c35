//! Coming in: logins, failed ones, the recovery key, accounts that are disabled and enabled; and what
//! the trail says about each.

use goldaw::domain::account::{Account, Role};
use goldaw::domain::identifier::Identifier;
use goldaw::domain::settings::Settings;
use goldaw::office::accounts::{NewAccount, RenewedAccount, SetUp};
use goldaw::office::audit::AuditQuery;
use goldaw::office::backup::{BackupTo, Restore, check, restore};
use goldaw::office::loading::Batch;
use goldaw::office::recovery::{RecoveryKey, Show};
use goldaw::office::slots::NewPassphrase;
use goldaw::office::{Answer, Caller, Clock, Office, Refusal, Request};
use goldaw::store::{Cost, NewKey, NewStore, Purpose, Unlock};
use std::fs;
use std::path::PathBuf;

pub const PASSPHRASE: &str = "a long enough passphrase";
pub const OTHER: &str = "three wet cats on a roof";

/// A service on disk whose administrator is gozel.
pub struct Service {
    folder: tempfile::TempDir,
    recovery_key: RecoveryKey,
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

    fn open(&self, login: &str, passphrase: &str) -> Result<Office, Refusal> {
        let unlock = Unlock::Passphrase { login, passphrase };
        Office::open(&self.path(), &unlock, Clock::System)
    }

    /// Somebody logged in.
    pub fn visit(&self, login: &str) -> (Office, Caller) {
        let mut office = self.open(login, PASSPHRASE).unwrap();
        let account = office.log_in(login).unwrap();
        (office, Caller { account })
    }

    fn recover(&self, key: &RecoveryKey) -> Result<Office, Refusal> {
        let unlock = Unlock::RecoveryKey(key.plain());
        Office::open(&self.path(), &unlock, Clock::System)
    }
}

pub fn add(office: &mut Office, caller: &Caller, login: &str, role: Role) {
    let new = NewAccount {
        login: login.into(),
        name: login.into(),
        role,
        specialist: None,
        passphrase: PASSPHRASE.into(),
    };
    office.perform(caller, Request::AddAccount(new)).unwrap();
}

/// What the trail holds, oldest first: who, what, about which account.
pub fn trail(office: &mut Office, caller: &Caller) -> Vec<String> {
    let request = Request::Audit(AuditQuery::default());
    match office.perform(caller, request).unwrap() {
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

#[test]
fn who_comes_in_or_fails_to_stands_in_the_trail() {
    let service = Service::new();
    for (login, passphrase) in [("gozel", OTHER), ("nobody", PASSPHRASE)] {
        assert!(service.open(login, passphrase).is_err());
    }
    let (mut office, caller) = service.visit("Gozel ");
    office.lock(&caller).unwrap();
    office.unlock("gozel").unwrap();
    assert!(office.log_in("nobody").is_err());
    let said = [
        "gozel created gozel",
        "- login_failed gozel",
        "- login_failed",
        "gozel logged_in",
        "gozel locked",
        "gozel unlocked",
        "- login_failed",
    ];
    assert_eq!(trail(&mut office, &caller), said);
    drop(office);
    // What was taken over is not taken over again.
    let (mut office, caller) = service.visit("gozel");
    let failed = trail(&mut office, &caller);
    let failed = failed.iter().filter(|line| line.contains("login_failed"));
    assert_eq!(failed.count(), 3);
}

#[test]
fn a_disabled_account_stays_outside_even_with_an_old_header() {
    let service = Service::new();
    let (mut office, caller) = service.visit("gozel");
    add(&mut office, &caller, "maral", Role::Coordinator);
    let header = fs::read(service.path().join("header.a")).unwrap();
    let request = Request::DisableAccount("maral".into());
    office.perform(&caller, request).unwrap();
    drop(office);
    assert!(service.open("maral", PASSPHRASE).is_err());
    for file in ["header.a", "header.b"] {
        fs::write(service.path().join(file), &header).unwrap();
    }
    // The slot that came back opens nothing; the next who comes in is told, and the trail says who tried.
    assert!(service.open("maral", PASSPHRASE).is_err());
    let (mut office, caller) = service.visit("gozel");
    let told: Vec<_> = office.notices().iter().map(|notice| notice.id).collect();
    assert_eq!(told, ["store-notice-earlier-header"]);
    let said = trail(&mut office, &caller);
    let tried = said
        .iter()
        .filter(|line| line.starts_with("- login_failed"));
    assert_eq!(tried.count(), 2);
}

#[test]
fn a_disabled_account_is_enabled_with_a_new_passphrase() {
    let service = Service::new();
    let (mut office, caller) = service.visit("gozel");
    add(&mut office, &caller, "maral", Role::Coordinator);
    let request = Request::DisableAccount(" MARAL".into());
    office.perform(&caller, request).unwrap();
    let enable = |passphrase: &str| {
        Request::EnableAccount(RenewedAccount {
            login: "Maral".into(),
            passphrase: passphrase.into(),
        })
    };
    let weak = office.perform(&caller, enable("maralmaral12"));
    assert!(matches!(weak, Err(Refusal::Rule(_))), "{weak:?}");
    office.perform(&caller, enable(OTHER)).unwrap();
    let said = trail(&mut office, &caller);
    let about: Vec<_> = said.iter().filter(|line| line.ends_with("maral")).collect();
    assert_eq!(
        about,
        [
            "gozel changed maral",
            "gozel disabled maral",
            "gozel enabled maral"
        ]
    );
    drop(office);
    assert!(service.open("maral", PASSPHRASE).is_err());
    assert!(
        service
            .open("maral", OTHER)
            .unwrap()
            .log_in("maral")
            .is_ok()
    );
}

#[test]
fn two_administrators_cannot_disable_each_other_into_nothing() {
    let service = Service::new();
    let (mut office, gozel) = service.visit("gozel");
    add(&mut office, &gozel, "maral", Role::Administrator);
    let maral = Caller {
        account: office.log_in("maral").unwrap(),
    };
    let disable = |login: &str| Request::DisableAccount(login.to_owned());
    office.perform(&gozel, disable("maral")).unwrap();
    // She is still there, but no longer an administrator who may do anything.
    let refused = office.perform(&maral, disable("gozel"));
    assert!(
        matches!(refused, Err(Refusal::NotAllowed(_))),
        "{refused:?}"
    );
    let refused = office.perform(&gozel, disable("gozel"));
    assert!(matches!(refused, Err(Refusal::Rule(_))), "{refused:?}");
    drop(office);
    assert!(service.open("gozel", PASSPHRASE).is_ok());
}

#[test]
fn the_recovery_key_lets_an_administrator_in_once() {
    let service = Service::new();
    let (mut office, caller) = service.visit("gozel");
    add(&mut office, &caller, "maral", Role::Coordinator);
    assert!(
        shown(|show| office.first_recovery_key(show)).is_err(),
        "it is given once"
    );
    let loaded = office.load(&Batch::default());
    assert!(
        loaded.is_err() && office.accounts_to_choose().is_err(),
        "a service"
    );
    let said = trail(&mut office, &caller);
    assert_eq!(said.iter().filter(|line| *line == "- refused").count(), 3);
    drop(office);
    let mut office = service.recover(&service.recovery_key).unwrap();
    for (login, passphrase) in [
        ("maral", OTHER),
        ("nobody", OTHER),
        ("gozel", "gozelgozel12"),
    ] {
        assert!(
            shown(|show| office.recover(login, passphrase, show)).is_err(),
            "{login}"
        );
    }
    let next = shown(|show| office.recover("gozel", OTHER, show)).unwrap();
    drop(office);
    assert!(service.recover(&service.recovery_key).is_err());
    assert!(service.open("gozel", PASSPHRASE).is_err());
    let mut office = service.open("gozel", OTHER).unwrap();
    let caller = Caller {
        account: office.log_in("gozel").unwrap(),
    };
    let said = trail(&mut office, &caller);
    assert!(
        said.contains(&"gozel recovered gozel".to_owned()),
        "{said:?}"
    );
    assert_eq!(said.iter().filter(|line| *line == "- refused").count(), 6);
    let newest = RecoveryKey::random().unwrap();
    let renew = || Request::NewRecoveryKey(newest.plain().into());
    office.perform(&caller, renew()).unwrap();
    drop(office);
    assert!(service.recover(&next).is_err());
    let mut office = service.recover(&newest).unwrap();
    let maral = Caller {
        account: office.log_in("maral").unwrap(),
    };
    let refused = office.perform(&maral, renew());
    assert!(
        matches!(refused, Err(Refusal::NotAllowed(_))),
        "another role"
    );
}

/// The recovery key that is shown.
fn shown(make: impl FnOnce(Show<'_>) -> Result<(), Refusal>) -> Result<RecoveryKey, Refusal> {
    let mut seen = None;
    make(&mut |key| {
        seen = Some(key.clone());
        Ok(())
    })?;
    Ok(seen.unwrap())
}

#[test]
fn a_recovery_key_that_cannot_be_put_in_force_takes_no_others_place() {
    let service = Service::new();
    let (mut office, caller) = service.visit("gozel");
    let slip = office.perform(&caller, Request::NewRecoveryKey("0000-0000".into()));
    assert!(matches!(slip, Err(Refusal::Rule(_))), "{slip:?}");
    for file in ["header.a.new", "header.b.new"] {
        fs::create_dir(service.path().join(file)).unwrap();
    }
    let key = RecoveryKey::random().unwrap();
    let refused = office.perform(&caller, Request::NewRecoveryKey(key.plain().into()));
    let message = refused.unwrap_err().message().id;
    assert_eq!(message, "office-recovery-key-not-set");
    drop(office);
    assert!(service.recover(&service.recovery_key).is_ok());
}

#[test]
fn who_sets_his_own_passphrase_knows_the_one_before() {
    let service = Service::new();
    let (mut office, gozel) = service.visit("gozel");
    add(&mut office, &gozel, "maral", Role::Coordinator);
    let maral = Caller {
        account: office.login("maral").unwrap(),
    };
    let mut set = |caller: &Caller, login: &str, old: &str| {
        let new = NewPassphrase {
            login: login.into(),
            old: old.into(),
            passphrase: OTHER.into(),
        };
        let set = office.perform(caller, Request::SetPassphrase(new));
        set.map_err(|refusal| refusal.message().id)
    };
    assert_eq!(set(&maral, "maral", ""), Err("store-wrong-passphrase"));
    assert_eq!(set(&gozel, "gozel", OTHER), Err("store-wrong-passphrase"));
    assert_eq!(set(&maral, "gozel", PASSPHRASE), Err("office-role-may-not"));
    assert_eq!(set(&gozel, "nobody", ""), Err("office-no-account"));
    assert_eq!(set(&maral, " Maral", PASSPHRASE), Ok(Answer::Done));
    assert_eq!(set(&gozel, "maral", ""), Ok(Answer::Done));
    let tries: Vec<_> = (0..4).map(|_| set(&gozel, "gozel", OTHER)).collect();
    assert_eq!(tries[3], Err("store-too-many-attempts"), "{tries:?}");
    let said = trail(&mut office, &gozel);
    let count = |line: &str| said.iter().filter(|said| *said == line).count();
    assert_eq!(count("maral passphrase_changed maral"), 1, "{said:#?}");
    assert_eq!(count("gozel passphrase_changed maral"), 1, "{said:#?}");
    assert_eq!(count("- login_failed maral"), 1, "{said:#?}");
    assert!(count("- login_failed gozel") >= 3, "{said:#?}");
    drop(office);
    assert!(service.open("maral", PASSPHRASE).is_err());
    assert!(service.open("maral", OTHER).is_ok());
}

#[test]
fn a_login_is_what_everybody_can_see_and_type() {
    let service = Service::new();
    let (mut office, caller) = service.visit("gozel");
    for login in [
        "",
        " ",
        "a b",
        "a\u{7}",
        "a\u{200b}b",
        "a\u{202e}b",
        "a\u{ad}b",
        "\u{3164}",
        "a\u{feff}",
        "recovery key",
        "a/b",
        "\u{301}",
        "Ⅻ",
        "αλφα",
        // Its first letter is Cyrillic.
        "\u{410}dmin",
        "gozel-\u{661}",
    ] {
        let new = NewAccount {
            login: login.into(),
            name: "Maral".into(),
            role: Role::Coordinator,
            specialist: None,
            passphrase: OTHER.into(),
        };
        let refused = office.perform(&caller, Request::AddAccount(new));
        assert!(matches!(refused, Err(Refusal::Rule(_))), "{login:?}");
    }
    add(&mut office, &caller, "Мая-2", Role::Coordinator);
    // The same letters, composed or not, are the same login.
    add(&mut office, &caller, "O\u{308}wez", Role::Coordinator);
    assert_eq!(office.login("öwez").unwrap().login, "öwez");
    drop(office);
    assert!(service.open("öwez", PASSPHRASE).is_ok());
}

#[test]
fn whoever_was_disabled_does_not_come_back_with_an_older_backup() {
    let service = Service::new();
    let (mut office, caller) = service.visit("gozel");
    add(&mut office, &caller, "maral", Role::Coordinator);
    let headers = ["header.a", "header.b"].map(|file| service.path().join(file));
    let header = fs::read(&headers[0]).unwrap();
    let backup = service.folder.path().join("backup");
    let to = BackupTo::Path {
        path: backup.clone(),
        replace: false,
    };
    office.perform(&caller, Request::Backup(to)).unwrap();
    office.await_backup(&mut |_| ()).unwrap();
    let request = Request::DisableAccount("maral".into());
    office.perform(&caller, request).unwrap();
    drop(office);
    let empty = service.folder.path().join("empty");
    fs::create_dir(&empty).unwrap();
    let bring_back = || {
        let wanted = Restore {
            backup: &backup,
            into: &service.path(),
            replace: true,
            journal: Some(&empty),
        };
        let unlock = Unlock::Passphrase {
            login: "maral",
            passphrase: PASSPHRASE,
        };
        let restored = restore(&wanted, &unlock, "maral", Clock::System, &mut |_| Ok(()));
        restored.unwrap_err().message().id
    };
    // The newest header that is there has no slot for her.
    assert_eq!(bring_back(), "store-wrong-passphrase");
    // Where somebody has put the one of the backup in its place, the account's record speaks.
    let newest = headers.each_ref().map(|path| fs::read(path).unwrap());
    for path in &headers {
        fs::write(path, &header).unwrap();
    }
    assert_eq!(bring_back(), "office-account-disabled");
    for (path, bytes) in headers.iter().zip(newest) {
        fs::write(path, bytes).unwrap();
    }
    let (mut office, caller) = service.visit("gozel");
    let said = trail(&mut office, &caller);
    assert!(
        said.contains(&"- login_failed maral".to_owned()),
        "{said:?}"
    );
}

#[test]
fn a_passphrase_that_is_tried_on_a_backup_is_noted_in_its_store() {
    let service = Service::new();
    let (mut office, caller) = service.visit("gozel");
    let backup = service.folder.path().join("backup");
    let to = BackupTo::Path {
        path: backup.clone(),
        replace: false,
    };
    office.perform(&caller, Request::Backup(to)).unwrap();
    office.await_backup(&mut |_| ()).unwrap();
    drop(office);
    let unlock = Unlock::Passphrase {
        login: "gozel",
        passphrase: OTHER,
    };
    let tries = [0; 4].map(|_| check(&backup, &service.path(), &unlock, &mut |_| Ok(())));
    let told = tries.map(|tried| tried.unwrap_err().message().id);
    assert_eq!(told[..3], ["store-wrong-passphrase"; 3]);
    assert_eq!(told[3], "store-too-many-attempts");
}
