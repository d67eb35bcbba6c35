//! The engine on disk: the journal is the record, sled its working copy.
//!
//! A commit is saved when its frame has reached the disk; the same call then applies it to the
//! working copy, so nobody reads an older state. Whatever is wrong with the working copy, it is set
//! aside and built again from the journal. Nothing here knows records or the seal.

mod check;
mod frame;
mod journal;
pub mod lock;
mod quarantine;
mod reading;
mod repair;
mod salvage;
mod segment;
pub mod snapshot;
mod working_copy;

use super::disk::{Disk, names_if_there};
use super::engine::{Changed, Commit, Direction, Engine, EngineReport, Key, RECENT, Stored};
use super::error::{Damage, StoreError};
use super::recent::Recent;
use super::repair::Part;
use crate::domain::message::Message;
use check::Checked;
use frame::Entry;
use journal::Journal;
use lock::Lock;
use quarantine::Quarantine;
use reading::ReadingEngine;
pub use segment::Position;
use segment::{Rest, Segments, Walk};
use std::cell::RefCell;
use std::collections::VecDeque;
use std::io::ErrorKind;
use std::path::PathBuf;
use std::sync::Arc;
use working_copy::WorkingCopy;

/// The folder of the journal.
pub const JOURNAL: &str = "journal";
/// The folder of the working copy.
pub const SLED: &str = "sled";
/// The folder of a journal that is still being written, for a damaged one.
pub const NEW_JOURNAL: &str = repair::NEW;
/// Where is kept what was damaged and is not used any more.
pub const QUARANTINE: &str = "quarantine";

/// The engine on disk.
pub struct EmbeddedEngine {
    folder: Folder,
    journal: Journal,
    /// Nothing after trouble, until the next call has built it again.
    copy: RefCell<Option<WorkingCopy>>,
    recent: Recent,
    /// The places of the last commits, without gaps.
    positions: VecDeque<Position>,
    notices: Vec<Message>,
    _lock: Lock,
}

/// Opens the engine on disk; where it cannot go on, one that reads what can be read. With what there
/// is to say about that, in calm sentences.
///
/// # Errors
/// Nothing can be read.
pub fn open(
    disk: Arc<dyn Disk>,
    path: PathBuf,
    store_id: [u8; 16],
    lock: Lock,
) -> Result<(Box<dyn Engine>, Vec<Message>), StoreError> {
    let opened = EmbeddedEngine::open(disk.clone(), path.clone(), store_id, lock.clone());
    match opened {
        Ok(engine) => {
            let notices = engine.notices.clone();
            Ok((Box::new(engine), notices))
        }
        Err(StoreError::NewerVersion(version)) => Err(StoreError::NewerVersion(version)),
        Err(why) => {
            let engine = ReadingEngine::open(Folder::new(disk, path, store_id), why, lock)?;
            let notices = vec![engine.notice().clone(), engine.why().hint()];
            Ok((Box::new(engine), notices))
        }
    }
}

/// Where the parts lie.
struct Folder {
    disk: Arc<dyn Disk>,
    path: PathBuf,
    segments: Segments,
    quarantine: Quarantine,
    store_id: [u8; 16],
}

impl EmbeddedEngine {
    /// Begins the journal of a new store.
    pub fn create(
        disk: Arc<dyn Disk>,
        path: PathBuf,
        store_id: [u8; 16],
        lock: Lock,
    ) -> Result<Self, StoreError> {
        let segments = Segments::new(disk.clone(), path.join(JOURNAL), store_id);
        segments.create(1, &segments.beginning(), 0)?;
        disk.sync_folder(&path)?;
        Self::open(disk, path, store_id, lock)
    }

    /// Opens journal and working copy and brings the second up to the first.
    ///
    /// # Errors
    /// [`Damage::Journal`] if the journal itself has changed and the working copy does not make up
    /// for it; then nothing is touched.
    pub fn open(
        disk: Arc<dyn Disk>,
        path: PathBuf,
        store_id: [u8; 16],
        lock: Lock,
    ) -> Result<Self, StoreError> {
        let folder = Folder::new(disk, path, store_id);
        folder.segments.settle()?;
        repair::discard(&folder)?;
        let (copy, walk, rebuilt) = folder.copy_up_to_date()?;
        let mut engine = Self {
            journal: Journal::open(folder.segments.clone(), &walk, &folder.quarantine)?,
            folder,
            recent: Recent::default(),
            positions: VecDeque::new(),
            notices: notices(&walk, rebuilt),
            copy: RefCell::new(None),
            _lock: lock,
        };
        for (id, position) in copy.recent()? {
            engine.remember(id, position);
        }
        engine.copy = RefCell::new(Some(copy));
        Ok(engine)
    }

