//! What happened in a case, as lines.

use super::case_view::{HistoryKind, HistoryLine};
use crate::domain::Day;
use crate::domain::contact::Contact;
use crate::domain::message::Message;
use crate::domain::referral::Referral;
use crate::domain::session::CaseItem;
use crate::domain::standing::CaseRecords;
use std::cmp::Reverse;

/// Everything that happened in a case, newest first.
pub(super) fn history(records: &CaseRecords) -> Vec<HistoryLine> {
    let mut lines = file_lines(records);
    let mut contacts: Vec<&Contact> = records.contacts.iter().collect();
    // Of one day what was entered last stands first.
    contacts.sort_unstable_by_key(|contact| (Reverse(contact.recorded_at), contact.id));
    lines.extend(contacts.into_iter().map(contact_line));
    lines.extend(records.referrals.iter().flat_map(referral_lines));
    lines.extend(
        records
            .items
            .iter()
            .filter(|item| item.signed)
            .map(item_line),
    );
    lines.sort_by_key(|line| (Reverse(line.on), line.kind));
    lines
}

/// What happened after a day, newest first.
pub(super) fn since(records: &CaseRecords, day: Day) -> Vec<HistoryLine> {
    let mut lines = history(records);
    lines.retain(|line| line.on > day && line.kind != HistoryKind::Supervision);
    lines
}

fn line(on: Day, kind: HistoryKind, what: Message, text: &str) -> HistoryLine {
    HistoryLine {
        on,
        kind,
        what,
        text: text.to_owned(),
    }
}

fn file_lines(records: &CaseRecords) -> Vec<HistoryLine> {
    let file = &records.file;
    let mut lines = vec![line(
        file.registered_on,
        HistoryKind::Case,
        Message::new("history-registered"),
        "",
    )];
    if file.previous_owner.is_some() {
        lines.push(line(
            file.owned_since,
            HistoryKind::Case,
            Message::new("history-reassigned"),
            "",
        ));
    }
    lines.extend(file.closure.iter().map(|closure| {
        let what =
            Message::new("history-closed").with("reason", Message::new(closure.reason.word()));
        line(closure.on, HistoryKind::Case, what, &closure.note)
    }));
    lines.extend(file.risks.iter().map(|record| {
        let what = Message::new("history-risk_set").with("risk", Message::new(record.risk.word()));
        line(record.on, HistoryKind::Risk, what, &record.reason)
    }));
    let assessed = file.assessments.iter();
    lines.extend(assessed.map(|one| {
        line(
            one.on,
            HistoryKind::Plan,
            Message::new("history-assessed"),
            &one.needs,
        )
    }));
    lines.extend(file.plan.iter().map(|plan| {
        let what = Message::new("history-planned").with("version", i64::from(plan.version));
        line(plan.agreed_on, HistoryKind::Plan, what, "")
    }));
    lines.extend(file.help.iter().filter_map(|help| {
        let what = Message::new("history-helped").with("kind", Message::new(help.kind.word()));
        help.given_on
            .map(|on| line(on, HistoryKind::Help, what, &help.description))
    }));
    lines
}

fn contact_line(contact: &Contact) -> HistoryLine {
    let id = if contact.made {
        "history-contact_made"
    } else {
        "history-contact_tried"
    };
    let what = Message::new(id)
        .with("medium", Message::new(contact.medium.word()))
        .with("seen", contact.seen.len());
    line(contact.on, HistoryKind::Contact, what, &contact.note)
}

fn referral_lines(referral: &Referral) -> Vec<HistoryLine> {
    let moves = referral.attempts.iter().flat_map(|attempt| &attempt.moves);
    let mut lines: Vec<HistoryLine> = moves
        .map(|step| {
            let what = Message::new("history-referral_moved")
                .with("need", referral.need.as_str())
                .with("move", Message::new(step.kind.word()));
            line(step.on, HistoryKind::Referral, what, &step.reason)
        })
        .collect();
    lines.extend(referral.decisions.iter().map(|decision| {
        let what = Message::new("history-referral_decided")
            .with("need", referral.need.as_str())
            .with("decision", Message::new(decision.kind.word()));
        line(
            decision.on,
            HistoryKind::Referral,
            what,
            &decision.rationale,
        )
    }));
    lines.extend(referral.confirmation.iter().map(|confirmation| {
        let what = Message::new("history-referral_confirmed").with("need", referral.need.as_str());
        line(confirmation.on, HistoryKind::Referral, what, "")
    }));
    lines
}

fn item_line(item: &CaseItem) -> HistoryLine {
    let what =
        Message::new("history-discussed").with("depth", Message::new(item.text.depth.word()));
    let text = if item.text.decision.is_empty() {
        &item.text.situation
    } else {
        &item.text.decision
    };
    line(item.on, HistoryKind::Supervision, what, text)
}
