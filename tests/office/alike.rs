//! A list finds what the interface finds, and places by each of their names.

use crate::door::Door;
use crate::support::{OWN, ask, batch, contact, english, id, opened, over, partner};
use goldaw::domain::account::Role;
use goldaw::domain::names::Names;
use goldaw::domain::partner::{Partner, Service, ServiceStatus};
use goldaw::exchange::assets;
use goldaw::office::caseload::{CaseFilter, CaseSort, CaseloadQuery};
use goldaw::office::directory::DirectoryRows;
use goldaw::office::listing::{Listed, Listing, What};
use goldaw::office::loading::Batch;
use goldaw::office::referrals::NewReferral;
use goldaw::office::{Answer, Request};
use goldaw::store::Store;
use std::collections::BTreeSet;

/// Texts that find something in one case, partner, service or account, and some that find nothing.
const QUERIES: [&str; 19] = [
    "",
    "gulalek",
    "АТАДЖАНОВА",
    "2021-0001",
    "clinic mother",
    "Krasnowodsk",
    "Балкан",
    "Balkan welaýaty",
    "turkmenbasy",
    "yenme",
    "Енме",
    "keyik okara",
    "gazelles",
    "counselling",
    "консультация",
    "family therapy ýeňme",
    "supervisor",
    "verify",
    "nothing like it",
];

/// The two teams with every area, a partner of two names and services, one of them of two names.
fn office() -> Door {
    let mut office = over(Store::in_memory().unwrap());
    let gazelles = Partner {
        id: id(8),
        names: Names {
            russian: "Луг газелей".into(),
            ..Names::from("Keýik Okara")
        },
        alternate_name: "The Gazelles".into(),
        ..partner()
    };
    let batch = Batch {
        areas: assets::areas(),
        partners: vec![partner(), gazelles],
        services: vec![
            service(1, 7, "Family therapy", ""),
            service(2, 8, "Counselling", "Консультация"),
        ],
        ..batch()
    };
    office.load(&batch).unwrap();
    opened(office)
}

fn service(number: u8, partner: u8, name: &str, other: &str) -> Service {
    Service {
        id: id(number),
        source: None,
        partner: Some(id(partner)),
        names: name.into(),
        description: String::new(),
        status: ServiceStatus::Active,
        eligibility: String::new(),
        application_process: String::new(),
        assured_on: None,
        attributes: vec![("alternate_name".into(), other.into())],
    }
}

fn listed(what: What, search: &str, all: bool) -> Request {
    Request::List(Listing {
        what,
        search: search.into(),
        specialist: None,
        area: None,
        all,
    })
}

fn cases(search: &str) -> Request {
    Request::Caseload(CaseloadQuery {
        specialist: None,
        search: search.into(),
        filter: CaseFilter::All,
        sort: CaseSort::Code,
        most: None,
    })
}

