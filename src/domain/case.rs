//! Cases: the case file with its assessments, plan and help.

use super::Day;
use super::area::AreaCode;
use super::coded::coded;
use super::identifier::{AccountId, CaseId, SpecialistId};
use super::message::Message;
use super::problem::{Problem, check_storable};
use super::rule::Rule;
use super::standing::Standing;
use chrono::Datelike;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The code of a case, `REGION-AREA-YEAR-SERIAL` such as `BAL-TUR-2021-0042`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CaseCode(pub String);

impl CaseCode {
    /// The code of the `serial`-th case that the area registered in the year of `day`.
    pub fn new(area: &AreaCode, day: Day, serial: u32) -> Self {
        Self(format!("{area}-{}-{serial:04}", day.year()))
    }

    /// The form used inside one region, such as `TUR-0042`.
    pub fn short(&self) -> String {
        let parts: Vec<&str> = self.0.split('-').collect();
        match parts.as_slice() {
            [_, area, _, serial] => format!("{area}-{serial}"),
            _ => self.0.clone(),
        }
    }
}

impl fmt::Display for CaseCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

coded! {
    /// The level of risk; higher sorts first.
    pub enum Risk("risk") {
        /// High.
        High = "high",
        /// Medium.
        Medium = "medium",
        /// Low.
        Low = "low",
        /// Not set yet.
        Unrated = "none",
    }
}

impl Risk {
    /// The weight in the ranking of the agenda: high 3, medium 2, low and unrated 1 (field notes, section 4).
    pub fn weight(self) -> i64 {
        match self {
            Self::High => 3,
            Self::Medium => 2,
            Self::Low | Self::Unrated => 1,
        }
    }
}

coded! {
    /// Whether the case is about one person or a family.
    pub enum CaseKind("case_kind") {
        /// One person.
        Individual = "individual",
        /// A family.
        Family = "family",
    }
}

coded! {
    /// The status of a case.
    pub enum CaseStatus("case_status") {
        /// Worked on.
        Open = "open",
        /// Closed, with a reason.
        Closed = "closed",
        /// Given to another service.
        Transferred = "transferred",
        /// Registered twice.
        Duplicate = "duplicate",
    }
}

coded! {
    /// Help that is given once, or support by a plan.
    pub enum Assistance("assistance") {
        /// Given once; closed or made long-term within the limit.
        OneTime = "one_time",
        /// By an individual support plan.
        LongTerm = "long_term",
    }
}

coded! {
    /// Whom the service is for; the target groups of the twelve specialised services.
    pub enum TargetGroup("target_group") {
        /// Families with children in a difficult life situation.
        Family = "family_with_children",
        /// Children without parental care.
        WithoutCare = "without_parental_care",
        /// Young people leaving residential care.
        LeavingCare = "leaving_care",
        /// Children with disabilities and their families.
        ChildDisability = "child_with_disability",
        /// Women facing violence.
        Violence = "violence",
        /// Mothers at risk of leaving a newborn; teenage pregnancy.
        Newborn = "newborn_at_risk",
        /// Adolescents in contact, or at risk of it, with criminal justice.
        Justice = "adolescent_justice",
        /// Parents with addictions.
        Addiction = "parental_addiction",
        /// Adults with disabilities.
        AdultDisability = "adult_with_disability",
        /// Lonely elderly people.
        LonelyElderly = "lonely_elderly",
        /// People with chronic diseases.
        ChronicDisease = "chronic_disease",
    }
}

coded! {
    /// Why a case was closed.
    pub enum ClosureReason("closure") {
        /// Support is no longer needed.
        Resolved = "no_longer_requires_support",
        /// Moved away.
        Moved = "moved",
        /// Refused further help.
        Refused = "refused",
        /// No longer meets the criteria.
        Criteria = "no_longer_meets_criteria",
        /// Died.
        Died = "died",
        /// Cannot be found.
        Missing = "missing",
        /// Another reason.
        Other = "other",
    }
}

coded! {
    /// The kinds of help a specialist gives.
    pub enum HelpKind("help_kind") {
        /// Collecting documents.
        Documents = "collecting_documents",
        /// Accompanying to an institution.
        Accompanying = "accompanying",
        /// Processing documents for disability or treatment.
        Processing = "processing_documents",
        /// Finding a competent specialist: a lawyer, a doctor.
        Finding = "finding_specialist",
        /// Counselling.
        Counselling = "counselling",
    }
}

