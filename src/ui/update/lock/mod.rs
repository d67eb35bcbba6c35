//! Locking the screen and opening it again. What was typed is kept first, then the key is put away; the
//! lock is in front from the first moment.

use super::App;
use super::ahead;
use super::keep::{dismiss, is_about_drafts, keep_everything};
use super::step::{ask_needs, ask_office};
use crate::domain::message::Message;
use crate::office::{Answer, Refusal, Request};
use crate::ui::app::{Leaving, Waiting};
use crate::ui::command::Command;
use crate::ui::cover::{Cover, Lock};
use crate::ui::desk::Locking;
use crate::ui::dialog::form::FormDialog;
use crate::ui::message::{Alarm, Ask, AskKind, Effect};
use crate::ui::widget::secret;
use crossterm::event::KeyEvent;

/// The slot in which the key is put away; no screen gets its answers.
const LOCK: &str = "lock";
/// The slot in which it is asked for again.
const UNLOCK: &str = "unlock";

/// Locks the screen, unless it is locked already or there is nothing to protect.
pub(super) fn lock(app: &mut App) -> Vec<Effect> {
    if app.desk.locking == Locking::Never {
        app.notice = Some(Message::new("lock-demonstration"));
        return Vec::new();
    }
    if locked(app).is_some() || app.leaving == Leaving::WhenAnswered {
        return Vec::new();
    }
    app.pending
        .forget(|waiting| waiting.kind != AskKind::Save && !is_about_drafts(waiting));
    app.leaving = Leaving::No;
    app.notice = None;
    ahead::leave_out(app);
    // The office does one thing after the other: what is typed is on the disk before the key goes.
    let mut effects = keep_everything(app);
    let ask = Ask {
        slot: LOCK,
        request: Request::Lock,
        kind: AskKind::Save,
    };
    effects.extend(ask_office(app, app.screens.active_id(), ask));
    app.cover = Some(Cover::Lock(Lock::default()));
    effects.push(Effect::Sleep(Alarm::Idle));
    effects
}

/// Puts the lock off by the time that the service sets: somebody is there.
pub(super) fn put_off(app: &App) -> Vec<Effect> {
    match app.desk.locking {
        Locking::After(time) if !matches!(app.cover, Some(Cover::Lock(_))) => {
            vec![
                Effect::Sleep(Alarm::Idle),
                Effect::WakeIn(Alarm::Idle, time),
            ]
        }
        _ => Vec::new(),
    }
}

/// The lock, if there is one.
pub(super) fn locked(app: &mut App) -> Option<&mut Lock> {
    match &mut app.cover {
        Some(Cover::Lock(lock)) => Some(lock),
        _ => None,
    }
}

/// Takes a key while something covers the screens: all but the passphrase and its Enter is ignored.
pub(super) fn pressed(app: &mut App, command: Option<Command>, key: KeyEvent) -> Vec<Effect> {
    let Some(lock) = locked(app) else {
        return Vec::new();
    };
    match command {
        Some(Command::Unlock) if !lock.trying && !lock.passphrase.text().is_empty() => {
            lock.trying = true;
            let passphrase = std::mem::take(&mut lock.passphrase);
            let ask = Ask::read(UNLOCK, Request::Unlock(passphrase));
            ask_office(app, app.screens.active_id(), ask)
        }
        None => {
            secret::typed(&mut lock.passphrase, key);
            Vec::new()
        }
        Some(_) => Vec::new(),
    }
}

/// Takes a pasted text into the field.
pub(super) fn pasted(app: &mut App, text: &str) {
    if let Some(lock) = locked(app) {
        lock.passphrase.push(text.trim_end_matches(['\r', '\n']));
    }
}

/// Whether an answer is about the lock.
pub(super) fn is_about_lock(waiting: &Waiting) -> bool {
    [LOCK, UNLOCK].contains(&waiting.slot)
}

/// Hears that something that was typed could not be kept.
pub(super) fn not_kept(app: &mut App) {
    if let Some(lock) = locked(app) {
        lock.not_kept = true;
    }
}

/// Takes the office's answer about the lock.
pub(super) fn answered(app: &mut App, result: Result<Answer, Refusal>) -> Vec<Effect> {
    let Some(lock) = locked(app) else {
        return Vec::new();
    };
    lock.trying = false;
    match result {
        Ok(Answer::Locked(moment)) => {
            lock.since = Some(moment);
            forget(app)
        }
        Ok(Answer::Me(me)) => {
            app.desk.seat(&me);
            open(app)
        }
        Ok(_) => Vec::new(),
        Err(refusal) => {
            lock.said = match refusal.message() {
                // There is no login to be checked here.
                said if said.id == "store-wrong-passphrase" => {
                    vec![Message::new("lock-wrong-passphrase")]
                }
                said => std::iter::once(said.clone())
                    .chain(refusal.hint())
                    .collect(),
            };
            Vec::new()
        }
    }
}

/// Lets go of what was shown, and of what was typed as far as it is kept: while the key is out of memory,
/// so is that. A form is opened again by its key, with its text.
fn forget(app: &mut App) -> Vec<Effect> {
    app.notice = None;
    let kept = |form: &FormDialog| form.is_kept() || !form.form.is_changed();
    let mut effects = Vec::new();
    if app.form().is_none_or(kept) {
        let form_kept = app.form().is_some_and(FormDialog::is_kept);
        while app.dialog.is_some() {
            effects.extend(dismiss(app));
        }
        if let Some(lock) = locked(app) {
            lock.form_kept = form_kept;
        }
    }
    app.screens.forget();
    effects
}

/// Shows the screens again where they were, with what has changed meanwhile.
fn open(app: &mut App) -> Vec<Effect> {
    let Some(Cover::Lock(lock)) = app.cover.take() else {
        return Vec::new();
    };
    if lock.form_kept {
        app.notice = Some(Message::new("form-left-kept"));
    }
    let mut effects = put_off(app);
    if lock.not_kept {
        effects.extend(keep_everything(app));
    }
    for (screen, ask) in lock.held {
        effects.extend(ask_office(app, screen, ask));
    }
    effects.extend(ask_needs(app));
    effects
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
pub mod tests;
