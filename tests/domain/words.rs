//! The domain's sentences fit where they are shown.

use crate::support::{ago, day, lines, open_action, open_referral, quiet, today};
use goldaw::domain::case::Risk;
use goldaw::domain::message::Argument;
use goldaw::domain::referral::AttemptStatus;
use goldaw::domain::rule::Rule;
use goldaw::domain::standing::Standing;
use goldaw::language::{Locale, Words};
use unicode_width::UnicodeWidthStr;

#[test]
fn the_tag_of_a_rule_is_short() {
    let words = Words::new(Locale::English);
    for rule in Rule::ALL {
        let tag = words.text(rule.word());
        assert!(tag.width() <= 18, "{tag}");
    }
}

/// A case in which nearly every rule speaks, late by years.
fn worst(risk: Risk) -> Standing {
    let long_ago = day("2019-01-31");
    let mut asked = open_referral(AttemptStatus::Requested, long_ago);
    asked.respond_by = Some(long_ago);
    let urgent = goldaw::domain::standing::OpenReferral {
        urgent: true,
        ..asked.clone()
    };
    Standing {
        registered_on: long_ago,
        owned_since: ago(1),
        risk_raised_on: Some(ago(1)),
        first_contact_on: None,
        last_contact_on: None,
        child_seen_on: Some(long_ago),
        next_contact_by: Some(long_ago),
        assessed_on: Some(long_ago),
        planned_on: None,
        plan_reviewed_on: Some(long_ago),
        goals_reached: true,
        help_due_on: Some(long_ago),
        flag: Some((long_ago, String::new())),
        referrals: vec![
            asked,
            urgent,
            open_referral(AttemptStatus::Rejected, long_ago),
            open_referral(AttemptStatus::Accepted, long_ago),
            open_referral(AttemptStatus::OnHold, long_ago),
            open_referral(AttemptStatus::Completed, long_ago),
        ],
        actions: vec![open_action(1, long_ago), open_action(2, ago(-1))],
        last_discussed: None,
        ..quiet(risk)
    }
}

#[test]
fn a_reason_is_at_most_sixty_cells_before_the_text_of_others() {
    let words = Words::new(Locale::English);
    let mut said = 0;
    for risk in Risk::ALL {
        for raised in lines(&worst(*risk)) {
            let mut reason = raised.reason.clone();
            for (name, argument) in &mut reason.arguments {
                if matches!(*name, "need" | "text") {
                    *argument = Argument::Text(String::new());
                }
            }
            let sentence = words.say(&reason);
            assert!(sentence.width() <= 60, "{sentence}");
            assert!(!sentence.contains(['{', '}']), "a gap is open: {sentence}");
            said += 1;
        }
    }
    assert!(said > 60, "only {said} reasons were looked at");
}

#[test]
fn a_reason_says_the_facts_with_their_numbers() {
    let words = Words::new(Locale::English);
    let say = |standing: &Standing, rule: Rule| {
        let lines = lines(standing);
        let line = lines.iter().find(|raised| raised.rule == rule);
        words.say(&line.unwrap().reason)
    };
    let mut standing = quiet(Risk::Medium);
    standing.last_contact_on = Some(ago(16));
    standing.child_seen_on = Some(day("2021-09-10"));
    standing.assessed_on = None;
    standing.registered_on = ago(8);
    standing.first_contact_on = None;
    let mut referral = open_referral(AttemptStatus::Requested, ago(9));
    referral.respond_by = Some(ago(1));
    standing.referrals = vec![referral, open_referral(AttemptStatus::Rejected, ago(2))];
    standing.actions = vec![open_action(1, ago(4)), open_action(2, ago(-4))];
    standing.actions[0].carried = 2;
    let table = [
        (Rule::Silent, "no contact recorded for 16 days (limit 14)"),
        (
            Rule::ChildUnseen,
            "child last seen 10.09., 35 days ago (limit 30)",
        ),
        (
            Rule::AssessmentOverdue,
            "no assessment, 1 day late (due 14.10.)",
        ),
        (
            Rule::FirstContactOverdue,
            "no first contact recorded, 3 working days late",
        ),
        (
            Rule::ReferralResponseLate,
            "answer 1 working day late: legal advice",
        ),
        (
            Rule::ReferralDecision,
            "refused 13.10., decide what next: legal advice",
        ),
        (
            Rule::ActionOverdue,
            "4 days late, carried 2 times: visit the school",
        ),
        (Rule::ActionOpen, "due 19.10.: visit the school"),
    ];
    for (rule, sentence) in table {
        assert_eq!(say(&standing, rule), sentence, "{rule:?}");
    }
    standing.last_contact_on = None;
    standing.registered_on = day("2021-02-01");
    let never = "no contact recorded since registration, 256 days (limit 14)";
    assert_eq!(say(&standing, Rule::Silent), never);
    standing.flag = Some((day("2021-02-01"), "call".into()));
    assert_eq!(say(&standing, Rule::Flagged), "flagged 01.02.2021: call");
}

#[test]
fn a_day_loses_its_year_only_near_today() {
    for (days, short) in [(180, true), (181, false), (-180, true), (-181, false)] {
        let argument = Argument::near(ago(days), today());
        assert_eq!(argument == Argument::ShortDay(ago(days)), short, "{days}");
    }
}
