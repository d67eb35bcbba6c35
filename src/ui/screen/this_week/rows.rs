//! How *This week* writes its lines.

use super::lines::{Line, Section};
use crate::domain::action::ActionOwner;
use crate::domain::message::Message;
use crate::domain::referral::WaitsFor;
use crate::domain::workload::Band;
use crate::office::drafts::DraftRow;
use crate::office::referrals::ReferralRow;
use crate::office::week::{ActionRow, SpecialistWeek, UrgentCase, Week};
use crate::ui::desk::Desk;
use crate::ui::screen::cells::{self, Codes};
use crate::ui::screen::drafts;
use crate::ui::widget::list::MARGIN;
use crate::ui::widget::table::{self, Cell, Column, Width};
use crate::ui::widget::{rule, text};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// A width from which there is room for whole names and long reasons.
const WIDE: u16 = 110;
/// Below this width only the most important columns have room.
const LITTLE: u16 = 60;
/// The cells for what a draft is a draft of.
const DRAFT_CELLS: u16 = 30;

/// Writes the lines of one answer.
pub struct Rows<'a> {
    week: &'a Week,
    desk: &'a Desk,
    cells: u16,
    codes: Codes,
}

impl<'a> Rows<'a> {
    /// The lines of an answer, drawn `cells` wide.
    pub fn new(week: &'a Week, desk: &'a Desk, cells: u16) -> Self {
        let cases = week.urgent.iter().chain(&week.decisions);
        let codes = cases
            .map(|case| &case.code)
            .chain(week.referrals.iter().map(|row| &row.code))
            .chain(
                week.actions
                    .iter()
                    .filter_map(|row| Some(&row.case.as_ref()?.1)),
            )
            .chain(
                week.drafts
                    .iter()
                    .filter_map(|row| Some(&row.case.as_ref()?.1)),
            );
        Self {
            week,
            desk,
            cells,
            codes: Codes::of(codes, desk.today),
        }
    }

    /// Draws how much of what waits over the first row of the area.
    pub fn draw_counts(&self, area: Rect, buffer: &mut Buffer) {
        let counts = &self.week.counts;
        let parts = [
            ("week-count-decisions", counts.decisions),
            ("week-count-to-sign", counts.to_sign),
            ("week-count-referrals", counts.referrals_late),
            ("week-count-actions", counts.actions_overdue),
            ("week-count-sessions", counts.sessions_late),
            ("week-count-drafts", self.week.drafts.len()),
        ];
        let waits = parts.into_iter().filter(|(_, count)| *count > 0);
        let mut said: Vec<String> = waits.map(|(id, count)| self.count(id, count)).collect();
        if said.is_empty() {
            said.push(self.desk.words.text("week-nothing-waits"));
        }
        let line = format!(" {}", said.join("  "));
        let style = self.desk.theme.heading();
        text::draw(&line, style, area, buffer);
    }

    fn count(&self, id: &'static str, count: usize) -> String {
        self.desk.words.say(&Message::new(id).with("count", count))
    }

    /// Draws a line over the area of a row, which is without the margin.
    pub fn draw(&self, line: Line, style: Style, area: Rect, buffer: &mut Buffer) {
        let theme = self.desk.theme;
        let say = |text: &str, style: Style, buffer: &mut Buffer| {
            text::draw(text, style, area, buffer);
        };
        match line {
            Line::Title(section) => {
                let whole = Rect {
                    x: area.x - MARGIN.min(area.x),
                    width: area.width + MARGIN.min(area.x),
                    ..area
                };
                rule::draw(&self.title(section), theme, whole, buffer);
            }
            Line::Headings => {
                let columns = self.specialist_columns();
                let cell = |column: &Column| Cell::styled(column.heading.clone(), theme.quiet());
                let headings: Vec<Cell> = columns.iter().map(cell).collect();
                table::draw_row(&columns, &headings, style, area, buffer);
            }
            Line::NothingUrgent => say(&self.desk.words.text("week-nothing-urgent"), style, buffer),
            Line::More(section, hidden) => {
                let all = hidden == super::total(self.week, section);
                let id = if all { "week-show" } else { "week-more" };
                say(&self.count(id, hidden), style, buffer);
            }
            Line::Fewer(_) => say(&self.desk.words.text("week-fewer"), style, buffer),
            Line::Row(section, row) => {
                let (columns, cells) = self.row(section, row);
                table::draw_row(&columns, &cells, style, area, buffer);
            }
        }
    }

