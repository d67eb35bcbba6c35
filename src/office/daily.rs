//! The day's backup, which a server makes by itself: from the hour on that the settings name, and as soon as
//! it is there where that was missed. One that failed is tried again after a while that grows.

use super::backup::{BackupState, BackupTo};
use super::clock::day_of;
use super::permission::{Grant, RequestKind, grant};
use super::{Clock, Office};
use crate::domain::Instant;
use crate::domain::account::Role;
use crate::domain::backup::{LastBackup, last_due};
use crate::domain::message::Message;
use crate::domain::settings::ServiceProfile;
use crate::store::Store;
use crate::store::header::Purpose;
use chrono::Duration;

/// So long after it one looks again whether a backup has ended.
const LOOK_AFTER: Duration = Duration::seconds(1);
/// So long after the first that failed it is tried again; after the second twice as long, and so on.
const FIRST_PAUSE: Duration = Duration::minutes(5);
/// The longest time between two tries.
const LONGEST_PAUSE: Duration = Duration::hours(6);

/// How the backups are that a server makes by itself.
#[derive(Debug, Default)]
pub(super) struct Daily {
    /// Whether there is a server that makes them.
    kept: bool,
    /// Whether the backup that was begun last is such a one, and nobody has looked how it ended.
    begun: bool,
    failed: Option<Failed>,
}

/// The last one could not be made.
#[derive(Debug)]
struct Failed {
    at: Instant,
    /// How often in a row.
    times: u32,
    why: Message,
}

impl Daily {
    /// When the next one is to be made, now if that is past. Never where nobody makes them, where the
    /// settings say so, and for a demonstration or a store that can't be written to.
    pub fn next(
        &self,
        (store, profile): (&Store, &ServiceProfile),
        last: Option<&LastBackup>,
        now: Instant,
    ) -> Option<Instant> {
        let header = store.header().filter(|_| store.reading_only().is_none());
        let service = header.is_some_and(|header| header.purpose == Purpose::Service);
        let hour = profile.safekeeping.backup_hour;
        let hour = hour.filter(|_| self.kept && service)?;
        let due = last_due(hour, now, profile.settings.utc_offset_minutes);
        if last.is_some_and(|last| last.covers(due, now)) {
            return Some(due + Duration::days(1));
        }
        let failed = self.failed.as_ref();
        Some(failed.and_then(|failed| failed.again(now)).unwrap_or(due))
    }

    /// Hears how the backup is that was begun last.
    pub fn hear(&mut self, state: &BackupState, now: Instant) {
        match state {
            BackupState::None | BackupState::Running(_) => {}
            BackupState::Made(_) => {
                self.begun = false;
                self.failed = None;
            }
            BackupState::Failed(why) => {
                if std::mem::take(&mut self.begun) {
                    let times = self.failed.as_ref().map_or(0, |failed| failed.times);
                    self.failed = Some(Failed {
                        at: now,
                        times: times.saturating_add(1),
                        why: why.clone(),
                    });
                }
            }
        }
    }
}

impl Failed {
    /// When it is tried again, if not now: at once after a clock was set back.
    fn again(&self, now: Instant) -> Option<Instant> {
        let doubled = 2_i32.saturating_pow(self.times.saturating_sub(1));
        let pause = FIRST_PAUSE.checked_mul(doubled).unwrap_or(LONGEST_PAUSE);
        let again = self.at + pause.min(LONGEST_PAUSE);
        (self.at <= now && now < again).then_some(again)
    }
}

impl Office {
    /// Makes the day's backup if it is due, and says when to look again. Only a server asks this: without
    /// one no backup is made by itself.
    pub fn look_after_daily_backup(&mut self) -> Option<Instant> {
        self.daily_backup(Clock::System.now())
    }

    /// What is told to somebody with this role who comes in.
    pub fn notices_to(&self, role: Option<Role>) -> Vec<Message> {
        let mut notices = self.notices().to_vec();
        let told = role.is_some_and(|role| grant(RequestKind::Backup, role) != Grant::No);
        if let Some(failed) = self.backups.daily.failed.as_ref().filter(|_| told) {
            let message = Message::new("office-daily-backup-failed");
            notices.push(
                message
                    .with("at", failed.at)
                    .with("why", failed.why.clone()),
            );
        }
        notices
    }

