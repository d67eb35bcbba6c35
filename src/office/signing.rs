//! Keeping and signing a session: what becomes of a draft.

use super::actions::{carry_actions, check_ended, end_actions};
use super::change::{Audited, CasePart, Change};
use super::desk::{Desk, new_id};
use super::permission::RequestKind;
use super::refusal::Refusal;
use super::rows::strongest;
use super::session_conflict::held_elsewhere;
use super::topic::Touched;
use crate::domain::action::{Action, ActionStatus};
use crate::domain::agenda::AgendaLine;
use crate::domain::audit::AuditAction;
use crate::domain::case::{CaseFile, Deferral, Risk, RiskRecord};
use crate::domain::identifier::{CaseId, CaseItemId, SpecialistId};
use crate::domain::message::Message;
use crate::domain::problem::{Problem, check_storable};
use crate::domain::session::{
    AgendaMark, CaseItem, DraftAction, DraftItem, PersonalPart, Session, SessionDraft, SessionKind,
    SessionStatus, check, check_days,
};
use crate::domain::specialist::Specialist;
use crate::domain::standing::Standing;
use crate::store::{Index, IndexRow, Versioned};

/// Whether the text stays open or freezes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Closing {
    /// It was held; the text stays open.
    Held,
    /// It is signed.
    Signed,
}

/// Writes a session: its head, the items, the personal part. Signing also writes what follows from
/// it: decisions into the cases, actions, the date of the next session.
pub(super) fn write(
    desk: &Desk<'_>,
    draft: &SessionDraft,
    closing: Closing,
) -> Result<Change, Refusal> {
    check_days(draft)?;
    let specialist = desk.specialist(draft.specialist)?;
    let before = desk.store.get::<Session>(draft.session)?;
    check_ahead(desk, draft)?;
    check_own(desk, before.as_ref(), draft.specialist)?;
    if let Some(found) = before.as_ref().filter(|one| desk.has_changed(one.version)) {
        return Err(held_elsewhere(desk, found, draft)?.into());
    }
    check_open(before.as_ref())?;
    let written = draft;
    let draft = &match closing {
        Closing::Held => draft.clone(),
        Closing::Signed => as_it_stands(desk, draft, &specialist.record)?,
    };
    let kind = match closing {
        Closing::Held => RequestKind::HoldSession,
        Closing::Signed => RequestKind::SignSession,
    };
    let action = match closing {
        Closing::Held => AuditAction::Changed,
        Closing::Signed => AuditAction::Signed,
    };
    let mut change = Change::audited(Audited::of(action, kind, draft.session));
    put_head(
        desk,
        &mut change,
        draft,
        &specialist.record,
        closing,
        before,
    )?;
    put_items(desk, &mut change, draft, closing)?;
    put_personal_part(desk, &mut change, draft)?;
    if closing == Closing::Signed {
        check(draft, desk.settings())?;
        put_decisions(desk, &mut change, draft, written)?;
        put_actions(desk, &mut change, draft)?;
        check_ended(desk, draft)?;
        end_actions(desk, &mut change, &draft.ended)?;
        carry_actions(desk, &mut change, draft)?;
        let mut record = specialist.record;
        record.last_session_on = record.last_session_on.max(Some(draft.on));
        record.next_session_on = draft.next_on;
        change.put(&record, Some(specialist.version));
    }
    change.settle(desk)?;
    Ok(change)
}

/// What is signed: code, risk and rules of each case come from how it stands now, never from what was
/// sent. A risk that the session left alone is the one that was set since.
///
/// # Errors
/// The risk of a case was decided about here, and set otherwise elsewhere since this was written.
fn as_it_stands(
    desk: &Desk<'_>,
    written: &SessionDraft,
    specialist: &Specialist,
) -> Result<SessionDraft, Refusal> {
    let mut draft = written.clone();
    for item in &mut draft.items {
        let standing = case_of(desk, item.case, draft.specialist)?;
        let text = &mut item.text;
        let decided = text.risk_after != text.risk_before;
        if decided && ![text.risk_before, text.risk_after].contains(&standing.risk) {
            return Err(set_elsewhere(&standing, text.risk_before).into());
        }
        if !decided {
            text.risk_after = standing.risk;
        }
        text.risk_before = standing.risk;
        let raised = strongest(desk, &standing, specialist);
        item.raised_by = raised.iter().map(|raised| raised.rule).collect();
        item.code = standing.code;
    }
    Ok(draft)
}

