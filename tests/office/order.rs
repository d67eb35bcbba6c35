//! Names are in the order of the Turkmen alphabet wherever they are listed, Cyrillic after Latin.

use crate::support::{ask, english, id, office, partner};
use goldaw::domain::account::Role;
use goldaw::domain::partner::{Partner, Service, ServiceStatus};
use goldaw::office::directory::DirectoryRows;
use goldaw::office::listing::{Listed, Listing, What};
use goldaw::office::{Answer, Request};

/// In this order, with the partner who is there from the beginning.
const NAMES: [&str; 8] = [
    "Bäherden",
    "Çary",
    "Etrek",
    "Änew",
    "Jeren",
    "Žale",
    "Ýeňme",
    "Бахар",
];

fn list(what: What) -> Request {
    Request::List(Listing {
        what,
        search: String::new(),
        specialist: None,
        area: None,
        all: false,
    })
}

/// The ids run the other way, so that nothing is in order by chance.
fn new_partner(number: u8) -> Partner {
    Partner {
        id: id(200 - number),
        names: NAMES[usize::from(number - 1)].into(),
        ..partner()
    }
}

fn service(number: u8) -> Service {
    Service {
        id: id(200 - number),
        source: None,
        partner: Some(id(7)),
        names: NAMES[usize::from(number - 1)].into(),
        description: String::new(),
        status: ServiceStatus::Active,
        eligibility: String::new(),
        application_process: String::new(),
        assured_on: None,
        attributes: Vec::new(),
    }
}

#[test]
fn partners_and_services_are_listed_in_the_order_of_the_turkmen_alphabet() {
    let mut office = office();
    let new = (1..=8).filter(|number| *number != 7);
    let rows = DirectoryRows {
        partners: new.map(new_partner).collect(),
        services: (1..=8).map(service).collect(),
        ..DirectoryRows::default()
    };
    let mut names = |request| match ask(&mut office, Role::Coordinator, request).unwrap() {
        Answer::Imported(_) => Vec::new(),
        Answer::Partners(choices) => choices.into_iter().map(|one| english(&one.names)).collect(),
        Answer::Listed(Listed::Partners(rows)) => {
            rows.into_iter().map(|one| english(&one.names)).collect()
        }
        Answer::Listed(Listed::Services(rows)) => rows
            .into_iter()
            .map(|(_, service)| english(&service.names))
            .collect(),
        other => panic!("{other:?}"),
    };
    names(Request::ImportDirectory(rows));
    assert_eq!(names(Request::Partners(String::new())), NAMES);
    assert_eq!(names(list(What::Partners)), NAMES);
    assert_eq!(names(list(What::Services)), NAMES);
}
