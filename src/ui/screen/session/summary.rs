//! What is about to be signed, what is still missing, and where a problem lies.

use super::place::Place;
use super::writing::Writing;
use crate::domain::identifier::CaseId;
use crate::domain::message::{Argument, Message};
use crate::domain::problem::Problem;
use crate::domain::session::{Depth, check_texts};
use crate::ui::desk::Desk;
use crate::ui::dialog::choose::Choose;
use crate::ui::widget::field::ChoiceOption;

/// The purpose of the list from which one chooses how to end the session.
pub(super) const CLOSING: &str = "closing";
/// Sign the session.
pub(super) const SIGN: &str = "sign";
/// Keep it held, unsigned.
pub(super) const HOLD: &str = "hold";
/// Go to what is missing.
pub(super) const GO: &str = "go";

/// A place with the field that wants something there, and what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Missing {
    /// Where.
    pub(super) place: Place,
    /// The field.
    pub(super) field: &'static str,
    /// What is wrong with it.
    pub(super) message: Message,
}

/// The first thing that is missing in a case, in the order in which the cases were talked about.
pub(super) fn missing(writing: &Writing) -> Option<Missing> {
    let mut items = writing.draft.items.iter();
    items.find_map(|item| {
        let problem = check_texts(&item.text).err()?;
        Some(Missing {
            place: Place::Case(item.case),
            field: problem.field.unwrap_or("situation"),
            message: problem.message,
        })
    })
}

/// Whether what was entered about a case can be signed as it stands.
pub(super) fn is_complete(writing: &Writing, case: CaseId) -> bool {
    let item = writing.item(case);
    item.is_some_and(|item| check_texts(&item.text).is_ok())
}

/// Where the office found a problem, as far as it can be told from the problem.
pub(super) fn place_of(writing: &Writing, problem: &Problem) -> Option<Missing> {
    let field = problem.field?;
    let place = match field {
        "personal_note" | "wellbeing" => Place::CheckIn,
        "general_note" => Place::General,
        "next_on" => Place::NextDate,
        "action" | "due" | "note" => Place::Actions,
        _ => Place::Case(case_of(writing, &problem.message)?),
    };
    Some(Missing {
        place,
        field,
        message: inner(&problem.message).clone(),
    })
}

fn case_of(writing: &Writing, message: &Message) -> Option<CaseId> {
    let code = message
        .arguments
        .iter()
        .find_map(|argument| match argument {
            ("case", Argument::Text(code)) => Some(code),
            _ => None,
        })?;
    let item = writing.draft.items.iter().find(|item| item.code.0 == *code);
    item.map(|item| item.case)
}

/// What is wrong, without the code of the case around it.
fn inner(message: &Message) -> &Message {
    let problem = message
        .arguments
        .iter()
        .find_map(|argument| match argument {
            ("problem", Argument::Message(problem)) => Some(problem),
            _ => None,
        });
    problem.unwrap_or(message)
}

/// The ways to end the session: what is missing comes before the signature.
pub(super) fn ways(writing: &Writing, desk: &Desk) -> Choose {
    let first = match missing(writing) {
        Some(missing) => {
            let code = missing.place.case().and_then(|case| writing.code(case));
            let code = code.map(ToString::to_string).unwrap_or_default();
            let go = Message::new("session-go-to-missing").with("case", code);
            ChoiceOption::new(GO, go)
        }
        None => ChoiceOption::new(SIGN, Message::new("session-sign-now")),
    };
    let hold = ChoiceOption::new(HOLD, Message::new("session-hold"));
    Choose::new(
        CLOSING,
        Message::new("session-closing"),
        "session-closing-how",
        vec![first, hold],
        desk,
    )
}

/// What will be signed, one sentence a line.
pub(super) fn lines(writing: &Writing) -> Vec<Message> {
    let draft = &writing.draft;
    let of_depth = |depth| {
        let items = draft.items.iter().filter(|item| item.text.depth == depth);
        items.count()
    };
    let mut lines = vec![
        Message::new("session-sum-cases")
            .with("cases", draft.items.len())
            .with("of", writing.view.cases.len()),
        Message::new("session-sum-depths")
            .with("decisions", of_depth(Depth::Decision))
            .with("notes", of_depth(Depth::Note))
            .with("continues", of_depth(Depth::Continues)),
    ];
    lines.extend(changes(writing));
    lines.push(
        Message::new("session-sum-actions")
            .with("actions", draft.actions.len())
            .with("ended", draft.ended.len()),
    );
    lines.push(match draft.next_on {
        Some(day) => Message::new("session-sum-next").with("day", day),
        None => Message::new("session-sum-no-next"),
    });
    lines
}

/// Changed risks and cases that wait, where there are any.
fn changes(writing: &Writing) -> Option<Message> {
    let texts = || writing.draft.items.iter().map(|item| &item.text);
    let risks = texts().filter(|text| text.risk_before != text.risk_after);
    let (risks, waiting) = (
        risks.count(),
        texts().filter(|text| text.wait.is_some()).count(),
    );
    (risks + waiting > 0).then(|| {
        Message::new("session-sum-changes")
            .with("risks", risks)
            .with("waiting", waiting)
    })
}

/// The short codes of cases that are urgent or want a decision and were not talked about.
pub(super) fn asked_and_open(writing: &Writing) -> Vec<String> {
    let cases = writing.view.cases.iter();
    cases
        .filter(|since| {
            let mut raised = since.raised.iter().map(|line| line.rule);
            raised.any(|rule| rule.urgent() || rule.decision())
        })
        .filter(|since| writing.item(since.row.case).is_none())
        .map(|since| writing.short_code(since.row.case).into_owned())
        .collect()
}

/// What is not complete yet, a sentence a case.
pub(super) fn incomplete(writing: &Writing) -> Vec<Message> {
    let items = writing.draft.items.iter();
    items
        .filter_map(|item| {
            let problem = check_texts(&item.text).err()?;
            let field = match problem.field {
                Some("decision") => "session-decision",
                Some("rationale") => "session-rationale",
                _ => "session-situation",
            };
            Some(
                Message::new("session-incomplete")
                    .with("case", item.code.0.as_str())
                    .with("field", Message::new(field)),
            )
        })
        .collect()
}
