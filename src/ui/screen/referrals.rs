//! The referrals that are not closed, in sections by whose turn it is.

use super::Page;
use super::case::Case;
use super::referral::Referral;
use crate::domain::Day;
use crate::domain::identifier::SpecialistId;
use crate::domain::message::{Argument, Message};
use crate::domain::referral::{AttemptStatus, WaitsFor};
use crate::office::referrals::{ReferralList, ReferralQuery, ReferralRow};
use crate::office::{Answer, Request};
use crate::ui::command::Command;
use crate::ui::desk::Desk;
use crate::ui::dialog::Outcome;
use crate::ui::dialog::choose::Choose;
use crate::ui::keymap::Context;
use crate::ui::layout::{ListParts, list_parts};
use crate::ui::message::{Ask, Step};
use crate::ui::screen::cells::{self, Codes};
use crate::ui::theme::Theme;
use crate::ui::widget::field::ChoiceOption;
use crate::ui::widget::list::Most;
use crate::ui::widget::marks::Marks;
use crate::ui::widget::sections::{Line, Sections};
use crate::ui::widget::table::{self, Cell, Column, Width};
use crate::ui::widget::{rule, text};
use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Position, Rect};
use ratatui::style::Style;

/// The value of the filter that shows everybody's.
const EVERYBODY: &str = "everybody";
/// The rows in which the selected referral is written out.
const SELECTED_ROWS: u16 = 3;

/// The list.
#[derive(Debug, Default)]
pub struct Referrals {
    /// The first rows, once they have come.
    answer: Option<ReferralList>,
    most: Most,
    /// Whose referrals are shown; `None`: everybody's.
    only: Option<SpecialistId>,
    list: Sections<ReferralRow>,
}

impl Referrals {
    /// The list of everybody's referrals.
    pub fn new() -> Self {
        Self::default()
    }

    fn ask(&self) -> Ask {
        let query = ReferralQuery {
            specialist: self.only,
            most: self.most.rows(),
        };
        Ask::read("rows", Request::Referrals(query))
    }

    fn rows(&self) -> &[ReferralRow] {
        self.answer.as_ref().map_or(&[], |answer| &answer.rows)
    }

    /// How many rows are there, and how many referrals.
    fn there(&self) -> (usize, usize) {
        let counts = self.answer.iter().flat_map(|answer| answer.counts.values());
        (self.rows().len(), counts.sum())
    }

    /// How many referrals there are up to the end of the section of the selected one.
    fn end_of_section(&self) -> usize {
        let Some(selected) = self.list.selected() else {
            return 0;
        };
        let counts = self.answer.iter().flat_map(|answer| &answer.counts);
        let until = counts.filter(|(waits_for, _)| **waits_for <= selected.waits_for);
        until.map(|(_, count)| *count).sum()
    }

    /// Asks for more rows where the reader comes near the end of those that are there.
    fn more(&mut self, command: Option<Command>, height: u16) -> Step {
        let there = self.there();
        let more = match command {
            Some(Command::Last) => self.most.grow_to_end(there),
            // The next section begins behind all of this one.
            Some(Command::Right) => self.most.grow(there, self.end_of_section(), height),
            _ => self.most.grow(there, self.list.place(), height),
        };
        match more {
            true => Step::Ask(self.ask()),
            false => Step::Stay,
        }
    }

    /// Puts the rows into their sections.
    fn arrange(&mut self, desk: &Desk) {
        let mut lines = Vec::new();
        let counts = self.answer.iter().flat_map(|answer| &answer.counts);
        for (waits_for, count) in counts {
            let of_section = self.rows().iter().filter(|row| row.waits_for == *waits_for);
            let rows: Vec<_> = of_section.map(|row| Line::Row(row.clone())).collect();
            if !rows.is_empty() {
                let heading = Message::new(section(*waits_for)).with("count", *count);
                lines.push(Line::Heading(heading));
                lines.extend(rows);
            }
        }
        let height = parts(desk.body(), desk.theme).rows.height;
        self.list.set(lines, height, |row| row.referral);
        if self.most.at_end(self.there()) {
            self.list.run(Command::Last, height);
        }
    }

