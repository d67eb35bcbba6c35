//! What was said in sessions about a case, and what was promised.

use super::Service;
use super::case_file::risks;
use super::random::{Random, Stream};
use super::seats::Seat;
use super::sessions::{Schedule, schedule, session_id};
use super::subject::Subject;
use super::trouble::Trouble;
use super::workday;
use crate::domain::Day;
use crate::domain::action::{Action, ActionOwner, ActionStatus};
use crate::domain::calendar::plus;
use crate::domain::case::{Risk, RiskRecord};
use crate::domain::rule::Rule;
use crate::domain::session::{CaseItem, Depth, ItemText};

/// How many sessions back a case of high risk is followed.
const HIGH_KEPT: usize = 6;

/// The places of the sessions in which a case was talked about, newest first: the first one after
/// the registration, then at the pace of the risk.
pub fn discussed(service: &Service, seat: &Seat, schedule: &Schedule) -> Vec<usize> {
    let end = match seat.trouble {
        Trouble::NotDiscussed => plus(service.plan.today, -34),
        _ => seat.closed_on.unwrap_or(service.plan.today),
    };
    let possible = |day: Day| seat.registered_on < day && day <= end;
    let (pace, kept) = match seat.risk {
        Risk::High => (1, HIGH_KEPT),
        Risk::Medium | Risk::Unrated => (3, usize::MAX),
        Risk::Low => (6, usize::MAX),
    };
    let last_signed = schedule.signed().len().saturating_sub(1);
    let days = schedule.past.iter().enumerate().rev();
    let places = days
        .filter(|(_, day)| possible(**day))
        .map(|(place, _)| place);
    let first = places.clone().next_back();
    let regular = places.filter(|place| {
        // A session that is not signed yet takes the cases that the one before had.
        let back = last_signed.saturating_sub(*place);
        Some(*place) == first || back % pace == seat.number % pace && back < kept
    });
    regular.collect()
}

/// Why a case stood on the agenda of a session.
pub fn raised_by(service: &Service, seat: &Seat, schedule: &Schedule, place: usize) -> Rule {
    const USUAL: [Rule; 6] = [
        Rule::NotDiscussed,
        Rule::DueSoon,
        Rule::ActionOpen,
        Rule::Silent,
        Rule::ReferralResponseLate,
        Rule::DueSoon,
    ];
    let mut random = service.random(Stream::Mark, seat.number * 100 + place);
    let first = schedule
        .past
        .iter()
        .position(|day| *day > seat.registered_on);
    match random.pick(&USUAL) {
        Some(rule) if first != Some(place) => *rule,
        _ => Rule::NewCase,
    }
}

/// What was said about a case, oldest first, and the actions agreed.
pub fn all(subject: &Subject<'_>) -> (Vec<CaseItem>, Vec<Action>) {
    let mut random = subject.random(Stream::Supervision);
    let schedule = schedule(subject.service, subject.seat.post);
    let risks = risks(subject, &mut subject.random(Stream::Mark));
    let mut places = discussed(subject.service, subject.seat, &schedule);
    places.reverse();
    let decided = random.below(places.len() * 3 / 2);
    let (mut items, mut actions) = (Vec::new(), Vec::new());
    for (turn, place) in places.iter().enumerate() {
        let Some(on) = schedule.past.get(*place).copied() else {
            continue;
        };
        let signed = *place < schedule.signed().len();
        let text = text(subject, turn == decided, risk_on(&risks, on), &mut random);
        if signed && turn == decided && !subject.seat.late_action {
            actions.push(action(subject, on, *place, &mut random));
        }
        items.push(CaseItem {
            id: random.id(),
            session: session_id(subject.service, subject.seat.post, *place),
            case: subject.case,
            on,
            supervisor: subject.post.supervisor,
            signed,
            raised_by: vec![raised_by(subject.service, subject.seat, &schedule, *place)],
            text,
        });
    }
    if subject.seat.late_action {
        actions.push(late_action(subject, &schedule, &mut random));
    }
    (items, actions)
}

fn risk_on(risks: &[RiskRecord], day: Day) -> Risk {
    let before = risks.iter().rev().find(|record| record.on <= day);
    before.map_or(Risk::Unrated, |record| record.risk)
}

fn text(subject: &Subject<'_>, decided: bool, risk: Risk, random: &mut Random) -> ItemText {
    let story = subject.story;
    let empty = ItemText::empty(risk);
    if decided {
        return ItemText {
            depth: Depth::Decision,
            situation: story.situation.clone(),
            analysis: story.analysis.clone(),
            decision: story.decision.clone(),
            rationale: story.rationale.clone(),
            ..empty
        };
    }
    match random.below(10) {
        0..5 => empty,
        5..9 => ItemText {
            depth: Depth::Note,
            situation: subject.family_phrase("progress", random),
            ..empty
        },
        _ => {
            // The list of reasons is in the order of the decisions, so the same draw fits.
            let mut same = random.clone();
            ItemText {
                depth: Depth::Decision,
                situation: subject.phrase("progress", random),
                decision: subject.phrase("decision", &mut same.clone()),
                rationale: subject.phrase("rationale", &mut same),
                analysis: subject.phrase("analysis", random),
                ..empty
            }
        }
    }
}

/// What the specialist promised with a decision.
fn action(subject: &Subject<'_>, on: Day, place: usize, random: &mut Random) -> Action {
    let calendar = &subject.service.settings.calendar;
    let due = workday(calendar, plus(on, random.between(5, 12)));
    let open = due >= subject.end && subject.open();
    let done = random.chance(88);
    let (status, note) = match (open, done) {
        (true, _) => (ActionStatus::Open, String::new()),
        (false, true) => (ActionStatus::Done, subject.phrase("action_done", random)),
        (false, false) => (
            ActionStatus::Dropped,
            subject.phrase("action_dropped", random),
        ),
    };
    let ended_on = workday(calendar, plus(due, -random.between(0, 2))).clamp(on, subject.end);
    Action {
        ended_on: (!open).then_some(ended_on),
        status,
        note,
        ..promised(subject, due, place, random)
    }
}

/// An action that should have been done days ago.
fn late_action(subject: &Subject<'_>, schedule: &Schedule, random: &mut Random) -> Action {
    let due = subject.before_end(random.between(1, 8));
    let signed = schedule.signed();
    let before = signed.iter().rposition(|day| plus(*day, 3) < due);
    Action {
        carried: u32::try_from(random.between(1, 2)).unwrap_or(1),
        ..promised(subject, due, before.unwrap_or(0), random)
    }
}

fn promised(subject: &Subject<'_>, due: Day, place: usize, random: &mut Random) -> Action {
    Action {
        id: random.id(),
        text: subject.story.action.clone(),
        owner: if random.chance(85) {
            ActionOwner::Specialist
        } else {
            ActionOwner::Supervisor
        },
        specialist: subject.post.specialist,
        supervisor: subject.post.supervisor,
        due,
        case: Some(subject.case),
        session: session_id(subject.service, subject.seat.post, place),
        status: ActionStatus::Open,
        ended_on: None,
        note: String::new(),
        carried: 0,
    }
}
