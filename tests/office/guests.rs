//! Several people at one open office: users of the machine who are accounts, screens that are locked
//! one by one, days that are looked from.

use crate::door::Door;
use crate::on_disk::{
    GOZEL, MARAL, OTHER, PASSPHRASE, Service, attended, link, new_account, trail_at,
};
use crate::support;
use goldaw::domain::account::Role;
use goldaw::office::accounts::Me;
use goldaw::office::backup::BackupTo;
use goldaw::office::drafts::Save;
use goldaw::office::slots::NewPassphrase;
use goldaw::office::system_users::UserLink;
use goldaw::office::{Answer, Refusal, Request};
use goldaw::server::client::Hello;

/// Another user of the machine.
const JEREN: u32 = 64_002;

/// The service with jeren inside too.
fn jeren_and_gozel() -> Option<(Service, Door)> {
    let (service, mut door) = attended(&[(JEREN, "jeren", Role::Supervisor)])?;
    door.let_in(JEREN, &Hello::default()).unwrap();
    Some((service, door))
}

/// Who it is, and the day.
fn me(door: &mut Door, user: u32) -> Me {
    match door.ask_as(user, Request::Me).unwrap() {
        Answer::Me(me) => *me,
        other => panic!("{other:?}"),
    }
}

fn refusal(answer: Result<Answer, Refusal>) -> &'static str {
    answer.unwrap_err().message().id
}

#[test]
fn a_user_of_the_machine_is_the_account_he_was_linked_to_and_no_other_comes_in() {
    let colleagues = [(JEREN, "jeren", Role::Supervisor)];
    let Some((_service, mut door)) = attended(&colleagues) else {
        return;
    };
    let merdan = new_account("merdan", Role::Supervisor);
    door.ask_as(GOZEL, merdan).unwrap();
    let comes_in = |door: &mut Door, hello: &Hello| match door.let_in(JEREN, hello) {
        Ok(()) => Ok(me(door, JEREN).account.login),
        Err(refusal) => Err(refusal.message().id),
    };
    let plain = Hello::default();
    assert_eq!(comes_in(&mut door, &plain), Ok("jeren".into()));
    door.ask_as(GOZEL, link(JEREN, "merdan")).unwrap();
    assert_eq!(comes_in(&mut door, &plain), Ok("merdan".into()));
    let users = [(GOZEL, "gozel"), (JEREN, "merdan")].map(|(number, login)| UserLink {
        number,
        name: format!("user-{number}"),
        login: login.into(),
    });
    let listed = door.ask_as(GOZEL, Request::SystemUsers);
    assert_eq!(listed, Ok(Answer::SystemUsers(users.into())));
    let stranger = door.let_in(MARAL, &plain);
    let stranger = stranger.unwrap_err().message().id;
    assert_eq!(stranger, "office-unknown-system-user");
    let named = Hello {
        account: Some("merdan".into()),
        ..Hello::default()
    };
    let refused = comes_in(&mut door, &named);
    assert_eq!(refused, Err("office-account-needs-demonstration"));
    let disable = Request::DisableAccount("merdan".into());
    door.ask_as(GOZEL, disable).unwrap();
    assert_eq!(comes_in(&mut door, &plain), Err("office-account-disabled"));
    door.ask_as(GOZEL, Request::UnlinkUser(JEREN)).unwrap();
    let refused = comes_in(&mut door, &plain);
    assert_eq!(refused, Err("office-unknown-system-user"));
    assert!(door.ask_as(GOZEL, link(MARAL, "nobody")).is_err());
    let said = trail_at(&mut door);
    let count = |what: &str| said.iter().filter(|line| line.starts_with(what)).count();
    assert_eq!(count("- login_failed"), 4, "{said:#?}");
    assert_eq!(count("jeren logged_in") + count("merdan logged_in"), 2);
}

