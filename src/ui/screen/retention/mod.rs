//! *Retention review*: closed cases that were kept for as long as the settings say, people without a
//! case, personal parts of one's own sessions, and what was erased. Somebody decides; nothing is erased
//! by itself. `rows` writes them.

mod rows;

use super::case::Case;
use super::person::Person;
use super::{Page, erase};
use crate::domain::message::Message;
use crate::office::permission::{Grant, RequestKind, grant};
use crate::office::retention::{Review, Subject};
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

/// The slots of the two reviews.
const SERVICE: &str = "review";
const PERSONAL: &str = "personal";

/// The review.
#[derive(Debug)]
pub struct Retention {
    /// Whether who sits here decides about cases and people too.
    whole: bool,
    /// Cases and people.
    service: Option<Box<Review>>,
    /// Personal parts.
    personal: Option<Box<Review>>,
    list: Sections<Row>,
    /// What somebody is about to erase.
    erasing: Option<Subject>,
}

/// The section in which something stands that may be erased.
fn section_of(subject: &Subject) -> &'static str {
    match subject {
        Subject::Case(..) => "retention-cases",
        Subject::Person(_) => "retention-people",
        Subject::PersonalPart(_) => "retention-personal",
    }
}

impl Retention {
    /// The screen, before anything was answered.
    pub fn new(desk: &Desk) -> Self {
        let reviews = |role| grant(RequestKind::RetentionReview, role) != Grant::No;
        Self {
            whole: desk.role.is_some_and(reviews),
            service: None,
            personal: None,
            list: Sections::default(),
            erasing: None,
        }
    }

    /// The reviews that were answered.
    fn reviews(&self) -> impl Iterator<Item = &Review> {
        [&self.service, &self.personal]
            .into_iter()
            .flatten()
            .map(AsRef::as_ref)
    }

    fn count(&self) -> usize {
        self.reviews().map(|review| review.rows.len()).sum()
    }

    /// Puts what may be erased and what was into its sections.
    fn arrange(&mut self, desk: &Desk) {
        let mut lines = Vec::new();
        let mut section = |heading: &'static str, years: u32, rows: Vec<Row>| {
            if !rows.is_empty() {
                let heading = Message::new(heading)
                    .with("count", rows.len())
                    .with("years", i64::from(years));
                lines.push(Line::Heading(heading));
                lines.extend(rows.into_iter().map(Line::Row));
            }
        };
        for review in self.reviews() {
            for heading in ["retention-cases", "retention-people", "retention-personal"] {
                let rows = review.rows.iter();
                let rows = rows.filter(|row| section_of(&row.subject) == heading);
                let rows = rows.cloned().map(Row::Due).collect();
                section(heading, review.years, rows);
            }
        }
        let erased = self.reviews().flat_map(|review| &review.erased);
        section(
            "retention-erased",
            0,
            erased.cloned().map(Row::Erased).collect(),
        );
        let height = rows::parts(desk.body(), desk.theme).rows.height;
        self.list.set(lines, height, Row::about);
    }

    /// How much there is to decide, in a sentence.
    fn summary(&self, desk: &Desk) -> String {
        let Some(review) = self.reviews().next() else {
            return String::new();
        };
        let message = match self.count() {
            0 => Message::new("retention-none").with("years", i64::from(review.years)),
            count => Message::new("retention-summary").with("count", count),
        };
        desk.words.say(&message)
    }

    fn open(&self) -> Step {
        match self.list.selected() {
            Some(Row::Due(row)) => match &row.subject {
                Subject::Case(case, _) => Step::open(Case::new(*case)),
                Subject::Person(person) => Step::open(Person::new(*person)),
                Subject::PersonalPart(_) => Step::Stay,
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
        let mut needs = vec![Ask::read(PERSONAL, Request::PersonalReview)];
        needs.extend(
            self.whole
                .then(|| Ask::read(SERVICE, Request::RetentionReview)),
        );
        needs
    }

    fn run(&mut self, command: Command, desk: &Desk) -> Step {
        if self
            .list
            .run(command, rows::parts(desk.body(), desk.theme).rows.height)
        {
            return Step::Stay;
        }
        match command {
            Command::Open => self.open(),
            Command::EraseKept => self.ask(),
            _ => Step::Stay,
        }
    }

    fn answered(&mut self, slot: &'static str, answer: Answer, desk: &Desk) -> Step {
        match answer {
            Answer::Review(review) => {
                match slot {
                    SERVICE => self.service = Some(review),
                    _ => self.personal = Some(review),
                }
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
        self.service = None;
        self.personal = None;
        self.list.forget();
        self.erasing = None;
    }

    fn marks(&mut self) -> Option<&mut Marks> {
        Some(self.list.marks())
    }

    fn about(&self) -> Message {
        Message::new(match self.whole {
            true => "retention-about",
            false => "retention-about-personal",
        })
    }

    fn draw(&self, desk: &Desk, area: Rect, buffer: &mut Buffer) -> Option<Position> {
        let theme = desk.theme;
        let parts = rows::parts(area, theme);
        let summary = self.summary(desk);
        text::draw(&summary, theme.heading(), parts.summary, buffer);
        let columns = rows::columns(desk);
        if self.list.selected().is_some() {
            table::draw_heading(&columns, theme, parts.heading, buffer);
        }
        let place = self.list.draw(
            &desk.words,
            theme,
            parts.rows,
            buffer,
            |row, area, style, buffer| {
                let cells = row.cells(desk);
                table::draw_row(&columns, &cells, style, area, buffer);
            },
        );
        if let (Some(row), Some(review)) = (self.list.selected(), self.reviews().next()) {
            row.draw_selected(review, desk, parts.selected, buffer);
        }
        place.or(Some(area.as_position()))
    }
}
