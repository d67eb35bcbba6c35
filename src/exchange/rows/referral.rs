//! Rows of referrals.

use super::{Coded, Codes, Row, Wording};
use crate::domain::Day;
use crate::domain::referral::Referral;
use crate::office::referrals;
use serde::Serialize;

/// A referral as it stands.
#[derive(Debug, Clone, Default, Serialize)]
#[allow(missing_docs)] // The fields are those of the record.
pub struct ReferralSummary {
    pub id: String,
    pub case_code: String,
    /// The code of the specialist.
    pub specialist: Option<String>,
    pub specialist_name: String,
    pub risk: Coded,
    pub need: String,
    pub urgent: bool,
    /// The status of the attempt that counts.
    pub attempt_status: Coded,
    pub waits_for: Coded,
    /// The partner of the attempt that counts.
    pub partner: String,
    pub partner_id: String,
    pub requested_on: Option<Day>,
    pub respond_by: Option<Day>,
    /// Working days by which the answer is late; 0 if it is not.
    pub working_days_late: i64,
    pub last_move_on: Day,
    pub named_day: Option<Day>,
}

impl ReferralSummary {
    /// The summary of a referral.
    pub fn of(row: &referrals::ReferralRow, codes: &Codes, wording: Wording<'_>) -> Self {
        Self {
            id: row.referral.to_string(),
            case_code: row.code.to_string(),
            specialist: codes.specialist(row.specialist),
            specialist_name: row.specialist_name.clone(),
            risk: wording.of(row.risk.word()),
            need: row.need.clone(),
            urgent: row.urgent,
            attempt_status: wording.of(row.status.word()),
            waits_for: wording.of(row.waits_for.word()),
            partner: row
                .partner_names
                .in_language(wording.words().locale())
                .to_owned(),
            partner_id: row.partner.to_string(),
            requested_on: row.requested_on,
            respond_by: row.respond_by,
            working_days_late: row.late,
            last_move_on: row.last_move_on,
            named_day: row.named_day,
        }
    }
}

/// A referral in a list.
#[derive(Debug, Clone, Default, Serialize)]
#[allow(missing_docs)]
pub struct ReferralRow {
    /// How it stands.
    #[serde(flatten)]
    pub summary: ReferralSummary,
    /// The status of the request as a whole.
    pub status: Coded,
    pub attempts: usize,
    pub service_id: Option<String>,
    pub created_on: Day,
    /// The last decision about a refusal or failure.
    pub decision: Option<Coded>,
    pub decided_on: Option<Day>,
    pub confirmed_on: Option<Day>,
    pub satisfied: Option<bool>,
}

impl Row for ReferralRow {
    const BRIEF: &'static [&'static str] = &[
        "case_code",
        "partner",
        "attempt_status",
        "waits_for",
        "requested_on",
        "respond_by",
        "working_days_late",
        "need",
    ];
}

impl ReferralRow {
    /// The row of a referral.
    pub fn of(
        row: &referrals::ReferralRow,
        referral: &Referral,
        codes: &Codes,
        wording: Wording<'_>,
    ) -> Self {
        let decision = referral.decisions.last();
        let confirmation = referral.confirmation.as_ref();
        let service = referral.attempt().and_then(|attempt| attempt.service);
        Self {
            summary: ReferralSummary::of(row, codes, wording),
            status: wording.of(referral.status.word()),
            attempts: referral.attempts.len(),
            service_id: service.map(|id| id.to_string()),
            created_on: referral.created_on,
            decision: decision.map(|decision| wording.of(decision.kind.word())),
            decided_on: decision.map(|decision| decision.on),
            confirmed_on: confirmation.map(|confirmation| confirmation.on),
            satisfied: confirmation.map(|confirmation| confirmation.satisfied),
        }
    }
}
