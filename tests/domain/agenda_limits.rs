//! Every rule with a limit: silent up to the last day in time, raised on the day after it.

use crate::support::{ago, day, discussed, lines, open_action, open_referral, quiet, rules, today};
use goldaw::domain::Day;
use goldaw::domain::agenda::rules::raised;
use goldaw::domain::calendar::Calendar;
use goldaw::domain::case::Assistance;
use goldaw::domain::case::Risk::{self, High, Low, Medium, Unrated};
use goldaw::domain::person::AgeGroup;
use goldaw::domain::referral::AttemptStatus;
use goldaw::domain::rule::Rule;
use goldaw::domain::settings::Settings;
use goldaw::domain::standing::Standing;

/// Puts the day that a limit counts from into a case.
type Set = fn(&mut Standing, Day);

const LAST_CONTACT: Set = |standing, on| standing.last_contact_on = Some(on);
const NEVER_REACHED: Set = |standing, on| {
    standing.last_contact_on = None;
    standing.registered_on = on;
};
const CHILD_SEEN: Set = |standing, on| standing.child_seen_on = Some(on);
const CHILD_NEVER_SEEN: Set = |standing, on| {
    standing.child_seen_on = None;
    standing.registered_on = on;
};
const PLAN_REVIEWED: Set = |standing, on| standing.plan_reviewed_on = Some(on);
const ONE_TIME: Set = |standing, on| {
    standing.assistance = Assistance::OneTime;
    standing.registered_on = on;
};
const DISCUSSED: Set = |standing, on| standing.last_discussed = Some(discussed(on));
const NEVER_DISCUSSED: Set = |standing, on| {
    standing.last_discussed = None;
    standing.owned_since = on;
};
const NOT_ASSESSED: Set = |standing, on| {
    standing.assessed_on = None;
    standing.registered_on = on;
};
const NOT_PLANNED: Set = |standing, on| {
    standing.planned_on = None;
    standing.assessed_on = Some(on);
};
const PROMISED: Set = |standing, on| standing.next_contact_by = Some(on);
const HELP_DUE: Set = |standing, on| standing.help_due_on = Some(on);
const ACTION_DUE: Set = |standing, on| standing.actions = vec![open_action(5, on)];
const ACCEPTED: Set =
    |standing, on| standing.referrals = vec![open_referral(AttemptStatus::Accepted, on)];
const RUNNING: Set =
    |standing, on| standing.referrals = vec![open_referral(AttemptStatus::InProgress, on)];
const DRAFTED: Set =
    |standing, on| standing.referrals = vec![open_referral(AttemptStatus::Draft, on)];
const DONE: Set =
    |standing, on| standing.referrals = vec![open_referral(AttemptStatus::Completed, on)];

