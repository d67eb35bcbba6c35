//! The working copy as it is shared: the engine reads it and does to it what commits say; whoever has a
//! moment of it may read it on another thread as it was then.
//!
//! sled knows no moments. So what stood under the keys of a commit is kept in memory for those that are being
//! read, before the commit is done; they read what was kept, and everything else where it still stands.

use super::parts::Parts;
use super::segment::Position;
use super::working_copy::WorkingCopy;
use crate::store::engine::{Commit, Key, Stored, Told};
use crate::store::error::{Damage, StoreError};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

/// The most bytes that are kept for a moment; beyond that it is given up.
const KEPT: usize = 32 << 20;

/// The working copy with the moments of it that are being read.
pub struct SharedCopy {
    folder: Arc<Parts>,
    state: RwLock<State>,
}

struct State {
    /// Nothing after trouble, until the next call has built it again.
    copy: Option<WorkingCopy>,
    /// The last commit that was saved.
    last: u64,
    moments: BTreeMap<u64, Kept>,
    /// How many moments there were.
    begun: u64,
    /// Is told how far it is where the copy is built again.
    told: Told,
    /// Whether the engine is gone.
    closed: bool,
}

/// What stood under the keys that were changed since a moment; nothing where nothing stood.
#[derive(Default)]
pub struct Kept {
    before: BTreeMap<Key, Option<Stored>>,
    bytes: usize,
}

/// Nobody reads the copy while a commit is saved and done to it.
pub struct Committing<'a> {
    folder: &'a Parts,
    state: RwLockWriteGuard<'a, State>,
}

/// The copy as it was at a moment.
pub struct CopyAt {
    shared: Arc<SharedCopy>,
    number: u64,
    /// How many entries of each kind were counted then.
    pub counts: BTreeMap<u8, u64>,
}

impl SharedCopy {
    /// Shares a copy that holds every commit.
    pub fn new(folder: Arc<Parts>, copy: WorkingCopy) -> Arc<Self> {
        let state = State {
            last: copy.position().sequence,
            copy: Some(copy),
            moments: BTreeMap::new(),
            begun: 0,
            told: Arc::new(|_, _| {}),
            closed: false,
        };
        Arc::new(Self {
            folder,
            state: RwLock::new(state),
        })
    }

    /// Who is told from now on how far it is where the copy is built again.
    pub fn tell_to(&self, told: Told) {
        self.to_change().told = told;
    }

    /// Who is told.
    pub fn told(&self) -> Told {
        self.to_read().told.clone()
    }

    /// Reads from the working copy; if that fails, from one built again.
    pub fn read<T>(
        &self,
        what: impl Fn(&WorkingCopy) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.read_mended(|state| state.there().and_then(&what))
    }

    /// Begins a commit that touches these keys.
    pub fn committing(&self, touched: &[Key]) -> Result<Committing<'_>, StoreError> {
        let mut state = self.to_change();
        if !state.moments.is_empty() {
            let read = |state: &State| state.there()?.get(touched);
            let before = match read(&state) {
                Err(StoreError::Damaged(Damage::Copy)) => {
                    state.mend(&self.folder)?;
                    read(&state)?
                }
                found => found?,
            };
            state.keep(touched, before);
        }
        Ok(Committing {
            folder: &self.folder,
            state,
        })
    }

    /// Lets go of the copy and takes the one that is then built, which holds the same.
    pub fn replace(
        &self,
        build: impl FnOnce(&Told) -> Result<WorkingCopy, StoreError>,
    ) -> Result<(), StoreError> {
        let mut state = self.to_change();
        state.copy = None;
        state.copy = Some(build(&state.told)?);
        Ok(())
    }

    /// Whoever reads a moment is told that it has passed.
    pub fn end_moments(&self) {
        self.to_change().moments.clear();
    }

    /// Gives the copy away; nobody reads it any more.
    pub fn close(&self) -> Option<WorkingCopy> {
        let mut state = self.to_change();
        state.closed = true;
        state.moments.clear();
        state.copy.take()
    }

    /// The copy as it is now, for somebody who reads it later.
    pub fn at_this_moment(self: &Arc<Self>) -> Result<CopyAt, StoreError> {
        let counts = self.read(|copy| Ok(copy.counts().clone()))?;
        let mut state = self.to_change();
        state.begun += 1;
        let number = state.begun;
        state.moments.insert(number, Kept::default());
        Ok(CopyAt {
            shared: self.clone(),
            number,
            counts,
        })
    }

    fn read_mended<T>(
        &self,
        what: impl Fn(&State) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let found = what(&self.to_read());
        if !matches!(found, Err(StoreError::Damaged(Damage::Copy))) {
            return found;
        }
        let mut state = self.to_change();
        // Another may have built it again meanwhile.
        match what(&state) {
            Err(StoreError::Damaged(Damage::Copy)) => {
                state.mend(&self.folder)?;
                what(&state)
            }
            found => found,
        }
    }

    /// No call leaves what it shares half done, so one that broke off is no reason to stop.
    fn to_read(&self) -> RwLockReadGuard<'_, State> {
        self.state.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn to_change(&self) -> RwLockWriteGuard<'_, State> {
        self.state.write().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn there(&self) -> Result<&WorkingCopy, StoreError> {
        self.copy.as_ref().ok_or(Damage::Copy.into())
    }

    /// Builds a copy again that is damaged, or was given up.
    fn mend(&mut self, folder: &Parts) -> Result<(), StoreError> {
        if self.closed {
            return Err(StoreError::Unavailable);
        }
        let copy = match self.copy.take() {
            Some(damaged) => {
                drop(damaged);
                folder.rebuild(self.last, &*self.told)?.0
            }
            None => folder.copy_up_to_date(&*self.told)?.0,
        };
        self.copy = Some(copy);
        Ok(())
    }

    /// Keeps for every moment what stands under these keys, unless it was kept before.
    fn keep(&mut self, keys: &[Key], found: Vec<Option<Stored>>) {
        for (key, before) in keys.iter().zip(found) {
            let value = before.as_ref().map_or(0, |before| before.value.len());
            for kept in self.moments.values_mut() {
                if !kept.before.contains_key(key) {
                    kept.before.insert(key.clone(), before.clone());
                    kept.bytes += key.len() + value;
                }
            }
        }
        self.moments.retain(|_, kept| kept.bytes <= KEPT);
    }
}

