//! Keeping what is typed, on every open screen and in the form in front, until it is saved.

use super::App;
use super::step::{apply, ask_needs, send};
use crate::domain::identifier::DraftId;
use crate::domain::message::Message;
use crate::office::{Answer, Refusal, Request};
use crate::ui::app::Waiting;
use crate::ui::dialog::{Dialog, Outcome};
use crate::ui::message::{Ask, AskKind, Effect, Step};
use crate::ui::screen::ScreenId;

/// The slot of the draft of a screen; no screen gets the answers of these slots.
const SCREEN: &str = "draft";
/// The slot of the draft of a form.
const FORM: &str = "form_draft";
/// The slot of what is kept of a form that is opened.
const OPENED: &str = "form_opened";
/// The slot of a draft that is given up.
const GIVEN_UP: &str = "draft_given_up";

/// What follows once everything is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AfterKeeping {
    /// The form in front closes.
    CloseForm,
    /// Back to the screen below.
    Back,
    /// Back to the first screen.
    Home,
}

/// Asks the office to keep everything that is typed and not kept yet: on all open screens and in the
/// form that is open. The one way in which anything is kept.
pub(super) fn keep_everything(app: &mut App) -> Vec<Effect> {
    app.draft_due = false;
    let mut effects = Vec::new();
    for (id, draft) in app.screens.unkept() {
        effects.extend(send(
            app,
            id,
            keep(SCREEN, Request::KeepDraft(Box::new(draft))),
        ));
    }
    effects.extend(keep_form(app));
    effects
}

fn keep_form(app: &mut App) -> Vec<Effect> {
    if app.is_saving_form() {
        return Vec::new();
    }
    let id = app.screens.active_id();
    let (form, desk) = app.form_and_desk();
    match form.and_then(|form| form.draft(desk)) {
        Some(draft) => send(app, id, keep(FORM, Request::KeepDraft(Box::new(draft)))),
        None => Vec::new(),
    }
}

fn keep(slot: &'static str, request: Request) -> Ask {
    Ask {
        slot,
        request,
        kind: AskKind::Save,
    }
}

/// Asks for the text that is kept of the form in front, which takes no key before it is there.
pub(super) fn open_form(app: &mut App) -> Vec<Effect> {
    let opening = app.form().filter(|form| form.is_opening());
    match opening.and_then(|form| form.draft_name()).cloned() {
        Some(name) => {
            let id = app.screens.active_id();
            send(app, id, Ask::read(OPENED, Request::Drafts(name)))
        }
        None => Vec::new(),
    }
}

/// Takes away drafts whose text is written elsewhere now, or given up.
pub(super) fn give_up(app: &mut App, drafts: Vec<DraftId>) -> Vec<Effect> {
    let id = app.screens.active_id();
    let asks = drafts.into_iter().map(Request::DropDraft);
    asks.flat_map(|request| send(app, id, keep(GIVEN_UP, request)))
        .collect()
}

/// Keeps everything and then does what follows. Where a text could not be kept, the same asked a
/// second time does it without.
pub(super) fn keep_then(app: &mut App, next: AfterKeeping) -> Vec<Effect> {
    let again = app.not_kept.take() == Some(next);
    let mut effects = keep_everything(app);
    if again || !is_keeping(app) {
        effects.extend(follow(app, next));
    } else {
        app.after_keeping = Some(next);
    }
    effects
}

fn is_keeping(app: &App) -> bool {
    app.pending.is_asked(SCREEN) || app.pending.is_asked(FORM)
}

fn follow(app: &mut App, next: AfterKeeping) -> Vec<Effect> {
    match next {
        AfterKeeping::CloseForm => {
            let kept = app.form().is_some_and(|form| form.is_kept());
            let effects = dismiss(app);
            if kept {
                app.notice = Some(Message::new("form-left-kept"));
            }
            effects
        }
        AfterKeeping::Back => {
            close_dialogs(app);
            match app.screens.pop() {
                true => ask_needs(app),
                false => Vec::new(),
            }
        }
        AfterKeeping::Home => {
            close_dialogs(app);
            while app.screens.pop() {}
            ask_needs(app)
        }
    }
}

fn close_dialogs(app: &mut App) {
    app.dialog = None;
    app.behind = None;
}

/// Closes the dialog in front, and tells its screen.
pub(super) fn dismiss(app: &mut App) -> Vec<Effect> {
    let Some(dialog) = app.dialog.take() else {
        return Vec::new();
    };
    app.dialog = app.behind.take();
    if let Dialog::Help(_) = dialog {
        return Vec::new();
    }
    let page = app.screens.active_mut().page_mut();
    let step = page.decided(dialog.purpose(), Outcome::Dismissed, &app.desk);
    apply(app, app.screens.active_id(), step)
}

/// Whether an answer belongs to a draft.
pub(super) fn is_about_drafts(waiting: &Waiting) -> bool {
    [SCREEN, FORM, OPENED, GIVEN_UP].contains(&waiting.slot)
}

/// Takes an answer that belongs to a draft.
pub(super) fn answered(
    app: &mut App,
    waiting: &Waiting,
    result: Result<Answer, Refusal>,
) -> Vec<Effect> {
    match waiting.slot {
        OPENED => {
            opened(app, result);
            Vec::new()
        }
        SCREEN => {
            let mut effects = tell_screen(app, waiting.screen, &result);
            effects.extend(after_kept(app, result.err()));
            effects
        }
        FORM => {
            if let Some(form) = app.form_mut() {
                form.kept(&result);
            }
            after_kept(app, result.err())
        }
        _ => {
            app.notice = result.err().map(|refusal| refusal.message().clone());
            Vec::new()
        }
    }
}

fn opened(app: &mut App, result: Result<Answer, Refusal>) {
    let Some(form) = app.form_mut() else {
        return;
    };
    match result {
        Ok(Answer::Drafts(kept)) if form.draft_name() == Some(&kept.name) => {
            form.opened(Ok(*kept));
        }
        Ok(_) => form.opened(Err(Message::new("interface-office-failed"))),
        Err(refusal) => form.opened(Err(refusal.message().clone())),
    }
}

fn tell_screen(app: &mut App, id: ScreenId, result: &Result<Answer, Refusal>) -> Vec<Effect> {
    if result.is_err() {
        app.screens.not_kept(id);
    }
    let step = app
        .screens
        .get_mut(id)
        .map(|screen| screen.page_mut().kept(result));
    // That the office is out of reach has been said.
    let step = step.filter(|step| !(app.desk.cut_off && matches!(step, Step::Say(_))));
    step.map_or_else(Vec::new, |step| apply(app, id, step))
}

/// What follows once the last text is kept, or one of them could not be.
fn after_kept(app: &mut App, refusal: Option<Refusal>) -> Vec<Effect> {
    if let Some(refusal) = refusal {
        app.not_kept = app.after_keeping.take();
        let cut_off = app.desk.cut_off;
        match (app.not_kept, app.form_mut()) {
            (Some(AfterKeeping::CloseForm), Some(form)) => form.ask_to_leave(),
            (Some(_), _) => app.notice = Some(Message::new("interface-not-kept-stays")),
            // That the office is out of reach stands in the title.
            (None, None) if cut_off => {}
            (None, Some(_)) => {}
            (None, None) => app.notice = Some(refusal.message().clone()),
        }
        return Vec::new();
    }
    match app.after_keeping {
        Some(next) if !is_keeping(app) => {
            app.after_keeping = None;
            follow(app, next)
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
mod tests;
