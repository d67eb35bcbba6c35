//! Nothing typed is lost: every form is filled in half, the program is killed, the store is opened
//! again, and the text stands in the form.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "support/journey.rs"]
#[allow(dead_code)] // Each test file takes what it needs.
mod journey;
mod support;

use goldaw::demonstration::{Plan, batches};
use goldaw::domain::identifier::SpecialistId;
use goldaw::domain::message::Message;
use goldaw::domain::referral::{AttemptStatus, WaitsFor};
use goldaw::office::referrals::{ReferralQuery, ReferralRow};
use goldaw::office::{Answer, Caller, Clock, Office, Refusal, Request, Visit};
use goldaw::store::{NewKey, NewStore, Purpose, Stamp, Unlock};
use goldaw::ui::message::Msg;
use goldaw::ui::screen::Screen;
use goldaw::ui::screen::case::Case;
use goldaw::ui::screen::referral::Referral;
use goldaw::ui::screen::referral_forms::new_referral;
use goldaw::ui::screen::session::Session;
use goldaw::ui::screen::this_week::ThisWeek;
use goldaw::ui::start;
use std::cell::RefCell;
use std::path::Path;
use std::rc::Rc;
use support::Stage;

const LOGIN: &str = "coordinator";

/// A small fictional service on the disk.
struct Service {
    folder: tempfile::TempDir,
}

impl Service {
    fn new() -> Self {
        let plan = Plan {
            cases: 90,
            ..Plan::default()
        };
        let folder = tempfile::tempdir().unwrap();
        let new = NewStore {
            purpose: Purpose::Demonstration,
            stamp: Some(Stamp {
                seed: plan.seed,
                day: plan.today,
                cases: plan.cases,
            }),
            key: NewKey::KeyFile,
        };
        let path = folder.path().join("store");
        let mut office = Office::create(&path, &new, Clock::Fixed(plan.today)).unwrap();
        for batch in batches(&plan) {
            office.load(&batch).unwrap();
        }
        Self { folder }
    }

    fn path(&self) -> std::path::PathBuf {
        self.folder.path().join("store")
    }

    fn visit(&self) -> Visit {
        let clock = Clock::Fixed(Plan::default().today);
        let office = Office::open(&self.path(), &Unlock::KeyFile, clock).unwrap();
        let account = office.login(LOGIN).unwrap();
        Visit::new(office, Some(account))
    }

    /// The program, opened on this screen; dropped, it is killed.
    fn stage(&self, screen: impl Into<Screen>) -> Stage {
        journey::stage(self.visit(), screen)
    }

    /// The first referral that stands so.
    fn referral(&self, wanted: impl Fn(&ReferralRow) -> bool) -> ReferralRow {
        match self
            .visit()
            .ask(Request::Referrals(ReferralQuery::default()))
            .unwrap()
        {
            Answer::Referrals(list) => list.rows.into_iter().find(wanted).unwrap(),
            other => panic!("{other:?}"),
        }
    }

    fn drafts(&self) -> usize {
        files(&self.path().join("drafts"))
    }
}

fn files(folder: &Path) -> usize {
    std::fs::read_dir(folder).map_or(0, Iterator::count)
}

/// A form: the screen it stands on, the keys that open it and go to a text, and the keys that save it.
struct Form {
    name: &'static str,
    screen: Box<dyn Fn() -> Screen>,
    keys: &'static str,
}

fn form(name: &'static str, keys: &'static str, screen: impl Fn() -> Screen + 'static) -> Form {
    Form {
        name,
        screen: Box::new(screen),
        keys,
    }
}

fn forms(service: &Service) -> Vec<Form> {
    let at = |status| service.referral(move |row| row.status == status);
    let (sent, refused) = (at(AttemptStatus::Requested), at(AttemptStatus::Rejected));
    let done = service.referral(|row| row.waits_for == WaitsFor::Confirmation);
    let (case, specialist): (_, SpecialistId) = (sent.case, sent.specialist);
    let referral = move |id| move || Referral::new(id).into();
    let session = move || Session::new(specialist).into();
    vec![
        form("contact", "c <tab> <tab> <tab> <tab> <tab>", move || {
            Case::new(case).into()
        }),
        form("start", "<enter>", move || new_referral(case).into()),
        form("accept", "a <tab> <tab> <tab>", referral(sent.referral)),
        form("refuse", "r <tab> <tab> <tab>", referral(sent.referral)),
        form("call off", "x <tab> <tab> <tab>", referral(sent.referral)),
        form("decide", "d <down> <enter>", referral(refused.referral)),
        form("again", "d <enter> <enter>", referral(refused.referral)),
        form(
            "confirm",
            "o <tab> <tab> <tab> <tab>",
            referral(done.referral),
        ),
        form("action", "<down> a", session),
        form("wait", "<down> z <tab>", session),
        form("end an action", "<end> <enter> <enter>", || {
            ThisWeek::new().into()
        }),
    ]
}

