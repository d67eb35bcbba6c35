//! What is written is kept, whatever happens, and stands where it belongs.

use crate::sample::{case_id, empty, large, stage, view};
use goldaw::domain::case::Risk;
use goldaw::domain::message::Message;
use goldaw::domain::problem::Problem;
use goldaw::domain::session::{Depth, SessionDraft};
use goldaw::office::{Refusal, Request};
use goldaw::ui::message::Msg;
use proptest::prelude::*;

#[test]
fn opening_a_session_keeps_nothing() {
    let (mut stage, office) = stage(view());
    stage.keys("<down> <enter> <esc> <f8> <esc> <esc>");
    assert!(office.borrow().kept().is_none());
}

#[test]
fn tab_goes_from_every_row_of_the_list_to_what_is_written_there() {
    for (row, field) in [
        ("", "PERSONAL"),
        ("<down>", "Situation"),
        ("<end>", "Next session"),
    ] {
        let (mut stage, _) = stage(view());
        stage.keys(row).keys("<tab>");
        let screen = stage.screen();
        let writes = screen.contains("next field") && screen.contains(field);
        assert!(writes, "{row}: {screen}");
    }
}

#[test]
fn what_is_typed_is_kept_after_a_pause_and_said_so() {
    let (mut stage, office) = stage(view());
    stage.keys("<down> n").typed("Mother is back.");
    assert!(office.borrow().kept().is_none());
    stage.wait();
    assert!(stage.screen().contains("kept 14:22"), "{}", stage.screen());
    let office = office.borrow();
    let item = &office.kept().unwrap().items[0];
    assert_eq!(item.text.situation, "Mother is back.");
    assert_eq!(item.text.depth, Depth::Note);
    assert_eq!(item.raised_by.len(), 2);
}

#[test]
fn a_letter_costs_the_same_in_the_largest_caseload() {
    let cost = |more| {
        let (mut stage, office) = stage(large(more));
        stage.keys("<down> n").typed("first").pause();
        stage.screen();
        let asked = office.borrow().asked.len();
        let counted = allocation_counter::measure(|| {
            stage.typed("n");
            stage.screen();
        });
        assert_eq!(office.borrow().asked.len(), asked, "nothing is asked");
        (counted.count_total, counted.bytes_total)
    };
    // What is found once for the whole program is there from the second time on.
    cost(100);
    // More than are seen in both, and as many digits.
    assert_eq!(cost(100), cost(900));
}

#[test]
fn every_way_out_keeps_the_text() {
    for way in [
        "<esc> <esc>",
        "<ctrl-c>",
        "<esc> h",
        "<alt-h>",
        "<esc> q",
        "<f2>",
        "<f3>",
    ] {
        let (mut stage, office) = stage(view());
        stage.keys("<down> d").typed("Weekly visits");
        stage.keys(way);
        let office = office.borrow();
        let draft = office.kept().expect(way);
        assert_eq!(draft.items[0].text.decision, "Weekly visits", "{way}");
    }
    let (mut stage, office) = stage(view());
    stage.keys("<down> n").typed("cut off");
    stage.send(Msg::InputLost);
    assert_eq!(
        office.borrow().kept().unwrap().items[0].text.situation,
        "cut off"
    );
}

#[test]
fn a_form_that_is_still_open_is_kept_too() {
    let (mut stage, office) = stage(view());
    stage.keys("<down> a").typed("home visit").keys("<ctrl-c>");
    let office = office.borrow();
    assert_eq!(
        office.kept_form("action", "action").unwrap(),
        ["home visit"]
    );
    assert_eq!(
        office.kept_form("action", "due").unwrap(),
        ["22.10.2021"],
        "as it is proposed"
    );
}

#[test]
fn long_and_foreign_texts_come_back_as_they_were_written() {
    let long = "Ý😀ş жизнь 👩\u{200d}👧 e\u{301}\n".repeat(15_000 / 20);
    let (mut stage, office) = stage(view());
    stage.keys("<down> n").paste(&long);
    stage
        .keys("<tab>")
        .typed("Maşgala ýagdaýy: дети в школе 😀");
    stage.keys("<esc>");
    let office = office.borrow();
    let text = &office.kept().unwrap().items[0].text;
    // Letters and their marks are composed; nothing else changes.
    assert_eq!(text.situation, long.replace("e\u{301}", "é"));
    assert_eq!(text.analysis, "Maşgala ýagdaýy: дети в школе 😀");
}

