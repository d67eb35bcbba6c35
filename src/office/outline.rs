//! What decides in which lists a case, a referral or an action stands, and where: no name, and no word that
//! anybody wrote.

use super::rows::{answer_late, strongest_on};
use crate::domain::Day;
use crate::domain::agenda::rules::Raised;
use crate::domain::case::{CaseCode, CaseStatus, Risk};
use crate::domain::due::dues;
use crate::domain::identifier::{AccountId, CaseId, ReferralId};
use crate::domain::referral::WaitsFor;
use crate::domain::rule::Rule;
use crate::domain::settings::Settings;
use crate::domain::standing::{OpenReferral, Standing};
use crate::domain::workload::{CASE_POINTS, points};

/// What outlines depend on besides the records and the settings.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Looked {
    pub today: Day,
    pub last_session_on: Option<Day>,
}

/// A case.
#[derive(Clone)]
pub(super) struct Outline {
    pub case: CaseId,
    pub code: CaseCode,
    pub status: CaseStatus,
    /// The accounts that may open it, if it is restricted.
    pub restricted_to: Option<Vec<AccountId>>,
    pub facts: Facts,
    pub referrals: Vec<ReferralOutline>,
}

/// What is asked of a case that is open to the reader.
#[derive(Clone)]
pub(super) struct Facts {
    pub risk: Risk,
    pub last_contact_on: Option<Day>,
    /// Whether there is no child, and the day on which one was last seen.
    pub child: (bool, Option<Day>),
    pub next_due: Day,
    /// The strongest rule: whether it is not urgent, and its item of the agenda.
    pub need: (bool, u8),
    /// What is urgent, and what waits for a decision.
    pub urgent: Option<Pressing>,
    pub decision: Option<Pressing>,
    /// Whether it is urgent, overdue, late at a partner or silent.
    pub attention: bool,
    pub overdue: bool,
    pub silent: bool,
    pub points: u32,
}

/// How much the strongest rule of a kind presses: whether nobody flagged it; days, the most pressing first.
pub(super) type Pressing = (bool, i64);

/// An open referral.
#[derive(Clone)]
pub(super) struct ReferralOutline {
    pub referral: ReferralId,
    pub waits_for: WaitsFor,
    pub urgent: bool,
    pub late: i64,
    pub last_move_on: Day,
}

/// The place of a referral: by whose turn it is, urgent ones, the latest answer, the oldest move.
pub(super) type Place = (WaitsFor, bool, i64, Day);

/// An open action.
#[derive(Clone)]
pub(super) struct ActionOutline {
    pub due: Day,
    pub case: Option<CaseId>,
}

impl Outline {
    /// That of a case.
    pub fn of(standing: &Standing, settings: &Settings, looked: Looked) -> Self {
        let referrals = standing.referrals.iter();
        Self {
            case: standing.case,
            code: standing.code.clone(),
            status: standing.status,
            restricted_to: standing.restricted_to.clone(),
            facts: Facts::of(standing, settings, looked),
            referrals: referrals
                .map(|open| ReferralOutline::of(open, settings, looked.today))
                .collect(),
        }
    }

    /// Whether the case is worked on.
    pub fn open(&self) -> bool {
        self.status == CaseStatus::Open
    }

    /// Whether an account may open the case as far as restrictions go.
    pub fn opens_to(&self, account: AccountId) -> bool {
        opens_to(self.restricted_to.as_deref(), account)
    }
}

/// Whether what these may open, or everybody, is open to an account.
pub(super) fn opens_to(named: Option<&[AccountId]>, account: AccountId) -> bool {
    named.is_none_or(|named| named.contains(&account))
}

impl Facts {
    /// Those of a case that is shut to the reader: none.
    pub const SHUT: Self = Self {
        risk: Risk::Unrated,
        last_contact_on: None,
        child: (true, None),
        next_due: Day::MAX,
        need: (true, u8::MAX),
        urgent: None,
        decision: None,
        attention: false,
        overdue: false,
        silent: false,
        points: CASE_POINTS,
    };

    fn of(standing: &Standing, settings: &Settings, looked: Looked) -> Self {
        let today = looked.today;
        let rules = strongest_on(standing, looked.last_session_on, settings, today);
        let any = |wanted: fn(Rule) -> bool| rules.iter().any(|raised| wanted(raised.rule));
        let first = rules.first().map(|raised| raised.rule);
        let next = dues(standing, settings).first().copied();
        Self {
            risk: standing.risk,
            last_contact_on: standing.last_contact_on,
            child: (standing.children() == 0, standing.child_seen_on),
            next_due: next.map_or(Day::MAX, |due| due.on),
            need: first.map_or(Self::SHUT.need, |rule| (!rule.urgent(), rule.item())),
            urgent: pressing(&rules, Rule::urgent),
            decision: pressing(&rules, Rule::decision),
            attention: any(|rule| matches!(rule.item(), 3 | 5 | 6 | 7)),
            overdue: any(|rule| matches!(rule.item(), 5 | 6)),
            silent: any(|rule| matches!(rule, Rule::Silent | Rule::HighRiskSilent)),
            points: points(standing, settings, today),
        }
    }
}

/// What somebody flagged comes first, the newest before others; else what is late the longest.
fn pressing(rules: &[Raised], kind: fn(Rule) -> bool) -> Option<Pressing> {
    let first = rules.iter().find(|raised| kind(raised.rule))?;
    Some(match first.rule {
        Rule::Flagged => (false, first.late),
        _ => (true, -first.late),
    })
}

impl ReferralOutline {
    fn of(open: &OpenReferral, settings: &Settings, today: Day) -> Self {
        Self {
            referral: open.referral,
            waits_for: open.waits_for,
            urgent: open.urgent,
            late: answer_late(open, settings, today),
            last_move_on: open.last_move_on,
        }
    }

    /// Whether it waits for somebody of the team, or is late at the partner.
    pub fn wants_us(&self) -> bool {
        self.late > 0 || self.waits_for != WaitsFor::Partner
    }

    /// Its place.
    pub fn place(&self) -> Place {
        (self.waits_for, !self.urgent, -self.late, self.last_move_on)
    }
}
