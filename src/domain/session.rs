//! Supervision sessions: the head, a case item for each case talked about, and the personal part.

use super::action::ActionOwner;
use super::case::{CaseCode, Risk};
use super::coded::coded;
use super::identifier::{AccountId, ActionId, CaseId, CaseItemId, SessionId, SpecialistId};
use super::message::Message;
use super::problem::{self, Problem, check_present, check_storable};
use super::rule::Rule;
use super::settings::Settings;
use super::{Day, Instant};
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// Wellbeing is asked on a scale from bad to good.
const WELLBEING: RangeInclusive<u8> = 1..=5;

coded! {
    /// The kinds of session.
    pub enum SessionKind("session_kind") {
        /// Supervisor and one specialist.
        Individual = "individual",
        /// A group.
        Group = "group",
        /// Because something happened.
        AdHoc = "ad_hoc",
    }
}

coded! {
    /// Where a session stands.
    pub enum SessionStatus("session_status") {
        /// Agreed for a day.
        Planned = "planned",
        /// Held, its text still open.
        Held = "held",
        /// Signed by the supervisor: the text is frozen.
        Signed = "signed",
        /// Cancelled, with a reason.
        Cancelled = "cancelled",
    }
}

/// The head of a session. Nothing about the specialist as a person stands here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// The record's id.
    pub id: SessionId,
    /// With whom.
    pub specialist: SpecialistId,
    /// Who holds it.
    pub supervisor: AccountId,
    /// The kind.
    pub kind: SessionKind,
    /// Where it stands.
    pub status: SessionStatus,
    /// The day it was planned for or held on.
    pub on: Day,
    /// When it was opened.
    pub started_at: Option<Instant>,
    /// Workload and capacity, learning, organisation: what concerns the work in general.
    pub general_note: String,
    /// The day of the next session.
    pub next_on: Option<Day>,
    /// Why it was cancelled.
    pub cancel_reason: String,
    /// The agenda as it was raised: what a note answers to.
    pub agenda: Vec<AgendaMark>,
    /// The actions agreed while the session is not signed; signing makes them records of their own.
    pub unsigned_actions: Vec<DraftAction>,
    /// What became of earlier actions while the session is not signed.
    pub unsigned_ended: Vec<EndedAction>,
    /// When the supervisor signed.
    pub signed_at: Option<Instant>,
}

/// A line of the agenda as it stood when the session was held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgendaMark {
    /// The rule that raised it.
    pub rule: Rule,
    /// The case it was about.
    pub case: Option<CaseId>,
    /// Since when the rule holds.
    pub since: Option<Day>,
}

coded! {
    /// How deep a case was talked about (design, section 2).
    pub enum Depth("depth") {
        /// Reviewed; the plan continues.
        Continues = "continues",
        /// A note.
        Note = "note",
        /// A full decision.
        Decision = "decision",
    }
}

/// A case talked about in a session. Once the session is signed, this is the supervision entry in
/// the case's history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseItem {
    /// The record's id.
    pub id: CaseItemId,
    /// The session.
    pub session: SessionId,
    /// The case.
    pub case: CaseId,
    /// The day of the session.
    pub on: Day,
    /// Who held it.
    pub supervisor: AccountId,
    /// Whether the session is signed: from then on nothing here changes.
    pub signed: bool,
    /// The rules that raised the case.
    pub raised_by: Vec<Rule>,
    /// What was entered.
    pub text: ItemText,
}

/// What a supervisor enters about one case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemText {
    /// How deep.
    pub depth: Depth,
    /// What the situation is.
    pub situation: String,
    /// What it means.
    pub analysis: String,
    /// The level of risk before.
    pub risk_before: Risk,
    /// The level of risk after.
    pub risk_after: Risk,
    /// What was decided.
    pub decision: String,
    /// Why.
    pub rationale: String,
    /// Wait until, and why: the rules that raised the case stay silent until then.
    pub wait: Option<Wait>,
}

impl ItemText {
    /// An empty entry for a case at a level of risk.
    pub fn empty(risk: Risk) -> Self {
        Self {
            depth: Depth::Continues,
            situation: String::new(),
            analysis: String::new(),
            risk_before: risk,
            risk_after: risk,
            decision: String::new(),
            rationale: String::new(),
            wait: None,
        }
    }
}

/// "Wait until 01.11., the commission sits then."
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wait {
    /// The first day on which the rules speak again.
    pub until: Day,
    /// Why waiting is right.
    pub reason: String,
}

/// The personal part of a session: for the specialist and the supervisor alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonalPart {
    /// The session it belongs to.
    pub session: SessionId,
    /// With whom.
    pub specialist: SpecialistId,
    /// Who holds it.
    pub supervisor: AccountId,
    /// Wellbeing from 1 (bad) to 5 (good), if it was asked.
    pub wellbeing: Option<u8>,
    /// Wellbeing, support, development.
    pub note: String,
}

/// A session as it is being written: everything that is kept while typing and signed at the end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionDraft {
    /// The session's id, fixed when it is opened.
    pub session: SessionId,
    /// With whom.
    pub specialist: SpecialistId,
    /// The day it is held on.
    pub on: Day,
    /// When it was opened.
    pub started_at: Instant,
    /// The cases talked about, in the order in which they were.
    pub items: Vec<DraftItem>,
    /// The actions agreed.
    pub actions: Vec<DraftAction>,
    /// What became of the actions of earlier sessions.
    pub ended: Vec<EndedAction>,
    /// What concerns the work in general.
    pub general_note: String,
    /// Wellbeing from 1 to 5, if it was asked.
    pub wellbeing: Option<u8>,
    /// The personal part.
    pub personal_note: String,
    /// The day of the next session.
    pub next_on: Option<Day>,
}

