//! The order of the agenda, and the same agenda by case.

use crate::support::{ago, id, open_action, open_referral, quiet, specialist, today};
use goldaw::domain::Day;
use goldaw::domain::action::{Action, ActionOwner, ActionStatus};
use goldaw::domain::agenda::{AgendaFacts, AgendaLine, agenda, by_case};
use goldaw::domain::case::{CaseCode, Risk};
use goldaw::domain::referral::AttemptStatus;
use goldaw::domain::rule::Rule;
use goldaw::domain::settings::Settings;
use goldaw::domain::standing::Standing;
use proptest::prelude::*;

fn case(serial: u8, risk: Risk) -> Standing {
    Standing {
        case: id(serial),
        code: CaseCode(format!("BAL-TUR-2021-{serial:04}")),
        ..quiet(risk)
    }
}

fn flagged(serial: u8, risk: Risk, days: i64) -> Standing {
    Standing {
        flag: Some((ago(days), "call".into())),
        ..case(serial, risk)
    }
}

fn loose(number: u8, due: Day) -> Action {
    Action {
        id: id(number),
        text: "write the report".into(),
        owner: ActionOwner::Specialist,
        specialist: id(2),
        supervisor: id(3),
        due,
        case: None,
        session: id(4),
        status: ActionStatus::Open,
        ended_on: None,
        note: String::new(),
        carried: 0,
    }
}

fn of(cases: &[Standing], actions: &[Action]) -> Vec<AgendaLine> {
    let facts = AgendaFacts {
        specialist: &specialist(),
        cases,
        shut: 0,
        actions,
    };
    agenda(facts, &Settings::default(), today())
}

fn order(lines: &[AgendaLine]) -> Vec<(Rule, String)> {
    lines
        .iter()
        .map(|line| {
            let code = line.case.as_ref().map(|(_, code)| code.short());
            (line.rule, code.unwrap_or_default())
        })
        .collect()
}

#[test]
fn an_empty_caseload_has_the_four_lines_of_every_session() {
    let lines = of(&[], &[]);
    let rules: Vec<(u8, Rule, u32)> = lines
        .iter()
        .map(|line| (line.item, line.rule, line.rank))
        .collect();
    assert_eq!(
        rules,
        [
            (1, Rule::CheckIn, 1),
            (11, Rule::Workload, 2),
            (12, Rule::Learning, 3),
            (13, Rule::NextDate, 4),
        ]
    );
}

#[test]
fn inside_an_item_the_risk_times_the_days_late_decides_then_the_code() {
    let cases = [
        flagged(1, Risk::Low, 5),    // 5
        flagged(2, Risk::High, 2),   // 6
        flagged(3, Risk::Medium, 3), // 6
        flagged(4, Risk::Medium, 4), // 8
        flagged(5, Risk::High, 0),   // 3: nothing late counts as one day
    ];
    let codes: Vec<String> = order(&of(&cases, &[]))
        .into_iter()
        .filter(|(rule, _)| *rule == Rule::Flagged)
        .map(|(_, code)| code)
        .collect();
    assert_eq!(
        codes,
        ["TUR-0004", "TUR-0002", "TUR-0003", "TUR-0001", "TUR-0005"]
    );
}

#[test]
fn items_come_in_their_order_whatever_the_weight() {
    let mut late = case(1, Risk::High);
    late.last_discussed = None; // item 8, 186 days late at high risk
    let decision = Standing {
        referrals: vec![open_referral(AttemptStatus::Rejected, ago(0))],
        ..case(2, Risk::Low)
    };
    let cases = [late, decision, flagged(3, Risk::Low, 0)];
    let items: Vec<u8> = of(&cases, &[]).iter().map(|line| line.item).collect();
    assert_eq!(items, [1, 3, 4, 8, 10, 11, 12, 13]);
}

