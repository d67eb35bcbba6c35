//! The support in a case: assessments, the individual plan, help.

use super::random::Random;
use super::subject::Subject;
use super::trouble::Trouble;
use super::workday;
use crate::domain::Day;
use crate::domain::calendar::plus;
use crate::domain::case::{
    Achievement, Approval, Assessment, Goal, Help, HelpKind, Risk, SupportPlan,
};

/// The assessments: one in time, and a second one in a long case.
pub fn assessments(subject: &Subject<'_>, random: &mut Random) -> Vec<Assessment> {
    let limit = i64::from(subject.service.settings.assessment.at(subject.seat.risk));
    let first = within(subject, subject.seat.registered_on, limit, random);
    let late = matches!(
        subject.seat.trouble,
        Trouble::AssessmentLate | Trouble::FirstContactLate
    );
    let mut days: Vec<Day> = Vec::new();
    days.extend(first.filter(|_| !late));
    if subject.length() > 200 && random.chance(50) {
        days.push(subject.before_end(random.between(20, 60)));
    }
    days.into_iter()
        .filter_map(|on| assessment(subject, on, random))
        .collect()
}

/// A working day at most `limit` days after `from`; `None` if it has not come yet.
fn within(subject: &Subject<'_>, from: Day, limit: i64, random: &mut Random) -> Option<Day> {
    let day = plus(from, random.between(limit / 3, limit));
    let day = workday(&subject.service.settings.calendar, day).max(from);
    (day <= subject.end).then_some(day)
}

fn assessment(subject: &Subject<'_>, on: Day, random: &mut Random) -> Option<Assessment> {
    let group = subject.seat.shape.group.code();
    let texts: Vec<_> = subject
        .service
        .lists
        .assessments
        .iter()
        .filter(|row| row.group == group)
        .collect();
    random.pick(&texts).map(|text| Assessment {
        on,
        strengths: text.strengths.clone(),
        weaknesses: text.weaknesses.clone(),
        potential: text.potential.clone(),
        resources: text.resources.clone(),
        needs: text.needs.clone(),
    })
}

/// The plan that followed the assessment; `None` if it is not made yet.
pub fn plan(subject: &Subject<'_>, assessed_on: Day, random: &mut Random) -> Option<SupportPlan> {
    let trouble = subject.seat.trouble;
    let settings = &subject.service.settings;
    let limit = i64::from(settings.plan.at(subject.seat.risk));
    let agreed_on = within(subject, assessed_on, limit, random)?;
    if trouble == Trouble::PlanLate {
        return None;
    }
    if trouble == Trouble::PlanPending {
        let on = subject.before_end(random.between(1, 8)).max(agreed_on);
        return Some(SupportPlan {
            version: if on > agreed_on { 2 } else { 1 },
            agreed_on: on,
            reviewed_on: on,
            goals: goals(subject, random),
            approval: Approval::Pending,
        });
    }
    let review = i64::from(settings.plan_review.at(subject.seat.risk));
    let usual = review.min(i64::from(settings.plan_unchanged));
    let days = match (trouble, subject.seat.risk) {
        (Trouble::PlanReviewLate, _) => review + random.between(4, 25),
        (Trouble::PlanUnchanged, Risk::Low) => usual + random.between(4, 25),
        _ => random.between(3, usual - 6),
    };
    let reviewed_on = subject.before_end(days).max(agreed_on);
    let versions = (reviewed_on - agreed_on).num_days() / 70;
    let fresh = (subject.end - reviewed_on).num_days() < 4;
    Some(SupportPlan {
        version: 1 + u32::try_from(versions).unwrap_or(0),
        agreed_on,
        reviewed_on,
        goals: goals(subject, random),
        approval: if fresh && random.chance(50) {
            Approval::NotAsked
        } else {
            Approval::Approved
        },
    })
}

/// The goal of the story and one that many families have.
fn goals(subject: &Subject<'_>, random: &mut Random) -> Vec<Goal> {
    let reached = !subject.open()
        || matches!(
            subject.seat.trouble,
            Trouble::ReadyToClose | Trouble::ClosureRequested
        );
    let other = match random.below(4) {
        0 => Achievement::Achieved,
        1 => Achievement::Partly,
        _ => Achievement::Open,
    };
    let texts = [
        (subject.story.goal.clone(), Achievement::Open),
        (subject.family_phrase("goal", random), other),
    ];
    let goals = texts.into_iter().map(|(text, achievement)| Goal {
        text,
        provider: subject.phrase("provider", random),
        by: plus(subject.end, random.between(14, 120)),
        achievement: if reached {
            Achievement::Achieved
        } else {
            achievement
        },
    });
    goals.collect()
}

/// Help given and planned.
pub fn help(subject: &Subject<'_>, random: &mut Random) -> Vec<Help> {
    let begun = plus(subject.seat.registered_on, 6);
    let first_due = plus(subject.seat.registered_on, random.between(18, 30));
    let given = first_due < subject.end;
    let mut help = vec![Help {
        kind: subject.story.help_kind(),
        description: subject.story.help.clone(),
        due: first_due,
        given_on: given.then(|| {
            let day = plus(first_due, -random.between(0, 10));
            workday(&subject.service.settings.calendar, day).max(begun)
        }),
    }];
    let late = matches!(subject.seat.trouble, Trouble::HelpLate | Trouble::Deferred);
    if late || (subject.open() && random.chance(12)) {
        let days = random.between(3, 10);
        help.push(Help {
            kind: HelpKind::Accompanying,
            description: subject.phrase("extra_help", random),
            due: if late {
                subject.before_end(days)
            } else {
                plus(subject.end, days)
            },
            given_on: None,
        });
    }
    help
}
