//! Settling which of two versions goes on.

use super::App;
use super::keep::{AfterKeeping, keep_then};
use super::step::{apply, ask_needs};
use crate::ui::dialog::conflict::ConflictDialog;
use crate::ui::dialog::form::FormDialog;
use crate::ui::dialog::{Dialog, Outcome};
use crate::ui::message::Effect;

/// What was entered here is saved over the other version, deliberately.
pub(super) fn keep_mine(app: &mut App, settled: &ConflictDialog) -> Vec<Effect> {
    let id = app.screens.active_id();
    let conflict = &settled.conflict;
    let step = match form_of(app, settled) {
        Some(mut form) => {
            form.saves_over(conflict.version);
            let page = app.screens.active_mut().page_mut();
            let step = page.decided(settled.purpose, Outcome::Filled(&form.form), &app.desk);
            app.dialog = Some(Dialog::Form(form));
            step
        }
        None => {
            let page = app.screens.active_mut().page_mut();
            page.decided(settled.purpose, Outcome::Mine(conflict), &app.desk)
        }
    };
    apply(app, id, step)
}

/// The other version goes on; what was entered here stays kept.
pub(super) fn take_theirs(app: &mut App, settled: &ConflictDialog) -> Vec<Effect> {
    let id = app.screens.active_id();
    let Some(form) = form_of(app, settled) else {
        let page = app.screens.active_mut().page_mut();
        let outcome = Outcome::Theirs(&settled.conflict);
        let step = page.decided(settled.purpose, outcome, &app.desk);
        return apply(app, id, step);
    };
    app.dialog = Some(Dialog::Form(form));
    let mut effects = keep_then(app, AfterKeeping::CloseForm);
    effects.extend(ask_needs(app));
    effects
}

/// The form behind the two versions whose save they are about.
fn form_of(app: &mut App, settled: &ConflictDialog) -> Option<FormDialog> {
    match app.behind.take() {
        Some(Dialog::Form(form)) if form.purpose == settled.purpose => Some(form),
        other => {
            app.dialog = other;
            None
        }
    }
}
