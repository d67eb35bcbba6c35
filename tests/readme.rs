//! The README says what the program does: its tables are made from the program's own.
//! `GOLDAW_UPDATE_README=1` writes them anew.

#![allow(clippy::unwrap_used)]

use goldaw::domain::account::Role;
use goldaw::language::{Locale, Words};
use goldaw::office::permission::{Grant, PERMISSIONS, RequestKind, grant};
use goldaw::ui::keymap::{self, Binding};
use std::fmt::Write;
use std::{env, fs};

const README: &str = "README.md";

#[test]
fn the_tables_are_the_programs_own() {
    let before = fs::read_to_string(README).unwrap();
    let after = filled(
        &filled(&before, "keys", &keys()),
        "permissions",
        &permissions(),
    );
    if env::var_os("GOLDAW_UPDATE_README").is_some() {
        fs::write(README, after).unwrap();
        return;
    }
    assert!(
        before == after,
        "GOLDAW_UPDATE_README=1 cargo test --test readme writes the tables anew"
    );
}

/// The text with a table between the marks of its name.
fn filled(text: &str, name: &str, table: &str) -> String {
    let (begin, end) = (
        format!("<!-- {name} -->\n"),
        format!("<!-- end of {name} -->"),
    );
    let (before, rest) = text.split_once(&begin).unwrap();
    let (_, after) = rest.split_once(&end).unwrap();
    format!("{before}{begin}{table}{end}{after}")
}

fn keys() -> String {
    let words = Words::new(Locale::English);
    let mut table = String::from("| where | keys |\n|---|---|\n");
    for (context, bindings) in keymap::help() {
        let keys: Vec<String> = bindings
            .iter()
            .map(|binding| key(binding, &words))
            .collect();
        if !keys.is_empty() {
            writeln!(
                table,
                "| {} | {} |",
                words.text(context.text()),
                keys.join(" · ")
            )
            .unwrap();
        }
    }
    table
}

fn key(binding: &Binding, words: &Words) -> String {
    let chords = binding
        .chords
        .iter()
        .map(|chord| format!("`{}`", chord.name(false)).replace('|', "\\|"));
    format!(
        "{} {}",
        chords.collect::<Vec<_>>().join(" "),
        words.text(binding.command.text())
    )
}

fn permissions() -> String {
    let mut table = String::from("| request |");
    Role::ALL
        .iter()
        .for_each(|role| write!(table, " {} |", role.code()).unwrap());
    table.push_str("\n|---|---|---|---|---|\n");
    let words = Words::new(Locale::English);
    let asked = PERMISSIONS.iter().filter(|(kind, grants)| {
        grants.iter().any(|grant| *grant != Grant::No) && *kind != RequestKind::Me
    });
    for (kind, _) in asked {
        write!(table, "| {} |", words.text(kind.word())).unwrap();
        for role in Role::ALL {
            write!(
                table,
                " {} |",
                grant(*kind, *role).code().replace("no", "–")
            )
            .unwrap();
        }
        table.push('\n');
    }
    table
}
