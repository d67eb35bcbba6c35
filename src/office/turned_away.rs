//! Users of the machine who are nobody here, or say who they are. That they were turned away stands in the
//! audit trail: the first time at once, and how often it was more when a minute is over. So whoever tries
//! without end neither fills the trail nor keeps it busy.

use super::change::{Audited, Noted};
use super::{Office, Refusal};
use crate::domain::Instant;

/// The milliseconds within which the same try is counted.
const COUNTED_MILLISECONDS: i64 = 60_000;
/// So many different ones are counted at once.
const COUNTED_AT_ONCE: usize = 256;

/// The tries that are counted.
#[derive(Debug, Default)]
pub(super) struct TurnedAway(Vec<Tries>);

/// The tries after one that was written.
#[derive(Debug)]
struct Tries {
    audited: Audited,
    why: &'static str,
    since: Instant,
    last: Instant,
    more: u64,
}

impl TurnedAway {
    /// The entries of a try: none as long as it is only counted.
    fn tried(&mut self, audited: Audited, why: &'static str, at: Instant) -> Vec<Noted> {
        let mut entries = self.over(Some(at));
        let mut counted = self.0.iter_mut();
        if let Some(same) = counted.find(|one| one.audited == audited && one.why == why) {
            same.last = at;
            same.more += 1;
            return entries;
        }
        if self.0.len() >= COUNTED_AT_ONCE {
            entries.extend(self.over(None));
        }
        self.0.push(Tries {
            audited: audited.clone(),
            why,
            since: at,
            last: at,
            more: 0,
        });
        let who = None;
        entries.push(Noted { who, at, audited });
        entries
    }

    /// The entries of those whose minute is over now; `None`: of all.
    fn over(&mut self, now: Option<Instant>) -> Vec<Noted> {
        // A clock that was set back ends the minute too.
        let runs = |tries: &Tries| {
            let since = now.map(|now| (now - tries.since).num_milliseconds());
            since.is_some_and(|since| (0..COUNTED_MILLISECONDS).contains(&since))
        };
        let over = self.0.extract_if(.., |tries| !runs(tries));
        over.filter_map(Tries::entry).collect()
    }
}

impl Tries {
    /// How many there were after the one that was written, if there were any.
    fn entry(mut self) -> Option<Noted> {
        let reason = format!("{} +{}", self.audited.reason, self.more);
        reason.trim().clone_into(&mut self.audited.reason);
        (self.more > 0).then_some(Noted {
            who: None,
            at: self.last,
            audited: self.audited,
        })
    }
}

impl Office {
    /// Turns somebody away who is not known to be anybody.
    pub(super) fn turn_away<A>(&mut self, audited: Audited, why: Refusal) -> Result<A, Refusal> {
        let now = self.clock.now();
        let entries = self.turned_away.tried(audited, why.message().id, now);
        self.note_each(entries)?;
        Err(why)
    }

    /// Writes how often it was tried by those whose minute is over.
    pub(super) fn note_turned_away(&mut self) -> Result<(), Refusal> {
        let entries = self.turned_away.over(Some(self.clock.now()));
        self.note_each(entries)
    }

    /// Writes what would have been written later, before the office is closed.
    ///
    /// # Errors
    /// Nothing can be written.
    pub fn write_what_waits(&mut self) -> Result<(), Refusal> {
        let entries = self.turned_away.over(None);
        self.note_each(entries)?;
        self.follow_up();
        Ok(())
    }

    fn note_each(&mut self, entries: Vec<Noted>) -> Result<(), Refusal> {
        let mut entries = entries.into_iter();
        entries.try_for_each(|entry| self.note(vec![entry]))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::domain::audit::{AuditAction, AuditEntry};
    use crate::office::Clock;
    use crate::office::permission::RequestKind;
    use crate::store::Store;
    use chrono::{DateTime, TimeDelta};

    fn of_user(user: u32) -> Audited {
        let mut audited = Audited::of(AuditAction::LoginFailed, RequestKind::LogIn, "");
        audited.reason = format!("system user {user}");
        audited
    }

    #[test]
    fn the_first_try_is_written_and_the_others_of_a_minute_are_counted() {
        let mut away = TurnedAway::default();
        for (user, milliseconds, written) in [
            (7, 0, vec!["system user 7"]),
            (7, 1, vec![]),
            (8, 2, vec!["system user 8"]),
            (7, 59_999, vec![]),
            (8, 60_001, vec!["system user 7 +2"]),
            (7, 60_002, vec!["system user 8 +1", "system user 7"]),
            // A clock that was set back hides nothing.
            (7, 3, vec!["system user 7"]),
            (7, 4, vec![]),
            (7, 90_000, vec!["system user 7 +1", "system user 7"]),
        ] {
            let at = DateTime::UNIX_EPOCH + TimeDelta::milliseconds(milliseconds);
            let entries = away.tried(of_user(user), "", at).into_iter();
            let reasons: Vec<String> = entries.map(|entry| entry.audited.reason).collect();
            assert_eq!(reasons, written, "{user}, {milliseconds}");
        }
    }

    #[test]
    fn whoever_tries_a_thousand_times_leaves_a_few_entries_that_say_so() {
        let mut office = Office::over(Store::in_memory().unwrap(), Clock::System).unwrap();
        for number in 0..1_000 {
            assert!(office.refuse_named(7 + number % 2).is_err());
        }
        office.write_what_waits().unwrap();
        let ids = office.store.ids::<AuditEntry>(None, 1_000).unwrap().ids;
        let entries = office.store.get_many::<AuditEntry>(&ids).unwrap();
        let said: Vec<String> = entries
            .into_iter()
            .map(|found| found.unwrap().record.reason)
            .collect();
        let tries = |reason: &String| match reason.split_once('+') {
            Some((_, more)) => more.parse::<usize>().unwrap(),
            None => 1,
        };
        assert_eq!(said.iter().map(tries).sum::<usize>(), 1_000);
        // Two minutes may begin meanwhile.
        assert!((4..=8).contains(&said.len()), "{said:?}");
    }

    #[test]
    fn very_many_users_are_not_all_counted_at_once() {
        let mut away = TurnedAway::default();
        let at = DateTime::UNIX_EPOCH;
        (0..1_000).for_each(|user| assert_eq!(away.tried(of_user(user), "", at).len(), 1));
        assert!(away.0.len() <= COUNTED_AT_ONCE);
    }
}
