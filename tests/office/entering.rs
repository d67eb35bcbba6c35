//! Coming in at the store's own files: logins, failed ones, the recovery key, accounts that are disabled, old
//! headers and backups; and what the trail says about each.

use crate::on_disk::{OTHER, PASSPHRASE, Service, add, shown, trail};
use goldaw::domain::account::Role;
use goldaw::office::backup::{BackupTo, Restore, check, restore};
use goldaw::office::loading::Batch;
use goldaw::office::recovery::RecoveryKey;
use goldaw::office::{Caller, Clock, Refusal, Request};
use goldaw::store::Unlock;
use std::fs;

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
