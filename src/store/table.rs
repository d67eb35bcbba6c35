//! The tables and indexes by number. A number is part of every key: it is never used again for
//! something else.

use serde::{Deserialize, Serialize};

/// A table: one kind of record. The numbers lie below 0x80.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[repr(u8)]
pub enum Table {
    /// The service: its name, settings and areas.
    Service = 0x01,
    /// People who may log in.
    Account = 0x02,
    /// Social work specialists.
    Specialist = 0x03,
    /// The audit trail.
    Audit = 0x04,
    /// Serial numbers given so far.
    Counter = 0x05,
    /// The last backup.
    LastBackup = 0x06,
    /// Users of the machine's system and the accounts that they are.
    SystemUser = 0x07,
    /// The header that is in force.
    Header = 0x08,
    /// The drafts that an account saved last.
    SavedDrafts = 0x09,
    /// Case files.
    Case = 0x10,
    /// People.
    Person = 0x11,
    /// People's places in households.
    Membership = 0x12,
    /// Contacts.
    Contact = 0x13,
    /// How cases stand, derived from their records.
    Standing = 0x15,
    /// Referrals with their attempts.
    Referral = 0x14,
    /// What is left of what was erased.
    Tombstone = 0x16,
    /// Heads of supervision sessions.
    Session = 0x18,
    /// Cases discussed in a session.
    CaseItem = 0x19,
    /// Personal parts of sessions.
    PersonalPart = 0x1a,
    /// Actions.
    Action = 0x1b,
    /// Partner organisations.
    Partner = 0x20,
    /// Services of partner organisations.
    PartnerService = 0x21,
    /// Further rows of a partner directory.
    DirectoryEntry = 0x22,
    /// Programmes, events and training rounds.
    Activity = 0x28,
    /// What accounts have chosen for themselves.
    Preferences = 0x0a,
}

/// An index: a second way to a table's records. The numbers are 0x80 and above.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Index {
    /// Cases by their code.
    CaseByCode = 0x80,
    /// Cases by specialist, open ones first.
    CaseBySpecialist = 0x81,
    /// Memberships by case.
    MembershipByCase = 0x82,
    /// Memberships by person.
    MembershipByPerson = 0x83,
    /// Contacts by case, newest first.
    ContactByCase = 0x84,
    /// Referrals by case.
    ReferralByCase = 0x85,
    /// Referrals by partner organisation.
    ReferralByPartner = 0x86,
    /// Sessions by specialist, newest first.
    SessionBySpecialist = 0x88,
    /// Discussed cases by session.
    CaseItemBySession = 0x89,
    /// Discussed cases by case, newest first.
    CaseItemByCase = 0x8a,
    /// Actions by case.
    ActionByCase = 0x8b,
    /// Actions by specialist.
    ActionBySpecialist = 0x8c,
    /// What was erased, by the case's code.
    TombstoneByCode = 0x8d,
    /// Partner organisations by the directory they came from.
    PartnerBySource = 0x90,
    /// Services by partner organisation.
    ServiceByPartner = 0x91,
    /// Directory rows by what they belong to.
    EntryByParent = 0x92,
    /// Accounts by login.
    AccountByLogin = 0x98,
}
