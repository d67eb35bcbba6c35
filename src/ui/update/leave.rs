//! Leaving the program without losing what was typed.

use super::App;
use super::step::send;
use crate::domain::message::Message;
use crate::ui::app::Leaving;
use crate::ui::message::{Ask, AskKind, Effect};
use std::time::Duration;

/// The slot of drafts; no screen gets its answers.
pub(super) const DRAFT: &str = "draft";

/// How long the office may take to keep a draft when the terminal is gone.
const LAST_WAIT: Duration = Duration::from_secs(5);

/// Keeps what is typed and leaves when that is done. Asked a second time by the reader, it leaves at once.
pub(super) fn leave(app: &mut App, how: Leaving) -> Vec<Effect> {
    let again = matches!(app.leaving, Leaving::WhenSaved | Leaving::NotKept);
    if again && how == Leaving::WhenSaved {
        return vec![Effect::Quit];
    }
    let mut effects = take_draft(app);
    if how == Leaving::WhenSaved && effects.is_empty() && form_would_be_lost(app) {
        app.leaving = Leaving::NotKept;
        app.notice = Some(Message::new("interface-form-not-kept"));
        return effects;
    }
    if !app.pending.is_saving() {
        return vec![Effect::Quit];
    }
    app.leaving = how;
    app.notice = Some(Message::new("interface-saving-then-leave"));
    if how == Leaving::WhenAnswered {
        effects.push(Effect::QuitWithin(LAST_WAIT));
    }
    effects
}

/// Whether something is typed in a form in front that no draft keeps.
fn form_would_be_lost(app: &App) -> bool {
    let changed = app.form().is_some_and(|dialog| dialog.form.is_changed());
    changed && app.screens.active().page().draft(app.form()).is_none()
}

/// Keeps what was typed lately.
pub(super) fn keep_drafts(app: &mut App) -> Vec<Effect> {
    if app.draft_due {
        take_draft(app)
    } else {
        Vec::new()
    }
}

/// Asks the office to keep what is typed on the screen in front and in its form.
pub(super) fn take_draft(app: &mut App) -> Vec<Effect> {
    app.draft_due = false;
    let id = app.screens.active_id();
    let request = app.screens.active().page().draft(app.form());
    let Some(request) = request else {
        return Vec::new();
    };
    let ask = Ask {
        slot: DRAFT,
        request,
        kind: AskKind::Save,
    };
    send(app, id, ask)
}

/// What follows from an answer for somebody who wants to leave; `kept` is false when a save was refused.
pub(super) fn after_answer(app: &mut App, kept: bool) -> Vec<Effect> {
    match app.leaving {
        Leaving::WhenSaved if !kept => {
            app.leaving = Leaving::NotKept;
            app.notice = Some(Message::new("interface-draft-not-kept"));
            Vec::new()
        }
        Leaving::WhenSaved | Leaving::WhenAnswered if !app.pending.is_saving() => {
            vec![Effect::Quit]
        }
        _ => Vec::new(),
    }
}
