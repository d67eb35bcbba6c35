//! Referrals, made move by move with the rules of the domain, so that every one is legal.

use super::course::{Course, Then, in_order, of_trouble, over};
use super::directory::Place;
use super::random::{Random, Stream};
use super::subject::Subject;
use super::{moment, workday};
use crate::domain::Day;
use crate::domain::calendar::plus;
use crate::domain::case::Risk;
use crate::domain::contact::Contact;
use crate::domain::identifier::{ContactId, ReferralId};
use crate::domain::problem::Problem;
use crate::domain::referral::moves::{Entry, MoveKind, NextAttempt, confirm, decide, deny, make};
use crate::domain::referral::{
    Attempt, Channel, Confirmation, Decision, DecisionKind, Referral, ReferralStatus,
};

/// The referrals of a case; a contact in which one was confirmed is marked.
pub fn all(subject: &Subject<'_>, contacts: &mut [Contact]) -> Vec<Referral> {
    let mut random = subject.random(Stream::Referrals);
    let mut courses = Vec::new();
    let troubled = of_trouble(subject.seat.trouble, &mut random);
    if let Some(course) = troubled {
        courses.push(course);
    } else if subject.length() > 45 && random.chance(36) {
        courses.extend(in_order(subject, &mut random));
    }
    if subject.length() > 100 && random.chance(34) {
        courses.extend(over(&mut random));
    }
    let mut referrals = Vec::new();
    for (turn, course) in courses.into_iter().enumerate() {
        // A course that the case is too young for is no referral yet.
        let made = Maker::new(subject, course, turn, contacts, &mut random)
            .and_then(|maker| maker.referral(&mut random).ok());
        referrals.extend(made);
    }
    referrals
}

/// One referral while it is made.
struct Maker<'a> {
    id: ReferralId,
    subject: &'a Subject<'a>,
    course: Course,
    /// What is asked for, and the kind of partner.
    need: &'a str,
    kind: &'a str,
    place: &'a Place,
    /// The contact in which the help is confirmed, with its day.
    contact: Option<(ContactId, Day)>,
    /// The day of the last move before anything was decided or confirmed.
    last: Day,
}

impl<'a> Maker<'a> {
    fn new(
        subject: &'a Subject<'a>,
        course: Course,
        turn: usize,
        contacts: &mut [Contact],
        random: &mut Random,
    ) -> Option<Self> {
        let service = subject.service;
        let group = subject.seat.shape.group;
        let story = if turn == 0 {
            subject.story
        } else {
            service.lists.story(group, Risk::Medium, |_| true, random)?
        };
        let region = subject.post.area.region();
        let place = service
            .directory
            .place(&story.partner, region, None, random)?;
        let contact = match course.then {
            Then::Confirmed => Some(confirming(subject, contacts, random)?),
            _ => None,
        };
        let last = last_move(subject, course, place, contact, random);
        let id = random.id();
        let confirming = contacts
            .iter_mut()
            .find(|one| Some(one.id) == contact.map(|(id, _)| id));
        if let Some(confirming) = confirming {
            confirming.referral = Some(id);
        }
        Some(Self {
            id,
            subject,
            course,
            need: &story.need,
            kind: &story.partner,
            place,
            contact,
            last,
        })
    }

    fn referral(&self, random: &mut Random) -> Result<Referral, Problem> {
        let days = self.days(self.course.path, random);
        let mut referral = Referral {
            id: self.id,
            case: self.subject.case,
            need: self.need.to_owned(),
            urgent: self.course.urgent,
            created_on: days.first().copied().unwrap_or(self.last),
            status: ReferralStatus::Draft,
            attempts: vec![Attempt::draft(self.place.partner, Some(self.place.service))],
            decisions: Vec::new(),
            confirmation: None,
        };
        for (kind, on) in self.course.path.iter().zip(days) {
            self.step(&mut referral, *kind, on, self.place, random)?;
        }
        match self.course.then {
            Then::Nothing => {}
            Then::Confirmed => self.confirm(&mut referral)?,
            Then::Denied => {
                let on = self.after_last(1);
                let mut entry = self.entry(MoveKind::Fail, on, self.place, random);
                entry.reason = self.subject.phrase("denied", random);
                deny(&mut referral, entry, self.subject.service.plan.today)?;
            }
            Then::Decided(kind, path) => self.decide(&mut referral, kind, path, random)?,
        }
        Ok(referral)
    }

    /// The working days of the moves, the last one on the day it has to be, or the first one if the
    /// answer is late.
    fn days(&self, path: &[MoveKind], random: &mut Random) -> Vec<Day> {
        let first = self.subject.seat.registered_on;
        if self.course.answer_late {
            let later = self.subject.before_end(random.between(0, 1)).max(self.last);
            return path
                .iter()
                .zip([self.last, later])
                .map(|(_, day)| day)
                .collect();
        }
        let mut day = self.last;
        let mut days = Vec::new();
        for _ in path {
            days.push(day.max(first));
            day = self.workday(plus(day, -random.between(1, 5)));
        }
        days.reverse();
        days
    }

