//! The three languages agree: the same messages with the same gaps, and the plurals of each.

use crate::files_under;
use goldaw::domain::preferences::Locale;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The messages of one file: each with its text.
type Messages = BTreeMap<String, String>;

/// The messages of each file of a language, by the file's name, and in their order.
fn files(locale: Locale) -> BTreeMap<String, (Messages, Vec<String>)> {
    let folder = format!("assets/text/{}", locale.code());
    let files = files_under(Path::new(&folder), "ftl").into_iter();
    files
        .map(|(path, source)| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, messages(&source))
        })
        .collect()
}

fn messages(source: &str) -> (Messages, Vec<String>) {
    let (mut messages, mut order) = (Messages::new(), Vec::<String>::new());
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        match line.split_once(" =") {
            Some((id, text)) if !line.starts_with([' ', '}']) => {
                let before = messages.insert(id.to_owned(), format!("{text}\n"));
                assert!(before.is_none(), "{id} stands there twice");
                order.push(id.to_owned());
            }
            _ => {
                if let Some(text) = order.last().and_then(|id| messages.get_mut(id)) {
                    text.push_str(line);
                    text.push('\n');
                }
            }
        }
    }
    (messages, order)
}

/// The names after each `$`.
fn gaps(text: &str) -> BTreeSet<&str> {
    let after = text.split('$').skip(1);
    after
        .map(|rest| {
            let end = rest.find(|letter: char| letter != '_' && !letter.is_alphanumeric());
            rest.split_at(end.unwrap_or(rest.len())).0
        })
        .collect()
}

/// The selectors of a text: what is asked, and the keys that are answered, the default one last.
fn selectors(text: &str) -> Vec<(&str, Vec<&str>)> {
    let mut found: Vec<(&str, Vec<&str>)> = Vec::new();
    // The selectors that are still open, the innermost last.
    let mut open: Vec<usize> = Vec::new();
    for line in text.lines().map(str::trim) {
        let key = line.trim_start_matches('*').strip_prefix('[');
        if let (Some(innermost), Some(rest)) = (open.last(), key) {
            let key = rest.split_once(']').expect("a whole key").0;
            found[*innermost].1.push(key);
        }
        if let Some((asked, _)) = line.rsplit_once("->") {
            let asked = asked.rsplit_once('$').expect("a variable").1.trim();
            open.push(found.len());
            found.push((asked, Vec::new()));
        } else if line.starts_with('}') {
            open.pop();
        }
    }
    found
}

/// The categories that CLDR has for whole numbers in the language, and `other` for fractions.
fn plurals(locale: Locale) -> &'static [&'static str] {
    match locale {
        Locale::Russian => &["few", "many", "one", "other"],
        Locale::Turkmen | Locale::English => &["one", "other"],
    }
}

#[test]
fn every_message_stands_in_the_three_languages_in_the_same_file_with_the_same_gaps() {
    let english = files(Locale::English);
    for locale in [Locale::Turkmen, Locale::Russian] {
        let files = files(locale);
        assert_eq!(
            files.keys().collect::<Vec<_>>(),
            english.keys().collect::<Vec<_>>()
        );
        for (name, (messages, order)) in &files {
            let (of_english, english_order) = &english[name];
            assert_eq!(order, english_order, "{} {name}", locale.code());
            for (id, text) in messages {
                let (own, theirs) = (gaps(text), gaps(&of_english[id]));
                assert_eq!(own, theirs, "{} {id}", locale.code());
            }
        }
    }
}

#[test]
fn every_plural_has_the_categories_of_its_language() {
    for locale in Locale::ALL {
        for (id, text) in files(*locale).values().flat_map(|(messages, _)| messages) {
            for (asked, keys) in selectors(text) {
                let number = |key: &&&str| key.parse::<i64>().is_err();
                let words: BTreeSet<&str> = keys.iter().filter(number).copied().collect();
                let whole: BTreeSet<&str> = plurals(*locale).iter().copied().collect();
                // A number may be told apart from all others without any plural.
                let alone = words.iter().eq(["other"].iter());
                assert!(words == whole || alone, "{} {id} ${asked}", locale.code());
            }
        }
    }
}

#[test]
fn what_is_compared_is_read_as_it_is_written() {
    let source = "# a = b\none = { $a ->\n    [0] nothing of { $b }\n    [one] { $c ->\n        [few] x\n       *[other] y\n    }\n   *[other] { $a }\n}\ntwo = { $last_one }!\n";
    let (messages, order) = messages(source);
    assert_eq!(order, ["one", "two"]);
    assert_eq!(gaps(&messages["one"]), ["a", "b", "c"].into());
    assert_eq!(gaps(&messages["two"]), ["last_one"].into());
    assert_eq!(
        selectors(&messages["one"]),
        [
            ("a", vec!["0", "one", "other"]),
            ("c", vec!["few", "other"])
        ]
    );
    assert_eq!(selectors(&messages["two"]), []);
}
