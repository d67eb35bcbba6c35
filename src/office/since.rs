//! *Since we last spoke*: what one needs to know of a case before talking about it.

use super::case_view::{HistoryLine, HouseholdMember};
use super::caseload::CaseRow;
use super::desk::Desk;
use super::referrals::ReferralRow;
use super::refusal::Refusal;
use crate::domain::action::Action;
use crate::domain::action::ActionStatus;
use crate::domain::agenda::AgendaLine;
use crate::domain::case::{CaseFile, SafeContact};
use crate::domain::referral::WaitsFor;
use crate::domain::standing::LastDiscussed;
use crate::domain::standing::Standing;
use serde::{Deserialize, Serialize};

/// A case since it was last talked about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SinceLastSpoke {
    /// The row of the lists.
    pub row: CaseRow,
    /// The version of the case file, which a change of it names.
    pub version: u64,
    /// How to reach the person safely.
    pub safe_contact: SafeContact,
    /// Why it is on the agenda now, strongest first.
    pub raised: Vec<AgendaLine>,
    /// When it was last talked about, and what was decided.
    pub last_discussed: Option<LastDiscussed>,
    /// What was promised: open actions, and those ended since.
    pub promised: Vec<Action>,
    /// What happened since, newest first.
    pub changed: Vec<HistoryLine>,
    /// How many children were seen when one was last seen.
    pub children_seen: u32,
    /// The household, for the form of a contact.
    pub household: Vec<HouseholdMember>,
    /// The referrals that are not closed.
    pub referrals: Vec<ReferralRow>,
}

/// What one needs to know of a case before talking about it.
pub(super) fn since(desk: &Desk<'_>, standing: &Standing) -> Result<SinceLastSpoke, Refusal> {
    let records = desk.case_records(standing.case)?;
    let last = standing
        .last_discussed
        .as_ref()
        .map_or(standing.owned_since, |discussed| discussed.on);
    let changed = super::history::since(&records, last);
    let household = super::case_view::household(desk, &records);
    let mut referrals = super::referrals::rows_of_case(desk, standing, &records.referrals)?;
    referrals.retain(|row| row.waits_for != WaitsFor::Nobody);
    let mut promised = records.actions;
    promised.retain(|action| {
        action.status == ActionStatus::Open || action.ended_on.is_some_and(|on| on >= last)
    });
    promised.sort_unstable_by_key(|action| {
        (action.status != ActionStatus::Open, action.due, action.id)
    });
    Ok(SinceLastSpoke {
        row: super::caseload::row_of(desk, standing)?,
        version: desk.get::<CaseFile>(standing.case)?.version,
        safe_contact: records.file.safe_contact,
        raised: super::case_view::raised_lines(desk, standing)?,
        last_discussed: standing.last_discussed.clone(),
        promised,
        changed,
        children_seen: standing.children_seen,
        household,
        referrals,
    })
}
