//! Several people at one open office: users of the machine who are accounts, screens that are locked
//! one by one, days that are looked from.

use crate::entering::{OTHER, PASSPHRASE, Service, add, trail};
use crate::support;
use goldaw::domain::account::Role;
use goldaw::office::accounts::NewAccount;
use goldaw::office::backup::BackupTo;
use goldaw::office::drafts::Save;
use goldaw::office::slots::NewPassphrase;
use goldaw::office::system_users::UserLink;
use goldaw::office::{Answer, Caller, Guest, Office, Refusal, Request};

fn link(number: u32, login: &str) -> Request {
    Request::LinkUser(UserLink {
        number,
        name: format!("user-{number}"),
        login: login.into(),
    })
}

fn refusal(answer: Result<Answer, Refusal>) -> &'static str {
    answer.unwrap_err().message().id
}

#[test]
fn a_user_of_the_machine_is_the_account_he_was_linked_to_and_no_other_comes_in() {
    let service = Service::new();
    let (mut office, gozel) = service.visit("gozel");
    add(&mut office, &gozel, "jeren", Role::Supervisor);
    add(&mut office, &gozel, "merdan", Role::Supervisor);
    office.perform(&gozel, link(1001, "jeren")).unwrap();
    assert_eq!(office.log_in_user(1001).unwrap().login, "jeren");
    office.perform(&gozel, link(1001, "merdan")).unwrap();
    assert_eq!(office.log_in_user(1001).unwrap().login, "merdan");
    let listed = office.perform(&gozel, Request::SystemUsers).unwrap();
    let users = vec![UserLink {
        number: 1001,
        name: "user-1001".into(),
        login: "merdan".into(),
    }];
    assert_eq!(listed, Answer::SystemUsers(users));
    let refused = office.log_in_user(1002).unwrap_err();
    assert_eq!(refused.message().id, "office-unknown-system-user");
    let named = office.refuse_named(1001).unwrap_err();
    assert_eq!(named.message().id, "office-account-needs-demonstration");
    let disable = Request::DisableAccount("merdan".into());
    office.perform(&gozel, disable).unwrap();
    let refused = office.log_in_user(1001).unwrap_err();
    assert_eq!(refused.message().id, "office-account-disabled");
    office.perform(&gozel, Request::UnlinkUser(1001)).unwrap();
    let refused = office.log_in_user(1001).unwrap_err();
    assert_eq!(refused.message().id, "office-unknown-system-user");
    assert!(office.perform(&gozel, link(1003, "nobody")).is_err());
    let said = trail(&mut office, &gozel);
    let count = |what: &str| said.iter().filter(|line| line.starts_with(what)).count();
    assert_eq!(count("- login_failed"), 4, "{said:#?}");
    assert_eq!(count("jeren logged_in") + count("merdan logged_in"), 2);
}

#[test]
fn who_locks_his_screen_locks_nobody_elses() {
    let service = Service::new();
    let (mut office, gozel) = service.visit("gozel");
    add(&mut office, &gozel, "jeren", Role::Supervisor);
    let jeren = office.log_in("jeren").unwrap();
    let mut first = Guest::new(Some(gozel.account), None);
    let mut second = Guest::new(Some(jeren.clone()), None);
    let ask = |office: &mut Office, guest: &mut Guest, request| guest.ask(office, request);
    assert!(matches!(
        ask(&mut office, &mut second, Request::Lock),
        Ok(Answer::Locked(_))
    ));
    let locked = [Request::ThisWeek, Request::Me, Request::Lock];
    for request in locked {
        assert_eq!(refusal(second.ask(&mut office, request)), "office-locked");
    }
    assert!(first.ask(&mut office, Request::Administration).is_ok());
    let wrong = Request::Unlock(OTHER.into());
    assert_eq!(
        refusal(second.ask(&mut office, wrong)),
        "store-wrong-passphrase"
    );
    let Answer::Me(me) = second
        .ask(&mut office, Request::Unlock(PASSPHRASE.into()))
        .unwrap()
    else {
        panic!("nobody");
    };
    assert_eq!(me.account, jeren);
    assert!(second.ask(&mut office, Request::ThisWeek).is_ok());
    let not_locked = second.ask(&mut office, Request::Unlock(PASSPHRASE.into()));
    assert_eq!(refusal(not_locked), "office-not-locked");
    let caller = Caller {
        account: office.login("gozel").unwrap(),
    };
    let said = trail(&mut office, &caller);
    for what in ["jeren locked", "- login_failed", "jeren unlocked"] {
        assert!(said.iter().any(|line| line.starts_with(what)), "{said:#?}");
    }
}

#[test]
fn at_a_locked_screen_nothing_is_answered_that_was_done_before() {
    let service = Service::new();
    let (mut office, gozel) = service.visit("gozel");
    let mut guest = Guest::new(Some(gozel.account), None);
    let again = |office: &mut Office, guest: &mut Guest| {
        let asked = guest.ask_once(office, [7; 16], link(1001, "gozel"));
        asked.map_err(|refusal| refusal.message().id)
    };
    assert_eq!(again(&mut office, &mut guest), Ok(Answer::Done));
    assert_eq!(again(&mut office, &mut guest), Ok(Answer::Done));
    guest.ask(&mut office, Request::Lock).unwrap();
    assert_eq!(again(&mut office, &mut guest), Err("office-locked"));
}

