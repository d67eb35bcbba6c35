//! Sending a referral: whether it may go out, and when the partner answers.

use super::Referral;
use crate::domain::Day;
use crate::domain::case::{CaseStatus, Risk};
use crate::domain::message::Message;
use crate::domain::partner::{Partner, ServiceStatus};
use crate::domain::problem::{Problem, check_present, check_storable};
use crate::domain::settings::Settings;

/// What a referral is sent with, besides what it says itself.
#[derive(Debug, Clone, Copy)]
pub struct Sending<'a> {
    /// The status of its case.
    pub case: CaseStatus,
    /// The day of consent of the person whom the case is about.
    pub consent_on: Option<Day>,
    /// The status of the partner's service, if one was named.
    pub service: Option<ServiceStatus>,
    /// Why it is sent without consent or to a service that is not active; empty where nobody gave
    /// a reason.
    pub override_reason: &'a str,
}

/// Checks that a referral may be sent (field notes, section 3).
///
/// # Errors
/// It does not say what help is needed; the case is not open; there is no consent, or the service is
/// not active, and no reason was given.
pub fn check_sendable(referral: &Referral, sending: Sending<'_>) -> Result<(), Problem> {
    check_present("need", &referral.need)?;
    check_storable(&[("need", &referral.need)])?;
    if sending.case != CaseStatus::Open {
        let message =
            Message::new("problem-case-not-open").with("status", Message::new(sending.case.word()));
        return Err(Problem::whole(message));
    }
    if !sending.override_reason.trim().is_empty() {
        return check_storable(&[("override_reason", sending.override_reason)]);
    }
    if sending.consent_on.is_none() {
        let message = Message::new("problem-consent-missing");
        return Err(Problem::of("override_reason", message));
    }
    match sending.service {
        None | Some(ServiceStatus::Active) => Ok(()),
        Some(status) => {
            let message = Message::new("problem-service-not-active")
                .with("status", Message::new(status.word()));
            Err(Problem::of("override_reason", message))
        }
    }
}

/// The day by which a partner answers a referral that is sent on a day. The working days agreed with
/// the partner win over the setting; an urgent referral never waits longer than the urgent setting.
pub fn respond_by(
    sent_on: Day,
    referral: &Referral,
    risk: Risk,
    partner: &Partner,
    settings: &Settings,
) -> Day {
    let agreed = partner.response_days;
    let days = if referral.urgent {
        settings.urgent_response.min(agreed.unwrap_or(u32::MAX))
    } else {
        agreed.unwrap_or(settings.referral_response.at(risk))
    };
    settings.calendar.after(sent_on, days)
}
