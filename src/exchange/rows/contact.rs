//! Rows of contacts.

use super::{Coded, Codes, Row, Wording};
use crate::domain::contact::Contact;
use crate::domain::{Day, Instant};
use serde::Serialize;

/// A contact, made or tried.
#[derive(Debug, Clone, Default, Serialize)]
#[allow(missing_docs)] // The fields are those of the record.
pub struct ContactRow {
    pub id: String,
    pub case_code: String,
    pub on: Day,
    pub medium: Coded,
    pub made: bool,
    /// How many people were seen.
    pub seen: usize,
    /// How many of them without other adults in the room.
    pub seen_alone: usize,
    pub note: String,
    pub referral_id: Option<String>,
    pub recorded_at: Instant,
    /// The account that entered it.
    pub recorded_by_id: String,
    /// The code of the specialist for whom it was entered.
    pub on_behalf_of: Option<String>,
}

impl Row for ContactRow {
    const BRIEF: &'static [&'static str] = &["case_code", "on", "medium", "made", "seen", "note"];
}

impl ContactRow {
    /// The row of a contact.
    pub fn of(case_code: &str, contact: &Contact, codes: &Codes, wording: Wording<'_>) -> Self {
        Self {
            id: contact.id.to_string(),
            case_code: case_code.to_owned(),
            on: contact.on,
            medium: wording.of(contact.medium.word()),
            made: contact.made,
            seen: contact.seen.len(),
            seen_alone: contact.seen.iter().filter(|seen| seen.alone).count(),
            note: contact.note.clone(),
            referral_id: contact.referral.map(|id| id.to_string()),
            recorded_at: contact.recorded_at,
            recorded_by_id: contact.recorded_by.to_string(),
            on_behalf_of: contact.on_behalf_of.and_then(|id| codes.specialist(id)),
        }
    }
}
