//! A form in front of a screen. Esc never loses text: what is typed is kept as a draft, and asked about
//! where that can't be.

use super::Reply;
use super::keeping::Keeping;
use crate::domain::draft::{Draft, DraftAbout, DraftName};
use crate::domain::identifier::DraftId;
use crate::domain::message::Message;
use crate::language::Words;
use crate::office::drafts::KeptDrafts;
use crate::office::{Answer, Refusal};
use crate::ui::command::Command;
use crate::ui::desk::Desk;
use crate::ui::keymap::{Context, Typing};
use crate::ui::widget::form::Form;
use crate::ui::widget::{popup, text};
use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect};

/// A form with a title.
#[derive(Debug)]
pub struct FormDialog {
    /// What the screen calls it: a save in the slot of this name closes the form when it is done.
    pub purpose: &'static str,
    /// What the office said about the last try to save.
    pub refusal: Option<Message>,
    /// The fields.
    pub form: Form,
    title: Message,
    leaving: bool,
    keeping: Option<Keeping>,
    /// The version of the record that the form was opened on, if it changes one.
    based_on: Option<u64>,
}

impl FormDialog {
    /// A form.
    pub fn new(purpose: &'static str, title: Message, form: Form) -> Self {
        Self {
            purpose,
            refusal: None,
            form,
            title,
            leaving: false,
            keeping: None,
            based_on: None,
        }
    }

    /// The same form, whose text is kept as a draft about a record until it is saved.
    #[must_use]
    pub fn about(mut self, record: DraftAbout) -> Self {
        self.keeping = Some(Keeping::new(self.purpose, record));
        self
    }

    /// The same form, which changes a record of this version: where there is another one when it is
    /// saved, that is a conflict.
    #[must_use]
    pub fn based_on(mut self, version: u64) -> Self {
        self.based_on = Some(version);
        if let Some(keeping) = &mut self.keeping {
            keeping.set_based_on(version);
        }
        self
    }

    /// What the text of the form is a draft of, if it is kept.
    pub fn draft_name(&self) -> Option<&DraftName> {
        self.keeping.as_ref().map(Keeping::name)
    }

    /// Whether the form still waits for the text that was kept.
    pub fn is_opening(&self) -> bool {
        self.keeping.as_ref().is_some_and(Keeping::is_opening)
    }

    /// Takes the text that was kept of the form.
    pub fn opened(&mut self, kept: Result<KeptDrafts, Message>) {
        let Some(keeping) = &mut self.keeping else {
            return;
        };
        match kept {
            Ok(kept) => {
                if let Some(text) = keeping.opened(kept) {
                    self.form.fill(&text);
                }
            }
            Err(why) => keeping.not_opened(why),
        }
    }

    /// The draft to be kept, if something was typed that is not kept yet.
    pub fn draft(&mut self, desk: &Desk) -> Option<Draft> {
        if !self.form.is_changed() {
            return None;
        }
        let text = self.form.texts(&desk.words);
        self.keeping.as_mut()?.draft(text)
    }

    /// Hears whether the text was kept.
    pub fn kept(&mut self, result: &Result<Answer, Refusal>) {
        match (&mut self.keeping, result) {
            (Some(keeping), Ok(Answer::DraftKept { at, elsewhere })) => {
                keeping.kept(*at, *elsewhere);
            }
            (Some(keeping), Err(refusal)) => {
                keeping.failed(refusal.message().clone());
                self.leaving = false;
            }
            _ => {}
        }
    }

    /// Whether what is typed is kept.
    pub fn is_kept(&self) -> bool {
        self.keeping.as_ref().is_some_and(Keeping::is_kept)
    }

    /// Asks whether the text may go, because it can't be kept.
    pub fn ask_to_leave(&mut self) {
        self.leaving = true;
    }

    /// The drafts that are saved, or given up, with the form.
    pub fn drafts(&self) -> Vec<DraftId> {
        self.keeping.as_ref().map_or_else(Vec::new, Keeping::drafts)
    }

