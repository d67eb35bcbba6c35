//! A picture of every screen over the whole fictional service, at 80x24 in the three languages and at
//! 120x40. The pictures lie in `tests/snapshots`; each was looked at.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "support/hostile.rs"]
mod hostile;
#[path = "support/journey.rs"]
#[allow(dead_code)] // Each test file takes what it needs.
mod journey;
mod support;
#[path = "support/tour.rs"]
#[allow(dead_code)] // Each test file takes what it needs.
mod tour;

use goldaw::domain::Instant;
use goldaw::domain::account::Role;
use goldaw::domain::contact::Medium;
use goldaw::domain::message::Message;
use goldaw::language::Locale;
use goldaw::office::contacts::NewContact;
use goldaw::office::news::{Colleague, News};
use goldaw::office::{Answer, Caller, Office, Request, Told};
use goldaw::store::StoreError;
use goldaw::store::error::Damage;
use goldaw::ui::dialog::help::Help;
use goldaw::ui::message::Msg;
use goldaw::ui::painter::Painter;
use goldaw::ui::run::Draw;
use goldaw::ui::screen::Screen;
use goldaw::ui::screen::choose_account::ChooseAccount;
use goldaw::ui::screen::opening::Opening;
use goldaw::ui::screen::this_week::ThisWeek;
use goldaw::ui::start;
use goldaw::ui::theme::Theme;
use std::cell::RefCell;
use std::num::NonZeroU16;
use std::rc::Rc;
use support::{Stage, pictures};
use tour::PICTURES;

#[test]
fn every_screen_looks_as_it_was_looked_at() {
    let service = Service::of(journey::office(512));
    for (name, login, keys) in PICTURES {
        service.pictures(name, login, || ThisWeek::new().into(), keys);
    }
    // Of its own: reading the other pictures within a second is one entry in the trail, or several.
    let service = Service::of(journey::office(512));
    for (name, keys) in [
        ("administration", ""),
        ("administration_verified", "<down> <enter>"),
    ] {
        let first = || Screen::first(Role::Administrator);
        service.pictures(name, "administrator", first, keys);
    }
    service.pictures(
        "choose_account",
        "coordinator",
        || ChooseAccount::new().into(),
        "",
    );
}

#[test]
fn the_frame_before_the_store_is_open_looks_as_it_was_looked_at() {
    for (width, height) in [(80, 24), (120, 40)] {
        let (app, _) = start(journey::desk(), Opening);
        let silent = |request| panic!("the store is not open: {request:?}");
        let mut stage = Stage::new((app, Vec::new()), silent).size(width, height);
        pictures("screens__opening", &mut stage);
        let (done, total) = (40, 100);
        stage.send(Msg::Told(Told::Progress { done, total }));
        pictures("screens__opening_takes_long", &mut stage);
    }
}

/// The whole fictional service; pictures only read it.
struct Service {
    office: Rc<RefCell<Office>>,
}

impl Service {
    fn of(office: Office) -> Self {
        Self {
            office: Rc::new(RefCell::new(office)),
        }
    }

    /// A coordinator records a contact with the three most urgent cases of this account's week.
    fn record_contacts(&self, login: &str) {
        let mut office = self.office.borrow_mut();
        let [reader, colleague] = [login, "coordinator"].map(|login| Caller {
            account: office.login(login).unwrap(),
        });
        let Ok(Answer::Week(week)) = office.perform(&reader, Request::ThisWeek(None)) else {
            panic!("no week")
        };
        for case in week.urgent.iter().take(3) {
            let contact = NewContact {
                case: case.case,
                // A day on which nothing else happened: moments of one day have hours of the machine.
                on: journey::desk().today - chrono::Days::new(1),
                medium: Medium::Phone,
                made: true,
                seen: Vec::new(),
                note: "the neighbour called".to_owned(),
                next_by: None,
            };
            let contact = Request::RecordContact(contact);
            office.perform(&colleague, contact).unwrap();
        }
    }

