//! An engine at the other end of a socket: what is asked of an engine, and what it answers, crosses as bytes.

use goldaw::store::StoreError;
use goldaw::store::embedded::forgetting::Forgetting;
use goldaw::store::engine::{Changed, Commit, Engine, EngineReport, Key, Stored, Tell, UNHEARD};
use goldaw::store::memory::MemoryEngine;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::os::unix::net::UnixStream;

/// The near end.
pub struct FarEngine(UnixStream);

#[derive(Serialize, Deserialize)]
enum Asked {
    Get(Vec<Key>),
    Page(Vec<u8>, Option<Vec<u8>>, usize),
    Commit(Commit),
    Committed([u8; 16]),
    Changes(u64, usize),
    Verify,
    Compact,
}

/// What of a report crosses.
type Report = (u64, u64, u64, BTreeMap<u8, u64>);

impl FarEngine {
    /// One that keeps everything in memory, on a thread of its own.
    pub fn new() -> Self {
        let (near, far) = UnixStream::pair().unwrap();
        std::thread::spawn(move || {
            let mut engine = MemoryEngine::default();
            while let Some(asked) = heard(&far) {
                say(
                    &far,
                    &answer(&mut engine, bincode::deserialize(&asked).unwrap()),
                );
            }
        });
        Self(near)
    }

    fn ask<T: DeserializeOwned>(&self, asked: &Asked) -> Result<T, StoreError> {
        say(&self.0, &bincode::serialize(asked).unwrap());
        let answer = heard(&self.0).unwrap();
        let answer: Result<T, Vec<Key>> = bincode::deserialize(&answer).unwrap();
        answer.map_err(StoreError::Conflict)
    }
}

fn say(mut to: &UnixStream, bytes: &[u8]) {
    to.write_all(&bytes.len().to_le_bytes()).unwrap();
    to.write_all(bytes).unwrap();
}

/// Nothing once the other end is gone.
fn heard(mut from: &UnixStream) -> Option<Vec<u8>> {
    let mut length = [0; size_of::<usize>()];
    from.read_exact(&mut length).ok()?;
    let mut bytes = vec![0; usize::from_le_bytes(length)];
    from.read_exact(&mut bytes).ok()?;
    Some(bytes)
}

fn answer(engine: &mut MemoryEngine, asked: Asked) -> Vec<u8> {
    match asked {
        Asked::Get(keys) => told(engine.get(&keys).map(|found| {
            let found = found.into_iter();
            let pair = |stored: Stored| (stored.version, stored.value);
            found.map(|stored| stored.map(pair)).collect::<Vec<_>>()
        })),
        Asked::Page(prefix, after, limit) => told(engine.page(&prefix, after.as_deref(), limit)),
        Asked::Commit(commit) => told(engine.commit(&commit)),
        Asked::Committed(id) => told(Ok(engine.committed(&id))),
        Asked::Changes(since, limit) => {
            let changed = engine.changes(since, limit);
            told(changed.map(|changed| (changed.sequence, changed.keys)))
        }
        Asked::Verify => told(engine.verify(UNHEARD).map(|report| -> Report {
            assert_eq!(report.faults, []);
            (report.sequence, report.commits, report.bytes, report.kinds)
        })),
        Asked::Compact => told(engine.compact()),
    }
}

/// Of what can be refused only conflicts cross.
fn told<T: Serialize>(answer: Result<T, StoreError>) -> Vec<u8> {
    let answer = answer.map_err(|error| match error {
        StoreError::Conflict(keys) => keys,
        other => panic!("{other:?}"),
    });
    bincode::serialize(&answer).unwrap()
}

impl Engine for FarEngine {
    fn get(&self, keys: &[Key]) -> Result<Vec<Option<Stored>>, StoreError> {
        let found: Vec<Option<(u64, Vec<u8>)>> = self.ask(&Asked::Get(keys.to_vec()))?;
        let stored = |(version, value)| Stored { version, value };
        Ok(found.into_iter().map(|pair| pair.map(stored)).collect())
    }

    fn page(
        &self,
        prefix: &[u8],
        after: Option<&[u8]>,
        limit: usize,
    ) -> Result<Vec<Key>, StoreError> {
        let after = after.map(<[u8]>::to_vec);
        self.ask(&Asked::Page(prefix.to_vec(), after, limit))
    }

    fn commit(&mut self, commit: &Commit) -> Result<u64, StoreError> {
        self.ask(&Asked::Commit(commit.clone()))
    }

    fn committed(&self, id: &[u8; 16]) -> Option<u64> {
        self.ask(&Asked::Committed(*id)).unwrap()
    }

    fn changes(&self, since: u64, limit: usize) -> Result<Changed, StoreError> {
        let (sequence, keys) = self.ask(&Asked::Changes(since, limit))?;
        Ok(Changed { sequence, keys })
    }

    fn verify(&self, _: Tell<'_>) -> Result<EngineReport, StoreError> {
        let (sequence, commits, bytes, kinds) = self.ask::<Report>(&Asked::Verify)?;
        Ok(EngineReport {
            sequence,
            commits,
            bytes,
            kinds,
            faults: Vec::new(),
        })
    }

    fn begin_forgetting(&mut self) -> Result<Option<Forgetting>, StoreError> {
        self.ask(&Asked::Compact).map(|()| None)
    }
}
