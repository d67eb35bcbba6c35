//! What is out of order in a case. Most cases are in order; the rest is dealt team by team, so that
//! every team has something of each kind, and none a wall of red.

use super::random::{Random, Stream};
use super::seats::Seat;
use crate::domain::Day;
use crate::domain::case::{CaseStatus, Risk};

/// What is out of order: the rule of the agenda that is meant to speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// Nothing.
    Nothing,
    /// No first contact within the limit.
    FirstContactLate,
    /// No assessment within the limit.
    AssessmentLate,
    /// No plan within the limit.
    PlanLate,
    /// One-time assistance that goes on.
    OneTimeTooLong,
    /// High risk, and no contact within the limit.
    HighRiskSilent,
    /// The risk was raised since the last session.
    RiskRaised,
    /// Somebody flagged the case.
    Flagged,
    /// An urgent referral without an answer in time.
    UrgentReferral,
    /// A plan waits for approval.
    PlanPending,
    /// A refused referral waits for a decision.
    Refused,
    /// A failed referral waits for a decision.
    Failed,
    /// Closing was asked for.
    ClosureRequested,
    /// No review of the plan within the limit.
    PlanReviewLate,
    /// A promised contact was not made.
    FollowUpLate,
    /// Planned help was not given.
    HelpLate,
    /// A partner did not answer in time.
    ResponseLate,
    /// Accepted, but no first contact.
    NoFirstContact,
    /// A referral without a move.
    NoMove,
    /// Done at the partner, not confirmed.
    Unconfirmed,
    /// No contact within the limit.
    Silent,
    /// No child seen within the limit.
    ChildUnseen,
    /// A plan that did not change.
    PlanUnchanged,
    /// Not talked about within the limit.
    NotDiscussed,
    /// All goals reached.
    ReadyToClose,
    /// No risk was set.
    Unrated,
    /// Late help that waits by a decision.
    Deferred,
}

/// A trouble, in how many of a thousand open cases it lies, and the least and most days since the
/// registration with which it makes sense. The narrow ones are dealt first.
const DEALT: [(Trouble, usize, i64, i64); 26] = [
    (Trouble::FirstContactLate, 14, 7, 22),
    (Trouble::AssessmentLate, 10, 13, 40),
    (Trouble::PlanLate, 14, 24, 60),
    (Trouble::OneTimeTooLong, 14, 34, 80),
    (Trouble::Unrated, 10, 15, 60),
    (Trouble::PlanUnchanged, 16, 125, 400),
    (Trouble::PlanReviewLate, 16, 130, 400),
    (Trouble::ChildUnseen, 18, 75, 400),
    (Trouble::HighRiskSilent, 30, 20, 400),
    (Trouble::RiskRaised, 25, 30, 400),
    (Trouble::Flagged, 26, 10, 400),
    (Trouble::UrgentReferral, 22, 14, 400),
    (Trouble::PlanPending, 18, 20, 400),
    (Trouble::Refused, 14, 20, 400),
    (Trouble::Failed, 9, 45, 400),
    (Trouble::ClosureRequested, 10, 60, 400),
    (Trouble::FollowUpLate, 15, 28, 400),
    (Trouble::HelpLate, 15, 25, 400),
    (Trouble::ResponseLate, 42, 25, 400),
    (Trouble::NoFirstContact, 12, 40, 400),
    (Trouble::NoMove, 14, 40, 400),
    (Trouble::Unconfirmed, 15, 45, 400),
    (Trouble::Silent, 30, 50, 400),
    (Trouble::NotDiscussed, 26, 110, 400),
    (Trouble::ReadyToClose, 14, 100, 400),
    (Trouble::Deferred, 12, 45, 400),
];

/// In how many of a thousand open cases an action is late.
const LATE_ACTIONS: usize = 60;

/// Deals the troubles, team by team; `team_of` says whose team a seat's specialist is in.
pub fn deal(seed: u64, today: Day, seats: &mut [Seat], team_of: &[usize]) {
    let teams = team_of.iter().max().map_or(0, |last| last + 1);
    // What a team could not take waits for the next one.
    let mut owed: Vec<usize> = (0..DEALT.len()).map(|place| place * 377 % 1000).collect();
    let mut late_owed = 0;
    for team in 0..teams {
        let mut open: Vec<&mut Seat> = seats
            .iter_mut()
            .filter(|seat| seat.status == CaseStatus::Open && team_of.get(seat.post) == Some(&team))
            .collect();
        Random::new(seed, Stream::Team, team as u64).shuffle(&mut open);
        late_owed += LATE_ACTIONS * open.len();
        for seat in open.iter_mut().filter(|seat| seat.age(today) > 30) {
            if late_owed >= 1000 {
                seat.late_action = true;
                late_owed -= 1000;
            }
        }
        deal_team(today, &mut open, &mut owed);
    }
}

fn deal_team(today: Day, open: &mut [&mut Seat], owed: &mut [usize]) {
    for ((trouble, share, least, most), owed) in DEALT.into_iter().zip(owed) {
        *owed += share * open.len();
        let fitting = open.iter_mut().filter(|seat| {
            seat.trouble == Trouble::Nothing
                && (least..=most).contains(&seat.age(today))
                && fits(trouble, seat)
        });
        for seat in fitting.take(*owed / 1000) {
            seat.trouble = trouble;
            seat.risk = risk(trouble, seat.risk);
            *owed -= 1000;
        }
    }
}

fn fits(trouble: Trouble, seat: &Seat) -> bool {
    match trouble {
        Trouble::ChildUnseen => seat.shape.children > 0 && seat.risk != Risk::Low,
        Trouble::PlanUnchanged => seat.risk == Risk::Low,
        Trouble::NotDiscussed | Trouble::PlanReviewLate => seat.risk == Risk::Medium,
        Trouble::Silent | Trouble::FollowUpLate => seat.risk != Risk::High,
        _ => true,
    }
}

/// The level of risk that a trouble asks for.
fn risk(trouble: Trouble, drawn: Risk) -> Risk {
    match trouble {
        Trouble::HighRiskSilent | Trouble::RiskRaised => Risk::High,
        Trouble::Unrated => Risk::Unrated,
        Trouble::FirstContactLate | Trouble::AssessmentLate | Trouble::PlanLate => Risk::Medium,
        Trouble::ReadyToClose | Trouble::ClosureRequested | Trouble::OneTimeTooLong => Risk::Low,
        _ if drawn == Risk::Unrated => Risk::Medium,
        _ => drawn,
    }
}