    /// Everybody, then each specialist who has referrals, to choose whose are shown.
    fn whose(&self) -> Vec<ChoiceOption> {
        let specialists = self.answer.iter().flat_map(|answer| &answer.specialists);
        let everybody = ChoiceOption::new(EVERYBODY, Message::new("referrals-everybody"));
        let each = specialists.map(|(name, id)| ChoiceOption::new(id.to_string(), name.clone()));
        std::iter::once(everybody).chain(each).collect()
    }

    /// How many are shown and how many of them are late, in a sentence.
    fn summary(&self, desk: &Desk) -> String {
        let Some(answer) = &self.answer else {
            return String::new();
        };
        let (_, count) = self.there();
        if count == 0 {
            return desk.words.text("referrals-none");
        }
        let message = Message::new("referrals-summary")
            .with("count", count)
            .with("late", answer.late);
        desk.words.say(&message)
    }
}

impl Page for Referrals {
    fn title(&self, desk: &Desk) -> String {
        let title = desk.words.text("referrals-title");
        let mut specialists = self.answer.iter().flat_map(|answer| &answer.specialists);
        match specialists.find(|(_, id)| Some(*id) == self.only) {
            Some((name, _)) => format!("{title}{}{name}", desk.theme.dot()),
            None => title,
        }
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Referrals, Context::Lists]
    }

    fn needs(&self) -> Vec<Ask> {
        vec![self.ask()]
    }

    fn run(&mut self, command: Command, desk: &Desk) -> Step {
        let height = parts(desk.body(), desk.theme).rows.height;
        if self.list.run(command, height) {
            return self.more(Some(command), height);
        }
        match command {
            Command::Filter if self.answer.is_some() => Step::show(Choose::new(
                "whose",
                Message::new("referrals-whose"),
                "referrals-specialist",
                self.whose(),
                desk,
            )),
            _ => match (command, self.list.selected()) {
                (Command::Open, Some(row)) => Step::open(Referral::new(row.referral)),
                (Command::OpenCase, Some(row)) => Step::open(Case::new(row.case)),
                _ => Step::Stay,
            },
        }
    }

    fn answered(&mut self, _slot: &'static str, answer: Answer, desk: &Desk) -> Step {
        if let Answer::Referrals(list) = answer {
            self.answer = Some(list);
            self.arrange(desk);
        }
        self.more(None, parts(desk.body(), desk.theme).rows.height)
    }

    fn decided(&mut self, _purpose: &'static str, outcome: Outcome<'_>, _desk: &Desk) -> Step {
        let Outcome::Chosen(value) = outcome else {
            return Step::Stay;
        };
        self.only = value.parse().ok();
        self.most = Most::default();
        Step::Ask(self.ask())
    }

    fn forget(&mut self) {
        self.answer = None;
        self.list.forget();
    }

    fn marks(&mut self) -> Option<&mut Marks> {
        Some(self.list.marks())
    }

    fn about(&self) -> Message {
        Message::new("referrals-about")
    }

    fn draw(&self, desk: &Desk, area: Rect, buffer: &mut Buffer) -> Option<Position> {
        let theme = desk.theme;
        let parts = parts(area, theme);
        let style = theme.heading();
        text::draw(&self.summary(desk), style, parts.summary, buffer);
        let codes = self.rows().iter().map(|row| &row.code);
        let codes = Codes::of(codes, desk.today);
        let columns = columns(codes, desk);
        table::draw_heading(&columns, theme, parts.heading, buffer);
        let place = self.list.draw(
            &desk.words,
            theme,
            parts.rows,
            buffer,
            |row, area, style, buffer| {
                table::draw_row(&columns, &cells(row, codes, desk), style, area, buffer);
            },
        );
        if let Some(row) = self.list.selected() {
            draw_selected(row, desk, parts.selected, buffer);
        }
        place
    }
}

