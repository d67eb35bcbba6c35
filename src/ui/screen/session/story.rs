//! What stands on the right while nothing is written: a case since one last spoke of it, the
//! actions, the next date, what will be signed.

use super::place::Place;
use super::summary;
use super::writing::Writing;
use crate::domain::action::{Action, ActionOwner, ActionStatus};
use crate::domain::case::{Risk, SafeContact};
use crate::domain::identifier::CaseId;
use crate::domain::message::Message;
use crate::domain::session::{Depth, DraftAction, ItemText};
use crate::office::since::SinceLastSpoke;
use crate::ui::desk::Desk;
use crate::ui::screen::contact_form::safe_sentence;
use crate::ui::screen::since::story as told;
use crate::ui::widget::document::Document;
use chrono::Datelike;
use ratatui::style::Style;

/// The document for the selected place.
pub(super) fn story(writing: &Writing, desk: &Desk) -> Document {
    let mut story = Document::default();
    match writing.place() {
        Place::Case(case) => {
            if let Some(since) = writing.since(case) {
                safe(&since.safe_contact, desk, &mut story);
            }
            entered(writing, case, desk, &mut story);
            agreed(writing, case, desk, &mut story);
            if let Some(since) = writing.since(case) {
                told::tell(&as_of_today(writing, since), desk, &mut story);
            }
        }
        Place::Actions => actions(writing, desk, &mut story),
        Place::NextDate => next_date(writing, desk, &mut story),
        Place::CheckIn | Place::General => {}
    }
    story
}

/// What will be signed, and what is missing.
pub(super) fn closing(writing: &Writing, desk: &Desk) -> Document {
    let mut story = Document::default();
    let words = &desk.words;
    let mut label = words.text("session-label-missing");
    for message in summary::incomplete(writing) {
        let missing = words.say(&message);
        story.entry(std::mem::take(&mut label), missing, desk.theme.urgent());
    }
    let open = summary::asked_and_open(writing);
    if !open.is_empty() {
        let codes = Message::new("session-sum-open").with("cases", open.join(", "));
        let label = words.text("session-label-open-cases");
        story.entry(label, words.say(&codes), desk.theme.warning());
    }
    let mut label = words.text("session-label-signed");
    for message in summary::lines(writing) {
        story.entry(
            std::mem::take(&mut label),
            words.say(&message),
            Style::new(),
        );
    }
    story
}

/// How to reach the person; what must not happen stands out.
fn safe(contact: &SafeContact, desk: &Desk, story: &mut Document) {
    let style = if contact.no_letters || contact.no_calls_home {
        desk.theme.urgent()
    } else {
        Style::new()
    };
    let label = desk.words.text("session-label-safe");
    story.entry(label, safe_sentence(contact, desk), style);
}

/// What the office told, with what was said today about the actions.
fn as_of_today(writing: &Writing, since: &SinceLastSpoke) -> SinceLastSpoke {
    let promised = since.promised.iter();
    SinceLastSpoke {
        promised: promised.map(|one| ended_today(writing, one)).collect(),
        ..since.clone()
    }
}

fn ended_today(writing: &Writing, action: &Action) -> Action {
    let Some(ended) = writing.ended(action.id) else {
        return action.clone();
    };
    Action {
        status: if ended.done {
            ActionStatus::Done
        } else {
            ActionStatus::Dropped
        },
        ended_on: Some(writing.draft.on),
        note: ended.note.clone(),
        ..action.clone()
    }
}

/// What was entered about the case today.
fn entered(writing: &Writing, case: CaseId, desk: &Desk, story: &mut Document) {
    let Some(item) = writing.item(case) else {
        return;
    };
    let words = &desk.words;
    let depth = words.text(item.text.depth.word());
    let depth = match item.text.depth {
        Depth::Continues => depth,
        Depth::Note => format!("{depth}: {}", item.text.situation.trim()),
        Depth::Decision => format!("{depth}: {}", item.text.decision.trim()),
    };
    story.entry_of(words.text("session-label-today"), depth, Style::new(), 3);
    for message in extras(&item.text, desk) {
        story.entry("", words.say(&message), Style::new());
    }
    if !summary::is_complete(writing, case) {
        let missing = words.text("session-not-complete");
        story.entry("", missing, desk.theme.urgent());
    }
}

