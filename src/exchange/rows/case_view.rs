//! A whole case as one document: its own fields, then what belongs to it, each as a list.

use super::case::CaseRow;
use super::case_file::{
    AssessmentRow, ClosureRow, DeferralRow, FlagRow, HelpRow, PlanRow, RiskRow, SafeContactRow,
};
use super::contact::ContactRow;
use super::referral::ReferralSummary;
use super::{Coded, Codes, Wording};
use crate::domain::Day;
use crate::domain::action::Action;
use crate::domain::session::CaseItem;
use crate::office::case_view::{CaseView, HistoryLine, HouseholdMember};
use serde::Serialize;

/// A whole case.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)] // The fields are those of the record.
pub struct CaseDocument {
    /// The fields of the case in a list.
    #[serde(flatten)]
    pub row: CaseRow,
    pub area_name_tk: Option<String>,
    pub area_name_ru: Option<String>,
    pub area_name_en: Option<String>,
    pub kind: Coded,
    pub target_groups: Vec<Coded>,
    pub assistance: Coded,
    pub owned_since: Day,
    /// The code of the specialist whose case it was before.
    pub previous_specialist: Option<String>,
    pub closure: Option<ClosureRow>,
    pub closure_requested_on: Option<Day>,
    pub next_contact_by: Option<Day>,
    pub safe_contact: SafeContactRow,
    pub restriction_reason: Option<String>,
    pub risks: Vec<RiskRow>,
    pub household: Vec<MemberRow>,
    pub assessments: Vec<AssessmentRow>,
    pub plan: Option<PlanRow>,
    pub help: Vec<HelpRow>,
    pub flags: Vec<FlagRow>,
    pub deferrals: Vec<DeferralRow>,
    pub contacts: Vec<ContactRow>,
    pub referrals: Vec<ReferralSummary>,
    pub actions: Vec<CaseActionRow>,
    pub supervision: Vec<SupervisionRow>,
    /// The rules that hold now.
    pub raised: Vec<RaisedRow>,
    /// What is due, earliest first.
    pub dues: Vec<DueRow>,
    pub history: Vec<HistoryRow>,
}

impl CaseDocument {
    /// The document of a case.
    pub fn of(view: &CaseView, codes: &Codes, wording: Wording<'_>) -> Self {
        let file = &view.file;
        let names = view.area.as_ref().map(|area| &area.names);
        let groups = file.target_groups.iter();
        let contact = |contact| ContactRow::of(&file.code.0, contact, codes, wording);
        let referral = |row| ReferralSummary::of(row, codes, wording);
        Self {
            row: CaseRow::of(&view.row, codes, wording),
            area_name_tk: names.map(|names| names.turkmen.clone()),
            area_name_ru: names.map(|names| names.russian.clone()),
            area_name_en: names.map(|names| names.english.clone()),
            kind: wording.of(file.kind.word()),
            target_groups: groups.map(|group| wording.of(group.word())).collect(),
            assistance: wording.of(file.assistance.word()),
            owned_since: file.owned_since,
            previous_specialist: file.previous_owner.and_then(|id| codes.specialist(id)),
            closure: file
                .closure
                .as_ref()
                .map(|closure| ClosureRow::of(closure, wording)),
            closure_requested_on: file.closure_requested_on,
            next_contact_by: file.next_contact_by,
            safe_contact: SafeContactRow::of(file),
            restriction_reason: file.restriction.as_ref().map(|it| it.reason.clone()),
            risks: file
                .risks
                .iter()
                .map(|risk| RiskRow::of(risk, wording))
                .collect(),
            household: view
                .household
                .iter()
                .map(|member| MemberRow::of(member, wording))
                .collect(),
            assessments: file.assessments.iter().map(AssessmentRow::of).collect(),
            plan: PlanRow::of(file, wording),
            help: file
                .help
                .iter()
                .map(|help| HelpRow::of(help, wording))
                .collect(),
            flags: file.flags.iter().map(FlagRow::of).collect(),
            deferrals: file
                .deferrals
                .iter()
                .map(|deferral| DeferralRow::of(deferral, wording))
                .collect(),
            contacts: view.contacts.iter().map(contact).collect(),
            referrals: view.referrals.iter().map(referral).collect(),
            actions: view
                .actions
                .iter()
                .map(|action| CaseActionRow::of(action, wording))
                .collect(),
            supervision: view
                .supervision
                .iter()
                .map(|item| SupervisionRow::of(item, wording))
                .collect(),
            raised: RaisedRow::all(view, wording),
            dues: DueRow::all(view, wording),
            history: view
                .history
                .iter()
                .map(|line| HistoryRow::of(line, wording))
                .collect(),
        }
    }
}

