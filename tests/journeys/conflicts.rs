//! Two visits of one office on the same record, through keys: nobody writes over anybody silently, and
//! the second one is shown both versions and chooses.

use crate::service::Service;
use crate::support::{Stage, picture};
use goldaw::domain::identifier::CaseId;
use goldaw::domain::referral::AttemptStatus;
use goldaw::office::referrals::ReferralRow;
use goldaw::office::sessions::SessionView;
use goldaw::office::{Answer, Request};
use goldaw::ui::screen::administration::Administration;
use goldaw::ui::screen::case::Case;
use goldaw::ui::screen::referral::Referral;
use goldaw::ui::screen::session::Session;

/// A service, asked by its coordinator.
fn service() -> Service {
    Service::of(90, "coordinator")
}

/// A referral that was asked for.
fn requested(service: &Service) -> ReferralRow {
    service.referral_at(AttemptStatus::Requested)
}

fn session(service: &Service, row: &ReferralRow) -> SessionView {
    match service.ask(Request::Session(row.specialist)).unwrap() {
        Answer::Session(view) => *view,
        other => panic!("{other:?}"),
    }
}

/// Pictures of the stage at both sizes; each was looked at.
fn pictures(name: &str, stage: Stage) -> Stage {
    pictures_of(name, stage, |screen| screen)
}

/// The same of the dialog alone.
fn pictures_of_the_dialog(name: &str, stage: Stage) -> Stage {
    pictures_of(name, stage, |screen| {
        let (_, dialog) = screen.split_at(screen.rfind("\n── ").unwrap() + 1);
        dialog
    })
}

fn pictures_of(name: &str, mut stage: Stage, part: fn(&str) -> &str) -> Stage {
    for (width, height) in [(120, 40), (80, 24)] {
        stage = stage.size(width, height);
        for (end, screen) in stage.pictures() {
            let screen = without_times(&screen);
            picture(&format!("conflicts__{name}_{end}"), part(&screen));
        }
    }
    stage
}

/// The screen with every time of day made the same.
fn without_times(screen: &str) -> String {
    let mut signs: Vec<char> = screen.chars().collect();
    for at in 0..signs.len().saturating_sub(4) {
        let digits = [0, 1, 3, 4].map(|place| at + place);
        if signs[at + 2] == ':' && digits.iter().all(|digit| signs[*digit].is_ascii_digit()) {
            for digit in digits {
                signs[digit] = '0';
            }
        }
    }
    signs.into_iter().collect()
}

fn shows(stage: &Stage, text: &str) {
    let screen = stage.screen();
    assert!(screen.contains(text), "no {text} in\n{screen}");
}

/// A referral that one visit has accepted while another was about to record that nobody answered.
fn moved_twice(service: &Service, row: &ReferralRow) -> Stage {
    let mut mine = service.stage().above(Referral::new(row.referral));
    let mut theirs = service.stage().above(Referral::new(row.referral));
    mine.keys("n <tab> <tab>").typed("nobody picked up, twice");
    theirs
        .keys("a <tab> <tab> <ctrl-u>")
        .typed("the director")
        .keys("<tab>")
        .typed("room from Monday on")
        .keys("<ctrl-s>");
    shows(&theirs, "Saved.");
    mine.keys("<ctrl-s>");
    mine
}

#[test]
fn a_referral_that_was_moved_meanwhile_asks_which_version_goes_on() {
    let service = service();
    let row = requested(&service);
    let mut mine = pictures("referral", moved_twice(&service, &row));
    assert_eq!(service.referral(&row).row.status, AttemptStatus::Accepted);
    // Back to editing: the form is there with its text.
    mine.keys("<esc>");
    shows(&mine, "nobody picked up, twice");
    shows(&mine, "Ctrl-S save");
    mine.keys("<ctrl-s> m");
    shows(&mine, "Saved.");
    let now = service.referral(&row);
    let moves = &now.referral.attempt().unwrap().moves;
    let reasons: Vec<&str> = moves.iter().map(|step| step.reason.as_str()).collect();
    assert!(reasons.contains(&"room from Monday on"), "{reasons:?}");
    assert_eq!(reasons.last(), Some(&"nobody picked up, twice"));
}

