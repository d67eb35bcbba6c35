//! The message files that are built into the program. A new file of `assets/text` is one line
//! here; `tests/language.rs` compares this list with the folder.

use super::Locale;

const ENGLISH: &[&str] = &[
    include_str!("../../assets/text/en/administration.ftl"),
    include_str!("../../assets/text/en/audit.ftl"),
    include_str!("../../assets/text/en/case.ftl"),
    include_str!("../../assets/text/en/caseload.ftl"),
    include_str!("../../assets/text/en/cells.ftl"),
    include_str!("../../assets/text/en/choose_account.ftl"),
    include_str!("../../assets/text/en/cli.ftl"),
    include_str!("../../assets/text/en/contact.ftl"),
    include_str!("../../assets/text/en/dates.ftl"),
    include_str!("../../assets/text/en/domain.ftl"),
    include_str!("../../assets/text/en/import.ftl"),
    include_str!("../../assets/text/en/interface.ftl"),
    include_str!("../../assets/text/en/keys.ftl"),
    include_str!("../../assets/text/en/office.ftl"),
    include_str!("../../assets/text/en/person.ftl"),
    include_str!("../../assets/text/en/referral.ftl"),
    include_str!("../../assets/text/en/retention.ftl"),
    include_str!("../../assets/text/en/server.ftl"),
    include_str!("../../assets/text/en/session.ftl"),
    include_str!("../../assets/text/en/since.ftl"),
    include_str!("../../assets/text/en/store.ftl"),
    include_str!("../../assets/text/en/this_week.ftl"),
];

/// The message files of a language; none yet for one that falls back to English.
pub(super) fn files(locale: Locale) -> &'static [&'static str] {
    match locale {
        Locale::English => ENGLISH,
        Locale::Turkmen | Locale::Russian => &[],
    }
}
