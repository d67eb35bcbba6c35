//! Sessions: opening, keeping, holding, signing.

use super::cases::Cases;
use super::conflict::Conflict;
use super::desk::{Desk, new_id};
use super::drafts::{self, Origin};
use super::refusal::Refusal;
use super::session_conflict::kept_twice;
use super::since::{SinceLastSpoke, since};
use crate::domain::Day;
use crate::domain::action::{Action, ActionStatus};
use crate::domain::agenda::{AgendaFacts, AgendaLine, agenda, by_case};
use crate::domain::calendar::plus;
use crate::domain::draft::{Draft, DraftAbout, DraftText};
use crate::domain::identifier::{ActionId, CaseId, DraftId, SessionId, SpecialistId};
use crate::domain::session::{
    CaseItem, DraftAction, DraftItem, PersonalPart, Session, SessionDraft, SessionStatus,
};
use crate::domain::specialist::Specialist;
use crate::domain::standing::Standing;
use crate::domain::workload::Workload;
use crate::store::{Index, IndexRow, Versioned};
use serde::{Deserialize, Serialize};

/// A session as it is opened: the agenda, the cases, and what was written so far.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SessionView {
    /// With whom.
    pub specialist: SpecialistId,
    /// The specialist's name.
    pub specialist_name: String,
    /// The day of the last session.
    pub last_session: Option<Day>,
    /// What the caseload weighs.
    pub workload: Workload,
    /// The last three answers about wellbeing, newest first.
    pub wellbeing: Vec<(Day, u8)>,
    /// The whole agenda.
    pub agenda: Vec<AgendaLine>,
    /// The open cases: urgent ones, those that want a decision, other raised ones, the rest.
    pub cases: Vec<SinceLastSpoke>,
    /// Open actions that concern no case.
    pub loose_actions: Vec<Action>,
    /// What was written so far; empty for a new session.
    pub draft: SessionDraft,
    /// Whether the draft was there before.
    pub resumed: bool,
    /// Whether the draft is what was written elsewhere while its session was signed: a new session
    /// with what differs.
    pub signed_meanwhile: bool,
    /// What the text that is written now comes from.
    pub origin: Origin,
    /// Both texts of the session, if it was written in two places and both are kept.
    pub twice: Option<Box<Conflict>>,
    /// The day proposed for the next session.
    pub next_session: Day,
}

/// Opens the session with a specialist: a kept draft, else a held session that is not signed, else
/// a new one.
pub(super) fn open(desk: &Desk<'_>, id: SpecialistId) -> Result<SessionView, Refusal> {
    let specialist = desk.specialist(id)?.record;
    let open = Cases::open_of(desk, id)?;
    let loose_actions = loose_actions(desk, id)?;
    let agenda = agenda_from(desk, &specialist, &open, &loose_actions);
    let text = text(desk, id)?;
    let mut draft = text.draft;
    follow_risks(&mut draft, &open.known);
    let cases = in_order(&agenda, &open.known)
        .map(|standing| since(desk, standing))
        .collect::<Result<_, _>>()?;
    Ok(SessionView {
        specialist: id,
        specialist_name: specialist.name.clone(),
        last_session: specialist.last_session_on,
        workload: open.workload(desk, &specialist),
        wellbeing: wellbeing(desk, id)?,
        cases,
        loose_actions,
        draft,
        resumed: text.resumed,
        signed_meanwhile: text.signed_meanwhile,
        origin: text.origin,
        twice: text.twice,
        next_session: next_session(desk, &specialist),
        agenda,
    })
}

/// The risk before is the one that was set since; where a session left it as it was, the one after too.
fn follow_risks(draft: &mut SessionDraft, standings: &[Standing]) {
    for item in &mut draft.items {
        let now = standings
            .iter()
            .find(|standing| standing.case == item.case)
            .map(|standing| standing.risk);
        let Some(risk) = now else { continue };
        if item.text.risk_after == item.text.risk_before {
            item.text.risk_after = risk;
        }
        item.text.risk_before = risk;
    }
}

/// The agenda of a specialist's next session.
pub(super) fn agenda_of(
    desk: &Desk<'_>,
    specialist: &Specialist,
) -> Result<Vec<AgendaLine>, Refusal> {
    let cases = Cases::open_of(desk, specialist.id)?;
    let actions = loose_actions(desk, specialist.id)?;
    Ok(agenda_from(desk, specialist, &cases, &actions))
}

fn agenda_from(
    desk: &Desk<'_>,
    specialist: &Specialist,
    cases: &Cases,
    actions: &[Action],
) -> Vec<AgendaLine> {
    let facts = AgendaFacts {
        specialist,
        cases: &cases.known,
        shut: cases.count_shut_open(),
        actions,
    };
    agenda(facts, desk.settings(), desk.today)
}

/// Whether a text of a session with a specialist is kept that is not saved. `kept` are the texts of all
/// sessions, from [`drafts::of_sessions`].
pub(super) fn has_unsaved(
    desk: &Desk<'_>,
    specialist: SpecialistId,
    kept: &[Draft],
) -> Result<bool, Refusal> {
    Ok(!unsaved(desk, specialist, kept)?.is_empty())
}

