//! The moves of a referral: which are legal from where, and what each must say.

use super::{
    Attempt, AttemptStatus, Channel, Confirmation, Decision, DecisionKind, Move, Referral,
    ReferralStatus,
};
use crate::domain::coded::coded;
use crate::domain::identifier::{AccountId, PartnerId, ServiceId};
use crate::domain::message::Message;
use crate::domain::problem::{Problem, check_days, check_present, check_storable};
use crate::domain::{Day, Instant};

coded! {
    /// What can be done with an attempt.
    pub enum MoveKind("move") {
        /// We send it.
        Send = "send",
        /// The partner says that it has it.
        Receive = "receive",
        /// The partner takes it on.
        Accept = "accept",
        /// The partner begins.
        Start = "start",
        /// It rests.
        Hold = "hold",
        /// It goes on.
        Resume = "resume",
        /// The partner refuses.
        Reject = "reject",
        /// The partner says that it is done.
        Complete = "complete",
        /// It failed after acceptance.
        Fail = "fail",
        /// Called off by either side.
        Cancel = "cancel",
        /// It should never have been entered.
        Withdraw = "entered_in_error",
        /// The partner promised an answer by a day.
        Promise = "promise",
        /// We asked and nobody answered.
        NoReply = "no_reply",
    }
}

/// What is said about a move.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The day it happened.
    pub on: Day,
    /// When it is entered.
    pub recorded_at: Instant,
    /// Who enters it.
    pub recorded_by: AccountId,
    /// The person at the partner who said it.
    pub on_behalf_of: String,
    /// By what channel.
    pub channel: Channel,
    /// Why, or what was said.
    pub reason: String,
    /// A day that was named.
    pub named_day: Option<Day>,
    /// For a sent attempt: the day by which the partner answers.
    pub respond_by: Option<Day>,
    /// For a resting attempt: whether it rests because of us.
    pub our_turn: bool,
}

/// The moves that are legal from a status, in the order in which a screen offers them. After
/// Gravity SDOH 3.0.0 with `received`, promises and calls without an answer added.
pub fn legal(status: AttemptStatus) -> &'static [MoveKind] {
    use MoveKind::{
        Accept, Cancel, Complete, Fail, Hold, NoReply, Promise, Receive, Reject, Resume, Send,
        Start, Withdraw,
    };
    match status {
        AttemptStatus::Draft => &[Send, Cancel, Withdraw],
        AttemptStatus::Requested => &[Accept, Reject, Receive, Promise, NoReply, Cancel, Withdraw],
        AttemptStatus::Received => &[Accept, Reject, Promise, NoReply, Cancel, Withdraw],
        AttemptStatus::Accepted => &[
            Start, Complete, Hold, Fail, Promise, NoReply, Cancel, Withdraw,
        ],
        AttemptStatus::InProgress => &[Complete, Hold, Fail, Promise, NoReply, Cancel, Withdraw],
        AttemptStatus::OnHold => &[Resume, Complete, Fail, Promise, NoReply, Cancel, Withdraw],
        AttemptStatus::Rejected
        | AttemptStatus::Completed
        | AttemptStatus::Failed
        | AttemptStatus::Cancelled => &[Withdraw],
        AttemptStatus::EnteredInError => &[],
    }
}

/// The status that a move leads to.
fn target(kind: MoveKind, from: AttemptStatus) -> AttemptStatus {
    match kind {
        MoveKind::Send => AttemptStatus::Requested,
        MoveKind::Receive => AttemptStatus::Received,
        MoveKind::Accept => AttemptStatus::Accepted,
        MoveKind::Start | MoveKind::Resume => AttemptStatus::InProgress,
        MoveKind::Hold => AttemptStatus::OnHold,
        MoveKind::Reject => AttemptStatus::Rejected,
        MoveKind::Complete => AttemptStatus::Completed,
        MoveKind::Fail => AttemptStatus::Failed,
        MoveKind::Cancel => AttemptStatus::Cancelled,
        MoveKind::Withdraw => AttemptStatus::EnteredInError,
        MoveKind::Promise | MoveKind::NoReply => from,
    }
}

