//! Drafts of forms and sessions: kept while somebody types, read back when the form is opened, taken
//! away with what was saved. They are the account's own; there is no commit and no audit entry.

use super::accounts::accounts;
use super::change::Change;
use super::desk::{Desk, new_id};
use super::draft_limits;
use super::refusal::Refusal;
use super::request::Request;
use super::signing;
use crate::domain::Instant;
use crate::domain::action::Action;
use crate::domain::case::CaseCode;
use crate::domain::draft::{Draft, DraftAbout, DraftName, DraftText, SESSION_FORM, SavedDrafts};
use crate::domain::foreign::nested;
use crate::domain::identifier::{
    AccountId, ActionId, CaseId, DraftId, Identifier, SpecialistId, TombstoneId,
};
use crate::domain::referral::Referral;
use crate::domain::session::{DraftAction, Session, SessionDraft, check_days};
use crate::store::Store;
use crate::store::record::{decode, encode};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// What is kept of a form that is opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptDrafts {
    /// What it was asked for.
    pub name: DraftName,
    /// The id for the text that is written now.
    pub id: DraftId,
    /// The texts that are not saved yet, the newest first; seldom more than one.
    pub kept: Vec<Draft>,
    /// How many drafts of the account could not be read.
    pub unreadable: usize,
}

/// Where a text that is written comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The id of the text.
    pub id: DraftId,
    /// The text with its revision that it goes on from.
    pub replaces: Option<(DraftId, u64)>,
    /// The version of the record that was seen; see [`Draft::based_on`].
    pub based_on: Option<u64>,
}

impl Origin {
    /// A text that goes on from none.
    pub fn new(id: DraftId, based_on: Option<u64>) -> Self {
        Self {
            id,
            replaces: None,
            based_on,
        }
    }

    /// The drafts that are saved with the text.
    pub fn drafts(&self) -> Vec<DraftId> {
        let before = self.replaces.map(|(id, _)| id);
        before.into_iter().chain([self.id]).collect()
    }
}

/// A draft in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftRow {
    /// What it is a draft of.
    pub name: DraftName,
    /// When it was kept.
    pub kept_at: Instant,
    /// The case that it is about, if it is about one.
    pub case: Option<(CaseId, CaseCode)>,
    /// The specialist whose case or session it is.
    pub specialist: SpecialistId,
    /// The specialist's name.
    pub specialist_name: String,
}

/// A change with what it was typed into and what was seen meanwhile.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Save {
    /// The change.
    #[serde(deserialize_with = "nested")]
    pub request: Request,
    /// The drafts that it saves: they are taken away after it.
    pub drafts: Vec<DraftId>,
    /// The version of the record that was seen, 0 if there was none yet. With another one there now
    /// the change is refused as a conflict. `None` does not look.
    pub based_on: Option<u64>,
}

/// The bytes of the name of a file that [`older`] reads.
const OLDER_NAME: usize = 16;

/// The drafts of an account that are not saved, the newest first.
struct Unsaved {
    /// Each with the name of its file.
    drafts: Vec<(Vec<u8>, Draft)>,
    unreadable: usize,
}

/// Reads the texts that are kept under a name.
pub(super) fn kept(desk: &Desk<'_>, name: DraftName) -> Result<KeptDrafts, Refusal> {
    place(desk, name.about)?;
    let unsaved = unsaved(desk.store, desk.account())?;
    set_aside(desk, unsaved.unreadable);
    let drafts = unsaved.drafts.into_iter().map(|(_, draft)| draft);
    Ok(KeptDrafts {
        id: new_id()?,
        kept: drafts.filter(|draft| draft.name == name).collect(),
        unreadable: unsaved.unreadable,
        name,
    })
}

/// The texts that are kept of sessions, the newest first.
pub(super) fn of_sessions(desk: &Desk<'_>) -> Result<Vec<Draft>, Refusal> {
    let drafts = unsaved(desk.store, desk.account())?.drafts.into_iter();
    let drafts = drafts.map(|(_, draft)| draft);
    Ok(drafts
        .filter(|draft| draft.name.form == SESSION_FORM)
        .collect())
}

/// The forms that wait to be saved, the newest first, and how many drafts could not be read. Sessions
/// are not among them: they are listed with their specialists.
pub(super) fn rows(desk: &Desk<'_>) -> Result<(Vec<DraftRow>, usize), Refusal> {
    let unsaved = unsaved(desk.store, desk.account())?;
    let mut rows = Vec::new();
    for (_, draft) in unsaved.drafts {
        if draft.name.form != SESSION_FORM {
            // What was taken from the reader meanwhile is not hers to see any more.
            rows.extend(row(desk, draft).ok());
        }
    }
    Ok((rows, unsaved.unreadable))
}

/// Sets aside what could not be read and is told of now. Where that fails, it is told of once more.
pub(super) fn set_aside(desk: &Desk<'_>, unreadable: usize) {
    if unreadable > 0 {
        let _ = desk.store.set_aside_damaged_drafts(desk.account());
    }
}

