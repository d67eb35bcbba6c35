//! The engine on disk: the journal is the record, sled its working copy.
//!
//! A commit is saved when its frame has reached the disk; the same call then applies it to the
//! working copy, so nobody reads an older state. Whatever is wrong with the working copy, it is set
//! aside and built again from the journal. A journal that grows long is compacted: a snapshot takes
//! the place of its older segments. Nothing here knows records or the seal.

mod base;
mod building;
mod check;
pub mod compaction;
mod filling;
pub mod following;
pub mod forgetting;
mod frame;
mod guard;
mod heading;
mod journal;
mod live;
pub mod lock;
mod mark;
mod moment;
mod parts;
mod pieces;
mod quarantine;
mod reading;
mod repair;
pub mod runs;
mod salvage;
mod search;
mod segment;
mod settle;
mod shared;
pub mod snapshot;
mod tree;
mod upkeep;
mod working_copy;

use super::disk::Disk;
use super::engine::{
    Changed, Commit, Engine, EngineReport, Key, RECENT, Stored, Tell, Told, UNHEARD,
};
use super::error::StoreError;
use super::recent::Recent;
use super::repair::Part;
use crate::domain::message::Message;
use base::Base;
use compaction::{Compaction, Source};
use forgetting::{Forgetting, Rewritten};
use journal::Journal;
use lock::Lock;
use mark::Mark;
use moment::Moment;
pub(super) use parts::GROWN;
use parts::Parts;
use reading::ReadingEngine;
use runs::Entries;
pub use segment::{Identity, Position};
use segment::{Rest, Walk};
use shared::SharedCopy;
use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;

/// The folder of the journal.
pub const JOURNAL: &str = "journal";
/// The file that says how far the journal had come.
pub const MARK: &str = mark::FILE;
/// The folder of the working copy.
pub const SLED: &str = "sled";
/// The folder of a working copy that is still being written, in place of another.
pub const NEW_SLED: &str = "sled.new";
/// The folder of a journal that is still being written, for a damaged one.
pub const NEW_JOURNAL: &str = repair::NEW;
/// Where is kept what was damaged and is not used any more.
pub const QUARANTINE: &str = "quarantine";

/// The engine on disk.
pub struct EmbeddedEngine {
    /// First, so that it has stopped before anything else goes.
    compaction: Compaction,
    folder: Arc<Parts>,
    journal: Journal,
    copy: Arc<SharedCopy>,
    recent: Recent,
    /// The last commits with their places, without gaps.
    last: VecDeque<([u8; 16], Position)>,
    /// Where the journal begins.
    base: Base,
    /// The snapshot whose segments can go as soon as nobody reads them.
    covered: Option<u32>,
    /// Held by everybody who reads the journal beside this engine.
    reading: Arc<()>,
    /// The open segment when it was last looked whether a compaction is due.
    looked_at: u32,
    notices: Vec<Message>,
    lock: Lock,
}

/// What a store begins with that is brought back, or made of many records at once.
pub struct Beginning<'a> {
    /// The entries.
    pub entries: &'a mut dyn Entries,
    /// The commits among those they come from that are known by their ids.
    pub recent: Vec<([u8; 16], Position)>,
    /// The last commit that is known of the store: its numbers go on behind it.
    pub last: u64,
    /// Hears of the bytes of each key and value; an error stops the work.
    pub tell: &'a mut dyn FnMut(u64) -> Result<(), StoreError>,
    /// Hears how far the working copy is that is then built.
    pub build: Tell<'a>,
}

/// Opens the engine on disk; where it cannot go on, one that reads what can be read. With what there
/// is to say about that, in calm sentences.
///
/// # Errors
/// Nothing can be read.
pub fn open(
    disk: Arc<dyn Disk>,
    path: PathBuf,
    identity: Identity,
    lock: Lock,
    tell: Tell<'_>,
) -> Result<(Box<dyn Engine>, Vec<Message>), StoreError> {
    let parts = Parts::new(disk.clone(), path.clone(), identity.clone());
    match EmbeddedEngine::over(parts, lock.clone(), tell) {
        Ok(engine) => {
            let notices = engine.notices.clone();
            Ok((Box::new(engine), notices))
        }
        Err(StoreError::NewerVersion(version)) => Err(StoreError::NewerVersion(version)),
        Err(why) => {
            let engine = ReadingEngine::open(Parts::new(disk, path, identity), why, lock)?;
            let notices = vec![engine.notice().clone(), engine.why().hint()];
            Ok((Box::new(engine), notices))
        }
    }
}