/// A case: its file with assessments, plan and help. Contacts, referrals, actions and the household
/// are records of their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseFile {
    /// The record's id.
    pub id: CaseId,
    /// The code people use.
    pub code: CaseCode,
    /// The area that registered the case.
    pub area: AreaCode,
    /// A few words without names that bring the story back.
    pub headline: String,
    /// The day of registration.
    pub registered_on: Day,
    /// About one person or a family.
    pub kind: CaseKind,
    /// Whom the service is for.
    pub target_groups: Vec<TargetGroup>,
    /// Given once or by a plan.
    pub assistance: Assistance,
    /// Whose case it is.
    pub owner: SpecialistId,
    /// Since when.
    pub owned_since: Day,
    /// Whose case it was before.
    pub previous_owner: Option<SpecialistId>,
    /// The status.
    pub status: CaseStatus,
    /// How it was closed.
    pub closure: Option<Closure>,
    /// Whether closing was asked for and waits for a decision.
    pub closure_requested_on: Option<Day>,
    /// Every level of risk that was set, oldest first.
    pub risks: Vec<RiskRecord>,
    /// How to reach the person safely.
    pub safe_contact: SafeContact,
    /// Set if the case is open to named people only.
    pub restriction: Option<Restriction>,
    /// Needs assessments, oldest first.
    pub assessments: Vec<Assessment>,
    /// The individual support plan.
    pub plan: Option<SupportPlan>,
    /// Help given and planned, oldest first.
    pub help: Vec<Help>,
    /// Flags, oldest first.
    pub flags: Vec<Flag>,
    /// Lines of the agenda that wait, oldest first.
    pub deferrals: Vec<Deferral>,
    /// The day by which the next contact was promised.
    pub next_contact_by: Option<Day>,
}

impl CaseFile {
    /// The level of risk today.
    pub fn risk(&self) -> Risk {
        self.risks
            .last()
            .map_or(Risk::Unrated, |record| record.risk)
    }
}

/// Checks that a case may be closed. `override_reason` is why it is closed although referrals are
/// open; empty where nobody gave one (field notes, section 3, closure guard).
///
/// # Errors
/// The case is not open; a referral is open, or its help was not confirmed, and no reason was given.
pub fn check_closure(standing: &Standing, override_reason: &str) -> Result<(), Problem> {
    if !standing.open() {
        let message = Message::new("problem-case-not-open")
            .with("status", Message::new(standing.status.word()));
        return Err(Problem::whole(message));
    }
    if !standing.referrals.is_empty() && override_reason.trim().is_empty() {
        let message =
            Message::new("problem-referrals-open").with("count", standing.referrals.len());
        return Err(Problem::of("override_reason", message));
    }
    check_storable(&[("override_reason", override_reason)])
}

/// A level of risk and why it was set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RiskRecord {
    /// The level.
    pub risk: Risk,
    /// The day.
    pub on: Day,
    /// Why.
    pub reason: String,
}

/// How a case was closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closure {
    /// The day.
    pub on: Day,
    /// Why.
    pub reason: ClosureReason,
    /// In words.
    pub note: String,
}

/// How to reach the person without putting anybody in danger (design, section 2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SafeContact {
    /// The safe way, time and person; empty: nothing was agreed.
    pub way: String,
    /// Letters must not be sent.
    pub no_letters: bool,
    /// Calls home must not be made.
    pub no_calls_home: bool,
}

/// A case that only named people may open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Restriction {
    /// Why: violence in the house, a relative of staff, a conflict of interest.
    pub reason: String,
    /// The accounts that may open it.
    pub named: Vec<AccountId>,
}

/// A needs assessment with the four parts of the service's form (fact F14).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    /// The day.
    pub on: Day,
    /// What the family does well.
    pub strengths: String,
    /// Where it is weak.
    pub weaknesses: String,
    /// What it could do.
    pub potential: String,
    /// What is there to use.
    pub resources: String,
    /// What is needed.
    pub needs: String,
}

coded! {
    /// How far a goal was reached.
    pub enum Achievement("achievement") {
        /// Worked on.
        Open = "open",
        /// Reached.
        Achieved = "achieved",
        /// Reached in part.
        Partly = "partially_achieved",
        /// Given up.
        NotAchieved = "not_achieved",
    }
}

coded! {
    /// What the supervisor said to a plan.
    pub enum Approval("approval") {
        /// Not asked for.
        NotAsked = "not_asked",
        /// Waits for the supervisor.
        Pending = "pending",
        /// Approved.
        Approved = "approved",
        /// Sent back with a comment.
        Rejected = "rejected",
    }
}

/// The individual support plan, made with the user of social services (fact F18).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupportPlan {
    /// Counts the versions from 1.
    pub version: u32,
    /// The day on which it was agreed with the person.
    pub agreed_on: Day,
    /// The day of the last change or review.
    pub reviewed_on: Day,
    /// What is to be reached.
    pub goals: Vec<Goal>,
    /// What the supervisor said.
    pub approval: Approval,
}

/// A goal of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goal {
    /// What is to be reached.
    pub text: String,
    /// Who helps with it.
    pub provider: String,
    /// The day by which.
    pub by: Day,
    /// How far it is.
    pub achievement: Achievement,
}

/// Help that was given or is planned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Help {
    /// The kind.
    pub kind: HelpKind,
    /// What exactly.
    pub description: String,
    /// The day by which it is planned.
    pub due: Day,
    /// The day on which it was given.
    pub given_on: Option<Day>,
}

/// A note that somebody must look at the case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flag {
    /// What for.
    pub message: String,
    /// The day.
    pub on: Day,
    /// The day on which it was taken down.
    pub resolved_on: Option<Day>,
}

/// A decision to wait: these rules stay silent about the case until the day, then speak again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deferral {
    /// The rules that wait.
    pub rules: Vec<Rule>,
    /// The first day on which they speak again.
    pub until: Day,
    /// Why waiting is right.
    pub reason: String,
    /// The day of the decision.
    pub decided_on: Day,
    /// Who decided.
    pub decided_by: AccountId,
}