    fn title(&self, section: Section) -> String {
        let id = match section {
            Section::Urgent => "week-urgent",
            Section::Decisions => "week-decisions",
            Section::Referrals => "week-referrals",
            Section::Specialists => "week-specialists",
            Section::Actions => "week-actions",
            Section::Drafts => "week-drafts",
        };
        let title = Message::new(id).with("count", super::total(self.week, section));
        let title = match section {
            Section::Specialists => title.with("open", self.week.counts.open_cases),
            _ => title,
        };
        self.desk.words.say(&title)
    }

    fn row(&self, section: Section, row: usize) -> (Vec<Column>, Vec<Cell>) {
        let (columns, cells) = match section {
            Section::Urgent => (
                self.case_columns(&self.week.urgent),
                self.week.urgent.get(row).map(|case| self.case(case)),
            ),
            Section::Decisions => (
                self.case_columns(&self.week.decisions),
                self.week.decisions.get(row).map(|case| self.case(case)),
            ),
            Section::Referrals => (
                self.referral_columns(),
                self.week.referrals.get(row).map(|row| self.referral(row)),
            ),
            Section::Specialists => (
                self.specialist_columns(),
                self.week
                    .specialists
                    .get(row)
                    .map(|row| self.specialist(row)),
            ),
            Section::Actions => (
                self.action_columns(),
                self.week.actions.get(row).map(|row| self.action(row)),
            ),
            Section::Drafts => (
                self.draft_columns(),
                self.week.drafts.get(row).map(|row| self.draft(row)),
            ),
        };
        (columns, cells.unwrap_or_default())
    }

    fn code_column(&self) -> Column {
        Column::new("", Width::Fixed(self.codes.cells))
    }

    /// The specialist beside a case: the short name, left out first.
    fn who_column(&self) -> Column {
        let most = if self.cells < WIDE { 10 } else { 14 };
        let names = self.week.specialists.iter();
        let names = names.map(|row| cells::short_name(&row.name));
        Column::new("", Width::Fixed(cells::widest(names, 6, most))).priority(2)
    }

    fn case_columns(&self, cases: &[UrgentCase]) -> Vec<Column> {
        let most = if self.cells < WIDE { 38 } else { 60 };
        let reasons = cases.iter().take(100).map(|case| self.reason(case));
        let reason = cells::widest(reasons, 16, most);
        vec![
            self.code_column(),
            cells::risk_column(String::new(), self.desk),
            Column::new("", Width::Fixed(reason)),
            Column::new("", Width::Flexible(12)).priority(1),
            self.who_column(),
        ]
    }

    fn case(&self, case: &UrgentCase) -> Vec<Cell> {
        vec![
            self.codes.write(&case.code).into(),
            cells::risk(case.risk, self.desk),
            self.reason(case).into(),
            case.headline.clone().into(),
            cells::short_name(&case.specialist_name).into(),
        ]
    }

    fn reason(&self, case: &UrgentCase) -> String {
        let reason = cells::reason(&case.reason, self.desk);
        match case.more {
            0 => reason,
            more => format!("{reason} +{more}"),
        }
    }

    fn referral_columns(&self) -> Vec<Column> {
        let states = self
            .week
            .referrals
            .iter()
            .take(100)
            .map(|row| self.state(row));
        vec![
            self.code_column(),
            Column::new("", Width::Fixed(cells::widest(states, 16, 30))),
            Column::new("", Width::Flexible(12)),
            Column::new("", Width::Flexible(12)).priority(1),
            self.who_column(),
        ]
    }

    fn referral(&self, row: &ReferralRow) -> Vec<Cell> {
        let style = match row.urgent {
            true => self.desk.theme.urgent(),
            false => Style::new(),
        };
        vec![
            self.codes.write(&row.code).into(),
            Cell::styled(self.state(row), style),
            cells::named(&row.partner_names, self.desk).into(),
            row.need.clone().into(),
            cells::short_name(&row.specialist_name).into(),
        ]
    }

    /// What a referral waits for.
    fn state(&self, row: &ReferralRow) -> String {
        let status = Message::new(row.status.word());
        let message = match row.waits_for {
            WaitsFor::Decision => Message::new("week-decide").with("status", status),
            WaitsFor::Confirmation => Message::new("week-confirm"),
            WaitsFor::Us | WaitsFor::Nobody => Message::new("week-our-turn").with("status", status),
            WaitsFor::Partner => Message::new("week-answer-late").with("count", row.late),
        };
        let said = self.desk.words.say(&message);
        match row.urgent {
            true => format!("{said}!"),
            false => said,
        }
    }