/// A member of the household.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)]
pub struct MemberRow {
    pub person_id: String,
    /// Initials, or the full name where it is unmasked.
    pub name: String,
    pub relation: Coded,
    pub sex: Coded,
    pub age_group: Coded,
    /// The age in years on the day of reading.
    pub age: Option<u32>,
    pub caregiver: bool,
    pub disability: bool,
    pub consent_on: Option<Day>,
    pub last_seen_on: Option<Day>,
}

impl MemberRow {
    fn of(member: &HouseholdMember, wording: Wording<'_>) -> Self {
        Self {
            person_id: member.person.to_string(),
            name: member.name.clone(),
            relation: wording.of(member.relation.word()),
            sex: wording.of(member.sex.word()),
            age_group: wording.of(member.age_group.word()),
            age: member.age,
            caregiver: member.caregiver,
            disability: member.disability,
            consent_on: member.consent_on,
            last_seen_on: member.last_seen_on,
        }
    }
}

/// An action about the case.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)]
pub struct CaseActionRow {
    pub id: String,
    pub due_on: Day,
    pub owner: Coded,
    pub status: Coded,
    pub carried: u32,
    pub ended_on: Option<Day>,
    pub text: String,
    pub note: String,
}

impl CaseActionRow {
    fn of(action: &Action, wording: Wording<'_>) -> Self {
        Self {
            id: action.id.to_string(),
            due_on: action.due,
            owner: wording.of(action.owner.word()),
            status: wording.of(action.status.word()),
            carried: action.carried,
            ended_on: action.ended_on,
            text: action.text.clone(),
            note: action.note.clone(),
        }
    }
}

/// A supervision entry of a signed session.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)]
pub struct SupervisionRow {
    pub id: String,
    pub on: Day,
    pub depth: Coded,
    pub raised_by: Vec<Coded>,
    pub situation: String,
    pub analysis: String,
    pub risk_before: Coded,
    pub risk_after: Coded,
    pub decision: String,
    pub rationale: String,
    pub wait_until: Option<Day>,
    pub wait_reason: Option<String>,
}

impl SupervisionRow {
    fn of(item: &CaseItem, wording: Wording<'_>) -> Self {
        let text = &item.text;
        Self {
            id: item.id.to_string(),
            on: item.on,
            depth: wording.of(text.depth.word()),
            raised_by: item
                .raised_by
                .iter()
                .map(|rule| wording.of(rule.word()))
                .collect(),
            situation: text.situation.clone(),
            analysis: text.analysis.clone(),
            risk_before: wording.of(text.risk_before.word()),
            risk_after: wording.of(text.risk_after.word()),
            decision: text.decision.clone(),
            rationale: text.rationale.clone(),
            wait_until: text.wait.as_ref().map(|wait| wait.until),
            wait_reason: text.wait.as_ref().map(|wait| wait.reason.clone()),
        }
    }
}

/// A rule that holds.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)]
pub struct RaisedRow {
    pub item: u8,
    pub rule: Coded,
    pub since: Option<Day>,
    pub reason: String,
}

impl RaisedRow {
    fn all(view: &CaseView, wording: Wording<'_>) -> Vec<Self> {
        let lines = view.raised.iter().map(|line| Self {
            item: line.item,
            rule: wording.of(line.rule.word()),
            since: line.since,
            reason: wording.words().say(&line.reason),
        });
        lines.collect()
    }
}

/// Something that is due.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)]
pub struct DueRow {
    pub on: Day,
    pub kind: Coded,
}

impl DueRow {
    fn all(view: &CaseView, wording: Wording<'_>) -> Vec<Self> {
        let dues = view.dues.iter().map(|due| Self {
            on: due.on,
            kind: wording.of(due.kind.word()),
        });
        dues.collect()
    }
}

/// Something that happened.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)]
pub struct HistoryRow {
    pub on: Day,
    pub kind: Coded,
    pub what: String,
    pub text: String,
}

impl HistoryRow {
    fn of(line: &HistoryLine, wording: Wording<'_>) -> Self {
        Self {
            on: line.on,
            kind: wording.of(line.kind.word()),
            what: wording.words().say(&line.what),
            text: line.text.clone(),
        }
    }
}
