//! The whole state of the interface.

use super::cover::Cover;
use super::desk::Desk;
use super::dialog::{Dialog, form::FormDialog};
use super::keymap::{Context, Typing};
use super::message::{Ask, AskKind, Msg, Ticket};
use super::screen::{ScreenId, ScreenStack};
use super::update::{AfterKeeping, Freshness};
use super::widget::footer;
use crate::domain::message::Message;
use std::collections::VecDeque;

/// Everything that is drawn or decided upon.
pub struct App {
    /// What every screen may look at.
    pub desk: Desk,
    /// The screens that are open.
    pub screens: ScreenStack,
    /// What stands in front of them.
    pub dialog: Option<Dialog>,
    /// The form that waits behind a question about it.
    pub behind: Option<Dialog>,
    /// What is drawn instead of all of them.
    pub cover: Option<Cover>,
    /// One line that is shown until the next key.
    pub notice: Option<Message>,
    /// What the office was asked and has not answered.
    pub pending: Pending,
    /// Whether something was typed since the last draft was kept.
    pub draft_due: bool,
    /// What follows as soon as everything that is typed is kept.
    pub after_keeping: Option<AfterKeeping>,
    /// What did not follow, because something could not be kept.
    pub not_kept: Option<AfterKeeping>,
    /// What was typed and waits: until a form is open, saved or left, or the rows that it is about are there.
    pub held_back: VecDeque<Msg>,
    /// Whether the program is about to end.
    pub leaving: Leaving,
    /// How fresh what is in front is, and who else has it there.
    pub fresh: Freshness,
    /// Whether the looks for a slow line are suggested.
    pub line_is_slow: bool,
    /// The line of hints as it was drawn last.
    pub hints: footer::Kept,
}

impl App {
    /// The contexts whose keys hold now, the most specific first.
    pub fn contexts(&self) -> Vec<Context> {
        match (&self.cover, &self.dialog) {
            (Some(cover), _) => [cover.contexts(), &[Context::Always]].concat(),
            (None, Some(dialog)) => [dialog.contexts(), &[Context::Always]].concat(),
            (None, None) => {
                let own = self.screens.active().page().contexts();
                [own, &[Context::Everywhere, Context::Always]].concat()
            }
        }
    }

    /// Whether a text field has the focus.
    pub fn typing(&self) -> Typing {
        match (&self.cover, &self.dialog) {
            (Some(cover), _) => cover.typing(),
            (None, Some(dialog)) => dialog.typing(),
            (None, None) => self.screens.active().page().typing(),
        }
    }

    /// The form that is open, in front or behind a question about it.
    pub fn form(&self) -> Option<&FormDialog> {
        [&self.dialog, &self.behind]
            .into_iter()
            .find_map(|dialog| match dialog {
                Some(Dialog::Form(form)) => Some(form),
                _ => None,
            })
    }

    /// Whether the form that is open is being saved.
    pub fn is_saving_form(&self) -> bool {
        let id = self.screens.active_id();
        self.form()
            .is_some_and(|form| self.pending.saves(id, form.purpose))
    }

    /// The form that is open, to change it.
    pub fn form_mut(&mut self) -> Option<&mut FormDialog> {
        self.form_and_desk().0
    }

    /// The same, with what every form may look at.
    pub fn form_and_desk(&mut self) -> (Option<&mut FormDialog>, &Desk) {
        let form =
            [&mut self.dialog, &mut self.behind]
                .into_iter()
                .find_map(|dialog| match dialog {
                    Some(Dialog::Form(form)) => Some(form),
                    _ => None,
                });
        (form, &self.desk)
    }
}

/// Whether the program is about to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leaving {
    /// It is not.
    No,
    /// As soon as everything is saved; if that fails, it stays.
    WhenSaved,
    /// Something could not be kept; asking again leaves without it.
    NotKept,
    /// As soon as the office has answered, whatever it says: the terminal is gone.
    WhenAnswered,
}

/// The requests without an answer.
#[derive(Debug, Default)]
pub struct Pending {
    waiting: Vec<Waiting>,
    last: u64,
    /// How often the sign of work was moved on; `None` while nothing takes long.
    pub spinner: Option<usize>,
    /// How far the office says it is with a long work, until its next answer.
    pub told: Option<Message>,
}

/// One request without an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Its number.
    pub ticket: Ticket,
    /// Who asked.
    pub screen: ScreenId,
    /// For which place.
    pub slot: &'static str,
    /// Whether it saves.
    pub kind: AskKind,
}

impl Pending {
    /// Notes a request and gives its ticket. An older one that only reads for the same place is forgotten.
    pub fn add(&mut self, screen: ScreenId, ask: &Ask) -> Ticket {
        self.waiting.retain(|waiting| {
            let same = waiting.screen == screen && waiting.slot == ask.slot;
            !(same && waiting.kind != AskKind::Save && ask.kind != AskKind::Save)
        });
        self.last += 1;
        let ticket = Ticket(self.last);
        self.waiting.push(Waiting {
            ticket,
            screen,
            slot: ask.slot,
            kind: ask.kind,
        });
        ticket
    }

    /// Takes out the request with this ticket, if somebody still waits for it.
    pub fn take(&mut self, ticket: Ticket) -> Option<Waiting> {
        let index = self
            .waiting
            .iter()
            .position(|waiting| waiting.ticket == ticket)?;
        let taken = self.waiting.remove(index);
        if self.waiting.is_empty() {
            self.spinner = None;
        }
        Some(taken)
    }

    /// Forgets these requests: what comes late is not shown.
    pub fn forget(&mut self, forgotten: impl Fn(&Waiting) -> bool) {
        self.waiting.retain(|waiting| !forgotten(waiting));
        self.spinner = None;
    }

    /// Whether nothing is being asked.
    pub fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// Whether something is being saved.
    pub fn is_saving(&self) -> bool {
        self.waiting
            .iter()
            .any(|waiting| waiting.kind == AskKind::Save)
    }

    /// Whether something is asked for this slot.
    pub fn is_asked(&self, slot: &str) -> bool {
        self.waiting.iter().any(|waiting| waiting.slot == slot)
    }

    /// Whether this screen is reading into this slot.
    pub fn reads(&self, screen: ScreenId, slot: &str) -> bool {
        self.waiting.iter().any(|waiting| {
            waiting.kind == AskKind::Read && waiting.screen == screen && waiting.slot == slot
        })
    }

    /// Whether this screen is saving into this slot.
    pub fn saves(&self, screen: ScreenId, slot: &str) -> bool {
        self.waiting.iter().any(|waiting| {
            waiting.kind == AskKind::Save && waiting.screen == screen && waiting.slot == slot
        })
    }
}