#[test]
fn settings_that_were_changed_meanwhile_are_shown_field_by_field() {
    let service = Service::of(90, "administrator");
    let [mut mine, mut theirs] = [(); 2].map(|()| service.stage().above(Administration::new()));
    let open = "<end> <up> <enter>";
    mine.keys(open).keys("<ctrl-u>").typed("20");
    theirs.keys(open).keys("<ctrl-u>").typed("5").keys("<tab>");
    theirs
        .keys("<ctrl-u> <tab> <ctrl-u>")
        .typed("14")
        .keys("<ctrl-s>");
    shows(&theirs, "The settings are changed.");
    mine.keys("<ctrl-s>");
    // Above the two versions stands who is connected, where a server is asked.
    let mut mine = pictures_of_the_dialog("settings", mine);
    mine.keys("<esc>").keys("<ctrl-s> m");
    shows(&mine, "The settings are changed.");
    shows(&mine, "Lock: 20 minutes; backups: 18:00, 7 kept");
    theirs.keys("<enter> <ctrl-u>").typed("6");
    theirs.keys("<ctrl-s> t");
    shows(&theirs, "Lock: 20 minutes; backups: 18:00, 7 kept");
}

#[test]
fn theirs_is_taken_and_mine_stays_kept() {
    let service = service();
    let row = requested(&service);
    let mut mine = moved_twice(&service, &row);
    mine.keys("t");
    shows(&mine, "accepted");
    shows(&mine, "Kept, not saved yet");
    assert_eq!(service.referral(&row).row.status, AttemptStatus::Accepted);
    mine.keys("n");
    shows(&mine, "nobody picked up, twice");
    mine.keys("<ctrl-s>");
    shows(&mine, "two versions");
    mine.keys("m");
    shows(&mine, "Saved.");
}

#[test]
fn a_form_restored_after_a_kill_still_knows_what_it_was_based_on() {
    let service = service();
    let row = requested(&service);
    let mut killed = service.stage().above(Referral::new(row.referral));
    killed.keys("n <tab> <tab>").typed("nobody").pause();
    drop(killed);
    let mut theirs = service.stage().above(Referral::new(row.referral));
    theirs
        .keys("p <tab> <tab> <tab>")
        .typed("soon")
        .keys("<tab>");
    theirs.typed("+3").keys("<ctrl-s>");
    shows(&theirs, "Saved.");
    let mut again = pictures("restored", {
        let mut again = service.stage().above(Referral::new(row.referral));
        again.keys("n");
        again
    });
    again.keys("<ctrl-s>");
    shows(&again, "two versions");
}

/// A case with an open action, and the keys that end it there.
fn ending(service: &Service) -> (Stage, Stage) {
    let Answer::Week(week) = service.ask(Request::ThisWeek(None)).unwrap() else {
        panic!("no week")
    };
    let case = week.actions.iter().find_map(|row| row.case.clone());
    let (case, _) = case.unwrap();
    let stage = || {
        let mut stage = service.stage().above(Case::new(case));
        stage.keys("d");
        stage
    };
    (stage(), stage())
}

#[test]
fn an_action_that_was_ended_meanwhile_asks_which_version_goes_on() {
    let service = service();
    let (mut theirs, mut mine) = ending(&service);
    theirs
        .keys("<tab> <tab>")
        .typed("all three were seen")
        .keys("<ctrl-s>");
    shows(&theirs, "Saved");
    mine.keys("<tab> <down> <tab>")
        .typed("the family has moved")
        .keys("<ctrl-s>");
    let mut mine = pictures("action", mine);
    mine.keys("m");
    shows(&mine, "Saved: the action is closed.");
}

