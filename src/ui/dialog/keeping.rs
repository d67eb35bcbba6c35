//! How what is typed into a form is kept until it is saved: as a draft of the record that the form is
//! about, read back when the form is opened again.

use crate::domain::Instant;
use crate::domain::draft::{Draft, DraftAbout, DraftName, DraftText, FieldText};
use crate::domain::identifier::DraftId;
use crate::domain::message::Message;
use crate::office::drafts::{KeptDrafts, Origin};
use std::collections::VecDeque;

/// The draft of a form.
#[derive(Debug)]
pub struct Keeping {
    name: DraftName,
    /// Whether the office still looks for what is kept.
    opening: bool,
    /// Where the text comes from; nothing if the office could not say.
    origin: Option<Origin>,
    based_on: Option<u64>,
    revision: u64,
    /// The text that is kept, or on its way to be.
    asked: Option<Vec<FieldText>>,
    state: State,
    /// When another text of the form was kept in a second place.
    elsewhere: Option<Instant>,
    /// Further texts that are kept, the next one to be shown first.
    others: VecDeque<Draft>,
    unreadable: bool,
}

/// Whether the last text is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
enum State {
    /// Nothing was typed so far.
    NotYet,
    /// It was, at this moment.
    At(Instant),
    /// It could not be, and why.
    Failed(Message),
}

impl Keeping {
    /// A form of this purpose about a record.
    pub(super) fn new(purpose: &str, about: DraftAbout) -> Self {
        Self {
            name: DraftName {
                form: purpose.to_owned(),
                about,
            },
            opening: true,
            origin: None,
            based_on: None,
            revision: 0,
            asked: None,
            state: State::NotYet,
            elsewhere: None,
            others: VecDeque::new(),
            unreadable: false,
        }
    }

    /// The version of the record that the form was opened on.
    pub(super) fn set_based_on(&mut self, version: u64) {
        self.based_on = Some(version);
    }

    /// The text is saved over this version.
    pub(super) fn saves_over(&mut self, version: Option<u64>) {
        self.based_on = version;
        if let Some(origin) = &mut self.origin {
            origin.based_on = version;
        }
    }

    /// What it is a draft of.
    pub(super) fn name(&self) -> &DraftName {
        &self.name
    }

    /// Whether the office still looks for what is kept.
    pub(super) fn is_opening(&self) -> bool {
        self.opening
    }

    /// Takes what is kept, and gives the text to go on with.
    pub(super) fn opened(&mut self, drafts: KeptDrafts) -> Option<Vec<FieldText>> {
        self.opening = false;
        self.origin = Some(Origin::new(drafts.id, self.based_on));
        self.unreadable = drafts.unreadable > 0;
        self.others = drafts.kept.into();
        self.next()
    }

    /// The office could not say what is kept.
    pub(super) fn not_opened(&mut self, why: Message) {
        self.opening = false;
        self.state = State::Failed(why);
    }

    /// Goes on to the next text that is kept; the one before stays kept, behind the others.
    pub(super) fn next(&mut self) -> Option<Vec<FieldText>> {
        let origin = self.origin.as_mut()?;
        let draft = self.others.pop_front()?;
        let DraftText::Form(text) = draft.text else {
            return None;
        };
        origin.replaces = Some((draft.id, draft.revision));
        origin.based_on = draft.based_on;
        self.state = State::At(draft.kept_at);
        self.asked = Some(text.clone());
        Some(text)
    }

    /// Whether another text can be shown instead: nothing was typed into this one.
    pub(super) fn has_next(&self) -> bool {
        self.revision == 0 && !self.others.is_empty()
    }

    /// The draft to be kept, if the text is not kept yet.
    pub(super) fn draft(&mut self, text: Vec<FieldText>) -> Option<Draft> {
        let origin = self.origin.as_ref()?;
        if self.asked.as_ref() == Some(&text) {
            return None;
        }
        self.revision += 1;
        self.asked = Some(text.clone());
        Some(Draft {
            name: self.name.clone(),
            id: origin.id,
            revision: self.revision,
            replaces: origin.replaces,
            based_on: origin.based_on,
            kept_at: Instant::default(),
            text: DraftText::Form(text),
        })
    }

    /// Hears that the text was kept.
    pub(super) fn kept(&mut self, at: Instant, elsewhere: Option<Instant>) {
        self.state = State::At(at);
        self.elsewhere = elsewhere;
        if let Some(origin) = &mut self.origin {
            origin.replaces = None;
        }
    }

    /// Hears that the text could not be kept; it is tried again with the next pause.
    pub(super) fn failed(&mut self, why: Message) {
        self.state = State::Failed(why);
        self.asked = None;
    }

    /// Whether a text is kept.
    pub(super) fn is_kept(&self) -> bool {
        matches!(self.state, State::At(_))
    }

    /// The drafts that are saved, or given up, with the form.
    pub(super) fn drafts(&self) -> Vec<DraftId> {
        match &self.origin {
            Some(origin) if self.asked.is_some() || self.revision > 0 => origin.drafts(),
            _ => Vec::new(),
        }
    }

    /// The version of the record that was seen when the text was begun.
    pub(super) fn based_on(&self) -> Option<u64> {
        self.origin
            .as_ref()
            .map_or(self.based_on, |one| one.based_on)
    }

    /// What is said about it under the form.
    pub(super) fn said(&self) -> Vec<Message> {
        let mut said = Vec::new();
        match &self.state {
            State::NotYet => {}
            State::At(moment) => said.push(Message::new("form-kept").with("moment", *moment)),
            State::Failed(why) => said.push(Message::new("form-not-kept").with("why", why.clone())),
        }
        if let Some(moment) = self.elsewhere {
            said.push(Message::new("form-kept-elsewhere").with("moment", moment));
        }
        if self.has_next() {
            said.push(Message::new("form-others-kept").with("count", self.others.len()));
        }
        if self.unreadable {
            said.push(Message::new("form-unreadable"));
        }
        said
    }
}
