//! How many may be connected: each user of the machine a few times, all together a few more.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// The most connections of one user: a screen here, another there, commands beside them.
const EACH: usize = 16;
/// The most connections of all.
const ALL: usize = 256;

/// The connections there are, by the number of their users.
#[derive(Debug, Clone, Default)]
pub struct Places(Arc<Mutex<BTreeMap<u32, usize>>>);

/// The place of one connection; free again when it is dropped.
#[derive(Debug)]
pub struct Place {
    places: Places,
    user: u32,
}

impl Places {
    /// A place for a user, if there is one.
    pub fn take(&self, user: u32) -> Option<Place> {
        let mut taken = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if taken.values().sum::<usize>() >= ALL {
            return None;
        }
        let own = taken.entry(user).or_default();
        if *own >= EACH {
            return None;
        }
        *own += 1;
        Some(Place {
            places: self.clone(),
            user,
        })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut taken = self.places.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(own) = taken.get_mut(&self.user) {
            *own -= 1;
            if *own == 0 {
                taken.remove(&self.user);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_takes_the_places_of_others() {
        let places = Places::default();
        let own: Vec<Place> = (0..EACH).filter_map(|_| places.take(1)).collect();
        assert_eq!(own.len(), EACH);
        assert!(places.take(1).is_none());
        let other = places.take(2);
        assert!(other.is_some());
        drop(own);
        assert!(places.take(1).is_some());
        let all: Vec<Place> = (10..).map_while(|user| places.take(user)).collect();
        assert_eq!(all.len(), ALL - 1);
    }
}