    fn specialist_columns(&self) -> Vec<Column> {
        let heading = |id: &str| self.desk.words.text(id);
        let number = |id: &str, cells| Column::new(heading(id), Width::Fixed(cells)).right();
        let column = |id: &str, text: &dyn Fn(&SpecialistWeek) -> String, least, most| {
            let texts = self.week.specialists.iter().map(text);
            Column::new(heading(id), Width::Fixed(cells::widest(texts, least, most)))
        };
        // Names come first: where there is little room, columns make way for those that are not very long.
        let names = self.week.specialists.iter().map(|row| row.name.clone());
        let names = cells::widest(names, 13, if self.cells < LITTLE { 13 } else { 20 });
        vec![
            Column::new(heading("week-specialist"), Width::Flexible(names)),
            number("week-open", 3),
            number("week-high", 3).priority(3),
            number("week-overdue", 3).priority(1),
            number("week-silent", 3).priority(2),
            number("week-refs", 3).priority(6),
            column(
                "week-last",
                &|row| cells::day(row.last_session, self.desk),
                6,
                10,
            )
            .priority(5),
            column("week-next", &|row| self.next_session(row).text, 6, 12),
            column("week-workload", &|row| self.workload(row).text, 6, 12).priority(4),
        ]
    }

    fn specialist(&self, row: &SpecialistWeek) -> Vec<Cell> {
        let theme = self.desk.theme;
        let number = |number: usize, style: Style| {
            let style = if number == 0 { theme.quiet() } else { style };
            Cell::styled(number.to_string(), style)
        };
        vec![
            row.name.clone().into(),
            number(row.open, Style::new()),
            number(row.high, theme.urgent()),
            number(row.overdue, theme.warning()),
            number(row.silent, theme.warning()),
            number(row.referrals, Style::new()),
            cells::day(row.last_session, self.desk).into(),
            self.next_session(row),
            self.workload(row),
        ]
    }

    fn next_session(&self, row: &SpecialistWeek) -> Cell {
        let words = &self.desk.words;
        let theme = self.desk.theme;
        if row.unsigned {
            return Cell::styled(words.text("week-to-sign"), theme.warning());
        }
        if row.session_late > 0 {
            return Cell::styled(self.late(row.session_late), theme.urgent());
        }
        if row.next_session == self.desk.today {
            return Cell::styled(words.text("day-today"), theme.heading());
        }
        use chrono::Datelike as _;
        let weekday = words.weekday_short(row.next_session.weekday());
        format!("{weekday} {}", words.day_short(row.next_session)).into()
    }

    fn workload(&self, row: &SpecialistWeek) -> Cell {
        let (id, style) = match row.workload.band {
            Band::Low => (Band::Low.word(), self.desk.theme.quiet()),
            Band::Normal => (Band::Normal.word(), Style::new()),
            Band::High => (Band::High.word(), self.desk.theme.warning()),
            Band::Over => ("week-band-over", self.desk.theme.urgent()),
        };
        let word = self.desk.words.text(id);
        Cell::styled(format!("{:>3} {word}", row.workload.points), style)
    }

    fn action_columns(&self) -> Vec<Column> {
        vec![
            self.code_column(),
            Column::new("", Width::Fixed(10)),
            Column::new("", Width::Flexible(16)),
            Column::new("", Width::Fixed(10)).priority(3),
            self.who_column(),
        ]
    }

    fn action(&self, row: &ActionRow) -> Vec<Cell> {
        let words = &self.desk.words;
        let due = match row.late {
            0 => cells::day(Some(row.due), self.desk).into(),
            late => Cell::styled(self.late(late), self.desk.theme.urgent()),
        };
        let code = row.case.as_ref().map(|(_, code)| self.codes.write(code));
        let owner = match row.owner {
            ActionOwner::Specialist => String::new(),
            ActionOwner::Supervisor => words.text(row.owner.word()),
        };
        vec![
            code.unwrap_or_else(|| self.desk.theme.none().into()).into(),
            due,
            row.text.clone().into(),
            owner.into(),
            cells::short_name(&row.specialist_name).into(),
        ]
    }

    fn draft_columns(&self) -> Vec<Column> {
        vec![
            self.code_column(),
            Column::new("", Width::Fixed(DRAFT_CELLS)),
            Column::new("", Width::Flexible(12)),
            self.who_column(),
        ]
    }

    fn draft(&self, row: &DraftRow) -> Vec<Cell> {
        let code = row.case.as_ref().map(|(_, code)| self.codes.write(code));
        let kept = Message::new("draft-kept").with("moment", row.kept_at);
        vec![
            code.unwrap_or_else(|| self.desk.theme.none().into()).into(),
            self.desk.words.say(&drafts::what(&row.name)).into(),
            self.desk.words.say(&kept).into(),
            cells::short_name(&row.specialist_name).into(),
        ]
    }

    fn late(&self, days: i64) -> String {
        self.desk
            .words
            .say(&Message::new("week-late").with("count", days))
    }
}
