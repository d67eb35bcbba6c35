//! What is in front stays fresh: the office hears what that is, and when it says that somebody else has
//! changed something of it, that is asked again, without moving the reader and never into a text that is
//! being typed.

use super::App;
use super::ahead;
use super::keep::keep_everything;
use super::lock::locked;
use super::step::ask_needs_as;
use crate::domain::message::Message;
use crate::office::news::Colleague;
use crate::office::{Request, Told, rebuilding};
use crate::ui::app::Leaving;
use crate::ui::command::Command;
use crate::ui::dialog::help::Help;
use crate::ui::message::{Alarm, AskKind, Effect};
use std::time::Duration;

/// So long after the first change it is asked again, so that a flood of changes is one.
const AFTER: Duration = Duration::from_millis(500);

/// While the office can't be reached, it is looked for so often.
const RETRY_AFTER: Duration = Duration::from_secs(5);

/// How fresh what is in front is.
#[derive(Debug, Default)]
pub struct Freshness {
    /// What the office was told to be in front.
    watched: Vec<Request>,
    stale: Stale,
    /// Who else has the same record in front, the longest there first.
    pub beside: Vec<Colleague>,
    /// How many rows on the screen in front are marked as new.
    pub marked: usize,
}

/// Whether what is in front was changed by somebody else.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Stale {
    #[default]
    No,
    /// It is asked again in a moment: more may come.
    Soon,
    /// It is asked again as soon as nothing is pending and nothing stands in front of it.
    Now,
}

impl Freshness {
    /// What is in front is being asked for.
    pub(super) fn asked(&mut self) {
        self.stale = Stale::No;
    }
}

/// Hears what the office says without being asked.
pub(super) fn hear(app: &mut App, told: Told) -> Vec<Effect> {
    match told {
        Told::Opening => Vec::new(),
        Told::Opened(notices) => {
            if !notices.is_empty() {
                // What was typed before must not close what nobody has seen.
                if ahead::leave_out(app) {
                    app.notice = Some(Message::new("opening-left-out"));
                }
                app.dialog = Some(Help::news(notices).into());
            }
            Vec::new()
        }
        // Its answer comes later.
        Told::Progress { done, total } => {
            app.pending.told = Some(rebuilding(done, total));
            Vec::new()
        }
        Told::News(news) => {
            app.fresh.beside = news.beside;
            match (news.changed, app.fresh.stale) {
                (true, Stale::No) => {
                    app.fresh.stale = Stale::Soon;
                    vec![Effect::WakeIn(Alarm::Fresh, AFTER)]
                }
                _ => Vec::new(),
            }
        }
        Told::Gone => gone(app),
        Told::Back => back(app),
    }
}

/// The office can't be reached: that is said once, and stands in the title until it can.
fn gone(app: &mut App) -> Vec<Effect> {
    app.fresh.beside.clear();
    if !std::mem::replace(&mut app.desk.cut_off, true) {
        app.notice = Some(Message::new("interface-cut-off-since"));
    }
    vec![Effect::WakeIn(Alarm::Fresh, RETRY_AFTER)]
}

/// The office can be reached again: what is typed is kept there, and what is in front asked again.
fn back(app: &mut App) -> Vec<Effect> {
    if !std::mem::take(&mut app.desk.cut_off) {
        return Vec::new();
    }
    app.notice = Some(Message::new("interface-back"));
    app.fresh.stale = Stale::Now;
    keep_everything(app)
}

/// The time has come to ask again; while the office can't be reached, to look whether it can: it is told once
/// more what is in front.
pub(super) fn woke(app: &mut App) -> Vec<Effect> {
    if app.desk.cut_off {
        app.fresh.watched.clear();
        let mut effects = keep_everything(app);
        effects.push(Effect::WakeIn(Alarm::Fresh, RETRY_AFTER));
        return effects;
    }
    if app.fresh.stale == Stale::Soon {
        app.fresh.stale = Stale::Now;
    }
    Vec::new()
}

/// After anything that happened: the office hears what is in front now before that is asked, and what others
/// have changed is asked again as soon as that disturbs nobody.
pub(super) fn follow(app: &mut App, effects: Vec<Effect>) -> Vec<Effect> {
    let watch = watch(app);
    let again = match app.fresh.stale == Stale::Now && is_undisturbed(app) {
        true => ask_needs_as(app, AskKind::Again),
        false => Vec::new(),
    };
    let marks = app.screens.active_mut().page_mut().marks();
    app.fresh.marked = marks.map_or(0, |marks| marks.count());
    [watch, effects, again].concat()
}

/// Says what is in front if it is something else than before. A locked screen shows nothing.
fn watch(app: &mut App) -> Vec<Effect> {
    if app.desk.role.is_none() {
        return Vec::new();
    }
    if locked(app).is_some() {
        app.fresh = Freshness::default();
        return Vec::new();
    }
    let needs = app.screens.active().page().needs().into_iter();
    let shown: Vec<Request> = needs.map(|ask| ask.request).collect();
    if shown == app.fresh.watched {
        return Vec::new();
    }
    app.fresh.beside.clear();
    app.fresh.watched.clone_from(&shown);
    vec![Effect::Watch(shown)]
}

fn is_undisturbed(app: &App) -> bool {
    app.pending.is_empty()
        && app.cover.is_none()
        && app.dialog.is_none()
        && app.leaving == Leaving::No
}

/// Whether a key is about the selected row while that is not the one any more which the reader saw: what she
/// wanted is gone. It is said, and the next key holds.
pub(super) fn is_about_gone_row(app: &mut App, command: Option<Command>) -> bool {
    let marks = app.screens.active_mut().page_mut().marks();
    let gone = marks.is_some_and(|marks| marks.take_row_gone());
    let acts = command.is_some_and(is_about_row);
    if gone && acts {
        app.notice = Some(Message::new("interface-row-gone"));
    }
    gone && acts
}

/// Whether a command may be about the selected row: it neither moves nor leaves nor explains.
fn is_about_row(command: Command) -> bool {
    use Command::{
        Back, CaseList, Down, Filter, First, Help, Hide, Home, KeepAndQuit, Last, Left, Lock,
        PageDown, PageUp, Quit, Redraw, Right, Search, Sort, Up,
    };
    ![
        Back,
        CaseList,
        Down,
        Filter,
        First,
        Help,
        Hide,
        Home,
        KeepAndQuit,
        Last,
        Left,
        Lock,
        PageDown,
        PageUp,
        Quit,
        Redraw,
        Right,
        Search,
        Sort,
        Up,
    ]
    .contains(&command)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
mod tests;