    /// The version of the record that was seen when the text was begun.
    pub fn version(&self) -> Option<u64> {
        self.keeping
            .as_ref()
            .map_or(self.based_on, Keeping::based_on)
    }

    /// Saves over the version that lies there now, deliberately.
    pub fn saves_over(&mut self, version: Option<u64>) {
        self.based_on = version;
        if let Some(keeping) = &mut self.keeping {
            keeping.saves_over(version);
        }
    }

    pub(super) fn contexts(&self) -> &'static [Context] {
        if self.leaving {
            &[Context::Leaving]
        } else if self.form.is_editing() {
            &[Context::Form, Context::Editor]
        } else {
            &[Context::Form]
        }
    }

    pub(super) fn typing(&self) -> Typing {
        if self.leaving {
            Typing::No
        } else {
            Typing::Yes
        }
    }

    pub(super) fn run(&mut self, command: Command, desk: &Desk) -> Reply {
        match command {
            Command::Discard if self.leaving => Reply::GivenUp,
            Command::Discard => {
                self.leaving = self.form.is_changed() || self.is_kept();
                Reply::Stay
            }
            Command::OtherText => {
                self.show_next();
                Reply::Stay
            }
            Command::Back if self.leaving => {
                self.leaving = false;
                Reply::Stay
            }
            Command::Back if !self.form.is_changed() => Reply::Dismissed,
            Command::Back if self.keeping.is_some() => Reply::Left,
            Command::Back => {
                self.leaving = true;
                Reply::Stay
            }
            Command::Save => {
                self.leaving = false;
                self.refusal = None;
                if self.form.check(&desk.words) {
                    Reply::Filled
                } else {
                    Reply::Stay
                }
            }
            _ => {
                self.form.run(command);
                Reply::Stay
            }
        }
    }

    fn show_next(&mut self) {
        let keeping = self.keeping.as_mut().filter(|keeping| keeping.has_next());
        if let Some(text) = keeping.and_then(Keeping::next) {
            self.form.fill(&text);
        }
    }

    pub(super) fn typed(&mut self, key: KeyEvent, desk: &Desk) {
        if !self.leaving {
            let inside = popup::content(u16::MAX, desk.body());
            self.form.typed(key, inside.width, &desk.words);
        }
    }

    pub(super) fn pasted(&mut self, text: &str) {
        if !self.leaving {
            self.form.pasted(text);
        }
    }

    pub(super) fn draw(&self, desk: &Desk, area: Rect, buffer: &mut Buffer) -> Option<Position> {
        let words = &desk.words;
        let cells = area.width.saturating_sub(2);
        let kept = match &self.keeping {
            Some(keeping) => sentences(&keeping.said(), words),
            None => String::new(),
        };
        let said = match (&self.refusal, self.leaving) {
            (_, true) => words.text("form-leaving"),
            (Some(refusal), false) => words.say(refusal),
            (None, false) => String::new(),
        };
        let [kept_rows, said_rows] = [&kept, &said].map(|said| rows_of(said, cells));
        let below = kept_rows.saturating_add(said_rows);
        let rows = self.form.rows(words, cells).saturating_add(below);
        let title = words.say(&self.title);
        let inside = popup::draw(&title, rows, desk.theme, area, buffer);
        let [fields, kept_area, said_area] = inside.layout(&Layout::vertical([
            Constraint::Min(0),
            Constraint::Length(kept_rows),
            Constraint::Length(said_rows),
        ]));
        text::draw_wrapped(&kept, desk.theme.quiet(), kept_area, buffer);
        text::draw_wrapped(&said, desk.theme.urgent(), said_area, buffer);
        self.form.draw(words, desk.theme, fields, buffer)
    }
}

fn sentences(messages: &[Message], words: &Words) -> String {
    let said: Vec<String> = messages.iter().map(|message| words.say(message)).collect();
    said.join("\n")
}

/// The rows that a text takes; none where there is nothing to say.
fn rows_of(said: &str, cells: u16) -> u16 {
    match said {
        "" => 0,
        said => u16::try_from(text::wrapped(said, cells.into()).len()).unwrap_or(u16::MAX),
    }
}
