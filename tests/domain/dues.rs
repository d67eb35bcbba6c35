//! What is due when.

use crate::support::{ago, day, open_action, open_referral, quiet};
use goldaw::domain::case::{Assistance, CaseStatus, Risk};
use goldaw::domain::due::{Due, DueKind, dues};
use goldaw::domain::referral::AttemptStatus;
use goldaw::domain::rule::Rule;
use goldaw::domain::settings::Settings;
use goldaw::domain::standing::Standing;

fn of(standing: &Standing) -> Vec<(DueKind, String)> {
    dues(standing, &Settings::default())
        .into_iter()
        .map(|due| (due.kind, due.on.to_string()))
        .collect()
}

fn new_case(risk: Risk) -> Standing {
    Standing {
        registered_on: day("2021-10-01"), // a Friday
        first_contact_on: None,
        last_contact_on: None,
        assessed_on: None,
        planned_on: None,
        plan_reviewed_on: None,
        ..quiet(risk)
    }
}

#[test]
fn a_new_case_is_due_for_its_first_contact_and_assessment() {
    let table = [
        (Risk::High, "2021-10-04", "2021-10-04"),
        (Risk::Medium, "2021-10-06", "2021-10-08"),
        (Risk::Low, "2021-10-08", "2021-10-11"),
        (Risk::Unrated, "2021-10-06", "2021-10-08"),
    ];
    for (risk, contact, assessment) in table {
        assert_eq!(
            of(&new_case(risk)),
            [
                (DueKind::FirstContact, contact.to_owned()),
                (DueKind::Assessment, assessment.to_owned()),
            ],
            "{risk:?}"
        );
    }
}

#[test]
fn each_kind_has_its_day_and_the_earliest_comes_first() {
    let mut answered = open_referral(AttemptStatus::Accepted, ago(9));
    answered.respond_by = Some(day("2021-10-02"));
    let waiting = |status, by| {
        let mut referral = open_referral(status, ago(9));
        referral.respond_by = Some(day(by));
        referral
    };
    let standing = Standing {
        assessed_on: Some(day("2021-10-01")),
        planned_on: None,
        plan_reviewed_on: Some(day("2021-09-01")),
        last_contact_on: Some(day("2021-10-08")),
        next_contact_by: Some(day("2021-10-12")),
        help_due_on: Some(day("2021-10-13")),
        referrals: vec![
            answered,
            waiting(AttemptStatus::Received, "2021-10-19"),
            waiting(AttemptStatus::Requested, "2021-10-18"),
        ],
        actions: vec![
            open_action(1, day("2021-10-20")),
            open_action(2, day("2021-10-17")),
        ],
        ..quiet(Risk::High)
    };
    let expected = [
        (DueKind::PlanReview, "2021-10-01"),
        (DueKind::Plan, "2021-10-04"),
        (DueKind::FollowUp, "2021-10-12"),
        (DueKind::Help, "2021-10-13"),
        (DueKind::Contact, "2021-10-15"),
        (DueKind::Action, "2021-10-17"),
        (DueKind::Answer, "2021-10-18"),
    ];
    assert_eq!(of(&standing), expected.map(|(kind, on)| (kind, on.into())));
}

#[test]
fn one_time_assistance_has_no_plan_and_a_closed_case_nothing() {
    let mut standing = new_case(Risk::Low);
    standing.first_contact_on = Some(ago(1));
    standing.assessed_on = Some(ago(1));
    standing.assistance = Assistance::OneTime;
    assert_eq!(of(&standing), []);
    let closed = Standing {
        status: CaseStatus::Closed,
        ..new_case(Risk::High)
    };
    assert_eq!(of(&closed), []);
}

#[test]
fn only_limits_in_working_days_skip_the_weekend() {
    let friday = day("2021-10-15");
    let table = [
        (DueKind::FirstContact, "2021-10-17", 0),
        (DueKind::FirstContact, "2021-10-18", 1),
        (DueKind::Answer, "2021-10-17", 0),
        (DueKind::Answer, "2021-10-18", 1),
        (DueKind::Assessment, "2021-10-15", 0),
        (DueKind::Assessment, "2021-10-16", 1),
        (DueKind::Action, "2021-10-17", 2),
        (DueKind::Action, "2021-10-01", 0),
    ];
    for (kind, on, late) in table {
        let due = Due { on: friday, kind };
        assert_eq!(
            due.late(&Settings::default(), day(on)),
            late,
            "{kind:?} {on}"
        );
    }
}

#[test]
fn each_kind_names_the_rule_that_speaks_when_it_is_late() {
    let table = [
        (DueKind::FirstContact, Rule::FirstContactOverdue),
        (DueKind::Assessment, Rule::AssessmentOverdue),
        (DueKind::Plan, Rule::PlanOverdue),
        (DueKind::PlanReview, Rule::PlanReviewOverdue),
        (DueKind::FollowUp, Rule::FollowUpOverdue),
        (DueKind::Help, Rule::HelpOverdue),
        (DueKind::Contact, Rule::Silent),
        (DueKind::Answer, Rule::ReferralResponseLate),
        (DueKind::Action, Rule::ActionOverdue),
    ];
    assert_eq!(table.len(), DueKind::ALL.len());
    for (kind, rule) in table {
        assert_eq!(kind.rule(), rule);
    }
}
