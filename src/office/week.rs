//! *This week*: what is urgent across the team, the decisions that wait, the specialists by need,
//! the open actions.

use super::desk::Desk;
use super::drafts::{self, DraftRow};
use super::referrals::ReferralRow;
use super::refusal::Refusal;
use super::rows::{Caseholder, action_row, strongest, team, wants_us};
use super::sessions::unsigned;
use crate::domain::Day;
use crate::domain::action::{Action, ActionOwner};
use crate::domain::agenda::rules::Raised;
use crate::domain::case::{CaseCode, Risk};
use crate::domain::identifier::{ActionId, CaseId, SpecialistId};
use crate::domain::message::Message;
use crate::domain::rule::Rule;
use crate::domain::standing::Standing;
use crate::domain::workload::Workload;
use crate::language;
use crate::store::{Index, IndexRow};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// What needs a supervisor this week.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Week {
    /// The counts of the first line.
    pub counts: WeekCounts,
    /// Urgent cases, the most urgent first, each once with its strongest reason.
    pub urgent: Vec<UrgentCase>,
    /// Cases that wait for a decision of the reader.
    pub decisions: Vec<UrgentCase>,
    /// Referrals that wait for the reader's team: to decide, to confirm, to send, or late at the partner.
    pub referrals: Vec<ReferralRow>,
    /// The specialists, those who need something first.
    pub specialists: Vec<SpecialistWeek>,
    /// Open actions of the team, the earliest due first.
    pub actions: Vec<ActionRow>,
    /// Forms that the reader filled in and did not save, the newest first.
    pub drafts: Vec<DraftRow>,
    /// Drafts of the reader that could not be read.
    pub unreadable_drafts: usize,
}

/// How much of what waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct WeekCounts {
    /// Decisions wanted.
    pub decisions: usize,
    /// Sessions held and not signed.
    pub to_sign: usize,
    /// Referrals whose partner is late.
    pub referrals_late: usize,
    /// Actions past their day.
    pub actions_overdue: usize,
    /// Sessions past their day.
    pub sessions_late: usize,
    /// Open cases.
    pub open_cases: usize,
}

/// A case that is urgent or waits for a decision.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct UrgentCase {
    /// The case.
    pub case: CaseId,
    /// Its code.
    pub code: CaseCode,
    /// Its headline.
    pub headline: String,
    /// The level of risk.
    pub risk: Risk,
    /// Whose case it is.
    pub specialist: SpecialistId,
    /// The specialist's name.
    pub specialist_name: String,
    /// The strongest rule.
    pub rule: Rule,
    /// Its reason.
    pub reason: Message,
    /// How many more urgent rules hold.
    pub more: usize,
}

/// A specialist's line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SpecialistWeek {
    /// Who.
    pub specialist: SpecialistId,
    /// The name.
    pub name: String,
    /// Open cases, restricted ones too; the other figures say nothing of those that the reader may not open.
    pub open: usize,
    /// Of these at high risk.
    pub high: usize,
    /// Cases with something overdue.
    pub overdue: usize,
    /// Cases without contact within the limit.
    pub silent: usize,
    /// Referrals that are not closed.
    pub referrals: usize,
    /// Open actions.
    pub actions: usize,
    /// The day of the last session.
    pub last_session: Option<Day>,
    /// The day of the next session.
    pub next_session: Day,
    /// Days by which the session is late; 0 if it is not.
    pub session_late: i64,
    /// Whether a session was held and waits for the signature, or a draft lies there.
    pub unsigned: bool,
    /// What the caseload weighs.
    pub workload: Workload,
}

/// An open action.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ActionRow {
    /// The action.
    pub action: ActionId,
    /// What is to be done.
    pub text: String,
    /// Which of the two does it.
    pub owner: ActionOwner,
    /// In whose sessions it stands.
    pub specialist: SpecialistId,
    /// The specialist's name.
    pub specialist_name: String,
    /// The case it is about.
    pub case: Option<(CaseId, CaseCode)>,
    /// The day by which.
    pub due: Day,
    /// Days late; 0 if it is not.
    pub late: i64,
    /// How many sessions it was carried through.
    pub carried: u32,
}

