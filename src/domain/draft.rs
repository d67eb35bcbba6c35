//! Drafts: what somebody has typed into a form or a session and not saved yet. They lie beside the
//! records, for the account alone that typed them; nobody else ever sees them.

use super::Instant;
use super::identifier::{AccountId, ActionId, CaseId, DraftId, ReferralId, SpecialistId};
use super::session::SessionDraft;
use serde::{Deserialize, Serialize};

/// The form of a [`DraftName`] under which a session lies.
pub const SESSION_FORM: &str = "session";

/// What a draft is a draft of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DraftName {
    /// The purpose of the form, or [`SESSION_FORM`].
    pub form: String,
    /// The record that it is about.
    pub about: DraftAbout,
}

/// The record that a draft is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum DraftAbout {
    /// The session with a specialist.
    Session(SpecialistId),
    /// A case.
    Case(CaseId),
    /// A referral.
    Referral(ReferralId),
    /// An action.
    Action(ActionId),
}

impl DraftAbout {
    /// The id of the record, as text.
    pub fn record(self) -> String {
        match self {
            Self::Session(specialist) => specialist.to_string(),
            Self::Case(case) => case.to_string(),
            Self::Referral(referral) => referral.to_string(),
            Self::Action(action) => action.to_string(),
        }
    }
}

/// A text that is not saved yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// What it is a draft of.
    pub name: DraftName,
    /// Which text it is. Each opening of a form writes one of its own, so that two that are open at
    /// once never write over each other.
    pub id: DraftId,
    /// How often this text was kept.
    pub revision: u64,
    /// The text with its revision that it goes on from, and takes the place of.
    pub replaces: Option<(DraftId, u64)>,
    /// The version of the record that was seen when it was begun, 0 if there was none yet; `None`
    /// where it edits none.
    pub based_on: Option<u64>,
    /// When it was kept; whoever keeps it sets it.
    pub kept_at: Instant,
    /// What was typed.
    pub text: DraftText,
}

/// What was typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum DraftText {
    /// A session.
    Session(Box<SessionDraft>),
    /// The fields of a form.
    Form(Vec<FieldText>),
}

/// What stands in a field of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldText {
    /// The name of the field.
    pub field: String,
    /// The text, or the values that are chosen.
    pub values: Vec<String>,
}

/// The drafts of an account that were saved last. Written with what was saved: a draft that could
/// not be taken away after it is known by this, and never offered as unsaved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedDrafts {
    /// Whose.
    pub account: AccountId,
    /// Which, the oldest first.
    pub drafts: Vec<DraftId>,
}

/// How many saved drafts are remembered: far more than can be left behind at once.
const REMEMBERED: usize = 64;

impl SavedDrafts {
    /// None yet.
    pub fn none(account: AccountId) -> Self {
        Self {
            account,
            drafts: Vec::new(),
        }
    }

    /// Remembers these, and forgets the oldest beyond what is remembered.
    pub fn remember(&mut self, drafts: &[DraftId]) {
        self.drafts.extend_from_slice(drafts);
        let surplus = self.drafts.len().saturating_sub(REMEMBERED);
        self.drafts.drain(..surplus);
    }
}
