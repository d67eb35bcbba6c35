//! The limits of the service. Rules cite these, never a number of their own.

use super::Day;
use super::area::{Area, AreaCode};
use super::calendar::{Calendar, plus};
use super::case::Risk;
use serde::{Deserialize, Serialize};

/// One number for each level of risk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ByRisk {
    /// For high risk.
    pub high: u32,
    /// For medium risk.
    pub medium: u32,
    /// For low risk.
    pub low: u32,
    /// While no risk was set.
    pub unrated: u32,
}

impl ByRisk {
    const fn new(high: u32, medium: u32, low: u32, unrated: u32) -> Self {
        Self {
            high,
            medium,
            low,
            unrated,
        }
    }

    /// The number for a level of risk.
    pub fn at(self, risk: Risk) -> u32 {
        match risk {
            Risk::High => self.high,
            Risk::Medium => self.medium,
            Risk::Low => self.low,
            Risk::Unrated => self.unrated,
        }
    }
}

/// What a service is: its settings and its areas; one record.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ServiceProfile {
    /// The settings.
    pub settings: Settings,
    /// Every area of the country, former ones too.
    pub areas: Vec<Area>,
    /// How what is recorded is kept safe.
    pub safekeeping: Safekeeping,
}

/// How long records are kept and how they are guarded. Defaults of the years: field notes, section
/// 6, "Retention defaults"; no law was found, so they are settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Safekeeping {
    /// Minutes without a key after which the interface locks; 0: never.
    pub idle_lock_minutes: u32,
    /// How many backups lie in the store's folder before the oldest goes.
    pub backups_kept: u32,
    /// Years after its closure in which a case is kept before it comes up for erasure.
    pub case_years: u32,
    /// Years after the session in which its personal part is kept before it comes up for erasure, to the
    /// two alone whom it belongs to.
    pub personal_part_years: u32,
    /// The hour of the service's day from which a server makes the day's backup; `None`: never.
    pub backup_hour: Option<u32>,
}

impl Default for Safekeeping {
    fn default() -> Self {
        Self {
            idle_lock_minutes: 10,
            backups_kept: 7,
            case_years: 10,
            personal_part_years: 7,
            backup_hour: Some(18),
        }
    }
}

impl ServiceProfile {
    /// The area with this code.
    pub fn area(&self, code: &AreaCode) -> Option<&Area> {
        self.areas.iter().find(|area| area.code == *code)
    }
}

/// Minutes that the time of a new service is ahead of UTC: Turkmenistan's, the whole year.
pub const UTC_OFFSET_MINUTES: i32 = 300;

/// The settings of a service. Defaults: field notes, section 5, "Defaults".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// The service's name, as it stands in the title of the screen.
    pub service_name: String,
    /// Minutes that the service's time is ahead of UTC.
    pub utc_offset_minutes: i32,
    /// Working week and holidays.
    pub calendar: Calendar,
    /// Working days until the first contact.
    pub first_contact: ByRisk,
    /// Days from registration to the assessment.
    pub assessment: ByRisk,
    /// Days from the assessment to the plan.
    pub plan: ByRisk,
    /// Days between successful contacts.
    pub contact: ByRisk,
    /// Days within which a child of the household is seen.
    pub child_seen: ByRisk,
    /// Days between discussions in supervision.
    pub supervision_review: ByRisk,
    /// Days between reviews of the plan.
    pub plan_review: ByRisk,
    /// Working days for a partner's answer; a partner's own value wins.
    pub referral_response: ByRisk,
    /// Working days for the answer to an urgent referral.
    pub urgent_response: u32,
    /// Days without contact at high risk after which a case is urgent.
    pub urgent_silence: u32,
    /// Days from acceptance to the partner's first contact.
    pub referral_first_contact: u32,
    /// Days without a move after which a referral is looked at.
    pub referral_no_move: u32,
    /// Days from completion to the confirmation with the user of services.
    pub referral_confirmation: u32,
    /// Days without a change of plan after which long-term support is looked at.
    pub plan_unchanged: u32,
    /// Days after which one-time assistance is closed or made long-term.
    pub one_time: u32,
    /// How many days ahead something is "due soon".
    pub due_soon: u32,
    /// The most days that a line of the agenda may wait.
    pub deferral: ByRisk,
    /// Days between individual sessions.
    pub session_interval: u32,
    /// Days between sessions while a specialist is new.
    pub session_interval_new: u32,
    /// Days after the session by which it is signed.
    pub signing: u32,
    /// Years of age under which a person is a child.
    pub child_under: u32,
    /// Years of age from which a person is elderly.
    pub elderly_from: u32,
    /// Workload points that count as full.
    pub capacity: u32,
    /// The same for a new specialist.
    pub capacity_new: u32,
}

impl Settings {
    /// The last day until which a line of the agenda may wait, decided on a day at a level of risk.
    pub fn longest_wait(&self, decided_on: Day, risk: Risk) -> Day {
        plus(decided_on, i64::from(self.deferral.at(risk)))
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            service_name: String::new(),
            utc_offset_minutes: UTC_OFFSET_MINUTES,
            calendar: Calendar::default(),
            first_contact: ByRisk::new(1, 3, 5, 3),
            assessment: ByRisk::new(3, 7, 10, 7),
            plan: ByRisk::new(3, 10, 15, 15),
            contact: ByRisk::new(7, 14, 30, 14),
            child_seen: ByRisk::new(14, 30, 60, 30),
            supervision_review: ByRisk::new(14, 30, 90, 30),
            plan_review: ByRisk::new(30, 90, 180, 90),
            referral_response: ByRisk::new(1, 3, 5, 5),
            urgent_response: 1,
            urgent_silence: 7,
            referral_first_contact: 14,
            referral_no_move: 14,
            referral_confirmation: 7,
            plan_unchanged: 90,
            one_time: 30,
            due_soon: 7,
            deferral: ByRisk::new(14, 60, 90, 30),
            session_interval: 7,
            session_interval_new: 7,
            signing: 14,
            child_under: 18,
            elderly_from: 60,
            capacity: 100,
            capacity_new: 90,
        }
    }
}
