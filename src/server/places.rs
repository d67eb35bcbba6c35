//! How many may be connected: each user of the machine a few times, all together as many as there are files
//! for, and something is left for the store.

use super::turns::Turns;
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
    users: Arc<Mutex<BTreeMap<u32, User>>>,
    /// Those of a user and of all.
    inside: (usize, usize),
    /// Of these, those of who has not said yet who he is.
    door: (usize, usize),
    turns: Turns,
}

/// What a user of the system has taken.
#[derive(Debug)]
struct User {
    inside: usize,
    door: usize,
    turns: Turns,
}

/// The place of one connection; free again when it is dropped.
#[derive(Debug)]
pub struct Place {
    /// The number of the system's user.
    pub user: u32,
    /// The user's turns.
    pub turns: Turns,
    places: Places,
    at_the_door: bool,
}

impl Places {
    /// As many as so many files are enough for.
    pub fn new(files: usize) -> Self {
        let all = (files.saturating_sub(FILES_KEPT) / FILES_EACH).clamp(1, ALL);
        let each = all.div_ceil(4).min(EACH);
        Self {
            users: Arc::default(),
            inside: (each, all),
            door: (each.min(EACH_AT_THE_DOOR), all.div_ceil(2)),
            turns: Turns::new(),
        }
    }

    /// A place for a user, if there is one; it is at the door until he has said who he is.
    pub fn take(&self, user: u32) -> Option<Place> {
        let mut users = self.users.lock().unwrap_or_else(PoisonError::into_inner);
        let own = users
            .get(&user)
            .map_or((0, 0), |own| (own.inside, own.door));
        let inside = users.values().map(|other| other.inside).sum::<usize>();
        let door = users.values().map(|other| other.door).sum::<usize>();
        let is_full = |own: usize, all: usize, most: (usize, usize)| own >= most.0 || all >= most.1;
        if is_full(own.0, inside, self.inside) || is_full(own.1, door, self.door) {
            return None;
        }
        let own = users.entry(user).or_insert_with(|| User {
            inside: 0,
            door: 0,
            turns: self.turns.of_another(),
        });
        own.inside += 1;
        own.door += 1;
        Some(Place {
            user,
            turns: own.turns.clone(),
            places: self.clone(),
            at_the_door: true,
        })
    }
}

impl Place {
    /// He has said who he is.
    pub fn come_in(&mut self) {
        self.give_up(false);
    }

    /// Gives the place at the door up, if it was not yet, and the one inside as well if the connection has
    /// ended.
    fn give_up(&mut self, ended: bool) {
        let users = &self.places.users;
        let mut users = users.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(own) = users.get_mut(&self.user) {
            own.door -= usize::from(self.at_the_door);
            own.inside -= usize::from(ended);
            if own.inside == 0 {
                users.remove(&self.user);
            }
        }
        self.at_the_door = false;
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.give_up(true);
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn come_in(places: &Places, user: u32) -> Option<Place> {
        let mut place = places.take(user)?;
        place.come_in();
        Some(place)
    }

    #[test]
    fn nobody_takes_the_places_of_others() {
        let places = Places::new(usize::MAX);
        let inside = |user| come_in(&places, user);
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
        assert!(places.take(1).is_none());
        let mut first = waiting.pop().unwrap();
        first.come_in();
        assert!(places.take(1).is_some());
    }

    #[test]
    fn there_are_no_more_places_than_files() {
        for files in [0, 128, 200, 256, 1024, 1 << 20] {
            let places = Places::new(files);
            let taken: Vec<_> = (0..2000)
                .filter_map(|user| come_in(&places, user))
                .collect();
            assert!(!taken.is_empty());
            let needed = taken.len() * FILES_EACH + FILES_KEPT;
            assert!(needed <= files.max(FILES_KEPT + FILES_EACH), "{files}");
        }
    }
}