/// What a move must say besides its day: names of the fields of [`Entry`].
pub fn required(kind: MoveKind) -> &'static [&'static str] {
    match kind {
        MoveKind::Accept | MoveKind::Receive => &["on_behalf_of"],
        MoveKind::Reject | MoveKind::Fail => &["on_behalf_of", "reason"],
        MoveKind::Hold | MoveKind::Promise => &["reason", "named_day"],
        MoveKind::Cancel | MoveKind::Withdraw | MoveKind::Complete => &["reason"],
        MoveKind::Send => &["respond_by"],
        MoveKind::Start | MoveKind::Resume | MoveKind::NoReply => &[],
    }
}

/// Makes a move.
///
/// # Errors
/// The move is not legal from the attempt's status; something that it must say is missing; its day
/// lies ahead or before the move before it; a day that it names lies before it.
pub fn make(
    referral: &mut Referral,
    kind: MoveKind,
    entry: Entry,
    today: Day,
) -> Result<(), Problem> {
    let Some(attempt) = referral.attempts.last_mut() else {
        return Err(Problem::whole(Message::new("problem-referral-empty")));
    };
    check_legal(attempt.status, kind)?;
    check_entry(attempt, kind, &entry, today)?;
    match kind {
        MoveKind::Send => attempt.respond_by = entry.respond_by,
        MoveKind::Accept => attempt.focal_person.clone_from(&entry.on_behalf_of),
        MoveKind::Hold => attempt.our_turn = entry.our_turn,
        _ => {}
    }
    append(attempt, kind, target(kind, attempt.status), entry);
    referral.status = match attempt.status {
        AttemptStatus::Draft => ReferralStatus::Draft,
        AttemptStatus::Cancelled => ReferralStatus::Revoked,
        AttemptStatus::EnteredInError => ReferralStatus::EnteredInError,
        _ => ReferralStatus::Active,
    };
    Ok(())
}

fn append(attempt: &mut Attempt, kind: MoveKind, to: AttemptStatus, entry: Entry) {
    attempt.moves.push(Move {
        kind,
        from: attempt.status,
        to,
        on: entry.on,
        recorded_at: entry.recorded_at,
        recorded_by: entry.recorded_by,
        on_behalf_of: entry.on_behalf_of,
        channel: entry.channel,
        reason: entry.reason,
        named_day: entry.named_day,
    });
    attempt.status = to;
}

fn check_legal(status: AttemptStatus, kind: MoveKind) -> Result<(), Problem> {
    if legal(status).contains(&kind) {
        return Ok(());
    }
    let message = Message::new("problem-move-illegal")
        .with("move", Message::new(kind.word()))
        .with("status", Message::new(status.word()));
    Err(Problem::whole(message))
}

fn check_entry(
    attempt: &Attempt,
    kind: MoveKind,
    entry: &Entry,
    today: Day,
) -> Result<(), Problem> {
    check_days(&[("on", Some(entry.on)), ("named_day", entry.named_day)])?;
    for field in required(kind) {
        match *field {
            "on_behalf_of" => check_present(field, &entry.on_behalf_of)?,
            "reason" => check_present(field, &entry.reason)?,
            "respond_by" => check_day_named(field, entry.respond_by, entry.on)?,
            _ => check_day_named(field, entry.named_day, entry.on)?,
        }
    }
    check_day(attempt, entry.on, today)?;
    check_storable(&[
        ("reason", &entry.reason),
        ("on_behalf_of", &entry.on_behalf_of),
    ])
}

/// A day that a move names does not lie before the move.
fn check_day_named(field: &'static str, named: Option<Day>, on: Day) -> Result<(), Problem> {
    match named {
        None => Err(Problem::of(field, Message::new("problem-day-missing"))),
        Some(day) if day < on => {
            let message = Message::new("problem-day-before-move").with("day", on);
            Err(Problem::of(field, message))
        }
        Some(_) => Ok(()),
    }
}

