//! A whole case in parts that one pages through, with safe contact above all of them.

mod file;
mod happened;
pub mod head;
mod overview;
pub mod part;
mod referrals;

use super::audit::Audit;
use super::person::Person;
use super::referral::Referral;
use super::referral_forms::new_referral;
use super::session::Session;
use super::since::Since;
use super::{Page, action_form, contact_form};
use crate::domain::identifier::CaseId;
use crate::domain::message::Message;
use crate::office::case_view::CaseView;
use crate::office::{Answer, Refusal, Request};
use crate::ui::command::Command;
use crate::ui::desk::Desk;
use crate::ui::dialog::Outcome;
use crate::ui::dialog::choose::Choose;
use crate::ui::keymap::Context;
use crate::ui::message::{Ask, Step};
use crate::ui::widget::document::{Document, Scroll};
use crate::ui::widget::field::ChoiceOption;
use crate::ui::widget::list::ListCursor;
use crate::ui::widget::marks::{Difference, Marks};
use crate::ui::widget::text;
use part::Part;
use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Position, Rect};
use ratatui::style::Style;

/// The slot of what is shown.
const SHOWN: &str = "case";
/// The question which member of the household.
const MEMBER: &str = "member";

/// A whole case.
#[derive(Debug)]
pub struct Case {
    case: CaseId,
    part: Part,
    scroll: Scroll,
    cursor: ListCursor,
    shown: Option<Box<CaseView>>,
    refusal: Option<Message>,
}

impl Case {
    /// The case, at its overview.
    pub fn new(case: CaseId) -> Self {
        Self::at(case, Part::Overview)
    }

    /// The case, at one of its parts.
    pub fn at(case: CaseId, part: Part) -> Self {
        Self {
            case,
            part,
            scroll: Scroll::default(),
            cursor: ListCursor::default(),
            shown: None,
            refusal: None,
        }
    }

    fn document(&self, view: &CaseView, desk: &Desk) -> Document {
        match self.part {
            Part::Overview => overview::document(view, desk),
            Part::Household => file::household(view, desk),
            Part::Assessment => file::assessment(view, desk),
            Part::Plan => file::plan(view, desk),
            Part::Help => file::help(view, desk),
            Part::Contacts => happened::contacts(view, desk),
            Part::Supervision => happened::supervision(view, desk),
            Part::History => happened::history(view, desk),
            // Drawn as a list, because its rows can be opened.
            Part::Referrals => Document::default(),
        }
    }

    fn run_part(&mut self, command: Command, desk: &Desk) -> Step {
        let Some(view) = &self.shown else {
            return Step::Stay;
        };
        let [_, _, below] = areas(view, desk, desk.body());
        if self.part != Part::Referrals {
            let document = self.document(view, desk);
            self.scroll.run(command, &document, below.as_size());
            return Step::Stay;
        }
        let height = below.height.saturating_sub(referrals::HEADING_ROWS);
        let moved = self.cursor.run(command, view.referrals.len(), height);
        match view.referrals.get(self.cursor.selected) {
            Some(row) if !moved && command == Command::Open => {
                Step::open(Referral::new(row.referral))
            }
            _ => Step::Stay,
        }
    }

    /// Shows what the office tells now; who reads stays at what is being read.
    fn take(&mut self, view: Box<CaseView>, desk: &Desk) {
        let [_, _, below] = areas(&view, desk, desk.body());
        if let Some(before) = &self.shown {
            let (before, now) = (self.document(before, desk), self.document(&view, desk));
            self.scroll.follow(&before, &now, below.as_size());
        }
        let before = self.shown.as_ref().map_or(&[][..], |view| &view.referrals);
        let difference = Difference::between(before, &view.referrals, |row| Some(row.referral));
        let height = below.height.saturating_sub(referrals::HEADING_ROWS);
        self.cursor.follow(&difference, height);
        self.shown = Some(view);
        self.refusal = None;
    }

    fn draw_refusal(&self, desk: &Desk, area: Rect, buffer: &mut Buffer) -> Position {
        let said = self.refusal.as_ref().map(|said| desk.words.say(said));
        let inside = area.inner(Margin::new(1, 0));
        text::draw_wrapped(&said.unwrap_or_default(), Style::new(), inside, buffer);
        area.as_position()
    }
}

impl Page for Case {
    fn title(&self, desk: &Desk) -> String {
        let title = desk.words.text("case-title");
        match &self.shown {
            Some(view) => format!("{title} {}", view.row.code),
            None => title,
        }
    }

