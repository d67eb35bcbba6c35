//! The arguments of the program as plain data. Nothing here has an effect.

use super::backup::Backup;
use super::listable::{AuditFilters, Listable, listable};
use super::restore::Restore;
use super::serve::Serve;
use super::settings::SafekeepingSettings;
use crate::domain::Day;
use crate::domain::account::Role;
use crate::domain::calendar::YEARS;
use crate::domain::preferences::Appearance;
use crate::language::Locale;
use chrono::Datelike;
use clap::builder::{NonEmptyStringValueParser, PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Supervision of community social workers in a terminal.
#[derive(Debug, Clone, PartialEq, Eq, Parser)]
#[command(name = "goldaw", version)]
pub struct Arguments {
    /// What holds for every command.
    #[command(flatten)]
    pub options: Options,
    /// What to do; without it the interface opens.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What holds for every command.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct Options {
    /// The folder of the store [environment: GOLDAW_STORE]
    #[arg(long, global = true, value_name = "DIR")]
    pub store: Option<PathBuf>,
    /// The socket of the server to ask; else the one in the store's folder, if a server listens there
    #[arg(long, global = true, value_name = "PATH")]
    pub socket: Option<PathBuf>,
    /// The language: tk, ru or en [environment: GOLDAW_LANG]
    #[arg(long = "lang", global = true, value_name = "LANGUAGE", value_parser = language())]
    pub language: Option<Locale>,
    /// How the interface looks: usual, high_contrast, colour_blind, plain or slow_line [environment: GOLDAW_THEME]
    #[arg(long, global = true, value_name = "LOOKS", value_parser = looks())]
    pub theme: Option<Appearance>,
    /// The day to take for today; outside a demonstration for reading only
    #[arg(long, global = true, value_name = "DATE", value_parser = day)]
    pub today: Option<Day>,
    /// Whom to act as, in a demonstration
    #[arg(long, global = true, value_name = "NAME", value_parser = text())]
    pub account: Option<String>,
    /// Show names in full, for this reason; it is written to the audit trail
    #[arg(long, global = true, value_name = "REASON", value_parser = text())]
    pub unmask: Option<String>,
    /// How to write the answer
    #[arg(long, global = true, value_enum, default_value_t)]
    pub format: Format,
}

/// How an answer is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Format {
    /// For people.
    #[default]
    Table,
    /// One JSON document.
    Json,
    /// Comma-separated values.
    Csv,
}

/// A command.
#[derive(Debug, Clone, PartialEq, Eq, Subcommand)]
pub enum Command {
    /// Make a fictional service and open it
    Demo(Demo),
    /// Make a store: areas, first administrator, passphrase
    Init(Init),
    /// Keep the store open for everybody on this machine
    Serve(Serve),
    /// List and change the accounts
    #[command(subcommand)]
    Account(AccountCommand),
    /// Write the agenda of the next session with a specialist
    Agenda {
        /// The specialist: id, code or account name
        specialist: String,
    },
    /// Write a list
    List(List),
    /// Write one record in full
    #[command(subcommand)]
    Show(Show),
    /// Read records of other programs
    #[command(subcommand)]
    Import(Import),
    /// Write how what is recorded is kept safe, and change what is named
    Settings(SafekeepingSettings),
    /// Make a backup, or read one
    Backup(Backup),
    /// Make a store from a backup
    Restore(Restore),
    /// Read everything again and say what is wrong
    Verify(Verify),
    /// Write the key table of the interface
    Keys,
}

/// `goldaw verify`.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct Verify {
    /// Put right what can be put right safely, and say what was done
    #[arg(long)]
    pub repair: bool,
}

/// Making the fictional service.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct Demo {
    /// How many cases it has
    #[arg(long, value_name = "N", default_value_t = 512, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub cases: u32,
    /// What its chance begins with
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
    /// Only make it
    #[arg(long)]
    pub no_open: bool,
}

/// Making a store. What is not given is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct Init {
    /// The name of the service
    #[arg(long, value_parser = text())]
    pub name: Option<String>,
    /// The login of the first administrator
    #[arg(long, value_parser = text())]
    pub login: Option<String>,
    /// The name of the first administrator
    #[arg(long, value_parser = text())]
    pub administrator: Option<String>,
}

