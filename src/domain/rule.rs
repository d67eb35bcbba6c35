//! The named rules that put a line on the agenda, each with its item (field notes, section 4).

use super::coded::coded;

coded! {
    /// A rule of the agenda, in the order of the agenda's items.
    pub enum Rule("rule") {
        /// The check-in that opens every session.
        CheckIn = "check_in",
        /// A promised action is late.
        ActionOverdue = "action_overdue",
        /// A promised action is open.
        ActionOpen = "action_open",
        /// Somebody flagged the case.
        Flagged = "flagged",
        /// High risk, and no contact within the limit.
        HighRiskSilent = "high_risk_silent",
        /// The risk was raised since the last session.
        RiskRaised = "risk_raised",
        /// An urgent referral without an answer in time.
        UrgentReferral = "urgent_referral",
        /// A plan waits for approval.
        PlanApproval = "plan_approval",
        /// A refused or failed referral waits for a decision.
        ReferralDecision = "referral_decision",
        /// Closing the case was asked for.
        ClosureRequested = "closure_requested",
        /// No first contact within the limit.
        FirstContactOverdue = "first_contact_overdue",
        /// No assessment within the limit.
        AssessmentOverdue = "assessment_overdue",
        /// No plan within the limit.
        PlanOverdue = "plan_overdue",
        /// The plan was not reviewed within the limit.
        PlanReviewOverdue = "plan_review_overdue",
        /// A promised contact was not made.
        FollowUpOverdue = "follow_up_overdue",
        /// Planned help was not given.
        HelpOverdue = "help_overdue",
        /// The partner did not answer in time.
        ReferralResponseLate = "referral_response_late",
        /// Accepted, but no first contact.
        ReferralNoFirstContact = "referral_no_first_contact",
        /// A referral without any move.
        ReferralNoMove = "referral_no_move",
        /// The partner is done, nobody asked the person.
        ReferralUnconfirmed = "referral_unconfirmed",
        /// No contact recorded within the limit.
        Silent = "silent",
        /// No child of the household was seen within the limit.
        ChildUnseen = "child_unseen",
        /// Long-term support whose plan did not change.
        PlanUnchanged = "plan_unchanged",
        /// One-time assistance that goes on.
        OneTimeTooLong = "one_time_too_long",
        /// Not talked about in supervision within the limit.
        NotDiscussed = "not_discussed",
        /// New in this caseload.
        NewCase = "new_case",
        /// All goals reached.
        ReadyToClose = "ready_to_close",
        /// No risk was set.
        RiskUnrated = "risk_unrated",
        /// Something is due in the next days.
        DueSoon = "due_soon",
        /// Workload and capacity.
        Workload = "workload",
        /// Learning and positive practice.
        Learning = "learning",
        /// The date of the next session.
        NextDate = "next_date",
    }
}

impl Rule {
    /// The item of the agenda that the rule belongs to, 1 to 13.
    pub fn item(self) -> u8 {
        match self {
            Self::CheckIn => 1,
            Self::ActionOverdue | Self::ActionOpen => 2,
            Self::Flagged | Self::HighRiskSilent | Self::RiskRaised | Self::UrgentReferral => 3,
            Self::PlanApproval | Self::ReferralDecision | Self::ClosureRequested => 4,
            Self::FirstContactOverdue
            | Self::AssessmentOverdue
            | Self::PlanOverdue
            | Self::PlanReviewOverdue
            | Self::FollowUpOverdue
            | Self::HelpOverdue => 5,
            Self::ReferralResponseLate
            | Self::ReferralNoFirstContact
            | Self::ReferralNoMove
            | Self::ReferralUnconfirmed => 6,
            Self::Silent | Self::ChildUnseen | Self::PlanUnchanged | Self::OneTimeTooLong => 7,
            Self::NotDiscussed => 8,
            Self::NewCase | Self::ReadyToClose | Self::RiskUnrated => 9,
            Self::DueSoon => 10,
            Self::Workload => 11,
            Self::Learning => 12,
            Self::NextDate => 13,
        }
    }

    /// Whether the rule makes a case urgent.
    pub fn urgent(self) -> bool {
        self.item() == 3
    }

    /// Whether the rule waits for the supervisor's decision.
    pub fn decision(self) -> bool {
        self.item() == 4
    }
}
