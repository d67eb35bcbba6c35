//! The weekly supervision session: the note is written here, while talking.
//!
//! On the left the places of the session, on the right what happened since one last spoke of the
//! selected case, or the sheet on which is being written. Everything that is entered stays in one
//! draft here; the office only keeps it, records contacts, and signs or holds the session at the end.

mod draw;
pub(super) mod forms;
mod head;
mod list;
mod place;
mod run;
mod sheets;
mod story;
mod summary;
mod writing;

use super::Page;
use crate::domain::Instant;
use crate::domain::draft::{Draft, DraftAbout, DraftName, DraftText, SESSION_FORM};
use crate::domain::identifier::SpecialistId;
use crate::domain::message::{Argument, Message};
use crate::office::sessions::SessionView;
use crate::office::{Answer, Refusal, Request};
use crate::ui::command::Command;
use crate::ui::desk::Desk;
use crate::ui::dialog::Outcome;
use crate::ui::dialog::conflict::ConflictDialog;
use crate::ui::keymap::{Context, Typing};
use crate::ui::message::{Ask, Step};
use crate::ui::widget::marks::Marks;
use crate::ui::widget::text;
use crossterm::event::KeyEvent;
use place::Place;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use writing::{Closing, Kept, Writing};

/// The purpose of the choice between two texts that are both kept.
const TWICE: &str = "twice";

/// The session with one specialist.
#[derive(Debug)]
pub struct Session {
    specialist: SpecialistId,
    /// Nothing until the office has answered.
    writing: Option<Box<Writing>>,
    /// The place at which it was when the screen was locked.
    left_at: Option<Place>,
}

impl Session {
    /// The session with this specialist: a new one, or the one that was begun.
    pub fn new(specialist: SpecialistId) -> Self {
        Self {
            specialist,
            writing: None,
            left_at: None,
        }
    }

    fn opened(&mut self, view: SessionView, desk: &Desk) -> Step {
        match &mut self.writing {
            Some(writing) if writing.closing != Closing::Done => {
                writing.refresh(view, desk.body().height);
                Step::Stay
            }
            _ => {
                let begun = Argument::Instant(view.draft.started_at);
                let said = if view.signed_meanwhile {
                    Step::say("session-signed-meanwhile")
                } else if view.resumed {
                    Step::Say(Message::new("session-resumed").with("moment", begun))
                } else if view.draft.items.is_empty() {
                    Step::Stay
                } else {
                    Step::Say(Message::new("session-held-before").with("moment", begun))
                };
                let twice = view.twice.clone();
                let mut writing = Box::new(Writing::new(view));
                if let Some(place) = self.left_at.take() {
                    writing.select(place, desk.body().height);
                }
                self.writing = Some(writing);
                match twice {
                    Some(twice) => Step::show(ConflictDialog::new(TWICE, *twice)),
                    None => said,
                }
            }
        }
    }
}

impl Page for Session {
    fn title(&self, desk: &Desk) -> String {
        let title = desk.words.text("session-title");
        match &self.writing {
            Some(writing) => {
                let name = &writing.view.specialist_name;
                format!("{title}{}{name}", desk.theme.dot())
            }
            None => title,
        }
    }

    fn aside(&self, desk: &Desk) -> String {
        let Some(writing) = &self.writing else {
            return desk.who_and_day();
        };
        let words = &desk.words;
        let dot = desk.theme.dot();
        let kept = match writing.kept {
            Kept::NotYet => String::new(),
            Kept::At(moment) => {
                let time = words.time(moment);
                format!(
                    "{}{dot}",
                    words.say(&Message::new("session-kept").with("time", time))
                )
            }
            Kept::Failed => format!("{}{dot}", words.text("session-not-kept")),
        };
        let entered = Message::new("session-entered")
            .with("cases", writing.draft.items.len())
            .with("of", writing.view.cases.len());
        let day = words.weekday_day(writing.draft.on);
        format!("{kept}{}{dot}{day}", words.say(&entered))
    }

