//! The group programme, the community event and the training rounds (facts F09, F23 to F28, F31).

use super::Service;
use super::random::Stream;
use super::subject::case_id;
use crate::domain::Day;
use crate::domain::activity::{Activity, ActivityKind, Contribution};
use crate::domain::area::AreaCode;
use crate::domain::case::TargetGroup;
use crate::domain::identifier::{CaseId, SpecialistId};

/// The area of the community event, and those whose specialists helped.
const EVENT_AREA: &str = "BAL-BAL";
const HELPING_AREAS: [&str; 2] = ["BAL-SER", "BAL-TUR"];

/// Families at most in an activity.
const FAMILIES: usize = 12;

/// The programme, the event and the training rounds.
pub fn all(service: &Service) -> Vec<Activity> {
    let mut activities = vec![programme(service), event(service)];
    let rounds = [
        (
            "training_foundational",
            "training_place_foundational",
            (2020, 11, 17),
            (2020, 12, 21),
        ),
        (
            "training_advanced",
            "training_place_advanced",
            (2021, 3, 24),
            (2021, 4, 13),
        ),
        (
            "training_specialised",
            "training_place_specialised",
            (2021, 5, 24),
            (2021, 6, 27),
        ),
    ];
    for (number, (name, place, from, to)) in rounds.into_iter().enumerate() {
        let (from, to) = (day(from), day(to));
        activities.push(Activity {
            specialists: specialists(service, |_| true, to),
            days: 15,
            ..empty(
                service,
                2 + number,
                ActivityKind::Training,
                (name, place),
                from,
                to,
            )
        });
    }
    activities
}

fn programme(service: &Service) -> Activity {
    let (from, to) = (day((2021, 9, 6)), day((2021, 11, 29)));
    let area = |area: &AreaCode| area.region() == "ASG";
    let families = |group| matches!(group, TargetGroup::Family | TargetGroup::Addiction);
    Activity {
        specialists: specialists(service, area, from)
            .into_iter()
            .take(2)
            .collect(),
        cases: cases(service, area, families, from),
        days: 12,
        attendance: 24,
        ..empty(
            service,
            0,
            ActivityKind::Programme,
            ("programme_name", "programme_place"),
            from,
            to,
        )
    }
}

fn event(service: &Service) -> Activity {
    let on = day((2021, 6, 1));
    let here = |area: &AreaCode| area.0 == EVENT_AREA;
    let helping = |area: &AreaCode| HELPING_AREAS.contains(&area.0.as_str());
    let hosts = specialists(service, here, on);
    let guests = HELPING_AREAS.len();
    let helpers = specialists(service, helping, on)
        .into_iter()
        .step_by(2)
        .take(guests);
    let given = service.lists.contributions.iter().map(|row| Contribution {
        organisation: row.organisation.clone(),
        description: row.description.clone(),
    });
    Activity {
        area: Some(AreaCode(EVENT_AREA.to_owned())),
        specialists: hosts.into_iter().chain(helpers).collect(),
        cases: cases(service, here, |_| true, on),
        contributions: given.collect(),
        days: 1,
        attendance: 150,
        ..empty(
            service,
            1,
            ActivityKind::Event,
            ("event_name", "event_place"),
            on,
            on,
        )
    }
}

/// The specialists of some areas who worked on the day.
fn specialists(
    service: &Service,
    in_area: impl Fn(&AreaCode) -> bool,
    on: Day,
) -> Vec<SpecialistId> {
    let posts = service.staff.posts.iter();
    posts
        .filter(|post| in_area(&post.area) && post.start_date(service) <= on)
        .map(|post| post.specialist)
        .collect()
}

/// Families with children of some areas that were registered on the day.
fn cases(
    service: &Service,
    in_area: impl Fn(&AreaCode) -> bool,
    of_group: impl Fn(TargetGroup) -> bool,
    on: Day,
) -> Vec<CaseId> {
    let seats = service.seats.iter().filter(|seat| {
        let post = service.staff.posts.get(seat.post);
        seat.registered_on < on
            && seat.shape.children > 0
            && of_group(seat.shape.group)
            && post.is_some_and(|post| in_area(&post.area))
    });
    seats
        .take(FAMILIES)
        .map(|seat| case_id(service, seat))
        .collect()
}

fn day((year, month, day): (i32, u32, u32)) -> Day {
    Day::from_ymd_opt(year, month, day).unwrap_or_default()
}

fn empty(
    service: &Service,
    number: usize,
    kind: ActivityKind,
    (name, place): (&str, &str),
    from: Day,
    to: Day,
) -> Activity {
    let mut random = service.random(Stream::Activity, number);
    Activity {
        id: random.id(),
        kind,
        name: service.lists.phrase(name, &mut random),
        from,
        to,
        days: 0,
        place: service.lists.phrase(place, &mut random),
        area: None,
        specialists: Vec::new(),
        cases: Vec::new(),
        contributions: Vec::new(),
        attendance: 0,
    }
}
