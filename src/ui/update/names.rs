//! Showing names in full on one screen, for a reason that the office writes down; it ends with the screen.

use super::App;
use super::step::{apply, ask_needs};
use crate::domain::message::Message;
use crate::language::Words;
use crate::office::Request;
use crate::office::permission::RequestKind;
use crate::ui::desk::Desk;
use crate::ui::dialog::form::FormDialog;
use crate::ui::dialog::{Dialog, Outcome, Reply};
use crate::ui::message::{AskKind, Effect, Step};
use crate::ui::screen::ScreenId;
use crate::ui::widget::field::{ChoiceOption, Field, Kind};
use crate::ui::widget::form::Form;

/// The purpose of the question why.
pub(super) const PURPOSE: &str = "show-names";

/// The reasons that are usual; the last one says nothing by itself.
const REASONS: [&str; 5] = [
    "names-reason-call",
    "names-reason-letter",
    "names-reason-partner",
    "names-reason-same",
    OTHER,
];
/// The reason that has to be written out.
const OTHER: &str = "names-reason-other";

/// Shows names in full on the screen in front, after asking why where that is not clear; or initials again.
pub(super) fn show(app: &mut App) -> Vec<Effect> {
    if app.screens.unmasked().is_some() {
        return unmask(app, None);
    }
    if app.desk.reading_only {
        app.notice = Some(Message::new("office-unmask-unrecorded"));
        return Vec::new();
    }
    match app.screens.active().page().reason_for_names() {
        Some(id) => {
            let reason = app.desk.words.text(id);
            unmask(app, Some(reason))
        }
        None => {
            let step = Step::show(question(&app.desk));
            apply(app, app.screens.active_id(), step)
        }
    }
}

/// Takes the answer to the question why.
pub(super) fn decided(app: &mut App, mut dialog: Dialog, reply: Reply) -> Vec<Effect> {
    let reason = match dialog.outcome(reply) {
        Outcome::Filled(form) => reason(form, &app.desk.words),
        _ => None,
    };
    match reason {
        Some(reason) => {
            app.dialog = app.behind.take();
            unmask(app, Some(reason))
        }
        None => {
            if let Dialog::Form(question) = &mut dialog {
                question.form.mark("details", Message::new("names-say-why"));
            }
            app.dialog = Some(dialog);
            Vec::new()
        }
    }
}

/// The reason under which a screen that is opened from the one in front shows names at once.
pub(super) fn inherited(app: &App) -> Option<String> {
    app.screens.active().page().reason_for_names()?;
    app.screens.unmasked().map(str::to_owned)
}

/// What a screen asks, with names in full where it shows them, and as what is asked again where it is.
pub(super) fn asked(app: &App, id: ScreenId, request: Request, kind: AskKind) -> Request {
    let reason = app.screens.reason_of(id);
    let request = match reason.filter(|_| kind != AskKind::Save && holds_names(request.kind())) {
        Some(reason) => Request::Unmasked {
            reason: reason.to_owned(),
            request: Box::new(request),
        },
        None => request,
    };
    match kind {
        AskKind::Again => Request::Again(Box::new(request)),
        AskKind::Read | AskKind::Save => request,
    }
}

/// Whether an answer of this kind holds names of users of social services.
fn holds_names(kind: RequestKind) -> bool {
    matches!(
        kind,
        RequestKind::Caseload
            | RequestKind::Case
            | RequestKind::SinceLastSpoke
            | RequestKind::Session
            | RequestKind::PersonPlaces
    )
}

fn unmask(app: &mut App, reason: Option<String>) -> Vec<Effect> {
    let said = match reason {
        Some(_) => "names-shown-until",
        None => "names-masked",
    };
    app.screens.unmask(reason);
    app.notice = Some(Message::new(said));
    ask_needs(app)
}

fn question(desk: &Desk) -> FormDialog {
    let reasons = REASONS.map(|id| ChoiceOption::new(id, Message::new(id)));
    let fields = vec![
        Field::new("reason", "names-why", Kind::choice(reasons.to_vec(), None)),
        Field::new("details", "names-details", Kind::line("")).optional(),
    ];
    let form = Form::new(desk.today, fields);
    FormDialog::new(PURPOSE, Message::new("names-title"), form)
}

/// The reason in words; `None` if nothing says why.
fn reason(form: &Form, words: &Words) -> Option<String> {
    let (chosen, details) = (form.choice("reason")?, form.value("details"));
    match (chosen, details) {
        (OTHER, "") => None,
        (OTHER, details) => Some(details.to_owned()),
        (usual, "") => Some(words.text(usual)),
        (usual, details) => Some(format!("{}: {details}", words.text(usual))),
    }
}