#[test]
fn every_form_is_there_after_a_kill_and_gone_when_it_is_thrown_away() {
    let service = Service::new();
    for (number, form) in forms(&service).into_iter().enumerate() {
        let text = format!("half a text {number}");
        let mut stage = service.stage((form.screen)());
        stage.keys(form.keys).typed(&text).wait();
        let screen = stage.screen();
        assert!(screen.contains(&text), "{}\n{screen}", form.name);
        assert!(screen.contains("not saved yet."), "{}\n{screen}", form.name);
        drop(stage);
        assert_eq!(service.drafts(), 1, "{}", form.name);
        let mut stage = service.stage((form.screen)());
        stage.keys(form.keys);
        let screen = stage.screen();
        assert!(screen.contains(&text), "{} is lost\n{screen}", form.name);
        stage.keys("<f4> d");
        assert_eq!(service.drafts(), 0, "{}\n{}", form.name, stage.screen());
    }
}

#[test]
fn every_way_out_of_a_form_keeps_it() {
    let service = Service::new();
    for (number, form) in forms(&service).into_iter().enumerate() {
        let text = format!("half a text {number}");
        for way in ["<esc>", "<ctrl-c>", "the terminal is gone"] {
            let mut stage = service.stage((form.screen)());
            stage.keys(form.keys).typed(&text);
            match way {
                "the terminal is gone" => stage.send(Msg::InputLost),
                keys => {
                    stage.keys(keys);
                }
            }
            assert_eq!(stage.quit, way != "<esc>", "{} {way}", form.name);
            drop(stage);
            let mut stage = service.stage((form.screen)());
            stage.keys(form.keys);
            let screen = stage.screen();
            assert!(screen.contains(&text), "{} {way}\n{screen}", form.name);
            stage.keys("<f4> d");
        }
    }
}

#[test]
fn what_is_not_saved_is_listed_on_the_first_screen_and_on_the_case() {
    let service = Service::new();
    let case = service
        .referral(|row| row.status == AttemptStatus::Requested)
        .case;
    let mut stage = service.stage(Case::new(case));
    stage
        .keys("c <tab> <tab> <tab> <tab> <tab>")
        .typed("half a note")
        .keys("<esc>");
    drop(stage);
    let mut stage = service.stage(ThisWeek::new());
    assert!(stage.screen().contains("1 not saved"), "{}", stage.screen());
    stage.keys("<end>");
    let screen = stage.screen();
    assert!(screen.contains("Not saved yet: 1"), "{screen}");
    stage.keys("<enter>");
    let screen = stage.screen();
    assert!(screen.contains("Not saved yet"), "{screen}");
    assert!(screen.contains("contact, kept"), "{screen}");
    stage.keys("c");
    assert!(stage.screen().contains("half a note"));
    stage.keys("<tab>").typed("phone").keys("<ctrl-s>");
    let screen = stage.screen();
    assert!(!screen.contains("contact, kept"), "{screen}");
    drop(stage);
    assert_eq!(service.drafts(), 0);
}

#[test]
fn a_damaged_draft_is_told_and_the_form_opens() {
    let service = Service::new();
    let case = service
        .referral(|row| row.status == AttemptStatus::Requested)
        .case;
    let mut stage = service.stage(Case::new(case));
    stage
        .keys("c <tab> <tab> <tab> <tab> <tab>")
        .typed("half a note")
        .keys("<ctrl-c>");
    drop(stage);
    let folder = service.path().join("drafts");
    let draft = std::fs::read_dir(&folder).unwrap().next().unwrap().unwrap();
    std::fs::write(draft.path(), b"rubbish").unwrap();
    let mut stage = service.stage(Case::new(case));
    stage.keys("c");
    let screen = stage.screen();
    assert!(!screen.contains("half a note"));
    assert!(screen.contains("can no longer be read"), "{screen}");
    stage.keys("<tab>").typed("phone").keys("<ctrl-s>");
    assert!(stage.screen().contains("recorded"), "{}", stage.screen());
}