/// Cases in the order of the agenda, then those that nothing raised, by code.
fn in_order<'a>(
    agenda: &[AgendaLine],
    standings: &'a [Standing],
) -> impl Iterator<Item = &'a Standing> {
    let order: Vec<CaseId> = by_case(agenda)
        .into_iter()
        .map(|entry| entry.case)
        .collect();
    let mut standings: Vec<&Standing> = standings.iter().collect();
    standings.sort_unstable_by_key(|standing| {
        let place = order.iter().position(|case| *case == standing.case);
        (place.unwrap_or(usize::MAX), standing.code.clone())
    });
    standings.into_iter()
}

fn loose_actions(desk: &Desk<'_>, id: SpecialistId) -> Result<Vec<Action>, Refusal> {
    let beginning = IndexRow::new(Index::ActionBySpecialist).id(id).byte(0);
    let mut actions: Vec<Action> = desk.plain(&beginning)?;
    actions.retain(|action| action.case.is_none());
    actions.sort_unstable_by_key(|action| (action.due, action.id));
    Ok(actions)
}

/// The text with which a session is opened, and where it comes from.
struct Text {
    draft: SessionDraft,
    resumed: bool,
    signed_meanwhile: bool,
    origin: Origin,
    twice: Option<Box<Conflict>>,
}

/// A text that is kept, as it can go on.
pub(super) struct Unsaved {
    pub kept: Draft,
    pub text: SessionDraft,
    pub signed_meanwhile: bool,
}

fn text(desk: &Desk<'_>, specialist: SpecialistId) -> Result<Text, Refusal> {
    let id = new_id()?;
    let held = held(desk, specialist)?;
    let version = held.as_ref().map_or(0, |found| found.version);
    let kept = drafts::of_sessions(desk)?;
    let mut unsaved = unsaved(desk, specialist, &kept)?.into_iter().peekable();
    // A text that was begun before somebody held the session otherwise is offered beside it.
    let newest = unsaved.next_if(|text| {
        held.is_none() || text.signed_meanwhile || text.kept.based_on == Some(version)
    });
    let mut text = match newest {
        Some(newest) => resumed(id, newest),
        None => Text {
            draft: match held {
                Some(found) => draft_of(desk, found.record)?,
                None => new_draft(desk, specialist)?,
            },
            resumed: false,
            signed_meanwhile: false,
            origin: Origin::new(id, Some(version)),
            twice: None,
        },
    };
    let other = unsaved.next();
    let twice = other.map(|other| kept_twice(&text.draft, other, text.origin.based_on));
    text.twice = twice.transpose()?.map(Box::new);
    Ok(text)
}

fn resumed(id: DraftId, newest: Unsaved) -> Text {
    Text {
        draft: newest.text,
        resumed: true,
        signed_meanwhile: newest.signed_meanwhile,
        origin: Origin {
            id,
            replaces: Some((newest.kept.id, newest.kept.revision)),
            based_on: match newest.signed_meanwhile {
                true => Some(0),
                false => newest.kept.based_on,
            },
        },
        twice: None,
    }
}

/// The texts of the session with a specialist that are kept and stand in no session yet, the newest
/// first.
fn unsaved(
    desk: &Desk<'_>,
    specialist: SpecialistId,
    kept: &[Draft],
) -> Result<Vec<Unsaved>, Refusal> {
    let about = DraftAbout::Session(specialist);
    let mut found = Vec::new();
    for kept in kept.iter().filter(|kept| kept.name.about == about) {
        let DraftText::Session(text) = kept.text.clone() else {
            continue;
        };
        let session = desk.store.get::<Session>(text.session)?;
        let (text, signed_meanwhile) = match session.map(|found| found.record) {
            Some(session) if session.status == SessionStatus::Signed => {
                (differing(desk, *text, session)?, true)
            }
            Some(session) => {
                let same = draft_of(desk, session)? == *text;
                ((!same).then_some(*text), false)
            }
            None => (Some(*text), false),
        };
        found.extend(text.map(|text| Unsaved {
            kept: kept.clone(),
            text,
            signed_meanwhile,
        }));
    }
    Ok(found)
}

