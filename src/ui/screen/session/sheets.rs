//! The sheets on which one writes, and what becomes of what stands on them.

use super::place::Place;
use super::writing::Writing;
use crate::domain::case::Risk;
use crate::domain::message::Message;
use crate::domain::session::{Depth, ItemText, SessionDraft};
use crate::ui::theme::Theme;
use crate::ui::widget::field::ChoiceOption;
use crate::ui::widget::sheet::{Entry, Sheet};

/// The levels of risk as one says them, the lowest first.
const RISKS: [Risk; 4] = [Risk::Unrated, Risk::Low, Risk::Medium, Risk::High];

/// The sheet for the selected place; the actions and the next date have none.
pub(super) fn sheet(writing: &Writing, theme: Theme) -> Option<Sheet> {
    match writing.place() {
        Place::CheckIn => Some(check_in(&writing.draft, theme)),
        Place::General => Some(general(&writing.draft)),
        Place::Case(case) => {
            let entered = writing.item(case).map(|item| item.text.clone());
            Some(item(&entered.or_else(|| writing.blank(case))?))
        }
        Place::Actions | Place::NextDate => None,
    }
}

fn check_in(draft: &SessionDraft, theme: Theme) -> Sheet {
    let mut answers = vec![ChoiceOption::new("", theme.none().to_owned())];
    answers.extend(
        (1..=5).map(|answer: u8| ChoiceOption::new(answer.to_string(), answer.to_string())),
    );
    let given = draft.wellbeing.map(|answer| answer.to_string());
    Sheet::new(vec![
        Entry::choice(
            "wellbeing",
            Message::new("session-wellbeing"),
            answers,
            &given.unwrap_or_default(),
        ),
        Entry::text(
            "personal_note",
            Message::new("session-personal-note"),
            &draft.personal_note,
        ),
    ])
}

fn general(draft: &SessionDraft) -> Sheet {
    Sheet::new(vec![Entry::text(
        "general_note",
        Message::new("session-general-note"),
        &draft.general_note,
    )])
}

fn item(text: &ItemText) -> Sheet {
    let mut sheet = Sheet::new(vec![
        Entry::text(
            "situation",
            Message::new("session-situation"),
            &text.situation,
        ),
        Entry::text("analysis", Message::new("session-analysis"), &text.analysis),
        Entry::choice(
            "risk",
            Message::new("session-risk"),
            ChoiceOption::each(risks(text.risk_before), Risk::code, Risk::word),
            text.risk_after.code(),
        ),
        Entry::text("decision", Message::new("session-decision"), &text.decision),
        Entry::text(
            "rationale",
            Message::new("session-rationale"),
            &text.rationale,
        ),
    ]);
    note_risk(&mut sheet, text);
    sheet
}

/// The levels that can be chosen: a risk that was set once is not taken back to "not set".
fn risks(before: Risk) -> &'static [Risk] {
    match before {
        Risk::Unrated => &RISKS,
        _ => RISKS.get(1..).unwrap_or(&RISKS),
    }
}

/// Says behind the risk what it was before, or that it is the same.
pub(super) fn note_risk(sheet: &mut Sheet, text: &ItemText) {
    let note = if text.risk_after == text.risk_before {
        Message::new("session-risk-unchanged")
    } else {
        Message::new("session-risk-was").with("risk", Message::new(text.risk_before.word()))
    };
    sheet.note("risk", Some(note));
}

/// What the sheet says about a case. How deep it was talked about follows from what is written: a
/// decision, else a note, else the plan continues.
pub(super) fn item_text(sheet: &Sheet, before: &ItemText) -> ItemText {
    let mut text = ItemText {
        situation: sheet.value("situation").to_owned(),
        analysis: sheet.value("analysis").to_owned(),
        decision: sheet.value("decision").to_owned(),
        rationale: sheet.value("rationale").to_owned(),
        risk_after: Risk::from_code(sheet.value("risk")).unwrap_or(before.risk_before),
        ..before.clone()
    };
    text.depth = depth(&text);
    text
}

fn depth(text: &ItemText) -> Depth {
    let written = |text: &str| !text.trim().is_empty();
    let reason_only = written(&text.rationale) && text.risk_after == text.risk_before;
    if written(&text.decision) || reason_only {
        Depth::Decision
    } else if written(&text.situation) || written(&text.analysis) {
        Depth::Note
    } else {
        Depth::Continues
    }
}

/// Whether nothing was entered beyond that the plan continues.
pub(super) fn is_blank(text: &ItemText) -> bool {
    let texts = [
        &text.situation,
        &text.analysis,
        &text.decision,
        &text.rationale,
    ];
    texts.iter().all(|text| text.trim().is_empty())
        && text.risk_after == text.risk_before
        && text.wait.is_none()
}