fn row(desk: &Desk<'_>, draft: Draft) -> Result<DraftRow, Refusal> {
    let (specialist, case) = place(desk, draft.name.about)?;
    Ok(DraftRow {
        name: draft.name,
        kept_at: draft.kept_at,
        case,
        specialist,
        specialist_name: desk.specialist(specialist)?.record.name,
    })
}

/// The specialist and the case that a draft is about, if the caller may see them.
fn place(
    desk: &Desk<'_>,
    about: DraftAbout,
) -> Result<(SpecialistId, Option<(CaseId, CaseCode)>), Refusal> {
    let case = match about {
        DraftAbout::Session(specialist) => {
            return Ok((desk.specialist(specialist)?.record.id, None));
        }
        DraftAbout::Case(case) => case,
        DraftAbout::Referral(referral) => desk.get::<Referral>(referral)?.record.case,
        DraftAbout::Action(action) => {
            let action = desk.get::<Action>(action)?.record;
            match action.case {
                Some(case) => case,
                None => return Ok((desk.specialist(action.specialist)?.record.id, None)),
            }
        }
    };
    let standing = desk.case(case)?;
    Ok((standing.owner, Some((case, standing.code))))
}

/// Checks that a draft may be kept: what it is about is the caller's to see, and a session that it goes
/// on with is the caller's own. Texts are compared when they are opened again; by what differs then
/// nobody learns what stands in another's session.
pub(super) fn check(desk: &Desk<'_>, draft: &Draft) -> Result<(), Refusal> {
    place(desk, draft.name.about)?;
    match &draft.text {
        DraftText::Session(text) => {
            check_days(text)?;
            let session = desk.store.get::<Session>(text.session)?;
            signing::check_own(desk, session.as_ref(), text.specialist)
        }
        DraftText::Form(_) => Ok(()),
    }
}

/// Keeps a draft and takes away the text that it goes on from. Says when another text under the same
/// name was kept, if there is one: somebody writes it in a second place.
pub(super) fn keep(
    store: &mut Store,
    account: AccountId,
    mut draft: Draft,
    now: Instant,
) -> Result<Option<Instant>, Refusal> {
    draft.kept_at = now;
    let (file, text) = (file_of(&draft)?, encode(&draft)?);
    // What lies there already is looked at as far as it can be read.
    let sizes = store.draft_sizes(account).unwrap_or_default();
    let mut others = of_the_same_name(store, account, &draft, sizes.keys());
    let replaced = others.extract_if(.., |(_, other)| {
        draft.replaces == Some((other.id, other.revision))
    });
    let replaced: Vec<Vec<u8>> = replaced.map(|(file, _)| file).collect();
    let gone = replaced.iter().chain([&file]);
    draft_limits::check(&sizes, gone, text.len())?;
    store.keep_draft(account, &file, &text)?;
    for file in &replaced {
        let _ = store.remove_draft(account, file);
    }
    Ok(others.iter().map(|(_, other)| other.kept_at).max())
}

/// The other texts under the name of a draft that are not saved, as far as they can be read, each with the
/// name of its file.
fn of_the_same_name<'a>(
    store: &Store,
    account: AccountId,
    draft: &Draft,
    files: impl Iterator<Item = &'a Vec<u8>>,
) -> Vec<(Vec<u8>, Draft)> {
    let (Ok(beginning), Ok(saved)) = (encode(&draft.name), saved(store, account)) else {
        return Vec::new();
    };
    let may_be = |file: &&Vec<u8>| file.starts_with(&beginning) || file.len() == OLDER_NAME;
    let texts = files.filter(may_be).filter_map(|file| {
        let text = store.draft(account, file).ok()??;
        Some((file.clone(), read_one(store, file, &text).ok()??))
    });
    let other = |other: &Draft| other.name == draft.name && other.id != draft.id;
    texts
        .filter(|(_, text)| other(text) && !saved.drafts.contains(&text.id))
        .collect()
}

/// Takes a draft away that somebody gave up.
pub(super) fn remove(store: &mut Store, account: AccountId, id: DraftId) -> Result<(), Refusal> {
    for (file, draft) in unsaved(store, account)?.drafts {
        if draft.id == id {
            store.remove_draft(account, &file)?;
        }
    }
    Ok(())
}

/// Writes into a change which drafts it saves.
pub(super) fn remember(
    store: &Store,
    account: AccountId,
    drafts: &[DraftId],
    change: &mut Change,
) -> Result<(), Refusal> {
    if drafts.is_empty() {
        return Ok(());
    }
    let before = store.get::<SavedDrafts>(account)?;
    let version = before.as_ref().map(|found| found.version);
    let mut saved = before.map_or_else(|| SavedDrafts::none(account), |found| found.record);
    saved.remember(drafts);
    change.put(&saved, version);
    Ok(())
}

/// Takes away the drafts that were saved. One that stays behind is known as saved; so nothing is said.
pub(super) fn forget_saved(store: &mut Store, account: AccountId) {
    let Ok((all, saved)) = read(store, account) else {
        return;
    };
    for (file, draft) in all.drafts {
        if saved.drafts.contains(&draft.id) {
            let _ = store.remove_draft(account, &file);
        }
    }
}

