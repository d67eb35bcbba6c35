//! Item 6: referrals to follow.

use super::{Look, Raised};
use crate::domain::message::Message;
use crate::domain::referral::AttemptStatus;
use crate::domain::rule::Rule;
use crate::domain::standing::OpenReferral;

impl Look<'_> {
    pub(super) fn referrals(&self) -> impl Iterator<Item = Raised> {
        let open = self.standing.referrals.iter();
        open.filter_map(|open| self.referral_line(open))
    }

    /// One line a referral: a late answer, else what its status asks for.
    fn referral_line(&self, open: &OpenReferral) -> Option<Raised> {
        let (rule, id) = (Rule::ReferralResponseLate, "reason-referral_response_late");
        if let Some(late) = self.answer_late(rule, id, open) {
            // An urgent one has its line in item 3.
            return Some(late).filter(|_| !open.urgent);
        }
        let settings = self.settings;
        let raised = match open.status {
            AttemptStatus::Accepted => self.raise_after(
                Rule::ReferralNoFirstContact,
                "reason-referral_no_first_contact",
                open.status_since,
                settings.referral_first_contact,
            ),
            AttemptStatus::Completed => self.raise_after(
                Rule::ReferralUnconfirmed,
                "reason-referral_unconfirmed",
                open.status_since,
                settings.referral_confirmation,
            ),
            AttemptStatus::Rejected | AttemptStatus::Failed => None,
            _ => self.raise_after(
                Rule::ReferralNoMove,
                "reason-referral_no_move",
                open.last_move_on,
                settings.referral_no_move,
            ),
        };
        raised.map(|raised| Raised {
            reason: raised.reason.with("need", open.need.as_str()),
            ..raised
        })
    }

    /// The line of a referral whose answer is late by at least one working day.
    pub(super) fn answer_late(
        &self,
        rule: Rule,
        id: &'static str,
        open: &OpenReferral,
    ) -> Option<Raised> {
        let respond_by = open.respond_by.filter(|_| open.unanswered())?;
        let days = self.settings.calendar.between(respond_by, self.today);
        (days > 0).then(|| {
            let reason = Message::new(id)
                .with("need", open.need.as_str())
                .with("days", days);
            self.raise(rule, respond_by, reason)
        })
    }
}
