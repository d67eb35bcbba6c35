//! What every command has at hand: the options, what is around, the words, the output.

use super::arguments::{Format, Options};
use super::failure::Failure;
use super::output::Output;
use super::surroundings::Surroundings;
use crate::domain::Instant;
use crate::domain::message::Message;
use crate::domain::preferences::Preferences;
use crate::exchange::rows::{Sheet, Wording};
use crate::language::{Locale, Spoken, Words};
use crate::office::Clock;
use crate::store::Stamp;
use crate::ui::widget::text;
use chrono::TimeDelta;
use serde_json::{Map, Value};
use std::cell::{Cell, OnceCell};
use std::io::{Write, stderr};
use std::path::PathBuf;

/// How long the line of a long work stays as it is.
const SHOWN: TimeDelta = TimeDelta::milliseconds(250);

/// What every command has at hand.
#[derive(Debug)]
pub struct Context {
    /// The options of the call.
    pub options: Options,
    /// Environment and terminal.
    pub surroundings: Surroundings,
    /// What says which language is spoken.
    pub spoken: Spoken,
    /// The words of the one that was asked for, or the machine's.
    first: Words,
    /// The words of the one that the account has chosen.
    chosen: OnceCell<Words>,
    /// When it was last shown how far a long work is.
    shown: Cell<Option<Instant>>,
    /// Where answers go.
    pub output: Output,
}

impl Context {
    /// Puts it together. Flags win over the environment.
    pub fn new(options: Options, surroundings: Surroundings, set: Option<Locale>) -> Self {
        let spoken = Spoken {
            asked: options.language.or(set),
            usual: surroundings.machine.unwrap_or(Locale::English),
        };
        Self {
            first: Words::new(spoken.to(None)),
            chosen: OnceCell::new(),
            shown: Cell::new(None),
            spoken,
            output: Output {
                format: options.format,
                width: surroundings.width,
            },
            options,
            surroundings,
        }
    }

    /// How rows name the values of enumerations in the format that was asked for.
    pub fn wording(&self) -> Wording<'_> {
        match self.output.format {
            Format::Table => Wording::Words(self.words()),
            Format::Json | Format::Csv => Wording::Codes(self.words()),
        }
    }

    /// Writes a flat list.
    ///
    /// # Errors
    /// Those of the output.
    pub fn sheet(&self, sheet: &Sheet<'_>) -> Result<(), Failure> {
        self.output.sheet(sheet, self.words())
    }

    /// Writes one record with all that belongs to it.
    ///
    /// # Errors
    /// The format is CSV; those of the output.
    pub fn document(&self, fields: &Map<String, Value>) -> Result<(), Failure> {
        self.output.document(fields, self.words())
    }

    /// The words of the language that is spoken.
    pub fn words(&self) -> &Words {
        self.chosen.get().unwrap_or(&self.first)
    }

    /// Speaks to an account, in the language that it has chosen unless another one was asked for.
    pub fn speak_to(&self, chosen: &Preferences) {
        let language = self.spoken.to(chosen.language);
        if language != self.first.locale() {
            self.chosen.get_or_init(|| Words::new(language));
        }
    }

    /// The folder of the store: the one that was named, else `store` in the user's data folder.
    pub fn store(&self) -> Result<PathBuf, Failure> {
        self.store_or("store")
    }

    /// The folder of a demonstration: the one that was named, else one of its own.
    pub fn demonstration(&self, stamp: Stamp) -> Result<PathBuf, Failure> {
        let Stamp { seed, day, cases } = stamp;
        self.store_or(&format!("demonstration-{seed}-{day}-{cases}"))
    }

    fn store_or(&self, own: &str) -> Result<PathBuf, Failure> {
        let named = self.options.store.as_ref();
        if let Some(path) = named.or(self.surroundings.store.as_ref()) {
            return Ok(path.clone());
        }
        let folders = directories::ProjectDirs::from("", "", "goldaw");
        folders
            .map(|folders| folders.data_dir().join(own))
            .ok_or_else(|| Failure::new(Message::new("cli-no-home")))
    }

    /// Says something to the reader, apart from the answer; on a terminal without breaking a word. If nobody reads it, the answer still
    /// counts.
    pub fn tell(&self, message: &Message) {
        let said = self.words().say(message);
        let cells = self.surroundings.watched.unwrap_or(usize::MAX);
        for line in text::wrapped(&said, cells) {
            let _ = writeln!(stderr(), "{}", text::shown(line));
        }
    }

    /// Shows how far a long work is, on one line that is written over; only where somebody watches, and
    /// not more often than can be read.
    pub fn show_progress(&self, message: &Message) {
        let now = Clock::System.now();
        // A clock that was set back is no reason to wait.
        let just_now = |shown: Instant| (TimeDelta::zero()..SHOWN).contains(&(now - shown));
        if self.surroundings.watched.is_some() && !self.shown.get().is_some_and(just_now) {
            self.shown.set(Some(now));
            let mut output = stderr();
            let said = self.words().say(message);
            let _ = write!(output, "\r\u{1b}[K{}", text::shown(&said));
            let _ = output.flush();
        }
    }

    /// Takes the line of [`Self::show_progress`] away.
    pub fn end_progress(&self) {
        if self.shown.take().is_some() {
            let _ = write!(stderr(), "\r\u{1b}[K");
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::cli::arguments::Arguments;
    use clap::Parser;

    fn context(line: &str, surroundings: Surroundings) -> Context {
        let arguments = Arguments::try_parse_from(line.split(' ')).unwrap();
        Context::new(arguments.options, surroundings, Some(Locale::Turkmen))
    }

    #[test]
    fn the_flag_wins_over_the_environment_and_that_over_the_users_folder() {
        let set = || Surroundings {
            store: Some("/from/environment".into()),
            ..Surroundings::default()
        };
        let named = context("goldaw --store /from/flag verify", set());
        assert_eq!(named.store(), Ok("/from/flag".into()));
        let set = context("goldaw verify", set());
        assert_eq!(set.store(), Ok("/from/environment".into()));
        let stamp = Stamp {
            seed: 7,
            day: "2021-10-15".parse().unwrap(),
            cases: 100,
        };
        assert_eq!(set.demonstration(stamp), Ok("/from/environment".into()));
        let usual = context("goldaw verify", Surroundings::default());
        assert!(usual.store().unwrap().ends_with("goldaw/store"));
        let own = usual.demonstration(stamp).unwrap();
        assert!(own.ends_with("goldaw/demonstration-7-2021-10-15-100"));
    }

    #[test]
    fn what_came_from_outside_is_visible_in_every_sentence() {
        let context = context("goldaw verify --lang en", Surroundings::default());
        let reason = Message::new("cli-no-specialist").with("specialist", "a\u{202e}\tb");
        let problem = Message::new("import-problem")
            .with("file", "\u{1b}[2Jx\ny.csv")
            .with("line", 3_i64)
            .with("reason", reason);
        assert_eq!(
            context.words().say(&problem),
            "<001B>[2Jx y.csv, line 3: There is no specialist a<202E> b."
        );
        let own_lines = Message::new("cli-first-time").with("folder", "a\nb");
        assert_eq!(context.words().say(&own_lines).lines().count(), 3);
    }

    #[test]
    fn the_language_of_the_flag_wins() {
        let words = |line| context(line, Surroundings::default()).words().locale();
        assert_eq!(words("goldaw verify"), Locale::Turkmen);
        assert_eq!(words("goldaw verify --lang ru"), Locale::Russian);
    }
}
