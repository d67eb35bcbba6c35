//! How many may be connected: each user of the machine a few times, all together as many as there are files
//! for, and something is left for the store.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// The most connections of one user: a screen here, another there, commands beside them.
const EACH: usize = 16;
/// The most connections of all.
const ALL: usize = 256;
/// So many of them have not said yet who they are; that takes a program no time.
const EACH_AT_THE_DOOR: usize = 8;
/// The files of a connection: its stream, once to read from and once to write to.
const FILES_EACH: usize = 2;
/// The files that stay free for the store, its backups and the server itself.
const FILES_KEPT: usize = 128;

/// Lets the process open as many files as the system allows it; so many are that.
pub fn open_many_files() -> usize {
    let limit = getrlimit(Resource::Nofile);
    let raised = Rlimit {
        current: limit.maximum,
        maximum: limit.maximum,
    };
    let files = match setrlimit(Resource::Nofile, raised) {
        Ok(()) => limit.maximum,
        Err(_) => limit.current,
    };
    files.map_or(usize::MAX, |files| {
        usize::try_from(files).unwrap_or(usize::MAX)
    })
}

/// The places there are.
#[derive(Debug, Clone)]
pub struct Places {
    inside: Counts,
    door: Counts,
}

/// The place of one connection; free again when it is dropped.
#[derive(Debug)]
pub struct Place {
    /// The number of the system's user.
    pub user: u32,
    _inside: Count,
}

impl Places {
    /// As many as so many files are enough for.
    pub fn new(files: usize) -> Self {
        let all = (files.saturating_sub(FILES_KEPT) / FILES_EACH).clamp(1, ALL);
        let each = all.div_ceil(4).min(EACH);
        Self {
            inside: Counts::new(each, all),
            door: Counts::new(each.min(EACH_AT_THE_DOOR), all.div_ceil(2)),
        }
    }

    /// A place for a user, if there is one; and the place at the door, which is given up once he has said
    /// who he is.
    pub fn take(&self, user: u32) -> Option<(Place, Count)> {
        let inside = self.inside.add(user)?;
        let door = self.door.add(user)?;
        let place = Place {
            user,
            _inside: inside,
        };
        Some((place, door))
    }
}

/// Counts by the number of the system's user.
#[derive(Debug, Clone)]
struct Counts {
    counts: Arc<Mutex<BTreeMap<u32, usize>>>,
    each: usize,
    all: usize,
}

/// One that is counted until it is dropped.
#[derive(Debug)]
pub struct Count {
    counts: Arc<Mutex<BTreeMap<u32, usize>>>,
    user: u32,
}

impl Counts {
    fn new(each: usize, all: usize) -> Self {
        Self {
            counts: Arc::default(),
            each,
            all,
        }
    }

    fn add(&self, user: u32) -> Option<Count> {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let own = counts.get(&user).copied().unwrap_or_default();
        if own >= self.each || counts.values().sum::<usize>() >= self.all {
            return None;
        }
        counts.insert(user, own + 1);
        Some(Count {
            counts: self.counts.clone(),
            user,
        })
    }
}

impl Drop for Count {
    fn drop(&mut self) {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(own) = counts.get_mut(&self.user) {
            *own -= 1;
            if *own == 0 {
                counts.remove(&self.user);
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn nobody_takes_the_places_of_others() {
        let places = Places::new(usize::MAX);
        let inside = |user| places.take(user).map(|(place, _)| place);
        let own: Vec<Place> = (0..EACH).filter_map(|_| inside(1)).collect();
        assert_eq!(own.len(), EACH);
        assert!(inside(1).is_none());
        let other = inside(2);
        assert!(other.is_some());
        drop(own);
        assert!(inside(1).is_some());
        let all: Vec<Place> = (10..).map_while(inside).collect();
        assert_eq!(all.len(), ALL - 1);
    }

    #[test]
    fn few_stand_at_the_door() {
        let places = Places::new(usize::MAX);
        let mut waiting: Vec<_> = (0..EACH).filter_map(|_| places.take(1)).collect();
        assert_eq!(waiting.len(), EACH_AT_THE_DOOR);
        assert!(places.take(2).is_some());
        let (place, door) = waiting.pop().unwrap();
        assert!(places.take(1).is_none());
        drop(door);
        assert!(places.take(1).is_some());
        drop(place);
    }

    #[test]
    fn there_are_no_more_places_than_files() {
        for files in [0, 128, 200, 256, 1024, 1 << 20] {
            let places = Places::new(files);
            let taken: Vec<_> = (0..2000)
                .filter_map(|user| places.take(user).map(|(place, _)| place))
                .collect();
            assert!(!taken.is_empty());
            let needed = taken.len() * FILES_EACH + FILES_KEPT;
            assert!(needed <= files.max(FILES_KEPT + FILES_EACH), "{files}");
        }
    }
}
