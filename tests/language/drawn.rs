//! No word stands in the sources of the interface: whatever is drawn comes from the message files or from records.

use crate::{is_kebab_case, literals, messages, sources};
use std::collections::BTreeSet;

/// The files whose literals hold letters that are no words of a language, and what they are.
const NO_WORDS: &[(&str, &str)] = &[
    ("src/ui/backend/abilities.rs", "names of terminals"),
    ("src/ui/backend/pen.rs", "commands to the terminal"),
    ("src/ui/desk.rs", "codes of regions"),
    (
        "src/ui/keymap/chord.rs",
        "names of keys, as they stand on them",
    ),
    ("src/ui/keymap/twin.rs", "the letters of keyboards"),
    ("src/ui/terminal/decode/mod.rs", "what terminals send"),
    (
        "src/ui/terminal/mod.rs",
        "names of an environment variable and of a device",
    ),
    ("src/ui/theme.rs", "names of environment variables"),
    ("src/ui/widget/field.rs", "the pattern of a day"),
];
/// What draws a text that is given to it: not even a word in small letters, which else is the name of a field.
const DRAWS: &[&str] = &[
    "draw(",
    "draw_wrapped(",
    "raw(",
    "styled(",
    "push_str(",
    "set_string(",
    "Line::from(",
];
/// Sources that no program holds.
const OF_TESTS: &[&str] = &["tests.rs", "sample.rs"];

/// The literal without its gaps and escapes.
fn without_gaps(literal: &str) -> String {
    let literal = literal
        .replace("\\u{", "{")
        .replace("\\n", "")
        .replace("\\t", "");
    let parts = literal.split('{').enumerate();
    parts
        .map(|(index, part)| match (index, part.split_once('}')) {
            (1.., Some((_, after))) => after,
            _ => part,
        })
        .collect()
}

#[test]
fn no_literal_with_a_letter_is_drawn() {
    let messages = messages();
    let mut found = Vec::new();
    for (path, source) in sources() {
        let of_tests = OF_TESTS.iter().any(|name| path.ends_with(name));
        if of_tests || !path.starts_with("src/ui") {
            continue;
        }
        for (before, literal) in literals(&source) {
            let letters = without_gaps(literal).contains(char::is_alphabetic);
            let drawn = DRAWS.iter().any(|call| before.ends_with(call));
            let a_name = is_kebab_case(literal) && !drawn;
            if letters && !a_name && !messages.contains(literal) {
                found.push((path.display().to_string(), literal.to_owned()));
            }
        }
    }
    let allowed = |path: &str| NO_WORDS.iter().any(|(file, _)| *file == path);
    let words: Vec<_> = found.iter().filter(|(path, _)| !allowed(path)).collect();
    assert!(
        words.is_empty(),
        "these belong into assets/text: {words:#?}"
    );
    let files: BTreeSet<&str> = found.iter().map(|(path, _)| path.as_str()).collect();
    let listed: BTreeSet<&str> = NO_WORDS.iter().map(|(file, _)| *file).collect();
    assert_eq!(
        files, listed,
        "a file is allowed letters that it does not have"
    );
}

#[test]
fn gaps_and_escapes_are_no_letters() {
    for (literal, expected) in [
        ("{text}{:missing$}", ""),
        ("\\u{a0}|\\n", "|"),
        ("F{number}", "F"),
        ("{} of {}", " of "),
    ] {
        assert_eq!(without_gaps(literal), expected);
    }
}