/// What was written of a session that was signed elsewhere meanwhile, and stands otherwise or not at
/// all in what was signed: the draft of a new session. `None` if there is nothing.
fn differing(
    desk: &Desk<'_>,
    text: SessionDraft,
    signed: Session,
) -> Result<Option<SessionDraft>, Refusal> {
    let specialist = signed.specialist;
    let actions: Vec<Action> =
        desk.plain(&IndexRow::new(Index::ActionBySpecialist).id(specialist))?;
    let open: Vec<ActionId> = actions
        .iter()
        .filter(|action| action.status == ActionStatus::Open)
        .map(|action| action.id)
        .collect();
    let signed = as_draft(desk, signed)?;
    let mut rest = text;
    rest.session = new_id()?;
    rest.items.retain(|item| !signed.items.contains(item));
    for item in &mut rest.items {
        let after = signed.items.iter().find(|other| other.case == item.case);
        item.text.risk_before = after.map_or(item.text.risk_before, |one| one.text.risk_after);
    }
    rest.actions.retain(|new| !signed.actions.contains(new));
    rest.ended.retain(|ended| open.contains(&ended.action));
    if rest.general_note == signed.general_note {
        rest.general_note.clear();
    }
    if rest.personal_note == signed.personal_note {
        rest.personal_note.clear();
    }
    rest.wellbeing = rest
        .wellbeing
        .filter(|_| rest.wellbeing != signed.wellbeing);
    rest.next_on = rest.next_on.filter(|_| rest.next_on != signed.next_on);
    Ok((!rest.is_empty()).then_some(rest))
}

/// The caller's session that was held and not signed.
fn held(desk: &Desk<'_>, specialist: SpecialistId) -> Result<Option<Versioned<Session>>, Refusal> {
    let account = desk.account();
    let rows = IndexRow::new(Index::SessionBySpecialist).id(specialist);
    let mut sessions: Vec<Versioned<Session>> = desk.found(&rows)?;
    sessions.retain(|found| {
        found.record.status == SessionStatus::Held && found.record.supervisor == account
    });
    Ok(sessions.into_iter().next())
}

/// The sessions of a specialist, newest first.
fn past(desk: &Desk<'_>, specialist: SpecialistId) -> Result<Vec<Session>, Refusal> {
    desk.plain(&IndexRow::new(Index::SessionBySpecialist).id(specialist))
}

fn new_draft(desk: &Desk<'_>, specialist: SpecialistId) -> Result<SessionDraft, Refusal> {
    Ok(SessionDraft {
        session: new_id::<SessionId>()?,
        specialist,
        on: desk.today,
        started_at: desk.now,
        items: Vec::new(),
        actions: Vec::new(),
        ended: Vec::new(),
        general_note: String::new(),
        wellbeing: None,
        personal_note: String::new(),
        next_on: None,
    })
}

/// A session as a draft again; the actions of a signed one are records of their own.
pub(super) fn as_draft(desk: &Desk<'_>, session: Session) -> Result<SessionDraft, Refusal> {
    let signed = session.status == SessionStatus::Signed;
    let mut draft = draft_of(desk, session)?;
    if signed {
        let rows = IndexRow::new(Index::ActionBySpecialist).id(draft.specialist);
        let mut agreed: Vec<Action> = desk.plain(&rows)?;
        agreed.retain(|action| action.session == draft.session);
        let agreed = agreed.into_iter().map(|action| DraftAction {
            text: action.text,
            owner: action.owner,
            due: action.due,
            case: action.case,
        });
        draft.actions = agreed.collect();
    }
    Ok(draft)
}

/// A held session as a draft again.
fn draft_of(desk: &Desk<'_>, session: Session) -> Result<SessionDraft, Refusal> {
    let items: Vec<CaseItem> =
        desk.plain(&IndexRow::new(Index::CaseItemBySession).id(session.id))?;
    let personal = desk
        .store
        .get::<PersonalPart>(session.id)?
        .map(|part| part.record);
    let items = items.into_iter().map(|item| {
        let code = desk.get::<Standing>(item.case)?.record.code;
        Ok(DraftItem {
            case: item.case,
            code,
            raised_by: item.raised_by,
            text: item.text,
        })
    });
    Ok(SessionDraft {
        session: session.id,
        specialist: session.specialist,
        on: session.on,
        started_at: session.started_at.unwrap_or(desk.now),
        items: items.collect::<Result<_, Refusal>>()?,
        actions: session.unsigned_actions,
        ended: session.unsigned_ended,
        general_note: session.general_note,
        wellbeing: personal.as_ref().and_then(|part| part.wellbeing),
        personal_note: personal.map(|part| part.note).unwrap_or_default(),
        next_on: session.next_on,
    })
}

/// The last three answers about wellbeing, for the supervisor who asked.
fn wellbeing(desk: &Desk<'_>, specialist: SpecialistId) -> Result<Vec<(Day, u8)>, Refusal> {
    let mut answers = Vec::new();
    for session in past(desk, specialist)?
        .into_iter()
        .filter(|session| session.supervisor == desk.account())
    {
        let part = desk
            .store
            .get::<PersonalPart>(session.id)?
            .and_then(|part| part.record.wellbeing);
        answers.extend(part.map(|value| (session.on, value)));
        if answers.len() == 3 {
            break;
        }
    }
    Ok(answers)
}

fn next_session(desk: &Desk<'_>, specialist: &Specialist) -> Day {
    let interval = i64::from(specialist.session_interval(desk.settings()));
    let day = plus(desk.today, interval);
    if desk.settings().calendar.works(day) {
        day
    } else {
        desk.settings().calendar.after(day, 1)
    }
}