/// A changed risk, and until when the case waits.
fn extras(text: &ItemText, desk: &Desk) -> Vec<Message> {
    let risk = (text.risk_after != text.risk_before).then(|| {
        Message::new("session-risk-now")
            .with("before", Message::new(text.risk_before.word()))
            .with("after", Message::new(text.risk_after.word()))
    });
    let wait = text.wait.as_ref().map(|wait| {
        Message::new("session-waits")
            .with("day", desk.near(wait.until))
            .with("reason", wait.reason.as_str())
    });
    risk.into_iter().chain(wait).collect()
}

/// What was agreed today about a case.
fn agreed(writing: &Writing, case: CaseId, desk: &Desk, story: &mut Document) {
    let actions = writing.draft.actions.iter();
    let mut label = desk.words.text("session-label-agreed");
    for (number, action) in (1..).zip(actions.filter(|action| action.case == Some(case))) {
        let text = format!("{number} {}", new_action(writing, action, desk));
        story.entry(std::mem::take(&mut label), text, Style::new());
    }
}

/// A new action in one line: what, who, by when.
pub(super) fn new_action(writing: &Writing, action: &DraftAction, desk: &Desk) -> String {
    let dot = desk.theme.dot();
    let owner = match action.owner {
        ActionOwner::Specialist => specialist(writing, desk),
        ActionOwner::Supervisor => desk.words.text(action.owner.word()),
    };
    let weekday = desk.words.weekday_short(action.due.weekday());
    let due = desk.near(action.due);
    format!("{}{dot}{owner}{dot}{weekday} {due}", action.text)
}

fn actions(writing: &Writing, desk: &Desk, story: &mut Document) {
    let mut label = desk.words.text("session-label-open");
    for action in &writing.view.loose_actions {
        let (said, style) = told::promise(&ended_today(writing, action), desk);
        story.entry(std::mem::take(&mut label), said, style);
    }
    if writing.view.loose_actions.is_empty() {
        story.entry(
            label,
            desk.words.text("session-actions-none"),
            desk.theme.quiet(),
        );
    }
    let mut label = desk.words.text("session-label-agreed");
    for action in &writing.draft.actions {
        let code = action
            .case
            .map(|case| format!("{} ", writing.short_code(case)));
        let text = new_action(writing, action, desk);
        let text = format!("{}{text}", code.unwrap_or_default());
        story.entry(std::mem::take(&mut label), text, Style::new());
    }
}

fn next_date(writing: &Writing, desk: &Desk, story: &mut Document) {
    let words = &desk.words;
    let message = match writing.draft.next_on {
        Some(day) => Message::new("session-sum-next").with("day", day),
        None => Message::new("session-next-proposed").with("day", writing.view.next_session),
    };
    story.entry(
        words.text("session-label-next"),
        words.say(&message),
        Style::new(),
    );
}

/// The specialist's given name, or the word for the role where there is no name.
pub(super) fn specialist(writing: &Writing, desk: &Desk) -> String {
    let given = writing.view.specialist_name.split_whitespace().next();
    given.map_or_else(
        || desk.words.text(ActionOwner::Specialist.word()),
        str::to_owned,
    )
}

/// The level of risk in at most four cells.
pub(super) fn short_risk(risk: Risk, desk: &Desk) -> String {
    match risk {
        Risk::High => desk.words.text("session-short-high"),
        Risk::Medium => desk.words.text("session-short-medium"),
        Risk::Low => desk.words.text("session-short-low"),
        Risk::Unrated => desk.theme.none().to_owned(),
    }
}
