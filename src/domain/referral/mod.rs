//! Referrals: one request for help from a partner, and the attempts to get it.
//!
//! The words are FHIR's Task status; the moves are in [`moves`], what sending asks for in [`sending`]
//! (field notes, section 3).
//! A referral is closed only when the help was confirmed with the user of social services.

pub mod moves;
pub mod sending;

use super::coded::coded;
use super::identifier::{AccountId, CaseId, ContactId, PartnerId, ReferralId, ServiceId};
use super::{Day, Instant};
use serde::{Deserialize, Serialize};

coded! {
    /// The status of the request as a whole (FHIR request-status).
    pub enum ReferralStatus("referral_status") {
        /// Not sent yet.
        Draft = "draft",
        /// Somebody has to do something.
        Active = "active",
        /// Help was confirmed.
        Completed = "completed",
        /// Given up, with a reason.
        Revoked = "revoked",
        /// Entered by mistake; kept, but not counted.
        EnteredInError = "entered_in_error",
    }
}

coded! {
    /// The status of one attempt (FHIR Task.status).
    pub enum AttemptStatus("attempt") {
        /// Being prepared.
        Draft = "draft",
        /// Sent to the partner.
        Requested = "requested",
        /// The partner has it.
        Received = "received",
        /// The partner takes it on.
        Accepted = "accepted",
        /// The partner has begun.
        InProgress = "in_progress",
        /// It rests.
        OnHold = "on_hold",
        /// The partner refused before beginning.
        Rejected = "rejected",
        /// The partner says that it is done.
        Completed = "completed",
        /// It failed after acceptance.
        Failed = "failed",
        /// Called off.
        Cancelled = "cancelled",
        /// Entered by mistake.
        EnteredInError = "entered_in_error",
    }
}

coded! {
    /// Whose turn it is.
    pub enum WaitsFor("waits") {
        /// The supervisor has to decide about a refusal or failure.
        Decision = "decision",
        /// The help has to be confirmed with the user of social services.
        Confirmation = "confirmation",
        /// The specialist has to send, or to answer a question.
        Us = "us",
        /// The partner.
        Partner = "partner",
        /// It is closed.
        Nobody = "nobody",
    }
}

coded! {
    /// How word came or went.
    pub enum Channel("channel") {
        /// By phone.
        Phone = "phone",
        /// On paper.
        Paper = "paper",
        /// By e-mail.
        Email = "email",
        /// In person.
        InPerson = "in_person",
    }
}

/// A referral: one request, many attempts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Referral {
    /// The record's id.
    pub id: ReferralId,
    /// The case.
    pub case: CaseId,
    /// What help is needed.
    pub need: String,
    /// Whether it is urgent.
    pub urgent: bool,
    /// The day it was written.
    pub created_on: Day,
    /// The status as a whole.
    pub status: ReferralStatus,
    /// The attempts, oldest first; never empty.
    pub attempts: Vec<Attempt>,
    /// What the supervisor decided about refusals and failures, oldest first.
    pub decisions: Vec<Decision>,
    /// That the help arrived.
    pub confirmation: Option<Confirmation>,
}

/// One attempt with one partner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    /// The partner organisation.
    pub partner: PartnerId,
    /// Its service, if one was named.
    pub service: Option<ServiceId>,
    /// The status.
    pub status: AttemptStatus,
    /// The day by which the partner answers.
    pub respond_by: Option<Day>,
    /// The person at the partner.
    pub focal_person: String,
    /// While it rests: whether it rests because of us.
    pub our_turn: bool,
    /// Every move, oldest first.
    pub moves: Vec<Move>,
}

/// One move of an attempt: when, who, on whose behalf, by what channel, why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    /// What was done.
    pub kind: moves::MoveKind,
    /// The status before.
    pub from: AttemptStatus,
    /// The status after.
    pub to: AttemptStatus,
    /// The day it happened.
    pub on: Day,
    /// When it was entered.
    pub recorded_at: Instant,
    /// Who entered it.
    pub recorded_by: AccountId,
    /// On whose behalf: the person at the partner who said it. Empty for our own moves.
    pub on_behalf_of: String,
    /// By what channel.
    pub channel: Channel,
    /// Why, or what was said.
    pub reason: String,
    /// A day that was named: the first meeting, an answer promised, when it goes on.
    pub named_day: Option<Day>,
}

coded! {
    /// What a supervisor decides about a refused or failed attempt.
    pub enum DecisionKind("referral_decision") {
        /// Try another partner.
        NewAttempt = "new_attempt",
        /// Ask the same partner again.
        SendBack = "send_back",
        /// Give the help ourselves.
        ServeInHouse = "serve_in_house",
        /// Accept the refusal and give the request up.
        AcceptDenial = "accept_denial",
    }
}

/// A decision about a refused or failed attempt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// What was decided.
    pub kind: DecisionKind,
    /// The day.
    pub on: Day,
    /// Who.
    pub by: AccountId,
    /// Why.
    pub rationale: String,
}

/// What the user of social services said about the help.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmation {
    /// The day.
    pub on: Day,
    /// Who asked.
    pub by: AccountId,
    /// Whether the person is content with it.
    pub satisfied: bool,
    /// The contact in which it was asked.
    pub contact: ContactId,
}

impl Referral {
    /// The attempt that counts now.
    pub fn attempt(&self) -> Option<&Attempt> {
        self.attempts.last()
    }

    /// Whose turn it is.
    pub fn waits_for(&self) -> WaitsFor {
        let open = matches!(self.status, ReferralStatus::Draft | ReferralStatus::Active);
        match self.attempt() {
            Some(attempt) if open => attempt.waits_for(),
            _ => WaitsFor::Nobody,
        }
    }
}

impl Attempt {
    /// An attempt that was not sent yet.
    pub fn draft(partner: PartnerId, service: Option<ServiceId>) -> Self {
        Self {
            partner,
            service,
            status: AttemptStatus::Draft,
            respond_by: None,
            focal_person: String::new(),
            our_turn: true,
            moves: Vec::new(),
        }
    }

    /// Whose turn it is in this attempt.
    pub fn waits_for(&self) -> WaitsFor {
        match self.status {
            AttemptStatus::Draft => WaitsFor::Us,
            AttemptStatus::OnHold if self.our_turn => WaitsFor::Us,
            AttemptStatus::Requested
            | AttemptStatus::Received
            | AttemptStatus::Accepted
            | AttemptStatus::InProgress
            | AttemptStatus::OnHold => WaitsFor::Partner,
            AttemptStatus::Rejected | AttemptStatus::Failed => WaitsFor::Decision,
            AttemptStatus::Completed => WaitsFor::Confirmation,
            AttemptStatus::Cancelled | AttemptStatus::EnteredInError => WaitsFor::Nobody,
        }
    }

    /// The last day on which the attempt reached a status.
    pub fn reached(&self, status: AttemptStatus) -> Option<Day> {
        self.moves
            .iter()
            .rev()
            .find(|step| step.to == status && step.from != status)
            .map(|step| step.on)
    }
}
