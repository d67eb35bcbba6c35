//! The audit trail: what is written, and that it holds together.

use crate::door::Door;
use crate::support::{NOBODY, OTHER, OWN, RESTRICTED, TODAY, ask, day, id, office};
use goldaw::domain::account::Role;
use goldaw::domain::audit::AuditAction;
use goldaw::office::audit::{AuditPage, AuditQuery, AuditRow};
use goldaw::office::{Answer, Refusal, Request};

fn entries(office: &mut Door) -> u64 {
    match ask(office, Role::Administrator, Request::Verify).unwrap() {
        Answer::Verified(verification) => {
            assert_eq!(verification.faults, []);
            verification.audit_entries
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn opening_refusing_and_unmasking_leave_an_entry_each_and_reading_a_list_none() {
    let mut office = office();
    let before = entries(&mut office);
    ask(&mut office, Role::Supervisor, Request::ThisWeek(None)).unwrap();
    assert_eq!(entries(&mut office), before, "a list");
    ask(&mut office, Role::Supervisor, Request::Case(id(OWN))).unwrap();
    assert_eq!(entries(&mut office), before + 1, "an opened case file");
    ask(&mut office, Role::Administrator, Request::ThisWeek(None)).unwrap_err();
    assert_eq!(entries(&mut office), before + 2, "a refusal");
    ask(&mut office, Role::Supervisor, Request::Case(id(OTHER))).unwrap_err();
    let unmasked = Request::Unmasked {
        reason: "phoning the aunt".into(),
        request: Box::new(Request::Case(id(OWN))),
    };
    let before = entries(&mut office);
    match ask(&mut office, Role::Supervisor, unmasked).unwrap() {
        Answer::Case(view) => assert_eq!(view.household[0].name, "Gülälek Atajanowa"),
        other => panic!("{other:?}"),
    }
    assert_eq!(entries(&mut office), before + 2, "unmasking and opening");
}

#[test]
fn names_are_initials_until_a_reason_is_given() {
    match ask(&mut office(), Role::Supervisor, Request::Case(id(OWN))).unwrap() {
        Answer::Case(view) => assert_eq!(view.household[0].name, "G.A."),
        other => panic!("{other:?}"),
    }
}

fn page(office: &mut Door, role: Role, query: AuditQuery) -> AuditPage {
    match ask(office, role, Request::Audit(query)).unwrap() {
        Answer::Audit(page) => *page,
        other => panic!("{other:?}"),
    }
}

/// An office in which everybody asked for every case.
fn busy_office() -> Door {
    let mut office = office();
    for role in [Role::Supervisor, Role::Coordinator, Role::Specialist] {
        for case in [OWN, OTHER, RESTRICTED] {
            let request = Request::Unmasked {
                reason: "phoning the aunt".into(),
                request: Box::new(Request::Case(id(case))),
            };
            let _ = ask(&mut office, role, request);
        }
    }
    office
}

#[test]
fn each_role_reads_of_the_trail_what_it_may_know() {
    let mut office = busy_office();
    let mut codes = |role| {
        let rows = page(&mut office, role, AuditQuery::default()).rows;
        let beside = [AuditAction::Created, AuditAction::LoggedIn];
        let told = rows.iter().filter(|row| !beside.contains(&row.action));
        let told = told.map(|row| {
            let who = row.who.as_ref().unwrap().0.clone();
            let case = row
                .case
                .as_ref()
                .map_or("", |(_, code)| code.0.rsplit('-').next().unwrap());
            (who, row.action.code(), case.to_owned(), row.reason.clone())
        });
        told.collect::<Vec<_>>()
    };
    let phoning = "phoning the aunt";
    let row = |who: &str, action, case: &str, reason: &str| {
        (who.to_owned(), action, case.to_owned(), reason.to_owned())
    };
    let everything = |hidden: &str| {
        vec![
            row("specialist-1", "refused", "0003", ""),
            row("specialist-1", "refused", "0002", ""),
            row("specialist-1", "unmasked", "0001", phoning),
            row("specialist-1", "opened", "0001", ""),
            row("coordinator-1", "refused", "0003", ""),
            row("coordinator-1", "unmasked", "0002", phoning),
            row("coordinator-1", "opened", "0002", ""),
            row("coordinator-1", "unmasked", "0001", phoning),
            row("coordinator-1", "opened", "0001", ""),
            row("supervisor-1", "unmasked", "0003", hidden),
            row("supervisor-1", "opened", "0003", ""),
            row("supervisor-1", "refused", "0002", ""),
            row("supervisor-1", "unmasked", "0001", phoning),
            row("supervisor-1", "opened", "0001", ""),
        ]
    };
    // The coordinator is not named in the restricted case: its code is known, the reason is not.
    assert_eq!(codes(Role::Coordinator), everything(""));
    // To the supervisor another team's case says nothing, not even in her own entry.
    let team: Vec<_> = everything(phoning)
        .into_iter()
        .filter(|(who, _, case, _)| case != "0002" || who == "supervisor-1")
        .map(|(who, action, case, reason)| {
            let known = if case == "0002" { String::new() } else { case };
            (who, action, known, reason)
        })
        .collect();
    assert_eq!(codes(Role::Supervisor), team);
    // The administrator sees who did what and when, but nothing of cases. Reading is in the trail too.
    let mut bare: Vec<_> = everything("")
        .into_iter()
        .map(|(who, action, ..)| (who, action, String::new(), String::new()))
        .collect();
    for role in ["coordinator-1", "supervisor-1"] {
        bare.insert(0, row(role, "opened", "", ""));
    }
    assert_eq!(codes(Role::Administrator), bare);
    let refused = ask(
        &mut office,
        Role::Specialist,
        Request::Audit(AuditQuery::default()),
    );
    assert!(
        matches!(refused, Err(Refusal::NotAllowed(_))),
        "{refused:?}"
    );
}

#[test]
fn the_trail_is_narrowed_by_person_case_action_and_day() {
    let mut office = busy_office();
    let code = |case: u8| format!("BAL-TUR-2021-{case:04}");
    let today = day(TODAY);
    let query = AuditQuery::default;
    for (query, found) in [
        (
            AuditQuery {
                login: Some(" Coordinator-1".into()),
                ..query()
            },
            5,
        ),
        (
            AuditQuery {
                case: Some(code(OTHER)),
                ..query()
            },
            4,
        ),
        (
            AuditQuery {
                action: Some(AuditAction::Unmasked),
                ..query()
            },
            5,
        ),
        (
            AuditQuery {
                action: Some(AuditAction::Unmasked),
                case: Some(code(OWN)),
                from: Some(today),
                until: Some(today),
                ..query()
            },
            3,
        ),
        (
            AuditQuery {
                from: today.succ_opt(),
                ..query()
            },
            0,
        ),
        (
            AuditQuery {
                until: today.pred_opt(),
                ..query()
            },
            0,
        ),
    ] {
        let page = page(&mut office, Role::Coordinator, query.clone());
        let by = |row: &&AuditRow| !["audit", "log_in"].contains(&row.request.as_str());
        assert_eq!(page.rows.iter().filter(by).count(), found, "{query:?}");
        assert_eq!(page.next, None);
    }
    for (role, login, case) in [
        (Role::Coordinator, Some("nobody"), None),
        (Role::Coordinator, None, Some(code(NOBODY))),
        (Role::Supervisor, None, Some(code(OTHER))),
        (Role::Administrator, None, Some(code(OWN))),
    ] {
        let query = AuditQuery {
            login: login.map(str::to_owned),
            case,
            ..query()
        };
        let refused = ask(&mut office, role, Request::Audit(query.clone()));
        assert!(matches!(refused, Err(Refusal::NotFound(_))), "{query:?}");
    }
}

#[test]
fn a_long_trail_is_read_page_by_page_to_its_beginning() {
    let mut office = office();
    for _ in 0..1_100 {
        ask(&mut office, Role::Administrator, Request::ThisWeek(None)).unwrap_err();
        ask(&mut office, Role::Supervisor, Request::Case(id(OTHER))).unwrap_err();
    }
    let last = entries(&mut office);
    let mut query = AuditQuery {
        login: Some("supervisor-1".into()),
        ..AuditQuery::default()
    };
    let (mut found, mut pages) = (Vec::new(), 0);
    loop {
        let page = page(&mut office, Role::Coordinator, query);
        let asked = page.rows.iter().filter(|row| row.request != "log_in");
        found.extend(asked.map(|row| row.sequence));
        pages += 1;
        if page.next.is_none() {
            break;
        }
        assert!(page.searched_to.is_some());
        query = AuditQuery {
            before: page.next,
            ..page.query
        };
    }
    assert!(found.is_sorted_by(|newer, older| newer > older));
    assert_eq!((found.len(), pages), (1_100, 12));
    // One that finds nothing stops after as many entries as nobody waits for, and says so.
    let nothing = AuditQuery {
        login: Some("supervisor-2".into()),
        ..AuditQuery::default()
    };
    let page = page(&mut office, Role::Coordinator, nothing);
    assert_eq!((page.rows.len(), page.next.is_some()), (0, true));
    assert!(page.next.unwrap() > last - 2_100);
    assert!(entries(&mut office) > last, "reading is an entry");
}