/// A stage over an office that a second one shares, with a disk that is full while it is told so.
fn full_at_times(service: &Service, screen: impl Into<Screen>) -> (Stage, Rc<RefCell<bool>>) {
    let full = Rc::new(RefCell::new(true));
    let told = Rc::clone(&full);
    let mut visit = service.visit();
    let perform = move |request: Request| match request {
        Request::KeepDraft(_) if *told.borrow() => Err(Refusal::Unavailable {
            message: Message::new("store-full"),
            hint: None,
        }),
        request => visit.ask(request),
    };
    (Stage::new(start(journey::desk(), screen), perform), full)
}

#[test]
fn a_draft_that_cannot_be_kept_stays_in_the_form_says_so_and_is_tried_again() {
    let service = Service::new();
    let case = service
        .referral(|row| row.status == AttemptStatus::Requested)
        .case;
    let (mut stage, full) = full_at_times(&service, Case::new(case));
    stage
        .keys("c <tab> <tab> <tab> <tab> <tab>")
        .typed("half a note")
        .wait();
    assert!(stage.screen().contains("NOT KEPT"), "{}", stage.screen());
    stage.typed(", and more");
    assert!(stage.screen().contains("NOT KEPT"), "{}", stage.screen());
    stage.keys("<esc>");
    let screen = stage.screen();
    assert!(screen.contains("half a note, and more"), "{screen}");
    assert!(screen.contains("Throw this text away?"), "{screen}");
    stage.keys("<esc>").typed(".");
    *full.borrow_mut() = false;
    stage.wait();
    assert!(!stage.screen().contains("NOT KEPT"), "{}", stage.screen());
    assert_eq!(service.drafts(), 1);
}

#[test]
fn two_visits_of_one_office_never_write_over_each_others_draft() {
    let service = Service::new();
    let case = service
        .referral(|row| row.status == AttemptStatus::Requested)
        .case;
    let clock = Clock::Fixed(Plan::default().today);
    let office = Office::open(&service.path(), &Unlock::KeyFile, clock).unwrap();
    let caller = Caller {
        account: office.login(LOGIN).unwrap(),
    };
    let office = Rc::new(RefCell::new(office));
    let visit = || {
        let (office, caller) = (Rc::clone(&office), caller.clone());
        let perform = move |request| office.borrow_mut().perform(&caller, request);
        Stage::new(start(journey::desk(), Case::new(case)), perform)
    };
    let (mut one, mut other) = (visit(), visit());
    one.keys("c <tab> <tab> <tab> <tab> <tab>").typed("first");
    other
        .keys("c <tab> <tab> <tab> <tab> <tab>")
        .typed("second");
    one.wait();
    other.wait();
    assert!(
        other.screen().contains("in a second place"),
        "{}",
        other.screen()
    );
    let mut third = visit();
    third.keys("c");
    let screen = third.screen();
    assert!(
        screen.contains("Another text of this form is kept"),
        "{screen}"
    );
    let first = screen.contains("second");
    third.keys("<f6>");
    let screen = third.screen();
    assert!(
        screen.contains(if first { "first" } else { "second" }),
        "{screen}"
    );
}

#[test]
fn a_session_that_cannot_be_kept_is_left_only_when_asked_twice() {
    let service = Service::new();
    let (mut stage, full) = full_at_times(&service, ThisWeek::new());
    stage.keys("s <down> n").typed("the aunt has the keys");
    stage.keys("<esc> <esc>");
    let screen = stage.screen();
    assert!(screen.contains("Your text could not be kept"), "{screen}");
    assert!(screen.contains("NOT KEPT"), "{screen}");
    stage.keys("n").typed(" since Monday").keys("<esc>");
    *full.borrow_mut() = false;
    stage.keys("<esc>");
    assert!(stage.screen().contains("This week"), "{}", stage.screen());
    assert_eq!(service.drafts(), 1);
    *full.borrow_mut() = true;
    stage
        .keys("s <down> n")
        .typed("lost")
        .keys("<esc> <esc> <esc>");
    assert!(stage.screen().contains("This week"), "{}", stage.screen());
}
