//! A person who may be erased: what goes with the person, and the texts that stay and may name the
//! person. Each opens in its case, to be read by hand before and after.

use super::case::{Case, part::Part};
use super::{Page, erase};
use crate::domain::identifier::PersonId;
use crate::domain::message::Message;
use crate::office::erasure::Erasure;
use crate::office::places::{PersonPlaces, Place, PlaceKind};
use crate::office::retention::{Subject, person_code};
use crate::office::{Answer, Refusal, Request};
use crate::ui::command::Command;
use crate::ui::desk::Desk;
use crate::ui::dialog::Outcome;
use crate::ui::keymap::Context;
use crate::ui::layout::{ListParts, list_parts};
use crate::ui::message::{Ask, Step};
use crate::ui::theme::Theme;
use crate::ui::widget::marks::Marks;
use crate::ui::widget::sections::{Line, Sections};
use crate::ui::widget::table::{self, Cell, Column, Width};
use crate::ui::widget::{rule, text};
use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Position, Rect};
use ratatui::style::Style;

/// The slot of what is shown.
const SHOWN: &str = "places";
/// The rows in which it is said what becomes of the selected place.
const SELECTED_ROWS: u16 = 3;

/// Where a person stands.
#[derive(Debug)]
pub struct Person {
    person: PersonId,
    places: Option<Box<PersonPlaces>>,
    /// Once the person is erased.
    erased: Option<Box<Erasure>>,
    refusal: Option<Message>,
    list: Sections<Place>,
}

impl Person {
    /// The screen of a person, before anything was answered.
    pub fn new(person: PersonId) -> Self {
        Self {
            person,
            places: None,
            erased: None,
            refusal: None,
            list: Sections::default(),
        }
    }

    /// Puts what goes and what stays into its sections.
    fn arrange(&mut self, desk: &Desk) {
        let (goes, texts) = match (&self.erased, &self.places) {
            (Some(erased), _) => (&[][..], erased.places.as_slice()),
            (None, Some(places)) => (places.goes.as_slice(), places.texts.as_slice()),
            (None, None) => return,
        };
        let mut lines = Vec::new();
        for (heading, places) in [("person-goes", goes), ("person-texts", texts)] {
            if !places.is_empty() {
                let heading = Message::new(heading).with("count", places.len());
                lines.push(Line::Heading(heading));
                lines.extend(places.iter().cloned().map(Line::Row));
            }
        }
        let height = parts(desk.body(), desk.theme).rows.height;
        self.list
            .set(lines, height, |place| (place.case, place.kind, place.on));
    }

    /// Where the person stands, or that there is no such person any more.
    fn summary(&self, desk: &Desk) -> String {
        let message = match (&self.erased, &self.places) {
            (Some(erased), _) => Message::new("person-erased")
                .with("day", erased.tombstone.on)
                .with("texts", erased.places.len()),
            (None, Some(places)) => Message::new("person-stands")
                .with("name", places.name.as_str())
                .with("cases", places.cases)
                .with("texts", places.texts.len()),
            (None, None) => return String::new(),
        };
        desk.words.say(&message)
    }
}

impl Page for Person {
    fn title(&self, desk: &Desk) -> String {
        let title = Message::new("person-title").with("code", person_code(self.person));
        desk.words.say(&title)
    }