/// Rule, risk, the limit in days of field notes section 5, and what it counts from.
const LIMITS: &[(Rule, Risk, i64, Set)] = &[
    (Rule::HighRiskSilent, High, 7, LAST_CONTACT),
    (Rule::HighRiskSilent, High, 7, NEVER_REACHED),
    (Rule::Silent, Medium, 14, LAST_CONTACT),
    (Rule::Silent, Low, 30, LAST_CONTACT),
    (Rule::Silent, Unrated, 14, LAST_CONTACT),
    (Rule::Silent, Medium, 14, NEVER_REACHED),
    (Rule::Silent, Low, 30, NEVER_REACHED),
    (Rule::ChildUnseen, High, 14, CHILD_SEEN),
    (Rule::ChildUnseen, Medium, 30, CHILD_SEEN),
    (Rule::ChildUnseen, Low, 60, CHILD_SEEN),
    (Rule::ChildUnseen, Unrated, 30, CHILD_SEEN),
    (Rule::ChildUnseen, High, 14, CHILD_NEVER_SEEN),
    (Rule::PlanReviewOverdue, High, 30, PLAN_REVIEWED),
    (Rule::PlanReviewOverdue, Medium, 90, PLAN_REVIEWED),
    (Rule::PlanReviewOverdue, Low, 180, PLAN_REVIEWED),
    (Rule::PlanReviewOverdue, Unrated, 90, PLAN_REVIEWED),
    (Rule::PlanUnchanged, Low, 90, PLAN_REVIEWED),
    (Rule::OneTimeTooLong, High, 30, ONE_TIME),
    (Rule::OneTimeTooLong, Low, 30, ONE_TIME),
    (Rule::NotDiscussed, High, 14, DISCUSSED),
    (Rule::NotDiscussed, Medium, 30, DISCUSSED),
    (Rule::NotDiscussed, Low, 90, DISCUSSED),
    (Rule::NotDiscussed, Unrated, 30, DISCUSSED),
    (Rule::NotDiscussed, Medium, 30, NEVER_DISCUSSED),
    (Rule::AssessmentOverdue, High, 3, NOT_ASSESSED),
    (Rule::AssessmentOverdue, Medium, 7, NOT_ASSESSED),
    (Rule::AssessmentOverdue, Low, 10, NOT_ASSESSED),
    (Rule::AssessmentOverdue, Unrated, 7, NOT_ASSESSED),
    (Rule::PlanOverdue, High, 3, NOT_PLANNED),
    (Rule::PlanOverdue, Medium, 10, NOT_PLANNED),
    (Rule::PlanOverdue, Low, 15, NOT_PLANNED),
    (Rule::PlanOverdue, Unrated, 15, NOT_PLANNED),
    (Rule::FollowUpOverdue, Low, 0, PROMISED),
    (Rule::HelpOverdue, Low, 0, HELP_DUE),
    (Rule::ActionOverdue, Low, 0, ACTION_DUE),
    (Rule::ReferralNoFirstContact, Low, 14, ACCEPTED),
    (Rule::ReferralNoMove, Low, 14, RUNNING),
    (Rule::ReferralNoMove, Low, 14, DRAFTED),
    (Rule::ReferralUnconfirmed, Low, 7, DONE),
];

#[test]
fn a_rule_speaks_from_the_day_after_its_limit() {
    for (number, (rule, risk, limit, set)) in LIMITS.iter().enumerate() {
        for late in [-1, 0, 1, 2] {
            let mut standing = quiet(*risk);
            set(&mut standing, ago(limit + late));
            let found = lines(&standing)
                .into_iter()
                .find(|raised| raised.rule == *rule);
            let what = format!("row {number}: {rule:?}, {risk:?}, {late} days after the limit");
            assert_eq!(found.is_some(), late > 0, "{what}");
            if let Some(raised) = found {
                assert_eq!((raised.since, raised.late), (ago(late), late), "{what}");
            }
        }
    }
}

#[test]
fn a_quiet_case_raises_nothing_that_is_late() {
    for risk in [Medium, Low] {
        assert_eq!(rules(&quiet(risk)), [], "{risk:?}");
    }
    // A weekly contact is always due within a week.
    assert_eq!(rules(&quiet(High)), [Rule::DueSoon]);
}

#[test]
fn silence_at_high_risk_is_one_line_and_urgent() {
    let mut standing = quiet(High);
    standing.last_contact_on = Some(ago(9));
    assert_eq!(rules(&standing), [Rule::HighRiskSilent]);
}

#[test]
fn a_limit_of_its_own_for_high_risk_leaves_the_ordinary_silence() {
    let settings = Settings {
        urgent_silence: 10,
        ..Settings::default()
    };
    let mut standing = quiet(High);
    standing.last_contact_on = Some(ago(9));
    let found = raised(&standing, &settings, Some(ago(7)), today());
    let found: Vec<Rule> = found.iter().map(|raised| raised.rule).collect();
    assert_eq!(found, [Rule::Silent]);
}

