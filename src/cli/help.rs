//! What the program says of itself: each command and argument, in the reader's words.
//!
//! The parser knows what can be said in a call, but would tell it in English. So it is given the pages of the
//! help as a whole, and the names of values, which stand in what it says of a mistake.

use crate::domain::message::Message;
use crate::language::Words;
use crate::ui::widget::text;
use clap::builder::PossibleValue;
use clap::{Arg, Command};

/// What every call begins with.
const PROGRAM: &str = "goldaw";
/// The command of the parser's own that shows a page.
const HELP: &str = "help";
/// The most cells of what stands left of its meaning; what is longer has a line of its own.
const SAID_MAX: usize = 26;

/// The commands of the program with their pages in these words, each line of at most so many cells.
pub fn worded(mut program: Command, words: &Words, cells: usize) -> Command {
    // Before this a command has only the arguments that are its own.
    program.build();
    let program = with_names_of_values(program, words);
    let path = Vec::new();
    with_pages(program, &Page { path, words, cells })
}

fn with_names_of_values(command: Command, words: &Words) -> Command {
    let named = command.mut_args(|argument| {
        if !argument.get_action().takes_values() {
            return argument;
        }
        let id = format!("value-{}", name_of_value(&argument).to_lowercase());
        argument.value_name(words.text(&id))
    });
    named.mut_subcommands(|command| with_names_of_values(command, words))
}

fn with_pages(command: Command, page: &Page<'_>) -> Command {
    let said = page.of(&command);
    let command = command.override_help(said);
    if page.is_of_help() {
        return command;
    }
    command.mut_subcommands(|below| {
        let page = page.below(&below);
        with_pages(below, &page)
    })
}

/// What can be said in a call, and what it means.
type Row = (String, String);

/// One page of the help.
struct Page<'a> {
    /// The names of the command, each below the one before; none for the program itself.
    path: Vec<String>,
    words: &'a Words,
    cells: usize,
}

impl Page<'_> {
    fn below(&self, command: &Command) -> Self {
        let name = command.get_name();
        // Wherever it stands, it is the same command.
        let above = if name == HELP {
            &[]
        } else {
            self.path.as_slice()
        };
        let path = above.iter().cloned().chain([name.to_owned()]).collect();
        Self { path, ..*self }
    }

    fn is_of_help(&self) -> bool {
        self.path.iter().eq([HELP])
    }

    fn of(&self, command: &Command) -> String {
        let sections = self.sections(command);
        let rows = sections.iter().flat_map(|(_, rows)| rows);
        let widths = rows.map(|(said, _)| text::width(said));
        let column = widths.filter(|width| *width <= SAID_MAX).max().unwrap_or(0);
        let mut page = self.lines(0, &self.about());
        page.extend(self.heading("help-usage"));
        page.extend(self.lines(2, &self.usage(command)));
        for (heading, rows) in sections.iter().filter(|(_, rows)| !rows.is_empty()) {
            page.extend(self.heading(heading));
            page.extend(rows.iter().flat_map(|row| self.row(row, column)));
        }
        page.join("\n") + "\n"
    }

    fn sections(&self, command: &Command) -> [(&'static str, Vec<Row>); 4] {
        let rows = |wanted: fn(&Arg) -> bool| {
            let arguments = command.get_arguments().filter(|argument| wanted(argument));
            arguments.map(|argument| self.argument(argument)).collect()
        };
        let commands = command.get_subcommands().filter(|_| !self.is_of_help());
        let commands = commands.map(|command| {
            let about = self.below(command).about();
            (command.get_name().to_owned(), about)
        });
        [
            ("help-commands", commands.collect()),
            ("help-arguments", rows(Arg::is_positional)),
            ("help-options", rows(is_own)),
            ("help-everywhere", rows(is_everywhere)),
        ]
    }

    /// What the command does.
    fn about(&self) -> String {
        let path = match self.path.as_slice() {
            [] => PROGRAM.to_owned(),
            path => path.join("-"),
        };
        self.words.text(&format!("command-{path}"))
    }

    /// How the command is called.
    fn usage(&self, command: &Command) -> String {
        let mut parts = vec![PROGRAM.to_owned()];
        parts.extend(self.path.iter().cloned());
        parts.push(format!("[{}]", self.words.text("value-options")));
        let options = command.get_arguments().filter(|argument| is_own(argument));
        parts.extend(options.filter(|option| option.is_required_set()).map(said));
        let positional = command.get_positionals();
        parts.extend(positional.map(|argument| match argument.is_required_set() {
            true => format!("<{}>", name_of_value(argument)),
            false => format!("[{}]", name_of_value(argument)),
        }));
        if command.has_subcommands() && !self.is_of_help() {
            let name = self.words.text("value-command");
            parts.push(match command.is_subcommand_required_set() {
                true => format!("<{name}>"),
                false => format!("[{name}]"),
            });
        }
        parts.join(" ")
    }

    /// An argument with what it means, what holds without it, and what it can be.
    fn argument(&self, argument: &Arg) -> Row {
        let name = argument.get_id().as_str().replace('_', "-");
        // In a group of commands one name means one thing.
        let id = match self.path.first() {
            Some(group) if !is_everywhere(argument) => format!("option-{group}-{name}"),
            _ => format!("option-{name}"),
        };
        let mut means = vec![self.words.text(&id)];
        if argument.get_action().takes_values() {
            let usual = argument.get_default_values().first();
            let usual = usual.filter(|_| !argument.is_hide_default_value_set());
            means.extend(usual.map(|usual| {
                let usual = Message::new("help-usually").with("value", &*usual.to_string_lossy());
                self.words.say(&usual)
            }));
            let possible = argument.get_possible_values();
            let possible: Vec<&str> = possible.iter().map(PossibleValue::get_name).collect();
            if !possible.is_empty() {
                let possible = Message::new("help-possible").with("values", possible.join(", "));
                means.push(self.words.say(&possible));
            }
        }
        (said(argument), means.join(" "))
    }

    fn heading(&self, id: &str) -> [String; 2] {
        [String::new(), format!("{}:", self.words.text(id))]
    }

    fn row(&self, (said, means): &Row, column: usize) -> Vec<String> {
        let mut lines = self.lines(column + 4, means);
        match lines.first_mut() {
            Some(first) if text::width(said) <= column => {
                *first = format!("  {}  {}", text::left(said, column), first.trim_start());
            }
            _ => lines.insert(0, format!("  {said}")),
        }
        lines
    }

    /// The lines of a text, each after so many spaces.
    fn lines(&self, spaces: usize, text: &str) -> Vec<String> {
        let rows = text::wrapped(text, self.cells.saturating_sub(spaces));
        let lines = rows.into_iter();
        lines.map(|row| format!("{:spaces$}{row}", "")).collect()
    }
}

