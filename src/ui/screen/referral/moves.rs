//! Which keys record what, and which of them mean something now.

use crate::domain::message::Message;
use crate::domain::referral::moves::{MoveKind, legal};
use crate::domain::referral::{Referral, WaitsFor};
use crate::ui::command::Command;
use crate::ui::desk::Desk;

/// The keys that record moves.
const MOVES: &[(Command, MoveKind)] = &[
    (Command::Send, MoveKind::Send),
    (Command::Received, MoveKind::Receive),
    (Command::Accepted, MoveKind::Accept),
    (Command::Begun, MoveKind::Start),
    (Command::OnHold, MoveKind::Hold),
    (Command::GoesOn, MoveKind::Resume),
    (Command::Refused, MoveKind::Reject),
    (Command::Finished, MoveKind::Complete),
    (Command::Failed, MoveKind::Fail),
    (Command::CallOff, MoveKind::Cancel),
    (Command::Mistake, MoveKind::Withdraw),
    (Command::Promised, MoveKind::Promise),
    (Command::NoReply, MoveKind::NoReply),
    (Command::ConsentGone, MoveKind::Cancel),
];

/// The move that a command records.
pub fn kind(command: Command) -> Option<MoveKind> {
    let mut moves = MOVES.iter();
    moves.find_map(|(own, kind)| (*own == command).then_some(*kind))
}

/// What can be recorded now by who sits here, the most likely first.
pub fn offered(referral: &Referral, desk: &Desk) -> Vec<Command> {
    let first = match referral.waits_for() {
        WaitsFor::Decision => Some(Command::Decide),
        WaitsFor::Confirmation => Some(Command::HelpConfirmed),
        _ => None,
    };
    let kinds = referral.attempt().map_or(&[][..], |one| legal(one.status));
    let of_kind = |kind: &MoveKind| {
        let mut moves = MOVES.iter();
        moves.find_map(|(command, own)| (own == kind).then_some(*command))
    };
    let consent = kinds
        .contains(&MoveKind::Cancel)
        .then_some(Command::ConsentGone);
    first
        .into_iter()
        .chain(kinds.iter().filter_map(of_kind))
        .chain(consent)
        .filter(|command| desk.may(*command))
        .collect()
}

/// Why a command that is not offered means nothing now.
pub fn why_not(referral: &Referral, command: Command) -> Message {
    let Some((kind, attempt)) = kind(command).zip(referral.attempt()) else {
        return Message::new(match command {
            Command::Decide => "problem-nothing-to-decide",
            _ => "problem-not-completed",
        });
    };
    Message::new("problem-move-illegal")
        .with("move", Message::new(kind.word()))
        .with("status", Message::new(attempt.status.word()))
}
