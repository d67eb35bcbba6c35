//! What a supervisor does in her week.

use crate::journey;
use crate::service::Service;
use crate::support::{self, Stage};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use goldaw::domain::audit::AuditAction;
use goldaw::domain::referral::{AttemptStatus, WaitsFor};
use goldaw::office::audit::AuditQuery;
use goldaw::office::caseload::{CaseFilter, CaseSort, CaseloadQuery};
use goldaw::office::referrals::ReferralRow;
use goldaw::office::{Answer, Request};
use goldaw::ui::message::{Effect, Msg, Ticket};
use goldaw::ui::screen::caseload::Caseload;
use goldaw::ui::{start, update};

/// The screen holds the text.
fn shows(stage: &Stage, text: &str) {
    let screen = stage.screen();
    assert!(screen.contains(text), "no {text} in\n{screen}");
}

#[test]
fn this_week_opens_what_is_selected_and_comes_back_to_it() {
    let service = Service::visited_by("supervisor-04");
    let Answer::Week(week) = service.ask(Request::ThisWeek(None)).unwrap() else {
        panic!("no week")
    };
    let mut stage = service.stage();
    shows(&stage, &format!("Urgent: {}", week.urgent.len()));
    stage.keys("<down> <enter>");
    shows(&stage, &week.urgent[1].code.0);
    stage.keys("<esc>");
    shows(&stage, "Specialists");
    let row = stage
        .screen()
        .lines()
        .position(|line| line.contains(&week.urgent[1].code.short()))
        .unwrap();
    assert_eq!(
        usize::from(stage.cursor().1),
        row,
        "the cursor is where it was"
    );
}

#[test]
fn a_caseload_is_sorted_filtered_searched_and_opened() {
    let service = Service::visited_by("supervisor-04");
    let rows = |search: &str, filter, sort| {
        let query = CaseloadQuery {
            specialist: None,
            search: search.to_owned(),
            filter,
            sort,
            most: None,
        };
        match service.ask(Request::Caseload(query)).unwrap() {
            Answer::Caseload(caseload) => caseload.rows,
            other => panic!("{other:?}"),
        }
    };
    let mut stage = service.stage();
    stage.keys("/").typed("mother");
    let found = rows("mother", CaseFilter::All, CaseSort::Need);
    assert!(!found.is_empty());
    shows(&stage, &found[0].code.short());
    stage.keys("<enter> <enter>");
    stage.keys("<right> <right>");
    shows(&stage, "Strengths");
    stage.keys("l");
    shows(&stage, "Asked now");
}

/// Opens a referral in the list by searching for its row with the cursor.
fn open(service: &Service, row: &ReferralRow) -> Stage {
    let mut stage = service.stage();
    stage.keys("r");
    let index = service
        .referrals()
        .iter()
        .position(|one| one.referral == row.referral)
        .unwrap();
    for _ in 0..index {
        stage.keys("<down>");
    }
    stage.keys("<enter>");
    shows(&stage, &row.code.0);
    stage
}

#[test]
fn a_partner_accepts_on_the_phone_and_an_illegal_move_says_why_not() {
    let service = Service::visited_by("coordinator");
    let rows = service.referrals();
    let waiting = rows
        .iter()
        .find(|row| row.status == AttemptStatus::Requested)
        .unwrap();
    let mut stage = open(&service, waiting);
    stage.keys("o");
    assert_eq!(
        service.referral(waiting).row.status,
        AttemptStatus::Requested,
        "not confirmed by a stray key"
    );
    // The day is today's, the channel the phone, and who said it the focal person.
    stage.keys("a <tab> <tab>");
    stage.typed(", lawyer D.");
    stage.keys("<ctrl-s>");
    let view = service.referral(waiting);
    assert_eq!(
        view.row.status,
        AttemptStatus::Accepted,
        "{}",
        stage.screen()
    );
    let step = view
        .referral
        .attempt()
        .unwrap()
        .moves
        .last()
        .unwrap()
        .clone();
    assert!(
        step.on_behalf_of.ends_with(", lawyer D."),
        "{}",
        step.on_behalf_of
    );
    assert_eq!(step.recorded_by, service.account().id);
}

#[test]
fn confirmed_help_closes_the_loop_and_writes_the_contact() {
    let service = Service::visited_by("supervisor-04");
    let rows = service.referrals();
    let done = rows
        .iter()
        .find(|row| row.waits_for == WaitsFor::Confirmation)
        .unwrap();
    let contacts = |service: &Service| match service.ask(Request::Case(done.case)).unwrap() {
        Answer::Case(view) => view.contacts.len(),
        other => panic!("{other:?}"),
    };
    let before = contacts(&service);
    let mut stage = open(&service, done);
    stage.keys("o");
    stage.keys("<ctrl-s>");
    // How the person was asked is never preset: the form waits for it.
    assert_eq!(
        service.referral(done).row.waits_for,
        WaitsFor::Confirmation,
        "{}",
        stage.screen()
    );
    stage.typed("centre");
    stage
        .keys("<tab>")
        .typed("yes")
        .keys("<tab>")
        .typed("yes")
        .keys("<ctrl-s>");
    assert_eq!(
        service.referral(done).row.waits_for,
        WaitsFor::Nobody,
        "{}",
        stage.screen()
    );
    assert_eq!(contacts(&service), before + 1);
}

