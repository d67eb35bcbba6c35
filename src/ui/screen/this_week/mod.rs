//! *This week*, the first screen: what is urgent across the team, the decisions wanted, the referrals
//! that wait, the specialists, the open actions. It holds which row is selected and what a key does
//! there; `lines` shares the rows of the screen among the sections, `rows` writes them, `place` keeps the
//! reader on hers when they are asked again.

mod lines;
mod place;
mod rows;

use super::Page;
use super::administration::Administration;
use super::audit::Audit;
use super::caseload::Caseload;
use super::retention::Retention;
use super::{action_form, drafts};
use super::{case::Case, referral::Referral, referrals::Referrals, session::Session};
use crate::domain::identifier::{ActionId, SpecialistId};
use crate::domain::message::Message;
use crate::office::drafts::DraftRow;
use crate::office::week::{UrgentCase, Week};
use crate::office::{Answer, Refusal, Request};
use crate::ui::command::Command;
use crate::ui::desk::Desk;
use crate::ui::dialog::Outcome;
use crate::ui::keymap::Context;
use crate::ui::message::{Ask, Step};
use crate::ui::widget::list::{ListCursor, Most};
use crate::ui::widget::marks::Marks;
use crate::ui::widget::text;
use lines::{Length, Line, Section};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use rows::Rows;

/// The slot of the week.
const WEEK: &str = "week";

/// What needs the reader this week.
#[derive(Debug)]
pub struct ThisWeek {
    week: Option<Box<Week>>,
    refused: Option<Message>,
    selected: Line,
    offset: usize,
    /// The rows that others have changed, numbered through all sections.
    marks: Marks,
    opened: [bool; Section::ALL.len()],
    /// How many rows of each section are asked for.
    most: Most,
    ending: Option<ActionId>,
}

impl ThisWeek {
    /// The screen, before anything was answered.
    pub fn new() -> Self {
        Self {
            week: None,
            refused: None,
            selected: Line::Row(Section::Urgent, 0),
            offset: 0,
            marks: Marks::default(),
            opened: [false; Section::ALL.len()],
            most: Most::default(),
            ending: None,
        }
    }

    fn lines(&self, height: u16) -> Vec<Line> {
        let Some(week) = &self.week else {
            return Vec::new();
        };
        let mut opened = self.opened.into_iter();
        let lengths = Section::ALL.map(|section| Length {
            section,
            rows: total(week, section),
            there: length(week, section),
            opened: opened.next().unwrap_or_default(),
        });
        lines::lines(&lengths, height)
    }

    /// The cursor on the lines of a list of this height, on the selected row or the nearest that is there.
    fn cursor(&self, lines: &[Line], height: u16) -> ListCursor {
        let same = |line: &Line| *line == self.selected;
        let of_section = |line: &Line| line.section() == self.selected.section();
        let selected = lines
            .iter()
            .position(same)
            .or_else(|| lines.iter().rposition(of_section))
            .or_else(|| lines.iter().position(|line| line.is_row()));
        let mut cursor = ListCursor {
            offset: self.offset,
            ..ListCursor::default()
        };
        cursor.select(selected.unwrap_or(0), lines.len(), height);
        cursor
    }

    /// Moves the cursor from row to row, over headings; says whether it was a command for lists.
    fn moved(&mut self, command: Command, desk: &Desk) -> bool {
        let height = list_area(desk.body()).height;
        let lines = self.lines(height);
        let mut cursor = self.cursor(&lines, height);
        let before = cursor.selected;
        cursor.marks = self.marks_on(&lines);
        if !cursor.run(command, lines.len(), height) {
            return false;
        }
        self.pass(&lines, &cursor.marks);
        let up = cursor.selected < before && command != Command::First;
        let rows = || lines.iter().enumerate().filter(|(_, line)| line.is_row());
        let above = rows().rfind(|(index, _)| *index <= cursor.selected);
        let below = rows().find(|(index, _)| *index >= cursor.selected);
        let found = if up { above.or(below) } else { below.or(above) };
        if let Some((index, line)) = found {
            cursor.select(index, lines.len(), height);
            self.selected = *line;
        }
        // The title of the first section is seen again when one goes back up to its first row.
        self.offset = match rows().next() {
            Some((first, _)) if first == cursor.selected => 0,
            _ => cursor.offset,
        };
        true
    }

