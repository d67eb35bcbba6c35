//! The frame around every screen: title, dialogs, notices, hints, sizes.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    missing_docs
)]

mod support;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use goldaw::domain::account::{Account, Role};
use goldaw::domain::message::Message;
use goldaw::domain::preferences::{Locale, Preference, Preferences};
use goldaw::domain::settings::{Safekeeping, Settings};
use goldaw::office::accounts::Me;
use goldaw::office::{Answer, Refusal, Request};
use goldaw::ui::message::Msg;
use goldaw::ui::screen::this_week::ThisWeek;
use goldaw::ui::start;
use proptest::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use support::{Stage, sample};

/// The first screen with one urgent case and one action.
fn stage() -> Stage {
    let first = start(sample::desk(), ThisWeek::new());
    Stage::new(first, |request| match request {
        Request::ThisWeek(_) => Ok(Answer::Week(Box::new(sample::week(1, 0, 0, 0, 1)))),
        _ => Ok(Answer::Done),
    })
}

#[test]
fn a_screen_says_where_one_is_and_what_one_can_press() {
    let stage = stage().size(70, 12);
    insta::assert_snapshot!(stage.screen(), @r#"
     This week                    Gözel Amanowa · Balkan · Fri 15.10.2021
     1 action late
    ── Urgent: 1 ─────────────────────────────────────────────────────────
     > TUR-0011 high! no contact recorded 9 d (limit 7) mother in clinic,…
    ── Open actions: 1 ───────────────────────────────────────────────────
       TUR-0011 late 4 d   home visit, see all three ch…            Jenne…





     ↵ open  s session  r referrals  c caseload  e retention  F1 help
    "#);
    assert_eq!(stage.cursor(), (1, 3));
}

#[test]
fn a_form_stands_in_front_of_the_screen() {
    let mut stage = stage().size(60, 16);
    stage.keys("<down> <enter>");
    insta::assert_snapshot!(stage.screen(), @r#"
     This week          Gözel Amanowa · Balkan · Fri 15.10.2021
     1 action late
    ── Urgent: 1 ───────────────────────────────────────────────
       TUR-0011 high! no contact recorded 9 d (limit 7)
    ── Open actions: 1 ─────────────────────────────────────────
     > TUR-0011 late 4 d   home visit, see al…            Jenne…



    ── What became of it: home visit, see all three children ───
     What came out, or why


     It is                 done

     Ctrl-S save  Esc back  Tab next field
    "#);
    stage.typed("Öýe baryp görüldi").keys("<ctrl-s>");
    assert!(stage.screen().contains(" Saved: the action is closed."));
    assert_eq!(stage.keys_pressed, 3);
}

#[test]
fn the_help_explains_the_screen_and_its_keys() {
    let mut stage = stage();
    stage.keys("?");
    insta::assert_snapshot!(stage.screen(), @"
     This week                              Gözel Amanowa · Balkan · Fri 15.10.2021
    ── Help ────────────────────────────────────────────────────────────────────────
     What needs you, in one list: urgent cases with the reason, decisions wanted,
     referrals that wait for us, your specialists, and actions that were agreed.
     Enter opens what is selected; on an action it asks what came of it; on a row
     that counts more it shows them all.
     • marks what somebody else has changed while you look, until you have been
     there. The last line says how much of it is new, and who else has the same
     record open.
     The arrows select what can be done here, Enter does it.

     This week
        session         s
        referrals       r
        caseload        c
        retention       e
        audit trail     a
        administration  m

     Lists
        up              ↑  k
        down            ↓  j
     ── 18 more rows ──────────────────────────────────────────────────────────────
     Esc back
    ");
    stage.keys("<pagedown> <esc>");
    assert!(!stage.screen().contains("Help ──"));
}

#[test]
fn the_help_is_a_menu_that_arrows_walk() {
    let mut stage = stage();
    stage.keys("<f1> <down> <down>");
    let chosen = " > referrals       r";
    assert!(stage.screen().contains(chosen), "{}", stage.screen());
    stage.keys("<enter>");
    assert_eq!(stage.app.screens.depth(), 1, "{}", stage.screen());
    assert!(stage.app.dialog.is_none());
}

#[test]
fn the_help_of_a_form_saves_it() {
    let mut stage = stage();
    stage
        .keys("<down> <enter>")
        .typed("Öýe baryp görüldi")
        .keys("<f1> <down>");
    let screen = stage.screen();
    let row = screen.lines().nth(usize::from(stage.cursor().1)).unwrap();
    assert!(row.starts_with("  > save            Ctrl-S"), "{screen}");
    stage.keys("<enter>");
    assert!(stage.screen().contains(" Saved: the action is closed."));
}

#[test]
fn a_small_help_is_walked_to_its_end_and_back() {
    let mut stage = stage().size(40, 12);
    stage.keys("<f1>");
    let mut rows = Vec::new();
    for _ in 0..60 {
        stage.keys("<down>");
        let screen = stage.screen();
        let row = screen.lines().nth(usize::from(stage.cursor().1)).unwrap();
        rows.extend(row.trim_start().starts_with("> ").then(|| row.to_owned()));
    }
    let last = rows.last().unwrap();
    assert!(last.contains("keep and quit"), "{rows:?}");
    rows.dedup();
    assert!(rows.iter().any(|row| row.contains("retention")), "{rows:?}");
    let count = rows.len();
    assert!((15..40).contains(&count), "{rows:?}");
    for _ in 0..60 {
        stage.keys("<up>");
    }
    assert!(
        stage.screen().contains("What needs you"),
        "{}",
        stage.screen()
    );
}

#[test]
fn a_burst_of_letters_is_text_or_nothing() {
    let letters = |text: &str| {
        let keys = text.chars().map(|letter| match letter {
            '\n' => support::key("<enter>"),
            letter => KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE),
        });
        Msg::Burst(keys.collect())
    };
    let mut stage = stage();
    stage.send(letters("sqrc\nhome visit"));
    assert_eq!((stage.app.screens.depth(), stage.quit), (0, false));
    assert!(stage.screen().contains(" That looked like a pasted text."));
    stage.paste("sqrc");
    assert!(stage.screen().contains(" That looked like a pasted text."));
    stage.keys("<down> <enter>");
    stage.send(letters("q home visit"));
    assert!(stage.screen().contains("q home visit"));
    assert!(stage.app.dialog.is_some());
}

#[test]
fn screens_open_and_go_back() {
    let mut stage = stage();
    stage.keys("c");
    assert_eq!(stage.app.screens.depth(), 1);
    stage.keys("<esc>");
    assert_eq!(stage.app.screens.depth(), 0);
    stage.keys("r h");
    assert_eq!(stage.app.screens.depth(), 0);
    stage.keys("<esc>");
    assert!(!stage.quit);
    stage.keys("q");
    assert!(stage.quit);
}

/// A stage whose office keeps what is chosen; or cannot.
fn choosing(kept: &Rc<RefCell<Vec<Request>>>, works: bool) -> Stage {
    let mut first = start(sample::desk(), ThisWeek::new());
    first.0.desk.role = Some(Role::Supervisor);
    let kept = Rc::clone(kept);
    Stage::new(first, move |request| match request {
        Request::ThisWeek(_) => Ok(Answer::Week(Box::new(sample::week(1, 0, 0, 0, 1)))),
        Request::SetPreference(_) if !works => {
            let message = Message::new("office-another-day");
            Err(Refusal::NotAllowed(message))
        }
        request => {
            kept.borrow_mut().push(request);
            Ok(Answer::Done)
        }
    })
}

#[test]
fn the_next_language_is_spoken_at_once_and_kept() {
    let kept = Rc::default();
    let mut stage = choosing(&kept, true);
    stage.keys("<down> <enter>").typed("Öýe baryp görüldi");
    for (key, language, button) in [
        ("<f11>", Locale::Turkmen, "Ctrl-S saklamak"),
        ("<alt-g>", Locale::Russian, "Ctrl-S сохранить"),
        ("<f11>", Locale::English, "Ctrl-S save"),
    ] {
        stage.keys(key);
        let screen = stage.screen();
        assert!(screen.contains(button), "{screen}");
        assert!(screen.contains("Öýe baryp görüldi"), "{screen}");
        let named = stage.app.desk.words.text(language.word());
        let notice = screen.lines().rev().nth(1).unwrap();
        assert!(notice.ends_with(&named), "{screen}");
        let last = kept.borrow().last().cloned();
        let chosen = Preference::Language(Some(language));
        assert_eq!(last, Some(Request::SetPreference(chosen)));
    }
}

#[test]
fn a_language_that_cannot_be_kept_is_spoken_until_one_leaves_and_that_is_said() {
    let mut stage = choosing(&Rc::default(), false);
    stage.keys("<f11>");
    assert_eq!(stage.app.desk.words.locale(), Locale::Turkmen);
    let refusal = stage.app.desk.words.text("office-another-day");
    let beginning: String = refusal.chars().take(20).collect();
    assert!(stage.screen().contains(&beginning), "{}", stage.screen());
}

#[test]
fn what_the_account_has_chosen_is_spoken_unless_another_language_was_asked_for() {
    let chosen = |language| Me {
        account: Account {
            id: sample::id(1),
            login: "gozel".into(),
            name: "Gözel Amanowa".into(),
            role: Role::Supervisor,
            specialist: None,
            disabled: false,
        },
        today: sample::day(15, 10),
        settings: Settings::default(),
        safekeeping: Safekeeping::default(),
        areas: Vec::new(),
        demonstration: true,
        reading_only: false,
        preferences: Preferences {
            language,
            ..Preferences::none(sample::id(1))
        },
    };
    let mut desk = sample::desk();
    desk.seat(&chosen(Some(Locale::Russian)));
    assert_eq!(desk.words.locale(), Locale::Russian);
    desk.seat(&chosen(None));
    assert_eq!(desk.words.locale(), Locale::English);
    desk.spoken.asked = Some(Locale::Turkmen);
    desk.seat(&chosen(Some(Locale::Russian)));
    assert_eq!(desk.words.locale(), Locale::Turkmen);
}

#[test]
fn nothing_is_asked_for_at_rest() {
    let mut stage = stage();
    stage.keys("<down>");
    assert!(stage.alarms.is_empty());
}

#[test]
fn without_utf_8_only_ascii_is_drawn() {
    let mut stage = stage();
    stage.app.desk.theme.unicode = false;
    for keys in ["<down>", "<enter> <ctrl-s>", "<esc>", "?"] {
        stage.keys(keys);
        assert!(stage.screen().is_ascii(), "{}", stage.screen());
    }
    assert!(stage.screen().contains("Gozel Amanowa - Balkan"));
    stage
        .keys("<esc> <enter>")
        .typed("Öýe baryp görüldi, щи")
        .keys("<backspace>");
    assert!(
        stage.screen().contains(" Oye baryp goruldi, shch"),
        "{}",
        stage.screen()
    );
    let (column, row) = stage.cursor();
    let written = stage.screen().lines().nth(row.into()).unwrap().len();
    assert_eq!(usize::from(column), written, "after what is written");
    stage.app.desk.theme.unicode = true;
    assert!(
        stage.screen().contains("Öýe baryp görüldi, щ"),
        "the letters are kept"
    );
}

#[test]
fn the_same_state_gives_the_same_frame() {
    let mut stage = stage();
    stage.keys("<down> <enter>").typed("text");
    assert_eq!(stage.screen(), stage.screen());
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
        "s",
        "r",
        "c",
        "/",
        "?",
        "y",
        "ý",
        "<left>",
        "<backspace>",
        "<pagedown>",
        "<ctrl-z>",
        "<f12>",
        "<end>",
        "<shift-home>",
        "f",
        "o",
    ];
    proptest::collection::vec(proptest::sample::select(keys.to_vec()), 0..30)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_keys_at_any_size_are_drawn(script in script(), width in 0_u16..130, height in 0_u16..50) {
        let mut stage = stage().size(width, height);
        for key in script {
            stage.keys(key);
            stage.screen();
        }
    }

    #[test]
    fn any_size_is_drawn_with_a_form_open(width in 0_u16..130, height in 0_u16..40) {
        let mut stage = stage();
        stage.keys("<down> <enter> <ctrl-s> <tab>").paste("one\ntwo three");
        stage.send(Msg::Resized { width, height });
        stage.screen();
    }
}
