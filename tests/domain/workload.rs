//! Workload in points.

use crate::support::{ago, member, open_referral, quiet, specialist, today};
use goldaw::domain::case::{CaseStatus, Risk};
use goldaw::domain::person::AgeGroup;
use goldaw::domain::referral::AttemptStatus;
use goldaw::domain::settings::Settings;
use goldaw::domain::specialist::{Experience, Specialist};
use goldaw::domain::standing::Standing;
use goldaw::domain::workload::{Band, points, workload};

#[test]
fn a_case_weighs_what_it_asks_for() {
    let household = |count| {
        (1..=count)
            .map(|number| member(number, AgeGroup::Adult))
            .collect()
    };
    let referrals = |count| vec![open_referral(AttemptStatus::Requested, ago(1)); count];
    let low = || quiet(Risk::Low);
    let table: [(&str, Standing, u32); 12] = [
        ("low", low(), 2),
        ("not rated", quiet(Risk::Unrated), 2),
        ("medium", quiet(Risk::Medium), 4),
        ("high", quiet(Risk::High), 6),
        (
            "five people",
            Standing {
                members: household(5),
                ..low()
            },
            2,
        ),
        (
            "six people",
            Standing {
                members: household(6),
                ..low()
            },
            3,
        ),
        (
            "a referral",
            Standing {
                referrals: referrals(1),
                ..low()
            },
            3,
        ),
        (
            "three referrals",
            Standing {
                referrals: referrals(3),
                ..low()
            },
            5,
        ),
        (
            "four referrals",
            Standing {
                referrals: referrals(4),
                ..low()
            },
            5,
        ),
        (
            "plan due in 14 days",
            Standing {
                planned_on: None,
                assessed_on: Some(ago(1)),
                ..low()
            },
            3,
        ),
        (
            "plan due in 15 days",
            Standing {
                planned_on: None,
                assessed_on: Some(ago(0)),
                ..low()
            },
            2,
        ),
        (
            "assessment overdue",
            Standing {
                assessed_on: None,
                planned_on: None,
                ..low()
            },
            3,
        ),
    ];
    for (what, standing, expected) in table {
        assert_eq!(
            points(&standing, &Settings::default(), today()),
            expected,
            "{what}"
        );
    }
}

fn band(specialist: &Specialist, settings: &Settings, cases: usize) -> (u32, u32, Band) {
    let cases = vec![quiet(Risk::Low); cases];
    let load = workload(specialist, &cases, 0, settings, today());
    (load.points, load.capacity, load.band)
}

#[test]
fn a_caseload_is_weighed_against_the_capacity() {
    // Fifteen points come with the work, two with each case.
    let table = [
        (22, (59, 100, Band::Low)),
        (23, (61, 100, Band::Normal)),
        (34, (83, 100, Band::Normal)),
        (35, (85, 100, Band::High)),
        (42, (99, 100, Band::High)),
        (43, (101, 100, Band::Over)),
    ];
    for (cases, expected) in table {
        let found = band(&specialist(), &Settings::default(), cases);
        assert_eq!(found, expected, "{cases} cases");
    }
}

#[test]
fn the_bands_begin_exactly_at_their_share() {
    let of = |capacity, cases| {
        let settings = Settings {
            capacity,
            ..Settings::default()
        };
        band(&specialist(), &settings, cases).2
    };
    assert_eq!(of(25, 0), Band::Normal); // 15 of 25: 60 %
    assert_eq!(of(26, 0), Band::Low);
    assert_eq!(of(15, 0), Band::High); // full, but not over
    assert_eq!(of(14, 0), Band::Over);
    assert_eq!(of(200, 92), Band::High); // 199 of 200
    assert_eq!(of(200, 93), Band::Over); // 201 of 200, less than one percent over
    assert_eq!(of(0, 0), Band::Over);
    assert_eq!(of(u32::MAX, 0), Band::Low);
}

#[test]
fn capacity_follows_experience_and_hours_and_closed_cases_weigh_nothing() {
    let new = Specialist {
        experience: Experience::New,
        ..specialist()
    };
    let half = Specialist {
        full_time_percent: 50,
        ..specialist()
    };
    let settings = Settings::default();
    assert_eq!(band(&new, &settings, 0).1, 90);
    assert_eq!(band(&half, &settings, 0).1, 50);
    let closed = Standing {
        status: CaseStatus::Closed,
        ..quiet(Risk::High)
    };
    let closed = [closed];
    assert_eq!(workload(&half, &closed, 0, &settings, today()).points, 15);
    assert_eq!(workload(&half, &closed, 3, &settings, today()).points, 21);
}