    fn daily_backup(&mut self, now: Instant) -> Option<Instant> {
        self.look_after_backup();
        self.backups.daily.kept = true;
        self.backups.hear_daily(now);
        let next = |office: &Self| {
            let last = office.backups.last(&office.store).ok().flatten();
            let kept = (&office.store, &office.profile);
            office.backups.daily.next(kept, last.as_ref(), now)
        };
        let due = next(self).is_some_and(|next| next <= now);
        if due && !self.backups.is_running() {
            self.begin_daily_backup(now);
        }
        match self.backups.is_running() {
            true => Some(now + LOOK_AFTER),
            false => next(self),
        }
    }

    fn begin_daily_backup(&mut self, now: Instant) {
        let day = day_of(now, self.profile.settings.utc_offset_minutes);
        self.backups.daily.begun = true;
        if let Err(refusal) = self.begin_backup(None, BackupTo::Store, (now, day)) {
            let state = BackupState::Failed(refusal.message().clone());
            self.backups.begun(None, state);
            self.backups.hear_daily(now);
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::store::{Cost, NewKey, NewStore};
    use std::fs;
    use tempfile::TempDir;

    /// A service that has no backup yet; its day's one is due at 18:00, five hours ahead of UTC.
    fn service() -> (TempDir, Office) {
        let folder = tempfile::tempdir().unwrap();
        let new = NewStore {
            purpose: Purpose::Service,
            stamp: None,
            key: NewKey::Passphrase {
                login: "gozel",
                passphrase: "correct horse battery",
                cost: Cost::LEAST,
            },
        };
        let office = Office::create(folder.path(), &new, Clock::System).unwrap();
        (folder, office)
    }

    fn at(moment: &str) -> Instant {
        format!("2021-10-{moment}Z").parse().unwrap()
    }

    /// Looks at this moment, waits for what was begun then, and says whether that was made and when one
    /// looks again.
    fn look(office: &mut Office, now: Instant) -> (bool, Option<Instant>) {
        let next = office.daily_backup(now);
        if !office.backups.is_running() {
            return (false, next);
        }
        assert_eq!(next, Some(now + LOOK_AFTER));
        let made = office.await_backup(&mut |_| {});
        (made.is_ok(), office.daily_backup(now))
    }

    #[test]
    fn one_is_made_each_day_whatever_the_machine_and_its_clock_do() {
        let (_folder, mut office) = service();
        for (now, made, next) in [
            // There is none yet.
            ("15T05:00:00", true, "15T13:00:00"),
            ("15T12:59:59", false, "15T13:00:00"),
            ("15T13:00:00", true, "16T13:00:00"),
            ("15T23:00:00", false, "16T13:00:00"),
            // Nobody was there for two days.
            ("18T05:00:00", true, "18T13:00:00"),
            ("18T05:00:01", false, "18T13:00:00"),
            // The clock was set back, and put right again.
            ("11T20:00:00", true, "12T13:00:00"),
            ("12T12:00:00", false, "12T13:00:00"),
            ("18T06:00:00", true, "18T13:00:00"),
        ] {
            assert_eq!(look(&mut office, at(now)), (made, Some(at(next))), "{now}");
            let last = office.backups.last(&office.store).unwrap().unwrap();
            assert_eq!(last.made == at(now), made, "{now}");
        }
        office.profile.safekeeping.backup_hour = None;
        assert_eq!(look(&mut office, at("30T20:00:00")), (false, None));
    }

    #[test]
    fn one_that_failed_is_told_and_tried_again_after_a_while_that_grows() {
        let (folder, mut office) = service();
        let backups = folder.path().join("backups");
        fs::write(&backups, "no folder").unwrap();
        let mut now = at("15T05:00:00");
        for minutes in [5, 10, 20, 40, 80, 160, 320, 360, 360] {
            let next = now + Duration::minutes(minutes);
            assert_eq!(look(&mut office, now), (false, Some(next)));
            let before = next - Duration::seconds(1);
            assert_eq!(look(&mut office, before), (false, Some(next)));
            now = next;
        }
        let told = |office: &Office, role| !office.notices_to(Some(role)).is_empty();
        assert!(told(&office, Role::Administrator) && told(&office, Role::Coordinator));
        assert!(!told(&office, Role::Supervisor) && office.notices_to(None).is_empty());
        fs::remove_file(backups).unwrap();
        // The clock was set back: nobody waits until it has come so far again.
        let (made, _) = look(&mut office, at("14T05:00:00"));
        assert!(made && !told(&office, Role::Administrator));
    }

    #[test]
    fn none_is_made_in_a_store_in_memory() {
        let store = Store::in_memory().unwrap();
        let mut office = Office::over(store, Clock::System).unwrap();
        assert_eq!(look(&mut office, at("15T20:00:00")), (false, None));
    }
}
