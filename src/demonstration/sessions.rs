//! Sessions: ten weeks of individual sessions with each specialist, and the next one.

use super::random::{Random, Stream};
use super::staff::Post;
use super::subject::case_id;
use super::{Service, items, moment, workday};
use crate::domain::Day;
use crate::domain::action::{Action, ActionOwner, ActionStatus};
use crate::domain::calendar::plus;
use crate::domain::identifier::SessionId;
use crate::domain::rule::Rule;
use crate::domain::session::{AgendaMark, PersonalPart, Session, SessionKind, SessionStatus};
use crate::office::loading::Batch;
use chrono::Datelike;

/// How many past sessions each specialist has.
const PAST: i64 = 10;

/// The sessions of a specialist.
pub struct Schedule {
    /// The days of the sessions held, oldest first.
    pub past: Vec<Day>,
    /// The day of the planned one.
    pub planned: Option<Day>,
    /// The day of the one that was cancelled.
    cancelled: Option<Day>,
    /// Whether the last one waits for the signature.
    unsigned: bool,
}

impl Schedule {
    /// The days of the signed sessions, oldest first.
    pub fn signed(&self) -> &[Day] {
        match self.past.split_last() {
            Some((_, before)) if self.unsigned => before,
            _ => &self.past,
        }
    }
}

/// The sessions of a specialist: weekly on a weekday of their own; with one in seven the last was
/// missed, with one in four the last is not signed.
pub fn schedule(service: &Service, post: usize) -> Schedule {
    let today = service.plan.today;
    let calendar = &service.settings.calendar;
    let number = i64::try_from(post).unwrap_or(0);
    let weekday = i64::from(today.weekday().num_days_from_monday());
    let since = (weekday - number % 5 - 1).rem_euclid(7) + 1;
    let missed = number % 7 == 3;
    let last = plus(today, -since - if missed { 7 } else { 0 });
    let past = (0..PAST)
        .rev()
        .map(|week| workday(calendar, plus(last, -7 * week)));
    let next = plus(last, 7);
    let planned = calendar.after(plus(next, -1), 1);
    let cancelled = missed && number % 2 == 1;
    Schedule {
        past: past.collect(),
        planned: (!cancelled).then_some(planned),
        cancelled: cancelled.then_some(next),
        unsigned: number % 4 == 1,
    }
}

/// The id of the `place`-th session of a specialist.
pub fn session_id(service: &Service, post: usize, place: usize) -> SessionId {
    service.random(Stream::Session, post * 100 + place).id()
}

/// The sessions of some specialists, from the `first` on.
pub fn batch(service: &Service, first: usize, count: usize) -> Batch {
    let mut batch = Batch::default();
    let posts = service.staff.posts.iter().enumerate();
    for (number, post) in posts.skip(first).take(count) {
        let schedule = schedule(service, number);
        let mut random = service.random(Stream::Talk, number);
        for place in 0..schedule.past.len() {
            let session = held(service, (number, post), &schedule, place, &mut random);
            batch
                .personal_parts
                .extend(personal(service, &session, &mut random));
            batch.sessions.push(session);
        }
        batch
            .sessions
            .extend(ahead(service, (number, post), &schedule, &mut random));
        batch.actions.extend(loose_actions(
            service,
            (number, post),
            &schedule,
            &mut random,
        ));
    }
    batch
}

fn held(
    service: &Service,
    (number, post): (usize, &Post),
    schedule: &Schedule,
    place: usize,
    random: &mut Random,
) -> Session {
    let on = schedule
        .past
        .get(place)
        .copied()
        .unwrap_or(service.plan.today);
    let signed = place < schedule.signed().len();
    let signed_on = plus(on, random.between(1, 3)).min(service.plan.today);
    let next = schedule.past.get(place + 1).copied();
    Session {
        id: session_id(service, number, place),
        specialist: post.specialist,
        supervisor: post.supervisor,
        kind: SessionKind::Individual,
        status: if signed {
            SessionStatus::Signed
        } else {
            SessionStatus::Held
        },
        on,
        started_at: Some(moment(on, random)),
        general_note: service.lists.phrase("general", random),
        next_on: next.or(schedule.planned),
        cancel_reason: String::new(),
        agenda: agenda(service, number, schedule, place),
        unsigned_actions: Vec::new(),
        unsigned_ended: Vec::new(),
        signed_at: signed.then(|| moment(signed_on, random)),
    }
}

