//! A list to choose one thing from; typing narrows it down.

use super::Reply;
use crate::domain::message::Message;
use crate::ui::command::Command;
use crate::ui::desk::Desk;
use crate::ui::widget::field::{ChoiceOption, Field, Kind};
use crate::ui::widget::form::Form;
use crate::ui::widget::popup;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// The name of the only field.
const CHOICE: &str = "choice";

/// A form with one choice that closes as soon as that is made.
#[derive(Debug)]
pub struct Choose {
    /// What the screen calls it.
    pub purpose: &'static str,
    title: Message,
    form: Form,
}

impl Choose {
    /// A list to choose from; `label` stands before what is typed.
    pub fn new(
        purpose: &'static str,
        title: Message,
        label: &'static str,
        options: Vec<ChoiceOption>,
        desk: &Desk,
    ) -> Self {
        let mut choose = Self {
            purpose,
            title,
            form: Form::new(
                desk.today,
                vec![Field::new(CHOICE, label, Kind::choice(options, None))],
            ),
        };
        choose.press(KeyCode::Down, desk);
        choose
    }

    pub(super) fn run(&mut self, command: Command, desk: &Desk) -> Reply {
        match command {
            Command::Up => self.press(KeyCode::Up, desk),
            Command::Down => self.press(KeyCode::Down, desk),
            Command::PageUp => (0..5).for_each(|_| self.press(KeyCode::Up, desk)),
            Command::PageDown => (0..5).for_each(|_| self.press(KeyCode::Down, desk)),
            Command::Open if self.chosen().is_some() => return Reply::Done,
            Command::Back => return Reply::Dismissed,
            _ => {}
        }
        Reply::Stay
    }

    pub(super) fn typed(&mut self, key: KeyEvent, desk: &Desk) {
        self.form.typed(key, desk.body().width, &desk.words);
    }

    pub(super) fn pasted(&mut self, text: &str) {
        self.form.pasted(text);
    }

    pub(super) fn chosen(&self) -> Option<&str> {
        self.form.choice(CHOICE)
    }

    pub(super) fn draw(&self, desk: &Desk, area: Rect, buffer: &mut Buffer) -> Option<Position> {
        let title = desk.words.say(&self.title);
        let rows = self.form.rows(&desk.words, area.width.saturating_sub(2));
        let inside = popup::draw(&title, rows, desk.theme, area, buffer);
        self.form.draw(&desk.words, desk.theme, inside, buffer)
    }

    fn press(&mut self, code: KeyCode, desk: &Desk) {
        self.typed(KeyEvent::new(code, KeyModifiers::NONE), desk);
    }
}
