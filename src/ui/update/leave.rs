//! Leaving the program without losing what was typed.

use super::App;
use super::keep::keep_everything;
use super::lock::locked;
use crate::domain::message::Message;
use crate::ui::app::Leaving;
use crate::ui::message::Effect;
use std::time::Duration;

/// How long the office may take to keep a draft when the terminal is gone.
pub(super) const LAST_WAIT: Duration = Duration::from_secs(5);

/// Keeps what is typed and leaves when that is done. Asked a second time by the reader, it leaves at once.
pub(super) fn leave(app: &mut App, how: Leaving) -> Vec<Effect> {
    let again = matches!(app.leaving, Leaving::WhenSaved | Leaving::NotKept);
    if again && how == Leaving::WhenSaved {
        return vec![Effect::Quit];
    }
    // All that can be kept was kept when the screen was locked.
    let locked_without = locked(app).is_some_and(|lock| lock.not_kept);
    if locked_without && how == Leaving::WhenSaved {
        app.leaving = Leaving::NotKept;
        app.notice = Some(Message::new("lock-leave"));
        return Vec::new();
    }
    let mut effects = keep_everything(app);
    if !app.pending.is_saving() {
        effects.push(Effect::Quit);
        return effects;
    }
    app.leaving = how;
    app.notice = Some(Message::new("interface-saving-then-leave"));
    if how == Leaving::WhenAnswered {
        effects.push(Effect::QuitWithin(LAST_WAIT));
    }
    effects
}

/// Keeps what was typed lately.
pub(super) fn keep_drafts(app: &mut App) -> Vec<Effect> {
    if app.draft_due {
        keep_everything(app)
    } else {
        Vec::new()
    }
}

/// What follows from an answer for somebody who wants to leave. `kept` is false when a save was refused:
/// what it was to save is kept instead, unless that is what was refused.
pub(super) fn after_answer(app: &mut App, kept: bool, was_draft: bool) -> Vec<Effect> {
    let leaves = matches!(app.leaving, Leaving::WhenSaved | Leaving::WhenAnswered);
    let mut effects = Vec::new();
    if leaves && !kept && !was_draft {
        effects = keep_everything(app);
    }
    match app.leaving {
        Leaving::WhenSaved if !kept && was_draft => {
            app.leaving = Leaving::NotKept;
            app.notice = Some(Message::new("interface-draft-not-kept"));
        }
        Leaving::WhenSaved | Leaving::WhenAnswered if !app.pending.is_saving() => {
            effects.push(Effect::Quit);
        }
        _ => {}
    }
    effects
}
