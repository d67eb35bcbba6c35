//! A screen for the tests of the interface's machinery: a list of three rows, a form, a question, a draft.

use super::Page;
use crate::domain::draft::DraftAbout;
use crate::domain::identifier::{CaseId, Identifier};
use crate::domain::message::Message;
use crate::office::{Answer, Request};
use crate::ui::command::Command;
use crate::ui::desk::Desk;
use crate::ui::dialog::Outcome;
use crate::ui::dialog::confirm::Confirm;
use crate::ui::dialog::form::FormDialog;
use crate::ui::keymap::Context;
use crate::ui::message::{Ask, Step};
use crate::ui::widget::field::{Field, Kind};
use crate::ui::widget::form::Form;
use crate::ui::widget::list::ListCursor;
use crate::ui::widget::text;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

const ROWS: [&str; 3] = ["key-up", "key-down", "key-open"];

/// The screen of the tests.
#[derive(Debug, Default)]
pub struct Sample {
    cursor: ListCursor,
    /// How many answers have come for each slot.
    pub answers: Vec<&'static str>,
}

impl Page for Sample {
    fn title(&self, desk: &Desk) -> String {
        desk.words.text("key-help")
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::ThisWeek, Context::Lists]
    }

    fn needs(&self) -> Vec<Ask> {
        vec![Ask::read("rows", Request::Me)]
    }

    fn run(&mut self, command: Command, desk: &Desk) -> Step {
        if self.cursor.run(command, ROWS.len(), desk.body().height) {
            return Step::Stay;
        }
        match command {
            Command::Open => Step::open(Self::default()),
            Command::StartSession => Step::show(
                FormDialog::new("note", Message::new("key-note"), note_form(desk))
                    .about(DraftAbout::Case(CaseId::from_bytes([7; 16]))),
            ),
            Command::Referrals => Step::show(Confirm::new("sure", Message::new("form-leaving"))),
            _ => Step::Stay,
        }
    }

    fn answered(&mut self, slot: &'static str, _answer: Answer, _desk: &Desk) -> Step {
        self.answers.push(slot);
        match slot {
            "note" => Step::say("form-yes"),
            _ => Step::Stay,
        }
    }

    fn decided(&mut self, purpose: &'static str, outcome: Outcome<'_>, _desk: &Desk) -> Step {
        match (purpose, outcome) {
            ("note", Outcome::Filled(form)) if form.value("headline") == "no" => {
                Step::Mark("headline", Message::new("form-leaving"))
            }
            ("note", Outcome::Filled(_)) => Step::save("note", Request::Me),
            ("sure", Outcome::Confirmed) => Step::say("form-yes"),
            _ => Step::Stay,
        }
    }

    fn forget(&mut self) {
        self.answers = Vec::new();
    }

    fn about(&self) -> Message {
        Message::new("key-help")
    }

    fn draw(&self, desk: &Desk, area: Rect, buffer: &mut Buffer) -> Option<Position> {
        let theme = desk.theme;
        let draw_row = |index: usize, row: Rect, style, buffer: &mut Buffer| {
            let id = ROWS.get(index).copied().unwrap_or_default();
            text::draw(&desk.words.text(id), style, row, buffer);
        };
        self.cursor.draw(ROWS.len(), theme, area, buffer, draw_row)
    }
}

fn note_form(desk: &Desk) -> Form {
    let headline = Kind::line("");
    let note = Kind::text("", 4);
    let fields = vec![
        Field::new("headline", "key-edit", headline),
        Field::new("note", "key-note", note).optional(),
    ];
    Form::new(desk.today, fields)
}