#[test]
fn a_session_written_in_two_places_is_held_once_and_asks() {
    let service = service();
    let row = requested(&service);
    let visit = || service.stage().above(Session::new(row.specialist));
    let (mut one, mut other) = (visit(), visit());
    let write = |stage: &mut Stage, text: &str| {
        stage.keys("<down> n").typed(text).pause().keys("<esc>");
    };
    write(&mut one, "The aunt has the keys.");
    // The other goes on with the text that is kept, and writes more.
    drop(other);
    other = visit();
    other
        .keys("<down> n")
        .typed(" She calls daily.")
        .keys("<esc>");
    one.keys("<f8> <down> <enter>");
    shows(&one, "Kept as held");
    other.keys("<f8> <down> <enter>");
    let mut other = pictures("session", other);
    let held = || {
        session(&service, &row).draft.items[0]
            .text
            .situation
            .clone()
    };
    other.keys("<esc> <f8> <down> <enter> m");
    shows(&other, "Kept as held");
    assert!(held().contains("She calls daily."), "{}", held());
}

#[test]
fn a_session_signed_meanwhile_is_final_and_mine_becomes_a_new_one() {
    let service = service();
    let row = requested(&service);
    let visit = || service.stage().above(Session::new(row.specialist));
    let mut one = visit();
    one.keys("<down> n").typed("The aunt has the keys.").pause();
    let mut other = visit();
    other
        .keys("<down> n")
        .typed(" She calls daily.")
        .pause()
        .keys("<esc>");
    one.keys("<esc> <f8> <enter>");
    shows(&one, "Signed.");
    other.keys("<f8> <enter>");
    shows(&other, "signed elsewhere");
    other.keys("m");
    shows(&other, "signed elsewhere");
    other.keys("t");
    shows(&other, "stays kept");
    let view = session(&service, &row);
    assert!(view.signed_meanwhile);
    let again = visit();
    shows(&again, "was signed meanwhile");
}

#[test]
fn both_texts_of_a_session_are_offered_when_it_is_opened_again() {
    let service = service();
    let row = requested(&service);
    let visit = || service.stage().above(Session::new(row.specialist));
    let (mut one, mut other) = (visit(), visit());
    one.keys("<down> n").typed("The aunt has the keys.").pause();
    other.keys("<down> n").typed("Seen at school.").pause();
    shows(&other, "in a second place");
    drop((one, other));
    let mut again = pictures("session_twice", visit());
    again.keys("t <down>");
    let screen = again.screen();
    let first = screen.contains("The aunt has the keys.");
    assert!(first || screen.contains("Seen at school."), "{screen}");
    again.keys("n").typed(" More.").pause();
    drop(again);
    let mut again = visit();
    shows(&again, "The aunt has the keys.");
    shows(&again, "Seen at school.");
    shows(&again, "d discard other");
    again.keys("d");
    shows(&again, "Throw the other text away for good?");
    again.keys("n");
    shows(&again, "Which one goes on?");
    again.keys("d y");
    drop(again);
    let again = visit();
    assert!(
        !again.screen().contains("two versions"),
        "{}",
        again.screen()
    );
}

/// The form of a contact by phone of today, with this promise.
fn promising(service: &Service, case: CaseId, next_by: &str) -> Stage {
    let mut stage = service.stage().above(Case::new(case));
    let medium = "c <tab> <down> <down> <down>";
    stage.keys(medium).keys("<tab> <tab> <tab> <tab>");
    stage
        .typed("the aunt answered")
        .keys("<tab>")
        .typed(next_by);
    stage
}

#[test]
fn a_promise_of_the_next_contact_made_meanwhile_asks_which_day_holds() {
    let service = service();
    let case = requested(&service).case;
    let promised = || match service.ask(Request::Case(case)).unwrap() {
        Answer::Case(view) => view.file.next_contact_by.unwrap().to_string(),
        other => panic!("{other:?}"),
    };
    let mut theirs = promising(&service, case, "+3");
    let mut mine = promising(&service, case, "+20");
    theirs.keys("<ctrl-s>");
    shows(&theirs, "contact is recorded");
    mine.keys("<ctrl-s>");
    assert_eq!(promised(), "2021-10-18");
    let mut mine = pictures("promise", mine);
    mine.keys("m");
    shows(&mine, "contact is recorded");
    assert_eq!(promised(), "2021-11-04");
}
