//! *Administration*: a backup while it runs, how large the store is, the settings as a form, and what a
//! coordinator sees of it.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

#[path = "support/journey.rs"]
#[allow(dead_code)] // Each test file takes what it needs.
mod journey;
mod support;

use goldaw::domain::account::Role;
use goldaw::domain::backup::LastBackup;
use goldaw::domain::message::Message;
use goldaw::domain::settings::Safekeeping;
use goldaw::office::administration::{Administration as Kept, Sizes};
use goldaw::office::backup::{BackupState, Progress, Step};
use goldaw::office::serving::{Connected, Serving};
use goldaw::office::{Answer, Request};
use goldaw::ui::message::Alarm;
use goldaw::ui::screen::Screen;
use goldaw::ui::screen::administration::Administration;
use goldaw::ui::screen::this_week::ThisWeek;
use goldaw::ui::start;
use std::cell::RefCell;
use std::rc::Rc;
use support::{Stage, pictures};

/// A service whose last backup was made long ago.
fn kept(backup: BackupState) -> Kept {
    let last = LastBackup {
        made: "2021-10-01T08:30:00Z".parse().unwrap(),
        sequence: 596,
        file: "/srv/goldaw/backups/backup-2021-10-01-000596.goldaw".to_owned(),
        bytes: 5_400_000,
        records: 16_830,
    };
    Kept {
        service_name: "Social work specialists of the Balkan welaýat".to_owned(),
        accounts: 56,
        disabled: 2,
        safekeeping: Safekeeping::default(),
        settings_version: 1,
        sizes: Some(Sizes {
            journal: 101 << 20,
            working_copy: 335 << 20,
            backups: 38 << 20,
            drafts: 1_200,
            quarantine: 0,
        }),
        last_backup: Some((last, 14)),
        backup_due: true,
        backup,
        next_backup: Some("2021-10-15T13:00:00Z".parse().unwrap()),
        last_commit: Some((612, "2021-10-15T05:12:00Z".parse().unwrap())),
        serving: None,
        notices: Vec::new(),
    }
}

fn running(done: u64) -> BackupState {
    BackupState::Running(Some(Progress {
        step: Step::Writing,
        done: done << 20,
        total: 40 << 20,
    }))
}

/// The screen over these answers, one after the other; the last one stays.
fn stage(answers: Vec<BackupState>) -> Stage {
    stage_of(answers.into_iter().map(kept).collect())
}

fn stage_of(answers: Vec<Kept>) -> Stage {
    let mut answers = answers.into_iter().peekable();
    let perform = move |request: Request| {
        Ok(match request {
            Request::Administration => {
                let kept = answers.peek().cloned().unwrap();
                if answers.len() > 1 {
                    answers.next();
                }
                Answer::Administration(Box::new(kept))
            }
            _ => Answer::Done,
        })
    };
    Stage::new(start(journey::desk(), Administration::new()), perform)
}

fn shows(stage: &Stage, text: &str) {
    let screen = stage.screen();
    assert!(screen.contains(text), "no {text} in\n{screen}");
}

#[test]
fn a_backup_is_followed_until_it_has_ended() {
    let answers = vec![
        BackupState::None,
        running(3),
        running(17),
        BackupState::None,
    ];
    let mut stage = stage(answers);
    shows(&stage, "14 days ago. Enter makes one.");
    stage.keys("<enter>");
    shows(&stage, "Writing the backup: 3 MiB");
    stage.wait();
    shows(&stage, "Writing the backup: 17 MiB");
    assert!(stage.alarms.contains(&Alarm::Look));
    stage.wait();
    shows(&stage, "14 days ago");
    assert!(
        !stage.alarms.contains(&Alarm::Look),
        "nobody looks any more"
    );
}

#[test]
fn a_backup_looks_as_it_was_looked_at() {
    let failed = Message::new("store-full");
    for (name, state) in [
        ("due", BackupState::None),
        ("begins", BackupState::Running(None)),
        ("running", running(17)),
        ("failed", BackupState::Failed(failed)),
    ] {
        for (width, height) in [(80, 24), (120, 40)] {
            let mut stage = stage(vec![state.clone()]).size(width, height);
            pictures(&format!("administration__backup_{name}"), &mut stage);
        }
    }
}

#[test]
fn the_size_of_the_store_is_shown_by_its_parts() {
    for (width, height) in [(80, 24), (120, 40)] {
        let mut stage = stage(vec![BackupState::None]).size(width, height);
        stage.keys("<down> <down>");
        pictures("administration__store", &mut stage);
    }
}