/// What to do with accounts.
#[derive(Debug, Clone, PartialEq, Eq, Subcommand)]
pub enum AccountCommand {
    /// List the accounts
    List,
    /// Add an account; its passphrase is asked for [environment: GOLDAW_NEW_PASSPHRASE_FILE]
    Add {
        /// The login
        #[arg(value_parser = text())]
        login: String,
        /// The person's name
        #[arg(long, value_parser = text())]
        name: String,
        /// The role
        #[arg(long, value_parser = role())]
        role: Role,
        /// Whose caseload it is: id or code; for the role specialist
        #[arg(long)]
        specialist: Option<String>,
    },
    /// Refuse an account from now on
    Disable {
        /// The login
        login: String,
    },
    /// Let a disabled account in again; its new passphrase is asked for [environment: GOLDAW_NEW_PASSPHRASE_FILE]
    Enable {
        /// The login
        login: String,
    },
    /// Let an administrator in again with the recovery key [environment: GOLDAW_RECOVERY_KEY_FILE, GOLDAW_NEW_PASSPHRASE_FILE]
    Recover {
        /// The login
        login: String,
    },
    /// Make a new recovery key; the one before opens nothing any more
    RecoveryKey,
    /// Make a user of this machine an account, for `goldaw serve`
    Link {
        /// The login of the account
        login: String,
        /// The user's name, or his number
        #[arg(value_parser = text())]
        user: String,
    },
    /// Let a user of this machine in no longer
    Unlink {
        /// The user's name, or his number
        #[arg(value_parser = text())]
        user: String,
    },
    /// List the users of this machine who may come in
    Users,
    /// Give an account another passphrase [environment: GOLDAW_NEW_PASSPHRASE_FILE]
    Passphrase {
        /// The login; one's own if none is given
        login: Option<String>,
    },
}

/// Which list.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct List {
    /// What to list
    #[arg(value_parser = listable())]
    pub what: Listable,
    /// Only rows that match this text
    #[arg(
        long,
        value_name = "TEXT",
        default_value = "",
        hide_default_value = true
    )]
    pub search: String,
    /// Only this specialist's: id, code or account name
    #[arg(long, value_name = "SPECIALIST")]
    pub specialist: Option<String>,
    /// Only this area's or region's: a code such as BAL-TUR or BAL
    #[arg(long, value_name = "AREA")]
    pub area: Option<String>,
    /// Areas in which nobody works, too
    #[arg(long)]
    pub all: bool,
    /// Which entries of the audit trail.
    #[command(flatten)]
    pub audit: AuditFilters,
}

/// Which record.
#[derive(Debug, Clone, PartialEq, Eq, Subcommand)]
pub enum Show {
    /// A case as you may see it
    Case {
        /// The code, such as BAL-TUR-2021-0042
        code: String,
    },
}

/// What to read.
#[derive(Debug, Clone, PartialEq, Eq, Subcommand)]
pub enum Import {
    /// A partner directory: a folder of CSV files in the tables of Open Referral (HSDS)
    Partners(ImportPartners),
}

/// Which directory.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct ImportPartners {
    /// The folder, or one CSV file
    pub path: PathBuf,
    /// The directory's name: rows imported under the same name are updated; the folder's name if none is given
    #[arg(long, value_name = "NAME", value_parser = text())]
    pub source: Option<String>,
    /// Count only, write nothing
    #[arg(long)]
    pub dry_run: bool,
}

pub(super) fn text() -> NonEmptyStringValueParser {
    NonEmptyStringValueParser::new()
}

fn language() -> impl TypedValueParser<Value = Locale> {
    PossibleValuesParser::new(Locale::ALL.iter().map(|locale| locale.code()))
        .try_map(|code| Locale::from_code(&code).ok_or_else(unlisted))
}

fn looks() -> impl TypedValueParser<Value = Appearance> {
    PossibleValuesParser::new(Appearance::ALL.iter().map(|looks| looks.code()))
        .try_map(|code| Appearance::from_code(&code).ok_or_else(unlisted))
}

/// What was typed is no day that exists, as YYYY-MM-DD or DD.MM.YYYY. Its reader is told in other words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no day")]
pub struct NoDay;