/// The requests among the effects, with the tickets of their answers.
fn asked(effects: Vec<Effect>) -> Vec<(Ticket, Request)> {
    let asks = effects.into_iter().filter_map(|effect| match effect {
        Effect::Ask(ticket, request) => Some((ticket, request)),
        _ => None,
    });
    asks.collect()
}

#[test]
fn who_types_faster_than_the_office_answers_opens_the_case_that_was_typed() {
    let service = Service::visited_by("coordinator");
    let (mut app, first) = start(journey::desk(), Caseload::search());
    for (ticket, request) in asked(first) {
        update(&mut app, Msg::Answered(ticket, service.ask(request)));
    }
    let mut late = Vec::new();
    for letter in "BAL-BAL-2021-0019".chars() {
        let key = KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE);
        late.extend(asked(update(&mut app, Msg::Key(key))));
    }
    update(&mut app, Msg::Key(support::key("<enter>")));
    assert_eq!(
        app.screens.depth(),
        0,
        "no case is opened from the rows of before"
    );
    let mut opened = Vec::new();
    for (ticket, request) in late {
        opened.extend(asked(update(
            &mut app,
            Msg::Answered(ticket, service.ask(request)),
        )));
    }
    let Some((_, Request::Case(case))) = opened.pop() else {
        panic!("no case was opened")
    };
    let Answer::Case(view) = service.ask(Request::Case(case)).unwrap() else {
        panic!("no case")
    };
    assert_eq!(view.row.code.0, "BAL-BAL-2021-0019");
}

/// What was done last that shows names, and why.
fn unmasked(service: &Service) -> Vec<String> {
    let query = AuditQuery {
        action: Some(AuditAction::Unmasked),
        ..AuditQuery::default()
    };
    match service.ask(Request::Audit(query)).unwrap() {
        Answer::Audit(page) => page.rows.into_iter().map(|row| row.reason).collect(),
        other => panic!("{other:?}"),
    }
}

/// The full names of a household, as the office tells them for a reason.
fn names(service: &Service, code: &str) -> Vec<String> {
    let request = Request::Unmasked {
        reason: "test".to_owned(),
        request: Box::new(Request::CaseByCode(code.to_owned())),
    };
    match service.ask(request).unwrap() {
        Answer::Case(view) => view.household.iter().map(|one| one.name.clone()).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn names_are_shown_for_a_reason_until_one_leaves_the_screen() {
    let service = Service::visited_by("supervisor-04");
    let Answer::Week(week) = service.ask(Request::ThisWeek(None)).unwrap() else {
        panic!("no week")
    };
    let first = names(&service, &week.urgent[0].code.0).remove(0);
    let mut stage = service.stage();
    stage.keys("<enter> 2");
    assert!(!stage.screen().contains(&first), "{}", stage.screen());
    stage.keys("u").typed("another").keys("<ctrl-s>");
    shows(&stage, "Please say why.");
    assert!(!stage.screen().contains(&first), "{}", stage.screen());
    stage.typed("birth certificate").keys("<ctrl-s>");
    shows(&stage, &first);
    shows(&stage, "names in full");
    assert_eq!(unmasked(&service)[0], "birth certificate");
    stage.keys("u");
    assert!(!stage.screen().contains(&first), "initials again");
    stage.keys("u").typed("letter").keys("<ctrl-s>");
    shows(&stage, &first);
    stage.keys("<esc> <enter> 2");
    assert!(!stage.screen().contains(&first), "it ended with the screen");
    assert_eq!(unmasked(&service)[0], "letter or form to fill in");
}

#[test]
fn in_a_session_one_key_shows_its_caseload_until_one_leaves() {
    let service = Service::visited_by("supervisor-05");
    let mut stage = service.stage();
    stage.keys("s <down> u");
    shows(&stage, "names in full");
    assert_eq!(unmasked(&service)[0], "supervision");
    stage.keys("o 2");
    let screen = stage.screen();
    let code = screen
        .split_whitespace()
        .find(|word| word.matches('-').count() == 3);
    let first = names(&service, code.unwrap()).remove(0);
    shows(&stage, &first);
    stage.keys("<esc> <esc> q");
    let mut stage = service.stage();
    stage.keys("s <down> o 2");
    assert!(!stage.screen().contains(&first), "{}", stage.screen());
}

#[test]
fn whoever_may_reads_who_opened_a_case() {
    let service = Service::visited_by("coordinator");
    let mut stage = service.stage();
    stage.keys("<enter>");
    let screen = stage.screen();
    let code = screen
        .split_whitespace()
        .find(|word| word.matches('-').count() == 3);
    let code = code.unwrap().to_owned();
    stage.keys("a");
    shows(&stage, "Audit trail");
    shows(&stage, &format!(" {code}"));
    shows(&stage, "opened");
    stage.keys("f").typed("nobody-known").keys("<ctrl-s>");
    shows(&stage, "There is no account of this name.");
    stage.keys("<ctrl-u>").typed("coordinator").keys("<ctrl-s>");
    shows(&stage, "by coordinator");
    stage.keys("<enter>");
    shows(&stage, &format!("Case {code}"));
    stage.keys("<esc>");
    shows(&stage, "by coordinator");
    let mut stage = Service::visited_by("specialist-20").stage();
    stage.keys("a");
    shows(&stage, "Your role does not allow this");
}
