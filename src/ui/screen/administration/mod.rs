//! *Administration*, the first screen of who keeps the service running and sees no case: one row for each
//! thing to look after. Enter does what the row is for; what came of it stands below. `rows` writes them,
//! `settings` is the form of how what is recorded is kept safe, `server` who is connected.

mod rows;
mod server;
mod settings;

use super::Page;
use super::audit::Audit;
use crate::domain::message::Message;
use crate::office::administration::Administration as Kept;
use crate::office::backup::{BackupState, BackupTo};
use crate::office::verification::Verification;
use crate::office::{Answer, Refusal, Request};
use crate::ui::command::Command;
use crate::ui::desk::Desk;
use crate::ui::dialog::Outcome;
use crate::ui::keymap::Context;
use crate::ui::message::{Ask, Step};
use crate::ui::widget::document::Scroll;
use crate::ui::widget::list::ListCursor;
use crate::ui::widget::rule;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::style::Style;
use rows::Row;

/// The slot of what is shown.
const KEPT: &str = "administration";
/// The slot of a backup.
const BACKUP: &str = "backup";
/// The slot of a verification.
const VERIFY: &str = "verify";

/// The store and the accounts.
#[derive(Debug, Default)]
pub struct Administration {
    kept: Option<Box<Kept>>,
    cursor: ListCursor,
    verified: Option<Result<Verification, Message>>,
}

impl Administration {
    /// The screen, before anything was answered.
    pub fn new() -> Self {
        Self::default()
    }

    fn row(&self, desk: &Desk) -> Option<Row> {
        rows::of(self.kept.as_deref(), desk)
            .get(self.cursor.selected)
            .copied()
    }

    /// Does what the selected row is for.
    fn open(&self, desk: &Desk) -> Step {
        match self.row(desk) {
            Some(Row::Backup) => Step::save(BACKUP, Request::Backup(BackupTo::Store)),
            Some(Row::Verification) => Step::read(VERIFY, Request::Verify),
            Some(Row::Settings) => match &self.kept {
                Some(kept) => Step::show(settings::dialog(kept, desk)),
                None => Step::Stay,
            },
            Some(Row::Server) => match self.kept.as_deref().and_then(server::everybody) {
                Some(everybody) => Step::show(everybody),
                None => Step::Stay,
            },
            Some(Row::Audit) => Step::open(Audit::new()),
            Some(Row::Store | Row::Accounts) | None => Step::Stay,
        }
    }
}

impl Page for Administration {
    fn title(&self, desk: &Desk) -> String {
        desk.words.text("administration-title")
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Lists]
    }

    fn needs(&self) -> Vec<Ask> {
        vec![
            Ask::read("me", Request::Me),
            Ask::read(KEPT, Request::Administration),
        ]
    }

    fn run(&mut self, command: Command, desk: &Desk) -> Step {
        let rows = rows::of(self.kept.as_deref(), desk).len();
        let [_, list, _, _] = areas(rows, desk.body());
        if self.cursor.run(command, rows, list.height) {
            return Step::Stay;
        }
        match command {
            Command::Open => self.open(desk),
            _ => Step::Stay,
        }
    }

    fn answered(&mut self, slot: &'static str, answer: Answer, _desk: &Desk) -> Step {
        match answer {
            Answer::Done if slot == settings::PURPOSE => {
                return Step::say("cli-settings-changed");
            }
            Answer::Administration(kept) => {
                let running = matches!(kept.backup, BackupState::Running(_));
                self.kept = Some(kept);
                if running {
                    return Step::LookAgain;
                }
            }
            Answer::Verified(verification) => self.verified = Some(Ok(verification)),
            _ => {}
        }
        Step::Stay
    }

    fn refused(&mut self, slot: &'static str, refusal: &Refusal, _desk: &Desk) -> Step {
        if slot == VERIFY {
            self.verified = Some(Err(refusal.message().clone()));
        }
        Step::Say(refusal.message().clone())
    }

    fn decided(&mut self, _purpose: &'static str, outcome: Outcome<'_>, _desk: &Desk) -> Step {
        match outcome {
            Outcome::Filled(form) => settings::save(form),
            _ => Step::Stay,
        }
    }

    fn forget(&mut self) {
        self.kept = None;
        self.verified = None;
    }

    fn about(&self) -> Message {
        Message::new("administration-about")
    }

    fn draw(&self, desk: &Desk, area: Rect, buffer: &mut Buffer) -> Option<Position> {
        let kept = self.kept.as_ref()?;
        let rows = rows::of(Some(kept), desk);
        let [head, list, line, below] = areas(rows.len(), area);
        rows::draw_head(kept, desk, head, buffer);
        let draw_row = |index: usize, area: Rect, style: Style, buffer: &mut Buffer| {
            if let Some(row) = rows.get(index) {
                row.draw(self, kept, style, desk, area, buffer);
            }
        };
        let place = self
            .cursor
            .draw(rows.len(), desk.theme, list, buffer, draw_row);
        if let Some(row) = self.row(desk) {
            let title = desk.words.text(row.label());
            rule::draw(&title, desk.theme, line, buffer);
            let details = row.details(self, kept, desk);
            details.draw(&Scroll::default(), &desk.words, desk.theme, below, buffer);
        }
        place
    }
}

/// The service, the rows, the line above what belongs to the selected row, and that.
fn areas(rows: usize, body: Rect) -> [Rect; 4] {
    let rows = u16::try_from(rows).unwrap_or(u16::MAX);
    Layout::vertical([
        Constraint::Length(2),
        Constraint::Length(rows.saturating_add(1)),
        Constraint::Length(1),
        Constraint::Fill(1),
    ])
    .areas(body)
}