#[test]
fn a_text_beyond_the_limit_is_refused_whole_and_said_so() {
    let (mut stage, office) = stage(view());
    stage
        .keys("<down> n")
        .typed("short ")
        .paste(&"x".repeat(70_000));
    assert!(stage.screen().contains("too long"), "{}", stage.screen());
    stage.keys("<esc>");
    assert_eq!(
        office.borrow().kept().unwrap().items[0].text.situation,
        "short "
    );
}

#[test]
fn undo_takes_back_what_is_kept_too() {
    let (mut stage, office) = stage(view());
    stage.keys("<down> n").paste("one").paste(" two");
    stage.keys("<ctrl-z> <esc>");
    assert_eq!(
        office.borrow().kept().unwrap().items[0].text.situation,
        "one"
    );
    stage.keys("n <backspace> <backspace> <backspace> <esc>");
    assert!(
        office.borrow().kept().unwrap().items.is_empty(),
        "nothing written, nothing entered"
    );
}

#[test]
fn the_plan_continues_and_is_taken_back_with_the_same_key() {
    let (mut stage, office) = stage(view());
    stage.keys("<down> <down> <down> =");
    assert!(
        stage
            .screen()
            .contains("BAL-TUR-2021-0031: last contact 06.10."),
        "{}",
        stage.screen()
    );
    assert_eq!(
        office.borrow().kept().unwrap().items[0].text.depth,
        Depth::Continues
    );
    stage.keys("<up> =");
    assert!(office.borrow().kept().unwrap().items.is_empty());
    stage.keys("n").typed("text").keys("<esc> =");
    assert!(stage.screen().contains("has a text already"));
    assert_eq!(
        office.borrow().kept().unwrap().items[0].text.situation,
        "text"
    );
}

#[test]
fn a_silent_case_asks_for_the_contact_in_one_key() {
    let (mut stage, office) = stage(view());
    stage.keys("<down> <down> <down> <down> =");
    assert!(
        stage.screen().contains("Record a contact now?"),
        "{}",
        stage.screen()
    );
    stage.keys("y <tab>").typed("phone").keys("<ctrl-s>");
    let asked = |request: &Request| matches!(request, Request::RecordContact(new) if new.case == case_id(4));
    assert!(office.borrow().asked.iter().any(asked));
    let last = office.borrow().asked.last().cloned();
    assert!(
        matches!(last, Some(Request::Session(_))),
        "told anew: {last:?}"
    );
    stage.keys("<esc>");
    assert_eq!(
        office.borrow().kept().unwrap().items.len(),
        1,
        "the draft is still there"
    );
}

#[test]
fn risk_waiting_and_actions_stand_in_the_draft() {
    let (mut stage, office) = stage(view());
    stage
        .keys("<down> + <left> <left> <tab>")
        .typed("Keep")
        .keys("<tab>")
        .typed("Because");
    stage
        .keys("<f7>")
        .typed("+7")
        .keys("<tab>")
        .typed("commission")
        .keys("<ctrl-s>");
    stage
        .keys("<f4>")
        .typed("call")
        .keys("<tab>")
        .typed("")
        .keys("<ctrl-u>")
        .typed("mon");
    stage.keys("<ctrl-s> <f3> x");
    let office = office.borrow();
    let draft: &SessionDraft = office.kept().unwrap();
    let text = &draft.items[0].text;
    assert_eq!((text.risk_before, text.risk_after), (Risk::High, Risk::Low));
    assert_eq!(text.wait.as_ref().unwrap().reason, "commission");
    assert_eq!(draft.actions[0].due.to_string(), "2021-10-18");
    assert!(draft.ended[0].done);
}