/// Opens what can be read of a store that is about to be given up. Nothing is put right in it.
///
/// # Errors
/// Nothing can be read.
pub fn open_to_read(
    disk: Arc<dyn Disk>,
    path: PathBuf,
    identity: Identity,
    lock: Lock,
) -> Result<Box<dyn Engine>, StoreError> {
    let parts = Parts::new(disk, path, identity);
    let engine = ReadingEngine::open(parts, StoreError::Unavailable, lock)?;
    Ok(Box::new(engine))
}

impl EmbeddedEngine {
    /// Begins the journal of a new store.
    pub fn create(
        disk: Arc<dyn Disk>,
        path: PathBuf,
        identity: Identity,
        lock: Lock,
    ) -> Result<Self, StoreError> {
        let folder = Parts::new(disk.clone(), path.clone(), identity);
        folder.mark.write(Mark { tagged: 1, last: 0 })?;
        folder.segments.create(1, &folder.segments.beginning(), 0)?;
        disk.sync_folder(&path)?;
        Self::over(folder, lock, UNHEARD)
    }

    /// Begins the journal of a store that holds something from the beginning.
    pub fn create_from(
        disk: Arc<dyn Disk>,
        path: PathBuf,
        identity: Identity,
        lock: Lock,
        from: Beginning<'_>,
    ) -> Result<Self, StoreError> {
        let folder = Parts::new(disk.clone(), path.clone(), identity);
        let head = repair::new_history(&folder.segments, from.last, from.recent)?;
        let (tagged, last) = (1, head.position.sequence);
        folder.mark.write(Mark { tagged, last })?;
        repair::begin(&folder.segments, &head, &mut |writer| {
            while let Some((key, stored)) = from.entries.next_entry()? {
                writer.add(&key, &stored)?;
                (from.tell)((key.len() + stored.value.len()) as u64)?;
            }
            Ok(())
        })?;
        disk.sync_folder(&path)?;
        Self::over(folder, lock, from.build)
    }

    /// Opens journal and working copy and brings the second up to the first.
    ///
    /// # Errors
    /// [`Damage::Journal`](crate::store::error::Damage::Journal) if the journal itself has changed and
    /// the working copy does not make up for it; then nothing is touched.
    pub fn open(
        disk: Arc<dyn Disk>,
        path: PathBuf,
        identity: Identity,
        lock: Lock,
    ) -> Result<Self, StoreError> {
        Self::over(Parts::new(disk, path, identity), lock, UNHEARD)
    }

    fn over(folder: Parts, lock: Lock, tell: Tell<'_>) -> Result<Self, StoreError> {
        folder.segments.settle()?;
        repair::discard(&folder)?;
        folder.discard_new_copy()?;
        let base = folder.segments.settled_base()?;
        let (copy, walk, rebuilt) = folder.copy_up_to_date(tell)?;
        let recent = copy.recent()?;
        let folder = Arc::new(folder);
        let mut engine = Self {
            journal: Journal::open(folder.segments.clone(), &walk, &folder.quarantine)?,
            notices: notices(&walk, rebuilt, folder.begin_mark(walk.last.sequence)?),
            copy: SharedCopy::new(folder.clone(), copy),
            folder,
            recent: Recent::default(),
            last: VecDeque::new(),
            base,
            covered: None,
            reading: Arc::default(),
            looked_at: 0,
            compaction: Compaction::default(),
            lock,
        };
        for (id, position) in recent {
            engine.remember(id, position);
        }
        Ok(engine)
    }

    /// What opening put right, in calm sentences.
    pub fn notices(&self) -> &[Message] {
        &self.notices
    }

    fn remember(&mut self, id: [u8; 16], position: Position) {
        self.recent.push(id, position.sequence);
        self.last.push_back((id, position));
        if self.last.len() > RECENT {
            self.last.pop_front();
        }
    }

