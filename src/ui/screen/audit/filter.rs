//! Which entries are shown: the form, and the line that says it.

use crate::domain::audit::AuditAction;
use crate::domain::message::{Argument, Message};
use crate::language::Words;
use crate::office::audit::AuditQuery;
use crate::ui::desk::Desk;
use crate::ui::dialog::form::FormDialog;
use crate::ui::widget::field::{ChoiceOption, Field, Kind};
use crate::ui::widget::form::Form;

/// The purpose of the form, and the slot of the entries that it asks for.
pub(super) const PURPOSE: &str = "filter";

/// The value that stands for every action.
const ANY: &str = "any";

/// The form, filled in as it is now.
pub(super) fn dialog(query: &AuditQuery, desk: &Desk) -> FormDialog {
    let line = |text: &Option<String>| Kind::line(text.as_deref().unwrap_or_default());
    let mut actions = vec![ChoiceOption::new(ANY, Message::new("audit-any"))];
    actions.extend(ChoiceOption::each(
        AuditAction::ALL,
        AuditAction::code,
        AuditAction::word,
    ));
    let chosen = query.action.map_or(ANY, AuditAction::code);
    let fields = vec![
        Field::new("login", "audit-by", line(&query.login)).optional(),
        Field::new("case", "audit-case", line(&query.case)).optional(),
        Field::new(
            "action",
            "audit-action",
            Kind::choice(actions, Some(chosen)),
        ),
        Field::new("from", "audit-from", Kind::day(query.from)).optional(),
        Field::new("until", "audit-until", Kind::day(query.until)).optional(),
    ];
    let form = Form::new(desk.today, fields);
    FormDialog::new(PURPOSE, Message::new("audit-filter"), form)
}

/// What the form asks for.
pub(super) fn query(form: &Form, words: &Words) -> AuditQuery {
    let text = |name: &str| Some(form.value(name).to_owned()).filter(|text| !text.is_empty());
    AuditQuery {
        login: text("login"),
        case: text("case"),
        action: form.choice("action").and_then(AuditAction::from_code),
        from: form.day("from", words),
        until: form.day("until", words),
        before: None,
    }
}

/// What is shown, in one line.
pub(super) fn summary(query: &AuditQuery, desk: &Desk) -> String {
    let by = |login: &String| Message::new("audit-shown-by").with("login", login.as_str());
    let from = |day| Message::new("audit-shown-from").with("day", Argument::near(day, desk.today));
    let until =
        |day| Message::new("audit-shown-until").with("day", Argument::near(day, desk.today));
    let parts = [
        query.login.as_ref().map(by).map(|by| desk.words.say(&by)),
        query.case.clone(),
        query.action.map(|action| desk.words.text(action.word())),
        query.from.map(from).map(|from| desk.words.say(&from)),
        query.until.map(until).map(|until| desk.words.say(&until)),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    match parts.as_slice() {
        [] => desk.words.text("audit-all"),
        parts => parts.join(desk.theme.dot()),
    }
}
