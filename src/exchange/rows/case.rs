//! Rows of cases.

use super::{Coded, Codes, Row, Wording};
use crate::domain::Day;
use crate::office::caseload::CaseRow as Standing;
use serde::Serialize;

/// A case in a list. Of a restricted one that is not open to the reader, everything after
/// `restricted` is null.
#[derive(Debug, Clone, Default, Serialize)]
#[allow(missing_docs)] // The fields are those of the record.
pub struct CaseRow {
    pub id: String,
    pub code: String,
    pub region: String,
    pub area: String,
    /// The code of the specialist.
    pub specialist: Option<String>,
    pub specialist_name: String,
    pub status: Coded,
    /// Whether it is open to named people only.
    pub restricted: bool,
    pub headline: Option<String>,
    pub initials: Option<String>,
    pub risk: Option<Coded>,
    pub registered_on: Option<Day>,
    pub last_contact_on: Option<Day>,
    pub last_try_on: Option<Day>,
    /// Whether the last contact is too long ago.
    pub silent: Option<bool>,
    pub child_last_seen_on: Option<Day>,
    /// Whether a child was seen too long ago.
    pub child_unseen: Option<bool>,
    pub next_due_on: Option<Day>,
    /// What is due then.
    pub next_due: Option<Coded>,
    /// The day it was last talked about in supervision.
    pub last_discussed_on: Option<Day>,
    /// People in the household.
    pub people: Option<usize>,
    /// Children among them.
    pub children: Option<usize>,
    pub open_referrals: Option<usize>,
    /// The strongest rule that holds.
    pub rule: Option<Coded>,
    /// Its reason, as a sentence.
    pub reason: Option<String>,
}

impl Row for CaseRow {
    const BRIEF: &'static [&'static str] = &[
        "code",
        "risk",
        "status",
        "specialist",
        "last_contact_on",
        "next_due_on",
        "next_due",
        "headline",
    ];
}

impl CaseRow {
    /// The row of a case.
    pub fn of(standing: &Standing, codes: &Codes, wording: Wording<'_>) -> Self {
        let open_to_all = Self {
            id: standing.case.to_string(),
            code: standing.code.to_string(),
            region: standing.area.region().to_owned(),
            area: standing.area.to_string(),
            specialist: codes.specialist(standing.specialist),
            specialist_name: standing.specialist_name.clone(),
            status: wording.of(standing.status.word()),
            restricted: standing.named_only,
            ..Self::default()
        };
        if standing.restricted {
            return open_to_all;
        }
        Self {
            headline: Some(standing.headline.clone()),
            initials: Some(standing.initials.clone()),
            risk: Some(wording.of(standing.risk.word())),
            registered_on: standing.registered_on,
            last_contact_on: standing.last_contact_on,
            last_try_on: standing.last_try_on,
            silent: Some(standing.silent),
            child_last_seen_on: standing.child_seen_on,
            child_unseen: Some(standing.child_unseen),
            next_due_on: standing.next_due.map(|due| due.on),
            next_due: standing.next_due.map(|due| wording.of(due.kind.word())),
            last_discussed_on: standing.discussed_on,
            people: Some(standing.people),
            children: Some(standing.children),
            open_referrals: Some(standing.referrals),
            rule: standing.rules.first().map(|rule| wording.of(rule.word())),
            reason: standing
                .reason
                .as_ref()
                .map(|reason| wording.words().say(reason)),
            ..open_to_all
        }
    }
}