    /// A picture at both sizes, after these keys on the first screen.
    fn pictures(&self, name: &str, login: &str, first: fn() -> Screen, keys: &str) {
        for mut stage in self.stages(login, &first, keys) {
            pictures(&format!("screens__{name}"), &mut stage);
            // One key leaves the same page of every screen; before anybody is chosen there is no lock.
            stage.keys("<f12>");
            let who = stage.app.desk.role.map_or("nobody", |_| "somebody");
            pictures(&format!("screens__hidden_of_{who}"), &mut stage);
        }
    }

    /// The stage at both sizes, after these keys on the first screen.
    fn stages(&self, login: &str, first: &dyn Fn() -> Screen, keys: &str) -> [Stage; 2] {
        self.stages_in(Locale::English, login, first, keys)
    }

    /// The same for somebody who speaks this language.
    fn stages_in(
        &self,
        language: Locale,
        login: &str,
        first: &dyn Fn() -> Screen,
        keys: &str,
    ) -> [Stage; 2] {
        let account = self.office.borrow().login(login).unwrap();
        [(80, 24), (120, 40)].map(|(width, height)| {
            let (office, caller) = (
                Rc::clone(&self.office),
                Caller {
                    account: account.clone(),
                },
            );
            let perform = move |request: Request| match request {
                // Nobody is chosen yet where the accounts are asked for.
                Request::Accounts => office
                    .borrow_mut()
                    .accounts_to_choose()
                    .map(Answer::Accounts),
                request => office.borrow_mut().perform(&caller, request),
            };
            let mut desk = journey::desk();
            desk.spoken.asked = Some(language);
            desk.speak(language);
            let mut stage = Stage::new(start(desk, first()), perform).size(width, height);
            stage.keys(keys);
            stage
        })
    }
}

/// The next language is there at one key, on every screen as if one had begun in it, and one stays where one was.
#[test]
fn another_language_is_there_at_once_on_every_screen() {
    let service = Service::of(journey::office(512));
    // What is typed to find a word finds another one in another language.
    let others = |(name, ..): &&(&str, &str, &str)| *name != "caseload_by_child_seen";
    for (name, login, keys) in PICTURES.iter().filter(others) {
        let first = || ThisWeek::new().into();
        let mut english = service.stages(login, &first, keys);
        let mut turkmen = service.stages_in(Locale::Turkmen, login, &first, keys);
        for (switched, begun) in english.iter_mut().zip(&mut turkmen) {
            switched.app.notice = None;
            begun.app.notice = None;
            let before = switched.screen();
            for key in ["<f11>", "<alt-g>", "<f11>"] {
                switched.keys(key).app.notice = None;
                if key == "<f11>" && switched.app.desk.words.locale() == Locale::Turkmen {
                    assert_eq!(switched.screen(), begun.screen(), "{name}");
                    assert_eq!(switched.cursor(), begun.cursor(), "{name}");
                }
            }
            assert_eq!(switched.screen(), before, "{name}");
        }
    }
}

/// Screens on which no text of a record stands.
const WITHOUT_TEXTS: &[&str] = &["this_week_administrator"];