    fn contexts(&self) -> &'static [Context] {
        match self.part {
            Part::Referrals => &[Context::Case, Context::Lists],
            Part::Household => &[Context::Household, Context::Case, Context::Reading],
            _ => &[Context::Case, Context::Reading],
        }
    }

    fn needs(&self) -> Vec<Ask> {
        vec![Ask::read(SHOWN, Request::Case(self.case))]
    }

    fn run(&mut self, command: Command, desk: &Desk) -> Step {
        if let Some(part) = self.part.after(command) {
            self.part = part;
            self.scroll = Scroll::default();
            return Step::Stay;
        }
        let Some(view) = &self.shown else {
            return Step::Stay;
        };
        match command {
            Command::Contact => Step::show(contact_form::dialog(
                self.case,
                view.version,
                &view.file.safe_contact,
                &view.household,
                desk,
            )),
            Command::EndAction => action_form::step(self.case, &view.actions, desk),
            Command::NewReferral => Step::open(new_referral(self.case)),
            Command::Since => Step::open(Since::new(self.case)),
            Command::Audit => Step::open(Audit::of_case(&view.row.code)),
            Command::Erase => erase_member(view, desk),
            Command::StartSession => Step::open(Session::new(view.row.specialist)),
            _ => self.run_part(command, desk),
        }
    }

    fn answered(&mut self, slot: &'static str, answer: Answer, desk: &Desk) -> Step {
        match (slot, answer) {
            (SHOWN, Answer::Case(view)) => {
                self.take(view, desk);
                Step::Stay
            }
            (contact_form::PURPOSE, _) => Step::say("contact-saved"),
            (action_form::PURPOSE, _) => Step::say("ended-saved"),
            _ => Step::Stay,
        }
    }

    fn refused(&mut self, slot: &'static str, refusal: &Refusal, _desk: &Desk) -> Step {
        if slot == SHOWN && self.shown.is_none() {
            self.refusal = Some(refusal.message().clone());
            return Step::Stay;
        }
        Step::Say(refusal.message().clone())
    }

    fn decided(&mut self, purpose: &'static str, outcome: Outcome<'_>, desk: &Desk) -> Step {
        match (purpose, outcome) {
            (contact_form::PURPOSE, Outcome::Filled(form)) => {
                contact_form::save(form, self.case, &desk.words)
            }
            (action_form::PURPOSE, Outcome::Filled(form)) => action_form::save(form),
            (MEMBER, Outcome::Chosen(person)) => match person.parse() {
                Ok(person) => Step::open(Person::new(person)),
                Err(_) => Step::Stay,
            },
            _ => Step::Stay,
        }
    }

    fn forget(&mut self) {
        self.shown = None;
    }

    fn marks(&mut self) -> Option<&mut Marks> {
        Some(match self.part {
            Part::Referrals => &mut self.cursor.marks,
            _ => &mut self.scroll.marks,
        })
    }

    fn about(&self) -> Message {
        Message::new("case-about")
    }

    fn draw(&self, desk: &Desk, area: Rect, buffer: &mut Buffer) -> Option<Position> {
        let Some(view) = &self.shown else {
            return Some(self.draw_refusal(desk, area, buffer));
        };
        let [top, bar, below] = areas(view, desk, area);
        let safe = &view.file.safe_contact;
        head::draw(&view.row, safe, "", desk, top, buffer);
        part::draw(self.part, desk, bar, buffer);
        match self.part {
            Part::Referrals => referrals::draw(&view.referrals, &self.cursor, desk, below, buffer),
            _ => {
                let document = self.document(view, desk);
                document.draw(&self.scroll, &desk.words, desk.theme, below, buffer)
            }
        }
    }
}

/// Asks which member of the household is to be erased.
fn erase_member(view: &CaseView, desk: &Desk) -> Step {
    if view.household.is_empty() {
        return Step::say("case-no-household");
    }
    let option = |one| contact_form::member(one);
    let members = view.household.iter();
    let members = members.map(|one| ChoiceOption::new(one.person.to_string(), option(one)));
    let title = Message::new("case-erase-whom");
    let members = members.collect();
    Step::show(Choose::new(MEMBER, title, "case-member", members, desk))
}

/// The head, the row that names the parts, the part itself.
fn areas(view: &CaseView, desk: &Desk, area: Rect) -> [Rect; 3] {
    let rows = head::rows(&view.file.safe_contact, desk, area.width).min(area.height);
    let top = Rect {
        height: rows,
        ..area
    };
    let bar = Rect {
        y: top.bottom(),
        height: (area.height - rows).min(1),
        ..area
    };
    let below = Rect {
        y: bar.bottom(),
        height: area.height - rows - bar.height,
        ..area
    };
    [top, bar, below]
}