    /// The selected line, as it is drawn.
    fn line(&self, desk: &Desk) -> Option<Line> {
        let height = list_area(desk.body()).height;
        let lines = self.lines(height);
        lines.get(self.cursor(&lines, height).selected).copied()
    }

    fn open(&mut self, desk: &Desk) -> Step {
        let Some(week) = &self.week else {
            return Step::Stay;
        };
        match self.line(desk) {
            Some(Line::More(section, hidden)) => {
                let (there, all) = (length(week, section), total(week, section));
                let row = (all - hidden).min(there.saturating_sub(1));
                self.set_opened(section, true);
                self.selected = Line::Row(section, row);
                match self.most.grow((there, all), all - hidden, 0) {
                    true => Step::Ask(self.ask()),
                    false => Step::Stay,
                }
            }
            Some(Line::Fewer(section)) => {
                self.set_opened(section, false);
                self.selected = Line::Row(section, 0);
                Step::Stay
            }
            Some(Line::Row(Section::Actions, row)) => match week.actions.get(row) {
                Some(action) => {
                    self.ending = Some(action.action);
                    Step::show(action_form::one(action.action, &action.text, desk))
                }
                None => Step::Stay,
            },
            Some(Line::Row(Section::Drafts, row)) => match week.drafts.get(row) {
                Some(draft) => self.open_draft(draft.clone(), desk),
                None => Step::Stay,
            },
            Some(Line::Row(section, row)) => open_row(week, section, row),
            _ => Step::Stay,
        }
    }

    /// Goes to where a form is opened that was not saved; that of an open action is opened here.
    fn open_draft(&mut self, draft: DraftRow, desk: &Desk) -> Step {
        let actions = self.week.iter().flat_map(|week| &week.actions);
        let mut own = actions.filter(|row| draft.name == action_form::draft_name(row.action));
        match own.next() {
            Some(row) => {
                let form = action_form::one(row.action, &row.text, desk);
                self.ending = Some(row.action);
                Step::show(form)
            }
            None => drafts::open(&draft),
        }
    }

    fn ask(&self) -> Ask {
        Ask::read(WEEK, Request::ThisWeek(self.most.rows()))
    }

    fn set_opened(&mut self, section: Section, open: bool) {
        let sections = Section::ALL.iter().zip(&mut self.opened);
        for (_, opened) in sections.filter(|(other, _)| **other == section) {
            *opened = open;
        }
    }

    fn rows(&self, section: Section) -> usize {
        self.week.as_ref().map_or(0, |week| length(week, section))
    }

    /// The specialist of the selected row.
    fn specialist(&self, desk: &Desk) -> Option<SpecialistId> {
        let week = self.week.as_ref()?;
        let Line::Row(section, row) = self.line(desk)? else {
            return None;
        };
        match section {
            Section::Urgent => week.urgent.get(row).map(|case| case.specialist),
            Section::Decisions => week.decisions.get(row).map(|case| case.specialist),
            Section::Referrals => week.referrals.get(row).map(|referral| referral.specialist),
            Section::Specialists => week.specialists.get(row).map(|line| line.specialist),
            Section::Actions => week.actions.get(row).map(|action| action.specialist),
            Section::Drafts => week.drafts.get(row).map(|draft| draft.specialist),
        }
    }
}

impl Default for ThisWeek {
    fn default() -> Self {
        Self::new()
    }
}

