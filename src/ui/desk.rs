//! What every screen may look at, whatever it shows.

use super::command::Command;
use super::layout;
use super::theme::Theme;
use crate::domain::Day;
use crate::domain::account::Role;
use crate::domain::message::Argument;
use crate::domain::preferences::Appearance;
use crate::language::{Locale, Spoken, Words};
use crate::office::accounts::Me;
use crate::office::permission::{self, Grant};
use ratatui::layout::{Rect, Size};
use std::time::Duration;

/// The words, the look, who sits here and which day it is.
pub struct Desk {
    /// The words of the language.
    pub words: Words,
    /// What says which language that is.
    pub spoken: Spoken,
    /// How things look.
    pub theme: Theme,
    /// The looks that were asked for just now, by a flag or a key: they win over those of the account.
    pub looks: Option<Appearance>,
    /// The name of who is logged in.
    pub who: String,
    /// The message that names where; `None` before anybody is.
    pub place: Option<&'static str>,
    /// The name with which one logs in; empty before anybody is.
    pub login: String,
    /// When the screen locks.
    pub locking: Locking,
    /// The role of who is logged in; `None` before anybody is.
    pub role: Option<Role>,
    /// The day, as the office has it.
    pub today: Day,
    /// The size of the terminal.
    pub size: Size,
    /// Whether the store could only be opened for reading, so that nothing can be saved.
    pub reading_only: bool,
    /// Whether what was read waits for its entries in the audit trail, because nothing can be written.
    pub unrecorded: bool,
    /// Whether the office can't be reached.
    pub cut_off: bool,
}

/// When the screen locks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Locking {
    /// Never: there is nothing to protect.
    Never,
    /// By its key.
    ByKey,
    /// By its key, and after this time without any.
    After(Duration),
}

impl Desk {
    /// The desk before anybody sits at it.
    pub fn new(words: Words, theme: Theme, today: Day) -> Self {
        Self {
            spoken: Spoken {
                asked: None,
                usual: words.locale(),
            },
            words,
            theme,
            looks: None,
            who: String::new(),
            place: None,
            login: String::new(),
            locking: Locking::Never,
            role: None,
            today,
            size: Size::default(),
            reading_only: false,
            unrecorded: false,
            cut_off: false,
        }
    }

    /// The part of the terminal that belongs to the screen.
    pub fn body(&self) -> Rect {
        layout::frame(self.size).body
    }

    /// A day as it is said today: without its year unless it lies half a year or more away.
    pub fn near(&self, day: Day) -> String {
        match self.is_near(day) {
            true => self.words.day_short(day),
            false => self.words.day(day),
        }
    }

    /// Whether a day is said without its year today.
    pub fn is_near(&self, day: Day) -> bool {
        matches!(Argument::near(day, self.today), Argument::ShortDay(_))
    }

    /// Takes over who sits here and which day it is.
    pub fn seat(&mut self, me: &Me) {
        self.who.clone_from(&me.account.name);
        self.place = Some(place(me));
        self.speak(self.spoken.to(me.preferences.language));
        let looks = self.looks.or(me.preferences.appearance);
        self.theme.appearance = looks.unwrap_or(Appearance::Usual);
        self.login.clone_from(&me.account.login);
        self.locking = locking(me);
        self.role = Some(me.account.role);
        self.today = me.today;
        self.reading_only = me.reading_only;
    }

    /// Speaks this language from now on.
    pub fn speak(&mut self, language: Locale) {
        if language != self.words.locale() {
            self.words = Words::new(language);
        }
    }

    /// Whether what a command asks of the office is open to the role at all.
    pub fn may(&self, command: Command) -> bool {
        if command == Command::Lock {
            return self.locking != Locking::Never;
        }
        match (self.role, command.asks()) {
            (Some(role), Some(kind)) => permission::grant(kind, role) != Grant::No,
            _ => true,
        }
    }

    /// Who, where and which day: `Gözel Amanowa · Balkan · Fri 15.10.2021`, the right end of the title line.
    pub fn who_and_day(&self) -> String {
        let place = self
            .place
            .map_or_else(String::new, |id| self.words.text(id));
        let day = self.words.weekday_day(self.today);
        let parts = [&self.who, &place, &day].map(String::as_str);
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(self.theme.dot())
    }
}

/// When the screen of this person locks.
fn locking(me: &Me) -> Locking {
    match (me.demonstration, me.safekeeping.idle_lock_minutes) {
        (true, _) => Locking::Never,
        (false, 0) => Locking::ByKey,
        (false, minutes) => Locking::After(Duration::from_secs(60 * u64::from(minutes))),
    }
}

/// The message that names where somebody works: the region where all areas lie in one, else the role.
fn place(me: &Me) -> &'static str {
    let mut regions = me.areas.iter().map(|area| area.code.region());
    let first = regions
        .next()
        .filter(|first| regions.all(|region| region == *first));
    match first {
        Some("AHA") => "region-ahal",
        Some("ASG") => "region-ashgabat",
        Some("BAL") => "region-balkan",
        Some("DAS") => "region-dashoguz",
        Some("LEB") => "region-lebap",
        Some("MAR") => "region-mary",
        _ => me.account.role.word(),
    }
}
