//! Rows of the audit trail.

use super::{Coded, Row, Wording};
use crate::domain::Instant;
use crate::office::audit;
use crate::office::permission::RequestKind;
use serde::Serialize;

/// An entry of the audit trail, as the reader may see it.
#[derive(Debug, Clone, Default, Serialize)]
#[allow(missing_docs)] // The fields are those of the record.
pub struct AuditRow {
    pub id: String,
    pub number: u64,
    pub at: Instant,
    /// Who did it: the login; null where nobody was logged in.
    pub login: Option<String>,
    pub name: Option<String>,
    pub action: Coded,
    pub request: Coded,
    /// The case that it is about, if the reader may know it.
    pub case_code: Option<String>,
    /// The login of the account that it is about.
    pub account: Option<String>,
    pub record_id: Option<String>,
    pub reason: Option<String>,
}

impl Row for AuditRow {
    const BRIEF: &'static [&'static str] = &[
        "at",
        "login",
        "action",
        "request",
        "case_code",
        "account",
        "reason",
    ];
}

impl AuditRow {
    /// The row of an entry.
    pub fn of(row: &audit::AuditRow, wording: Wording<'_>) -> Self {
        let said = |text: &String| (!text.is_empty()).then(|| text.clone());
        let (login, name) = row.who.clone().unzip();
        Self {
            id: row.id.to_string(),
            number: row.sequence,
            at: row.at,
            login,
            name,
            action: wording.of(row.action.word()),
            // A newer program may have known others.
            request: RequestKind::from_code(&row.request).map_or_else(
                || row.request.clone().into(),
                |kind| wording.of(kind.word()),
            ),
            case_code: row.case.as_ref().map(|(_, code)| code.0.clone()),
            account: row.account.clone(),
            record_id: said(&row.record),
            reason: said(&row.reason),
        }
    }
}
