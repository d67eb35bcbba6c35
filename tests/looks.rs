//! The looks that a reader can choose, and the cursor that a screen reader follows, on every screen.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "support/journey.rs"]
#[allow(dead_code)] // Each test file takes what it needs.
mod journey;
mod support;
#[path = "support/tour.rs"]
mod tour;

use goldaw::domain::preferences::Appearance;
use goldaw::language::Locale;
use goldaw::office::{Answer, Caller, Office, Request};
use goldaw::ui::keymap::Typing;
use goldaw::ui::message::Msg;
use goldaw::ui::screen::this_week::ThisWeek;
use goldaw::ui::start;
use goldaw::ui::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::style::Modifier;
use std::cell::RefCell;
use std::rc::Rc;
use support::{Stage, key};

/// Keys from the first screen to each of the others.
const SCREENS: &[(&str, &str, &str)] = &[
    ("this_week", "supervisor-04", "<down>"),
    ("help", "supervisor-04", "<f1> <down> <down>"),
    ("caseload", "supervisor-04", "c <down>"),
    ("sorting", "supervisor-04", "c o <down>"),
    ("case", "supervisor-04", "<enter>"),
    ("household", "supervisor-04", "<enter> 2 <down>"),
    ("contact", "supervisor-04", "<enter> c"),
    ("since", "supervisor-04", "<enter> l"),
    ("new_referral", "supervisor-04", "<enter> r"),
    ("referrals", "supervisor-04", "r <down>"),
    ("referral", "supervisor-04", "r <enter>"),
    ("decide", "supervisor-04", "r <enter> d"),
    ("session", "supervisor-05", "s <down>"),
    ("note", "supervisor-05", "s <down> n"),
    ("retention", "coordinator", "e"),
    ("audit", "coordinator", "a <down>"),
];

fn stages(theme: Theme, locale: Locale) -> impl Iterator<Item = (&'static str, Stage)> {
    stages_of(SCREENS.iter(), theme, locale)
}

fn stages_of(
    screens: impl Iterator<Item = &'static (&'static str, &'static str, &'static str)>,
    theme: Theme,
    locale: Locale,
) -> impl Iterator<Item = (&'static str, Stage)> {
    let office: Rc<RefCell<Office>> = Rc::new(RefCell::new(journey::office(60)));
    screens.map(move |(name, login, keys)| {
        let caller = Caller {
            account: office.borrow().login(login).unwrap(),
        };
        let office = Rc::clone(&office);
        let perform = move |request| office.borrow_mut().perform(&caller, request);
        let mut desk = journey::desk();
        desk.theme = theme;
        desk.looks = Some(theme.appearance);
        desk.spoken.asked = Some(locale);
        desk.speak(locale);
        let mut stage = Stage::new(start(desk, ThisWeek::new()), perform);
        stage.keys(keys);
        (*name, stage)
    })
}

fn buffer(stage: &Stage) -> Buffer {
    stage.drawn().0
}

fn with(appearance: Appearance) -> Theme {
    Theme {
        appearance,
        ..Theme::RICH
    }
}

#[test]
fn the_plain_looks_draw_nothing_but_text() {
    for locale in Locale::ALL {
        for (name, stage) in stages(with(Appearance::Plain), *locale) {
            let screen = stage.screen();
            let drawn = ['─', '│', '┼', '|'];
            assert!(!screen.contains(drawn), "{name}\n{screen}");
            assert!(!screen.contains("---"), "{name}\n{screen}");
            if ["this_week", "case", "session", "note", "contact"].contains(&name)
                && *locale == Locale::English
            {
                insta::assert_snapshot!(format!("plain_{name}"), stage.screen());
            }
        }
    }
}

/// On a slow line the bar is a sign, so that to move it costs only that, and nothing else follows it.
#[test]
fn on_a_slow_line_only_a_sign_moves() {
    for locale in Locale::ALL {
        let lists = ["this_week", "caseload", "referrals", "session", "audit"];
        let slow = stages(with(Appearance::SlowLine), *locale);
        for (name, mut stage) in slow.filter(|(name, _)| lists.contains(name)) {
            let before = buffer(&stage);
            // Above the first case of a session stands what has other keys.
            let key = if name == "session" { "<down>" } else { "<up>" };
            let (from, to) = (stage.cursor(), stage.keys(key).cursor());
            let changed = before.diff(&buffer(&stage)).len();
            let screen = stage.screen();
            assert!(to != from && changed == 2, "{name}: {changed}\n{screen}");
            assert!(!screen.contains(['─', '│']), "{name}\n{screen}");
            // The audit trail says when everything was done.
            if *locale == Locale::English && name != "audit" {
                insta::assert_snapshot!(format!("slow_line_{name}"), screen);
            }
        }
    }
}