    fn workday(&self, day: Day) -> Day {
        workday(&self.subject.service.settings.calendar, day)
    }

    /// The working day on or before the day that lies `days` after the last move.
    fn after_last(&self, days: i64) -> Day {
        let day = plus(self.last, days).min(self.subject.end);
        self.workday(day).max(self.last)
    }

    fn step(
        &self,
        referral: &mut Referral,
        kind: MoveKind,
        on: Day,
        place: &Place,
        random: &mut Random,
    ) -> Result<(), Problem> {
        let entry = self.entry(kind, on, place, random);
        make(referral, kind, entry, self.subject.service.plan.today)
    }

    fn entry(&self, kind: MoveKind, on: Day, place: &Place, random: &mut Random) -> Entry {
        let subject = self.subject;
        let ours = matches!(
            kind,
            MoveKind::Send | MoveKind::NoReply | MoveKind::Cancel | MoveKind::Withdraw
        );
        let days = response_days(subject, place, self.course.urgent);
        let calendar = &subject.service.settings.calendar;
        let named_day = match kind {
            MoveKind::Accept | MoveKind::Promise => Some(calendar.after(on, 5)),
            MoveKind::Hold => Some(calendar.after(on, 12)),
            _ => None,
        };
        Entry {
            on,
            recorded_at: moment(on, random),
            recorded_by: if random.chance(25) {
                subject.post.supervisor
            } else {
                subject.post.account
            },
            on_behalf_of: if ours {
                String::new()
            } else {
                place.focal_person.clone()
            },
            channel: channel(kind, random),
            reason: subject.phrase(kind.code(), random),
            named_day,
            respond_by: (kind == MoveKind::Send).then(|| calendar.after(on, days)),
            our_turn: self.course.our_turn,
        }
    }

    fn confirm(&self, referral: &mut Referral) -> Result<(), Problem> {
        let Some((contact, on)) = self.contact else {
            return Ok(());
        };
        let confirmation = Confirmation {
            on,
            by: self.subject.post.account,
            satisfied: self.subject.seat.number % 6 != 2,
            contact,
        };
        confirm(referral, confirmation, self.subject.service.plan.today)
    }

    fn decide(
        &self,
        referral: &mut Referral,
        kind: DecisionKind,
        path: &[MoveKind],
        random: &mut Random,
    ) -> Result<(), Problem> {
        let decision = Decision {
            kind,
            on: self.after_last(3),
            by: self.subject.post.supervisor,
            rationale: self.subject.phrase(kind.code(), random),
        };
        let region = self.subject.post.area.region();
        let directory = &self.subject.service.directory;
        let other = match kind {
            DecisionKind::NewAttempt => {
                directory.place(self.kind, region, Some(self.place), random)
            }
            _ => None,
        };
        let next = other.map(|place| NextAttempt {
            partner: place.partner,
            service: Some(place.service),
        });
        decide(referral, decision, next)?;
        for (turn, kind) in (2..).zip(path) {
            let on = self.after_last(turn * 2);
            self.step(referral, *kind, on, other.unwrap_or(self.place), random)?;
        }
        Ok(())
    }
}

/// The day of the last move before anything was decided or confirmed.
fn last_move(
    subject: &Subject<'_>,
    course: Course,
    place: &Place,
    contact: Option<(ContactId, Day)>,
    random: &mut Random,
) -> Day {
    match (contact, course.then) {
        (Some((_, on)), _) => {
            let days = random.between(1, 4);
            subject.service.workday_before(on, days)
        }
        (None, Then::Decided(_, path)) if !path.is_empty() => subject.before_end(course.since + 12),
        _ if course.answer_late => {
            let days = i64::from(response_days(subject, place, course.urgent));
            // Working days of five in a week, and a weekend more.
            subject.before_end(course.since + days * 7 / 5 + 2)
        }
        _ => subject.before_end(course.since),
    }
}

fn response_days(subject: &Subject<'_>, place: &Place, urgent: bool) -> u32 {
    let settings = &subject.service.settings;
    if urgent {
        return settings.urgent_response;
    }
    let usual = settings.referral_response.at(subject.seat.risk);
    place.response_days.unwrap_or(usual)
}

fn channel(kind: MoveKind, random: &mut Random) -> Channel {
    match (kind, random.below(10)) {
        (MoveKind::NoReply, _) | (_, 0..5) => Channel::Phone,
        (_, 5..7) => Channel::Paper,
        (_, 7..9) => Channel::Email,
        _ => Channel::InPerson,
    }
}

/// A contact in which help can have been confirmed: late enough after the registration.
fn confirming(
    subject: &Subject<'_>,
    contacts: &[Contact],
    random: &mut Random,
) -> Option<(ContactId, Day)> {
    let earliest = plus(subject.seat.registered_on, 25);
    let possible: Vec<&Contact> = contacts
        .iter()
        .filter(|contact| contact.made && contact.referral.is_none() && contact.on > earliest)
        .collect();
    random
        .pick(&possible)
        .map(|contact| (contact.id, contact.on))
}
