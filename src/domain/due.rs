//! What is due when in a case.

use super::Day;
use super::calendar::plus;
use super::case::Assistance;
use super::coded::coded;
use super::rule::Rule;
use super::settings::Settings;
use super::standing::Standing;
use serde::{Deserialize, Serialize};

coded! {
    /// What is due.
    pub enum DueKind("due") {
        /// The first contact after registration.
        FirstContact = "first_contact",
        /// The needs assessment.
        Assessment = "assessment",
        /// The individual support plan.
        Plan = "plan",
        /// The review of the plan.
        PlanReview = "plan_review",
        /// A contact that was promised.
        FollowUp = "follow_up",
        /// Planned help.
        Help = "help",
        /// The next contact by the timetable of the risk.
        Contact = "contact",
        /// A partner's answer.
        Answer = "answer",
        /// A promised action.
        Action = "action",
    }
}

impl DueKind {
    /// The rule that speaks when it is overdue.
    pub fn rule(self) -> Rule {
        match self {
            Self::FirstContact => Rule::FirstContactOverdue,
            Self::Assessment => Rule::AssessmentOverdue,
            Self::Plan => Rule::PlanOverdue,
            Self::PlanReview => Rule::PlanReviewOverdue,
            Self::FollowUp => Rule::FollowUpOverdue,
            Self::Help => Rule::HelpOverdue,
            Self::Contact => Rule::Silent,
            Self::Answer => Rule::ReferralResponseLate,
            Self::Action => Rule::ActionOverdue,
        }
    }
}

/// Something that is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Due {
    /// The last day on which it is in time.
    pub on: Day,
    /// What.
    pub kind: DueKind,
}

impl Due {
    /// How many days late it is; 0 until the day has passed. A limit in working days counts
    /// working days, so that a weekend makes nothing late (design, section 2).
    pub fn late(self, settings: &Settings, today: Day) -> i64 {
        match self.kind {
            DueKind::FirstContact | DueKind::Answer => settings.calendar.between(self.on, today),
            _ => (today - self.on).num_days().max(0),
        }
    }
}

/// Everything that is due in an open case, earliest first; nothing in a closed one.
pub fn dues(standing: &Standing, settings: &Settings) -> Vec<Due> {
    if !standing.open() {
        return Vec::new();
    }
    let mut dues: Vec<Due> = [
        (DueKind::FirstContact, first_contact(standing, settings)),
        (DueKind::Assessment, assessment(standing, settings)),
        (DueKind::Plan, plan(standing, settings)),
        (DueKind::PlanReview, plan_review(standing, settings)),
        (DueKind::FollowUp, standing.next_contact_by),
        (DueKind::Help, standing.help_due_on),
        (DueKind::Contact, contact(standing, settings)),
        (DueKind::Answer, answer(standing)),
        (
            DueKind::Action,
            standing.actions.iter().map(|action| action.due).min(),
        ),
    ]
    .into_iter()
    .filter_map(|(kind, on)| on.map(|on| Due { on, kind }))
    .collect();
    dues.sort_unstable();
    dues
}

fn first_contact(standing: &Standing, settings: &Settings) -> Option<Day> {
    let limit = settings.first_contact.at(standing.risk);
    standing
        .first_contact_on
        .is_none()
        .then(|| settings.calendar.after(standing.registered_on, limit))
}

fn assessment(standing: &Standing, settings: &Settings) -> Option<Day> {
    let limit = i64::from(settings.assessment.at(standing.risk));
    standing
        .assessed_on
        .is_none()
        .then(|| plus(standing.registered_on, limit))
}

fn plan(standing: &Standing, settings: &Settings) -> Option<Day> {
    let wanted = standing.planned_on.is_none() && standing.assistance == Assistance::LongTerm;
    let limit = i64::from(settings.plan.at(standing.risk));
    standing
        .assessed_on
        .filter(|_| wanted)
        .map(|on| plus(on, limit))
}

fn plan_review(standing: &Standing, settings: &Settings) -> Option<Day> {
    let limit = i64::from(settings.plan_review.at(standing.risk));
    standing.plan_reviewed_on.map(|on| plus(on, limit))
}

fn contact(standing: &Standing, settings: &Settings) -> Option<Day> {
    let limit = i64::from(settings.contact.at(standing.risk));
    standing.last_contact_on.map(|on| plus(on, limit))
}

fn answer(standing: &Standing) -> Option<Day> {
    let unanswered = standing.referrals.iter().filter(|open| open.unanswered());
    unanswered.filter_map(|open| open.respond_by).min()
}
