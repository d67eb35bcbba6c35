//! The message files that are built into the program, the same in every language. A new file of
//! `assets/text` is a name here; `tests/language` compares this list with the folders.

use super::Locale;

macro_rules! files {
    ($($name:literal)*) => {
        /// The message files of a language.
        pub(super) fn files(locale: Locale) -> &'static [&'static str] {
            match locale {
                Locale::Turkmen => &[$(include_str!(concat!("../../assets/text/tk/", $name, ".ftl"))),*],
                Locale::Russian => &[$(include_str!(concat!("../../assets/text/ru/", $name, ".ftl"))),*],
                Locale::English => &[$(include_str!(concat!("../../assets/text/en/", $name, ".ftl"))),*],
            }
        }
    };
}

files! {
    "administration"
    "audit"
    "case"
    "caseload"
    "cells"
    "choose_account"
    "cli"
    "columns"
    "contact"
    "dates"
    "domain"
    "help"
    "import"
    "interface"
    "keys"
    "office"
    "person"
    "referral"
    "retention"
    "server"
    "session"
    "since"
    "store"
    "this_week"
}
