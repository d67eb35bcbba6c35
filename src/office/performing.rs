//! What becomes of a request: whether the caller may, what its area does with it, what is written of that
//! and answered.

use super::answering::{Done, Entries, SlotThen, answer};
use super::beside::Prepared;
use super::change::{Audited, Change};
use super::desk::{Desk, Names};
use super::permission::{Grant, RequestKind, grant};
use super::{Answer, Caller, Office, Refusal, Request, drafts};
use crate::domain::account::Account;
use crate::domain::audit::AuditAction;
use crate::domain::identifier::{AccountId, DraftId};
use crate::domain::message::Message;
use crate::domain::problem::{check_present, check_storable};
use crate::store::engine::UNHEARD;

impl Office {
    /// Does what is asked, if the caller may. A refusal stands in the audit trail. While entries of the
    /// trail wait, the answer is [`Answer::Unrecorded`].
    ///
    /// # Errors
    /// A [`Refusal`]; nothing was changed then.
    pub fn perform(&mut self, caller: &Caller, request: Request) -> Result<Answer, Refusal> {
        let work = self.prepare(caller, &request, false)?;
        let prepared = work.map(|work| work.run(UNHEARD)).unwrap_or_default();
        let answer = self.perform_prepared(caller, request, prepared);
        self.complete(answer)
    }

    /// The same after the work that [`Self::prepare`] gave was done, and before that of [`Self::rest_of`].
    pub(super) fn perform_prepared(
        &mut self,
        caller: &Caller,
        request: Request,
        prepared: Prepared,
    ) -> Result<Answer, Refusal> {
        self.perform_with(Entries::Written, caller, request, prepared)
    }

    /// The same for a question that was answered before: that it is answered again leaves no entry, unless
    /// it is refused now.
    pub(super) fn perform_again(
        &mut self,
        caller: &Caller,
        request: Request,
        prepared: Prepared,
    ) -> Result<Answer, Refusal> {
        self.perform_with(Entries::Stand, caller, request, prepared)
    }

    fn perform_with(
        &mut self,
        entries: Entries,
        caller: &Caller,
        request: Request,
        prepared: Prepared,
    ) -> Result<Answer, Refusal> {
        self.touched.clear();
        self.follow_commits();
        self.look_after_backup();
        self.follow_up();
        let refused = Audited::of(AuditAction::Refused, request.kind(), request.subject());
        let answer = self
            .answered(entries, caller, request, prepared)
            .or_else(|refusal| self.refused(Some(caller.account.id), refused, refusal))?;
        Ok(match self.unrecorded() {
            0 => answer,
            _ => Answer::Unrecorded(Box::new(answer)),
        })
    }

    /// What is kept in memory goes along with what was committed.
    pub(super) fn follow_commits(&mut self) {
        let committed = self.store.committed();
        let (store, profile) = (&self.store, &self.profile);
        self.outlines.follow(store, &profile.settings, &committed);
        self.arena.follow(store, profile, &committed);
    }

    fn answered(
        &mut self,
        entries: Entries,
        caller: &Caller,
        request: Request,
        prepared: Prepared,
    ) -> Result<Answer, Refusal> {
        match request {
            Request::Unmasked { reason, request } => {
                self.may_now(caller, RequestKind::Unmask)?;
                check_unmasking(&reason, &request)?;
                self.expect_trail()?;
                let kind = request.kind();
                let done = self.done(caller, Names::Full, None, *request)?;
                let done = done.unmasked(kind, &reason);
                self.finish(caller, done.with(entries), &[], prepared)
            }
            Request::Save(save) => {
                let done = self.done(caller, Names::Initials, save.based_on, save.request)?;
                self.finish(caller, done, &save.drafts, prepared)
            }
            Request::Again(request) => self.answered(entries, caller, *request, prepared),
            request => {
                let done = self.done(caller, Names::Initials, None, request)?;
                self.finish(caller, done.with(entries), &[], prepared)
            }
        }
    }

    /// What the area of a request does with it; nothing is written yet.
    pub(super) fn done(
        &self,
        caller: &Caller,
        names: Names,
        based_on: Option<u64>,
        request: Request,
    ) -> Result<Done, Refusal> {
        let grant = self.may_now(caller, request.kind())?;
        let desk = self.desk(caller, grant, names, based_on);
        answer(&desk, request, self.demonstration())
    }

