//! Lists for the command line: complete, in a total order, names as initials unless unmasked.

use super::caseload::CaseRow;
use super::referrals::ReferralRow;
use super::retention::ReviewRow;
use super::week::ActionRow;
use crate::domain::Day;
use crate::domain::account::Account;
use crate::domain::action::Action;
use crate::domain::activity::Activity;
use crate::domain::area::Area;
use crate::domain::case::CaseCode;
use crate::domain::coded::coded;
use crate::domain::contact::Contact;
use crate::domain::identifier::{CaseId, PersonId};
use crate::domain::names::Names;
use crate::domain::partner::{Partner, Service};
use crate::domain::person::{AgeGroup, Sex};
use crate::domain::referral::Referral;
use crate::domain::session::Session;
use crate::domain::specialist::Specialist;
use crate::domain::tombstone::Tombstone;
use crate::domain::workload::Workload;
use serde::{Deserialize, Serialize};

coded! {
    /// What can be listed.
    pub enum What {
        /// Cases.
        Cases = "cases",
        /// People.
        People = "people",
        /// Contacts.
        Contacts = "contacts",
        /// Referrals, closed ones too.
        Referrals = "referrals",
        /// Specialists.
        Specialists = "specialists",
        /// Sessions.
        Sessions = "sessions",
        /// Actions, ended ones too.
        Actions = "actions",
        /// Partner organisations.
        Partners = "partners",
        /// Services of partners.
        Services = "services",
        /// Accounts.
        Accounts = "accounts",
        /// Areas.
        Areas = "areas",
        /// Programmes, events, training rounds.
        Activities = "activities",
        /// What was kept for long enough, to decide about.
        Retention = "retention",
        /// What was erased.
        Erased = "erased",
        /// Personal parts of one's own sessions that were kept for long enough, to decide about.
        PersonalParts = "personal-parts",
    }
}

/// A list asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    /// What.
    pub what: What,
    /// A typed text that each row must match; empty: every row.
    pub search: String,
    /// Only this specialist's: id, code or account name.
    pub specialist: Option<String>,
    /// Only this area's, or region's: a code of either.
    pub area: Option<String>,
    /// Areas too in which nobody works.
    pub all: bool,
}

/// A list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Listed {
    /// Cases by code; of restricted ones only what may be seen.
    Cases(Vec<CaseRow>),
    /// People by the code of their first case, then id.
    People(Vec<PersonRow>),
    /// Contacts by case code, then day.
    Contacts(Vec<(CaseCode, Contact)>),
    /// Referrals by case code, then day.
    Referrals(Vec<(ReferralRow, Referral)>),
    /// Specialists by code.
    Specialists(Vec<SpecialistRow>),
    /// Sessions by day, then specialist code.
    Sessions(Vec<(SpecialistRow, Session)>),
    /// Actions by due day.
    Actions(Vec<(ActionRow, Action)>),
    /// Partners by name, the English one where there are several.
    Partners(Vec<Partner>),
    /// Services by partner name, then name.
    Services(Vec<(Names, Service)>),
    /// Accounts by login.
    Accounts(Vec<Account>),
    /// Areas by code, with the number of specialists who work there.
    Areas(Vec<(Area, usize)>),
    /// Activities by first day.
    Activities(Vec<Activity>),
    /// Cases by the day they ended, then people; personal parts by the day of the session.
    Retention(Vec<ReviewRow>),
    /// What was erased, the latest first.
    Erased(Vec<Tombstone>),
}

/// A person in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PersonRow {
    /// Who. Where nothing is known it is an id that is nobody's: a person's own would tell whom a
    /// restricted case is about.
    pub person: PersonId,
    /// What is known; `None` for all the people together who belong to a restricted case that is not open
    /// to the reader.
    pub details: Option<PersonDetails>,
    /// The cases that the person belongs to and that are open to the reader, or the one that is not.
    pub cases: Vec<(CaseId, CaseCode)>,
}

/// What a list says of a person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PersonDetails {
    /// Initials, or the full name where it is unmasked.
    pub name: String,
    /// Sex.
    pub sex: Sex,
    /// Date of birth.
    pub birth_date: Option<Day>,
    /// The day of the first registration.
    pub registered_on: Day,
    /// Age in years on that day.
    pub age_at_registration: Option<u32>,
    /// Age group on that day.
    pub age_group: AgeGroup,
}

/// A specialist in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SpecialistRow {
    /// The record.
    pub specialist: Specialist,
    /// Login and name of the supervisor.
    pub supervisor: Option<(String, String)>,
    /// Open cases.
    pub open_cases: usize,
    /// All cases.
    pub cases: usize,
    /// What the caseload weighs.
    pub workload: Workload,
}
