//! The agenda of an individual session, computed from how the cases stand (field notes, section 4).
//!
//! The same facts on the same day give the same agenda, line for line.

pub mod rules;

use super::Day;
use super::action::Action;
use super::case::{CaseCode, Risk};
use super::identifier::CaseId;
use super::message::{Argument, Message};
use super::rule::Rule;
use super::settings::Settings;
use super::specialist::Specialist;
use super::standing::Standing;
use super::workload::workload;
use rules::{Raised, raised};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// What an agenda is computed from.
#[derive(Debug, Clone, Copy)]
pub struct AgendaFacts<'a> {
    /// Whose agenda.
    pub specialist: &'a Specialist,
    /// The cases of the specialist that the reader may see; closed ones are passed over.
    pub cases: &'a [Standing],
    /// How many open cases more the specialist has, which are shut to the reader.
    pub shut: usize,
    /// Open actions that concern no case.
    pub actions: &'a [Action],
}

/// One line of the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgendaLine {
    /// The item, 1 to 13.
    pub item: u8,
    /// The rule that raised it.
    pub rule: Rule,
    /// The case it is about.
    pub case: Option<(CaseId, CaseCode)>,
    /// Why it is there.
    pub reason: Message,
    /// Since when the rule holds.
    pub since: Option<Day>,
    /// Its place on the agenda, from 1.
    pub rank: u32,
}

/// A case with every rule that raised it, the strongest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseAgenda {
    /// The case.
    pub case: CaseId,
    /// The lines about it, in the order of the agenda.
    pub lines: Vec<AgendaLine>,
}

/// Computes the agenda: items in their order, within an item by risk times days late, then by code.
/// An action that is not late comes after all that are; one that concerns no case weighs as low risk.
pub fn agenda(facts: AgendaFacts<'_>, settings: &Settings, today: Day) -> Vec<AgendaLine> {
    let mut lines = vec![line(Rule::CheckIn, Message::new("reason-check_in"), None)];
    lines.extend(raised_lines(facts, settings, today));
    lines.extend(closing_lines(facts, settings, today));
    for (rank, line) in (1..).zip(&mut lines) {
        line.rank = rank;
    }
    lines
}

/// The lines about cases, gathered by case in the order in which the cases first appear: urgent
/// ones, those that want a decision, then the others.
pub fn by_case(lines: &[AgendaLine]) -> Vec<CaseAgenda> {
    let mut cases: Vec<CaseAgenda> = Vec::new();
    let mut ordered: Vec<&AgendaLine> = lines.iter().filter(|line| line.case.is_some()).collect();
    ordered.sort_by_key(|line| {
        (
            Reverse(line.rule.urgent()),
            Reverse(line.rule.decision()),
            line.rank,
        )
    });
    for line in ordered {
        let Some((case, _)) = &line.case else {
            continue;
        };
        match cases.iter_mut().find(|entry| entry.case == *case) {
            Some(entry) => entry.lines.push(line.clone()),
            None => cases.push(CaseAgenda {
                case: *case,
                lines: vec![line.clone()],
            }),
        }
    }
    cases
}

fn line(rule: Rule, reason: Message, since: Option<Day>) -> AgendaLine {
    AgendaLine {
        item: rule.item(),
        rule,
        case: None,
        reason,
        since,
        rank: 0,
    }
}

/// The lines of items 2 to 10.
fn raised_lines(facts: AgendaFacts<'_>, settings: &Settings, today: Day) -> Vec<AgendaLine> {
    let last_session = facts.specialist.last_session_on;
    let mut found: Vec<(Option<&Standing>, Raised)> = loose_actions(facts.actions, today)
        .into_iter()
        .map(|raised| (None, raised))
        .collect();
    for standing in facts.cases {
        let lines = raised(standing, settings, last_session, today);
        found.extend(lines.into_iter().map(|raised| (Some(standing), raised)));
    }
    found.sort_by_key(|(standing, raised)| {
        let risk = standing.map_or(Risk::Unrated, |standing| standing.risk);
        (
            raised.rule.item(),
            raised.rule == Rule::ActionOpen,
            Reverse(risk.weight() * raised.late.max(1)),
            standing.map(|standing| &standing.code),
            raised.rule,
        )
    });
    found
        .into_iter()
        .map(|(standing, raised)| AgendaLine {
            case: standing.map(|standing| (standing.case, standing.code.clone())),
            ..line(raised.rule, raised.reason, Some(raised.since))
        })
        .collect()
}

fn loose_actions(actions: &[Action], today: Day) -> Vec<Raised> {
    let mut actions: Vec<&Action> = actions.iter().collect();
    actions.sort_unstable_by_key(|action| (action.due, action.id));
    actions
        .into_iter()
        .map(|action| rules::action(&action.text, action.due, action.carried, today))
        .collect()
}

fn closing_lines(facts: AgendaFacts<'_>, settings: &Settings, today: Day) -> Vec<AgendaLine> {
    let load = workload(facts.specialist, facts.cases, facts.shut, settings, today);
    let next = facts.specialist.next_session(settings);
    vec![
        line(
            Rule::Workload,
            Message::new("reason-workload")
                .with("points", i64::from(load.points))
                .with("capacity", i64::from(load.capacity))
                .with("band", Message::new(load.band.word())),
            None,
        ),
        line(Rule::Learning, Message::new("reason-learning"), None),
        line(
            Rule::NextDate,
            Message::new("reason-next_date").with("day", Argument::near(next, today)),
            None,
        ),
    ]
}