/// Gathers what needs the caller this week.
pub(super) fn this_week(desk: &Desk<'_>) -> Result<Week, Refusal> {
    let team = team(desk)?;
    let (drafts, unreadable_drafts) = super::drafts::rows(desk)?;
    super::drafts::set_aside(desk, unreadable_drafts);
    let mut week = Week {
        counts: WeekCounts::default(),
        urgent: cases_raised(desk, &team, Rule::urgent),
        decisions: cases_raised(desk, &team, Rule::decision),
        referrals: waiting_referrals(desk, &team)?,
        specialists: Vec::new(),
        actions: Vec::new(),
        drafts,
        unreadable_drafts,
    };
    let kept = drafts::of_sessions(desk)?;
    for holder in &team {
        let actions = open_actions(desk, holder)?;
        let unsigned = unsigned(desk, holder.specialist.id, &kept)?;
        let line = specialist_week(desk, holder, actions.len(), unsigned);
        week.specialists.push(line);
        week.actions.extend(actions);
    }
    week.actions
        .sort_by_key(|action| (action.due, action.action));
    week.specialists.sort_by_cached_key(|line| {
        (
            Reverse(line.session_late),
            Reverse(line.silent + line.overdue),
            language::sort_key(&line.name),
            line.specialist,
        )
    });
    week.counts = counts(&week);
    Ok(week)
}

fn counts(week: &Week) -> WeekCounts {
    WeekCounts {
        decisions: week.decisions.len(),
        to_sign: week.specialists.iter().filter(|line| line.unsigned).count(),
        referrals_late: week.referrals.iter().filter(|row| row.late > 0).count(),
        actions_overdue: week.actions.iter().filter(|action| action.late > 0).count(),
        sessions_late: week
            .specialists
            .iter()
            .filter(|line| line.session_late > 0)
            .count(),
        open_cases: week.specialists.iter().map(|line| line.open).sum(),
    }
}

/// Each case with a rule of this kind once, by its strongest: what somebody flagged, the newest first,
/// then by risk, then by days late, then by code. A flag is somebody saying "look now".
fn cases_raised(desk: &Desk<'_>, team: &[Caseholder], kind: fn(Rule) -> bool) -> Vec<UrgentCase> {
    let mut found = Vec::new();
    for holder in team {
        for standing in &holder.cases.known {
            let mut rules = strongest(desk, standing, &holder.specialist);
            rules.retain(|raised| kind(raised.rule));
            let more = rules.len().saturating_sub(1);
            if let Some(first) = rules.into_iter().next() {
                let flagged = first.rule == Rule::Flagged;
                let order = if flagged { first.late } else { -first.late };
                found.push((
                    (!flagged, standing.risk, order),
                    urgent_case(standing, holder, first, more),
                ));
            }
        }
    }
    found.sort_by(|(one, case), (other, against)| {
        one.cmp(other).then_with(|| case.code.cmp(&against.code))
    });
    found.into_iter().map(|(_, case)| case).collect()
}

fn urgent_case(standing: &Standing, holder: &Caseholder, first: Raised, more: usize) -> UrgentCase {
    UrgentCase {
        case: standing.case,
        code: standing.code.clone(),
        headline: standing.headline.clone(),
        risk: standing.risk,
        specialist: holder.specialist.id,
        specialist_name: holder.specialist.name.clone(),
        rule: first.rule,
        reason: first.reason,
        more,
    }
}

fn waiting_referrals(desk: &Desk<'_>, team: &[Caseholder]) -> Result<Vec<ReferralRow>, Refusal> {
    let mut rows = super::referrals::open_rows(desk, team)?;
    rows.retain(wants_us);
    Ok(rows)
}

fn specialist_week(
    desk: &Desk<'_>,
    holder: &Caseholder,
    actions: usize,
    unsigned: bool,
) -> SpecialistWeek {
    let specialist = &holder.specialist;
    let known = &holder.cases.known;
    let raised: Vec<Vec<Raised>> = known
        .iter()
        .map(|standing| strongest(desk, standing, specialist))
        .collect();
    let with = |wanted: fn(Rule) -> bool| {
        raised
            .iter()
            .filter(|rules| rules.iter().any(|raised| wanted(raised.rule)))
            .count()
    };
    let next_session = specialist.next_session(desk.settings());
    SpecialistWeek {
        specialist: specialist.id,
        name: specialist.name.clone(),
        open: holder.cases.count(),
        high: known
            .iter()
            .filter(|standing| standing.risk == Risk::High)
            .count(),
        overdue: with(|rule| matches!(rule.item(), 5 | 6)),
        silent: with(|rule| matches!(rule, Rule::Silent | Rule::HighRiskSilent)),
        referrals: known.iter().map(|standing| standing.referrals.len()).sum(),
        actions,
        last_session: specialist.last_session_on,
        next_session,
        session_late: desk.settings().calendar.between(next_session, desk.today),
        unsigned,
        workload: holder.cases.workload(desk, specialist),
    }
}

fn open_actions(desk: &Desk<'_>, holder: &Caseholder) -> Result<Vec<ActionRow>, Refusal> {
    let specialist = &holder.specialist;
    let beginning = IndexRow::new(Index::ActionBySpecialist)
        .id(specialist.id)
        .byte(0);
    let actions: Vec<Action> = desk.plain(&beginning)?;
    let rows = actions
        .iter()
        .map(|action| action_row(desk, action, specialist));
    rows.filter_map(Result::transpose).collect()
}