    /// A place from which the commits after `since` can be read; it may lie before.
    ///
    /// # Errors
    /// [`StoreError::TooLongAgo`] if they are not kept one by one any more.
    fn place_before(&self, since: u64) -> Result<Position, StoreError> {
        let first = self.base.place;
        if since < first.sequence {
            return Err(StoreError::TooLongAgo);
        }
        let known = self.last.iter().find(|(_, known)| known.sequence == since);
        if let Some((_, position)) = known {
            return self.base.place_behind(*position);
        }
        let mut place = first;
        let numbers = self.folder.segments.numbers()?.into_iter();
        for number in numbers.filter(|number| *number > first.segment) {
            match self.folder.segments.before(number)? {
                Some(before) if before.sequence <= since => place = before,
                _ => break,
            }
        }
        Ok(place)
    }
}

impl Engine for EmbeddedEngine {
    fn tell_to(&mut self, told: Told) {
        self.copy.tell_to(told);
    }

    fn get(&self, keys: &[Key]) -> Result<Vec<Option<Stored>>, StoreError> {
        self.copy.read(|copy| copy.get(keys))
    }

    fn page(
        &self,
        prefix: &[u8],
        after: Option<&[u8]>,
        limit: usize,
    ) -> Result<Vec<Key>, StoreError> {
        self.copy.read(|copy| copy.page(prefix, after, limit))
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
        let committing = self.copy.committing(&commit.touched())?;
        let position = self.journal.append(commit)?;
        committing.apply(commit, position);
        self.remember(commit.id, position);
        self.tend();
        Ok(position.sequence)
    }

    fn committed(&self, id: &[u8; 16]) -> Option<u64> {
        self.recent.sequence(id)
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

    fn verify(&self, tell: Tell<'_>) -> Result<EngineReport, StoreError> {
        self.moment()?.verify(tell)
    }

    fn moment(&self) -> Result<Box<dyn Engine>, StoreError> {
        let (folder, reading) = (self.folder.clone(), self.reading.clone());
        let (last, copy) = (self.journal.last(), self.copy.at_this_moment()?);
        let moment = Moment::new(folder, self.base, last, copy, reading)?;
        Ok(Box::new(moment))
    }

    fn rebuild(mut self: Box<Self>, part: Part) -> Result<(), StoreError> {
        self.compaction.stop();
        let last = self.journal.last().sequence;
        match part {
            Part::Copy => {
                let rebuild = |told: &Told| Ok(self.folder.rebuild(last, &**told)?.0);
                self.copy.replace(rebuild)?;
            }
            Part::Journal => {
                let entries = self.copy.close().ok_or(StoreError::NeedsBackup)?;
                let recent = self.last.iter().copied().collect();
                self.folder.replace_journal(entries, last, recent)?;
            }
            Part::Mark => {}
        }
        self.folder.renew_mark()
    }

    fn begin_forgetting(&mut self) -> Result<Option<Forgetting>, StoreError> {
        Ok(Some(self.begin()?))
    }

    fn end_forgetting(&mut self, rewritten: Rewritten) -> Result<(), StoreError> {
        self.end(&rewritten)
    }

    fn source(&self) -> Option<Source> {
        self.raise_mark();
        Some(self.source_of(self.journal.last()))
    }

    fn news(&mut self) -> Option<Message> {
        self.compaction_news()
    }
}

impl Drop for EmbeddedEngine {
    fn drop(&mut self) {
        self.raise_mark();
        // Whoever reads a moment of it must not keep it open.
        self.copy.close();
    }
}

/// What opening put right, and whether it could tell that nothing was cut off.
fn notices(walk: &Walk, rebuilt: bool, marked: bool) -> Vec<Message> {
    let last = walk.last.sequence;
    let mut notices = Vec::new();
    if rebuilt && last > 0 {
        notices.push(Message::new("store-notice-rebuilt").with("commits", last));
    }
    if walk.rest == Rest::Torn {
        // A frame that was once whole and has changed since looks the same.
        notices.push(Message::new("store-notice-cut"));
    }
    if !marked {
        notices.push(Message::new("store-notice-mark"));
    }
    notices
}
