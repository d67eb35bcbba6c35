//! Two people at one service: what one changes the other sees, and stays where she is.

use crate::service::Service;
use crate::support::Stage;
use goldaw::domain::case::CaseCode;
use goldaw::domain::contact::Medium;
use goldaw::domain::identifier::CaseId;
use goldaw::domain::referral::Channel;
use goldaw::domain::referral::moves::MoveKind;
use goldaw::office::caseload::{CaseFilter, CaseRow, CaseSort, CaseloadQuery};
use goldaw::office::contacts::NewContact;
use goldaw::office::referrals::{ReferralMove, ReferralRow};
use goldaw::office::{Answer, Request};

/// A supervisor who reads and a coordinator who changes something.
fn both() -> [Service; 2] {
    Service::of_all(512, ["supervisor-04", "coordinator"])
}

fn record_contact(colleague: &Service, case: CaseId) {
    let contact = NewContact {
        case,
        on: crate::journey::desk().today,
        medium: Medium::Phone,
        made: true,
        seen: Vec::new(),
        note: "the neighbour called".to_owned(),
        next_by: None,
    };
    colleague.ask(Request::RecordContact(contact)).unwrap();
}

/// Takes a referral out of all lists: it was entered by mistake.
fn withdraw(colleague: &Service, row: &ReferralRow) {
    let step = ReferralMove {
        referral: row.referral,
        kind: MoveKind::Withdraw,
        on: crate::journey::desk().today,
        channel: Channel::Phone,
        on_behalf_of: String::new(),
        reason: "written twice".to_owned(),
        named_day: None,
        our_turn: false,
    };
    colleague.ask(Request::MoveReferral(step)).unwrap();
}

/// A code as it stands in a list of one region.
fn written(code: &CaseCode) -> String {
    match code.0.contains("-2021-") {
        true => code.short(),
        false => code.0.split_once('-').unwrap().1.to_owned(),
    }
}

/// The line on which the cursor stands, without its margin.
fn line(stage: &Stage) -> String {
    let screen = stage.screen();
    let line = screen.lines().nth(stage.cursor().1.into()).unwrap();
    line.chars().skip(3).collect()
}

/// The lines with a mark, without their margin.
fn marked(stage: &Stage) -> Vec<String> {
    let screen = stage.screen();
    let lines = screen.lines().filter(|line| line.starts_with('•'));
    lines.map(|line| line.chars().skip(3).collect()).collect()
}

fn footer(stage: &Stage) -> String {
    stage.screen().lines().last().unwrap().to_owned()
}

/// The open cases of the caseload that the key opens.
fn caseload(reader: &Service, sort: CaseSort) -> Vec<CaseRow> {
    let Answer::Week(week) = reader.ask(Request::ThisWeek(None)).unwrap() else {
        panic!("no week")
    };
    let query = CaseloadQuery {
        specialist: Some(week.urgent[0].specialist),
        search: String::new(),
        filter: CaseFilter::Open,
        sort,
        most: None,
    };
    match reader.ask(Request::Caseload(query)).unwrap() {
        Answer::Caseload(caseload) => caseload.rows,
        other => panic!("{other:?}"),
    }
}

#[test]
fn in_a_list_the_cursor_stays_on_its_case_and_what_is_new_is_marked_until_one_was_there() {
    let [reader, colleague] = both();
    let rows = caseload(&reader, CaseSort::LastContact);
    let mut stage = reader.stage();
    stage.keys("c o").typed("contact");
    stage.keys("<enter> <down> <down> <down>");
    let (before, place) = (line(&stage), stage.cursor());
    assert!(before.starts_with(&written(&rows[3].code)), "{before}");
    stage.changed_by_others();
    assert_eq!((line(&stage), stage.cursor()), (before.clone(), place));
    assert!(marked(&stage).is_empty(), "nothing is another than it was");
    record_contact(&colleague, rows[0].case);
    record_contact(&colleague, rows[1].case);
    stage.changed_by_others();
    assert_eq!(line(&stage), before, "{}", stage.screen());
    let above = (place.0, place.1 - 2);
    assert_eq!(stage.cursor(), above, "two went from above to the end");
    let expected: Vec<String> = caseload(&reader, CaseSort::LastContact)
        .iter()
        .map(|row| written(&row.code))
        .filter(|code| {
            [&rows[0], &rows[1]]
                .iter()
                .any(|row| written(&row.code) == *code)
        })
        .collect();
    let codes = marked(&stage).into_iter();
    let codes: Vec<String> = codes
        .map(|line| line.split(' ').next().unwrap().to_owned())
        .collect();
    assert_eq!(codes, expected, "{}", stage.screen());
    assert!(footer(&stage).ends_with(" 2 new"), "{}", stage.screen());
    stage.keys("<enter> <esc>");
    assert!(marked(&stage).is_empty(), "one has left the screen");
    assert_eq!(line(&stage), before);
    record_contact(&colleague, rows[0].case);
    stage.changed_by_others();
    stage.keys("<home> <end> <home>");
    assert!(!footer(&stage).contains("new"), "{}", stage.screen());
}

