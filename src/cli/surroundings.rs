//! What the program finds around it: environment and terminal, read once. Nothing else of the
//! command line reads them.

use super::failure::Failure;
use crate::domain::message::Message;
use crate::domain::preferences::Appearance;
use crate::language::{Locale, of_machine};
use crate::ui::theme::Theme;
use crate::ui::widget::text::Letters;
use std::env;
use std::io::{IsTerminal, stderr, stdin, stdout};
use std::path::PathBuf;

/// What the program finds around it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Surroundings {
    /// `GOLDAW_STORE`: the folder of the store.
    pub store: Option<PathBuf>,
    /// `GOLDAW_LANG`: the language, as it was written.
    pub language: Option<String>,
    /// `GOLDAW_THEME`: how the interface looks, as it was written.
    pub theme: Option<String>,
    /// The machine's language, if it is one of ours.
    pub machine: Option<Locale>,
    /// `GOLDAW_LOGIN`: who logs in.
    pub login: Option<String>,
    /// `GOLDAW_PASSPHRASE_FILE`: where that passphrase stands.
    pub passphrase_file: Option<PathBuf>,
    /// The folder in which the system's service manager hands secrets over.
    pub credentials: Option<PathBuf>,
    /// `GOLDAW_NEW_PASSPHRASE_FILE`: where the passphrase of another account, or a new one, stands.
    pub new_passphrase_file: Option<PathBuf>,
    /// `GOLDAW_RECOVERY_KEY_FILE`: where the recovery key stands.
    pub recovery_key_file: Option<PathBuf>,
    /// Whether there is somebody to ask.
    pub reader: bool,
    /// The cells of a line, if messages go to a terminal.
    pub watched: Option<usize>,
    /// The cells of a line, if answers go to a terminal.
    pub width: Option<usize>,
}

impl Surroundings {
    /// Looks around.
    pub fn look() -> Self {
        let set = |name: &str| env::var_os(name).filter(|value| !value.is_empty());
        let text = |name: &str| set(name).map(|value| value.to_string_lossy().into_owned());
        Self {
            store: set("GOLDAW_STORE").map(PathBuf::from),
            language: text("GOLDAW_LANG"),
            theme: text("GOLDAW_THEME"),
            machine: machine(|name| text(name)),
            login: text("GOLDAW_LOGIN"),
            credentials: set("CREDENTIALS_DIRECTORY").map(PathBuf::from),
            passphrase_file: set("GOLDAW_PASSPHRASE_FILE").map(PathBuf::from),
            new_passphrase_file: set("GOLDAW_NEW_PASSPHRASE_FILE").map(PathBuf::from),
            recovery_key_file: set("GOLDAW_RECOVERY_KEY_FILE").map(PathBuf::from),
            reader: stdin().is_terminal(),
            watched: stderr().is_terminal().then(terminal_width).flatten(),
            width: stdout().is_terminal().then(terminal_width).flatten(),
        }
    }

    /// What the terminal can show.
    pub fn terminal() -> Theme {
        Theme::from_environment(|name| env::var(name).ok())
    }

    /// The letters in which answers and messages are written: a terminal may lack those beyond ASCII, a file has all.
    pub fn letters() -> Letters {
        match stdout().is_terminal() {
            true => Self::terminal().letters(),
            false => Letters::All,
        }
    }

    /// The looks that were set; `None` if none were.
    ///
    /// # Errors
    /// They are none of ours.
    pub fn looks(&self) -> Result<Option<Appearance>, Failure> {
        let Some(written) = &self.theme else {
            return Ok(None);
        };
        let unknown = || Message::new("cli-unknown-theme").with("theme", written.as_str());
        let known = Appearance::from_code(written).map(Some);
        known.ok_or_else(|| Failure::WrongUsage(unknown()))
    }

    /// Whether the interface can be opened: both ends are a terminal.
    pub fn is_terminal(&self) -> bool {
        self.reader && self.width.is_some()
    }

    /// The language that was set; `None` if none was.
    ///
    /// # Errors
    /// It is not one of ours.
    pub fn locale(&self) -> Result<Option<Locale>, Failure> {
        let Some(code) = &self.language else {
            return Ok(None);
        };
        let unknown = || Message::new("cli-unknown-language").with("language", code.as_str());
        let known = Locale::from_code(code).map(Some);
        known.ok_or_else(|| Failure::WrongUsage(unknown()))
    }
}

/// The language of messages, as the system's own programs find it.
fn machine(set: impl Fn(&str) -> Option<String>) -> Option<Locale> {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set);
    of_machine(&locale?)
}

/// A terminal that doesn't say its size has the usual one.
fn terminal_width() -> Option<usize> {
    let columns = crossterm::terminal::size().map_or(0, |(columns, _)| columns);
    Some(match columns {
        0 => 80,
        columns => usize::from(columns),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_one_of_ours() {
        let set = |language: Option<&str>| Surroundings {
            language: language.map(str::to_owned),
            ..Surroundings::default()
        };
        assert_eq!(set(None).locale(), Ok(None));
        assert_eq!(set(Some("tk")).locale(), Ok(Some(Locale::Turkmen)));
        let refused = Message::new("cli-unknown-language").with("language", "de");
        assert_eq!(set(Some("de")).locale(), Err(Failure::WrongUsage(refused)));
    }

    #[test]
    fn looks_are_some_of_ours() {
        let set = |theme: &str| Surroundings {
            theme: Some(theme.to_owned()),
            ..Surroundings::default()
        };
        let strong = Ok(Some(Appearance::HighContrast));
        assert_eq!(set("high_contrast").looks(), strong);
        assert_eq!(Surroundings::default().looks(), Ok(None));
        let refused = Message::new("cli-unknown-theme").with("theme", "dark");
        assert_eq!(set("dark").looks(), Err(Failure::WrongUsage(refused)));
    }

    #[test]
    fn the_machines_language_is_that_of_its_messages() {
        let found = |set: &[(&str, &str)]| {
            machine(|name| {
                let value = set.iter().find(|(named, _)| *named == name);
                value.map(|(_, value)| (*value).to_owned())
            })
        };
        for (set, expected) in [
            (&[("LANG", "ru_RU.UTF-8")][..], Some(Locale::Russian)),
            (
                &[("LANG", "ru_RU.UTF-8"), ("LC_MESSAGES", "tk_TM")],
                Some(Locale::Turkmen),
            ),
            (&[("LANG", "ru_RU.UTF-8"), ("LC_ALL", "C")], None),
            (&[("LANG", "de_DE.UTF-8")], None),
            (&[], None),
        ] {
            assert_eq!(found(set), expected, "{set:?}");
        }
    }
}
