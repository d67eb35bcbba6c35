//! Sending a referral: consent, the service, the open case, and the day of the answer.

use crate::referral::referral;
use crate::support::{ago, day, id};
use goldaw::domain::case::{CaseStatus, Risk};
use goldaw::domain::partner::{Partner, ServiceStatus};
use goldaw::domain::referral::Referral;
use goldaw::domain::referral::sending::{Sending, check_sendable, respond_by};
use goldaw::domain::settings::Settings;

fn ready() -> Sending<'static> {
    Sending {
        case: CaseStatus::Open,
        consent_on: Some(ago(9)),
        service: Some(ServiceStatus::Active),
        override_reason: "",
    }
}

fn partner(response_days: Option<u32>) -> Partner {
    Partner {
        id: id(8),
        source: None,
        names: "Ýeňme".into(),
        alternate_name: String::new(),
        description: String::new(),
        email: String::new(),
        website: String::new(),
        phone: String::new(),
        hours: String::new(),
        focal_person: String::new(),
        response_days,
        attributes: Vec::new(),
    }
}

#[test]
fn a_referral_goes_out_with_consent_or_with_a_reason() {
    let no_consent = Sending {
        consent_on: None,
        ..ready()
    };
    let resting = Sending {
        service: Some(ServiceStatus::TemporarilyClosed),
        ..ready()
    };
    let closed = Sending {
        case: CaseStatus::Closed,
        ..ready()
    };
    let reason = "immediate danger";
    let table = [
        (ready(), None),
        (
            Sending {
                service: None,
                ..ready()
            },
            None,
        ),
        (no_consent, Some("problem-consent-missing")),
        (
            Sending {
                override_reason: "  ",
                ..no_consent
            },
            Some("problem-consent-missing"),
        ),
        (
            Sending {
                override_reason: reason,
                ..no_consent
            },
            None,
        ),
        (resting, Some("problem-service-not-active")),
        (
            Sending {
                override_reason: reason,
                ..resting
            },
            None,
        ),
        (closed, Some("problem-case-not-open")),
        (
            Sending {
                override_reason: reason,
                ..closed
            },
            Some("problem-case-not-open"),
        ),
    ];
    for (sending, expected) in table {
        let found = check_sendable(&referral(), sending).err();
        assert_eq!(
            found.map(|problem| problem.message.id),
            expected,
            "{sending:?}"
        );
    }
    let silent = Referral {
        need: " ".into(),
        ..referral()
    };
    let problem = check_sendable(&silent, ready()).unwrap_err();
    assert_eq!(problem.field, Some("need"));
}

#[test]
fn a_partner_answers_within_the_days_agreed_or_by_risk() {
    // Sent on Friday 15.10.: urgent, risk, days agreed with the partner, day of the answer.
    let table = [
        (false, Risk::High, None, "2021-10-18"),
        (false, Risk::Medium, None, "2021-10-20"),
        (false, Risk::Low, None, "2021-10-22"),
        (false, Risk::Unrated, None, "2021-10-22"),
        (false, Risk::High, Some(7), "2021-10-26"),
        (false, Risk::Low, Some(2), "2021-10-19"),
        (true, Risk::Low, None, "2021-10-18"),
        (true, Risk::Low, Some(7), "2021-10-18"),
        (true, Risk::Low, Some(0), "2021-10-15"),
    ];
    for (urgent, risk, agreed, expected) in table {
        let referral = Referral {
            urgent,
            ..referral()
        };
        let by = respond_by(
            day("2021-10-15"),
            &referral,
            risk,
            &partner(agreed),
            &Settings::default(),
        );
        assert_eq!(by, day(expected), "{urgent} {risk:?} {agreed:?}");
    }
}
