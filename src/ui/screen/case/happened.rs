//! The parts that tell what happened: contacts, supervision entries, the history.

use super::file::{called, empty};
use super::head;
use crate::domain::contact::Contact;
use crate::domain::message::Message;
use crate::domain::session::CaseItem;
use crate::office::case_view::CaseView;
use crate::ui::desk::Desk;
use crate::ui::widget::document::Document;
use ratatui::style::Style;

/// The contacts, newest first.
pub(super) fn contacts(view: &CaseView, desk: &Desk) -> Document {
    if view.contacts.is_empty() {
        return empty("case-no-contacts", desk);
    }
    let mut document = Document::default();
    for (index, one) in view.contacts.iter().enumerate() {
        if index > 0 {
            document.entry("", "", Style::new());
        }
        contact(one, view, desk, &mut document);
    }
    document
}

fn contact(one: &Contact, view: &CaseView, desk: &Desk, document: &mut Document) {
    let (id, style) = if one.made {
        ("case-contact-made", desk.theme.heading())
    } else {
        ("case-contact-tried", desk.theme.quiet())
    };
    let medium = Message::new(id).with("medium", Message::new(one.medium.word()));
    document.entry(desk.near(one.on), desk.words.say(&medium), style);
    for (id, alone) in [("case-seen-people", false), ("case-seen-alone", true)] {
        let marked = one.seen.iter().filter(|seen| seen.alone == alone);
        let marked: Vec<_> = marked.map(|seen| seen.person).collect();
        let mut people = called(view, |one| marked.contains(&one.person), desk);
        if people.len() < marked.len() {
            people.push(desk.words.text("case-someone"));
        }
        if !people.is_empty() {
            let seen = Message::new(id).with("people", people.join("; "));
            document.entry("", desk.words.say(&seen), Style::new());
        }
    }
    if !one.note.trim().is_empty() {
        document.entry("", one.note.trim(), Style::new());
    }
}

/// The supervision entries of signed sessions, newest first.
pub(super) fn supervision(view: &CaseView, desk: &Desk) -> Document {
    if view.supervision.is_empty() {
        return empty("case-no-supervision", desk);
    }
    let mut document = Document::default();
    for item in &view.supervision {
        entry(item, desk, &mut document);
    }
    document
}

fn entry(item: &CaseItem, desk: &Desk, document: &mut Document) {
    let depth = desk.words.text(item.text.depth.word());
    let day = desk.words.day(item.on);
    document.rule(format!("{day}{}{depth}", desk.theme.dot()));
    let raised = item.raised_by.iter();
    let raised: Vec<String> = raised.map(|rule| desk.words.text(rule.word())).collect();
    let risk = if item.text.risk_before == item.text.risk_after {
        String::new()
    } else {
        let changed = Message::new("case-risk-changed")
            .with("before", head::risk(item.text.risk_before, desk))
            .with("after", head::risk(item.text.risk_after, desk));
        desk.words.say(&changed)
    };
    let waits = item.text.wait.as_ref().map(|wait| {
        let until = desk.words.day(wait.until);
        format!("{until}: {}", wait.reason)
    });
    for (label, said) in [
        ("case-raised", raised.join(", ")),
        ("case-situation", item.text.situation.clone()),
        ("case-analysis", item.text.analysis.clone()),
        ("case-risk-label", risk),
        ("case-decision", item.text.decision.clone()),
        ("since-because", item.text.rationale.clone()),
        ("case-waits-until", waits.unwrap_or_default()),
    ] {
        if !said.trim().is_empty() {
            document.entry(desk.words.text(label), said.trim(), Style::new());
        }
    }
}

/// Everything that happened, newest first.
pub(super) fn history(view: &CaseView, desk: &Desk) -> Document {
    let mut document = Document::default();
    for line in &view.history {
        let mut said = desk.words.say(&line.what);
        if !line.text.trim().is_empty() {
            said.push_str(": ");
            said.push_str(line.text.trim());
        }
        document.entry(desk.near(line.on), said, Style::new());
    }
    document
}
