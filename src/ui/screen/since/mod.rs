//! *Since we last spoke*: one case on one screen, before or while talking about it.

pub(super) mod story;

use super::Page;
use super::case::{Case, head};
use super::{action_form, contact_form};
use crate::domain::identifier::CaseId;
use crate::domain::message::Message;
use crate::office::since::SinceLastSpoke;
use crate::office::{Answer, Refusal, Request};
use crate::ui::command::Command;
use crate::ui::desk::Desk;
use crate::ui::dialog::Outcome;
use crate::ui::keymap::Context;
use crate::ui::message::{Ask, Step};
use crate::ui::screen::cells::Codes;
use crate::ui::screen::referral_forms::new_referral;
use crate::ui::screen::session::Session;
use crate::ui::widget::document::{Document, Scroll};
use crate::ui::widget::marks::Marks;
use crate::ui::widget::{rule, text};
use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Position, Rect};
use ratatui::style::Style;

/// The slot of what is shown.
const SHOWN: &str = "since";

/// What one needs to know of a case before talking about it; through a list of cases with left and right.
#[derive(Debug)]
pub struct Since {
    cases: Vec<CaseId>,
    at: usize,
    shown: Option<Box<SinceLastSpoke>>,
    refusal: Option<Message>,
    scroll: Scroll,
}

impl Since {
    /// One case alone.
    pub fn new(case: CaseId) -> Self {
        Self::among(vec![case], 0)
    }

    /// The case at this place of a list; the last one if there is no such place.
    pub fn among(cases: Vec<CaseId>, at: usize) -> Self {
        Self {
            at: at.min(cases.len().saturating_sub(1)),
            cases,
            shown: None,
            refusal: None,
            scroll: Scroll::default(),
        }
    }

    fn read(&self) -> Option<Ask> {
        let case = *self.cases.get(self.at)?;
        Some(Ask::read(SHOWN, Request::SinceLastSpoke(case)))
    }

    /// Goes on in the list; at its ends nothing happens.
    fn go(&mut self, to: Option<usize>) -> Step {
        match to.filter(|at| *at < self.cases.len()) {
            Some(at) => {
                *self = Self::among(std::mem::take(&mut self.cases), at);
                self.read().map_or(Step::Stay, Step::Ask)
            }
            None => Step::say("since-no-more"),
        }
    }

    fn parts(&self, since: &SinceLastSpoke, desk: &Desk, area: Rect) -> (Rect, Rect) {
        let rows = head::rows(&since.safe_contact, desk, area.width).min(area.height);
        let head = Rect {
            height: rows,
            ..area
        };
        let below = Rect {
            y: head.bottom(),
            height: area.height - rows,
            ..area
        };
        (head, below)
    }

    fn place(&self, desk: &Desk) -> String {
        match self.cases.len() {
            0 | 1 => String::new(),
            count => desk.words.say(
                &Message::new("since-place")
                    .with("place", self.at + 1)
                    .with("count", count),
            ),
        }
    }

    fn scroll(&mut self, command: Command, desk: &Desk) {
        if let Some(since) = &self.shown {
            let size = self.story_area(since, desk, desk.body()).as_size();
            let story = story::story(since, desk);
            self.scroll.run(command, &story, size);
        }
    }

    /// Shows what the office tells now; who reads stays at what is being read.
    fn take(&mut self, since: Box<SinceLastSpoke>, desk: &Desk) {
        if let Some(before) = &self.shown {
            let size = self.story_area(&since, desk, desk.body()).as_size();
            let (before, now) = (story::story(before, desk), story::story(&since, desk));
            self.scroll.follow(&before, &now, size);
        }
        self.shown = Some(since);
        self.refusal = None;
    }

    /// What is left of an area below the head and the rule that says when one spoke last.
    fn story_area(&self, since: &SinceLastSpoke, desk: &Desk, area: Rect) -> Rect {
        let (_, below) = self.parts(since, desk, area);
        Rect {
            y: below.y.saturating_add(1).min(below.bottom()),
            height: below.height.saturating_sub(1),
            ..below
        }
    }
}

impl Page for Since {
    fn title(&self, desk: &Desk) -> String {
        let title = desk.words.text("since-title");
        match &self.shown {
            Some(since) => {
                let code = &since.row.code;
                let code = Codes::of(std::iter::once(code), desk.today).write(code);
                format!("{title}{}{code}", desk.theme.dot())
            }
            None => title,
        }
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Since, Context::Reading]
    }

    fn needs(&self) -> Vec<Ask> {
        self.read().into_iter().collect()
    }

    fn run(&mut self, command: Command, desk: &Desk) -> Step {
        match command {
            Command::NextCase => return self.go(self.at.checked_add(1)),
            Command::PreviousCase => return self.go(self.at.checked_sub(1)),
            _ => {}
        }
        let Some(since) = &self.shown else {
            return Step::Stay;
        };
        match command {
            Command::Open => Step::open(Case::new(since.row.case)),
            Command::StartSession => Step::open(Session::new(since.row.specialist)),
            Command::NewReferral => Step::open(new_referral(since.row.case)),
            Command::Contact => contact_form::step(since, desk),
            Command::EndAction => action_form::step(since.row.case, &since.promised, desk),
            _ => {
                self.scroll(command, desk);
                Step::Stay
            }
        }
    }

    fn answered(&mut self, slot: &'static str, answer: Answer, desk: &Desk) -> Step {
        match (slot, answer) {
            (SHOWN, Answer::SinceLastSpoke(since)) => {
                self.take(since, desk);
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
        let (Some(since), Outcome::Filled(form)) = (&self.shown, outcome) else {
            return Step::Stay;
        };
        match purpose {
            contact_form::PURPOSE => contact_form::save(form, since.row.case, &desk.words),
            action_form::PURPOSE => action_form::save(form),
            _ => Step::Stay,
        }
    }

    fn forget(&mut self) {
        self.shown = None;
    }

    fn marks(&mut self) -> Option<&mut Marks> {
        Some(&mut self.scroll.marks)
    }

    fn about(&self) -> Message {
        Message::new("since-about")
    }

    fn draw(&self, desk: &Desk, area: Rect, buffer: &mut Buffer) -> Option<Position> {
        let Some(since) = &self.shown else {
            let said = self.refusal.as_ref().map(|said| desk.words.say(said));
            let inside = area.inner(Margin::new(1, 0));
            text::draw_wrapped(&said.unwrap_or_default(), Style::new(), inside, buffer);
            return Some(area.as_position());
        };
        let (top, below) = self.parts(since, desk, area);
        head::draw(
            &since.row,
            &since.safe_contact,
            &self.place(desk),
            desk,
            top,
            buffer,
        );
        let spoken = match &since.last_discussed {
            Some(last) => Message::new("since-spoken").with("day", desk.near(last.on)),
            None => Message::new("since-never-spoken"),
        };
        let spoken = desk.words.say(&spoken);
        let title = format!("{}{}{spoken}", since.row.code, desk.theme.dot());
        rule::draw(&title, desk.theme, below, buffer);
        let rest = self.story_area(since, desk, area);
        let story: Document = story::story(since, desk);
        story.draw(&self.scroll, &desk.words, desk.theme, rest, buffer)
    }
}
