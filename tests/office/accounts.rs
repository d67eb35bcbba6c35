//! Accounts, logins and passphrases, changed while the office is open; and what the trail says about it.

use crate::on_disk::{GOZEL, MARAL, OTHER, PASSPHRASE, attended, new_account, trail_at};
use goldaw::domain::account::Role;
use goldaw::office::accounts::RenewedAccount;
use goldaw::office::recovery::RecoveryKey;
use goldaw::office::slots::NewPassphrase;
use goldaw::office::{Answer, Refusal, Request};
use goldaw::server::client::Hello;
use std::fs;

#[test]
fn a_disabled_account_is_enabled_with_a_new_passphrase() {
    let Some((service, mut door)) = attended(&[]) else {
        return;
    };
    door.ask_as(GOZEL, new_account("maral", Role::Coordinator))
        .unwrap();
    let request = Request::DisableAccount(" MARAL".into());
    door.ask_as(GOZEL, request).unwrap();
    let enable = |passphrase: &str| {
        Request::EnableAccount(RenewedAccount {
            login: "Maral".into(),
            passphrase: passphrase.into(),
        })
    };
    let weak = door.ask_as(GOZEL, enable("maralmaral12"));
    assert!(matches!(weak, Err(Refusal::Rule(_))), "{weak:?}");
    door.ask_as(GOZEL, enable(OTHER)).unwrap();
    let said = trail_at(&mut door);
    let about: Vec<_> = said.iter().filter(|line| line.ends_with("maral")).collect();
    assert_eq!(
        about,
        [
            "gozel changed maral",
            "gozel disabled maral",
            "gozel enabled maral"
        ]
    );
    drop(door);
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
    let Some((service, mut door)) = attended(&[(MARAL, "maral", Role::Administrator)]) else {
        return;
    };
    door.let_in(MARAL, &Hello::default()).unwrap();
    let disable = |login: &str| Request::DisableAccount(login.to_owned());
    door.ask_as(GOZEL, disable("maral")).unwrap();
    // She is still there, but no longer an administrator who may do anything.
    let refused = door.ask_as(MARAL, disable("gozel"));
    assert!(
        matches!(refused, Err(Refusal::NotAllowed(_))),
        "{refused:?}"
    );
    let refused = door.ask_as(GOZEL, disable("gozel"));
    assert!(matches!(refused, Err(Refusal::Rule(_))), "{refused:?}");
    drop(door);
    assert!(service.open("gozel", PASSPHRASE).is_ok());
}

#[test]
fn a_recovery_key_that_cannot_be_put_in_force_takes_no_others_place() {
    let Some((service, mut door)) = attended(&[]) else {
        return;
    };
    let slip = door.ask_as(GOZEL, Request::NewRecoveryKey("0000-0000".into()));
    assert!(matches!(slip, Err(Refusal::Rule(_))), "{slip:?}");
    for file in ["header.a.new", "header.b.new"] {
        fs::create_dir(service.path().join(file)).unwrap();
    }
    let key = RecoveryKey::random().unwrap();
    let refused = door.ask_as(GOZEL, Request::NewRecoveryKey(key.plain().into()));
    let message = refused.unwrap_err().message().id;
    assert_eq!(message, "office-recovery-key-not-set");
    drop(door);
    assert!(service.recover(&service.recovery_key).is_ok());
}

#[test]
fn who_sets_his_own_passphrase_knows_the_one_before() {
    let Some((service, mut door)) = attended(&[(MARAL, "maral", Role::Coordinator)]) else {
        return;
    };
    door.let_in(MARAL, &Hello::default()).unwrap();
    let mut set = |user: u32, login: &str, old: &str| {
        let new = NewPassphrase {
            login: login.into(),
            old: old.into(),
            passphrase: OTHER.into(),
        };
        let set = door.ask_as(user, Request::SetPassphrase(new));
        set.map_err(|refusal| refusal.message().id)
    };
    assert_eq!(set(MARAL, "maral", ""), Err("store-wrong-passphrase"));
    assert_eq!(set(GOZEL, "gozel", OTHER), Err("store-wrong-passphrase"));
    assert_eq!(set(MARAL, "gozel", PASSPHRASE), Err("office-role-may-not"));
    assert_eq!(set(GOZEL, "nobody", ""), Err("office-no-account"));
    assert_eq!(set(MARAL, " Maral", PASSPHRASE), Ok(Answer::Done));
    assert_eq!(set(GOZEL, "maral", ""), Ok(Answer::Done));
    let tries: Vec<_> = (0..4).map(|_| set(GOZEL, "gozel", OTHER)).collect();
    assert_eq!(tries[3], Err("store-too-many-attempts"), "{tries:?}");
    let said = trail_at(&mut door);
    let count = |line: &str| said.iter().filter(|said| *said == line).count();
    assert_eq!(count("maral passphrase_changed maral"), 1, "{said:#?}");
    assert_eq!(count("gozel passphrase_changed maral"), 1, "{said:#?}");
    assert_eq!(count("- login_failed maral"), 1, "{said:#?}");
    assert!(count("- login_failed gozel") >= 3, "{said:#?}");
    drop(door);
    assert!(service.open("maral", PASSPHRASE).is_err());
    assert!(service.open("maral", OTHER).is_ok());
}

#[test]
fn a_login_is_what_everybody_can_see_and_type() {
    let Some((service, mut door)) = attended(&[]) else {
        return;
    };
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
        let refused = door.ask_as(GOZEL, new_account(login, Role::Coordinator));
        assert!(matches!(refused, Err(Refusal::Rule(_))), "{login:?}");
    }
    door.ask_as(GOZEL, new_account("Мая-2", Role::Coordinator))
        .unwrap();
    // The same letters, composed or not, are the same login.
    door.ask_as(GOZEL, new_account("O\u{308}wez", Role::Coordinator))
        .unwrap();
    drop(door);
    assert!(service.open("öwez", PASSPHRASE).is_ok());
}