/// Whether every command takes the argument.
fn is_everywhere(argument: &Arg) -> bool {
    argument.is_global_set() || matches!(argument.get_id().as_str(), HELP | "version")
}

/// Whether it is an option of this command alone.
fn is_own(argument: &Arg) -> bool {
    !argument.is_positional() && !is_everywhere(argument)
}

/// The argument as it is typed.
fn said(argument: &Arg) -> String {
    let short = argument.get_short().map(|short| format!("-{short}"));
    let long = argument.get_long().map(|long| format!("--{long}"));
    let names: Vec<String> = short.into_iter().chain(long).collect();
    match argument.get_action().takes_values() {
        _ if names.is_empty() => name_of_value(argument),
        true => format!("{} <{}>", names.join(", "), name_of_value(argument)),
        false => names.join(", "),
    }
}

fn name_of_value(argument: &Arg) -> String {
    let names = argument.get_value_names();
    let name = names.and_then(<[_]>::first);
    name.map_or_else(|| argument.get_id().to_string(), ToString::to_string)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::cli::arguments::Arguments;
    use crate::language::Locale;
    use clap::CommandFactory;

    /// What a call in this language shows, where a line has 80 cells.
    fn shown(locale: Locale, line: &str) -> String {
        let program = worded(Arguments::command(), &Words::new(locale), 80);
        let asked = program.try_get_matches_from(line.split(' '));
        asked.unwrap_err().to_string()
    }

    /// The calls of all commands.
    fn calls(command: &Command, called: &str) -> Vec<String> {
        let below = command.get_subcommands();
        let below = below.flat_map(|below| calls(below, &format!("{called} {}", below.get_name())));
        [called.to_owned()].into_iter().chain(below).collect()
    }

    #[test]
    fn a_page_fits_a_terminal_and_has_no_word_of_another_language() {
        let calls = calls(&Arguments::command(), PROGRAM);
        assert!(calls.len() > 25, "{calls:?}");
        for locale in Locale::ALL {
            for call in &calls {
                let page = shown(*locale, &format!("{call} --help"));
                for line in page.lines() {
                    assert!(text::width(line) <= 80, "{call}: {line}");
                }
                // The parser's own words, and ids of messages that there are not.
                let of_others = [
                    "Usage",
                    "Options",
                    "Print",
                    "[default",
                    "[possible",
                    "OPTIONS",
                ];
                let ids = ["option-", "command-", "value-", "help-"];
                let english = *locale == Locale::English;
                for word in of_others.iter().filter(|_| !english).chain(&ids) {
                    assert!(!page.contains(word), "{call}: {word} in {page}");
                }
            }
        }
    }

    #[test]
    fn a_page_is_shown_for_each_way_to_ask_for_it() {
        for (one, other) in [
            ("goldaw list -h", "goldaw help list"),
            ("goldaw account add --help", "goldaw account help add"),
            ("goldaw account", "goldaw account --help"),
            ("goldaw help help", "goldaw account help help"),
        ] {
            let shown = |line| shown(Locale::Russian, line);
            assert_eq!(shown(one), shown(other), "{one}");
        }
    }

    #[test]
    fn what_is_long_stands_above_what_it_means() {
        let words = Words::new(Locale::English);
        let page = Page {
            path: Vec::new(),
            words: &words,
            cells: 20,
        };
        let row = |said: &str| page.row(&(said.to_owned(), "what it means".to_owned()), 6);
        assert_eq!(row("--ab"), ["  --ab    what it", "          means"]);
        assert_eq!(
            row("--abcde"),
            ["  --abcde", "          what it", "          means"]
        );
    }
}
