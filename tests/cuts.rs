//! Nothing is cut without a mark, and nothing is said that is no message: on every screen, in the three
//! languages, at three sizes, over records with long texts.
//!
//! Every message and every text of a record has two marks, which take no cell: one on its first letter, one on
//! its last. So a frame shows by itself where a text ends too early, and which letters belong to none.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "support/hostile.rs"]
#[allow(dead_code)] // Each test file takes what it needs.
mod hostile;
#[path = "support/journey.rs"]
#[allow(dead_code)] // Each test file takes what it needs.
mod journey;
#[path = "support/marked.rs"]
mod marked;
mod support;
#[path = "support/tour.rs"]
mod tour;

use goldaw::domain::message::Message;
use goldaw::language::{Locale, Words};
use goldaw::office::{Caller, Office};
use goldaw::ui::screen::this_week::ThisWeek;
use goldaw::ui::start;
use marked::Frame;
use std::cell::RefCell;
use std::rc::Rc;
use support::Stage;
use tour::{OTHERS, PICTURES};

const CASES: u32 = 60;
const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (40, 12)];

fn tour() -> impl Iterator<Item = &'static (&'static str, &'static str, &'static str)> {
    PICTURES.iter().chain(OTHERS)
}

/// The stage after these keys, in a language whose messages are marked.
fn stage(office: &Rc<RefCell<Office>>, locale: Locale, login: &str, keys: &str) -> Stage {
    let caller = Caller {
        account: office.borrow().login(login).unwrap(),
    };
    let office = Rc::clone(office);
    let perform = move |request| office.borrow_mut().perform(&caller, request);
    let mut desk = journey::desk();
    desk.spoken.asked = Some(locale);
    desk.words = Words::new(locale).rewritten(marked::message);
    let mut stage = Stage::new(start(desk, ThisWeek::new()), perform);
    stage.keys(keys);
    stage
}

/// What each cell of each row shows.
fn cells(stage: &Stage) -> Vec<Vec<String>> {
    let (buffer, _) = stage.drawn();
    let rows = buffer.area.rows().map(|row| {
        let cells = row.columns().filter_map(|at| buffer.cell(at.as_position()));
        cells.map(|cell| cell.symbol().to_owned()).collect()
    });
    rows.collect()
}

/// What is wrong with the frame after these keys. Where there is room, labels and sentences that begin on the
/// left are whole.
fn faults(stage: &Stage, keys: &str) -> Vec<String> {
    let typed: String = keys.split(' ').filter(|key| key.len() == 1).collect();
    let is_login = |word: &str| tour().any(|(_, login, _)| *login == word);
    let is_known = |word: &str| typed.ends_with(word) || is_login(word);
    let words = &stage.app.desk.words;
    let is_dialog = stage.app.dialog.is_some();
    let hides = |title: &str, column: usize| {
        let digits: String = title.chars().filter(char::is_ascii_digit).collect();
        let rows = digits.parse().unwrap_or(0_i64);
        let more = words.say(&Message::new("document-more").with("rows", rows));
        let more = marked::plain(&more).replace('\u{a0}', " ");
        let says_so = more.starts_with(title.replace('\u{a0}', " ").trim_end_matches('…'));
        says_so || is_dialog && column == 0
    };
    let frame = Frame {
        rows: cells(stage),
        is_known: &is_known,
        hides: &hides,
    };
    let mut faults = frame.faults();
    if stage.app.desk.size.width >= 80 {
        faults.extend(frame.cut_labels());
    }
    faults
}

#[test]
fn nothing_is_cut_without_a_mark_and_nothing_is_said_that_is_no_message() {
    let mut found = Vec::new();
    let office = Rc::new(RefCell::new(journey::office_of(marked::batches(CASES))));
    for locale in Locale::ALL {
        for (name, login, keys) in tour() {
            let mut stage = stage(&office, *locale, login, keys);
            for (width, height) in SIZES {
                stage = stage.size(width, height);
                let faults = faults(&stage, keys);
                if !faults.is_empty() {
                    let screen = marked::plain(&stage.screen());
                    let code = locale.code();
                    let size = format!("{width}x{height}");
                    found.push(format!("{name} {code} {size} {faults:#?}\n{screen}"));
                }
            }
        }
    }
    assert!(found.is_empty(), "{} {}", found.len(), found.join("\n"));
}
