//! A whole case, and *Since we last spoke*, over the real office and the fictional service.

use crate::journey;
use crate::service::Service;
use crate::support::{Stage, picture};
use goldaw::domain::identifier::{CaseId, Identifier};
use goldaw::office::caseload::{CaseFilter, CaseRow};
use goldaw::office::{Answer, Refusal, Request};
use goldaw::ui::message::Msg;
use goldaw::ui::screen::case::Case;
use goldaw::ui::screen::since::Since;
use goldaw::ui::start;
use proptest::prelude::*;

const PARTS: [&str; 9] = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

/// The case that needs the first supervisor most and has a referral, with its office behind it.
fn needy() -> (Stage, CaseRow) {
    let service = Service::of(60, "supervisor-01");
    let row = service.cases(CaseFilter::WithReferral).remove(0);
    (service.stage_on(Case::new(row.case)), row)
}

/// A stage on which the answers of the real office are changed before they are shown.
fn changed(change: impl Fn(&mut Answer) + 'static, since: bool) -> Stage {
    let service = Service::of(60, "supervisor-01");
    let row = service.cases(CaseFilter::WithReferral).remove(0);
    let perform = move |request: Request| {
        let mut answer = service.ask(request)?;
        change(&mut answer);
        Ok(answer)
    };
    let desk = journey::desk();
    let begun = if since {
        start(desk, Since::new(row.case))
    } else {
        start(desk, Case::new(row.case))
    };
    Stage::new(begun, perform)
}

#[test]
fn the_overview_says_what_is_asked_due_and_holds() {
    let (stage, _) = needy();
    picture(
        "case__the_overview_says_what_is_asked_due_and_holds",
        &stage.screen(),
    );
}

#[test]
fn more_room_shows_more() {
    let (stage, _) = needy();
    picture("case__more_room_shows_more", &stage.size(120, 40).screen());
}

#[test]
fn every_part_shows_its_records() {
    let (mut stage, row) = needy();
    for (part, name) in PARTS.into_iter().zip([
        "1 overview",
        "2 household",
        "3 assessment",
        "4 plan",
        "5 help",
        "6 contacts",
        "7 referrals",
        "8 supervision",
        "9 history",
    ]) {
        stage.keys(part);
        let screen = stage.screen();
        assert!(screen.contains(name), "{screen}");
        assert!(screen.contains(&row.headline), "{screen}");
        assert!(screen.contains(&row.code.to_string()), "{screen}");
    }
    stage.keys("7");
    assert_eq!(stage.cursor(), (1, 6), "the cursor stands on the referral");
    stage.keys("9 <tab>");
    assert!(stage.screen().contains("Asked now"));
    stage.keys("<backtab> <left>");
    assert!(!stage.screen().contains("registered"));
}

#[test]
fn a_contact_that_is_recorded_stands_on_the_overview() {
    let (mut stage, _) = needy();
    stage
        .keys("c <tab>")
        .typed("home")
        .keys("<tab> <tab> <down> <space>");
    stage.keys("<tab> <tab>").paste("Öýde, hemme zat gowy");
    stage.keys("<tab>").typed("+3").keys("<ctrl-s>");
    let screen = stage.screen();
    assert!(
        screen.contains("Saved: the contact is recorded."),
        "{screen}"
    );
    stage.keys("<esc>");
    assert!(stage.screen().contains("last 15.10."), "{}", stage.screen());
    stage.keys("6");
    assert!(stage.screen().contains("Öýde, hemme zat gowy"));
}

#[test]
fn what_the_rules_refuse_is_written_under_its_field() {
    let (mut stage, _) = needy();
    stage
        .keys("c <tab>")
        .typed("phone")
        .keys("<tab> <tab> <down> <space> <ctrl-s>");
    let screen = stage.screen();
    assert!(
        screen.contains("Somebody is seen only in a contact"),
        "{screen}"
    );
    assert!(screen.contains("── Contact."), "{screen}");
}