    /// What a request has at hand.
    pub(super) fn desk<'a>(
        &'a self,
        caller: &'a Caller,
        grant: Grant,
        names: Names,
        based_on: Option<u64>,
    ) -> Desk<'a> {
        Desk {
            store: &self.store,
            outlines: &self.outlines,
            arena: &self.arena,
            profile: &self.profile,
            caller,
            grant,
            names,
            based_on,
            today: self.clock.today(self.profile.settings.utc_offset_minutes),
            now: self.clock.now(),
            backups: &self.backups,
            serving: self.serving.as_ref(),
        }
    }

    /// How far the caller may go with a kind of request, by the account as it is now: one may have been
    /// disabled since one came in.
    pub(super) fn may_now(&self, caller: &Caller, kind: RequestKind) -> Result<Grant, Refusal> {
        let account = self.store.get::<Account>(caller.account.id)?;
        let Some(account) = account.map(|found| found.record) else {
            return Err(Refusal::NotAllowed(Message::new("office-no-account")));
        };
        if account.disabled {
            return Err(Refusal::NotAllowed(Message::new("office-account-disabled")));
        }
        match grant(kind, account.role) {
            Grant::No => Err(Refusal::NotAllowed(Message::new("office-role-may-not"))),
            grant => Ok(grant),
        }
    }

    /// Checks that the caller may do something: what is no request, or begins with long work.
    ///
    /// # Errors
    /// The role does not allow it.
    pub fn expect_may(&mut self, caller: &Caller, kind: RequestKind) -> Result<(), Refusal> {
        let audit = Audited::of(AuditAction::Refused, kind, "");
        match self.may_now(caller, kind) {
            Ok(_) => Ok(()),
            Err(refusal) => self.refused(Some(caller.account.id), audit, refusal),
        }
    }

    /// Commits a change together with the note that these drafts are saved, then takes them away.
    fn save(
        &mut self,
        who: AccountId,
        mut change: Change,
        saved: &[DraftId],
    ) -> Result<(), Refusal> {
        drafts::remember(&self.store, who, saved, &mut change)?;
        self.write(who, change)?;
        if !saved.is_empty() {
            drafts::forget_saved(&mut self.store, who);
        }
        Ok(())
    }

    /// Commits what an area wants written, then gives its answer.
    fn finish(
        &mut self,
        caller: &Caller,
        done: Done,
        saved: &[DraftId],
        prepared: Prepared,
    ) -> Result<Answer, Refusal> {
        let who = caller.account.id;
        match done {
            Done::Read(answer) => Ok(answer),
            Done::Wrote(change, answer) => {
                self.save(who, change, saved)?;
                Ok(answer)
            }
            Done::Kept(draft) => {
                let at = self.clock.now();
                let elsewhere = drafts::keep(&mut self.store, who, draft, at)?;
                Ok(Answer::DraftKept { at, elsewhere })
            }
            Done::GivenUp(draft) => {
                drafts::remove(&mut self.store, who, draft)?;
                Ok(Answer::Done)
            }
            Done::Referral(changed) => {
                self.save(who, changed.change, saved)?;
                let shown = Request::Referral(changed.referral);
                self.answered(Entries::Written, caller, shown, prepared)
            }
            Done::Backup(to) => {
                let today = self.clock.today(self.profile.settings.utc_offset_minutes);
                self.begin_backup(Some(who), to, (self.clock.now(), today))
            }
            Done::Verify => Ok(Answer::Verified(prepared.verified()?)),
            Done::Erased(change, erasure) => {
                self.write(who, change)?;
                self.outlines.forget();
                self.arena.forget();
                Ok(Answer::Erased(erasure))
            }
            Done::Profile(change, profile) => {
                self.write(who, change)?;
                self.profile = profile;
                Ok(Answer::Done)
            }
            Done::Account(change, account, SlotThen::Removed) => {
                self.write(who, change)?;
                self.put_slot(&account, None)?;
                Ok(Answer::Done)
            }
            Done::Account(change, account, then) => {
                let prepared = match then {
                    SlotThen::SetByOwner => self.expect_known(prepared)?,
                    _ => prepared,
                };
                let slot = prepared.slot()?;
                self.write(who, change)?;
                self.put_slot(&account, Some(slot))?;
                Ok(Answer::Done)
            }
            Done::RecoveryKey(change) => {
                let slot = prepared.slot()?;
                self.write(who, change)?;
                self.put_recovery_slot(slot)?;
                Ok(Answer::Done)
            }
        }
    }
}

/// Checks that names are asked for with a reason, and only to read.
fn check_unmasking(reason: &str, request: &Request) -> Result<(), Refusal> {
    check_present("reason", reason)?;
    check_storable(&[("reason", reason)])?;
    let kind = request.kind();
    let asks_again = matches!(request, Request::Again(_));
    if asks_again || kind == RequestKind::Unmask || !kind.reads() {
        return Err(Refusal::NotAllowed(Message::new("office-unmask-reading")));
    }
    Ok(())
}