#[test]
fn late_actions_come_before_open_ones_with_or_without_a_case() {
    let with = |serial, risk, due| Standing {
        actions: vec![open_action(9, due)],
        ..case(serial, risk)
    };
    let cases = [
        with(1, Risk::High, ago(-2)), // open, weighs 3
        with(2, Risk::Low, ago(1)),   // a day late, weighs 1
        with(3, Risk::High, ago(1)),
    ];
    let actions = [loose(5, ago(-1)), loose(6, ago(2))];
    let lines = order(&of(&cases, &actions));
    let expected = [
        (Rule::ActionOverdue, "TUR-0003"),
        (Rule::ActionOverdue, ""), // two days late, counts as low risk
        (Rule::ActionOverdue, "TUR-0002"),
        (Rule::ActionOpen, "TUR-0001"),
        (Rule::ActionOpen, ""),
    ];
    assert_eq!(
        lines[1..6],
        expected.map(|(rule, code)| (rule, code.to_owned()))
    );
}

#[test]
fn by_case_the_urgent_come_first_then_decisions_then_the_rest() {
    let mut both = flagged(4, Risk::Low, 1);
    both.actions = vec![open_action(9, ago(1))];
    let decision = Standing {
        closure_requested_on: Some(ago(1)),
        ..case(3, Risk::High)
    };
    let action = Standing {
        actions: vec![open_action(9, ago(9))],
        ..case(2, Risk::High)
    };
    let urgent = flagged(5, Risk::High, 1);
    let quiet = case(6, Risk::Low);
    let lines = of(&[action, decision, both, urgent, quiet], &[]);
    let cases = by_case(&lines);
    let order: Vec<(String, Vec<Rule>)> = cases
        .iter()
        .map(|entry| {
            let code = entry.lines[0].case.as_ref().unwrap().1.short();
            (code, entry.lines.iter().map(|line| line.rule).collect())
        })
        .collect();
    assert_eq!(
        order,
        [
            ("TUR-0005".into(), vec![Rule::Flagged, Rule::DueSoon]),
            ("TUR-0004".into(), vec![Rule::Flagged, Rule::ActionOverdue]),
            (
                "TUR-0003".into(),
                vec![Rule::ClosureRequested, Rule::DueSoon]
            ),
            ("TUR-0002".into(), vec![Rule::ActionOverdue, Rule::DueSoon]),
        ]
    );
}

fn any_case(serial: u8) -> impl Strategy<Value = Standing> {
    let risk = prop::sample::select(Risk::ALL);
    (risk, 0i64..60, 0i64..60, any::<bool>()).prop_map(move |(risk, contact, talked, flag)| {
        let mut standing = case(serial, risk);
        standing.last_contact_on = Some(ago(contact));
        standing.owned_since = ago(talked);
        standing.actions = vec![open_action(serial, ago(talked - 30))];
        standing.flag = flag.then(|| (ago(contact), "call".into()));
        standing
    })
}

proptest! {
    #[test]
    fn the_agenda_does_not_depend_on_the_order_of_the_cases(
        cases in (any_case(1), any_case(2), any_case(3), any_case(4)),
        turn in 0usize..4,
    ) {
        let cases = [cases.0, cases.1, cases.2, cases.3];
        let lines = of(&cases, &[]);
        let mut turned = cases.clone();
        turned.rotate_left(turn);
        prop_assert_eq!(&lines, &of(&turned, &[]));
        let ranks: Vec<u32> = lines.iter().map(|line| line.rank).collect();
        prop_assert_eq!(ranks, (1..=u32::try_from(lines.len()).unwrap()).collect::<Vec<_>>());
        prop_assert!(lines.is_sorted_by_key(|line| line.item));
        let about_cases = lines.iter().filter(|line| line.case.is_some()).count();
        let by_case: usize = by_case(&lines).iter().map(|entry| entry.lines.len()).sum();
        prop_assert_eq!(by_case, about_cases);
    }
}
