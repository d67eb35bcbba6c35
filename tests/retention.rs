//! The retention review, by keys: a coordinator reads what was kept for long enough and erases it.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "support/journey.rs"]
#[allow(dead_code)] // Each test file takes what it needs.
mod journey;
mod support;

use goldaw::demonstration::{Plan, batches};
use goldaw::domain::Day;
use goldaw::office::{Answer, Clock, Office, Request, Visit};
use goldaw::store::Store;
use goldaw::ui::desk::Desk;
use goldaw::ui::screen::this_week::ThisWeek;
use goldaw::ui::start;
use support::{Stage, pictures};

/// Late enough for every closed case to have been kept for ten years.
fn later() -> Day {
    "2033-01-03".parse().unwrap()
}

/// The interface of an account on a day, on its first screen.
fn stage(login: &str, today: Day) -> Stage {
    let plan = Plan {
        cases: 120,
        ..Plan::default()
    };
    let mut office = Office::over(Store::in_memory().unwrap(), Clock::Fixed(today)).unwrap();
    for batch in batches(&plan) {
        office.load(&batch).unwrap();
    }
    let account = office.login(login).unwrap();
    let mut visit = Visit::new(office, Some(account));
    let mut desk = Desk {
        today,
        ..journey::desk()
    };
    if let Ok(Answer::Me(me)) = visit.ask(Request::Me) {
        desk.seat(&me);
    }
    Stage::new(start(desk, ThisWeek::new()), move |request| {
        visit.ask(request)
    })
    .size(80, 24)
}

fn shows(stage: &Stage, text: &str) {
    let screen = stage.screen();
    assert!(screen.contains(text), "no {text} in\n{screen}");
}

/// The code in the selected row.
fn selected(stage: &Stage) -> String {
    let screen = stage.screen();
    let row = screen.lines().find(|line| line.starts_with(" > ")).unwrap();
    row.split_whitespace().nth(1).unwrap().to_owned()
}

#[test]
fn the_review_looks_as_it_was_looked_at() {
    for (width, height) in [(80, 24), (120, 40)] {
        let mut stage = stage("coordinator", later()).size(width, height);
        stage.keys("e");
        pictures("retention__retention", &mut stage);
        stage.keys("e");
        pictures("retention__retention_question", &mut stage);
        stage.keys("y");
        pictures("retention__retention_form", &mut stage);
    }
}

#[test]
fn a_case_is_read_and_then_erased_with_its_code_typed_again() {
    let mut stage = stage("coordinator", later());
    stage.keys("e");
    let code = selected(&stage);
    stage.keys("<enter>");
    shows(&stage, &format!("Case {code}"));
    stage.keys("<esc> e n");
    assert_eq!(selected(&stage), code, "nothing happens after a no");
    stage.keys("e y").typed("BAL").keys("<tab>");
    stage.typed("kept for ten years").keys("<ctrl-s>");
    shows(&stage, &format!("What was typed is not {code}"));
    stage
        .keys("<ctrl-u>")
        .typed(&code.to_lowercase())
        .keys("<ctrl-s>");
    shows(&stage, "Erased: ");
    stage.keys("<end>");
    assert_eq!(selected(&stage), code);
    shows(&stage, "kept for ten years");
    shows(&stage, "until 7 newer");
    stage.keys("e");
    shows(&stage, "This was erased already.");
}

#[test]
fn only_who_may_erase_comes_to_the_review() {
    let mut administrator = stage("administrator", later());
    administrator.keys("e");
    assert!(!administrator.screen().contains("Retention review"));
    let mut early = stage("coordinator", Plan::default().today);
    early.keys("e");
    shows(&early, "Nothing was kept for 10 years yet.");
}

#[test]
fn a_supervisor_erases_a_personal_part_of_her_own_and_sees_no_case_in_her_review() {
    for (width, height) in [(80, 24), (120, 40)] {
        let mut stage = stage("supervisor-04", later()).size(width, height);
        stage.keys("e");
        pictures("retention__retention_personal", &mut stage);
        assert!(!stage.screen().contains("Closed cases"));
        let code = selected(&stage);
        stage.keys("<enter> e");
        pictures("retention__retention_personal_question", &mut stage);
        stage.keys("y").typed(&code).keys("<tab>");
        stage.typed("kept for seven years").keys("<ctrl-s>");
        shows(&stage, "Erased: 1 record");
        stage.keys("<end>");
        shows(&stage, "kept for seven years");
        pictures("retention__retention_personal_erased", &mut stage);
    }
}

/// The code of the person on the screen, as it stands in the title.
fn person(stage: &Stage) -> String {
    let screen = stage.screen();
    let title = screen.trim_start().strip_prefix("Person ").unwrap();
    title.split_whitespace().next().unwrap().to_owned()
}

#[test]
fn a_person_is_erased_from_the_household_and_what_is_left_is_read_by_hand() {
    for (width, height) in [(80, 24), (120, 40)] {
        let mut stage = stage("coordinator", later()).size(width, height);
        stage.keys("e <enter> 2");
        shows(&stage, "e erase");
        stage.keys("e");
        pictures("retention__person_whom", &mut stage);
        stage.keys("<enter>");
        pictures("retention__person", &mut stage);
        stage.keys("e n e y");
        let code = person(&stage);
        stage.typed(&code).keys("<tab>").typed("asked for it");
        stage.keys("<ctrl-s>");
        shows(&stage, "Erased: ");
        stage.keys("<home>");
        pictures("retention__person_erased", &mut stage);
        stage.keys("e <end> <enter> <esc>");
        assert_eq!(person(&stage), code, "one comes back from a text");
        stage.keys("<esc>");
        assert!(!stage.screen().contains(&code), "{}", stage.screen());
    }
}

#[test]
fn a_person_of_an_open_case_is_not_erased_and_it_says_why() {
    let mut stage = stage("coordinator", Plan::default().today);
    stage.keys("<enter> 2 e <enter>");
    shows(&stage, "This person can't be erased from here");
    let screen = stage.screen();
    stage.keys("e <enter>");
    assert_eq!(stage.screen(), screen, "nothing is asked");
}

#[test]
fn only_who_may_erase_is_offered_it_in_a_household() {
    let mut stage = stage("supervisor-04", Plan::default().today);
    stage.keys("<enter> 2");
    assert!(!stage.screen().contains("e erase"));
    stage.keys("e");
    shows(&stage, "Your role");
}

#[test]
fn wherever_an_erased_case_is_named_it_is_said_when_it_was_erased() {
    let mut stage = stage("coordinator", later());
    stage.keys("e");
    let code = selected(&stage);
    stage.keys("e y").typed(&code).keys("<tab>");
    stage.typed("kept for ten years").keys("<ctrl-s> <esc> /");
    stage.typed(&code.to_lowercase());
    let said = format!("Case {code} was erased on 03.01.2033");
    shows(&stage, &said);
    stage.typed("0");
    shows(&stage, "Nothing found");
    stage.keys("<esc> <esc> a");
    let rows = stage.screen();
    let mut rows = rows.lines().skip(3);
    let erased = rows.position(|row| row.contains(&code)).unwrap();
    (0..erased).for_each(|_| {
        stage.keys("<down>");
    });
    shows(&stage, "erased on ");
    stage.keys("<enter>");
    shows(&stage, &said);
}
