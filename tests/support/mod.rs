//! The interface without a terminal, threads or a clock: keys go in, the screen comes out.

#[allow(dead_code)] // Not every test file shows every answer.
pub mod sample;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use goldaw::domain::draft::DraftName;
use goldaw::domain::identifier::{DraftId, Identifier};
use goldaw::language::Locale;
use goldaw::office::drafts::KeptDrafts;
use goldaw::office::news::News;
use goldaw::office::{Answer, Refusal, Request, Told};
use goldaw::ui::message::{Alarm, Effect, Msg};
use goldaw::ui::screen::Screen;
use goldaw::ui::screen::this_week::ThisWeek;
use goldaw::ui::{App, update, view};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use std::collections::VecDeque;
use unicode_width::UnicodeWidthStr;

/// The office of a test: answers a request at once.
pub type Perform = Box<dyn FnMut(Request) -> Result<Answer, Refusal>>;

/// An interface on a stage.
pub struct Stage {
    /// The state.
    pub app: App,
    /// Whether the program has ended.
    pub quit: bool,
    /// How many keys were pressed besides letters of text.
    pub keys_pressed: usize,
    /// The alarms that are set.
    pub alarms: Vec<Alarm>,
    perform: Perform,
}

#[allow(dead_code)] // Not every test file does everything.
impl Stage {
    /// The stage for what [`goldaw::ui::start`] gives.
    pub fn new(
        (app, effects): (App, Vec<Effect>),
        perform: impl FnMut(Request) -> Result<Answer, Refusal> + 'static,
    ) -> Self {
        let mut stage = Self {
            app,
            quit: false,
            keys_pressed: 0,
            alarms: Vec::new(),
            perform: Box::new(perform),
        };
        stage.settle(effects);
        stage
    }

    /// Another size of the terminal.
    pub fn size(mut self, width: u16, height: u16) -> Self {
        self.send(Msg::Resized { width, height });
        self
    }

    /// Another screen above the one in front: going back from a third one asks for what it shows.
    pub fn above(mut self, screen: impl Into<Screen>) -> Self {
        self.app.screens.push(screen.into());
        self.app.screens.push(ThisWeek::new().into());
        self.keys("<esc>");
        self.keys_pressed = 0;
        self
    }

    /// Presses the keys of a script such as `<down> <enter> n <ctrl-s>`.
    pub fn keys(&mut self, script: &str) -> &mut Self {
        for name in script.split_whitespace() {
            self.keys_pressed += 1;
            self.send(Msg::Key(key(name)));
        }
        self
    }

    /// Presses the keys of a script before anything is answered of what they ask.
    pub fn ahead(&mut self, script: &str) {
        let keys = script.split_whitespace().map(|name| Msg::Key(key(name)));
        let effects = keys.flat_map(|msg| update(&mut self.app, msg)).collect();
        self.settle(effects);
    }

    /// Types a text, letter by letter.
    pub fn typed(&mut self, text: &str) -> &mut Self {
        for character in text.chars() {
            self.send(Msg::Key(KeyEvent::new(
                KeyCode::Char(character),
                KeyModifiers::NONE,
            )));
        }
        self
    }

