//! The audit trail: who did what to which record, newest first; narrowed by person, case, action and day.

mod filter;
mod rows;

use super::Page;
use super::case::Case;
use crate::domain::Instant;
use crate::domain::case::CaseCode;
use crate::domain::message::Message;
use crate::office::audit::{AuditPage, AuditQuery, AuditRow};
use crate::office::{Answer, Refusal, Request};
use crate::ui::command::Command;
use crate::ui::desk::Desk;
use crate::ui::dialog::Outcome;
use crate::ui::keymap::Context;
use crate::ui::layout::{ListParts, list_parts};
use crate::ui::message::{Ask, Step};
use crate::ui::theme::Theme;
use crate::ui::widget::list::ListCursor;
use crate::ui::widget::{table, text};
use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Position, Rect};
use ratatui::style::Style;

/// The slot of the newest entries.
const NEWEST: &str = "newest";
/// The slot of older entries.
const FURTHER: &str = "further";
/// The rows in which the selected entry is written out.
const SELECTED_ROWS: u16 = 4;

/// The list of entries.
#[derive(Debug, Default)]
pub struct Audit {
    /// What is asked for, from the newest entry on.
    query: AuditQuery,
    rows: Vec<AuditRow>,
    /// How far back the office has looked.
    searched_to: Option<Instant>,
    /// Where the office goes on looking; `None` once it has looked at everything.
    next: Option<u64>,
    answered: bool,
    refusal: Option<Message>,
    cursor: ListCursor,
}

impl Audit {
    /// The whole trail.
    pub fn new() -> Self {
        Self::default()
    }

    /// What was done about one case.
    pub fn of_case(code: &CaseCode) -> Self {
        Self {
            query: AuditQuery {
                case: Some(code.to_string()),
                ..AuditQuery::default()
            },
            ..Self::default()
        }
    }

    /// The rows of the list: the entries, and one more where the office can look further.
    fn length(&self) -> usize {
        self.rows.len() + usize::from(self.next.is_some())
    }

    fn open(&self, desk: &Desk) -> Step {
        match self.rows.get(self.cursor.selected) {
            Some(row) => match &row.case {
                Some((case, _)) if desk.may(Command::OpenCase) => Step::open(Case::new(*case)),
                _ => Step::say("audit-no-case"),
            },
            None if self.next.is_some() => Step::read(FURTHER, Request::Audit(self.older())),
            None => Step::Stay,
        }
    }

    /// The same question from where the office stopped looking.
    fn older(&self) -> AuditQuery {
        AuditQuery {
            before: self.next,
            ..self.query.clone()
        }
    }

    fn take(&mut self, slot: &'static str, page: AuditPage) {
        if slot == FURTHER {
            // An answer to an older question would not fit below the rows.
            if page.query != self.older() {
                return;
            }
            self.rows.extend(page.rows);
        } else {
            self.query = page.query;
            self.rows = page.rows;
            self.cursor = ListCursor::default();
        }
        self.searched_to = page.searched_to.or(self.searched_to);
        self.next = page.next;
        self.answered = true;
        self.refusal = None;
    }
}

impl Page for Audit {
    fn title(&self, desk: &Desk) -> String {
        desk.words.text("audit-title")
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Audit, Context::Lists]
    }

    fn needs(&self) -> Vec<Ask> {
        // Who comes back from a case finds the entries as they were, however far back they go.
        match self.answered {
            true => Vec::new(),
            false => vec![Ask::read(NEWEST, Request::Audit(self.query.clone()))],
        }
    }

    fn run(&mut self, command: Command, desk: &Desk) -> Step {
        let height = parts(desk.body(), desk.theme).rows.height;
        if self.cursor.run(command, self.length(), height) {
            return Step::Stay;
        }
        match command {
            Command::Open => self.open(desk),
            Command::Filter => Step::show(filter::dialog(&self.query, desk)),
            _ => Step::Stay,
        }
    }

    fn answered(&mut self, slot: &'static str, answer: Answer, _desk: &Desk) -> Step {
        if let Answer::Audit(page) = answer {
            self.take(slot, *page);
        }
        match slot {
            filter::PURPOSE => Step::Close,
            _ => Step::Stay,
        }
    }

    fn refused(&mut self, _slot: &'static str, refusal: &Refusal, _desk: &Desk) -> Step {
        if !self.answered {
            self.refusal = Some(refusal.message().clone());
        }
        Step::Say(refusal.message().clone())
    }

    fn decided(&mut self, purpose: &'static str, outcome: Outcome<'_>, desk: &Desk) -> Step {
        match outcome {
            Outcome::Filled(form) => {
                let query = filter::query(form, &desk.words);
                Step::read(purpose, Request::Audit(query))
            }
            _ => Step::Stay,
        }
    }

    fn forget(&mut self) {
        self.rows = Vec::new();
        self.searched_to = None;
        self.next = None;
        self.answered = false;
    }

    fn about(&self) -> Message {
        Message::new("audit-about")
    }

    fn draw(&self, desk: &Desk, area: Rect, buffer: &mut Buffer) -> Option<Position> {
        let theme = desk.theme;
        let parts = parts(area, theme);
        let summary = filter::summary(&self.query, desk);
        text::draw(&summary, theme.heading(), parts.summary, buffer);
        let columns = rows::columns(desk);
        table::draw_heading(&columns, theme, parts.heading, buffer);
        if let Some(said) = self.nothing() {
            let said = desk.words.say(&said);
            let inside = parts.rows.inner(Margin::new(1, 0));
            text::draw_wrapped(&said, Style::new(), inside, buffer);
        }
        let further = desk.words.say(&self.further(desk));
        let draw_row = |index: usize, area: Rect, style: Style, buffer: &mut Buffer| match self
            .rows
            .get(index)
        {
            Some(row) => {
                let cells = rows::cells(row, desk);
                table::draw_row(&columns, &cells, style, area, buffer);
            }
            None => text::draw(&further, style, area, buffer),
        };
        let place = self
            .cursor
            .draw(self.length(), theme, parts.rows, buffer, draw_row);
        if let Some(row) = self.rows.get(self.cursor.selected) {
            rows::draw_selected(row, desk, parts.selected, buffer);
        }
        place
    }
}

impl Audit {
    /// What stands there instead of entries.
    fn nothing(&self) -> Option<Message> {
        match (&self.refusal, self.answered) {
            (Some(refusal), _) => Some(refusal.clone()),
            (None, true) if self.length() == 0 => Some(Message::new("audit-none")),
            _ => None,
        }
    }

    /// The row that says how far back the office has looked.
    fn further(&self, desk: &Desk) -> Message {
        let moment = self
            .searched_to
            .map(|moment| desk.words.day_and_time(moment));
        Message::new("audit-further").with("moment", moment.unwrap_or_default())
    }
}

fn parts(area: Rect, theme: Theme) -> ListParts {
    list_parts(area, theme.written_out(SELECTED_ROWS))
}
