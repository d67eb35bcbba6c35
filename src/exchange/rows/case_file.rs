//! The parts of a case file.

use super::{Coded, Wording};
use crate::domain::Day;
use crate::domain::case::{Assessment, CaseFile, Closure, Deferral, Flag, Goal, Help, RiskRecord};
use serde::Serialize;

/// How a case was closed.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)]
pub struct ClosureRow {
    pub on: Day,
    pub reason: Coded,
    pub note: String,
}

impl ClosureRow {
    pub(super) fn of(closure: &Closure, wording: Wording<'_>) -> Self {
        Self {
            on: closure.on,
            reason: wording.of(closure.reason.word()),
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
    pub risk: Coded,
    pub reason: String,
}

impl RiskRow {
    pub(super) fn of(record: &RiskRecord, wording: Wording<'_>) -> Self {
        Self {
            on: record.on,
            risk: wording.of(record.risk.word()),
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
    pub approval: Coded,
    pub goals: Vec<GoalRow>,
}

impl PlanRow {
    pub(super) fn of(file: &CaseFile, wording: Wording<'_>) -> Option<Self> {
        file.plan.as_ref().map(|plan| Self {
            version: plan.version,
            agreed_on: plan.agreed_on,
            reviewed_on: plan.reviewed_on,
            approval: wording.of(plan.approval.word()),
            goals: plan
                .goals
                .iter()
                .map(|goal| GoalRow::of(goal, wording))
                .collect(),
        })
    }
}

/// A goal of a plan.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)]
pub struct GoalRow {
    pub by: Day,
    pub achievement: Coded,
    pub provider: String,
    pub text: String,
}

impl GoalRow {
    pub(super) fn of(goal: &Goal, wording: Wording<'_>) -> Self {
        Self {
            by: goal.by,
            achievement: wording.of(goal.achievement.word()),
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
    pub kind: Coded,
    pub description: String,
}

impl HelpRow {
    pub(super) fn of(help: &Help, wording: Wording<'_>) -> Self {
        Self {
            due_on: help.due,
            given_on: help.given_on,
            kind: wording.of(help.kind.word()),
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
    pub rules: Vec<Coded>,
    pub reason: String,
}

impl DeferralRow {
    pub(super) fn of(deferral: &Deferral, wording: Wording<'_>) -> Self {
        Self {
            decided_on: deferral.decided_on,
            until: deferral.until,
            rules: deferral
                .rules
                .iter()
                .map(|rule| wording.of(rule.word()))
                .collect(),
            reason: deferral.reason.clone(),
        }
    }
}
