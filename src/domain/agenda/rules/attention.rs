//! Items 7 to 10: silence, and what deserves a look.

use super::{Look, Raised};
use crate::domain::calendar::plus;
use crate::domain::case::{Assistance, Risk};
use crate::domain::due::{Due, DueKind, dues};
use crate::domain::message::Message;
use crate::domain::rule::Rule;

impl Look<'_> {
    pub(super) fn silence(&self) -> impl Iterator<Item = Raised> {
        [
            self.silent(),
            self.child_unseen(),
            self.plan_unchanged(),
            self.one_time_too_long(),
        ]
        .into_iter()
        .flatten()
    }

    pub(super) fn attention(&self) -> impl Iterator<Item = Raised> {
        [
            self.not_discussed(),
            self.new_case(),
            self.ready_to_close(),
            self.unrated(),
            self.due_soon(),
        ]
        .into_iter()
        .flatten()
    }

    /// A case without any contact is silent too, from the registration on. Silence that is urgent
    /// already has its line.
    fn silent(&self) -> Option<Raised> {
        let limit = self.settings.contact.at(self.standing.risk);
        let (id, from) = match self.standing.last_contact_on {
            Some(last) => ("reason-silent", last),
            None => ("reason-never_reached", self.standing.registered_on),
        };
        self.raise_after(Rule::Silent, id, from, limit)
            .filter(|_| self.high_risk_silent().is_none())
    }

    fn child_unseen(&self) -> Option<Raised> {
        let limit = self.settings.child_seen.at(self.standing.risk);
        let (id, from) = match self.standing.child_seen_on {
            Some(last) => ("reason-child_unseen", last),
            None => ("reason-child_never_seen", self.standing.registered_on),
        };
        let raised = self.raise_after(Rule::ChildUnseen, id, from, limit)?;
        (self.standing.children() > 0).then(|| Raised {
            reason: raised.reason.with("day", self.near(from)),
            ..raised
        })
    }

    fn plan_unchanged(&self) -> Option<Raised> {
        let on = self.standing.plan_reviewed_on?;
        let long_term = self.standing.assistance == Assistance::LongTerm;
        // A plan whose review is overdue by the risk's own limit already has its line.
        let review = i64::from(self.settings.plan_review.at(self.standing.risk));
        let reviewed = (self.today - on).num_days() <= review;
        let (rule, limit) = (Rule::PlanUnchanged, self.settings.plan_unchanged);
        self.raise_after(rule, "reason-plan_unchanged", on, limit)
            .filter(|_| long_term && reviewed)
    }

    fn one_time_too_long(&self) -> Option<Raised> {
        let (rule, limit) = (Rule::OneTimeTooLong, self.settings.one_time);
        let from = self.standing.registered_on;
        self.raise_after(rule, "reason-one_time_too_long", from, limit)
            .filter(|_| self.standing.assistance == Assistance::OneTime)
    }

    fn not_discussed(&self) -> Option<Raised> {
        let limit = self.settings.supervision_review.at(self.standing.risk);
        let discussed = self.standing.last_discussed.as_ref();
        let from = discussed.map_or(self.standing.owned_since, |discussed| discussed.on);
        self.raise_after(Rule::NotDiscussed, "reason-not_discussed", from, limit)
    }

    fn new_case(&self) -> Option<Raised> {
        let on = self.standing.owned_since;
        self.is_news(on)
            .then(|| self.raise_on(Rule::NewCase, "reason-new_case", on))
    }

    fn ready_to_close(&self) -> Option<Raised> {
        let ready = self.standing.goals_reached && self.standing.closure_requested_on.is_none();
        let on = self.standing.plan_reviewed_on.filter(|_| ready)?;
        Some(self.raise(
            Rule::ReadyToClose,
            on,
            Message::new("reason-ready_to_close"),
        ))
    }

    fn unrated(&self) -> Option<Raised> {
        let on = self.standing.registered_on;
        (self.standing.risk == Risk::Unrated)
            .then(|| self.raise_on(Rule::RiskUnrated, "reason-risk_unrated", on))
    }

    fn due_soon(&self) -> Option<Raised> {
        let last = plus(self.today, i64::from(self.settings.due_soon));
        let soon =
            |due: &Due| due.kind != DueKind::Action && due.on >= self.today && due.on <= last;
        let due = dues(self.standing, self.settings).into_iter().find(soon)?;
        let reason = Message::new("reason-due_soon")
            .with("what", Message::new(due.kind.word()))
            .with("day", self.near(due.on));
        Some(self.raise(Rule::DueSoon, due.on, reason))
    }
}
