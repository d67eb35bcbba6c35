//! Records read by their ids: a few, or as many as a service has. Of these the next parts are fetched while one is
//! opened on a thread of its own; opening takes as long as all the rest together.

use super::Store;
use super::engine::{Key, Stored};
use super::error::{Damage, StoreError};
use super::record::{Record, Versioned, key_of};
use super::seal::{Seal, overwrite_stack};
use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, Scope};

/// The records that are read together.
const PART: usize = 256;
/// So many are read without a thread of its own, whose memory a small service does not need.
const FEW: usize = 4 * PART;
/// So many parts are fetched before the first one is given.
const AHEAD: usize = 2;

/// Records as they are stored, with their keys.
type Fetched = (Vec<Key>, Vec<Option<Stored>>);
/// The same records opened.
type Opened<R> = Result<Vec<Option<Versioned<R>>>, StoreError>;

impl Store {
    /// The record with this id.
    pub fn get<R: Record>(&self, id: R::Id) -> Result<Option<Versioned<R>>, StoreError> {
        Ok(self.get_many(&[id])?.pop().flatten())
    }

    /// The records with these ids, in the same order.
    pub fn get_many<R: Record>(
        &self,
        ids: &[R::Id],
    ) -> Result<Vec<Option<Versioned<R>>>, StoreError> {
        open(&self.seal, self.fetch::<R>(ids)?)
    }

    /// Gives each of these records that is there, in the order of the ids.
    ///
    /// # Errors
    /// The first one, of reading or of `visit`; what comes after it is not given.
    pub fn each<R: Record>(
        &self,
        ids: &[R::Id],
        visit: &mut dyn FnMut(R) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let mut give = |records: Vec<Option<Versioned<R>>>| {
            let mut there = records.into_iter().flatten();
            there.try_for_each(|found| visit(found.record))
        };
        let mut parts = ids.chunks(PART);
        thread::scope(|scope| {
            let opener = (ids.len() > FEW).then(|| opener(scope, &self.seal).ok());
            let Some((to_open, opened)) = opener.flatten() else {
                return parts.try_for_each(|part| give(self.get_many(part)?));
            };
            for (at, part) in parts.enumerate() {
                // A thread that is gone has panicked, which is said when this ends.
                let _ = to_open.send(self.fetch::<R>(part)?);
                if at >= AHEAD {
                    opened.recv().map_or(Ok(()), |part| give(part?))?;
                }
            }
            drop(to_open);
            opened.into_iter().try_for_each(|part| give(part?))
        })
    }

    fn fetch<R: Record>(&self, ids: &[R::Id]) -> Result<Fetched, StoreError> {
        let keys: Vec<Key> = ids.iter().map(|id| key_of::<R>(*id)).collect();
        let found = self.with_room(|| self.engine.get(&keys))?;
        Ok((keys, found))
    }
}

/// A thread that opens what it is sent and gives it back in the same order. It ends, and with it what it knew of the
/// key, when nothing more can come or nobody takes what it has opened.
fn opener<'scope, R: Record + 'scope>(
    scope: &'scope Scope<'scope, '_>,
    seal: &'scope Seal,
) -> io::Result<(Sender<Fetched>, Receiver<Opened<R>>)> {
    let (to_open, fetched) = channel();
    let (to_give, opened) = channel();
    thread::Builder::new().spawn_scoped(scope, move || {
        for part in fetched {
            if to_give.send(open(seal, part)).is_err() {
                break;
            }
        }
        overwrite_stack();
    })?;
    Ok((to_open, opened))
}

fn open<R: Record>(seal: &Seal, (keys, found): Fetched) -> Opened<R> {
    keys.iter()
        .zip(found)
        .map(|(key, stored)| stored.map(|stored| unseal(seal, key, &stored)).transpose())
        .collect()
}

fn unseal<R: Record>(seal: &Seal, key: &[u8], stored: &Stored) -> Result<Versioned<R>, StoreError> {
    let opened = seal.open(key, &stored.value);
    let opened = opened
        .filter(|opened| opened.version == stored.version)
        .ok_or(Damage::Record(R::TABLE as u8))?;
    Ok(Versioned {
        record: R::read(opened.schema, &opened.plain)?,
        version: stored.version,
    })
}