#[test]
fn what_must_not_happen_stands_above_every_part_and_in_the_form() {
    let endanger = |answer: &mut Answer| {
        if let Answer::Case(view) = answer {
            view.file.safe_contact.no_letters = true;
            view.file.safe_contact.no_calls_home = true;
            view.file.safe_contact.way = "ask for the recipe, the aunt answers. ".repeat(12);
        }
    };
    let mut stage = changed(endanger, false);
    for part in PARTS {
        stage.keys(part);
        let head: Vec<String> = stage.screen().lines().take(7).map(str::to_owned).collect();
        assert!(head.join(" ").contains("NO CALLS HOME"), "{head:?}");
        assert!(head.join(" ").contains("NO LETTERS"), "{head:?}");
    }
    stage.keys("1");
    picture(
        "case__what_must_not_happen_stands_above_every_part_and_in_the_form",
        &stage.screen(),
    );
    stage.keys("c");
    assert!(
        stage
            .screen()
            .contains("── Contact. Safe contact: NO LETTERS · NO CALLS HOME")
    );
}

#[test]
fn an_empty_case_says_so_in_words() {
    let empty = |answer: &mut Answer| {
        if let Answer::Case(view) = answer {
            view.household.clear();
            view.contacts.clear();
            view.referrals.clear();
            view.actions.clear();
            view.supervision.clear();
            view.raised.clear();
            view.dues.clear();
            view.file.assessments.clear();
            view.file.plan = None;
            view.file.help.clear();
        }
    };
    let mut stage = changed(empty, false);
    for (part, sentence) in [
        ("1", "Nothing is due."),
        ("2", "Nobody is recorded in this household yet."),
        ("3", "There is no needs assessment yet."),
        ("4", "There is no individual support plan yet."),
        ("5", "No help is planned or given yet."),
        ("6", "No contact is recorded yet."),
        ("7", "Nobody was asked for help yet."),
        (
            "8",
            "This case was not talked about in a signed session yet.",
        ),
    ] {
        stage.keys(part);
        assert!(stage.screen().contains(sentence), "{}", stage.screen());
    }
    stage.keys("d");
    assert!(stage.screen().contains("No action is open in this case."));
}

#[test]
fn since_tells_one_case_on_one_screen() {
    let (mut stage, _) = needy();
    stage.keys("l");
    picture("case__since_tells_one_case_on_one_screen", &stage.screen());
}

#[test]
fn since_goes_through_a_list() {
    let service = Service::of(60, "supervisor-01");
    let rows = service.cases(CaseFilter::Open);
    let cases: Vec<CaseId> = rows.iter().map(|row| row.case).take(3).collect();
    let mut stage = service.stage_on(Since::among(cases, 1));
    let shows = |stage: &Stage, at: usize| {
        let screen = stage.screen();
        let place = format!("{} of 3", at + 1);
        assert!(
            screen.contains(&place) && screen.contains(&rows[at].headline),
            "{screen}"
        );
    };
    shows(&stage, 1);
    stage.keys("<right>");
    shows(&stage, 2);
    stage.keys("<right>");
    assert!(stage.screen().contains("There is no further case"));
    stage.keys("<left> <left>");
    shows(&stage, 0);
    stage.keys("<enter>");
    assert!(
        stage
            .screen()
            .starts_with(&format!(" Case {}", rows[0].code))
    );
}

#[test]
fn a_case_that_is_not_there_is_said_so() {
    for since in [false, true] {
        let service = Service::of(20, "supervisor-01");
        let nobody = CaseId::from_bytes([0xee; 16]);
        let mut stage = if since {
            service.stage_on(Since::new(nobody))
        } else {
            service.stage_on(Case::new(nobody))
        };
        stage.keys("<down> c d r s 7 <enter>");
        assert!(stage.screen().contains("There is no such record for you."));
        stage.keys("/");
        assert!(!stage.screen().contains("There is no such record for you."));
    }
}

#[test]
fn an_action_is_ended_where_it_is_seen() {
    let service = Service::of(200, "supervisor-01");
    let rows = service.cases(CaseFilter::Open);
    let with_action = rows.iter().find(|row| {
        let promised = service.ask(Request::SinceLastSpoke(row.case));
        matches!(promised, Ok(Answer::SinceLastSpoke(since))
            if since.promised.iter().any(|action| action.ended_on.is_none()))
    });
    let case = with_action.unwrap().case;
    let mut stage = service.stage_on(Since::new(case));
    stage.keys("d <tab> <down> <ctrl-s>");
    assert!(
        stage.screen().contains("Say why the action is dropped"),
        "{}",
        stage.screen()
    );
    stage.typed("moved away").keys("<ctrl-s>");
    assert!(
        stage.screen().contains("Saved: the action is closed."),
        "{}",
        stage.screen()
    );
    assert!(
        stage.screen().contains(": moved away"),
        "{}",
        stage.screen()
    );
}