#[test]
fn what_was_selected_and_is_gone_opens_nothing_else() {
    let [reader, colleague] = both();
    let mut stage = reader.stage();
    stage.keys("r <down> <down>");
    let rows = reader.referrals();
    let (before, next) = (line(&stage), &rows[3]);
    assert!(before.starts_with(&written(&rows[2].code)), "{before}");
    withdraw(&colleague, &rows[2]);
    stage.changed_by_others();
    let said = "What was selected is gone.";
    assert!(stage.screen().contains(said), "{}", stage.screen());
    assert!(
        line(&stage).starts_with(&written(&next.code)),
        "{}",
        stage.screen()
    );
    stage.keys("<enter>");
    assert_eq!(stage.app.screens.depth(), 1, "nothing was opened");
    assert!(stage.screen().contains(said), "{}", stage.screen());
    stage.keys("<enter>");
    assert!(
        stage
            .screen()
            .contains(&format!("Referral of {}", next.code)),
        "{}",
        stage.screen()
    );
    // The same, where the reader has seen it and gone on.
    stage.keys("<esc>");
    withdraw(&colleague, next);
    stage.changed_by_others();
    stage.keys("<down> <up> <enter>");
    assert_eq!(stage.app.screens.depth(), 2);
}

#[test]
fn this_week_keeps_its_row_when_another_case_is_no_longer_urgent() {
    let [reader, colleague] = both();
    let Answer::Week(week) = reader.ask(Request::ThisWeek(None)).unwrap() else {
        panic!("no week")
    };
    let mut stage = reader.stage();
    stage.keys("<down> <down>");
    let before = line(&stage);
    assert!(
        before.starts_with(&written(&week.urgent[2].code)),
        "{before}"
    );
    let place = stage.cursor();
    for case in &week.urgent[..2] {
        record_contact(&colleague, case.case);
    }
    stage.changed_by_others();
    assert_eq!(line(&stage), before, "{}", stage.screen());
    assert!(stage.cursor().1 < place.1, "one went from above");
    assert!(!marked(&stage).is_empty(), "{}", stage.screen());
    stage.keys("<enter>");
    let code = &week.urgent[2].code.0;
    assert!(stage.screen().contains(code.as_str()), "{}", stage.screen());
}

#[test]
fn who_reads_a_case_goes_on_reading_where_she_is() {
    let [reader, colleague] = both();
    let case = caseload(&reader, CaseSort::Need)[0].case;
    let mut stage = reader.stage();
    stage.keys("c <enter> 9 <down> <down>");
    let body = |stage: &Stage| {
        let screen = stage.screen();
        let lines = screen.lines().skip(6).take(14);
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    let before = body(&stage);
    record_contact(&colleague, case);
    stage.changed_by_others();
    assert_eq!(body(&stage)[..10], before[..10], "{}", stage.screen());
    assert!(footer(&stage).contains(" new"), "{}", stage.screen());
    stage.keys("<home>");
    let screen = stage.screen();
    let new = screen.lines().find(|line| line.starts_with('•'));
    assert!(new.unwrap().contains("15.10."), "{screen}");
}

#[test]
fn what_is_being_typed_stays_as_it_was_typed() {
    let [reader, colleague] = both();
    let mut stage = reader.stage();
    stage.keys("c").keys("s <down> <down> n");
    stage.typed("Mother is back from the ");
    let place = stage.cursor();
    let case = caseload(&reader, CaseSort::Need)[0].case;
    record_contact(&colleague, case);
    stage.changed_by_others();
    assert_eq!(stage.cursor(), place);
    stage.typed("clinic");
    let screen = stage.screen();
    assert!(
        screen.contains("Mother is back from the clinic"),
        "{screen}"
    );
    // A form is not asked behind: it says itself what has changed when it is saved.
    stage.keys("<esc> <esc> <enter> c");
    let before = stage.screen();
    record_contact(&colleague, case);
    stage.changed_by_others();
    assert_eq!(stage.screen(), before);
}
