//! What a typed text finds: names too, but nobody spells one out that is shown as initials.

use crate::door::Door;
use crate::support::{ask, office};
use goldaw::domain::account::Role;
use goldaw::office::caseload::{CaseFilter, CaseSort, CaseloadQuery};
use goldaw::office::listing::{Listed, Listing, What};
use goldaw::office::{Answer, Request};

fn cases(text: &str) -> Request {
    Request::Caseload(CaseloadQuery {
        specialist: None,
        search: text.into(),
        filter: CaseFilter::All,
        sort: CaseSort::Need,
        most: None,
    })
}

fn people(text: &str) -> Request {
    Request::List(Listing {
        what: What::People,
        search: text.into(),
        specialist: None,
        area: None,
        all: false,
    })
}

fn found(door: &mut Door, request: Request) -> usize {
    match ask(door, Role::Supervisor, request).unwrap() {
        Answer::Caseload(caseload) => caseload.rows.len(),
        Answer::Listed(Listed::People(rows)) => rows.len(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_search_finds_a_name_in_three_spellings_but_not_another_teams() {
    let mut office = office();
    let mut found = |text: &str| found(&mut office, cases(text));
    for text in [
        "Gülälek",
        "gulalek",
        "Гулалек",
        "atajanow",
        "Atadzhanova",
        "tur-2021-0001",
        "clinic",
    ] {
        assert!(found(text) >= 1, "{text}");
    }
    assert_eq!(found("0002"), 0, "another team's code");
    assert_eq!(found("nothing like it"), 0);
}

#[test]
fn a_name_that_is_shown_as_initials_is_not_spelled_out() {
    let mut office = office();
    // A young woman of two cases: Gülälek Atajanowa. Parts of a code and a headline are found as ever.
    for (text, masked, in_full) in [
        ("gul", 2, 2),
        ("Ata", 2, 2),
        ("0001 gulal", 1, 1),
        ("gulalek atajanowa", 2, 2),
        ("gu", 0, 2),
        ("0001 g", 0, 1),
        ("ulalek", 0, 2),
        ("janowa", 0, 2),
        ("0001 lek", 0, 1),
    ] {
        for request in [cases(text), people(text)] {
            assert_eq!(found(&mut office, request.clone()), masked, "{request:?}");
            let unmasked = Request::Unmasked {
                reason: "phoning the aunt".into(),
                request: Box::new(request),
            };
            assert_eq!(found(&mut office, unmasked), in_full, "{text}");
        }
    }
    assert_eq!(found(&mut office, cases("01 cli")), 1);
}
