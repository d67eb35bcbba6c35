//! The message files that are built into the program. A new file of `assets/language` is one line
//! here; `tests/language.rs` compares this list with the folder.

use super::Locale;

const ENGLISH: &[&str] = &[
    include_str!("../../assets/language/en/administration.ftl"),
    include_str!("../../assets/language/en/audit.ftl"),
    include_str!("../../assets/language/en/case.ftl"),
    include_str!("../../assets/language/en/caseload.ftl"),
    include_str!("../../assets/language/en/cells.ftl"),
    include_str!("../../assets/language/en/choose_account.ftl"),
    include_str!("../../assets/language/en/cli.ftl"),
    include_str!("../../assets/language/en/contact.ftl"),
    include_str!("../../assets/language/en/dates.ftl"),
    include_str!("../../assets/language/en/domain.ftl"),
    include_str!("../../assets/language/en/import.ftl"),
    include_str!("../../assets/language/en/interface.ftl"),
    include_str!("../../assets/language/en/keys.ftl"),
    include_str!("../../assets/language/en/office.ftl"),
    include_str!("../../assets/language/en/person.ftl"),
    include_str!("../../assets/language/en/referral.ftl"),
    include_str!("../../assets/language/en/retention.ftl"),
    include_str!("../../assets/language/en/server.ftl"),
    include_str!("../../assets/language/en/session.ftl"),
    include_str!("../../assets/language/en/since.ftl"),
    include_str!("../../assets/language/en/store.ftl"),
    include_str!("../../assets/language/en/this_week.ftl"),
];

/// The message files of a language; none yet for one that falls back to English.
pub(super) fn files(locale: Locale) -> &'static [&'static str] {
    match locale {
        Locale::English => ENGLISH,
        Locale::Turkmen | Locale::Russian => &[],
    }
}
