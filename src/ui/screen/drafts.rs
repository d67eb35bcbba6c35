//! Forms that were filled in and not saved: what each is called, and where it is opened again.

use super::case::Case;
use super::referral::{self, Referral};
use super::referral_forms::{asking, new_referral};
use super::session::Session;
use super::{action_form, contact_form, session};
use crate::domain::draft::{DraftAbout, DraftName};
use crate::domain::message::Message;
use crate::domain::referral::DecisionKind;
use crate::domain::referral::moves::MoveKind;
use crate::office::drafts::DraftRow;
use crate::ui::message::Step;

/// What a draft is a draft of.
pub fn what(name: &DraftName) -> Message {
    let mut moves = MoveKind::ALL.iter().map(|kind| kind.word());
    let mut decisions = DecisionKind::ALL.iter().map(|kind| kind.word());
    let form = name.form.as_str();
    let of_referral = moves.find(|word| *word == form);
    let of_referral = of_referral.or_else(|| decisions.find(|word| *word == form));
    Message::new(match (form, of_referral) {
        (_, Some(word)) => word,
        (contact_form::PURPOSE, _) => "draft-contact",
        (action_form::PURPOSE | session::forms::DROP, _) => "draft-ending",
        (referral::CONFIRMATION, _) => "draft-confirmation",
        (asking::START, _) => "draft-referral",
        (asking::AGAIN, _) => "draft-again",
        (session::forms::ACTION, _) => "draft-action",
        (session::forms::WAIT, _) => "draft-wait",
        (session::forms::NEXT_DATE, _) => "draft-next-date",
        _ => "draft-other",
    })
}

/// Goes to the screen on which the form is opened again, with its text.
pub fn open(row: &DraftRow) -> Step {
    let case = row.case.as_ref().map(|(case, _)| *case);
    match (row.name.form.as_str(), row.name.about, case) {
        (
            session::forms::ACTION
            | session::forms::WAIT
            | session::forms::DROP
            | session::forms::NEXT_DATE,
            ..,
        )
        | (_, DraftAbout::Session(_), _) => Step::open(Session::new(row.specialist)),
        (asking::START, _, Some(case)) => Step::open(new_referral(case)),
        (_, DraftAbout::Referral(referral), _) => Step::open(Referral::new(referral)),
        (_, _, Some(case)) => Step::open(Case::new(case)),
        (_, _, None) => Step::Stay,
    }
}
