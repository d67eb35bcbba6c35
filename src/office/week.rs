//! *This week*: what is urgent across the team, the decisions that wait, the specialists by need,
//! the open actions.

use super::cases::{Caseholder, Seen, with_standings};
use super::desk::{Desk, PAGE};
use super::drafts::{self, DraftRow};
use super::outline::{Facts, Pressing};
use super::referrals::{ReferralRow, first_rows, waiting};
use super::refusal::Refusal;
use super::rows::{action_row, first, strongest};
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
    let specialists = specialists(desk, &team)?;
    let mut counts = counts(&specialists);
    let known = || {
        let cases = team.iter().flat_map(|holder| holder.cases(desk));
        cases.filter(|seen| seen.known && seen.outline.open())
    };
    let urgent = pressing(known(), |facts| facts.urgent);
    counts.urgent = urgent.len();
    let decisions = pressing(known(), |facts| facts.decision);
    counts.decisions = decisions.len();
    let mut referrals = waiting(known());
    referrals.retain(|one| one.referral.wants_us());
    counts.referrals = referrals.len();
    let late = referrals.iter().filter(|one| one.referral.late > 0);
    counts.referrals_late = late.count();
    let actions = open_actions(desk, &team)?;
    counts.actions = actions.len();
    let overdue = actions.iter().filter(|action| action.due < desk.today);
    counts.actions_overdue = overdue.count();
    Ok(Week {
        counts,
        urgent: cases_raised(desk, urgent, Rule::urgent, most)?,
        decisions: cases_raised(desk, decisions, Rule::decision, most)?,
        referrals: first_rows(desk, referrals, most)?,
        specialists,
        actions: action_rows(desk, actions, most, &drafts)?,
        drafts,
        unreadable_drafts,
    })
}

/// The lines of the specialists, those who need something first.
fn specialists(desk: &Desk<'_>, team: &[Caseholder]) -> Result<Vec<SpecialistWeek>, Refusal> {
    let kept = drafts::of_sessions(desk)?;
    let lines = team.iter().map(|holder| {
        let unsigned =
            holder.waits_for_signature(desk) || has_unsaved(desk, holder.specialist.id, &kept)?;
        Ok(specialist_week(
            desk,
            holder,
            holder.actions(desk)?.len(),
            unsigned,
        ))
    });
    let mut lines = lines.collect::<Result<Vec<_>, Refusal>>()?;
    lines.sort_by_cached_key(|line| {
        (
            Reverse(line.session_late),
            Reverse(line.silent + line.overdue),
            language::sort_key(&line.name),
            line.specialist,
        )
    });
    Ok(lines)
}

/// What the lines of the specialists say of all of them.
fn counts(specialists: &[SpecialistWeek]) -> WeekCounts {
    let late = |line: &&SpecialistWeek| line.session_late > 0;
    WeekCounts {
        to_sign: specialists.iter().filter(|line| line.unsigned).count(),
        sessions_late: specialists.iter().filter(late).count(),
        open_cases: specialists.iter().map(|line| line.open).sum(),
        ..WeekCounts::default()
    }
}

/// The cases with a rule of a kind, with how much it presses.
fn pressing<'a>(
    cases: impl Iterator<Item = Seen<'a>>,
    of_kind: fn(&Facts) -> Option<Pressing>,
) -> Vec<(Pressing, Seen<'a>)> {
    let pressing = cases.filter_map(|seen| Some((of_kind(seen.facts())?, seen)));
    pressing.collect()
}

/// Each case with a rule of this kind once, by its strongest: what somebody flagged, the newest first,
/// then by risk, then by days late, then by code. A flag is somebody saying "look now".
fn cases_raised(
    desk: &Desk<'_>,
    mut pressing: Vec<(Pressing, Seen<'_>)>,
    kind: fn(Rule) -> bool,
    most: Option<usize>,
) -> Result<Vec<UrgentCase>, Refusal> {
    first(&mut pressing, most, |(one, case), (other, against)| {
        let place =
            |(unflagged, days): Pressing, seen: &Seen<'_>| (unflagged, seen.facts().risk, days);
        let by_code = || case.outline.code.cmp(&against.outline.code);
        place(*one, case)
            .cmp(&place(*other, against))
            .then_with(by_code)
    });
    let mut rows = Vec::new();
    for some in pressing.chunks(PAGE) {
        for ((_, seen), standing) in with_standings(desk, some, |(_, seen)| *seen)? {
            let mut rules = strongest(desk, &standing, seen.specialist);
            rules.retain(|raised| kind(raised.rule));
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
    holder: &Caseholder,
    actions: usize,
    unsigned: bool,
) -> SpecialistWeek {
    let (specialist, settings) = (&holder.specialist, desk.settings());
    let open: Vec<Seen<'_>> = holder
        .cases(desk)
        .filter(|seen| seen.outline.open())
        .collect();
    let count = |wanted: fn(&Facts) -> bool| {
        let facts = open.iter().map(|seen| seen.facts());
        facts.filter(|facts| wanted(facts)).count()
    };
    let next_session = specialist.next_session(settings);
    SpecialistWeek {
        specialist: specialist.id,
        name: specialist.name.clone(),
        open: open.len(),
        high: count(|facts| facts.risk == Risk::High),
        overdue: count(|facts| facts.overdue),
        silent: count(|facts| facts.silent),
        referrals: open.iter().map(|seen| seen.referrals().len()).sum(),
        actions,
        last_session: specialist.last_session_on,
        next_session,
        session_late: settings.calendar.between(next_session, desk.today),
        unsigned,
        workload: weigh(
            specialist,
            open.iter().map(|seen| seen.facts().points).sum(),
            settings,
        ),
    }
}

/// An open action that the caller may see.
struct OpenAction<'a> {
    action: ActionId,
    due: Day,
    specialist: &'a Specialist,
}

fn open_actions<'a>(
    desk: &Desk<'_>,
    team: &'a [Caseholder],
) -> Result<Vec<OpenAction<'a>>, Refusal> {
    let mut open = Vec::new();
    for holder in team {
        let actions = holder.actions(desk)?.into_iter();
        open.extend(actions.map(|(action, due)| OpenAction {
            action,
            due,
            specialist: &holder.specialist,
        }));
    }
    Ok(open)
}

/// The rows of the first actions, and of those whose form the reader has begun to fill in: it is opened from
/// the row.
fn action_rows(
    desk: &Desk<'_>,
    mut actions: Vec<OpenAction<'_>>,
    most: Option<usize>,
    drafts: &[DraftRow],
) -> Result<Vec<ActionRow>, Refusal> {
    actions.sort_by_key(|open| (open.due, open.action));
    let begun = |open: &OpenAction<'_>| {
        let about = DraftAbout::Action(open.action);
        drafts.iter().any(|draft| draft.name.about == about)
    };
    let most = most.unwrap_or(usize::MAX);
    let shown = actions.iter().enumerate();
    let shown = shown.filter(|(place, open)| *place < most || begun(open));
    let rows = shown.map(|(_, open)| {
        let action = desk.get::<Action>(open.action)?.record;
        action_row(desk, &action, open.specialist)
    });
    rows.filter_map(Result::transpose).collect()
}