#[test]
fn an_action_is_dropped_with_its_reason_only() {
    let (mut stage, office) = stage(view());
    stage.keys("<end> <up> <up> X <ctrl-s>");
    assert!(stage.screen().contains("Please fill this in."));
    stage.typed("training was cancelled").keys("<ctrl-s>");
    assert_eq!(
        office.borrow().kept().unwrap().ended[0].note,
        "training was cancelled"
    );
    stage
        .keys("a")
        .typed("another")
        .keys("<ctrl-s> X <down> <enter>");
    assert!(office.borrow().kept().unwrap().actions.is_empty());
}

#[test]
fn what_is_missing_comes_before_the_signature() {
    let (mut stage, office) = stage(view());
    stage.keys("<down> d").typed("Weekly visits").keys("<f8>");
    let screen = stage.screen();
    assert!(screen.contains("BAL-TUR-2021-0042: Rationale"), "{screen}");
    stage.keys("<enter>");
    assert!(stage.screen().contains("Something has to be written here."));
    stage.typed("They are alone at night.").keys("<f8> <enter>");
    assert_eq!(
        office.borrow().signed().unwrap().items[0].text.rationale,
        "They are alone at night."
    );
    assert_eq!(stage.app.screens.depth(), 0);
}

#[test]
fn a_refused_signature_loses_nothing() {
    let (mut stage, office) = stage(view());
    let inner = Message::new("problem-text-missing");
    let around = Message::new("problem-in-case")
        .with("case", "BAL-TUR-2021-0042")
        .with("problem", inner);
    office.borrow_mut().refusal = Some(Refusal::Rule(Problem::of("analysis", around)));
    stage
        .keys("<down> n")
        .typed("A note.")
        .keys("<end> <f8> <enter>");
    let screen = stage.screen();
    assert!(
        screen.contains("CASE FILE of BAL-TUR-2021-0042"),
        "{screen}"
    );
    assert!(
        screen.contains("Something has to be written here."),
        "{screen}"
    );
    stage.typed("Now it is there.").keys("<esc>");
    assert_eq!(
        office.borrow().kept().unwrap().items[0].text.analysis,
        "Now it is there."
    );
}

#[test]
fn a_resumed_draft_is_said() {
    let mut view = view();
    view.resumed = true;
    let (stage, _) = stage(view);
    assert!(
        stage
            .screen()
            .contains("Begun 15.10.2021 14:00, not signed yet"),
        "{}",
        stage.screen()
    );
}

#[test]
fn what_was_written_meanwhile_in_front_counts() {
    let (mut stage, office) = stage(view());
    stage.keys("<down> n").typed("first").keys("<esc> o");
    assert_eq!(stage.app.screens.depth(), 2);
    let mut draft = office.borrow().kept().unwrap().clone();
    draft.items[0].text.situation.push_str(" and second");
    office.borrow_mut().view.draft = draft;
    stage.keys("<esc>");
    assert!(
        stage.screen().contains("note: first and second"),
        "{}",
        stage.screen()
    );
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
        "<f2>",
        "<shift-f2>",
        "<f3>",
        "<f4>",
        "<f5>",
        "<f6>",
        "<f7>",
        "<f8>",
        "=",
        "n",
        "d",
        "z",
        "c",
        "a",
        "+",
        "x",
        "X",
        "y",
        "ý",
        "ш",
        "<left>",
        "<right>",
        "<backspace>",
        "<pagedown>",
        "<ctrl-z>",
        "<f12>",
        "<end>",
        "<home>",
        "o",
        "4",
        "<space>",
        "<alt-n>",
        "<f1>",
    ];
    proptest::collection::vec(proptest::sample::select(keys.to_vec()), 0..60)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_script_of_keys_panics(
        keys in script(),
        width in 1_u16..140,
        height in 1_u16..50,
        full in any::<bool>(),
        ascii in any::<bool>(),
    ) {
        let (stage, _office) = stage(if full { view() } else { empty() });
        let mut stage = stage.size(width, height);
        stage.app.desk.theme.unicode = !ascii;
        for key in keys {
            if stage.quit {
                break;
            }
            stage.keys(key);
            let (screen, place) = (stage.screen(), stage.cursor());
            prop_assert!(place.0 < width && place.1 < height, "{:?}\n{}", place, screen);
        }
    }
}