#[test]
fn long_words_of_any_language_stay_inside() {
    let lengthen = |answer: &mut Answer| {
        let long =
            "Gaýragoýulmasyzlyklarymyzdakylaryňyz несовершеннолетними \u{202e}漢字\n\n".repeat(9);
        match answer {
            Answer::Case(view) => {
                view.row.headline.clone_from(&long);
                view.file.headline.clone_from(&long);
                view.row.specialist_name.clone_from(&long);
                view.file.safe_contact.way.clone_from(&long);
                for contact in &mut view.contacts {
                    contact.note.clone_from(&long);
                }
                for line in &mut view.history {
                    line.text.clone_from(&long);
                }
                for row in &mut view.referrals {
                    row.need.clone_from(&long);
                }
            }
            Answer::SinceLastSpoke(since) => {
                since.row.headline.clone_from(&long);
                since.safe_contact.way.clone_from(&long);
                for line in &mut since.changed {
                    line.text.clone_from(&long);
                }
            }
            _ => {}
        }
    };
    for (since, name) in [(false, "long_words_case"), (true, "long_words_since")] {
        let mut stage = changed(lengthen, since);
        picture(&format!("case__{name}"), &stage.screen());
        for part in PARTS.into_iter().chain(["<pagedown>", "<end>"]) {
            stage.keys(part);
            let screen = stage.screen();
            assert!(
                screen.contains('…') && !screen.contains('\u{202e}'),
                "{screen}"
            );
        }
    }
}

#[test]
fn without_utf_8_the_signs_are_ascii() {
    let (mut stage, _) = needy();
    stage.app.desk.theme.unicode = false;
    stage.app.desk.place = None;
    stage.app.desk.who = String::new();
    stage.keys("l");
    for sign in ['─', '…', '·', '✓', '–'] {
        assert!(
            !stage.screen().contains(sign),
            "{sign} in {}",
            stage.screen()
        );
    }
}

/// Answers without an office, so that many scripts take little time.
fn canned() -> impl FnMut(Request) -> Result<Answer, Refusal> + Clone {
    let service = Service::of(20, "supervisor-01");
    let row = service.cases(CaseFilter::Open).remove(0);
    let case = service.ask(Request::Case(row.case)).unwrap();
    let since = service.ask(Request::SinceLastSpoke(row.case)).unwrap();
    move |request| {
        Ok(match request {
            Request::Case(_) => case.clone(),
            Request::SinceLastSpoke(_) => since.clone(),
            _ => Answer::Done,
        })
    }
}

fn script() -> impl Strategy<Value = Vec<&'static str>> {
    let keys = [
        "<down>",
        "<up>",
        "<enter>",
        "<esc>",
        "<tab>",
        "<backtab>",
        "<ctrl-s>",
        "<left>",
        "<right>",
        "<pagedown>",
        "<pageup>",
        "<end>",
        "<home>",
        "<space>",
        "<f12>",
        "?",
        "c",
        "d",
        "l",
        "1",
        "2",
        "4",
        "6",
        "7",
        "9",
        "ý",
        "у",
    ];
    proptest::collection::vec(proptest::sample::select(keys.to_vec()), 0..30)
}

#[test]
fn any_keys_at_any_size_are_drawn() {
    let answers = canned();
    let begun = || start(journey::desk(), Case::new(CaseId::from_bytes([1; 16])));
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(64));
    let sizes = (0_u16..130, 0_u16..50);
    runner
        .run(&(script(), sizes), |(script, (width, height))| {
            let mut stage = Stage::new(begun(), answers.clone());
            for (index, key) in script.into_iter().enumerate() {
                if index == 9 {
                    stage.send(Msg::Resized { width, height });
                }
                stage.keys(key);
                stage.screen();
            }
            Ok(())
        })
        .unwrap();
}

#[test]
fn the_form_of_a_contact_fits_with_the_household_open() {
    let (mut stage, _) = needy();
    stage
        .keys("c <tab>")
        .typed("home")
        .keys("<tab> <tab> <down> <space> <down> <down> <space>");
    picture(
        "case__the_form_of_a_contact_fits_with_the_household_open",
        &stage.screen(),
    );
}
