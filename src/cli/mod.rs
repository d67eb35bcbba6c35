//! The command line: commands to requests, answers to text.
//!
//! [`arguments`] is what was typed, as data; each command has a file of its own. Data goes to standard
//! output, messages to standard error. This room knows no engine: it asks the office.

mod account;
mod agenda;
pub mod arguments;
mod audit;
mod backup;
mod context;
mod demo;
mod document;
mod failure;
mod help;
mod import;
mod init;
mod interface;
mod keys;
mod list;
mod listable;
mod login;
mod opened;
mod output;
mod prompts;
mod restore;
mod serve;
mod settings;
mod show;
mod status;
mod surroundings;
mod system_user;
mod table;
mod usage;
mod verify;

use crate::language::{Locale, Words};
use crate::ui::widget::text;
use arguments::{Arguments, Command, Import, Show};
use clap::{CommandFactory, Parser};
use context::Context;
use failure::Failure;
use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit};
use std::env;
use std::io::{Write, stderr, stdout};
use std::process::ExitCode;
use surroundings::Surroundings;

/// The most cells of a line of the help: it stays easy to read on a wide terminal.
const HELP_CELLS: usize = 80;

/// Runs the program as it was called and gives its exit status: 0 done, 1 refused or failed, 2 wrong
/// usage.
pub fn run() -> ExitCode {
    forbid_core_dumps();
    text::with_letters(Surroundings::letters(), run_as_called)
}

fn run_as_called() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(unsaid) => return report_usage(unsaid),
    };
    let surroundings = Surroundings::look();
    let set = surroundings.locale();
    let known = set.clone().ok().flatten();
    let context = Context::new(arguments.options, surroundings, known);
    // What the environment says does not matter where the call itself names a language.
    let set = match context.options.language {
        Some(_) => Ok(None),
        None => set,
    };
    let done = set.and_then(|_| perform(&context, arguments.command));
    report(&context, done)
}

/// Keeps what is in memory, keys among it, out of core dumps and away from other programs of the same
/// user. A system that refuses this leaves the program no worse than it was.
fn forbid_core_dumps() {
    let none = Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    let _ = setrlimit(Resource::Core, none);
    let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
}

/// Writes the help, or what is wrong with the call, in the reader's words. Only now these are needed.
fn report_usage(unsaid: clap::Error) -> ExitCode {
    let words = words_of_call();
    let cells = Surroundings::look().width.unwrap_or(HELP_CELLS);
    let program = help::worded(Arguments::command(), &words, cells.min(HELP_CELLS));
    let said = program.try_get_matches().err().unwrap_or(unsaid);
    // If nobody reads it, nothing is lost.
    if let Some(mistake) = usage::mistake(&said) {
        for message in mistake {
            let _ = writeln!(stderr(), "{}", text::shown(&words.say(&message)));
        }
    } else {
        let help = said.render().to_string();
        for line in help.lines() {
            let line = text::shown(line);
            let _ = match said.use_stderr() {
                true => writeln!(stderr(), "{line}"),
                false => writeln!(stdout(), "{line}"),
            };
        }
    }
    let status = u8::try_from(said.exit_code());
    ExitCode::from(status.unwrap_or(2))
}

/// Says that the program broke off by a mistake of its own. Nothing of what it worked on is said.
pub fn report_panic() {
    let _ = writeln!(stderr(), "{}", words_of_call().text("cli-panic"));
}

/// The words of the language that the call asks for, whatever else is wrong with it, else of the environment.
fn words_of_call() -> Words {
    let typed = env::args_os().map(|argument| argument.to_string_lossy().into_owned());
    let mut typed = typed.skip_while(|argument| !argument.starts_with("--lang"));
    let flag = typed.next().unwrap_or_default();
    let flag = match flag.strip_prefix("--lang=") {
        Some(code) => Locale::from_code(code),
        None => typed.next().and_then(|code| Locale::from_code(&code)),
    };
    let around = Surroundings::look();
    let set = || around.locale().ok().flatten();
    let locale = flag.or_else(set).or(around.machine);
    Words::new(locale.unwrap_or(Locale::English))
}

fn perform(context: &Context, command: Option<Command>) -> Result<(), Failure> {
    match command {
        None => interface::run(context),
        Some(Command::Demo(demo)) => demo::run(context, &demo),
        Some(Command::Init(init)) => init::run(context, &init),
        Some(Command::Serve(serve)) => serve::run(context, &serve),
        Some(Command::Account(command)) => account::run(context, &command),
        Some(Command::Agenda { specialist }) => agenda::run(context, &specialist),
        Some(Command::List(list)) => list::run(context, &list),
        Some(Command::Show(Show::Case { code })) => show::case(context, &code),
        Some(Command::Import(Import::Partners(import))) => import::partners(context, &import),
        Some(Command::Settings(given)) => settings::run(context, &given),
        Some(Command::Backup(backup)) => backup::run(context, &backup),
        Some(Command::Restore(restore)) => restore::run(context, &restore),
        Some(Command::Verify(verify)) => verify::run(context, &verify),
        Some(Command::Keys) => keys::run(context),
    }
}

fn report(context: &Context, done: Result<(), Failure>) -> ExitCode {
    match done {
        Ok(()) | Err(Failure::ReaderGone) => ExitCode::SUCCESS,
        Err(Failure::WrongUsage(message)) => {
            context.tell(&message);
            ExitCode::from(2)
        }
        Err(Failure::Refused { message, hint }) => {
            context.tell(&message);
            if let Some(hint) = hint {
                context.tell(&hint);
            }
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rustix::process::{dumpable_behavior, getrlimit};

    #[test]
    fn nothing_of_the_memory_is_dumped() {
        forbid_core_dumps();
        assert_eq!(getrlimit(Resource::Core).current, Some(0));
        assert_eq!(dumpable_behavior(), Ok(DumpableBehavior::NotDumpable));
    }
}
