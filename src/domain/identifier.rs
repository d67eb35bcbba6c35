//! The 128-bit ids of records. They are random, so they never collide across machines and say
//! nothing about the record; a type a table keeps them from being mixed up.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// What every id can do; lets the store handle all of them alike.
pub trait Identifier: Copy + Eq + Ord {
    /// The id of these 16 bytes.
    fn from_bytes(bytes: [u8; 16]) -> Self;
    /// The 16 bytes of the id.
    fn bytes(self) -> [u8; 16];
}

macro_rules! identifiers {
    ($($(#[$doc:meta])* $name:ident,)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name([u8; 16]);

        impl Identifier for $name {
            fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(bytes)
            }

            fn bytes(self) -> [u8; 16] {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(out, "{:032x}", u128::from_be_bytes(self.0))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(out, concat!(stringify!($name), "({})"), self)
            }
        }

        impl FromStr for $name {
            type Err = NotAnIdentifier;

            fn from_str(text: &str) -> Result<Self, NotAnIdentifier> {
                parse(text).map(Self)
            }
        }
    )*};
}

identifiers! {
    /// An account: a person who may log in.
    AccountId,
    /// A social work specialist.
    SpecialistId,
    /// A case.
    CaseId,
    /// A person in one or more households.
    PersonId,
    /// A person's place in the household of a case.
    MembershipId,
    /// A contact, made or tried.
    ContactId,
    /// A referral: one request with its attempts.
    ReferralId,
    /// A supervision session.
    SessionId,
    /// What is left of something that was erased; its bytes are those of the erased record's id.
    TombstoneId,
    /// A case discussed in a session.
    CaseItemId,
    /// An action that somebody promised.
    ActionId,
    /// A partner organisation.
    PartnerId,
    /// A service that a partner organisation gives.
    ServiceId,
    /// A further row of a partner directory.
    DirectoryEntryId,
    /// A group programme, a community event or a training round.
    ActivityId,
    /// The one profile of the service.
    ProfileId,
    /// A counter, such as the serial numbers of an area and year.
    CounterId,
    /// An entry of the audit trail.
    AuditEntryId,
    /// A text that is not saved yet.
    DraftId,
    /// A user of the machine's system.
    SystemUserId,
}

/// The text is not the 32 hexadecimal digits of an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an id has 32 hexadecimal digits")]
pub struct NotAnIdentifier;

fn parse(text: &str) -> Result<[u8; 16], NotAnIdentifier> {
    let digits = text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    match u128::from_str_radix(text, 16) {
        Ok(number) if digits => Ok(number.to_be_bytes()),
        _ => Err(NotAnIdentifier),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_from_its_text() {
        let id = CaseId::from_bytes([0xab; 16]);
        assert_eq!(id.to_string().parse(), Ok(id));
    }

    #[test]
    fn other_texts_are_refused() {
        for text in [
            "",
            "ab",
            "+1234567890123456789012345678901",
            "zz345678901234567890123456789012",
        ] {
            assert_eq!(text.parse::<CaseId>(), Err(NotAnIdentifier), "{text}");
        }
    }
}
