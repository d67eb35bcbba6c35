//! Making the store forget the bytes of what was erased. What takes long is done beside; the one who has
//! erased is answered when it is done. Until it succeeded the tombstone says so, and every opening of the
//! store tries again.

use super::beside::{Prepared, Work};
use super::change::{Audited, Change};
use super::clock::Clock;
use super::erasure::Erasure;
use super::gathering::each_id;
use super::permission::RequestKind;
use super::refusal::Refusal;
use super::request::Answer;
use super::{Office, drafts};
use crate::domain::audit::AuditAction;
use crate::domain::identifier::TombstoneId;
use crate::domain::settings::ServiceProfile;
use crate::domain::tombstone::{Erased, Tombstone};
use crate::store::engine::UNHEARD;
use crate::store::{self, Rewritten, Store, StoreError, Versioned};

/// What is to be forgotten.
pub(super) struct Forgetting {
    tombstones: Vec<Versioned<Tombstone>>,
    /// What the store has to do; nothing if it has.
    bytes: Option<store::Forgetting>,
}

/// What came of it.
pub(super) struct Forgotten {
    tombstones: Vec<Versioned<Tombstone>>,
    bytes: Option<Result<Rewritten, StoreError>>,
}

impl Forgetting {
    /// Does what takes long.
    pub fn run(self) -> Forgotten {
        Forgotten {
            tombstones: self.tombstones,
            bytes: self.bytes.map(store::Forgetting::run),
        }
    }
}

impl Office {
    /// What is left to do beside before this may be answered: to forget what was erased. What can't be
    /// forgotten now is tried again at the next opening; the answer says so.
    pub fn rest_of(&mut self, answer: &mut Result<Answer, Refusal>) -> Option<Work> {
        answer.as_mut().ok().and_then(erasure_in)?;
        let forgetting = begin(&mut self.store).ok().flatten();
        forgetting.map(Work::forgetting)
    }

    /// The answer after that was done.
    pub fn with_rest(
        &mut self,
        mut answer: Result<Answer, Refusal>,
        prepared: Prepared,
    ) -> Result<Answer, Refusal> {
        let erasure = answer.as_mut().ok().and_then(erasure_in);
        if let (Some(erasure), Some(forgotten)) = (erasure, prepared.forgotten) {
            let ended = end(&mut self.store, forgotten, &self.profile, &self.clock);
            erasure.tombstone.bytes_gone_on = ended.is_ok().then_some(erasure.tombstone.on);
        }
        answer
    }

    /// The answer after all that is left to do was done.
    pub(super) fn complete(
        &mut self,
        mut answer: Result<Answer, Refusal>,
    ) -> Result<Answer, Refusal> {
        match self.rest_of(&mut answer) {
            Some(work) => self.with_rest(answer, work.run(UNHEARD)),
            None => answer,
        }
    }
}

fn erasure_in(answer: &mut Answer) -> Option<&mut Erasure> {
    match answer {
        Answer::Erased(erasure) => Some(erasure),
        Answer::Unrecorded(answer) => erasure_in(answer),
        _ => None,
    }
}

/// Makes the store forget the bytes of all that was erased and is not forgotten yet.
///
/// # Errors
/// The store cannot do it now, such as on a full disk. What was erased stays erased.
pub(super) fn forget(
    store: &mut Store,
    profile: &ServiceProfile,
    clock: &Clock,
) -> Result<(), Refusal> {
    match begin(store)? {
        Some(forgetting) => end(store, forgetting.run(), profile, clock),
        None => Ok(()),
    }
}

/// Clears drafts of all that was erased and is not forgotten yet; then the store has to let go of what no
/// record needs any more. Nothing if there is nothing to forget.
fn begin(store: &mut Store) -> Result<Option<Forgetting>, Refusal> {
    let tombstones = unforgotten(store)?;
    if tombstones.is_empty() {
        return Ok(None);
    }
    let ids: Vec<TombstoneId> = tombstones.iter().map(|one| one.record.id).collect();
    drafts::forget_erased(store, &ids)?;
    let bytes = store.begin_forgetting()?;
    Ok(Some(Forgetting { tombstones, bytes }))
}

/// Has the store let go, and says so in the tombstones.
fn end(
    store: &mut Store,
    forgotten: Forgotten,
    profile: &ServiceProfile,
    clock: &Clock,
) -> Result<(), Refusal> {
    if let Some(rewritten) = forgotten.bytes {
        store.end_forgetting(rewritten?)?;
    }
    let waiting = forgotten.tombstones;
    // An entry about a personal part is told to two people only: it stands for nothing else.
    let personal = |one: &&Versioned<Tombstone>| one.record.what == Erased::PersonalPart;
    let first = waiting.iter().find(|one| !personal(one));
    let first = first.or(waiting.first());
    let subject = first.map_or_else(String::new, |one| one.record.id.to_string());
    let kind = RequestKind::ForgetBytes;
    let mut change = Change::audited(Audited::of(AuditAction::Erased, kind, subject));
    let today = clock.today(profile.settings.utc_offset_minutes);
    for mut found in waiting {
        found.record.bytes_gone_on = Some(today);
        change.put(&found.record, Some(found.version));
    }
    Ok(change.commit(store, None, clock.now())?)
}

/// The tombstones of what the store's files may still hold.
fn unforgotten(store: &Store) -> Result<Vec<Versioned<Tombstone>>, StoreError> {
    let mut waiting = Vec::new();
    each_id::<Tombstone>(store, &mut |id| {
        let found = store.get::<Tombstone>(id)?;
        waiting.extend(found.filter(|one| one.record.bytes_gone_on.is_none()));
        Ok(())
    })?;
    Ok(waiting)
}
