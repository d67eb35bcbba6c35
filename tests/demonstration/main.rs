//! The fictional service: its exact figures, its stability, and that every record in it is one that
//! the service itself could have made.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout
)]

use goldaw::demonstration::{Plan, batches};
use goldaw::domain::account::Account;
use goldaw::domain::action::Action;
use goldaw::domain::activity::Activity;
use goldaw::domain::area::Area;
use goldaw::domain::contact::check;
use goldaw::domain::identifier::PersonId;
use goldaw::domain::partner::{Partner, Service};
use goldaw::domain::person::AgeGroup;
use goldaw::domain::session::{PersonalPart, Session};
use goldaw::domain::settings::Settings;
use goldaw::domain::specialist::Specialist;
use goldaw::domain::standing::CaseRecords;
use goldaw::office::loading::Batch;
use std::collections::BTreeMap;

mod bad_week;
mod making;
mod records;
mod staff;

/// A whole service, put together from its batches.
#[derive(Default)]
struct Whole {
    settings: Settings,
    areas: Vec<Area>,
    accounts: Vec<Account>,
    specialists: Vec<Specialist>,
    partners: Vec<Partner>,
    services: Vec<Service>,
    cases: Vec<CaseRecords>,
    sessions: Vec<Session>,
    personal_parts: Vec<PersonalPart>,
    actions: Vec<Action>,
    activities: Vec<Activity>,
}

fn plan(seed: u64, cases: u32) -> Plan {
    Plan {
        seed,
        cases,
        ..Plan::default()
    }
}

fn whole(plan: &Plan) -> Whole {
    let mut whole = Whole::default();
    for batch in batches(plan) {
        if let Some(settings) = batch.settings {
            whole.settings = settings;
        }
        whole.areas.extend(batch.areas);
        whole.accounts.extend(batch.accounts);
        whole.specialists.extend(batch.specialists);
        whole.partners.extend(batch.partners);
        whole.services.extend(batch.services);
        whole.cases.extend(batch.cases);
        whole.sessions.extend(batch.sessions);
        whole.personal_parts.extend(batch.personal_parts);
        whole.actions.extend(batch.actions);
        whole.activities.extend(batch.activities);
    }
    whole
}

#[test]
fn people_are_counted_exactly_at_every_size() {
    for seed in [1, 7] {
        for cases in [100, 512, 513, 1000] {
            let whole = whole(&plan(seed, cases));
            let mut groups: BTreeMap<PersonId, AgeGroup> = BTreeMap::new();
            let mut memberships = 0;
            for (_, person) in whole.cases.iter().flat_map(|case| &case.household) {
                memberships += 1;
                let group = person.age_group(&whole.settings);
                let before = groups.insert(person.id, group);
                assert!(before.is_none_or(|before| before == group));
            }
            let count = |group| groups.values().filter(|found| **found == group).count();
            let cases = cases as usize;
            let found = (
                whole.cases.len(),
                groups.len(),
                count(AgeGroup::Child),
                count(AgeGroup::Elderly),
                count(AgeGroup::Unknown),
            );
            let elderly = (cases * 45 + 50) / 100;
            assert_eq!(
                found,
                (cases, 5 * cases, 2 * cases, elderly, 0),
                "seed {seed}"
            );
            assert!(cases < 512 || memberships > groups.len());
        }
    }
    assert_eq!((512 * 45 + 50) / 100, 230);
}

#[test]
fn the_same_plan_gives_the_same_batches() {
    for plan in [plan(1, 120), plan(7, 40)] {
        assert!(batches(&plan).eq(batches(&plan)));
    }
    let first = |seed| batches(&plan(seed, 40)).find(|batch| !batch.cases.is_empty());
    assert_ne!(first(1), first(7));
    let last: Vec<bool> = batches(&plan(1, 40)).map(|batch| batch.last).collect();
    assert_eq!(last.iter().filter(|last| **last).count(), 1);
    assert_eq!(last.last(), Some(&true));
}

#[test]
fn a_batch_is_small() {
    for batch in batches(&Plan::default()) {
        assert!(size(&batch) <= 400, "{} records", size(&batch));
    }
}

fn size(batch: &Batch) -> usize {
    let cases = batch.cases.iter().map(|case| {
        1 + 2 * case.household.len()
            + case.contacts.len()
            + case.referrals.len()
            + case.actions.len()
            + case.items.len()
    });
    cases.sum::<usize>()
        + batch.areas.len()
        + batch.accounts.len()
        + batch.specialists.len()
        + batch.partners.len()
        + batch.services.len()
        + batch.sessions.len()
        + batch.personal_parts.len()
        + batch.actions.len()
        + batch.activities.len()
}

#[test]
fn codes_are_counted_by_area_and_year() {
    let whole = whole(&plan(7, 1000));
    let mut serials: BTreeMap<String, Vec<(chrono::NaiveDate, u32)>> = BTreeMap::new();
    for case in &whole.cases {
        let (prefix, serial) = case.file.code.0.rsplit_once('-').unwrap();
        assert!(prefix.starts_with(&case.file.area.0));
        let entry = serials.entry(prefix.to_owned()).or_default();
        entry.push((case.file.registered_on, serial.parse().unwrap()));
    }
    for (prefix, mut found) in serials {
        found.sort_by_key(|(_, serial)| *serial);
        assert!(
            found
                .iter()
                .map(|(_, serial)| *serial)
                .eq(1..=u32::try_from(found.len()).unwrap()),
            "{prefix}"
        );
        assert!(found.is_sorted_by_key(|(day, _)| *day), "{prefix}");
    }
}

#[test]
fn any_day_and_size_can_be_made() {
    let days = ["2024-02-29", "2026-03-08", "2020-01-01", "0001-01-01"];
    for (day, cases) in days.into_iter().zip([100, 45, 1, 0]) {
        let plan = Plan {
            today: day.parse().unwrap(),
            ..plan(3, cases)
        };
        let whole = whole(&plan);
        let cases = cases as usize;
        assert_eq!(whole.cases.len(), cases);
        let people = whole.cases.iter().flat_map(|case| &case.household);
        let children =
            people.filter(|(_, person)| person.age_group(&whole.settings) == AgeGroup::Child);
        assert_eq!(children.count(), 2 * cases);
        for contact in whole.cases.iter().flat_map(|case| &case.contacts) {
            assert_eq!(check(contact, plan.today), Ok(()));
        }
    }
}
