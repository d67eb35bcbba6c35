//! *This week*: what is urgent across the team, the decisions that wait, the specialists by need,
//! the open actions.

use super::caseholder::{Caseholder, OpenActions, by_day, pressing, referrals};
use super::cases::{Seen, with_standings};
use super::desk::{Desk, PAGE};
use super::drafts::{self, DraftRow};
use super::figures::Figures;
use super::orders::{Presses, Waits};
use super::referrals::{ReferralRow, rows};
use super::refusal::Refusal;
use super::rows::{action_row, strongest};
use super::sessions::has_unsaved;
use crate::domain::Day;
use crate::domain::action::{Action, ActionOwner};
use crate::domain::agenda::rules::Raised;
use crate::domain::case::{CaseCode, Risk};
use crate::domain::draft::DraftAbout;
use crate::domain::identifier::{ActionId, CaseId, SpecialistId};
use crate::domain::message::Message;
use crate::domain::rule::Rule;
use crate::domain::specialist::Specialist;
use crate::domain::standing::Standing;
use crate::domain::workload::{Workload, weigh};
use crate::language;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// What needs a supervisor this week; of cases, referrals and actions the first as many as were asked for.
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

/// How much of what waits, whether or not it has a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct WeekCounts {
    /// Urgent cases.
    pub urgent: usize,
    /// Decisions wanted.
    pub decisions: usize,
    /// Referrals that wait for the reader's team.
    pub referrals: usize,
    /// Open actions.
    pub actions: usize,
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

/// Gathers what needs the caller this week, with at most so many rows of a kind; `None`: all.
pub(super) fn this_week(desk: &Desk<'_>, most: Option<usize>) -> Result<Week, Refusal> {
    let team = Caseholder::team(desk)?;
    let (drafts, unreadable_drafts) = super::drafts::rows(desk)?;
    super::drafts::set_aside(desk, unreadable_drafts);
    let actions = team.iter().map(|holder| holder.actions(desk));
    let actions: Vec<OpenActions<'_>> = actions.collect::<Result<_, _>>()?;
    let mut counts = WeekCounts::default();
    let mut lines = Vec::new();
    let kept = drafts::of_sessions(desk)?;
    for (holder, actions) in team.iter().zip(&actions) {
        let unsigned =
            holder.waits_for_signature(desk) || has_unsaved(desk, holder.specialist.id, &kept)?;
        let figures = holder.figures(desk);
        let line = specialist_week(desk, &holder.specialist, &figures, actions, unsigned);
        counts.add(&line, &figures, actions);
        lines.push(line);
    }
    sort_lines(&mut lines);
    let most = most.unwrap_or(usize::MAX);
    let waiting = referrals(desk, team.iter(), &[Waits::ForUs]).take(most);
    let first_actions = by_day(team.iter().zip(&actions)).take(most).collect();
    Ok(Week {
        counts,
        urgent: cases_raised(desk, &team, Presses::Urgent, most)?,
        decisions: cases_raised(desk, &team, Presses::Decision, most)?,
        referrals: rows(desk, waiting)?,
        specialists: lines,
        actions: action_rows(desk, &team, first_actions, &drafts)?,
        drafts,
        unreadable_drafts,
    })
}

impl WeekCounts {
    fn add(&mut self, line: &SpecialistWeek, figures: &Figures, actions: &OpenActions) {
        self.urgent += figures.urgent;
        self.decisions += figures.decisions;
        self.referrals += figures.for_us;
        self.actions += actions.count;
        self.to_sign += usize::from(line.unsigned);
        self.referrals_late += figures.late;
        self.actions_overdue += actions.overdue;
        self.sessions_late += usize::from(line.session_late > 0);
        self.open_cases += figures.open;
    }
}

/// Puts those first who need something.
fn sort_lines(lines: &mut [SpecialistWeek]) {
    lines.sort_by_cached_key(|line| {
        (
            Reverse(line.session_late),
            Reverse(line.silent + line.overdue),
            language::sort_key(&line.name),
            line.specialist,
        )
    });
}

/// Each case that presses once, by its strongest rule of this kind.
fn cases_raised(
    desk: &Desk<'_>,
    team: &[Caseholder],
    kind: Presses,
    most: usize,
) -> Result<Vec<UrgentCase>, Refusal> {
    let pressing: Vec<Seen<'_>> = pressing(desk, team, kind).take(most).collect();
    let of_kind = match kind {
        Presses::Urgent => Rule::urgent,
        Presses::Decision => Rule::decision,
    };
    let mut rows = Vec::new();
    for some in pressing.chunks(PAGE) {
        for (seen, standing) in with_standings(desk, some, |seen| *seen)? {
            let mut rules = strongest(desk, &standing, seen.specialist);
            rules.retain(|raised| of_kind(raised.rule));
            let more = rules.len().saturating_sub(1);
            let row = |first| urgent_case(&standing, seen.specialist, first, more);
            rows.extend(rules.into_iter().next().map(row));
        }
    }
    Ok(rows)
}

fn urgent_case(
    standing: &Standing,
    specialist: &Specialist,
    first: Raised,
    more: usize,
) -> UrgentCase {
    UrgentCase {
        case: standing.case,
        code: standing.code.clone(),
        headline: standing.headline.clone(),
        risk: standing.risk,
        specialist: specialist.id,
        specialist_name: specialist.name.clone(),
        rule: first.rule,
        reason: first.reason,
        more,
    }
}

fn specialist_week(
    desk: &Desk<'_>,
    specialist: &Specialist,
    figures: &Figures,
    actions: &OpenActions,
    unsigned: bool,
) -> SpecialistWeek {
    let settings = desk.settings();
    let next_session = specialist.next_session(settings);
    let points = u32::try_from(figures.points).unwrap_or(u32::MAX);
    SpecialistWeek {
        specialist: specialist.id,
        name: specialist.name.clone(),
        open: figures.open,
        high: figures.high,
        overdue: figures.overdue,
        silent: figures.silent,
        referrals: figures.referrals().map(|(_, count)| count).sum(),
        actions: actions.count,
        last_session: specialist.last_session_on,
        next_session,
        session_late: settings.calendar.between(next_session, desk.today),
        unsigned,
        workload: weigh(specialist, points, settings),
    }
}

/// The rows of the first actions, and of those whose form the reader has begun to fill in: it is opened from
/// the row.
fn action_rows<'a>(
    desk: &Desk<'_>,
    team: &'a [Caseholder],
    mut shown: Vec<(Day, ActionId, &'a Specialist)>,
    drafts: &[DraftRow],
) -> Result<Vec<ActionRow>, Refusal> {
    for draft in drafts {
        let DraftAbout::Action(id) = draft.name.about else {
            continue;
        };
        if shown.iter().any(|(_, shown, _)| *shown == id) {
            continue;
        }
        for holder in team {
            let due = holder.action(desk, id)?;
            shown.extend(due.map(|due| (due, id, &holder.specialist)));
        }
    }
    shown.sort_unstable_by_key(|(due, action, _)| (*due, *action));
    let rows = shown.iter().map(|(_, id, specialist)| {
        let action = desk.get::<Action>(*id)?.record;
        action_row(desk, &action, specialist)
    });
    rows.filter_map(Result::transpose).collect()
}
