//! What a screen proposes is done here.

use super::ahead;
use super::keep::{AfterKeeping, give_up, keep_everything, keep_then, open_form};
use super::leave::leave;
use super::lock::locked;
use super::names;
use super::{App, LOOK_AFTER, SPINNER_AFTER};
use crate::domain::message::Message;
use crate::office::drafts::Save;
use crate::office::{Answer, Refusal, Request};
use crate::ui::app::{Leaving, Waiting};
use crate::ui::dialog::conflict::ConflictDialog;
use crate::ui::dialog::{Dialog, form::FormDialog};
use crate::ui::message::{Alarm, Ask, AskKind, Effect, Step};
use crate::ui::screen::ScreenId;

/// Does what the screen of this number proposes. One that is no longer in front may ask and say something, but
/// moves nothing.
pub(super) fn apply(app: &mut App, id: ScreenId, step: Step) -> Vec<Effect> {
    let in_front = id == app.screens.active_id();
    match step {
        Step::Stay => Vec::new(),
        Step::All(steps) => steps
            .into_iter()
            .flat_map(|step| apply(app, id, step))
            .collect(),
        Step::Ask(ask) => {
            let ask = saves_form(app, ask);
            send(app, id, ask)
        }
        Step::Keep => keep_everything(app),
        Step::Say(message) => {
            app.notice = Some(message);
            Vec::new()
        }
        _ if !in_front => Vec::new(),
        Step::Open(screen) => {
            let unmasked = names::inherited(app);
            app.screens.forget_marks();
            app.screens.push(*screen);
            app.screens.unmask(unmasked);
            ask_needs(app)
        }
        Step::Replace(screen) => {
            app.screens.replace(*screen);
            ask_needs(app)
        }
        Step::Back => keep_then(app, AfterKeeping::Back),
        Step::Home => keep_then(app, AfterKeeping::Home),
        Step::Show(dialog) => show(app, *dialog),
        Step::Close => {
            let drafts = app.form().map_or_else(Vec::new, |form| form.drafts());
            app.dialog = app.behind.take();
            give_up(app, drafts)
        }
        Step::Mark(field, error) => {
            if let Some(dialog) = app.form_mut() {
                dialog.form.mark(field, error);
            }
            Vec::new()
        }
        Step::LookAgain => vec![Effect::WakeIn(Alarm::Look, LOOK_AFTER)],
        Step::Quit => leave(app, Leaving::WhenSaved),
    }
}

/// Asks for everything that the screen in front shows.
pub(super) fn ask_needs(app: &mut App) -> Vec<Effect> {
    ask_needs_as(app, AskKind::Read)
}

/// The same in a way that the kind says.
pub(super) fn ask_needs_as(app: &mut App, kind: AskKind) -> Vec<Effect> {
    app.fresh.asked();
    let id = app.screens.active_id();
    let needs = app.screens.active().page().needs();
    needs
        .into_iter()
        .flat_map(|ask| send(app, id, Ask { kind, ..ask }))
        .collect()
}

/// A save of the form in front, together with the drafts that it saves and the version that was seen.
fn saves_form(app: &App, ask: Ask) -> Ask {
    let form = app.form().filter(|form| form.purpose == ask.slot);
    let Some(form) = form.filter(|_| ask.kind == AskKind::Save) else {
        return ask;
    };
    let (drafts, based_on) = (form.drafts(), form.version());
    if drafts.is_empty() && based_on.is_none() {
        return ask;
    }
    Ask {
        request: Request::Save(Box::new(Save {
            request: ask.request,
            drafts,
            based_on,
        })),
        ..ask
    }
}

/// Asks the office, or notes what to ask as soon as the screen is no longer locked.
pub(super) fn send(app: &mut App, id: ScreenId, ask: Ask) -> Vec<Effect> {
    if let Some(lock) = locked(app) {
        lock.held.push((id, ask));
        return Vec::new();
    }
    ask_office(app, id, ask)
}

