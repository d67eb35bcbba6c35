//! A referral that was moved, decided about or confirmed in two places: both versions, field by field.

use super::conflict::{Conflict, ConflictField};
use super::desk::Desk;
use super::referrals::{ReferralConfirmation, ReferralDecision, ReferralMove};
use super::refusal::Refusal;
use crate::domain::Day;
use crate::domain::message::{Argument, Message};
use crate::domain::referral::{Channel, Referral, ReferralStatus};
use crate::store::Versioned;

/// What is said about a move, a decision or a confirmation.
#[derive(Default)]
pub(super) struct Said {
    what: &'static str,
    on: Option<Day>,
    channel: Option<Channel>,
    who: String,
    why: String,
    named_day: Option<Day>,
}

/// The message that names a confirmation.
const CONFIRMATION: &str = "draft-confirmation";

impl From<&ReferralMove> for Said {
    fn from(step: &ReferralMove) -> Self {
        Self {
            what: step.kind.word(),
            on: Some(step.on),
            channel: Some(step.channel),
            who: step.on_behalf_of.clone(),
            why: step.reason.clone(),
            named_day: step.named_day,
        }
    }
}

impl From<&ReferralDecision> for Said {
    fn from(decision: &ReferralDecision) -> Self {
        Self {
            what: decision.kind.word(),
            why: decision.rationale.clone(),
            ..Self::default()
        }
    }
}

impl From<&ReferralConfirmation> for Said {
    fn from(said: &ReferralConfirmation) -> Self {
        Self {
            what: CONFIRMATION,
            on: Some(said.on),
            why: said.note.clone(),
            ..Self::default()
        }
    }
}

/// What was said last about a referral.
fn last(referral: &Referral) -> Said {
    if let Some(confirmation) = &referral.confirmation {
        return Said {
            what: CONFIRMATION,
            on: Some(confirmation.on),
            ..Said::default()
        };
    }
    let step = referral.attempt().and_then(|attempt| attempt.moves.last());
    match (step, referral.decisions.last()) {
        (Some(step), None) => moved(step),
        (Some(step), Some(_)) if referral.status != ReferralStatus::Revoked => moved(step),
        (_, Some(decision)) => Said {
            what: decision.kind.word(),
            on: Some(decision.on),
            why: decision.rationale.clone(),
            ..Said::default()
        },
        (None, None) => Said {
            what: referral.status.word(),
            on: Some(referral.created_on),
            ..Said::default()
        },
    }
}

fn moved(step: &crate::domain::referral::Move) -> Said {
    Said {
        what: step.kind.word(),
        on: Some(step.on),
        channel: Some(step.channel),
        who: step.on_behalf_of.clone(),
        why: step.reason.clone(),
        named_day: step.named_day,
    }
}

/// Checks that a referral is still the one that was seen when a change of it was written.
///
/// # Errors
/// It was changed meanwhile: both versions.
pub(super) fn check_seen(
    desk: &Desk<'_>,
    found: &Versioned<Referral>,
    mine: impl Into<Said>,
) -> Result<(), Refusal> {
    if !desk.has_changed(found.version) {
        return Ok(());
    }
    let fields = fields(last(&found.record), mine.into());
    Err(Conflict::of(desk, found.record.id, None, Some(found.version), fields)?.into())
}

fn fields(theirs: Said, mine: Said) -> Vec<ConflictField> {
    let word = |id: &'static str| Some(Argument::from(Message::new(id)));
    let channel = |channel: Option<Channel>| channel.and_then(|channel| word(channel.word()));
    let label = Message::new;
    let text = ConflictField::text;
    vec![
        ConflictField::new(label("conflict-what"), word(theirs.what), word(mine.what)),
        ConflictField::new(
            label("referral-form-day"),
            theirs.on.map(Argument::from),
            mine.on.map(Argument::from),
        ),
        ConflictField::new(
            label("referral-form-channel"),
            channel(theirs.channel),
            channel(mine.channel),
        ),
        text(label("referral-form-on-behalf-of"), &theirs.who, &mine.who),
        text(label("referral-form-reason"), &theirs.why, &mine.why),
        ConflictField::new(
            label("conflict-named-day"),
            theirs.named_day.map(Argument::from),
            mine.named_day.map(Argument::from),
        ),
    ]
}
