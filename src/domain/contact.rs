//! Contacts: who was seen or spoken to, made or only tried.

use super::coded::coded;
use super::identifier::{AccountId, CaseId, ContactId, PersonId, ReferralId, SpecialistId};
use super::message::Message;
use super::problem::{Problem, check_days, check_storable};
use super::{Day, Instant};
use serde::{Deserialize, Serialize};

coded! {
    /// How the contact was made.
    pub enum Medium("medium") {
        /// A visit at home.
        HomeVisit = "home_visit",
        /// At the social services centre.
        Office = "office",
        /// By phone.
        Phone = "phone",
        /// At school, at a clinic, elsewhere.
        Elsewhere = "elsewhere",
        /// By message.
        Written = "message",
    }
}

impl Medium {
    /// Whether people stand before each other, so that somebody can be seen.
    pub fn face_to_face(self) -> bool {
        matches!(self, Self::HomeVisit | Self::Office | Self::Elsewhere)
    }
}

/// A contact with the people of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// The record's id.
    pub id: ContactId,
    /// The case.
    pub case: CaseId,
    /// The day it happened, not the day it was entered.
    pub on: Day,
    /// How.
    pub medium: Medium,
    /// Whether it succeeded; a try without success is kept, but resets no clock.
    pub made: bool,
    /// Who was seen, in person.
    pub seen: Vec<Seen>,
    /// What was found.
    pub note: String,
    /// The referral that it confirms, if it does.
    pub referral: Option<ReferralId>,
    /// When it was entered.
    pub recorded_at: Instant,
    /// Who entered it.
    pub recorded_by: AccountId,
    /// For whom, if the supervisor enters it for the specialist.
    pub on_behalf_of: Option<SpecialistId>,
}

/// A person who was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// Who.
    pub person: PersonId,
    /// Whether without other adults in the room.
    pub alone: bool,
}

/// Checks a contact before it is kept.
///
/// # Errors
/// The day lies ahead or in no year that is meant; somebody was seen in a contact that failed or was not face to face; the
/// note is too long.
pub fn check(contact: &Contact, today: Day) -> Result<(), Problem> {
    check_days(&[("on", Some(contact.on))])?;
    if contact.on > today {
        let message = Message::new("problem-contact-ahead").with("today", today);
        return Err(Problem::of("on", message));
    }
    let nobody_seen = !contact.made || !contact.medium.face_to_face();
    if nobody_seen && !contact.seen.is_empty() {
        return Err(Problem::of(
            "seen",
            Message::new("problem-contact-nobody-seen"),
        ));
    }
    check_storable(&[("note", &contact.note)])
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::identifier::Identifier;
    use super::*;

    fn contact(on: &str, medium: Medium, made: bool, seen: usize) -> Contact {
        let person = Seen {
            person: PersonId::from_bytes([7; 16]),
            alone: false,
        };
        Contact {
            id: ContactId::from_bytes([1; 16]),
            case: CaseId::from_bytes([2; 16]),
            on: on.parse().unwrap(),
            medium,
            made,
            seen: vec![person; seen],
            note: String::new(),
            referral: None,
            recorded_at: Instant::default(),
            recorded_by: AccountId::from_bytes([3; 16]),
            on_behalf_of: None,
        }
    }

    #[test]
    fn contacts_are_checked() {
        let today = "2021-10-15".parse().unwrap();
        let table = [
            (contact("2021-10-15", Medium::HomeVisit, true, 2), None),
            (
                contact("2021-10-16", Medium::HomeVisit, true, 0),
                Some("on"),
            ),
            (contact("2021-10-14", Medium::Phone, true, 1), Some("seen")),
            (
                contact("2021-10-14", Medium::HomeVisit, false, 1),
                Some("seen"),
            ),
            (contact("2021-10-14", Medium::Phone, false, 0), None),
        ];
        for (contact, field) in table {
            let found = check(&contact, today)
                .err()
                .and_then(|problem| problem.field);
            assert_eq!(found, field, "{contact:?}");
        }
    }
}
