//! The same journeys on a Latin, a Russian and a Turkmen keyboard: the finger presses the same key, the
//! terminal sends another letter, the screen is the same.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "support/journey.rs"]
#[allow(dead_code)] // Each test file takes what it needs.
mod journey;
mod support;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use goldaw::office::{Caller, Office};
use goldaw::ui::message::Msg;
use goldaw::ui::screen::this_week::ThisWeek;
use goldaw::ui::start;
use std::cell::RefCell;
use std::rc::Rc;
use support::{Stage, key};

/// The letters and signs of a Latin keyboard, row by row, without and with Shift.
const LATIN: &str = "`qwertyuiop[]\\asdfghjkl;'zxcvbnm,./~QWERTYUIOP{}|ASDFGHJKL:\"ZXCVBNM<>?";
/// What the same keys send on the Russian layout of Windows and of xkb (`ru`).
const RUSSIAN: &str = "ёйцукенгшщзхъ\\фывапролджэячсмитьбю.ЁЙЦУКЕНГШЩЗХЪ/ФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,";
/// What the same keys send on the Turkmen layout (xkb `tm`).
const TURKMEN: &str = "žäwertyuiopňöşasdfghjkl;'züçýbnm,./ŽÄWERTYUIOPŇÖŞASDFGHJKL:\"ZÜÇÝBNM<>?";

/// What the key with this Latin letter sends on a layout.
fn sent(letter: char, layout: &str) -> char {
    let place = LATIN.chars().position(|latin| latin == letter);
    place.map_or(letter, |place| layout.chars().nth(place).unwrap())
}

/// Commands by letters from the first screen, as one account; `text:` is typed as it stands.
const JOURNEYS: &[(&str, &str)] = &[
    ("supervisor-04", "j j k > < b <space> c o <esc> f <esc> l"),
    ("supervisor-04", "c <enter> ] ] [ u <esc> h"),
    (
        "supervisor-04",
        "<enter> c text:Öýe_baryp_görüldi <alt-u> <ctrl-z> <esc>",
    ),
    ("supervisor-04", "<enter> l r <esc> d <esc> a"),
    ("supervisor-04", "r ] f <esc> <enter> c"),
    (
        "supervisor-04",
        "r <enter> d text:yzyna_ugradyldy <ctrl-w> <ctrl-s>",
    ),
    (
        "supervisor-04",
        "/ text:Gylyç <ctrl-u> text:BAL <enter> j j",
    ),
    ("supervisor-04", "? j j"),
    ("supervisor-05", "s j j = n text:Ene_öýde <alt-s> <esc>"),
    (
        "supervisor-05",
        "s j j d text:situasiýa <alt-z> <esc> <esc> x X z",
    ),
    ("supervisor-05", "s j j o"),
    ("coordinator", "e ] <esc> m"),
    ("coordinator", "r <enter> c <esc> d text:sebäp <esc>"),
];

/// The screens of a journey after each key, on a keyboard with this layout.
fn screens(office: &Rc<RefCell<Office>>, login: &str, script: &str, layout: &str) -> Vec<String> {
    let caller = Caller {
        account: office.borrow().login(login).unwrap(),
    };
    let office = Rc::clone(office);
    let perform = move |request| office.borrow_mut().perform(&caller, request);
    let mut stage = Stage::new(start(journey::desk(), ThisWeek::new()), perform);
    let mut screens = Vec::new();
    for step in script.split(' ') {
        if stage.quit {
            break;
        }
        match step.strip_prefix("text:") {
            Some(text) => {
                stage.typed(&text.replace('_', " "));
            }
            None => stage.send(Msg::Key(on_layout(key(step), layout))),
        }
        if !stage.quit {
            screens.push(without_clock(&stage.screen()));
        }
    }
    screens
}

/// The screen without the times of the day, which differ from run to run.
fn without_clock(screen: &str) -> String {
    let word = |word: &str| match word.matches(':').count() {
        2 => "00:00:00".to_owned(),
        _ => word.to_owned(),
    };
    let words: Vec<String> = screen.split(' ').map(word).collect();
    words.join(" ")
}

fn on_layout(key: KeyEvent, layout: &str) -> KeyEvent {
    let code = match key.code {
        KeyCode::Char(letter) => KeyCode::Char(sent(letter, layout)),
        code => code,
    };
    KeyEvent { code, ..key }
}

#[test]
fn every_letter_has_its_place_on_every_layout() {
    for layout in [RUSSIAN, TURKMEN] {
        assert_eq!(layout.chars().count(), LATIN.chars().count());
    }
}

#[test]
fn the_same_fingers_do_the_same_on_every_keyboard() {
    for (login, script) in JOURNEYS {
        let office = || Rc::new(RefCell::new(journey::office(60)));
        let latin = screens(&office(), login, script, LATIN);
        for layout in [RUSSIAN, TURKMEN] {
            let other = screens(&office(), login, script, layout);
            for (number, (other, latin)) in other.iter().zip(&latin).enumerate() {
                assert_eq!(other, latin, "{script}: {number}");
            }
            assert_eq!(other.len(), latin.len(), "{script}");
        }
        let mut moved = latin.clone();
        moved.dedup();
        assert!(
            moved.len() * 2 > latin.len(),
            "{script}: few keys do anything"
        );
    }
}

#[test]
fn no_letter_of_any_keyboard_is_a_command_while_typing() {
    let office = Rc::new(RefCell::new(journey::office(60)));
    let caller = Caller {
        account: office.borrow().login("supervisor-05").unwrap(),
    };
    let perform = move |request| office.borrow_mut().perform(&caller, request);
    let mut stage = Stage::new(start(journey::desk(), ThisWeek::new()), perform).size(120, 40);
    stage.keys("s <down> n");
    for text in [LATIN, RUSSIAN, TURKMEN] {
        for letter in text.chars() {
            stage.send(Msg::Key(KeyEvent::new(
                KeyCode::Char(letter),
                KeyModifiers::NONE,
            )));
        }
        stage.keys("<enter>");
    }
    let screen = stage.screen();
    for text in [LATIN, RUSSIAN, TURKMEN] {
        let beginning: String = text.chars().take(30).collect();
        assert!(screen.contains(&beginning), "{screen}");
    }
}