fn set_elsewhere(standing: &Standing, before: Risk) -> Problem {
    let message = Message::new("problem-risk-elsewhere")
        .with("case", standing.code.0.as_str())
        .with("risk", Message::new(standing.risk.word()))
        .with("before", Message::new(before.word()));
    Problem::of("risk", message)
}

/// Checks that a session does not lie ahead.
fn check_ahead(desk: &Desk<'_>, draft: &SessionDraft) -> Result<(), Refusal> {
    if draft.on > desk.today {
        return Err(Problem::of(
            "on",
            Message::new("problem-session-ahead").with("today", desk.today),
        )
        .into());
    }
    Ok(())
}

/// Checks that a session, if there is one already, is the caller's own with this specialist.
pub(super) fn check_own(
    desk: &Desk<'_>,
    before: Option<&Versioned<Session>>,
    specialist: SpecialistId,
) -> Result<(), Refusal> {
    match before.map(|found| &found.record) {
        Some(session)
            if session.supervisor != desk.account() || session.specialist != specialist =>
        {
            Err(Refusal::not_found())
        }
        _ => Ok(()),
    }
}

/// Checks that a session is not signed: its text no longer changes then.
fn check_open(before: Option<&Versioned<Session>>) -> Result<(), Refusal> {
    match before {
        Some(found) if found.record.status == SessionStatus::Signed => {
            Err(Problem::whole(Message::new("problem-session-signed")).into())
        }
        _ => Ok(()),
    }
}

fn put_head(
    desk: &Desk<'_>,
    change: &mut Change,
    draft: &SessionDraft,
    specialist: &Specialist,
    closing: Closing,
    before: Option<Versioned<Session>>,
) -> Result<(), Refusal> {
    let agenda = super::sessions::agenda_of(desk, specialist)?;
    let head = Session {
        id: draft.session,
        specialist: draft.specialist,
        supervisor: desk.account(),
        kind: SessionKind::Individual,
        status: match closing {
            Closing::Held => SessionStatus::Held,
            Closing::Signed => SessionStatus::Signed,
        },
        on: draft.on,
        started_at: Some(draft.started_at.min(desk.now)),
        general_note: draft.general_note.clone(),
        next_on: draft.next_on,
        cancel_reason: String::new(),
        agenda: agenda.iter().map(mark).collect(),
        unsigned_actions: unsigned(closing, &draft.actions),
        unsigned_ended: unsigned(closing, &draft.ended),
        signed_at: (closing == Closing::Signed).then_some(desk.now),
    };
    change.put(&head, before.map(|found| found.version));
    change.touch(Touched::session(draft.specialist));
    Ok(())
}

/// What the head of a session keeps until it is signed.
fn unsigned<T: Clone>(closing: Closing, entries: &[T]) -> Vec<T> {
    match closing {
        Closing::Held => entries.to_vec(),
        Closing::Signed => Vec::new(),
    }
}

fn mark(line: &AgendaLine) -> AgendaMark {
    AgendaMark {
        rule: line.rule,
        case: line.case.as_ref().map(|(case, _)| *case),
        since: line.since,
    }
}

/// Writes the items, over those of an earlier holding of the same session; those taken out since
/// are taken away.
fn put_items(
    desk: &Desk<'_>,
    change: &mut Change,
    draft: &SessionDraft,
    closing: Closing,
) -> Result<(), Refusal> {
    let held: Vec<Versioned<CaseItem>> =
        desk.found(&IndexRow::new(Index::CaseItemBySession).id(draft.session))?;
    for item in &held {
        if draft
            .items
            .iter()
            .all(|entry| entry.case != item.record.case)
        {
            change.delete::<CaseItem>(item.record.id, item.version);
        }
    }
    for entry in &draft.items {
        case_of(desk, entry.case, draft.specialist)?;
        let before = held.iter().find(|item| item.record.case == entry.case);
        let id = match before {
            Some(item) => item.record.id,
            None => new_id::<CaseItemId>()?,
        };
        let item = item(desk, draft, entry, id, closing);
        change.put_part(CasePart::Item(item), before.map(|item| item.version));
    }
    Ok(())
}

