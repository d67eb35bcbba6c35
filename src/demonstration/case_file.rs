//! Case files: risk, flags, deferrals, closure, and what is agreed about safety.

use super::random::{Random, Stream};
use super::sessions::schedule;
use super::subject::Subject;
use super::support::{assessments, help, plan};
use super::trouble::Trouble;
use crate::domain::Day;
use crate::domain::calendar::plus;
use crate::domain::case::{
    Assistance, CaseFile, CaseKind, CaseStatus, Closure, ClosureReason, Deferral, Flag,
    Restriction, Risk, RiskRecord, SafeContact, TargetGroup,
};
use crate::domain::contact::Contact;
use crate::domain::identifier::SpecialistId;
use crate::domain::rule::Rule;

/// The file of a case.
pub fn file(subject: &Subject<'_>, contacts: &[Contact]) -> CaseFile {
    let (seat, post) = (subject.seat, subject.post);
    let mut random = subject.random(Stream::File);
    let assistance = assistance(subject, &mut random);
    let assessments = assessments(subject, &mut random);
    let assessed_on = assessments.last().map(|assessment| assessment.on);
    let (owned_since, previous_owner) = ownership(subject);
    CaseFile {
        id: subject.case,
        code: seat.code(&post.area),
        area: post.area.clone(),
        headline: headline(subject),
        registered_on: seat.registered_on,
        kind: if subject.household.len() < 2 {
            CaseKind::Individual
        } else {
            CaseKind::Family
        },
        target_groups: vec![seat.shape.group],
        assistance,
        owner: post.specialist,
        owned_since,
        previous_owner,
        status: seat.status,
        closure: seat.closed_on.map(|on| closure(subject, on, &mut random)),
        closure_requested_on: (seat.trouble == Trouble::ClosureRequested)
            .then(|| subject.before_end(random.between(1, 8))),
        risks: risks(subject, &mut random),
        safe_contact: safe_contact(subject, &mut random),
        restriction: restriction(subject, &mut random),
        plan: assessed_on
            .filter(|_| assistance == Assistance::LongTerm)
            .and_then(|on| plan(subject, on, &mut random)),
        assessments,
        help: help(subject, &mut random),
        flags: flags(subject, &mut random),
        deferrals: deferrals(subject, &mut random),
        next_contact_by: next_contact_by(subject, contacts, &mut random),
    }
}

fn headline(subject: &Subject<'_>) -> String {
    let focus = subject.household.first();
    let age = focus.and_then(|(_, person)| person.age_at_registration());
    let children = subject.children().count();
    subject
        .story
        .headline
        .replace("{age}", &age.unwrap_or_default().to_string())
        .replace("{children}", &children.to_string())
}

/// Since when the case is in this caseload, and who had it before: a new specialist took cases over.
fn ownership(subject: &Subject<'_>) -> (Day, Option<SpecialistId>) {
    let start = subject.post.start_date(subject.service);
    let registered_on = subject.seat.registered_on;
    if start <= registered_on {
        return (registered_on, None);
    }
    let mut posts = subject.service.staff.posts.iter();
    let other = |post: &&super::staff::Post| {
        post.area.region() == subject.post.area.region()
            && post.specialist != subject.post.specialist
    };
    let before = posts.find(other).map(|post| post.specialist);
    (start.min(subject.end), before)
}

fn assistance(subject: &Subject<'_>, random: &mut Random) -> Assistance {
    let drawn = random.chance(30);
    // One-time help is young or over; a case with a plan is not one-time.
    let may = !subject.open() || (subject.length() <= 27 && subject.seat.risk != Risk::High);
    let troubled = !matches!(
        subject.seat.trouble,
        Trouble::Nothing | Trouble::Flagged | Trouble::FirstContactLate
    );
    if subject.seat.trouble == Trouble::OneTimeTooLong || (drawn && may && !troubled) {
        Assistance::OneTime
    } else {
        Assistance::LongTerm
    }
}

