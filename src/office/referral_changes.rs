//! What changes a referral: writing one, moving it, deciding about it, confirming the help.

use super::change::{Audited, CasePart, Change};
use super::desk::{Desk, new_id};
use super::permission::RequestKind;
use super::referral_conflict::check_seen;
use super::referrals::{
    NewReferral, ReferralConfirmation, ReferralDecision, ReferralMove, visible,
};
use super::refusal::Refusal;
use crate::domain::Day;
use crate::domain::audit::AuditAction;
use crate::domain::contact::check;
use crate::domain::identifier::{PartnerId, ReferralId, ServiceId};
use crate::domain::partner::{Partner, Service};
use crate::domain::person::Membership;
use crate::domain::problem::{check_present, check_storable};
use crate::domain::referral::moves::{self, Entry, MoveKind, NextAttempt};
use crate::domain::referral::sending::{Sending, check_sendable, respond_by};
use crate::domain::referral::{Attempt, Channel, Confirmation, Decision, Referral, ReferralStatus};
use crate::domain::standing::Standing;
use crate::store::{Index, IndexRow};

/// A change of a referral, with the referral as it will be.
pub(super) struct Changed {
    pub change: Change,
    pub referral: ReferralId,
}

fn changed(
    desk: &Desk<'_>,
    kind: RequestKind,
    referral: Referral,
    expected: Option<u64>,
) -> Result<Changed, Refusal> {
    let id = referral.id;
    let mut change = Change::audited(Audited::of(AuditAction::Changed, kind, id));
    change.put_part(CasePart::Referral(referral), expected);
    change.settle(desk)?;
    Ok(Changed {
        change,
        referral: id,
    })
}

/// Writes a new referral, and sends it if a channel is named.
pub(super) fn start(desk: &Desk<'_>, new: NewReferral) -> Result<Changed, Refusal> {
    let standing = desk.case(new.case)?;
    check_partner(desk, new.partner, new.service)?;
    check_present("need", &new.need)?;
    check_storable(&[
        ("need", &new.need),
        ("override_reason", &new.override_reason),
    ])?;
    let mut referral = Referral {
        id: new_id()?,
        case: new.case,
        need: new.need,
        urgent: new.urgent,
        created_on: desk.today,
        status: ReferralStatus::Draft,
        attempts: vec![Attempt::draft(new.partner, new.service)],
        decisions: Vec::new(),
        confirmation: None,
    };
    if let Some(channel) = new.send_by {
        let entry = Entry {
            channel,
            reason: new.override_reason,
            ..entry(desk, desk.today)
        };
        send(desk, &mut referral, entry, &standing)?;
    }
    changed(desk, RequestKind::StartReferral, referral, None)
}

/// Records a move.
pub(super) fn record_move(desk: &Desk<'_>, step: ReferralMove) -> Result<Changed, Refusal> {
    let (found, standing) = visible(desk, step.referral)?;
    check_seen(desk, &found, &step)?;
    let mut referral = found.record;
    let entry = Entry {
        channel: step.channel,
        on_behalf_of: step.on_behalf_of,
        reason: step.reason,
        named_day: step.named_day,
        our_turn: step.our_turn,
        ..entry(desk, step.on)
    };
    if step.kind == MoveKind::Send {
        send(desk, &mut referral, entry, &standing)?;
    } else {
        moves::make(&mut referral, step.kind, entry, desk.today)?;
    }
    changed(
        desk,
        RequestKind::MoveReferral,
        referral,
        Some(found.version),
    )
}

/// Decides about a refused or failed attempt.
pub(super) fn decide(desk: &Desk<'_>, decision: ReferralDecision) -> Result<Changed, Refusal> {
    let (found, _) = visible(desk, decision.referral)?;
    check_seen(desk, &found, &decision)?;
    let mut referral = found.record;
    let next = decision
        .partner
        .map(|(partner, service)| NextAttempt { partner, service });
    let decided = Decision {
        kind: decision.kind,
        on: desk.today,
        by: desk.account(),
        rationale: decision.rationale,
    };
    moves::decide(&mut referral, decided, next)?;
    changed(
        desk,
        RequestKind::DecideReferral,
        referral,
        Some(found.version),
    )
}