#[test]
fn a_passphrase_whose_answer_was_lost_is_put_in_force_when_it_is_asked_again() {
    let service = Service::new();
    let (mut office, gozel) = service.visit("gozel");
    let mut guest = Guest::new(Some(gozel.account.clone()), None);
    let mut twice = |number: u8, request: Request| {
        let mut asked = || guest.ask_once(&mut office, [number; 16], request.clone());
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
    let new = NewAccount {
        login: "maral".into(),
        name: "Maral".into(),
        role: Role::Coordinator,
        specialist: None,
        passphrase: PASSPHRASE.into(),
    };
    assert_eq!(twice(2, Request::AddAccount(new)), done);
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
    let said = trail(&mut office, &gozel);
    let count = |line: &str| said.iter().filter(|said| *said == line).count();
    assert_eq!(count("gozel passphrase_changed gozel"), 2, "{said:#?}");
    assert_eq!(count("gozel changed maral"), 1, "{said:#?}");
    assert_eq!(count("gozel passphrase_changed maral"), 1, "{said:#?}");
}

#[test]
fn tries_at_a_locked_screen_wait_like_those_at_the_door() {
    let service = Service::new();
    let (mut office, gozel) = service.visit("gozel");
    let mut guest = Guest::new(Some(gozel.account), None);
    guest.ask(&mut office, Request::Lock).unwrap();
    let mut said = (0..5).map(|_| refusal(guest.ask(&mut office, Request::Unlock(OTHER.into()))));
    assert!(said.any(|id| id == "store-too-many-attempts"));
    let right = guest.ask(&mut office, Request::Unlock(PASSPHRASE.into()));
    assert_eq!(refusal(right), "store-too-many-attempts");
}

#[test]
fn a_guest_who_looks_from_another_day_changes_nothing_and_nobody_elses_day() {
    let service = Service::new();
    let (mut office, gozel) = service.visit("gozel");
    let day = support::day("2021-12-01");
    let mut looking = Guest::new(Some(gozel.account.clone()), Some(day));
    let mut usual = Guest::new(Some(gozel.account), None);
    let today = |office: &mut Office, guest: &mut Guest| match guest.ask(office, Request::Me) {
        Ok(Answer::Me(me)) => me.today,
        other => panic!("{other:?}"),
    };
    assert_eq!(today(&mut office, &mut looking), day);
    assert_ne!(today(&mut office, &mut usual), day);
    let new = Request::AddAccount(NewAccount {
        login: "jeren".into(),
        name: "Jeren".into(),
        role: Role::Supervisor,
        specialist: None,
        passphrase: PASSPHRASE.into(),
    });
    let refused = looking.ask(&mut office, new.clone());
    assert_eq!(refusal(refused), "office-another-day");
    assert!(usual.ask(&mut office, new).is_ok());
}

#[test]
fn the_record_of_a_backup_does_not_take_the_id_of_a_change() {
    let service = Service::new();
    let (mut office, gozel) = service.visit("gozel");
    let mut guest = Guest::new(Some(gozel.account), None);
    let backup = Request::Backup(BackupTo::Store);
    guest.ask(&mut office, backup).unwrap();
    // Whichever of these first sees that the backup has ended, none of them is done.
    for number in 0_u128.. {
        for _ in 0..20 {
            let nobody = Request::DisableAccount("nobody".into());
            let asked = guest.ask_once(&mut office, number.to_be_bytes(), nobody);
            assert!(asked.is_err(), "{asked:?}");
        }
        match guest.ask(&mut office, Request::Administration).unwrap() {
            Answer::Administration(kept) if kept.last_backup.is_some() => break,
            _ => {}
        }
    }
}

#[test]
fn a_server_writes_no_file_that_a_guest_names_however_it_is_asked() {
    let service = Service::new();
    let (mut office, gozel) = service.visit("gozel");
    office.perform(&gozel, link(1001, "gozel")).unwrap();
    let mut guest = Guest::new(Some(gozel.account), None).at_server(1001);
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
        let refused = guest.ask(&mut office, request);
        assert_eq!(refusal(refused), "office-server-backup");
    }
    assert_eq!(std::fs::read(target).unwrap(), b"dear all");
}

#[test]
fn who_is_linked_no_longer_is_asked_out_with_the_next_question() {
    let service = Service::new();
    let (mut office, gozel) = service.visit("gozel");
    add(&mut office, &gozel, "jeren", Role::Supervisor);
    add(&mut office, &gozel, "merdan", Role::Supervisor);
    let others: [Request; 2] = [Request::UnlinkUser(1001), link(1001, "merdan")];
    for taken_back in others {
        office.perform(&gozel, link(1001, "jeren")).unwrap();
        let jeren = office.log_in_user(1001).unwrap();
        let mut guest = Guest::new(Some(jeren), None).at_server(1001);
        assert!(guest.ask(&mut office, Request::ThisWeek).is_ok());
        office.perform(&gozel, taken_back).unwrap();
        for request in [Request::ThisWeek, Request::Me, Request::Lock] {
            let refused = guest.ask(&mut office, request);
            assert_eq!(refusal(refused), "office-user-left-out");
        }
    }
}
