//! Failed logins, noted without the key: how often each login failed, so that the next try has to
//! wait, and what is to be told to the audit trail once the store is open. A login stands here as
//! its keyed hash, as in the header.
//!
//! Counts are kept for the logins of the header, and one for all others together; so neither the
//! file nor a flood of unknown logins can grow.

use super::checked::Form;
use super::disk::{Disk, SMALL, read_if_there, replace};
use super::error::StoreError;
use super::folder::Unlock;
use super::header::Header;
use super::slot::{RECOVERY, login_hash};
use crate::domain::Instant;
use serde::{Deserialize, Serialize};
use std::path::Path;
use std::thread;
use std::time::Duration;

/// The file in the store's folder.
pub const FILE: &str = "logins";
const FORM: Form = Form {
    magic: b"goldaw-l",
    format: 1,
};
/// So many failures have no consequence.
const FREE: u32 = 3;
/// The longest one has to wait, in seconds.
const LONGEST: i64 = 15 * 60;
/// How long the answer to a failure waits at least that can be noted nowhere, in seconds.
const UNNOTED: i64 = 2;
/// The most failures that wait for the trail; of more only the number is kept.
const WAITING_MAX: usize = 1_000;
/// Stands for every login that the header does not know.
const OTHERS: [u8; 32] = [0; 32];

/// A login that failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FailedLogin {
    /// Which login, as a hash keyed with the store's id.
    pub login_hash: [u8; 32],
    /// When.
    pub at: Instant,
}

/// How often a login failed since it last opened the store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Count {
    login_hash: [u8; 32],
    failures: u32,
    last: Instant,
}

/// What the file holds.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Logins {
    counts: Vec<Count>,
    /// Failures that the trail does not hold yet, oldest first.
    pub waiting: Vec<FailedLogin>,
    /// How many more there were.
    pub more: u64,
}

impl Logins {
    /// The note in a folder. One that is damaged is as good as none: it protects nothing that the
    /// passphrase does not.
    ///
    /// # Errors
    /// The file cannot be read, or a newer program wrote it.
    pub fn read(disk: &dyn Disk, folder: &Path) -> Result<Self, StoreError> {
        let bytes = read_if_there(disk, &folder.join(FILE), SMALL)?;
        let read = bytes.map(|bytes| FORM.read(&bytes)).transpose()?;
        Ok(read.flatten().unwrap_or_default())
    }

    /// Whether the note in a folder is there and cannot be read.
    pub fn is_damaged(disk: &dyn Disk, folder: &Path) -> bool {
        let bytes = read_if_there(disk, &folder.join(FILE), SMALL);
        matches!(bytes, Ok(Some(bytes)) if FORM.read::<Self>(&bytes) == Ok(None))
    }

    /// Replaces the note in a folder.
    pub fn write(&self, disk: &dyn Disk, folder: &Path) -> Result<(), StoreError> {
        Ok(replace(disk, &folder.join(FILE), &FORM.to_bytes(self)?)?)
    }

    /// The seconds that this login still has to wait; 0 for none. A clock that was set back since
    /// the last failure says nothing about how long ago that was: the wait then begins now.
    fn wait(&mut self, login_hash: [u8; 32], now: Instant) -> i64 {
        let count = self
            .counts
            .iter_mut()
            .find(|one| one.login_hash == login_hash);
        let Some(count) = count.filter(|count| count.failures >= FREE) else {
            return 0;
        };
        count.last = count.last.min(now);
        let doublings = (count.failures - FREE).min(20);
        let delay = LONGEST.min(1 << doublings);
        (delay - (now - count.last).num_seconds()).max(0)
    }

    /// Checks that a login has waited as long as its failures ask for.
    ///
    /// # Errors
    /// [`StoreError::TooManyAttempts`].
    pub fn expect_waited(
        &mut self,
        header: &Header,
        login: &str,
        now: Instant,
    ) -> Result<(), StoreError> {
        let (_, counted) = hashes(header, login);
        match self.wait(counted, now) {
            0 => Ok(()),
            seconds => Err(StoreError::TooManyAttempts { seconds }),
        }
    }