/// Records what the user of social services said about the help, and the contact in which it was said.
pub(super) fn confirm(desk: &Desk<'_>, said: ReferralConfirmation) -> Result<Changed, Refusal> {
    let (found, standing) = visible(desk, said.referral)?;
    check_seen(desk, &found, &said)?;
    let mut referral = found.record;
    let mut contact = super::contacts::contact(desk, &standing, said.on, said.medium)?;
    contact.note.clone_from(&said.note);
    contact.referral = Some(said.referral);
    check(&contact, desk.today)?;
    if said.received {
        let confirmation = Confirmation {
            on: said.on,
            by: desk.account(),
            satisfied: said.satisfied,
            contact: contact.id,
        };
        moves::confirm(&mut referral, confirmation, desk.today)?;
    } else {
        let entry = Entry {
            reason: said.note,
            ..entry(desk, said.on)
        };
        moves::deny(&mut referral, entry, desk.today)?;
    }
    let mut change = Change::audited(Audited::of(
        AuditAction::Changed,
        RequestKind::ConfirmReferral,
        said.referral,
    ));
    change.put_part(CasePart::Contact(contact), None);
    change.put_part(CasePart::Referral(referral), Some(found.version));
    change.settle(desk)?;
    Ok(Changed {
        change,
        referral: said.referral,
    })
}

fn entry(desk: &Desk<'_>, on: Day) -> Entry {
    Entry {
        on,
        recorded_at: desk.now,
        recorded_by: desk.account(),
        on_behalf_of: String::new(),
        channel: Channel::Phone,
        reason: String::new(),
        named_day: None,
        respond_by: None,
        our_turn: false,
    }
}

/// Checks that there is such a partner, and that the service is the partner's.
fn check_partner(
    desk: &Desk<'_>,
    partner: PartnerId,
    service: Option<ServiceId>,
) -> Result<(), Refusal> {
    desk.get::<Partner>(partner)?;
    match service
        .map(|service| desk.get::<Service>(service))
        .transpose()?
    {
        Some(service) if service.record.partner != Some(partner) => Err(Refusal::not_found()),
        _ => Ok(()),
    }
}

/// Sends the attempt that counts, if the rules of sending allow it.
fn send(
    desk: &Desk<'_>,
    referral: &mut Referral,
    entry: Entry,
    standing: &Standing,
) -> Result<(), Refusal> {
    let attempt = referral.attempt().cloned().ok_or_else(Refusal::not_found)?;
    let partner = desk.get::<Partner>(attempt.partner)?.record;
    let service = match attempt.service {
        Some(service) => Some(desk.get::<Service>(service)?.record.status),
        None => None,
    };
    let sending = Sending {
        case: standing.status,
        consent_on: consent_of_focus(desk, standing)?,
        service,
        override_reason: &entry.reason,
    };
    check_sendable(referral, sending)?;
    let due = respond_by(entry.on, referral, standing.risk, &partner, desk.settings());
    let entry = Entry {
        respond_by: Some(due),
        ..entry
    };
    moves::make(referral, MoveKind::Send, entry, desk.today)?;
    Ok(())
}

fn consent_of_focus(desk: &Desk<'_>, standing: &Standing) -> Result<Option<Day>, Refusal> {
    let focus = standing.focus().map(|member| member.person);
    let row = IndexRow::new(Index::MembershipByCase).id(standing.case);
    let household: Vec<Membership> = desk.plain(&row)?;
    let membership = household.into_iter().find(|one| Some(one.person) == focus);
    Ok(membership.and_then(|membership| membership.consent_on))
}