impl Committing<'_> {
    /// Does to the copy what a commit says that was saved there.
    pub fn apply(mut self, commit: &Commit, position: Position) {
        self.state.last = position.sequence;
        let copy = self.state.copy.as_mut();
        let applied = copy.map(|copy| copy.apply(commit, position));
        if applied != Some(Ok(())) {
            // The commit stands; the next call builds the copy again if this fails too.
            self.state.copy = None;
            let told = self.state.told.clone();
            let built = self.folder.copy_up_to_date(&*told).ok();
            self.state.copy = built.map(|(copy, _, _)| copy);
        }
    }
}

impl CopyAt {
    /// The values that were under these keys.
    pub fn get(&self, keys: &[Key]) -> Result<Vec<Option<Stored>>, StoreError> {
        self.shared
            .read_mended(|state| self.kept(state)?.get(state.there()?, keys))
    }

    /// A page of the keys that were there, see [`crate::store::engine::Engine::page`].
    pub fn page(
        &self,
        prefix: &[u8],
        after: Option<&[u8]>,
        limit: usize,
    ) -> Result<Vec<Key>, StoreError> {
        self.shared
            .read_mended(|state| self.kept(state)?.page(state.there()?, prefix, after, limit))
    }

    /// At most `limit` entries that were there behind this key, in the order of the keys. A copy that
    /// cannot be read is not built again.
    pub fn entries(
        &self,
        after: Option<&[u8]>,
        limit: usize,
    ) -> Result<Vec<(Key, Stored)>, StoreError> {
        let state = self.shared.to_read();
        let (copy, kept) = (state.there()?, self.kept(&state)?);
        let keys = kept.page(copy, &[], after, limit)?;
        let found = kept.get(copy, &keys)?;
        let entries = keys.into_iter().zip(found);
        // What has a key has a value.
        entries
            .map(|(key, stored)| Ok((key, stored.ok_or(Damage::Copy)?)))
            .collect()
    }

    fn kept<'a>(&self, state: &'a State) -> Result<&'a Kept, StoreError> {
        let kept = state.moments.get(&self.number);
        kept.ok_or(StoreError::Overtaken)
    }
}

impl Drop for CopyAt {
    fn drop(&mut self) {
        self.shared.to_change().moments.remove(&self.number);
    }
}

impl Kept {
    fn get(&self, copy: &WorkingCopy, keys: &[Key]) -> Result<Vec<Option<Stored>>, StoreError> {
        let mut found = copy.get(keys)?;
        for (key, found) in keys.iter().zip(&mut found) {
            if let Some(before) = self.before.get(key) {
                found.clone_from(before);
            }
        }
        Ok(found)
    }

    fn page(
        &self,
        copy: &WorkingCopy,
        prefix: &[u8],
        after: Option<&[u8]>,
        limit: usize,
    ) -> Result<Vec<Key>, StoreError> {
        let mut page = Vec::new();
        let mut after = after.map(<[u8]>::to_vec);
        loop {
            let found = copy.page(prefix, after.as_deref(), limit)?;
            let last = found.last().filter(|_| found.len() == limit).cloned();
            page.extend(self.laid_over(found, prefix, (after.as_ref(), last.as_ref())));
            if last.is_none() || page.len() >= limit {
                page.truncate(limit);
                return Ok(page);
            }
            after = last;
        }
    }

    /// The keys of a page as they were: without those that came since, with those that went. The page
    /// lies behind one key and ends with another, where it does not end with the prefix.
    fn laid_over(
        &self,
        found: Vec<Key>,
        prefix: &[u8],
        (after, last): (Option<&Key>, Option<&Key>),
    ) -> BTreeSet<Key> {
        let came = |key: &Key| matches!(self.before.get(key), Some(None));
        let mut keys: BTreeSet<Key> = found.into_iter().filter(|key| !came(key)).collect();
        let first = Bound::Included(prefix);
        let kept = self.before.range::<[u8], _>((first, Bound::Unbounded));
        let kept = kept.take_while(|(key, _)| key.starts_with(prefix));
        let were = kept.filter(|(key, before)| {
            let behind = after.is_none_or(|after| after < key);
            before.is_some() && behind && last.is_none_or(|last| last >= key)
        });
        keys.extend(were.map(|(key, _)| key.clone()));
        keys
    }
}
