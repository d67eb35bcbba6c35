//! The parts of a case file.

use crate::domain::Day;
use crate::domain::case::{Assessment, CaseFile, Closure, Deferral, Flag, Goal, Help, RiskRecord};
use serde::Serialize;

/// How a case was closed.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)]
pub struct ClosureRow {
    pub on: Day,
    pub reason: &'static str,
    pub note: String,
}

impl ClosureRow {
    pub(super) fn of(closure: &Closure) -> Self {
        Self {
            on: closure.on,
            reason: closure.reason.code(),
            note: closure.note.clone(),
        }
    }
}

/// How to reach the person safely.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)]
pub struct SafeContactRow {
    pub way: String,
    pub no_letters: bool,
    pub no_calls_home: bool,
}

impl SafeContactRow {
    pub(super) fn of(file: &CaseFile) -> Self {
        Self {
            way: file.safe_contact.way.clone(),
            no_letters: file.safe_contact.no_letters,
            no_calls_home: file.safe_contact.no_calls_home,
        }
    }
}

/// A level of risk and why it was set.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)]
pub struct RiskRow {
    pub on: Day,
    pub risk: &'static str,
    pub reason: String,
}

impl RiskRow {
    pub(super) fn of(record: &RiskRecord) -> Self {
        Self {
            on: record.on,
            risk: record.risk.code(),
            reason: record.reason.clone(),
        }
    }
}

/// A needs assessment.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)]
pub struct AssessmentRow {
    pub on: Day,
    pub strengths: String,
    pub weaknesses: String,
    pub potential: String,
    pub resources: String,
    pub needs: String,
}

impl AssessmentRow {
    pub(super) fn of(assessment: &Assessment) -> Self {
        Self {
            on: assessment.on,
            strengths: assessment.strengths.clone(),
            weaknesses: assessment.weaknesses.clone(),
            potential: assessment.potential.clone(),
            resources: assessment.resources.clone(),
            needs: assessment.needs.clone(),
        }
    }
}

/// The individual support plan.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)]
pub struct PlanRow {
    pub version: u32,
    pub agreed_on: Day,
    pub reviewed_on: Day,
    pub approval: &'static str,
    pub goals: Vec<GoalRow>,
}

impl PlanRow {
    pub(super) fn of(file: &CaseFile) -> Option<Self> {
        file.plan.as_ref().map(|plan| Self {
            version: plan.version,
            agreed_on: plan.agreed_on,
            reviewed_on: plan.reviewed_on,
            approval: plan.approval.code(),
            goals: plan.goals.iter().map(GoalRow::of).collect(),
        })
    }
}

/// A goal of a plan.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)]
pub struct GoalRow {
    pub by: Day,
    pub achievement: &'static str,
    pub provider: String,
    pub text: String,
}

impl GoalRow {
    pub(super) fn of(goal: &Goal) -> Self {
        Self {
            by: goal.by,
            achievement: goal.achievement.code(),
            provider: goal.provider.clone(),
            text: goal.text.clone(),
        }
    }
}

/// Help given or planned.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)]
pub struct HelpRow {
    pub due_on: Day,
    pub given_on: Option<Day>,
    pub kind: &'static str,
    pub description: String,
}

impl HelpRow {
    pub(super) fn of(help: &Help) -> Self {
        Self {
            due_on: help.due,
            given_on: help.given_on,
            kind: help.kind.code(),
            description: help.description.clone(),
        }
    }
}

/// A flag.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)]
pub struct FlagRow {
    pub on: Day,
    pub resolved_on: Option<Day>,
    pub message: String,
}

impl FlagRow {
    pub(super) fn of(flag: &Flag) -> Self {
        Self {
            on: flag.on,
            resolved_on: flag.resolved_on,
            message: flag.message.clone(),
        }
    }
}

/// Rules that wait.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)]
pub struct DeferralRow {
    pub decided_on: Day,
    pub until: Day,
    pub rules: Vec<&'static str>,
    pub reason: String,
}

impl DeferralRow {
    pub(super) fn of(deferral: &Deferral) -> Self {
        Self {
            decided_on: deferral.decided_on,
            until: deferral.until,
            rules: deferral.rules.iter().map(|rule| rule.code()).collect(),
            reason: deferral.reason.clone(),
        }
    }
}