    fn contexts(&self) -> &'static [Context] {
        self.writing.as_deref().map_or(&[], contexts)
    }

    fn typing(&self) -> Typing {
        match &self.writing {
            Some(writing) if writing.sheet.is_some() && writing.closing == Closing::No => {
                Typing::Yes
            }
            _ => Typing::No,
        }
    }

    fn reason_for_names(&self) -> Option<&'static str> {
        Some("names-supervision")
    }

    fn needs(&self) -> Vec<Ask> {
        vec![Ask::read("session", Request::Session(self.specialist))]
    }

    fn run(&mut self, command: Command, desk: &Desk) -> Step {
        match &mut self.writing {
            Some(writing) if writing.closing == Closing::No => run::run(writing, command, desk),
            _ => Step::Stay,
        }
    }

    fn typed(&mut self, key: KeyEvent, desk: &Desk) -> Step {
        if let Some(writing) = &mut self.writing {
            let size = draw::sheet_area(writing, desk.theme, desk.body()).as_size();
            if let Some(sheet) = &mut writing.sheet {
                sheet.typed(key, size, &desk.words);
            }
            writing.write_back();
        }
        Step::Stay
    }

    fn pasted(&mut self, text: &str, _desk: &Desk) -> Step {
        if let Some(writing) = &mut self.writing {
            if let Some(sheet) = &mut writing.sheet {
                sheet.pasted(text);
            }
            writing.write_back();
        }
        Step::Stay
    }

    fn answered(&mut self, slot: &'static str, answer: Answer, desk: &Desk) -> Step {
        if let (Answer::Session(view), "session") = (answer.clone(), slot) {
            return self.opened(*view, desk);
        }
        match &mut self.writing {
            Some(writing) => run::answered(writing, slot, &answer),
            None => Step::Stay,
        }
    }

    fn refused(&mut self, slot: &'static str, refusal: &Refusal, desk: &Desk) -> Step {
        match &mut self.writing {
            Some(writing) => run::refused(writing, slot, refusal, desk),
            None => Step::Say(refusal.message().clone()),
        }
    }

    fn kept(&mut self, result: &Result<Answer, Refusal>) -> Step {
        match &mut self.writing {
            Some(writing) => run::kept(writing, result),
            None => Step::Stay,
        }
    }

    fn decided(&mut self, purpose: &'static str, outcome: Outcome<'_>, desk: &Desk) -> Step {
        match &mut self.writing {
            Some(writing) => run::decided(writing, purpose, &outcome, desk),
            None => Step::Stay,
        }
    }

    fn forget(&mut self) {
        self.left_at = self.writing.take().map(|writing| writing.place());
    }

    fn marks(&mut self) -> Option<&mut Marks> {
        let writing = self.writing.as_mut()?;
        Some(&mut writing.cursor.marks)
    }

    fn about(&self) -> Message {
        Message::new("session-about")
    }

    fn draft(&self) -> Option<Draft> {
        let writing = self.writing.as_deref()?;
        if writing.closing != Closing::No || !writing.changed {
            return None;
        }
        Some(Draft {
            name: DraftName {
                form: SESSION_FORM.to_owned(),
                about: DraftAbout::Session(self.specialist),
            },
            id: writing.origin.id,
            revision: 0,
            replaces: writing.origin.replaces,
            based_on: writing.origin.based_on,
            kept_at: Instant::default(),
            text: DraftText::Session(Box::new(writing.draft.clone())),
        })
    }

    fn draw(&self, desk: &Desk, area: Rect, buffer: &mut Buffer) -> Option<Position> {
        match &self.writing {
            Some(writing) => draw::draw(writing, desk, area, buffer),
            None => {
                let waiting = desk.words.text("session-opening");
                text::draw(&waiting, desk.theme.quiet(), area, buffer);
                None
            }
        }
    }
}

/// The contexts whose keys mean something for the selected place.
fn contexts(writing: &Writing) -> &'static [Context] {
    use Context::{
        Editor, Lists, Session, SessionActions, SessionCase, SessionList, SessionQuick,
        SessionSheet,
    };
    let case = writing.place().case().is_some();
    let actions = !writing.open_actions().is_empty() || !writing.new_actions().is_empty();
    match (writing.sheet.is_some(), case, actions) {
        (true, true, _) => &[SessionSheet, SessionCase, Session, Editor],
        (true, false, _) => &[SessionSheet, Session, Editor],
        (false, true, true) => &[
            SessionQuick,
            SessionCase,
            SessionActions,
            SessionList,
            Session,
            Lists,
        ],
        (false, true, false) => &[SessionQuick, SessionCase, SessionList, Session, Lists],
        (false, false, true) => &[SessionActions, SessionList, Session, Lists],
        (false, false, false) => &[SessionList, Session, Lists],
    }
}