/// Nothing happens ahead of today, or before what happened last.
fn check_day(attempt: &Attempt, on: Day, today: Day) -> Result<(), Problem> {
    if on > today {
        let message = Message::new("problem-move-ahead").with("today", today);
        return Err(Problem::of("on", message));
    }
    match attempt.moves.last() {
        Some(last) if last.on > on => {
            let message = Message::new("problem-move-before-last").with("last", last.on);
            Err(Problem::of("on", message))
        }
        _ => Ok(()),
    }
}

/// Where a decision sends the referral next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextAttempt {
    /// The partner to ask.
    pub partner: PartnerId,
    /// Its service, if one is named.
    pub service: Option<ServiceId>,
}

/// Decides about a refused or failed attempt. `next` is the partner of a new attempt; asking the
/// same partner again needs none.
///
/// # Errors
/// Nothing waits for a decision; the reason is missing; a new attempt without a partner, or with
/// the one that just refused.
pub fn decide(
    referral: &mut Referral,
    decision: Decision,
    next: Option<NextAttempt>,
) -> Result<(), Problem> {
    let refused = match referral.attempt() {
        Some(attempt) if referral.waits_for() == super::WaitsFor::Decision => NextAttempt {
            partner: attempt.partner,
            service: attempt.service,
        },
        _ => return Err(Problem::whole(Message::new("problem-nothing-to-decide"))),
    };
    check_present("rationale", &decision.rationale)?;
    check_storable(&[("rationale", &decision.rationale)])?;
    let again = match (decision.kind, next) {
        (DecisionKind::NewAttempt, None) => {
            return Err(Problem::of(
                "partner",
                Message::new("problem-partner-missing"),
            ));
        }
        (DecisionKind::NewAttempt, Some(next)) if next == refused => {
            return Err(Problem::of("partner", Message::new("problem-partner-same")));
        }
        (DecisionKind::NewAttempt, Some(next)) => Some(next),
        (DecisionKind::SendBack, _) => Some(refused),
        (DecisionKind::ServeInHouse | DecisionKind::AcceptDenial, _) => None,
    };
    match again {
        Some(next) => {
            referral
                .attempts
                .push(Attempt::draft(next.partner, next.service));
            referral.status = ReferralStatus::Draft;
        }
        None => referral.status = ReferralStatus::Revoked,
    }
    referral.decisions.push(decision);
    Ok(())
}

/// Confirms with the user of social services that the help arrived, which closes the loop.
///
/// # Errors
/// The partner did not say that it is done; the day lies ahead or before that.
pub fn confirm(
    referral: &mut Referral,
    confirmation: Confirmation,
    today: Day,
) -> Result<(), Problem> {
    let attempt = confirmable(referral)?;
    check_day(attempt, confirmation.on, today)?;
    referral.confirmation = Some(confirmation);
    referral.status = ReferralStatus::Completed;
    Ok(())
}

/// Records that the user of social services did not get the help that the partner calls done: the
/// attempt failed, and the referral waits for a decision.
///
/// # Errors
/// The partner did not say that it is done; the reason is missing; the day lies ahead or before that.
pub fn deny(referral: &mut Referral, entry: Entry, today: Day) -> Result<(), Problem> {
    let attempt = confirmable(referral)?;
    check_present("reason", &entry.reason)?;
    check_storable(&[("reason", &entry.reason)])?;
    check_day(attempt, entry.on, today)?;
    append(attempt, MoveKind::Fail, AttemptStatus::Failed, entry);
    Ok(())
}

/// The attempt whose help waits to be confirmed.
fn confirmable(referral: &mut Referral) -> Result<&mut Attempt, Problem> {
    let waits = referral.waits_for() == super::WaitsFor::Confirmation;
    let attempt = referral.attempts.last_mut().filter(|_| waits);
    attempt.ok_or_else(|| Problem::whole(Message::new("problem-not-completed")))
}
