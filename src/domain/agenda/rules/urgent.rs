//! Items 3 and 4: what cannot wait, and what waits for the supervisor's decision.

use super::{Look, Raised};
use crate::domain::case::Risk;
use crate::domain::message::Message;
use crate::domain::referral::WaitsFor;
use crate::domain::rule::Rule;

impl Look<'_> {
    pub(super) fn urgent(&self) -> impl Iterator<Item = Raised> {
        [self.flagged(), self.high_risk_silent(), self.risk_raised()]
            .into_iter()
            .flatten()
            .chain(self.urgent_referrals())
    }

    pub(super) fn decisions(&self) -> impl Iterator<Item = Raised> {
        [self.plan_approval(), self.closure_requested()]
            .into_iter()
            .flatten()
            .chain(self.referral_decisions())
    }

    fn flagged(&self) -> Option<Raised> {
        let (on, text) = self.standing.flag.as_ref()?;
        let reason = Message::new("reason-flagged")
            .with("text", text.as_str())
            .with("day", self.near(*on));
        Some(self.raise(Rule::Flagged, *on, reason))
    }

    pub(super) fn high_risk_silent(&self) -> Option<Raised> {
        let last = self.standing.last_contact_on;
        let from = last.unwrap_or(self.standing.registered_on);
        let (rule, limit) = (Rule::HighRiskSilent, self.settings.urgent_silence);
        self.raise_after(rule, "reason-high_risk_silent", from, limit)
            .filter(|_| self.standing.risk == Risk::High)
    }

    fn risk_raised(&self) -> Option<Raised> {
        let on = self.standing.risk_raised_on;
        on.filter(|on| self.is_news(*on))
            .map(|on| self.raise_on(Rule::RiskRaised, "reason-risk_raised", on))
    }

    fn urgent_referrals(&self) -> impl Iterator<Item = Raised> {
        let urgent = self.standing.referrals.iter().filter(|open| open.urgent);
        urgent.filter_map(|open| {
            self.answer_late(Rule::UrgentReferral, "reason-urgent_referral", open)
        })
    }

    fn plan_approval(&self) -> Option<Raised> {
        let on = self.standing.planned_on;
        on.filter(|_| self.standing.approval_pending)
            .map(|on| self.raise_on(Rule::PlanApproval, "reason-plan_approval", on))
    }

    fn closure_requested(&self) -> Option<Raised> {
        let on = self.standing.closure_requested_on?;
        Some(self.raise_on(Rule::ClosureRequested, "reason-closure_requested", on))
    }

    fn referral_decisions(&self) -> impl Iterator<Item = Raised> {
        let open = self.standing.referrals.iter();
        open.filter(|open| open.waits_for == WaitsFor::Decision)
            .map(|open| {
                let reason = Message::new("reason-referral_decision")
                    .with("need", open.need.as_str())
                    .with("status", Message::new(open.status.word()))
                    .with("day", self.near(open.status_since));
                self.raise(Rule::ReferralDecision, open.status_since, reason)
            })
    }
}
