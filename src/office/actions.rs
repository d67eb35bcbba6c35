//! What becomes of the actions that were agreed: ended in a session or outside one, or carried on.

use super::change::{Audited, CasePart, Change};
use super::conflict::{Conflict, ConflictField};
use super::desk::Desk;
use super::permission::RequestKind;
use super::refusal::Refusal;
use crate::domain::action::{Action, ActionStatus};
use crate::domain::audit::AuditAction;
use crate::domain::message::{Argument, Message};
use crate::domain::problem::{Problem, check_storable};
use crate::domain::session::{EndedAction, SessionDraft};
use crate::store::{Index, IndexRow, Versioned};

/// Ends one open action outside a session.
pub(super) fn end_action(desk: &Desk<'_>, ended: &EndedAction) -> Result<Change, Refusal> {
    let mut change = Change::audited(Audited::of(
        AuditAction::Changed,
        RequestKind::EndAction,
        ended.action,
    ));
    let action = action_to_end(desk, ended)?;
    let was_open = action.record.status == ActionStatus::Open;
    if !was_open && desk.based_on != Some(action.version) {
        return Err(ended_elsewhere(desk, action, ended)?.into());
    }
    let mut ended = ended.clone();
    // What was said first is not lost where somebody says otherwise on purpose.
    let before = action.record.note.trim();
    if !was_open && !before.is_empty() && !ended.note.contains(before) {
        ended.note = format!("{}\n{before}", ended.note.trim()).trim().to_owned();
    }
    put_ended(desk, &mut change, action, &ended);
    change.settle(desk)?;
    Ok(change)
}

/// Ends the actions of earlier sessions about which this one says so.
pub(super) fn end_actions(
    desk: &Desk<'_>,
    change: &mut Change,
    ended: &[EndedAction],
) -> Result<(), Refusal> {
    for end in ended {
        let action = action_to_end(desk, end)?;
        if action.record.status != ActionStatus::Open {
            return Err(Problem::whole(Message::new("problem-action-ended")).into());
        }
        put_ended(desk, change, action, end);
    }
    Ok(())
}

fn put_ended(
    desk: &Desk<'_>,
    change: &mut Change,
    mut action: Versioned<Action>,
    ended: &EndedAction,
) {
    action.record.status = end_of(ended);
    action.record.ended_on = Some(desk.today);
    action.record.note.clone_from(&ended.note);
    change.put_part(CasePart::Action(action.record), Some(action.version));
}

fn end_of(ended: &EndedAction) -> ActionStatus {
    if ended.done {
        ActionStatus::Done
    } else {
        ActionStatus::Dropped
    }
}

/// The conflict of an action that was ended elsewhere meanwhile.
fn ended_elsewhere(
    desk: &Desk<'_>,
    action: Versioned<Action>,
    mine: &EndedAction,
) -> Result<Conflict, Refusal> {
    let Versioned { record, version } = action;
    let word = |status: ActionStatus| Some(Argument::from(Message::new(status.word())));
    let fields = vec![
        ConflictField::new(
            Message::new("ended-end"),
            word(record.status),
            word(end_of(mine)),
        ),
        ConflictField::text(Message::new("ended-note"), &record.note, &mine.note),
        ConflictField::new(
            Message::new("conflict-ended-on"),
            record.ended_on.map(Argument::from),
            Some(desk.today.into()),
        ),
    ];
    Conflict::of(desk, record.id, None, Some(version), fields)
}

/// Checks that a session ends actions of its own specialist only.
pub(super) fn check_ended(desk: &Desk<'_>, draft: &SessionDraft) -> Result<(), Refusal> {
    for end in &draft.ended {
        if desk.get::<Action>(end.action)?.record.specialist != draft.specialist {
            return Err(Refusal::not_found());
        }
    }
    Ok(())
}

/// An action that is to be ended, if the caller may and says what is to be said.
fn action_to_end(desk: &Desk<'_>, end: &EndedAction) -> Result<Versioned<Action>, Refusal> {
    let action = desk.get::<Action>(end.action)?;
    desk.specialist(action.record.specialist)?;
    if let Some(case) = action.record.case {
        desk.case(case)?;
    }
    check_storable(&[("note", &end.note)])?;
    if !end.done && end.note.trim().is_empty() {
        return Err(Problem::of("note", Message::new("problem-action-dropped-why")).into());
    }
    Ok(action)
}

/// Counts one more session for every open action that this one did not end.
pub(super) fn carry_actions(
    desk: &Desk<'_>,
    change: &mut Change,
    draft: &SessionDraft,
) -> Result<(), Refusal> {
    let beginning = IndexRow::new(Index::ActionBySpecialist)
        .id(draft.specialist)
        .byte(0);
    let open: Vec<Versioned<Action>> = desk.found(&beginning)?;
    for mut action in open {
        let ended = draft.ended.iter().any(|end| end.action == action.record.id);
        let hidden = match action.record.case {
            Some(case) => desk.case_if_open(case)?.is_none(),
            None => false,
        };
        if !ended && !hidden {
            action.record.carried += 1;
            change.put_part(CasePart::Action(action.record), Some(action.version));
        }
    }
    Ok(())
}