#[test]
fn the_cursor_stands_on_what_is_selected_whatever_it_looks_like() {
    for appearance in Appearance::ALL {
        let theme = with(*appearance);
        let screens = SCREENS.iter().chain(tour::PICTURES).chain(tour::OTHERS);
        for (name, mut stage) in stages_of(screens, theme, Locale::English) {
            let buffer = buffer(&stage);
            let (column, row) = stage.cursor();
            let screen = stage.screen();
            assert_ne!((column, row), (0, 0), "{name} has no cursor\n{screen}");
            let reversed =
                |y: u16| (0..80).any(|x| buffer[(x, y)].modifier.contains(Modifier::REVERSED));
            let line = |y: u16| screen.lines().nth(y.into()).unwrap_or_default();
            let is_row = |y: &u16| match theme.is_slow_line() {
                true => line(*y).trim_start().starts_with("> "),
                false => reversed(*y) && line(*y).contains("> "),
            };
            // What a dialog stands over is not what one is at.
            let from = first_row_of_dialog(&mut stage);
            let selected: Vec<u16> = (from..24).filter(is_row).collect();
            let on_a_row = selected.contains(&row);
            let typing = stage.app.typing() == Typing::Yes;
            assert!(
                on_a_row || selected.is_empty() || typing,
                "{name}: cursor in {row}, selected {selected:?}\n{screen}"
            );
            for row in (0..24).filter(|row| theme.is_plain() && reversed(*row)) {
                let signed = is_row(&row) || line(row).contains('[');
                assert!(signed, "{name}: {row} is selected by looks alone\n{screen}");
            }
            // Between words of which one is chosen it stands on that one.
            if typing && !on_a_row && buffer[(column, row)].symbol() != "[" {
                stage.send(Msg::Key(key("7")));
                // The dialog may have become lower.
                let (column, row) = stage.cursor();
                let typed = self::buffer(&stage)[(column - 1, row)].symbol().to_owned();
                assert_eq!(
                    typed,
                    "7",
                    "{name}: not where one types\n{}",
                    stage.screen()
                );
            }
        }
    }
}

/// The first row that belongs to the dialog in front; without one the first of all.
fn first_row_of_dialog(stage: &mut Stage) -> u16 {
    let with = buffer(stage);
    let Some(dialog) = stage.app.dialog.take() else {
        return 0;
    };
    let without = buffer(stage);
    stage.app.dialog = Some(dialog);
    let differs = |y: &u16| (0..80).any(|x| with[(x, *y)] != without[(x, *y)]);
    (1..24).find(differs).unwrap_or(0)
}

/// One types to find a row: the cursor stands in the field, goes down with who goes down, and is back in the
/// field at the next letter.
#[test]
fn the_cursor_goes_from_the_field_to_the_rows_and_back() {
    let screens = [
        ("search", "supervisor-04", "/ a"),
        ("new_referral", "supervisor-04", "<enter> r"),
    ];
    for (_, login, keys) in screens {
        let mut visit = journey::visit(login, 60);
        let first = start(journey::desk(), ThisWeek::new());
        let mut stage = Stage::new(first, move |request| visit.ask(request));
        let field = stage.keys(keys).cursor();
        let row = stage.keys("<down>").cursor();
        let line = stage.screen();
        let line = line.lines().nth(row.1.into()).unwrap();
        assert!(row.1 > field.1 && line.starts_with(" > "), "{line}");
        assert_eq!(stage.keys("<down>").cursor(), (row.0, row.1 + 1));
        assert_eq!(stage.keys("<up> <up>").cursor(), field);
        assert_eq!(stage.keys("<down> a").cursor(), (field.0 + 1, field.1));
    }
}

#[test]
fn where_the_line_is_slow_a_key_is_named_that_shows_less() {
    let mut visit = journey::visit("supervisor-04", 20);
    let first = start(journey::desk(), ThisWeek::new());
    let mut stage = Stage::new(first, move |request| visit.ask(request));
    stage.send(Msg::LineIsSlow);
    let said = "The line is slow: Shift-F10 shows less";
    assert!(stage.screen().contains(said), "{}", stage.screen());
    stage.keys("<down> <alt-w>");
    let (screen, looks) = (stage.screen(), stage.app.desk.theme.appearance);
    assert!(!screen.contains(said), "{screen}");
    assert_eq!(looks, Appearance::SlowLine, "{screen}");
    stage.keys("<alt-w>");
    assert_eq!(stage.app.desk.theme.appearance, Appearance::Usual);
}

#[test]
fn a_key_changes_the_looks_at_once_and_the_account_remembers_them() {
    let office = Rc::new(RefCell::new(journey::office(20)));
    let caller = Caller {
        account: office.borrow().login("supervisor-04").unwrap(),
    };
    let perform = |caller: Caller| {
        let office = Rc::clone(&office);
        move |request| office.borrow_mut().perform(&caller, request)
    };
    let first = start(journey::desk(), ThisWeek::new());
    let mut stage = Stage::new(first, perform(caller.clone()));
    stage.keys("<shift-f10>");
    assert!(
        stage.screen().contains("Looks: high contrast"),
        "{}",
        stage.screen()
    );
    stage.keys("<alt-w> <f12> <alt-w> <f12>");
    assert!(!stage.screen().contains('─'), "{}", stage.screen());
    let Ok(Answer::Me(me)) = perform(caller)(Request::Me) else {
        panic!("nobody")
    };
    let mut desk = journey::desk();
    desk.seat(&me);
    assert_eq!(desk.theme.appearance, Appearance::Plain);
    desk.looks = Some(Appearance::ColourBlind);
    desk.seat(&me);
    assert_eq!(
        desk.theme.appearance,
        Appearance::ColourBlind,
        "what was asked for wins"
    );
}
