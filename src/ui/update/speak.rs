//! Switching the language and the looks: at once, and remembered for who sits here.

use super::App;
use super::step::send;
use crate::domain::message::Message;
use crate::domain::preferences::{Appearance, Locale, Preference};
use crate::office::{Answer, Refusal, Request};
use crate::ui::app::Waiting;
use crate::ui::message::{Ask, AskKind, Effect};

/// The slot in which a choice is kept; no screen gets its answers.
const PREFERENCE: &str = "preference";

/// Speaks the next of the languages; nothing else changes.
pub(super) fn next_language(app: &mut App) -> Vec<Effect> {
    let spoken = app.desk.words.locale();
    let mut languages = Locale::ALL.iter().cycle().copied();
    let next = languages.find(|one| *one == spoken).and(languages.next());
    let next = next.unwrap_or(spoken);
    app.desk.spoken.asked = Some(next);
    app.desk.speak(next);
    let language = Message::new(next.word());
    app.notice = Some(Message::new("interface-language").with("language", language));
    keep(app, Preference::Language(Some(next)))
}

/// Looks the next way, or that for a slow line if the line is one; nothing else changes.
pub(super) fn next_looks(app: &mut App) -> Vec<Effect> {
    let seen = app.desk.theme.appearance;
    let mut looks = Appearance::ALL.iter().cycle().copied();
    let next = looks.find(|one| *one == seen).and(looks.next());
    let next = match std::mem::take(&mut app.line_is_slow) {
        true => Appearance::SlowLine,
        false => next.unwrap_or(seen),
    };
    app.desk.looks = Some(next);
    app.desk.theme.appearance = next;
    let looks = Message::new(next.word());
    app.notice = Some(Message::new("interface-looks").with("looks", looks));
    keep(app, Preference::Appearance(Some(next)))
}

fn keep(app: &mut App, preference: Preference) -> Vec<Effect> {
    if app.desk.role.is_none() {
        return Vec::new();
    }
    let ask = Ask {
        slot: PREFERENCE,
        request: Request::SetPreference(preference),
        kind: AskKind::Save,
    };
    send(app, app.screens.active_id(), ask)
}

/// Whether an answer is about what one chooses for oneself.
pub(super) fn is_about_preferences(waiting: &Waiting) -> bool {
    waiting.slot == PREFERENCE
}

/// Hears whether the choice is kept: where it is not, it holds until one leaves.
pub(super) fn answered(app: &mut App, result: Result<Answer, Refusal>) {
    if let Err(refusal) = result {
        app.notice = Some(refusal.message().clone());
    }
}
