//! The lock over a real store of a service: what is kept, what is written down, who comes back in.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "support/journey.rs"]
#[allow(dead_code)] // Each test file takes what it needs.
mod journey;
mod support;

use goldaw::domain::account::{Account, Role};
use goldaw::domain::audit::AuditAction;
use goldaw::domain::identifier::{AccountId, Identifier};
use goldaw::domain::settings::Settings;
use goldaw::language::{Locale, Words};
use goldaw::office::accounts::SetUp;
use goldaw::office::audit::AuditQuery;
use goldaw::office::{Answer, Clock, Office, Refusal, Request, Tell, Told, Visit};
use goldaw::store::{Cost, NewKey, NewStore, Purpose, StoreError, Unlock};
use goldaw::ui::desk::Desk;
use goldaw::ui::message::{Alarm, Msg};
use goldaw::ui::screen::Screen;
use goldaw::ui::start;
use std::cell::RefCell;
use std::fs;
use std::path::Path;
use std::rc::Rc;
use std::sync::{Arc, Mutex};
use support::Stage;

const LOGIN: &str = "gozel";
const PASSPHRASE: &str = "correct horse battery";

/// A visit to a new service in this folder.
fn visit(path: &Path) -> Visit {
    let new = NewStore {
        purpose: Purpose::Service,
        stamp: None,
        key: NewKey::Passphrase {
            login: LOGIN,
            passphrase: PASSPHRASE,
            cost: Cost::LEAST,
        },
    };
    let day = "2021-10-15".parse().unwrap();
    let mut office = Office::create(path, &new, Clock::Fixed(day)).unwrap();
    let administrator = Account {
        id: AccountId::from_bytes([7; 16]),
        login: LOGIN.to_owned(),
        name: "Gözel Amanowa".to_owned(),
        role: Role::Administrator,
        specialist: None,
        disabled: false,
    };
    let set_up = SetUp {
        settings: Settings::default(),
        areas: Vec::new(),
        administrator: administrator.clone(),
    };
    office.set_up(&set_up).unwrap();
    Visit::new(office, Some(administrator))
}

/// The interface of who visits, and the visit itself.
fn opened(path: &Path) -> (Stage, Rc<RefCell<Visit>>) {
    let visit = Rc::new(RefCell::new(visit(path)));
    let Answer::Me(me) = visit.borrow_mut().ask(Request::Me).unwrap() else {
        panic!("nobody is there")
    };
    let mut desk: Desk = journey::desk();
    desk.seat(&me);
    let first = Screen::first(me.account.role);
    let asked = Rc::clone(&visit);
    let stage = Stage::new(start(desk, first), move |request| {
        asked.borrow_mut().ask(request)
    });
    (stage, visit)
}

/// What was done, the newest first.
fn trail(visit: &RefCell<Visit>) -> Vec<AuditAction> {
    let asked = visit
        .borrow_mut()
        .ask(Request::Audit(AuditQuery::default()));
    match asked.unwrap() {
        Answer::Audit(page) => page.rows.iter().map(|row| row.action).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn idle_minutes_lock_and_only_the_passphrase_opens() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store");
    let (mut stage, visit) = opened(&path);
    assert!(stage.screen().contains("Accounts"), "{}", stage.screen());
    stage.send(Msg::Woke(Alarm::Idle));
    let screen = stage.screen();
    assert!(screen.contains("Goldaw is locked"), "{screen}");
    assert!(!screen.contains("Accounts") && !screen.contains("Gözel"));
    let refused = visit.borrow_mut().ask(Request::Administration);
    assert!(matches!(refused, Err(Refusal::NotAllowed(_))));
    stage.typed("wrong horse battery").keys("<enter>");
    let screen = stage.screen();
    assert!(
        screen.contains("locked") && screen.contains("passphrase"),
        "{screen}"
    );
    stage.paste(PASSPHRASE).keys("<enter>");
    assert!(stage.screen().contains("Accounts"), "{}", stage.screen());
    let trail = trail(&visit);
    let unlocked = trail.iter().position(|one| *one == AuditAction::Unlocked);
    let locked = trail.iter().position(|one| *one == AuditAction::Locked);
    assert!(unlocked.unwrap() < locked.unwrap(), "{trail:?}");
}

#[test]
fn who_has_the_store_meanwhile_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store");
    let (mut stage, _visit) = opened(&path);
    let unlock = Unlock::Passphrase {
        login: LOGIN,
        passphrase: PASSPHRASE,
    };
    let again = || goldaw::store::Store::open(&path, &unlock, Clock::System.now());
    assert!(matches!(again(), Err(StoreError::InUse(_))));
    stage.keys("<ctrl-k>");
    let other = again().unwrap();
    stage.paste(PASSPHRASE).keys("<enter>");
    let screen = stage.screen();
    assert!(
        screen.contains("in use") || screen.contains("since"),
        "{screen}"
    );
    assert!(screen.contains("Goldaw is locked"), "{screen}");
    drop(other);
    stage.paste(PASSPHRASE).keys("<enter>");
    assert!(stage.screen().contains("Accounts"), "{}", stage.screen());
}