/// Checks that a case is open to the caller and is the specialist's whose session it is.
fn case_of(desk: &Desk<'_>, case: CaseId, specialist: SpecialistId) -> Result<Standing, Refusal> {
    let standing = desk.case(case)?;
    if standing.owner == specialist {
        Ok(standing)
    } else {
        Err(Refusal::not_found())
    }
}

fn item(
    desk: &Desk<'_>,
    draft: &SessionDraft,
    entry: &DraftItem,
    id: CaseItemId,
    closing: Closing,
) -> CaseItem {
    CaseItem {
        id,
        session: draft.session,
        case: entry.case,
        on: draft.on,
        supervisor: desk.account(),
        signed: closing == Closing::Signed,
        raised_by: entry.raised_by.clone(),
        text: entry.text.clone(),
    }
}

/// Writes the personal part; one that was emptied since it was held is taken away.
fn put_personal_part(
    desk: &Desk<'_>,
    change: &mut Change,
    draft: &SessionDraft,
) -> Result<(), Refusal> {
    let before = desk
        .store
        .get::<PersonalPart>(draft.session)?
        .map(|found| found.version);
    if draft.wellbeing.is_none() && draft.personal_note.is_empty() {
        if let Some(version) = before {
            change.delete::<PersonalPart>(draft.session, version);
        }
        return Ok(());
    }
    check_storable(&[("personal_note", &draft.personal_note)])?;
    let part = PersonalPart {
        session: draft.session,
        specialist: draft.specialist,
        supervisor: desk.account(),
        wellbeing: draft.wellbeing,
        note: draft.personal_note.clone(),
    };
    change.put(&part, before);
    Ok(())
}

/// Writes what was decided into the case files: a changed risk, a decision to wait, a plan that
/// continues. Only rules that the supervisor had before her wait: what came up since was not decided about.
fn put_decisions(
    desk: &Desk<'_>,
    change: &mut Change,
    draft: &SessionDraft,
    written: &SessionDraft,
) -> Result<(), Refusal> {
    for (entry, seen) in draft.items.iter().zip(&written.items) {
        change.audit_as_well(Audited::of(
            AuditAction::Signed,
            RequestKind::SignSession,
            entry.case,
        ));
        let mut file = desk.get::<CaseFile>(entry.case)?;
        let risk_changed = entry.text.risk_after != entry.text.risk_before;
        if risk_changed {
            file.record.risks.push(RiskRecord {
                risk: entry.text.risk_after,
                on: draft.on,
                reason: entry.text.rationale.clone(),
            });
        }
        if let Some(wait) = &entry.text.wait {
            let mut rules = entry.raised_by.clone();
            rules.retain(|rule| seen.raised_by.contains(rule));
            file.record.deferrals.push(Deferral {
                rules,
                until: wait.until,
                reason: wait.reason.clone(),
                decided_on: draft.on,
                decided_by: desk.account(),
            });
        }
        if risk_changed || entry.text.wait.is_some() {
            change.put_part(CasePart::File(Box::new(file.record)), Some(file.version));
        }
    }
    Ok(())
}

fn put_actions(desk: &Desk<'_>, change: &mut Change, draft: &SessionDraft) -> Result<(), Refusal> {
    for new in &draft.actions {
        if let Some(case) = new.case {
            case_of(desk, case, draft.specialist)?;
        }
        change.put_part(CasePart::Action(action(desk, draft, new)?), None);
    }
    Ok(())
}

fn action(desk: &Desk<'_>, draft: &SessionDraft, new: &DraftAction) -> Result<Action, Refusal> {
    Ok(Action {
        id: new_id()?,
        text: new.text.clone(),
        owner: new.owner,
        specialist: draft.specialist,
        supervisor: desk.account(),
        due: new.due,
        case: new.case,
        session: draft.session,
        status: ActionStatus::Open,
        ended_on: None,
        note: String::new(),
        carried: 0,
    })
}