/// The levels of risk that were set, oldest first.
pub fn risks(subject: &Subject<'_>, random: &mut Random) -> Vec<RiskRecord> {
    let seat = subject.seat;
    let mut record = |risk: Risk, on: Day, kind: &str| RiskRecord {
        risk,
        on,
        reason: subject.family_phrase(kind, random),
    };
    let (high, medium, low) = ("risk_high", "risk_medium", "risk_low");
    let first = plus(seat.registered_on, 2).min(subject.end);
    let since = subject.before_end(subject.length() / 3);
    match (seat.risk, seat.trouble) {
        (Risk::Unrated, _) => Vec::new(),
        (_, Trouble::RiskRaised) => {
            let last = schedule(subject.service, seat.post).past.last().copied();
            let on = plus(last.unwrap_or(seat.registered_on), 1);
            vec![
                record(Risk::Medium, first, medium),
                record(Risk::High, on.min(subject.end), "risk_raised"),
            ]
        }
        (Risk::Medium, _) if seat.number % 9 == 4 && since > first => vec![
            record(Risk::High, first, high),
            record(Risk::Medium, since, "risk_lowered"),
        ],
        (Risk::Low, _) if seat.number % 9 == 4 && since > first => vec![
            record(Risk::Medium, first, medium),
            record(Risk::Low, since, "risk_lowered"),
        ],
        (Risk::High, _) => vec![record(Risk::High, first, high)],
        (Risk::Medium, _) => vec![record(Risk::Medium, first, medium)],
        (Risk::Low, _) => vec![record(Risk::Low, first, low)],
    }
}

fn safe_contact(subject: &Subject<'_>, random: &mut Random) -> SafeContact {
    let violence = subject.seat.shape.group == TargetGroup::Violence;
    let wanted = violence || random.chance(8);
    let ways: Vec<_> = subject
        .service
        .lists
        .safe_ways
        .iter()
        .filter(|way| way.no_letters == violence)
        .collect();
    let way = random.pick(&ways).filter(|_| wanted);
    SafeContact {
        way: way.map(|way| way.way.clone()).unwrap_or_default(),
        no_letters: way.is_some_and(|way| way.no_letters),
        no_calls_home: way.is_some_and(|way| way.no_calls_home),
    }
}

/// A third of the cases of violence and a few others are open to named people only: the specialist,
/// the coordinator and, in most, the supervisor.
fn restriction(subject: &Subject<'_>, random: &mut Random) -> Option<Restriction> {
    let violence = subject.seat.shape.group == TargetGroup::Violence;
    if !random.chance(if violence { 33 } else { 1 }) {
        return None;
    }
    let mut named = vec![subject.post.account, subject.service.staff.coordinator];
    if random.chance(70) {
        named.push(subject.post.supervisor);
    }
    Some(Restriction {
        reason: subject.phrase(
            if violence {
                "restriction_violence"
            } else {
                "restriction"
            },
            random,
        ),
        named,
    })
}

fn closure(subject: &Subject<'_>, on: Day, random: &mut Random) -> Closure {
    let reason = match (subject.seat.status, random.below(100)) {
        (CaseStatus::Transferred, _) => ClosureReason::Moved,
        (CaseStatus::Duplicate, _) => ClosureReason::Other,
        (_, 0..68) => ClosureReason::Resolved,
        (_, 68..78) => ClosureReason::Moved,
        (_, 78..86) => ClosureReason::Refused,
        (_, 86..92) => ClosureReason::Criteria,
        (_, 92..96) => ClosureReason::Died,
        _ => ClosureReason::Missing,
    };
    Closure {
        on,
        reason,
        note: subject.phrase(&format!("closed_{}", reason.code()), random),
    }
}

fn flags(subject: &Subject<'_>, random: &mut Random) -> Vec<Flag> {
    let message = subject.family_phrase("flag", random);
    if subject.seat.trouble == Trouble::Flagged {
        return vec![Flag {
            message,
            on: subject.before_end(random.between(0, 5)),
            resolved_on: None,
        }];
    }
    if subject.length() < 40 || !random.chance(6) {
        return Vec::new();
    }
    let days = random.between(9, 35);
    vec![Flag {
        message,
        on: subject.before_end(days),
        resolved_on: Some(subject.before_end(days - random.between(1, 8))),
    }]
}

/// Late help that waits by a decision of the last session.
fn deferrals(subject: &Subject<'_>, random: &mut Random) -> Vec<Deferral> {
    let schedule = schedule(subject.service, subject.seat.post);
    let decided_on = schedule.signed().last().copied();
    decided_on
        .filter(|_| subject.seat.trouble == Trouble::Deferred)
        .map(|decided_on| Deferral {
            rules: vec![Rule::HelpOverdue],
            until: plus(decided_on, 14),
            reason: subject.phrase("deferral", random),
            decided_on,
            decided_by: subject.post.supervisor,
        })
        .into_iter()
        .collect()
}

/// The day by which a contact was promised.
fn next_contact_by(
    subject: &Subject<'_>,
    contacts: &[Contact],
    random: &mut Random,
) -> Option<Day> {
    let made = contacts.iter().filter(|contact| contact.made);
    let last = made.map(|contact| contact.on).max()?;
    if subject.seat.trouble == Trouble::FollowUpLate {
        return Some(plus(last, random.between(3, 5)));
    }
    let promised = subject.open() && random.chance(12);
    promised.then(|| plus(subject.end, random.between(1, 8)))
}