/// The codes or names of what is found.
fn found(door: &mut Door, role: Role, request: Request) -> BTreeSet<String> {
    match ask(door, role, request).unwrap() {
        Answer::Caseload(caseload) => caseload.rows.into_iter().map(|one| one.code.0).collect(),
        Answer::Partners(choices) => choices.into_iter().map(|one| english(&one.names)).collect(),
        Answer::Listed(Listed::Cases(rows)) => rows.into_iter().map(|one| one.code.0).collect(),
        Answer::Listed(Listed::Partners(rows)) => {
            rows.into_iter().map(|one| english(&one.names)).collect()
        }
        Answer::Listed(Listed::Services(rows)) => {
            rows.into_iter().map(|one| english(&one.1.names)).collect()
        }
        Answer::Listed(Listed::Accounts(rows)) => rows.into_iter().map(|one| one.login).collect(),
        Answer::Listed(Listed::Contacts(rows)) => rows.into_iter().map(|one| one.0.0).collect(),
        Answer::Listed(Listed::Areas(rows)) => rows.into_iter().map(|one| one.0.code.0).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_list_finds_the_cases_and_the_partners_that_the_interface_finds() {
    let mut office = office();
    let (mut most_cases, mut most_partners) = (0, 0);
    for query in QUERIES {
        for role in [Role::Supervisor, Role::Coordinator, Role::Specialist] {
            let shown = found(&mut office, role, cases(query));
            let list = found(&mut office, role, listed(What::Cases, query, false));
            assert_eq!(list, shown, "cases {query}");
            most_cases += usize::from(!query.is_empty()) * shown.len();
            let shown = found(&mut office, role, Request::Partners(query.into()));
            let list = found(&mut office, role, listed(What::Partners, query, false));
            assert_eq!(list, shown, "partners {query}");
            most_partners += usize::from(!query.is_empty()) * shown.len();
        }
    }
    assert!(
        most_cases >= 8 && most_partners >= 15,
        "{most_cases} {most_partners}"
    );
}

#[test]
fn partners_services_and_accounts_are_found_by_any_of_their_names() {
    let mut office = office();
    for (what, role, query, expected) in [
        (What::Partners, Role::Coordinator, "Кейик", "Keýik Okara"),
        (What::Partners, Role::Coordinator, "gazelles", "Keýik Okara"),
        (What::Partners, Role::Coordinator, "луг газ", "Keýik Okara"),
        (What::Services, Role::Coordinator, "луг газ", "Counselling"),
        (
            What::Partners,
            Role::Coordinator,
            "консультация",
            "Keýik Okara",
        ),
        (
            What::Services,
            Role::Coordinator,
            "консультация",
            "Counselling",
        ),
        (What::Services, Role::Coordinator, "gazelles", "Counselling"),
        (
            What::Services,
            Role::Coordinator,
            "Yenme therapy",
            "Family therapy",
        ),
        (
            What::Accounts,
            Role::Administrator,
            "administr",
            "administrator-1",
        ),
    ] {
        let rows = found(&mut office, role, listed(what, query, false));
        assert_eq!(rows, [expected.to_owned()].into(), "{query}");
    }
}

#[test]
fn an_area_is_found_by_its_region_and_by_the_names_before_and_after_it() {
    let mut office = office();
    for (query, some, all) in [
        // Where somebody works, else nowhere: `--all` has the others, those that are gone and those to come.
        ("Krasnowodsk", &["BAL-TUR"][..], &["BAL-KEN", "BAL-TUR"][..]),
        (
            "Балканский Туркменбаши город",
            &["BAL-TUR"],
            &["BAL-HAZ", "BAL-KEN", "BAL-TUE", "BAL-TUR"],
        ),
        ("nebitdag", &[], &["BAL-BAL", "BAL-GUM"]),
        ("Gyzylarbat", &[], &["BAL-GYZ", "BAL-SEE", "BAL-SER"]),
        ("Kyzylarvat", &[], &["BAL-GYZ", "BAL-SEE", "BAL-SER"]),
        ("Сердарский этрап", &[], &["BAL-GYZ", "BAL-SEE"]),
        ("Nyýazow Shabat", &[], &["DAS-SAP", "DAS-SHA"]),
        ("Елетен", &[], &["MAR-YOL"]),
        ("ýolöten", &[], &["MAR-YOL"]),
        ("verify", &[], &[]),
        ("2025", &[], &[]),
    ] {
        for (more, expected) in [(false, some), (true, all)] {
            let rows = found(
                &mut office,
                Role::Coordinator,
                listed(What::Areas, query, more),
            );
            let expected: BTreeSet<String> = expected.iter().map(|code| code.to_string()).collect();
            assert_eq!(rows, expected, "{query}");
        }
    }
    let everywhere = found(
        &mut office,
        Role::Coordinator,
        listed(What::Areas, "", true),
    );
    assert_eq!(everywhere.len(), assets::areas().len());
    let in_ahal = found(
        &mut office,
        Role::Coordinator,
        listed(What::Areas, "Ахалский велаят", true),
    );
    assert!(in_ahal.len() >= 10 && in_ahal.iter().all(|code| code.starts_with("AHA-")));
}

#[test]
fn what_belongs_to_a_case_is_found_by_what_finds_the_case() {
    let mut office = office();
    let contact = Request::RecordContact(contact(id(OWN)));
    ask(&mut office, Role::Supervisor, contact).unwrap();
    for (query, expected) in [
        ("gulalek", 1),
        ("Балкан", 1),
        ("2021-0001", 1),
        ("aunt", 1),
        ("aunt gulalek", 1),
        ("aunt nowhere", 0),
    ] {
        let contacts = listed(What::Contacts, query, false);
        let rows = found(&mut office, Role::Supervisor, contacts);
        assert_eq!(rows.len(), expected, "{query}");
    }
}

#[test]
fn a_case_that_is_shut_is_found_by_its_code_and_area_alone() {
    let mut office = office();
    for (query, to_her, to_others) in [
        ("2021-0003", 1, 1),
        ("0003 Балкан", 1, 1),
        ("0003 clinic", 1, 0),
        ("0003 gulalek", 1, 0),
    ] {
        for (role, expected) in [(Role::Supervisor, to_her), (Role::Coordinator, to_others)] {
            let rows = found(&mut office, role, cases(query));
            assert_eq!(rows.len(), expected, "{role:?} {query}");
        }
    }
}

#[test]
fn a_partner_that_has_another_name_now_is_found_by_that() {
    let mut office = office();
    let referral = Request::StartReferral(NewReferral {
        case: id(OWN),
        need: "family therapy".into(),
        urgent: false,
        partner: partner().id,
        service: None,
        override_reason: String::new(),
        send_by: None,
    });
    ask(&mut office, Role::Supervisor, referral).unwrap();
    let count = |office: &mut Door, query| found(office, Role::Supervisor, cases(query)).len();
    assert_eq!(
        [count(&mut office, "yenme"), count(&mut office, "umyt")],
        [1, 0]
    );
    let renamed = DirectoryRows {
        partners: vec![Partner {
            names: "Umyt".into(),
            ..partner()
        }],
        ..DirectoryRows::default()
    };
    ask(
        &mut office,
        Role::Coordinator,
        Request::ImportDirectory(renamed),
    )
    .unwrap();
    assert_eq!(
        [count(&mut office, "yenme"), count(&mut office, "umyt")],
        [0, 1]
    );
}
