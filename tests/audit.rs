//! The audit trail as it is seen: empty, long, searched back.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

mod support;

use goldaw::domain::audit::AuditAction;
use goldaw::domain::case::CaseCode;
use goldaw::domain::identifier::{AuditEntryId, CaseId, Identifier};
use goldaw::office::audit::{AuditPage, AuditQuery, AuditRow};
use goldaw::office::{Answer, Request};
use goldaw::ui::screen::audit::Audit;
use goldaw::ui::start;
use std::cell::RefCell;
use std::rc::Rc;
use support::sample::{desk, id};
use support::{Stage, pictures};

/// The actions of the sample, with the kind of request and the reason.
const DONE: [(AuditAction, &str, &str); 6] = [
    (AuditAction::Opened, "case", ""),
    (
        AuditAction::Unmasked,
        "case",
        "letter or form to fill in: birth certificate of the second child, court of Balkanabat",
    ),
    (AuditAction::Changed, "record_contact", ""),
    (AuditAction::Refused, "session", ""),
    (AuditAction::LoginFailed, "log_in", ""),
    (AuditAction::Exported, "of an older program", ""),
];

fn row(sequence: u64) -> AuditRow {
    let index = usize::try_from(sequence).unwrap();
    let (action, request, reason) = DONE.get(index % DONE.len()).copied().unwrap();
    let by_nobody = action == AuditAction::LoginFailed;
    let minute = sequence % 60;
    let moment = format!("2021-10-14T{:02}:{minute:02}:00Z", sequence / 60 % 24);
    AuditRow {
        id: AuditEntryId::from_bytes([1; 16]),
        sequence,
        at: moment.parse().unwrap(),
        who: (!by_nobody).then(|| ("supervisor-04".to_owned(), "Gözel Amanowa".to_owned())),
        action,
        request: request.to_owned(),
        record: String::new(),
        case: (!by_nobody).then(|| {
            (
                id::<CaseId>(index),
                CaseCode(format!("BAL-TUR-2021-{index:04}")),
            )
        }),
        erased: None,
        account: by_nobody.then(|| "supervisor-04".to_owned()),
        reason: reason.to_owned(),
    }
}

/// A trail of so many entries, of which the office looks at ten at a time.
fn stage(entries: u64) -> (Stage, Rc<RefCell<Vec<Request>>>) {
    let asked = Rc::new(RefCell::new(Vec::new()));
    let heard = Rc::clone(&asked);
    let stage = Stage::new(start(desk(), Audit::new()), move |request| {
        heard.borrow_mut().push(request.clone());
        Ok(match request {
            Request::Audit(query) => Answer::Audit(Box::new(page(query, entries))),
            _ => Answer::Done,
        })
    });
    (stage, asked)
}

fn page(query: AuditQuery, entries: u64) -> AuditPage {
    let before = query.before.unwrap_or(entries + 1);
    let from = before.saturating_sub(10).max(1);
    let rows: Vec<AuditRow> = (from..before).rev().map(row).collect();
    AuditPage {
        searched_to: rows.last().map(|row| row.at),
        next: (from > 1).then_some(from),
        rows,
        query,
    }
}

#[test]
fn it_looks_as_it_was_looked_at() {
    for (name, entries, keys) in [
        ("empty", 0, ""),
        ("short", 6, "<down>"),
        ("long", 400, "<end>"),
        ("filter", 6, "f"),
    ] {
        for (width, height) in [(80, 24), (120, 40)] {
            let (stage, _) = stage(entries);
            let mut stage = stage.size(width, height);
            stage.keys(keys);
            pictures(&format!("audit__{name}"), &mut stage);
        }
    }
}

#[test]
fn enter_on_the_last_row_searches_further_and_keeps_what_is_there() {
    let (stage, asked) = stage(35);
    let mut stage = stage.size(120, 60);
    assert!(!stage.screen().contains("BAL-TUR-2021-0025"));
    stage.keys("<end> <enter> <end> <enter>");
    let last = match asked.borrow().last() {
        Some(Request::Audit(query)) => query.before,
        other => panic!("{other:?}"),
    };
    assert_eq!(last, Some(16));
    for number in [35, 25, 15, 6] {
        let code = format!("BAL-TUR-2021-{number:04}");
        let hidden = row(number).case.is_none();
        assert!(
            hidden || stage.screen().contains(&code),
            "{}",
            stage.screen()
        );
    }
    stage.keys("<end> <enter>");
    assert!(!stage.screen().contains("Enter searches further"));
}

#[test]
fn a_filter_is_asked_of_the_office_and_said_in_words() {
    let (stage, asked) = stage(6);
    let mut stage = stage.size(120, 40);
    stage
        .keys("f")
        .typed("gozel")
        .keys("<tab>")
        .typed("BAL-TUR-2021-0003");
    stage
        .keys("<tab>")
        .typed("refused")
        .keys("<tab>")
        .typed("1.10.")
        .keys("<ctrl-s>");
    let Some(Request::Audit(query)) = asked.borrow().last().cloned() else {
        panic!("nothing was asked")
    };
    assert_eq!(query.login.as_deref(), Some("gozel"));
    assert_eq!(query.case.as_deref(), Some("BAL-TUR-2021-0003"));
    assert_eq!(query.action, Some(AuditAction::Refused));
    assert_eq!(query.from, "2021-10-01".parse().ok());
    let said = "by gozel · BAL-TUR-2021-0003 · refused · from 01.10.";
    assert!(stage.screen().contains(said), "{}", stage.screen());
}