    /// Notes what came of trying a login.
    pub fn note<K>(
        &mut self,
        header: &Header,
        login: &str,
        at: Instant,
        opened: &Result<K, StoreError>,
    ) {
        let (login_hash, counted) = hashes(header, login);
        if failed(opened) {
            self.failed(counted, FailedLogin { login_hash, at });
        } else if opened.is_ok() {
            self.succeeded(counted, header);
        }
    }

    fn failed(&mut self, counted: [u8; 32], failure: FailedLogin) {
        match self.counts.iter_mut().find(|one| one.login_hash == counted) {
            Some(count) => {
                count.failures = count.failures.saturating_add(1);
                count.last = failure.at;
            }
            None => self.counts.push(Count {
                login_hash: counted,
                failures: 1,
                last: failure.at,
            }),
        }
        if self.waiting.len() < WAITING_MAX {
            self.waiting.push(failure);
        } else {
            self.more = self.more.saturating_add(1);
        }
    }

    /// Forgets the failures of a login, and of those whose slot is gone.
    fn succeeded(&mut self, login_hash: [u8; 32], header: &Header) {
        self.counts.retain(|count| {
            let known = count.login_hash == OTHERS || header.knows(&count.login_hash);
            known && count.login_hash != login_hash
        });
    }
}

/// Where failures are noted: a store's folder with its header; nowhere for a backup without a store.
pub type NotedAt<'a> = Option<(&'a Path, &'a Header)>;

/// Tries to unlock: not before the login has waited as long as its failures ask for; a failure is
/// noted before it is told. One that cannot be noted is told so much later.
///
/// # Errors
/// [`StoreError::TooManyAttempts`] without having looked at the passphrase; what `unlock` gives.
pub fn counted<K>(
    disk: &dyn Disk,
    at: NotedAt<'_>,
    unlocking: (&Unlock, Instant),
    open: impl FnOnce() -> Result<K, StoreError>,
) -> Result<K, StoreError> {
    let pause = |seconds: i64| thread::sleep(Duration::from_secs(seconds.unsigned_abs()));
    counted_with(disk, at, unlocking, open, &pause)
}

fn counted_with<K>(
    disk: &dyn Disk,
    at: NotedAt<'_>,
    (unlock, now): (&Unlock, Instant),
    open: impl FnOnce() -> Result<K, StoreError>,
    pause: &dyn Fn(i64),
) -> Result<K, StoreError> {
    let login = match unlock {
        Unlock::Passphrase { login, .. } => *login,
        Unlock::RecoveryKey(_) => RECOVERY,
        Unlock::KeyFile | Unlock::KeyFileAt(_) => return open(),
    };
    let Some((folder, header)) = at else {
        let opened = open();
        if failed(&opened) {
            pause(UNNOTED);
        }
        return opened;
    };
    let before = Logins::read(disk, folder)?;
    let mut logins = before.clone();
    let waited = logins.expect_waited(header, login, now);
    let opened = waited.and_then(|()| open());
    logins.note(header, login, now, &opened);
    // Where nothing can be written the answer is the same: it must not tell more, or less.
    if logins != before && logins.write(disk, folder).is_err() && failed(&opened) {
        let (_, counted) = hashes(header, login);
        pause(logins.wait(counted, now).max(UNNOTED));
    }
    opened
}

/// The hash of a login, and the one under which its failures are counted.
fn hashes(header: &Header, login: &str) -> ([u8; 32], [u8; 32]) {
    let hash = login_hash(&header.store_id, login);
    (hash, if header.knows(&hash) { hash } else { OTHERS })
}