    fn contexts(&self) -> &'static [Context] {
        match (&self.erased, &self.places) {
            (None, Some(_)) => &[Context::Person, Context::Lists],
            _ => &[Context::Lists],
        }
    }

    fn needs(&self) -> Vec<Ask> {
        match self.erased {
            Some(_) => Vec::new(),
            None => vec![Ask::read(SHOWN, Request::PersonPlaces(self.person))],
        }
    }

    fn run(&mut self, command: Command, desk: &Desk) -> Step {
        if self
            .list
            .run(command, parts(desk.body(), desk.theme).rows.height)
        {
            return Step::Stay;
        }
        match (command, self.list.selected()) {
            (Command::Open, Some(place)) => Step::open(Case::at(place.case, part_of(place.kind))),
            (Command::Erase, _) => Step::show(erase::question(&Subject::Person(self.person))),
            _ => Step::Stay,
        }
    }

    fn answered(&mut self, _slot: &'static str, answer: Answer, desk: &Desk) -> Step {
        let step = match answer {
            Answer::Places(places) => {
                self.places = Some(places);
                self.refusal = None;
                Step::Stay
            }
            Answer::Erased(erasure) => {
                let said = erase::said(&erasure);
                self.erased = Some(erasure);
                Step::Say(said)
            }
            _ => Step::Stay,
        };
        self.arrange(desk);
        step
    }

    fn refused(&mut self, slot: &'static str, refusal: &Refusal, _desk: &Desk) -> Step {
        if slot == SHOWN && self.places.is_none() {
            self.refusal = Some(refusal.message().clone());
            return Step::Stay;
        }
        Step::Say(refusal.message().clone())
    }

    fn decided(&mut self, purpose: &'static str, outcome: Outcome<'_>, desk: &Desk) -> Step {
        let subject = Subject::Person(self.person);
        match (purpose, outcome) {
            (erase::QUESTION, Outcome::Confirmed) => Step::show(erase::form(&subject, desk)),
            (erase::FORM, Outcome::Filled(form)) => erase::save(&subject, form),
            _ => Step::Stay,
        }
    }

    fn forget(&mut self) {
        self.places = None;
        self.list.forget();
    }

    fn marks(&mut self) -> Option<&mut Marks> {
        Some(self.list.marks())
    }

    fn about(&self) -> Message {
        Message::new("person-about")
    }

    fn draw(&self, desk: &Desk, area: Rect, buffer: &mut Buffer) -> Option<Position> {
        let theme = desk.theme;
        let parts = parts(area, theme);
        if let Some(refusal) = &self.refusal {
            let inside = area.inner(Margin::new(1, 0));
            text::draw_wrapped(&desk.words.say(refusal), Style::new(), inside, buffer);
            return Some(area.as_position());
        }
        let summary = self.summary(desk);
        text::draw(&summary, theme.heading(), parts.summary, buffer);
        let columns = columns(desk);
        if let Some(place) = self.list.selected() {
            table::draw_heading(&columns, theme, parts.heading, buffer);
            draw_selected(place, desk, parts.selected, buffer);
        }
        let place = self.list.draw(
            &desk.words,
            theme,
            parts.rows,
            buffer,
            |row, area, style, buffer| {
                table::draw_row(&columns, &cells(row, desk), style, area, buffer);
            },
        );
        place.or(Some(area.as_position()))
    }
}

fn parts(area: Rect, theme: Theme) -> ListParts {
    list_parts(area, theme.written_out(SELECTED_ROWS))
}

fn columns(desk: &Desk) -> Vec<Column> {
    let column = |id: &str, width| Column::new(desk.words.text(id), width);
    vec![
        column("person-case", Width::Fixed(17)),
        column("person-what", Width::Flexible(20)),
        column("person-day", Width::Fixed(10)),
    ]
}

fn cells(place: &Place, desk: &Desk) -> Vec<Cell> {
    vec![
        place.code.0.as_str().into(),
        desk.words.text(place.kind.word()).into(),
        desk.words.day(place.on).into(),
    ]
}

/// What becomes of the selected place.
fn draw_selected(place: &Place, desk: &Desk, area: Rect, buffer: &mut Buffer) {
    rule::draw("", desk.theme, area, buffer);
    let becomes = match place.kind {
        PlaceKind::Household | PlaceKind::Seen => "person-is-taken-away",
        _ => "person-is-read-by-hand",
    };
    let inside = area.inner(Margin::new(1, 0));
    let below = Rect {
        y: inside.y.saturating_add(1).min(inside.bottom()),
        height: inside.height.saturating_sub(1),
        ..inside
    };
    text::draw_wrapped(&desk.words.text(becomes), Style::new(), below, buffer);
}

/// The part of a case in which a place stands.
fn part_of(kind: PlaceKind) -> Part {
    match kind {
        PlaceKind::Household => Part::Household,
        PlaceKind::Seen | PlaceKind::Contact => Part::Contacts,
        PlaceKind::File | PlaceKind::Action => Part::Overview,
        PlaceKind::Assessment => Part::Assessment,
        PlaceKind::Plan => Part::Plan,
        PlaceKind::Help => Part::Help,
        PlaceKind::Referral => Part::Referrals,
        PlaceKind::Supervision => Part::Supervision,
    }
}