/// Asks the office, whether or not the screen is locked.
pub(super) fn ask_office(app: &mut App, id: ScreenId, ask: Ask) -> Vec<Effect> {
    let mut effects = Vec::new();
    if app.pending.is_empty() {
        effects.push(Effect::WakeIn(Alarm::Spinner, SPINNER_AFTER));
    }
    let ticket = app.pending.add(id, &ask);
    let request = names::asked(app, id, ask.request, ask.kind);
    effects.push(Effect::Ask(ticket, request));
    effects
}

/// Gives an answer to the screen that asked, and closes the form that it saved.
pub(super) fn accept(app: &mut App, waiting: &Waiting, answer: Answer) -> Step {
    if is_save_of_form(app, waiting) {
        app.dialog = None;
        app.behind = None;
        app.draft_due = false;
    }
    if let Answer::Me(me) = &answer {
        app.desk.seat(me);
    }
    let Some(screen) = app.screens.get_mut(waiting.screen) else {
        return Step::Stay;
    };
    let page = screen.page_mut();
    if let Some(marks) = page.marks() {
        marks.by_others(waiting.kind == AskKind::Again);
    }
    let step = page.answered(waiting.slot, answer, &app.desk);
    if let Some(marks) = page.marks() {
        marks.by_others(false);
        if marks.row_gone() {
            app.notice = Some(Message::new("interface-row-gone"));
        }
    }
    step
}

/// Whether an answer is about the save of the form in front.
fn is_save_of_form(app: &App, waiting: &Waiting) -> bool {
    let saves = waiting.kind == AskKind::Save && waiting.screen == app.screens.active_id();
    saves && app.form().is_some_and(|form| form.purpose == waiting.slot)
}

/// Gives a refusal to the screen that asked; it is written into the form that was to be saved, else said.
pub(super) fn refuse(app: &mut App, waiting: &Waiting, refusal: &Refusal) -> Step {
    let in_front = waiting.screen == app.screens.active_id();
    if waiting.kind == AskKind::Again {
        return refuse_again(app, waiting, refusal);
    }
    if is_save_of_form(app, waiting) && ahead::leave_out(app) {
        app.notice = Some(Message::new("interface-typed-ahead-left-out"));
    }
    if waiting.kind == AskKind::Read && in_front {
        ahead::leave_out(app);
    }
    let step = match app.screens.get_mut(waiting.screen) {
        Some(screen) => screen.page_mut().refused(waiting.slot, refusal, &app.desk),
        None => Step::Say(refusal.message().clone()),
    };
    if let (true, Refusal::Conflict(conflict)) = (in_front, refusal)
        && !conflict.fields.is_empty()
    {
        return Step::show(ConflictDialog::new(waiting.slot, *conflict.clone()));
    }
    match app.form_mut() {
        Some(form) if in_front && form.purpose == waiting.slot => {
            write_into(form, refusal);
            match step {
                Step::Say(_) => Step::Stay,
                other => other,
            }
        }
        _ => step,
    }
}

/// What is shown can't be asked again: who may no longer see it sees it no longer. Nobody has asked, so that an
/// office which is only out of reach is told elsewhere.
fn refuse_again(app: &mut App, waiting: &Waiting, refusal: &Refusal) -> Step {
    if matches!(refusal, Refusal::Unavailable { .. }) {
        return Step::Stay;
    }
    app.screens.forget_screen(waiting.screen);
    match app.screens.get_mut(waiting.screen) {
        Some(screen) => screen.page_mut().refused(waiting.slot, refusal, &app.desk),
        None => Step::Stay,
    }
}

/// A broken rule of one field is written under that field, anything else under the whole form.
fn write_into(form: &mut FormDialog, refusal: &Refusal) {
    let field = match refusal {
        Refusal::Rule(problem) => problem.field,
        _ => None,
    };
    match field {
        Some(field) if form.form.has(field) => form.form.mark(field, refusal.message().clone()),
        _ => form.refusal = Some(refusal.message().clone()),
    }
}

fn show(app: &mut App, dialog: Dialog) -> Vec<Effect> {
    if let Some(Dialog::Form(form)) = app.dialog.take() {
        app.behind = Some(Dialog::Form(form));
    }
    app.dialog = Some(dialog);
    open_form(app)
}