#[test]
fn the_first_contact_is_late_in_working_days() {
    // Registered on, risk, today, whether it is late. 15.10.2021 is a Friday.
    let table = [
        ("2021-10-14", High, "2021-10-15", false), // due on the Friday
        ("2021-10-14", High, "2021-10-17", false), // the weekend makes nothing late
        ("2021-10-14", High, "2021-10-18", true),
        ("2021-10-11", Medium, "2021-10-14", false),
        ("2021-10-11", Medium, "2021-10-15", true),
        ("2021-10-08", Low, "2021-10-15", false),
        ("2021-10-08", Low, "2021-10-18", true),
        ("2021-10-12", Unrated, "2021-10-15", false),
        ("2021-10-12", Unrated, "2021-10-18", true),
    ];
    for (registered, risk, on, late) in table {
        let mut standing = quiet(risk);
        standing.first_contact_on = None;
        standing.last_contact_on = None;
        standing.registered_on = day(registered);
        let found = raised(&standing, &Settings::default(), None, day(on));
        let found = found
            .iter()
            .any(|raised| raised.rule == Rule::FirstContactOverdue);
        assert_eq!(found, late, "{registered} {risk:?} {on}");
    }
}

#[test]
fn an_answer_is_late_in_working_days_until_the_partner_has_answered() {
    let settings = Settings {
        calendar: Calendar {
            holidays: vec![day("2021-10-06")],
            ..Calendar::default()
        },
        ..Settings::default()
    };
    let table = [
        (AttemptStatus::Requested, "2021-10-15", "2021-10-15", None),
        (AttemptStatus::Requested, "2021-10-15", "2021-10-17", None),
        (
            AttemptStatus::Requested,
            "2021-10-15",
            "2021-10-18",
            Some(1),
        ),
        (AttemptStatus::Received, "2021-10-15", "2021-10-19", Some(2)),
        (AttemptStatus::Requested, "2021-10-05", "2021-10-06", None), // a holiday
        (
            AttemptStatus::Requested,
            "2021-10-05",
            "2021-10-07",
            Some(1),
        ),
        (AttemptStatus::Accepted, "2021-10-12", "2021-10-15", None),
        (AttemptStatus::Rejected, "2021-10-12", "2021-10-15", None),
    ];
    for (status, respond_by, on, days) in table {
        for (urgent, rule) in [
            (false, Rule::ReferralResponseLate),
            (true, Rule::UrgentReferral),
        ] {
            let mut standing = quiet(Low);
            let mut referral = open_referral(status, day("2021-10-04"));
            referral.respond_by = Some(day(respond_by));
            referral.urgent = urgent;
            standing.referrals = vec![referral];
            let found = raised(&standing, &settings, None, day(on));
            let line = found.iter().find(|raised| raised.rule == rule);
            let late = line.map(|raised| raised.reason.arguments[1].1.clone());
            assert_eq!(late, days.map(|days: i64| days.into()), "{status:?} {on}");
            assert!(found.len() <= 1 || status == AttemptStatus::Rejected);
        }
    }
}

#[test]
fn only_a_household_with_children_asks_for_a_child() {
    let mut standing = quiet(Medium);
    standing.child_seen_on = None;
    standing
        .members
        .retain(|member| member.age_group != AgeGroup::Child);
    assert_eq!(rules(&standing), []);
}

#[test]
fn one_time_assistance_needs_no_plan_and_a_plan_under_review_is_not_unchanged() {
    let mut standing = quiet(Low);
    standing.assistance = Assistance::OneTime;
    standing.registered_on = ago(20);
    standing.planned_on = None;
    standing.plan_reviewed_on = Some(ago(100));
    assert_eq!(rules(&standing), []);
    let mut last_day = quiet(Low);
    last_day.plan_reviewed_on = Some(ago(180));
    assert_eq!(rules(&last_day), [Rule::PlanUnchanged, Rule::DueSoon]);
    let mut overdue = quiet(Low);
    overdue.plan_reviewed_on = Some(ago(181));
    assert_eq!(rules(&overdue), [Rule::PlanReviewOverdue]);
}
