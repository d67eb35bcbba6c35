//! The guard around sled, which may fail or panic on what a power cut or a flipped bit left behind.

use crate::store::error::{Damage, StoreError};
use rustix::thread::set_current_timer_slack;
use std::cell::Cell;
use std::io;
use std::num::NonZeroU64;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;
use std::thread;

/// How the names of sled's own threads begin.
const SLED: &str = "sled-";

/// A day, in nanoseconds.
const SLED_MAY_BE_LATE: Option<NonZeroU64> = NonZeroU64::new(86_400_000_000_000);

/// Why a guarded call failed.
pub enum Trouble {
    /// The disk is full.
    Full,
    /// Another has it open.
    Locked,
    /// What is stored cannot be read.
    Broken,
}

impl From<sled::Error> for Trouble {
    fn from(error: sled::Error) -> Self {
        let sled::Error::Io(error) = error else {
            return Self::Broken;
        };
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full,
            io::ErrorKind::WouldBlock => Self::Locked,
            // sled wraps the refusal of its lock in a text of its own.
            _ if error.to_string().contains("could not acquire lock") => Self::Locked,
            _ => Self::Broken,
        }
    }
}

impl From<Trouble> for StoreError {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::Full => Self::Full,
            Trouble::Locked => Self::Unavailable,
            Trouble::Broken => Damage::Copy.into(),
        }
    }
}

static SILENCE: Once = Once::new();

thread_local! {
    /// Whether this thread is in a guarded call.
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Runs a call on sled; a panic in it is an error like any other.
pub fn guarded<T>(work: impl FnOnce() -> Result<T, Trouble>) -> Result<T, StoreError> {
    SILENCE.call_once(silence_guarded);
    let outer = GUARDED.replace(true);
    // sled begins threads of its own in whatever call needs them first, and each looks every second for
    // work. They take over how exact a timer of this thread has to be: one that may be late by a day wakes
    // nobody at rest. Work that comes wakes them at once.
    let _ = set_current_timer_slack(SLED_MAY_BE_LATE);
    let result = catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(Trouble::Broken));
    GUARDED.set(outer);
    if !outer {
        let _ = set_current_timer_slack(None);
    }
    Ok(result?)
}

/// A panic that is caught is an answer, not a report for whoever asked for backtraces.
fn silence_guarded() {
    let report = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        // sled answers on threads of its own as well.
        let of_sled = thread::current()
            .name()
            .is_some_and(|name| name.starts_with(SLED));
        if !GUARDED.get() && !of_sled {
            report(panic);
        }
    }));
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn a_panic_that_is_caught_is_not_reported() {
        thread_local!(static HERE: Cell<bool> = const { Cell::new(false) });
        HERE.set(true);
        let reports = Arc::new(AtomicUsize::new(0));
        let counted = reports.clone();
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if HERE.get() {
                counted.fetch_add(1, Ordering::SeqCst);
            } else {
                before(panic);
            }
        }));
        silence_guarded();
        let caught = guarded::<()>(|| panic!("of the working copy"));
        assert_eq!(caught, Err(Damage::Copy.into()));
        assert_eq!(reports.load(Ordering::SeqCst), 0);
        for (name, reported) in [("sled-io-7", 0), ("worker", 1)] {
            let broken = thread::Builder::new().name(name.to_owned()).spawn(|| {
                HERE.set(true);
                panic!("of a thread")
            });
            assert!(broken.unwrap().join().is_err());
            assert_eq!(reports.load(Ordering::SeqCst), reported, "{name}");
        }
        assert!(catch_unwind(|| panic!("of another")).is_err());
        assert_eq!(reports.load(Ordering::SeqCst), 2);
    }
}
