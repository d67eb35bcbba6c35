//! When to wake and when to end.

use crate::ui::message::{Alarm, Effect};
use std::time::Instant;

/// The moments that somebody has asked to be woken at.
#[derive(Debug, Default)]
pub struct Alarms {
    spinner: Option<Instant>,
    draft: Option<Instant>,
    idle: Option<Instant>,
    look: Option<Instant>,
    fresh: Option<Instant>,
    end: Option<Instant>,
}

impl Alarms {
    /// Does what the effect asks for, if it is about time.
    pub fn set(&mut self, effect: &Effect) {
        let earlier =
            |old: Option<Instant>, new: Instant| Some(old.map_or(new, |old| old.min(new)));
        match effect {
            Effect::WakeIn(alarm, after) => {
                let time = self.time(*alarm);
                *time = earlier(*time, Instant::now() + *after);
            }
            Effect::Sleep(alarm) => *self.time(*alarm) = None,
            Effect::QuitWithin(after) => self.end = earlier(self.end, Instant::now() + *after),
            Effect::Ask(..) | Effect::Watch(_) | Effect::Redraw | Effect::Quit => {}
        }
    }

    fn time(&mut self, alarm: Alarm) -> &mut Option<Instant> {
        match alarm {
            Alarm::Spinner => &mut self.spinner,
            Alarm::Draft => &mut self.draft,
            Alarm::Idle => &mut self.idle,
            Alarm::Look => &mut self.look,
            Alarm::Fresh => &mut self.fresh,
        }
    }

    /// Whether the program is to end within some time.
    pub fn is_ending(&self) -> bool {
        self.end.is_some()
    }

    /// Whether that time is over.
    pub fn is_over(&self) -> bool {
        self.end.is_some_and(|end| end <= Instant::now())
    }

    /// The next of all moments.
    pub fn next(&self) -> Option<Instant> {
        let times = [
            self.spinner,
            self.draft,
            self.idle,
            self.look,
            self.fresh,
            self.end,
        ];
        times.into_iter().flatten().min()
    }

    /// An alarm whose moment has come; it does not ring again.
    pub fn ring(&mut self) -> Option<Alarm> {
        let now = Instant::now();
        let mut alarms = [
            Alarm::Spinner,
            Alarm::Draft,
            Alarm::Idle,
            Alarm::Look,
            Alarm::Fresh,
        ]
        .into_iter();
        alarms.find(|alarm| self.time(*alarm).take_if(|time| *time <= now).is_some())
    }
}