#[test]
fn who_locks_his_screen_locks_nobody_elses() {
    let Some((_service, mut door)) = jeren_and_gozel() else {
        return;
    };
    let jeren = me(&mut door, JEREN).account;
    let locked = door.ask_as(JEREN, Request::Lock);
    assert!(matches!(locked, Ok(Answer::Locked(_))), "{locked:?}");
    for request in [Request::ThisWeek(None), Request::Me, Request::Lock] {
        assert_eq!(refusal(door.ask_as(JEREN, request)), "office-locked");
    }
    assert!(door.ask_as(GOZEL, Request::Administration).is_ok());
    let wrong = door.ask_as(JEREN, Request::Unlock(OTHER.into()));
    assert_eq!(refusal(wrong), "store-wrong-passphrase");
    match door.ask_as(JEREN, Request::Unlock(PASSPHRASE.into())) {
        Ok(Answer::Me(me)) => assert_eq!(me.account, jeren),
        other => panic!("{other:?}"),
    }
    assert!(door.ask_as(JEREN, Request::ThisWeek(None)).is_ok());
    let not_locked = door.ask_as(JEREN, Request::Unlock(PASSPHRASE.into()));
    assert_eq!(refusal(not_locked), "office-not-locked");
    let said = trail_at(&mut door);
    for what in ["jeren locked", "- login_failed", "jeren unlocked"] {
        assert!(said.iter().any(|line| line.starts_with(what)), "{said:#?}");
    }
}

#[test]
fn at_a_locked_screen_nothing_is_answered_that_was_done_before() {
    let Some((_service, mut door)) = attended(&[]) else {
        return;
    };
    let again = |door: &mut Door| {
        let asked = door.ask_once_as(GOZEL, 7, link(JEREN, "gozel"));
        asked.map_err(|refusal| refusal.message().id)
    };
    assert_eq!(again(&mut door), Ok(Answer::Done));
    assert_eq!(again(&mut door), Ok(Answer::Done));
    door.ask_as(GOZEL, Request::Lock).unwrap();
    assert_eq!(again(&mut door), Err("office-locked"));
}

#[test]
fn a_passphrase_whose_answer_was_lost_is_put_in_force_when_it_is_asked_again() {
    let Some((_service, mut door)) = attended(&[]) else {
        return;
    };
    let mut twice = |number: u8, request: Request| {
        let mut asked = || door.ask_once_as(GOZEL, number, request.clone());
        [asked(), asked()].map(|answer| answer.map_err(|refusal| refusal.message().id))
    };
    let own = |old: &str| {
        Request::SetPassphrase(NewPassphrase {
            login: "gozel".into(),
            old: old.into(),
            passphrase: OTHER.into(),
        })
    };
    let done = [Ok(Answer::Done), Ok(Answer::Done)];
    assert_eq!(twice(1, own(PASSPHRASE)), done);
    let maral = new_account("maral", Role::Coordinator);
    assert_eq!(twice(2, maral), done);
    assert_eq!(twice(3, Request::DisableAccount("maral".into())), done);
    // Under the id of something else that was done, it is no way around the passphrase.
    let weaker = Request::SetPassphrase(NewPassphrase {
        login: "gozel".into(),
        old: "four dry dogs in a boat".into(),
        passphrase: PASSPHRASE.into(),
    });
    let refused = twice(3, weaker);
    assert!(
        refused
            .iter()
            .all(|one| *one == Err("store-wrong-passphrase"))
    );
    let said = trail_at(&mut door);
    let count = |line: &str| said.iter().filter(|said| *said == line).count();
    assert_eq!(count("gozel passphrase_changed gozel"), 2, "{said:#?}");
    assert_eq!(count("gozel changed maral"), 1, "{said:#?}");
    assert_eq!(count("gozel passphrase_changed maral"), 1, "{said:#?}");
}