#[test]
fn it_fits_everywhere() {
    let folder = tempfile::tempdir().unwrap();
    let (stage, _visit) = opened(&folder.path().join("store"));
    let mut stage = stage.size(80, 24);
    stage
        .keys("<ctrl-k>")
        .typed("wrong horse")
        .keys("<enter>")
        .typed("cor");
    // The moment of the lock is the machine's.
    let since = [Locale::English, Locale::Russian, Locale::Turkmen]
        .map(|language| Words::new(language).text("lock-since"));
    let without_time = |screen: String| {
        let lines = screen.lines();
        let kept = lines.filter(|line| !since.iter().any(|since| line.contains(since)));
        kept.collect::<Vec<_>>().join("\n")
    };
    for (width, height) in [(80, 24), (120, 40), (40, 12)] {
        stage.send(Msg::Resized { width, height });
        for (end, screen) in stage.pictures() {
            insta::assert_snapshot!(end, without_time(screen));
        }
    }
}

fn progress(done: u64, total: u64) -> Told {
    Told::Progress { done, total }
}

#[test]
fn who_unlocks_a_store_that_is_built_again_sees_how_far_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store");
    let (mut stage, visit) = opened(&path);
    let heard = Arc::new(Mutex::new(Vec::new()));
    let hears = Arc::clone(&heard);
    let tell: Tell = Arc::new(move |told| hears.lock().unwrap().push(told));
    visit.borrow_mut().tell_to(tell);
    stage.send(Msg::Woke(Alarm::Idle));
    fs::remove_dir_all(path.join("sled")).unwrap();
    stage.paste(PASSPHRASE).keys("<enter>");
    assert!(stage.screen().contains("Accounts"), "{}", stage.screen());
    let heard = heard.lock().unwrap();
    let first = [Told::Opening, progress(0, 0)];
    assert!(heard.starts_with(&first), "{heard:?}");
}

#[test]
fn a_line_says_how_far_it_is_and_every_key_still_works() {
    let folder = tempfile::tempdir().unwrap();
    let (mut stage, _visit) = opened(&folder.path().join("store"));
    let shows = |stage: &Stage, text: &str| {
        let screen = stage.screen();
        assert!(screen.contains(text), "no {text} in\n{screen}");
    };
    stage.send(Msg::Told(progress(0, 0)));
    shows(&stage, "is being built again from the journal…");
    stage.send(Msg::Told(progress(45, 120)));
    shows(&stage, "45 of 120 commits");
    stage.keys("?");
    shows(&stage, "Help");
    shows(&stage, "45 of 120 commits");
    stage.keys("<esc>").send(Msg::Woke(Alarm::Idle));
    stage.send(Msg::Told(progress(60, 120)));
    shows(&stage, "Goldaw is locked");
    shows(&stage, "60 of 120 commits");
    stage.paste(PASSPHRASE).keys("<enter>");
    assert!(
        !stage.screen().contains("120 commits"),
        "it goes with the answer"
    );
}
