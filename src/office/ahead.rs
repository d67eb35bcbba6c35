//! Reading ahead: while nobody asks, the office reads what lists and searches will need, a part at a time, so that
//! whoever asks waits for one part at most.

use super::desk::Names;
use super::gathering::all_ids;
use super::permission::RequestKind;
use super::{Caller, Office, Refusal};
use crate::domain::identifier::AccountId;
use crate::domain::specialist::Specialist;
use crossbeam_channel::{Receiver, TryRecvError};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::slice;

/// Of whom is read ahead.
pub(super) struct Team {
    /// Who sees them; nobody in particular where they are all.
    seen_by: Option<AccountId>,
    specialists: Vec<Specialist>,
}

/// What comes next in an inbox; nothing when nobody is left who could send something. As long as nothing has come,
/// `read` reads a part ahead, and once more if it says that there may be more. A panic ends the reading alone.
pub fn next<T>(inbox: &Receiver<T>, mut read: impl FnMut() -> bool) -> Option<T> {
    loop {
        match inbox.try_recv() {
            Err(TryRecvError::Empty) => {}
            came => return came.ok(),
        }
        if !catch_unwind(AssertUnwindSafe(&mut read)).unwrap_or(false) {
            return inbox.recv().ok();
        }
    }
}

impl Office {
    /// Reads a part of what lists will need today, and then of what a search will, for whoever has nothing else
    /// to do; whether there may be more of it. Of the specialists whom `caller` sees only what a search needs, once
    /// the first list was read: that reads all of them in one go.
    pub fn read_ahead(&mut self, caller: Option<&Caller>) -> bool {
        self.follow_commits();
        // What could not be read now is read when it is asked for.
        self.read_part(caller).unwrap_or(false)
    }

    fn read_part(&mut self, caller: Option<&Caller>) -> Result<bool, Refusal> {
        let seen_by = caller.map(|caller| caller.account.id);
        let known = self.outlines.ahead.take();
        let team = match known.filter(|team| team.seen_by == seen_by) {
            Some(team) => team,
            None => Team {
                seen_by,
                specialists: self.specialists(caller)?,
            },
        };
        let more = self.read_of(&team)?;
        self.outlines.ahead = Some(team);
        Ok(more)
    }

    fn specialists(&self, caller: Option<&Caller>) -> Result<Vec<Specialist>, Refusal> {
        if let Some(caller) = caller {
            let grant = self.may_now(caller, RequestKind::Caseload)?;
            return self
                .desk(caller, grant, Names::Initials, None)
                .specialists();
        }
        let all = self.store.get_many(&all_ids::<Specialist>(&self.store)?)?;
        let there = all.into_iter().flatten();
        Ok(there.map(|found| found.record).collect())
    }

    fn read_of(&mut self, team: &Team) -> Result<bool, Refusal> {
        let (store, settings) = (&self.store, &self.profile.settings);
        let today = self.clock.today(settings.utc_offset_minutes);
        let mut all = team.specialists.iter();
        if let Some(missing) = all.find(|one| !self.outlines.holds(one, today)) {
            if team.seen_by.is_some() {
                return Ok(false);
            }
            let missing = slice::from_ref(missing);
            self.outlines.of(store, settings, today, missing)?;
            return Ok(true);
        }
        let held = self
            .outlines
            .of(store, settings, today, &team.specialists)?;
        let all = team.specialists.iter().zip(&held);
        let all = all.map(|(one, held)| (one.id, held.ids()));
        Ok(self.arena.read_ahead(store, &self.profile, all)?)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod tests {
    use super::*;
    use crossbeam_channel::unbounded;

    #[test]
    fn what_comes_is_taken_before_more_is_read() {
        let (send, inbox) = unbounded();
        let mut parts = 0;
        let came = next(&inbox, || {
            parts += 1;
            if parts == 3 {
                send.send("asked").unwrap();
            }
            true
        });
        assert_eq!((came, parts), (Some("asked"), 3));
    }

    #[test]
    fn when_all_is_read_or_reading_fails_it_waits() {
        for fails in [false, true] {
            let (send, inbox) = unbounded();
            let mut parts = 0;
            let came = next(&inbox, || {
                parts += 1;
                send.send("asked").unwrap();
                assert!(!fails, "a fault in the office");
                false
            });
            assert_eq!((came, parts), (Some("asked"), 1));
        }
    }

    #[test]
    fn nothing_is_read_for_nobody() {
        let (_, inbox) = unbounded::<()>();
        assert_eq!(next(&inbox, || panic!("it is read")), None);
    }
}
