//! The forms of a referral and what they say when they are filled in: a move, a decision, what the
//! person said; and the way to a new one.

pub mod asking;
mod choice;

use crate::domain::contact::Medium;
use crate::domain::draft::DraftAbout;
use crate::domain::identifier::{CaseId, PartnerId, ReferralId, ServiceId};
use crate::domain::message::Message;
use crate::domain::referral::moves::{MoveKind, required};
use crate::domain::referral::{Channel, DecisionKind};
use crate::office::referrals::{
    ReferralConfirmation, ReferralDecision, ReferralMove, ReferralView,
};
use crate::ui::desk::Desk;
use crate::ui::dialog::form::FormDialog;
use crate::ui::widget::field::{ChoiceOption, Field, Kind};
use crate::ui::widget::form::Form;
use asking::Asking;

const YES: &str = "yes";
const NO: &str = "no";
const US: &str = "us";
const PARTNER: &str = "partner";

/// The screen that begins a referral of a case: first the partner, then the rest.
pub fn new_referral(case: CaseId) -> Asking {
    Asking::about(case)
}

/// The form in which a move is entered, its purpose being the move's word; `reason` is what it says already.
pub fn of_move(kind: MoveKind, view: &ReferralView, reason: &str, desk: &Desk) -> FormDialog {
    let fields = match kind {
        MoveKind::Send => vec![day(desk), channel(), reason_to_send()],
        _ => {
            let mut fields = vec![day(desk), channel()];
            if !matches!(kind, MoveKind::Withdraw | MoveKind::NoReply) {
                let name = &view.partner.focal_person;
                let label = "referral-form-on-behalf-of";
                fields.push(needed(kind, "on_behalf_of", label, Kind::line(name)));
            }
            let text = Kind::text(reason, 3);
            fields.push(needed(kind, "reason", "referral-form-reason", text));
            if let Some(label) = named_day(kind) {
                fields.push(needed(kind, "named_day", label, Kind::day(None)));
            }
            if kind == MoveKind::Hold {
                fields.push(whose_turn());
            }
            fields
        }
    };
    let title = Message::new("referral-form-move")
        .with("what", Message::new(kind.word()))
        .with("partner", &view.row.partner_names);
    FormDialog::new(kind.word(), title, Form::new(desk.today, fields))
        .about(DraftAbout::Referral(view.referral.id))
        .based_on(view.version)
}

/// What the day is that a move may name; `None` where it names none.
fn named_day(kind: MoveKind) -> Option<&'static str> {
    match kind {
        MoveKind::Accept => Some("referral-form-first-meeting"),
        MoveKind::Hold => Some("referral-form-goes-on"),
        MoveKind::Promise => Some("referral-form-promised"),
        MoveKind::NoReply => Some("referral-form-next-try"),
        MoveKind::Start | MoveKind::Resume => Some("referral-form-next-meeting"),
        _ => None,
    }
}

/// A field of a move, which may stay empty unless the move must say it.
fn needed(kind: MoveKind, name: &'static str, label: &'static str, value: Kind) -> Field {
    let field = Field::new(name, label, value);
    if required(kind).contains(&name) {
        field
    } else {
        field.optional()
    }
}

fn day(desk: &Desk) -> Field {
    Field::new("on", "referral-form-day", Kind::day(Some(desk.today)))
}

fn channel() -> Field {
    let value = Kind::choice(channels(), Some(Channel::Phone.code()));
    Field::new("channel", "referral-form-channel", value)
}

fn channels() -> Vec<ChoiceOption> {
    ChoiceOption::each(Channel::ALL, Channel::code, Channel::word)
}

/// Why a referral is sent without consent, or to a service that is not active.
fn reason_to_send() -> Field {
    let label = "referral-form-override-reason";
    Field::new("override_reason", label, Kind::text("", 2)).optional()
}

fn whose_turn() -> Field {
    let options = vec![
        ChoiceOption::new(US, Message::new("referral-form-turn-us")),
        ChoiceOption::new(PARTNER, Message::new("referral-form-turn-partner")),
    ];
    let turns = Kind::choice(options, Some(US));
    Field::new("our_turn", "referral-form-turn", turns)
}