/// A server with so many people, one of them with a long name.
fn serving(count: usize) -> Serving {
    let at = |minute: usize| format!("2021-10-15T05:{minute:02}:00Z").parse().unwrap();
    let connected = |number: usize| Connected {
        who: (number > 0).then(|| match number {
            2 => (
                "gurbangozel-ataberdiyewna-hojanepesowa".to_owned(),
                "Gurbangözel Ataberdiýewna Hojanepesowa-Nurmuhammedowa".to_owned(),
            ),
            _ => (
                format!("specialist-{number:02}"),
                format!("Jeren Ýazmämmedowa {number}"),
            ),
        }),
        user: format!("goldaw{number:02}"),
        since: at(number),
        active: at(number + 9),
        locked: number % 4 == 3,
    };
    Serving {
        version: "0.1.0".to_owned(),
        since: at(0),
        waiting: count / 25,
        connected: (0..count).map(connected).collect(),
    }
}

#[test]
fn the_server_and_who_is_connected_are_shown_where_there_is_one() {
    for (count, name) in [(1, "alone"), (50, "full")] {
        for (width, height) in [(80, 24), (120, 40)] {
            let served = Kept {
                serving: Some(serving(count)),
                ..kept(BackupState::None)
            };
            let mut stage = stage_of(vec![served]).size(width, height);
            stage.keys("<down> <down> <down>");
            pictures(&format!("administration__server_{name}"), &mut stage);
            stage.keys("<enter>").keys(&"<pagedown> ".repeat(20));
            shows(&stage, &format!("goldaw{:02}", count - 1));
            if (count, height) == (50, 24) {
                pictures("administration__server_everybody", &mut stage);
            }
        }
    }
}

#[test]
fn the_settings_are_a_form_and_hold_at_once() {
    let mut visit = journey::visit("administrator", 4);
    let asked = Rc::new(RefCell::new(Vec::new()));
    let heard = Rc::clone(&asked);
    let perform = move |request: Request| {
        heard.borrow_mut().push(request.clone());
        visit.ask(request)
    };
    let first = Screen::first(Role::Administrator);
    let mut stage = Stage::new(start(journey::desk(), first), perform);
    stage.keys("<down> <down> <down> <down>");
    shows(
        &stage,
        "Lock: 10 minutes; backups: 18:00, 7 kept; cases: 10 years",
    );
    stage.keys("<enter>");
    pictures("administration__settings", &mut stage);
    stage.keys("<ctrl-u>").typed("481").keys("<ctrl-s>");
    shows(&stage, "a whole number from 0 to 480");
    stage.keys("<ctrl-u>").typed("0").keys("<tab> <ctrl-u>");
    stage.keys("<tab> <ctrl-u>").typed("12").keys("<ctrl-s>");
    shows(&stage, "The settings are changed.");
    shows(
        &stage,
        "Lock: never; backups: not daily, 12 kept; cases: 10 years",
    );
    let wanted = Safekeeping {
        idle_lock_minutes: 0,
        backups_kept: 12,
        backup_hour: None,
        ..Safekeeping::default()
    };
    let asked = asked.borrow();
    let set = asked.iter().filter_map(|request| match request {
        Request::Save(save) => Some((&save.request, save.based_on)),
        _ => None,
    });
    assert_eq!(
        set.collect::<Vec<_>>(),
        [(&Request::SetSafekeeping(wanted), Some(1))],
        "what is outside its range is not even asked"
    );
}

#[test]
fn a_coordinator_makes_backups_and_changes_no_settings() {
    let mut visit = journey::visit("coordinator", 4);
    let perform = move |request: Request| visit.ask(request);
    let mut stage = Stage::new(start(journey::desk(), ThisWeek::new()), perform);
    stage.keys("m");
    shows(&stage, "No backup was made yet. Enter makes one.");
    for row in ["Settings", "Accounts"] {
        assert!(!stage.screen().contains(row), "{}", stage.screen());
    }
    stage.keys("<down> <enter>");
    shows(&stage, "Everything was read again and is sound.");
    stage.keys("<end> <enter>");
    shows(&stage, "Audit trail");
    let mut visit = journey::visit("supervisor-01", 4);
    let perform = move |request: Request| visit.ask(request);
    let mut stage = Stage::new(start(journey::desk(), ThisWeek::new()), perform);
    stage.keys("m");
    shows(&stage, "Your role");
}
