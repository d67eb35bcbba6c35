//! The form that says what became of a promised action.

use crate::domain::action::{Action, ActionStatus};
use crate::domain::draft::{DraftAbout, DraftName};
use crate::domain::identifier::{ActionId, CaseId};
use crate::domain::message::Message;
use crate::domain::session::EndedAction;
use crate::office::Request;
use crate::ui::desk::Desk;
use crate::ui::dialog::form::FormDialog;
use crate::ui::message::Step;
use crate::ui::widget::field::{ChoiceOption, Field, Kind};
use crate::ui::widget::form::Form;

/// The purpose of the dialog, and the slot in which the action is ended.
pub const PURPOSE: &str = "ending";

/// The rows in which the note is written.
const NOTE_ROWS: u16 = 3;

/// Asks which of the open actions ended and how; says so if none is open.
pub fn step(case: CaseId, actions: &[Action], desk: &Desk) -> Step {
    let open: Vec<&Action> = actions
        .iter()
        .filter(|action| action.status == ActionStatus::Open)
        .collect();
    if open.is_empty() {
        return Step::say("ended-none");
    }
    let title = Message::new("ended-title");
    Step::show(FormDialog::new(PURPOSE, title, form(&open, desk)).about(DraftAbout::Case(case)))
}

/// The step that saves a form that was filled in.
pub fn save(form: &Form) -> Step {
    let action = form.choice("action").and_then(|id| id.parse().ok());
    action.map_or(Step::Stay, |action| end(action, form))
}

/// The step that ends this action as the form says.
pub fn end(action: ActionId, form: &Form) -> Step {
    let ended = EndedAction {
        action,
        done: form.choice("done") == Some(ActionStatus::Done.code()),
        note: form.value("note").to_owned(),
    };
    Step::save(PURPOSE, Request::EndAction(ended))
}

/// What the text of the form about one action is a draft of.
pub fn draft_name(action: ActionId) -> DraftName {
    DraftName {
        form: PURPOSE.to_owned(),
        about: DraftAbout::Action(action),
    }
}

/// Asks how one action ended; what came out is written first.
pub fn one(action: ActionId, text: &str, desk: &Desk) -> FormDialog {
    let title = Message::new("ended-one").with("text", text);
    let form = Form::new(desk.today, vec![note(), done()]);
    FormDialog::new(PURPOSE, title, form).about(DraftAbout::Action(action))
}

fn form(open: &[&Action], desk: &Desk) -> Form {
    let first = open.first().map(|action| action.id.to_string());
    let actions = open.iter();
    let actions =
        actions.map(|action| ChoiceOption::new(action.id.to_string(), action.text.clone()));
    let fields = vec![
        Field::new(
            "action",
            "ended-which",
            Kind::choice(actions.collect(), first.as_deref()),
        ),
        done(),
        note(),
    ];
    Form::new(desk.today, fields)
}

fn done() -> Field {
    let ends = [ActionStatus::Done, ActionStatus::Dropped];
    let ends = ChoiceOption::each(&ends, ActionStatus::code, ActionStatus::word);
    let chosen = Some(ActionStatus::Done.code());
    Field::new("done", "ended-end", Kind::choice(ends, chosen))
}

fn note() -> Field {
    let text = Kind::text("", NOTE_ROWS);
    Field::new("note", "ended-note", text).optional()
}
