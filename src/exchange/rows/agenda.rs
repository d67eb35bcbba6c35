//! Rows of an agenda: one for each rule and case.

use super::{Coded, Row, Wording};
use crate::domain::Day;
use crate::domain::agenda::AgendaLine;
use serde::Serialize;

/// A line of the agenda.
#[derive(Debug, Clone, Default, Serialize)]
pub struct AgendaRow {
    /// The item, 1 to 13.
    pub item: u8,
    /// The rule that raised it.
    pub rule: Coded,
    /// The case it is about.
    pub case_code: Option<String>,
    /// Why, as a sentence.
    pub reason: String,
    /// Since when the rule holds.
    pub since: Option<Day>,
    /// The place on the agenda, from 1.
    pub rank: u32,
}

impl Row for AgendaRow {
    const BRIEF: &'static [&'static str] =
        &["rank", "item", "rule", "case_code", "since", "reason"];
}

impl AgendaRow {
    /// The row of a line.
    pub fn of(line: &AgendaLine, wording: Wording<'_>) -> Self {
        Self {
            item: line.item,
            rule: wording.of(line.rule.word()),
            case_code: line.case.as_ref().map(|(_, code)| code.to_string()),
            reason: wording.words().say(&line.reason),
            since: line.since,
            rank: line.rank,
        }
    }
}