impl Page for ThisWeek {
    fn title(&self, desk: &Desk) -> String {
        desk.words.text("week-title")
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::ThisWeek, Context::Lists]
    }

    fn needs(&self) -> Vec<Ask> {
        vec![Ask::read("me", Request::Me), self.ask()]
    }

    fn run(&mut self, command: Command, desk: &Desk) -> Step {
        if self.moved(command, desk) {
            return Step::Stay;
        }
        match command {
            Command::Open => self.open(desk),
            Command::Audit => Step::open(Audit::new()),
            Command::StartSession => match self.specialist(desk) {
                Some(specialist) => Step::open(Session::new(specialist)),
                None => Step::say("week-choose-row"),
            },
            Command::Referrals => Step::open(Referrals::new()),
            Command::Retention => Step::open(Retention::new(desk)),
            Command::Administration => Step::open(Administration::new()),
            Command::Caseload => Step::open(Caseload::new(self.specialist(desk))),
            _ => Step::Stay,
        }
    }

    fn answered(&mut self, slot: &'static str, answer: Answer, desk: &Desk) -> Step {
        match (slot, answer) {
            (_, Answer::Week(week)) => {
                let unreadable = week.unreadable_drafts;
                self.take(week, desk);
                match unreadable {
                    0 => Step::Stay,
                    _ => Step::say("form-unreadable"),
                }
            }
            (action_form::PURPOSE, _) => Step::say("ended-saved"),
            _ => Step::Stay,
        }
    }

    fn refused(&mut self, slot: &'static str, refusal: &Refusal, _desk: &Desk) -> Step {
        if slot == WEEK && self.week.is_none() {
            self.refused = Some(refusal.message().clone());
            return Step::Stay;
        }
        Step::Say(refusal.message().clone())
    }

    fn decided(&mut self, purpose: &'static str, outcome: Outcome<'_>, _desk: &Desk) -> Step {
        match (purpose, outcome, self.ending) {
            (action_form::PURPOSE, Outcome::Filled(form), Some(action)) => {
                action_form::end(action, form)
            }
            _ => Step::Stay,
        }
    }

    fn forget(&mut self) {
        self.week = None;
    }

    fn marks(&mut self) -> Option<&mut Marks> {
        Some(&mut self.marks)
    }

    fn about(&self) -> Message {
        Message::new("week-about")
    }

    fn draw(&self, desk: &Desk, area: Rect, buffer: &mut Buffer) -> Option<Position> {
        let list = list_area(area);
        let Some(week) = &self.week else {
            let said = self.refused.as_ref().map(|said| desk.words.say(said));
            text::draw_wrapped(
                &said.unwrap_or_default(),
                desk.theme.heading(),
                list,
                buffer,
            );
            return None;
        };
        let rows = Rows::new(week, desk, list.width);
        rows.draw_counts(area, buffer);
        let lines = self.lines(list.height);
        let mut cursor = self.cursor(&lines, list.height);
        cursor.marks = self.marks_on(&lines);
        let place = cursor.draw(
            lines.len(),
            desk.theme,
            list,
            buffer,
            |index, area, style, buffer| {
                if let Some(line) = lines.get(index) {
                    rows.draw(*line, style, area, buffer);
                }
            },
        );
        place.filter(|_| lines.iter().any(|line| line.is_row()))
    }
}

/// The list under the line of counts.
fn list_area(body: Rect) -> Rect {
    Rect {
        y: body.y + body.height.min(1),
        height: body.height.saturating_sub(1),
        ..body
    }
}

/// How many rows a section has, those too that are not there.
fn total(week: &Week, section: Section) -> usize {
    let all = match section {
        Section::Urgent => week.counts.urgent,
        Section::Decisions => week.counts.decisions,
        Section::Referrals => week.counts.referrals,
        Section::Actions => week.counts.actions,
        Section::Specialists | Section::Drafts => 0,
    };
    all.max(length(week, section))
}

/// How many rows of a section are there.
fn length(week: &Week, section: Section) -> usize {
    match section {
        Section::Urgent => week.urgent.len(),
        Section::Decisions => week.decisions.len(),
        Section::Referrals => week.referrals.len(),
        Section::Specialists => week.specialists.len(),
        Section::Actions => week.actions.len(),
        Section::Drafts => week.drafts.len(),
    }
}

/// Opens what a row is about; actions and drafts have no screen of their own.
fn open_row(week: &Week, section: Section, row: usize) -> Step {
    let case = |case: &UrgentCase| Step::open(Case::new(case.case));
    let step = match section {
        Section::Urgent => week.urgent.get(row).map(case),
        Section::Decisions => week.decisions.get(row).map(case),
        Section::Referrals => {
            let referral = week.referrals.get(row);
            referral.map(|row| Step::open(Referral::new(row.referral)))
        }
        Section::Specialists => {
            let specialist = week.specialists.get(row);
            specialist.map(|row| Step::open(Caseload::new(Some(row.specialist))))
        }
        Section::Actions | Section::Drafts => None,
    };
    step.unwrap_or(Step::Stay)
}
