//! The translations: their words fit their places, and a native reader finds what has no source.

#![allow(clippy::unwrap_used)]

use goldaw::language::{Locale, Words};
use std::fs;
use std::path::PathBuf;

/// The Turkmen terms that the glossary only proposes, by their stems; those that nearly every screen
/// has are named at the head of the first file instead.
const PROPOSED: &[&str] = &[
    "superwiz",
    "utgaşdyryj",
    "ugrukdyr",
    "goldaw meýilnama",
    "alnyp barylýan iş",
    "öý hojaly",
    "bir gezeklik kömek",
    "uzak möhletli goldaw",
    "resminama topla",
    "edara ugrat",
    "ýaşy uly",
    "howp",
    "möhleti geçen",
    "kabul edildi",
    "ret edildi",
    "ýerine ýetirildi",
];

/// The most cells of words in places that do not grow with them.
const NARROW: &[(usize, &str)] = &[
    // The tags of cases in a session, and what is due in a caseload of 80 columns.
    (
        6,
        "session-short-high session-short-medium session-short-low session-tag-decide",
    ),
    (
        7,
        "caseload-due-first caseload-due-assess caseload-due-plan caseload-due-review
        caseload-due-promise caseload-due-help caseload-due-contact caseload-due-answer
        caseload-due-action",
    ),
    // Labels of the sheet of a session.
    (
        12,
        "session-situation session-analysis session-risk session-decision session-rationale
        session-wellbeing session-personal-note session-general-note",
    ),
    // Labels beside a text.
    (
        15,
        "since-asked since-decided since-because since-promised since-changed since-children
        since-contact since-referrals case-status case-safe-contact case-restricted case-area
        case-registered case-kind case-headline case-goals case-approval case-for case-provider
        case-strengths case-weaknesses case-potential case-resources case-needs case-raised
        case-situation case-analysis case-decision case-waits-until case-risk-label
        referral-written conflict-theirs conflict-mine conflict-other conflict-this
        session-label-today session-label-safe session-label-agreed session-label-open
        session-label-next session-label-signed session-label-missing session-label-open-cases
        administration-verification administration-accounts administration-backup
        administration-store administration-settings administration-server audit-title
        administration-backup-file administration-backup-holds administration-backup-next
        administration-commits administration-records administration-index-rows
        administration-audit-entries administration-store-journal administration-store-copy
        administration-store-backups administration-store-drafts administration-store-aside
        server-version server-last-commit server-connected",
    ),
    // Fields of forms.
    (
        21,
        "asking-need asking-query asking-send-by asking-urgent audit-by audit-case audit-action
        audit-from audit-until caseload-search caseload-choice choose-account-search
        contact-alone contact-made contact-medium contact-next-by contact-note contact-on
        contact-seen ended-which ended-end ended-note names-why names-details case-member
        referral-form-day referral-form-channel referral-form-on-behalf-of referral-form-reason
        referral-form-first-meeting referral-form-next-meeting referral-form-next-try
        referral-form-goes-on referral-form-promised referral-form-override-reason
        referral-form-medium referral-form-note referral-form-rationale referral-form-received
        referral-form-satisfied referral-form-turn referral-decision retention-code-again
        retention-reason session-action-due session-action-owner session-action-text
        session-drop-why session-next-on session-wait-reason session-wait-until
        session-closing-how session-choose-action settings-idle-lock settings-backup-hour
        settings-backups settings-case-years settings-personal-years",
    ),
];

#[test]
fn a_word_fits_its_place_in_every_language() {
    for locale in [Locale::Turkmen, Locale::Russian, Locale::English] {
        let words = Words::new(locale);
        for (cells, ids) in NARROW {
            for id in ids.split_whitespace() {
                let word = words.text(id);
                // What has no message is said as its id.
                assert_ne!(word, id, "there is no such message");
                let wide = word.chars().count();
                assert!(
                    wide <= *cells,
                    "{locale:?} {id}: {word} takes {wide} of {cells}"
                );
            }
        }
    }
}

/// What stands above a message with such a term: a native reader looks there first.
#[test]
fn every_proposed_turkmen_term_is_marked() {
    for (path, text) in files("tk") {
        let (mut above, mut marked) = ("", false);
        for line in text.lines().filter(|line| !line.starts_with("##")) {
            let begins = line.starts_with(|first: char| first.is_ascii_alphabetic());
            let mark = above == "# proposed";
            assert!(begins || !mark, "{}: {line} is marked", path.display());
            marked = mark || marked && !begins;
            let said = line.to_lowercase();
            let term = PROPOSED.iter().find(|term| said.contains(**term));
            let place = path.display();
            assert!(marked || term.is_none(), "{place}: {term:?} in {line}");
            above = line;
        }
    }
}

/// The message files of a language.
fn files(language: &str) -> Vec<(PathBuf, String)> {
    let folder = fs::read_dir(format!("assets/text/{language}")).unwrap();
    let paths = folder.map(|entry| entry.unwrap().path());
    paths
        .map(|path| (path.clone(), fs::read_to_string(path).unwrap()))
        .collect()
}
