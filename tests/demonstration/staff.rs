//! The staff, the activities and the directory of 2021.

use super::whole;
use goldaw::demonstration::Plan;
use goldaw::domain::account::Role;
use goldaw::domain::activity::ActivityKind;
use goldaw::domain::area::Area;
use goldaw::domain::identifier::AccountId;
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn the_staff_is_the_staff_of_2021() {
    let whole = whole(&Plan::default());
    let mut regions: BTreeMap<&str, usize> = BTreeMap::new();
    let mut areas: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for specialist in &whole.specialists {
        let region = specialist.area.region();
        *regions.entry(region).or_default() += 1;
        areas.entry(region).or_default().insert(&specialist.area.0);
        assert!(specialist.code.starts_with(region));
        let valid =
            |area: &&Area| area.code == specialist.area && area.valid_on(Plan::default().today);
        assert!(whole.areas.iter().any(|area| valid(&area)));
    }
    let split = [
        ("AHA", 6),
        ("ASG", 12),
        ("BAL", 6),
        ("DAS", 6),
        ("LEB", 7),
        ("MAR", 8),
    ];
    assert_eq!(regions.into_iter().collect::<Vec<_>>(), split);
    let areas_found: Vec<(&str, usize)> = areas
        .iter()
        .map(|(region, codes)| (*region, codes.len()))
        .collect();
    let expected = [
        ("AHA", 3),
        ("ASG", 4),
        ("BAL", 3),
        ("DAS", 3),
        ("LEB", 3),
        ("MAR", 4),
    ];
    assert_eq!(areas_found, expected);
    assert!(areas["BAL"].contains("BAL-TUR") && areas["BAL"].contains("BAL-BAL"));
}

#[test]
fn nine_supervisors_lead_the_teams_and_everybody_has_an_account() {
    let whole = whole(&Plan::default());
    let login = |account: &AccountId| {
        let found = whole.accounts.iter().find(|found| found.id == *account);
        found.unwrap().login.clone()
    };
    let mut teams: BTreeMap<String, usize> = BTreeMap::new();
    for specialist in &whole.specialists {
        *teams
            .entry(login(&specialist.supervisor.unwrap()))
            .or_default() += 1;
    }
    let sizes: Vec<usize> = teams.values().copied().collect();
    assert_eq!(sizes, [6, 6, 6, 6, 6, 4, 3, 4, 4]);
    let logins: BTreeSet<&str> = whole
        .accounts
        .iter()
        .map(|account| account.login.as_str())
        .collect();
    assert_eq!((logins.len(), whole.accounts.len()), (56, 56));
    for expected in [
        "coordinator",
        "administrator",
        "supervisor-01",
        "supervisor-09",
        "specialist-01",
        "specialist-45",
    ] {
        assert!(logins.contains(expected), "{expected}");
    }
    for account in &whole.accounts {
        assert_eq!(
            account.specialist.is_some(),
            account.role == Role::Specialist
        );
        assert!(!account.disabled && account.name.contains(' '));
    }
}

#[test]
fn the_event_and_the_training_are_the_ones_of_2021() {
    let whole = whole(&Plan::default());
    let of = |kind| {
        whole
            .activities
            .iter()
            .filter(move |activity| activity.kind == kind)
    };
    let event = of(ActivityKind::Event).next().unwrap();
    assert_eq!(event.from, "2021-06-01".parse().unwrap());
    assert_eq!((event.attendance, event.contributions.len()), (150, 3));
    let areas: BTreeSet<&str> = event
        .specialists
        .iter()
        .map(|id| {
            whole
                .specialists
                .iter()
                .find(|found| found.id == *id)
                .unwrap()
        })
        .map(|specialist| specialist.area.0.as_str())
        .collect();
    assert_eq!(areas, BTreeSet::from(["BAL-BAL", "BAL-SER", "BAL-TUR"]));
    assert!(!event.cases.is_empty());
    assert_eq!(
        of(ActivityKind::Training)
            .map(|round| round.days)
            .collect::<Vec<_>>(),
        [15; 3]
    );
    assert_eq!(of(ActivityKind::Programme).count(), 1);
    assert!(
        whole
            .activities
            .iter()
            .all(|activity| !activity.specialists.is_empty())
    );
    let pilots = whole
        .services
        .iter()
        .filter(|service| !service.eligibility.is_empty());
    assert_eq!(pilots.count(), 12);
}
