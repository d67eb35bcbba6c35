//! Putting right what can be put right safely: never does one read less afterwards than before.

use super::Store;
use super::error::StoreError;
use super::fault::Fault;
use super::verify::TableCheck;
use crate::domain::message::Message;

/// What can be built again from the rest of the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The working copy, from a journal that is whole.
    Copy,
    /// The journal, from a working copy that is whole and holds every commit.
    Journal,
    /// The note of how far the journal had come, from a journal that is whole.
    Mark,
}

impl Store {
    /// Reads everything again and puts right what can be put right safely. The store has to be
    /// opened again afterwards, so this takes it. Gives what was done, in sentences; nothing when
    /// nothing is wrong.
    ///
    /// # Errors
    /// [`StoreError::NeedsBackup`] if something is wrong that the rest of the store cannot make up
    /// for; nothing was changed then.
    pub fn repair(mut self, tables: &[TableCheck]) -> Result<Vec<Message>, StoreError> {
        let report = self.verify(tables)?;
        let last = report.engine.sequence;
        let faults = report.faults;
        let (header, faults): (Vec<_>, Vec<_>) = faults
            .into_iter()
            .partition(|fault| matches!(fault, Fault::Header { .. } | Fault::EarlierHeader));
        let (logins, faults): (Vec<_>, Vec<_>) = faults
            .into_iter()
            .partition(|fault| *fault == Fault::Logins);
        let part = damaged_part(&faults)?;
        let mut done = Vec::new();
        if !header.is_empty() {
            self.change_header(|_, _| Ok(()))?;
            done.push(Message::new("store-notice-header"));
        }
        if !logins.is_empty() {
            self.forget_failed_logins()?;
            done.push(Message::new("store-notice-logins"));
        }
        if let Some(part) = part {
            self.engine.rebuild(part)?;
            done.push(match part {
                Part::Copy => Message::new("store-repaired-copy"),
                Part::Journal => Message::new("store-repaired-journal").with("last", last),
                Part::Mark => Message::new("store-repaired-mark"),
            });
        }
        Ok(done)
    }
}

/// Which part is to be built again, if any. The journal decides what the working copy should hold;
/// once it is damaged itself, the working copy must be without any fault to stand in for it.
fn damaged_part(faults: &[Fault]) -> Result<Option<Part>, StoreError> {
    let mark = |fault: &Fault| *fault == Fault::Mark;
    let of_journal = |fault: &Fault| {
        matches!(
            fault,
            Fault::Frame { .. }
                | Fault::Segment { .. }
                | Fault::Snapshot { .. }
                | Fault::Sequence { .. }
        )
    };
    // Whichever part is built again, the note is written anew with it.
    if faults.is_empty() {
        Ok(None)
    } else if faults.iter().all(mark) {
        Ok(Some(Part::Mark))
    } else if faults.iter().all(|fault| mark(fault) || of_journal(fault)) {
        Ok(Some(Part::Journal))
    } else if faults.iter().any(Fault::is_of_copy) && !faults.iter().any(of_journal) {
        Ok(Some(Part::Copy))
    } else {
        Err(StoreError::NeedsBackup)
    }
}