    /// What opening put right, in calm sentences.
    pub fn notices(&self) -> &[Message] {
        &self.notices
    }

    /// Reads from the working copy; if that fails, from one built again.
    fn read<T>(
        &self,
        what: impl Fn(&WorkingCopy) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut slot = self.copy.borrow_mut();
        if let Some(copy) = slot.as_ref() {
            let found = what(copy);
            if !matches!(found, Err(StoreError::Damaged(Damage::Copy))) {
                return found;
            }
            *slot = None;
            *slot = Some(self.folder.rebuild(self.journal.last().sequence)?.0);
        } else {
            *slot = Some(self.folder.copy_up_to_date()?.0);
        }
        slot.as_ref().map_or(Err(StoreError::Unavailable), what)
    }

    fn apply(&self, entry: &Entry, position: Position) {
        let mut slot = self.copy.borrow_mut();
        let applied = slot.as_mut().map(|copy| copy.apply(entry, position));
        if applied != Some(Ok(())) {
            // The commit stands; the next call builds the copy again if this fails too.
            *slot = None;
            *slot = self.folder.copy_up_to_date().ok().map(|(copy, _, _)| copy);
        }
    }

    fn remember(&mut self, id: [u8; 16], position: Position) {
        self.recent.push(id, position.sequence);
        self.positions.push_back(position);
        if self.positions.len() > RECENT {
            self.positions.pop_front();
        }
    }

    /// A place from which the commits after `since` can be read; it may lie before.
    fn place_before(&self, since: u64) -> Result<Position, StoreError> {
        let known = self.positions.iter().find(|p| p.sequence == since);
        if let Some(position) = known {
            return Ok(*position);
        }
        let mut place = self.folder.segments.beginning();
        for number in self.folder.segments.numbers()? {
            match self.folder.segments.before(number)? {
                Some(before) if before.sequence <= since => place = before,
                _ => break,
            }
        }
        Ok(place)
    }
}

impl Engine for EmbeddedEngine {
    fn get(&self, keys: &[Key]) -> Result<Vec<Option<Stored>>, StoreError> {
        self.read(|copy| copy.get(keys))
    }

    fn page(
        &self,
        prefix: &[u8],
        after: Option<&[u8]>,
        limit: usize,
        direction: Direction,
    ) -> Result<Vec<Key>, StoreError> {
        self.read(|copy| copy.page(prefix, after, limit, direction))
    }

    fn commit(&mut self, commit: &Commit) -> Result<u64, StoreError> {
        if let Some(sequence) = self.recent.sequence(&commit.id) {
            return Ok(sequence);
        }
        let keys: Vec<Key> = commit.expect.iter().map(|(key, _)| key.clone()).collect();
        let versions = self
            .get(&keys)?
            .into_iter()
            .map(|found| Some(found?.version));
        let conflicts: Vec<Key> = commit
            .expect
            .iter()
            .zip(versions)
            .filter(|((_, expected), version)| expected != version)
            .map(|((key, _), _)| key.clone())
            .collect();
        if !conflicts.is_empty() {
            return Err(StoreError::Conflict(conflicts));
        }
        let entry = Entry {
            sequence: self.journal.last().sequence + 1,
            commit: commit.clone(),
        };
        let position = self.journal.append(&entry)?;
        self.remember(commit.id, position);
        self.apply(&entry, position);
        Ok(position.sequence)
    }

    fn changes(&self, since: u64, limit: usize) -> Result<Changed, StoreError> {
        let last = self.journal.last().sequence;
        let mut changed = Changed {
            sequence: since.min(last),
            keys: Vec::new(),
        };
        if since >= last {
            return Ok(changed);
        }
        let place = self.place_before(since)?;
        let walk = self.folder.segments.walk(place, &mut |entry, position| {
            Ok(position.sequence <= since || changed.add(&entry.commit.touched(), limit))
        })?;
        walk.damage().map_or(Ok(changed), Err)
    }

    fn verify(&self) -> Result<EngineReport, StoreError> {
        let last = self.journal.last().sequence;
        self.read(|copy| check::check(&self.folder.segments, last, copy))
    }