fn failed<K>(opened: &Result<K, StoreError>) -> bool {
    let failures = [StoreError::WrongPassphrase, StoreError::WrongRecoveryKey];
    opened.as_ref().is_err_and(|error| failures.contains(error))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::store::disk::SystemDisk;
    use crate::store::header::Purpose;
    use crate::store::key::hexadecimal;
    use chrono::TimeDelta;
    use proptest::prelude::*;
    use std::cell::RefCell;

    const LOGIN: [u8; 32] = [7; 32];

    fn at(seconds: i64) -> Instant {
        let start: Instant = "2026-11-23T04:00:00Z".parse().unwrap();
        start + TimeDelta::seconds(seconds)
    }

    fn after(failures: u32, last: i64) -> Logins {
        Logins {
            counts: vec![Count {
                login_hash: LOGIN,
                failures,
                last: at(last),
            }],
            ..Logins::default()
        }
    }

    #[test]
    fn the_note_keeps_its_bytes() {
        let mut logins = after(4, 0);
        logins.failed(
            OTHERS,
            FailedLogin {
                login_hash: [9; 32],
                at: at(5),
            },
        );
        logins.more = 2;
        let bytes = FORM.to_bytes(&logins).unwrap();
        let fixture = include_str!("../../tests/fixtures/store/logins.hex");
        assert_eq!(hexadecimal(&bytes), fixture.trim_end());
        assert_eq!(FORM.read(&bytes), Ok(Some(logins)));
    }

    #[test]
    fn the_wait_doubles_after_three_free_failures_up_to_a_quarter_of_an_hour() {
        for (failures, wait) in [
            (0, 0),
            (2, 0),
            (3, 1),
            (4, 2),
            (5, 4),
            (12, 512),
            (13, 900),
            (u32::MAX, 900),
        ] {
            assert_eq!(after(failures, 0).wait(LOGIN, at(0)), wait, "{failures}");
        }
        assert_eq!(after(12, 0).wait(LOGIN, at(500)), 12);
        assert_eq!(after(12, 0).wait(LOGIN, at(512)), 0);
        assert_eq!(after(12, 0).wait(OTHERS, at(0)), 0);
    }

    #[test]
    fn a_clock_that_was_set_back_locks_nobody_out_and_opens_nothing() {
        let mut logins = after(13, 1_000_000);
        assert_eq!(logins.wait(LOGIN, at(0)), 900);
        assert_eq!(logins.wait(LOGIN, at(600)), 300);
        assert_eq!(logins.wait(LOGIN, at(900)), 0);
    }

    #[test]
    fn a_flood_of_failures_leaves_a_small_note() {
        let mut logins = Logins::default();
        for number in 0..5_000_u32 {
            let mut login_hash = [0; 32];
            login_hash[..4].copy_from_slice(&number.to_be_bytes());
            logins.failed(
                OTHERS,
                FailedLogin {
                    login_hash,
                    at: at(i64::from(number)),
                },
            );
        }
        assert_eq!((logins.waiting.len(), logins.more), (1_000, 4_000));
        assert_eq!(logins.counts.len(), 1);
        assert!(FORM.to_bytes(&logins).unwrap().len() < 100_000);
    }

    /// How long the answer to a failed login waits after so many failures before.
    fn pauses(noted: NotedAt<'_>, disk: &dyn Disk, before: u32) -> Vec<i64> {
        let unlock = Unlock::Passphrase {
            login: "jeren",
            passphrase: "wrong",
        };
        let waited = RefCell::new(Vec::new());
        for _ in 0..=before {
            let open = || Err::<(), _>(StoreError::WrongPassphrase);
            let told = counted_with(disk, noted, (&unlock, at(0)), open, &|seconds| {
                waited.borrow_mut().push(seconds);
            });
            assert_eq!(told, Err(StoreError::WrongPassphrase));
        }
        waited.into_inner()
    }

    #[test]
    fn a_failure_that_cannot_be_noted_is_told_later() {
        let folder = tempfile::tempdir().unwrap();
        let header = Header {
            generation: 1,
            store_id: [1; 16],
            purpose: Purpose::Service,
            created: at(0),
            stamp: None,
            complete: true,
            key_check: [0; 32],
            slots: Vec::new(),
        };
        let store = Some((folder.path(), &header));
        assert_eq!(pauses(store, &SystemDisk, 1), [0; 0], "noted");
        assert_eq!(pauses(None, &SystemDisk, 1), [2, 2], "a backup alone");
        std::fs::create_dir(folder.path().join("logins.new")).unwrap();
        assert_eq!(pauses(store, &SystemDisk, 0), [2], "not noted");
    }

    proptest! {
        #[test]
        fn nobody_waits_longer_than_the_longest(failures: u32, last in -1_000_000i64..1_000_000) {
            let wait = after(failures, last).wait(LOGIN, at(0));
            prop_assert!((0..=LONGEST).contains(&wait));
        }

        #[test]
        fn any_bytes_are_read_calmly(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            prop_assert_eq!(FORM.read::<Logins>(&bytes), Ok(None));
        }
    }
}
