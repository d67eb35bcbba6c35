//! The sentences and the sources agree: every message that is used exists, every message that
//! exists is used, and the list of message files is the folder.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod agreement;
mod drawn;
mod tables;

use clap::{Command, CommandFactory};
use goldaw::cli::arguments::Arguments;
use goldaw::domain::case::Risk;
use goldaw::domain::preferences::Locale;
use goldaw::domain::referral::AttemptStatus;
use goldaw::domain::referral::moves::MoveKind;
use goldaw::domain::rule::Rule;
use goldaw::domain::workload::Band;
use goldaw::exchange::rows::verification::by_table;
use goldaw::office::verification::Table;
use goldaw::store::domain_records::table_checks;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Literals that look like message ids and are something else.
const NOT_MESSAGES: &[&str] = &[];

const SENTENCES: &str = "assets/text/en";

#[test]
fn every_used_message_exists() {
    let messages = messages();
    let families: BTreeSet<&str> = messages.iter().map(|id| family(id)).collect();
    let mut missing = Vec::new();
    for (path, source) in sources() {
        for (before, literal) in literals(&source) {
            let of_a_family = literal.contains('-')
                && is_kebab_case(literal)
                && families.contains(family(literal));
            let said = before.ends_with("Message::new(") || before.ends_with(".text(");
            let is_message = said || (of_a_family && !NOT_MESSAGES.contains(&literal));
            if is_message && !messages.contains(literal) {
                missing.push(format!("{}: {literal}", path.display()));
            }
        }
    }
    missing.extend(
        words()
            .union(&columns())
            .chain(&called())
            .filter(|id| !messages.contains(*id))
            .cloned(),
    );
    assert!(missing.is_empty(), "not in {SENTENCES}: {missing:#?}");
}

#[test]
fn every_message_is_used() {
    let mut used = words();
    used.extend(columns());
    used.extend(called());
    for (_, source) in sources() {
        used.extend(literals(&source).map(|(_, literal)| literal.to_owned()));
    }
    let unused: Vec<String> = messages().difference(&used).cloned().collect();
    assert!(
        unused.is_empty(),
        "in {SENTENCES} but not in src: {unused:#?}"
    );
}

#[test]
fn every_gap_has_a_whole_name_that_some_source_fills() {
    let filled: BTreeSet<String> = sources()
        .iter()
        .flat_map(|(_, source)| literals(source))
        .map(|(_, literal)| literal.to_owned())
        .collect();
    for (path, text) in files_under(Path::new(SENTENCES), "ftl") {
        for gap in text.split('$').skip(1) {
            let name: String = gap
                .chars()
                .take_while(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '-'))
                .collect();
            let whole = name
                .chars()
                .all(|letter| letter.is_ascii_lowercase() || letter == '_');
            assert!(whole, "{}: ${name} is not in small letters", path.display());
            assert!(
                filled.contains(&name),
                "{}: nothing fills ${name}",
                path.display()
            );
        }
    }
}

#[test]
fn message_ids_are_kebab_case() {
    for id in messages() {
        assert!(is_kebab_case(&id), "{id}");
    }
}

#[test]
fn every_value_of_an_enumeration_has_a_word() {
    let words = words();
    for word in [
        Risk::High.word(),
        Rule::HighRiskSilent.word(),
        AttemptStatus::InProgress.word(),
        MoveKind::Withdraw.word(),
        Band::Over.word(),
    ] {
        assert!(words.contains(word), "{word} is not found in the sources");
    }
}

#[test]
fn the_list_of_message_files_is_each_languages_folder() {
    let list = fs::read_to_string("src/language/files.rs").unwrap();
    let names: Vec<&str> = list
        .lines()
        .filter_map(|line| line.trim().strip_prefix('"')?.strip_suffix('"'))
        .collect();
    for locale in Locale::ALL {
        let folder = format!("assets/text/{}", locale.code());
        let in_folder: BTreeSet<String> = files_under(Path::new(&folder), "ftl")
            .into_iter()
            .map(|(path, _)| path.display().to_string())
            .collect();
        let in_list = names.iter().map(|name| format!("{folder}/{name}.ftl"));
        assert_eq!(in_list.collect::<BTreeSet<_>>(), in_folder);
    }
}

/// The ids of all English messages.
fn messages() -> BTreeSet<String> {
    files_under(Path::new(SENTENCES), "ftl")
        .iter()
        .flat_map(|(_, text)| text.lines())
        .filter(|line| line.starts_with(|first: char| first.is_ascii_alphabetic()))
        .map(|line| {
            line.split('=')
                .next()
                .expect("a first part")
                .trim()
                .to_owned()
        })
        .collect()
}

/// The ids of the words of all enumerations that `coded!` declares.
fn words() -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for (_, source) in sources() {
        for declaration in source.split("coded! {").skip(1) {
            let declaration = declaration.split("\n}").next().expect("a first part");
            let mut literals = literals(declaration);
            // Without a prefix in brackets a value has no word.
            if let Some((_, prefix)) = literals.next().filter(|(before, _)| before.ends_with('(')) {
                words.extend(literals.map(|(_, code)| format!("{prefix}-{code}")));
            }
        }
    }
    words
}