pub(super) fn day(text: &str) -> Result<Day, NoDay> {
    let day = Day::parse_from_str(text, "%Y-%m-%d");
    day.or_else(|_| Day::parse_from_str(text, "%d.%m.%Y"))
        .ok()
        .filter(|day| YEARS.contains(&day.year()))
        .ok_or(NoDay)
}

fn role() -> impl TypedValueParser<Value = Role> {
    PossibleValuesParser::new(Role::ALL.iter().map(|role| role.code()))
        .try_map(|code| Role::from_code(&code).ok_or_else(unlisted))
}

/// The parser of possible values lets nothing else through, so no reader ever sees this.
pub(super) fn unlisted() -> std::io::Error {
    std::io::ErrorKind::InvalidInput.into()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod tests {
    use super::*;
    use crate::office::listing::What;
    use clap::CommandFactory;

    fn parse(line: &str) -> Result<Arguments, clap::Error> {
        Arguments::try_parse_from(line.split_whitespace())
    }

    #[test]
    fn the_definition_holds() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn without_a_command_the_interface_opens() {
        assert_eq!(parse("goldaw").unwrap().command, None);
    }

    #[test]
    fn options_stand_before_or_after_the_command() {
        for line in [
            "goldaw --format json --today 2021-10-15 --lang ru list cases",
            "goldaw list cases --format json --today 15.10.2021 --lang ru",
        ] {
            let options = parse(line).unwrap().options;
            assert_eq!(options.format, Format::Json);
            assert_eq!(options.today, Day::from_ymd_opt(2021, 10, 15));
            assert_eq!(options.language, Some(Locale::Russian));
        }
    }

    #[test]
    fn the_demonstration_has_its_usual_size() {
        let demo = |cases, seed, no_open| {
            Some(Command::Demo(Demo {
                cases,
                seed,
                no_open,
            }))
        };
        for (line, command) in [
            ("goldaw demo", demo(512, 1, false)),
            (
                "goldaw demo --cases 10000 --seed 7 --no-open",
                demo(10_000, 7, true),
            ),
        ] {
            assert_eq!(parse(line).unwrap().command, command);
        }
    }

    #[test]
    fn every_list_is_known_by_its_code() {
        for what in What::ALL {
            let line = format!("goldaw list {} --search a --area BAL --all", what.code());
            let Some(Command::List(list)) = parse(&line).unwrap().command else {
                panic!("{line}");
            };
            let found = (list.what, list.search.as_str(), list.all);
            assert_eq!(found, (Listable::Records(*what), "a", true));
            assert_eq!(list.area.as_deref(), Some("BAL"));
        }
    }

    #[test]
    fn wrong_usage_is_refused_with_status_two() {
        for line in [
            "goldaw lsit",
            "goldaw list casses",
            "goldaw list",
            "goldaw list cases --column x",
            "goldaw --lang de",
            "goldaw --today yesterday",
            "goldaw --today 2021-02-30",
            "goldaw --today +262142-12-31",
            "goldaw --today 1899-12-31",
            "goldaw --today 01.01.2200",
            "goldaw --today 15.10.21",
            "goldaw --format xml list cases",
            "goldaw demo --cases 0",
            "goldaw demo --cases many",
            "goldaw show BAL-TUR-2021-0042",
            "goldaw account add x --name y --role boss",
            "goldaw account add x",
            "goldaw import partners",
            "goldaw restore",
            "goldaw backup a --check b",
        ] {
            let refused = parse(line).unwrap_err();
            assert_eq!(refused.exit_code(), 2, "{line}");
        }
        let no_reason = Arguments::try_parse_from(["goldaw", "list", "people", "--unmask", ""]);
        assert_eq!(no_reason.unwrap_err().exit_code(), 2);
    }

    #[test]
    fn a_day_lies_in_a_year_that_can_be_meant() {
        for (text, expected) in [
            ("1900-01-01", Day::from_ymd_opt(1900, 1, 1)),
            ("31.12.2199", Day::from_ymd_opt(2199, 12, 31)),
        ] {
            assert_eq!(day(text).ok(), expected);
        }
        assert_eq!(day("2021-02-30"), Err(NoDay));
    }

    #[test]
    fn help_and_version_are_no_mistakes() {
        for line in ["goldaw --help", "goldaw --version", "goldaw list --help"] {
            assert_eq!(parse(line).unwrap_err().exit_code(), 0, "{line}");
        }
    }
}
