//! Writing the audit trail: with a change in the same commit, for what was only read by itself.
//!
//! Who opens the same record twice within a second leaves one entry. Where nothing can be written,
//! as on a full disk, reading goes on: its entries wait in memory and are written before whatever is
//! written next. Changes are refused then.

use super::Office;
use super::change::{Audited, Change, Noted};
use super::permission::RequestKind;
use super::refusal::Refusal;
use crate::domain::audit::AuditAction;
use crate::domain::identifier::AccountId;
use crate::domain::message::Message;
use crate::store::StoreError;

/// The most entries that wait; beyond these nothing more is shown.
const WAITING_MAX: usize = 10_000;
/// The most waiting entries of one commit.
const WRITTEN_AT_ONCE: usize = 500;
/// Within so many milliseconds the same entry is written once.
const GROUPED_MILLISECONDS: i64 = 1_000;

/// The entries that are not written yet, and the last one that may be repeated.
#[derive(Debug, Default)]
pub(super) struct Trail {
    waiting: Vec<Noted>,
    last: Option<Noted>,
}

impl Office {
    /// How many entries about what was read wait until something can be written again; while there
    /// are any, every answer says so.
    pub(super) fn unrecorded(&self) -> usize {
        self.trail.waiting.len()
    }

    /// Writes what waits, if there is room for it again.
    pub(super) fn follow_up(&mut self) {
        // What cannot be written goes on waiting, and every answer says so.
        let _ = self.note_turned_away();
        let _ = self.catch_up();
    }

    /// Commits a change with its entries, or the entries of what was only read. What has an id is no
    /// reading, though it may change nothing but what is no record.
    pub(super) fn write(
        &mut self,
        who: impl Into<Option<AccountId>>,
        mut change: Change,
    ) -> Result<(), Refusal> {
        let (who, at) = (who.into(), self.clock.now());
        if change.only_audits() && self.once.is_none() {
            return self.note(change.noted(who, at));
        }
        if let Some(id) = self.once.take() {
            change.identify(id);
        }
        self.catch_up()?;
        let touched = change.touched().to_vec();
        change.commit(&mut self.store, who, at)?;
        self.touched.extend(touched);
        Ok(())
    }

    /// Writes a refusal and gives it back, whether or not it is known to whom. What the store cannot do
    /// now is none.
    pub(super) fn refused<A>(
        &mut self,
        who: Option<AccountId>,
        audited: Audited,
        refusal: Refusal,
    ) -> Result<A, Refusal> {
        if !matches!(refusal, Refusal::Unavailable { .. }) {
            let at = self.clock.now();
            self.note(vec![Noted { who, at, audited }])?;
        }
        Err(refusal)
    }

    /// Refuses what is asked before it is known by whom.
    pub(super) fn refused_to_nobody<A>(
        &mut self,
        kind: RequestKind,
        message: Message,
    ) -> Result<A, Refusal> {
        let audited = Audited::of(AuditAction::Refused, kind, "");
        self.refused(None, audited, Refusal::NotAllowed(message))
    }

    /// Checks that an entry can be written, now or when there is room: it has to stand in the trail
    /// who sees names in full.
    pub(super) fn expect_trail(&self) -> Result<(), Refusal> {
        match self.store.reading_only() {
            None => Ok(()),
            Some(why) => Err(Refusal::Unavailable {
                message: Message::new("office-unmask-unrecorded"),
                hint: Some(why.hint()),
            }),
        }
    }

    /// Writes entries that belong to no change.
    pub(super) fn note(&mut self, entries: Vec<Noted>) -> Result<(), Refusal> {
        // Nothing can be entered in the trail of a store that can only be read, and what it holds
        // is needed most when it is damaged. Everybody who opens it sees what it is.
        if self.store.reading_only().is_some() {
            return Ok(());
        }
        if let [entry] = entries.as_slice() {
            if self.repeats(entry) {
                return Ok(());
            }
            self.trail.last = Some(entry.clone());
        }
        if self.trail.waiting.len() + entries.len() > WAITING_MAX {
            return match self.catch_up() {
                Ok(()) => self.note_all(entries),
                Err(StoreError::Full) => Err(Refusal::Unavailable {
                    message: Message::new("office-trail-waits"),
                    hint: Some(Message::new("office-trail-waits-hint")),
                }),
                Err(other) => Err(other.into()),
            };
        }
        self.note_all(entries)
    }

    fn note_all(&mut self, entries: Vec<Noted>) -> Result<(), Refusal> {
        self.trail.waiting.extend(entries);
        match self.catch_up() {
            Ok(()) | Err(StoreError::Full) => Ok(()),
            Err(other) => Err(other.into()),
        }
    }

    /// Writes what waits: one entry first, so that finding the disk still full costs little.
    fn catch_up(&mut self) -> Result<(), StoreError> {
        let mut count = 1;
        while !self.trail.waiting.is_empty() {
            count = count.min(self.trail.waiting.len());
            let now = self.trail.waiting.get(..count).unwrap_or_default();
            Change::of_entries(now).commit(&mut self.store, None, self.clock.now())?;
            self.trail.waiting.drain(..count);
            count = WRITTEN_AT_ONCE;
        }
        Ok(())
    }

    fn repeats(&self, entry: &Noted) -> bool {
        let read = entry.audited.action == AuditAction::Opened;
        self.trail.last.as_ref().is_some_and(|last| {
            let since = (entry.at - last.at).num_milliseconds();
            read && last.who == entry.who
                && last.audited == entry.audited
                && (0..GROUPED_MILLISECONDS).contains(&since)
        })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::audit::AuditEntry;
    use crate::domain::identifier::Identifier;
    use crate::office::Clock;
    use crate::store::Store;
    use chrono::{DateTime, TimeDelta};

    fn opened(who: u8, record: &str, milliseconds: i64) -> Noted {
        Noted {
            who: Some(AccountId::from_bytes([who; 16])),
            at: DateTime::UNIX_EPOCH + TimeDelta::milliseconds(milliseconds),
            audited: Audited::of(AuditAction::Opened, RequestKind::Case, record),
        }
    }

    #[test]
    fn who_opens_the_same_record_again_within_a_second_leaves_one_entry() {
        let changed = Noted {
            audited: Audited::of(AuditAction::Refused, RequestKind::Case, "a"),
            ..opened(1, "a", 3_500)
        };
        let table = [
            (opened(1, "a", 0), 1),
            (opened(1, "a", 0), 0),
            (opened(1, "a", 999), 0),
            // The second counts from the entry that was written.
            (opened(1, "a", 1_000), 1),
            (opened(2, "a", 1_001), 1),
            (opened(1, "a", 1_002), 1),
            (opened(1, "b", 1_003), 1),
            (opened(1, "a", 1_004), 1),
            // A clock that was set back hides nothing.
            (opened(1, "a", 500), 1),
            (changed.clone(), 1),
            (changed, 1),
        ];
        let mut office = Office::over(Store::in_memory().unwrap(), Clock::System).unwrap();
        let written = |office: &Office| {
            let ids = office.store.ids::<AuditEntry>(None, 100).unwrap();
            ids.ids.len()
        };
        for (number, (entry, more)) in table.into_iter().enumerate() {
            let before = written(&office);
            office.note(vec![entry]).unwrap();
            assert_eq!(written(&office) - before, more, "{number}");
        }
    }
}