/// The lines of the agenda: the check-in, the cases that were talked about, the next date.
fn agenda(service: &Service, post: usize, schedule: &Schedule, place: usize) -> Vec<AgendaMark> {
    let mark = |rule, case| AgendaMark {
        rule,
        case,
        since: None,
    };
    let seats = service.seats.iter().filter(|seat| seat.post == post);
    let cases = seats.filter_map(|seat| {
        let discussed = items::discussed(service, seat, schedule).contains(&place);
        discussed.then(|| {
            let rule = items::raised_by(service, seat, schedule, place);
            mark(rule, Some(case_id(service, seat)))
        })
    });
    let closing = [mark(Rule::Workload, None), mark(Rule::NextDate, None)];
    std::iter::once(mark(Rule::CheckIn, None))
        .chain(cases)
        .chain(closing)
        .collect()
}

fn personal(service: &Service, session: &Session, random: &mut Random) -> Option<PersonalPart> {
    let wellbeing = u8::try_from(random.between(2, 5)).ok();
    random.chance(60).then(|| PersonalPart {
        session: session.id,
        specialist: session.specialist,
        supervisor: session.supervisor,
        wellbeing: wellbeing.filter(|_| random.chance(85)),
        note: service.lists.phrase("personal", random),
    })
}

/// The session that is planned, or the one that was cancelled.
fn ahead(
    service: &Service,
    (number, post): (usize, &Post),
    schedule: &Schedule,
    random: &mut Random,
) -> Option<Session> {
    let (status, on) = match (schedule.planned, schedule.cancelled) {
        (Some(on), _) => (SessionStatus::Planned, on),
        (None, Some(on)) => (SessionStatus::Cancelled, on),
        (None, None) => return None,
    };
    Some(Session {
        id: session_id(service, number, schedule.past.len()),
        specialist: post.specialist,
        supervisor: post.supervisor,
        kind: SessionKind::Individual,
        status,
        on,
        started_at: None,
        general_note: String::new(),
        next_on: None,
        cancel_reason: match status {
            SessionStatus::Cancelled => service.lists.phrase("cancelled", random),
            _ => String::new(),
        },
        agenda: Vec::new(),
        unsigned_actions: Vec::new(),
        unsigned_ended: Vec::new(),
        signed_at: None,
    })
}

/// Actions that concern no case: some done, some open, a few late.
fn loose_actions(
    service: &Service,
    (number, post): (usize, &Post),
    schedule: &Schedule,
    random: &mut Random,
) -> Vec<Action> {
    let days = schedule.signed();
    let mut actions = Vec::new();
    for (back, days_to_do) in [(5, 10), (2, 7), (0, random.between(16, 24))] {
        let place = days.len().saturating_sub(back + 1);
        let (Some(on), true) = (days.get(place), random.chance(60)) else {
            continue;
        };
        let late = back == 2 && number % 9 == 2;
        let due = if late {
            plus(service.plan.today, -random.between(1, 6))
        } else {
            plus(*on, days_to_do)
        };
        let open = late || due >= service.plan.today;
        actions.push(Action {
            id: random.id(),
            text: service.lists.phrase("loose_action", random),
            owner: if random.chance(75) {
                ActionOwner::Specialist
            } else {
                ActionOwner::Supervisor
            },
            specialist: post.specialist,
            supervisor: post.supervisor,
            due,
            case: None,
            session: session_id(service, number, place),
            status: if open {
                ActionStatus::Open
            } else {
                ActionStatus::Done
            },
            ended_on: (!open).then_some(due),
            note: if open {
                String::new()
            } else {
                service.lists.phrase("action_done", random)
            },
            carried: u32::from(late) * 2,
        });
    }
    actions
}
