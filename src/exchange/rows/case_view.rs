//! A whole case as one document: its own fields, then what belongs to it, each as a list.

use super::Codes;
use super::case::CaseRow;
use super::case_file::{
    AssessmentRow, ClosureRow, DeferralRow, FlagRow, HelpRow, PlanRow, RiskRow, SafeContactRow,
};
use super::contact::ContactRow;
use super::referral::ReferralSummary;
use crate::domain::Day;
use crate::domain::action::Action;
use crate::domain::session::CaseItem;
use crate::language::Words;
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
    pub kind: &'static str,
    pub target_groups: Vec<&'static str>,
    pub assistance: &'static str,
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
    pub fn of(view: &CaseView, codes: &Codes, words: &Words) -> Self {
        let file = &view.file;
        let names = view.area.as_ref().map(|area| &area.names);
        let contact = |contact| ContactRow::of(&file.code.0, contact, codes);
        let referral = |row| ReferralSummary::of(row, codes);
        Self {
            row: CaseRow::of(&view.row, codes, words),
            area_name_tk: names.map(|names| names.turkmen.clone()),
            area_name_ru: names.map(|names| names.russian.clone()),
            area_name_en: names.map(|names| names.english.clone()),
            kind: file.kind.code(),
            target_groups: file
                .target_groups
                .iter()
                .map(|group| group.code())
                .collect(),
            assistance: file.assistance.code(),
            owned_since: file.owned_since,
            previous_specialist: file.previous_owner.and_then(|id| codes.specialist(id)),
            closure: file.closure.as_ref().map(ClosureRow::of),
            closure_requested_on: file.closure_requested_on,
            next_contact_by: file.next_contact_by,
            safe_contact: SafeContactRow::of(file),
            restriction_reason: file.restriction.as_ref().map(|it| it.reason.clone()),
            risks: file.risks.iter().map(RiskRow::of).collect(),
            household: view.household.iter().map(MemberRow::of).collect(),
            assessments: file.assessments.iter().map(AssessmentRow::of).collect(),
            plan: PlanRow::of(file),
            help: file.help.iter().map(HelpRow::of).collect(),
            flags: file.flags.iter().map(FlagRow::of).collect(),
            deferrals: file.deferrals.iter().map(DeferralRow::of).collect(),
            contacts: view.contacts.iter().map(contact).collect(),
            referrals: view.referrals.iter().map(referral).collect(),
            actions: view.actions.iter().map(CaseActionRow::of).collect(),
            supervision: view.supervision.iter().map(SupervisionRow::of).collect(),
            raised: RaisedRow::all(view, words),
            dues: DueRow::all(view),
            history: view
                .history
                .iter()
                .map(|line| HistoryRow::of(line, words))
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
    pub relation: &'static str,
    pub sex: &'static str,
    pub age_group: &'static str,
    /// The age in years on the day of reading.
    pub age: Option<u32>,
    pub caregiver: bool,
    pub disability: bool,
    pub consent_on: Option<Day>,
    pub last_seen_on: Option<Day>,
}

impl MemberRow {
    fn of(member: &HouseholdMember) -> Self {
        Self {
            person_id: member.person.to_string(),
            name: member.name.clone(),
            relation: member.relation.code(),
            sex: member.sex.code(),
            age_group: member.age_group.code(),
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
    pub owner: &'static str,
    pub status: &'static str,
    pub carried: u32,
    pub ended_on: Option<Day>,
    pub text: String,
    pub note: String,
}

impl CaseActionRow {
    fn of(action: &Action) -> Self {
        Self {
            id: action.id.to_string(),
            due_on: action.due,
            owner: action.owner.code(),
            status: action.status.code(),
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
    pub depth: &'static str,
    pub raised_by: Vec<&'static str>,
    pub situation: String,
    pub analysis: String,
    pub risk_before: &'static str,
    pub risk_after: &'static str,
    pub decision: String,
    pub rationale: String,
    pub wait_until: Option<Day>,
    pub wait_reason: Option<String>,
}

impl SupervisionRow {
    fn of(item: &CaseItem) -> Self {
        let text = &item.text;
        Self {
            id: item.id.to_string(),
            on: item.on,
            depth: text.depth.code(),
            raised_by: item.raised_by.iter().map(|rule| rule.code()).collect(),
            situation: text.situation.clone(),
            analysis: text.analysis.clone(),
            risk_before: text.risk_before.code(),
            risk_after: text.risk_after.code(),
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
    pub rule: &'static str,
    pub since: Option<Day>,
    pub reason: String,
}

impl RaisedRow {
    fn all(view: &CaseView, words: &Words) -> Vec<Self> {
        let lines = view.raised.iter().map(|line| Self {
            item: line.item,
            rule: line.rule.code(),
            since: line.since,
            reason: words.say(&line.reason),
        });
        lines.collect()
    }
}

/// Something that is due.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)]
pub struct DueRow {
    pub on: Day,
    pub kind: &'static str,
}

impl DueRow {
    fn all(view: &CaseView) -> Vec<Self> {
        let dues = view.dues.iter().map(|due| Self {
            on: due.on,
            kind: due.kind.code(),
        });
        dues.collect()
    }
}

/// Something that happened.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)]
pub struct HistoryRow {
    pub on: Day,
    pub kind: &'static str,
    pub what: String,
    pub text: String,
}

impl HistoryRow {
    fn of(line: &HistoryLine, words: &Words) -> Self {
        Self {
            on: line.on,
            kind: line.kind.code(),
            what: words.say(&line.what),
            text: line.text.clone(),
        }
    }
}