    /// Pastes a text.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.send(Msg::Paste(text.to_owned()));
        self
    }

    /// Lets the time pass until all alarms that are set have rung once.
    pub fn wait(&mut self) -> &mut Self {
        for alarm in std::mem::take(&mut self.alarms) {
            self.send(Msg::Woke(alarm));
        }
        self
    }

    /// Pauses while typing: only what is typed is kept meanwhile.
    pub fn pause(&mut self) -> &mut Self {
        self.ring(Alarm::Draft)
    }

    /// A colleague changes something of what is shown, and the time comes to ask for it again.
    pub fn changed_by_others(&mut self) -> &mut Self {
        self.send(Msg::Told(Told::News(News {
            changed: true,
            ..News::default()
        })));
        self.ring(Alarm::Fresh)
    }

    /// Lets this alarm ring, if it is set.
    fn ring(&mut self, alarm: Alarm) -> &mut Self {
        if let Some(index) = self.alarms.iter().position(|set| *set == alarm) {
            self.alarms.remove(index);
            self.send(Msg::Woke(alarm));
        }
        self
    }

    /// Sends anything else, such as the loss of the terminal.
    pub fn send(&mut self, msg: Msg) {
        assert!(!self.quit, "the program has ended");
        let effects = update(&mut self.app, msg);
        self.settle(effects);
    }

    /// What the terminal shows with the end of a picture's name, such as `80x24`. At that size in the
    /// other languages too, with their code behind it: `80x24_ru`.
    pub fn pictures(&mut self) -> Vec<(String, String)> {
        let Size { width, height } = self.app.desk.size;
        let size = format!("{width}x{height}");
        let mut pictures = vec![(size.clone(), self.screen())];
        if size == "80x24" {
            for language in [Locale::Russian, Locale::Turkmen] {
                self.app.desk.speak(language);
                pictures.push((format!("{size}_{}", language.code()), self.screen()));
            }
            self.app.desk.speak(Locale::English);
        }
        pictures
    }

    /// What the terminal shows, one line a row, without the spaces at their ends.
    pub fn screen(&self) -> String {
        let (buffer, _) = self.drawn();
        let rows: Vec<String> = buffer
            .area
            .rows()
            .map(|row| {
                let cells = row.columns().filter_map(|at| buffer.cell(at.as_position()));
                let mut line = String::new();
                let mut covered = 0;
                for symbol in cells.map(|cell| cell.symbol()) {
                    // The cell after a wide letter is covered by it.
                    if covered == 0 {
                        line.push_str(symbol);
                        covered = symbol.width();
                    }
                    covered -= 1;
                }
                line.trim_end().to_owned()
            })
            .collect();
        rows.join("\n")
    }

    /// Where the cursor stands.
    pub fn cursor(&self) -> (u16, u16) {
        let (_, place) = self.drawn();
        place.unwrap_or_default().into()
    }

    /// What is drawn, and where the cursor stands if it is seen.
    pub fn drawn(&self) -> (Buffer, Option<Position>) {
        let size = self.app.desk.size;
        let mut buffer = Buffer::empty(Rect::from((Position::ORIGIN, size)));
        let place = view(&self.app, &mut buffer);
        (buffer, place)
    }

    fn settle(&mut self, effects: Vec<Effect>) {
        let mut waiting = VecDeque::from(effects);
        while let Some(effect) = waiting.pop_front() {
            match effect {
                Effect::Ask(ticket, request) => {
                    let opened = match &request {
                        Request::Drafts(name) => Some(nothing_kept(name)),
                        _ => None,
                    };
                    let answer = match ((self.perform)(request), opened) {
                        // An office made by hand keeps nothing.
                        (Ok(Answer::Done), Some(nothing)) => Ok(nothing),
                        (answer, _) => answer,
                    };
                    waiting.extend(update(&mut self.app, Msg::Answered(ticket, answer)));
                }
                Effect::WakeIn(alarm, _) => self.alarms.push(alarm),
                Effect::Sleep(alarm) => self.alarms.retain(|set| *set != alarm),
                Effect::Quit => self.quit = true,
                Effect::Watch(_) | Effect::Redraw | Effect::QuitWithin(_) => {}
            }
        }
    }
}

/// Compares a screen with its picture, which is the same however the office is asked.
#[allow(dead_code)] // Not every test file has pictures of this kind.
pub fn picture(name: &str, screen: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_snapshot_path("../snapshots");
    settings.bind(|| insta::assert_snapshot!(name, screen));
}

/// Pictures of the stage as it is, at 80x24 in the three languages.
#[allow(dead_code)] // Not every test file takes pictures.
pub fn pictures(name: &str, stage: &mut Stage) {
    for (end, screen) in stage.pictures() {
        picture(&format!("{name}_{end}"), &screen);
    }
}

/// The answer to a form that is opened and of which nothing is kept.
fn nothing_kept(name: &DraftName) -> Answer {
    Answer::Drafts(Box::new(KeptDrafts {
        name: name.clone(),
        id: DraftId::from_bytes([5; 16]),
        kept: Vec::new(),
        unreadable: 0,
    }))
}

/// The key that a script calls `n`, `<enter>`, `<ctrl-s>`, `<shift-f2>` or `<alt-n>`.
pub fn key(name: &str) -> KeyEvent {
    let inner = name
        .strip_prefix('<')
        .and_then(|name| name.strip_suffix('>'));
    let Some(mut name) = inner else {
        let mut characters = name.chars();
        let first = characters.next().unwrap();
        assert!(
            characters.next().is_none(),
            "{name} is no key; write <{name}>?"
        );
        return KeyEvent::new(KeyCode::Char(first), KeyModifiers::NONE);
    };
    let mut held = KeyModifiers::NONE;
    for (prefix, modifier) in [
        ("ctrl-", KeyModifiers::CONTROL),
        ("alt-", KeyModifiers::ALT),
        ("shift-", KeyModifiers::SHIFT),
    ] {
        if let Some(rest) = name.strip_prefix(prefix) {
            held |= modifier;
            name = rest;
        }
    }
    KeyEvent::new(code(name), held)
}

fn code(name: &str) -> KeyCode {
    match name {
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "enter" => KeyCode::Enter,
        "esc" => KeyCode::Esc,
        "tab" => KeyCode::Tab,
        "backtab" => KeyCode::BackTab,
        "backspace" => KeyCode::Backspace,
        "delete" => KeyCode::Delete,
        "home" => KeyCode::Home,
        "end" => KeyCode::End,
        "pageup" => KeyCode::PageUp,
        "pagedown" => KeyCode::PageDown,
        "space" => KeyCode::Char(' '),
        "lt" => KeyCode::Char('<'),
        "gt" => KeyCode::Char('>'),
        _ => match name
            .strip_prefix('f')
            .and_then(|number| number.parse().ok())
        {
            Some(number) => KeyCode::F(number),
            None => KeyCode::Char(name.chars().next().unwrap()),
        },
    }
}
