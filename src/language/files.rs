//! The message files that are built into the program. A new file of `assets/text` is a name here;
//! `tests/language.rs` compares these lists with the folders.

use super::Locale;

/// The sources of the named files in a language's folder.
macro_rules! texts {
    ($language:literal: $($name:literal),* $(,)?) => {
        &[$(include_str!(concat!("../../assets/text/", $language, "/", $name, ".ftl"))),*]
    };
}

#[rustfmt::skip]
const ENGLISH: &[&str] = texts!("en":
    "administration",
    "audit",
    "case",
    "caseload",
    "cells",
    "choose_account",
    "cli",
    "columns",
    "contact",
    "dates",
    "domain",
    "import",
    "interface",
    "keys",
    "office",
    "person",
    "referral",
    "retention",
    "server",
    "session",
    "since",
    "store",
    "this_week",
);

#[rustfmt::skip]
const RUSSIAN: &[&str] = texts!("ru":
    "administration",
    "audit",
    "case",
    "caseload",
    "cells",
    "choose_account",
    "cli",
    "columns",
    "contact",
    "dates",
    "domain",
    "import",
    "interface",
    "keys",
    "office",
    "person",
    "referral",
    "retention",
    "server",
    "session",
    "since",
    "store",
    "this_week",
);

#[rustfmt::skip]
const TURKMEN: &[&str] = texts!("tk":
    "administration",
    "audit",
    "case",
    "caseload",
    "cells",
    "choose_account",
    "cli",
    "columns",
    "contact",
    "dates",
    "domain",
    "import",
    "interface",
    "keys",
    "office",
    "person",
    "referral",
    "retention",
    "server",
    "session",
    "since",
    "store",
    "this_week",
);

/// The message files of a language. What a language lacks is said in English.
pub(super) fn files(locale: Locale) -> &'static [&'static str] {
    match locale {
        Locale::Turkmen => TURKMEN,
        Locale::Russian => RUSSIAN,
        Locale::English => ENGLISH,
    }
}