/// Takes what was typed about erased cases away, whoever keeps it: their forms, and their place in the
/// sessions that somebody is writing; and what was typed into an erased personal part. Of a damaged draft nobody can say what it is about, so all of them go.
pub(super) fn forget_erased(store: &mut Store, erased: &[TombstoneId]) -> Result<(), Refusal> {
    for account in accounts(store)? {
        for (file, draft) in read(store, account.id)?.0.drafts {
            match without_erased(store, &draft, erased)? {
                Some(left) if left == draft => {}
                Some(left) => {
                    let place = file_of(&left)?;
                    store.keep_draft(account.id, &place, &encode(&left)?)?;
                    if file != place {
                        store.remove_draft(account.id, &file)?;
                    }
                }
                None => store.remove_draft(account.id, &file)?,
            }
        }
    }
    Ok(store.forget_set_aside_drafts()?)
}

/// What is left of a draft without the erased cases and what went with them; `None` if nothing is.
fn without_erased(
    store: &Store,
    draft: &Draft,
    erased: &[TombstoneId],
) -> Result<Option<Draft>, Refusal> {
    let is_erased = |case: CaseId| erased.contains(&TombstoneId::from_bytes(case.bytes()));
    let gone = match draft.name.about {
        DraftAbout::Session(_) => false,
        DraftAbout::Case(case) => is_erased(case),
        DraftAbout::Referral(referral) => store.get::<Referral>(referral)?.is_none(),
        DraftAbout::Action(action) => store.get::<Action>(action)?.is_none(),
    };
    let mut left = draft.clone();
    if let DraftText::Session(session) = &mut left.text {
        if erased.contains(&TombstoneId::from_bytes(session.session.bytes())) {
            session.wellbeing = None;
            session.personal_note.clear();
        }
        session.items.retain(|item| !is_erased(item.case));
        let of_erased = |action: &DraftAction| action.case.is_some_and(is_erased);
        session.actions.retain(|action| !of_erased(action));
        let ids: Vec<ActionId> = session.ended.iter().map(|ended| ended.action).collect();
        let there = store.get_many::<Action>(&ids)?;
        let mut there = there.iter().map(Option::is_some);
        session.ended.retain(|_| there.next().unwrap_or(true));
    }
    Ok((!gone).then_some(left))
}

fn unsaved(store: &Store, account: AccountId) -> Result<Unsaved, Refusal> {
    let (mut all, saved) = read(store, account)?;
    all.drafts
        .retain(|(_, draft)| !saved.drafts.contains(&draft.id));
    Ok(all)
}

/// Every draft of an account, and which of them were saved.
fn read(store: &Store, account: AccountId) -> Result<(Unsaved, SavedDrafts), Refusal> {
    let list = store.drafts(account)?;
    let mut all = Unsaved {
        drafts: Vec::new(),
        unreadable: list.unreadable,
    };
    for (file, text) in list.drafts {
        match read_one(store, &file, &text)? {
            Some(draft) => all.drafts.push((file, draft)),
            None => all.unreadable += 1,
        }
    }
    all.drafts.sort_unstable_by_key(|(_, draft)| {
        (Reverse(draft.kept_at), Reverse(draft.revision), draft.id)
    });
    Ok((all, saved(store, account)?))
}

/// Which drafts of an account were saved.
fn saved(store: &Store, account: AccountId) -> Result<SavedDrafts, Refusal> {
    let saved = store.get::<SavedDrafts>(account)?;
    Ok(saved.map_or_else(|| SavedDrafts::none(account), |found| found.record))
}

/// The draft in a file; `None` if it is none.
fn read_one(store: &Store, file: &[u8], text: &[u8]) -> Result<Option<Draft>, Refusal> {
    match <[u8; OLDER_NAME]>::try_from(file) {
        Ok(specialist) => older(store, SpecialistId::from_bytes(specialist), text),
        Err(_) => Ok(decode(text)),
    }
}

/// A draft as the first release kept it: a session alone, under the id of its specialist.
fn older(store: &Store, specialist: SpecialistId, text: &[u8]) -> Result<Option<Draft>, Refusal> {
    let Some(session) = decode::<SessionDraft>(text) else {
        return Ok(None);
    };
    let before = store.get::<Session>(session.session)?;
    Ok(Some(Draft {
        name: DraftName {
            form: SESSION_FORM.to_owned(),
            about: DraftAbout::Session(specialist),
        },
        id: DraftId::from_bytes(session.session.bytes()),
        revision: 0,
        replaces: None,
        based_on: Some(before.map_or(0, |found| found.version)),
        kept_at: session.started_at,
        text: DraftText::Session(Box::new(session)),
    }))
}

/// The name under which a draft lies; longer than the one of [`older`] in any case.
fn file_of(draft: &Draft) -> Result<Vec<u8>, Refusal> {
    Ok(encode(&(&draft.name, draft.id))?)
}
