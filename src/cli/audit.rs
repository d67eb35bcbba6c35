//! `goldaw list audit`: the audit trail.

use super::context::Context;
use super::failure::Failure;
use super::listable::AuditFilters;
use super::opened::Opened;
use crate::domain::account::Role;
use crate::exchange::rows::Sheet;
use crate::exchange::rows::audit::AuditRow;
use crate::office::audit::AuditQuery;
use crate::office::{Answer, Request};

/// Writes the entries that are asked for, newest first, to the beginning of the trail.
///
/// # Errors
/// What the office refuses.
pub fn list(context: &Context, filters: &AuditFilters) -> Result<(), Failure> {
    let mut opened = Opened::of(context, Role::Coordinator)?;
    let mut query = AuditQuery {
        login: filters.by.clone(),
        case: filters.case.clone(),
        action: filters.action,
        from: filters.from,
        until: filters.until,
        before: None,
    };
    let mut rows = Vec::new();
    loop {
        let Answer::Audit(page) = opened.ask(Request::Audit(query))? else {
            return Err(Failure::unexpected());
        };
        rows.extend(
            page.rows
                .iter()
                .map(|row| AuditRow::of(row, context.wording())),
        );
        if page.next.is_none() {
            return context.sheet(&Sheet::of(rows.iter().cloned()));
        }
        query = AuditQuery {
            before: page.next,
            ..page.query
        };
    }
}
