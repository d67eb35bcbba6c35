//! Turns: of each user of the machine one question at a time waits for the hub, so that all who ask are
//! answered in turn, however much one of them asks; and few long questions are in memory at once.

use crossbeam_channel::{Receiver, Sender, bounded};

/// So many long questions of all users together are read and answered at once.
const LONG_OF_ALL: usize = 4;

/// Lets a few through at once.
#[derive(Debug, Clone)]
struct Turnstile {
    enter: Sender<()>,
    leave: Receiver<()>,
}

/// A turn; it ends when it is dropped.
#[derive(Debug)]
pub struct Turn(Receiver<()>);

impl Turnstile {
    fn new(at_once: usize) -> Self {
        let (enter, leave) = bounded(at_once);
        Self { enter, leave }
    }

    /// Waits for a turn.
    fn pass(&self) -> Turn {
        // It lives as long as both ends do: this one has both.
        let _ = self.enter.send(());
        Turn(self.leave.clone())
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let _ = self.0.try_recv();
    }
}

/// The turns of one user.
#[derive(Debug, Clone)]
pub struct Turns {
    question: Turnstile,
    long: Turnstile,
    long_of_all: Turnstile,
}

impl Turns {
    /// Of a user who is the only one.
    pub fn new() -> Self {
        Self {
            question: Turnstile::new(1),
            long: Turnstile::new(1),
            long_of_all: Turnstile::new(LONG_OF_ALL),
        }
    }

    /// Of another user: long questions are few with those of this one.
    pub fn of_another(&self) -> Self {
        Self {
            long_of_all: self.long_of_all.clone(),
            ..Self::new()
        }
    }

    /// Waits until no other question of the user waits for the hub.
    pub fn question(&self) -> Turn {
        self.question.pass()
    }

    /// Waits until no other long question of the user is there, and few of others.
    pub fn long(&self) -> [Turn; 2] {
        [self.long.pass(), self.long_of_all.pass()]
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crossbeam_channel::unbounded;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::thread;

    #[test]
    fn who_asks_much_waits_and_another_does_not() {
        let greedy = Turns::new();
        let other = greedy.of_another();
        let (hub, inbox) = unbounded();
        let threads: Vec<_> = (0..50)
            .map(|_| {
                let (turns, hub) = (greedy.clone(), hub.clone());
                thread::spawn(move || hub.send(("greedy", turns.question())).unwrap())
            })
            .collect();
        let first = inbox.recv().unwrap();
        hub.send(("other", other.question())).unwrap();
        drop(first);
        let (next, _turn) = inbox.recv().unwrap();
        assert_eq!(next, "other");
        assert_eq!(inbox.iter().take(49).count(), 49);
        threads
            .into_iter()
            .for_each(|thread| thread.join().unwrap());
    }

    #[test]
    fn few_long_questions_are_there_at_once() {
        let first = Turns::new();
        let (now, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        thread::scope(|scope| {
            for _ in 0..12 {
                let user = first.of_another();
                for _ in 0..3 {
                    let (user, now, most) = (user.clone(), &now, &most);
                    scope.spawn(move || {
                        let _turns = user.long();
                        most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                        thread::yield_now();
                        now.fetch_sub(1, Ordering::SeqCst);
                    });
                }
            }
        });
        let most = most.into_inner();
        assert!((1..=LONG_OF_ALL).contains(&most), "{most}");
    }
}
