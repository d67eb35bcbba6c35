//! Contacts: at the pace that the risk asks for, and where a case is silent, without the last ones.

use super::moment;
use super::random::{Random, Stream};
use super::subject::Subject;
use super::trouble::Trouble;
use crate::domain::Day;
use crate::domain::calendar::plus;
use crate::domain::case::{Risk, TargetGroup};
use crate::domain::contact::{Contact, Medium, Seen};
use crate::domain::person::{AgeGroup, Person, Relation};

/// How many contacts of the regular pace are kept; older ones are left out.
const KEPT: usize = 9;

/// A contact before it is written.
struct Planned {
    on: Day,
    made: bool,
    face: bool,
}

/// The contacts of a case, oldest first.
pub fn all(subject: &Subject<'_>) -> Vec<Contact> {
    let mut random = subject.random(Stream::Contacts);
    let planned = planned(subject, &mut random);
    let contacts = planned
        .iter()
        .map(|planned| contact(subject, planned, &mut random));
    contacts.collect()
}

fn planned(subject: &Subject<'_>, random: &mut Random) -> Vec<Planned> {
    let mut planned = made(subject, random);
    let last_made = planned.last().map(|contact| contact.on);
    let silent = matches!(
        subject.seat.trouble,
        Trouble::HighRiskSilent | Trouble::Silent | Trouble::FirstContactLate
    );
    let since = last_made.unwrap_or(subject.seat.registered_on);
    let tried = if silent {
        random.chance(60)
    } else {
        random.chance(12)
    };
    if tried && subject.open() && (subject.end - since).num_days() > 2 {
        let on = subject.before_end(random.between(0, 1));
        planned.push(Planned {
            on: on.max(since),
            made: false,
            face: random.chance(40),
        });
    }
    planned
}

/// The contacts that succeeded: the first one in time, then back from the last one.
fn made(subject: &Subject<'_>, random: &mut Random) -> Vec<Planned> {
    let settings = &subject.service.settings;
    let (seat, end) = (subject.seat, subject.end);
    let limit = settings.first_contact.at(seat.risk);
    let wait = u32::try_from(random.between(0, i64::from(limit))).unwrap_or(0);
    let first = settings.calendar.after(seat.registered_on, wait);
    let by = settings.calendar.after(seat.registered_on, limit);
    // Who was reached in time was reached today at the latest.
    let first = if by <= end { first.min(end) } else { first };
    if seat.trouble == Trouble::FirstContactLate || first > end {
        return Vec::new();
    }
    let pace = i64::from(settings.contact.at(seat.risk));
    let mut days = Vec::new();
    let mut back = last_days(seat.trouble, seat.risk, random);
    while days.len() < KEPT {
        let day = subject.before_end(back);
        if day <= first {
            break;
        }
        days.push(day);
        back += random.between(pace * 6 / 10, pace - 3);
    }
    days.push(first);
    days.dedup();
    days.reverse();
    faces(subject, &days, random)
}

/// How many days ago the last contact was.
fn last_days(trouble: Trouble, risk: Risk, random: &mut Random) -> i64 {
    match (trouble, risk) {
        (Trouble::HighRiskSilent, _) => random.between(8, 12),
        (Trouble::Silent, Risk::Low) => random.between(33, 46),
        (Trouble::Silent, _) => random.between(16, 25),
        (Trouble::FollowUpLate, Risk::Low) => random.between(14, 25),
        (Trouble::FollowUpLate, _) => random.between(8, 11),
        (_, Risk::High) => random.between(0, 4),
        (_, Risk::Low) => random.between(0, 21),
        (_, Risk::Medium | Risk::Unrated) => random.between(0, 8),
    }
}

/// Decides which contacts were face to face: one of the last two is, unless the children were not
/// seen for long.
fn faces(subject: &Subject<'_>, days: &[Day], random: &mut Random) -> Vec<Planned> {
    let limit = i64::from(subject.service.settings.child_seen.at(subject.seat.risk));
    let unseen = plus(subject.end, -limit - 4);
    let mut face_before = false;
    let mut planned: Vec<Planned> = Vec::new();
    for (place, on) in days.iter().rev().enumerate() {
        let first = place + 1 == days.len();
        let face = if subject.seat.trouble == Trouble::ChildUnseen {
            *on < unseen
        } else {
            random.chance(60) || first || (place % 2 == 1 && !face_before)
        };
        face_before = face;
        planned.push(Planned {
            on: *on,
            made: true,
            face,
        });
    }
    planned.reverse();
    planned
}

fn contact(subject: &Subject<'_>, planned: &Planned, random: &mut Random) -> Contact {
    let medium = medium(subject.seat.shape.group, planned.face, random);
    let kind = match (planned.made, medium) {
        (false, _) => "try",
        (true, Medium::HomeVisit) => "visit",
        (true, medium) => medium.code(),
    };
    let by_supervisor = random.chance(28);
    let (recorded_by, on_behalf_of) = if by_supervisor {
        (subject.post.supervisor, Some(subject.post.specialist))
    } else {
        (subject.post.account, None)
    };
    let entered = plus(planned.on, random.between(0, 1)).min(subject.service.plan.today);
    Contact {
        id: random.id(),
        case: subject.case,
        on: planned.on,
        medium,
        made: planned.made,
        seen: if planned.made && medium.face_to_face() {
            seen(subject, random)
        } else {
            Vec::new()
        },
        note: subject.family_phrase(kind, random),
        referral: None,
        recorded_at: moment(entered, random),
        recorded_by,
        on_behalf_of,
    }
}

fn medium(group: TargetGroup, face: bool, random: &mut Random) -> Medium {
    let drawn = random.below(100);
    match (face, group) {
        // Where there is violence in the house, a visit at home is no safe way.
        (true, TargetGroup::Violence) if drawn < 60 => Medium::Elsewhere,
        (true, TargetGroup::Violence) => Medium::Office,
        (true, _) if drawn < 76 => Medium::HomeVisit,
        (true, _) if drawn < 88 => Medium::Office,
        (true, _) => Medium::Elsewhere,
        (false, _) if drawn < 85 => Medium::Phone,
        (false, _) => Medium::Written,
    }
}

/// Who was seen: the person whom the case is about, at least one child, and others.
fn seen(subject: &Subject<'_>, random: &mut Random) -> Vec<Seen> {
    let settings = &subject.service.settings;
    let is_child = |person: &Person| person.age_group(settings) == AgeGroup::Child;
    let mut child_seen = false;
    let mut seen = Vec::new();
    for (membership, person) in &subject.household {
        let child = is_child(person);
        let must = membership.relation == Relation::Focus || (child && !child_seen);
        if must || random.chance(45) {
            child_seen |= child;
            seen.push(Seen {
                person: person.id,
                alone: child && random.chance(25),
            });
        }
    }
    seen
}