/// Parts of a document of the command line, besides the rows of its lists.
const DOCUMENTS: &[&str] = &[
    "backup",
    "case",
    "case_file",
    "case_view",
    "contact",
    "referral",
    "safekeeping",
    "serving",
    "verification",
];

/// The ids of the names of columns and fields: what a list shows where there is little room, what a
/// document shows, in which ids are left out, and the tables, whose records are counted.
fn columns() -> BTreeSet<String> {
    let mut fields = BTreeSet::new();
    for (path, source) in sources() {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        for brief in source.split("const BRIEF").skip(1) {
            let brief = brief.split(';').next().expect("a first part");
            fields.extend(literals(brief).map(|(_, field)| field.to_owned()));
        }
        if path.starts_with("src/exchange/rows") && DOCUMENTS.contains(&name.as_ref()) {
            let lines = source.replace("#[serde(flatten)]\n    pub ", "");
            let named = lines
                .lines()
                .filter_map(|line| line.strip_prefix("    pub "));
            let named = named.filter_map(|line| Some(line.split_once(':')?.0));
            let shown = named.filter(|field| is_kebab_case(field) && *field != "id");
            fields.extend(
                shown
                    .filter(|field| !field.ends_with("_id"))
                    .map(str::to_owned),
            );
        }
    }
    // Of these two nobody is told how many there are.
    let told = |table: &Table| !matches!(table, Table::PersonalPart | Table::Tombstone);
    let tables = table_checks().into_iter().map(|(table, _)| table);
    let counted: Vec<_> = tables.filter(told).map(|table| (table, 0)).collect();
    fields.extend(by_table(&counted).into_keys());
    fields
        .iter()
        .map(|field| format!("column-{field}"))
        .collect()
}

/// The ids of what the help says of each command, of each argument, and of the names of values.
fn called() -> BTreeSet<String> {
    let mut program = Arguments::command();
    program.build();
    let mut ids = BTreeSet::from(["command-goldaw".to_owned()]);
    called_in(&program, &[], &mut ids);
    ids
}

fn called_in(command: &Command, path: &[&str], ids: &mut BTreeSet<String>) {
    for argument in command.get_arguments() {
        let name = argument.get_id().as_str().replace('_', "-");
        let everywhere = argument.is_global_set() || ["help", "version"].contains(&name.as_str());
        ids.insert(match path.first() {
            Some(group) if !everywhere => format!("option-{group}-{name}"),
            _ => format!("option-{name}"),
        });
        let values = argument.get_value_names().unwrap_or_default();
        let values = values
            .iter()
            .filter(|_| argument.get_action().takes_values());
        ids.extend(values.map(|value| format!("value-{}", value.to_lowercase())));
    }
    for below in command.get_subcommands() {
        let name = below.get_name();
        let is_help = name == "help";
        let path = if is_help {
            vec![name]
        } else {
            [path, &[name]].concat()
        };
        ids.insert(format!("command-{}", path.join("-")));
        if is_help {
            ids.insert("option-help-subcommand".to_owned());
        } else {
            called_in(below, &path, ids);
        }
    }
}

/// The sources of the program, without their unit tests and comments.
fn sources() -> Vec<(PathBuf, String)> {
    let mut sources = files_under(Path::new("src"), "rs");
    for (_, source) in &mut sources {
        let program = source.split("#[cfg(test)]").next().expect("a first part");
        let code = program
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        *source = code.collect::<Vec<_>>().join("\n");
    }
    sources
}

fn files_under(folder: &Path, ending: &str) -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(files_under(&path, ending));
        } else if path.extension().is_some_and(|found| found == ending) {
            let text = fs::read_to_string(&path).unwrap();
            files.push((path, text));
        }
    }
    files
}

/// The string literals of a source, each with the code before it. Quotes in other quotes are rare
/// enough: what they make of a line is no kebab-case word.
fn literals(source: &str) -> impl Iterator<Item = (&str, &str)> {
    source.lines().flat_map(|line| {
        let parts: Vec<&str> = line.split('"').collect();
        let pairs: Vec<(&str, &str)> = parts
            .chunks_exact(2)
            .map(|pair| match pair {
                [before, literal] => (before.trim_end(), *literal),
                _ => ("", ""),
            })
            .collect();
        pairs
    })
}

/// The first word of an id: `referral-sent` and `referral-late` are one family.
fn family(id: &str) -> &str {
    id.split('-').next().expect("a first part")
}

/// Words of small letters between hyphens; the code of an enumeration brings its underscores along.
fn is_kebab_case(text: &str) -> bool {
    text.split('-').all(|word| {
        !word.is_empty()
            && word
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
    }) && text.starts_with(|first: char| first.is_ascii_lowercase())
}
