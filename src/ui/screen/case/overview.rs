//! The overview: why the case is on the agenda, what holds now, what is due.

use super::head;
use crate::domain::action::ActionStatus;
use crate::domain::due::Due;
use crate::domain::message::Message;
use crate::office::case_view::CaseView;
use crate::office::drafts::DraftRow;
use crate::ui::desk::Desk;
use crate::ui::screen::cells;
use crate::ui::screen::contact_form::safe_sentence;
use crate::ui::screen::drafts;
use crate::ui::screen::since::story;
use crate::ui::widget::document::Document;
use ratatui::style::Style;

/// The document of the overview.
pub(super) fn document(view: &CaseView, desk: &Desk) -> Document {
    let mut document = Document::default();
    unsaved(&view.drafts, desk, &mut document);
    story::asked(&view.raised, desk, &mut document);
    due(&view.dues, desk, &mut document);
    promised(view, desk, &mut document);
    document.rule(desk.words.text("case-holds"));
    contact(view, desk, &mut document);
    decided(view, desk, &mut document);
    waits(view, desk, &mut document);
    document.rule(desk.words.text("case-file"));
    file(view, desk, &mut document);
    document
}

/// Forms that were filled in and not saved, where there are any.
fn unsaved(drafts: &[DraftRow], desk: &Desk, document: &mut Document) {
    if drafts.is_empty() {
        return;
    }
    document.rule(desk.words.text("draft-head"));
    for draft in drafts {
        let said = Message::new("draft-kept-of")
            .with("what", drafts::what(&draft.name))
            .with("moment", draft.kept_at);
        document.entry("", desk.words.say(&said), desk.theme.warning());
    }
}

fn due(dues: &[Due], desk: &Desk, document: &mut Document) {
    document.rule(desk.words.text("case-due"));
    if dues.is_empty() {
        let nothing = desk.words.text("case-nothing-due");
        document.entry("", nothing, Style::new());
    }
    for due in dues {
        let days = (due.on - desk.today).num_days();
        let (sign, id, style) = match days {
            ..0 => ("! ", "case-was-due", desk.theme.warning()),
            0 => ("", "case-due-today", desk.theme.warning()),
            _ => ("", "case-due-in", Style::new()),
        };
        let said = Message::new(id)
            .with("what", Message::new(due.kind.word()))
            .with("days", days.abs());
        let said = format!("{sign}{}", desk.words.say(&said));
        document.entry(desk.near(due.on), said, style);
    }
}

fn promised(view: &CaseView, desk: &Desk, document: &mut Document) {
    let open = view.actions.iter();
    let open: Vec<_> = open
        .filter(|action| action.status == ActionStatus::Open)
        .collect();
    if open.is_empty() {
        return;
    }
    document.rule(desk.words.text("case-promised"));
    for action in open {
        let (said, style) = story::promise(action, desk);
        document.entry(desk.near(action.due), said, style);
    }
}

fn contact(view: &CaseView, desk: &Desk, document: &mut Document) {
    let row = &view.row;
    let label = |id| desk.words.text(id);
    if head::is_cut(&view.file.safe_contact, desk) {
        let safe = safe_sentence(&view.file.safe_contact, desk);
        document.entry(label("case-safe-contact"), safe, Style::new());
    }
    let last = story::last_contact(row.last_contact_on, row.last_try_on, desk);
    document.entry(label("since-contact"), last, Style::new());
    if row.children > 0 {
        let seen = match row.child_seen_on {
            Some(on) => Message::new("case-child-seen").with("day", desk.near(on)),
            None => Message::new("since-children-unseen").with("children", row.children),
        };
        let (sign, style) = if row.child_unseen {
            ("! ", desk.theme.urgent())
        } else {
            ("", Style::new())
        };
        let said = format!("{sign}{}", desk.words.say(&seen));
        document.entry(label("since-children"), said, style);
    }
    if let Some(risk) = view.file.risks.last() {
        let said = Message::new("case-risk-since")
            .with("risk", head::risk(risk.risk, desk))
            .with("day", desk.near(risk.on))
            .with("reason", risk.reason.as_str());
        document.entry(
            label("case-risk-label"),
            desk.words.say(&said),
            Style::new(),
        );
    }
}

/// The last decision of a signed session, and why.
fn decided(view: &CaseView, desk: &Desk, document: &mut Document) {
    let with_decision = |text: &str| !text.trim().is_empty();
    let last = view.supervision.iter();
    let mut last = last.filter(|item| with_decision(&item.text.decision));
    let Some(item) = last.next() else {
        return;
    };
    let day = Message::new("case-decided").with("day", desk.near(item.on));
    let decision = item.text.decision.clone();
    document.entry(desk.words.say(&day), decision, Style::new());
    if !item.text.rationale.trim().is_empty() {
        let because = desk.words.text("since-because");
        document.entry(because, item.text.rationale.clone(), Style::new());
    }
}

/// What was flagged, what waits and until when.
fn waits(view: &CaseView, desk: &Desk, document: &mut Document) {
    let open_flags = view.file.flags.iter();
    for flag in open_flags.filter(|flag| flag.resolved_on.is_none()) {
        let label = Message::new("case-flagged").with("day", desk.near(flag.on));
        let said = format!("! {}", flag.message);
        document.entry(desk.words.say(&label), said, desk.theme.warning());
    }
    let deferrals = view.file.deferrals.iter();
    for deferral in deferrals.filter(|deferral| deferral.until > desk.today) {
        let label = Message::new("case-waits").with("day", desk.near(deferral.until));
        let reason = deferral.reason.clone();
        document.entry(desk.words.say(&label), reason, Style::new());
    }
    if let Some(on) = view.file.closure_requested_on {
        let said = Message::new("case-closure-requested").with("day", desk.near(on));
        let label = desk.words.text("case-status");
        document.entry(label, desk.words.say(&said), desk.theme.warning());
    }
}

fn file(view: &CaseView, desk: &Desk, document: &mut Document) {
    let file = &view.file;
    let label = |id| desk.words.text(id);
    document.entry(label("case-headline"), file.headline.clone(), Style::new());
    document.entry(label("case-status"), status(view, desk), Style::new());
    let registered = desk.words.day(file.registered_on);
    document.entry(label("case-registered"), registered, Style::new());
    let area = match &view.area {
        Some(area) => cells::named(&area.names, desk).to_owned(),
        None => file.area.to_string(),
    };
    document.entry(label("case-area"), area, Style::new());
    let kind = [file.kind.word(), file.assistance.word()];
    let kind = kind.map(|word| desk.words.text(word)).join(", ");
    document.entry(label("case-kind"), kind, Style::new());
    for (index, group) in file.target_groups.iter().enumerate() {
        let label = if index == 0 {
            label("case-for")
        } else {
            String::new()
        };
        document.entry(label, desk.words.text(group.word()), Style::new());
    }
    if let Some(restriction) = &file.restriction {
        let reason = restriction.reason.clone();
        document.entry(label("case-restricted"), reason, desk.theme.warning());
    }
}

fn status(view: &CaseView, desk: &Desk) -> String {
    let status = Message::new(view.file.status.word());
    let Some(closure) = &view.file.closure else {
        return desk.words.say(&status);
    };
    let said = Message::new("case-closed")
        .with("status", status)
        .with("day", desk.near(closure.on))
        .with("reason", Message::new(closure.reason.word()));
    let said = desk.words.say(&said);
    if closure.note.trim().is_empty() {
        said
    } else {
        format!("{said}: {}", closure.note.trim())
    }
}
