//! *Retention review*: closed cases that were kept for as long as the settings say, people without a
//! case, and what was erased. Somebody decides; nothing is erased by itself. `rows` writes them.

mod rows;

use super::case::Case;
use super::person::Person;
use super::{Page, erase};
use crate::domain::message::Message;
use crate::office::retention::{Review, ReviewRow, Subject};
use crate::office::{Answer, Request};
use crate::ui::command::Command;
use crate::ui::desk::Desk;
use crate::ui::dialog::Outcome;
use crate::ui::keymap::Context;
use crate::ui::message::{Ask, Step};
use crate::ui::widget::marks::Marks;
use crate::ui::widget::sections::{Line, Sections};
use crate::ui::widget::{table, text};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use rows::Row;

/// The review.
#[derive(Debug, Default)]
pub struct Retention {
    review: Option<Box<Review>>,
    list: Sections<Row>,
    /// What somebody is about to erase.
    erasing: Option<Subject>,
}

impl Retention {
    /// The screen, before anything was answered.
    pub fn new() -> Self {
        Self::default()
    }

    /// Puts what may be erased and what was into its sections.
    fn arrange(&mut self, desk: &Desk) {
        let Some(review) = &self.review else { return };
        let is_case = |row: &&ReviewRow| matches!(row.subject, Subject::Case(..));
        let due = |row: &ReviewRow| Line::Row(Row::Due(row.clone()));
        let cases: Vec<_> = review.rows.iter().filter(is_case).map(due).collect();
        let people = review.rows.iter().filter(|row| !is_case(row));
        let people: Vec<_> = people.map(due).collect();
        let erased = review.erased.iter().cloned().map(Row::Erased);
        let erased: Vec<_> = erased.map(Line::Row).collect();
        let mut lines = Vec::new();
        for (heading, rows) in [
            ("retention-cases", cases),
            ("retention-people", people),
            ("retention-erased", erased),
        ] {
            if !rows.is_empty() {
                let heading = Message::new(heading)
                    .with("count", rows.len())
                    .with("years", i64::from(review.case_years));
                lines.push(Line::Heading(desk.words.say(&heading)));
                lines.extend(rows);
            }
        }
        let height = rows::parts(desk.body()).rows.height;
        self.list.set(lines, height, Row::about);
    }

    /// How much there is to decide, in a sentence.
    fn summary(&self, desk: &Desk) -> String {
        let Some(review) = &self.review else {
            return String::new();
        };
        let message = match review.rows.len() {
            0 => Message::new("retention-none").with("years", i64::from(review.case_years)),
            count => Message::new("retention-summary").with("count", count),
        };
        desk.words.say(&message)
    }

    fn open(&self) -> Step {
        match self.list.selected() {
            Some(Row::Due(row)) => match &row.subject {
                Subject::Case(case, _) => Step::open(Case::new(*case)),
                Subject::Person(person) => Step::open(Person::new(*person)),
            },
            Some(Row::Erased(_)) | None => Step::Stay,
        }
    }

    /// Asks first, saying what is lost.
    fn ask(&mut self) -> Step {
        match self.list.selected() {
            Some(Row::Due(row)) if row.restricted => Step::say("retention-restricted"),
            Some(Row::Due(row)) if matches!(row.subject, Subject::Person(_)) => self.open(),
            Some(Row::Due(row)) => {
                self.erasing = Some(row.subject.clone());
                Step::show(erase::question(&row.subject))
            }
            Some(Row::Erased(_)) => Step::say("retention-gone"),
            None => Step::Stay,
        }
    }
}

impl Page for Retention {
    fn title(&self, desk: &Desk) -> String {
        desk.words.text("retention-title")
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Retention, Context::Lists]
    }

    fn needs(&self) -> Vec<Ask> {
        vec![Ask::read("review", Request::RetentionReview)]
    }

    fn run(&mut self, command: Command, desk: &Desk) -> Step {
        if self.list.run(command, rows::parts(desk.body()).rows.height) {
            return Step::Stay;
        }
        match command {
            Command::Open => self.open(),
            Command::Erase => self.ask(),
            _ => Step::Stay,
        }
    }

    fn answered(&mut self, _slot: &'static str, answer: Answer, desk: &Desk) -> Step {
        match answer {
            Answer::Review(review) => {
                self.review = Some(review);
                self.arrange(desk);
                Step::Stay
            }
            Answer::Erased(erasure) => {
                self.erasing = None;
                Step::Say(erase::said(&erasure))
            }
            _ => Step::Stay,
        }
    }

    fn decided(&mut self, purpose: &'static str, outcome: Outcome<'_>, desk: &Desk) -> Step {
        let Some(subject) = &self.erasing else {
            return Step::Stay;
        };
        match (purpose, outcome) {
            (erase::QUESTION, Outcome::Confirmed) => Step::show(erase::form(subject, desk)),
            (erase::FORM, Outcome::Filled(form)) => erase::save(subject, form),
            _ => {
                self.erasing = None;
                Step::Stay
            }
        }
    }

    fn forget(&mut self) {
        self.review = None;
        self.list.forget();
        self.erasing = None;
    }

    fn marks(&mut self) -> Option<&mut Marks> {
        Some(self.list.marks())
    }

    fn about(&self) -> Message {
        Message::new("retention-about")
    }

    fn draw(&self, desk: &Desk, area: Rect, buffer: &mut Buffer) -> Option<Position> {
        let theme = desk.theme;
        let parts = rows::parts(area);
        let summary = self.summary(desk);
        text::draw(
            &summary,
            theme.heading(),
            theme.ellipsis(),
            parts.summary,
            buffer,
        );
        let columns = rows::columns(desk);
        if self.list.selected().is_some() {
            table::draw_heading(&columns, theme, parts.heading, buffer);
        }
        let place = self
            .list
            .draw(theme, parts.rows, buffer, |row, area, style, buffer| {
                let cells = row.cells(desk);
                table::draw_row(&columns, &cells, style, theme, area, buffer);
            });
        if let (Some(row), Some(review)) = (self.list.selected(), &self.review) {
            row.draw_selected(review, desk, parts.selected, buffer);
        }
        place.or(Some(area.as_position()))
    }
}
