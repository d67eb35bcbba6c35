//! What the service looks like on the morning of its day.

use super::{Whole, plan, whole};
use goldaw::demonstration::Plan;
use goldaw::domain::Day;
use goldaw::domain::agenda::rules::raised;
use goldaw::domain::case::{CaseStatus, Risk};
use goldaw::domain::identifier::{AccountId, SpecialistId};
use goldaw::domain::rule::Rule;
use goldaw::domain::specialist::Specialist;
use goldaw::domain::standing::Standing;
use std::collections::{BTreeMap, BTreeSet};

/// What a supervisor finds on the morning of the day.
#[derive(Debug, Default)]
struct Morning {
    open: usize,
    high: usize,
    urgent: usize,
    decisions: usize,
    late_referrals: usize,
    late_actions: usize,
    in_order: usize,
}

fn mornings(whole: &Whole, today: Day) -> (BTreeMap<String, Morning>, BTreeMap<Rule, usize>) {
    let specialists: BTreeMap<SpecialistId, &Specialist> = whole
        .specialists
        .iter()
        .map(|found| (found.id, found))
        .collect();
    let logins: BTreeMap<AccountId, &str> = whole
        .accounts
        .iter()
        .map(|account| (account.id, account.login.as_str()))
        .collect();
    let mut mornings: BTreeMap<String, Morning> = BTreeMap::new();
    let mut rules: BTreeMap<Rule, usize> = BTreeMap::new();
    for case in whole
        .cases
        .iter()
        .filter(|case| case.file.status == CaseStatus::Open)
    {
        let specialist = specialists[&case.file.owner];
        let standing = Standing::of(case, &whole.settings);
        let lines = raised(
            &standing,
            &whole.settings,
            specialist.last_session_on,
            today,
        );
        let login = logins[&specialist.supervisor.unwrap()];
        let morning = mornings.entry(login.to_owned()).or_default();
        let holds: BTreeSet<Rule> = lines.iter().map(|line| line.rule).collect();
        let any =
            |wanted: &dyn Fn(Rule) -> bool| usize::from(holds.iter().any(|rule| wanted(*rule)));
        morning.open += 1;
        morning.high += usize::from(standing.risk == Risk::High);
        morning.urgent += any(&Rule::urgent);
        morning.decisions += any(&Rule::decision);
        morning.late_referrals +=
            any(&|rule| matches!(rule, Rule::UrgentReferral | Rule::ReferralResponseLate));
        morning.late_actions += any(&|rule| rule == Rule::ActionOverdue);
        morning.in_order += 1 - any(&|rule| (3..=7).contains(&rule.item()));
        for rule in holds {
            *rules.entry(rule).or_default() += 1;
        }
    }
    (mornings, rules)
}

#[test]
fn it_looks_like_a_service_in_a_bad_week() {
    for seed in [1, 7] {
        let plan = plan(seed, 512);
        let whole = whole(&plan);
        let (mornings, rules) = mornings(&whole, plan.today);
        print(&mornings, &rules);
        for (login, morning) in &mornings {
            assert!((3..=8).contains(&morning.urgent), "{login} {morning:?}");
            assert!((1..=4).contains(&morning.decisions), "{login} {morning:?}");
            assert!(
                (1..=6).contains(&morning.late_referrals),
                "{login} {morning:?}"
            );
            assert!(
                (1..=5).contains(&morning.late_actions),
                "{login} {morning:?}"
            );
            assert!(
                morning.in_order * 100 / morning.open >= 52,
                "{login} {morning:?}"
            );
        }
        let open: usize = mornings.values().map(|morning| morning.open).sum();
        let in_order: usize = mornings.values().map(|morning| morning.in_order).sum();
        assert!(
            (58..=64).contains(&(in_order * 100 / open)),
            "{in_order} of {open}"
        );
        assert!((83..=87).contains(&(open * 100 / 512)));
        for rule in Rule::ALL
            .iter()
            .filter(|rule| (2..=10).contains(&rule.item()))
        {
            assert!(rules.contains_key(rule), "{rule:?}");
        }
    }
}

#[test]
fn caseloads_are_spread_and_the_tour_has_fourteen_cases() {
    let whole = whole(&Plan::default());
    let open = |code: &str| {
        let specialist = whole.specialists.iter().find(|found| found.code == code);
        let id = specialist.unwrap().id;
        let own = whole.cases.iter().filter(|case| case.file.owner == id);
        own.filter(|case| case.file.status == CaseStatus::Open)
            .count()
    };
    assert_eq!((open("BAL-02"), open("DAS-02")), (14, 14));
    let all: Vec<usize> = whole
        .specialists
        .iter()
        .map(|found| open(&found.code))
        .collect();
    assert!(*all.iter().min().unwrap() <= 6 && *all.iter().max().unwrap() >= 17);
}

/// Shown by `cargo test --test demonstration bad_week -- --nocapture`; by these figures the shares in
/// `demonstration::trouble` were chosen.
fn print(mornings: &BTreeMap<String, Morning>, rules: &BTreeMap<Rule, usize>) {
    for (login, morning) in mornings {
        println!("{login} {morning:?}");
    }
    for (rule, count) in rules {
        println!("{:2} {:26} {count}", rule.item(), rule.code());
    }
}