#[test]
fn tries_at_a_locked_screen_wait_like_those_at_the_door() {
    let Some((_service, mut door)) = attended(&[]) else {
        return;
    };
    door.ask_as(GOZEL, Request::Lock).unwrap();
    let mut unlock = |passphrase: &str| {
        let asked = door.ask_as(GOZEL, Request::Unlock(passphrase.into()));
        refusal(asked)
    };
    let said = [0; 5].map(|_| unlock(OTHER));
    assert!(said.contains(&"store-too-many-attempts"), "{said:?}");
    assert_eq!(unlock(PASSPHRASE), "store-too-many-attempts");
}

#[test]
fn a_guest_who_looks_from_another_day_changes_nothing_and_nobody_elses_day() {
    let Some((_service, mut door)) = jeren_and_gozel() else {
        return;
    };
    let day = support::day("2021-12-01");
    door.ask_as(GOZEL, link(MARAL, "gozel")).unwrap();
    let looking = Hello {
        day: Some(day),
        ..Hello::default()
    };
    door.let_in(MARAL, &looking).unwrap();
    assert_eq!(me(&mut door, MARAL).today, day);
    assert_ne!(me(&mut door, GOZEL).today, day);
    let new = new_account("merdan", Role::Supervisor);
    let refused = door.ask_as(MARAL, new.clone());
    assert_eq!(refusal(refused), "office-another-day");
    assert!(door.ask_as(GOZEL, new).is_ok());
}

#[test]
fn the_record_of_a_backup_does_not_take_the_id_of_a_change() {
    let Some((_service, mut door)) = attended(&[]) else {
        return;
    };
    // A server may be making one already.
    let _ = door.ask_as(GOZEL, Request::Backup(BackupTo::Store));
    // Whichever of these first sees that the backup has ended, none of them is done.
    for id in (0..=u8::MAX).cycle() {
        for _ in 0..20 {
            let nobody = Request::DisableAccount("nobody".into());
            let asked = door.ask_once_as(GOZEL, id, nobody);
            assert!(asked.is_err(), "{asked:?}");
        }
        match door.ask_as(GOZEL, Request::Administration).unwrap() {
            Answer::Administration(kept) if kept.last_backup.is_some() => break,
            _ => {}
        }
    }
}

#[test]
fn a_server_writes_no_file_that_a_guest_names_however_it_is_asked() {
    let Some((service, mut door)) = attended(&[]) else {
        return;
    };
    let target = service.path().with_file_name("somebody's");
    std::fs::write(&target, "dear all").unwrap();
    let backup = Request::Backup(BackupTo::Path {
        path: target.clone(),
        replace: true,
    });
    let save = |request| Save {
        request,
        drafts: Vec::new(),
        based_on: None,
    };
    let saved = Request::Save(Box::new(save(backup.clone())));
    let again = Request::Again(Box::new(saved.clone()));
    for request in [backup, saved, again] {
        let refused = door.ask_as(GOZEL, request);
        assert_eq!(refusal(refused), "office-server-backup");
    }
    assert_eq!(std::fs::read(target).unwrap(), b"dear all");
}

#[test]
fn who_is_linked_no_longer_is_asked_out_with_the_next_question() {
    let colleagues = [(JEREN, "jeren", Role::Supervisor)];
    let Some((_service, mut door)) = attended(&colleagues) else {
        return;
    };
    let merdan = new_account("merdan", Role::Supervisor);
    door.ask_as(GOZEL, merdan).unwrap();
    for taken_back in [Request::UnlinkUser(JEREN), link(JEREN, "merdan")] {
        for request in [Request::ThisWeek(None), Request::Me, Request::Lock] {
            door.ask_as(GOZEL, link(JEREN, "jeren")).unwrap();
            door.let_in(JEREN, &Hello::default()).unwrap();
            assert!(door.ask_as(JEREN, Request::ThisWeek(None)).is_ok());
            door.ask_as(GOZEL, taken_back.clone()).unwrap();
            let refused = door.ask_as(JEREN, request);
            assert_eq!(refusal(refused), "office-user-left-out");
        }
    }
}