/// The move that a form says.
pub fn referral_move(
    referral: ReferralId,
    kind: MoveKind,
    form: &Form,
    desk: &Desk,
) -> ReferralMove {
    let reason = match kind {
        MoveKind::Send => form.value("override_reason"),
        _ => form.value("reason"),
    };
    let channel = form.choice("channel").and_then(Channel::from_code);
    ReferralMove {
        referral,
        kind,
        on: form.day("on", &desk.words).unwrap_or(desk.today),
        channel: channel.unwrap_or(Channel::Phone),
        on_behalf_of: form.value("on_behalf_of").to_owned(),
        reason: reason.to_owned(),
        named_day: form.day("named_day", &desk.words),
        our_turn: form.choice("our_turn") == Some(US),
    }
}

/// The form in which a decision is entered, its purpose being the decision's word.
pub fn of_decision(kind: DecisionKind, view: &ReferralView, desk: &Desk) -> FormDialog {
    let form = Form::new(desk.today, vec![rationale()]);
    FormDialog::new(kind.word(), Message::new(kind.word()), form)
        .about(DraftAbout::Referral(view.referral.id))
        .based_on(view.version)
}

/// Why it is decided so.
fn rationale() -> Field {
    Field::new("rationale", "referral-form-rationale", Kind::text("", 4))
}

/// The decision that a form says; `partner` is whom another attempt asks.
pub fn decision(
    referral: ReferralId,
    kind: DecisionKind,
    partner: Option<(PartnerId, Option<ServiceId>)>,
    form: &Form,
) -> ReferralDecision {
    ReferralDecision {
        referral,
        kind,
        rationale: form.value("rationale").to_owned(),
        partner,
    }
}

/// The form in which is entered what the person said about the help.
pub fn of_confirmation(purpose: &'static str, view: &ReferralView, desk: &Desk) -> FormDialog {
    let media = ChoiceOption::each(Medium::ALL, Medium::code, Medium::word);
    let yes_or_no = || {
        let options = vec![
            ChoiceOption::new(YES, Message::new("form-yes")),
            ChoiceOption::new(NO, Message::new("form-no")),
        ];
        Kind::choice(options, None)
    };
    let fields = vec![
        day(desk),
        Field::new("medium", "referral-form-medium", Kind::choice(media, None)),
        Field::new("received", "referral-form-received", yes_or_no()),
        Field::new("satisfied", "referral-form-satisfied", yes_or_no()).optional(),
        Field::new("note", "referral-form-note", Kind::text("", 3)).optional(),
    ];
    let title = Message::new("referral-form-confirm");
    FormDialog::new(purpose, title, Form::new(desk.today, fields))
        .about(DraftAbout::Referral(view.referral.id))
        .based_on(view.version)
}

/// What the person said, as a form says it.
///
/// # Errors
/// The name of a field and what is wrong with it: a letter where none must be sent; help that did not
/// arrive without a word about it; help that arrived without saying whether it was good.
pub fn confirmation(
    view: &ReferralView,
    form: &Form,
    desk: &Desk,
) -> Result<ReferralConfirmation, (&'static str, Message)> {
    let medium = form.choice("medium").and_then(Medium::from_code);
    let medium = medium.ok_or(("medium", Message::new("form-required")))?;
    if medium == Medium::Written && view.safe_contact.no_letters {
        return Err(("medium", Message::new("referral-form-no-letters")));
    }
    let received = form.choice("received") == Some(YES);
    if received && form.choice("satisfied").is_none() {
        return Err(("satisfied", Message::new("form-required")));
    }
    if !received && form.value("note").is_empty() {
        return Err(("note", Message::new("referral-form-not-received")));
    }
    Ok(ReferralConfirmation {
        referral: view.referral.id,
        on: form.day("on", &desk.words).unwrap_or(desk.today),
        medium,
        received,
        satisfied: form.choice("satisfied") == Some(YES),
        note: form.value("note").to_owned(),
    })
}