    fn rebuild(self: Box<Self>, part: Part) -> Result<(), StoreError> {
        let last = self.journal.last().sequence;
        match part {
            Part::Copy => {
                self.copy.replace(None);
                self.folder.rebuild(last).map(|_| ())
            }
            Part::Journal => {
                let entries = self.copy.take().ok_or(StoreError::NeedsBackup)?;
                self.folder.replace_journal(entries)
            }
        }
    }
}

impl Folder {
    fn new(disk: Arc<dyn Disk>, path: PathBuf, store_id: [u8; 16]) -> Self {
        Self {
            quarantine: Quarantine::new(disk.clone(), &path),
            segments: Segments::new(disk.clone(), path.join(JOURNAL), store_id),
            disk,
            path,
            store_id,
        }
    }

    /// The working copy without what the journal holds beyond it; none if it cannot be opened.
    fn copy_as_it_is(&self) -> Option<WorkingCopy> {
        let there = self.copy_is_there().unwrap_or(false);
        there.then(|| self.open_copy().ok()).flatten()
    }

    /// The working copy with all that the journal holds, where the journal ends, and whether the
    /// copy had to be built again.
    fn copy_up_to_date(&self) -> Result<(WorkingCopy, Walk, bool), StoreError> {
        if !self.copy_is_there()? {
            return self.rebuild(0).map(|(copy, walk)| (copy, walk, true));
        }
        // sled gives up what it cannot read at its end, up to everything: then all is replayed.
        let opened = self.open_copy();
        let reached = opened.as_ref().map_or(0, |copy| copy.position().sequence);
        let empty = opened.is_ok() && reached == 0;
        match opened.and_then(|copy| self.follow(copy)) {
            Err(StoreError::Damaged(Damage::Copy | Damage::Journal { .. })) => {
                self.rebuild(reached).map(|(copy, walk)| (copy, walk, true))
            }
            followed => followed.map(|(copy, walk)| (copy, walk, empty)),
        }
    }

    /// Sets the working copy aside and builds it from the journal. Only a journal that is whole,
    /// and holds the commits that are known to have been saved, may do that.
    fn rebuild(&self, reached: u64) -> Result<(WorkingCopy, Walk), StoreError> {
        let walk = self
            .segments
            .walk(self.segments.beginning(), &mut |_, _| Ok(true))?;
        if let Some(damage) = walk.damage() {
            return Err(damage);
        }
        if walk.last.sequence < reached {
            return Err(Damage::Journal {
                segment: walk.segment,
                offset: walk.offset,
                readable: walk.last.sequence,
            }
            .into());
        }
        self.set_aside()?;
        self.follow(self.open_copy()?)
    }

    fn set_aside(&self) -> Result<(), StoreError> {
        if self.copy_is_there()? {
            self.quarantine.take(&self.sled(), SLED)?;
        }
        Ok(())
    }

    /// A new journal from these entries; the working copy is set aside with the damaged journal.
    fn replace_journal(&self, entries: impl Checked) -> Result<(), StoreError> {
        repair::replace_journal(self, &entries)?;
        drop(entries);
        self.set_aside()
    }

    fn open_copy(&self) -> Result<WorkingCopy, StoreError> {
        match self.disk.create_folder(&self.sled()) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(Damage::Copy)?,
            made => made?,
        }
        WorkingCopy::open(&self.sled(), self.store_id, self.segments.beginning())
    }

    /// Applies what the journal holds beyond the copy.
    fn follow(&self, mut copy: WorkingCopy) -> Result<(WorkingCopy, Walk), StoreError> {
        let walk = self
            .segments
            .walk(copy.position(), &mut |entry, position| {
                copy.apply(&entry, position)?;
                Ok(true)
            })?;
        walk.damage().map_or(Ok((copy, walk)), Err)
    }

    fn copy_is_there(&self) -> Result<bool, StoreError> {
        match names_if_there(self.disk.as_ref(), &self.sled()) {
            Err(error) if error.kind() == ErrorKind::NotADirectory => Ok(true),
            names => Ok(!names?.is_empty()),
        }
    }

    fn sled(&self) -> PathBuf {
        self.path.join(SLED)
    }
}

/// What opening put right.
fn notices(walk: &Walk, rebuilt: bool) -> Vec<Message> {
    let last = i64::try_from(walk.last.sequence).unwrap_or(i64::MAX);
    let mut notices = Vec::new();
    if rebuilt && last > 0 {
        notices.push(Message::new("store-notice-rebuilt").with("commits", last));
    }
    if walk.rest == Rest::Torn {
        // A frame that was once whole and has changed since looks the same.
        notices.push(Message::new("store-notice-cut"));
    }
    notices
}
