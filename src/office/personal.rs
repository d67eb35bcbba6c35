//! The personal parts of supervision that were kept for as long as the settings say. They belong to two
//! people, supervisor and specialist: these alone are told that one is there, and either of them may
//! erase it then, for the other may have left. Before that day neither may: the other relies on it.

use super::change::Change;
use super::desk::Desk;
use super::erasure::{Eraser, Erasure, check};
use super::permission::RequestKind;
use super::refusal::Refusal;
use super::retention::{Review, ReviewRow, Subject, review_of};
use crate::domain::Day;
use crate::domain::account::Account;
use crate::domain::audit::AuditEntry;
use crate::domain::identifier::{Identifier, SessionId, TombstoneId};
use crate::domain::message::Message;
use crate::domain::problem::Problem;
use crate::domain::session::{PersonalPart, Session};
use crate::domain::specialist::Specialist;
use crate::domain::tombstone::{Erased, Tombstone};
use chrono::Months;
use serde::{Deserialize, Serialize};

/// The personal part of a session, to be erased.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonalErasure {
    /// The session.
    pub session: SessionId,
    /// The first eight digits of its id, typed again.
    pub code: String,
    /// Why. It stays with the tombstone and in the audit trail, for the two of them.
    pub reason: String,
}

/// The personal parts of the caller's own sessions that may be erased, and those that were.
pub(super) fn review(desk: &Desk<'_>) -> Result<Review, Refusal> {
    let mut rows = Vec::new();
    for part in desk.table::<PersonalPart>()? {
        let session = desk.get::<Session>(part.session)?.record;
        let due_on = due_on(desk, &session);
        if !is_one_of_the_two(&desk.caller.account, &session) || desk.today < due_on {
            continue;
        }
        let specialist = desk.get::<Specialist>(session.specialist)?.record.name;
        let holder = desk.get::<Account>(session.supervisor)?.record;
        let is_holder = holder.id == desk.account();
        rows.push(ReviewRow {
            subject: Subject::PersonalPart(session.id),
            headline: if is_holder {
                specialist.clone()
            } else {
                holder.name
            },
            area: None,
            specialist_name: specialist,
            restricted: false,
            ended_on: session.on,
            due_on,
        });
    }
    rows.sort_by_key(|row| (row.ended_on, row.subject.code()));
    let years = desk.profile.safekeeping.personal_part_years;
    review_of(desk, years, rows, |tombstone| is_own(desk, tombstone))
}

/// Erases the personal part of a session.
///
/// # Errors
/// There is none, or it is not the caller's: both look the same. It is not due yet; the code or the reason
/// is missing.
pub(super) fn erase(
    desk: &Desk<'_>,
    asked: &PersonalErasure,
) -> Result<(Change, Erasure), Refusal> {
    let part = desk.get::<PersonalPart>(asked.session)?;
    let session = desk.get::<Session>(asked.session)?.record;
    if !is_one_of_the_two(&desk.caller.account, &session) {
        return Err(Refusal::not_found());
    }
    let due_on = due_on(desk, &session);
    if desk.today < due_on {
        let message = Message::new("problem-erase-personal-early").with("day", due_on);
        return Err(Problem::whole(message).into());
    }
    let code = Subject::PersonalPart(session.id).code();
    check(&asked.code, &code, &asked.reason)?;
    let kind = RequestKind::ErasePersonal;
    let what = (Erased::PersonalPart, session.id);
    let mut eraser = Eraser::new(desk, kind, what, &asked.reason);
    eraser.delete(&part);
    eraser.done(Vec::new())
}

/// Whether an entry of the trail tells that somebody has, or had, a personal part to erase, and the caller
/// is not one of the two whom that concerns. What others try on the same session tells nothing.
pub(super) fn hides(
    desk: &Desk<'_>,
    entry: &AuditEntry,
    by: Option<&Account>,
) -> Result<bool, Refusal> {
    let kinds = [RequestKind::ErasePersonal, RequestKind::ForgetBytes];
    let Some(id) = entry.record.parse::<SessionId>().ok() else {
        return Ok(false);
    };
    if !kinds.iter().any(|kind| kind.code() == entry.request) {
        return Ok(false);
    }
    let tombstone = TombstoneId::from_bytes(id.bytes());
    let there = desk.store.get::<PersonalPart>(id)?.is_some()
        || desk.store.get::<Tombstone>(tombstone)?.is_some();
    let session = desk.store.get::<Session>(id)?.filter(|_| there);
    Ok(session.is_some_and(|found| {
        let concerns = |account| is_one_of_the_two(account, &found.record);
        by.is_none_or(concerns) && !concerns(&desk.caller.account)
    }))
}

/// Whether a tombstone is that of a personal part of the caller's.
fn is_own(desk: &Desk<'_>, tombstone: &Tombstone) -> bool {
    let session = desk.get::<Session>(SessionId::from_bytes(tombstone.id.bytes()));
    tombstone.what == Erased::PersonalPart
        && session.is_ok_and(|found| is_one_of_the_two(&desk.caller.account, &found.record))
}

fn is_one_of_the_two(account: &Account, session: &Session) -> bool {
    session.supervisor == account.id || account.specialist == Some(session.specialist)
}

/// Since when the personal part of a session may be erased.
fn due_on(desk: &Desk<'_>, session: &Session) -> Day {
    let years = desk.profile.safekeeping.personal_part_years;
    let due_on = session
        .on
        .checked_add_months(Months::new(years.saturating_mul(12)));
    due_on.unwrap_or(Day::MAX)
}
