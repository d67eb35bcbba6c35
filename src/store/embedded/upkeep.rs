//! What keeps the journal short: compaction when it is due.
//!
//! At rest the journal's folder holds at most twice the live data and 24 MiB more: a snapshot, as
//! many bytes of closed segments again or 16 MiB, and two segments of 4 MiB. Programs that are always
//! left before a compaction ends can bring it to three times and 40 MiB; then a commit waits for one.

use super::EmbeddedEngine;
use super::base::base_behind;
use super::compaction::Source;
use super::segment::Position;
use super::snapshot::Head;
use crate::domain::message::Message;
use crate::store::error::StoreError;
use std::sync::Arc;

/// The least number of bytes in closed segments that a compaction is worth.
const GATHERED: u64 = 16 << 20;

impl EmbeddedEngine {
    /// Everything up to this commit, which must not lie before the snapshot the journal begins with.
    pub(super) fn source_of(&self, position: Position) -> Source {
        let known = self.last.iter();
        let recent = known.filter(|(_, known)| known.sequence <= position.sequence);
        let head = Head {
            store_id: self.folder.segments.identity.store_id,
            position,
            recent: recent.copied().collect(),
        };
        let segments = self.folder.segments.clone();
        Source::new(segments, self.base, head, self.reading.clone())
    }

    /// After a commit: takes over the compaction that has ended and begins the next when it is due.
    /// Whatever fails here leaves the journal longer than it need be and is tried again.
    pub(super) fn tend(&mut self) {
        if let Some(number) = self.compaction.finished() {
            self.take_over(number);
        }
        self.forget_covered();
        if self.journal.segment() != self.looked_at {
            self.looked_at = self.journal.segment();
            self.raise_mark();
            let _ = self.compact_if_due();
        }
    }

    /// Notes outside of the journal how far it has come; what cannot be noted now is noted later.
    pub(super) fn raise_mark(&self) {
        let _ = self.folder.mark.raise(self.journal.last().sequence);
    }

    fn compact_if_due(&mut self) -> Result<(), StoreError> {
        let segments = &self.folder.segments;
        let due = GATHERED.max(segments.snapshot_bytes(&self.base)?);
        let closed = segments.closed_bytes(&self.base)?;
        let number = self.journal.segment() - 1;
        if closed >= due && !self.compaction.is_running() {
            // The first commit of the open segment says what the last one of the closed ones is.
            if let Some(last) = segments.before(number + 1)? {
                let source = self.source_of(last);
                self.compaction.begin(source, number);
            }
        }
        if closed >= 2 * due
            && let Some(number) = self.compaction.wait()
        {
            self.take_over(number);
            self.forget_covered();
        }
        Ok(())
    }

    /// That the last compaction in the background failed, if nobody was told of one before.
    pub(super) fn compaction_news(&mut self) -> Option<Message> {
        let why = self.compaction.take_failure()?;
        let news = Message::new("store-notice-not-compacted").with("reason", why.message());
        let told = self.notices.iter().any(|notice| notice.id == news.id);
        self.notices.extend((!told).then(|| news.clone()));
        (!told).then_some(news)
    }

    pub(super) fn take_over(&mut self, number: u32) {
        if let Ok(snapshot) = self.folder.segments.snapshot(number) {
            self.base = base_behind(number, snapshot.head().position);
            self.covered = Some(number);
        }
    }

    /// Removes what the newest snapshot stands for, unless it is being read.
    fn forget_covered(&mut self) {
        if let Some(number) = self.covered
            && Arc::strong_count(&self.reading) == 1
            && self.folder.segments.forget(number).is_ok()
        {
            self.covered = None;
        }
    }
}
