//! The short forms of a session: an action, waiting, dropping an action, the next date.

use super::writing::Writing;
use crate::domain::Day;
use crate::domain::action::ActionOwner;
use crate::domain::draft::DraftAbout;
use crate::domain::identifier::{ActionId, CaseId};
use crate::domain::message::Message;
use crate::domain::session::{DraftAction, Wait};
use crate::language::Words;
use crate::ui::desk::Desk;
use crate::ui::dialog::choose::Choose;
use crate::ui::dialog::form::FormDialog;
use crate::ui::widget::field::{ChoiceOption, Field, Kind};
use crate::ui::widget::form::Form;

/// The purpose of the form of an action.
pub const ACTION: &str = "action";
/// The purpose of the form that lets a case wait.
pub const WAIT: &str = "wait";
/// The purpose of the form that drops an action.
pub const DROP: &str = "drop";
/// The purpose of the form of the next date.
pub const NEXT_DATE: &str = "next-date";
/// The purpose of the list from which an action that is done is chosen.
pub(super) const CHOOSE_DONE: &str = "which_done";
/// The purpose of the list from which an action to drop is chosen.
pub(super) const CHOOSE_DROP: &str = "which_drop";

/// The form of a new action for the selected place; it is due at the next session unless told
/// otherwise.
pub(super) fn action(writing: &Writing, desk: &Desk) -> FormDialog {
    let owners = ChoiceOption::each(ActionOwner::ALL, ActionOwner::code, ActionOwner::word);
    let owner = Kind::choice(owners, Some(ActionOwner::Specialist.code()));
    let fields = vec![
        Field::new("action", "session-action-text", Kind::line("")),
        Field::new("due", "session-action-due", Kind::day(Some(due(writing)))),
        Field::new("owner", "session-action-owner", owner),
    ];
    let code = writing.place().case().and_then(|case| writing.code(case));
    let title = match code {
        Some(code) => Message::new("session-action-title").with("case", code.0.as_str()),
        None => Message::new("session-action-title-loose"),
    };
    let about = writing
        .place()
        .case()
        .map_or(session(writing), DraftAbout::Case);
    FormDialog::new(ACTION, title, Form::new(desk.today, fields)).about(about)
}

/// The action of a form that was filled in.
///
/// # Errors
/// It is due before the session: the sentence to write under the day.
pub(super) fn filled_action(
    form: &Form,
    case: Option<CaseId>,
    session_on: Day,
    words: &Words,
) -> Result<DraftAction, Message> {
    let due = form.day("due", words).unwrap_or(session_on);
    if due < session_on {
        return Err(Message::new("problem-action-past").with("day", session_on));
    }
    Ok(DraftAction {
        text: form.value("action").to_owned(),
        owner: owner(form),
        due,
        case,
    })
}

/// The form that lets a case wait, or, emptied, wait no longer.
pub(super) fn wait(writing: &Writing, case: CaseId, desk: &Desk) -> FormDialog {
    let wait = writing.item(case).and_then(|item| item.text.wait.as_ref());
    let until = wait.map(|wait| wait.until);
    let reason = wait.map(|wait| wait.reason.as_str()).unwrap_or_default();
    let fields = vec![
        Field::new("wait_until", "session-wait-until", Kind::day(until)).optional(),
        Field::new("wait_reason", "session-wait-reason", Kind::line(reason)).optional(),
    ];
    let code = writing.code(case).map(ToString::to_string);
    let title = Message::new("session-wait-title").with("case", code.unwrap_or_default());
    FormDialog::new(WAIT, title, Form::new(desk.today, fields)).about(DraftAbout::Case(case))
}

/// What a form says about waiting: `None` if it was emptied.
///
/// # Errors
/// The field with the sentence to write under it: only one of the two is filled in, or the day is over.
pub(super) fn filled_wait(
    form: &Form,
    session_on: Day,
    words: &Words,
) -> Result<Option<Wait>, (&'static str, Message)> {
    let until = form.day("wait_until", words);
    let reason = form.value("wait_reason");
    match until {
        None if reason.is_empty() => Ok(None),
        None => Err(("wait_until", Message::new("form-required"))),
        Some(_) if reason.is_empty() => Err(("wait_reason", Message::new("form-required"))),
        Some(until) if until <= session_on => {
            Err(("wait_until", Message::new("problem-wait-past")))
        }
        Some(until) => Ok(Some(Wait {
            until,
            reason: reason.to_owned(),
        })),
    }
}

/// The form that asks why an action is dropped.
pub(super) fn drop_action(action: ActionId, text: &str, desk: &Desk) -> FormDialog {
    let fields = vec![Field::new("note", "session-drop-why", Kind::line(""))];
    let title = Message::new("session-drop-title").with("text", text);
    FormDialog::new(DROP, title, Form::new(desk.today, fields)).about(DraftAbout::Action(action))
}

/// The form of the next date.
pub(super) fn next_date(writing: &Writing, desk: &Desk) -> FormDialog {
    let fields =
        vec![Field::new("next_on", "session-next-on", Kind::day(Some(due(writing)))).optional()];
    let title = Message::new("session-next-title");
    FormDialog::new(NEXT_DATE, title, Form::new(desk.today, fields)).about(session(writing))
}

fn session(writing: &Writing) -> DraftAbout {
    DraftAbout::Session(writing.draft.specialist)
}

/// The list from which an action is chosen that is done.
pub(super) fn choose_done(writing: &Writing, desk: &Desk) -> Choose {
    let title = Message::new("session-choose-done");
    choose(CHOOSE_DONE, title, open_options(writing), desk)
}

/// The list from which an action is chosen to be dropped: an open one, or one that was agreed today.
pub(super) fn choose_drop(writing: &Writing, desk: &Desk) -> Choose {
    let mut options = open_options(writing);
    let agreed = writing.new_actions().into_iter();
    options.extend(agreed.filter_map(|index| {
        let action = writing.draft.actions.get(index)?;
        Some(ChoiceOption::new(index.to_string(), action.text.clone()))
    }));
    choose(
        CHOOSE_DROP,
        Message::new("session-choose-drop"),
        options,
        desk,
    )
}

fn open_options(writing: &Writing) -> Vec<ChoiceOption> {
    let open = writing.open_actions().into_iter();
    open.map(|action| ChoiceOption::new(action.id.to_string(), action.text.clone()))
        .collect()
}

fn choose(
    purpose: &'static str,
    title: Message,
    options: Vec<ChoiceOption>,
    desk: &Desk,
) -> Choose {
    Choose::new(purpose, title, "session-choose-action", options, desk)
}

/// The day by which actions are due unless told otherwise: the next session.
fn due(writing: &Writing) -> Day {
    writing.draft.next_on.unwrap_or(writing.view.next_session)
}

fn owner(form: &Form) -> ActionOwner {
    let chosen = form.choice("owner").and_then(ActionOwner::from_code);
    chosen.unwrap_or(ActionOwner::Specialist)
}
