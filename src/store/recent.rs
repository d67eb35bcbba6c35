//! The last commits by id, so that one sent twice is done once.

use super::engine::RECENT;
use std::collections::{HashMap, VecDeque};

/// The last [`RECENT`] commits.
#[derive(Debug, Default, Clone)]
pub struct Recent {
    order: VecDeque<[u8; 16]>,
    sequences: HashMap<[u8; 16], u64>,
}

impl Recent {
    /// The number the commit with this id got, if it is among the last.
    pub fn sequence(&self, id: &[u8; 16]) -> Option<u64> {
        self.sequences.get(id).copied()
    }

    /// Adds the newest commit and forgets the oldest beyond [`RECENT`].
    pub fn push(&mut self, id: [u8; 16], sequence: u64) {
        self.order.push_back(id);
        self.sequences.insert(id, sequence);
        if self.order.len() > RECENT
            && let Some(oldest) = self.order.pop_front()
        {
            self.sequences.remove(&oldest);
        }
    }
}