fn parts(area: Rect, theme: Theme) -> ListParts {
    list_parts(area, theme.written_out(SELECTED_ROWS))
}

fn section(waits_for: WaitsFor) -> &'static str {
    match waits_for {
        WaitsFor::Decision => "referrals-decision",
        WaitsFor::Confirmation => "referrals-confirmation",
        WaitsFor::Us => "referrals-us",
        WaitsFor::Partner => "referrals-partner",
        WaitsFor::Nobody => "referrals-closed",
    }
}

fn columns(codes: Codes, desk: &Desk) -> Vec<Column> {
    let column = |id: &str, width| Column::new(desk.words.text(id), width);
    vec![
        column("referrals-case", Width::Fixed(codes.cells)),
        column("referrals-need", Width::Flexible(26)),
        column("referrals-asked", Width::Flexible(13)),
        column("referrals-stands", Width::Fixed(12)).priority(1),
        column("referrals-since", Width::Fixed(6)).priority(3),
        column("referrals-due", Width::Fixed(6)).priority(2),
        column("referrals-late", Width::Fixed(5)).right(),
        column("referrals-risk", Width::Fixed(6)).priority(5),
        column("referrals-specialist", Width::Fixed(18)).priority(4),
    ]
}

fn cells(row: &ReferralRow, codes: Codes, desk: &Desk) -> Vec<Cell> {
    let theme = desk.theme;
    let due = due(row).map_or_else(String::new, |day| desk.words.day_short(day));
    vec![
        codes.write(&row.code).into(),
        desk.words.say(&need(row)).into(),
        cells::named(&row.partner_names, desk).into(),
        desk.words.text(row.status.word()).into(),
        desk.words.day_short(row.last_move_on).into(),
        due.into(),
        late(row, theme),
        desk.words.text(row.risk.word()).into(),
        row.specialist_name.as_str().into(),
    ]
}

/// The day that was named last, or by which the partner answers, as long as anything is expected of it.
fn due(row: &ReferralRow) -> Option<Day> {
    let answer = row.respond_by.filter(|_| {
        matches!(
            row.status,
            AttemptStatus::Requested | AttemptStatus::Received
        )
    });
    match row.waits_for {
        WaitsFor::Us | WaitsFor::Partner => row.named_day.or(answer),
        WaitsFor::Decision | WaitsFor::Confirmation | WaitsFor::Nobody => None,
    }
}

/// What help is needed, with a sign before it if it is urgent.
pub(super) fn need(row: &ReferralRow) -> Message {
    let id = if row.urgent {
        "referrals-need-urgent"
    } else {
        "referrals-need-plain"
    };
    Message::new(id).with("need", row.need.as_str())
}

fn late(row: &ReferralRow, theme: Theme) -> Cell {
    if row.late > 0 {
        Cell::styled(format!("! {}", row.late), theme.urgent())
    } else {
        "".into()
    }
}

/// The selected row written out: what is cut in the table stands here.
fn draw_selected(row: &ReferralRow, desk: &Desk, area: Rect, buffer: &mut Buffer) {
    let theme = desk.theme;
    let dot = theme.dot();
    let need = desk.words.say(&need(row));
    let since = Message::new("referrals-stands-since")
        .with("status", Message::new(row.status.word()))
        .with("day", Argument::near(row.last_move_on, desk.today));
    let since = desk.words.say(&since);
    let asked = [
        need.as_str(),
        cells::named(&row.partner_names, desk),
        &since,
    ]
    .join(dot);
    let code = row.code.to_string();
    let case = [code.as_str(), &row.headline, &row.specialist_name];
    let inside = area.inner(Margin::new(1, 0));
    let mut rows = area.rows();
    if let Some(row) = rows.next() {
        rule::draw("", theme, row, buffer);
    }
    for (row, line) in inside.rows().skip(1).zip([asked, case.join(dot)]) {
        text::draw(&line, Style::new(), row, buffer);
    }
}
