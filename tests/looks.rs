//! The looks that a reader can choose, and the cursor that a screen reader follows, on every screen.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "support/journey.rs"]
#[allow(dead_code)] // Each test file takes what it needs.
mod journey;
mod support;

use goldaw::domain::preferences::Appearance;
use goldaw::language::Locale;
use goldaw::office::{Answer, Caller, Office, Request};
use goldaw::ui::keymap::Typing;
use goldaw::ui::screen::this_week::ThisWeek;
use goldaw::ui::theme::Theme;
use goldaw::ui::{start, view};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::style::Modifier;
use std::cell::RefCell;
use std::rc::Rc;
use support::Stage;

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
    let office: Rc<RefCell<Office>> = Rc::new(RefCell::new(journey::office(60)));
    SCREENS.iter().map(move |(name, login, keys)| {
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
    let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
    terminal.draw(|frame| view(&stage.app, frame)).unwrap();
    terminal.backend().buffer().clone()
}

fn plain() -> Theme {
    Theme {
        appearance: Appearance::Plain,
        ..Theme::RICH
    }
}

#[test]
fn the_plain_looks_draw_nothing_but_text() {
    for locale in Locale::ALL {
        for (name, stage) in stages(plain(), *locale) {
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

#[test]
fn the_cursor_stands_on_what_is_selected_whatever_it_looks_like() {
    for appearance in Appearance::ALL {
        let theme = Theme {
            appearance: *appearance,
            ..Theme::RICH
        };
        for (name, stage) in stages(theme, Locale::English) {
            let buffer = buffer(&stage);
            let (column, row) = stage.cursor();
            let screen = stage.screen();
            assert_ne!((column, row), (0, 0), "{name} has no cursor\n{screen}");
            let reversed =
                |y: u16| (0..80).any(|x| buffer[(x, y)].modifier.contains(Modifier::REVERSED));
            let line = |y: u16| screen.lines().nth(y.into()).unwrap_or_default();
            let is_row = |y: &u16| reversed(*y) && line(*y).contains("> ");
            let selected: Vec<u16> = (0..24).filter(is_row).collect();
            // Where one types, the cursor stands in the text.
            let typing = stage.app.typing() == Typing::Yes;
            let popup = stage.app.dialog.is_some();
            assert!(
                popup || typing || selected.is_empty() || selected.contains(&row),
                "{name}: cursor in {row}, selected {selected:?}\n{screen}"
            );
            for row in (0..24).filter(|row| theme.is_plain() && reversed(*row)) {
                let signed = is_row(&row) || line(row).contains('[');
                assert!(signed, "{name}: {row} is selected by looks alone\n{screen}");
            }
        }
    }
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
