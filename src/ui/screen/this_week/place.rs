//! The rows of *This week* when it is asked again: the reader stays on hers, and what others have changed is
//! marked.

use super::lines::{Line, Section};
use super::{ThisWeek, length, list_area, total};
use crate::domain::draft::DraftName;
use crate::office::referrals::ReferralRow;
use crate::office::week::{ActionRow, SpecialistWeek, UrgentCase, Week};
use crate::ui::desk::Desk;
use crate::ui::widget::marks::{Difference, Marks};
use std::ops::Range;

/// A row of any section, to be found again in a newer answer.
#[derive(Debug, PartialEq)]
enum Row<'a> {
    Case(Section, &'a UrgentCase),
    Referral(&'a ReferralRow),
    Specialist(&'a SpecialistWeek),
    Action(&'a ActionRow),
    /// Only the reader changes hers.
    Draft(&'a DraftName),
}

impl Row<'_> {
    fn section(&self) -> Section {
        match self {
            Self::Case(section, _) => *section,
            Self::Referral(_) => Section::Referrals,
            Self::Specialist(_) => Section::Specialists,
            Self::Action(_) => Section::Actions,
            Self::Draft(_) => Section::Drafts,
        }
    }

    /// What it is about.
    fn key(&self) -> (Section, String) {
        let about = match self {
            Self::Case(_, case) => case.case.to_string(),
            Self::Referral(row) => row.referral.to_string(),
            Self::Specialist(row) => row.specialist.to_string(),
            Self::Action(row) => row.action.to_string(),
            Self::Draft(name) => format!("{name:?}"),
        };
        (self.section(), about)
    }
}

/// All rows, in the order of the sections.
fn rows(week: &Week) -> Vec<Row<'_>> {
    let urgent = week
        .urgent
        .iter()
        .map(|case| Row::Case(Section::Urgent, case));
    let decisions = week.decisions.iter();
    let decisions = decisions.map(|case| Row::Case(Section::Decisions, case));
    urgent
        .chain(decisions)
        .chain(week.referrals.iter().map(Row::Referral))
        .chain(week.specialists.iter().map(Row::Specialist))
        .chain(week.actions.iter().map(Row::Action))
        .chain(week.drafts.iter().map(|draft| Row::Draft(&draft.name)))
        .collect()
}

/// The number of a section's first row among all rows.
fn first(week: &Week, section: Section) -> usize {
    let before = Section::ALL
        .into_iter()
        .take_while(|other| *other != section);
    before.map(|other| length(week, other)).sum()
}

/// The numbers of the rows that a line stands for: those that are not shown stand behind their count.
fn numbers(week: &Week, line: Line) -> Range<usize> {
    match line {
        Line::Row(section, row) => {
            let number = first(week, section) + row;
            number..number + 1
        }
        Line::More(section, hidden) => {
            let end = first(week, section) + length(week, section);
            let not_there = total(week, section) - length(week, section);
            end.saturating_sub(hidden - not_there)..end
        }
        Line::Fewer(_) | Line::Title(_) | Line::Headings | Line::NothingUrgent => 0..0,
    }
}

impl ThisWeek {
    /// Takes a new answer; the reader stays on the same row, and that on its place on the screen.
    pub(super) fn take(&mut self, week: Box<Week>, desk: &Desk) {
        let height = list_area(desk.body()).height;
        let lines = self.lines(height);
        let cursor = self.cursor(&lines, height);
        let above = cursor.selected - cursor.seen(lines.len(), height).start;
        self.refused = None;
        if let Some(before) = self.week.take() {
            self.follow(&before, &week);
            self.week = Some(week);
            self.show_selected(height);
            let lines = self.lines(height);
            self.offset = self.cursor(&lines, height).selected.saturating_sub(above);
        } else {
            self.week = Some(week);
        }
    }

    /// Goes along with the rows, within their section.
    fn follow(&mut self, before: &Week, now: &Week) {
        let difference = Difference::between(&rows(before), &rows(now), |row| Some(row.key()));
        let number = numbers(before, self.selected).start;
        self.marks.follow(&difference, number);
        if let Line::Row(section, _) = self.selected {
            let start = first(before, section);
            let of_section = start..start + length(before, section);
            let nearest = difference.nearest_among(number, of_section);
            let row = nearest.map_or(0, |(_, row)| row - first(now, section));
            self.selected = Line::Row(section, row);
        }
    }

    /// Opens the section of the selected row if others have pushed that behind the count of what is not shown.
    fn show_selected(&mut self, height: u16) {
        if let Line::Row(section, row) = self.selected
            && row < self.rows(section)
            && !self.lines(height).contains(&self.selected)
        {
            self.set_opened(section, true);
        }
    }

    /// The marks, on these lines; the count of what is not shown has one if any of that has.
    pub(super) fn marks_on(&self, lines: &[Line]) -> Marks {
        let marked = |line: &Line| {
            let week = self.week.iter();
            let mut numbers = week.flat_map(|week| numbers(week, *line));
            numbers.any(|number| self.marks.has(number))
        };
        let lines = lines.iter().enumerate();
        Marks::on(lines.filter_map(|(index, line)| marked(line).then_some(index)))
    }

    /// Takes the marks away of the rows that the reader has passed: those of the lines that have none any more.
    pub(super) fn pass(&mut self, lines: &[Line], left: &Marks) {
        let Some(week) = &self.week else { return };
        for (index, line) in lines.iter().enumerate() {
            if matches!(line, Line::Row(..)) && !left.has(index) {
                let passed = numbers(week, *line);
                self.marks.seen(|number| passed.contains(&number));
            }
        }
    }
}