/// What others do while one looks: a contact with three cases of the list, and who is there too.
#[test]
fn what_others_do_is_seen_and_stays_quieter_than_what_is_urgent() {
    const NAMES: [&str; 3] = [
        "Ogulgerek Hojagulyýewa-Garajaýewa",
        "Gözel Amanowa",
        "Sähra Göjenowa",
    ];
    for (name, keys, beside) in [
        ("caseload", "c <down>", 0),
        ("case", "c <down> <enter> 6", 2),
        ("session", "s <down>", 1),
        ("this_week", "<down>", 3),
    ] {
        let service = Service::of(journey::office(512));
        let login = if name == "session" {
            "supervisor-05"
        } else {
            "supervisor-04"
        };
        let mut stages = service.stages(login, &|| ThisWeek::new().into(), keys);
        service.record_contacts(login);
        for stage in &mut stages {
            stage.changed_by_others();
            let colleague = |name: &&str| Colleague {
                name: (*name).to_owned(),
                oneself: *name == NAMES[2],
                since: Instant::default(),
            };
            let beside = NAMES.iter().take(beside).map(colleague).collect();
            let changed = false;
            stage.send(Msg::Told(Told::News(News { changed, beside })));
            pictures(&format!("screens__others_{name}"), stage);
        }
    }
    let service = Service::of(journey::office(20));
    let [mut stage, _] = service.stages("supervisor-04", &|| ThisWeek::new().into(), "c");
    stage.app.desk.theme = Theme {
        colour: false,
        unicode: false,
        ..Theme::RICH
    };
    service.record_contacts("supervisor-04");
    stage.changed_by_others();
    stage.send(Msg::Told(Told::Gone));
    insta::assert_snapshot!("others_gone_ascii", stage.screen());
}

#[test]
fn no_text_of_any_record_reaches_the_terminal_raw() {
    let service = Service::of(journey::office_of(hostile::hostile_batches(512)));
    let chooser = ("choose_account", "coordinator", "");
    for (name, login, keys) in PICTURES.iter().chain([&chooser]) {
        let first = || match *name {
            "choose_account" => ChooseAccount::new().into(),
            _ => ThisWeek::new().into(),
        };
        for stage in service.stages(login, &first, keys) {
            let screen = stage.screen();
            let written_out = screen.contains('<') || WITHOUT_TEXTS.contains(name);
            assert!(written_out, "{name} shows no hostile text\n{screen}");
            let raw = screen.contains(|letter| letter != '\n' && hostile::deceives(letter));
            assert!(!raw, "{name}: {screen:?}");
            let emulated = emulate(&stage);
            let rows: Vec<String> = emulated.rows(0, stage.app.desk.size.width).collect();
            let rows: Vec<&str> = rows.iter().map(|row| row.trim_end()).collect();
            assert_eq!(rows, screen.split('\n').collect::<Vec<_>>(), "{name}");
            let (row, column) = emulated.cursor_position();
            let there = emulated.hide_cursor() || (column, row) == stage.cursor();
            assert!(there, "{name}: the cursor is at {column}, {row}");
        }
    }
}

/// What a terminal shows that was drawn on.
fn emulate(stage: &Stage) -> vt100::Screen {
    let size = stage.app.desk.size;
    let mut written = Vec::new();
    let mut painter = Painter::new(&mut written, size, "xterm-256color");
    painter.draw(&stage.app, Draw::Everything, false).unwrap();
    let cells = |count| NonZeroU16::new(count).unwrap();
    let mut parser = vt100::Parser::new(cells(size.height), cells(size.width), 0);
    parser.process(&written);
    parser.screen().clone()
}

#[test]
fn a_store_that_can_only_be_read_says_so_at_once_and_all_the_time() {
    let damage = Damage::Journal {
        segment: 3,
        offset: 4711,
        readable: 812,
    };
    let why = StoreError::from(damage);
    let read = Message::new("store-notice-reading")
        .with("reason", why.message())
        .with("commits", 902_i64)
        .with("missing", 2_i64);
    let mut visit = journey::visit("supervisor-04", 20);
    let (mut app, first) = start(journey::desk(), ThisWeek::new());
    app.dialog = Some(Help::news(vec![read, why.hint()]).into());
    let mut stage = Stage::new((app, first), move |request| {
        let mut answer = visit.ask(request);
        if let Ok(Answer::Me(me)) = &mut answer {
            me.reading_only = true;
        }
        answer
    });
    insta::assert_snapshot!("reading_only_news", stage.screen());
    stage.keys("<esc>");
    assert!(stage.app.dialog.is_none());
    insta::assert_snapshot!("reading_only", stage.screen());
}