impl SessionDraft {
    /// Whether nothing was written that a session could be signed with.
    pub fn is_empty(&self) -> bool {
        let silent = |text: &str| text.trim().is_empty();
        self.items.is_empty()
            && self.actions.is_empty()
            && self.ended.is_empty()
            && silent(&self.general_note)
            && silent(&self.personal_note)
    }
}

/// A case in a [`SessionDraft`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftItem {
    /// The case.
    pub case: CaseId,
    /// Its code, to name it in a problem.
    pub code: CaseCode,
    /// The rules that raised it.
    pub raised_by: Vec<Rule>,
    /// What was entered.
    pub text: ItemText,
}

/// A new action in a [`SessionDraft`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftAction {
    /// What is to be done.
    pub text: String,
    /// Who does it.
    pub owner: ActionOwner,
    /// The day by which.
    pub due: Day,
    /// The case it is about.
    pub case: Option<CaseId>,
}

/// What became of an earlier action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndedAction {
    /// The action.
    pub action: ActionId,
    /// Done, or dropped.
    pub done: bool,
    /// What came out, or why it was dropped.
    pub note: String,
}

/// Checks the days that a session names, signed or not.
///
/// # Errors
/// One of them lies in no year that is meant.
pub fn check_days(draft: &SessionDraft) -> Result<(), Problem> {
    problem::check_days(&[
        ("on", Some(draft.on)),
        ("started_at", Some(draft.started_at.date_naive())),
        ("next_on", draft.next_on),
    ])?;
    let waits = draft.items.iter().map(|item| &item.text.wait);
    for wait in waits {
        problem::check_days(&[("wait_until", wait.as_ref().map(|wait| wait.until))])?;
    }
    for action in &draft.actions {
        problem::check_days(&[("due", Some(action.due))])?;
    }
    Ok(())
}

/// Checks a session before it is signed.
///
/// # Errors
/// Nothing was talked about; a decision without its text or its reason; waiting without a reason,
/// into the past, or longer than the settings allow for the risk; an action without text or due
/// before the session; an action dropped without a reason; wellbeing off its scale; a next session
/// that is not later; a text that is too long.
pub fn check(draft: &SessionDraft, settings: &Settings) -> Result<(), Problem> {
    if draft.is_empty() {
        return Err(Problem::whole(Message::new("problem-session-empty")));
    }
    for item in &draft.items {
        check_item(&item.text, draft.on, settings).map_err(|problem| Problem {
            field: problem.field,
            message: Message::new("problem-in-case")
                .with("case", item.code.0.as_str())
                .with("problem", problem.message),
        })?;
    }
    for action in &draft.actions {
        check_action(action, draft.on)?;
    }
    for ended in &draft.ended {
        check_ended(ended)?;
    }
    if draft.next_on.is_some_and(|next| next <= draft.on) {
        let message = Message::new("problem-next-session-past");
        return Err(Problem::of("next_on", message));
    }
    if draft
        .wellbeing
        .is_some_and(|value| !WELLBEING.contains(&value))
    {
        let message = Message::new("problem-wellbeing");
        return Err(Problem::of("wellbeing", message));
    }
    check_storable(&[
        ("general_note", &draft.general_note),
        ("personal_note", &draft.personal_note),
    ])
}

fn check_action(action: &DraftAction, session_on: Day) -> Result<(), Problem> {
    check_present("action", &action.text)?;
    if action.due < session_on {
        let message = Message::new("problem-action-past").with("day", session_on);
        return Err(Problem::of("due", message));
    }
    check_storable(&[("action", &action.text)])
}

fn check_ended(ended: &EndedAction) -> Result<(), Problem> {
    if !ended.done {
        check_present("note", &ended.note)?;
    }
    check_storable(&[("note", &ended.note)])
}

/// Checks what was entered about one case; see [`check`].
///
/// # Errors
/// As [`check`], for the one case.
pub fn check_item(text: &ItemText, today: Day, settings: &Settings) -> Result<(), Problem> {
    check_texts(text)?;
    match &text.wait {
        Some(wait) => check_wait(wait, text.risk_after, today, settings),
        None => Ok(()),
    }
}

/// Checks that what is written about a case is complete, whatever the settings are.
///
/// # Errors
/// A note, a decision or a changed risk without its text; a risk that is taken back; a text that is too
/// long.
pub fn check_texts(text: &ItemText) -> Result<(), Problem> {
    match text.depth {
        Depth::Continues => {}
        Depth::Note => check_present("situation", &text.situation)?,
        Depth::Decision => {
            check_present("decision", &text.decision)?;
            check_present("rationale", &text.rationale)?;
        }
    }
    if text.risk_after != text.risk_before {
        check_present("rationale", &text.rationale)?;
        if text.risk_after == Risk::Unrated {
            return Err(Problem::of("risk", Message::new("problem-risk-taken-back")));
        }
    }
    check_storable(&[
        ("situation", &text.situation),
        ("analysis", &text.analysis),
        ("decision", &text.decision),
        ("rationale", &text.rationale),
    ])
}

fn check_wait(wait: &Wait, risk: Risk, today: Day, settings: &Settings) -> Result<(), Problem> {
    check_present("wait_reason", &wait.reason)?;
    let latest = settings.longest_wait(today, risk);
    if wait.until <= today {
        return Err(Problem::of("wait_until", Message::new("problem-wait-past")));
    }
    if wait.until > latest {
        let message = Message::new("problem-wait-too-long")
            .with("risk", Message::new(risk.word()))
            .with("latest", latest);
        return Err(Problem::of("wait_until", message));
    }
    Ok(())
}
